/*
 * Somebody else saved the record since it was read: every field that is not
 * the same stands with both values.  Chosen at first is what was typed here,
 * and where nothing was typed the other's; `!` marks what both changed.
 * Knows fields, no noun.
 */
#include "tui/stale.h"

#include <string.h>

#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "tui/dialog.h"
#include "tui/form_own.h"

#include "base/banned.h"

#define FIELDS 64
#define LABEL_CELLS 18
#define HEAD_LINES \
	5 /* the screen's title and rule, the question, the heads \
	   */
#define FOOT_LINES 2

struct line {
	int field;
	const char *text[2]; /* mine, theirs */
	bool mine, both;     /* chosen; changed by both */
};

struct choice {
	struct overlay overlay;
	struct form *f;
	const char *why; /* of the refusal: who was faster */
	struct line line[FIELDS];
	int n, at, top;
	int scroll; /* of the values beneath, in lines */
	bool accepted;
};

/* ---- which fields, and what becomes of them ---- */

/* The record of F as it is in the store now, in A; NULL: it cannot be read. */
static void *
form_read(struct form *f, struct arena *a)
{
	const struct form_spec *spec = f->spec;
	const struct sr_field *day = sr_field_of(spec->record, "day");
	struct sr *sr = f->owner->ui->sr;
	const struct sr_key key = { .id = f->id };
	struct sr_find find;
	void *rec = arena_alloc(a, spec->record->size);
	bool by_day;
	int rc = SR_E_NONE;

	if (rec == NULL || spec->get == 0 || sr == NULL)
		return NULL;
	by_day = sr_ops[spec->get].arg == &sr_rec_find && day != NULL;
	if (by_day) {
		sr_record_clear(&sr_rec_find, &find);
		find.from = (sr_day)sr_get_int(day, f->rec);
		rc = sr_call(sr, spec->get, &find, rec, a);
	} else if (f->id != 0) {
		rc = sr_call(sr, spec->get, &key, rec, a);
	}
	return rc == SR_OK ? rec : NULL;
}

static int64_t
rev_of(const struct form *f, const void *rec)
{
	const struct sr_field *rev = sr_field_of(f->spec->record, "rev");

	return rev != NULL ? sr_get_int(rev, rec) : 0;
}

/* Stands the field here for whatever the store has? */
static bool
stays(const struct form_field *p, const void *rec)
{
	return p->fixed || (!p->touched && (p->field.flags & SR_MASKED) != 0 &&
			       sr_is_masked(sr_get_text(&p->field, rec)));
}

static const char *
value_text(struct form *f, int i, const void *rec, struct arena *a)
{
	const char *text =
	    sr_format(f->owner->ui->dir, &f->field[i].field, rec, SR_EDIT, a);

	return text[0] != '\0' ? text : "-";
}

static void
differences(
    struct form *f, const void *theirs, struct choice *c, struct arena *a)
{
	for (int i = 0; i < f->n && c->n < FIELDS; i++) {
		const struct form_field *p = &f->field[i];

		if (stays(p, f->rec) ||
		    sr_field_same(&p->field, f->rec, theirs))
			continue;
		c->line[c->n++] = (struct line){ .field = i,
			.text = { value_text(f, i, f->rec, a),
			    value_text(f, i, theirs, a) },
			.mine = p->touched,
			.both = p->touched &&
				(f->base_old || !sr_field_same(&p->field,
						    f->base, theirs)) };
	}
}

/* The other's record, with what was chosen of mine. */
static bool
choice_take(
    struct form *f, const void *theirs, const struct choice *c, struct arena *a)
{
	bool mine[FIELDS + 1] = { false };
	void *rec = arena_alloc(a, f->spec->record->size);

	if (rec == NULL)
		return false;
	memcpy(rec, f->rec, f->spec->record->size);
	for (int k = 0; k < c->n; k++)
		mine[c->line[k].field] = c->line[k].mine;
	form_take(f, theirs);
	for (int i = 0; i < f->n; i++) {
		struct form_field *p = &f->field[i];

		p->touched = p->typed = mine[i];
		if (mine[i] && p->field.storage == SR_ST_TEXT)
			sr_set_text(
			    &p->field, f->rec, sr_get_text(&p->field, rec));
		else if (mine[i])
			sr_set_int(
			    &p->field, f->rec, sr_get_int(&p->field, rec));
		field_refresh(f, i);
	}
	return true;
}

/* ---- what it looks like ---- */

static int
label_cells(const struct choice *c)
{
	int w = 6;

	for (int k = 0; k < c->n; k++) {
		int cells =
		    text_cells(_(c->f->field[c->line[k].field].field.label));

		w = cells > w ? cells : w;
	}
	return w > LABEL_CELLS ? LABEL_CELLS : w;
}

