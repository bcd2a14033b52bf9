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

#include "base/clock.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/reason.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/inside.h"
#include "store/seal.h"
#include "base/banned.h"

enum { PAGES = 1024, LOOK_STEPS = 10000 }; /* between looks whether to stop */

struct backup {
	struct store *st;
	struct arena *mem;
	int fd;
	struct manifest m;
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

/* WHY is an errno; 0 is no failure. */
static int
failed_errno(struct store *st, int why)
{
	if (why == 0)
		return SR_OK;
	int code = SR_E_IO;
	switch (why) {
	case ENOSPC:
	case EDQUOT: code = SR_E_FULL; break;
	case ENOMEM: code = SR_E_NOMEM; break;
	case EACCES:
	case EPERM:
	case EROFS: code = SR_E_FILE; break;
	}
	return failed(st, code, reason_of(why));
}

static int
failed_sqlite(struct store *st, int rc)
{
	switch (rc & 0xff) {
	case SQLITE_FULL: return failed(st, SR_E_FULL, "");
	case SQLITE_NOMEM: return db_nomem(st);
	case SQLITE_INTERRUPT: return db_stopped(st);
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return failed(st, SR_E_BUSY, sqlite3_errstr(rc));
	default: return failed(st, SR_E_IO, sqlite3_errstr(rc));
	}
}

/* Within one look at the file: else it would begin anew after each write. */
static int
copy_pages(struct store *st, sqlite3 *to)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", st->db, "main");
	int rc;

	if (b == NULL)
		return sqlite3_errcode(to);
	do
		rc = sqlite3_backup_step(b, PAGES);
	while (rc == SQLITE_OK && !store_stopped(st));
	int last = sqlite3_backup_finish(b);
	return rc == SQLITE_DONE   ? SQLITE_OK
	       : last != SQLITE_OK ? last
	       : rc == SQLITE_OK   ? SQLITE_INTERRUPT
				   : rc;
}

