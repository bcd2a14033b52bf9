/* Generic rows: every type there and back, ids, versions. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "store/embed.h"
#include "store/record.h"
#include "support.h"

struct thing {
	SR_HEAD;
	const char *name;
	sr_day day;
	sr_time time;
	int64_t price;
	int32_t people, kind;
	bool first;
	sr_id owner;
	sr_instant seen;
	struct sr_bytes photo;
	int32_t born;     /* SR_FIXED */
	int32_t total;    /* SR_DERIVED */
	const char *hint; /* SR_LOCAL */
};

static const struct sr_choice kinds = { .name = "kind" };

static const struct sr_field fields[] = {
	SR_HEAD_FIELDS(struct thing),
	SR_FIELD(struct thing, name, "Name", TEXT, 8, 0, NULL),
	SR_FIELD(struct thing, day, "Day", DAY, 8, 0, NULL),
	SR_FIELD(struct thing, time, "Time", TIME, 8, 0, NULL),
	SR_FIELD(struct thing, price, "Price", MONEY, 8, 0, NULL),
	SR_FIELD(struct thing, people, "People", INT, 8, 0, NULL),
	SR_FIELD(struct thing, kind, "Kind", ENUM, 8, 0, &kinds),
	SR_FIELD(struct thing, first, "First", BOOL, 8, 0, NULL),
	SR_FIELD(struct thing, owner, "Owner", REF, 8, 0, &kinds),
	SR_FIELD(struct thing, seen, "Seen", INSTANT, 8, 0, NULL),
	SR_FIELD(struct thing, photo, "Photo", BYTES, 8, 0, NULL),
	SR_FIELD(struct thing, born, "Born", INT, 8, SR_FIXED, NULL),
	SR_FIELD(struct thing, total, "Total", INT, 8, SR_DERIVED, NULL),
	SR_FIELD(struct thing, hint, "Hint", TEXT, 8, SR_LOCAL, NULL),
};
static const struct sr_record rec_thing =
    SR_RECORD("thing", "Thing", struct thing, fields);

static const struct embedded steps[] = {
	{ "0001_init.sql",
	    "CREATE TABLE serial (name TEXT PRIMARY KEY, next INTEGER NOT NULL)"
	    " STRICT;"
	    "CREATE TABLE thing (id INTEGER PRIMARY KEY,"
	    " rev INTEGER NOT NULL, created_at INTEGER NOT NULL,"
	    " updated_at INTEGER NOT NULL, name TEXT,"
	    " day TEXT CHECK (day IS date(day, '+0 days')),"
	    " time INTEGER CHECK (time BETWEEN 0 AND 1439),"
	    " price INTEGER NOT NULL, people INTEGER NOT NULL, kind INTEGER,"
	    " first INTEGER NOT NULL, owner INTEGER, seen INTEGER,"
	    " photo BLOB, born INTEGER NOT NULL,"
	    " total INTEGER NOT NULL DEFAULT 7) STRICT;" },
	{ NULL, NULL },
};

enum { RAW, NULLS, SET_HOUSE, NAMED, BY_DAY, NSQL };

static const struct query sql[NSQL] = {
	[RAW] = { "raw",
	    "SELECT day || '|' || time || '|' || price || '|' || first ||"
	    " '|' || hex(photo) FROM thing WHERE id = :id",
	    NULL },
	[NULLS] = { "nulls",
	    "SELECT (name IS NULL) + (day IS NULL) + (time IS NULL) +"
	    " (kind IS NULL) + (owner IS NULL) + (seen IS NULL) +"
	    " (photo IS NULL) FROM thing WHERE id = :id",
	    NULL },
	[SET_HOUSE] = { "set_house", "INSERT INTO serial VALUES ('store', 3)",
	    NULL },
	[NAMED] = { "named",
	    "SELECT id, name, day FROM thing WHERE name IS :name"
	    " ORDER BY id",
	    "a test" },
	[BY_DAY] = { "by_day",
	    "SELECT count(*) FROM thing WHERE day = :day AND time = :time",
	    "a test" },
};

static struct store *st;
static struct sr_error err;
static struct arena *arena;

static void
setup(void)
{
	struct store_options o = { .path = ":memory:", .steps = steps };

	arena = arena_new();
	ck_assert_int_eq(store_open(&st, &o, &err), SR_OK);
	ck_assert_int_eq(store_begin(st), SR_OK);
}

static void
teardown(void)
{
	store_close(st);
	arena_free(arena);
}

static struct thing
whole(void)
{
	/* Day 719163 is 1970-01-01, so 719164 the 2nd; 871 is 14:30. */
	return (struct thing){ .name = "王先生",
		.day = 719164,
		.time = 871,
		.price = -250,
		.people = 3,
		.kind = 2,
		.first = true,
		.owner = 99,
		.seen = 1234567,
		.photo = { "a\0b", 3 },
		.born = 1990,
		.total = 55,
		.hint = "not stored" };
}

