/* What follows a loss: a customer asked once more; and what won one. */
#ifndef SHOWROOM_LOSS_H
#define SHOWROOM_LOSS_H

#include <showroom/card.h>

/* A customer who is lost or frozen is asked again on a day. */
struct sr_recontact {
	SR_HEAD;
	sr_id card, staff;
	sr_day day;
	int32_t months; /* after the loss; 0 = a day that was given */
	int32_t state;  /* enum sr_recontact_state */
	sr_day done;
	int32_t reached; /* enum sr_reached */
	const char *text;
};
extern const struct sr_record sr_rec_recontact;

#endif
