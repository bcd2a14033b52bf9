/*
 * How a list looks: rows in their columns, the preview beside or beneath,
 * cells marked that changed.  Knows no noun.
 */
#include "tui/list_layout.h"

#include "base/hash.h"
#include "base/intl.h"
#include "tui/ui.h"

#include "base/banned.h"

#define CHANGED_MS 2000
#define WIDE 120     /* the preview goes to the right from here on */
#define TALL 30      /* and beneath it tells twice as much from here on */
#define PREVIEW_W 38 /* leaves the list the 81 cells of a small window */
#define BAR_W 80     /* a longer bar tells no more and costs bytes a step */
#define REST_MS 80   /* the preview follows a cursor that rests */

/* The places of all columns, dropped or not, so that indexes are the same. */
static void
row_hashes(const struct list *l, const struct layout *y, const void *row,
    uint64_t hash[LIST_COLUMNS])
{
	for (int i = 0; i < y->n; i++) {
		int style = 0;

		hash[y->place[i].index] = hash_text(
		    HASH_BEGIN, layout_text(l, &y->place[i], row, &style));
	}
}

void
list_remember(struct list *l)
{
	const struct window *w = &l->window;
	struct layout y;

	layout_make(l, 10000, &y);
	l->nwas = 0;
	for (size_t i = w->top;
	     i < w->top + w->page && i < w->n && l->nwas < LIST_REMEMBERED;
	     i++) {
		l->was[l->nwas].id = window_id(w, i);
		row_hashes(l, &y, window_row(w, i), l->was[l->nwas].hash);
		l->nwas++;
	}
}

static void
mark_changed(struct list *l, sr_id id, int column, int64_t until)
{
	if (l->nchanged == LIST_CHANGED)
		l->nchanged = 0;
	l->changed[l->nchanged].id = id;
	l->changed[l->nchanged].column = column;
	l->changed[l->nchanged++].until = until;
}

/* What ROW shows now, and did not as the K-th row before. */
static void
row_compare(struct list *l, const struct layout *y, size_t k, const void *row,
    int64_t until)
{
	uint64_t now[LIST_COLUMNS] = { 0 };

	row_hashes(l, y, row, now);
	for (int p = 0; p < y->n; p++) {
		int c = y->place[p].index;

		if (now[c] != l->was[k].hash[c])
			mark_changed(l, l->was[k].id, c, until);
	}
}

void
list_compare(struct list *l)
{
	const struct window *w = &l->window;
	const struct backend *b = l->view->ui->backend;
	int64_t until = b->ticks(b->data) + CHANGED_MS;
	struct layout y;

	layout_make(l, 10000, &y);
	for (size_t k = 0; k < l->nwas; k++) {
		size_t i = 0;

		while (i < w->n && window_id(w, i) != l->was[k].id)
			i++;
		if (i == w->n) /* no key acts on what went out of sight */
			marks_drop(&l->marks, l->was[k].id);
		else if (l->was[k].id != 0)
			row_compare(l, &y, k, window_row(w, i), until);
	}
	l->nwas = 0;
}

static bool
is_changed(const struct list *l, sr_id id, int column)
{
	const struct backend *b = l->view->ui->backend;

	for (size_t i = 0; i < l->nchanged; i++)
		if (l->changed[i].id == id && l->changed[i].column == column)
			return l->changed[i].until > b->ticks(b->data);
	return false;
}

static void
paint_head(const struct list *l, const struct layout *y, struct rect r)
{
	struct grid *g = &l->view->ui->grid;

	cell_put(g, r.y, r.x, r.w, "", STYLE_NORMAL);
	for (int i = 0; i < y->n; i++) {
		const struct place *p = &y->place[i];

		(p->right ? cell_put_right : cell_put)(
		    g, r.y, r.x + p->x, p->w, layout_head(p), STYLE_DIM);
	}
}

/* Cells of the bar: to the end of the last column that begins within it. */
static int
bar_cells(const struct layout *y, int w)
{
	int bar = BAR_W;

	for (int i = 0; i < y->n; i++)
		if (y->place[i].x < BAR_W &&
		    y->place[i].x + y->place[i].w > bar)
			bar = y->place[i].x + y->place[i].w;
	return bar < w ? bar : w;
}

static void
paint_row(const struct list *l, const struct layout *y, struct rect r, size_t i)
{
	struct grid *g = &l->view->ui->grid;
	const void *row = window_row(&l->window, i);
	sr_id id = window_id(&l->window, i);
	bool here = i == l->window.at, marked = marks_has(&l->marks, id);
	int base = l->spec->style != NULL ? l->spec->style(l->view, row) : 0;
	int flag = here ? STYLE_SELECTED : 0;
	int bar = bar_cells(y, r.w);

	cell_put(g, r.y, r.x, r.w, "", 0);
	cell_put(g, r.y, r.x, bar, "", flag);
	cell_put(g, r.y, r.x, 1, here ? "▸" : " ", flag);
	if (base == STYLE_OVERDUE)
		cell_put(g, r.y, r.x + 1, 1, "!", STYLE_OVERDUE | flag);
	if (marked)
		cell_put(g, r.y, r.x + (base == STYLE_OVERDUE ? 2 : 1), 1, "*",
		    STYLE_MARKED | flag);
	for (int c = 0; c < y->n; c++) {
		const struct place *p = &y->place[c];
		int style = base;
		const char *text = layout_text(l, p, row, &style);

		if (is_changed(l, id, p->index))
			style = STYLE_CHANGED;
		else if (marked && style == STYLE_NORMAL)
			style = STYLE_MARKED;
		(p->right ? cell_put_right : cell_put)(g, r.y, r.x + p->x, p->w,
		    text, style | (p->x < bar ? flag : 0));
	}
}

