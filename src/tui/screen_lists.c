/*
 * What the house has decided: lists, staff, grade rules, holidays, settings,
 * imports.  The administrator edits, everybody else looks.
 */
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/house_rows.h"
#include "tui/screens.h"
#include "tui/secret.h"

#include "base/banned.h"

enum { PANE_LISTS, PANE_IMPORTS = HOUSE_SETTING + 1 };

struct state {
	struct sr_rows rows; /* of all lists */
};

/* ---- the list of lists ---- */

static int
lists_load(struct view *v)
{
	struct state *s = v->state;
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	return sr_list_find(v->ui->sr, &find, &s->rows, v->arena);
}

/* A row for each list: its place, name, and how many rows it has. */
static int
lists_fetch(struct view *v, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	const struct state *s = v->state;
	size_t n = 0;

	rows->size = sizeof(struct sr_list_row);
	if (find->key_id != 0)
		return SR_OK;
	while (sr_lists[n].choice != NULL)
		n++;
	rows->row = arena_alloc(a, n * rows->size);
	if (rows->row == NULL)
		return SR_E_NOMEM;
	for (rows->n = 0; rows->n < n; rows->n++) {
		struct sr_list_row *r =
		    SR_ROW(struct sr_list_row, rows, rows->n);

		sr_record_clear(&sr_rec_list_row, r);
		r->id = (sr_id)rows->n + 1;
		r->list = sr_lists[rows->n].choice->name;
		r->name_zh = _(sr_lists[rows->n].label);
		for (size_t i = 0; i < s->rows.n; i++)
			r->sort +=
			    strcmp(SR_ROW(const struct sr_list_row, &s->rows, i)
				       ->list,
				r->list) == 0;
	}
	return SR_OK;
}

static void
lists_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_list_row *list = row;
	const struct state *s = v->state;
	const char *text = "";

	for (size_t i = 0; i < s->rows.n; i++) {
		const struct sr_list_row *one =
		    SR_ROW(const struct sr_list_row, &s->rows, i);

		if (strcmp(one->list, list->list) == 0)
			text = arena_printf(v->ui->frame, "%s%s%s", text,
			    *text != '\0' ? "  " : "",
			    v->ui->english && *one->name_en != '\0'
				? one->name_en
				: one->name_zh);
	}
	cell_wrap(&v->ui->grid, r, text, STYLE_NORMAL);
}

static const struct column list_columns[] = {
	{ .field = "name_zh", .title = N_("List"), .min = 20, .weight = 1 },
	{ .field = "list", .title = N_("Name in files"), .min = 14 },
	{ .field = "sort", .title = N_("Rows"), .min = 5 },
	{ .field = NULL },
};

static const char *
lists_title(struct view *v, const void *row, struct arena *a)
{
	(void)v, (void)a;
	return ((const struct sr_list_row *)row)->name_zh;
}

static const struct list_spec lists = {
	.row = &sr_rec_list_row,
	.fetch = lists_fetch,
	.columns = list_columns,
	.preview = lists_preview,
	.preview_title = lists_title,
	.preview_lines = 3,
};

/* ---- imports ---- */

/* People count imports of a file from 1. */
static sr_id
batch_number(const struct sr_batch *b)
{
	return b->id & (((sr_id)1 << 40) - 1);
}

static const char *
kind_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	static const char *const kinds[][2] = { { "visits", N_("Register") },
		{ "prospects", N_("Prospects") }, { "persons", N_("Persons") },
		{ "lists", N_("Lists") } };
	const char *kind = ((const struct sr_batch *)row)->kind;

	(void)v, (void)style, (void)a;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kind, kinds[i][0]) == 0)
			return _(kinds[i][1]);
	return kind;
}

static int
batch_style(const struct view *v, const void *row)
{
	(void)v;
	return ((const struct sr_batch *)row)->state == SR_BATCH_UNDONE
		   ? STYLE_DIM
		   : STYLE_NORMAL;
}

static const struct column batch_columns[] = {
	{ .field = "key", .title = N_("No."), .min = 4 },
	{ .field = "day", .title = N_("When"), .min = 5 },
	{ .field = "minute", .title = "", .min = 5 },
	{ .field = "kind", .min = 10, .text = kind_text },
	{ .field = "file", .min = 12, .weight = 1 },
	{ .field = "taken", .title = N_("Taken"), .min = 6 },
	{ .field = "refused", .title = N_("Not taken"), .min = 9 },
	{ .field = "staff", .min = 8, .drop = 1 },
	{ .field = "state", .min = 10 },
	{ .field = NULL },
};

static const struct list_spec imports = {
	.row = &sr_rec_batch,
	.op = SR_OP_BATCH_FIND,
	.columns = batch_columns,
	.style = batch_style,
	.empty = N_("Nothing was imported. showroom import KIND FILE does."),
};

