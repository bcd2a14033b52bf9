/* Putting a backup in the place of a file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/inside.h"
#include "store/restore_copy.h"
#include "base/banned.h"

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
	int rc = restore_source(r, &from);
	if (rc == SR_OK && !ask->trial)
		rc = lock_wait(&r->lock, ask->path, RESTORE_WAIT, err);
	if (rc == SR_OK) {
		if (!ask->trial)
			file_sweep(ask->path);
		rc = restore_failed(
		    r, ask->path, file_temp(ask->path, r->copy, &to));
		if (to < 0)
			r->copy[0] = '\0';
	}
	if (rc == SR_OK)
		rc = restore_fetch(r, from, to);
	if (from >= 0)
		close(from);
	if (to >= 0)
		close(to);
	return rc == SR_OK ? restore_failed(r, ask->path, key_lend(r)) : rc;
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

	if (!file_filled(path, FILE_LOG))
		return true;
	if (!has_head(path))
		return false;
	if (sqlite3_open_v2(path, &db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
		sqlite3_exec(
		    db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
	sqlite3_close(db);
	return !file_filled(path, FILE_LOG);
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
	if (file_filled(r->copy, FILE_LOG))
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
	return restore_failed(r, path, why);
}

void
restore_end(struct restore *r)
{
	if (r->copy[0] != '\0')
		file_remove(r->copy);
	lock_drop(&r->lock);
}
