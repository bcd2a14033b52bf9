/*
 * What the files of house_rows share.  A kind of row gives its list and its
 * form from the file of its subject.
 */
#ifndef TUI_HOUSE_ROWS_OWN_H
#define TUI_HOUSE_ROWS_OWN_H

#include "base/intl.h"
#include "tui/form.h"
#include "tui/house_rows.h"

extern const struct form_spec house_form_row, house_form_staff,
    house_form_grade, house_form_day, house_form_setting, house_form_owner;
/* Part of a name or code, or pinyin. */
extern const struct form_spec house_find_form;

/* The last columns of what begins and ends. */
#define HOUSE_VALID \
	{ .field = "valid_from", .title = N_("From"), .min = 10, .drop = 2 }, \
	{ \
		.field = "valid_to", .title = N_("To"), .min = 10 \
	}

/* Whose rule a row is: the maker's, the default, or the house's own. */
const char *house_origin(const char *origin);
/* The style of a row from FROM to TO: dim, unless it counts today. */
int house_ended(const struct view *v, sr_day from, sr_day to);
/* Save REC of form F; OUT has room for the record saved. */
int house_save(
    struct view *v, const struct form_spec *f, const void *rec, void *out);
/* The cursor goes to what was saved. */
void house_saved(struct view *v);

#endif