static const struct pane panes[] = {
	[PANE_LISTS] = { .title = N_("Lists"), .list = &lists },
	[HOUSE_STAFF] = { .title = N_("Staff"), .list = &house_list_staff },
	[HOUSE_GRADE] = { .title = N_("Grades"), .list = &house_list_grade },
	[HOUSE_DAY] = { .title = N_("Holidays"), .list = &house_list_day },
	[HOUSE_SETTING] = { .title = N_("Settings"),
	    .list = &house_list_setting },
	[HOUSE_OWNER] = { .title = N_("Owners"), .list = &house_list_owner },
	[PANE_IMPORTS] = { .title = N_("Imports"),
	    .list = &imports,
	    .op = SR_OP_BATCH_FIND },
};

/* ---- keys ---- */

static bool
on_list(const struct view *v)
{
	return v->pane == PANE_LISTS;
}

static bool
on_house(const struct view *v)
{
	return v->pane != PANE_LISTS && v->pane != PANE_IMPORTS;
}

/* Settings are changed, not added. */
static bool
can_add(const struct view *v)
{
	return on_house(v) && v->pane != HOUSE_SETTING;
}

static bool
can_edit(const struct view *v)
{
	return on_house(v) && view_row(v) != NULL;
}

static bool
can_undo(const struct view *v)
{
	const struct sr_batch *b = v->pane == PANE_IMPORTS ? view_row(v) : NULL;

	return b != NULL && b->state != SR_BATCH_UNDONE;
}

static void
run_open(struct view *v)
{
	const struct sr_list_row *list = view_row(v);
	struct subject about = { .kind = (int32_t)list->id };

	view_open(v->ui, &screen_list, &about);
}

static bool
on_staff(const struct view *v)
{
	return v->pane == HOUSE_STAFF && view_row(v) != NULL;
}

static bool
on_grades(const struct view *v)
{
	return v->pane == HOUSE_GRADE;
}

static void
run_secret(struct view *v)
{
	const struct sr_staff *s = view_row(v);
	struct arena *a = arena_new();

	if (a != NULL)
		secret_set(v->ui, s->id, arena_dup(a, s->name));
	arena_free(a);
}

static void
run_edit(struct view *v)
{
	house_edit(v, (enum house_kind)v->pane);
}

/* A new rule is like the one under the cursor, from today on. */
static void
new_owner_rule(struct view *v)
{
	struct sr_owner_rule rule = *(const struct sr_owner_rule *)view_row(v);

	rule.id = rule.rev = 0;
	rule.valid_from = v->ui->session.today;
	rule.valid_to = 0;
	house_new(v, HOUSE_OWNER, &rule);
}

static void
run_new(struct view *v)
{
	struct sr_grade_rule rule;

	if (v->pane == HOUSE_OWNER && view_row(v) != NULL) {
		new_owner_rule(v);
		return;
	}
	if (v->pane != HOUSE_GRADE || view_row(v) == NULL) {
		house_new(v, (enum house_kind)v->pane, NULL);
		return;
	}
	rule = *(const struct sr_grade_rule *)view_row(v);
	rule.id = 0;
	rule.rev = 0;
	rule.valid_from = v->ui->session.today;
	rule.valid_to = 0;
	house_new(v, HOUSE_GRADE, &rule);
}

/* What an undo left as it is, and why. */
static void
show_kept(
    struct ui *ui, const struct sr_undo_line *kept, size_t n, struct arena *a)
{
	struct item *items = arena_alloc(a, (n + 1) * sizeof(*items));

	for (size_t i = 0; items != NULL && i < n; i++)
		items[i] = (struct item){
			.text = arena_printf(a, "%s %s",
			    _(sr_enum_label(&sr_choice_noun, kept[i].noun)),
			    kept[i].text),
			.keys = "",
			.note = _(kept[i].why)
		};
	if (items != NULL && n > 0)
		ui_choose(ui, _("Kept"), items, n, "", NULL);
}

#define KEPT 500

static void
run_undo(struct view *v)
{
	const struct sr_batch *b = view_row(v);
	const struct sr_key key = { .id = b->id };
	struct sr_arg arg[3] = { SR_NUM(batch_number(b)), SR_TXT(b->file),
		SR_NUM(b->taken) };
	struct arena *a = arena_new();
	struct sr_undo_line *kept;
	struct sr_rows rows = { .more = true };
	size_t n = 0;

	kept = a != NULL ? arena_alloc(a, KEPT * sizeof(*kept)) : NULL;
	if (kept == NULL ||
	    !ui_confirm(v->ui, message_text(a,
				   _("Undo import {0} ({1}, rows: {2})? What "
				     "was changed since is kept."),
				   arg, 3))) {
		arena_free(a);
		return;
	}
	/* A large one is undone piece by piece. */
	while (rows.more) {
		ui_message(v->ui, MSG_INFO, N_("Undoing..."), 0);
		ui_paint(v->ui);
		if (ui_call(v->ui, SR_OP_BATCH_UNDO, &key, &rows, a) < 0)
			break;
		for (size_t i = 0; i < rows.n && n < KEPT; i++)
			kept[n++] =
			    *SR_ROW(const struct sr_undo_line, &rows, i);
	}
	view_reload(v);
	if (!rows.more) {
		show_kept(v->ui, kept, n, a);
		ui_message(v->ui, MSG_OK,
		    n == 0 ? N_("The import is undone.")
			   : N_("The import is undone; rows kept: {0}."),
		    1, SR_NUM((int64_t)n));
	}
	arena_free(a);
}

