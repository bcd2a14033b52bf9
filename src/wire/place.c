/* Meeting places in personal mode. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/lockfile.h"
#include "base/reason.h"
#include "wire/place.h"
#include "base/banned.h"

enum { ANSWER_S = 120 }; /* what nobody waits for any longer */

/* 0: it is another's or not there; -1: nobody can say, see errno. */
static int
ours(const char *dir)
{
	struct stat s;

	if (*dir != '/')
		return 0;
	if (stat(dir, &s) != 0)
		return errno == ENOENT || errno == ENOTDIR || errno == EACCES
			   ? 0
			   : -1;
	return S_ISDIR(s.st_mode) && s.st_uid == geteuid();
}

/*
 * XDG_RUNTIME_DIR/showroom; else the same where the system has it, for a
 * login that was not told (su, cron): all of a user's are to meet.  Else one
 * of our own where all may write; never when it is only not seen this time,
 * for who sees it would wait at another place.
 */
static int
directory(char *to, size_t size, struct sr_error *err)
{
	const char *run = getenv("XDG_RUNTIME_DIR");
	const char *tmp = getenv("TMPDIR");
	char usual[40];
	int n, here;

	snprintf(
	    usual, sizeof(usual), "/run/user/%lu", (unsigned long)geteuid());
	if (run == NULL || *run == '\0')
		run = usual;
	here = ours(run);
	if (here < 0)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} cannot be opened: {1}."), 2, SR_TXT(run),
		    SR_LABEL(reason_of(errno)));
	if (here != 0) {
		n = snprintf(to, size, "%s/showroom", run);
		if (n > 0 && (size_t)n < size)
			return SR_OK;
	}
	if (tmp == NULL || *tmp != '/' || strlen(tmp) > 40)
		tmp = "/tmp";
	n = snprintf(
	    to, size, "%s/showroom-%lu", tmp, (unsigned long)geteuid());
	if (n > 0 && (size_t)n < size)
		return SR_OK;
	return sr_fail(err, SR_E_FILE, "", "",
	    N_("There is no directory for the store's socket: set "
	       "XDG_RUNTIME_DIR to one of yours."),
	    0);
}

/* Ours alone, or nobody's: whoever can write there could pose as the store. */
static int
directory_ready(char *dir, size_t size, struct sr_error *err)
{
	struct stat s;
	int rc = directory(dir, size, err);

	if (rc < 0)
		return rc;
	if (mkdir(dir, 0700) != 0 && errno != EEXIST)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("The directory {0} cannot be made: {1}."), 2,
		    SR_TXT(dir), SR_LABEL(reason_of(errno)));
	if (lstat(dir, &s) != 0 || !S_ISDIR(s.st_mode) ||
	    s.st_uid != geteuid() || (s.st_mode & 077) != 0)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} must be a directory of yours alone (mode 0700): "
		       "another user could pose as the store there. Move it "
		       "away and try again."),
		    1, SR_TXT(dir));
	return SR_OK;
}

int
place_check(struct sr_error *err)
{
	char dir[72];

	return directory_ready(dir, sizeof(dir), err);
}

int
place_of(const char *path, struct meeting *m, struct sr_error *err)
{
	char dir[72];
	struct stat s;
	int rc;

	if (stat(path, &s) != 0)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("{0} cannot be opened: {1}."), 2, SR_TXT(path),
		    SR_LABEL(reason_of(errno)));
	rc = directory_ready(dir, sizeof(dir), err);
	if (rc < 0)
		return rc;
	snprintf(m->socket, sizeof(m->socket), "%s/%llx-%llx", dir,
	    (unsigned long long)s.st_dev, (unsigned long long)s.st_ino);
	snprintf(m->lock, sizeof(m->lock), "%.107s.lk", m->socket);
	return SR_OK;
}

void
place_leave(const struct meeting *m)
{
	unlink(m->lock);
}

int
place_lock(const struct meeting *m, int wait_ms)
{
	return lockfile_take(m->lock, wait_ms);
}

static bool
address_of(const char *socket, struct sockaddr_un *to)
{
	memset(to, 0, sizeof(*to));
	to->sun_family = AF_UNIX;
	if (strlen(socket) >= sizeof(to->sun_path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(to->sun_path, socket, strlen(socket) + 1);
	return true;
}

int
place_connect(const char *name)
{
	const struct timeval most = { .tv_sec = ANSWER_S };
	struct sockaddr_un to;
	int fd, why;

	if (!address_of(name, &to))
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof(most));
	if (connect(fd, (struct sockaddr *)(void *)&to, sizeof(to)) == 0)
		return fd;
	why = errno;
	close(fd);
	errno = why;
	return -1;
}

int
place_listen(const char *name)
{
	struct sockaddr_un at;
	struct stat s;
	mode_t old;
	int fd, rc;

	if (!address_of(name, &at))
		return -1;
	/* A dead socket may go; whatever else is there is somebody's. */
	if (lstat(name, &s) == 0) {
		if (!S_ISSOCK(s.st_mode) || s.st_uid != geteuid()) {
			errno = EEXIST;
			return -1;
		}
		unlink(name);
	}
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -1;
	old = umask(0177);
	rc = bind(fd, (struct sockaddr *)(void *)&at, sizeof(at));
	umask(old);
	if (rc == 0 && listen(fd, 128) == 0)
		return fd;
	rc = errno;
	close(fd);
	errno = rc;
	return -1;
}
