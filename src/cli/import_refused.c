/*
 * The file of refused rows: as they stood, each with its line, column, value
 * and reason, so that it can be mended and imported.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "cli/import_own.h"
#include "render/csv_cell.h"
#include "render/message.h"
#include "base/banned.h"

size_t
import_column(const struct import *im, const char *field)
{
	for (size_t i = 0; i < im->cols.n; i++)
		if (im->cols.col[i].field != NULL &&
		    strcmp(im->cols.col[i].field->col, field) == 0)
			return i;
	return NO_COLUMN;
}

/* The columns that a later import skips, then those of the file. */
static void
put_head(struct import *im)
{
	static const char *const own[] = { N_("line"), N_("column"),
		N_("value"), N_("reason") };
	struct sink *out = out_sink(im->refused);

	sink_text(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < 4; i++)
		csv_cell_put(out, arena_printf(im->a, "#%s", _(own[i]))),
		    sink_text(out, ",");
	for (size_t i = 0; i < im->cols.n; i++) {
		if (i > 0)
			sink_text(out, ",");
		csv_cell_put(out, im->cols.col[i].head);
	}
	sink_text(out, "\r\n");
}

static void
put_row(struct import *im, const struct import_refused *r)
{
	struct sink *out = out_sink(im->refused);
	const struct import_item *item = &r->item;
	bool at = r->column != NO_COLUMN;

	csv_cell_put(out, arena_printf(im->mem, "%ld", item->line));
	sink_text(out, ",");
	csv_cell_put(out, at ? im->cols.col[r->column].head : "");
	sink_text(out, ",");
	csv_cell_put(out, at && r->column < item->n
			      ? csv_cell_bare(item->cell[r->column])
			      : "");
	sink_text(out, ",");
	csv_cell_put(out, error_text(im->mem, &r->why));
	for (size_t i = 0; i < item->n; i++) {
		sink_text(out, ",");
		csv_cell_put(out, csv_cell_bare(item->cell[i]));
	}
	sink_text(out, "\r\n");
}

int
import_refuse(struct import *im, const struct import_item *item, size_t column,
    const struct sr_error *why)
{
	const size_t one = sizeof(*im->pending);
	size_t n = im->nrefused;

	/* Room doubles, so that the copies do not add up. */
	if ((n & (n - 1)) == 0)
		im->pending = arena_grow(
		    im->mem, im->pending, n * one, (n > 0 ? 2 * n : 1) * one);
	if (im->pending == NULL)
		return sr_fail(
		    im->err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	im->pending[im->nrefused++] =
	    (struct import_refused){ *item, column, *why };
	return SR_OK;
}

static int
line_order(const void *a, const void *b)
{
	const struct import_refused *x = a, *y = b;

	return (x->item.line > y->item.line) - (x->item.line < y->item.line);
}

/* What the store refused is known after what could not be read at all. */
void
import_refused_put(struct import *im)
{
	struct import_result *res = im->res;

	if (im->nrefused > 0)
		qsort(im->pending, im->nrefused, sizeof(*im->pending),
		    line_order);
	for (size_t i = 0; i < im->nrefused; i++) {
		const struct import_refused *r = &im->pending[i];
		if (res->refused++ == 0) {
			put_head(im);
			res->first = r->why;
			res->first.message = arena_dup(im->a, r->why.message);
			res->first_line = r->item.line;
		}
		put_row(im, r);
	}
	im->nrefused = 0;
}
