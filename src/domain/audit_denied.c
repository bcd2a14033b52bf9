/* What was denied, in the trail: a row each, and a flood counted. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "domain/audit_own.h"
#include "base/banned.h"

enum { DENIALS = 20 }; /* rows of one account in a minute; more are counted */

void
denials_tell(struct domain *d, struct denials *x)
{
	struct audit_entry e = { .what = SR_AUDIT_DENIED,
		.record = "",
		.fields = "",
		.detail = x->rows < DENIALS ? x->detail : "",
		.times = x->more };
	struct audit_by by = { .at = x->last,
		.staff = x->staff,
		.uid = x->uid,
		.via = "",
		/* Of the flood beyond DENIALS nobody knows. */
		.op =
		    x->rows < DENIALS && x->op >= 0 ? sr_ops[x->op].name : "" };
	sr_time minute;

	clock_local(by.at, &by.day, &minute);
	if (x->more > 0 && note_by(d, &by, &e) == SR_OK)
		x->more = 0;
}

static struct denials *
denials_of(struct domain *d, const struct ctx *c)
{
	struct trailing *t = d->trailing;
	struct denials *oldest = &t->denied[0];
	bool locked = c->err->code == SR_E_LOCKED;

	for (int i = 0; i < TRAIL_ACCOUNTS; i++) {
		struct denials *x = &t->denied[i];
		if (x->since != 0 && x->uid == c->conn->peer.uid &&
		    x->staff == c->me && x->locked == locked)
			return x;
		if (x->last < oldest->last)
			oldest = x;
	}
	denials_tell(d, oldest);
	*oldest = (struct denials){ .uid = c->conn->peer.uid,
		.staff = c->me,
		.locked = locked,
		.op = -1 };
	return oldest;
}

/*
 * A row for each denial, but not for a flood: what is repeated within the
 * minute, and what goes beyond DENIALS, is counted; the count gets its row
 * when something else comes, and at the end.
 */
void
denials_add(struct ctx *c, const struct sr_job *job)
{
	struct trailing *t = trailing_of(c->d);
	struct audit_entry e;
	struct denials *x;

	if (t == NULL)
		return;
	trail_entry(c, job, SR_AUDIT_DENIED, &e);
	e.detail = arena_printf(c->mem, "%s%s%s", c->err->record,
	    *c->err->field != '\0' ? "." : "", c->err->field);
	if (job->op == SR_OP_SESSION_OPEN) {
		const struct sr_login *in = job->arg;
		e.detail = *in->code != '\0' ? in->code
			   : c->d->advisory  ? in->login
					     : c->conn->peer.login;
	} else if (job->op == SR_OP_SESSION_UNLOCK)
		e.detail = ((const struct sr_unlock *)job->arg)->code;
	/* What somebody typed, of whatever length. */
	e.detail =
	    arena_ndup(c->mem, e.detail, text_whole(e.detail, TRAIL_TEXT - 1));
	x = denials_of(c->d, c);
	if (c->now >= x->since + 60 || c->now < x->since) {
		denials_tell(c->d, x);
		x->since = c->now;
		x->rows = 0;
		x->op = -1;
	}
	if (x->rows >= DENIALS ||
	    (x->op == job->op && strcmp(x->detail, e.detail) == 0)) {
		x->last = c->now;
		x->more++;
		return;
	}
	denials_tell(c->d, x);
	x->last = c->now;
	if (note_or_owe(c, job, &e) < 0)
		return;
	x->op = job->op;
	snprintf(x->detail, TRAIL_TEXT, "%s", e.detail);
	x->rows++;
}
