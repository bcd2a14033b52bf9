/*
 * Windows of lists against an oracle: the plain ORDER BY over random rows
 * with many equal keys, paged from either end in either direction.
 */
#include <string.h>

#include "base/arena.h"
#include "store/embed.h"
#include "store/idset.h"
#include "store/list.h"
#include "support.h"

enum { ROWS = 400, PAGE = 7 };

struct line {
	sr_id id;
	const char *key;
	const char *name;
	int32_t score;
};

static const struct sr_field fields[] = {
	SR_FIELD(struct line, id, "id", ID, 8, 0, NULL),
	SR_FIELD(struct line, key, "Key", TEXT, 8, SR_LOCAL, NULL),
	SR_FIELD(struct line, name, "Name", TEXT, 8, 0, NULL),
	SR_FIELD(struct line, score, "Score", INT, 8, 0, NULL),
};
static const struct sr_record rec_line =
    SR_RECORD("line", "Line", struct line, fields);

static const struct embedded steps[] = {
	{ "0001_init.sql",
	    "CREATE TABLE card (id INTEGER PRIMARY KEY, name TEXT,"
	    " score INTEGER NOT NULL, owner INTEGER NOT NULL,"
	    " model INTEGER NOT NULL, day TEXT NOT NULL,"
	    " open INTEGER NOT NULL) STRICT;"
	    "CREATE INDEX card_name ON card (ifnull(name, '')) WHERE open = 1;"
	    "CREATE INDEX card_owner_name ON card (owner, ifnull(name, ''))"
	    " WHERE open = 1;"
	    "CREATE INDEX card_score ON card (score) WHERE open = 1;"
	    "CREATE INDEX card_model ON card (model);"
	    "CREATE INDEX card_day ON card (day);"
	    "CREATE INDEX card_part ON card (open);"
	    "CREATE INDEX card_open_day ON card (day) WHERE open = 1;"
	    "CREATE INDEX card_owner_day ON card (owner, day)"
	    " WHERE open = 1;" },
	{ NULL, NULL },
};

static const struct query put = { "put",
	"INSERT INTO card VALUES (:id, :name, :score, :owner, :model, :day,"
	" :open)",
	NULL };
static const struct query by_id = { "line",
	"SELECT x.id, name, score FROM card AS x WHERE x.id = :id", NULL };
static const struct query of_model = { "of_model",
	"SELECT id FROM card WHERE model = :model", NULL };
static const struct query of_days = { "of_days",
	"SELECT id FROM card WHERE day >= ifnull(:from, '')"
	" AND day <= ifnull(:to, '9')",
	NULL };
static const struct query of_owner = { "of_owner",
	"SELECT id FROM card WHERE owner = :staff", "a test" };
static const struct query of_text = { "of_text",
	"SELECT id FROM card WHERE name LIKE '%' || :text || '%'"
	" ORDER BY id DESC",
	"a test" };
static const struct query drop = { "drop",
	"UPDATE card SET open = 0 WHERE id = :id", NULL };

/* No index knows it. */
#define OWNER "(SELECT 'o' || x.owner FROM card AS x WHERE x.id = card.id)"

/* The whole list by a plain sort, filtered by plain conditions. */
#define ORACLE(order) \
	{ \
		"oracle", \
		    "SELECT id, ifnull(name, '') AS name, score FROM card" \
		    " WHERE open = 1 AND (:staff IS NULL OR owner = :staff)" \
		    " AND (:model IS NULL OR model = :model)" \
		    " AND (:search IS NULL OR name LIKE '%' || :search || " \
		    "'%')" \
		    " AND day >= ifnull(:from, '') AND day <= ifnull(:to, " \
		    "'9')" \
		    " ORDER BY " order ", id", \
		    "a test" \
	}
static const struct query oracle[] = { ORACLE("ifnull(name, '')"),
	ORACLE("score"), ORACLE("day"), ORACLE(OWNER) };

static int searches;

static int
search(struct store *st, const char *text, struct idset *ids)
{
	struct line l;
	struct sr_rows rows;
	struct arena *a = arena_new();
	int rc = sql_rows(
	    st, &of_text, SQL_ARGS(SQL_T("text", text)), &rec_line, &rows, a);

	(void)l;
	searches++;
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++)
		idset_add(ids, SR_ROW(struct line, &rows, i)->id);
	arena_free(a);
	return rc;
}

