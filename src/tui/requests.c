/* Applications: what was asked for, and a decision. */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/form.h"
#include "tui/requests.h"
#include "tui/ui.h"

#include "base/banned.h"

static bool
decides(const struct view *v)
{
	return ui_may(v->ui, SR_OP_REQUEST_DECIDE);
}

static bool
applies(const struct view *v)
{
	return !decides(v);
}

static void
find_pending(const struct view *v, struct sr_find *find)
{
	(void)v;
	find->state = SR_PENDING;
}

static void
find_applied(const struct view *v, struct sr_find *find)
{
	(void)v;
	find->own = true;
}

/* What is asked for beside its reason: "Lost by: By the product  ..." */
static const char *
request_facts(struct view *v, const void *row)
{
	static const char *const cols[] = { "lost_type", "rival", "stage",
		"again", "until", "wanted", "next_day", "other" };
	struct arena *a = v->ui->frame;
	const char *text = "";

	for (size_t i = 0; i < sizeof(cols) / sizeof(cols[0]); i++) {
		const struct sr_field *f =
		    sr_field_of(&sr_rec_request_line, cols[i]);
		if (sr_field_empty(f, row))
			continue;
		text = arena_printf(a, "%s%s%s%s%s", text,
		    *text != '\0' ? "  " : "", _(f->label), _(": "),
		    ui_text(v->ui, &sr_rec_request_line, cols[i], row));
	}
	return text;
}

void
request_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_request_line *line = row;
	const char *decision = arena_printf(v->ui->frame, "%s%s%s",
	    sr_dir_name(v->ui->dir, "staff", line->decider), _(": "),
	    line->advice);
	const char *overtaken =
	    _("The customer ordered before it was decided.");
	const struct {
		const char *text;
		int style;
	} parts[] = { { request_facts(v, row), STYLE_DIM },
		{ line->note, STYLE_NORMAL },
		{ line->state == SR_OVERTAKEN ? overtaken
		    : line->decider != 0      ? decision
					      : "",
		    STYLE_OK } };

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	for (size_t i = 0; i < 3 && r.h > 0; i++) {
		int n =
		    cell_wrap(&v->ui->grid, r, parts[i].text, parts[i].style);
		r.y += n;
		r.h -= n;
	}
}

static const char *
request_title(struct view *v, const void *row, struct arena *a)
{
	const struct sr_request_line *line = row;

	return arena_printf(a, "%s  %s  %s  %s", line->name, line->code,
	    _(sr_enum_label(&sr_choice_request_kind, line->kind)),
	    line->reason != 0
		? sr_dir_name(v->ui->dir, "lost", line->reason)
		: sr_dir_name(v->ui->dir, "staff", line->to_staff));
}

static const struct column request_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "kind", .min = 13 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "code", .min = 9, .drop = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "reason", .min = 8, .weight = 1 },
	{ .field = "staff", .title = N_("By"), .min = 7, .when = decides },
	{ .field = "note", .min = 12, .weight = 2, .when = decides },
	{ .field = "state", .min = 8, .when = applies },
	{ .field = "advice", .min = 12, .weight = 2, .when = applies },
	{ .field = NULL },
};

#define BY_COLUMN \
	{ N_("Application"), SR_REQUESTS_KIND, false }, \
	    { N_("Customer"), SR_REQUESTS_NAME, false }, \
	    { N_("Grade"), SR_REQUESTS_GRADE, false }, \
	{ \
		N_("Reason"), SR_REQUESTS_REASON, false \
	}
static const struct sort pending_sorts[] = { { N_("Day"), SR_REQUESTS_DAY,
						 false },
	BY_COLUMN, { N_("By"), SR_REQUESTS_STAFF, false }, { NULL, 0, false } };
static const struct sort own_sorts[] = {
	{ N_("latest first"), SR_REQUESTS_DAY, true }, BY_COLUMN,
	{ N_("State"), SR_REQUESTS_STATE, false }, { NULL, 0, false }
};

const struct list_spec request_pending = {
	.row = &sr_rec_request_line,
	.op = SR_OP_REQUEST_FIND,
	.sorts = pending_sorts,
	.columns = request_columns,
	.find = find_pending,
	.preview = request_preview,
	.preview_title = request_title,
	.preview_lines = 3,
	.empty = N_("No application waits for a decision."),
};

const struct list_spec request_own = {
	.row = &sr_rec_request_line,
	.op = SR_OP_REQUEST_FIND,
	.columns = request_columns,
	.sorts = own_sorts,
	.find = find_applied,
	.preview = request_preview,
	.preview_title = request_title,
	.preview_lines = 3,
	.empty = N_("You have applied for nothing. x on a card applies for "
		    "closing or handing it over."),
};

/* ---- deciding ---- */

static const struct form_row decide_rows[] = {
	{ .col = "agree" },
	{ .col = "next_day" },
	{ .col = "to_staff" },
	{ .col = "advice", .lines = 2 },
	{ .col = NULL },
};

static int
decide_save(struct view *v, void *rec)
{
	const struct sr_decide *in = rec;
	struct sr_request out;
	int rc = sr_call(v->ui->sr, SR_OP_REQUEST_DECIDE, rec, &out, v->arena);

	v->saved =
	    rc == SR_OK && in->next_day != out.next_day ? out.next_day : 0;
	return rc;
}

/* The day that was typed may have moved. */
static void
decide_done(struct view *v)
{
	view_reload(v);
	if (v->saved != 0)
		ui_message(v->ui, MSG_OK,
		    N_("Decided. The house is closed that day: the next "
		       "contact is on {0}."),
		    1, SR_DAYARG((sr_day)v->saved));
}

static const struct form_spec decision = {
	.title = N_("Decide"),
	.record = &sr_rec_decide,
	.rows = decide_rows,
	.op = SR_OP_REQUEST_DECIDE,
	.save = decide_save,
	.done = decide_done,
	.quick = true,
	.saved = N_("Decided."),
};

void
request_decide(struct view *v)
{
	const struct sr_request_line *line = view_row(v);
	struct sr_decide rec;
	struct form *f;

	if (line->staff == v->ui->session.staff) {
		ui_message(v->ui, MSG_ERROR,
		    N_("Nobody decides his own application: ask another "
		       "supervisor or the manager."),
		    0);
		return;
	}
	sr_record_clear(&sr_rec_decide, &rec);
	rec.id = line->id;
	rec.agree = true;
	f = strip_open(v, &decision, &rec);
	if (f != NULL)
		form_hint(f, STYLE_DIM,
		    _("Space turns agreeing into refusing: that needs advice "
		      "and, of a loss, the day of the next contact."));
}
