/* Typing: cursor over characters, pastes, limits, scrolling, lines. */
#include "support.h"

#include <string.h>

#include "base/arena.h"
#include "tui/edit.h"

#include "base/banned.h"

static struct edit e;

static void
setup(void)
{
	e = (struct edit){ .max = 20 };
	edit_set(&e, "");
}

static void
teardown(void)
{
	edit_free(&e);
}

static void
press(uint32_t code)
{
	edit_key(&e, &(struct key){ .code = code });
}

static void
paste(const char *text)
{
	edit_key(&e, &(struct key){ .code = K_PASTE, .text = text });
}

START_TEST(typing)
{
	press(0x5f20);
	press('b');
	press(K_LEFT);
	press('a');
	ck_assert_str_eq(e.text, "张ab");
	press(K_HOME);
	press(K_DELETE);
	ck_assert_str_eq(e.text, "ab");
	press(K_END);
	press(K_BACKSPACE);
	ck_assert_str_eq(e.text, "a");
	press(K_CTRL('U'));
	press(K_BACKSPACE);
	ck_assert_str_eq(e.text, "");
}
END_TEST

START_TEST(marks_go_with_their_letter)
{
	edit_set(&e, "xe\xcc\x81");
	press(K_BACKSPACE);
	ck_assert_str_eq(e.text, "x");
}
END_TEST

START_TEST(refuses)
{
	press(0x202e);
	ck_assert(e.refused);
	press(0x200b);
	ck_assert(e.refused);
	press('\t');
	ck_assert_str_eq(e.text, "");
	for (int i = 0; i < 20; i++)
		press('x');
	ck_assert(!e.refused);
	press('y');
	ck_assert(e.refused);
	ck_assert_uint_eq(e.len, 20);
}
END_TEST

START_TEST(pastes)
{
	paste("a\tb\r\nc\033[2J\n");
	ck_assert_str_eq(e.text, "a b c[2J");
	ck_assert(!e.refused);
	/* Too long: nothing of it. */
	paste("0123456789abcdef");
	ck_assert(e.refused);
	ck_assert_str_eq(e.text, "a b c[2J");
}
END_TEST

START_TEST(pastes_a_megabyte)
{
	size_t n = 1 << 20;
	char *text = malloc(n + 1);

	memset(text, 'x', n);
	text[n] = '\0';
	edit_set(&e, "keep");
	paste(text);
	free(text);
	ck_assert(e.refused);
	ck_assert_str_eq(e.text, "keep");
}
END_TEST

START_TEST(scrolls_by_cells)
{
	struct grid g = { 0 };
	struct arena *a = arena_new();

	grid_resize(&g, 1, 7);
	edit_set(&e, "中文字符");
	edit_paint(&e, &g, (struct rect){ 0, 0, 1, 7 }, 0, true);
	/* The cursor needs a cell: eight cells and one do not fit in seven. */
	ck_assert_str_eq(grid_line(&g, a, 0), "文字符");
	ck_assert_int_eq(g.cursor_x, 6);
	press(K_HOME);
	edit_paint(&e, &g, (struct rect){ 0, 0, 1, 7 }, 0, true);
	ck_assert_str_eq(grid_line(&g, a, 0), "中文字");
	ck_assert_int_eq(g.cursor_x, 0);
	grid_free(&g);
	arena_free(a);
}
END_TEST

/* A field that was left begins with its first character, line or lines. */
START_TEST(shows_its_beginning_when_left)
{
	struct grid g = { 0 };
	struct arena *a = arena_new();

	grid_resize(&g, 2, 7);
	for (int lines = 0; lines < 2; lines++) {
		e.lines = lines == 1;
		e.max = 100;
		edit_set(&e, "欧阳·Müller-李 (Toyota)");
		edit_paint(&e, &g, (struct rect){ 0, 0, 1, 7 }, 0, true);
		ck_assert_str_ne(grid_line(&g, a, 0), "欧阳·Mü");
		edit_paint(&e, &g, (struct rect){ 0, 0, 1, 7 }, 0, false);
		ck_assert_int_eq(
		    strncmp(grid_line(&g, a, 0), "欧阳", strlen("欧阳")), 0);
	}
	grid_free(&g);
	arena_free(a);
}
END_TEST

START_TEST(lines)
{
	struct grid g = { 0 };
	struct arena *a = arena_new();

	e.lines = true;
	e.max = 100;
	paste("one\ntwo three");
	press(K_UP);
	press('!');
	ck_assert_str_eq(e.text, "one!\ntwo three");
	press(K_CTRL('J'));
	ck_assert_str_eq(e.text, "one!\n\ntwo three");
	grid_resize(&g, 5, 6);
	edit_paint(&e, &g, (struct rect){ 0, 0, 5, 6 }, 0, true);
	/* Wrapped at five cells; the cursor on the empty line. */
	ck_assert_str_eq(grid_text(&g, a), "one!\n\ntwo t\nhree\n\n");
	ck_assert_int_eq(g.cursor_y, 1);
	ck_assert_int_eq(g.cursor_x, 0);
	grid_free(&g);
	arena_free(a);
}
END_TEST

Suite *
suite_edit(void)
{
	const TTest *const tests[] = { typing, marks_go_with_their_letter,
		refuses, pastes, pastes_a_megabyte, scrolls_by_cells,
		shows_its_beginning_when_left, lines, NULL };

	return suite_with("edit", tests, setup, teardown);
}
