/* Field tables of what follows a loss, and of wins. */
#include <showroom/loss.h>

#include "base/intl.h"
#include "base/banned.h"

#define F(m, lab, typ, w, fl, ch) \
	SR_FIELD(struct sr_recontact, m, lab, typ, w, fl, ch)
static const struct sr_field recontact[] = {
	SR_HEAD_FIELDS(struct sr_recontact),
	F(card, N_("Card"), REF, 9, SR_KEPT | SR_HIDDEN, &sr_ref_card),
	F(staff, N_("Salesperson"), REF, 8, SR_KEPT, &sr_ref_staff),
	F(day, N_("Ask again on"), DAY, 10, SR_REQUIRED, NULL),
	F(months, N_("Months after"), INT, 3, SR_KEPT, NULL),
	F(state, N_("State"), ENUM, 8, SR_KEPT, &sr_choice_recontact_state),
	F(done, N_("Done on"), DAY, 10, SR_KEPT, NULL),
	F(reached, N_("Outcome"), ENUM, 6, 0, &sr_choice_reached),
	F(text, N_("What was said"), NOTE, 40, 0, NULL),
};
#undef F
const struct sr_record sr_rec_recontact = SR_RECORD(
    "recontact", N_("Contact after a loss"), struct sr_recontact, recontact);
