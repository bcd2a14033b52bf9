/* What can still be read of a damaged file, into a new one. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/reason.h"
#include "store/db.h"
#include "store/embed.h"
#include "store/file.h"
#include "store/salvage_own.h"
#include "base/banned.h"

enum { STEPS = 100, HEAD_VERSION = 60 };

/* WHY is an errno of work on PATH; 0 is no failure. */
static int
failed(struct salvage *s, const char *path, int why)
{
	if (why == 0)
		return SR_OK;
	if (why == EEXIST)
		return sr_fail(s->err, SR_E_EXISTS, "", "",
		    N_("{0} is already there and was left as it is. Choose "
		       "another name."),
		    1, SR_TXT(path));
	return sr_fail(s->err,
	    why == ENOSPC || why == EDQUOT ? SR_E_FULL : SR_E_FILE, "", "",
	    N_("{0}: {1}. Nothing was salvaged."), 2, SR_TXT(path),
	    SR_LABEL(reason_of(why)));
}

static int
failed_sqlite(struct salvage *s, int rc)
{
	if (rc == SQLITE_OK)
		return SR_OK;
	if ((rc & 0xff) == SQLITE_FULL)
		return failed(s, s->to, ENOSPC);
	if ((rc & 0xff) == SQLITE_NOMEM)
		return failed(s, s->to, ENOMEM);
	return sr_fail(s->err, SR_E_IO, "", "",
	    N_("{0}: {1}. Nothing was salvaged."), 2, SR_TXT(s->to),
	    SR_TXT(s->db != NULL ? sqlite3_errmsg(s->db) : sqlite3_errstr(rc)));
}

/*
 * What stands in the log belongs to the file: both are put together in a copy
 * without a name.  *FD becomes the copy's; where that fails it stays the
 * file's.
 */
static void
with_log(struct salvage *s, int *fd)
{
	const char *log =
	    arena_printf(s->mem, "%s" FILE_LOG, file_real(s->mem, s->from));
	char name[FILE_PATH], hex[CRYPT_HEX];
	int to, wal = open(log, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int64_t size;

	if (wal < 0)
		return;
	if (file_temp(s->to, name, &to) == 0) {
		unlink(name);
		if (file_copy(*fd, to, &size, hex) == 0 &&
		    salvage_log(wal, to)) {
			close(*fd);
			*fd = to;
		} else {
			close(to);
		}
	}
	close(wal);
}

/* The steps of the schema up to the damaged file's. */
static const struct embedded *
steps_until(struct salvage *s, uint32_t version)
{
	struct embedded *some = arena_alloc(s->mem, STEPS * sizeof(*some));
	size_t n = 0;

	for (const struct embedded *e = embedded;
	     some != NULL && e->path != NULL && n < STEPS - 1; e++)
		if (e->path[0] >= '0' && e->path[0] <= '9' &&
		    strtoul(e->path, NULL, 10) <= version)
			some[n++] = *e;
	return some != NULL && n > 0 ? some : embedded;
}

/* An empty file of the damaged one's format at NAME, open in s->db. */
static int
make_new(struct salvage *s, const char *name)
{
	uint32_t version = btree_head(&s->tree, HEAD_VERSION);
	const struct store_options o = { .path = name,
		.flags = STORE_CREATE | STORE_THROWAWAY,
		.steps = version > 0 && version < STEPS
			     ? steps_until(s, version)
			     : NULL };
	struct store *st;
	int rc = store_open(&st, &o, s->err);

	if (rc < 0)
		return rc;
	store_close(st);
	rc = sqlite3_open_v2(
	    name, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_extended_result_codes(s->db, 1);
	/* Rows come as they were: what triggers derive is among them. */
	if (rc == SQLITE_OK)
		rc = sqlite3_db_config(
		    s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(s->db,
		    "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;"
		    "PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -65536",
		    NULL, NULL, NULL);
	return failed_sqlite(s, rc);
}

static int
fill(struct salvage *s)
{
	int rc = sqlite3_exec(s->db, "BEGIN", NULL, NULL, NULL);
	int64_t copied = 0;

	if (rc == SQLITE_OK)
		rc = salvage_tables(s);
	if (rc == SQLITE_OK) {
		salvage_roots(s);
		salvage_rows(s);
		rc = s->full;
	}
	for (size_t i = 0; i < s->ntable; i++)
		copied += s->table[i].copied;
	if (rc == SQLITE_OK && copied == 0)
		return sr_fail(s->err, SR_E_FILE, "", "",
		    N_("{0} holds no row of a dealership's file that can be "
		       "read."),
		    1, SR_TXT(s->from));
	if (rc == SQLITE_OK)
		rc = salvage_settle(s);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
	if (rc == SQLITE_OK && (s->nomem || arena_failed(s->mem)))
		rc = SQLITE_NOMEM;
	return failed_sqlite(s, rc);
}

static void
let_go(struct salvage *s)
{
	for (size_t i = 0; i < s->ntable; i++) {
		struct table *t = &s->table[i];
		for (size_t n = 0; n <= t->ncol; n++)
			sqlite3_finalize(t->insert[n]);
		free(t->known);
	}
	sqlite3_close(s->db);
	s->db = NULL;
	btree_close(&s->tree);
}

/* NAME is durable and becomes TO, which is not there. */
static int
take_name(const char *name, const char *to)
{
	int fd = open(name, O_RDWR | O_CLOEXEC), why = 0;

	if (fd < 0 || fsync(fd) != 0)
		why = errno;
	if (fd >= 0)
		close(fd);
	if (why == 0 && link(name, to) != 0)
		why = errno;
	/* A stick's file system may know no links. */
	if (why == EPERM || why == ENOTSUP)
		why = rename(name, to) != 0 ? errno : 0;
	return why == 0 ? file_sync_directory(to) : why;
}

static int
into(struct salvage *s, int *fd, struct sr_rows *rows)
{
	char name[FILE_PATH];
	int empty;
	int rc = failed(s, s->to, file_temp(s->to, name, &empty));

	if (rc < 0)
		return rc;
	close(empty);
	with_log(s, fd);
	rc = failed(s, s->from, btree_open(&s->tree, *fd));
	if (rc == SR_OK)
		rc = make_new(s, name);
	if (rc == SR_OK)
		rc = fill(s);
	if (rc == SR_OK)
		rc = salvage_report(s, rows);
	let_go(s);
	if (rc == SR_OK)
		rc = failed(s, s->to, take_name(name, s->to));
	file_remove(name);
	return rc;
}

int
salvage(const char *from, const char *to, struct sr_rows *rows,
    struct arena *mem, struct sr_error *err)
{
	struct salvage s = { .from = from, .to = to, .mem = mem, .err = err };
	int fd = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	int rc;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_salvaged) };
	if (fd < 0)
		return failed(&s, from, errno);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		rc = sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} is not a file. Check the name."), 1, SR_TXT(from));
	else if (file_exists(to))
		rc = failed(&s, to, EEXIST);
	/* A log without its file would be taken for the new one's. */
	else if (file_exists(arena_printf(mem, "%s" FILE_LOG, to)))
		rc = failed(&s, arena_printf(mem, "%s" FILE_LOG, to), EEXIST);
	else
		rc = into(&s, &fd, rows);
	close(fd);
	return rc;
}
