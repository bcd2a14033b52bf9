/*
 * The words around calls, as they come from the other side: hello, a verdict,
 * rows that stand alone, a frame's head.  What was taken is written back as the
 * same bytes.
 */
#include "fuzz.h"

#include <showroom.h>

#include "wire/codec.h"
#include "wire/frame.h"

static void
same(const struct codec_out *out, const uint8_t *data, size_t n)
{
	hold(!out->failed && out->n == n && memcmp(out->data, data, n) == 0);
}

static void
hello(const uint8_t *data, size_t n, struct arena *a)
{
	struct codec_out out = { .mem = a };
	struct hello h;

	hold(hello_hash(data, n, &h) == (n >= 8));
	if (!hello_get(data, n, &h, a))
		return;
	hello_put(&out, &h);
	same(&out, data, n);
}

static void
verdict(const uint8_t *data, size_t n, struct arena *a)
{
	struct codec_out out = { .mem = a };
	struct sr_error err;
	int rc;

	if (!codec_get_verdict(data, n, &rc, &err, a))
		return;
	hold(rc <= SR_OK && rc >= SR_E_LAST && err.code == rc);
	codec_put_verdict(&out, rc, &err);
	same(&out, data, n);
}

static void
rows(const struct sr_record *r, const uint8_t *data, size_t n, struct arena *a)
{
	struct codec_in in = { data, data + n, false };
	struct codec_out out = { .mem = a };
	struct sr_rows got;

	codec_get_rows(&in, r, &got, a);
	if (!codec_done(&in, a))
		return;
	codec_put_rows(&out, r, &got);
	same(&out, data, n);
}

static void
head(const uint8_t *data, size_t n)
{
	unsigned char back[FRAME_HEAD];
	struct frame f;

	if (n < FRAME_HEAD || !frame_get(data, &f))
		return;
	hold(f.length <= CODEC_MAX && f.kind < FRAME_NKINDS);
	frame_put(back, &f);
	hold(memcmp(back, data, FRAME_HEAD) == 0);
}

/* The first byte says what the rest is. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a;

	if (n == 0)
		return 0;
	a = arena_new();
	switch (data[0]) {
	case 'h': hello(data + 1, n - 1, a); break;
	case 'v': verdict(data + 1, n - 1, a); break;
	case 'f': head(data + 1, n - 1); break;
	default: rows(sr_ops[data[0] % SR_NOPS].res, data + 1, n - 1, a); break;
	}
	arena_free(a);
	return 0;
}
