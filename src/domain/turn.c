/* The table of what happens by itself at the turn of a day. */
#include "domain/turn.h"

#include <string.h>

#include "domain/appointment.h"
#include "domain/audit.h"
#include "domain/birthday.h"
#include "domain/grade.h"
#include "domain/carry.h"
#include "domain/loss.h"
#include "domain/pool.h"
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

/* One piece of RULE, lasting or not done; *BEGAN if the file let it begin. */
static int
turn_piece(struct ctx *c, turn_rule *rule, bool *began, bool *more)
{
	const struct audit_by by = { .at = c->now,
		.day = c->today,
		.uid = -1,
		.via = "",
		.op = "turn" };
	int rc = store_begin(c->st);

	*more = false;
	*began = rc == SR_OK;
	if (rc < 0)
		return rc;
	audit_begin(c->st, &by, true);
	rc = rule(c, more);
	if (rc == SR_OK)
		rc = store_commit(c->st);
	if (rc < 0) {
		store_rollback(c->st);
		*more = false;
	}
	return rc;
}

void
turn_day(struct ctx *caller)
{
	struct domain *d = caller->d;
	struct sr_error kept = *caller->err;
	struct ctx c;
	bool began = true, more = false, failed = false;

	if (d->turned == caller->today || store_readonly(d->st) ||
	    caller->me == 0 || caller->now < d->turn_again)
		return;
	turn_begin(&c, caller);
	/*
	 * One that fails does not keep the others from their work; a file that
	 * another program writes to keeps all of them, and is waited for once.
	 */
	for (size_t i = 0; rules[i] != NULL && began && !more; i++)
		failed = turn_piece(&c, rules[i], &began, &more) < 0 || failed;
	caller->changed |= c.changed;
	if (failed && !more)
		d->turn_again = caller->now + AGAIN_S;
	else if (!more)
		d->turned = caller->today;
	*caller->err = kept;
}
