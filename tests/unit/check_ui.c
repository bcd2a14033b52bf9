/*
 * The machinery of screens over the made-up register, driven by keys: lists
 * of any length, forms, drafts, questions, resizing.
 */
#include "support.h"

#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "fake.h"
#include "headless.h"
#include "sample.h"
#include "tui/form_own.h"
#include "tui/list.h"
#include "tui/list_layout.h"
#include "tui/list_paint.h"
#include "tui/marks.h"
#include "tui/ui.h"

#include "base/banned.h"

static struct fake fake;
static struct headless hl;
static struct ui ui;
static struct arena *a;
static struct sr *sr;

/* Open the sample over TOTAL rows. */
static void
start(int64_t total)
{
	struct sr_error err;

	fake_init(&fake, total);
	sr = fake_open(&fake);
	headless_open(&hl, 24, 80);
	ck_assert_int_eq(ui_open(&ui, sr, &hl.backend, true, &err), 0);
	a = arena_new();
}

static void
stop(void)
{
	ui_close(&ui);
	headless_close(&hl);
	sr_close(sr);
	arena_free(a);
}

/* What a test does when the keys so far are served. */
static void (*then)(void);

static void
when_empty(struct headless *h, void *data)
{
	(void)h;
	(void)data;
	if (then != NULL)
		then();
}

static void
run(const char *keys, void (*after)(void))
{
	struct sr_error err;

	ck_assert(headless_keys(&hl, keys));
	then = after;
	hl.empty = when_empty;
	ck_assert_int_eq(ui_run(&ui, &screen_sample, &err), 0);
}

static bool
shows(const char *text)
{
	return strstr(grid_text(&hl.grid, a), text) != NULL;
}

static struct window *
window(void)
{
	return &ui.top->list[0]->window;
}

static void
at_the_end(void)
{
	ck_assert_int_eq(window_id(window(), window()->at), FAKE_ID(999999));
	ck_assert(!window()->more_down);
	ck_assert(window()->more_up);
	/* Some screens are held, not the table. */
	ck_assert_uint_le(window()->n, 4 * 24);
}

START_TEST(a_million_rows)
{
	start(1000000);
	run("End", at_the_end);
	/* Home and End and their neighbours: a few screens were read. */
	ck_assert_int_lt(fake.served, 400);
	stop();
}
END_TEST

START_TEST(window_walks)
{
	struct list *l;
	int64_t at = 0;
	static const long steps[] = { 1, 17, 17, 17, 17, 17, -1, -17, 400, -300,
		17, -500, 5, 1000, -3, -17, -17, -17, -17, -17, -17 };

	start(700);
	view_open(&ui, &screen_sample, NULL);
	ui_paint(&ui);
	l = ui.top->list[0];
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		at += steps[i];
		at = at < 0 ? 0 : at > 699 ? 699 : at;
		window_move(&l->window, steps[i]);
		ck_assert_int_eq(
		    window_id(&l->window, l->window.at), FAKE_ID(at));
		ck_assert_uint_le(l->window.n, 4 * 24);
		/* The page shown is full, and in order. */
		for (size_t k = 1; k < l->window.page; k++)
			ck_assert_int_eq(
			    window_id(&l->window, l->window.top + k) -
				window_id(&l->window, l->window.top),
			    (int64_t)k);
	}
	stop();
}
END_TEST

START_TEST(reload_keeps_the_row)
{
	struct list *l;

	start(700);
	view_open(&ui, &screen_sample, NULL);
	ui_paint(&ui);
	l = ui.top->list[0];
	window_move(&l->window, 333);
	size_t row = l->window.at - l->window.top;
	view_reload(ui.top);
	ck_assert_int_eq(window_id(&l->window, l->window.at), FAKE_ID(333));
	ck_assert_uint_eq(l->window.at - l->window.top, row);
	/* The table shrank below the cursor: the last row is next best. */
	fake.total = 100;
	view_reload(ui.top);
	ck_assert_int_eq(window_id(&l->window, l->window.at), FAKE_ID(99));
	/* A failed reading keeps what there is. */
	fake.broken = true;
	view_reload(ui.top);
	ck_assert_int_eq(window_id(&l->window, l->window.at), FAKE_ID(99));
	stop();
}
END_TEST

