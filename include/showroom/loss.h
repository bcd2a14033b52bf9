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
	const char *code, *name; /* of the card */
	int32_t grade;
	const char *key;
};
extern const struct sr_record sr_rec_recontact;

/* What won a customer: one a card that was ordered. */
struct sr_win {
	SR_HEAD;
	sr_id card, staff; /* who reports */
	sr_day day;
	sr_id reason; /* what mattered to the customer */
	sr_id rival;  /* who was beaten */
	const char *text;
	const char *code, *name; /* of the card */
	int32_t grade;
	const char *key;
};
extern const struct sr_record sr_rec_win;

/* A card that is lost, frozen or out of control. */
struct sr_loss_line {
	sr_id id; /* of the card */
	int32_t rev;
	const char *code, *name;
	sr_id owner, model;
	int32_t grade, before; /* what it is, and was when it was open last */
	sr_day closed;
	sr_id reason;
	int32_t lost_type, lost_to;
	sr_id rival, stage;
	int32_t drive;    /* enum sr_yesno */
	int32_t reopened; /* how many times before */
	sr_day until;     /* frozen until */
	sr_day since;     /* out of control: the contact that was missed */
	sr_day again;     /* asked again on */
	sr_id staff;      /* who applied */
	sr_id decider;
	const char *note;
	const char *key;
};
extern const struct sr_record sr_rec_loss_line;

#endif
