/*
 * The transport to a store of its own process: frames over a Unix socket.
 * A lost line is connected anew at the next call.  Reads are asked again; for
 * a write the store's trail says whether it was done.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <showroom/open.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "wire/call.h"
#include "wire/codec.h"
#include "wire/line.h"
#include "wire/reach.h"
#include "base/banned.h"

/*
 * LOST: nobody knows whether what was sent has been done.  UNSENT: the store
 * did not get all of it, so that it was not.
 */
enum { LOST = 1, UNSENT, TRIES = 5 };

/* ---- the first words ---- */

static int
gone(struct sr_error *err)
{
	return sr_fail(err, SR_E_GONE, "", "",
	    N_("The store is away. What you typed is kept; it is tried again "
	       "as soon as the store is back."),
	    0);
}

/* What the store says instead of welcome. */
static int
refused(struct sr *sr, const struct frame *f, struct sr_error *err)
{
	struct line *l = sr->line;
	struct arena *a = arena_new();
	int rc;

	if (f->code == REFUSE_VERSION)
		rc = sr_fail(err, SR_E_PROTOCOL, "", "",
		    N_("The store that runs is of another version of Showroom. "
		       "Leave the other terminals, then it is started anew; "
		       "a house's store is restarted by its administrator."),
		    0);
	else if (!a || !codec_get_verdict(l->body, f->length, &rc, err, a))
		rc = call_garbled(err);
	else
		err->message = call_message(sr, err->message);
	arena_free(a);
	return rc;
}

static int
greet(struct sr *sr, struct sr_error *err)
{
	struct line *l = sr->line;
	struct codec_out out = { .mem = sr->scratch };
	struct hello h = { .hash = (int64_t)sr_schema_hash(),
		.nonce = l->nonce,
		.version = SHOWROOM_VERSION,
		.tty = reach_terminal(),
		.now = reach_now(l->reach) };
	struct frame f = { 0 };

	hello_put(&out, &h);
	if (out.failed)
		return call_no_memory(err);
	if (!line_send(l, FRAME_HELLO, FRAME_MAGIC, &out) || !line_recv(l, &f))
		return LOST;
	if (f.kind == FRAME_WELCOME)
		return SR_OK;
	if (f.kind != FRAME_REFUSE)
		return call_garbled(err);
	return f.code == REFUSE_RETIRED ? LOST : refused(sr, &f, err);
}

/*
 * A store that ends at this moment hangs up on whoever comes: a further try
 * finds it gone and starts another.
 */
static int
line_open(struct sr *sr, struct sr_error *err)
{
	struct line *l = sr->line;
	int rc = LOST;

	for (int i = 0; i < TRIES && rc == LOST; i++) {
		const struct timespec moment = { 0, i * 20000000L };

		line_drop(l);
		nanosleep(&moment, NULL);
		rc = reach_store(l->reach, &l->fd, err);
		if (rc == SR_OK)
			rc = greet(sr, err);
	}
	if (rc == LOST)
		rc = gone(err);
	if (rc != SR_OK)
		line_drop(l);
	return rc;
}

/* ---- calls ---- */

struct answer {
	struct sr_rows rows; /* of the parts before the last */
	struct arena *a;
	size_t room;
};

static bool
part_take(struct answer *ans, const struct sr_record *r, const struct line *l,
    size_t n)
{
	struct codec_in in = { l->body, l->body + n, false };
	struct sr_rows got = { 0 };

	codec_get_rows(&in, r, &got, ans->a);
	if (!codec_done(&in, ans->a))
		return false;
	if (ans->rows.n + got.n > ans->room) {
		size_t room = 2 * (ans->rows.n + got.n);
		void *row = arena_grow(ans->a, ans->rows.row,
		    ans->rows.n * r->size, room * r->size);

		if (!row)
			return false;
		ans->rows.row = row;
		ans->room = room;
	}
	if (got.n > 0)
		memcpy((char *)ans->rows.row + ans->rows.n * r->size, got.row,
		    got.n * r->size);
	ans->rows.n += got.n;
	ans->rows.size = r->size;
	return true;
}

