/*
 * A clerk at work: opens a file, does a scenario's operations and says
 * "ACK n" with one write() as each is done.  What befalls him (a kill, an
 * error of the system, no memory) is done to him from outside.
 *
 *	clerk [OPTION...] SCENARIO DIRECTORY
 *
 *	before   make the file as it is before the scenario
 *	stop N   end after operation N
 *	again    do an operation that failed once more
 *	read     after a refusal reading must go on
 *
 * Bad habits, which the sweeps must find: early (promises before it is
 * saved), bare (no transactions), normal and off (the file is not synced as
 * it should be), deaf (promises what failed), litter (leaves a file behind),
 * rash (never expects memory to be out).
 *
 * Exit code: 0 all is done, 3 an operation was refused with a reason, 5 the
 * reason was none of the system's, 6 reading did not go on.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/ctx.h"
#include "scenario.h"
#include "store/backup.h"
#include "store/inside.h"
#include "wire/direct.h"

struct clerk {
	const struct scenario *s;
	struct domain *d;
	struct desk desk;
	struct sr_error err;
	char path[1024];
	bool before, again, read, early, deaf, litter, rash;
	const char *sync;
	int restored; /* the old file is called by the second */
	int stop;
};

/* ---- without transactions: the linker hands these in (--wrap) ---- */

static bool bare;

int __real_store_begin(struct store *st);
int __real_store_commit(struct store *st);
int __wrap_store_begin(struct store *st);
int __wrap_store_commit(struct store *st);

int
__wrap_store_begin(struct store *st)
{
	if (!bare)
		return __real_store_begin(st);
	st->in_tx = true;
	return SR_OK;
}

int
__wrap_store_commit(struct store *st)
{
	int rc;

	if (!bare)
		return __real_store_commit(st);
	rc = series_flush(st);
	st->in_tx = false;
	return rc;
}

/* ---- opening ---- */

static void
free_conn(void *conn)
{
	conn_free(conn);
}

/* A house as the first schema had it. */
static const char older[] =
    "INSERT INTO setting (id, rev, created_at, updated_at, name, value)"
    " VALUES (1099511627777, 1, 0, 0, 'house', '津东一汽丰田'),"
    " (1099511627778, 1, 0, 0, 'zone', 'Asia/Shanghai'),"
    " (1099511627779, 1, 0, 0, 'preset', 'ftms');"
    "INSERT INTO staff (id, rev, created_at, updated_at, code, name, role,"
    " pinyin) VALUES (1099511627777, 1, 0, 0, '" ADMIN_CODE
    "', '管理员', 8, 'guan li yuan'),"
    " (1099511627778, 1, 0, 0, '" CLERK_CODE "', '王经理', 4, 'wang jing li');"
    "INSERT INTO person (id, rev, created_at, updated_at, name, pinyin)"
    " VALUES (1099511627777, 1, 0, 0, '张红喆', 'zhang hong zhe');"
    "INSERT INTO phone (id, rev, created_at, updated_at, person, number,"
    " place) VALUES (1099511627777, 1, 0, 0, 1099511627777, '13717716163',"
    " 1);"
    "INSERT INTO serial (name, next) VALUES ('setting', 4), ('staff', 3),"
    " ('person', 2), ('phone', 2);";

/* The first step of the schema alone. */
static int
make_older(struct clerk *c)
{
	struct embedded first[64];
	struct store_options opt = {
		.path = c->path, .flags = STORE_CREATE, .steps = first
	};
	struct store *st;
	size_t n = 0;
	int rc;

	for (const struct embedded *e = embedded; e->path != NULL && n < 63;
	     e++)
		if (strncmp(e->path, "0001_", 5) == 0)
			first[n++] = *e;
	first[n] = (struct embedded){ 0 };
	rc = store_open(&st, &opt, &c->err);
	if (rc < 0)
		return rc;
	if (sqlite3_exec(st->db, older, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "%s\n", sqlite3_errmsg(st->db));
		rc = SR_E_INVALID;
	}
	store_close(st);
	return rc;
}

