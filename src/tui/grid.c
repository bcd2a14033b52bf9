/*
 * The cell grid.  The one place that decides what reaches the screen: a cell
 * holds a character that may be shown and at most two marks on it, and a
 * wide character stands whole or not at all.
 */
#include "tui/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

#define GRID_MAX 1000 /* rows or columns of the largest terminal served */

/* A letter a style, for tests. */
static const char style_letters[NSTYLES + 1] = ".tr-eokfhabcg!*m";

int
style_of_grade(const char *letter)
{
	switch (letter[0] != '\0' && letter[1] == '\0' ? letter[0] : 0) {
	case 'H': return STYLE_GRADE_H;
	case 'A': return STYLE_GRADE_A;
	case 'B': return STYLE_GRADE_B;
	case 'C': return STYLE_GRADE_C;
	case 'O': return STYLE_GRADE_O;
	default: return STYLE_NORMAL;
	}
}

static void
cell_blank(struct cell *c, int style)
{
	*c =
	    (struct cell){ .cp = { ' ' }, .style = (uint8_t)style, .cells = 1 };
}

bool
grid_resize(struct grid *g, int h, int w)
{
	struct cell *cell;

	h = h < 0 ? 0 : h > GRID_MAX ? GRID_MAX : h;
	w = w < 0 ? 0 : w > GRID_MAX ? GRID_MAX : w;
	cell = calloc((size_t)h * (size_t)w + 1, sizeof(*cell));
	if (cell == NULL)
		return false;
	free(g->cell);
	g->cell = cell;
	g->h = h;
	g->w = w;
	grid_clear(g);
	return true;
}

void
grid_free(struct grid *g)
{
	free(g->cell);
	*g = (struct grid){ .cursor_y = -1 };
}

void
grid_clear(struct grid *g)
{
	for (int i = 0; i < g->h * g->w; i++)
		cell_blank(&g->cell[i], STYLE_NORMAL);
	g->cursor_y = -1;
	g->cursor_x = 0;
}

void
grid_cursor(struct grid *g, int y, int x)
{
	if (y < 0 || y >= g->h || x < 0 || g->w == 0)
		return;
	g->cursor_y = y;
	g->cursor_x = x < g->w ? x : g->w - 1;
}

/* The cell may be overwritten: the other half of a wide one goes blank. */
static struct cell *
cell_claim(struct grid *g, int y, int x)
{
	struct cell *c = &g->cell[y * g->w + x];

	if (c->cells == 0 && x > 0)
		cell_blank(c - 1, (c - 1)->style);
	if (c->cells == 2 && x + 1 < g->w)
		cell_blank(c + 1, (c + 1)->style);
	return c;
}

/* One character at X if it fits before END; the cells it takes. */
static int
cell_set(struct grid *g, int y, int x, int end, uint32_t cp, int style)
{
	int cells = cp_cells(cp);
	struct cell *c;

	if (cells < 1) {
		cp = '?';
		cells = 1;
	}
	if (x + cells > end)
		return 0;
	if (y < 0 || y >= g->h || x < 0 || x + cells > g->w)
		return cells;
	c = cell_claim(g, y, x);
	if (cells == 2) {
		struct cell *half = cell_claim(g, y, x + 1);

		cell_blank(half, style);
		half->cp[0] = 0;
		half->cells = 0;
	}
	cell_blank(c, style);
	c->cp[0] = cp;
	c->cells = (uint8_t)cells;
	return cells;
}

/* A combining mark joins the character before it; a third one is dropped. */
static void
cell_join(struct grid *g, int y, int x, uint32_t cp)
{
	struct cell *c;

	if (y < 0 || y >= g->h || x < 0 || x >= g->w)
		return;
	c = &g->cell[y * g->w + x];
	if (c->cells == 0 && x > 0)
		c--;
	if (c->cp[1] == 0)
		c->cp[1] = cp;
	else if (c->cp[2] == 0)
		c->cp[2] = cp;
}

int
cell_add(struct grid *g, int y, int x, int w, const char *text, int style)
{
	size_t n = strlen(text), at = 0;
	int cx = x;

	while (at < n) {
		uint32_t cp;
		int used = utf8_next(text + at, n - at, &cp);
		int cells;

		if (used <= 0) {
			used = 1;
			cp = '?';
		}
		at += (size_t)used;
		if (cp_cells(cp) == 0 && cx > x) {
			cell_join(g, y, cx - 1, cp);
			continue;
		}
		cells = cell_set(g, y, cx, x + w, cp, style);
		if (cells == 0)
			break;
		cx += cells;
	}
	return cx - x;
}

int
cell_put(struct grid *g, int y, int x, int w, const char *text, int style)
{
	int used = cell_add(g, y, x, w, text, style);

	for (int i = used; i < w; i++)
		cell_set(g, y, x + i, x + w, ' ', style);
	return used;
}

int
cell_put_right(struct grid *g, int y, int x, int w, const char *text, int style)
{
	int cells = 0;

	text_fit(text, w, &cells);
	cell_put(g, y, x, w - cells, "", style);
	return cell_put(g, y, x + w - cells, cells, text, style);
}

/* What closes a phrase begins no line. */
static bool
is_closing(uint32_t cp)
{
	static const uint32_t closing[] = { 0x3001, 0x3002, 0xff01, 0xff09,
		0xff0c, 0xff1a, 0xff1b, 0xff1f, 0x201d, 0x300b, 0x300d };

	for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
		if (closing[i] == cp)
			return true;
	return false;
}

