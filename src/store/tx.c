/*
 * Transactions and the series of numbers that belong to them: a number given
 * out is written with the commit and given back with a rollback.
 */
#include <errno.h>
#include <string.h>

#include "base/intl.h"
#include "base/reason.h"
#include "store/audit_inside.h"
#include "store/inside.h"
#include "base/banned.h"

enum { LOG_PAGES = 1000 }; /* as SQLite has it */

const struct query tx_sql[TX_NSQL] = {
	[TX_BEGIN] = { "begin", "BEGIN IMMEDIATE", NULL },
	[TX_SNAPSHOT] = { "snapshot", "BEGIN", NULL },
	[TX_COMMIT] = { "commit", "COMMIT", NULL },
	[TX_ROLLBACK] = { "rollback", "ROLLBACK", NULL },
	[TX_PART] = { "part", "SAVEPOINT part", NULL },
	[TX_PART_KEEP] = { "part_keep", "RELEASE part", NULL },
	[TX_PART_UNDO] = { "part_undo", "ROLLBACK TO part", NULL },
	[TX_HOUSE] = { "serial_house",
	    "SELECT next FROM serial WHERE name = 'store'", NULL },
	[TX_NEXT] = { "serial_next",
	    "SELECT next FROM serial WHERE name = :name", NULL },
	[TX_KEEP] = { "serial_keep",
	    "INSERT INTO serial (name, next) VALUES (:name, :next)"
	    " ON CONFLICT (name) DO UPDATE SET next = excluded.next",
	    NULL },
};

/*
 * Begin with QUERY.  What ends it is prepared first: a transaction that could
 * not be ended for want of memory would stand in the way of all others.
 */
static int
begin(struct store *st, int query)
{
	if (sql_prepare(st, &tx_sql[TX_COMMIT]) == NULL ||
	    sql_prepare(st, &tx_sql[TX_ROLLBACK]) == NULL)
		return db_failed(st);
	return sql_run(st, &tx_sql[query], SQL_NONE);
}

int
store_begin(struct store *st)
{
	if (st->in_tx)
		return db_fault(st, "store_begin", "nested transaction");
	if (st->readonly && !st->asked_readonly)
		return db_fail(st, SQLITE_READONLY);
	int rc = begin(st, st->readonly ? TX_SNAPSHOT : TX_BEGIN);
	if (rc < 0)
		return rc;
	st->in_tx = true;
	return SR_OK;
}

int
store_commit(struct store *st)
{
	if (!st->in_tx)
		return db_fault(st, "store_commit", "no transaction");
	/* After some errors SQLite itself has undone everything. */
	int rc = sqlite3_get_autocommit(st->db)
		     ? db_fault(st, "store_commit", "undone before")
		     : audit_flush(st);
	if (rc >= 0)
		rc = series_flush(st);
	if (rc >= 0)
		rc = sql_run(st, &tx_sql[TX_COMMIT], SQL_NONE);
	if (rc < 0) {
		store_rollback(st);
		return rc;
	}
	st->in_tx = false;
	st->owes = st->defers;
	audit_commit(st);
	return SR_OK;
}

bool
store_owes(const struct store *st)
{
	return st->owes;
}

/* RC of a checkpoint: one that others stand in the way of is no fault. */
static void
doubt(struct store *st, int rc)
{
	int why = rc & 0xff;

	if (why != SQLITE_OK && why != SQLITE_BUSY && why != SQLITE_LOCKED)
		st->doubts = st->owes = true;
}

int
store_log_grew(void *ctx, sqlite3 *db, const char *name, int pages)
{
	struct store *st = ctx;

	if (pages >= LOG_PAGES)
		doubt(st, sqlite3_wal_checkpoint_v2(
			      db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL));
	return SQLITE_OK; /* the commit stands */
}

void
store_rest(struct store *st)
{
	if (!st->in_tx && !st->readonly)
		doubt(st, sqlite3_wal_checkpoint_v2(st->db, NULL,
			      SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL));
}

static int
sync_file(struct store *st)
{
	sqlite3_file *log = NULL;
	int rc = sqlite3_file_control(
	    st->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);

	if (rc == SQLITE_OK && log != NULL && log->pMethods != NULL)
		rc = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
	return rc;
}

/*
 * After a failed sync the kernel takes pages of the log for clean that never
 * reached the disk: syncing it again proves nothing.  A checkpoint writes
 * them anew, into the file, and leaves no log that a power cut could lay
 * over it in part.  It waits for nobody: those who read end, and the next
 * turn tries again.
 */
