/* What the server asks of the store: terminals, calls, chores. */
#include <inttypes.h>
#include <stdlib.h>
#include <syslog.h>
#include <time.h>

#include "base/clock.h"
#include "base/intl.h"
#include "daemon/daemon.h"
#include "base/banned.h"

enum {
	SERVE_MS = 5000, /* of the serving thread, for one request */
	WORK_MS = 30000  /* of the worker */
};

/* Clocks set by hand would put false days into a real register. */
static bool
clock_may_be_set(const struct daemon *d)
{
	return d->ask.demo ||
	       (d->ask.conf == NULL && getenv("SHOWROOM_TEST") != NULL);
}

int
service_no_time(const char *now, struct sr_error *err)
{
	return sr_fail(err, SR_E_INVALID, "", "",
	    N_("\"{0}\" is no time for --now. Type it as \"2026-11-21 "
	       "17:42\"."),
	    1, SR_TXT(now));
}

static void *
service_join(void *ctx, const struct sr_peer *peer, const char *now,
    struct sr_error *err)
{
	struct daemon *d = ctx;
	struct sr_peer p = *peer;
	struct conn *c;

	if (*now != '\0' && clock_may_be_set(d)) {
		p.now = clock_parse(now);
		if (p.now == 0) {
			service_no_time(now, err);
			return NULL;
		}
	}
	c = conn_join(d->domain, &p);
	if (c == NULL)
		sr_fail(err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	return c;
}

static void
service_leave(void *conn)
{
	conn_free(conn);
}

static void
service_alone(void *ctx)
{
	struct daemon *d = ctx;

	domain_rest(d->domain);
}

/*
 * Where nobody who can change the file gets at it; as `showroom check
 * --anchor` takes it.
 */
static void
anchor_keep(void *ctx, int64_t seq, const char *mac)
{
	(void)ctx;
	syslog(LOG_AUTH | LOG_NOTICE, "audit %" PRId64 ":%s", seq, mac);
}

static int
service_sync(void *ctx, struct sr_error *err)
{
	struct daemon *d = ctx;

	return domain_sync(d->domain, err);
}

static bool
service_owes(void *ctx)
{
	struct daemon *d = ctx;

	return domain_owes(d->domain);
}

/* The store's own backups: due, made by the worker, noted. */
static bool
service_tick(void *ctx)
{
	struct daemon *d = ctx;

	domain_settle(d->domain);
	return domain_backup_due(d->domain);
}

static void
service_chore(void *ctx)
{
	struct daemon *d = ctx;
	struct sr_error err;

	domain_backup_run(d->domain, &err);
}

static void
service_chored(void *ctx)
{
	struct daemon *d = ctx;

	domain_backup_done(d->domain);
}

static void
service_ending(void *ctx)
{
	struct daemon *d = ctx;

	domain_ending(d->domain);
}

/* The store of a file that was replaced, or one that just ends, lets go. */
int
service_open(struct daemon *d, const struct domain_options *opt, int64_t ms,
    struct sr_error *err)
{
	const struct timespec moment = { 0, 50 * 1000 * 1000 };
	int64_t until = clock_ticks() + ms;
	int rc = domain_open(&d->domain, opt, err);

	while (rc == SR_E_BUSY && clock_ticks() < until) {
		nanosleep(&moment, NULL);
		rc = domain_open(&d->domain, opt, err);
	}
	if (rc == SR_OK && !opt->demo)
		domain_anchor(d->domain, anchor_keep, NULL);
	if (rc == SR_OK)
		domain_limit(d->domain, SERVE_MS, WORK_MS, DOMAIN_TURN_MS);
	return rc;
}

struct service
service_of(struct daemon *d)
{
	return (struct service){ .ctx = d,
		.join = service_join,
		.leave = service_leave,
		.serve = domain_serve,
		.unsaid = domain_unsaid,
		.who = domain_who,
		.work = domain_work,
		.sync = service_sync,
		.owes = service_owes,
		.tick = service_tick,
		.chore = service_chore,
		.chored = service_chored,
		.alone = service_alone,
		.ending = service_ending };
}
