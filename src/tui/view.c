/*
 * Open screens: the stack, their panes, painting the frame around them,
 * handing keys down.  Knows panes, not what is in them.
 */
#include "tui/view.h"

#include <stdlib.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/actions.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/live.h"
#include "tui/ui.h"

#include "base/banned.h"

static void
pane_open(struct view *v, int i)
{
	const struct pane *p = &v->screen->panes[i];

	if (p->list != NULL && v->list[i] == NULL)
		v->list[i] = list_open(v, p->list);
	if (p->form != NULL && v->form[i] == NULL)
		v->form[i] = form_new(v, p->form, NULL);
}

static bool
pane_shown(const struct view *v, const struct pane *p)
{
	return (p->op == 0 || ui_may(v->ui, p->op)) &&
	       (p->when == NULL || p->when(v));
}

int
view_nth_pane(const struct view *v, int n)
{
	for (int i = 0; i < v->screen->npanes; i++)
		if (pane_shown(v, &v->screen->panes[i]) && n-- == 0)
			return i;
	return -1;
}

static int
view_load(struct view *v)
{
	int rc = 0;

	v->stale = v->own = false;
	v->recall.id = 0;
	arena_reset(v->arena);
	if (v->screen->load != NULL)
		rc = v->screen->load(v);
	if (rc < 0 && v->ui->sr != NULL)
		ui_error(v->ui, sr_error(v->ui->sr));
	return rc;
}

struct view *
view_open(
    struct ui *ui, const struct screen *screen, const struct subject *about)
{
	struct view *v;

	if (screen->op != 0 && !ui_may(ui, screen->op)) {
		ui_message(ui, MSG_ERROR,
		    N_("Your role does not open this screen."), 0);
		return NULL;
	}
	v = calloc(1, sizeof(*v));
	if (v == NULL)
		return NULL;
	v->ui = ui;
	v->screen = screen;
	if (about != NULL)
		v->about = *about;
	v->arena = arena_new();
	v->state = calloc(1, screen->state + 1);
	if (v->arena == NULL || v->state == NULL || view_load(v) < 0) {
		v->below = ui->top;
		ui->top = v;
		view_drop(v);
		return NULL;
	}
	v->below = ui->top;
	ui->top = v;
	if (view_nth_pane(v, 0) >= 0)
		view_pane(v, view_nth_pane(v, 0));
	return v;
}

struct view *
view_goto(struct ui *ui, const struct screen *screen)
{
	struct view *v = ui->top;

	while (v != NULL && v->screen != screen)
		v = v->below;
	if (v == NULL) {
		v = view_open(ui, screen, NULL);
		if (v != NULL && screen->ask != NULL)
			screen->ask(v);
		return v;
	}
	while (ui->top != v) {
		struct view *top = ui->top;

		view_close(top);
		if (ui->top == top)
			return NULL;
	}
	return v;
}

void
view_drop(struct view *v)
{
	struct view **p = &v->ui->top;

	if (v->screen->close != NULL)
		v->screen->close(v);
	while (*p != NULL && *p != v)
		p = &(*p)->below;
	if (*p == v)
		*p = v->below;
	for (int i = 0; i < VIEW_PANES; i++) {
		list_close(v->list[i]);
		form_free(v->form[i]);
	}
	form_free(v->strip);
	arena_free(v->recall.arena);
	arena_free(v->arena);
	free(v->state);
	free(v);
}

void
view_close(struct view *v)
{
	if (v->strip != NULL) {
		if (form_leave(v->strip))
			strip_close(v);
		return;
	}
	for (int i = 0; i < VIEW_PANES; i++)
		if (v->form[i] != NULL && !form_leave(v->form[i]))
			return;
	view_drop(v);
}

void
view_reload(struct view *v)
{
	/* What this terminal changed itself is read once, here. */
	live_spread(v->ui);
	view_load(v);
	for (int i = 0; i < VIEW_PANES; i++)
		if (v->list[i] != NULL)
			list_reload(v->list[i]);
}

const struct sr_rows *
view_recall(struct view *v, int op, const struct sr_find *find)
{
	struct recall *r = &v->recall;

	if (r->id == find->parent && r->op == op && r->limit == find->limit)
		return &r->rows;
	r->id = 0;
	if (r->arena == NULL)
		r->arena = arena_new();
	if (r->arena == NULL)
		return NULL;
	arena_reset(r->arena);
	if (sr_call(v->ui->sr, op, find, &r->rows, r->arena) != SR_OK)
		return NULL;
	r->id = find->parent;
	r->op = op;
	r->limit = find->limit;
	return &r->rows;
}

