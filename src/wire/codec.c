/* Values as bytes (wire/codec.h). */
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/text.h"
#include "wire/codec.h"
#include "base/banned.h"

/* Writing */

static unsigned char *
put_room(struct codec_out *out, size_t n)
{
	if (!out->failed && n > CODEC_MAX - out->n)
		out->failed = true;
	if (out->failed)
		return NULL;
	if (n > out->room - out->n) {
		size_t room = 2 * (out->n + n) + 256;
		unsigned char *more =
		    arena_grow(out->mem, out->data, out->n, room);

		if (!more) {
			out->failed = true;
			return NULL;
		}
		out->data = more;
		out->room = room;
	}
	out->n += n;
	return out->data + out->n - n;
}

void
codec_put_raw(struct codec_out *out, const void *data, size_t n)
{
	unsigned char *to = put_room(out, n);

	if (to && n > 0)
		memcpy(to, data, n);
}

/* Seven bits a byte, the lowest first. */
static void
put_uint(struct codec_out *out, uint64_t v)
{
	unsigned char buf[10];
	size_t n = 0;

	for (; v > 0x7f; v >>= 7)
		buf[n++] = (unsigned char)(v | 0x80);
	buf[n++] = (unsigned char)v;
	codec_put_raw(out, buf, n);
}

/* Zigzag: small numbers of either sign are short. */
static void
put_int(struct codec_out *out, int64_t v)
{
	put_uint(out, (uint64_t)v << 1 ^ (v < 0 ? UINT64_MAX : 0));
}

static void
put_text(struct codec_out *out, const char *s)
{
	size_t n = strlen(s);

	put_uint(out, n);
	codec_put_raw(out, s, n);
}

static void
put_field(struct codec_out *out, const struct sr_field *f, const void *rec)
{
	struct sr_bytes b;

	switch (f->storage) {
	case SR_ST_TEXT: put_text(out, sr_get_text(f, rec)); break;
	case SR_ST_BYTES:
		b = sr_get_bytes(f, rec);
		put_uint(out, b.len);
		codec_put_raw(out, b.data, b.len);
		break;
	case SR_ST_BOOL: break; /* its bit says it all */
	default: put_int(out, sr_get_int(f, rec)); break;
	}
}

void
codec_put_record(
    struct codec_out *out, const struct sr_record *r, const void *rec)
{
	unsigned char bits[8] = { 0 };

	for (size_t i = 0; i < r->nfields; i++)
		if (!sr_field_empty(&r->fields[i], rec))
			bits[i / 8] |= (unsigned char)(1u << i % 8);
	codec_put_raw(out, bits, (r->nfields + 7) / 8);
	for (size_t i = 0; i < r->nfields; i++)
		if (bits[i / 8] >> i % 8 & 1)
			put_field(out, &r->fields[i], rec);
}

void
codec_put_rows(struct codec_out *out, const struct sr_record *r,
    const struct sr_rows *rows)
{
	put_uint(out, rows->n);
	put_uint(out, rows->more);
	for (size_t i = 0; i < rows->n && !out->failed; i++)
		codec_put_record(out, r, SR_ROW(const void, rows, i));
}

/* Reading */

static const unsigned char *
get_bytes(struct codec_in *in, size_t n)
{
	const unsigned char *from = in->at;

	if (in->failed || n > (size_t)(in->end - in->at)) {
		in->failed = true;
		return NULL;
	}
	in->at += n;
	return from;
}

static uint64_t
get_uint(struct codec_in *in)
{
	uint64_t v = 0;

	for (int shift = 0; shift < 64; shift += 7) {
		const unsigned char *b = get_bytes(in, 1);

		if (!b)
			return 0;
		/* The tenth byte has one bit; a last byte of 0 says nothing. */
		if ((shift == 63 && *b > 1) || (shift > 0 && *b == 0))
			break;
		v |= (uint64_t)(*b & 0x7f) << shift;
		if (!(*b & 0x80))
			return v;
	}
	in->failed = true;
	return 0;
}

static int64_t
get_int(struct codec_in *in)
{
	uint64_t v = get_uint(in);

	return (int64_t)(v >> 1 ^ (v & 1 ? UINT64_MAX : 0));
}

