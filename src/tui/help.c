/* F1: what the screen is for and every key that works here. */
#include "tui/actions.h"
#include "tui/dialog.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"

#include "base/banned.h"

struct help {
	struct overlay overlay;
	struct view *view;
	int top, lines;
};

/* TEXT in lines of W cells, broken at blanks or between wide characters. */
static int
paint_wrapped(struct grid *g, int y, int y0, int y1, const char *text)
{
	int w = g->w - 2 < 100 ? g->w - 2 : 100;

	while (*text != '\0') {
		size_t n = text_fit(text, w, NULL), cut = n;

		if (text[n] != '\0') {
			while (cut > 0 && text[cut] != ' ')
				cut--;
			if (cut == 0)
				cut = n;
		}
		if (n == 0)
			break;
		if (y >= y0 && y < y1) {
			char line[512];
			size_t m = cut < sizeof(line) ? cut : 0;

			memcpy(line, text, m);
			line[m] = '\0';
			cell_put(g, y, 1, w, line, STYLE_NORMAL);
		}
		y++;
		text += cut;
		text += strspn(text, " ");
	}
	return y;
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
	if (h->view->screen->help != NULL) {
		y = paint_wrapped(g, y, 2, y1, _(h->view->screen->help));
		y++;
	}
	for (size_t i = 0; i < n; i++, y++) {
		char buf[KEY_NAME_MAX];

		if (y < 2 || y >= y1 || entry_key(&all[i]) == 0)
			continue;
		cell_put_right(
		    g, y, 1, 10, key_label(buf, entry_key(&all[i])), STYLE_KEY);
		cell_put(g, y, 13, 18, entry_label(&all[i]), STYLE_NORMAL);
		cell_put(g, y, 32, g->w - 33, entry_help(&all[i]), STYLE_DIM);
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
