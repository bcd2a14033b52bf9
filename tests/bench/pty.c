/*
 * The pseudo-terminal.  A frame is settled when the program has written
 * nothing for a while; its time is that of the last byte, so that waiting
 * for silence costs nothing in the figures.
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "pty.h"

double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void
sleep_ms(double ms)
{
	time_t s = (time_t)(ms / 1e3);

	if (ms > 0)
		nanosleep(&(struct timespec){ s,
			      (long)((ms - (double)s * 1e3) * 1e6) },
		    NULL);
}

/*
 * How long a process stood ready while others had the processors, since its
 * start: it is taken off, so that a busy machine does not count as slow.
 */
static double
queued_ms(int fd)
{
	char buf[128];
	ssize_t n = fd >= 0 ? pread(fd, buf, sizeof(buf) - 1, 0) : 0;
	char *at;

	if (n <= 0)
		return 0;
	buf[n] = '\0';
	at = strchr(buf, ' ');
	return at != NULL ? strtod(at, NULL) / 1e6 : 0;
}

double
own_queued_ms(void)
{
	static int fd = -1;

	if (fd < 0)
		fd = open("/proc/self/schedstat", O_RDONLY | O_CLOEXEC);
	return queued_ms(fd);
}

static void
child(const char *slave, const char *const argv[], int lines, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)lines,
		.ws_col = (unsigned short)columns };
	int fd;

	setsid();
	fd = open(slave, O_RDWR);
	if (fd < 0)
		_exit(126);
	ioctl(fd, TIOCSCTTY, 0);
	ioctl(fd, TIOCSWINSZ, &size);
	dup2(fd, 0);
	dup2(fd, 1);
	dup2(fd, 2);
	if (fd > 2)
		close(fd);
	/* exec takes them as they are, whatever its type says. */
	execv(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

int
pty_start(struct pty *p, const char *const argv[], int lines, int columns)
{
	char name[64];

	p->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (p->fd < 0 || grantpt(p->fd) < 0 || unlockpt(p->fd) < 0)
		return -1;
	const char *slave = ptsname(p->fd);
	if (slave == NULL)
		return -1;
	p->started = now_ms();
	p->queued = own_queued_ms();
	p->pid = fork();
	if (p->pid == 0)
		child(slave, argv, lines, columns);
	snprintf(name, sizeof(name), "/proc/%ld/schedstat", (long)p->pid);
	p->sched = open(name, O_RDONLY | O_CLOEXEC);
	return p->pid < 0 ? -1 : 0;
}

static double
queues(const struct pty *p)
{
	return queued_ms(p->sched) + own_queued_ms();
}

static struct frame
settle(struct pty *p, double from, double queued, double quiet, double patience)
{
	struct frame f = { 0, 0 };
	double last = now_ms(), give_up = last + patience;
	char buf[65536];

	for (;;) {
		struct pollfd pfd = { p->fd, POLLIN, 0 };
		/* Before the first byte there is nothing to be quiet about. */
		double until = f.bytes == 0 ? give_up : last + quiet;
		double left = until - now_ms();
		if (left <= 0)
			return f;
		if (poll(&pfd, 1, (int)left + 1) <= 0)
			continue;
		ssize_t n = read(p->fd, buf, sizeof(buf));
		if (n <= 0)
			return f;
		last = now_ms();
		f.bytes += (size_t)n;
		f.ms = last - from - (queues(p) - queued);
	}
}

struct frame
pty_first(struct pty *p, double quiet)
{
	return settle(p, p->started, p->queued, quiet, 10000);
}

static struct frame
type(struct pty *p, const char *keys, double quiet, double patience)
{
	double queued = queues(p), from = now_ms();
	struct frame none = { 0, 0 };
	size_t n = strlen(keys);

	return write(p->fd, keys, n) == (ssize_t)n
		   ? settle(p, from, queued, quiet, patience)
		   : none;
}

struct frame
pty_key(struct pty *p, const char *keys, double quiet)
{
	return type(p, keys, quiet, 300);
}

struct frame
pty_screen(struct pty *p, const char *keys, double quiet)
{
	return type(p, keys, quiet, 3000);
}

struct frame
pty_more(struct pty *p, double patience)
{
	return settle(p, now_ms(), queues(p), patience, patience);
}

long
pty_rss(const struct pty *p)
{
	char name[64], line[256];
	long kib = 0;
	FILE *f;

	snprintf(name, sizeof(name), "/proc/%ld/status", (long)p->pid);
	f = fopen(name, "r");
	if (f == NULL)
		return 0;
	while (fgets(line, sizeof(line), f) != NULL) {
		if (strncmp(line, "VmRSS:", 6) == 0)
			kib = strtol(line + 6, NULL, 10);
	}
	fclose(f);
	return kib;
}

void
pty_stop(struct pty *p)
{
	int status;

	close(p->sched);
	close(p->fd); /* hangs up */
	for (int i = 0; i < 200; i++) {
		if (waitpid(p->pid, &status, WNOHANG) != 0)
			return;
		sleep_ms(5);
	}
	kill(p->pid, SIGKILL);
	waitpid(p->pid, &status, 0);
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

double
quantile(double *v, size_t n, double share)
{
	if (n == 0)
		return 0;
	qsort(v, n, sizeof(*v), by_size);
	return v[(size_t)(share * (double)(n - 1) + 0.5)];
}
