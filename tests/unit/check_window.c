/* Windows of a set without keys: rows leave it while it is read. */
#include <string.h>

#include <showroom/import.h>

#include "base/arena.h"
#include "model/rows.h"
#include "support.h"
#include "tui/window.h"

enum { ALL = 100, PAGE = 10 };

static const struct sr_field fields[] = {
	SR_FIELD(struct sr_key, id, "id", ID, 8, 0, NULL),
};
static const struct sr_record record =
    SR_RECORD("line", "line", struct sr_key, fields);

static bool gone[ALL + 1], whole; /* it comes in one piece */
static int asked;
static struct window window;

static int
fetch(void *data, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	struct sr_key *line = arena_alloc(a, ALL * sizeof(*line));
	size_t n = 0;

	(void)data;
	asked++;
	for (sr_id id = 1; id <= ALL; id++)
		if (!gone[id])
			line[n++].id = id;
	*rows = (struct sr_rows){ .row = line, .n = n, .size = sizeof(*line) };
	if (!whole)
		rows_window(rows, find);
	else if (find->key_id != 0)
		rows->n = 0;
	return SR_OK;
}

static void
setup(void)
{
	memset(gone, 0, sizeof(gone));
	whole = false;
	window.fetch = fetch;
	window.record = &record;
	window.page = PAGE;
	ck_assert_int_ge(window_home(&window), 0);
}

static void
teardown(void)
{
	window_free(&window);
}

static void
leave(sr_id first, sr_id last)
{
	for (sr_id id = first; id <= last; id++)
		gone[id] = true;
	ck_assert_int_ge(window_reload(&window), 0);
}

/* The cursor is on ID, and what is shown is what there is, in its order. */
static void
at(sr_id id)
{
	ck_assert_int_eq(window_id(&window, window.at), id);
	ck_assert_uint_ge(window.at, window.top);
	ck_assert_uint_lt(window.at, window.top + PAGE);
	for (size_t i = 0; i + 1 < PAGE && window.top + i + 1 < window.n; i++) {
		sr_id on = window_id(&window, window.top + i) + 1;

		while (gone[on])
			on++;
		ck_assert_int_eq(window_id(&window, window.top + i + 1), on);
	}
}

START_TEST(the_row_above_leaves)
{
	sr_id top;

	window_move(&window, 50);
	top = window_id(&window, window.top);
	leave(top - 1, top - 1);
	at(51);
	ck_assert_int_eq(window_id(&window, window.top), top);
}
END_TEST

/* Also when all that stood above, and more, is gone. */
START_TEST(what_stood_above_leaves)
{
	window_end(&window);
	window_move(&window, -5);
	leave(1, window_id(&window, window.top));
	at(95);
	window_move(&window, -1);
	at(94);
}
END_TEST

START_TEST(the_row_and_those_above_leave)
{
	sr_id top;

	window_move(&window, 50);
	top = window_id(&window, window.top);
	gone[51] = true;
	leave(top - 3, top - 1);
	at(52);
	ck_assert_int_eq(window_id(&window, window.top), top);
}
END_TEST

/* Nothing is left of what was held: it is not looked for forever. */
START_TEST(all_leave)
{
	window_move(&window, 50);
	asked = 0;
	leave(2, ALL);
	ck_assert_int_eq(window_id(&window, window.at), 1);
	ck_assert_uint_eq(window.n, 1);
	ck_assert_int_lt(asked, 40);
}
END_TEST

START_TEST(what_comes_whole_stays_where_it_is)
{
	sr_id top;

	whole = true;
	ck_assert_int_ge(window_home(&window), 0);
	window_move(&window, 50);
	window_move(&window, -3);
	top = window_id(&window, window.top);
	leave(60, 60);
	at(48);
	ck_assert_int_eq(window_id(&window, window.top), top);
	leave(49, ALL);
	at(48);
}
END_TEST

Suite *
suite_window(void)
{
	const TTest *const tests[] = { the_row_above_leaves,
		what_stood_above_leaves, the_row_and_those_above_leave,
		all_leave, what_comes_whole_stays_where_it_is, NULL };

	return suite_with("window", tests, setup, teardown);
}
