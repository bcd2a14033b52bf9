/* What the house tells one person: his customer is here, a card went away. */
#ifndef DOMAIN_ALERT_H
#define DOMAIN_ALERT_H

#include "domain/ctx.h"

/*
 * Tell STAFF (0: nobody; never the caller himself) what KIND says (enum
 * sr_alert_kind) of CARD and VISIT (0: none); TEXT is what the kind does not
 * say, "" for nothing.  The same that he has not seen yet is not said twice
 * a day.
 */
int alert_add(struct ctx *c, sr_id staff, int kind, sr_id card, sr_id visit,
    const char *text);

#endif
