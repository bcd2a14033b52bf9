/*
 * What the house does by itself when a day begins: once a day, before the
 * first operation of somebody who is logged in.  Nothing happens in between,
 * so that it finds the house as midnight left it.
 */
#ifndef DOMAIN_TURN_H
#define DOMAIN_TURN_H

#include "domain/ctx.h"

enum { TURN_ROWS = 100 }; /* no query asks for more at once */

/*
 * A piece of a rule's work: over after TURN_ROWS rows, or when the call that
 * does it has taken the time it may (domain_limit), for others wait.
 */
struct piece {
	int64_t until; /* in ticks_of; 0: no such time */
	int left;      /* rows */
	bool begun;
	bool more; /* there is more to do */
};

/* At most ROWS, for as long as this call may take. */
struct piece piece_of(struct ctx *c, int rows);

/*
 * A rule of the day: does rows while turn_goes says so, by a condition that
 * those it has done no longer meet.  Its caller is nobody (c->me 0); it runs
 * in a transaction of its own.
 */
typedef int turn_rule(struct ctx *c, struct piece *p);
/* May one row more be done?  One of each piece is; no: p->more is set. */
bool turn_goes(struct ctx *c, struct piece *p);
/* What is done with a row; BY is what turn_rows got. */
typedef int turn_row(struct ctx *c, void *row, const void *by);
/* ROWS, of which p->left were asked for, one after the other. */
int turn_rows(struct ctx *c, struct piece *p, const struct sr_rows *rows,
    turn_row *fn, const void *by);

/*
 * Before an operation of CALLER: a piece of what this day still owes.  What
 * was changed counts as changed by the operation.  A failure is not the
 * operation's: it is tried again a minute later.
 */
void turn_day(struct ctx *caller);

#endif
