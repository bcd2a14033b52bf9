/* One open file and its connections. */
#include <stdlib.h>

#include "domain/audit.h"
#include "domain/import.h"
#include "domain/keep.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "domain/seat.h"
#include "store/lunar.h"
#include "store/backup.h"
#include "store/house.h"
#include "base/banned.h"

int
domain_zone(struct domain *d)
{
	struct arena *a = arena_new();
	const char *zone = "";
	int rc;

	if (a == NULL)
		return sr_fail(
		    &d->err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	rc = sql_text(d->st, &house_sql[HOUSE_SETTING],
	    SQL_ARGS(SQL_T("name", "zone")), &zone, a);
	if (rc == SR_OK && *zone == '\0')
		zone = "Asia/Shanghai";
	bool known = rc == SR_OK && clock_zone_known(zone);
	if (known && !clock_zone(zone))
		rc = sr_fail(
		    &d->err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	else if (rc == SR_OK && !known)
		rc = sr_fail(&d->err, SR_E_FILE, "setting", "value",
		    N_("The file's time zone \"{0}\" is unknown here: install "
		       "the package tzdata."),
		    1, SR_TXT(zone));
	arena_free(a);
	return rc;
}

int
domain_open(
    struct domain **out, const struct domain_options *opt, struct sr_error *err)
{
	struct domain *d = calloc(1, sizeof(*d));
	struct store_options so = { .path = opt->path, .stop = opt->stop };
	int rc;

	*out = NULL;
	if (d == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	so.flags = (opt->create ? STORE_CREATE : 0) |
		   (opt->readonly ? STORE_READONLY : 0) |
		   (opt->network ? STORE_NETWORK : 0) |
		   (opt->demo && opt->create ? STORE_THROWAWAY : 0) |
		   (opt->scratch ? STORE_SCRATCH : 0);
	d->clock.fixed = opt->now;
	d->demo = opt->demo;
	d->advisory = opt->advisory;
	d->vault = opt->vault;
	d->cheap = opt->cheap;
	d->ticks = -1;
	clock_boot(d->boot);
	d->beside = opt->beside;
	d->settles = opt->settles;
	d->keeping = keeping_new(opt->backups);
	sr_error_clear(&d->err);
	rc = store_open(&d->st, &so, &d->err);
	/* The zone is the process's: who serves has set it. */
	if (rc == SR_OK && !opt->beside)
		rc = domain_zone(d);
	d->looked = !opt->settles;
	if (rc == SR_OK && d->looked)
		trail_look(d);
	if (rc == SR_OK && *store_network(d->st) != '\0' && !opt->readonly)
		rc = domain_note(d, SR_AUDIT_OVERRIDE, store_network(d->st));
	if (rc < 0) {
		*err = d->err;
		domain_close(d);
		return rc;
	}
	*out = d;
	return SR_OK;
}

void
domain_close(struct domain *d)
{
	if (d == NULL)
		return;
	domain_close(d->reader);
	trail_close(d);
	persons_close(d);
	rules_free(d);
	lunar_close(d->lunar);
	keeping_free(d->keeping);
	secret_close(d);
	store_close(d->st);
	free(d);
}

void
domain_ending(struct domain *d)
{
	atomic_store(&d->ending, true);
}

void
domain_settle(struct domain *d)
{
	if (!d->looked)
		trail_look(d);
	d->looked = true;
	trail_settle(d);
}

bool
domain_owes(const struct domain *d)
{
	return store_owes(d->st);
}

int
domain_sync(struct domain *d, struct sr_error *err)
{
	int rc = store_sync(d->st);

	if (rc < 0)
		*err = d->err;
	return rc;
}

void
domain_rest(struct domain *d)
{
	store_rest(d->st);
}

void
domain_limit(struct domain *d, int serve_ms, int work_ms, int turn_ms)
{
	d->serve_ms = serve_ms;
	d->work_ms = work_ms;
	d->turn_ms = turn_ms;
}

void
domain_clock(struct domain *d, sr_instant now)
{
	d->clock.fixed = now;
}

void
domain_ticks(struct domain *d, int64_t ms, int64_t each)
{
	d->ticks = ms;
	d->tick = each;
}

void
domain_clock_run(struct domain *d)
{
	struct clock real = { 0 };

	if (d->clock.fixed != 0)
		d->clock.ahead = d->clock.fixed - clock_now(&real);
	d->clock.fixed = 0;
}

struct conn *
conn_new(struct domain *d)
{
	struct conn *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->d = d;
	c->peer.uid = -1;
	c->mem = arena_new();
	if (c->mem == NULL) {
		free(c);
		return NULL;
	}
	sr_record_clear(&sr_rec_staff, &c->me);
	return c;
}

struct conn *
conn_join(struct domain *d, const struct sr_peer *peer)
{
	struct conn *c = conn_new(d);

	if (c != NULL)
		c->peer = *peer;
	return c;
}

void
conn_free(struct conn *c)
{
	if (c == NULL)
		return;
	if (c->peer.uid >= 0 && !c->d->beside)
		trail_settle(c->d); /* one may be of this terminal */
	conn_free(c->reader);
	backup_close(c->backup);
	given_free(c->given);
	import_free(c->import);
	arena_free(c->mem);
	free(c);
}

void
conn_is(struct conn *c, const struct sr_staff *who)
{
	struct sr_staff me = *who;

	arena_reset(c->mem);
	me.code = arena_dup(c->mem, me.code);
	me.name = arena_dup(c->mem, me.name);
	me.login = me.team = me.pinyin = me.key = "";
	c->me = me;
}
