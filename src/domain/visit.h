/* What a register line goes through before it is written, import included. */
#ifndef DOMAIN_VISIT_H
#define DOMAIN_VISIT_H

#include "domain/ctx.h"

/* The rules on values; sets `gone` for whoever is no guest of now. */
int visit_check(struct ctx *c, struct sr_visit *v);
/* Person and open card of its phone. */
int visit_link(struct ctx *c, struct sr_visit *v);
/* The open card of its phone. */
int visit_card(struct ctx *c, struct sr_visit *v);
/* Fill `missing` with the mandatory fields that are empty. */
void visit_missing(struct ctx *c, struct sr_visit *v);

#endif
