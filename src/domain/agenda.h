/* What is to be done in a day, as one list. */
#ifndef DOMAIN_AGENDA_H
#define DOMAIN_AGENDA_H

#include <showroom/agenda.h>

#include "domain/ctx.h"

/* Such lists are answered whole: a further window is empty. */
bool agenda_past(const struct sr_find *find, struct sr_rows *rows);
/* ROWS grow by MORE. */
int agenda_add(struct ctx *c, struct sr_rows *rows, const struct sr_rows *more);
/* ROWS for the caller: ids of their own, numbers that he may not see masked. */
void agenda_finish(struct ctx *c, struct sr_rows *rows);

/* The next day that the house works: tomorrow, or the first behind holidays. */
sr_day plan_day(struct ctx *c);
/* How many contacts of STAFF it begins with, left-overs too. */
int plan_count(struct ctx *c, sr_id staff, int32_t *n);

#endif
