/*
 * How a list looks: columns by display cells, the preview beside or beneath,
 * cells marked that changed.  Knows no noun.
 */
#include "tui/list_paint.h"

#include <showroom/ftype.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/text.h"
#include "tui/ui.h"

#include "base/banned.h"

#define GAP 2
#define LEAD 3 /* cursor and marks before the first column */
#define CHANGED_MS 2000
#define WIDE 120     /* the preview goes to the right from here on */
#define PREVIEW_W 38 /* leaves the list the 81 cells of a small window */
#define BAR_W 80     /* a longer bar tells no more and costs bytes a step */
#define REST_MS 80   /* the preview follows a cursor that rests */

struct layout {
	int n;
	struct place {
		const struct column *column;
		const struct sr_field *field;
		int index, x, w;
		bool right, shown;
	} place[LIST_COLUMNS];
};

static int
column_min(const struct column *c, const struct sr_field *f)
{
	int head = c->title != NULL ? text_cells(_(c->title))
		   : f != NULL      ? text_cells(_(f->label))
				    : 0;
	int w = c->min > 0 ? c->min : f != NULL ? f->width : 4;

	return w < head && c->min == 0 ? head : w;
}

static int
place_gap(const struct place *p)
{
	return p->column->tight ? 1 : GAP;
}

/* Cells of the columns that are shown. */
static int
layout_width(const struct layout *y)
{
	int w = LEAD, n = 0;

	for (int i = 0; i < y->n; i++)
		if (y->place[i].shown)
			w += y->place[i].w +
			     (n++ > 0 ? place_gap(&y->place[i]) : 0);
	return w;
}

/* The column with the highest drop goes. */
static bool
layout_drop(struct layout *y)
{
	struct place *worst = NULL;

	for (int i = 0; i < y->n; i++) {
		struct place *p = &y->place[i];

		if (p->shown && p->column->drop > 0 &&
		    (worst == NULL || p->column->drop >= worst->column->drop))
			worst = p;
	}
	if (worst != NULL)
		worst->shown = false;
	return worst != NULL;
}

/* Columns that fit after all, now that a wider one has gone, come back. */
static void
layout_regain(struct layout *y, int w)
{
	for (int drop = 1; drop <= LIST_COLUMNS; drop++)
		for (int i = 0; i < y->n; i++) {
			struct place *p = &y->place[i];

			if (p->shown || p->column->drop != drop)
				continue;
			p->shown = true;
			p->shown = layout_width(y) <= w;
		}
}

/* What is left over goes to the columns by their weights. */
static void
layout_spread(struct layout *y, int spare)
{
	int weights = 0;

	for (int i = 0; i < y->n; i++)
		weights += y->place[i].column->weight;
	for (int i = 0; i < y->n && spare > 0 && weights > 0; i++) {
		struct place *p = &y->place[i];
		int more = spare * p->column->weight / weights;

		p->w += more;
		spare -= more;
		weights -= p->column->weight;
	}
}

/* Nothing is placed beyond W - 1 cells. */
static void
layout_make(const struct list *l, int w, struct layout *y)
{
	const struct sr_record *rec = l->spec->row;
	int n = 0, x = LEAD;

	y->n = 0;
	for (const struct column *c = l->spec->columns;
	     c->field != NULL && c - l->spec->columns < LIST_COLUMNS; c++) {
		struct place *p = &y->place[y->n];

		if (c->when != NULL && !c->when(l->view))
			continue;
		y->n++;
		p->column = c;
		p->field = sr_field_of(rec, c->field);
		p->index = (int)(c - l->spec->columns);
		p->shown = true;
		p->w = column_min(c, p->field);
		p->right = p->field != NULL && sr_type_right(p->field->type) &&
			   c->text == NULL;
	}
	while (layout_width(y) > w - 1 && layout_drop(y))
		;
	layout_regain(y, w - 1);
	for (int i = 0; i < y->n; i++)
		if (y->place[i].shown)
			y->place[n++] = y->place[i];
	y->n = n;
	layout_spread(y, w - 1 - layout_width(y));
	for (int i = 0; i < y->n; i++) {
		struct place *p = &y->place[i];

		x += i > 0 ? place_gap(p) : 0;
		p->x = x;
		if (p->x + p->w > w - 1)
			p->w = w - 1 - p->x;
		if (p->w <= 0) {
			y->n = i;
			break;
		}
		x += p->w;
	}
}

