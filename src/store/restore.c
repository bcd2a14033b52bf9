/* Putting a backup in the place of a file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/reason.h"
#include "store/inside.h"
#include "store/restore.h"
#include "store/seal.h"
#include "base/banned.h"

/* WHY is an errno of work on PATH; 0 is no failure. */
static int
failed(struct restore *r, const char *path, int why)
{
	if (why == 0)
		return SR_OK;
	if (why == ENOSPC || why == EDQUOT || why == EFBIG)
		return sr_fail(r->err, SR_E_FULL, "", "",
		    N_("The disk is full: {0} was not restored and is as it "
		       "was. Free some space beside it and try again."),
		    1, SR_TXT(r->ask->path));
	return sr_fail(r->err, why == ENOMEM ? SR_E_NOMEM : SR_E_FILE, "", "",
	    N_("{0}: {1}. Nothing was restored."), 2, SR_TXT(path),
	    SR_LABEL(reason_of(why)));
}

static int
refused(struct restore *r, const char *why)
{
	return sr_fail(r->err, SR_E_FILE, "", "",
	    N_("{0} was not restored: {1}. Take another backup."), 2,
	    SR_TXT(r->ask->backup), SR_LABEL(why));
}

static int
no_manifest(struct restore *r, const char *path, int why)
{
	if (why == ENOENT)
		return sr_fail(r->err, SR_E_FILE, "", "",
		    N_("{0} has no manifest beside it ({1}), so that nobody "
		       "can say whether it is what was written. To take it "
		       "as it is: --no-manifest"),
		    2, SR_TXT(r->ask->backup), SR_TXT(path));
	return failed(r, path, why);
}

/* What the manifest says of a file with this SIZE and DIGEST. */
static int
read_manifest(struct restore *r, int64_t size, const char *digest)
{
	const char *path = arena_printf(r->mem, "%s.manifest", r->ask->backup);
	const char *flaw;
	char *text;
	int why = file_text(path, MANIFEST_MAX, &text);

	if (why != 0)
		return no_manifest(r, path, why);
	flaw = manifest_parse(&r->says, text, size, digest, r->mem);
	free(text);
	if (arena_failed(r->mem))
		return failed(r, path, ENOMEM);
	/* What the file itself contradicts says more than the digest. */
	if (r->says.size != size)
		flaw = N_("the size");
	else if (strcmp(r->says.digest, digest) != 0)
		flaw = N_("the digest");
	if (flaw == NULL)
		return SR_OK;
	return sr_fail(r->err, SR_E_FILE, "", "",
	    N_("{0} is not what its manifest says: {1}. One of the two was "
	       "changed or is damaged; nothing was restored. Take another "
	       "backup."),
	    2, SR_TXT(r->ask->backup), SR_LABEL(flaw));
}

static int
read_key(struct restore *r, struct seal_key *key)
{
	const char *path = r->ask->key;
	char *text;

	if (*path == '\0')
		return sr_fail(r->err, SR_E_FILE, "", "",
		    N_("{0} is sealed: name the file with its secret key: "
		       "--key FILE"),
		    1, SR_TXT(r->ask->backup));
	int why = file_text(path, 4096, &text);
	if (why != 0)
		return failed(r, path, why);
	bool fine = seal_key_parse(key, text);
	crypt_wipe(text, strlen(text));
	if (!fine)
		crypt_wipe(key, sizeof(*key));
	free(text);
	return fine ? SR_OK
		    : sr_fail(r->err, SR_E_FILE, "", "",
			  N_("{0} holds no key of `showroom backup-key`."), 1,
			  SR_TXT(path));
}

static int
unseal(struct restore *r, int from, int to)
{
	struct seal_key key;
	int rc = read_key(r, &key);

	if (rc < 0)
		return rc;
	rc = seal_read(from, to, &key);
	crypt_wipe(&key, sizeof(key));
	if (rc == SEAL_OTHER)
		return sr_fail(r->err, SR_E_FILE, "", "",
		    N_("{0} is sealed for another key than that of {1}."), 2,
		    SR_TXT(r->ask->backup), SR_TXT(r->ask->key));
	if (rc == SEAL_BROKEN)
		return refused(r, N_("it was changed or is not whole"));
	return failed(r, r->ask->path, rc);
}