START_TEST(every_type_there_and_back)
{
	struct thing t = whole(), u;
	const char *raw;

	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1000), SR_OK);
	ck_assert_int_eq(t.id, ((sr_id)1 << 40) + 1);
	ck_assert_int_eq(t.rev, 1);
	ck_assert_int_eq(t.created_at, 1000);
	ck_assert_int_eq(
	    sql_text(st, &sql[RAW], SQL_ARGS(SQL_I("id", t.id)), &raw, arena),
	    SR_OK);
	ck_assert_str_eq(raw, "1970-01-02|870|-250|1|610062");
	ck_assert_int_eq(record_get(st, &rec_thing, t.id, &u, arena), SR_OK);
	ck_assert_str_eq(u.hint, "");
	ck_assert_int_eq(u.total, 7); /* derived: the table's own */
	u.hint = t.hint;
	u.total = t.total;
	for (size_t i = 0; i < rec_thing.nfields; i++)
		ck_assert_msg(
		    sr_field_same(&fields[i], &t, &u), "%s", fields[i].col);
}
END_TEST

START_TEST(absent_is_null_in_the_file_alone)
{
	struct thing t = { .time = 0 }, u;
	int64_t n;

	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1000), SR_OK);
	ck_assert_int_eq(
	    sql_integer(st, &sql[NULLS], SQL_ARGS(SQL_I("id", t.id)), &n),
	    SR_OK);
	ck_assert_int_eq(n, 7);
	ck_assert_int_eq(record_get(st, &rec_thing, t.id, &u, arena), SR_OK);
	ck_assert_str_eq(u.name, "");
	ck_assert_int_eq(u.day, 0);
	ck_assert_int_eq(u.time, 0);
	t.time = 1; /* midnight is not absent */
	ck_assert_int_eq(record_update(st, &rec_thing, &t, 1001), SR_OK);
	ck_assert_int_eq(record_get(st, &rec_thing, t.id, &u, arena), SR_OK);
	ck_assert_int_eq(u.time, 1);
}
END_TEST

START_TEST(an_update_needs_the_row_as_it_was)
{
	struct thing t = whole(), mine, u;

	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1000), SR_OK);
	mine = t;
	t.name = "李";
	t.born = 1;
	ck_assert_int_eq(record_update(st, &rec_thing, &t, 1010), SR_OK);
	ck_assert_int_eq(t.rev, 2);
	ck_assert_int_eq(t.updated_at, 1010);
	ck_assert_int_eq(record_get(st, &rec_thing, t.id, &u, arena), SR_OK);
	ck_assert_str_eq(u.name, "李");
	ck_assert_int_eq(u.rev, 2);
	ck_assert_int_eq(u.created_at, 1000);
	ck_assert_int_eq(u.updated_at, 1010);
	ck_assert_int_eq(u.born, 1990); /* fixed */
	ck_assert_int_eq(
	    record_update(st, &rec_thing, &mine, 1020), SR_E_STALE);
	ck_assert_str_eq(err.record, "thing");
	mine.id = 5;
	ck_assert_int_eq(record_update(st, &rec_thing, &mine, 1020), SR_E_NONE);
	ck_assert_int_eq(record_get(st, &rec_thing, 5, &u, arena), SR_E_NONE);
}
END_TEST

START_TEST(numbers_follow_the_transaction)
{
	struct thing t = whole();
	int64_t n;

	store_rollback(st);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_E_PROTOCOL);
	store_begin(st);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_OK);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_OK);
	ck_assert_int_eq(t.id & 0xffff, 2);
	ck_assert_int_eq(store_commit(st), SR_OK);
	store_begin(st);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_OK);
	ck_assert_int_eq(t.id & 0xffff, 3);
	store_rollback(st); /* 3 was never given out */
	store_begin(st);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_OK);
	ck_assert_int_eq(t.id & 0xffff, 3);
	ck_assert_int_eq(record_remove(st, &rec_thing, t.id), SR_OK);
	ck_assert_int_eq(record_remove(st, &rec_thing, t.id), SR_E_NONE);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_OK);
	ck_assert_int_eq(t.id & 0xffff, 4); /* never used twice */
	ck_assert_int_eq(record_count(st, &rec_thing, &n), SR_OK);
	ck_assert_int_eq(n, 3);
	ck_assert_int_eq(serial_next(st, "card 2026", &n), SR_OK);
	ck_assert_int_eq(n, 1);
	ck_assert_int_eq(serial_next(st, "card 2026", &n), SR_OK);
	ck_assert_int_eq(n, 2);
}
END_TEST