START_TEST(backwards_order)
{
	struct list *l;

	start(700);
	view_open(&ui, &screen_sample, NULL);
	l = ui.top->list[0];
	l->flip = true;
	window_home(&l->window);
	ck_assert_int_eq(window_id(&l->window, 0), FAKE_ID(699));
	window_move(&l->window, 500);
	ck_assert_int_eq(window_id(&l->window, l->window.at), FAKE_ID(199));
	window_end(&l->window);
	ck_assert_int_eq(window_id(&l->window, l->window.at), FAKE_ID(0));
	stop();
}
END_TEST

static void
changed_is_marked(void)
{
	ck_assert(shows("改名"));
	ck_assert(strchr(grid_styles(&hl.grid, a), '*') != NULL);
	then = NULL;
}

static void
rename_first(void)
{
	fake.saved = FAKE_ID(1);
	strncpy(fake.name, "改名", sizeof(fake.name) - 1);
	headless_key(&hl, K_CTRL('L'));
	then = changed_is_marked;
}

/* Widths of three columns within W cells, as "8 8 12". */
static const char *
widths(int w)
{
	static const struct column columns[] = {
		{ .field = "minute", .title = "", .min = 8 },
		{ .field = "staff", .title = "", .min = 8 },
		{ .field = "note", .title = "", .min = 12, .weight = 1 },
		{ .field = NULL },
	};
	static const struct list_spec spec = { .row = &sr_rec_visit_line,
		.columns = columns };
	struct list l = { .spec = &spec, .widest = { 5, 12, 40 } };
	struct layout y;

	layout_make(&l, w, &y);
	ck_assert_int_eq(y.n, 3);
	return arena_printf(
	    a, "%d %d %d", y.place[0].w, y.place[1].w, y.place[2].w);
}

/* 3 cells before the columns, 2 between them, 1 stays free: 36 are full. */
START_TEST(columns_are_made_whole)
{
	a = arena_new();
	/* Three cells to be had do not make the second whole. */
	ck_assert_str_eq(widths(36), "8 8 12");
	/* One is free, three the first does not need. */
	ck_assert_str_eq(widths(37), "5 12 12");
	ck_assert_str_eq(widths(38), "6 12 12");
	/* What the second leaves is the third's, cut or not. */
	ck_assert_str_eq(widths(60), "8 12 32");
	ck_assert_str_eq(widths(100), "8 12 72");
	arena_free(a);
}
END_TEST

START_TEST(changed_cells)
{
	start(20);
	run("Up", rename_first);
	stop();
}
END_TEST

struct seen {
	sr_id ids[4];
	size_t n, refuse;
};

static int
see(struct view *v, sr_id id, void *ctx)
{
	struct seen *s = ctx;

	(void)v;
	if (s->n == s->refuse)
		return SR_E_INVALID;
	s->ids[s->n++] = id;
	return SR_OK;
}

