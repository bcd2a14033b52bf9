/*
 * Reports for programs: the blocks by name, their rows as objects, in no
 * language.  What has no figure yet is null.
 */
#include "base/arena.h"
#include "render/message.h"
#include "render/report.h"
#include "base/banned.h"

static void
json_number(const struct report *r, struct sink *out, int64_t v)
{
	sink_text(out, arena_printf(r->mem, "%lld", (long long)v));
}

static void
json_value(const struct report *r, struct sink *out,
    const struct report_col *col, const struct sr_cell *c)
{
	if (c == NULL)
		sink_text(out, "null");
	else if (col->num != NULL) {
		sink_text(out, "{\"basis_points\": ");
		if (c->den != 0)
			json_number(r, out, c->value);
		else
			sink_text(out, "null");
		sink_text(out, ", \"numerator\": ");
		json_number(r, out, c->num);
		sink_text(out, ", \"denominator\": ");
		json_number(r, out, c->den);
		sink_text(out, "}");
	} else if (col->type == SR_TYPE_INT)
		json_number(r, out, c->value);
	else if ((col->flags & REPORT_MSGID) != 0)
		sink_json(out, message_kept(r->mem, c->text, false));
	else
		sink_json(out, report_text_of(r, col, c, SR_FILE));
}

/* Which row of a table it is: a salesperson's or a special one. */
static void
json_row_name(const struct report *r, struct sink *out, int row,
    const struct sr_cell *any)
{
	static const char *const special[] = { "nobody", "total", "month",
		"target" };

	sink_text(out, "\"row\": ");
	if (row >= REPORT_ROW_NOBODY)
		sink_json(out, special[row - REPORT_ROW_NOBODY]);
	else
		sink_json(out, any != NULL
				   ? sr_dir_file(r->dir, "staff", any->staff)
				   : "");
	sink_text(out, ", ");
}

static void
json_row(const struct report *r, struct sink *out, int b, int row)
{
	const struct report_block *block = &r->spec->block[b];
	const struct sr_cell *any = NULL;

	for (size_t k = 0; any == NULL && k < block->ncol; k++)
		any = report_cell(r, b, row, block->col[k].name);
	sink_text(out, "      {");
	if (block->kind == REPORT_TABLE)
		json_row_name(r, out, row, any);
	for (size_t k = 0; k < block->ncol; k++) {
		const struct report_col *col = &block->col[k];
		if (k > 0)
			sink_text(out, ", ");
		sink_json(out, col->name);
		sink_text(out, ": ");
		json_value(r, out, col, report_cell(r, b, row, col->name));
	}
	sink_text(out, "}");
}

void
report_to_json(const struct report *r, struct sink *out)
{
	sink_text(out, "{\n  \"report\": ");
	sink_json(out, r->spec->name);
	sink_text(out, ",\n  \"blocks\": {");
	for (int b = 0; b < r->spec->nblock; b++) {
		int row = report_next_row(r, b, 0);
		sink_text(out, b > 0 ? ",\n    " : "\n    ");
		sink_json(out, r->spec->block[b].name);
		sink_text(out, ": [");
		for (bool first = true; row != 0;
		     row = report_next_row(r, b, row), first = false) {
			sink_text(out, first ? "\n" : ",\n");
			json_row(r, out, b, row);
		}
		sink_text(out, "]");
	}
	sink_text(out, "\n  }\n}\n");
}
