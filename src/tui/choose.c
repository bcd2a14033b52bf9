/*
 * Choosing from items in a box: arrows, or typing what the item or its
 * pinyin begins with.  Knows items, not where they come from.
 */
#include "tui/dialog.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "tui/edit.h"

#include "base/banned.h"

#define BOX_ROWS 12

struct chooser {
	struct overlay overlay;
	const char *title;
	const struct item *items;
	size_t n;
	size_t *hit; /* indexes of the items that the filter leaves */
	size_t nhit, at, top;
	struct edit edit;
	const struct rect *near;
	struct rect box;
	bool *chosen; /* of a set, or NULL */
	bool accepted;
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
begins(const char *s, const char *typed)
{
	while (*typed != '\0' && lower(*s) == lower(*typed)) {
		s++;
		typed++;
	}
	return *typed == '\0';
}

/* Does TYPED hit TEXT or KEYS: anywhere, by pinyin, by initials? */
static bool
item_hit(struct arena *a, const char *text, const char *keys, const char *typed)
{
	if (pinyin_matches(a, typed, text) || pinyin_matches(a, typed, keys))
		return true;
	for (const char *s = text; *s != '\0'; s++)
		if (begins(s, typed))
			return true;
	return false;
}

/* Those that begin with what was typed come first. */
static void
chooser_filter(struct chooser *c)
{
	const char *typed = c->edit.text;
	struct arena *a = arena_new();

	if (a == NULL)
		return;
	c->nhit = c->at = c->top = 0;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < c->n; i++) {
			const struct item *it = &c->items[i];
			bool first =
			    begins(it->text, typed) || begins(it->keys, typed);

			if (pass == 0 ? first
				      : !first && item_hit(a, it->text,
						      it->keys, typed))
				c->hit[c->nhit++] = i;
		}
	arena_free(a);
}

static void
chooser_place(struct chooser *c, const struct grid *g)
{
	int w = text_cells(c->title) + 8, h = (int)c->n + 2;
	struct rect *b = &c->box;

	for (size_t i = 0; i < c->n; i++) {
		int cells = text_cells(c->items[i].text) + 6;

		if (c->items[i].note[0] != '\0')
			cells += text_cells(c->items[i].note) + 2;
		w = cells > w ? cells : w;
	}
	b->w = w < 20 ? 20 : w > g->w - 4 ? g->w - 4 : w;
	b->h = h > BOX_ROWS + 2 ? BOX_ROWS + 2 : h < 3 ? 3 : h;
	if (c->near == NULL) {
		b->y = (g->h - b->h) / 2;
		b->x = (g->w - b->w) / 2;
		return;
	}
	b->y = c->near->y + c->near->h;
	b->x = c->near->x - 2;
	if (b->y + b->h > g->h - 1)
		b->y = c->near->y - b->h;
	if (b->y < 0)
		b->y = 0;
	if (b->x + b->w > g->w)
		b->x = g->w - b->w;
	if (b->x < 0)
		b->x = 0;
}

static void
box_paint(struct grid *g, struct rect b, const char *title)
{
	cell_fill(g, b, STYLE_NORMAL);
	cell_rule(g, b.y, b.x, b.w, title);
	cell_rule(g, b.y + b.h - 1, b.x, b.w, NULL);
	for (int y = b.y + 1; y < b.y + b.h - 1; y++) {
		cell_put(g, y, b.x, 1, "│", STYLE_RULE);
		cell_put(g, y, b.x + b.w - 1, 1, "│", STYLE_RULE);
	}
	cell_put(g, b.y, b.x, 1, "┌", STYLE_RULE);
	cell_put(g, b.y, b.x + b.w - 1, 1, "┐", STYLE_RULE);
	cell_put(g, b.y + b.h - 1, b.x, 1, "└", STYLE_RULE);
	cell_put(g, b.y + b.h - 1, b.x + b.w - 1, 1, "┘", STYLE_RULE);
}

static void
chooser_row(struct chooser *c, struct grid *g, int y, size_t i)
{
	const struct item *it = &c->items[c->hit[i]];
	int style = i == c->at ? STYLE_SELECTED : 0, x = c->box.x + 1;
	int w = c->box.w - 2, used;
	const char *mark = c->chosen == NULL      ? " "
			   : c->chosen[c->hit[i]] ? "[x] "
						  : "[ ] ";

	cell_put(g, y, x, w, "", style);
	used = cell_add(g, y, x, w, mark, style);
	used += cell_add(g, y, x + used, w - used - 1, it->text, style);
	if (it->note[0] != '\0' && used + 2 < w)
		cell_put_right(g, y, x + used + 2, w - used - 3, it->note,
		    STYLE_DIM | style);
}