static int
copy(struct store *st, sqlite3 *to)
{
	bool own = sqlite3_get_autocommit(st->db) != 0;
	int rc = !own ? SQLITE_OK
		      : sqlite3_exec(st->db,
			    "BEGIN; SELECT count(*) FROM sqlite_schema", NULL,
			    NULL, NULL);

	if (rc == SQLITE_OK)
		rc = copy_pages(st, to);
	if (own && !sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}

static int
told_to_stop(void *ctx)
{
	return store_stopped(ctx);
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

/* What stands in NAME: a plain copy, verified; M tells what it holds. */
static int
fill(struct store *st, const char *name, struct manifest *m, struct arena *a)
{
	sqlite3 *to = NULL;
	int rc = sqlite3_open_v2(
	    name, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc == SQLITE_OK)
		sqlite3_progress_handler(to, LOOK_STEPS, told_to_stop, st);
	/* Whoever gives it a name makes it durable first. */
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(
		    to, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = copy(st, to);
	/* One file, no log beside it, wherever it is taken. */
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(
		    to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = verify(to);
	if (rc == SQLITE_OK)
		rc = facts_read(to, m, a);
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

/* A new file that has no name any more. */
static int
nameless(struct store *st, int *fd)
{
	char name[FILE_PATH];
	int why = file_temp(temporary(st), name, fd);

	if (*fd >= 0)
		unlink(name);
	return failed_errno(st, why);
}

/* B's file is sealed for the public key KEY. */
static int
seal(struct backup *b, const char *key)
{
	unsigned char public[CRYPT_KEY];
	int fd = -1;

	if (!crypt_ready() || !crypt_unhex(public, key))
		return failed(
		    b->st, SR_E_FILE, N_("the setting backup_key is no key"));
	int rc = nameless(b->st, &fd);
	if (rc < 0)
		return rc;
	int why = seal_write(b->fd, fd, public);
	close(b->fd);
	b->fd = fd;
	b->m.key = arena_dup(b->mem, key);
	if (why == SEAL_OTHER)
		return failed(
		    b->st, SR_E_FILE, N_("the setting backup_key is no key"));
	if (why == 0)
		why = file_copy(fd, -1, &b->m.size, b->m.digest);
	return failed_errno(b->st, why);
}

static int
make(struct backup *b, const char *key)
{
	struct store *st = b->st;
	char name[FILE_PATH];
	int rc = failed_errno(st, file_temp(temporary(st), name, &b->fd));

	if (rc < 0)
		return rc;
	close(b->fd);
	rc = fill(st, name, &b->m, b->mem);
	b->fd = rc == SR_OK ? open(name, O_RDONLY | O_CLOEXEC) : -1;
	if (rc == SR_OK && b->fd < 0)
		rc = failed_errno(st, errno);
	file_remove(name);
	if (rc == SR_OK && store_stopped(st))
		rc = db_stopped(st);
	if (rc == SR_OK)
		rc = failed_errno(st,
		    file_copy(b->fd, -1, &b->m.plain_size, b->m.plain_digest));
	if (rc < 0)
		return rc;
	b->m.size = b->m.plain_size;
	memcpy(b->m.digest, b->m.plain_digest, CRYPT_HEX);
	if (store_stopped(st))
		return db_stopped(st);
	return *key != '\0' ? seal(b, key) : SR_OK;
}

int
backup_make(struct store *st, const char *key, struct backup **out)
{
	struct backup *b = calloc(1, sizeof(*b));

	*out = NULL;
	if (b == NULL)
		return db_nomem(st);
	b->st = st;
	b->fd = -1;
	b->m.key = "";
	b->mem = arena_new();
	int rc = b->mem == NULL ? db_nomem(st)
		 : st->in_tx
		     ? db_fault(st, "backup_make", "inside a transaction")
		     : make(b, key);
	if (rc < 0) {
		backup_close(b);
		return rc;
	}
	*out = b;
	return SR_OK;
}

int64_t
backup_size(const struct backup *b)
{
	return b->m.size;
}

const char *
backup_digest(const struct backup *b)
{
	return b->m.digest;
}

bool
backup_sealed(const struct backup *b)
{
	return *b->m.key != '\0';
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

const char *
backup_manifest(
    struct backup *b, const char *file, sr_instant when, struct arena *a)
{
	struct manifest m = b->m;
	char iso[11], hm[6];
	sr_day day;
	sr_time minute;

	clock_local(when, &day, &minute);
	m.file = file;
	m.when = when;
	m.program = SHOWROOM_VERSION;
	m.at = arena_printf(a, "%s %s", day_iso(iso, day), time_hm(hm, minute));
	return manifest_text(&m, a);
}

void
backup_close(struct backup *b)
{
	if (b == NULL)
		return;
	if (b->fd >= 0)
		close(b->fd);
	arena_free(b->mem);
	free(b);
}

void
backup_stamp(char stamp[BACKUP_STAMP], sr_instant when)
{
	char iso[11], hm[6];
	sr_day day;
	sr_time minute;

	clock_local(when, &day, &minute);
	day_iso(iso, day);
	time_hm(hm, minute);
	snprintf(stamp, BACKUP_STAMP, "%.4s%.2s%.2s-%.2s%.2s%02u", iso, iso + 5,
	    iso + 8, hm, hm + 3, (unsigned)(when % 60) % 60);
}

/* B's bytes into a new file PART, durable and read again. */
static int
write_part(struct backup *b, const char *part)
{
	char digest[CRYPT_HEX];
	int64_t size;
	int fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno;
	int why = file_copy(b->fd, fd, &size, digest);
	if (why == 0 && fsync(fd) != 0)
		why = errno;
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	if (why == 0)
		why = file_copy(fd, -1, &size, digest);
	if (why == 0 && strcmp(digest, b->m.digest) != 0)
		why = EIO;
	if (close(fd) != 0 && why == 0)
		why = errno;
	return why;
}

static int
write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno;
	int why = file_write(fd, text, strlen(text));
	if (why == 0 && fsync(fd) != 0)
		why = errno;
	if (close(fd) != 0 && why == 0)
		why = errno;
	return why;
}

static int
take_name(const char *part, const char *path)
{
	return rename(part, path) != 0 ? errno : file_sync_directory(path);
}

/*
 * The manifest first: until the copy has its name, there is no backup of
 * that name.
 */
static int
put(struct backup *b, const char *path, sr_instant when)
{
	const char *slash = strrchr(path, '/');
	const char *part = arena_printf(b->mem, "%s.part", path);
	const char *manifest = arena_printf(b->mem, "%s.manifest", path);
	const char *mpart = arena_printf(b->mem, "%s.part", manifest);
	const char *text =
	    backup_manifest(b, slash != NULL ? slash + 1 : path, when, b->mem);

	if (arena_failed(b->mem))
		return ENOMEM;
	unlink(part);
	unlink(mpart);
	int why = file_exists(path) ? EEXIST : write_part(b, part);
	if (why == 0)
		why = write_text(mpart, text);
	if (why == 0)
		why = take_name(mpart, manifest);
	if (why == 0) {
		why = take_name(part, path);
		if (why != 0 && !file_exists(path))
			unlink(manifest);
	}
	if (why != 0) {
		unlink(part);
		unlink(mpart);
	}
	return why;
}

int
backup_keep(
    struct backup *b, const struct backup_place *p, char name[BACKUP_NAME])
{
	char stamp[BACKUP_STAMP];
	int why = 0;

	if (store_stopped(b->st))
		return db_stopped(b->st);
	backup_stamp(stamp, p->when);
	snprintf(name, BACKUP_NAME, "%.200s-%s%s", p->base, stamp,
	    *b->m.key != '\0' ? ".sealed" : ".db");
	if (mkdir(p->dir, 0700) == 0)
		why = file_sync_directory(p->dir);
	else if (errno != EEXIST)
		why = errno;
	if (why == 0)
		why = put(
		    b, arena_printf(b->mem, "%s/%s", p->dir, name), p->when);
	if (why != 0)
		return failed_errno(b->st, why);
	keep_last(p);
	return SR_OK;
}

int
backup_before(struct store *st, int number)
{
	struct backup *b;
	int rc = backup_make(st, "", &b);

	if (rc < 0)
		return rc;
	const char *path =
	    arena_printf(b->mem, "%s.before-%d", st->path, number);
	const char *part = arena_printf(b->mem, "%s.part", path);
	unlink(part); /* we hold the lock: a kill left it */
	int why = arena_failed(b->mem) ? ENOMEM : write_part(b, part);
	if (why == 0)
		why = take_name(part, path);
	else
		unlink(part);
	rc = failed_errno(st, why);
	backup_close(b);
	return rc;
}
