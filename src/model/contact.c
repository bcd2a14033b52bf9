/* Field tables of the contact log, grade moves and plans. */
#include <showroom/card.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_contact, m, lab, typ, w, fl, ch)
static const struct sr_field contact[] = {
	SR_HEAD_FIELDS(struct sr_contact),
	F(card, N_("Card"), REF, 9, SR_REQUIRED | SR_HIDDEN, &sr_ref_card),
	F(staff, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(state, N_("State"), ENUM, 6, SR_REQUIRED, &sr_choice_contact_state),
	F(kind, N_("Way"), ENUM, 6, 0, &sr_choice_contact_kind),
	F(theme, N_("Theme"), REF, 8, 0, &sr_list_theme),
	F(plan_day, N_("Planned for"), DAY, 10, 0, NULL),
	F(plan_minute, N_("Planned at"), TIME, 5, 0, NULL),
	F(day, N_("Day"), DAY, 10, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(reached, N_("Outcome"), ENUM, 6, 0, &sr_choice_reached),
	F(unreached, N_("Why not reached"), REF, 8, 0, &sr_list_unreached),
	F(text, N_("What was said"), NOTE, 40, 0, NULL),
	F(before, N_("Grade before"), GRADE, 2, 0, &sr_choice_grade),
	F(after, N_("Grade after"), GRADE, 2, 0, &sr_choice_grade),
	F(batch, N_("Import"), ID, 8, SR_KEPT | SR_HIDDEN, NULL),
	F(missed, N_("Missed since"), DAY, 10, SR_KEPT | SR_HIDDEN, NULL),
	F(name, N_("Customer"), TEXT, 10, SR_LOCAL | SR_DERIVED, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_contact =
    SR_RECORD("contact", N_("Contact"), struct sr_contact, contact);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_contact_log, m, lab, typ, w, fl, ch)
static const struct sr_field contact_log[] = {
	F(card, N_("Card"), REF, 9, SR_REQUIRED | SR_HIDDEN, &sr_ref_card),
	F(kind, N_("Way"), ENUM, 6, SR_REQUIRED, &sr_choice_contact_kind),
	F(reached, N_("Outcome"), ENUM, 6, SR_REQUIRED, &sr_choice_reached),
	F(unreached, N_("Why not reached"), REF, 8, SR_MORE,
	    &sr_list_unreached),
	F(grade, N_("Grade after"), GRADE, 2, 0, &sr_choice_grade),
	F(next_day, N_("Next contact"), DAY, 10, 0, NULL),
	F(next_minute, N_("Next time"), TIME, 5, SR_MORE, NULL),
	F(next_kind, N_("Next way"), ENUM, 6, 0, &sr_choice_contact_kind),
	F(next_theme, N_("Next theme"), REF, 8, SR_MORE, &sr_list_theme),
	F(text, N_("What was said"), NOTE, 60, 0, NULL),
	F(theme, N_("Theme"), REF, 8, SR_MORE, &sr_list_theme),
	F(day, N_("Day"), DAY, 10, SR_MORE, NULL),
	F(minute, N_("Time"), TIME, 5, SR_MORE, NULL),
	F(grade_why, N_("Why the grade"), TEXT, 30, SR_MORE, NULL),
	F(seen_grade, N_("Grade seen"), GRADE, 2, SR_HIDDEN, &sr_choice_grade),
	F(seen_day, N_("Due as seen"), DAY, 10, SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_contact_log = SR_RECORD(
    "contact_log", N_("Log a contact"), struct sr_contact_log, contact_log);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_plan_ask, m, lab, typ, w, fl, ch)
static const struct sr_field plan_ask[] = {
	F(card, N_("Card"), REF, 9, 0, &sr_ref_card),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(reached, N_("Outcome"), ENUM, 6, 0, &sr_choice_reached),
	F(want, N_("Next contact"), DAY, 10, 0, NULL),
	F(logging, N_("While logging"), BOOL, 3, 0, NULL),
	F(day, N_("Day"), DAY, 10, 0, NULL),
};
#undef F
const struct sr_record sr_rec_plan_ask =
    SR_RECORD("plan_ask", N_("Next contact"), struct sr_plan_ask, plan_ask);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_plan, m, lab, typ, w, fl, ch)
static const struct sr_field plan[] = {
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(day, N_("Next contact"), DAY, 10, 0, NULL),
	F(cap_day, N_("At the latest"), DAY, 10, 0, NULL),
	F(every_days, N_("Contact every days"), INT, 3, 0, NULL),
	F(cap_days, N_("Hard cap days"), INT, 3, 0, NULL),
	F(moved, N_("Moved off a closed day"), BOOL, 3, 0, NULL),
	F(holiday, N_("Holiday"), TEXT, 10, 0, NULL),
};
#undef F
const struct sr_record sr_rec_plan =
    SR_RECORD("plan", N_("Next contact"), struct sr_plan, plan);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_move, m, lab, typ, w, fl, ch)
static const struct sr_field move[] = {
	SR_HEAD_FIELDS(struct sr_move),
	F(card, N_("Card"), REF, 9, SR_REQUIRED | SR_HIDDEN, &sr_ref_card),
	F(day, N_("Day"), DAY, 10, SR_REQUIRED, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(before, N_("Grade before"), GRADE, 2, 0, &sr_choice_grade),
	F(after, N_("Grade after"), GRADE, 2, SR_REQUIRED, &sr_choice_grade),
	F(staff, N_("By"), REF, 8, 0, &sr_ref_staff),
	F(contact, N_("Contact"), REF, 8, SR_HIDDEN, &sr_ref_contact),
	F(request, N_("Application"), REF, 8, SR_HIDDEN, &sr_ref_request),
	F(reason, N_("Reason"), TEXT, 30, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_move =
    SR_RECORD("move", N_("Grade move"), struct sr_move, move);
