/* F1: what the screen is for and every key that works here. */
#include "tui/actions.h"
#include "tui/dialog.h"

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"

#include "base/banned.h"

struct help {
	struct overlay overlay;
	struct view *view;
	int top, lines;
};

/* Wrapped from (Y, X), only between head and footer; returns its lines. */
static int
paint_text(struct grid *g, int y, int x, const char *text, int style)
{
	int w = g->w - x - 1 < 100 ? g->w - x - 1 : 100;
	int lines = cell_wrap(g, (struct rect){ 0, 0, 0, w }, text, style);

	if (y >= 2 && y < g->h - 2)
		cell_wrap(
		    g, (struct rect){ y, x, g->h - 2 - y, w }, text, style);
	return lines > 0 ? lines : 1;
}

/* "Up k": every key that does what entry I does. */
static const char *
help_keys(struct ui *ui, const struct entry *all, size_t n, size_t i)
{
	char buf[KEY_NAME_MAX];
	const char *keys =
	    arena_dup(ui->frame, key_label(buf, entry_key(&all[i])));

	for (size_t k = i + 1; k < n; k++)
		if (entry_same(&all[i], &all[k]))
			keys = arena_printf(ui->frame, "%s %s", keys,
			    key_label(buf, entry_key(&all[k])));
	return keys;
}

static void
help_paint(struct overlay *o, struct ui *ui)
{
	struct help *h = (void *)o;
	struct grid *g = &ui->grid;
	struct entry all[ACTIONS_MAX];
	size_t n = actions_now(h->view, all);
	int y = 2 - h->top, y1 = g->h - 2;

	cell_fill(g, (struct rect){ 0, 0, g->h, g->w }, STYLE_NORMAL);
	cell_add(g, 0, 1, g->w - 2,
	    arena_printf(
		ui->frame, "%s  %s", _("Help"), _(h->view->screen->title)),
	    STYLE_TITLE);
	cell_rule(g, 1, 0, g->w, NULL);
	if (h->view->screen->help != NULL)
		y += paint_text(g, y, 1, _(h->view->screen->help), 0) + 1;
	for (size_t i = 0; i < n; i++) {
		if (entry_key(&all[i]) == 0 || entry_again(all, i))
			continue;
		if (y >= 2 && y < y1) {
			cell_put_right(
			    g, y, 1, 10, help_keys(ui, all, n, i), STYLE_KEY);
			cell_put(
			    g, y, 13, 18, entry_label(&all[i]), STYLE_NORMAL);
		}
		y += paint_text(g, y, 33, entry_help(&all[i]), STYLE_DIM);
	}
	h->lines = y + h->top - 2;
	cell_rule(g, g->h - 2, 0, g->w, NULL);
	cell_add(g, g->h - 1, 1, g->w - 2,
	    _("Up Down PgUp PgDn scroll   any other key goes back"), STYLE_DIM);
}

static bool
help_key(struct overlay *o, struct ui *ui, const struct key *k)
{
	struct help *h = (void *)o;
	int page = ui->grid.h - 4, last = h->lines - page;

	switch (k->code) {
	case K_UP: h->top--; break;
	case K_DOWN: h->top++; break;
	case K_PGUP: h->top -= page; break;
	case K_PGDN:
	case ' ': h->top += page; break;
	case K_MOUSE:
		h->top += k->button == MOUSE_WHEEL_UP     ? -3
			  : k->button == MOUSE_WHEEL_DOWN ? 3
							  : 0;
		break;
	default: return true;
	}
	if (h->top > last)
		h->top = last;
	if (h->top < 0)
		h->top = 0;
	return false;
}

void
help_run(struct view *v)
{
	struct help h = { { help_paint, help_key, NULL }, v, 0, 0 };

	overlay_run(v->ui, &h.overlay);
}
