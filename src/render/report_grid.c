/* The layout of reports: head, blocks, signatures; and steps over it. */
#include "render/report_grid.h"

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "render/report_pen.h"
#include "base/banned.h"

enum { INDENT = 10 }; /* after the title of a line of figures */

/* ---- head ---- */

static int64_t
head_value(const struct report *r, const char *col)
{
	const struct sr_cell *c = report_cell(r, 0, 1, col);

	return c != NULL ? c->value : 0;
}

static const char *
head_text(const struct report *r, const char *col)
{
	return report_text_of(r, report_col_of(&r->spec->block[0], col),
	    report_cell(r, 0, 1, col), SR_SHOW);
}

/* "2026-11-21 Sat", or the days from and to. */
static const char *
head_days(const struct report *r)
{
	sr_day from = (sr_day)head_value(r, "from");
	sr_day to = (sr_day)head_value(r, "to");
	char a[11], b[11];

	day_iso(a, from);
	day_iso(b, to);
	if (from != to)
		return arena_printf(r->mem, "%s .. %s", a, b);
	return arena_printf(r->mem, "%s %s", a, _(day_weekday_name(from)));
}

static const char *
head_moment(const struct report *r, const char *day, const char *at)
{
	char a[11], b[6];

	return arena_printf(r->mem, "%s %s",
	    day_iso(a, (sr_day)head_value(r, day)),
	    time_hm(b, (sr_time)head_value(r, at)));
}

static const char *
head_signed(const struct report *r, const char *who, const char *day,
    const char *at, const char *message)
{
	struct sr_arg arg[2] = { SR_TXT(head_text(r, who)),
		SR_TXT(head_moment(r, day, at)) };

	return message_text(r->mem, message, arg, 2);
}

static const char *
head_state(const struct report *r)
{
	if (head_value(r, "signer") == 0)
		return head_value(r, "from") == head_value(r, "to")
			   ? _("Not signed")
			   : "";
	return head_signed(
	    r, "signer", "signed_day", "signed_at", N_("Signed: {0} {1}"));
}

/* MESSAGE with the reason that stands in COL, if there is one. */
static void
lay_why(struct report_grid *g, const char *col, const char *message)
{
	struct sr_arg why = SR_TXT(head_text(g->report, col));

	if (head_text(g->report, col)[0] == '\0')
		return;
	pen_line(g, 0);
	pen_span(g, 0, g->width, message_text(g->mem, message, &why, 1),
	    REPORT_STATE);
}

static void
lay_head(struct report_grid *g)
{
	const struct report *r = g->report;
	const char *title = arena_printf(
	    g->mem, "%s  %s", head_text(r, "house"), _(r->spec->title));
	const char *days = head_days(r);
	struct sr_arg printed = SR_TXT(head_moment(r, "printed", "printed_at"));

	if (head_value(r, "staff") != 0)
		title = arena_printf(
		    g->mem, "%s  %s", title, head_text(r, "staff"));
	pen_line(g, 0);
	pen_span(g, 0, g->width - 14, title, REPORT_TITLE);
	pen_line(g, 0);
	days = arena_printf(g->mem, "%s %s", days, head_text(r, "weather"));
	pen_span(g, 0, 30, days, REPORT_PLAIN);
	pen_right(g, 30, g->width - 30,
	    message_text(g->mem, N_("Printed {0}"), &printed, 1), REPORT_DIM);
	pen_line(g, 0);
	pen_span(g, 0, g->width, head_state(r), REPORT_STATE);
	if (head_value(r, "second") != 0)
		pen_right(g, g->width / 2, g->width - g->width / 2,
		    head_signed(r, "second", "second_day", "second_at",
			N_("Countersigned: {0} {1}")),
		    REPORT_STATE);
	lay_why(g, "open_reason", N_("Signed with open lines because: {0}"));
	lay_why(g, "loss_reason",
	    N_("Month closed without analysing losses because: {0}"));
	pen_line(g, REPORT_RULE);
	g->nhead = g->nline;
}

/* ---- lines of figures ---- */

/* How many cells the item takes. */
static int
item_cells(const struct report *r, const struct report_col *col,
    const struct sr_cell *cell)
{
	int w = text_cells(_(col->label)) + 1;

	if (col->num != NULL && cell != NULL)
		w += text_cells(arena_printf(r->mem, "%lld/%lld ",
		    (long long)cell->num, (long long)cell->den));
	return w + text_cells(report_text_of(r, col, cell, SR_SHOW));
}

