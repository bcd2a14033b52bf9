/*
 * What the house does by itself when a day begins: once a day, before the
 * first operation of somebody who is logged in.  Nothing happens in between,
 * so that it finds the house as midnight left it.
 */
#ifndef DOMAIN_TURN_H
#define DOMAIN_TURN_H

#include "domain/ctx.h"

enum { TURN_ROWS = 100 }; /* a piece: others wait no longer than for that */

/*
 * A rule of the day: does at most TURN_ROWS rows, by a condition that those it
 * has done no longer meet; sets *MORE when it has not done all.  Its caller is
 * nobody (c->me 0); it runs in a transaction of its own.
 */
typedef int turn_rule(struct ctx *c, bool *more);

/*
 * Before an operation of CALLER: a piece of what this day still owes.  What
 * was changed counts as changed by the operation.  A failure is not the
 * operation's: it is tried again a minute later.
 */
void turn_day(struct ctx *caller);

#endif
