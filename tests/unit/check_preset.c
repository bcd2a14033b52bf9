/*
 * The rows of a new house load through the store, and it goes on numbering
 * after them.  What the rows say is compared in tests/lint/preset.sh.
 */
#include <string.h>

#include <showroom/enums.h>

#include "store/sql.h"
#include "support.h"

enum { LISTS, ROWS_OF_LIST, HIGHEST, UNMARKED };

static const struct query sql[] = {
	[LISTS] = { "lists", "SELECT count(DISTINCT list) FROM list_row",
	    "a test" },
	[ROWS_OF_LIST] = { "rows_of_list",
	    "SELECT count(*) FROM list_row WHERE list = :list", NULL },
	[HIGHEST] = { "highest", "SELECT max(id) FROM list_row", NULL },
	[UNMARKED] = { "unmarked",
	    "SELECT count(*) FROM setting WHERE (ifnull(value, '') = ''"
	    " AND name NOT IN ('kiosk', 'backup_key')) OR ifnull(origin, '') "
	    "NOT IN ('source', 'default')",
	    "a test" },
};

static struct sr_error err;
static struct store *st;

static void
setup(void)
{
	struct store_options options = { .path = ":memory:",
		.flags = STORE_CREATE };

	ck_assert_int_eq(store_open(&st, &options, &err), SR_OK);
	ck_assert_int_eq(store_begin(st), SR_OK);
}

static void
teardown(void)
{
	store_close(st);
}

static int64_t
number(int query, const struct sql_arg *args)
{
	int64_t n = -1;

	ck_assert_int_eq(sql_integer(st, &sql[query], args, &n), SR_OK);
	return n;
}

static void
load(const char *preset)
{
	ck_assert_int_eq(store_script(st, "preset/lists.sql"), SR_OK);
	ck_assert_int_eq(store_script(st, preset), SR_OK);
}

/* Every new row of these tables follows on those of the script. */
static void
numbers_go_on(void)
{
	static const char *const tables[] = { "list_row", "setting", "holiday",
		"grade_rule" };
	sr_id id = 0;

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		ck_assert_int_eq(serial_id(st, tables[i], &id), SR_OK);
		ck_assert_int_gt(id, ((sr_id)1 << 40) + 1);
	}
	ck_assert_int_eq(serial_id(st, "list_row", &id), SR_OK);
	ck_assert_int_eq(id, number(HIGHEST, SQL_NONE) + 2);
	ck_assert_int_eq(serial_id(st, "staff", &id), SR_OK);
	ck_assert_int_eq(id, ((sr_id)1 << 40) + 1);
}

START_TEST(every_list_has_rows)
{
	int64_t n = 0;

	load("preset/ftms.sql");
	for (const struct sr_list_name *l = sr_lists; l->choice != NULL;
	     l++, n++)
		ck_assert_msg(number(ROWS_OF_LIST,
				  SQL_ARGS(SQL_X("list", l->choice->name))) > 1,
		    "%s", l->choice->name);
	ck_assert_int_eq(number(LISTS, SQL_NONE), n);
	ck_assert_int_eq(number(UNMARKED, SQL_NONE), 0);
	numbers_go_on();
	ck_assert_int_eq(store_commit(st), SR_OK);
}
END_TEST

START_TEST(the_other_preset)
{
	load("preset/habc.sql");
	numbers_go_on();
	ck_assert_int_eq(store_commit(st), SR_OK);
}
END_TEST

Suite *
suite_preset(void)
{
	const TTest *const tests[] = { every_list_has_rows, the_other_preset,
		NULL };

	return suite_with("preset", tests, setup, teardown);
}
