/* The business day as reports and signing need it. */
#ifndef DOMAIN_DAY_H
#define DOMAIN_DAY_H

#include "domain/ctx.h"

/* The record of DAY into REC; a day without one has id 0. */
int day_of(struct ctx *c, sr_day day, struct sr_dayrec *rec);
/* The fingerprint of the signed figures of DAY, as they are in the file. */
int day_fingerprint(struct ctx *c, sr_day day, const char **hex);

#endif