/* A part of a rate, which is a figure of its own. */
static int
lay_part(struct report_grid *g, int x, const char *measure, sr_id staff,
    int64_t value)
{
	const char *s = arena_printf(g->mem, "%lld", (long long)value);

	pen_span(g, x, g->width - x, s, REPORT_PLAIN);
	pen_figure(g, x, text_cells(s), measure, staff, false);
	return x + text_cells(s);
}

static void
lay_item(struct report_grid *g, int x, const struct report_block *b,
    const struct report_col *col, const struct sr_cell *cell)
{
	const struct report *r = g->report;
	const char *label = _(col->label);
	const char *text = report_text_of(r, col, cell, SR_SHOW);

	pen_span(g, x, g->width - x, label, REPORT_DIM);
	x += text_cells(label) + 1;
	if (col->num != NULL && cell != NULL) {
		x = lay_part(g, x, col->num, cell->staff, cell->num);
		pen_span(g, x, 1, "/", REPORT_PLAIN);
		x = lay_part(g, x + 1, col->den, cell->staff, cell->den) + 1;
	}
	pen_span(g, x, g->width - x, text, REPORT_PLAIN);
	if (report_is_figure(b, col) && cell != NULL)
		pen_figure(
		    g, x, text_cells(text), col->name, cell->staff, false);
}

static void
lay_line(struct report_grid *g, int b)
{
	const struct report *r = g->report;
	const struct report_block *block = &r->spec->block[b];
	int x = INDENT;

	pen_line(g, 0);
	pen_span(g, 0, INDENT - 1, _(block->title), REPORT_TITLE);
	for (size_t k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		const struct sr_cell *cell = report_cell(r, b, 1, col->name);
		int w = item_cells(r, col, cell);
		if (x > INDENT && x + w > g->width) {
			pen_line(g, 0);
			x = INDENT;
		}
		lay_item(g, x, block, col, cell);
		x += w + 2;
	}
}

/* ---- tables ---- */

/* Cells left for the row's name. */
static int
table_name_cells(const struct report_grid *g, const struct report_block *block)
{
	int w = g->width;

	for (size_t k = 0; k < block->ncol; k++)
		w -= block->col[k].width;
	return w < 20 ? w : 20;
}

static void
lay_table_head(
    struct report_grid *g, const struct report_block *block, int name)
{
	int x = name;

	pen_line(g, REPORT_KEEP);
	pen_line(g, REPORT_KEEP);
	pen_span(g, 0, name, _(block->title), REPORT_TITLE);
	for (size_t k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		const char *head = col->head != NULL ? col->head : col->label;
		pen_right(g, x, col->width, _(head), REPORT_TITLE);
		x += col->width;
	}
}

static void
lay_table_row(struct report_grid *g, int b, int row, int name)
{
	const struct report *r = g->report;
	const struct report_block *block = &r->spec->block[b];
	const struct sr_cell *any = NULL;
	int x = name;

	pen_line(g, row > REPORT_ROW_TOTAL ? REPORT_KEEP : 0);
	for (size_t k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		const struct sr_cell *cell = report_cell(r, b, row, col->name);
		const char *text = report_text_of(r, col, cell, SR_SHOW);
		if (cell == NULL && row == REPORT_ROW_TARGET &&
		    (col->flags & REPORT_STOCK) == 0)
			text = REPORT_ABSENT;
		pen_right(g, x, col->width, text, REPORT_PLAIN);
		x += col->width;
		/* No records stand behind a target. */
		if (cell == NULL || row == REPORT_ROW_TARGET)
			continue;
		any = cell;
		pen_figure(g, x - col->width, col->width, col->name,
		    cell->staff, row == REPORT_ROW_MONTH);
	}
	pen_span(g, 0, name, report_row_name(r, row, any),
	    row < REPORT_ROW_NOBODY ? REPORT_PLAIN : REPORT_TITLE);
}

static void
lay_table(struct report_grid *g, int b)
{
	const struct report_block *block = &g->report->spec->block[b];
	int name = table_name_cells(g, block);

	lay_table_head(g, block, name);
	for (int row = 0; (row = report_next_row(g->report, b, row)) != 0;)
		lay_table_row(g, b, row, name);
	pen_line(g, 0);
}

/* ---- lists, notes, signatures ---- */

static void
lay_list_row(struct report_grid *g, int b, int row)
{
	const struct report *r = g->report;
	const struct report_block *block = &r->spec->block[b];
	int x = 1;

	pen_line(g, 0);
	for (size_t k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		const char *text = report_text_of(
		    r, col, report_cell(r, b, row, col->name), SR_SHOW);
		if (k + 1 == block->ncol)
			pen_wrap(g, x, text, REPORT_PLAIN);
		else
			pen_span(g, x, col->width - 1, text, REPORT_PLAIN);
		x += col->width;
	}
}

