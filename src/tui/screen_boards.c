/*
 * F7: the boards, a line each with its letter.  What they are stands in the
 * menu (screens.c); knows none of them.
 */
#include <showroom/ops.h>

#include "base/intl.h"
#include "base/text.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

enum { MOST = 32 };

struct state {
	int at;
};

/* The boards that this person may see. */
static int
boards(const struct view *v, const struct menu_row *row[MOST])
{
	int n = 0;

	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++)
		if (m->board != '\0' && n < MOST &&
		    (m->screen->op == 0 || ui_may(v->ui, m->screen->op)))
			row[n++] = m;
	return n;
}

static void
boards_paint(struct view *v, struct rect r)
{
	const struct menu_row *row[MOST];
	int n = boards(v, row), titles = 0;
	struct state *s = v->state;
	struct grid *g = &v->ui->grid;

	cell_fill(g, r, STYLE_NORMAL);
	if (s->at >= n)
		s->at = n > 0 ? n - 1 : 0;
	for (int i = 0; i < n; i++) {
		int w = text_cells(_(row[i]->screen->title));
		titles = w > titles ? w : titles;
	}
	for (int i = 0; i < n && i < r.h; i++) {
		const char letter[2] = { row[i]->board, '\0' };
		int x = r.x + 6 + titles;
		cell_add(g, r.y + i, r.x + 1, 1, letter, STYLE_KEY);
		cell_add(g, r.y + i, r.x + 4, titles, _(row[i]->screen->title),
		    STYLE_NORMAL);
		cell_add(
		    g, r.y + i, x, r.w - x - 1, _(row[i]->brief), STYLE_DIM);
		if (i == s->at)
			cell_mark(g, (struct rect){ r.y + i, r.x, 1, r.w },
			    STYLE_SELECTED);
	}
	if (n == 0)
		cell_add(g, r.y, r.x + 1, r.w - 2,
		    _("No board is open to your role."), STYLE_DIM);
}

static void
boards_open(struct view *v, const struct screen *screen)
{
	view_goto(v->ui, screen);
}

static bool
boards_key(struct view *v, const struct key *k)
{
	const struct menu_row *row[MOST];
	struct state *s = v->state;
	int n = boards(v, row);

	switch (k->code) {
	case K_UP: s->at -= s->at > 0; return true;
	case K_DOWN: s->at += s->at < n - 1; return true;
	case K_HOME: s->at = 0; return true;
	case K_END: s->at = n > 0 ? n - 1 : 0; return true;
	default: break;
	}
	for (int i = 0; i < n; i++)
		if (k->code == (uint32_t)row[i]->board) {
			s->at = i;
			boards_open(v, row[i]->screen);
			return true;
		}
	return false;
}

static bool
has_board(const struct view *v)
{
	const struct menu_row *row[MOST];

	return boards(v, row) > 0;
}

static void
run_open(struct view *v)
{
	const struct menu_row *row[MOST];
	const struct state *s = v->state;

	if (s->at < boards(v, row))
		boards_open(v, row[s->at]->screen);
}

static const struct action actions[] = {
	{ K_ENTER, "boards.open", N_("open"),
	    N_("Open the board of the line; its letter does so too."), 0, 0,
	    has_board, run_open },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

static const struct custom custom = {
	.paint = boards_paint,
	.key = boards_key,
};

static const struct pane panes[] = {
	{ .custom = &custom },
};

const struct screen screen_boards = {
	.id = "boards",
	.title = N_("Boards"),
	.help = N_("What the house looks at together. A letter opens a board; "
		   "so do the arrows and Enter."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_CARD_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_STAFF,
};