static int
sit_down(struct clerk *c, bool create)
{
	struct domain_options opt = { .path = c->path,
		.create = create,
		.advisory = true,
		.cheap = true };
	struct sr_server server = { .dispatch = domain_dispatch,
		.close = free_conn };
	char pragma[40];
	int rc;

	if (!clock_zone("Asia/Shanghai"))
		return SR_E_NOMEM;
	opt.now =
	    clock_parse(c->before && c->s->was != NULL ? c->s->was : CLERK_NOW);
	rc = domain_open(&c->d, &opt, &c->err);
	if (rc < 0)
		return rc;
	sqlite3_busy_timeout(c->d->st->db, 50);
	if (c->sync != NULL) {
		snprintf(
		    pragma, sizeof(pragma), "PRAGMA synchronous = %s", c->sync);
		sqlite3_exec(c->d->st->db, pragma, NULL, NULL, NULL);
		c->d->st->defers = c->d->st->owes = false;
	}
	server.ctx = conn_new(c->d);
	c->desk.sr = server.ctx != NULL ? sr_open_direct(&server) : NULL;
	if (c->desk.sr != NULL)
		return SR_OK;
	conn_free(server.ctx);
	return SR_E_NOMEM;
}

static void
get_up(struct clerk *c)
{
	sr_close(c->desk.sr);
	domain_close(c->d);
	c->desk.sr = NULL;
	c->d = NULL;
}

static struct clerk *
clerk_of(struct desk *k)
{
	return (struct clerk *)((char *)k - offsetof(struct clerk, desk));
}

/* The house's own backup of the DAYth day from now. */
static int
keep_backup(struct desk *k, int day)
{
	struct clerk *c = clerk_of(k);
	struct backup_place place = { .dir = k->dir,
		.base = "house",
		.when = clock_parse(CLERK_NOW) + day * INT64_C(86400),
		.daily = 30 };
	char name[BACKUP_NAME];
	struct backup *b;
	int rc = backup_make(c->d->st, "", &b);

	if (rc < 0)
		return rc;
	rc = backup_keep(b, &place, name);
	backup_close(b);
	return rc;
}

/* Everybody leaves, the backup becomes the file, he comes back. */
static int
put_back(struct desk *k, const char *from)
{
	struct clerk *c = clerk_of(k);
	struct sr_rows rows;
	char path[1200];
	struct sr_task task = { .kind = SR_TASK_RESTORE,
		.path = c->path,
		.from = path,
		.key = "",
		.by = "clerk",
		.now = clock_parse(CLERK_NOW) + ++c->restored };
	int rc, back;

	snprintf(path, sizeof(path), "%s/%s", k->dir, from);
	get_up(c);
	rc = domain_restore(&task, &rows, k->mem, &c->err);
	back = sit_down(c, false);
	if (back == SR_OK)
		back = desk_as(k, CLERK_CODE);
	return rc < 0 ? rc : back;
}

/* ---- working ---- */

static int
refused_by(struct clerk *c, int n, int rc)
{
	const struct sr_error *e =
	    c->desk.sr != NULL ? sr_error(c->desk.sr) : &c->err;

	return refused(c->d != NULL && e->code == 0 ? &c->d->err : e, n, rc);
}

static int
do_op(struct clerk *c, int n)
{
	struct desk *k = &c->desk;
	int rc = SR_OK;

	for (int i = 0; c->rash && i < 100; i++) {
		volatile char *note = malloc(64);
		note[0] = '\0';
		free((void *)(uintptr_t)note);
	}
	for (int left = c->again ? 5 : 1; left > 0; left--) {
		arena_reset(k->mem);
		rc = c->d == NULL ? sit_down(c, false) : SR_OK;
		if (rc == SR_OK)
			rc = c->s->op(k, n);
		if (rc == SR_OK)
			break;
	}
	return rc;
}

