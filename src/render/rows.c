/*
 * Rows by their field table.  What may not be shown becomes '?' here, for a
 * file may hold what no form would have taken.
 */
#include "render/rows.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "base/banned.h"

enum { MAX_COLS = 64, GAP = 2 };

struct table {
	const struct sr_dir *dir;
	const struct sr_rows *rows;
	struct arena *mem;
	struct sink *out;
	const struct sr_field *col[MAX_COLS];
	int width[MAX_COLS];
	int n, blanks;
};

static bool
for_people(const struct sr_field *f)
{
	return (f->flags & SR_HIDDEN) == 0 && f->type != SR_TYPE_ID &&
	       strcmp(f->col, "rev") != 0;
}

static void
table_choose(
    struct table *t, const struct sr_record *r, const char *const *cols)
{
	const bool all = cols == NULL;

	for (; cols != NULL && *cols != NULL && t->n < MAX_COLS; cols++) {
		const struct sr_field *f = sr_field_of(r, *cols);
		if (f != NULL)
			t->col[t->n++] = f;
	}
	for (size_t i = 0; all && i < r->nfields && t->n < MAX_COLS; i++)
		if (for_people(&r->fields[i]))
			t->col[t->n++] = &r->fields[i];
}

static const char *
table_cell(const struct table *t, size_t row, int col)
{
	const char *s = sr_format(t->dir, t->col[col],
	    (const char *)t->rows->row + row * t->rows->size, SR_SHOW, t->mem);

	return text_safe(t->mem, s, false);
}

/* Blanks wait for the next cell: none end a line. */
static void
table_put(struct table *t, int col, const char *s)
{
	int pad = t->width[col] - text_cells(s);
	bool right = sr_type_right(t->col[col]->type);

	t->blanks += right ? pad : 0;
	if (*s != '\0') {
		sink_fill(t->out, ' ', t->blanks);
		sink_text(t->out, s);
		t->blanks = 0;
	}
	t->blanks += (right ? 0 : pad) + GAP;
	if (col < t->n - 1)
		return;
	sink_text(t->out, "\n");
	t->blanks = 0;
}

void
rows_to_text(const struct sr_dir *d, const struct sr_record *r,
    const struct sr_rows *rows, const char *const *cols, struct sink *out,
    struct arena *a)
{
	struct table t = { .dir = d, .rows = rows, .mem = a, .out = out };

	table_choose(&t, r, cols);
	if (t.n == 0)
		return;
	for (int k = 0; k < t.n; k++) {
		t.width[k] = text_cells(_(t.col[k]->label));
		for (size_t i = 0; i < rows->n; i++) {
			int w = text_cells(table_cell(&t, i, k));
			t.width[k] = w > t.width[k] ? w : t.width[k];
		}
	}
	for (int k = 0; k < t.n; k++)
		table_put(&t, k, _(t.col[k]->label));
	for (size_t i = 0; i < rows->n; i++)
		for (int k = 0; k < t.n; k++)
			table_put(&t, k, table_cell(&t, i, k));
}

void
row_json_value(const struct sr_dir *d, const struct sr_field *f,
    const void *rec, struct sink *out, struct arena *a)
{
	const char *s = sr_format(d, f, rec, SR_FILE, a);

	if (f->type == SR_TYPE_BOOL)
		sink_text(out, sr_get_int(f, rec) != 0 ? "true" : "false");
	else if (*s == '\0')
		sink_text(out, "null");
	else if (sr_type_number(f->type))
		sink_text(out, s);
	else
		sink_json(out, text_safe(a, message_kept(a, s, false), true));
}

void
rows_to_json(const struct sr_dir *d, const struct sr_record *r,
    const struct sr_rows *rows, struct sink *out, struct arena *a)
{
	sink_text(out, "[");
	for (size_t i = 0; i < rows->n; i++) {
		const char *row = (const char *)rows->row + i * rows->size;
		const char *comma = "";
		sink_text(out, i > 0 ? ",\n{" : "\n{");
		for (size_t k = 0; k < r->nfields; k++) {
			const struct sr_field *f = &r->fields[k];
			if ((f->flags & SR_HIDDEN) != 0)
				continue;
			sink_text(out, comma);
			sink_json(out, f->col);
			sink_text(out, ": ");
			row_json_value(d, f, row, out, a);
			comma = ", ";
		}
		sink_text(out, "}");
	}
	sink_text(out, "\n]\n");
}