static void
paint_empty(const struct list *l, struct rect r)
{
	const struct list_spec *spec = l->spec;
	bool advise =
	    spec->empty != NULL &&
	    (spec->empty_op == 0 || ui_may(l->view->ui, spec->empty_op));
	const char *text = advise ? _(spec->empty) : _("Nothing here yet.");

	if (l->window.failed)
		text = _("This could not be read. Ctrl-L tries again.");
	else if (list_filtered(l))
		text = _("Nothing fits the filter. F shows all.");
	else if (l->search.len > 0)
		text = _("Nothing matches what was typed. Type less of it.");
	if (r.h > 1)
		cell_put(&l->view->ui->grid, r.y + 1, r.x + LIST_LEAD,
		    r.w - LIST_LEAD - 1, text, STYLE_DIM);
}

/* What is searched for, on a line of its own; true when it took it. */
static bool
paint_search(struct list *l, struct rect r)
{
	struct grid *g = &l->view->ui->grid;
	int x;

	if (l->spec->typing == LIST_KEYS && l->search.len == 0)
		return false;
	cell_put(g, r.y, r.x, r.w, "", STYLE_NORMAL);
	x = r.x + 1 +
	    cell_add(g, r.y, r.x + 1, r.w / 2, _("Search:"), STYLE_DIM) + 1;
	edit_paint(&l->search, g, (struct rect){ r.y, x, 1, r.x + r.w - x - 1 },
	    STYLE_FIELD, l->spec->typing != LIST_KEYS);
	return true;
}

/*
 * The row to preview: the one under a cursor that rests.  One that runs
 * leaves the preview behind, so that a step costs two lines and no query.
 */
static const void *
preview_row(struct list *l)
{
	struct ui *ui = l->view->ui;
	const struct window *w = &l->window;
	int64_t now = ui->backend->ticks(ui->backend->data);
	sr_id here = w->n > 0 ? window_id(w, w->at) : 0;

	if (here != l->previewed && l->previewed != 0 && here != 0) {
		if (l->moved_id != here) {
			l->moved_id = here;
			l->moved_at = now;
		}
		if (now - l->moved_at < REST_MS)
			for (size_t i = 0; i < w->n; i++)
				if (window_id(w, i) == l->previewed) {
					ui_wake(ui, l->moved_at + REST_MS);
					return window_row(w, i);
				}
	}
	l->previewed = l->moved_id = here;
	return list_row(l);
}

static int
beside_cells(struct rect r)
{
	return PREVIEW_W + (r.w - WIDE) / 2;
}

/*
 * Beside the list in a wide window, but only where no column is cut for it;
 * what was measured only grows, so that it does not go to and fro.
 */
static bool
goes_beside(struct list *l, struct rect r)
{
	struct layout y;

	if (r.w < WIDE || l->spec->beneath)
		return false;
	layout_measure(l, (size_t)r.h);
	layout_make(l, r.w - beside_cells(r) - 1, &y);
	return !y.cut;
}

/* The preview takes its part of R, which is cut to what is left. */
static void
paint_preview(struct list *l, struct rect *r)
{
	struct ui *ui = l->view->ui;
	bool beside = goes_beside(l, *r);
	const void *row;
	const char *title;
	struct rect p;

	if (l->spec->preview == NULL || (!beside && l->view->strip != NULL))
		return;
	row = preview_row(l);
	title = row != NULL && l->spec->preview_title != NULL
		    ? l->spec->preview_title(l->view, row, ui->frame)
		    : "";
	if (beside) {
		int w = beside_cells(*r);

		r->w -= w + 1;
		p = (struct rect){ r->y, r->x + r->w + 1, r->h, w };
		for (int y = r->y; y < r->y + r->h; y++)
			cell_put(&ui->grid, y, r->x + r->w, 1, "│", STYLE_RULE);
		cell_put(&ui->grid, p.y, p.x + 1, p.w - 2, title, STYLE_TITLE);
	} else {
		bool wide = r->w >= WIDE && !l->spec->beneath && r->h >= TALL;
		int h = l->spec->preview_lines * (wide ? 2 : 1) + 1;

		if (r->h < h + 5)
			return;
		r->h -= h;
		p = (struct rect){ r->y + r->h, r->x, h, r->w };
		cell_rule(&ui->grid, p.y, p.x, p.w, title);
	}
	p.y++;
	p.h--;
	p.x++;
	p.w -= 2;
	if (row != NULL)
		l->spec->preview(l->view, row, p);
}

void
list_paint(struct list *l, struct rect r)
{
	struct layout y;
	struct window *w = &l->window;

	bool top = l->spec->typing == LIST_INPUT;

	/* With another key there already, the search waits for it. */
	if (l->due && !ui_key_waits(l->view->ui))
		list_settle(l);
	paint_preview(l, &r);
	if (r.h > 3 && paint_search(l, (struct rect){ top ? r.y : r.y + r.h - 1,
					   r.x, 1, r.w })) {
		r.y += top;
		r.h--;
	}
	window_page(w, r.h > 1 ? (size_t)r.h - 1 : 1);
	layout_measure(l, r.h > 1 ? (size_t)r.h - 1 : 0);
	layout_make(l, r.w, &y);
	paint_head(l, &y, r);
	r.y++;
	r.h--;
	l->rows_at = r;
	if (w->n == 0)
		paint_empty(l, r);
	for (int i = 0; i < r.h && w->top + (size_t)i < w->n; i++)
		paint_row(l, &y, (struct rect){ r.y + i, r.x, 1, r.w },
		    w->top + (size_t)i);
}
