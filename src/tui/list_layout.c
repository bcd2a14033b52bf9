/*
 * Where the columns of a list stand and how wide they are.  Paints nothing,
 * knows no noun.
 */
#include "tui/list_layout.h"

#include <showroom/ftype.h>

#include "base/intl.h"
#include "base/text.h"
#include "tui/ui.h"

#include "base/banned.h"

#define GAP 2

const char *
layout_head(const struct place *p)
{
	const char *head = p->column->title != NULL ? p->column->title
			   : p->field != NULL       ? p->field->label
						    : "";

	return head[0] != '\0' ? _(head) : "";
}

static int
place_min(const struct place *p)
{
	int head = text_cells(layout_head(p));

	if (p->column->min > 0)
		return p->column->min;
	return p->field != NULL && p->field->width > head ? p->field->width
							  : head;
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
	int w = LIST_LEAD, n = 0;

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

static int
place_lack(const struct place *p)
{
	return p->need > p->w ? p->need - p->w : 0;
}

/* The column that lacks least of those that lack anything; NULL: none. */
static struct place *
least_lack(struct layout *y)
{
	struct place *least = NULL;

	for (int i = 0; i < y->n; i++)
		if (place_lack(&y->place[i]) > 0 &&
		    (least == NULL ||
			place_lack(&y->place[i]) < place_lack(least)))
			least = &y->place[i];
	return least;
}

/* Take a cell from the column that has most to spare; false: none has. */
static bool
layout_take(struct layout *y)
{
	struct place *most = NULL;

	for (int i = 0; i < y->n; i++) {
		struct place *p = &y->place[i];

		if (p->w > p->need &&
		    (most == NULL || p->w - p->need > most->w - most->need))
			most = p;
	}
	if (most != NULL)
		most->w--;
	return most != NULL;
}

/*
 * Columns that would be cut are made whole as far as SPARE and what others
 * do not need reach, the nearest to it first.  Returns what is left.
 */
static int
layout_whole(struct layout *y, int spare)
{
	int room = spare;
	struct place *p;

	for (int i = 0; i < y->n; i++)
		if (y->place[i].w > y->place[i].need)
			room += y->place[i].w - y->place[i].need;
	while ((p = least_lack(y)) != NULL && place_lack(p) <= room) {
		int lack = place_lack(p);

		room -= lack;
		p->w += lack;
		for (; lack > 0; lack--) {
			if (spare > 0)
				spare--;
			else
				layout_take(y);
		}
	}
	return spare;
}

/* What is left over goes by their weights to the columns still cut, or all. */
static void
layout_spread(struct layout *y, int spare)
{
	bool cut = least_lack(y) != NULL;
	int weights = 0;

	for (int i = 0; i < y->n; i++)
		if (!cut || place_lack(&y->place[i]) > 0)
			weights += y->place[i].column->weight;
	for (int i = 0; i < y->n && spare > 0 && weights > 0; i++) {
		struct place *p = &y->place[i];
		int more = spare * p->column->weight / weights;

		if (cut && place_lack(p) == 0)
			continue;
		p->w += more;
		spare -= more;
		weights -= p->column->weight;
	}
}

void
layout_make(const struct list *l, int w, struct layout *y)
{
	const struct sr_record *rec = l->spec->row;
	int n = 0, x = LIST_LEAD;

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
		p->w = place_min(p);
		p->need = text_cells(layout_head(p));
		if (p->need < l->widest[p->index])
			p->need = l->widest[p->index];
		/* Without a cell it would take the room of what follows. */
		if (p->need < 1)
			p->need = 1;
		p->right = p->field != NULL && sr_type_right(p->field->type) &&
			   c->text == NULL;
	}
	while (layout_width(y) > w - 1 && layout_drop(y))
		;
	layout_regain(y, w - 1);
	for (int i = 0; i < y->n; i++)
		if (y->place[i].shown)
			y->place[n++] = y->place[i];
	y->cut = n < y->n;
	y->n = n;
	layout_spread(y, layout_whole(y, w - 1 - layout_width(y)));
	y->cut = y->cut || least_lack(y) != NULL;
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

const char *
layout_text(
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

void
layout_measure(struct list *l, size_t rows)
{
	const struct window *w = &l->window;
	struct layout y;

	layout_make(l, 10000, &y);
	for (size_t i = w->top; i < w->top + rows && i < w->n; i++)
		for (int c = 0; c < y.n; c++) {
			const struct place *p = &y.place[c];
			int style = 0;
			int cells = text_cells(
			    layout_text(l, p, window_row(w, i), &style));

			if (l->widest[p->index] < cells)
				l->widest[p->index] = cells;
		}
}
