/*
 * Text being typed.  The buffer is valid UTF-8 at every moment; the cursor
 * walks over characters with their combining marks.
 */
#include "tui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

#define EDIT_MAX 4096

static bool
edit_room(struct edit *e, size_t n)
{
	size_t room = e->room == 0 ? 64 : e->room;
	char *text;

	if (n + 1 <= e->room)
		return true;
	while (room < n + 1)
		room *= 2;
	text = realloc(e->text, room);
	if (text == NULL)
		return false;
	e->text = text;
	e->room = room;
	return true;
}

bool
edit_set(struct edit *e, const char *text)
{
	size_t n = strlen(text);

	if (!edit_room(e, n))
		return false;
	memcpy(e->text, text, n + 1);
	e->len = e->at = n;
	e->from = 0;
	if (e->max == 0)
		e->max = EDIT_MAX;
	return true;
}

void
edit_wipe(struct edit *e)
{
	volatile char *p = e->text;

	for (size_t i = 0; i < e->room; i++)
		p[i] = '\0';
	e->len = e->at = e->from = 0;
}

void
edit_free(struct edit *e)
{
	free(e->text);
	*e = (struct edit){ 0 };
}

/* The character at P, 0 at the end. */
static uint32_t
char_at(const struct edit *e, size_t p, size_t *next)
{
	uint32_t cp = 0;
	int used = utf8_next(e->text + p, e->len - p, &cp);

	*next = p + (size_t)(used > 0 ? used : p < e->len);
	return used > 0 ? cp : 0;
}

static size_t
step_right(const struct edit *e, size_t p)
{
	size_t next, q;

	char_at(e, p, &p);
	while (p < e->len && cp_cells(char_at(e, p, &next)) == 0 &&
	       e->text[p] != '\n')
		p = next;
	q = p;
	return q;
}

static size_t
step_left(const struct edit *e, size_t p)
{
	size_t next;

	while (p > 0) {
		do
			p--;
		while (p > 0 && ((unsigned char)e->text[p] & 0xc0) == 0x80);
		if (e->text[p] == '\n' || cp_cells(char_at(e, p, &next)) != 0)
			break;
	}
	return p;
}

/* May this be typed or pasted?  LF only where there are lines. */
static bool
char_fits(const struct edit *e, uint32_t cp)
{
	return cp == '\n' ? e->lines : cp_cells(cp) >= 0;
}

static void
edit_insert(struct edit *e, const char *s, size_t n)
{
	if (e->len + n > e->max || !edit_room(e, e->len + n)) {
		e->refused = true;
		return;
	}
	memmove(e->text + e->at + n, e->text + e->at, e->len - e->at + 1);
	memcpy(e->text + e->at, s, n);
	e->len += n;
	e->at += n;
}

static void
edit_type(struct edit *e, uint32_t cp)
{
	char buf[4];
	int n = utf8_put(buf, cp);

	if (n <= 0 || !char_fits(e, cp))
		e->refused = true;
	else
		edit_insert(e, buf, (size_t)n);
}

/*
 * All of a paste or nothing of it: line ends and tabs become blanks in a
 * line, what may not be shown is left out.
 */
static void
edit_paste(struct edit *e, const char *s)
{
	size_t n = strlen(s), m = 0;
	char *buf;

	if (e->len + n > e->max * 2 || (buf = malloc(n + 1)) == NULL) {
		e->refused = true;
		return;
	}
	for (size_t at = 0; at < n;) {
		uint32_t cp;
		int used = utf8_next(s + at, n - at, &cp);

		at += (size_t)(used > 0 ? used : 1);
		if (used <= 0)
			continue;
		if (cp == '\r' && at < n && s[at] == '\n')
			continue;
		if (cp == '\t' || cp == 0xa0)
			cp = ' ';
		if (cp == '\r' || cp == '\n')
			cp = e->lines ? '\n' : ' ';
		if (char_fits(e, cp))
			m += (size_t)utf8_put(buf + m, cp);
	}
	while (!e->lines && m > 0 && buf[m - 1] == ' ')
		m--;
	edit_insert(e, buf, m);
	free(buf);
}

static void
edit_cut(struct edit *e, size_t from, size_t to)
{
	memmove(e->text + from, e->text + to, e->len - to + 1);
	e->len -= to - from;
	e->at = from;
}

static size_t
line_start(const struct edit *e, size_t p)
{
	while (p > 0 && e->text[p - 1] != '\n')
		p--;
	return p;
}

static size_t
line_end(const struct edit *e, size_t p)
{
	return p + strcspn(e->text + p, "\n");
}

static size_t
word_left(const struct edit *e, size_t p)
{
	while (p > 0 && e->text[p - 1] == ' ')
		p--;
	while (p > 0 && e->text[p - 1] != ' ' && e->text[p - 1] != '\n')
		p = step_left(e, p);
	return p;
}

