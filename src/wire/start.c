/* Starting the store. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/intl.h"
#include "wire/codec.h"
#include "wire/start.h"
#include "base/banned.h"

enum { ARGS_MAX = 24, TELL_MAX = 4096 };

/*
 * Beside this program (a build tree), in the sbin beside its bin, else where
 * it was to be installed.
 */
static const char *
store_program(char *to, size_t size)
{
	static const char *const places[] = { "showroomd",
		"../sbin/showroomd" };
	ssize_t n = readlink("/proc/self/exe", to, size - 1);
	char *slash;

	if (n <= 0)
		return SHOWROOM_STORE;
	to[n] = '\0';
	slash = strrchr(to, '/');
	for (size_t i = 0; slash != NULL && i < 2; i++) {
		size_t room = size - (size_t)(slash + 1 - to);

		if ((size_t)snprintf(slash + 1, room, "%s", places[i]) < room &&
		    access(to, X_OK) == 0)
			return to;
	}
	return SHOWROOM_STORE;
}

void
start_descriptors(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

/* In the child: nothing of the terminal is left to it. */
static void
become(const char *program, const char *const args[], int ready, int lock)
{
	const char *argv[ARGS_MAX + 2] = { "showroomd" };
	int null = open("/dev/null", O_RDWR);
	sigset_t none;
	size_t n = 0;

	while (n < ARGS_MAX && args[n] != NULL) {
		argv[n + 1] = args[n];
		n++;
	}
	argv[n + 1] = NULL;
	/* Out of the way of the numbers that they are to get. */
	ready = fcntl(ready, F_DUPFD, 10);
	lock = lock >= 0 ? fcntl(lock, F_DUPFD, 10) : -1;
	if (null < 0 || ready < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 ||
	    dup2(null, 2) < 0 || dup2(ready, START_READY) < 0)
		_exit(126);
	if (lock >= 0 && dup2(lock, START_LOCK) < 0)
		_exit(126);
	if (lock < 0)
		close(START_LOCK);
	close_range(START_LOCK + 1, ~0u, 0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();
	execv(program, (char *const *)(void *)argv);
	_exit(127);
}

size_t
start_hear(int fd, unsigned char *buf, size_t size, int wait_ms)
{
	int64_t until = clock_ticks() + wait_ms;
	size_t n = 0;

	while (n < size) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		int64_t left = until - clock_ticks();
		int rc = poll(&p, 1,
		    wait_ms < 0 ? -1
		    : left > 0  ? (int)left
				: 0);
		ssize_t got;

		if (rc < 0 && errno == EINTR)
			continue;
		if (rc <= 0)
			break;
		got = read(fd, buf + n, size - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	return n;
}

void
start_say(int fd, const struct codec_out *out)
{
	size_t at = 0;

	while (!out->failed && at < out->n) {
		ssize_t n = send(fd, out->data + at, out->n - at, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		at += (size_t)n;
	}
	shutdown(fd, SHUT_WR);
}

/* It neither said anything nor ended. */
static bool
still_starts(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, 0) == 0;
}

static int
understand(const unsigned char *buf, size_t n, struct sr_error *err)
{
	static char message[TELL_MAX];
	struct arena *a = arena_new();
	int rc;

	if (a != NULL && codec_get_verdict(buf, n, &rc, err, a)) {
		snprintf(message, sizeof(message), "%s", err->message);
		err->message = message;
	} else
		rc = start_failed(err);
	arena_free(a);
	return rc;
}

int
start_failed(struct sr_error *err)
{
	return sr_fail(err, SR_E_GONE, "", "",
	    N_("The store (showroomd) does not start. Is the installation "
	       "complete?"),
	    0);
}

int
start_late(struct sr_error *err)
{
	return sr_fail(err, SR_E_GONE, "", "",
	    N_("The store is not ready after a minute. It may be bringing a "
	       "large file up to date: try again. If it stays so, end the "
	       "process showroomd."),
	    0);
}

int
start_program(const char *const args[], int lock, struct sr_error *err)
{
	char program[4096];
	const char *name = store_program(program, sizeof(program));
	static pid_t before;
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return sr_fail(err, SR_E_GONE, "", "",
		    N_("The store cannot be started: no more files may be "
		       "opened here."),
		    0);
	/* One that was started earlier and has ended since. */
	if (before > 0)
		waitpid(before, NULL, WNOHANG);
	pid = fork();
	if (pid == 0)
		become(name, args, ends[1], lock);
	close(ends[1]);
	before = pid;
	return ends[0];
}

int
start_store(const char *const args[], int lock, struct sr_error *err)
{
	unsigned char buf[TELL_MAX];
	int fd = start_program(args, lock, err);
	size_t n;
	int rc;

	if (fd < 0)
		return fd;
	n = start_hear(fd, buf, sizeof(buf), START_MS);
	if (n == 0 && still_starts(fd))
		rc = start_late(err);
	else
		rc = understand(buf, n, err);
	close(fd);
	return rc;
}

void
start_tell(int fd, int rc, const struct sr_error *err)
{
	struct arena *a = arena_new();
	struct codec_out out = { .mem = a };

	if (a != NULL) {
		codec_put_verdict(&out, rc, err);
		start_say(fd, &out);
	}
	arena_free(a);
	close(fd);
}
