/* What was tried with secrets, and how long the next try has to wait. */
#include <string.h>

#include <showroom/secret.h>

#include "domain/attempt.h"
#include "domain/seat.h"
#include "store/secret.h"
#include "base/banned.h"

#define ALL_SOURCES "*"
#define HOUR 3600
#define NOBODY_KEPT (30 * 86400)

int
attempt_wait(int failures)
{
	int wait = ATTEMPTS_WAIT;

	if (failures < ATTEMPTS_FREE)
		return 0;
	for (int n = ATTEMPTS_FREE; n < failures && wait < ATTEMPTS_WAIT_MOST;
	     n++)
		wait *= 2;
	return wait < ATTEMPTS_WAIT_MOST ? wait : ATTEMPTS_WAIT_MOST;
}

static const char *
source_of(struct ctx *c)
{
	return arena_printf(c->mem, "uid %lld", (long long)c->conn->peer.uid);
}

/* Seconds since; the clock of intervals counts within one boot alone. */
static int64_t
since(const struct ctx *c, sr_instant at, int64_t ms, const char *boot)
{
	int64_t wall = c->now - at, up = 0;

	if (c->d->boot[0] != '\0' && strcmp(boot, c->d->boot) == 0)
		up = (ticks_now(c) - ms) / 1000;
	return up > wall ? up : wall;
}

/*
 * The clock was set back and the machine started anew: neither clock can
 * tell what has passed, so that it begins to pass now.
 */
static int
clocks_stepped(struct ctx *c)
{
	static const int both[] = { SECRET_STEPPED, SECRET_HOUR_STEPPED };
	int rc = 0;

	for (int i = 0; rc >= 0 && i < 2; i++) {
		rc = sql_run(c->st, &secret_sql[both[i]],
		    SQL_ARGS(SQL_R("now", c->now), SQL_I("ms", ticks_now(c)),
			SQL_T("boot", c->d->boot)));
		/* That holds whatever becomes of the call. */
		c->stands = c->stands || rc > 0;
	}
	return rc < 0 ? rc : SR_OK;
}

/* A row of zeros when nothing was tried. */
static int
attempt_get(
    struct ctx *c, const char *who, const char *source, struct sr_attempt *a)
{
	int rc = sql_one(c->st, &secret_sql[SECRET_TRIED],
	    SQL_ARGS(SQL_X("who", who), SQL_X("source", source)),
	    &sr_rec_attempt, a, c->mem);

	if (rc != SR_E_NONE)
		return rc;
	sr_error_clear(c->err);
	sr_record_clear(&sr_rec_attempt, a);
	a->who = who;
	a->source = source;
	return SR_OK;
}

/* One more. */
static int
attempt_count(struct ctx *c, struct sr_attempt *a)
{
	a->failures++;
	a->last_at = c->now;
	a->last_ms = ticks_now(c);
	a->boot = c->d->boot;
	return a->id == 0 ? record_insert(c->st, &sr_rec_attempt, a, c->now)
			  : record_update(c->st, &sr_rec_attempt, a, c->now);
}

static int
attempt_add(struct ctx *c, const char *who, const char *source)
{
	struct sr_attempt a;
	int rc = attempt_get(c, who, source, &a);

	return rc < 0 ? rc : attempt_count(c, &a);
}

static int
refuse(struct ctx *c, int64_t wait)
{
	return fail(c, SR_E_DENIED, "unlock", "secret",
	    N_("Too many failures. Try again in {0}."), 1, SR_WAIT(wait));
}

/* Seconds until the source has fewer than ATTEMPTS_HOUR of the last hour. */
static int
hour_wait(struct ctx *c, const char *source, int64_t *wait)
{
	struct sr_rows rows;
	int recent = 0;
	int64_t oldest = 0;
	int rc = sql_rows(c->st, &secret_sql[SECRET_HOUR],
	    SQL_ARGS(SQL_X("source", source)), &sr_rec_failure, &rows, c->mem);

	*wait = 0;
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_failure *f =
		    SR_ROW(const struct sr_failure, &rows, i);
		int64_t ago = since(c, f->last_at, f->last_ms, f->boot);
		recent += ago < HOUR;
		if (ago < HOUR && ago > oldest)
			oldest = ago;
	}
	if (recent >= ATTEMPTS_HOUR)
		*wait = HOUR - oldest;
	return rc;
}

