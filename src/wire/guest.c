/* One terminal at the store. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <showroom/enums.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/clock.h"
#include "wire/call.h"
#include "wire/codec.h"
#include "wire/guest.h"
#include "base/banned.h"

enum {
	READ_STEP = 16 * 1024,
	KEEP = 64 * 1024,     /* bytes of room an idle one keeps */
	FILL_UP = 256 * 1024, /* bytes of a result in the queue */
	PART_ROWS = 512,
	HELLO_MAX = 4096, /* bytes of the first words */
	HELLO_MS = 5000,
	FRAME_MS = 10000,
	TAKE_MS = 60000,
	NOTICE_MS = 100 /* between two notices */
};

/* A notice has 32 bits for nouns. */
_Static_assert(SR_NOUN_TARGET < 32, "more nouns than a notice can name");

int
guest_within(int asked, int usual)
{
	return asked > 0 ? asked : usual;
}

struct guest *
guest_new(int fd, struct guests *all)
{
	struct guest *g = calloc(1, sizeof(*g));

	if (g == NULL || (g->mem = arena_new()) == NULL) {
		free(g);
		close(fd);
		return NULL;
	}
	g->fd = fd;
	g->all = all;
	g->since = clock_ticks();
	g->noticed = g->since - guest_within(all->o->notice_ms, NOTICE_MS);
	return g;
}

void
guest_free(struct guest *g)
{
	if (g->conn != NULL)
		g->all->service->leave(g->conn);
	arena_free(g->mem);
	free(g->in);
	free(g->out);
	close(g->fd);
	free(g);
}

/* Nothing goes out but perhaps a notice, for which nobody has to wait. */
static bool
quiet(const struct guest *g)
{
	return !g->streaming && g->n_out - g->at_out <= FRAME_HEAD;
}

static bool
listens(const struct guest *g)
{
	return (g->state == GUEST_NEW || g->state == GUEST_READY) && quiet(g) &&
	       !g->gone;
}

short
guest_wants(const struct guest *g)
{
	short events = 0;
	struct frame f;

	if (g->at_out < g->n_out)
		events |= POLLOUT;
	/* One request at a time: what follows waits in the socket. */
	if (listens(g) && !guest_has(g, &f))
		events |= POLLIN;
	return events;
}

/* ---- in ---- */

/* Room grows with what comes, not with what a head promises. */
static bool
room_in(struct guest *g)
{
	size_t most = FRAME_HEAD + CODEC_MAX, room = 2 * g->room_in;
	unsigned char *more;

	if (g->room_in > g->n_in)
		return true;
	if (room < READ_STEP)
		room = READ_STEP;
	if (room > most)
		room = most;
	if (room == g->room_in)
		return false;
	more = realloc(g->in, room);
	if (more == NULL)
		return false;
	g->in = more;
	g->room_in = room;
	return true;
}

