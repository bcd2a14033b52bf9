/* The rotation as the register needs it. */
#ifndef DOMAIN_ROTA_H
#define DOMAIN_ROTA_H

#include "domain/ctx.h"

/*
 * Who gets the next guest: *STAFF is 0 when nobody is checked in.  *USED:
 * does the house have a rotation today?
 */
int rota_next(struct ctx *c, sr_id *staff, bool *used);
/*
 * Line V was saved, before it was OLD (id 0: new): a walk-in of today that
 * got a salesperson is handed out, with its reason; one that lost him gives
 * the turn back.  Refused when it is somebody else's turn and nothing says
 * why not.
 */
int rota_given(
    struct ctx *c, const struct sr_visit *v, const struct sr_visit *old);

#endif
