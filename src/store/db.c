/*
 * Opens and guards the connection.  A file is looked at before anything is
 * written to it, so that somebody else's database stays as it is.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "store/audit_inside.h"
#include "store/file.h"
#include "store/inside.h"
#include "base/reason.h"
#include "base/banned.h"

enum { LOOK_STEPS = 10000 };
enum { APPLICATION_ID = 0x5348524d }; /* "SHRM" */

static int
pragma(struct store *st, const char *text)
{
	int rc = sqlite3_exec(st->db, text, NULL, NULL, NULL);
	return rc == SQLITE_OK ? SR_OK : db_fail(st, rc);
}

/* What no statement of ours does once the schema stands. */
static int
authorize(void *ctx, int action, const char *table, const char *b,
    const char *database, const char *trigger)
{
	const struct store *st = ctx;

	(void)b, (void)database, (void)trigger;
	if (!st->guarded)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_ATTACH:
	case SQLITE_DETACH:
	case SQLITE_ALTER_TABLE:
	case SQLITE_CREATE_TRIGGER:
	case SQLITE_DROP_INDEX:
	case SQLITE_DROP_TABLE:
	case SQLITE_DROP_TRIGGER:
	case SQLITE_DROP_VIEW:
	case SQLITE_DROP_VTABLE: return SQLITE_DENY;
	case SQLITE_UPDATE:
	case SQLITE_DELETE: /* the trail only grows */
		return table != NULL && strcmp(table, "audit") == 0
			   ? SQLITE_DENY
			   : SQLITE_OK;
	default: return SQLITE_OK;
	}
}

/* Asked every LOOK_STEPS steps of a statement (a millisecond at most). */
static int
too_long(void *ctx)
{
	const struct store *st = ctx;

	return store_stopped(st) ||
	       (st->until != 0 && clock_ticks() >= st->until);
}

bool
store_stopped(const struct store *st)
{
	return st->stop != NULL &&
	       atomic_load_explicit(st->stop, memory_order_relaxed);
}

void
store_limit(struct store *st, int ms)
{
	st->until = ms > 0 ? clock_ticks() + ms : 0;
}

