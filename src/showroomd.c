/*
 * The store's main: argv, the file, the socket, and the service that joins
 * the wire's server with the domain.  Rules stand in domain, frames in wire.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "domain/demo.h"
#include "domain/domain.h"
#include "render/message.h"
#include "shared.h"
#include "store/vault.h"
#include "wire/place.h"
#include "wire/server.h"
#include "wire/start.h"
#include "wire/task.h"
#include "base/banned.h"

enum {
	CLIENTS = 128,    /* terminals at most */
	SERVE_MS = 5000,  /* of the serving thread, for one request */
	WORK_MS = 30000,  /* of the worker */
	LINGER_MS = 3000, /* personal: after the last terminal left */
	FIRST_MS = 30000, /* for whoever started it to come */
	BUSY_TRIES = 20,  /* of 50 ms, for a file that is in use */
	HOUSE_TRIES = 120 /* where a personal store may linger on it */
};

struct ask {
	const char *path, *now;
	const char *conf; /* shared mode */
	bool personal, create, demo, throwaway, locked, task;
	bool check, network, help, version;
};

struct daemon {
	struct ask ask;
	struct domain *domain;
	struct meeting place;
	int listen, lock;
};

/* ---- the service ---- */

/* Clocks set by hand would put false days into a real register. */
static bool
clock_may_be_set(const struct daemon *d)
{
	return d->ask.demo || getenv("SHOWROOM_TEST") != NULL;
}

static int
no_time(const char *now, struct sr_error *err)
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
			no_time(now, err);
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

