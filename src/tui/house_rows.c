/*
 * Rows that the administrator edits: lists and holidays here, the others in
 * house_rules.c, house_settings.c, house_staff.c; how any of them is edited
 * and saved.  They end by their validity; none is ever deleted.
 */
#include "tui/house_rows.h"

#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "tui/house_rows_own.h"

#include "base/banned.h"

/* ---- for all of them ---- */

/* The house's own default is no rule of the maker: it says so. */
const char *
house_origin(const char *origin)
{
	static const struct {
		const char *code, *label;
	} all[] = {
		{ "source", N_("the maker's rule") },
		{ "default", N_("house default") },
		{ "house", N_("changed here") },
		{ NULL, NULL },
	};

	for (int i = 0; all[i].code != NULL; i++)
		if (strcmp(all[i].code, origin) == 0)
			return _(all[i].label);
	return origin;
}

int
house_ended(const struct view *v, sr_day from, sr_day to)
{
	sr_day today = v->ui->session.today;

	return (to != 0 && to < today) || from > today ? STYLE_DIM
						       : STYLE_NORMAL;
}

static const struct form_row find_form_rows[] = {
	{ .col = "search" },
	{ .col = NULL },
};
const struct form_spec house_find_form = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = find_form_rows,
};

void
house_saved(struct view *v)
{
	view_reload(v);
	if (v->list[v->pane] != NULL)
		list_select(v->list[v->pane], v->saved);
}

int
house_save(
    struct view *v, const struct form_spec *f, const void *rec, void *out)
{
	int rc = sr_call(v->ui->sr, f->op, rec, out, v->arena);

	if (rc == SR_OK)
		v->saved = sr_get_int(sr_field_of(f->record, "id"), out);
	return rc;
}

/* ---- rows of a list ---- */

static int
row_style(const struct view *v, const void *row)
{
	const struct sr_list_row *r = row;

	return house_ended(v, r->valid_from, r->valid_to);
}

static void
find_rows(const struct view *v, struct sr_find *find)
{
	find->kind = v->about.kind;
}

static const struct column row_columns[] = {
	{ .field = "name_zh", .min = 14, .weight = 2 },
	{ .field = "name_en", .min = 14, .weight = 2 },
	{ .field = "code", .min = 10 },
	{ .field = "extra", .min = 9 },
	{ .field = "sort", .min = 5, .drop = 1 },
	HOUSE_VALID,
	{ .field = NULL },
};

static const struct sort row_sorts[] = {
	{ N_("its own order"), 0, false },
	{ N_("name"), SR_ROWS_BY_NAME, false },
	{ N_("code"), SR_ROWS_BY_CODE, false },
	{ NULL, 0, false },
};

const struct list_spec house_list_row = {
	.row = &sr_rec_list_row,
	.op = SR_OP_LIST_FIND,
	.sorts = row_sorts,
	.filter = &house_find_form,
	.columns = row_columns,
	.find = find_rows,
	.style = row_style,
	.empty = N_("The list is empty. n adds a row."),
	.empty_op = SR_OP_LIST_SAVE,
};

static const struct form_row row_rows[] = {
	{ .col = "name_zh" },
	{ .col = "name_en" },
	{ .col = "code" },
	{ .col = "extra" },
	{ .col = "sort" },
	{ .col = "valid_from" },
	{ .col = "valid_to" },
	{ .col = NULL },
};

static int
save_row(struct view *v, void *rec)
{
	struct sr_list_row out;

	return house_save(v, &house_form_row, rec, &out);
}

const struct form_spec house_form_row = {
	.id = "list.row",
	.title = N_("List row"),
	.record = &sr_rec_list_row,
	.rows = row_rows,
	.op = SR_OP_LIST_SAVE,
	.get = SR_OP_LIST_GET,
	.save = save_row,
	.done = house_saved,
};

/* ---- holidays ---- */

static int
day_style(const struct view *v, const void *row)
{
	const struct sr_holiday *h = row;

	return house_ended(v, 0, h->day);
}

