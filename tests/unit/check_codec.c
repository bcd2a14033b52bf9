/*
 * Values as bytes, and the transports: every record there and back with
 * random values, and no bytes whatever that hurt.
 */
#include <stdio.h>
#include <string.h>

#include <showroom.h>

#include "base/arena.h"
#include "wire/codec.h"
#include "wire/direct.h"
#include "support.h"

static struct arena *a;
static uint64_t seed;

static void
setup(void)
{
	a = arena_new();
	seed = 88172645463325252u;
}

static void
teardown(void)
{
	arena_free(a);
}

/* xorshift64: the same numbers in every run. */
static uint64_t
number(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static void
fill_field(const struct sr_field *f, void *rec)
{
	static const char *const texts[] = { "x", "王小明", "a\nb", "😀é" };
	int64_t v = (int64_t)(number() >> number() % 64);

	switch (f->storage) {
	case SR_ST_TEXT: sr_set_text(f, rec, texts[number() % 4]); break;
	case SR_ST_BYTES:
		sr_set_bytes(f, rec, (struct sr_bytes){ "a\0b\xff", 4 });
		break;
	default: sr_set_int(f, rec, number() % 2 ? v : -v); break;
	}
}

static void
fill(const struct sr_record *r, void *rec)
{
	sr_record_clear(r, rec);
	for (size_t i = 0; i < r->nfields; i++)
		if (number() % 3)
			fill_field(&r->fields[i], rec);
}

static void
same(const struct sr_record *r, const void *x, const void *y)
{
	for (size_t i = 0; i < r->nfields; i++)
		ck_assert_msg(sr_field_same(&r->fields[i], x, y), "%s.%s",
		    r->name, r->fields[i].col);
}

static struct codec_out
put(const struct sr_record *r, const void *rec)
{
	struct codec_out out = { .mem = a };

	codec_put_record(&out, r, rec);
	ck_assert(!out.failed);
	return out;
}

/* Decode N bytes that end where an overrun is seen; true if accepted. */
static bool
get(const struct sr_record *r, const unsigned char *data, size_t n, void *rec)
{
	unsigned char *copy = malloc(n ? n : 1);
	struct codec_in in = { copy, copy + n, false };

	memcpy(copy, data, n);
	codec_get_record(&in, r, rec, a);
	bool whole = !in.failed && in.at == in.end;
	free(copy);
	return whole;
}

static void
round_trip(const struct sr_record *r)
{
	void *rec = arena_alloc(a, r->size), *back = arena_alloc(a, r->size);

	for (int i = 0; i < 50; i++) {
		fill(r, rec);
		struct codec_out out = put(r, rec);
		ck_assert(get(r, out.data, out.n, back));
		same(r, rec, back);
		/* Cut anywhere it is no record. */
		for (size_t n = 0; n < out.n; n++)
			ck_assert(!get(r, out.data, n, back));
	}
}

START_TEST(every_record)
{
	round_trip(sr_ops[_i].arg);
	round_trip(sr_ops[_i].res);
}
END_TEST

START_TEST(extremes)
{
	struct sr_cell cell, back;
	static const int64_t values[] = { 0, 1, -1, 63, 64, -64, -65, INT64_MAX,
		INT64_MIN };

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		sr_record_clear(&sr_rec_cell, &cell);
		cell.value = values[i];
		struct codec_out out = put(&sr_rec_cell, &cell);
		ck_assert(get(&sr_rec_cell, out.data, out.n, &back));
		ck_assert_int_eq(back.value, values[i]);
	}
}
END_TEST

/* A record by hand: sr_key has one field, id; sr_login two texts. */
START_TEST(odd_bytes)
{
	static const struct {
		const struct sr_record *r;
		const char *bytes;
		size_t n;
		bool good;
	} rows[] = {
		{ &sr_rec_key, "\0", 1, true },
		{ &sr_rec_key, "\1\2", 2, true },      /* id 1 */
		{ &sr_rec_key, "\1\0", 2, false },     /* set, yet 0 */
		{ &sr_rec_key, "\2\2", 2, false },     /* a field it lacks */
		{ &sr_rec_key, "\1\2\2", 3, false },   /* more than a record */
		{ &sr_rec_key, "\1\x82\0", 3, false }, /* a longer 1 */
		{ &sr_rec_key, "\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\1", 11,
		    true }, /* INT64_MIN */
		{ &sr_rec_key, "\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\2", 11,
		    false }, /* 65 bits */
		{ &sr_rec_count, "\1\xff\xff\xff\xff\x0f", 6, true },
		{ &sr_rec_count, "\1\x80\x80\x80\x80\x10", 6,
		    false }, /* 2^31 in 32 bits */
		{ &sr_rec_login, "\1\1a", 3, true },
		{ &sr_rec_login, "\1\1\0", 3, false },   /* NUL */
		{ &sr_rec_login, "\1\1\xff", 3, false }, /* no UTF-8 */
		{ &sr_rec_login, "\1\2\xe7\x8e", 4, false },
		{ &sr_rec_login, "\1\0", 2, false }, /* set, yet "" */
		{ &sr_rec_login, "\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\1", 11,
		    false }, /* a length of 2^64 - 1 */
	};
	char rec[256];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ck_assert_uint_le(rows[i].r->size, sizeof(rec));
		bool good = get(rows[i].r, (const unsigned char *)rows[i].bytes,
		    rows[i].n, rec);
		ck_assert_msg(good == rows[i].good, "row %d", (int)i);
	}
}
END_TEST

