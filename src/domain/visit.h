/* What a register line goes through before it is written, import included. */
#ifndef DOMAIN_VISIT_H
#define DOMAIN_VISIT_H

#include "domain/ctx.h"

/* The rules on values; sets `gone` for whoever is no guest of now. */
int visit_check(struct ctx *c, struct sr_visit *v);
/* The open card of its phone. */
int visit_card(struct ctx *c, struct sr_visit *v);
/* Fill `missing` with the mandatory fields that are empty. */
void visit_missing(struct ctx *c, struct sr_visit *v);
/*
 * FN for each line of an unsigned day whose `missing` is not what the rules
 * say; V has what they say.  It is gone after FN; not SR_OK ends the walk.
 */
typedef int visit_due_fn(struct ctx *c, const struct sr_visit *v, void *to);
int visit_wrong_due(struct ctx *c, visit_due_fn *fn, void *to);
/* The rules have changed: what is due on unsigned days follows them. */
int visit_due_again(struct ctx *c);

#endif
