/*
 * The loopback transport: all that a socket does to a call, without one.
 * Argument, result and error cross as bytes into fresh memory, so that no
 * pointer does.
 */
#include <showroom/ops.h>

#include "base/arena.h"
#include "wire/call.h"
#include "wire/codec.h"
#include "wire/direct.h"
#include "base/banned.h"

/* The store's end: bytes in, bytes out. */
static int
serve(const struct sr_server *server, const struct codec_out *in,
    struct codec_out *out, struct arena *mem, struct sr_error *err)
{
	struct sr_job job = { .mem = mem };
	int rc;

	if (!codec_get_call(in->data, in->n, &job, mem))
		return call_garbled(err);
	job.res = call_room(job.op, mem);
	if (!job.res)
		return call_no_memory(err);
	sr_error_clear(&job.err);
	rc = server->dispatch(server->ctx, &job);
	if (rc == SR_OK && arena_failed(mem))
		rc = call_no_memory(&job.err);
	if (!codec_put_reply(out, &job, rc))
		return call_too_long(err);
	return SR_OK;
}

static int
loopback_call(struct sr *sr, struct sr_job *job, struct arena *a)
{
	struct codec_out call = { .mem = sr->scratch };
	struct codec_out reply = { .mem = sr->scratch };
	struct arena *mem = arena_new();
	int rc;

	if (!mem)
		return call_no_memory(&job->err);
	if (codec_put_call(&call, job))
		rc = serve(&sr->server, &call, &reply, mem, &job->err);
	else
		rc = call_too_long(&job->err);
	arena_free(mem); /* whatever the store kept of it is a bug seen */
	if (rc != SR_OK)
		return rc;
	if (!codec_get_reply(reply.data, reply.n, job, &rc, a))
		return call_garbled(&job->err);
	if (rc != SR_OK)
		job->err.message = call_message(sr, job->err.message);
	return rc;
}

static void
loopback_close(struct sr *sr)
{
	if (sr->server.close)
		sr->server.close(sr->server.ctx);
}

struct sr *
sr_open_loopback(const struct sr_server *server)
{
	static const struct transport loopback = { .call = loopback_call,
		.close = loopback_close };

	return call_open(&loopback, server);
}