static const char *
cell_text(
    const struct list *l, const struct place *p, const void *row, int *style)
{
	struct ui *ui = l->view->ui;
	const char *text;

	if (p->column->text != NULL)
		return p->column->text(l->view, row, style, ui->frame);
	if (p->field == NULL)
		return "";
	text = sr_format(ui->dir, p->field, row, SR_SHOW, ui->frame);
	if (p->field->type == SR_TYPE_GRADE)
		*style = style_of_grade(text);
	return text;
}

/* The places of all columns, dropped or not, so that indexes are the same. */
static void
row_hashes(const struct list *l, const struct layout *y, const void *row,
    uint64_t hash[LIST_COLUMNS])
{
	for (int i = 0; i < y->n; i++) {
		int style = 0;

		hash[y->place[i].index] = hash_text(
		    HASH_BEGIN, cell_text(l, &y->place[i], row, &style));
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

void
list_compare(struct list *l)
{
	const struct window *w = &l->window;
	const struct backend *b = l->view->ui->backend;
	int64_t until = b->ticks(b->data) + CHANGED_MS;
	struct layout y;

	layout_make(l, 10000, &y);
	for (size_t k = 0; k < l->nwas; k++)
		for (size_t i = 0; i < w->n; i++) {
			uint64_t now[LIST_COLUMNS] = { 0 };

			if (l->was[k].id == 0 ||
			    window_id(w, i) != l->was[k].id)
				continue;
			row_hashes(l, &y, window_row(w, i), now);
			for (int p = 0; p < y.n; p++) {
				int c = y.place[p].index;

				if (now[c] != l->was[k].hash[c])
					mark_changed(l, l->was[k].id, c, until);
			}
			break;
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
		const char *title = p->column->title != NULL ? p->column->title
				    : p->field != NULL       ? p->field->label
							     : "";

		if (title[0] == '\0')
			continue;
		(p->right ? cell_put_right : cell_put)(
		    g, r.y, r.x + p->x, p->w, _(title), STYLE_DIM);
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
	bool here = i == l->window.at, marked = list_marked(l, id);
	int base = l->spec->style != NULL ? l->spec->style(l->view, row) : 0;
	int flag = here ? STYLE_SELECTED : 0;
	int bar = bar_cells(y, r.w);

	cell_put(g, r.y, r.x, r.w, "", 0);
	cell_put(g, r.y, r.x, bar, "", flag);
	cell_put(g, r.y, r.x, 1, here ? "▸" : " ", flag);
	if (marked)
		cell_put(g, r.y, r.x + 1, 1, "*", STYLE_MARKED | flag);
	else if (base == STYLE_OVERDUE)
		cell_put(g, r.y, r.x + 1, 1, "!", STYLE_OVERDUE | flag);
	for (int c = 0; c < y->n; c++) {
		const struct place *p = &y->place[c];
		int style = base;
		const char *text = cell_text(l, p, row, &style);

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
		cell_put(&l->view->ui->grid, r.y + 1, r.x + LEAD,
		    r.w - LEAD - 1, text, STYLE_DIM);
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

/* The preview takes its part of R, which is cut to what is left. */
static void
paint_preview(struct list *l, struct rect *r)
{
	struct ui *ui = l->view->ui;
	bool beside = r->w >= WIDE && !l->spec->beneath;
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
		int w = PREVIEW_W + (r->w - WIDE) / 2;

		r->w -= w + 1;
		p = (struct rect){ r->y, r->x + r->w + 1, r->h, w };
		for (int y = r->y; y < r->y + r->h; y++)
			cell_put(&ui->grid, y, r->x + r->w, 1, "│", STYLE_RULE);
		cell_put(&ui->grid, p.y, p.x + 1, p.w - 2, title, STYLE_TITLE);
	} else {
		int h = l->spec->preview_lines + 1;

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
	layout_make(l, r.w, &y);
	paint_head(l, &y, r);
	r.y++;
	r.h--;
	l->rows_at = r;
	window_page(w, r.h > 0 ? (size_t)r.h : 1);
	if (w->n == 0)
		paint_empty(l, r);
	for (int i = 0; i < r.h && w->top + (size_t)i < w->n; i++)
		paint_row(l, &y, (struct rect){ r.y + i, r.x, 1, r.w },
		    w->top + (size_t)i);
}
