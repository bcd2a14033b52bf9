/* The table of what happens by itself at the turn of a day. */
#include "domain/turn.h"

#include "domain/appointment.h"
#include "domain/audit.h"
#include "domain/birthday.h"
#include "domain/grade.h"
#include "domain/carry.h"
#include "domain/loss.h"
#include "domain/pool.h"
#include "domain/seat.h"
#include "store/audit.h"
#include "base/banned.h"

enum { AGAIN_S = 60 };

/* In this order; each by itself. */
static turn_rule *const rules[] = {
	birthday_keys,
	appointments_past,
	grades_due,
	carry_due,
	control_due,
	pool_due,
	NULL,
};

static void
turn_begin(struct ctx *c, const struct ctx *caller)
{
	*c = *caller;
	c->me = 0;
	c->role = 0;
	c->reason = "";
	c->changed = 0;
}

struct piece
piece_of(struct ctx *c, int rows)
{
	int ms = c->d->turn_ms;

	return (struct piece){ .until = ms != 0 ? ticks_now(c) + ms : 0,
		.left = rows };
}

bool
turn_goes(struct ctx *c, struct piece *p)
{
	bool late = p->begun && p->until != 0 && ticks_now(c) >= p->until;

	p->begun = true;
	if (p->left == 0 || late)
		p->more = true;
	else
		p->left--;
	return !p->more;
}

int
turn_rows(struct ctx *c, struct piece *p, const struct sr_rows *rows,
    turn_row *fn, const void *by)
{
	int rc = SR_OK;

	for (size_t i = 0; rc == SR_OK && i < rows->n && turn_goes(c, p); i++)
		rc = fn(c, SR_ROW(char, rows, i), by);
	/* The next ones were not even asked for. */
	p->more = p->more || p->left == 0;
	return rc;
}

/* A piece of RULE, lasting or not done; *BEGAN if the file let it begin. */
static int
turn_piece(struct ctx *c, turn_rule *rule, struct piece *p, bool *began)
{
	const struct audit_by by = { .at = c->now,
		.day = c->today,
		.uid = -1,
		.via = "",
		.op = "turn" };
	int rc = store_begin(c->st);

	*began = rc == SR_OK;
	if (rc < 0)
		return rc;
	audit_begin(c->st, &by, true);
	rc = rule(c, p);
	if (rc == SR_OK)
		rc = store_commit(c->st);
	if (rc < 0) {
		store_rollback(c->st);
		c->d->turn_after = 0;
		p->more = false;
	}
	return rc;
}

void
turn_day(struct ctx *caller)
{
	struct domain *d = caller->d;
	struct sr_error kept = *caller->err;
	struct ctx c;
	struct piece day;
	bool began = true, more = false, failed = false;

	if (d->turned == caller->today || store_readonly(d->st) ||
	    caller->me == 0 || caller->now < d->turn_again)
		return;
	turn_begin(&c, caller);
	day = piece_of(&c, TURN_ROWS);
	/*
	 * One that fails does not keep the others from their work; a file that
	 * another program writes to keeps all of them, and is waited for once.
	 */
	for (size_t i = 0; rules[i] != NULL && began && !more; i++) {
		struct piece p = day;
		failed = turn_piece(&c, rules[i], &p, &began) < 0 || failed;
		more = p.more;
	}
	caller->changed |= c.changed;
	if (failed && !more)
		d->turn_again = caller->now + AGAIN_S;
	else if (!more)
		d->turned = caller->today;
	*caller->err = kept;
}
