/*
 * A register line as a form, and a guest's leaving: for every screen that
 * lists guests.  A known number says whose it is before the line is saved.
 */
#include "tui/visit_form.h"

#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"

#include "base/banned.h"

/* The number is known: say whose, and give the guest to the owner. */
static void
visit_known(struct view *v, struct form *f)
{
	const struct sr_visit *in = form_record(f);
	struct sr_known_ask ask = { .phone = in->phone, .day = in->day };
	struct arena *a = v->ui->frame;
	const struct sr_hit *hit;
	struct sr_rows rows;
	const char *grade;

	form_hint(f, STYLE_NORMAL, "");
	if (*in->phone == '\0' ||
	    sr_known(v->ui->sr, &ask, &rows, a) != SR_OK || rows.n == 0)
		return;
	hit = SR_ROW(const struct sr_hit, &rows, 0);
	grade = sr_enum_code(&sr_choice_grade, hit->grade);
	/* By a link the card is another's: he who comes is `via`. */
	if (!form_touched(f, "name"))
		form_put(f, "name", *hit->via != '\0' ? hit->via : hit->name);
	if (hit->card == 0) {
		const struct sr_arg arg[2] = { SR_TXT(hit->name),
			SR_NUM(hit->visits) };
		form_hint(f, STYLE_OK,
		    ui_say(v->ui, a,
			N_("Known: {0}, earlier visits {1}, no card."), arg,
			2));
		return;
	}
	const struct sr_arg arg[4] = {
		SR_TXT(arena_printf(a, "%s%s%s%s %s", hit->name,
		    *hit->via != '\0' ? " (" : "", hit->via,
		    *hit->via != '\0' ? ")" : "", grade)),
		SR_TXT(sr_dir_name(v->ui->dir, "staff", hit->owner)),
		SR_TXT(
		    hit->last_day != 0 ? ui_day(v->ui, a, hit->last_day) : "-"),
		SR_DAYARG(hit->protected_until)
	};
	form_hint(f, hit->protects ? STYLE_OVERDUE : STYLE_OK,
	    ui_say(v->ui, a,
		hit->protects
		    ? N_("Known: {0}, owner {1}, last {2}, protected "
			 "to {3}: goes to {1}.")
		    : N_("Known: {0}, owner {1}, last {2}, protection "
			 "ended {3}."),
		arg, 4));
	if (hit->protects && !form_touched(f, "staff"))
		form_put_int(f, "staff", hit->owner);
}

void
visit_change(struct view *v, struct form *f, const char *col)
{
	const struct sr_visit *in = form_record(f);

	if (strcmp(col, "phone") == 0)
		visit_known(v, f);
	/* The rotation proposed somebody for a guest at the door. */
	if (strcmp(col, "kind") == 0 && in->id == 0 && in->kind != SR_WALKIN &&
	    !form_touched(f, "staff"))
		form_put_int(f, "staff", 0);
}

/*
 * It is somebody else's turn (ERR): what the user says to that.  True: call
 * again.
 */
static bool
visit_given(struct view *v, struct sr_visit *visit, const struct sr_error *err)
{
	const bool next = err->arg[2].kind == SR_ARG_INT;
	struct ui *ui = v->ui;
	struct answer answers[5] = { { 'a', N_("the guest asked for him") } };
	const char *why;
	size_t n = 1;

	if (!next || (SR_MAY_LEAD & SR_MAY(ui->session.role)) != 0)
		answers[n++] = (struct answer){ 'w', N_("another reason") };
	if (next)
		answers[n++] = (struct answer){ 'n', N_("give to the next") };
	answers[n] = (struct answer){ K_ESC, N_("back") };
	switch (ui_ask(
	    ui, ui_say(ui, v->arena, err->message, err->arg, 3), answers)) {
	case 'a': visit->given = SR_ASKED_FOR; return true;
	case 'n': visit->staff = err->arg[2].num; return true;
	case 'w':
		why = ui_why(ui, _("Why not in turn?"), v->arena);
		if (why == NULL)
			return false;
		visit->given = SR_OVERRIDE;
		sr_reason(ui->sr, why);
		return true;
	default: return false;
	}
}