START_TEST(the_number_of_the_store_is_in_the_id)
{
	struct thing t = whole();

	ck_assert_int_eq(sql_run(st, &sql[SET_HOUSE], SQL_NONE), 1);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_OK);
	ck_assert_int_eq(t.id, ((sr_id)3 << 40) + 1);
}
END_TEST

START_TEST(a_kept_id_is_not_given_out_again)
{
	struct thing t = whole();

	t.id = ((sr_id)1 << 40) + 10;
	t.rev = 4;
	t.created_at = 77;
	ck_assert_int_eq(record_insert_kept(st, &rec_thing, &t, 1000), SR_OK);
	struct thing u;
	ck_assert_int_eq(record_get(st, &rec_thing, t.id, &u, arena), SR_OK);
	ck_assert_int_eq(u.rev, 4);
	ck_assert_int_eq(u.created_at, 77);
	ck_assert_int_eq(
	    record_insert_kept(st, &rec_thing, &t, 1000), SR_E_EXISTS);
	t.id = ((sr_id)2 << 40) + 50; /* of another store: not our series */
	ck_assert_int_eq(record_insert_kept(st, &rec_thing, &t, 1000), SR_OK);
	ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1000), SR_OK);
	ck_assert_int_eq(t.id, ((sr_id)1 << 40) + 11);
}
END_TEST

static int
third(void *ctx, const void *rec)
{
	const struct thing *t = rec;
	int *n = ctx;

	ck_assert_str_eq(t->name, "x");
	return ++*n == 3 ? 42 : 0;
}

START_TEST(rows_and_walks)
{
	struct thing t = whole(), scratch;
	struct sr_rows rows;
	int n = 0;
	int64_t count;

	t.name = "x";
	for (int i = 0; i < 100; i++) {
		t.day = 719164 + i;
		ck_assert_int_eq(record_insert(st, &rec_thing, &t, 1), SR_OK);
	}
	ck_assert_int_eq(sql_rows(st, &sql[NAMED], SQL_ARGS(SQL_T("name", "x")),
			     &rec_thing, &rows, arena),
	    SR_OK);
	ck_assert_int_eq(rows.n, 100);
	for (int i = 0; i < 100; i++)
		ck_assert_int_eq(
		    SR_ROW(struct thing, &rows, i)->day, 719164 + i);
	ck_assert_int_eq(sql_each(st, &sql[NAMED], SQL_ARGS(SQL_T("name", "x")),
			     &rec_thing, &scratch, third, &n),
	    42);
	ck_assert_int_eq(n, 3);
	ck_assert_int_eq(sql_rows(st, &sql[NAMED], SQL_ARGS(SQL_T("name", "")),
			     &rec_thing, &rows, arena),
	    SR_OK);
	ck_assert_int_eq(rows.n, 0);
	ck_assert_int_eq(
	    sql_integer(st, &sql[BY_DAY],
		SQL_ARGS(SQL_D("day", 719170), SQL_M("time", 871)), &count),
	    SR_OK);
	ck_assert_int_eq(count, 1);
	/* The same out of a record; what is named before it goes first. */
	t.day = 719171;
	ck_assert_int_eq(
	    sql_integer(st, &sql[BY_DAY],
		SQL_ARGS(SQL_M("time", 5), SQL_REC(&rec_thing, &t)), &count),
	    SR_OK);
	ck_assert_int_eq(count, 0);
	ck_assert_int_eq(sql_integer(st, &sql[BY_DAY],
			     SQL_ARGS(SQL_REC(&rec_thing, &t)), &count),
	    SR_OK);
	ck_assert_int_eq(count, 1);
	/* "raw" has a column that is no field. */
	ck_assert_int_eq(sql_one(st, &sql[RAW], SQL_ARGS(SQL_I("id", t.id)),
			     &rec_thing, &t, arena),
	    SR_E_PROTOCOL);
}
END_TEST

static void
flaw(void *ctx, const char *name, const char *what)
{
	(void)ctx;
	ck_abort_msg("%s: %s", name, what);
}

START_TEST(generated_statements_seek)
{
	struct store_part parts[] = {
		{ "thing", NULL, 0, &rec_thing, NULL },
		{ NULL, NULL, 0, NULL, NULL },
	};

	/* get, insert, update, remove, count, and a page by id. */
	ck_assert_int_eq(sql_verify(st, parts, flaw, NULL), 6);
}
END_TEST

Suite *
suite_record(void)
{
	const TTest *const tests[] = { every_type_there_and_back,
		absent_is_null_in_the_file_alone,
		an_update_needs_the_row_as_it_was,
		numbers_follow_the_transaction,
		the_number_of_the_store_is_in_the_id,
		a_kept_id_is_not_given_out_again, rows_and_walks,
		generated_statements_seek, NULL };

	return suite_with("record", tests, setup, teardown);
}
