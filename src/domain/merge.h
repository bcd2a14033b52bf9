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

#endif