int
visit_write(struct view *v, void *rec)
{
	struct sr_visit *visit = rec, out;
	struct sr_error err;
	int rc;

	visit->given = 0;
	do {
		rc = sr_call(v->ui->sr, SR_OP_VISIT_SAVE, rec, &out, v->arena);
		err = *sr_error(v->ui->sr);
	} while (rc == SR_E_REASON && strcmp(err.field, "staff") == 0 &&
		 visit_given(v, visit, &err));
	if (rc == SR_OK)
		v->saved = out.id;
	return rc;
}

void
visit_written(struct view *v)
{
	view_reload(v);
	if (v->list[v->pane] != NULL)
		list_select(v->list[v->pane], v->saved);
}

static const struct form_row whole_rows[] = {
	{ .label = N_("Visit") },
	{ .col = "day" },
	{ .col = "kind" },
	{ .col = "minute" },
	{ .col = "leave" },
	{ .col = "people" },
	{ .col = "staff" },
	{ .label = N_("Guest") },
	{ .col = "name" },
	{ .col = "sex" },
	{ .col = "phone" },
	{ .col = "nofile" },
	{ .col = "wechat", .flags = FORM_MORE },
	{ .col = "seen_typed", .flags = FORM_MORE },
	{ .label = N_("Wish") },
	{ .col = "model" },
	{ .col = "trim" },
	{ .col = "grade" },
	{ .col = "colour", .flags = FORM_MORE },
	{ .col = "rival" },
	{ .col = "buytype" },
	{ .col = "usage", .flags = FORM_MORE },
	{ .col = "budget_min", .flags = FORM_MORE },
	{ .col = "budget_max", .flags = FORM_MORE },
	{ .col = "trade_in", .flags = FORM_MORE },
	{ .label = N_("Reception") },
	{ .col = "purpose" },
	{ .col = "how" },
	{ .col = "source" },
	{ .col = "drive" },
	{ .col = "quote" },
	{ .col = "survey", .flags = FORM_MORE },
	{ .col = "result" },
	{ .col = "note" },
	{ .col = "transport", .flags = FORM_MORE },
	{ .col = "own_car", .flags = FORM_MORE },
	{ .col = "plate", .flags = FORM_MORE },
	{ .col = "greeted", .flags = FORM_MORE },
	{ .col = "presented", .flags = FORM_MORE },
	{ .col = "manager_in", .flags = FORM_MORE },
	{ .col = "ref_name", .flags = FORM_MORE },
	{ .col = "ref_phone", .flags = FORM_MORE },
	{ .col = "ref_vin", .flags = FORM_MORE },
	{ .col = NULL },
};

static const struct form_spec whole = {
	.id = "visit",
	.title = N_("Visit"),
	.record = &sr_rec_visit,
	.rows = whole_rows,
	.get = SR_OP_VISIT_GET,
	.op = SR_OP_VISIT_SAVE,
	.save = visit_write,
	.done = visit_written,
	.change = visit_change,
};

void
visit_edit(struct view *v, sr_id id)
{
	struct sr_key key = { .id = id };
	struct sr_visit visit;

	v->saved = id;
	if (ui_call(v->ui, SR_OP_VISIT_EDIT, &key, &visit, v->arena) == 0)
		form_open(v, &whole, &visit);
}

bool
visit_leaves(struct view *v, sr_id id, const char *message)
{
	struct sr_visit out;
	struct sr_mark m;

	sr_record_clear(&sr_rec_mark, &m);
	m.id = id;
	if (ui_call(v->ui, SR_OP_VISIT_LEAVE, &m, &out, v->arena) < 0)
		return false;
	ui_message(v->ui, MSG_OK, message, 2,
	    SR_TXT(*out.name != '\0' ? out.name : _("The guest")),
	    SR_TIMEARG(out.leave));
	view_reload(v);
	return true;
}
