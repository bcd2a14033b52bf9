/* The pane History: who changed the row that a screen is about. */
#ifndef TUI_HISTORY_H
#define TUI_HISTORY_H

#include "tui/list.h"

/* Its list is this one with a `find` that says of what: kind, parent. */
extern const struct column history_columns[];
void history_preview(struct view *v, const void *row, struct rect r);

#define HISTORY_LIST(of) \
	{ \
		.row = &sr_rec_audit, .op = SR_OP_AUDIT_FIND, \
		.columns = history_columns, .sorts = list_by_time, \
		.find = (of), .preview = history_preview, .preview_lines = 4, \
		.beneath = true, \
		.empty = N_("Nobody changed anything here yet, as far as " \
			    "you may know.") \
	}

#endif