/* All that are marked, until one is refused. */
START_TEST(marks)
{
	struct seen some = { .refuse = 1 }, rest = { .refuse = 4 };
	struct sr_error err;

	start(20);
	headless_keys(&hl, "Space Down Space Space Up Space");
	hl.empty = NULL;
	ck_assert_int_eq(ui_run(&ui, &screen_sample, &err), 0);
	/* 0 and 2 are marked, 3 was and is no more. */
	ck_assert_uint_eq(marks_count(ui.top), 2);
	ck_assert_int_eq(marks_each(ui.top, see, &some), SR_E_INVALID);
	ck_assert_uint_eq(some.n, 1);
	ck_assert_int_eq(some.ids[0], FAKE_ID(0));
	/* What was refused is marked still, and the cursor on it. */
	ck_assert_uint_eq(marks_count(ui.top), 1);
	ck_assert_int_eq(
	    window_id(&ui.top->list[0]->window, ui.top->list[0]->window.at),
	    FAKE_ID(2));
	ck_assert_int_eq(marks_each(ui.top, see, &rest), SR_OK);
	ck_assert_uint_eq(rest.n, 1);
	ck_assert_int_eq(rest.ids[0], FAKE_ID(2));
	ck_assert_uint_eq(marks_count(ui.top), 0);
	ck_assert_int_eq(marks_each(ui.top, see, &rest), SR_OK);
	ck_assert_uint_eq(rest.n, 1);
	stop();
}
END_TEST

/* What went out of sight is marked no more; what is only scrolled away is. */
START_TEST(marks_go_with_their_lines)
{
	struct window *w;

	start(700);
	view_open(&ui, &screen_sample, NULL);
	ui_paint(&ui);
	w = &ui.top->list[0]->window;
	marks_flip(&ui.top->list[0]->marks, FAKE_ID(0));
	window_move(w, 333);
	marks_flip(&ui.top->list[0]->marks, FAKE_ID(332));
	marks_flip(&ui.top->list[0]->marks, FAKE_ID(333));
	view_reload(ui.top);
	ck_assert_uint_eq(marks_count(ui.top), 3);
	fake.total = 333;
	view_reload(ui.top);
	ck_assert_uint_eq(marks_count(ui.top), 2);
	ck_assert(!marks_has(&ui.top->list[0]->marks, FAKE_ID(333)));
	stop();
}
END_TEST

START_TEST(filter_and_empty)
{
	start(20);
	headless_keys(&hl, "f");
	headless_type(&hl, "B");
	headless_keys(&hl, "Enter Enter");
	run("", NULL);
	/* Grades go H A B C: five of twenty are B. */
	ck_assert_uint_eq(window()->n, 5);
	ck_assert(shows("Filtered"));
	stop();
}
END_TEST

static void
saved_well(void)
{
	ck_assert_int_eq(fake.saves, 1);
	ck_assert_str_eq(fake.name, "新名");
	ck_assert_int_eq(fake.model, 101);
	ck_assert(ui.top->screen == &screen_sample);
	ck_assert(shows("Saved 17:42"));
	ck_assert(shows("新名"));
	then = NULL;
}

START_TEST(form_saves)
{
	start(20);
	headless_keys(&hl, "Enter");
	headless_type(&hl, "新名");
	/* phone, people, minute, model: a letter opens the list. */
	headless_keys(&hl, "Tab Tab Tab Tab r Enter");
	run("Ctrl-S", saved_well);
	stop();
}
END_TEST

static void
error_at_field(void)
{
	ck_assert_int_eq(fake.saves, 0);
	ck_assert(shows("nobody is nobody's name."));
	ck_assert(shows("!Guest"));
	/* The cursor is in the field, behind the word or on it. */
	ck_assert_int_ge(hl.grid.cursor_y, 0);
	then = NULL;
}

START_TEST(store_error_at_field)
{
	start(20);
	headless_keys(&hl, "Enter");
	headless_type(&hl, "nobody");
	run("Tab Tab Ctrl-S", error_at_field);
	stop();
}
END_TEST

START_TEST(untouched_is_unchanged)
{
	start(20);
	headless_keys(&hl, "Down Enter Tab Tab");
	headless_type(&hl, "3");
	run("Ctrl-S", NULL);
	ck_assert_int_eq(fake.saves, 1);
	ck_assert_str_eq(fake.phone, "13900000001");
	stop();
}
END_TEST

static void
asked(void)
{
	ck_assert(shows("This is not saved yet."));
	headless_keys(&hl, "Esc");
	then = NULL;
}

