/*
 * The client's main: argv and nothing else.  It lends the command line what
 * that may not know: the store behind a handle, and the screens.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/intl.h"
#include "cli/cmd.h"
#include "domain/demo.h"
#include "domain/domain.h"
#include "tui/ui.h"
#include "wire/direct.h"
#include "base/banned.h"

/* The store in this process: one file, one connection. */
struct direct {
	struct domain *domain;
	struct conn *conn;
};

static int
direct_dispatch(void *ctx, struct sr_job *job)
{
	struct direct *d = ctx;

	return domain_dispatch(d->conn, job);
}

static void
direct_close(void *ctx)
{
	struct direct *d = ctx;

	conn_free(d->conn);
	domain_close(d->domain);
	free(d);
}

static int
set_clock(struct direct *d, const char *now, struct sr_error *err)
{
	sr_instant t = *now != '\0' ? clock_parse(now) : 0;

	if (*now != '\0' && t == 0)
		return sr_fail(err, SR_E_INVALID, "", "",
		    N_("\"{0}\" is no time for --now. Type it as \"2026-11-21 "
		       "17:42\"."),
		    1, SR_TXT(now));
	domain_clock(d->domain, t);
	return SR_OK;
}

/*
 * The example's day has been full: it begins at a quarter to six today,
 * whatever the clock on the wall says, and runs on from there.
 */
static int
demo_day(struct direct *d, const struct program_open *o, struct sr_error *err)
{
	struct clock real = { 0 };
	sr_day today;
	sr_time minute;
	char iso[11], evening[24];
	int rc;

	if (*o->now == '\0') {
		clock_local(clock_now(&real), &today, &minute);
		snprintf(
		    evening, sizeof(evening), "%s 17:42", day_iso(iso, today));
		domain_clock(d->domain, clock_parse(evening));
	}
	rc = demo_fill(d->domain, err);
	if (rc == SR_OK && *o->now == '\0')
		domain_clock_run(d->domain);
	return rc;
}

static int
direct_fill(
    struct direct *d, const struct program_open *o, struct sr_error *err)
{
	int rc;

	const struct domain_options opt = { .path = o->path,
		.create = o->create,
		.demo = o->demo,
		.advisory = true };

	rc = domain_open(&d->domain, &opt, err);
	if (rc == SR_OK)
		rc = set_clock(d, o->now, err);
	if (rc == SR_OK && o->demo)
		rc = demo_day(d, o, err);
	if (rc < 0)
		return rc;
	d->conn = conn_new(d->domain);
	return d->conn != NULL
		   ? SR_OK
		   : sr_fail(err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
}

static int
direct_open(const struct program_open *o, struct sr **sr, struct sr_error *err)
{
	struct direct *d = calloc(1, sizeof(*d));
	int rc;

	*sr = NULL;
	if (d == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	rc = direct_fill(d, o, err);
	if (rc == SR_OK) {
		const struct sr_server server = { .dispatch = direct_dispatch,
			.close = direct_close,
			.ctx = d };
		*sr = sr_open_direct(&server);
		if (*sr != NULL)
			return SR_OK;
		rc = sr_fail(err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	}
	direct_close(d);
	return rc;
}

static int
screens(struct sr *sr, bool english, struct sr_error *err)
{
	struct draw_options o = { .mouse = true };
	struct backend b;
	struct ui ui;
	int rc = draw_open(&b, &o, err);

	if (rc < 0)
		return rc;
	rc = ui_open(&ui, sr, &b, english, err);
	if (rc == SR_OK)
		rc = ui_run(&ui, NULL, err);
	ui_close(&ui);
	draw_close(&b);
	return rc;
}

struct keys {
	void (*each)(
	    void *ctx, const char *screen, const char *key, const char *help);
	void *ctx;
};

static void
one_key(void *data, const struct screen *screen, const struct action *action)
{
	const struct keys *k = data;
	char name[KEY_NAME_MAX];

	k->each(k->ctx, screen != NULL ? screen->title : "",
	    key_label(name, action->key), action->help);
}

static void
all_keys(void (*each)(
	     void *ctx, const char *screen, const char *key, const char *help),
    void *ctx)
{
	struct keys k = { each, ctx };

	ui_actions_walk(one_key, &k);
}

int
main(int argc, char **argv)
{
	static const struct program program = {
		.open = direct_open, .tui = screens, .keys = all_keys
	};

	intl_init();
	return cli_main(&program, argc, argv);
}