int
attempt_check(struct ctx *c, const char *who)
{
	const char *source = source_of(c);
	struct sr_attempt here, all;
	int64_t wait = 0, hour = 0;
	int rc = clocks_stepped(c);

	if (rc == SR_OK)
		rc = attempt_get(c, who, ALL_SOURCES, &all);
	if (rc == SR_OK)
		rc = attempt_get(c, who, source, &here);
	if (rc == SR_OK)
		rc = hour_wait(c, source, &hour);
	if (rc < 0)
		return rc;
	if (all.failures >= ATTEMPTS_MOST)
		return fail(c, SR_E_DENIED, "unlock", "secret",
		    N_("Disabled after {0} failures. The administrator sets a "
		       "new one, for desk and salespersons a supervisor or "
		       "manager does too: F9, Staff, P."),
		    1, SR_NUM(ATTEMPTS_MOST));
	if (here.failures >= ATTEMPTS_FREE)
		wait = attempt_wait(here.failures) -
		       since(c, here.last_at, here.last_ms, here.boot);
	wait = hour > wait ? hour : wait;
	return wait > 0 ? refuse(c, wait) : SR_OK;
}

int
attempt_failed(struct ctx *c, const char *who)
{
	struct sr_failure f;
	int rc;

	sr_record_clear(&sr_rec_failure, &f);
	f.source = source_of(c);
	f.last_at = c->now;
	f.last_ms = ticks_now(c);
	f.boot = c->d->boot;
	rc = sql_run(c->st, &secret_sql[SECRET_HOUR_OVER],
	    SQL_ARGS(SQL_R("before", c->now - HOUR)));
	if (rc >= 0)
		rc = sql_run(c->st, &secret_sql[SECRET_NOBODY_OVER],
		    SQL_ARGS(SQL_R("before", c->now - NOBODY_KEPT)));
	if (rc >= 0)
		rc = record_insert(c->st, &sr_rec_failure, &f, c->now);
	if (rc >= 0)
		rc = attempt_add(c, who, f.source);
	if (rc >= 0)
		rc = attempt_add(c, who, ALL_SOURCES);
	c->stands = rc >= 0;
	return rc;
}

static int
forgive(struct ctx *c, const char *who, const char *source)
{
	int rc = sql_run(c->st, &secret_sql[SECRET_FORGIVEN],
	    SQL_ARGS(SQL_X("who", who), SQL_T("source", source)));

	return rc < 0 ? rc : SR_OK;
}

int
attempt_right(struct ctx *c, const char *who, int32_t *failures)
{
	struct sr_attempt all;
	int rc = attempt_get(c, who, ALL_SOURCES, &all);

	*failures = all.failures;
	return rc < 0 ? rc : forgive(c, who, source_of(c));
}

int
attempt_forget(struct ctx *c, const char *who)
{
	return forgive(c, who, "");
}

int
attempt_set(struct ctx *c, const char *who)
{
	struct sr_attempt a;
	int64_t ago, wait;
	int rc = clocks_stepped(c);

	if (rc == SR_OK)
		rc = attempt_get(
		    c, arena_printf(c->mem, "%s set", who), ALL_SOURCES, &a);
	if (rc < 0)
		return rc;
	ago = since(c, a.last_at, a.last_ms, a.boot);
	wait = attempt_wait(a.failures) - ago;
	if (wait > 0)
		return fail(c, SR_E_DENIED, "secret_new", "secret",
		    N_("This secret was set too often. Try again in {0}."), 1,
		    SR_WAIT(wait));
	if (ago >= HOUR)
		a.failures = 0;
	rc = attempt_count(c, &a);
	c->stands = rc >= 0;
	return rc;
}