/* The last rows behind those that came before. */
static bool
parts_join(struct answer *ans, struct sr_job *job)
{
	const struct sr_record *r = sr_ops[job->op].res;
	struct sr_rows *last = job->res;
	char *row;

	if (ans->rows.n == 0)
		return true;
	row = arena_grow(ans->a, ans->rows.row, ans->rows.n * r->size,
	    (ans->rows.n + last->n) * r->size);
	if (!row)
		return false;
	if (last->n > 0)
		memcpy(
		    row + ans->rows.n * r->size, last->row, last->n * r->size);
	last->row = row;
	last->n += ans->rows.n;
	last->size = r->size;
	return true;
}

static int
answer_take(struct sr *sr, const struct frame *f, struct answer *ans,
    struct sr_job *job)
{
	int rc;

	sr->work = f->code;
	if (!codec_get_reply(sr->line->body, f->length, job, &rc, ans->a)) {
		line_drop(sr->line);
		return call_garbled(&job->err);
	}
	if (rc != SR_OK)
		job->err.message = call_message(sr, job->err.message);
	else if (sr_ops[job->op].res_many && !parts_join(ans, job))
		rc = call_no_memory(&job->err);
	return rc;
}

static uint64_t
notice_bits(const struct frame *f)
{
	return f->code | (uint64_t)f->serial << SR_OTHERS;
}

/* Send CALL, take what comes until its reply; LOST, UNSENT. */
static int
exchange(struct sr *sr, const struct codec_out *call, struct sr_job *job,
    struct arena *a)
{
	struct line *l = sr->line;
	struct answer ans = { .a = a };
	struct frame f;

	l->serial++;
	if (!line_send(l, FRAME_CALL, (uint32_t)job->op, call))
		return UNSENT;
	while (line_recv(l, &f)) {
		if (f.kind == FRAME_NOTICE) {
			sr->told |= notice_bits(&f);
			continue;
		}
		if (f.serial != l->serial)
			break;
		if (f.kind == FRAME_REPLY)
			return answer_take(sr, &f, &ans, job);
		if (f.kind != FRAME_PART || !sr_ops[job->op].res_many ||
		    !part_take(&ans, sr_ops[job->op].res, l, f.length))
			break;
	}
	return LOST;
}

