/* Persons who look alike, as the merge needs them. */
#ifndef DOMAIN_TWIN_H
#define DOMAIN_TWIN_H

#include "domain/ctx.h"

/* May COL of a person be chosen from either of two? */
bool twin_column(const struct sr_field *f);
/* Persons ONE and OTHER and their cards into TWIN. */
int twin_read(struct ctx *c, sr_id one, sr_id other, struct sr_twin *twin);
/*
 * The open cards of the two of which a number may have one: the one spoken
 * to last first.  More than two are an error.
 */
struct twin_cards {
	struct sr_card card[2];
	size_t n;
};
int twin_open_cards(
    struct ctx *c, sr_id one, sr_id other, struct twin_cards *t);

#endif