/* The store's own backups: due, made by the worker, noted. */
static bool
service_tick(void *ctx)
{
	struct daemon *d = ctx;

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

/* ---- personal mode ---- */

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

/*
 * Nobody may be about to start a store for this file, nor to be let in: the
 * lock keeps them out until this process has ended.
 */
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
 * whatever the clock on the wall says, and runs on from there.
 */
static int
demo_day(struct daemon *d, struct sr_error *err)
{
	struct clock real = { 0 };
	sr_day today;
	sr_time minute;
	char iso[11], evening[24];
	int rc;

	if (*d->ask.now == '\0') {
		clock_local(clock_now(&real), &today, &minute);
		snprintf(
		    evening, sizeof(evening), "%s 17:42", day_iso(iso, today));
		domain_clock(d->domain, clock_parse(evening));
	}
	rc = d->ask.create ? demo_fill(d->domain, err) : SR_OK;
	if (rc == SR_OK && *d->ask.now == '\0')
		domain_clock_run(d->domain);
	return rc;
}

/* The store of a file that was replaced, or one that just ends, lets go. */
static int
open_patiently(struct daemon *d, const struct domain_options *opt, int tries,
    struct sr_error *err)
{
	const struct timespec moment = { 0, 50 * 1000 * 1000 };
	int rc = domain_open(&d->domain, opt, err);

	for (int i = 0; i < tries && rc == SR_E_BUSY; i++) {
		nanosleep(&moment, NULL);
		rc = domain_open(&d->domain, opt, err);
	}
	if (rc == SR_OK && !opt->demo)
		domain_anchor(d->domain, anchor_keep, NULL);
	if (rc == SR_OK)
		domain_limit(d->domain, SERVE_MS, WORK_MS);
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
		.network = network != NULL && strcmp(network, "allow") == 0 };
	sr_instant t;
	int rc = open_patiently(d, &opt, BUSY_TRIES, err);

	if (rc < 0)
		return rc;
	if (*ask->now != '\0') {
		t = clock_parse(ask->now);
		if (t == 0)
			return no_time(ask->now, err);
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
	static const char *const tails[] = { "", "-wal", "-shm", "-journal",
		".lock", ".key", ".pepper" };
	char name[4096], *slash;

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		if (snprintf(name, sizeof(name), "%s%s", ask->path, tails[i]) <
		    (int)sizeof(name))
			unlink(name);
	snprintf(name, sizeof(name), "%s", ask->path);
	slash = strrchr(name, '/');
	if (slash == NULL || slash == name)
		return;
	*slash = '\0';
	rmdir(name);
}

static struct service
service_of(struct daemon *d)
{
	return (struct service){ .ctx = d,
		.join = service_join,
		.leave = service_leave,
		.serve = domain_serve,
		.work = domain_work,
		.tick = service_tick,
		.chore = service_chore,
		.chored = service_chored,
		.alone = service_alone };
}

static int
personal(struct daemon *d, struct sr_error *err)
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

/* ---- shared mode ---- */

static int
shared_serve(struct daemon *d, struct shared *s, struct sr_error *err)
{
	const struct service service = service_of(d);
	const struct server_options o = { .listen = s->gate.fd,
		.uid = -1,
		.clients = (int)s->conf.max_clients,
		.per_user = (int)s->conf.max_clients_per_user,
		.linger_ms = -1 };
	int rc;

	shared_notify("READY=1");
	rc = server_run(&o, &service, err);
	shared_notify("STOPPING=1");
	return rc;
}

static int
house(struct daemon *d, struct sr_error *err)
{
	struct shared s = { 0 };
	struct vault *vault = NULL;
	int rc = shared_look(&s, d->ask.conf, err);

	if (rc == SR_OK && !d->ask.check) {
		rc = shared_confine(&s, err);
		if (rc == SR_OK && (vault = vault_open()) == NULL)
			rc = sr_fail(
			    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);

		const struct domain_options opt = { .path = s.conf.database,
			.backups = s.conf.backups,
			.network = d->ask.network,
			.vault = vault };
		if (rc == SR_OK)
			rc = open_patiently(d, &opt, HOUSE_TRIES, err);
		if (rc == SR_OK)
			rc = shared_listen(&s, err);
		if (rc == SR_OK)
			rc = shared_serve(d, &s, err);
		domain_close(d->domain);
		vault_close(vault);
	}
	shared_close(&s);
	return rc;
}

/* ---- one piece of work on a file that no store has open ---- */

static int
one_task(void)
{
	struct arena *a = arena_new();
	struct sr_rows rows = { 0 };
	struct sr_task task;
	struct sr_error err;
	int rc;

	if (a == NULL)
		return 1;
	sr_error_clear(&err);
	if (!task_asked(START_READY, &sr_rec_task, &task, a)) {
		arena_free(a);
		return 2;
	}
	bool restore = task.kind == SR_TASK_RESTORE;
	rc = restore ? domain_restore(&task, &rows, a, &err)
		     : domain_salvage(&task, &rows, a, &err);
	task_answer(START_READY, rc, &err,
	    restore ? &sr_rec_finding : &sr_rec_salvaged, &rows, a);
	arena_free(a);
	return rc < 0;
}

/* ---- argv ---- */

/* Words that stand for themselves; --personal is what showroom says. */
static bool
ask_flag(struct ask *ask, const char *word)
{
	const struct {
		const char *word;
		bool *flag;
	} flags[] = {
		{ "--create", &ask->create },
		{ "--demo", &ask->demo },
		{ "--throwaway", &ask->throwaway },
		{ "--locked", &ask->locked },
		{ "--check", &ask->check },
		{ "--task", &ask->task },
		{ "--allow-network-fs", &ask->network },
		{ "--help", &ask->help },
		{ "-h", &ask->help },
		{ "--version", &ask->version },
		{ "-V", &ask->version },
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (strcmp(word, flags[i].word) == 0)
			return *flags[i].flag = true;
	return false;
}

static bool
ask_parse(struct ask *ask, int argc, char **argv)
{
	ask->now = "";
	for (int i = 1; i < argc; i++) {
		const char *a = argv[i];

		if (strcmp(a, "--personal") == 0 && i + 1 < argc) {
			ask->personal = true;
			ask->path = argv[++i];
		} else if (strcmp(a, "--config") == 0 && i + 1 < argc)
			ask->conf = argv[++i];
		else if (strcmp(a, "--now") == 0 && i + 1 < argc)
			ask->now = argv[++i];
		else if (!ask_flag(ask, a))
			return false;
	}
	return ask->help || ask->version || ask->task ||
	       ask->personal != (ask->conf != NULL);
}

/* For whoever started it by hand, or the log of whoever did. */
static int
say(const struct sr_error *err)
{
	struct arena *a = arena_new();

	if (a != NULL)
		fprintf(stderr, "showroomd: %s\n",
		    text_safe(a, error_text(a, err), false));
	arena_free(a);
	return 1;
}

int
main(int argc, char **argv)
{
	struct daemon d = { .listen = -1, .lock = -1 };
	struct sr_error err;

	start_descriptors();
	intl_init();
	openlog("showroomd", LOG_PID, LOG_AUTH);
	umask(077);
	sr_error_clear(&err);
	if (!ask_parse(&d.ask, argc, argv) || d.ask.help) {
		fprintf(d.ask.help ? stdout : stderr, "%s\n",
		    _("Usage: showroomd --config FILE [--check] "
		      "[--allow-network-fs]. See showroomd(8)."));
		return d.ask.help ? 0 : 2;
	}
	if (d.ask.version) {
		printf("showroomd %s\n", SHOWROOM_VERSION);
		return 0;
	}
	if (d.ask.task)
		return one_task();
	if (d.ask.conf != NULL)
		return house(&d, &err) < 0 ? say(&err) : 0;
	return personal(&d, &err) < 0;
}