static const struct list_order orders[] = {
	{ "name", "ifnull(name, '')", LIST_TEXT,
	    { "card_name", "card_owner_name" }, false },
	{ "score", "score", LIST_INT, { "card_score" }, false },
	{ "day", "day", LIST_TEXT, { "card_open_day", "card_owner_day" },
	    true },
	{ "owner", OWNER, LIST_SORTED, { NULL }, false },
};
static const struct list_filter filters[] = {
	{ "model", NULL, &of_model },
	{ "from", "to", &of_days },
	{ "staff", NULL, &of_owner },
};
static struct list_spec spec = {
	.name = "cards",
	.record = &rec_line,
	.row = &by_id,
	.table = "card",
	.where = "open = 1",
	.order = orders,
	.norder = sizeof(orders) / sizeof(orders[0]),
	.scope = { { "staff", "owner" } },
	.filter = filters,
	.nfilter = 3,
	.search = search,
};

static struct store *st;
static struct sr_error err;
static struct arena *arena;
static uint32_t seed = 12345;

static uint32_t
pick(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static void
setup(void)
{
	static const char *const names[] = { "", "an", "bo", "ban", "王",
		"王an", "Z", "a b" };
	struct store_options o = { .path = ":memory:", .steps = steps };

	arena = arena_new();
	ck_assert_int_eq(store_open(&st, &o, &err), SR_OK);
	ck_assert_int_eq(store_begin(st), SR_OK);
	for (int i = 0; i < ROWS; i++)
		ck_assert_int_eq(
		    sql_run(st, &put,
			SQL_ARGS(SQL_I("id", 1 + ((i * 37) % ROWS) * 3),
			    SQL_T("name", names[pick(8)]),
			    SQL_I("score", (int64_t)pick(9) - 4),
			    SQL_I("owner", 1 + pick(3)),
			    SQL_I("model", 1 + pick(4)),
			    SQL_D("day", 730000 + (int)pick(30)),
			    SQL_I("open", pick(5) != 0))),
		    1);
	ck_assert_int_eq(store_commit(st), SR_OK);
	spec.most = 0;
	searches = 0;
}

static void
teardown(void)
{
	store_close(st);
	arena_free(arena);
}

/* Page through the whole list and compare it with the oracle, row by row. */
static void
page_through(struct sr_find find, bool desc, bool back, size_t at_least)
{
	struct sr_rows want, got;
	size_t seen = 0;

	ck_assert_int_eq(sql_rows(st, &oracle[find.sort],
			     SQL_ARGS(SQL_REC(&sr_rec_find, &find)), &rec_line,
			     &want, arena),
	    SR_OK);
	ck_assert_int_ge(want.n, at_least);
	find.desc = desc;
	find.back = back;
	find.limit = PAGE;
	do {
		ck_assert_int_eq(
		    list_find(st, &spec, &find, &got, arena), SR_OK);
		ck_assert(got.n > 0 || want.n == 0);
		/* Walking away from the end it began at: which one? */
		for (size_t i = 0; i < got.n; i++) {
			size_t step = back ? got.n - 1 - i : i;
			size_t at = seen + i;
			if (desc != back)
				at = want.n - 1 - at;
			ck_assert_int_lt(at, want.n);
			struct line *w = SR_ROW(struct line, &want, at);
			struct line *g = SR_ROW(struct line, &got, step);
			ck_assert_int_eq(g->id, w->id);
			ck_assert_str_eq(g->name, w->name);
			ck_assert_int_eq(g->score, w->score);
		}
		seen += got.n;
		ck_assert_int_eq(got.more, seen < want.n);
		if (got.n == 0)
			break;
		struct line *edge =
		    SR_ROW(struct line, &got, back ? 0 : got.n - 1);
		find.key = edge->key;
		find.key_id = edge->id;
	} while (got.more);
	ck_assert_int_eq(seen, want.n);
}

static void
every_way(struct sr_find find, size_t at_least)
{
	static const size_t most[] = { 0, 3 }; /* sorted set, walked index */

	for (size_t m = 0; m < 2; m++)
		for (int sort = 0; sort < 4; sort++)
			for (int way = 0; way < 4; way++) {
				spec.most = most[m];
				find.sort = sort;
				page_through(find, way & 1, way & 2, at_least);
			}
}

START_TEST(everything)
{
	every_way((struct sr_find){ .sort = 0 }, 250);
}
END_TEST

START_TEST(one_owner)
{
	every_way((struct sr_find){ .staff = 2 }, 60);
}
END_TEST

START_TEST(filters_meet)
{
	every_way((struct sr_find){ .model = 3 }, 50);
	every_way((struct sr_find){ .model = 3, .staff = 1 }, 8);
	every_way((struct sr_find){ .from = 730005, .to = 730020 }, 100);
	every_way((struct sr_find){ .to = 730004, .model = 2 }, 4);
	every_way((struct sr_find){ .model = 77 }, 0);
}
END_TEST

START_TEST(days_are_a_piece_of_their_order)
{
	every_way((struct sr_find){ .from = 730005, .to = 730005 }, 5);
	every_way(
	    (struct sr_find){ .from = 730000, .to = 730029, .staff = 2 }, 60);
	every_way(
	    (struct sr_find){ .from = 730003, .to = 730020, .model = 2 }, 20);
	every_way((struct sr_find){ .from = 1, .to = 730004 }, 30);
	every_way((struct sr_find){ .from = 730030, .to = 730040 }, 0);
}
END_TEST

START_TEST(search_meets_filters)
{
	every_way((struct sr_find){ .search = "an" }, 80);
	every_way(
	    (struct sr_find){ .search = "an", .staff = 3, .model = 1 }, 1);
	every_way((struct sr_find){ .search = "nobody" }, 0);
}
END_TEST

START_TEST(a_set_is_kept_until_the_store_changes)
{
	struct sr_find find = { .search = "an", .limit = 5 };
	struct sr_rows rows;

	ck_assert_int_eq(list_find(st, &spec, &find, &rows, arena), SR_OK);
	ck_assert_int_eq(list_find(st, &spec, &find, &rows, arena), SR_OK);
	ck_assert_int_eq(searches, 1);
	struct line first = *SR_ROW(struct line, &rows, 0);
	ck_assert_int_eq(
	    sql_run(st, &drop, SQL_ARGS(SQL_I("id", first.id))), 1);
	ck_assert_int_eq(list_find(st, &spec, &find, &rows, arena), SR_OK);
	ck_assert_int_eq(searches, 2);
	ck_assert_int_ne(SR_ROW(struct line, &rows, 0)->id, first.id);
}
END_TEST

START_TEST(what_a_list_does_not_know_is_refused)
{
	struct sr_rows rows;
	struct sr_find find = { .source = 3 };

	ck_assert_int_eq(
	    list_find(st, &spec, &find, &rows, arena), SR_E_INVALID);
	ck_assert_str_eq(err.field, "source");
	find = (struct sr_find){ .sort = 4 };
	ck_assert_int_eq(
	    list_find(st, &spec, &find, &rows, arena), SR_E_INVALID);
	ck_assert_str_eq(err.field, "sort");
}
END_TEST

static void
flaw(void *ctx, const char *name, const char *what)
{
	(void)ctx;
	ck_abort_msg("%s: %s", name, what);
}

START_TEST(every_statement_seeks)
{
	const struct list_spec *const lists[] = { &spec, NULL };
	struct store_part parts[] = {
		{ "card", NULL, 0, NULL, lists },
		{ NULL, NULL, 0, NULL, NULL },
	};

	/*
	 * The row, 3 filters; 5 index variants of 6 windows and a key; the
	 * key that has no index, and the ids it is looked up for.
	 */
	ck_assert_int_eq(sql_verify(st, parts, flaw, NULL), 4 + 5 * 7 + 2);
}
END_TEST

START_TEST(sets_of_ids)
{
	struct idset a = { 0 }, b = { 0 };

	for (int i = 0; i < 1000; i++) {
		idset_add(&a, (i * 7) % 1000); /* every one below 1000 */
		idset_add(&b, (i % 500) * 3);  /* each third, twice */
	}
	idset_sort(&a);
	idset_sort(&b);
	ck_assert_int_eq(a.n, 1000);
	ck_assert_int_eq(b.n, 500);
	ck_assert(idset_has(&b, 1497) && !idset_has(&b, 1498));
	idset_intersect(&a, &b);
	ck_assert_int_eq(a.n, 334); /* 0, 3 .. 999 */
	ck_assert(idset_has(&a, 999) && !idset_has(&a, 998));
	idset_free(&a);
	idset_free(&b);
	ck_assert(!idset_has(&a, 3));
}
END_TEST

Suite *
suite_list(void)
{
	const TTest *const tests[] = { everything, one_owner, filters_meet,
		days_are_a_piece_of_their_order, search_meets_filters,
		a_set_is_kept_until_the_store_changes,
		what_a_list_does_not_know_is_refused, every_statement_seeks,
		sets_of_ids, NULL };

	return suite_with("list", tests, setup, teardown);
}
