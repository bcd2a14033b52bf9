/*
 * Preloaded: a file system that has no locks for parts of files, as some that
 * come over a network or out of a program; whole files can be locked there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <unistd.h>

int
fcntl(int fd, int what, ...)
{
	va_list ap;
	void *arg;

	va_start(ap, what);
	arg = va_arg(ap, void *);
	va_end(ap);
	if (what == F_SETLK || what == F_SETLKW) {
		errno = ENOLCK;
		return -1;
	}
	return (int)syscall(SYS_fcntl, fd, what, arg);
}

int fcntl64(int fd, int what, ...) __attribute__((alias("fcntl")));