/* Lines: the same byte column a line up or down; false at the edge. */
static bool
edit_vertical(struct edit *e, bool down)
{
	size_t start = line_start(e, e->at), col = e->at - start, to;

	if (down) {
		to = line_end(e, e->at);
		if (to >= e->len)
			return false;
		to++;
	} else {
		if (start == 0)
			return false;
		to = line_start(e, start - 1);
	}
	e->at = to;
	while (e->at < line_end(e, to) && e->at - to < col)
		e->at = step_right(e, e->at);
	return true;
}

bool
edit_key(struct edit *e, const struct key *k)
{
	e->refused = false;
	switch (k->code) {
	case K_LEFT: e->at = step_left(e, e->at); return true;
	case K_RIGHT: e->at = step_right(e, e->at); return true;
	case K_HOME:
	case K_CTRL('A'): e->at = line_start(e, e->at); return true;
	case K_END:
	case K_CTRL('E'): e->at = line_end(e, e->at); return true;
	case K_UP: return e->lines && edit_vertical(e, false);
	case K_DOWN: return e->lines && edit_vertical(e, true);
	case K_BACKSPACE:
		if (e->at > 0)
			edit_cut(e, step_left(e, e->at), e->at);
		return true;
	case K_DELETE:
		if (e->at < e->len)
			edit_cut(e, e->at, step_right(e, e->at));
		return true;
	case K_CTRL('U'): edit_cut(e, line_start(e, e->at), e->at); return true;
	case K_CTRL('K'): edit_cut(e, e->at, line_end(e, e->at)); return true;
	case K_CTRL('W'): edit_cut(e, word_left(e, e->at), e->at); return true;
	case K_CTRL('J'):
		if (e->lines)
			edit_type(e, '\n');
		return e->lines;
	case K_PASTE: edit_paste(e, k->text); return true;
	default:
		if (!key_is_text(k->code))
			return false;
		edit_type(e, k->code);
		return true;
	}
}

/* Cells between two places of a line. */
static int
cells_between(const struct edit *e, size_t from, size_t to)
{
	int cells = 0;

	while (from < to) {
		size_t next;
		int c = cp_cells(char_at(e, from, &next));

		cells += c < 0 ? 1 : c;
		from = next;
	}
	return cells;
}

/* What is not being typed shows how it begins. */
static void
paint_line(struct edit *e, struct grid *g, struct rect r, int style, bool focus)
{
	if (e->at < e->from || !focus)
		e->from = focus ? e->at : 0;
	while (
	    focus && e->from < e->at && cells_between(e, e->from, e->at) >= r.w)
		e->from = step_right(e, e->from);
	cell_put(g, r.y, r.x, r.w, e->text + e->from, style);
	if (focus)
		grid_cursor(g, r.y, r.x + cells_between(e, e->from, e->at));
}

/* Where the row that begins at P ends: at a line feed or at W cells. */
static size_t
row_end(const struct edit *e, size_t p, int w)
{
	size_t end = line_end(e, p);

	return p + (end > p ? (size_t)0 : 0) +
	       (cells_between(e, p, end) <= w ? end - p
					      : text_fit(e->text + p, w, NULL));
}

/* Rows are wrapped at cells; e->from counts the rows scrolled away. */
static void
paint_rows(struct edit *e, struct grid *g, struct rect r, int style, bool focus)
{
	size_t p = 0, row = 0, at_row = 0;

	if (!focus)
		e->from = 0;
	for (int pass = 0; pass < 2; pass++) {
		for (p = 0, row = 0;; row++) {
			size_t end = row_end(e, p, r.w - 1);
			bool last = end >= e->len;
			bool here = e->at >= p &&
				    (e->at < end || last ||
					(e->at == end && e->text[end] == '\n'));
			int y = (int)row - (int)e->from;

			if (here)
				at_row = row;
			if (pass == 1 && y >= 0 && y < r.h) {
				size_t n = end - p;
				char keep = e->text[p + n];

				e->text[p + n] = '\0';
				cell_put(
				    g, r.y + y, r.x, r.w, e->text + p, style);
				e->text[p + n] = keep;
				if (here && focus)
					grid_cursor(g, r.y + y,
					    r.x + cells_between(e, p, e->at));
			}
			if (last)
				break;
			p = end > p || e->text[end] == '\n' ? end : end + 1;
			if (e->text[p] == '\n')
				p++;
		}
		if (at_row < e->from)
			e->from = at_row;
		if (focus && at_row >= e->from + (size_t)r.h)
			e->from = at_row - (size_t)r.h + 1;
	}
}

void
edit_paint(struct edit *e, struct grid *g, struct rect r, int style, bool focus)
{
	if (r.h < 1 || r.w < 1)
		return;
	cell_fill(g, r, style);
	if (e->lines && r.w > 2)
		paint_rows(e, g, r, style, focus);
	else
		paint_line(e, g, r, style, focus);
}