void
guest_read(struct guest *g)
{
	ssize_t n;

	if (!room_in(g)) {
		g->gone = true;
		return;
	}
	n = recv(g->fd, g->in + g->n_in, g->room_in - g->n_in, MSG_DONTWAIT);
	if (n > 0) {
		if (g->n_in == 0 && g->state == GUEST_READY)
			g->since = clock_ticks();
		g->n_in += (size_t)n;
	} else if (n == 0 ||
		   (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
		g->gone = true;
}

bool
guest_has(const struct guest *g, struct frame *f)
{
	f->kind = 0;
	if (!listens(g) || g->n_in < FRAME_HEAD)
		return false;
	/* What is no frame is taken at once, as such. */
	if (!frame_get(g->in, f) ||
	    (g->state == GUEST_NEW && f->length > HELLO_MAX)) {
		f->kind = FRAME_NKINDS;
		return true;
	}
	return g->n_in - FRAME_HEAD >= f->length;
}

void
guest_took(struct guest *g, const struct frame *f)
{
	size_t n = FRAME_HEAD + f->length;

	memmove(g->in, g->in + n, g->n_in - n);
	g->n_in -= n;
	g->since = clock_ticks();
	if (g->n_in == 0 && g->room_in > KEEP) {
		free(g->in);
		g->in = NULL;
		g->room_in = 0;
	}
}

/* ---- out ---- */

/* Room for N more bytes behind those that wait. */
static bool
room_out(struct guest *g, size_t n)
{
	size_t waiting = g->n_out - g->at_out, room = 2 * (waiting + n);
	unsigned char *more;

	if (g->at_out > 0) {
		memmove(g->out, g->out + g->at_out, waiting);
		g->at_out = 0;
		g->n_out = waiting;
	}
	if (g->n_out + n <= g->room_out)
		return true;
	more = realloc(g->out, room);
	if (more == NULL)
		return false;
	g->out = more;
	g->room_out = room;
	return true;
}

static void
queue(struct guest *g, const struct frame *f, const struct codec_out *body)
{
	if (!room_out(g, FRAME_HEAD + f->length)) {
		g->gone = true;
		return;
	}
	frame_put(g->out + g->n_out, f);
	g->n_out += FRAME_HEAD;
	if (f->length > 0)
		memcpy(g->out + g->n_out, body->data, f->length);
	g->n_out += f->length;
}

static void
say(struct guest *g, uint32_t kind, uint32_t code, const struct codec_out *body)
{
	const struct frame f = { body != NULL ? (uint32_t)body->n : 0,
		g->serial, kind, code };

	queue(g, &f, body);
}

/* An empty message; the one before it is queued, or given up. */
static struct codec_out
words(struct guest *g)
{
	arena_reset(g->all->words);
	return (struct codec_out){ .mem = g->all->words };
}

void
guest_welcome(struct guest *g)
{
	g->state = GUEST_READY;
	say(g, FRAME_WELCOME, 0, NULL);
	guest_write(g);
}

void
guest_refuse(struct guest *g, uint32_t why, const struct sr_error *err)
{
	struct codec_out out = words(g);

	codec_put_verdict(&out, err->code, err);
	g->state = GUEST_ENDING;
	g->streaming = false;
	g->since = clock_ticks();
	say(g, FRAME_REFUSE, why, out.failed ? NULL : &out);
	guest_write(g);
}

/*
 * The next rows that fit into one message, N of them at most, as a part; the
 * number that went, 0 when not even one does.
 */
static size_t
part(struct guest *g, const struct sr_rows *rows, size_t n)
{
	const struct sr_record *r = sr_ops[g->job.op].res;

	for (; n > 0; n /= 2) {
		struct codec_out out = words(g);
		struct sr_rows some = { .row = (char *)rows->row +
					       g->sent * rows->size,
			.n = n,
			.size = rows->size };

		codec_put_rows(&out, r, &some);
		if (out.failed)
			continue;
		say(g, FRAME_PART, 0, &out);
		return n;
	}
	return 0;
}

/* The reply itself; false: it does not fit, or memory is out. */
static bool
reply(struct guest *g, int rc)
{
	struct codec_out out = words(g);

	if (!codec_put_reply(&out, &g->job, rc))
		return false;
	g->streaming = false;
	say(g, FRAME_REPLY, g->work, &out);
	return true;
}

/* What was to be said cannot be: that at least. */
static void
reply_too_long(struct guest *g)
{
	if (!reply(g, call_too_long(&g->job.err)))
		g->gone = true;
}

/* Rows go out as they are taken: the queue holds a few parts, never all. */
static void
fill(struct guest *g)
{
	struct sr_rows *rows = g->job.res;

	while (g->streaming && !g->gone && g->n_out - g->at_out < FILL_UP) {
		size_t left = rows->n - g->sent, n;
		struct sr_rows all = *rows;
		bool said = false;

		if (left <= PART_ROWS) {
			rows->row = (char *)rows->row + g->sent * rows->size;
			rows->n = left;
			said = reply(g, SR_OK);
			*rows = all;
		}
		if (said)
			break;
		n = left > PART_ROWS ? PART_ROWS : left / 2;
		n = part(g, rows, n);
		g->sent += n;
		if (n == 0)
			reply_too_long(g);
	}
}

void
guest_unsaid(struct guest *g)
{
	if (g->all->service->unsaid != NULL)
		g->all->service->unsaid(g->conn, &g->job);
}

void
guest_answer(struct guest *g, int rc)
{
	if (g->state == GUEST_BUSY)
		g->state = GUEST_READY;
	g->sent = 0;
	g->since = clock_ticks();
	g->held = g->all->held && rc == SR_OK;
	g->before = g->n_out - g->at_out;
	g->streaming = rc == SR_OK && sr_ops[g->job.op].res_many;
	if (!g->streaming && !reply(g, rc)) {
		if (rc == SR_OK)
			guest_unsaid(g);
		reply_too_long(g);
	}
	guest_write(g);
}

void
guest_release(struct guest *g, const struct sr_error *err)
{
	/* What is there can be read all the same. */
	if (g->held && err != NULL && sr_ops[g->job.op].write) {
		g->n_out = g->at_out + g->before;
		g->streaming = false;
		guest_unsaid(g);
		g->job.err = *err;
		if (!reply(g, err->code))
			g->gone = true;
	}
	g->held = false;
	if (g->at_out < g->n_out || g->streaming || g->notice != 0)
		guest_write(g);
}

static void
notices(struct guest *g)
{
	struct frame f = { 0, 0, FRAME_NOTICE, 0 };
	int64_t now;

	if (g->notice == 0 || g->state == GUEST_NEW ||
	    g->state == GUEST_ENDING || g->at_out < g->n_out || g->streaming)
		return;
	now = clock_ticks();
	if (now - g->noticed < guest_within(g->all->o->notice_ms, NOTICE_MS))
		return;
	f.code = (uint32_t)g->notice;
	f.serial = (uint32_t)(g->notice >> SR_OTHERS);
	g->notice = 0;
	g->noticed = now;
	queue(g, &f, NULL);
}

void
guest_tell(struct guest *g, uint64_t changed)
{
	g->notice |= changed;
	if (g->notice != 0)
		guest_write(g);
}

/* Everything is said: what is idle keeps little. */
static void
rest(struct guest *g)
{
	if (g->state != GUEST_BUSY)
		arena_trim(g->mem);
	if (g->room_out > KEEP) {
		free(g->out);
		g->out = NULL;
		g->room_out = g->at_out = g->n_out = 0;
	}
}

void
guest_write(struct guest *g)
{
	if (g->all->held)
		return;
	for (;;) {
		ssize_t n;

		fill(g);
		notices(g);
		if (g->gone || g->at_out == g->n_out)
			break;
		n = send(g->fd, g->out + g->at_out, g->n_out - g->at_out,
		    MSG_DONTWAIT | MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return;
		if (n <= 0) {
			g->gone = true;
			return;
		}
		/* A notice pays no debt. */
		if (!quiet(g) || g->n_in == 0)
			g->since = clock_ticks();
		g->at_out += (size_t)n;
	}
	if (g->state == GUEST_ENDING)
		g->gone = true;
	rest(g);
}

bool
guest_overdue(const struct guest *g, int64_t now)
{
	const struct server_options *o = g->all->o;
	int64_t waited = now - g->since;

	if (g->state == GUEST_NEW)
		return waited > guest_within(o->hello_ms, HELLO_MS);
	if (g->state == GUEST_BUSY)
		return false;
	if (g->state == GUEST_ENDING)
		return waited > guest_within(o->hello_ms, HELLO_MS);
	/* Notices alone may lie: a stopped terminal comes back some time. */
	if (!quiet(g))
		return waited > guest_within(o->take_ms, TAKE_MS);
	return g->n_in > 0 && waited > guest_within(o->frame_ms, FRAME_MS);
}
