/*
 * A store of one's own: started by the first terminal for one file, found by
 * the others at the file's meeting place, gone soon after the last.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/intl.h"
#include "daemon/daemon.h"
#include "domain/demo.h"
#include "store/file.h"
#include "wire/start.h"
#include "base/banned.h"

enum {
	CLIENTS = 128,    /* terminals at most */
	LINGER_MS = 3000, /* after the last terminal left */
	FIRST_MS = 30000, /* for whoever started it to come */
	BUSY_MS = 1000    /* for a file that is in use */
};

/*
 * Where a personal store's own backups go: $SHOWROOM_BACKUPS ("" nowhere),
 * else the directory "backups" beside the file.
 */
static const char *
personal_backups(const char *file, char *dir, size_t size)
{
	const char *named = getenv("SHOWROOM_BACKUPS");
	const char *slash = strrchr(file, '/');
	int n = slash == NULL ? 0 : (int)(slash - file) + 1;

	if (named != NULL)
		return named;
	return snprintf(dir, size, "%.*sbackups", n, file) < (int)size ? dir
								       : "";
}

/* Is the file that this store has open still what its name leads to? */
static bool
personal_replaced(void *ctx)
{
	const struct daemon *d = ctx;
	struct meeting now;
	struct sr_error err;

	return place_of(d->ask.path, &now, &err) < 0 ||
	       strcmp(now.socket, d->place.socket) != 0;
}

/*
 * Nobody may be about to start a store for this file, nor to be let in: the
 * lock keeps them out until this process has ended.
 */
static bool
personal_may_end(void *ctx)
{
	struct daemon *d = ctx;
	struct pollfd p = { .fd = d->listen, .events = POLLIN };

	d->lock = place_lock(&d->place, 0);
	/* Held: somebody comes.  Not to be had: nobody can find us here. */
	if (d->lock < 0)
		return errno != EWOULDBLOCK;
	if (poll(&p, 1, 0) != 0) {
		close(d->lock);
		d->lock = -1;
		return false;
	}
	return true;
}

/*
 * The example's day has been full: it begins at a quarter to six today,
 * whatever the clock on the wall says, and runs on from there.  One that is
 * kept is opened by the wall's clock later on, and made by it.
 */
static int
demo_day(struct daemon *d, struct sr_error *err)
{
	struct clock real = { 0 };
	sr_day today;
	sr_time minute;
	char iso[11], evening[24];
	bool passing = *d->ask.now == '\0' && d->ask.throwaway;
	int rc;

	if (passing) {
		clock_local(clock_now(&real), &today, &minute);
		snprintf(
		    evening, sizeof(evening), "%s 17:42", day_iso(iso, today));
		domain_clock(d->domain, clock_parse(evening));
	}
	rc = d->ask.create ? demo_fill(d->domain, err) : SR_OK;
	if (rc == SR_OK && passing)
		domain_clock_run(d->domain);
	return rc;
}

static int
personal_open(struct daemon *d, struct sr_error *err)
{
	const char *network = getenv("SHOWROOM_NETWORK_FS");
	const struct ask *ask = &d->ask;
	char dir[4096];
	const struct domain_options opt = { .path = ask->path,
		.backups = personal_backups(ask->path, dir, sizeof(dir)),
		.create = ask->create,
		.demo = ask->demo,
		.advisory = true,
		.settles = true,
		.network = network != NULL && strcmp(network, "allow") == 0 };
	sr_instant t;
	int rc = service_open(d, &opt, BUSY_MS, err);

	if (rc < 0)
		return rc;
	if (*ask->now != '\0') {
		t = clock_parse(ask->now);
		if (t == 0)
			return service_no_time(ask->now, err);
		domain_clock(d->domain, t);
	}
	if (ask->demo)
		rc = demo_day(d, err);
	if (rc == SR_OK)
		rc = place_of(ask->path, &d->place, err);
	return rc;
}

static int
personal_listen(struct daemon *d, struct sr_error *err)
{
	d->lock = d->ask.locked ? START_LOCK : place_lock(&d->place, START_MS);
	if (d->ask.locked)
		fcntl(START_LOCK, F_SETFD, FD_CLOEXEC);
	if (d->lock >= 0)
		d->listen = place_listen(d->place.socket);
	if (d->listen < 0)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("The socket {0} cannot be made. Is something else "
		       "there?"),
		    1, SR_TXT(d->place.socket));
	return SR_OK;
}

/* The example's directory is private, and goes with everything in it. */
static void
personal_remove(const struct ask *ask)
{
	char dir[FILE_PATH];

	file_remove(ask->path);
	file_directory(ask->path, dir);
	rmdir(dir);
}

int
daemon_personal(struct daemon *d, struct sr_error *err)
{
	const struct service service = service_of(d);
	int rc = personal_open(d, err);

	/* Where it was started may be taken away, the store goes on. */
	if (rc == SR_OK && chdir("/") != 0)
		rc = SR_E_FILE;
	if (rc == SR_OK)
		rc = personal_listen(d, err);
	start_tell(START_READY, rc, err);
	if (d->lock >= 0)
		close(d->lock);
	d->lock = -1;
	if (rc == SR_OK) {
		const struct server_options o = { .listen = d->listen,
			.uid = geteuid(),
			.clients = CLIENTS,
			.per_user = CLIENTS,
			.linger_ms = d->ask.throwaway ? 0 : LINGER_MS,
			.first_ms = FIRST_MS,
			.hurry = personal_replaced,
			.may_end = personal_may_end,
			.ctx = d };

		rc = server_run(&o, &service, err);
		if (d->lock < 0)
			d->lock = place_lock(&d->place, 0);
		if (d->lock >= 0)
			unlink(d->place.socket);
	}
	domain_close(d->domain);
	/* The last of all: from here on another store may open the file. */
	if (d->lock >= 0)
		place_leave(&d->place);
	if (d->ask.throwaway && d->ask.create)
		personal_remove(&d->ask);
	return rc;
}