static const struct {
	int id, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, 16 << 20 },
	{ SQLITE_LIMIT_SQL_LENGTH, 4 << 20 },
	{ SQLITE_LIMIT_COLUMN, 256 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 512 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 256 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 20 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static int
harden(struct store *st, int busy_ms)
{
	static const struct {
		int op, on;
	} configs[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	};

	sqlite3_extended_result_codes(st->db, 1);
	for (size_t i = 0; i < sizeof(configs) / sizeof(configs[0]); i++) {
		int now = -1;
		int rc = sqlite3_db_config(
		    st->db, configs[i].op, configs[i].on, &now);
		if (rc != SQLITE_OK || now != configs[i].on)
			return db_fault(st, st->path, "sqlite3_db_config");
	}
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(st->db, limits[i].id, limits[i].value);
	st->busy_ms = busy_ms;
	sqlite3_busy_timeout(st->db, busy_ms);
	sqlite3_set_authorizer(st->db, authorize, st);
	sqlite3_progress_handler(st->db, LOOK_STEPS, too_long, st);
	return pragma(st, "PRAGMA recursive_triggers = ON;"
			  "PRAGMA cell_size_check = ON;"
			  "PRAGMA secure_delete = ON;"
			  "PRAGMA temp_store = MEMORY;"
			  "PRAGMA mmap_size = 0;"
			  "PRAGMA cache_size = -16384;"
			  "PRAGMA synchronous = FULL;");
}

/*
 * The "file:" address of the path: '%', '?' and '#' are quoted, and slashes
 * single, since "//" would begin the name of a host.
 */
static const char *
address(struct store *st, const char *query)
{
	size_t n = strlen(st->path);
	char *uri = arena_alloc(st->arena, 5 + 3 * n + strlen(query) + 3);
	if (uri == NULL)
		return NULL;
	char *p = uri + snprintf(uri, 8, "file:");
	for (const char *s = st->path; *s != '\0'; s++) {
		if (*s == '%' || *s == '?' || *s == '#')
			p += snprintf(p, 4, "%%%02X", (unsigned)*s);
		else if (*s != '/' || s == st->path || s[-1] != '/')
			*p++ = *s;
	}
	snprintf(p, strlen(query) + 1, "%s", query);
	return uri;
}

/* SQLite counts its memory under a lock; nobody here asks for the count. */
static void
uncounted(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static int
connect_file(struct store *st, const char *query)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	int flags =
	    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI |
	    (st->readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
	const char *uri = st->memory ? ":memory:" : address(st, query);

	if (uri == NULL)
		return db_nomem(st);
	sqlite3_close(st->db);
	st->db = NULL;
	pthread_once(&once, uncounted);
	int rc = sqlite3_open_v2(uri, &st->db, flags, NULL);
	return rc == SQLITE_OK ? SR_OK : db_fail(st, rc);
}

static int
refuse_path(struct store *st, const char *dir, int why)
{
	struct stat s;

	if (stat(dir, &s) != 0 && errno == ENOENT)
		return sr_fail(st->err, SR_E_FILE, "", "",
		    N_("The directory {0} does not exist. Make it first or "
		       "choose another."),
		    1, SR_TXT(dir));
	if (why == ENOENT)
		return sr_fail(st->err, SR_E_FILE, "", "",
		    N_("{0} does not exist. `showroom init` makes a new "
		       "file."),
		    1, SR_TXT(st->path));
	if (why == EEXIST)
		return sr_fail(st->err, SR_E_EXISTS, "", "",
		    N_("{0} is already there and was left as it is. Choose "
		       "another name."),
		    1, SR_TXT(st->path));
	if (why == ENOSPC || why == EDQUOT)
		return sr_fail(st->err, SR_E_FULL, "", "",
		    N_("The disk is full: {0} was not made."), 1,
		    SR_TXT(st->path));
	return sr_fail(st->err, SR_E_FILE, "", "",
	    N_("{0} cannot be opened: {1}."), 2, SR_TXT(st->path),
	    SR_LABEL(reason_of(why)));
}

/* Nothing but the mark that it is ours: whatever follows can be gone on with.
 */
static int
mark_part(struct store *st, const char *part)
{
	int rc = sqlite3_open_v2(
	    part, &st->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	rc = rc == SQLITE_OK ? pragma(st, "PRAGMA application_id = 0x5348524d")
			     : db_fail(st, rc);
	sqlite3_close(st->db);
	st->db = NULL;
	return rc;
}

/*
 * The file, for its owner alone: it gets its name when it is marked as ours
 * and on the disk, so that no half of it is ever found there.
 */
static int
make_file(struct store *st, const char *dir)
{
	char part[FILE_PATH];
	struct stat s;
	int fd, why, rc;

	/* An empty file may stand there: nothing of anybody's. */
	if (lstat(st->path, &s) == 0 && (!S_ISREG(s.st_mode) || s.st_size > 0))
		return refuse_path(st, dir, EEXIST);
	why = file_temp(st->path, part, &fd);
	if (why != 0)
		return refuse_path(st, dir, why);
	close(fd);
	rc = mark_part(st, part);
	if (rc == SR_OK && rename(part, st->path) != 0)
		rc = refuse_path(st, dir, errno);
	if (rc < 0)
		file_remove(part);
	else
		file_sync_directory(st->path); /* some know no such call */
	return rc;
}

/*
 * Locks and the shared memory of the log do not hold between machines; a
 * further connection beside one that was let in is not asked again.
 */
static int
look_beneath(struct store *st, const struct store_options *opt, const char *dir)
{
	ground_probe_fn *probe = opt->probe != NULL ? opt->probe : ground_probe;
	struct ground_fs fs;
	const char *network;

	if (st->asked_readonly || !probe(dir, &fs))
		return SR_OK;
	network = ground_network(&fs);
	if (network == NULL)
		return SR_OK;
	st->network = arena_dup(st->arena, network);
	if ((opt->flags & STORE_NETWORK) != 0)
		return SR_OK;
	return sr_fail(st->err, SR_E_FILE, "", "",
	    N_("{0} lies on a network file system ({1}), where a database is "
	       "damaged sooner or later. Keep it on a disk of this machine; "
	       "showroomd(8) tells how to override this."),
	    2, SR_TXT(st->path), SR_TXT(network));
}

/*
 * Which way the file can be opened, by the rights on it; the lock first, so
 * that nobody else is making the same file.
 */
static int
approach(struct store *st, const struct store_options *opt, bool *made)
{
	char dir[FILE_PATH];
	struct stat s;
	int rc;

	file_directory(st->path, dir);
	if ((opt->flags & STORE_CREATE) == 0) {
		if (stat(st->path, &s) != 0)
			return refuse_path(st, dir, errno);
		if (!S_ISREG(s.st_mode))
			return sr_fail(st->err, SR_E_FILE, "", "",
			    N_("{0} is not a file. Check the name."), 1,
			    SR_TXT(st->path));
		if (access(st->path, R_OK) != 0)
			return refuse_path(st, dir, errno);
		if (access(st->path, W_OK) != 0 || access(dir, W_OK) != 0) {
			/* A disk that fails is no file that may be read. */
			if (errno != EACCES && errno != EROFS && errno != EPERM)
				return refuse_path(st, dir, errno);
			st->readonly = true;
		}
	} else if (access(dir, W_OK) != 0)
		return refuse_path(st, dir, errno);
	else if (file_filled(st->path, ""))
		return refuse_path(st, dir, EEXIST);
	rc = look_beneath(st, opt, dir);
	if (rc < 0 || st->readonly)
		return rc;
	rc = lock_take(&st->lock, st->path, st->err);
	if (rc == SR_OK)
		file_sweep(st->path);
	if (rc == SR_OK && (opt->flags & STORE_CREATE) != 0) {
		rc = make_file(st, dir);
		*made = rc == SR_OK;
	}
	return rc;
}

int
store_version(struct store *st, const char *pragma_text, int64_t *out)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(st->db, pragma_text, -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(s, 0);
	int last = sqlite3_finalize(s);
	if (rc == SQLITE_ROW)
		return SR_OK;
	return db_fail(st, last != SQLITE_OK ? last : rc);
}

/* Ours? */
static int
look(struct store *st)
{
	int64_t id = 0;
	int rc = store_version(st, "PRAGMA application_id", &id);

	if (rc < 0 || st->memory || id == APPLICATION_ID)
		return rc;
	return sr_fail(st->err, SR_E_FILE, "", "",
	    N_("{0} is not a Showroom file: another program made it. It was "
	       "left as it is."),
	    1, SR_TXT(st->path));
}

/*
 * A file that cannot be written may also have no room for SQLite's shared
 * memory beside it; without a log it is complete and can be read as it is.
 */
static int
connect_guarded(struct store *st)
{
	int rc = connect_file(st, "");
	/* SQLite makes do with reading when it fails to open for writing. */
	if (rc == SR_OK && !st->readonly && !st->memory &&
	    sqlite3_db_readonly(st->db, "main") == 1)
		rc = db_fail(st, SQLITE_CANTOPEN);
	if (rc == SR_OK)
		rc = look(st);
	int why = sqlite3_errcode(st->db) & 0xff;
	if (rc == SR_E_FILE && st->readonly && st->db != NULL &&
	    (why == SQLITE_CANTOPEN || why == SQLITE_READONLY) &&
	    !file_filled(st->path, FILE_LOG)) {
		rc = connect_file(st, "?immutable=1");
		if (rc == SR_OK)
			rc = look(st);
	}
	return rc;
}

static int
prepare_file(struct store *st, const struct store_options *opt, bool made)
{
	/* Whoever left a log may have died between commit and sync. */
	bool left = !st->memory && file_filled(st->path, FILE_LOG);
	int rc = connect_guarded(st);
	if (rc == SR_OK)
		rc = harden(st, opt->busy_ms != 0 ? opt->busy_ms : 5000);
	if (rc == SR_OK && st->memory)
		rc = pragma(st, "PRAGMA application_id = 0x5348524d");
	if (rc == SR_OK && (opt->flags & STORE_THROWAWAY) != 0)
		rc = pragma(st, "PRAGMA journal_mode = MEMORY;"
				"PRAGMA secure_delete = OFF;"
				"PRAGMA synchronous = OFF;"
				"PRAGMA cache_size = -262144;");
	else if (rc == SR_OK && !st->readonly)
		rc = pragma(st, "PRAGMA journal_mode = WAL;"
				"PRAGMA journal_size_limit = 4194304;");
	if (rc == SR_OK)
		rc = store_migrate(
		    st, opt->steps != NULL ? opt->steps : embedded);
	st->defers = rc == SR_OK && !st->readonly && !st->scratch;
	st->owes = st->defers && left;
	if (st->defers) {
		rc = pragma(st, "PRAGMA synchronous = NORMAL");
		sqlite3_wal_hook(st->db, store_log_grew, st);
	}
	st->guarded = true;
	/* The key of the trail comes into being with its file. */
	struct trail *t = rc == SR_OK && made ? audit_trail(st) : NULL;
	if (rc == SR_OK && made)
		rc = t != NULL ? audit_key(st, t, true) : db_failed(st);
	return rc;
}

/* Nothing stays of a file whose making failed; its key may be an older one's.
 */
static void
unmake(struct store *st)
{
	sql_finalize_all(st);
	sqlite3_close(st->db);
	st->db = NULL;
	file_remove_content(st->path);
}

int
store_open(
    struct store **out, const struct store_options *opt, struct sr_error *err)
{
	struct arena *a = arena_new();
	struct store *st = a ? arena_alloc(a, sizeof(*st)) : NULL;
	bool made = false;
	int rc = SR_OK;

	*out = NULL;
	if (st == NULL) {
		arena_free(a);
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	}
	st->arena = a;
	st->err = err;
	st->path = arena_dup(a, opt->path);
	st->network = "";
	st->lock.fd = -1;
	st->stop = opt->stop;
	st->memory = strcmp(opt->path, ":memory:") == 0;
	st->asked_readonly = (opt->flags & STORE_READONLY) != 0;
	st->readonly = st->asked_readonly;
	st->scratch = (opt->flags & (STORE_SCRATCH | STORE_THROWAWAY)) != 0;
	if (arena_failed(a))
		rc = db_nomem(st);
	if (rc == SR_OK && !st->memory)
		rc = approach(st, opt, &made);
	if (rc == SR_OK)
		rc = prepare_file(st, opt, made);
	if (rc < 0) {
		if (made)
			unmake(st);
		store_close(st);
		return rc;
	}
	*out = st;
	return SR_OK;
}

void
store_close(struct store *st)
{
	if (st == NULL)
		return;
	list_forget(st);
	audit_close(st);
	sql_finalize_all(st);
	sqlite3_close(st->db); /* rolls back and checkpoints */
	lock_drop(&st->lock);
	arena_free(st->arena);
}

void
store_on_search(struct store *st, store_search_fn *fn, void *ctx, int64_t key)
{
	st->search_key = key;
	st->search = fn;
	st->search_ctx = ctx;
}

int
store_search(struct store *st, const char *text, struct idset *ids)
{
	return st->search == NULL ? SR_OK
				  : st->search(st->search_ctx, text, ids);
}

struct sr_error *
store_error(const struct store *st)
{
	return st->err;
}

const char *
store_path(const struct store *st)
{
	return st->path;
}

const char *
store_network(const struct store *st)
{
	return st->network;
}

bool
store_readonly(const struct store *st)
{
	return st->readonly;
}

uint64_t
store_changes(const struct store *st)
{
	return (uint64_t)sqlite3_total_changes64(st->db) + st->undone;
}

void
store_stale(struct store *st)
{
	st->undone++;
}

bool
store_in_transaction(const struct store *st)
{
	return st->in_tx;
}