START_TEST(rows_round_trip)
{
	struct sr_rows rows = {
		.n = 20, .size = sizeof(struct sr_card_line), .more = true
	};
	struct codec_out out = { .mem = a };
	struct sr_rows back;

	rows.row = arena_alloc(a, rows.n * rows.size);
	for (size_t i = 0; i < rows.n; i++)
		fill(&sr_rec_card_line, SR_ROW(void, &rows, i));
	codec_put_rows(&out, &sr_rec_card_line, &rows);
	ck_assert(!out.failed);
	struct codec_in in = { out.data, out.data + out.n, false };
	codec_get_rows(&in, &sr_rec_card_line, &back, a);
	ck_assert(!in.failed && in.at == in.end);
	ck_assert_uint_eq(back.n, 20);
	ck_assert(back.more);
	for (size_t i = 0; i < 20; i++)
		same(&sr_rec_card_line, SR_ROW(void, &rows, i),
		    SR_ROW(void, &back, i));
	/* More rows said than bytes there: no memory for them. */
	static const unsigned char lie[] = { 0xff, 0xff, 0xff, 0xff, 0x0f, 0,
		0 };
	in = (struct codec_in){ lie, lie + sizeof(lie), false };
	codec_get_rows(&in, &sr_rec_card_line, &back, a);
	ck_assert(in.failed);
	ck_assert_uint_eq(back.n, 0);
}
END_TEST

START_TEST(too_much)
{
	struct codec_out out = { .mem = a };
	char *text = malloc(CODEC_MAX + 1);
	struct sr_login login = { .code = "" };

	memset(text, 'x', CODEC_MAX);
	text[CODEC_MAX] = '\0';
	login.login = text;
	codec_put_record(&out, &sr_rec_login, &login);
	ck_assert(out.failed);
	free(text);
}
END_TEST

/* Turn bits of whole calls and replies: refused or another value, no harm. */
START_TEST(flipped_bits)
{
	const struct sr_opdef *def = &sr_ops[_i];
	struct sr_job job = { .op = _i, .reason = "why" };
	struct sr_rows none = { 0 };
	unsigned char copy[8192];
	int rc;

	void *arg = arena_alloc(a, def->arg->size);
	fill(def->arg, arg);
	job.arg = def->arg_many ? (void *)&none : arg;
	job.res =
	    def->res_many ? (void *)&none : arena_alloc(a, def->res->size);
	struct codec_out call = { .mem = a }, reply = { .mem = a };
	ck_assert(codec_put_call(&call, &job));
	ck_assert(codec_put_reply(&reply, &job, SR_OK));
	ck_assert_uint_lt(call.n, sizeof(copy));
	ck_assert_uint_lt(reply.n, sizeof(copy));
	for (size_t bit = 0; bit < 8 * call.n; bit++) {
		struct arena *mem = arena_new();
		struct sr_job got = { 0 };

		memcpy(copy, call.data, call.n);
		copy[bit / 8] ^= (unsigned char)(1 << bit % 8);
		if (codec_get_call(copy, call.n, &got, mem))
			ck_assert_int_lt(got.op, SR_NOPS);
		ck_assert(!codec_get_call(call.data, bit / 8, &got, mem));
		arena_free(mem);
	}
	for (size_t bit = 0; bit < 8 * reply.n; bit++) {
		struct arena *mem = arena_new();
		struct sr_job got = { .op = _i };

		memcpy(copy, reply.data, reply.n);
		copy[bit / 8] ^= (unsigned char)(1 << bit % 8);
		if (codec_get_reply(copy, reply.n, &got, &rc, mem))
			ck_assert_int_le(rc, SR_OK);
		ck_assert(
		    !codec_get_reply(reply.data, bit / 8, &got, &rc, mem));
		arena_free(mem);
	}
}
END_TEST

START_TEST(schema)
{
	ck_assert_uint_eq(sr_schema_hash(), sr_schema_hash());
	ck_assert_uint_ne(sr_schema_hash(), 0);
}
END_TEST

/* The transports, with a store that answers in known ways. */

struct store {
	const void *arg; /* where the last argument lay */
	char text[32];   /* memory of the store's own */
	char reason[32];
	int closed;
};