/* Those of the last weeks and all that come. */
static void
find_days(const struct view *v, struct sr_find *find)
{
	find->from = v->ui->session.today - 60;
}

static const struct column day_columns[] = {
	{ .field = "day", .min = 10 },
	{ .field = "name_zh", .min = 12, .weight = 1 },
	{ .field = "name_en", .min = 16, .weight = 1 },
	{ .field = "kind", .min = 11 },
	{ .field = "closed", .min = 12 },
	{ .field = NULL },
};

static const struct sort day_sorts[] = {
	{ N_("day"), 0, false },
	{ N_("name"), SR_HOLIDAYS_BY_NAME, false },
	{ NULL, 0, false },
};

const struct list_spec house_list_day = {
	.row = &sr_rec_holiday,
	.op = SR_OP_HOLIDAY_FIND,
	.sorts = day_sorts,
	.filter = &house_find_form,
	.columns = day_columns,
	.find = find_days,
	.style = day_style,
	.empty = N_("No holiday is ahead. n adds one."),
	.empty_op = SR_OP_HOLIDAY_SAVE,
};

static const struct form_row day_rows[] = {
	{ .col = "day" },
	{ .col = "name_zh" },
	{ .col = "name_en" },
	{ .col = "kind" },
	{ .col = "closed" },
	{ .col = NULL },
};

static int
save_day(struct view *v, void *rec)
{
	struct sr_holiday out;
	int rc = house_save(v, &house_form_day, rec, &out);

	v->told[0] = 0;
	if (rc == SR_OK) {
		v->told[0] = out.moved;
		v->told[1] = out.moved_to;
		v->told[2] = out.booked;
	}
	return rc;
}

/* What was planned for a day on which the house is closed. */
static void
day_saved(struct view *v)
{
	house_saved(v);
	if (v->told[0] > 0)
		ui_message(v->ui, MSG_OK,
		    v->told[2] > 0
			? N_("Saved. Contacts of that day moved to {1}: {0}; "
			     "appointments to be agreed on anew: {2}.")
			: N_("Saved. Contacts of that day moved to {1}: {0}."),
		    3, SR_NUM(v->told[0]), SR_DAYARG((sr_day)v->told[1]),
		    SR_NUM(v->told[2]));
}

const struct form_spec house_form_day = {
	.id = "holiday",
	.title = N_("Holiday"),
	.record = &sr_rec_holiday,
	.rows = day_rows,
	.op = SR_OP_HOLIDAY_SAVE,
	.get = SR_OP_HOLIDAY_GET,
	.save = save_day,
	.done = day_saved,
};

/* ---- editing ---- */

static const struct form_spec *const forms[HOUSE_NKINDS] = {
	[HOUSE_ROW] = &house_form_row,
	[HOUSE_STAFF] = &house_form_staff,
	[HOUSE_GRADE] = &house_form_grade,
	[HOUSE_DAY] = &house_form_day,
	[HOUSE_SETTING] = &house_form_setting,
	[HOUSE_OWNER] = &house_form_owner,
};

void
house_edit(struct view *v, enum house_kind kind)
{
	const void *row = view_row(v);
	struct sr_grade_rule rule;

	if (row == NULL)
		return;
	v->saved = sr_get_int(sr_field_of(forms[kind]->record, "id"), row);
	if (kind == HOUSE_GRADE) {
		/* What has begun stays: it changes from today on. */
		rule = *(const struct sr_grade_rule *)row;
		if (rule.valid_from < v->ui->session.today)
			rule.valid_from = v->ui->session.today;
		row = &rule;
	}
	form_open(v, forms[kind], row);
}

void
house_new(struct view *v, enum house_kind kind, const void *rec)
{
	const struct sr_record *r = forms[kind]->record;
	void *fresh = arena_alloc(v->arena, r->size);

	if (fresh == NULL)
		return;
	sr_record_clear(r, fresh);
	form_open(v, forms[kind], rec != NULL ? rec : fresh);
}
