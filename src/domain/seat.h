/*
 * A shared front desk: one Unix user, several people.  Its connection is
 * locked until somebody proves who he is, and locks itself when nobody does
 * anything.  What counts as doing something: a call that writes, and
 * session.touch, in which the client says how long ago a key was pressed.
 * Reading does not count, for screens read anew by themselves.  A client that
 * lies about its keys keeps its own session open and opens none.
 */
#ifndef DOMAIN_SEAT_H
#define DOMAIN_SEAT_H

#include "domain/ctx.h"

/* Is the Unix user LOGIN one of the house's shared front desks? */
bool seat_shared(struct ctx *c, const char *login);
/* The connection is such a desk, and nobody is at it. */
void seat_open(struct ctx *c);
/* WHO proved himself by a secret of KIND. */
void seat_take(struct ctx *c, const struct sr_staff *who, int32_t kind);
/* That could not be committed: nobody is at it. */
void seat_untake(struct ctx *c);
/* Who took it was told that he did not: nobody is at it. */
void seat_unsaid(struct ctx *c);
/*
 * May the desk be used for OP now?  SR_OK on every other connection;
 * SR_E_LOCKED when nobody is at it, or nobody any more.
 */
int seat_allowed(struct ctx *c, const struct sr_opdef *op);
void seat_fill(struct ctx *c, struct sr_session *s);
/* SR_OK at a shared desk, else the refusal. */
int seat_here(struct ctx *c);

int64_t ticks_of(struct domain *d);
int64_t ticks_now(const struct ctx *c);

/* secret.c: forget the pepper. */
void secret_close(struct domain *d);
/* session.c */
int session_fill(struct ctx *c, struct sr_session *s);

#endif