static int
dispatch(void *ctx, struct sr_job *job)
{
	struct store *st = ctx;

	st->arg = job->arg;
	snprintf(st->reason, sizeof(st->reason), "%s", job->reason);
	if (job->op == SR_OP_VISIT_SAVE) {
		const struct sr_visit *in = job->arg;
		struct sr_visit *out = job->res;

		*out = *in; /* the pointers too: the transport copies */
		out->id = 7;
		snprintf(st->text, sizeof(st->text), "from the store");
		out->note = st->text;
		job->changed = 1u << SR_NOUN_VISIT;
		return SR_OK;
	}
	if (job->op == SR_OP_VISIT_FIND) {
		struct sr_rows *rows = job->res;

		rows->row =
		    arena_alloc(job->mem, 2 * sizeof(struct sr_visit_line));
		rows->size = sizeof(struct sr_visit_line);
		rows->n = 2;
		rows->more = true;
		for (int i = 0; i < 2; i++) {
			struct sr_visit_line *l =
			    SR_ROW(struct sr_visit_line, rows, i);

			sr_record_clear(&sr_rec_visit_line, l);
			l->id = i + 1;
			l->name = arena_printf(job->mem, "guest %d", i);
		}
		return SR_OK;
	}
	/* A half-made result, and the changes of what was rolled back. */
	memset(job->res, 0x55, sizeof(int64_t));
	job->changed = 1u << SR_NOUN_CARD;
	return sr_fail(&job->err, SR_E_STALE, "card", "owner", "Gone: {0}.", 1,
	    SR_TXT("李晓梅"));
}

static void
store_close(void *ctx)
{
	((struct store *)ctx)->closed++;
}

static struct sr *(*const open_handle[])(
    const struct sr_server *) = { sr_open_direct, sr_open_loopback };

/* It leaves the caller's record alone. */
static void
failed_call(struct sr *sr, struct arena *keep)
{
	struct sr_card card, before;
	struct sr_key key = { 5 };

	sr_record_clear(&sr_rec_card, &card);
	card.code = "A-26-0001";
	before = card;
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(
		    sr_card_get(sr, &key, &card, keep), SR_E_STALE);
		same(&sr_rec_card, &card, &before);
		const struct sr_error *err = sr_error(sr);
		ck_assert_int_eq(err->code, SR_E_STALE);
		ck_assert_str_eq(err->record, "card");
		ck_assert_str_eq(err->field, "owner");
		ck_assert_str_eq(err->message, "Gone: {0}.");
		ck_assert_int_eq(err->arg[0].kind, SR_ARG_TEXT);
		ck_assert_str_eq(err->arg[0].text, "李晓梅");
	}
	ck_assert_uint_eq(sr_changed(sr), 0);
	ck_assert_int_eq(
	    sr_call(sr, SR_NOPS, &key, &card, keep), SR_E_PROTOCOL);
	ck_assert_int_eq(sr_call(sr, -1, &key, &card, keep), SR_E_PROTOCOL);
}

START_TEST(transport)
{
	struct store st = { 0 };
	const struct sr_server server = { dispatch, store_close, &st };
	struct sr *sr = open_handle[_i](&server);
	struct arena *keep = arena_new();
	struct sr_visit in, out;
	char name[] = "王小明";

	sr_record_clear(&sr_rec_visit, &in);
	in.name = name;
	sr_reason(sr, "late");
	ck_assert_int_eq(sr_visit_save(sr, &in, &out, keep), SR_OK);
	ck_assert_str_eq(st.reason, "late");
	ck_assert_uint_eq(sr_changed(sr), 1u << SR_NOUN_VISIT);
	ck_assert_uint_eq(sr_changed(sr), 0);
	/* Nothing of the argument or of the store's memory is kept. */
	name[0] = 'X';
	st.text[0] = 'X';
	ck_assert_int_eq(out.id, 7);
	ck_assert_str_eq(out.name, "王小明");
	ck_assert_str_eq(out.note, "from the store");
	ck_assert_str_eq(out.phone, "");
	ck_assert(_i == 0 || st.arg != &in);

	struct sr_find find;
	struct sr_rows rows;
	sr_record_clear(&sr_rec_find, &find);
	ck_assert_int_eq(sr_visit_find(sr, &find, &rows, keep), SR_OK);
	ck_assert_str_eq(st.reason, ""); /* it went with one call only */
	ck_assert_uint_eq(rows.n, 2);
	ck_assert(rows.more);
	ck_assert_str_eq(
	    SR_ROW(struct sr_visit_line, &rows, 1)->name, "guest 1");

	failed_call(sr, keep);
	/* Argument and result may be the same record. */
	ck_assert_int_eq(sr_visit_save(sr, &out, &out, keep), SR_OK);
	ck_assert_str_eq(out.name, "王小明");
	arena_free(keep);
	sr_close(sr);
	ck_assert_int_eq(st.closed, 1);
}
END_TEST

Suite *
suite_codec(void)
{
	Suite *s = suite_create("codec");
	TCase *t = tcase_create("bytes");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, every_record, 0, SR_NOPS);
	tcase_add_test(t, extremes);
	tcase_add_test(t, odd_bytes);
	tcase_add_test(t, rows_round_trip);
	tcase_add_test(t, too_much);
	tcase_add_loop_test(t, flipped_bits, 0, SR_NOPS);
	tcase_add_test(t, schema);
	tcase_add_loop_test(t, transport, 0, 2);
	suite_add_tcase(s, t);
	return s;
}