/* Notices that are here already; a line that ended is dropped. */
static bool
socket_listen(struct sr *sr)
{
	struct line *l = sr->line;
	struct frame f;
	char c;

	while (l->fd >= 0) {
		ssize_t n = recv(l->fd, &c, 1, MSG_PEEK | MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (n <= 0 || !line_recv(l, &f) || f.kind != FRAME_NOTICE)
			line_drop(l);
		else
			sr->told |= notice_bits(&f);
	}
	return false;
}

static int
log_in_again(struct sr *sr, struct sr_error *err)
{
	struct line *l = sr->line;
	struct sr_login login = { l->login, l->code };
	struct sr_session session;
	struct arena *a = arena_new();
	struct codec_out call = { .mem = a };
	struct sr_job job = { .op = SR_OP_SESSION_OPEN,
		.arg = &login,
		.reason = "",
		.res = &session };
	int rc;

	if (!a || !codec_put_call(&call, &job)) {
		arena_free(a);
		return call_no_memory(err);
	}
	rc = exchange(sr, &call, &job, a);
	if (rc < 0)
		*err = job.err;
	arena_free(a);
	return rc > 0 ? gone(err) : rc;
}

static int
socket_again(struct sr *sr, struct sr_error *err)
{
	struct line *l = sr->line;
	int rc;

	if (l->fd >= 0 && socket_listen(sr))
		return SR_OK;
	rc = line_open(sr, err);
	/* Whatever others did meanwhile was told to nobody here. */
	sr->changed = UINT64_MAX;
	if (rc == SR_OK && l->login)
		rc = log_in_again(sr, err);
	if (rc != SR_OK)
		line_drop(l);
	return rc;
}

/* A copy of what logged in, to do so again. */
static void
remember(struct line *l, const struct sr_job *job)
{
	const struct sr_login *in = job->arg;
	const struct sr_init *init = job->arg;
	const struct sr_session *made = job->res;
	bool opened = job->op == SR_OP_SESSION_OPEN;

	if (!opened && job->op != SR_OP_INIT)
		return;
	free(l->login);
	free(l->code);
	l->login = strdup(opened ? in->login : init->login);
	/* Who makes a house of one's own is its first person. */
	l->code = strdup(opened ? in->code : made->advisory ? made->code : "");
	if (!l->code) {
		free(l->login);
		l->login = NULL;
	}
}

static int
uncertain(struct sr_error *err)
{
	return sr_fail(err, SR_E_GONE, "", "",
	    N_("The store went away in the middle: look whether this was "
	       "saved before you save it again."),
	    0);
}

static int
done_unheard(struct sr *sr, struct sr_error *err)
{
	sr->saved = true;
	return sr_fail(err, SR_E_GONE, "", "",
	    N_("The store went away before it could answer. This was saved: "
	       "do not save it again."),
	    0);
}

/* Was call SERIAL of this handle done?  Below 0: nobody knows. */
static int
was_done(struct sr *sr, uint32_t serial)
{
	const struct sr_did did = { .nonce = sr->line->nonce,
		.serial = serial };
	struct sr_job job = {
		.op = SR_OP_SESSION_DID, .arg = &did, .reason = ""
	};
	struct arena *a = arena_new();
	struct codec_out call = { .mem = a };
	int rc = -1;

	if (a && codec_put_call(&call, &job))
		rc = exchange(sr, &call, &job, a);
	if (rc == SR_OK)
		rc = ((const struct sr_count *)job.res)->n > 0;
	else
		rc = -1;
	arena_free(a);
	return rc;
}

/*
 * The answer to the write SERIAL was lost.  UNSENT: it was not done, and is
 * to be sent again.
 */
static int
settle(struct sr *sr, uint32_t serial, struct sr_error *err)
{
	const struct timespec moment = { 0, 250000000L };
	struct sr_error why;
	int done = -1;

	/* A supervisor takes a moment to start it anew. */
	for (int i = 0; i < TRIES; i++) {
		if (i > 0)
			nanosleep(&moment, NULL);
		if (socket_again(sr, &why) != SR_OK)
			continue;
		done = was_done(sr, serial);
		break;
	}
	if (done < 0)
		return uncertain(err);
	return done > 0 ? done_unheard(sr, err) : UNSENT;
}

static int
socket_call(struct sr *sr, struct sr_job *job, struct arena *a)
{
	struct line *l = sr->line;
	struct codec_out call = { .mem = sr->scratch };
	int rc = LOST;

	if (!codec_put_call(&call, job))
		return call_too_long(&job->err);
	for (int i = 0; i < 2 && rc > 0; i++) {
		if (!socket_listen(sr)) {
			rc = socket_again(sr, &job->err);
			if (rc != SR_OK)
				return rc;
		}
		rc = exchange(sr, &call, job, a);
		if (rc > 0)
			line_drop(l);
		if (rc > 0 && arena_failed(a))
			return call_no_memory(&job->err);
		if (rc == LOST && sr_ops[job->op].write)
			rc = settle(sr, l->serial, &job->err);
	}
	if (rc > 0)
		return gone(&job->err);
	if (rc == SR_OK)
		remember(l, job);
	return rc;
}

static int
socket_fd(const struct sr *sr)
{
	return sr->line->fd;
}

static void
socket_close(struct sr *sr)
{
	struct line *l = sr->line;

	line_drop(l);
	reach_free(l->reach);
	free(l->login);
	free(l->code);
	free(l->body);
	free(l);
}

int
sr_open(const struct sr_place *place, struct sr **out, struct sr_error *err)
{
	static const struct transport transport = { .call = socket_call,
		.close = socket_close,
		.fd = socket_fd,
		.listen = socket_listen,
		.again = socket_again };
	static char why[1024];
	struct line *l = calloc(1, sizeof(*l));
	struct sr *sr = l ? call_open(&transport, NULL) : NULL;
	int rc;

	*out = NULL;
	if (!sr) {
		free(l);
		return call_no_memory(err);
	}
	sr->line = l;
	l->fd = -1;
	if (getrandom(&l->nonce, sizeof(l->nonce), 0) !=
	    (ssize_t)sizeof(l->nonce))
		l->nonce = getpid();
	l->reach = reach_new(place);
	rc = l->reach ? line_open(sr, err) : call_no_memory(err);
	if (rc != SR_OK) {
		/* The handle's copy of the words goes with it. */
		snprintf(why, sizeof(why), "%s", err->message);
		err->message = why;
		sr_close(sr);
		return rc;
	}
	*out = sr;
	return SR_OK;
}
