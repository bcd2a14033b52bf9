/*
 * How a form looks: as a page with labels in columns, or as a strip with
 * fields side by side.  Knows fields, no noun.
 */
#include "tui/form_own.h"

#include <showroom/ftype.h>

#include "base/intl.h"
#include "base/text.h"
#include "tui/ui.h"

#include "base/banned.h"

#define LABEL_MAX 18
#define TWO_COLUMNS 76
#define CHOICE_MIN 12

/* Where things stand; y counts from the form's first line. */
struct spot {
	int y, x, w, h; /* of the value */
	int label_x, label_w;
	int heading_y; /* -1: none */
};

static int
value_cells(const struct form_field *p)
{
	int w = p->field.width + (field_choice(p) ? 2 : 1);

	if (p->field.type == SR_TYPE_BOOL)
		return 3;
	return w < 5 ? 5 : w;
}

static int
note_lines(const struct form_field *p)
{
	if (p->row != NULL && p->row->lines > 0)
		return p->row->lines;
	return 4;
}

/* Side by side, wrapped at W; returns the lines. */
static int
lay_strip(const struct form *f, int w, struct spot *spot)
{
	int x = 1, y = 0, lines = 1;

	for (int i = 0; i < f->n; i++) {
		const struct form_field *p = &f->field[i];
		int label =
		    text_cells(_(p->field.label)) + 1 + (p->must && !p->fixed);
		int value = value_cells(p);
		int h = p->edit.lines && p->row != NULL && p->row->lines > 0
			    ? p->row->lines
			    : 1;

		if (!field_shown(f, i))
			continue;
		if (p->edit.lines || x + label + value > w - 1) {
			if (x > 1)
				y = lines;
			x = 1;
		}
		if (p->edit.lines || value > w - label - 2)
			value = w - label - 2;
		spot[i] = (struct spot){ y, x + label, value, h, x, label, -1 };
		lines = y + h > lines ? y + h : lines;
		x += label + value + 2;
	}
	return lines;
}

static int
label_cells(const struct form *f)
{
	int w = 4;

	for (int i = 0; i < f->n; i++) {
		int cells = text_cells(_(f->field[i].field.label));

		if (field_shown(f, i) && cells > w)
			w = cells;
	}
	return w > LABEL_MAX ? LABEL_MAX : w;
}

/* Lines of the message beneath a field of a page W cells wide. */
static int
error_lines(const struct form *f, int w)
{
	struct grid none = { 0 };

	return cell_wrap(&none, (struct rect){ 0, 0, 0, w - 4 }, f->error, 0);
}

/* Labels in columns: two fields a line where there is room. */
static int
lay_page(const struct form *f, int w, struct spot *spot)
{
	int columns = w >= TWO_COLUMNS ? 2 : 1, cw = (w - 2) / columns;
	int label = label_cells(f) + 2, y = 0, column = 0, extra = 0;

	for (int i = 0; i < f->n; i++) {
		const struct form_field *p = &f->field[i];
		int value = value_cells(p), heading = -1, x, span = cw;
		bool wide;

		if (!field_shown(f, i))
			continue;
		/* A list's name may be cut, a typed value gets the line. */
		if (field_choice(p) && p->field.type != SR_TYPE_SET &&
		    value > cw - label - 3 && cw - label - 3 >= CHOICE_MIN)
			value = cw - label - 3;
		wide = p->edit.lines || value > cw - label - 3;
		if (column > 0 && (wide || field_heading(f, i) != NULL)) {
			y += 1 + extra;
			column = extra = 0;
		}
		if (field_heading(f, i) != NULL) {
			y += y > 0;
			heading = y++;
		}
		if (wide)
			span = w - 2;
		if (value > span - label - 3 || p->edit.lines)
			value = span - label - 3;
		x = 1 + column * cw;
		spot[i] = (struct spot){ y, x + 1 + label, value,
			p->edit.lines ? note_lines(p) : 1, x, label, heading };
		column = wide ? columns : column + 1;
		if (f->error_at == i)
			extra = error_lines(f, w);
		if (column >= columns) {
			y += spot[i].h + extra;
			column = extra = 0;
		}
	}
	return y + (column > 0 ? 1 + extra : 0);
}

/* Lines for the error or the hint, at least one. */
static int
foot_lines(const struct form *f, int w)
{
	struct grid none = { 0 };
	int n = cell_wrap(&none, (struct rect){ 0, 0, 0, w - 2 },
	    f->error_at >= 0 ? f->error : f->hint, 0);

	return n > 0 ? n : 1;
}

int
form_lines(const struct form *f, int w)
{
	struct spot spot[64] = { 0 };

	return lay_strip(f, w, spot) + foot_lines(f, w);
}

