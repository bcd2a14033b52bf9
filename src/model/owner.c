/* Field tables of what is about whose customer it is. */
#include <showroom/owner.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_owner_rule, m, lab, typ, w, fl, ch)
static const struct sr_field owner_rule[] = {
	SR_HEAD_FIELDS(struct sr_owner_rule),
	F(protect_days, N_("Protected for days"), INT, 4, 0, NULL),
	F(family, N_("Families and companies are one"), BOOL, 3, 0, NULL),
	F(share, N_("Share of a stand-in"), RATE, 6, 0, NULL),
	F(recall_days, N_("Into the pool after days"), INT, 4, 0, NULL),
	F(warn_days, N_("Warned days before"), INT, 3, 0, NULL),
	F(claim_most, N_("Taken from the pool a day"), INT, 3, 0, NULL),
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