/* Lists are read as if nothing had happened. */
static bool
reads(struct clerk *c)
{
	struct sr_find find;
	struct sr_rows rows;

	arena_reset(c->desk.mem);
	sr_record_clear(&sr_rec_find, &find);
	return sr_staff_find(c->desk.sr, &find, &rows, c->desk.mem) == SR_OK;
}

static int
work(struct clerk *c)
{
	int rc = SR_OK;

	for (int n = 1; n <= c->s->ops; n++) {
		if (n > c->stop)
			break;
		if (c->early && !promise(n))
			return 4;
		rc = do_op(c, n);
		if (rc < 0 && !c->deaf) {
			rc = refused_by(c, n, rc);
			if (c->read && rc == 3 && n > 1 && c->d != NULL &&
			    !reads(c))
				rc = 6;
			return rc;
		}
		if (!c->early && !promise(n))
			return 4;
	}
	return 0;
}

static int
start(struct clerk *c)
{
	int rc = SR_OK;

	for (int left = c->again ? 5 : 1; left > 0; left--) {
		arena_reset(c->desk.mem);
		rc = sit_down(c, c->s->creates);
		/* What an attempt that failed half-way left is gone on with. */
		if (rc == SR_E_EXISTS && left < 5)
			rc = sit_down(c, false);
		if (rc == SR_OK && !c->s->creates)
			rc = desk_as(&c->desk, CLERK_CODE);
		if (rc == SR_OK)
			return 0;
		if (left > 1)
			get_up(c);
	}
	return refused_by(c, 0, rc);
}

static int
before(struct clerk *c)
{
	int rc = SR_OK;

	if (c->s->creates)
		return 0;
	if (c->s->older)
		return make_older(c) == SR_OK ? 0 : 3;
	rc = sit_down(c, true);
	if (rc == SR_OK)
		rc = house_made(&c->desk);
	if (rc == SR_OK && c->s->before != NULL)
		rc = c->s->before(&c->desk);
	return rc == SR_OK ? 0 : refused_by(c, 0, rc);
}

/* ---- the command line ---- */

static int
habits(struct clerk *c, int argc, char **argv)
{
	int i = 1;

	c->stop = 1000;
	for (; i < argc - 2; i++) {
		const char *w = argv[i];
		if (strcmp(w, "stop") == 0 && i + 1 < argc)
			c->stop = atoi(argv[++i]);
		c->before |= strcmp(w, "before") == 0;
		c->again |= strcmp(w, "again") == 0;
		c->read |= strcmp(w, "read") == 0;
		c->early |= strcmp(w, "early") == 0;
		c->deaf |= strcmp(w, "deaf") == 0;
		c->litter |= strcmp(w, "litter") == 0;
		c->rash |= strcmp(w, "rash") == 0;
		bare |= strcmp(w, "bare") == 0;
		if (strcmp(w, "normal") == 0 || strcmp(w, "off") == 0)
			c->sync = w;
	}
	if (i + 2 != argc)
		return 2;
	c->s = scenario_of(argv[i]);
	c->desk.dir = argv[i + 1];
	c->desk.backup = keep_backup;
	c->desk.restore = put_back;
	snprintf(c->path, sizeof(c->path), "%s/house.db", argv[i + 1]);
	return c->s != NULL ? 0 : 2;
}

int
main(int argc, char **argv)
{
	static struct clerk c;
	int rc = habits(&c, argc, argv);

	if (rc != 0) {
		fputs("usage: clerk [OPTION...] SCENARIO DIRECTORY\n", stderr);
		return rc;
	}
	sr_error_clear(&c.err);
	for (int left = 2; left > 0 && c.desk.mem == NULL; left--)
		c.desk.mem = arena_new();
	if (c.desk.mem == NULL)
		return 3;
	rc = c.before ? before(&c) : start(&c);
	if (rc == 0 && !c.before)
		rc = work(&c);
	get_up(&c);
	arena_free(c.desk.mem);
	if (c.litter) {
		strcat(c.path, ".part");
		close(open(c.path, O_WRONLY | O_CREAT, 0600));
	}
	return rc;
}
