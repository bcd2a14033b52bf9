/* Cells of a report, found and read. */
#include "render/report.h"

#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "base/banned.h"

int
report_load(struct report *r, struct sr *sr, const struct sr_dir *dir,
    const struct sr_report_ask *ask, struct arena *a)
{
	int rc = sr_report_run(sr, ask, &r->cells, a);

	r->spec = report_spec_of(ask->name);
	r->ask = *ask;
	r->dir = dir;
	r->mem = a;
	return rc;
}

const struct sr_cell *
report_cell(const struct report *r, int b, int row, const char *col)
{
	for (size_t i = 0; i < r->cells.n; i++) {
		const struct sr_cell *c = SR_ROW(struct sr_cell, &r->cells, i);
		if (c->block == b && c->row == row && strcmp(c->col, col) == 0)
			return c;
	}
	return NULL;
}

/*
 * In the order of the special rows, which is that of their numbers; the place
 * of the target's is shown when it has no cells, for there is no target.
 */
int
report_next_row(const struct report *r, int b, int row)
{
	const struct report_block *block = &r->spec->block[b];
	int next = 0;

	for (size_t i = 0; i < r->cells.n; i++) {
		const struct sr_cell *c = SR_ROW(struct sr_cell, &r->cells, i);
		if (c->block == b && c->row > row &&
		    (next == 0 || c->row < next))
			next = c->row;
	}
	if (next == 0 && block->kind == REPORT_TABLE && r->spec->month &&
	    row < REPORT_ROW_TARGET)
		next = REPORT_ROW_TARGET;
	return next;
}

const char *
report_percent(struct arena *a, int64_t basis_points)
{
	int64_t tenths = (basis_points + 5) / 10;

	return arena_printf(a, "%lld.%lld%%", (long long)(tenths / 10),
	    (long long)(tenths % 10));
}

static const char *
rate_text(
    const struct report *r, const struct sr_cell *cell, enum sr_style style)
{
	if (style == SR_FILE)
		return cell->den == 0 ? ""
				      : arena_printf(r->mem, "%lld.%02lld",
					    (long long)(cell->value / 100),
					    (long long)(cell->value % 100));
	return cell->den == 0 ? REPORT_ABSENT
			      : report_percent(r->mem, cell->value);
}

const char *
report_text_of(const struct report *r, const struct report_col *col,
    const struct sr_cell *cell, enum sr_style style)
{
	struct sr_field f = { .col = col->name,
		.label = col->label,
		.choice = col->choice,
		.offset = offsetof(struct sr_cell, value),
		.type = col->type,
		.storage = SR_ST_I64 };

	if (cell == NULL)
		return (col->flags & REPORT_LATER) != 0 && style == SR_SHOW
			   ? REPORT_ABSENT
			   : "";
	if (col->num != NULL)
		return rate_text(r, cell, style);
	if (col->type == SR_TYPE_TEXT || col->type == SR_TYPE_NOTE) {
		const char *s = cell->text;
		if ((col->flags & REPORT_MSGID) != 0)
			s = message_kept(r->mem, s, true);
		return text_safe(r->mem, s, col->type == SR_TYPE_NOTE);
	}
	if (col->type == SR_TYPE_REF && cell->value == REPORT_NOBODY)
		return style == SR_FILE ? "" : _("(nobody)");
	return sr_format(r->dir, &f, cell, style, r->mem);
}

const char *
report_row_name(const struct report *r, int row, const struct sr_cell *any)
{
	switch (row) {
	case REPORT_ROW_NOBODY: return _("(nobody)");
	case REPORT_ROW_TOTAL: return _("Total");
	case REPORT_ROW_MONTH: return _("To date");
	case REPORT_ROW_TARGET: return _("Target");
	default: break;
	}
	return any != NULL ? sr_dir_name(r->dir, "staff", any->staff) : "";
}

/* ---- formats ---- */

static const struct {
	const char *name;
	void (*write)(const struct report *r, struct sink *out);
} formats[REPORT_NFORMATS] = {
	[REPORT_TEXT] = { "text", report_to_text },
	[REPORT_CSV] = { "csv", report_to_csv },
	[REPORT_JSON] = { "json", report_to_json },
};

int
report_format_of(const char *name)
{
	for (int i = 0; i < REPORT_NFORMATS; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return i;
	}
	return -1;
}

int
render_report(struct sr *sr, const struct sr_dir *dir,
    const struct sr_report_ask *ask, int format, int paper, struct sink *out,
    struct arena *a)
{
	const struct report_spec *spec = report_spec_of(ask->name);
	struct report r;
	int rc;

	if (spec != NULL && spec->op != 0)
		return render_list(sr, dir, spec, ask, format, paper, out, a);
	rc = report_load(&r, sr, dir, ask, a);
	if (rc < 0)
		return rc;
	formats[format].write(&r, out);
	return out->failed ? SR_E_IO : SR_OK;
}