static void
lay_list(struct report_grid *g, int b)
{
	const struct report_block *block = &g->report->spec->block[b];
	int row = report_next_row(g->report, b, 0), x = 1;

	if (row == 0)
		return;
	pen_line(g, REPORT_KEEP);
	pen_line(g, REPORT_KEEP);
	pen_span(g, 0, g->width, _(block->title), REPORT_TITLE);
	pen_line(g, REPORT_KEEP);
	for (size_t k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		int w = k + 1 == block->ncol ? g->width - x : col->width - 1;
		pen_span(g, x, w, _(col->head != NULL ? col->head : col->label),
		    REPORT_DIM);
		x += col->width;
	}
	for (; row != 0; row = report_next_row(g->report, b, row))
		lay_list_row(g, b, row);
}

static void
lay_note(struct report_grid *g, int b)
{
	const struct report *r = g->report;
	const struct report_block *block = &r->spec->block[b];
	const struct report_col *col = &block->col[0];
	const struct sr_cell *cell = report_cell(r, b, 1, col->name);

	if (cell == NULL)
		return;
	pen_line(g, REPORT_KEEP);
	pen_line(g, REPORT_KEEP);
	pen_span(g, 0, g->width, _(block->title), REPORT_TITLE);
	pen_line(g, 0);
	pen_wrap(g, 1, report_text_of(r, col, cell, SR_SHOW), REPORT_PLAIN);
}

static void
lay_sign(struct report_grid *g, int b)
{
	const struct report *r = g->report;
	const struct report_block *block = &r->spec->block[b];
	int w = g->width / block->ncol;

	pen_line(g, REPORT_KEEP);
	pen_line(g, REPORT_KEEP);
	pen_line(g, 0);
	for (int k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		const struct sr_cell *cell = report_cell(r, b, 1, col->name);
		const char *label = _(col->label);
		int x = k * w + text_cells(label) + 1;
		pen_span(g, k * w, w - 2, label, REPORT_DIM);
		pen_span(g, x, (k + 1) * w - 2 - x,
		    cell != NULL ? report_text_of(r, col, cell, SR_SHOW)
				 : "________________________________",
		    REPORT_PLAIN);
	}
}

bool
report_lay(
    struct report_grid *g, const struct report *r, int width, struct arena *a)
{
	*g = (struct report_grid){ .report = r, .mem = a, .width = width };
	for (int b = 0; b < r->spec->nblock; b++) {
		switch (r->spec->block[b].kind) {
		case REPORT_HEAD: lay_head(g); break;
		case REPORT_LINE: lay_line(g, b); break;
		case REPORT_TABLE: lay_table(g, b); break;
		case REPORT_LIST: lay_list(g, b); break;
		case REPORT_NOTE: lay_note(g, b); break;
		default: lay_sign(g, b); break;
		}
	}
	return !arena_failed(a);
}

/* ---- figures ---- */

int
report_step(const struct report_grid *g, int from, int dx, int dy)
{
	const struct report_figure *f, *best = NULL;

	if (g->nfigure == 0)
		return -1;
	if (from < 0 || from >= g->nfigure)
		return 0;
	if (dy == 0) {
		int to = from + dx;
		return to < 0 || to >= g->nfigure ? from : to;
	}
	/* The nearest line that way, then the figure nearest in it. */
	f = &g->figure[from];
	for (int i = 0; i < g->nfigure; i++) {
		const struct report_figure *k = &g->figure[i];
		int away = (k->line - f->line) * (dy > 0 ? 1 : -1);
		int off = k->x + k->w - f->x - f->w;
		if (away <= 0)
			continue;
		if (best != NULL) {
			int b = (best->line - f->line) * (dy > 0 ? 1 : -1);
			int boff = best->x + best->w - f->x - f->w;
			if (away > b ||
			    (away == b && (off < 0 ? -off : off) >=
					      (boff < 0 ? -boff : boff)))
				continue;
		}
		best = k;
	}
	return best != NULL ? (int)(best - g->figure) : from;
}

void
report_behind_ask(const struct report_grid *g, int i, struct sr_report_ask *ask)
{
	*ask = g->report->ask;
	ask->measure = g->figure[i].measure;
	ask->staff = g->figure[i].staff;
	ask->month = g->figure[i].month;
}