START_TEST(esc_asks)
{
	start(20);
	headless_keys(&hl, "Enter");
	headless_type(&hl, "x");
	run("Esc", asked);
	/* The form is still there, with what was typed. */
	ck_assert(ui.top->screen != &screen_sample);
	ck_assert(form_dirty(ui.top->form[0]));
	stop();
}
END_TEST

/* A key every 300 ms, for two seconds, without a pause. */
START_TEST(a_draft_does_not_wait_for_a_pause)
{
	start(20);
	headless_keys(&hl, "Enter");
	for (int i = 0; i < 7; i++) {
		headless_type(&hl, "x");
		headless_wait(&hl, 300);
	}
	run("", NULL);
	/* By 0.9 s, by 1.8 s, and what remained. */
	ck_assert_int_ge(fake.drafts, 3);
	stop();
}
END_TEST

START_TEST(hangup_keeps_the_draft)
{
	start(20);
	headless_keys(&hl, "Enter");
	headless_type(&hl, "张三丰");
	run("", NULL);
	ck_assert_str_eq(fake.form, "sample");
	ck_assert_int_eq(fake.draft_row, FAKE_ID(0));
	ck_assert_ptr_nonnull(strstr(fake.draft, "name\t张三丰\n"));
	/* The next start finds it in the same form. */
	ui_close(&ui);
	headless_close(&hl);
	struct sr_error err;
	headless_open(&hl, 24, 80);
	ck_assert_int_eq(ui_open(&ui, sr, &hl.backend, true, &err), 0);
	run("Enter", NULL);
	ck_assert(shows("张三丰"));
	ck_assert(shows("is back"));
	stop();
}
END_TEST

START_TEST(draft_within_two_seconds)
{
	start(20);
	headless_keys(&hl, "Enter");
	headless_type(&hl, "x");
	headless_wait(&hl, 1000);
	headless_wait(&hl, 1000);
	run("", NULL);
	ck_assert_ptr_nonnull(strstr(fake.draft, "name\tx\n"));
	stop();
}
END_TEST

static int
never_saved(struct view *v, void *rec)
{
	(void)v;
	(void)rec;
	return -1;
}

START_TEST(draft_round_trip)
{
	static const struct form_row rows[] = { { .col = "note" },
		{ .col = "name" }, { .col = NULL } };
	static const struct form_spec spec = {
		.title = "", .record = &sr_rec_visit, .rows = rows, .save = NULL
	};
	struct form_spec with = spec;
	struct form *f, *g;
	const char *text;

	with.save = never_saved;
	start(20);
	view_open(&ui, &screen_sample, NULL);
	f = form_new(ui.top, &with, NULL);
	form_key(f, &(struct key){ .code = K_PASTE, .text = "a\nb\\n\tc" });
	text = form_draft(f, a);
	g = form_new(ui.top, &with, NULL);
	ck_assert(form_restore(g, text));
	ck_assert_str_eq(form_draft(g, a), text);
	ck_assert(form_restore(g, "\nnote\nxyz\tq\n\tq\nname\t") == true);
	form_free(f);
	form_free(g);
	stop();
}
END_TEST

START_TEST(small_windows_keep_the_text)
{
	start(20);
	headless_keys(&hl, "Enter");
	headless_type(&hl, "kept");
	headless_resize(&hl, 5, 20);
	headless_type(&hl, "lost");
	headless_resize(&hl, 1, 1);
	headless_resize(&hl, 0, 0);
	headless_resize(&hl, 24, 80);
	run("", NULL);
	ck_assert(shows("kept "));
	ck_assert(!shows("lost"));
	stop();
}
END_TEST

static int storm;

