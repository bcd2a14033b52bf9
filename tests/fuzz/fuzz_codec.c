/*
 * Bytes from the other side of a transport: a call, or the reply to one.
 * Every value has one encoding only, so what was taken is written back as the
 * same bytes.
 */
#include "fuzz.h"

#include <showroom.h>

#include "model/job.h"
#include "wire/codec.h"

static void
same(const struct codec_out *out, const uint8_t *data, size_t n)
{
	hold(out->n == n && memcmp(out->data, data, n) == 0);
}

static void
call(const uint8_t *data, size_t n, struct arena *a)
{
	struct codec_out out = { .mem = a };
	struct sr_job job = { .mem = a };

	if (!codec_get_call(data, n, &job, a))
		return;
	hold(codec_put_call(&out, &job));
	same(&out, data, n);
	/* Whatever came, the check of it ends well. */
	if (!sr_ops[job.op].arg_many)
		sr_check_record(sr_ops[job.op].arg, job.arg, &job.err);
}

static void
reply(int op, const uint8_t *data, size_t n, struct arena *a)
{
	struct codec_out out = { .mem = a };
	struct sr_job job = { .op = op, .mem = a };
	int rc;

	if (!codec_get_reply(data, n, &job, &rc, a))
		return;
	hold(codec_put_reply(&out, &job, rc));
	same(&out, data, n);
}

/* The first byte says what the rest is: 0 a call, else a reply. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a;

	if (n == 0)
		return 0;
	a = arena_new();
	if (data[0] == 0)
		call(data + 1, n - 1, a);
	else
		reply((data[0] - 1) % SR_NOPS, data + 1, n - 1, a);
	arena_free(a);
	return 0;
}