static bool
get_bool(struct codec_in *in)
{
	uint64_t v = get_uint(in);

	if (v > 1)
		in->failed = true;
	return v == 1;
}

static const char *
get_text(struct codec_in *in, struct arena *a)
{
	uint64_t n = get_uint(in);
	const char *s;

	if (n > CODEC_MAX)
		in->failed = true;
	s = (const char *)get_bytes(in, (size_t)n);
	if (!s || n == 0)
		return "";
	if (utf8_valid(s, (size_t)n) != n || memchr(s, '\0', (size_t)n)) {
		in->failed = true;
		return "";
	}
	return arena_ndup(a, s, (size_t)n);
}

static void
get_blob(
    struct codec_in *in, const struct sr_field *f, void *rec, struct arena *a)
{
	uint64_t n = get_uint(in);
	const unsigned char *data;
	void *copy;

	if (n > CODEC_MAX)
		in->failed = true;
	data = get_bytes(in, (size_t)n);
	copy = data && n ? arena_alloc(a, (size_t)n) : NULL;
	if (!copy) {
		in->failed = true;
		return;
	}
	memcpy(copy, data, (size_t)n);
	sr_set_bytes(f, rec, (struct sr_bytes){ copy, (size_t)n });
}

static void
get_field(
    struct codec_in *in, const struct sr_field *f, void *rec, struct arena *a)
{
	int64_t v;

	switch (f->storage) {
	case SR_ST_TEXT: sr_set_text(f, rec, get_text(in, a)); break;
	case SR_ST_BYTES: get_blob(in, f, rec, a); break;
	case SR_ST_BOOL: sr_set_int(f, rec, 1); break;
	default:
		v = get_int(in);
		if (f->storage == SR_ST_I32 && (v < INT32_MIN || v > INT32_MAX))
			in->failed = true;
		sr_set_int(f, rec, v);
		break;
	}
	/* Set, and yet empty: not how it is written. */
	if (sr_field_empty(f, rec))
		in->failed = true;
}

void
codec_get_record(
    struct codec_in *in, const struct sr_record *r, void *rec, struct arena *a)
{
	size_t n = r->nfields, room = (n + 7) / 8;
	const unsigned char *bits = get_bytes(in, room);

	sr_record_clear(r, rec);
	if (!bits)
		return;
	if (n % 8 && bits[room - 1] >> n % 8)
		in->failed = true;
	for (size_t i = 0; i < n && !in->failed; i++)
		if (bits[i / 8] >> i % 8 & 1)
			get_field(in, &r->fields[i], rec, a);
}

void
codec_get_rows(struct codec_in *in, const struct sr_record *r,
    struct sr_rows *rows, struct arena *a)
{
	uint64_t n = get_uint(in);

	*rows = (struct sr_rows){ .size = r->size };
	rows->more = get_bool(in);
	/* Each has its bits at least: no room for more than can be there. */
	if (n > (size_t)(in->end - in->at) / ((r->nfields + 7) / 8))
		in->failed = true;
	if (in->failed || n == 0)
		return;
	rows->row = arena_alloc(a, (size_t)n * r->size);
	if (!rows->row) {
		in->failed = true;
		return;
	}
	for (; rows->n < n && !in->failed; rows->n++)
		codec_get_record(in, r, SR_ROW(void, rows, rows->n), a);
}

/* Calls and replies */

static void
put_value(struct codec_out *out, const struct sr_record *r, bool many,
    const void *value)
{
	if (many)
		codec_put_rows(out, r, value);
	else
		codec_put_record(out, r, value);
}

/* Room for the value and the value; NULL: failed. */
static void *
get_value(
    struct codec_in *in, const struct sr_record *r, bool many, struct arena *a)
{
	void *value = arena_alloc(a, many ? sizeof(struct sr_rows) : r->size);

	if (!value)
		in->failed = true;
	else if (many)
		codec_get_rows(in, r, value, a);
	else
		codec_get_record(in, r, value, a);
	return value;
}

/* Everything was read, and it was well. */
bool
codec_done(const struct codec_in *in, const struct arena *a)
{
	return !in->failed && in->at == in->end && !arena_failed(a);
}

