/* Test drives as lists show them, whoever's they are. */
#ifndef TUI_DRIVE_LIST_H
#define TUI_DRIVE_LIST_H

#include "tui/list.h"

extern const struct column drive_columns[];
int drive_style(const struct view *v, const void *row);
/* Who drives, on which way, and what was said. */
void drive_preview(struct view *v, const void *row, struct rect r);

extern const struct sort drives_soonest[], drives_latest[];

/*
 * A list of those that OF finds, in one of the orders BY, with a FILTER or
 * NULL; NONE says what to do when there is none.
 */
#define DRIVE_LIST(of, by, filt, none) \
	{ \
		.row = &sr_rec_drive, .op = SR_OP_DRIVE_FIND, \
		.columns = drive_columns, .sorts = (by), .filter = (filt), \
		.find = (of), .style = drive_style, .preview = drive_preview, \
		.preview_lines = 2, .beneath = true, .empty = (none), \
		.empty_op = SR_OP_DRIVE_SAVE \
	}

/* Those of the card that the view is about. */
extern const struct list_spec drive_list_of_card;

#endif
