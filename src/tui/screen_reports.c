/*
 * F8: every report that `showroom report` writes, read on the screen first.
 * Which there are stands in their table (model/report_spec); knows none.
 */
#include <stdio.h>
#include <string.h>

#include <showroom/find.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "model/report_spec.h"
#include "render/message.h"
#include "render/report.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

enum { MOST = 64 };

struct state {
	struct form_spec form; /* of the report that was entered last */
	struct form_row rows[5];
	struct sr_report_ask ask; /* what was asked for */
	char search[256];         /* whole characters; a name or a number */
};

static bool
may_run(const struct view *v, const struct report_spec *spec)
{
	return spec->op != 0 ? ui_may(v->ui, spec->op)
			     : (spec->may & SR_MAY(v->ui->session.role)) != 0;
}

/* As rows of lists are: name, name in files; their order is the table's. */
static int
reports_fetch(struct view *v, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	const struct report_spec *spec;

	rows->size = sizeof(struct sr_list_row);
	if (find->key_id != 0)
		return SR_OK;
	rows->row = arena_alloc(a, MOST * rows->size);
	if (rows->row == NULL)
		return SR_E_NOMEM;
	for (size_t i = 0; (spec = report_spec_at(i)) != NULL && i < MOST;
	     i++) {
		struct sr_list_row *r =
		    SR_ROW(struct sr_list_row, rows, rows->n);

		if (!may_run(v, spec))
			continue;
		sr_record_clear(&sr_rec_list_row, r);
		r->id = (sr_id)i + 1;
		r->list = spec->name;
		r->name_zh = _(spec->title);
		rows->n++;
	}
	return SR_OK;
}

static const struct report_spec *
spec_of(const void *row)
{
	return report_spec_of(((const struct sr_list_row *)row)->list);
}

/* What it is of when no days are said. */
static const char *
span_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	static const char *const spans[] = { [REPORT_TODAY] = N_("a day"),
		[REPORT_MONTH] = N_("a month"),
		[REPORT_SHEET] = N_("a month"),
		[REPORT_ANY] = N_("all days"),
		[REPORT_NOW] = N_("to date") };

	(void)v, (void)style, (void)a;
	return _(spans[spec_of(row)->span]);
}

/* What it holds: the columns of a list, the parts of a sheet. */
static void
reports_preview(struct view *v, const void *row, struct rect r)
{
	const struct report_spec *spec = spec_of(row);
	const char *text = "";

	for (int i = 0; i < spec->ncol + spec->nblock; i++) {
		const struct sr_field *f = NULL;
		const char *head = i < spec->ncol
				       ? spec->col[i].label
				       : spec->block[i - spec->ncol].title;

		if (head == NULL && i < spec->ncol)
			f = sr_field_of(
			    sr_ops[spec->op].res, spec->col[i].name);
		head = f != NULL ? f->label : head;
		if (head != NULL && *head != '\0')
			text =
			    arena_printf(v->ui->frame, "%s%s  ", text, _(head));
	}
	cell_wrap(&v->ui->grid, r, text, STYLE_NORMAL);
}

static const char *
reports_title(struct view *v, const void *row, struct arena *a)
{
	(void)v, (void)a;
	return ((const struct sr_list_row *)row)->name_zh;
}

static const struct column columns[] = {
	{ .field = "name_zh", .title = N_("Report"), .min = 24, .weight = 1 },
	{ .field = "sort", .title = N_("Period"), .min = 8, .text = span_text },
	{ .field = "list", .title = "showroom report", .min = 16 },
	{ .field = NULL },
};

static const struct list_spec list = {
	.row = &sr_rec_list_row,
	.fetch = reports_fetch,
	.columns = columns,
	.preview = reports_preview,
	.preview_title = reports_title,
	.preview_lines = 4,
	.empty = N_("No report is open to your role."),
};

static const struct pane panes[] = {
	{ .list = &list },
};

static int
ask_save(struct view *v, void *rec)
{
	struct state *s = v->state;
	const struct sr_find *find = rec;
	struct sr_error err;
	size_t len;

	if (find->to != 0 && find->from > find->to) {
		sr_fail(&err, SR_E_INVALID, "find", "to",
		    N_("{0} lies before {1}: the days end after they begin."),
		    2, SR_DAYARG(find->to), SR_DAYARG(find->from));
		form_error(v->strip, &err);
		return 1;
	}
	s->ask.from = find->from;
	s->ask.to = find->to;
	s->ask.staff = find->staff;
	len = strnlen(find->search, sizeof(s->search) - 1);
	snprintf(s->search, sizeof(s->search), "%.*s",
	    (int)utf8_valid(find->search, len), find->search);
	s->ask.measure = s->search;
	report_days(report_spec_of(s->ask.name), v->ui->session.today, &s->ask);
	return 0;
}

static void
ask_done(struct view *v)
{
	const struct state *s = v->state;

	paper_show(v->ui, &s->ask);
}

/* Enter, and once more for the days that the report is usually of. */
static void
run_ask(struct view *v)
{
	struct state *s = v->state;
	const struct report_spec *spec = spec_of(view_row(v));
	bool month = spec->op != 0 &&
		     (spec->span == REPORT_MONTH || spec->span == REPORT_SHEET);
	bool now = spec->op != 0 && spec->span == REPORT_NOW;
	struct form_row *row = s->rows;
	struct sr_find find;

	sr_record_clear(&sr_rec_report_ask, &s->ask);
	s->ask.name = spec->name;
	report_days(spec, v->ui->session.today, &s->ask);
	sr_record_clear(&sr_rec_find, &find);
	find.from = s->ask.from;
	find.to = month ? 0 : s->ask.to;
	memset(s->rows, 0, sizeof(s->rows));
	if (!now)
		*row++ = (struct form_row){ .col = "from",
			.label = month ? N_("Month of") : NULL };
	if (!now && !month)
		*row++ = (struct form_row){ .col = "to" };
	if (spec->by_staff)
		*row++ = (struct form_row){ .col = "staff" };
	if (spec->searched)
		*row++ = (struct form_row){ .col = "search" };
	if (row == s->rows) {
		ask_done(v);
		return;
	}
	s->form = (struct form_spec){ .title = spec->title,
		.record = &sr_rec_find,
		.rows = s->rows,
		.save = ask_save,
		.done = ask_done,
		.saved = N_("As of {0}."),
		.quick = true };
	strip_open(v, &s->form, &find);
}

static bool
on_line(const struct view *v)
{
	return view_row(v) != NULL;
}

static const struct action actions[] = {
	{ K_ENTER, "reports.open", N_("open"),
	    N_("Say of which days and of whom, then read it."), 0, 0, on_line,
	    run_ask },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_reports = {
	.id = "reports",
	.title = N_("Reports"),
	.help = N_("Every report that can be printed. Enter asks for the days "
		   "and the salesperson and shows it; p there writes it into a "
		   "file. showroom report NAME prints the same."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_REPORT_RUN,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_STAFF,
};
