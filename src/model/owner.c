/* Field tables of what is about whose customer it is. */
#include <showroom/owner.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_owner_rule, m, lab, typ, w, fl, ch)
static const struct sr_field owner_rule[] = {
	SR_HEAD_FIELDS(struct sr_owner_rule),
	F(protect_days, N_("Protected for days"), INT, 4, 0, NULL),
	F(family, N_("Families are one"), BOOL, 3, 0, NULL),
	F(share, N_("Share of a stand-in"), RATE, 6, 0, NULL),
	F(recall_days, N_("Days to the pool"), INT, 4, 0, NULL),
	F(warn_days, N_("Warned days before"), INT, 3, 0, NULL),
	F(claim_most, N_("Most taken a day"), INT, 3, 0, NULL),
	F(origin, N_("Where from"), TEXT, 8, SR_KEPT, NULL),
	F(valid_from, N_("Valid from"), DAY, 10, 0, NULL),
	F(valid_to, N_("Valid to"), DAY, 10, SR_KEPT, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_owner_rule = SR_RECORD(
    "owner_rule", N_("Ownership rule"), struct sr_owner_rule, owner_rule);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_alert, m, lab, typ, w, fl, ch)
static const struct sr_field alert[] = {
	SR_HEAD_FIELDS(struct sr_alert),
	F(staff, N_("For"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(kind, N_("What"), ENUM, 18, SR_KEPT, &sr_choice_alert_kind),
	F(card, N_("Card"), REF, 9, SR_KEPT | SR_HIDDEN, &sr_ref_card),
	F(visit, N_("Visit"), REF, 8, SR_KEPT | SR_HIDDEN, &sr_ref_visit),
	F(day, N_("Day"), DAY, 10, SR_KEPT, NULL),
	F(minute, N_("Time"), TIME, 5, SR_KEPT, NULL),
	F(text, N_("Text"), TEXT, 40, SR_KEPT, NULL),
	F(seen_at, N_("Seen"), INSTANT, 16, SR_KEPT | SR_HIDDEN, NULL),
	F(code, N_("Code"), TEXT, 10, SR_LOCAL, NULL),
	F(name, N_("Name"), TEXT, 8, SR_LOCAL, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_alert =
    SR_RECORD("alert", N_("Alert"), struct sr_alert, alert);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_link, m, lab, typ, w, fl, ch)
static const struct sr_field link[] = {
	SR_HEAD_FIELDS(struct sr_link),
	F(one, N_("Person"), REF, 8, SR_REQUIRED | SR_FIXED, &sr_ref_person),
	F(other, N_("Linked with"), REF, 8, SR_REQUIRED | SR_FIXED,
	    &sr_ref_person),
	F(kind, N_("As"), ENUM, 10, SR_REQUIRED, &sr_choice_link_kind),
	F(note, N_("Remark"), TEXT, 20, 0, NULL),
	F(day, N_("Since"), DAY, 5, SR_KEPT, NULL),
	F(staff, N_("By"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(ended, N_("Ended"), DAY, 5, SR_KEPT, NULL),
	F(ender, N_("Ended by"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(name, N_("Name"), TEXT, 10, SR_LOCAL, NULL),
	F(code, N_("Code"), TEXT, 10, SR_LOCAL, NULL),
	F(grade, N_("Grade"), GRADE, 2, SR_LOCAL, &sr_choice_grade),
	F(owner, N_("Salesperson"), REF, 8, SR_LOCAL, &sr_ref_staff),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_link =
    SR_RECORD("link", N_("Link"), struct sr_link, link);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_standin, m, lab, typ, w, fl, ch)
static const struct sr_field standin[] = {
	F(id, N_("No."), ID, 4, SR_HIDDEN, NULL),
	F(day, N_("Day"), DAY, 5, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(name, N_("Guest"), TEXT, 8, 0, NULL),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(owner, N_("Owner"), REF, 8, 0, &sr_ref_staff),
	F(staff, N_("Stood in"), REF, 8, 0, &sr_ref_staff),
	F(share, N_("Share of a stand-in"), RATE, 5, 0, NULL),
	F(why, N_("Why"), TEXT, 20, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_standin =
    SR_RECORD("standin", N_("Stand-ins"), struct sr_standin, standin);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_pool_line, m, lab, typ, w, fl, ch)
static const struct sr_field pool_line[] = {
	F(id, "id", ID, 8, SR_HIDDEN, NULL),
	F(code, N_("Card"), TEXT, 9, 0, NULL),
	F(name, N_("Customer"), TEXT, 8, 0, NULL),
	F(grade, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(owner, N_("Salesperson"), REF, 8, 0, &sr_ref_staff),
	F(model, N_("Model"), REF, 10, 0, &sr_list_model),
	F(last_day, N_("Last contact"), DAY, 5, 0, NULL),
	F(pooled, N_("In the pool since"), DAY, 5, 0, NULL),
	F(days, N_("Days without"), INT, 4, 0, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_pool_line =
    SR_RECORD("pool_line", N_("Pool"), struct sr_pool_line, pool_line);

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_step, m, lab, typ, w, fl, ch)
static const struct sr_field step[] = {
	F(id, N_("No."), ID, 4, SR_HIDDEN, NULL),
	F(day, N_("Day"), DAY, 5, 0, NULL),
	F(minute, N_("Time"), TIME, 5, 0, NULL),
	F(kind, N_("What"), ENUM, 11, 0, &sr_choice_step_kind),
	F(card, N_("Card"), REF, 9, SR_HIDDEN, &sr_ref_card),
	F(person, N_("Person"), REF, 8, SR_HIDDEN, &sr_ref_person),
	F(name, N_("Customer"), TEXT, 8, 0, NULL),
	F(staff, N_("By"), REF, 8, 0, &sr_ref_staff),
	F(to_staff, N_("To"), REF, 8, 0, &sr_ref_staff),
	F(request, N_("Application"), ENUM, 12, 0, &sr_choice_request_kind),
	F(after, N_("Grade"), GRADE, 2, 0, &sr_choice_grade),
	F(text, N_("What was said"), TEXT, 20, 0, NULL),
	F(owner, N_("Owner"), REF, 8, 0, &sr_ref_staff),
	F(until, N_("Protected until"), DAY, 5, 0, NULL),
	F(rule_days, N_("Days by rule"), INT, 3, 0, NULL),
	F(verdict, N_("By the rule"), ENUM, 22, 0, &sr_choice_verdict),
	F(would, N_("With other days"), ENUM, 22, 0, &sr_choice_verdict),
	F(would_until, N_("Then until"), DAY, 5, 0, NULL),
	F(differs, N_("Differs"), BOOL, 3, 0, NULL),
	F(share, N_("Share of the stand-in"), RATE, 5, 0, NULL),
	F(at, "at", INSTANT, 16, SR_LOCAL | SR_HIDDEN, NULL),
	F(key, "key", TEXT, 16, SR_LOCAL | SR_HIDDEN, NULL),
};
#undef F
const struct sr_record sr_rec_step =
    SR_RECORD("step", N_("Timeline of a number"), struct sr_step, step);