static void
chooser_paint(struct overlay *o, struct ui *ui)
{
	struct chooser *c = (void *)o;
	struct grid *g = &ui->grid;
	int rows, x;

	chooser_place(c, g);
	rows = c->box.h - 2;
	if (c->at < c->top)
		c->top = c->at;
	if (rows > 0 && c->at >= c->top + (size_t)rows)
		c->top = c->at - (size_t)rows + 1;
	box_paint(g, c->box, c->title);
	for (int i = 0; i < rows && c->top + (size_t)i < c->nhit; i++)
		chooser_row(c, g, c->box.y + 1 + i, c->top + (size_t)i);
	if (c->nhit == 0)
		cell_put(g, c->box.y + 1, c->box.x + 2, c->box.w - 4,
		    _("Nothing matches."), STYLE_DIM);
	/* What was typed stands in the lower edge. */
	x = c->box.x + 2;
	cell_put(g, c->box.y + c->box.h - 1, x, c->box.w - 4, c->edit.text,
	    STYLE_FIELD);
	edit_paint(&c->edit, g,
	    (struct rect){ c->box.y + c->box.h - 1, x, 1, c->box.w - 4 },
	    STYLE_FIELD, true);
}

static void
chooser_move(struct chooser *c, int by)
{
	if (c->nhit == 0)
		return;
	if (by < 0 && c->at < (size_t)-by)
		c->at = 0;
	else if (by > 0 && c->at + (size_t)by >= c->nhit)
		c->at = c->nhit - 1;
	else
		c->at = (size_t)((long)c->at + by);
}

static bool
chooser_mouse(struct chooser *c, const struct key *k)
{
	int row = k->y - c->box.y - 1;

	if (k->button == MOUSE_WHEEL_UP || k->button == MOUSE_WHEEL_DOWN) {
		chooser_move(c, k->button == MOUSE_WHEEL_UP ? -1 : 1);
		return false;
	}
	if (row < 0 || row >= c->box.h - 2 || k->x < c->box.x ||
	    k->x >= c->box.x + c->box.w || c->top + (size_t)row >= c->nhit)
		return false;
	c->at = c->top + (size_t)row;
	if (c->chosen != NULL) {
		c->chosen[c->hit[c->at]] ^= true;
		return false;
	}
	c->accepted = true;
	return true;
}

static bool
chooser_key(struct overlay *o, struct ui *ui, const struct key *k)
{
	struct chooser *c = (void *)o;

	(void)ui;
	switch (k->code) {
	case K_ESC: return true;
	case K_MOUSE: return chooser_mouse(c, k);
	case K_UP: chooser_move(c, -1); return false;
	case K_DOWN: chooser_move(c, 1); return false;
	case K_PGUP: chooser_move(c, -BOX_ROWS); return false;
	case K_PGDN: chooser_move(c, BOX_ROWS); return false;
	case K_ENTER:
	case K_TAB:
		c->accepted = c->chosen != NULL || c->nhit > 0;
		return c->accepted;
	case ' ':
		if (c->chosen != NULL && c->nhit > 0) {
			c->chosen[c->hit[c->at]] ^= true;
			return false;
		}
		break;
	default: break;
	}
	if (edit_key(&c->edit, k))
		chooser_filter(c);
	return false;
}

/* The index chosen, or -1 (of a set: 0 when accepted). */
static int
chooser_run(struct ui *ui, struct chooser *c, const char *typed)
{
	int found = -1;

	c->overlay = (struct overlay){ chooser_paint, chooser_key, NULL };
	c->edit.max = 64;
	c->hit = calloc(c->n + 1, sizeof(*c->hit));
	if (c->hit != NULL && edit_set(&c->edit, typed)) {
		chooser_filter(c);
		if (overlay_run(ui, &c->overlay) && c->accepted)
			found = c->chosen != NULL ? 0 : (int)c->hit[c->at];
	}
	edit_free(&c->edit);
	free(c->hit);
	return found;
}

int
ui_choose(struct ui *ui, const char *title, const struct item *items, size_t n,
    const char *typed, const struct rect *near)
{
	struct chooser c = {
		.title = title, .items = items, .n = n, .near = near
	};

	return chooser_run(ui, &c, typed);
}

bool
ui_choose_set(struct ui *ui, const char *title, const struct item *items,
    size_t n, bool *chosen)
{
	struct chooser c = {
		.title = title, .items = items, .n = n, .chosen = chosen
	};

	return chooser_run(ui, &c, "") == 0;
}