/* The backup's bytes, opened, into TO. */
static int
fetch(struct restore *r, int from, int to)
{
	char start[16], digest[CRYPT_HEX];
	int64_t size;
	size_t n;
	int rc = failed(r, r->ask->backup, file_read(from, start, 16, &n));

	if (rc == SR_OK && !seal_is(start, n))
		rc =
		    failed(r, r->ask->path, file_copy(from, to, &size, digest));
	else if (rc == SR_OK)
		rc = failed(
		    r, r->ask->backup, file_copy(from, -1, &size, digest));
	if (rc == SR_OK && !r->ask->bare)
		rc = read_manifest(r, size, digest);
	return rc == SR_OK && seal_is(start, n) ? unseal(r, from, to) : rc;
}

/* A live file, copied by hand, may lack what stands in its log. */
static bool
has_log(const char *path)
{
	return file_filled(path, FILE_LOG);
}

static int
open_backup(struct restore *r, int *fd)
{
	struct stat b, f;

	/* A pipe would be waited for. */
	*fd = open(r->ask->backup, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (*fd < 0)
		return failed(r, r->ask->backup, errno);
	if (fstat(*fd, &b) != 0 || !S_ISREG(b.st_mode))
		return refused(r, N_("it is not a file"));
	if (stat(r->ask->path, &f) == 0 && f.st_dev == b.st_dev &&
	    f.st_ino == b.st_ino)
		return refused(r, N_("it is the file itself"));
	if (has_log(r->ask->backup))
		return refused(r,
		    N_("it has a log beside it, so it is a file in use and no "
		       "backup"));
	return SR_OK;
}

static int
one_text(sqlite3 *db, const char *sql, bool (*fine)(sqlite3_stmt *s))
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW || rc == SQLITE_DONE)
		rc = fine(s) ? SQLITE_OK : SQLITE_CORRUPT;
	sqlite3_finalize(s);
	return rc;
}

static bool
says_ok(sqlite3_stmt *s)
{
	const char *t = (const char *)sqlite3_column_text(s, 0);

	return t != NULL && strcmp(t, "ok") == 0;
}

static bool
says_nothing(sqlite3_stmt *s)
{
	return sqlite3_data_count(s) == 0;
}

/* Why DB is not to be taken, NULL: it is whole.  IS gets what it holds. */
static const char *
look(struct restore *r, sqlite3 *db, struct manifest *is)
{
	if (one_text(db, "PRAGMA integrity_check(1)", says_ok) != SQLITE_OK)
		return N_("its database is damaged");
	if (one_text(db, "PRAGMA foreign_key_check", says_nothing) != SQLITE_OK)
		return N_("a row refers to one that is not there");
	if (facts_read(db, is, r->mem) != SQLITE_OK)
		return N_("its database cannot be read");
	return NULL;
}

