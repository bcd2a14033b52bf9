/*
 * Preloaded.  With NO_LOCKS set: a file system that has no locks for parts of
 * files, as some that come over a network or out of a program; whole files can
 * be locked there.  What programs ask to sleep is added up in the file SLEPT,
 * in ms: that is what they wait, however slow the machine is.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int
fcntl(int fd, int what, ...)
{
	va_list ap;
	void *arg;

	va_start(ap, what);
	arg = va_arg(ap, void *);
	va_end(ap);
	if ((what == F_SETLK || what == F_SETLKW) &&
	    getenv("NO_LOCKS") != NULL) {
		errno = ENOLCK;
		return -1;
	}
	return (int)syscall(SYS_fcntl, fd, what, arg);
}

int fcntl64(int fd, int what, ...) __attribute__((alias("fcntl")));

static void
slept(long ms)
{
	const char *name = getenv("SLEPT");
	FILE *f = name != NULL ? fopen(name, "ae") : NULL;

	if (f == NULL)
		return;
	fprintf(f, "%ld\n", ms);
	fclose(f);
}

int
nanosleep(const struct timespec *t, struct timespec *left)
{
	slept(t->tv_sec * 1000 + t->tv_nsec / 1000000);
	return (int)syscall(SYS_nanosleep, t, left);
}

int
usleep(useconds_t us)
{
	const struct timespec t = { us / 1000000, us % 1000000 * 1000L };

	return nanosleep(&t, NULL);
}
