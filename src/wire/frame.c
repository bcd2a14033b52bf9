/* Frames as bytes. */
#include <string.h>

#include "wire/codec.h"
#include "wire/frame.h"
#include "base/banned.h"

static void
put32(unsigned char *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> (8 * i));
}

static uint32_t
get32(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

void
frame_put(unsigned char head[FRAME_HEAD], const struct frame *f)
{
	put32(head, f->length);
	put32(head + 4, f->serial);
	put32(head + 8, f->kind);
	put32(head + 12, f->code);
}

bool
frame_get(const unsigned char head[FRAME_HEAD], struct frame *f)
{
	f->length = get32(head);
	f->serial = get32(head + 4);
	f->kind = get32(head + 8);
	f->code = get32(head + 12);
	return f->length <= CODEC_MAX && f->kind >= FRAME_HELLO &&
	       f->kind < FRAME_NKINDS;
}

static const struct sr_field hello_fields[] = {
	SR_FIELD(struct hello, nonce, "nonce", INT, 8, 0, NULL),
	SR_FIELD(struct hello, version, "version", TEXT, 8, 0, NULL),
	SR_FIELD(struct hello, tty, "terminal", TEXT, 8, 0, NULL),
	SR_FIELD(struct hello, now, "now", TEXT, 8, 0, NULL),
};

static const struct sr_record rec_hello =
    SR_RECORD("hello", "hello", struct hello, hello_fields);

/* The hash has a place of its own, whatever else builds say. */
void
hello_put(struct codec_out *out, const struct hello *h)
{
	unsigned char hash[8];

	put32(hash, (uint32_t)((uint64_t)h->hash & UINT32_MAX));
	put32(hash + 4, (uint32_t)((uint64_t)h->hash >> 32));
	codec_put_raw(out, hash, sizeof(hash));
	codec_put_record(out, &rec_hello, h);
}

bool
hello_hash(const void *data, size_t n, struct hello *h)
{
	const unsigned char *p = data;

	if (n < 8)
		return false;
	h->hash = (int64_t)((uint64_t)get32(p) | (uint64_t)get32(p + 4) << 32);
	return true;
}

bool
hello_get(const void *data, size_t n, struct hello *h, struct arena *a)
{
	struct codec_in in = { data, (const unsigned char *)data + n, false };
	int64_t hash;

	if (!hello_hash(data, n, h))
		return false;
	in.at += 8;
	hash = h->hash;
	sr_record_clear(&rec_hello, h);
	codec_get_record(&in, &rec_hello, h, a);
	h->hash = hash;
	return codec_done(&in, a);
}