static void
storm_step(void)
{
	static const char *const keys[] = { "Down", "PgDn", "End", "Enter",
		"F10", "Tab", "F1", "Esc", "n", "Esc", "d", ":", "Esc", "End",
		"PgUp", "f", "Esc", "Space" };

	if (++storm > 1500)
		return;
	headless_resize(&hl, storm * 7919 % 501, storm * 104729 % 501);
	headless_keys(&hl, keys[storm % 18]);
	if (storm % 10 == 0) {
		headless_resize(&hl, 24, 80);
		headless_keys(&hl, keys[storm / 10 % 18]);
	}
	if (storm == 1500)
		headless_resize(&hl, 24, 80);
}

START_TEST(resize_storm)
{
	struct arena *b = arena_new();
	const char *was;

	start(300);
	storm = 0;
	run("Down", storm_step);
	was = arena_dup(b, grid_text(&hl.grid, a));
	/* At 80x24 the screen is what a fresh paint makes of it. */
	ui_paint(&ui);
	ck_assert_str_eq(was, grid_text(&hl.grid, a));
	arena_free(b);
	stop();
}
END_TEST

START_TEST(rights)
{
	start(20);
	run("", NULL);
	ck_assert(!shows("correct"));
	stop();
	start(20);
	fake.role = SR_MANAGER;
	ui.session_at = -100000;
	headless_wait(&hl, 20000);
	run("", NULL);
	ck_assert(shows("correct"));
	stop();
}
END_TEST

static int
load_fails(struct view *v)
{
	(void)v;
	return SR_E_IO;
}

/* Nothing to show is no silent end. */
START_TEST(nothing_opens)
{
	struct screen s = screen_sample;
	struct sr_error err;

	start(20);
	s.load = load_fails;
	sr_error_clear(&err);
	ck_assert_int_eq(ui_run(&ui, &s, &err), SR_E_DENIED);
	ck_assert_int_eq(err.code, SR_E_DENIED);
	ck_assert_str_ne(err.message, "");
	ck_assert_ptr_null(ui.top);
	stop();
}
END_TEST

START_TEST(palette_finds)
{
	start(20);
	headless_keys(&hl, ":");
	headless_type(&hl, "void");
	headless_keys(&hl, "Enter");
	headless_type(&hl, "typo");
	run("Enter", NULL);
	ck_assert(shows("Void because: typo"));
	stop();
}
END_TEST

START_TEST(mouse)
{
	start(20);
	headless_mouse(&hl, MOUSE_CLICK, 6, 10);
	headless_mouse(&hl, MOUSE_WHEEL_DOWN, 6, 10);
	run("", NULL);
	/* Rows begin on line 5 (4 from 0): the third, then three on. */
	ck_assert_int_eq(window_id(window(), window()->at), FAKE_ID(5));
	stop();
}
END_TEST

Suite *
suite_ui(void)
{
	Suite *s = suite_create("ui");
	TCase *c = tcase_create("ui");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, a_million_rows);
	tcase_add_test(c, window_walks);
	tcase_add_test(c, reload_keeps_the_row);
	tcase_add_test(c, backwards_order);
	tcase_add_test(c, columns_are_made_whole);
	tcase_add_test(c, changed_cells);
	tcase_add_test(c, marks);
	tcase_add_test(c, marks_go_with_their_lines);
	tcase_add_test(c, filter_and_empty);
	tcase_add_test(c, form_saves);
	tcase_add_test(c, store_error_at_field);
	tcase_add_test(c, untouched_is_unchanged);
	tcase_add_test(c, esc_asks);
	tcase_add_test(c, a_draft_does_not_wait_for_a_pause);
	tcase_add_test(c, hangup_keeps_the_draft);
	tcase_add_test(c, draft_within_two_seconds);
	tcase_add_test(c, draft_round_trip);
	tcase_add_test(c, small_windows_keep_the_text);
	tcase_add_test(c, resize_storm);
	tcase_add_test(c, rights);
	tcase_add_test(c, nothing_opens);
	tcase_add_test(c, palette_finds);
	tcase_add_test(c, mouse);
	suite_add_tcase(s, c);
	return s;
}
