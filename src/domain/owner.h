/* Whose customer a guest is, and what follows for a line of the register. */
#ifndef DOMAIN_OWNER_H
#define DOMAIN_OWNER_H

#include "domain/ctx.h"

/*
 * The open card of whoever counts as one with PERSON, into CARD; id 0 when
 * there is none, or the rule of today keeps them apart.
 */
int linked_card(struct ctx *c, sr_id person, struct sr_card *card);
/*
 * A line V, before it is written (OLD as it was): within protection it goes to
 * the owner unless it names somebody else; that needs the reason beside the
 * call.  WHOSE: who is known by the number, card 0 if nothing about it changed
 * or nobody owns him.
 */
int visit_owned(struct ctx *c, struct sr_visit *v, const struct sr_visit *old,
    struct sr_hit *whose);
/* Afterwards: the owner hears that his customer is here. */
int visit_told(
    struct ctx *c, const struct sr_visit *v, const struct sr_hit *whose);

#endif
