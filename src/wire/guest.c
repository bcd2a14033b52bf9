/* One terminal at the store. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/clock.h"
#include "wire/call.h"
#include "wire/codec.h"
#include "wire/guest.h"
#include "base/banned.h"

enum {
	READ_STEP = 64 * 1024,
	FILL_UP = 256 * 1024, /* bytes of a result in the queue */
	PART_ROWS = 512,
	HELLO_MS = 5000,  /* for the first words */
	FRAME_MS = 10000, /* for the rest of a frame */
	TAKE_MS = 60000   /* for taking any of an answer */
};

struct guest *
guest_new(int fd, const struct service *service)
{
	struct guest *g = calloc(1, sizeof(*g));

	if (g == NULL || (g->mem = arena_new()) == NULL) {
		free(g);
		close(fd);
		return NULL;
	}
	g->fd = fd;
	g->service = service;
	g->since = clock_ticks();
	return g;
}

void
guest_free(struct guest *g)
{
	if (g->conn != NULL)
		g->service->leave(g->conn);
	arena_free(g->mem);
	free(g->in);
	free(g->out);
	close(g->fd);
	free(g);
}

short
guest_wants(const struct guest *g)
{
	short events = 0;

	if (g->at_out < g->n_out)
		events |= POLLOUT;
	else if (g->state == GUEST_NEW || g->state == GUEST_READY)
		events |= POLLIN;
	return events;
}

/* ---- in ---- */

/* Room grows with what comes, not with what a head promises. */
static bool
room_in(struct guest *g)
{
	size_t room = g->room_in < READ_STEP ? READ_STEP : 2 * g->room_in;
	unsigned char *more;

	if (g->room_in - g->n_in >= FRAME_HEAD)
		return true;
	if (g->room_in >= FRAME_HEAD + CODEC_MAX + READ_STEP)
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
	bool open = (g->state == GUEST_NEW || g->state == GUEST_READY) &&
		    !g->streaming && g->at_out == g->n_out;

	f->kind = 0;
	if (!open || g->gone || g->n_in < FRAME_HEAD)
		return false;
	/* What is no frame is taken at once, as such. */
	if (!frame_get(g->in, f)) {
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
	if (g->n_in == 0 && g->room_in > 4 * READ_STEP) {
		free(g->in);
		g->in = NULL;
		g->room_in = 0;
	}
}

/* ---- out ---- */

static void
queue(struct guest *g, const struct frame *f, const struct codec_out *body)
{
	size_t n = FRAME_HEAD + f->length;

	if (g->at_out == g->n_out)
		g->at_out = g->n_out = 0;
	if (g->n_out + n > g->room_out) {
		size_t room = 2 * (g->n_out + n);
		unsigned char *more = realloc(g->out, room);

		if (more == NULL) {
			g->gone = true;
			return;
		}
		g->out = more;
		g->room_out = room;
	}
	frame_put(g->out + g->n_out, f);
	if (f->length > 0)
		memcpy(g->out + g->n_out + FRAME_HEAD, body->data, f->length);
	g->n_out += n;
}

static void
say(struct guest *g, uint32_t kind, uint32_t code, const struct codec_out *body)
{
	const struct frame f = { body != NULL ? (uint32_t)body->n : 0,
		g->serial, kind, code };

	queue(g, &f, body);
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
	struct codec_out out = { .mem = g->mem };

	codec_put_verdict(&out, err->code, err);
	g->state = GUEST_ENDING;
	g->streaming = false;
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
		struct codec_out out = { .mem = g->mem };
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

/* The reply itself, with what rows are left. */
static void
reply(struct guest *g, int rc)
{
	struct codec_out out = { .mem = g->mem };
	struct sr_job *job = &g->job;

	if (!codec_put_reply(&out, job, rc)) {
		out = (struct codec_out){ .mem = g->mem };
		rc = call_too_long(&job->err);
		if (!codec_put_reply(&out, job, rc))
			g->gone = true;
	}
	g->streaming = false;
	say(g, FRAME_REPLY, g->work, &out);
}

/* Rows go out as they are taken: the queue holds a few parts, never all. */
static void
fill(struct guest *g)
{
	struct sr_rows *rows = g->job.res;

	while (g->streaming && g->n_out - g->at_out < FILL_UP && !g->gone) {
		size_t left = rows->n - g->sent, n = 0;

		if (left > PART_ROWS) {
			n = part(g, rows, PART_ROWS);
			g->sent += n;
		}
		if (n == 0) {
			rows->row = (char *)rows->row + g->sent * rows->size;
			rows->n -= g->sent;
			reply(g, SR_OK);
		}
	}
}

void
guest_answer(struct guest *g, int rc)
{
	const struct sr_opdef *op = &sr_ops[g->job.op];
	struct sr_rows *rows = g->job.res;

	if (g->state == GUEST_BUSY)
		g->state = GUEST_READY;
	g->sent = 0;
	g->since = clock_ticks();
	if (rc == SR_OK && op->res_many && rows->n > PART_ROWS) {
		g->streaming = true;
		fill(g);
	} else
		reply(g, rc);
	guest_write(g);
}

static void
notices(struct guest *g)
{
	struct frame f = { 0, 0, FRAME_NOTICE, 0 };

	if (g->notice == 0 || g->state == GUEST_NEW ||
	    g->state == GUEST_ENDING || g->at_out < g->n_out || g->streaming)
		return;
	f.code = (uint32_t)g->notice;
	g->notice = 0;
	queue(g, &f, NULL);
}

void
guest_write(struct guest *g)
{
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
		g->at_out += (size_t)n;
		g->since = clock_ticks();
	}
	if (g->state == GUEST_ENDING)
		g->gone = true;
	/* A large answer's room is not kept for small ones. */
	if (g->room_out > 2 * FILL_UP) {
		free(g->out);
		g->out = NULL;
		g->room_out = g->at_out = g->n_out = 0;
	}
}

bool
guest_overdue(const struct guest *g, int64_t now)
{
	int64_t waited = now - g->since;

	if (g->state == GUEST_NEW)
		return waited > HELLO_MS;
	if (g->state == GUEST_BUSY)
		return false;
	/* Notices alone may lie: a stopped terminal comes back some time. */
	if (g->at_out < g->n_out)
		return waited > TAKE_MS &&
		       (g->streaming || g->n_out - g->at_out > FRAME_HEAD ||
			   g->state == GUEST_ENDING);
	return g->n_in > 0 && waited > FRAME_MS;
}
