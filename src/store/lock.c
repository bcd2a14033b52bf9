/*
 * The lock file: flock'ed as long as the program runs, so a kill frees it;
 * its text is for people.  It is removed under the lock, hence whoever takes
 * a lock looks whether the file is still the one at that path.
 */
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "store/file.h"
#include "store/lock.h"
#include "base/reason.h"
#include "base/banned.h"

static void
write_holder(int fd)
{
	struct passwd pw, *found = NULL;
	char buf[1024], line[160];
	const char *user = "?";

	if (getpwuid_r(geteuid(), &pw, buf, sizeof(buf), &found) == 0 &&
	    found != NULL)
		user = found->pw_name;
	int n =
	    snprintf(line, sizeof(line), "%ld %.100s\n", (long)getpid(), user);
	/* Who holds it is a courtesy: a full disk must not keep us out. */
	if (ftruncate(fd, 0) != 0 || pwrite(fd, line, (size_t)n, 0) != n)
		return;
}

static int
held(int fd, const char *path, struct sr_error *err)
{
	char line[160];
	ssize_t n = pread(fd, line, sizeof(line) - 1, 0);

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
 * Is what FD has locked another file than others find at PATH?  When that
 * cannot be known it is not: asking again would have no end.
 */
static bool
replaced(int fd, const char *path)
{
	struct stat a, b;

	if (stat(path, &b) != 0)
		return errno == ENOENT;
	return fstat(fd, &a) == 0 &&
	       (a.st_dev != b.st_dev || a.st_ino != b.st_ino);
}

int
lock_take(struct lock *l, const char *path, struct sr_error *err)
{
	size_t n = strlen(path) + sizeof(FILE_LOCK);

	l->fd = -1;
	l->path = malloc(n);
	if (l->path == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	snprintf(l->path, n, "%s" FILE_LOCK, path);
	for (;;) {
		int fd = open(
		    l->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (fd < 0) {
			int why = errno;
			int rc = sr_fail(err,
			    why == ENOSPC ? SR_E_FULL : SR_E_FILE, "", "",
			    N_("The lock {0} cannot be made: {1}. Showroom "
			       "needs to write beside its file."),
			    2, SR_TXT(l->path), SR_LABEL(reason_of(why)));
			lock_drop(l);
			return rc;
		}
		if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
			int rc = held(fd, path, err);
			close(fd);
			lock_drop(l);
			return rc;
		}
		if (!replaced(fd, l->path)) {
			l->fd = fd;
			write_holder(fd);
			return SR_OK;
		}
		close(fd); /* its last holder removed it meanwhile */
	}
}

int
lock_wait(struct lock *l, const char *path, int64_t ms, struct sr_error *err)
{
	const struct timespec moment = { 0, 50 * 1000 * 1000 };
	int64_t end = clock_ticks() + ms;
	int rc = lock_take(l, path, err);

	while (rc == SR_E_BUSY && clock_ticks() < end) {
		nanosleep(&moment, NULL);
		rc = lock_take(l, path, err);
	}
	return rc;
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