void
view_pane(struct view *v, int pane)
{
	v->pane = pane;
	pane_open(v, pane);
}

const void *
view_row(const struct view *v)
{
	const struct list *l = v->list[v->pane];

	return l != NULL ? list_row(l) : NULL;
}

bool
view_dirty(const struct view *v)
{
	for (int i = 0; i < VIEW_PANES; i++)
		if (v->form[i] != NULL && form_dirty(v->form[i]))
			return true;
	return v->strip != NULL && form_dirty(v->strip);
}

void
view_forms(struct view *v, void (*fn)(struct form *f))
{
	for (int i = 0; i < VIEW_PANES; i++)
		if (v->form[i] != NULL)
			fn(v->form[i]);
	if (v->strip != NULL)
		fn(v->strip);
}

void
view_keep(struct view *v)
{
	view_forms(v, form_keep);
}

void
view_due(struct view *v)
{
	view_forms(v, form_due);
}

void
view_idle(struct view *v)
{
	if (v->screen->tick != NULL)
		v->screen->tick(v);
}

static const char *
text_or(const char *s)
{
	return s != NULL ? s : "";
}

/* Who and when, at the right end of line 1; returns where it begins. */
static int
paint_who(struct view *v)
{
	const struct sr_session *s = &v->ui->session;
	struct grid *g = &v->ui->grid;
	char iso[11], hm[6];
	const char *text;
	int cells;

	if (s->today == 0)
		return g->w;
	text = arena_printf(v->ui->frame, "%s  %s %s %s", s->name,
	    day_iso(iso, s->today) + 5, _(day_weekday_name(s->today)),
	    time_hm(hm, s->minute));
	cells = text_cells(text);
	cell_put(g, 0, g->w - cells - 1, cells, text, STYLE_NORMAL);
	return g->w - cells - 1;
}

static void
paint_title(struct view *v)
{
	struct grid *g = &v->ui->grid;
	int end = paint_who(v) - 2, x = 1;
	const char *about;

	x += cell_add(
	    g, 0, x, end - x, text_or(v->ui->session.house), STYLE_DIM);
	if (x > 1)
		x += 2;
	if (v->screen->title[0] != '\0')
		x += cell_add(
			 g, 0, x, end - x, _(v->screen->title), STYLE_TITLE) +
		     2;
	if (v->screen->about == NULL || x >= end)
		return;
	about = v->screen->about(v, v->ui->frame);
	cell_add(g, 0, x, end - x, about, STYLE_NORMAL);
}

static bool
has_tabs(const struct view *v)
{
	return view_nth_pane(v, 1) >= 0;
}

/* Beneath the figures, where there are some. */
static int
tabs_line(const struct view *v)
{
	return v->screen->header != NULL ? 2 : 1;
}

/* Tab K, of pane I: its number and title, its figure, a blank around. */
static const char *
tab_text(struct view *v, int k, int i)
{
	const struct pane *p = &v->screen->panes[i];
	int n = p->count != NULL ? p->count(v) : -1;
	const char *title = p->title != NULL ? _(p->title) : "";

	return n < 0
		   ? arena_printf(v->ui->frame, " %d %s ", k + 1, title)
		   : arena_printf(v->ui->frame, " %d %s %d ", k + 1, title, n);
}

/* The tabs of several panes; with AT >= 0 the pane at that cell. */
static int
paint_tabs(struct view *v, int at)
{
	struct grid *g = &v->ui->grid;
	int x = 1, found = -1, all = 1;

	for (int k = 0, i; (i = view_nth_pane(v, k)) >= 0; k++)
		all += text_cells(tab_text(v, k, i)) + 1;
	for (int k = 0, i; (i = view_nth_pane(v, k)) >= 0; k++) {
		const char *title = tab_text(v, k, i);
		int start = x, cells = text_cells(title);
		int style =
		    i == v->pane ? STYLE_TITLE | STYLE_SELECTED : STYLE_NORMAL;

		/* Where they do not fit, the blanks around go. */
		if (all > g->w + 1) {
			title++;
			cells -= 2;
		}
		x += cell_add(g, tabs_line(v), x,
		    cells < g->w - x ? cells : g->w - x, title, style);
		if (at >= start && at < x)
			found = i;
		x++;
	}
	return found;
}

