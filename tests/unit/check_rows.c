/* Rows that are all at hand: their order by any field, and their window. */
#include <string.h>

#include "base/arena.h"
#include "model/rows.h"
#include "support.h"

struct line {
	sr_id id;
	const char *name;
	int32_t score;
};
static const struct sr_field fields[] = {
	SR_FIELD(struct line, id, "id", ID, 8, 0, NULL),
	SR_FIELD(struct line, name, "Name", TEXT, 8, 0, NULL),
	SR_FIELD(struct line, score, "Score", INT, 8, 0, NULL),
};
enum { ID, NAME, SCORE };

static struct arena *arena;

static void
setup(void)
{
	arena = arena_new();
}

static void
teardown(void)
{
	arena_free(arena);
}

static struct sr_rows
rows_of(const struct line *line, size_t n)
{
	struct sr_rows rows = { .size = sizeof(*line), .n = n };

	rows.row = arena_alloc(arena, n * sizeof(*line) + 1);
	memcpy(rows.row, line, n * sizeof(*line));
	return rows;
}

static void
ids_are(const struct sr_rows *rows, const char *want)
{
	const char *got = "";

	for (size_t i = 0; i < rows->n; i++)
		got = arena_printf(arena, "%s%s%d", got, i > 0 ? " " : "",
		    (int)SR_ROW(struct line, rows, i)->id);
	ck_assert_str_eq(got, want);
}

/* zhang, bo, li; Latin among them, 单 as the surname it is: shan. */
START_TEST(names_stand_as_they_are_read)
{
	static const struct line lines[] = { { 1, "张伟", 0 }, { 2, "薄一", 0 },
		{ 3, "李雷", 0 }, { 4, "David", 0 }, { 5, "单雄信", 0 },
		{ 6, "", 0 } };
	struct sr_rows rows = rows_of(lines, 6);

	ck_assert(rows_order(&fields[NAME], false, &rows, arena));
	ids_are(&rows, "6 2 4 3 5 1");
	ck_assert(rows_order(&fields[NAME], true, &rows, arena));
	ids_are(&rows, "1 5 3 4 2 6");
}
END_TEST

/* 3 before 10; those with one score stand as they stood, both ways. */
START_TEST(numbers_stand_by_size_and_equals_stay)
{
	static const struct line lines[] = { { 5, "", 10 }, { 4, "", 3 },
		{ 9, "", 10 }, { 1, "", -1 }, { 7, "", 3 } };
	struct sr_rows rows = rows_of(lines, 5), one = rows_of(lines, 1);

	ck_assert(rows_order(&fields[SCORE], false, &rows, arena));
	ids_are(&rows, "1 4 7 5 9");
	ck_assert(rows_order(&fields[SCORE], true, &rows, arena));
	ids_are(&rows, "5 9 4 7 1");
	ck_assert(rows_order(&fields[SCORE], true, &one, arena));
	ids_are(&one, "5");
}
END_TEST

static void
window_is(struct sr_find find, const char *want, bool more)
{
	/* 8 stands there three times. */
	static const struct line lines[] = { { 3, "", 0 }, { 8, "", 0 },
		{ 8, "", 0 }, { 8, "", 0 }, { 1, "", 0 }, { 6, "", 0 } };
	struct sr_rows rows = rows_of(lines, 6);

	rows_window(&rows, &find);
	ids_are(&rows, want);
	ck_assert_int_eq(rows.more, more);
}

START_TEST(a_window_parts_no_equals)
{
	window_is((struct sr_find){ .limit = 0 }, "3 8 8 8 1 6", false);
	window_is((struct sr_find){ .limit = 1 }, "3", true);
	window_is((struct sr_find){ .limit = 2 }, "3 8 8 8", true);
	window_is((struct sr_find){ .limit = 2, .key_id = 8 }, "1 6", false);
	window_is((struct sr_find){ .limit = 1, .key_id = 8 }, "1", true);
	window_is((struct sr_find){ .limit = 1, .key_id = 6 }, "", false);
	window_is(
	    (struct sr_find){ .limit = 3, .back = true }, "8 8 8 1 6", true);
	window_is((struct sr_find){ .limit = 1, .back = true, .key_id = 1 },
	    "8 8 8", true);
	window_is((struct sr_find){ .limit = 9, .back = true, .key_id = 8 },
	    "3", false);
	/* One that is gone by now: nothing beyond it, nothing before it. */
	window_is((struct sr_find){ .limit = 2, .key_id = 77 }, "", false);
	window_is((struct sr_find){ .limit = 2, .back = true, .key_id = 77 },
	    "", false);
}
END_TEST

Suite *
suite_rows(void)
{
	const TTest *const tests[] = { names_stand_as_they_are_read,
		numbers_stand_by_size_and_equals_stay, a_window_parts_no_equals,
		NULL };

	return suite_with("rows", tests, setup, teardown);
}
