/*
 * The pane History, of all screens that are about one row.  What an operation
 * is called is for `showroom audit`, not for people at a screen.
 */
#include <showroom/ops.h>

#include "base/arena.h"
#include "render/audit.h"
#include "tui/history.h"
#include "tui/ui.h"

#include "base/banned.h"

static const char *
changes_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)style;
	return audit_changes(v->ui->dir, row, a);
}

const struct column history_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .min = 5, .tight = true },
	{ .field = "staff", .min = 8 },
	{ .field = "what", .min = 10 },
	{ .field = "fields", .min = 16, .weight = 1, .text = changes_text },
	{ .field = NULL },
};

/* All that changed: the column shows its beginning. */
void
history_preview(struct view *v, const void *row, struct rect r)
{
	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	cell_wrap(&v->ui->grid, r, audit_changes(v->ui->dir, row, v->ui->frame),
	    STYLE_NORMAL);
}