/* The database itself, before anything is written to it. */
static int
examine(struct restore *r)
{
	struct manifest is = r->says;
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(
	    r->copy, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	const char *flaw = rc == SQLITE_OK ? look(r, db, &is)
					   : N_("its database cannot be read");

	sqlite3_close(db);
	if (flaw != NULL)
		return refused(r, flaw);
	if (r->ask->bare) {
		r->says = is;
		return SR_OK;
	}
	flaw = manifest_differs(&r->says, &is);
	return flaw == NULL ? SR_OK
			    : sr_fail(r->err, SR_E_FILE, "", "",
				  N_("{0} is not what its manifest says: {1}. "
				     "One of the two was changed or is "
				     "damaged; nothing was restored. Take "
				     "another backup."),
				  2, SR_TXT(r->ask->backup), SR_LABEL(flaw));
}

/* For the plain copy the manifest speaks of its own digest. */
static int
plain_digest(struct restore *r, int fd)
{
	char digest[CRYPT_HEX];
	int64_t size;
	int rc = failed(r, r->copy, file_copy(fd, -1, &size, digest));

	if (rc < 0 || r->ask->bare)
		return rc;
	return size == r->says.plain_size &&
		       strcmp(digest, r->says.plain_digest) == 0
		   ? SR_OK
		   : refused(r, N_("it was changed or is not whole"));
}

/*
 * The trail's key is beside the file and in no backup: the copy goes on under
 * it.  Where there is none, the copy's becomes the file's.
 */
static int
key_name(struct restore *r, const char **ours, const char **copy)
{
	*ours = arena_printf(r->mem, "%s" FILE_KEY, r->ask->path);
	*copy = arena_printf(r->mem, "%s" FILE_KEY, r->copy);
	return arena_failed(r->mem) ? ENOMEM : 0;
}

static int
key_lend(struct restore *r)
{
	const char *ours, *copy;
	int why = key_name(r, &ours, &copy), from, to;
	char hex[CRYPT_HEX];
	int64_t size;

	if (why != 0 || link(ours, copy) == 0 || errno == ENOENT)
		return why;
	/* A stick's file system may know no links. */
	from = open(ours, O_RDONLY | O_CLOEXEC);
	to = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	why = from < 0 || to < 0 ? errno : file_copy(from, to, &size, hex);
	if (from >= 0)
		close(from);
	if (to >= 0)
		close(to);
	return why;
}

int
restore_begin(struct restore *r, const struct restore_ask *ask,
    struct arena *mem, struct sr_error *err)
{
	int from = -1, to = -1;

	*r = (struct restore){ .ask = ask, .err = err, .mem = mem };
	r->says = (struct manifest){ .file = "",
		.key = "",
		.program = "",
		.house = "",
		.at = "",
		.mac = "" };
	r->lock.fd = -1;
	int rc = open_backup(r, &from);
	if (rc == SR_OK)
		rc = lock_wait(&r->lock, ask->path, RESTORE_WAIT, err);
	if (rc == SR_OK) {
		file_sweep(ask->path);
		rc = failed(r, ask->path, file_temp(ask->path, r->copy, &to));
		if (to < 0)
			r->copy[0] = '\0';
	}
	if (rc == SR_OK)
		rc = fetch(r, from, to);
	if (rc == SR_OK)
		rc = plain_digest(r, to);
	if (from >= 0)
		close(from);
	if (to >= 0)
		close(to);
	if (rc == SR_OK)
		rc = examine(r);
	return rc == SR_OK ? failed(r, ask->path, key_lend(r)) : rc;
}

/* SQLite removes the log of an empty file: what is none keeps it. */
static bool
has_head(const char *path)
{
	static const char magic[] = "SQLite format 3";
	char head[sizeof(magic)] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t n = 0;
	bool good = fd >= 0 && file_read(fd, head, sizeof(head), &n) == 0 &&
		    memcmp(head, magic, sizeof(magic)) == 0;

	if (fd >= 0)
		close(fd);
	return good;
}

/*
 * What stands in the old file's log goes into it.  A damaged one keeps its
 * log: false.
 */
static bool
fold(const char *path)
{
	sqlite3 *db = NULL;

	if (!has_log(path))
		return true;
	if (!has_head(path))
		return false;
	if (sqlite3_open_v2(path, &db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
		sqlite3_exec(
		    db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
	sqlite3_close(db);
	return !has_log(path);
}

static int
key_return(struct restore *r, const struct stat *owner)
{
	const char *ours, *copy;
	int why = key_name(r, &ours, &copy);

	if (why != 0 || !file_exists(copy))
		return why;
	if (file_exists(ours))
		return unlink(copy) != 0 ? errno : 0;
	if (owner != NULL && chown(copy, owner->st_uid, owner->st_gid) != 0)
		return errno;
	return rename(copy, ours) != 0 ? errno : 0;
}

/* Whose a file of that name is to be: that of the old one, or of its place. */
static bool
owner_of(const char *path, struct stat *owner)
{
	char dir[FILE_PATH];

	file_directory(path, dir);
	return stat(path, owner) == 0 || stat(dir, owner) == 0;
}

/* The copy is as durable and as private as what it replaces. */
static int
settle(struct restore *r)
{
	struct stat owner;
	int fd;

	/* What could not go from the log into the copy would be lost. */
	if (has_log(r->copy))
		return EIO;
	fd = open(r->copy, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return errno;
	int why = 0;
	/* Run by root for a service: the file stays the service's. */
	bool root = geteuid() == 0 && owner_of(r->ask->path, &owner);
	if (root && fchown(fd, owner.st_uid, owner.st_gid) != 0)
		why = errno;
	if (why == 0)
		why = key_return(r, root ? &owner : NULL);
	if (why == 0 && fsync(fd) != 0)
		why = errno;
	close(fd);
	return why;
}

/* Another name for PATH, durable: there is no moment without the file. */
static int
second_name(const char *path, const char *other)
{
	if (link(path, other) != 0)
		return errno;
	return file_sync_directory(other);
}

/* Durable, too: a log that comes back would be taken for the new file's. */
static int
remove_log(const char *path)
{
	char name[FILE_PATH];
	bool any = false;

	for (int i = 0; i < 2; i++) {
		snprintf(name, sizeof(name), "%s%s", path,
		    i ? FILE_SHARED : FILE_LOG);
		any |= unlink(name) == 0;
	}
	return any ? file_sync_directory(path) : 0;
}

/* PATH under another name, which it keeps if the file system knows links. */
static int
give_name(const char *path, const char *other)
{
	int why = second_name(path, other);

	if (why == EPERM || why == ENOTSUP)
		why = rename(path, other) != 0 ? errno
					       : file_sync_directory(path);
	return why;
}

/*
 * A log that stays beside the file would be taken for the new one's: it goes
 * with the old file first.  Until the new one has its name, there is none
 * then: the damaged file is not what anybody should go on with.
 */
static int
set_aside_damaged(struct restore *r)
{
	const char *path = r->ask->path;
	int why = give_name(arena_printf(r->mem, "%s" FILE_LOG, path),
	    arena_printf(r->mem, "%s" FILE_LOG, r->kept));

	if (why == 0)
		why = rename(path, r->kept) != 0 ? errno
						 : file_sync_directory(path);
	return why == 0 ? remove_log(path) : why;
}

static int
set_aside(struct restore *r)
{
	const char *path = r->ask->path;

	if (!fold(path))
		return set_aside_damaged(r);
	int why = remove_log(path);
	return why == 0 ? give_name(path, r->kept) : why;
}

/* The new file did not come: the old one is where it was. */
static void
take_back(struct restore *r)
{
	const char *path = r->ask->path;
	const char *log = arena_printf(r->mem, "%s" FILE_LOG, r->kept);

	if (file_exists(log))
		rename(log, arena_printf(r->mem, "%s" FILE_LOG, path));
	unlink(log); /* it may have had both names */
	if (file_exists(path))
		unlink(r->kept); /* its second name */
	else
		rename(r->kept, path);
	file_sync_directory(path);
}

/* A name that nothing has: two may fall into one second. */
static int
kept_name(struct restore *r, sr_instant now)
{
	char stamp[BACKUP_STAMP];

	for (int i = 0; i < 60; i++) {
		backup_stamp(stamp, now + i);
		if (snprintf(r->kept, FILE_PATH, "%s.before-%s", r->ask->path,
			stamp) >= FILE_PATH)
			return ENAMETOOLONG;
		if (!file_exists(r->kept))
			return 0;
	}
	return EEXIST;
}

int
restore_finish(struct restore *r, sr_instant now)
{
	const char *path = r->ask->path;
	int why = settle(r);
	bool aside = false;

	if (why == 0 && file_exists(path)) {
		why = kept_name(r, now);
		aside = why == 0;
		if (aside)
			why = set_aside(r);
	}
	if (why == 0)
		why = remove_log(path);
	if (why == 0 && rename(r->copy, path) != 0)
		why = errno;
	if (why == 0) {
		r->copy[0] = '\0';
		why = file_sync_directory(path);
	} else if (aside) {
		take_back(r);
	}
	return failed(r, path, why);
}

void
restore_end(struct restore *r)
{
	if (r->copy[0] != '\0')
		file_remove(r->copy);
	lock_drop(&r->lock);
}