bool
codec_put_call(struct codec_out *out, const struct sr_job *job)
{
	const struct sr_opdef *def = &sr_ops[job->op];

	put_uint(out, CODEC_VERSION);
	put_uint(out, (uint64_t)job->op);
	put_text(out, job->reason);
	put_value(out, def->arg, def->arg_many, job->arg);
	return !out->failed;
}

bool
codec_get_call(const void *data, size_t n, struct sr_job *job, struct arena *a)
{
	struct codec_in in = { data, (const unsigned char *)data + n, false };

	if (n > CODEC_MAX || get_uint(&in) != CODEC_VERSION)
		return false;
	uint64_t op = get_uint(&in);
	if (in.failed || op >= SR_NOPS)
		return false;
	job->op = (int)op;
	job->reason = get_text(&in, a);
	job->arg = get_value(&in, sr_ops[op].arg, sr_ops[op].arg_many, a);
	return codec_done(&in, a);
}

/* An error without its code. */
static void
put_error(struct codec_out *out, const struct sr_error *err)
{
	put_text(out, err->record);
	put_text(out, err->field);
	put_text(out, err->message);
	for (int i = 0; i < 4; i++) {
		put_int(out, err->arg[i].kind);
		put_int(out, err->arg[i].num);
		put_text(out, err->arg[i].text);
	}
}

/* A text that has room for SIZE bytes with its end. */
static void
get_name(struct codec_in *in, char *to, size_t size, struct arena *a)
{
	const char *s = get_text(in, a);
	size_t n = strlen(s);

	if (n >= size) {
		in->failed = true;
		return;
	}
	memcpy(to, s, n + 1);
}

/* Its message lies in A. */
static void
get_error(struct codec_in *in, struct sr_error *err, struct arena *a)
{
	get_name(in, err->record, sizeof(err->record), a);
	get_name(in, err->field, sizeof(err->field), a);
	err->message = get_text(in, a);
	for (int i = 0; i < 4; i++) {
		int64_t kind = get_int(in);

		if (kind < SR_ARG_NONE || kind > SR_ARG_LAST)
			in->failed = true;
		err->arg[i].kind = (int32_t)kind;
		err->arg[i].num = get_int(in);
		get_name(in, err->arg[i].text, sizeof(err->arg[i].text), a);
	}
}

void
codec_put_verdict(struct codec_out *out, int rc, const struct sr_error *err)
{
	put_int(out, rc);
	if (rc < 0)
		put_error(out, err);
}

bool
codec_get_verdict(
    const void *data, size_t n, int *rc, struct sr_error *err, struct arena *a)
{
	struct codec_in in = { data, (const unsigned char *)data + n, false };
	int64_t code = get_int(&in);

	if (code > SR_OK || code < SR_E_LAST)
		return false;
	*rc = (int)code;
	sr_error_clear(err);
	if (code < 0)
		get_error(&in, err, a);
	err->code = (int32_t)code;
	return codec_done(&in, a);
}

bool
codec_put_reply(struct codec_out *out, const struct sr_job *job, int rc)
{
	const struct sr_opdef *def = &sr_ops[job->op];

	put_uint(out, CODEC_VERSION);
	put_int(out, rc);
	if (rc == SR_OK) {
		put_uint(out, job->changed);
		put_value(out, def->res, def->res_many, job->res);
	} else
		put_error(out, &job->err);
	return !out->failed;
}

bool
codec_get_reply(
    const void *data, size_t n, struct sr_job *job, int *rc, struct arena *a)
{
	const struct sr_opdef *def = &sr_ops[job->op];
	struct codec_in in = { data, (const unsigned char *)data + n, false };

	if (n > CODEC_MAX || get_uint(&in) != CODEC_VERSION)
		return false;
	int64_t code = get_int(&in);
	if (code > SR_OK || code < SR_E_LAST)
		return false;
	*rc = (int)code;
	sr_error_clear(&job->err);
	if (code == SR_OK) {
		job->changed = get_uint(&in);
		job->res = get_value(&in, def->res, def->res_many, a);
	} else {
		get_error(&in, &job->err, a);
		job->err.code = (int32_t)code;
	}
	return codec_done(&in, a);
}