static int
sync_log(struct store *st, int *why)
{
	int rc, mended;

	errno = 0;
	rc = st->doubts ? SQLITE_IOERR_FSYNC : sync_file(st);
	*why = errno;
	if (rc == SQLITE_OK)
		return rc;
	st->doubts = true;
	sqlite3_busy_timeout(st->db, 0);
	mended = sqlite3_wal_checkpoint_v2(
	    st->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	sqlite3_busy_timeout(st->db, st->busy_ms);
	return mended == SQLITE_OK ? sync_file(st) : rc;
}

int
store_sync(struct store *st)
{
	if (!st->owes)
		return SR_OK;
	int why;
	int rc = sync_log(st, &why);
	if (rc != SQLITE_OK)
		return sr_fail(st->err, SR_E_IO, "", "",
		    N_("The disk failed ({1}): it is not certain that this "
		       "change lasts. Check the disk of {0}, then look "
		       "whether the change is there."),
		    2, SR_TXT(st->path),
		    why != 0 ? SR_LABEL(reason_of(why))
			     : SR_TXT(sqlite3_errstr(rc)));
	st->owes = st->doubts = false;
	return SR_OK;
}

void
store_rollback(struct store *st)
{
	if (!st->in_tx)
		return;
	struct sr_error kept = *st->err;
	if (!sqlite3_get_autocommit(st->db))
		sql_run(st, &tx_sql[TX_ROLLBACK], SQL_NONE);
	st->in_tx = false;
	st->undone++;
	series_forget(st);
	audit_forget(st);
	*st->err = kept;
}

int
store_part(struct store *st)
{
	int rc = sql_run(st, &tx_sql[TX_PART], SQL_NONE);

	return rc < 0 ? rc : SR_OK;
}

int
store_part_end(struct store *st, bool keep)
{
	int rc = keep ? SR_OK : sql_run(st, &tx_sql[TX_PART_UNDO], SQL_NONE);

	if (rc >= 0)
		rc = sql_run(st, &tx_sql[TX_PART_KEEP], SQL_NONE);
	return rc < 0 ? rc : SR_OK;
}

int
store_look(struct store *st)
{
	if (!sqlite3_get_autocommit(st->db))
		return db_fault(st, "store_look", "nested transaction");
	return begin(st, TX_SNAPSHOT);
}

void
store_look_end(struct store *st)
{
	struct sr_error kept = *st->err;

	if (!sqlite3_get_autocommit(st->db))
		sql_run(st, &tx_sql[TX_COMMIT], SQL_NONE);
	if (!sqlite3_get_autocommit(st->db))
		sql_run(st, &tx_sql[TX_ROLLBACK], SQL_NONE);
	*st->err = kept;
}

static int
series_of(struct store *st, const char *name, struct series **out)
{
	struct series *s = st->series;

	while (s != NULL && strcmp(s->name, name) != 0)
		s = s->next;
	if (s == NULL) {
		s = arena_alloc(st->arena, sizeof(*s));
		if (s == NULL)
			return db_nomem(st);
		s->name = arena_dup(st->arena, name);
		if (arena_failed(st->arena))
			return db_nomem(st);
		s->next = st->series;
		st->series = s;
	}
	if (!st->in_tx)
		return db_fault(st, name, "number outside a transaction");
	if (s->number == 0) {
		int rc = sql_integer(st, &tx_sql[TX_NEXT],
		    SQL_ARGS(SQL_X("name", name)), &s->number);
		if (rc < 0)
			return rc;
		if (s->number == 0)
			s->number = 1;
	}
	*out = s;
	return SR_OK;
}

int
serial_next(struct store *st, const char *name, int64_t *number)
{
	struct series *s = NULL;
	int rc = series_of(st, name, &s);

	if (rc < 0 || s == NULL)
		return rc;
	*number = s->number++;
	s->dirty = true;
	return SR_OK;
}

static int
house(struct store *st)
{
	if (st->house != 0)
		return SR_OK;
	int rc = sql_integer(st, &tx_sql[TX_HOUSE], SQL_NONE, &st->house);
	if (rc == SR_OK && st->house == 0)
		st->house = 1;
	return rc;
}

int
serial_id(struct store *st, const char *name, sr_id *id)
{
	int64_t n = 0;
	int rc = house(st);

	if (rc == SR_OK)
		rc = serial_next(st, name, &n);
	if (rc == SR_OK)
		*id = st->house << 40 | n;
	return rc;
}

int
serial_past(struct store *st, const char *name, int64_t number)
{
	struct series *s = NULL;
	int rc = series_of(st, name, &s);

	if (rc == SR_OK && s != NULL && s->number <= number) {
		s->number = number + 1;
		s->dirty = true;
	}
	return rc;
}

int
serial_keep(struct store *st, const char *name, sr_id id)
{
	int rc = house(st);

	if (rc < 0 || id >> 40 != st->house)
		return rc;
	return serial_past(st, name, id & (((int64_t)1 << 40) - 1));
}

int
series_flush(struct store *st)
{
	for (struct series *s = st->series; s != NULL; s = s->next) {
		if (!s->dirty)
			continue;
		int rc = sql_run(st, &tx_sql[TX_KEEP],
		    SQL_ARGS(SQL_X("name", s->name), SQL_I("next", s->number)));
		if (rc < 0)
			return rc;
		s->dirty = false;
	}
	return SR_OK;
}

void
series_forget(struct store *st)
{
	for (struct series *s = st->series; s != NULL; s = s->next) {
		s->number = 0;
		s->dirty = false;
	}
	st->house = 0;
}
