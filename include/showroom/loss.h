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
	sr_id model;
	sr_id reason;    /* why it was lost */
	const char *why; /* why it was closed, in words */
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

/* The orders of lists of losses, re-contacts, wins; within each by day. */
enum sr_loss_order {
	SR_LOSSES_DAY,
	SR_LOSSES_NAME,
	SR_LOSSES_STAFF,
	SR_LOSSES_MODEL
};

/*
 * Losses agreed in some days, by one of their causes; the others are empty.
 * Rates in basis points.
 */
struct sr_loss_sum {
	sr_id id;
	int32_t part; /* enum sr_loss_part */
	sr_id reason;
	int32_t lost_type;
	sr_id rival, stage;
	int32_t before, drive; /* its last open grade; enum sr_yesno */
	int32_t lost;
	int32_t share;            /* of all */
	int32_t product, process; /* of these; neither: other causes */
	int32_t product_rate, process_rate;
	const char *key;
};
extern const struct sr_record sr_rec_loss_sum;

/*
 * What losses were applied for, agreed and refused in some days, by
 * salesperson; staff 0 is the house.  Rates in basis points, -1 where there
 * is nothing to divide by.
 */
struct sr_loss_rate {
	sr_id id, staff;
	int32_t applied; /* in these days, by him */
	int32_t refused; /* of them */
	int32_t refused_rate;
	int32_t clear;      /* of them: agreed, by the product or our process */
	int32_t clear_rate; /* of the applications */
	int32_t lost;       /* his cards that were lost in these days */
	int32_t product, process;
	int32_t product_rate, process_rate; /* of the lost ones */
	int32_t fresh;                      /* cards opened in these days */
	int32_t carried;   /* open when they began, as the grade sheet has it */
	int32_t back;      /* closed when they began, reopened or lost since */
	int32_t loss_rate; /* lost / (fresh + carried + back) */
	const char *key;
};
extern const struct sr_record sr_rec_loss_rate;

/* What a line of these is made of. */
enum sr_loss_figure {
	SR_LOSS_APPLIED = 1,
	SR_LOSS_REFUSED,
	SR_LOSS_CLEAR,
	SR_LOSS_LOST,
	SR_LOSS_BY_PRODUCT,
	SR_LOSS_BY_PROCESS,
	SR_LOSS_FRESH,
	SR_LOSS_CARRIED,
	SR_LOSS_BACK
};
/* The field of a rate that counts each of them. */
extern const char *const sr_loss_figures[SR_LOSS_BACK + 1];

/*
 * Asks for the cards of a figure: one of a salesperson's rates (staff 0: of
 * the house), or with PART the losses of a line of the causes.
 */
struct sr_loss_ask {
	sr_day from, to; /* inclusive */
	sr_id staff;
	int32_t figure; /* enum sr_loss_figure, without PART */
	int32_t part;   /* enum sr_loss_part */
	sr_id reason;
	int32_t lost_type;
	sr_id rival, stage;
	int32_t before, drive;
	/* The window, as in struct sr_find. */
	bool back;
	int32_t limit;
	sr_id key_id;
};
extern const struct sr_record sr_rec_loss_ask;

#endif
