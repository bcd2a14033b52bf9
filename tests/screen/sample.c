/*
 * The pattern of a screen: a list with a preview and a filter, a form that
 * opens on Enter, a strip for quick entry.  Everything else (moving, sorting,
 * searching, marks, footer, help, drafts, errors) comes from the tables.
 */
#include "sample.h"

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/ui.h"

#include "base/banned.h"

static int
save(struct view *v, void *rec)
{
	struct sr_visit out;

	return sr_visit_save(v->ui->sr, rec, &out, v->arena);
}

static void
changed(struct view *v, struct form *f, const char *col)
{
	const struct sr_visit *rec = form_record(f);

	(void)v;
	(void)col;
	form_hint(f, STYLE_OK, rec->people > 8 ? _("A bus came.") : "");
}

static const struct form_row rows[] = {
	{ .label = N_("Guest") },
	{ .col = "name" },
	{ .col = "phone" },
	{ .col = "people" },
	{ .col = "minute" },
	{ .label = N_("Wish") },
	{ .col = "model" },
	{ .col = "grade" },
	{ .col = "staff", .flags = FORM_MORE },
	{ .col = "trade_in", .flags = FORM_MORE },
	{ .col = "note", .lines = 3 },
	{ 0 },
};
static const struct form_spec form = { .id = "sample",
	.title = N_("Visit"),
	.record = &sr_rec_visit,
	.rows = rows,
	.op = SR_OP_VISIT_SAVE,
	.save = save,
	.change = changed };

static const struct form_row quick_rows[] = {
	{ .col = "people" },
	{ .col = "phone" },
	{ .col = "model" },
	{ .col = "name", .flags = FORM_MUST },
	{ 0 },
};
static const struct form_spec quick = { .id = "sample.new",
	.title = N_("New"),
	.record = &sr_rec_visit,
	.rows = quick_rows,
	.op = SR_OP_VISIT_SAVE,
	.save = save,
	.saved = N_("In the register since {0}.") };

static void
run_open(struct view *v)
{
	const struct sr_visit_line *line = view_row(v);
	struct arena *a = arena_new();
	struct sr_visit visit;

	if (a != NULL && ui_call(v->ui, SR_OP_VISIT_GET,
			     &(struct sr_key){ line->id }, &visit, a) >= 0)
		form_open(v, &form, &visit);
	arena_free(a);
}

static void
run_new(struct view *v)
{
	struct sr_visit visit;

	sr_record_clear(&sr_rec_visit, &visit);
	visit.day = v->ui->session.today;
	visit.kind = SR_WALKIN;
	visit.minute = v->ui->session.minute;
	visit.people = 1;
	strip_open(v, &quick, &visit);
}

static void
run_void(struct view *v)
{
	const char *why =
	    ui_prompt(v->ui, _("Why is this line void?"), "", v->arena);

	if (why != NULL)
		ui_message(
		    v->ui, MSG_INFO, N_("Void because: {0}"), 1, SR_TXT(why));
}

static bool
has_row(const struct view *v)
{
	return view_row(v) != NULL;
}

static const struct action actions[] = {
	{ K_ENTER, "sample.open", N_("open"), N_("Open the line."),
	    SR_OP_VISIT_GET, 0, has_row, run_open },
	{ 'n', "sample.new", N_("new"), N_("Begin a new line."),
	    SR_OP_VISIT_SAVE, 0, NULL, run_new },
	{ 'x', "sample.void", N_("void"), N_("Void the line with a reason."),
	    SR_OP_VISIT_VOID, 0, has_row, run_void },
	{ 'c', "sample.correct", N_("correct"),
	    N_("Correct a line of a signed day."), SR_OP_REQUEST_DECIDE, 0,
	    has_row, run_void },
	{ 0 },
};

static const char *
due_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;

	(void)v;
	(void)a;
	if (line->missing[0] == '\0')
		return "";
	*style = STYLE_OVERDUE;
	return _("incomplete");
}

static int
line_style(const struct view *v, const void *row)
{
	const struct sr_visit_line *line = row;

	(void)v;
	return line->missing[0] != '\0' ? STYLE_OVERDUE : STYLE_NORMAL;
}

static const struct column columns[] = {
	{ .field = "minute" },
	{ .field = "people", .title = N_("n"), .min = 2 },
	{ .field = "name", .weight = 2 },
	{ .field = "phone", .min = 15, .drop = 2 },
	{ .field = "model", .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "staff", .drop = 1 },
	{ .field = "missing", .title = N_("Due"), .min = 10, .text = due_text },
	{ 0 },
};

static void
preview(struct view *v, const void *row, struct rect r)
{
	struct ui *ui = v->ui;
	const char *text = arena_printf(ui->frame, "%s  %s",
	    ui_text(ui, &sr_rec_visit_line, "model", row),
	    ui_text(ui, &sr_rec_visit_line, "staff", row));

	cell_put(&ui->grid, r.y, r.x, r.w, text, STYLE_NORMAL);
}

static const char *
preview_title(struct view *v, const void *row, struct arena *a)
{
	const struct sr_visit_line *line = row;

	(void)v;
	return arena_printf(a, "%s", line->name);
}

static const struct form_row filter_rows[] = {
	{ .col = "grade" },
	{ .col = "model" },
	{ 0 },
};
static const struct form_spec filter = { .title = N_("Filter"),
	.rows = filter_rows };

static const struct sort sorts[] = { { N_("Arrival"), 0, false }, { 0 } };

static const struct list_spec list = { .row = &sr_rec_visit_line,
	.op = SR_OP_VISIT_FIND,
	.columns = columns,
	.sorts = sorts,
	.filter = &filter,
	.style = line_style,
	.preview = preview,
	.preview_title = preview_title,
	.preview_lines = 3,
	.empty = N_("Nobody came yet. n begins a line."),
	.marks = true };

static const struct pane panes[] = { { .list = &list } };

static void
header(struct view *v, struct rect r)
{
	cell_add(&v->ui->grid, r.y, r.x, r.w, _("Walk-in 17  Phone 4"),
	    STYLE_NORMAL);
}

const struct screen screen_sample = {
	.id = "sample",
	.title = N_("Register"),
	.help = N_("Who came today. Enter opens a line, n begins one."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.nouns = 1u << SR_NOUN_VISIT,
	.header = header,
};
