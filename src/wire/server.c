/*
 * The serving loop: poll, one request of each terminal in turn, lanes for
 * what takes long.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <showroom/ops.h>

#include "base/account.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/intl.h"
#include "base/text.h"
#include "wire/call.h"
#include "wire/codec.h"
#include "wire/guest.h"
#include "base/banned.h"

enum {
	STRANGERS = 32, /* connections that have not said who they are */
	ACCEPTS = 8,    /* new ones a turn: they have time to say so */
	SPARE = 16,     /* that left while a lane worked for them */
	HOLD_MS = 4,    /* answers wait for the disk, and for each other */
	SOON_MS = 100,  /* to look again at what waits for its time */
	TICK_MS = 1000
};

struct chore {
	struct task task;
	const struct service *service;
	bool running;
};

struct server {
	const struct server_options *o;
	const struct service *service;
	struct guests all;
	struct guest *first;
	int guests, most;
	bool full;    /* no descriptor was left: nobody is let in for a tick */
	bool visited; /* somebody has come */
	struct lane *lane[SR_NLANES];
	struct chore chore;
	int wake[2];
	int64_t ticked, begun, alone_since, held_since;
	struct pollfd *poll;
	bool quit;
};

/* Written by signals and lanes: the loop looks again. */
static int wake_fd = -1;
static volatile sig_atomic_t asked_to_end;

static void
on_signal(int sig)
{
	int kept = errno;
	ssize_t n;

	(void)sig;
	asked_to_end = 1;
	n = write(wake_fd, "s", 1);
	(void)n;
	errno = kept;
}

static void
signals(void)
{
	struct sigaction end = { .sa_handler = on_signal,
		.sa_flags = SA_RESTART };
	struct sigaction no = { .sa_handler = SIG_IGN };

	sigaction(SIGTERM, &end, NULL);
	sigaction(SIGINT, &end, NULL);
	sigaction(SIGHUP, &no, NULL);
	sigaction(SIGPIPE, &no, NULL);
	sigaction(SIGXFSZ, &no, NULL);
}

static int
no_memory(struct sr_error *err)
{
	return sr_fail(err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
}

static uint32_t
micros_since(const struct timespec *t)
{
	struct timespec now;
	int64_t us;

	clock_gettime(CLOCK_MONOTONIC, &now);
	us = (now.tv_sec - t->tv_sec) * INT64_C(1000000) +
	     (now.tv_nsec - t->tv_nsec) / 1000;
	return us < 0 ? 0 : us > UINT32_MAX ? UINT32_MAX : (uint32_t)us;
}

/* ---- terminals ---- */

/* One that left counts as long as a lane works for it. */
static bool
takes_place(const struct guest *g)
{
	return g->conn != NULL && (!g->gone || g->state == GUEST_BUSY);
}

/* Terminals of UID, -1: of everybody. */
static int
count_of(const struct server *s, int64_t uid)
{
	int n = 0;

	for (const struct guest *g = s->first; g != NULL; g = g->next)
		n += takes_place(g) && (uid < 0 || g->peer.uid == uid);
	return n;
}

static int
strangers(const struct server *s)
{
	int n = 0;

	for (const struct guest *g = s->first; g != NULL; g = g->next)
		n += !g->gone && g->state == GUEST_NEW;
	return n;
}

/* Who it is, as the system says. */
static void
peer_of(int fd, struct sr_peer *peer)
{
	struct ucred cred;
	socklen_t size = sizeof(cred);

	memset(peer, 0, sizeof(*peer));
	peer->uid = -1;
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &cred, &size) != 0)
		return;
	peer->uid = cred.uid;
	account_name(cred.uid, peer->login, sizeof(peer->login));
}

/* The one that has kept us waiting longest makes room. */
static void
stranger_drop(struct server *s)
{
	struct guest *oldest = NULL;

	for (struct guest *g = s->first; g != NULL; g = g->next)
		if (!g->gone && g->state == GUEST_NEW &&
		    (oldest == NULL || g->since < oldest->since))
			oldest = g;
	if (oldest != NULL)
		oldest->gone = true;
}

