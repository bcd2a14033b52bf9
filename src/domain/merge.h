/* What belongs to a person, given to another and back. */
#ifndef DOMAIN_MERGE_H
#define DOMAIN_MERGE_H

#include "domain/ctx.h"

/* All that is GONE's goes to KEEP, noted with MERGE. */
int merge_give(struct ctx *c, const struct sr_merge *merge,
    const struct sr_person *gone, const struct sr_person *keep);
/* What was noted with it, and is KEEP's still, goes back to GONE. */
int merge_back(struct ctx *c, const struct sr_merge *merge,
    const struct sr_person *keep, const struct sr_person *gone);

/* MERGE did something to row ID of NOUN. */
int merge_noted(struct ctx *c, sr_id merge, int noun, sr_id id);
/* The test drives that lie ahead of its card that closed go to STAYS. */
int merge_drives(struct ctx *c, const struct sr_merge *merge);
/*
 * What was booked for CARD before MERGE closed it is CARD's again, unless
 * something came of it since.
 */
int merge_unbooked(
    struct ctx *c, const struct sr_merge *merge, const struct sr_card *card);

/*
 * The rows R of QUERY (MERGE_CONTACTS, MERGE_MOVES) of the card FIND is about
 * (parent) and of those that merges closed for it, a window as FIND says;
 * *THERE: there is such a card, else ROWS are left alone.
 */
int merge_history(struct ctx *c, int query, const struct sr_record *r,
    const struct sr_find *find, struct sr_rows *rows, bool *there);

#endif
