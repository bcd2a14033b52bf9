/*
 * Bytes of terminals at a store's socket: a server runs on a thread of its
 * own, with a toy for a domain.  Each input is one line to it; the first byte
 * says how polite it begins.  The server never falls over, always hangs up or
 * answers, and serves whoever comes after.
 */
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "fuzz.h"

#include <showroom.h>

#include "wire/codec.h"
#include "wire/frame.h"
#include "wire/place.h"
#include "wire/server.h"

static char name[64];

/* ---- the store ---- */

static void *
join(void *ctx, const struct sr_peer *peer, const char *now,
    struct sr_error *err)
{
	(void)peer, (void)now, (void)err;
	return ctx;
}

static void
leave(void *conn)
{
	(void)conn;
}

/* Something of the right kind: nothing, or some hundred rows of it. */
static int
work(void *conn, struct sr_job *job)
{
	const struct sr_opdef *op = &sr_ops[job->op];
	struct sr_rows *rows = job->res;

	(void)conn;
	job->changed = op->write ? 1u << job->op % 16 : 0;
	if (!op->res_many)
		return SR_OK;
	rows->size = op->res->size;
	rows->n = (size_t)(job->op % 3) * 400;
	rows->row = arena_alloc(job->mem, rows->n * rows->size + 1);
	for (size_t i = 0; rows->row != NULL && i < rows->n; i++)
		sr_record_clear(op->res, SR_ROW(void, rows, i));
	return SR_OK;
}

static int
serve(void *conn, struct sr_job *job)
{
	if (!sr_ops[job->op].lengthy)
		return work(conn, job);
	job->lane = SR_LANE_WORKER;
	return SR_DO_LATER;
}

static void *
store(void *arg)
{
	static struct service service = {
		.join = join, .leave = leave, .serve = serve, .work = work
	};
	static int conn;
	struct sr_error err;

	service.ctx = &conn;
	server_run(arg, &service, &err);
	return NULL;
}

static void
begin(void)
{
	static struct server_options o = {
		.uid = -1, .clients = 8, .per_user = 8, .linger_ms = -1
	};
	pthread_t thread;

	snprintf(name, sizeof(name), "/tmp/fuzz-frame-%ld", (long)getpid());
	o.listen = place_listen(name);
	hold(o.listen >= 0);
	hold(pthread_create(&thread, NULL, store, &o) == 0);
}

/* ---- a line ---- */

static void
say(int fd, const void *data, size_t n)
{
	const char *p = data;

	for (ssize_t sent; n > 0; p += sent, n -= (size_t)sent) {
		sent = send(fd, p, n, MSG_NOSIGNAL);
		if (sent <= 0)
			return;
	}
}

static void
hello(int fd)
{
	struct arena *a = arena_new();
	struct codec_out out = { .mem = a };
	const struct hello h = { .hash = (int64_t)sr_schema_hash(),
		.version = "",
		.tty = "",
		.now = "" };
	unsigned char head[FRAME_HEAD];

	hello_put(&out, &h);
	frame_put(head,
	    &(struct frame){ (uint32_t)out.n, 0, FRAME_HELLO, FRAME_MAGIC });
	say(fd, head, sizeof(head));
	say(fd, out.data, out.n);
	arena_free(a);
}

/* The input as calls: two bytes of length, then a body, again and again. */
static void
calls(int fd, const uint8_t *data, size_t n)
{
	for (uint32_t serial = 1; n >= 2; serial++) {
		size_t body = (size_t)data[0] | (size_t)(data[1] & 3) << 8;
		unsigned char head[FRAME_HEAD];

		data += 2;
		n -= 2;
		body = body < n ? body : n;
		/* The operation stands second, after the codec's version. */
		frame_put(head, &(struct frame){ (uint32_t)body, serial,
				    FRAME_CALL, body > 1 ? data[1] : 0 });
		say(fd, head, sizeof(head));
		say(fd, data, body);
		data += body;
		n -= body;
	}
}

/* Until it hangs up: each frame is one. */
static void
hear(int fd)
{
	unsigned char head[FRAME_HEAD], body[4096];
	struct frame f;

	while (recv(fd, head, FRAME_HEAD, MSG_WAITALL) == FRAME_HEAD) {
		hold(frame_get(head, &f));
		while (f.length > 0) {
			size_t some =
			    f.length < sizeof(body) ? f.length : sizeof(body);
			ssize_t got = recv(fd, body, some, 0);

			if (got <= 0)
				return;
			f.length -= (uint32_t)got;
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const unsigned char no_frame[FRAME_HEAD];
	const struct timeval moment = { .tv_usec = 10000 };
	int fd;

	if (*name == '\0')
		begin();
	if (n == 0)
		return 0;
	fd = place_connect(name);
	hold(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &moment, sizeof(moment));
	if (data[0] % 3 != 0)
		hello(fd);
	if (data[0] % 3 == 2)
		calls(fd, data + 1, n - 1);
	else
		say(fd, data + 1, n - 1);
	/* What is no frame ends it, unless it is taken for part of one. */
	say(fd, no_frame, sizeof(no_frame));
	hear(fd);
	shutdown(fd, SHUT_WR);
	hear(fd);
	close(fd);
	return 0;
}
