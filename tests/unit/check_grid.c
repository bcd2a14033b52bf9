/* The grid: clipping by cells, halves of wide characters, hostile text. */
#include "support.h"

#include <string.h>

#include "base/arena.h"
#include "tui/grid.h"
#include "tui/keys.h"

#include "base/banned.h"

static struct grid g;
static struct arena *a;

static void
setup(void)
{
	a = arena_new();
	grid_resize(&g, 3, 10);
}

static void
teardown(void)
{
	grid_free(&g);
	arena_free(a);
}

START_TEST(wide_at_the_edge)
{
	/* Ten cells hold four wide characters after "ab", not four and a half.
	 */
	ck_assert_int_eq(cell_put(&g, 0, 0, 10, "ab中文字符多", 0), 10);
	ck_assert_str_eq(grid_line(&g, a, 0), "ab中文字符");
	ck_assert_int_eq(cell_put(&g, 1, 0, 9, "ab中文字符多", 0), 8);
	ck_assert_str_eq(grid_line(&g, a, 1), "ab中文字");
	/* Partly outside of the grid: nothing of the half that is left. */
	cell_add(&g, 2, 9, 2, "中", 0);
	ck_assert_str_eq(grid_line(&g, a, 2), "");
}
END_TEST

START_TEST(half_overwritten)
{
	cell_put(&g, 0, 0, 10, "中文中文", 0);
	cell_put(&g, 0, 1, 1, "x", 0);
	ck_assert_str_eq(grid_line(&g, a, 0), " x文中文");
	cell_put(&g, 0, 2, 1, "y", 0);
	ck_assert_str_eq(grid_line(&g, a, 0), " xy 中文");
}
END_TEST

START_TEST(right_aligned)
{
	cell_put_right(&g, 0, 0, 10, "中1", 0);
	ck_assert_str_eq(grid_line(&g, a, 0), "       中1");
	cell_put_right(&g, 1, 0, 3, "12345", 0);
	ck_assert_str_eq(grid_line(&g, a, 1), "123");
}
END_TEST

START_TEST(hostile)
{
	static const char *const bad[] = { "\033[2J", "a\rb", "a\bb", "\x9b",
		"\xff\xfe",
		("\xe2\x80\xae"
		 "abc"),
		"\xe2\x80\x8b", "\xc2\x9b", "\x7f", "\xed\xa0\x80",
		"\xf8\x88\x80\x80\x80" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const char *s;

		cell_put(&g, 0, 0, 10, bad[i], 0);
		s = grid_line(&g, a, 0);
		ck_assert_ptr_nonnull(strchr(s, '?'));
		for (; *s != '\0'; s++)
			ck_assert_uint_ge((unsigned char)*s, ' ');
	}
}
END_TEST

START_TEST(combining)
{
	char text[128] = "e";

	for (int i = 0; i < 50; i++)
		memcpy(text + 1 + 2 * i, "\xcc\x81", 3);
	ck_assert_int_eq(cell_put(&g, 0, 0, 10, text, 0), 1);
	/* Two marks at most stay on a cell. */
	ck_assert_str_eq(grid_line(&g, a, 0), "e\xcc\x81\xcc\x81");
}
END_TEST

START_TEST(wrapped)
{
	struct rect r = { 0, 0, 3, 10 };

	ck_assert_int_eq(cell_wrap(&g, r, "one two three four", 0), 2);
	ck_assert_str_eq(grid_line(&g, a, 0), "one two");
	ck_assert_str_eq(grid_line(&g, a, 1), "three four");
	grid_clear(&g);
	ck_assert_int_eq(cell_wrap(&g, r, "中文字符多一点", 0), 2);
	ck_assert_str_eq(grid_line(&g, a, 0), "中文字符多");
	ck_assert_str_eq(grid_line(&g, a, 1), "一点");
}
END_TEST

START_TEST(any_size)
{
	static const int sizes[] = { 0, 1, 2, 3, 24, 80, 500 };

	for (size_t i = 0; i < 7; i++)
		for (size_t k = 0; k < 7; k++) {
			ck_assert(grid_resize(&g, sizes[i], sizes[k]));
			for (int y = -2; y < sizes[i] + 2; y += 7)
				cell_put(&g, y, -3, 600, "中文abc", 0);
			cell_rule(&g, 0, 0, sizes[k], "标题");
			cell_fill(&g, (struct rect){ -1, -1, 600, 600 }, 1);
			cell_mark(&g, (struct rect){ -1, -1, 600, 600 },
			    STYLE_SELECTED);
			grid_cursor(&g, 3, 900);
			ck_assert_int_lt(g.cursor_x, sizes[k] + 1);
			grid_text(&g, a);
			arena_reset(a);
		}
}
END_TEST

START_TEST(styles)
{
	cell_put(&g, 0, 0, 3, "abc", STYLE_GRADE_H);
	cell_put(&g, 0, 3, 2, "d", STYLE_ERROR | STYLE_SELECTED);
	ck_assert_str_eq(arena_ndup(a, grid_styles(&g, a), 5), "hhhEE");
}
END_TEST

START_TEST(key_names)
{
	static const char *const names[] = { "Enter", "Ctrl-S", "F10", "F1",
		"Shift-Tab", "x", ":", "PgDn", "Esc", "Space", "张" };
	char buf[KEY_NAME_MAX];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		ck_assert_uint_ne(key_parse(names[i]), K_NONE);
		ck_assert_str_eq(key_label(buf, key_parse(names[i])), names[i]);
	}
	ck_assert_uint_eq(key_parse("F13"), K_NONE);
	ck_assert_uint_eq(key_parse("Frob"), K_NONE);
	ck_assert_uint_eq(key_parse(""), K_NONE);
}
END_TEST

Suite *
suite_grid(void)
{
	const TTest *const tests[] = { wide_at_the_edge, half_overwritten,
		right_aligned, hostile, combining, wrapped, any_size, styles,
		key_names, NULL };

	return suite_with("grid", tests, setup, teardown);
}