static const struct action actions[] = {
	{ K_ENTER, "lists.open", N_("open"), N_("Open the list."), 0, 0,
	    on_list, run_open },
	{ K_ENTER, "lists.edit", N_("edit"), N_("Edit the row."),
	    SR_OP_STAFF_SAVE, 0, can_edit, run_edit },
	{ 'e', "lists.edit.key", N_("edit"), N_("The same as Enter."),
	    SR_OP_STAFF_SAVE, ACTION_QUIET, can_edit, run_edit },
	{ 'n', "lists.new", N_("new"),
	    N_("Add a row; a grade rule is added like the one under the "
	       "cursor, from today on."),
	    SR_OP_STAFF_SAVE, 0, can_add, run_new },
	{ 'p', "lists.preset", N_("preset"),
	    N_("Change all grade rules to those of a preset, from a day on."),
	    SR_OP_PRESET_SAVE, 0, on_grades, house_preset },
	{ 'P', "lists.secret", N_("PIN"),
	    N_("Set the PIN or passphrase with which this member of staff "
	       "unlocks a shared front desk."),
	    SR_OP_SECRET_SAVE, ACTION_QUIET, on_staff, run_secret },
	{ 'u', "lists.undo", N_("undo"),
	    N_("Undo an import: what it brought goes, unless it was changed "
	       "since."),
	    SR_OP_BATCH_UNDO, 0, can_undo, run_undo },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_lists = {
	.id = "lists",
	.title = N_("Lists"),
	.help = N_("Everything on which dealers differ is a row here, with "
		   "the days it is valid. Rows end, they are not deleted: "
		   "old records still name them."),
	.panes = panes,
	.npanes = sizeof(panes) / sizeof(panes[0]),
	.actions = actions,
	.op = SR_OP_LIST_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_LIST | UINT64_C(1) << SR_NOUN_STAFF |
		 UINT64_C(1) << SR_NOUN_GRADE | UINT64_C(1) << SR_NOUN_HOLIDAY |
		 UINT64_C(1) << SR_NOUN_OWNER_RULE |
		 UINT64_C(1) << SR_NOUN_SETTING | UINT64_C(1) << SR_NOUN_BATCH,
	.load = lists_load,
};

/* ---- one list ---- */

static const struct pane list_panes[] = {
	{ .list = &house_list_row },
};

static const char *
list_about(struct view *v, struct arena *a)
{
	(void)a;
	return v->about.kind > 0 ? _(sr_lists[v->about.kind - 1].label) : "";
}

static bool
on_row(const struct view *v)
{
	return view_row(v) != NULL;
}

static void
run_edit_row(struct view *v)
{
	house_edit(v, HOUSE_ROW);
}

/* Behind the row under the cursor. */
static void
run_new_row(struct view *v)
{
	const struct sr_list_row *here = view_row(v);
	struct sr_list_row row;

	sr_record_clear(&sr_rec_list_row, &row);
	row.list = sr_lists[v->about.kind - 1].choice->name;
	row.sort = here != NULL ? here->sort + 1 : 10;
	house_new(v, HOUSE_ROW, &row);
}

static const struct action list_keys[] = {
	{ K_ENTER, "list.edit", N_("edit"), N_("Edit the row."),
	    SR_OP_LIST_SAVE, 0, on_row, run_edit_row },
	{ 'e', "list.edit.key", N_("edit"), N_("The same as Enter."),
	    SR_OP_LIST_SAVE, ACTION_QUIET, on_row, run_edit_row },
	{ 'n', "list.new", N_("new"),
	    N_("Add a row behind the one under the cursor."), SR_OP_LIST_SAVE,
	    0, NULL, run_new_row },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_list = {
	.id = "list",
	.title = N_("List"),
	.help = N_("The rows of one list in the order in which they are "
		   "offered. A row that is not valid any more stays for old "
		   "records."),
	.panes = list_panes,
	.npanes = 1,
	.actions = list_keys,
	.op = SR_OP_LIST_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_LIST,
	.about = list_about,
};