static void
paint_line(const struct choice *c, struct grid *g, int k, int y, int label)
{
	const struct line *l = &c->line[k];
	int x = 2 + label + 2, w = (g->w - x - 1) / 2 - 1;
	int at = k == c->at ? STYLE_SELECTED : 0;

	cell_put(g, y, 0, g->w, at != 0 ? "▸" : "", STYLE_NORMAL | at);
	if (l->both)
		cell_add(g, y, 1, 1, "!", STYLE_OVERDUE | at);
	cell_add(g, y, 2, label, _(c->f->field[l->field].field.label),
	    STYLE_NORMAL | at);
	for (int side = 0; side < 2; side++) {
		bool on = l->mine == (side == 0);
		int style = (on ? STYLE_TITLE : STYLE_DIM) | at;
		const char *text = l->text[side];
		size_t n = strcspn(text, "\n");
		struct arena *a = c->f->owner->ui->frame;

		if (text[n] != '\0') /* one line of it */
			text = arena_printf(a, "%.*s ...", (int)n, text);
		cell_add(g, y, x, 4, on ? "(*)" : "( )", style);
		cell_put(g, y, x + 4, w - 4, text, style);
		x += w + 1;
	}
}

/* All of a value: W cells wide, from line FROM on; the lines it takes. */
static int
paint_whole(
    struct grid *g, struct rect r, const char *text, int from, int style)
{
	struct grid page = { 0 };
	int lines = cell_wrap(&page, (struct rect){ 0, 0, 0, r.w }, text, 0);

	if (r.h > 0 && grid_resize(&page, lines, r.w)) {
		cell_wrap(
		    &page, (struct rect){ 0, 0, lines, r.w }, text, style);
		for (int y = 0; y < r.h && from + y < lines; y++)
			memcpy(&g->cell[(r.y + y) * g->w + r.x],
			    &page.cell[(from + y) * r.w],
			    (size_t)r.w * sizeof(*g->cell));
	}
	grid_free(&page);
	return lines;
}

/* The line under the cursor, whole: mine above, theirs beneath. */
static void
paint_values(struct choice *c, struct grid *g, int y, int end)
{
	static const char *const heads[] = { N_("Mine"), N_("Theirs") };
	const struct line *l = &c->line[c->at];
	int x = text_cells(_(heads[1])) + 3, each = (end - y - 1) / 2, most = 0;

	if (text_cells(_(heads[0])) + 3 > x)
		x = text_cells(_(heads[0])) + 3;
	cell_rule(g, y++, 0, g->w, _(c->f->field[l->field].field.label));
	for (int side = 0; side < 2; side++, y += each) {
		bool on = l->mine == (side == 0);
		struct rect r = { y, x, each, g->w - x - 1 };
		int lines;

		cell_put(g, y, 1, x - 2, _(heads[side]), STYLE_DIM);
		lines = paint_whole(g, r, l->text[side], c->scroll,
		    on ? STYLE_TITLE : STYLE_NORMAL);
		most = lines > most ? lines : most;
	}
	if (c->scroll > most - 1)
		c->scroll = most - 1;
}

static void
paint_keys(struct grid *g, int y)
{
	static const struct answer keys[] = { { K_ENTER, N_("save") },
		{ K_LEFT, N_("mine") }, { K_RIGHT, N_("theirs") },
		{ 'm', N_("all mine") }, { 't', N_("all theirs") },
		{ K_ESC, N_("to the form") }, { 0, NULL } };

	answers_paint(g, y, keys);
}

static void
choice_paint(struct overlay *o, struct ui *ui)
{
	struct choice *c = (void *)o;
	struct grid *g = &ui->grid;
	int label = label_cells(c), end = g->h - FOOT_LINES;
	int x = 2 + label + 2, w = (g->w - x - 1) / 2 - 1;
	int rows = end - HEAD_LINES - 5;

	if (rows > c->n)
		rows = c->n;
	if (c->at < c->top)
		c->top = c->at;
	if (c->at >= c->top + rows)
		c->top = c->at - rows + 1;
	cell_fill(g, (struct rect){ 2, 0, g->h - 2, g->w }, STYLE_NORMAL);
	cell_put(g, 2, 1, g->w - 2, c->why, STYLE_ERROR);
	cell_put(g, 3, 1, g->w - 2,
	    _("Choose in each line what shall stand; ! both changed it."),
	    STYLE_NORMAL);
	cell_put(g, 4, x + 4, w - 4, _("Mine"), STYLE_TITLE);
	cell_put(g, 4, x + w + 5, w - 4, _("Theirs"), STYLE_TITLE);
	for (int k = 0; k < rows; k++)
		paint_line(c, g, c->top + k, HEAD_LINES + k, label);
	paint_values(c, g, HEAD_LINES + rows, end);
	cell_rule(g, end, 0, g->w, NULL);
	paint_keys(g, end + 1);
	ui_paint_message(ui);
}

