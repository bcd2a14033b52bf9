/*
 * The copy is made by SQLite's backup, turned into one plain file, checked,
 * and loses its name before anybody reads from it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "store/backup.h"
#include "store/inside.h"
#include "base/reason.h"
#include "base/banned.h"

struct backup {
	struct store *st;
	int fd;
	int64_t size;
};

static int
failed(struct store *st, int code, const char *why)
{
	if (code == SR_E_FULL)
		return sr_fail(st->err, code, "", "",
		    N_("The disk is full: no backup of {0} was made. Free "
		       "some space beside it and try again."),
		    1, SR_TXT(st->path));
	return sr_fail(st->err, code, "", "",
	    N_("No backup of {0} was made: {1}."), 2, SR_TXT(st->path),
	    SR_LABEL(why));
}

static int
failed_sqlite(struct store *st, int rc)
{
	switch (rc & 0xff) {
	case SQLITE_FULL: return failed(st, SR_E_FULL, "");
	case SQLITE_NOMEM: return db_nomem(st);
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return failed(st, SR_E_BUSY, sqlite3_errstr(rc));
	default: return failed(st, SR_E_IO, sqlite3_errstr(rc));
	}
}

static int
copy(struct store *st, sqlite3 *to)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", st->db, "main");

	if (b == NULL)
		return sqlite3_errcode(to);
	int rc = sqlite3_backup_step(b, -1);
	int last = sqlite3_backup_finish(b);
	return rc == SQLITE_DONE ? SQLITE_OK : last != SQLITE_OK ? last : rc;
}

/* SQLITE_OK when the copy is whole, SQLITE_CORRUPT when not. */
static int
verify(sqlite3 *db)
{
	sqlite3_stmt *s = NULL;
	int rc =
	    sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(s, 0);
		rc = text != NULL && strcmp(text, "ok") == 0 ? SQLITE_OK
							     : SQLITE_CORRUPT;
	}
	sqlite3_finalize(s);
	return rc;
}

static int
fill(struct store *st, const char *name)
{
	sqlite3 *to = NULL;
	int rc = sqlite3_open_v2(
	    name, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc == SQLITE_OK)
		rc = copy(st, to);
	/* One file, no log beside it, wherever it is taken. */
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(
		    to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = verify(to);
	int closed = sqlite3_close(to);
	if (rc == SQLITE_OK)
		rc = closed;
	return rc == SQLITE_OK ? SR_OK : failed_sqlite(st, rc);
}

static const char *
temporary(struct store *st)
{
	const char *dir = getenv("TMPDIR");

	if (!st->memory)
		return st->path;
	return arena_printf(
	    st->arena, "%s/showroom", dir != NULL ? dir : "/tmp");
}

static void
remove_all(const char *name)
{
	static const char *const suffix[] = { "", "-journal", "-wal", "-shm" };
	char path[4200];

	for (size_t i = 0; i < sizeof(suffix) / sizeof(suffix[0]); i++)
		if (snprintf(path, sizeof(path), "%s%s", name, suffix[i]) <
		    (int)sizeof(path))
			unlink(path);
}

int
backup_make(struct store *st, struct backup **out)
{
	char name[4096];
	struct stat s;

	*out = NULL;
	if (st->in_tx)
		return db_fault(st, "backup_make", "inside a transaction");
	if (snprintf(name, sizeof(name), "%s.backup-XXXXXX", temporary(st)) >=
	    (int)sizeof(name))
		return failed(st, SR_E_FILE, reason_of(ENAMETOOLONG));
	int fd = mkstemp(name); /* 0600 */
	if (fd < 0)
		return failed(st, errno == ENOSPC ? SR_E_FULL : SR_E_FILE,
		    reason_of(errno));
	close(fd);
	int rc = fill(st, name);
	fd = rc == SR_OK ? open(name, O_RDONLY | O_CLOEXEC) : -1;
	if (rc == SR_OK && (fd < 0 || fstat(fd, &s) != 0))
		rc = failed(st, SR_E_IO, reason_of(errno));
	remove_all(name);
	struct backup *b = rc == SR_OK ? malloc(sizeof(*b)) : NULL;
	if (b == NULL) {
		if (fd >= 0)
			close(fd);
		return rc < 0 ? rc : db_nomem(st);
	}
	*b = (struct backup){ .st = st, .fd = fd, .size = s.st_size };
	*out = b;
	return SR_OK;
}

int64_t
backup_size(const struct backup *b)
{
	return b->size;
}

int
backup_read(struct backup *b, int64_t offset, void *buf, size_t len)
{
	ssize_t n;

	if (len > 1 << 30)
		len = 1 << 30;
	do
		n = pread(b->fd, buf, len, offset);
	while (n < 0 && errno == EINTR);
	return n >= 0 ? (int)n : failed(b->st, SR_E_IO, reason_of(errno));
}

void
backup_close(struct backup *b)
{
	if (b == NULL)
		return;
	close(b->fd);
	free(b);
}
