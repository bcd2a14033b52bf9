/*
 * Rows that the administrator edits: what a row of each kind is, how it is
 * edited and saved; the screens of lists share it.
 */
#ifndef TUI_HOUSE_ROWS_H
#define TUI_HOUSE_ROWS_H

#include "tui/list.h"
#include "tui/ui.h"

enum house_kind {
	HOUSE_ROW, /* of a list */
	HOUSE_STAFF,
	HOUSE_GRADE,
	HOUSE_DAY,
	HOUSE_SETTING,
	HOUSE_OWNER = HOUSE_SETTING + 2, /* whose customer it is */
	HOUSE_NKINDS
};

extern const struct list_spec house_list_row, house_list_staff,
    house_list_grade, house_list_day, house_list_setting, house_list_owner;
/* Edit the row under the cursor of V; a new one like *REC (NULL: empty). */
void house_edit(struct view *v, enum house_kind kind);
void house_new(struct view *v, enum house_kind kind, const void *rec);
/* Change all grade rules to those of a preset that is asked for. */
void house_preset(struct view *v);

#endif
