/* The process that hashes secrets. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/vault.h"
#include "base/banned.h"

enum { PATIENCE = 20 /* seconds; an answer takes half a one */ };

struct vault {
	int fd;
	pid_t pid; /* -1: it could not be started */
};

static void
answer_make(const struct vault_ask *ask, struct vault_answer *out)
{
	memset(out, 0, sizeof(*out));
	if (ask->make) {
		out->done = crypt_secret_make(
		    out->hash, ask->secret, sizeof(ask->secret), &ask->cost);
		return;
	}
	out->done = true;
	out->same =
	    crypt_secret_same(ask->hash, ask->secret, sizeof(ask->secret));
	out->stale = crypt_secret_stale(ask->hash, &ask->cost);
}

/* Nothing of the parent's but the one descriptor; nothing left behind. */
static void
drop_all(int fd)
{
	const struct rlimit none = { 0, 0 };
	int null = open("/dev/null", O_RDWR);

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	for (int i = 0; i < 3; i++)
		if (null < 0 || dup2(null, i) < 0)
			close(i);
	for (int i = 3; i < 1024; i++)
		if (i != fd)
			close(i);
	/* The store's end is the end of the line. */
	signal(SIGHUP, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
}

static void
vault_serve(int fd)
{
	static struct vault_ask ask;
	static struct vault_answer answer;
	ssize_t n;

	drop_all(fd);
	mlock(&ask, sizeof(ask));
	for (;;) {
		do
			n = recv(fd, &ask, sizeof(ask), 0);
		while (n < 0 && errno == EINTR);
		if (n != (ssize_t)sizeof(ask))
			_exit(0);
		ask.hash[sizeof(ask.hash) - 1] = '\0';
		answer_make(&ask, &answer);
		crypt_wipe(&ask, sizeof(ask));
		if (send(fd, &answer, sizeof(answer), MSG_NOSIGNAL) !=
		    (ssize_t)sizeof(answer))
			_exit(0);
	}
}

static bool
vault_start(struct vault *v)
{
	const struct timeval patience = { .tv_sec = PATIENCE };
	int ends[2];

	v->pid = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	v->fd = ends[0];
	setsockopt(v->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	v->pid = fork();
	if (v->pid == 0)
		vault_serve(ends[1]);
	close(ends[1]);
	if (v->pid < 0)
		close(ends[0]);
	return v->pid > 0;
}

/* HOW it ends: 0 by itself, since nobody is at the other end. */
static void
vault_stop(struct vault *v, int how)
{
	if (v->pid <= 0)
		return;
	close(v->fd);
	if (how != 0)
		kill(v->pid, how);
	while (waitpid(v->pid, NULL, 0) < 0 && errno == EINTR)
		;
	v->pid = -1;
}

struct vault *
vault_open(void)
{
	struct vault *v = malloc(sizeof(*v));

	if (v == NULL || !crypt_ready() || !vault_start(v)) {
		free(v);
		return NULL;
	}
	return v;
}

void
vault_close(struct vault *v)
{
	if (v != NULL)
		vault_stop(v, 0);
	free(v);
}

static bool
vault_talk(
    struct vault *v, const struct vault_ask *ask, struct vault_answer *answer)
{
	ssize_t n;

	if (v->pid <= 0 || send(v->fd, ask, sizeof(*ask), MSG_NOSIGNAL) !=
			       (ssize_t)sizeof(*ask))
		return false;
	do
		n = recv(v->fd, answer, sizeof(*answer), 0);
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(*answer);
}

void
vault_ask(
    struct vault *v, const struct vault_ask *ask, struct vault_answer *answer)
{
	if (v == NULL) {
		answer_make(ask, answer);
		return;
	}
	memset(answer, 0, sizeof(*answer));
	if (vault_talk(v, ask, answer))
		return;
	/* It was ended, or hangs: the system does so when memory is short. */
	vault_stop(v, SIGKILL);
	if (!vault_start(v) || !vault_talk(v, ask, answer))
		memset(answer, 0, sizeof(*answer));
}