/* Lines 1 and 2 above the body; the body's first line. */
static int
paint_head(struct view *v)
{
	struct grid *g = &v->ui->grid;

	paint_title(v);
	if (v->screen->header != NULL)
		v->screen->header(v, (struct rect){ 1, 1, 1, g->w - 2 });
	if (v->screen->header == NULL && !has_tabs(v)) {
		cell_rule(g, 1, 0, g->w, NULL);
		return 2;
	}
	cell_rule(g, 2, 0, g->w, NULL);
	if (has_tabs(v))
		paint_tabs(v, -1);
	return 3;
}

static void
paint_pane(struct view *v, struct rect r)
{
	const struct pane *p = &v->screen->panes[v->pane];

	if (v->list[v->pane] != NULL)
		list_paint(v->list[v->pane], r);
	else if (v->form[v->pane] != NULL)
		form_paint(v->form[v->pane], r, false);
	else if (p->custom != NULL)
		p->custom->paint(v, r);
}

/* Names are advice where everybody may open the file: it says so. */
static void
paint_switched(struct view *v)
{
	struct grid *g = &v->ui->grid;
	struct sr_arg who = SR_TXT(v->ui->session.name);
	const char *text = message_text(v->ui->frame,
	    _(" working as {0}: advisory, you own the file "), &who, 1);
	int cells = text_cells(text);

	cell_add(g, g->h - 2, g->w - cells - 2, cells, text, STYLE_DIM);
}

/* Whoever can see to it is told until there is one. */
static void
paint_late(struct view *v)
{
	const struct sr_session *s = &v->ui->session;
	char iso[11], hm[6];
	struct sr_arg last = SR_TXT(arena_printf(v->ui->frame, "%s %s",
	    day_iso(iso, s->backup_day), time_hm(hm, s->backup_minute)));
	const char *text =
	    s->backup_day != 0
		? message_text(v->ui->frame, N_(" Last backup {0} "), &last, 1)
		: _(" No backup yet ");
	struct grid *g = &v->ui->grid;

	cell_add(g, g->h - 2, 2, g->w - 4, text, STYLE_ERROR);
}

void
view_paint(struct view *v)
{
	struct grid *g = &v->ui->grid;
	struct rect r = { 0, 0, 0, g->w };

	/* Nothing moves under a question. */
	if (v->stale && !v->ui->away && v->ui->overlay == NULL)
		view_reload(v);
	r.y = paint_head(v);
	r.h = g->h - 2 - r.y;
	if (v->strip != NULL) {
		int h = form_lines(v->strip, g->w) + 1;

		if (h > r.h - 2)
			h = r.h - 2;
		r.h -= h;
		paint_pane(v, r);
		g->cursor_y = -1;
		form_paint(
		    v->strip, (struct rect){ r.y + r.h, 0, h, g->w }, true);
	} else if (v->screen->npanes > 0) {
		paint_pane(v, r);
	}
	cell_rule(g, g->h - 2, 0, g->w, NULL);
	if (v->ui->session.backup_late)
		paint_late(v);
	if (v->ui->switched)
		paint_switched(v);
	footer_paint(v, g->h - 1);
}

static bool
view_mouse(struct view *v, const struct key *k)
{
	if (k->button != MOUSE_CLICK && k->button != MOUSE_DOUBLE)
		return false;
	if (k->y == v->ui->grid.h - 1)
		return footer_click(v, k->x);
	if (k->y == tabs_line(v) && has_tabs(v) && v->strip == NULL) {
		int pane = paint_tabs(v, k->x);

		if (pane >= 0)
			view_pane(v, pane);
		return true;
	}
	return false;
}

void
view_key(struct view *v, const struct key *k)
{
	const struct pane *p;
	struct form *f = view_form(v);
	struct list *l = v->list[v->pane];

	if (k->code == K_MOUSE && view_mouse(v, k))
		return;
	if (f != NULL && form_key(f, k))
		return;
	if (f != NULL) {
		actions_key(v, k->code);
		return;
	}
	p = v->screen->npanes > 0 ? &v->screen->panes[v->pane] : NULL;
	if (l != NULL && list_type(l, k))
		return;
	if (p != NULL && p->custom != NULL && p->custom->key != NULL &&
	    p->custom->key(v, k))
		return;
	if (k->code != K_MOUSE && actions_key(v, k->code))
		return;
	if (l != NULL)
		list_key(l, k);
}