/* May a line end before byte AT of TEXT?  At blanks, between wide ones. */
static bool
can_break(const char *text, size_t at)
{
	uint32_t cp = 0, before = 0;
	size_t i = at;

	if (text[at - 1] == ' ')
		return true;
	do
		i--;
	while (i > 0 && ((unsigned char)text[i] & 0xc0) == 0x80);
	utf8_next(text + i, at - i, &before);
	utf8_next(text + at, strlen(text + at), &cp);
	return (cp_cells(before) == 2 || cp_cells(cp) == 2) && !is_closing(cp);
}

/* Bytes of TEXT for a line of W cells: to the last break that fits. */
static size_t
line_fit(const char *text, int w)
{
	size_t n = text_fit(text, w, NULL), cut = n;

	if (text[n] == '\0' || text[n] == ' ')
		return n;
	while (cut > 0 && (((unsigned char)text[cut] & 0xc0) == 0x80 ||
			      !can_break(text, cut)))
		cut--;
	return cut > 0 ? cut : n;
}

int
cell_wrap(struct grid *g, struct rect r, const char *text, int style)
{
	int lines = 0;

	while (*text != '\0') {
		size_t n = line_fit(text, r.w);

		if (n == 0)
			break;
		if (lines < r.h) {
			int cells = 0;

			/* What of it belongs to this line, in cells. */
			for (size_t at = 0; at < n;) {
				uint32_t cp = 0;
				int b = utf8_next(text + at, n - at, &cp);
				int c = cp_cells(cp);

				at += (size_t)(b > 0 ? b : 1);
				cells += b <= 0 || c < 0 ? 1 : c;
			}
			cell_add(g, r.y + lines, r.x, cells, text, style);
		}
		lines++;
		text += n;
		text += strspn(text, " ");
	}
	return lines;
}

void
cell_fill(struct grid *g, struct rect r, int style)
{
	for (int y = r.y; y < r.y + r.h; y++)
		cell_put(g, y, r.x, r.w, "", style);
}

void
cell_rule(struct grid *g, int y, int x, int w, const char *title)
{
	for (int i = 0; i < w; i++)
		cell_set(g, y, x + i, x + w, 0x2500, STYLE_RULE);
	if (title == NULL || title[0] == '\0' || w < 6)
		return;
	cell_put(g, y, x + 2, 1, "", STYLE_RULE);
	int used = cell_add(g, y, x + 3, w - 5, title, STYLE_TITLE);
	cell_put(g, y, x + 3 + used, 1, "", STYLE_RULE);
}

void
cell_mark(struct grid *g, struct rect r, int flag)
{
	for (int y = r.y < 0 ? 0 : r.y; y < r.y + r.h && y < g->h; y++)
		for (int x = r.x < 0 ? 0 : r.x; x < r.x + r.w && x < g->w; x++)
			g->cell[y * g->w + x].style |= (uint8_t)flag;
}

/* The bytes of a row, trailing blanks left away, into BUF. */
static size_t
row_text(const struct grid *g, int y, char *buf)
{
	size_t n = 0, end = 0;

	for (int x = 0; x < g->w; x++) {
		const struct cell *c = &g->cell[y * g->w + x];

		for (int i = 0; i < 3 && c->cells > 0 && c->cp[i] != 0; i++)
			n += (size_t)utf8_put(buf + n, c->cp[i]);
		if (c->cells > 0 && c->cp[0] != ' ')
			end = n;
	}
	return end;
}

static size_t
row_styles(const struct grid *g, int y, char *buf)
{
	size_t end = 0;

	for (int x = 0; x < g->w; x++) {
		const struct cell *c = &g->cell[y * g->w + x];
		char letter = style_letters[c->style & 0x3f];

		if (c->style & STYLE_SELECTED)
			letter = letter == '.' ? 'S'
				 : letter >= 'a' && letter <= 'z'
				     ? (char)(letter - 'a' + 'A')
				     : letter;
		buf[x] = letter;
		if (letter != '.')
			end = (size_t)x + 1;
	}
	return end;
}

static const char *
grid_dump(const struct grid *g, struct arena *a, int from, int to,
    size_t (*row)(const struct grid *, int, char *))
{
	/* 12 bytes a cell: three characters of four bytes. */
	char *buf =
	    arena_alloc(a, (size_t)(to - from) * ((size_t)g->w * 12 + 1) + 1);
	size_t n = 0;

	if (buf == NULL)
		return "";
	for (int y = from; y < to; y++) {
		n += row(g, y, buf + n);
		buf[n++] = '\n';
	}
	buf[n] = '\0';
	return buf;
}

const char *
grid_text(const struct grid *g, struct arena *a)
{
	return grid_dump(g, a, 0, g->h, row_text);
}

const char *
grid_styles(const struct grid *g, struct arena *a)
{
	return grid_dump(g, a, 0, g->h, row_styles);
}

const char *
grid_line(const struct grid *g, struct arena *a, int y)
{
	const char *s;

	if (y < 0 || y >= g->h)
		return "";
	s = grid_dump(g, a, y, y + 1, row_text);
	return arena_ndup(a, s, strcspn(s, "\n"));
}