/* ---- its keys ---- */

static void
choose_all(struct choice *c, bool mine)
{
	for (int k = 0; k < c->n; k++)
		c->line[k].mine = mine;
}

static void
choice_move(struct choice *c, int by)
{
	int to = c->at + by;

	c->at = to < 0 ? 0 : to >= c->n ? c->n - 1 : to;
	c->scroll = 0;
}

static void
choice_click(struct choice *c, const struct ui *ui, const struct key *k)
{
	int row = c->top + k->y - HEAD_LINES, x = 2 + label_cells(c) + 2;

	if (k->button != MOUSE_CLICK && k->button != MOUSE_DOUBLE)
		choice_move(c, k->button == MOUSE_WHEEL_UP ? -1 : 1);
	else if (k->y >= HEAD_LINES && row < c->n) {
		c->at = row;
		if (k->x >= x)
			c->line[row].mine = k->x < x + (ui->grid.w - x - 1) / 2;
	}
}

static bool
choice_key(struct overlay *o, struct ui *ui, const struct key *k)
{
	struct choice *c = (void *)o;
	struct line *l = &c->line[c->at];

	ui->message[0] = '\0';
	switch (k->code) {
	case K_ESC: return true;
	case K_ENTER:
	case K_CTRL('S'): return c->accepted = true;
	case K_UP:
	case 'k':
	case K_BACKTAB: choice_move(c, -1); break;
	case K_DOWN:
	case 'j':
	case K_TAB: choice_move(c, 1); break;
	case K_HOME: choice_move(c, -c->n); break;
	case K_END: choice_move(c, c->n); break;
	case K_PGUP: c->scroll -= c->scroll > 0; break;
	case K_PGDN: c->scroll++; break;
	case K_LEFT:
	case 'h': l->mine = true; break;
	case K_RIGHT:
	case 'l': l->mine = false; break;
	case ' ': l->mine = !l->mine; break;
	case 'm': choose_all(c, true); break;
	case 't': choose_all(c, false); break;
	case K_MOUSE: choice_click(c, ui, k); break;
	default: break;
	}
	return false;
}

static bool
any_mine(const struct choice *c)
{
	for (int k = 0; k < c->n; k++)
		if (c->line[k].mine)
			return true;
	return false;
}

static enum stale
stale_ask(struct form *f, const void *theirs, struct arena *a)
{
	struct choice c = { { choice_paint, choice_key, NULL }, .f = f };

	differences(f, theirs, &c, a);
	/* Both want the same: there is nothing to ask. */
	if (c.n == 0)
		return STALE_SAME;
	/* The refusal stands in the line of messages. */
	c.why = arena_dup(a, f->owner->ui->message);
	f->owner->ui->message[0] = '\0';
	if (!overlay_run(f->owner->ui, &c.overlay) || !c.accepted ||
	    !choice_take(f, theirs, &c, a))
		return STALE_BACK;
	return any_mine(&c) ? STALE_MINE : STALE_THEIRS;
}

enum stale
form_stale(struct form *f)
{
	struct arena *a = arena_new();
	enum stale said = STALE_NONE;
	void *theirs = a != NULL ? form_read(f, a) : NULL;

	if (theirs != NULL && rev_of(f, theirs) != rev_of(f, f->rec))
		said = stale_ask(f, theirs, a);
	arena_free(a);
	return said;
}

void
form_changed(struct form *f)
{
	struct ui *ui = f->owner->ui;
	struct arena *a = arena_new();
	void *now = a != NULL ? form_read(f, a) : NULL;

	if (now != NULL && rev_of(f, now) != rev_of(f, f->rec) &&
	    rev_of(f, now) != f->rev_seen) {
		f->rev_seen = rev_of(f, now);
		if (!form_dirty(f)) {
			const struct choice none = { .n = 0 };

			choice_take(f, now, &none, a);
		}
		ui_message(ui, MSG_INFO,
		    form_dirty(f)
			? N_("Changed meanwhile by somebody else. What you "
			     "typed stays; saving shows both.")
			: N_("Changed just now by somebody else: this is how "
			     "it is."),
		    0);
	}
	arena_free(a);
}