static void
paint_value(struct form *f, int i, struct rect r, bool focus)
{
	struct form_field *p = &f->field[i];
	struct ui *ui = f->owner->ui;
	struct grid *g = &ui->grid;
	int style = p->fixed ? STYLE_NORMAL : STYLE_FIELD;
	int flag = focus ? STYLE_SELECTED : 0;

	if (p->field.type == SR_TYPE_BOOL) {
		cell_put(g, r.y, r.x, r.w,
		    sr_get_int(&p->field, f->rec) != 0 ? "[x]" : "[ ]",
		    STYLE_NORMAL | flag);
		if (focus)
			grid_cursor(g, r.y, r.x + 1);
	} else if (field_choice(p) && !p->fixed) {
		const char *text = p->edit.text;

		if (p->field.type == SR_TYPE_GRADE)
			style = style_of_grade(text) != STYLE_NORMAL
				    ? style_of_grade(text)
				    : style;
		cell_put(g, r.y, r.x, r.w - 1, text, style | flag);
		cell_put(g, r.y, r.x + r.w - 1, 1, "▾", STYLE_DIM | flag);
		if (focus)
			grid_cursor(g, r.y, r.x);
	} else {
		edit_paint(&p->edit, g, r, style | flag, focus);
	}
}

static void
paint_field(struct form *f, int i, const struct spot *s, struct rect r, int y)
{
	struct form_field *p = &f->field[i];
	struct grid *g = &f->owner->ui->grid;
	bool wrong = f->error_at == i;
	int end = r.y + r.h, h = y + s->h > end ? end - y : s->h;

	if (y < r.y || h < 1)
		return;
	p->at = (struct rect){ y, r.x + s->x, h, s->w };
	if (wrong)
		cell_put(g, y, r.x + s->label_x - 1, 1, "!", STYLE_ERROR);
	cell_put(g, y, r.x + s->label_x, s->label_w, _(p->field.label),
	    wrong ? STYLE_ERROR : STYLE_DIM);
	if (p->must && !p->fixed && !wrong)
		cell_add(g, y, r.x + s->label_x + text_cells(_(p->field.label)),
		    1, "*", STYLE_KEY);
	paint_value(f, i, p->at, f->at == i && !p->fixed);
}

/* The error or the hint beneath the fields of a strip. */
static void
paint_foot(struct form *f, struct rect r)
{
	bool wrong = f->error_at >= 0;

	cell_wrap(&f->owner->ui->grid, r, wrong ? f->error : f->hint,
	    wrong ? STYLE_ERROR : f->hint_style);
}

static void
paint_strip(struct form *f, struct rect r)
{
	struct grid *g = &f->owner->ui->grid;
	struct spot spot[64] = { 0 };
	int lines = lay_strip(f, r.w, spot), foot = foot_lines(f, r.w);
	int top = 0;

	cell_rule(g, r.y, r.x, r.w, _(f->spec->title));
	r.y++;
	r.h -= 1 + foot; /* the rule above, the hint beneath */
	if (r.h < 1 || lines < 1)
		return;
	cell_fill(g, r, STYLE_NORMAL);
	if (f->n > 0 && spot[f->at].y >= r.h)
		top = spot[f->at].y - r.h + 1;
	for (int i = 0; i < f->n; i++)
		if (field_shown(f, i))
			paint_field(f, i, &spot[i], r, r.y + spot[i].y - top);
	paint_foot(f, (struct rect){ r.y + r.h, r.x + 1, foot, r.w - 2 });
}

static void
paint_page(struct form *f, struct rect r)
{
	struct grid *g = &f->owner->ui->grid;
	struct spot spot[64] = { 0 };
	int lines = lay_page(f, r.w, spot), at;
	int hint = cell_wrap(
	    &(struct grid){ 0 }, (struct rect){ 0, 0, 0, r.w - 2 }, f->hint, 0);

	r.h -= hint > 0 ? hint : 1;
	if (f->n == 0 || r.h < 1)
		return;
	at = spot[f->at].y;
	if (at < f->top || lines <= r.h)
		f->top = lines <= r.h ? 0 : at;
	if (at + spot[f->at].h + 1 > f->top + r.h)
		f->top = at + spot[f->at].h + 1 - r.h;
	for (int i = 0; i < f->n; i++) {
		const struct spot *s = &spot[i];
		int y = r.y + s->y - f->top, hy = r.y + s->heading_y - f->top;

		if (!field_shown(f, i))
			continue;
		if (s->heading_y >= 0 && hy >= r.y && hy < r.y + r.h)
			cell_put(g, hy, r.x + 1, r.w - 2,
			    _(field_heading(f, i)), STYLE_TITLE);
		if (y < r.y + r.h)
			paint_field(f, i, s, r, y);
		/* The message stands beneath its field. */
		if (f->error_at == i)
			cell_wrap(g,
			    (struct rect){ y + s->h, r.x + 3,
				r.y + r.h - y - s->h, r.w - 4 },
			    f->error, STYLE_ERROR);
	}
	cell_wrap(g, (struct rect){ r.y + r.h, r.x + 1, hint, r.w - 2 },
	    f->hint, f->hint_style);
}

void
form_paint(struct form *f, struct rect r, bool strip)
{
	for (int i = 0; i < f->n; i++)
		f->field[i].at.h = 0;
	if (strip)
		paint_strip(f, r);
	else
		paint_page(f, r);
}
