/* Field tables of the business day. */
#include <showroom/day.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_dayrec, m, lab, typ, w, fl, ch)
static const struct sr_field dayrec[] = {
	SR_HEAD_FIELDS(struct sr_dayrec),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED | SR_FIXED, NULL),
	F(weather, N_("Weather"), REF, 6, 0, &sr_list_weather),
	F(remark, N_("Remark"), NOTE, 60, 0, NULL),
	F(signer, N_("Signed by"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(second, N_("Countersigned by"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(signed_at, N_("Signed"), INSTANT, 16, SR_KEPT, NULL),
	F(second_at, N_("Countersigned"), INSTANT, 16, SR_KEPT, NULL),
	F(digest, N_("Digest"), TEXT, 16, SR_KEPT, NULL),
	F(open_reason, N_("Signed with open lines because"), TEXT, 30, SR_KEPT,
	    NULL),
	F(loss_reason, N_("Month closed without analysing losses because"),
	    TEXT, 30, SR_KEPT, NULL),
};
#undef F
const struct sr_record sr_rec_dayrec =
    SR_RECORD("day", N_("Day"), struct sr_dayrec, dayrec);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_instruction, m, lab, typ, w, fl, ch)
static const struct sr_field instruction[] = {
	SR_HEAD_FIELDS(struct sr_instruction),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(staff, N_("For"), REF, 8, 0, &sr_ref_staff),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(author, N_("From"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(text, N_("Instruction"), TEXT, 60, SR_REQUIRED, NULL),
	F(read_at, N_("Read"), INSTANT, 16, SR_KEPT | SR_HIDDEN, NULL),
	F(read_day, N_("Read on"), DAY, 5, SR_LOCAL | SR_DERIVED, NULL),
	F(read_minute, N_("Read at"), TIME, 5, SR_LOCAL | SR_DERIVED, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_instruction = SR_RECORD(
    "instruction", N_("Instruction"), struct sr_instruction, instruction);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_figure, m, lab, typ, w, fl, ch)
static const struct sr_field figure[] = {
	SR_HEAD_FIELDS(struct sr_figure),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(measure, N_("Measure"), TEXT, 12, SR_REQUIRED, NULL),
	F(month, N_("Month to date"), INT, 1, 0, NULL),
	F(value, N_("Value"), INT, 6, 0, NULL),
};
#undef F
const struct sr_record sr_rec_figure =
    SR_RECORD("figure", N_("Signed figure"), struct sr_figure, figure);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_correction, m, lab, typ, w, fl, ch)
static const struct sr_field correction[] = {
	SR_HEAD_FIELDS(struct sr_correction),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(noun, N_("What"), ENUM, 8, SR_REQUIRED, &sr_choice_noun),
	F(row, N_("Row"), ID, 8, SR_REQUIRED, NULL),
	F(staff, N_("By"), REF, 8, 0, &sr_ref_staff),
	F(reason, N_("Reason"), TEXT, 30, SR_REQUIRED, NULL),
	F(text, N_("Changed"), TEXT, 40, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_correction =
    SR_RECORD("correction", N_("Correction"), struct sr_correction, correction);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_sign, m, lab, typ, w, fl, ch)
static const struct sr_field sign[] = {
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(second, N_("Countersign"), BOOL, 3, 0, NULL),
	F(reason, N_("Reason"), TEXT, 30, 0, NULL),
	F(loss_reason, N_("Reason for the month"), TEXT, 30, 0, NULL),
};
#undef F
const struct sr_record sr_rec_sign =
    SR_RECORD("sign", N_("Sign the day"), struct sr_sign, sign);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_sum, m, lab, typ, w, fl, ch)
static const struct sr_field sum[] = {
	F(day, N_("Day"), DAY, 10, 0, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(overdue, N_("Overdue"), INT, 3, 0, NULL),
	F(due, N_("Today"), INT, 3, 0, NULL),
	F(done, N_("Done"), INT, 3, 0, NULL),
	F(appointments, N_("Appointments"), INT, 3, 0, NULL),
	F(inhouse, N_("In house"), INT, 3, 0, NULL),
	F(incomplete, N_("Incomplete"), INT, 3, 0, NULL),
	F(requests, N_("To approve"), INT, 3, 0, NULL),
	F(walkin, N_("Walk-in"), INT, 3, 0, NULL),
	F(callin, N_("Phone-in"), INT, 3, 0, NULL),
	F(other, N_("Other way"), INT, 3, 0, NULL),
	F(first, N_("First"), INT, 3, 0, NULL),
	F(again, N_("Again"), INT, 3, 0, NULL),
	F(o, "O", INT, 3, 0, NULL),
	F(h, "H", INT, 3, 0, NULL),
	F(a, "A", INT, 3, 0, NULL),
	F(b, "B", INT, 3, 0, NULL),
	F(c, "C", INT, 3, 0, NULL),
	F(n, "N", INT, 3, 0, NULL),
	F(next_day, N_("Next working day"), DAY, 10, 0, NULL),
	F(next, N_("Due by then"), INT, 3, 0, NULL),
};
#undef F
const struct sr_record sr_rec_sum =
    SR_RECORD("sum", N_("Numbers of the day"), struct sr_sum, sum);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_calday, m, lab, typ, w, fl, ch)
static const struct sr_field calday[] = {
	F(day, N_("Day"), DAY, 10, 0, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(planned, N_("Planned"), INT, 3, 0, NULL),
	F(done, N_("Done"), INT, 3, 0, NULL),
	F(overdue, N_("Overdue"), INT, 3, 0, NULL),
};
#undef F
const struct sr_record sr_rec_calday =
    SR_RECORD("calday", N_("Calendar day"), struct sr_calday, calday);
