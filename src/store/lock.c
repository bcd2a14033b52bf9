/* The lock file beside a database.  Its text, who holds it, is for people. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/account.h"
#include "base/intl.h"
#include "base/lockfile.h"
#include "base/reason.h"
#include "store/file.h"
#include "store/lock.h"
#include "base/banned.h"

static void
write_holder(int fd)
{
	char user[ACCOUNT_NAME], line[ACCOUNT_NAME + 32];
	int n = snprintf(line, sizeof(line), "%ld %s\n", (long)getpid(),
	    account_name(geteuid(), user, sizeof(user)));

	/* Who holds it is a courtesy: a full disk must not keep us out. */
	if (ftruncate(fd, 0) != 0 || pwrite(fd, line, (size_t)n, 0) != n)
		return;
}

static int
held(const struct lock *l, const char *path, struct sr_error *err)
{
	int fd = open(l->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	char line[160];
	ssize_t n = -1;

	if (fd >= 0) {
		n = pread(fd, line, sizeof(line) - 1, 0);
		close(fd);
	}
	line[n > 0 ? n : 0] = '\0';
	line[strcspn(line, "\n")] = '\0';
	char *user = strchr(line, ' ');
	if (user == NULL)
		return sr_fail(err, SR_E_BUSY, "", "",
		    N_("{0} is in use by another Showroom. Close that one "
		       "first."),
		    1, SR_TXT(path));
	*user++ = '\0';
	return sr_fail(err, SR_E_BUSY, "", "",
	    N_("{0} is in use by {1} (process {2}). Close that Showroom "
	       "first."),
	    3, SR_TXT(path), SR_TXT(user), SR_TXT(line));
}

/*
 * SQLite needs the other kind of locks, and where a file system has none it
 * would look for whoever holds them, for up to ten seconds.
 */
static bool
lockable(const struct lock *l)
{
	struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(l->fd, F_SETLK, &all) == 0 || errno == EAGAIN ||
	       errno == EACCES;
}

int
lock_wait(struct lock *l, const char *path, int64_t ms, struct sr_error *err)
{
	size_t n = strlen(path) + sizeof(FILE_LOCK);
	int why, rc;

	l->fd = -1;
	l->path = malloc(n);
	if (l->path == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	snprintf(l->path, n, "%s" FILE_LOCK, path);
	l->fd = lockfile_take(l->path, ms);
	if (l->fd >= 0 && !lockable(l)) {
		lock_drop(l);
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} cannot be locked. Keep it on a disk of this "
		       "machine."),
		    1, SR_TXT(path));
	}
	if (l->fd >= 0) {
		write_holder(l->fd);
		return SR_OK;
	}
	why = errno;
	rc = why == EWOULDBLOCK
		 ? held(l, path, err)
		 : sr_fail(err, why == ENOSPC ? SR_E_FULL : SR_E_FILE, "", "",
		       N_("The lock {0} cannot be made: {1}. Showroom "
			  "needs to write beside its file."),
		       2, SR_TXT(l->path), SR_LABEL(reason_of(why)));
	lock_drop(l);
	return rc;
}

int
lock_take(struct lock *l, const char *path, struct sr_error *err)
{
	return lock_wait(l, path, 0, err);
}

void
lock_drop(struct lock *l)
{
	if (l->fd >= 0) {
		unlink(l->path);
		close(l->fd);
	}
	free(l->path);
	l->fd = -1;
	l->path = NULL;
}
