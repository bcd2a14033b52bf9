/*
 * Lock files.  One is removed under its lock, hence whoever takes a lock
 * looks whether the file is still the one at that path.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/lockfile.h"
#include "base/banned.h"

enum { LOOK_MS = 5 };

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

/*
 * No waiting inside the system: who holds it may take minutes, and nobody
 * waits that long.
 */
int
lockfile_take(const char *path, int64_t ms)
{
	const struct timespec moment = { 0, LOOK_MS * 1000000L };
	int64_t until = clock_ticks() + ms;

	for (;;) {
		int fd =
		    open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		int why = 0;

		if (fd < 0)
			return -1;
		if (flock(fd, LOCK_EX | LOCK_NB) != 0)
			why = errno;
		else if (!replaced(fd, path))
			return fd;
		close(fd);
		if (why == 0 || why == EINTR)
			continue;
		if (why != EWOULDBLOCK || clock_ticks() >= until) {
			errno = why;
			return -1;
		}
		nanosleep(&moment, NULL);
	}
}
