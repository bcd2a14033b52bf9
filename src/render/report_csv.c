/*
 * Reports for a spreadsheet: a block after the other, each with its title
 * and heads, every line of as many fields as the widest has.  Figures are
 * bare numbers; what could be a formula is not one.
 */
#include "base/arena.h"
#include "base/intl.h"
#include "render/csv_cell.h"
#include "render/report.h"
#include "base/banned.h"

struct table {
	const struct report *r;
	struct sink *out;
	int width, n; /* fields of a line; written of this one */
};

static void
csv_cell(struct table *t, const char *text)
{
	if (t->n++ > 0)
		sink_put(t->out, ",", 1);
	csv_cell_put(t->out, text);
}

static void
csv_end(struct table *t)
{
	for (t->n += t->n == 0; t->n < t->width; t->n++)
		sink_put(t->out, ",", 1);
	sink_put(t->out, "\r\n", 2);
	t->n = 0;
}

/* A rate is three columns: the rate in per cent, what it divides. */
static void
csv_head(struct table *t, const struct report_block *b)
{
	const struct report_spec *spec = t->r->spec;

	if (b->kind == REPORT_TABLE)
		csv_cell(t, _("Salesperson"));
	for (size_t k = 0; k < b->ncol; k++) {
		const struct report_col *col = &b->col[k];
		if (col->num == NULL) {
			csv_cell(t, _(col->label));
			continue;
		}
		csv_cell(t, arena_printf(t->r->mem, "%s %%", _(col->label)));
		csv_cell(t, _(report_figure_of(spec, col->num)->label));
		csv_cell(t, _(report_figure_of(spec, col->den)->label));
	}
	csv_end(t);
}

static void
csv_row(struct table *t, int b, int row)
{
	const struct report *r = t->r;
	const struct report_block *block = &r->spec->block[b];
	const struct sr_cell *any = NULL;

	for (size_t k = 0; any == NULL && k < block->ncol; k++)
		any = report_cell(r, b, row, block->col[k].name);
	if (block->kind == REPORT_TABLE)
		csv_cell(t, report_row_name(r, row, any));
	for (size_t k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		const struct sr_cell *c = report_cell(r, b, row, col->name);
		csv_cell(t, report_text_of(r, col, c, SR_FILE));
		if (col->num == NULL)
			continue;
		csv_cell(t, arena_printf(r->mem, "%lld",
				(long long)(c != NULL ? c->num : 0)));
		csv_cell(t, arena_printf(r->mem, "%lld",
				(long long)(c != NULL ? c->den : 0)));
	}
	csv_end(t);
}

static int
csv_width(const struct report_spec *spec)
{
	int most = 0;

	for (size_t i = 0; i < spec->nblock; i++) {
		const struct report_block *b = &spec->block[i];
		int n = b->ncol + (b->kind == REPORT_TABLE);
		for (size_t k = 0; k < b->ncol; k++)
			n += b->col[k].num != NULL ? 2 : 0;
		if (n > most)
			most = n;
	}
	return most;
}

void
report_to_csv(const struct report *r, struct sink *out)
{
	struct table t = { .r = r, .out = out, .width = csv_width(r->spec) };

	sink_text(out, "\xef\xbb\xbf");
	for (int b = 0; b < r->spec->nblock; b++) {
		const struct report_block *block = &r->spec->block[b];
		int row = report_next_row(r, b, 0);
		if (row == 0 || block->kind == REPORT_SIGN)
			continue;
		if (b > 0)
			csv_end(&t);
		csv_cell(&t, _(b > 0 ? block->title : r->spec->title));
		csv_end(&t);
		if (block->kind != REPORT_NOTE)
			csv_head(&t, block);
		for (; row != 0; row = report_next_row(r, b, row))
			csv_row(&t, b, row);
	}
}
