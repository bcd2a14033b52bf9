/*
 * The loopback transport: all that a socket does to a call, without one.
 * Argument, result and error cross as bytes into fresh memory, so that no
 * pointer does.
 */
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "wire/call.h"
#include "wire/codec.h"
#include "wire/direct.h"
#include "base/banned.h"

static int
too_long(struct sr_error *err)
{
	return sr_fail(err, SR_E_PROTOCOL, "", "",
	    N_("This is too much at once (more than 1 MiB). Ask for fewer "
	       "rows or shorten the text."),
	    0);
}

static int
garbled(struct sr_error *err)
{
	return sr_fail(err, SR_E_PROTOCOL, "", "",
	    N_("A message between client and store is not understood. Update "
	       "both to the same version."),
	    0);
}

/* The store's end: bytes in, bytes out. */
static int
serve(const struct sr_server *server, const struct codec_out *in,
    struct codec_out *out, struct arena *mem, struct sr_error *err)
{
	struct sr_job job = { .mem = mem };
	const struct sr_opdef *def;
	int rc;

	if (!codec_get_call(in->data, in->n, &job, mem))
		return garbled(err);
	def = &sr_ops[job.op];
	job.res = arena_alloc(
	    mem, def->res_many ? sizeof(struct sr_rows) : def->res->size);
	if (!job.res)
		return call_no_memory(err);
	if (!def->res_many)
		sr_record_clear(def->res, job.res);
	sr_error_clear(&job.err);
	rc = server->dispatch(server->ctx, &job);
	if (rc == SR_OK && arena_failed(mem))
		rc = call_no_memory(&job.err);
	if (!codec_put_reply(out, &job, rc))
		return too_long(err);
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
		rc = too_long(&job->err);
	arena_free(mem); /* whatever the store kept of it is a bug seen */
	if (rc != SR_OK)
		return rc;
	if (!codec_get_reply(reply.data, reply.n, job, &rc, a))
		return garbled(&job->err);
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
	static const struct transport loopback = { loopback_call,
		loopback_close };

	return call_open(&loopback, server);
}