static void
accept_some(struct server *s)
{
	for (int i = 0; i < ACCEPTS && s->guests < s->most; i++) {
		int fd = accept4(
		    s->o->listen, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
		struct guest *g;

		if (fd < 0) {
			s->full = errno == EMFILE || errno == ENFILE ||
				  errno == ENOMEM || errno == ENOBUFS;
			if (s->full)
				stranger_drop(s);
			return;
		}
		if (strangers(s) >= STRANGERS)
			stranger_drop(s);
		s->visited = true;
		g = guest_new(fd, &s->all);
		if (g == NULL)
			continue;
		peer_of(fd, &g->peer);
		g->next = s->first;
		s->first = g;
		s->guests++;
	}
}

static void
refuse_version(struct server *s, struct guest *g)
{
	struct sr_error err;
	bool alone = s->o->uid >= 0;

	for (const struct guest *o = s->first; o != NULL; o = o->next)
		alone = alone && (o == g || !takes_place(o));
	sr_fail(&err, SR_E_PROTOCOL, "", "",
	    N_("Client and store are of different versions of Showroom."), 0);
	guest_refuse(g, alone ? REFUSE_RETIRED : REFUSE_VERSION, &err);
	/* A store of one's own that nobody else uses makes way. */
	s->quit = s->quit || alone;
}

static bool
refuse_full(struct server *s, struct guest *g)
{
	struct sr_error err;
	int here = count_of(s, -1), his = count_of(s, g->peer.uid);

	if (here < s->o->clients && his < s->o->per_user)
		return false;
	if (here >= s->o->clients)
		sr_fail(&err, SR_E_DENIED, "", "",
		    N_("All terminals that the store serves are open ({0}). "
		       "Leave one that is not needed."),
		    1, SR_NUM(here));
	else
		sr_fail(&err, SR_E_DENIED, "", "",
		    N_("{0} has as many terminals open as are allowed ({1}). "
		       "Leave one that is not needed."),
		    2, SR_TXT(g->peer.login), SR_NUM(his));
	guest_refuse(g, REFUSE_BUSY, &err);
	return true;
}

static void
refuse_garbled(struct guest *g)
{
	struct sr_error err;

	call_garbled(&err);
	guest_refuse(g, REFUSE_GARBLED, &err);
}

/* Whoever hung up while his request waits for a lane: it is not begun. */
static void
call_off(struct server *s, struct guest *g)
{
	g->gone = true;
	if (g->state == GUEST_BUSY && lane_take(s->lane[g->job.lane], &g->task))
		g->state = GUEST_READY;
}

/*
 * Whoever comes anew has left his old line: what he said there and nobody has
 * read yet is not done any more, so that he can ask whether it was.
 */
static void
lines_before(struct server *s, const struct guest *g)
{
	for (struct guest *o = s->first; o != NULL; o = o->next)
		if (o != g && o->nonce == g->nonce && g->nonce != 0 &&
		    o->peer.uid == g->peer.uid && !o->gone)
			call_off(s, o);
}

static void
hello(struct server *s, struct guest *g, const struct frame *f)
{
	const unsigned char *body = g->in + FRAME_HEAD;
	struct hello h;
	struct sr_error err;

	if (f->kind != FRAME_HELLO || f->code != FRAME_MAGIC ||
	    !hello_hash(body, f->length, &h)) {
		refuse_garbled(g);
		return;
	}
	if (h.hash != (int64_t)sr_schema_hash()) {
		refuse_version(s, g);
		return;
	}
	if (!hello_get(body, f->length, &h, g->mem)) {
		refuse_garbled(g);
		return;
	}
	g->nonce = (uint64_t)h.nonce;
	lines_before(s, g);
	if (refuse_full(s, g))
		return;
	snprintf(g->peer.tty, sizeof(g->peer.tty), "%.*s",
	    (int)text_whole(h.tty, sizeof(g->peer.tty) - 1), h.tty);
	sr_error_clear(&err);
	if (s->o->uid >= 0 && g->peer.uid != s->o->uid)
		sr_fail(&err, SR_E_DENIED, "", "",
		    N_("This is the store of another user."), 0);
	else
		g->conn =
		    s->service->join(s->service->ctx, &g->peer, h.now, &err);
	if (g->conn != NULL)
		guest_welcome(g);
	else
		guest_refuse(g, REFUSE_DENIED, &err);
}

/* ---- requests ---- */

static void
tell_others(struct server *s, const struct guest *from, uint64_t changed)
{
	sr_id whose = from->job.whose;

	for (struct guest *g = s->first; g != NULL && changed != 0; g = g->next)
		if (g != from && g->state != GUEST_NEW && !g->gone)
			guest_tell(
			    g, whose == 0 || s->service->who(g->conn) == whose
				   ? changed
				   : changed << SR_OTHERS);
}

static struct server *the_server; /* of the tasks that lanes give back */

static void
task_run(struct task *t)
{
	struct guest *g = (struct guest *)(void *)t;

	g->rc = g->all->service->work(g->conn, &g->job);
}

static void serve(struct server *s, struct guest *g);

static int64_t
hold_ms(const struct server *s)
{
	return guest_within(s->o->hold_ms, HOLD_MS);
}

/* From here on nothing goes out before what was written is on the disk. */
static void
hold(struct server *s)
{
	if (s->all.held || s->service->owes == NULL ||
	    !s->service->owes(s->service->ctx))
		return;
	s->all.held = true;
	s->held_since = clock_ticks();
}

/*
 * One sync for all that was written since the last: a disk that takes long
 * is waited for once a turn, not once a change.
 */
static void
settle(struct server *s)
{
	struct sr_error err;
	int rc = SR_OK;

	if (s->service->sync != NULL)
		rc = s->service->sync(s->service->ctx, &err);
	if (!s->all.held)
		return;
	s->all.held = false;
	for (struct guest *g = s->first; g != NULL; g = g->next)
		if (!g->gone)
			guest_release(g, rc < 0 ? &err : NULL);
}

static void
answer(struct server *s, struct guest *g, int rc)
{
	uint64_t changed = g->job.changed;

	hold(s);
	if (rc == SR_OK && arena_failed(g->mem)) {
		guest_unsaid(g);
		rc = call_no_memory(&g->job.err);
	}
	guest_answer(g, rc);
	tell_others(s, g, changed);
}

static void
task_done(struct task *t)
{
	struct guest *g = (struct guest *)(void *)t;

	g->state = GUEST_READY;
	if (g->gone)
		return;
	if (g->rc == SR_DO_AGAIN)
		serve(the_server, g);
	else
		answer(the_server, g, g->rc);
}

/* The request in g->job, as far as it goes here. */
static void
serve(struct server *s, struct guest *g)
{
	struct timespec begun;
	int rc;

	clock_gettime(CLOCK_MONOTONIC, &begun);
	rc = s->service->serve(g->conn, &g->job);
	g->work = micros_since(&begun);
	if (rc == SR_DO_LATER) {
		g->state = GUEST_BUSY;
		g->task.run = task_run;
		g->task.done = task_done;
		if (lane_add(s->lane[g->job.lane], &g->task))
			return;
		g->state = GUEST_READY;
		rc = call_no_memory(&g->job.err);
	}
	answer(s, g, rc);
}

static void
request(struct server *s, struct guest *g, const struct frame *f)
{
	const unsigned char *body = g->in + FRAME_HEAD;
	struct sr_job *job = &g->job;

	arena_reset(g->mem);
	memset(job, 0, sizeof(*job));
	job->mem = g->mem;
	/* Serials rise: what was said once is not done twice. */
	if (f->kind != FRAME_CALL || f->serial <= g->serial ||
	    !codec_get_call(body, f->length, job, g->mem) ||
	    job->op != (int)f->code) {
		refuse_garbled(g);
		return;
	}
	g->serial = f->serial;
	job->nonce = g->nonce;
	job->serial = f->serial;
	job->res = call_room(job->op, g->mem);
	sr_error_clear(&job->err);
	guest_took(g, f);
	if (job->res == NULL)
		guest_answer(g, call_no_memory(&job->err));
	else
		serve(s, g);
}

/* One request of G, if one is here; true when another one is. */
static bool
turn(struct server *s, struct guest *g)
{
	struct frame f;

	if (!guest_has(g, &f))
		return false;
	/* Nobody's answer waits for one whose last call took long. */
	if (s->all.held && g->work / 1000 >= hold_ms(s))
		settle(s);
	if (f.kind == FRAME_NKINDS)
		refuse_garbled(g);
	else if (g->state == GUEST_NEW) {
		hello(s, g, &f);
		if (g->state != GUEST_ENDING)
			guest_took(g, &f);
	} else
		request(s, g, &f);
	return guest_has(g, &f);
}

/* ---- the loop ---- */

static void
sweep(struct server *s)
{
	int64_t now = clock_ticks();

	for (struct guest **at = &s->first; *at != NULL;) {
		struct guest *g = *at;

		if (guest_overdue(g, now))
			g->gone = true;
		if (!g->gone || g->state == GUEST_BUSY) {
			at = &g->next;
			continue;
		}
		*at = g->next;
		guest_free(g);
		s->guests--;
	}
}

/* The last one left: put the file in order, and end some time after. */
static void
alone(struct server *s)
{
	int64_t now = clock_ticks();
	bool somebody = s->guests > 0 || s->chore.running;
	int64_t idle = now - s->alone_since;

	if (somebody) {
		s->alone_since = -1;
		return;
	}
	if (s->alone_since < 0) {
		s->alone_since = now;
		idle = 0;
		if (s->service->alone != NULL)
			s->service->alone(s->service->ctx);
	}
	/* Whoever started it is on his way. */
	if (s->o->linger_ms < 0 ||
	    (!s->visited && now - s->begun < s->o->first_ms))
		return;
	if ((idle >= s->o->linger_ms ||
		(s->o->hurry != NULL && s->o->hurry(s->o->ctx))) &&
	    (s->o->may_end == NULL || s->o->may_end(s->o->ctx)))
		s->quit = true;
}

static void
chore_run(struct task *t)
{
	struct chore *c = (struct chore *)(void *)t;

	c->service->chore(c->service->ctx);
}

static void
chore_done(struct task *t)
{
	struct chore *c = (struct chore *)(void *)t;

	c->running = false;
	if (c->service->chored != NULL)
		c->service->chored(c->service->ctx);
}

static void
tick(struct server *s)
{
	int64_t now = clock_ticks();

	if (now - s->ticked < TICK_MS)
		return;
	s->ticked = now;
	s->full = false;
	if (s->service->tick == NULL || !s->service->tick(s->service->ctx) ||
	    s->chore.running)
		return;
	s->chore.task.run = chore_run;
	s->chore.task.done = chore_done;
	s->chore.service = s->service;
	s->chore.running = lane_add(s->lane[SR_LANE_WORKER], &s->chore.task);
}

/* What to look for; the number of descriptors. */
static size_t
poll_fill(struct server *s)
{
	bool room = s->guests < s->most && !s->full;
	size_t n = 2;

	s->poll[0] = (struct pollfd){ .fd = s->wake[0], .events = POLLIN };
	s->poll[1] =
	    (struct pollfd){ .fd = room ? s->o->listen : -1, .events = POLLIN };
	/* One that left would be ready for ever. */
	for (struct guest *g = s->first; g != NULL; g = g->next)
		s->poll[n++] = (struct pollfd){ .fd = g->gone ? -1 : g->fd,
			.events = guest_wants(g) };
	return n;
}

/* Until when to wait for something to happen. */
static int
poll_wait(const struct server *s, bool more)
{
	bool soon = s->alone_since >= 0 && s->o->linger_ms >= 0;

	for (const struct guest *g = s->first; g != NULL && !soon; g = g->next)
		soon = g->notice != 0 && g->at_out == g->n_out;
	return more ? 0 : soon ? SOON_MS : TICK_MS;
}

/* In the order of the poll; new ones stand before the first of it. */
static bool
serve_all(struct server *s, struct guest *g, size_t n)
{
	bool more = false;

	for (size_t i = 2; i < n && g != NULL; i++, g = g->next) {
		short got = s->poll[i].revents;

		if (g->gone)
			continue;
		if ((got & POLLOUT) != 0 || g->notice != 0)
			guest_write(g);
		if ((got & (POLLHUP | POLLERR)) != 0 && g->state == GUEST_BUSY)
			call_off(s, g);
		else if ((got & (POLLIN | POLLHUP | POLLERR)) != 0 && !g->gone)
			guest_read(g);
		if (!g->gone)
			more = turn(s, g) || more;
		if (s->all.held && clock_ticks() - s->held_since >= hold_ms(s))
			settle(s);
	}
	return more;
}

static void
server_loop(struct server *s)
{
	bool more = false;
	char drain[64];

	while (!s->quit && !asked_to_end) {
		struct guest *first = s->first;
		size_t n = poll_fill(s);

		if (poll(s->poll, n, poll_wait(s, more)) < 0 && errno != EINTR)
			return;
		if ((s->poll[0].revents & POLLIN) != 0)
			while (read(s->wake[0], drain, sizeof(drain)) ==
			       (ssize_t)sizeof(drain))
				;
		if ((s->poll[1].revents & POLLIN) != 0)
			accept_some(s);
		for (int i = 0; i < SR_NLANES; i++)
			lane_reap(s->lane[i]);
		more = serve_all(s, first, n);
		tick(s);
		settle(s);
		sweep(s);
		alone(s);
	}
}

static int
server_begin(struct server *s, struct sr_error *err)
{
	struct rlimit files;

	s->most = s->o->clients + STRANGERS + SPARE;
	s->poll = calloc((size_t)s->most + 2, sizeof(*s->poll));
	s->all.words = arena_new();
	if (s->poll == NULL || s->all.words == NULL)
		return no_memory(err);
	if (pipe2(s->wake, O_CLOEXEC | O_NONBLOCK) != 0)
		return no_memory(err);
	wake_fd = s->wake[1];
	signals();
	if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < 1024) {
		files.rlim_cur = files.rlim_max < 1024 ? files.rlim_max : 1024;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	for (int i = 0; i < SR_NLANES; i++) {
		s->lane[i] = lane_new(s->wake[1]);
		if (s->lane[i] == NULL)
			return no_memory(err);
	}
	return SR_OK;
}

/* Terminals after the lanes: theirs may still have been at work. */
static void
server_end(struct server *s)
{
	if (s->service->ending != NULL)
		s->service->ending(s->service->ctx);
	for (int i = 0; i < SR_NLANES; i++)
		lane_free(s->lane[i]);
	while (s->first != NULL) {
		struct guest *g = s->first;

		s->first = g->next;
		guest_free(g);
	}
	/* A signal that comes late finds nothing to wake. */
	wake_fd = -1;
	for (int i = 0; i < 2; i++)
		if (s->wake[i] >= 0)
			close(s->wake[i]);
	arena_free(s->all.words);
	free(s->poll);
}

int
server_run(const struct server_options *o, const struct service *service,
    struct sr_error *err)
{
	struct server s = { .o = o,
		.service = service,
		.all = { .service = service, .o = o },
		.begun = clock_ticks(),
		.alone_since = -1,
		.wake = { -1, -1 } };
	int rc;

	the_server = &s;
	asked_to_end = 0;
	rc = server_begin(&s, err);
	if (rc == SR_OK) {
		s.ticked = clock_ticks();
		server_loop(&s);
	}
	server_end(&s);
	return rc;
}
