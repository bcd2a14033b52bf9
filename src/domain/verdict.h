/* What the rule of each day says of what happened with a number. */
#ifndef DOMAIN_VERDICT_H
#define DOMAIN_VERDICT_H

#include "domain/ctx.h"

enum { WALK_CARDS = 64 }; /* of one number; further ones protect nothing */

/* A card as the walk goes by. */
struct holding {
	sr_id card, person, owner;
	sr_day base; /* its protection counts from then */
	bool open;
};

/* Goes from step to step, the earliest first. */
struct walk {
	struct ctx *c;
	const struct sr_rows *links; /* struct sr_link, ended ones too */
	bool *on;                    /* of each of them: it holds by now */
	int32_t days;                /* instead of the rule's; 0: none asked */
	struct holding holding[WALK_CARDS];
	size_t n;
};

/* Judges S, whose id is that of its row. */
void walk_step(struct walk *w, struct sr_step *s);
/* Whose CARD is after the last step; 0: of none that was opened in it. */
sr_id walk_owner(struct walk *w, sr_id card);

#endif
