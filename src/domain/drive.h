/* Test drives: what their files share, and what cards need to tell them. */
#ifndef DOMAIN_DRIVE_H
#define DOMAIN_DRIVE_H

#include <showroom/drive.h>

struct ctx;

/* The state of D is a new one: is all there that belongs to it? */
int drive_becomes(struct ctx *c, struct sr_drive *d);
/* It is what OLD's was: what was checked as the car left stands. */
int drive_stays(
    struct ctx *c, const struct sr_drive *d, const struct sr_drive *old);
/*
 * What is booked for CARD goes with it to its new owner TO; with CARD 0 what
 * FROM, who leaves, booked for guests without a card.
 */
int drives_handed(struct ctx *c, sr_id card, sr_id from, sr_id to);

/* CARD is closed in GRADE and keeps no car: what is booked is cancelled. */
int drives_dropped(struct ctx *c, sr_id card, int32_t grade);

#endif
