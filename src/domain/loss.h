/*
 * Losses: what an application for one must say, what follows it, and cards
 * that nobody looks after (out of control).
 */
#ifndef DOMAIN_LOSS_H
#define DOMAIN_LOSS_H

#include "domain/turn.h"

struct sr_request;
struct sr_card;

/* What is due in R, an application to close CARD as lost; fills the rest. */
int loss_ask(struct ctx *c, struct sr_request *r, const struct sr_card *card);
/* The same for freezing it. */
int freeze_ask(struct ctx *c, struct sr_request *r, const struct sr_card *card);
/* R is agreed: plan when the customer is asked again. */
int loss_follow(struct ctx *c, const struct sr_request *r);
/* CARD is open again: nothing more of that. */
int loss_unfollow(struct ctx *c, sr_id card);
/* Losses of the month that ends on MONTH_END nobody has looked into. */
int loss_unanalysed(struct ctx *c, sr_day month_end, int64_t *n);

/* Cards whose due contact was missed by too many intervals. */
turn_rule control_due;
/*
 * Lines of the agenda for those of STAFF (0: of all) that this befalls within
 * an interval if nobody acts; their day is that on which it does.
 */
int control_soon(struct ctx *c, sr_day day, sr_id staff, struct sr_rows *rows);

/* CARD is TO's now: he asks its customer again. */
int loss_handed(struct ctx *c, sr_id card, sr_id to);

#endif
