/* Field tables of a report's question, its cells, the records behind. */
#include <showroom/report.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_report_ask, m, lab, typ, w, fl, ch)
static const struct sr_field report_ask[] = {
	F(name, N_("Report"), TEXT, 16, SR_REQUIRED, NULL),
	F(from, N_("From"), DAY, 10, SR_REQUIRED, NULL),
	F(to, N_("To"), DAY, 10, SR_REQUIRED, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(measure, N_("Measure"), TEXT, 12, 0, NULL),
	F(month, N_("Month to date"), BOOL, 3, 0, NULL),
};
#undef F
const struct sr_record sr_rec_report_ask =
    SR_RECORD("report_ask", N_("Report"), struct sr_report_ask, report_ask);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_cell, m, lab, typ, w, fl, ch)
static const struct sr_field cell[] = {
	F(block, N_("Block"), INT, 2, 0, NULL),
	F(row, N_("Row"), INT, 4, 0, NULL),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(col, N_("Column"), TEXT, 12, 0, NULL),
	F(value, N_("Value"), INT, 8, 0, NULL),
	F(num, N_("Numerator"), INT, 8, 0, NULL),
	F(den, N_("Denominator"), INT, 8, 0, NULL),
	F(text, N_("Text"), NOTE, 40, 0, NULL),
};
#undef F
const struct sr_record sr_rec_cell =
    SR_RECORD("cell", N_("Report cell"), struct sr_cell, cell);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_behind, m, lab, typ, w, fl, ch)
static const struct sr_field behind[] = {
	F(noun, N_("What"), ENUM, 8, 0, &sr_choice_noun),
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(day, N_("Day"), DAY, 5, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(name, N_("Customer"), TEXT, 10, 0, NULL),
	F(text, N_("Text"), NOTE, 40, 0, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(corrected, N_("Corrected"), BOOL, 3, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_behind =
    SR_RECORD("behind", N_("Record behind a figure"), struct sr_behind, behind);
