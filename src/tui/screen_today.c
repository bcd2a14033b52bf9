/*
 * My day: what is due, who is in the house, what is incomplete, what waits
 * for a decision.  Salespersons see their own, leads the house (`a` turns to
 * their own), the desk its guests.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/agenda_list.h"
#include "tui/appointment_form.h"
#include "tui/card_text.h"
#include "tui/contact_strip.h"
#include "tui/drive_forms.h"
#include "tui/list.h"
#include "tui/loss_forms.h"
#include "tui/marks.h"
#include "tui/requests.h"
#include "tui/screens.h"
#include "tui/visit_form.h"
#include "tui/visit_text.h"

#include "base/banned.h"

struct state {
	bool own; /* a lead looks at what is his own */
	struct sr_sum sum;
	int agenda; /* lines of it */
};

/* In the order of the table below. */
enum {
	PANE_DUE,
	PANE_GUESTS,
	PANE_AGENDA,
	PANE_INCOMPLETE,
	PANE_DECIDE,
	PANE_APPLIED,
	PANE_PLAN
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static bool
is_sales(const struct view *v)
{
	return v->ui->session.role == SR_SALES;
}

/* Only what is the caller's own? */
static bool
is_own(const struct view *v)
{
	return is_sales(v) || state_of(v)->own;
}

static bool
is_house(const struct view *v)
{
	return !is_own(v);
}

static bool
is_lead(const struct view *v)
{
	return ui_may(v->ui, SR_OP_REQUEST_DECIDE);
}

static int
today_load(struct view *v)
{
	struct state *s = state_of(v);
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = v->ui->session.today;
	find.own = v->own = is_own(v);
	rc = sr_sum_get(v->ui->sr, &find, &s->sum, v->arena);
	if (rc == SR_OK)
		rc = sr_agenda_find(v->ui->sr, &find, &rows, v->arena);
	s->agenda = rc == SR_OK ? (int)rows.n : 0;
	return rc;
}

/* ---- the figures ---- */

struct pen {
	struct grid *g;
	int y, x, end;
};

/* A figure, whole or not at all. */
static void
figure(struct pen *p, const char *text, int style)
{
	int cells = text_cells(text);

	if (p->x + cells > p->end)
		return;
	cell_add(p->g, p->y, p->x, cells, text, style);
	p->x += cells + 2;
}

static const char *
number(struct arena *a, const char *message, int64_t n)
{
	struct sr_arg arg = SR_NUM(n);

	return message_text(a, message, &arg, 1);
}

/* Above the plan of one's own: is it more than a day holds? */
static void
plan_header(struct view *v, struct pen *p)
{
	const struct sr_sum *n = &state_of(v)->sum;
	int capacity = v->ui->session.day_capacity;
	const struct sr_arg arg[4] = { SR_DAYARG(n->next_day), SR_NUM(n->next),
		SR_NUM(capacity), SR_NUM(n->next - capacity) };
	bool over = n->next > capacity;

	figure(p,
	    message_text(v->ui->frame,
		over ? _("{0}: contacts {1}, {3} more than a day holds ({2}): "
			 "m moves some")
		     : _("{0}: contacts {1} of the {2} that a day holds"),
		arg, 4),
	    over ? STYLE_OVERDUE : STYLE_NORMAL);
}

static void
today_header(struct view *v, struct rect r)
{
	const struct sr_sum *n = &state_of(v)->sum;
	struct pen p = { &v->ui->grid, r.y, r.x, r.x + r.w };
	struct arena *a = v->ui->frame;
	const int32_t held[] = { n->o, n->h, n->a, n->b, n->c, n->n };

	if (v->pane == PANE_PLAN && is_own(v)) {
		plan_header(v, &p);
		return;
	}
	if (ui_may(v->ui, SR_OP_CONTACT_FIND)) {
		figure(&p, number(a, _("Overdue {0}"), n->overdue),
		    n->overdue > 0 ? STYLE_OVERDUE : STYLE_NORMAL);
		figure(&p, number(a, _("Today {0}"), n->due), STYLE_NORMAL);
		figure(&p, number(a, _("Done {0}"), n->done), STYLE_NORMAL);
		figure(&p, number(a, _("Booked {0}"), n->appointments),
		    STYLE_NORMAL);
	}
	if (is_house(v))
		figure(&p,
		    number(a, _("Guests {0}"),
			(int64_t)n->walkin + n->callin + n->other),
		    STYLE_NORMAL);
	if (!ui_may(v->ui, SR_OP_CONTACT_FIND)) {
		figure(
		    &p, number(a, _("In house {0}"), n->inhouse), STYLE_NORMAL);
		figure(&p, number(a, _("Incomplete {0}"), n->incomplete),
		    n->incomplete > 0 ? STYLE_OVERDUE : STYLE_NORMAL);
		return;
	}
	p.x++;
	for (int i = 0; i < 6; i++) {
		const char *grade =
		    sr_enum_code(&sr_choice_grade, SR_GRADE_O + i);

		if (held[i] == 0)
			continue;
		figure(&p, arena_printf(a, "%s%d", grade, (int)held[i]),
		    style_of_grade(grade));
		p.x--;
	}
}

static const char *
today_about(struct view *v, struct arena *a)
{
	(void)a;
	if (is_sales(v))
		return "";
	return is_own(v) ? _("my own") : _("the house");
}

/* ---- due ---- */

static void
find_due(const struct view *v, struct sr_find *find)
{
	find->own = is_own(v);
	find->to = v->ui->session.today;
}

static const struct column due_columns[] = {
	{ .field = "next_day",
	    .title = N_("Due"),
	    .min = 8,
	    .text = card_due_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "tail", .title = N_("Tail"), .min = 4 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "model", .min = 10, .weight = 1 },
	{ .field = "owner", .title = N_("Sales"), .min = 6, .when = is_house },
	{ .field = "next_kind", .title = N_("Way"), .min = 8 },
	{ .field = "next_theme", .min = 8, .drop = 1 },
	{ .field = "last_text",
	    .title = N_("Last contact"),
	    .min = 12,
	    .weight = 3,
	    .text = card_last_text },
	{ .field = NULL },
};

static const struct list_spec due = {
	.row = &sr_rec_card_line,
	.op = SR_OP_CARD_FIND,
	.sorts = card_sorts,
	.columns = due_columns,
	.find = find_due,
	.preview = card_preview,
	.preview_title = card_preview_title,
	.preview_lines = 3,
	.empty = N_("Nothing is due today. F4 shows all cards, F5 the days to "
		    "come."),
	.marks = true,
};

/* ---- tomorrow ---- */

static void
find_plan(const struct view *v, struct sr_find *find)
{
	find->own = is_own(v);
}

static const struct list_spec plan = {
	.row = &sr_rec_card_line,
	.op = SR_OP_PLAN_FIND,
	.columns = due_columns,
	.find = find_plan,
	.preview = card_preview,
	.preview_title = card_preview_title,
	.preview_lines = 3,
	.empty = N_("Nobody is due by tomorrow."),
	.marks = true,
};

/* ---- guests and incomplete lines ---- */

static void
find_guests(const struct view *v, struct sr_find *find)
{
	find->own = is_own(v);
	find->from = find->to = v->ui->session.today;
	find->state = SR_VISITS_INHOUSE;
}

static void
find_incomplete(const struct view *v, struct sr_find *find)
{
	find->own = is_own(v);
	find->state = SR_VISITS_INCOMPLETE;
}

static const struct column guest_columns[] = {
	{ .field = "minute", .title = N_("In"), .min = 5 },
	{ .field = "source",
	    .title = N_("Here"),
	    .min = 8,
	    .text = visit_how_text },
	{ .field = "people", .title = N_("Nr"), .min = 3 },
	{ .field = "name", .min = 7, .weight = 1 },
	{ .field = "phone", .min = 11, .text = visit_phone_text },
	{ .field = "seen", .title = N_("Seen"), .min = 5 },
	{ .field = "model", .min = 9, .weight = 1, .text = visit_model_text },
	{ .field = "grade",
	    .title = N_("Gr"),
	    .min = 2,
	    .text = visit_grade_text },
	{ .field = "staff", .title = N_("Sales"), .min = 8 },
	{ .field = "missing",
	    .min = 10,
	    .weight = 2,
	    .drop = 1,
	    .text = visit_due_text },
	{ .field = NULL },
};

static const struct list_spec guests = {
	.row = &sr_rec_visit_line,
	.op = SR_OP_VISIT_FIND,
	.columns = guest_columns,
	.find = find_guests,
	.preview = visit_preview,
	.preview_lines = 2,
	.empty = N_("Nobody is in the house. F3 opens the register, n there "
		    "registers a guest."),
	.empty_op = SR_OP_VISIT_SAVE,
};

static const struct column incomplete_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .title = N_("In"), .min = 5 },
	{ .field = "kind", .min = 8, .drop = 1 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "phone", .min = 11, .text = visit_phone_text },
	{ .field = "model", .min = 9, .weight = 1, .text = visit_model_text },
	{ .field = "grade",
	    .title = N_("Gr"),
	    .min = 2,
	    .text = visit_grade_text },
	{ .field = "staff", .title = N_("Sales"), .min = 8 },
	{ .field = "missing", .min = 12, .weight = 3, .text = visit_due_text },
	{ .field = NULL },
};

static const struct list_spec incomplete = {
	.row = &sr_rec_visit_line,
	.op = SR_OP_VISIT_FIND,
	.columns = incomplete_columns,
	.sorts = list_by_time,
	.find = find_incomplete,
	.preview = visit_preview,
	.preview_lines = 2,
	.empty = N_("Every line of the register is complete."),
};

/* ---- panes ---- */

static int
count_due(const struct view *v)
{
	return state_of(v)->sum.overdue + state_of(v)->sum.due;
}

static int
count_agenda(const struct view *v)
{
	return state_of(v)->agenda;
}

static int
count_guests(const struct view *v)
{
	return state_of(v)->sum.inhouse;
}

static int
count_requests(const struct view *v)
{
	/* Of one's own these are what one has asked for. */
	return is_own(v) ? -1 : state_of(v)->sum.requests;
}

static const struct pane panes[] = {
	[PANE_DUE] = { .title = N_("Due"),
	    .list = &due,
	    .count = count_due,
	    .op = SR_OP_CONTACT_FIND },
	[PANE_GUESTS] = { .title = N_("Guests"),
	    .list = &guests,
	    .count = count_guests },
	[PANE_AGENDA] = { .title = N_("Agenda"),
	    .list = &agenda_list,
	    .count = count_agenda },
	[PANE_INCOMPLETE] = { .title = N_("Incomplete"), .list = &incomplete },
	[PANE_DECIDE] = { .title = N_("Approve"),
	    .list = &request_pending,
	    .count = count_requests,
	    .op = SR_OP_REQUEST_DECIDE },
	[PANE_APPLIED] = { .title = N_("Applied for"),
	    .list = &request_own,
	    .when = is_sales },
	[PANE_PLAN] = { .title = N_("Tomorrow"),
	    .list = &plan,
	    .op = SR_OP_PLAN_FIND },
};

/* ---- keys ---- */

static const void *
row_of(const struct view *v, int pane)
{
	return v->pane == pane ? view_row(v) : NULL;
}

static bool
on_due(const struct view *v)
{
	return row_of(v, PANE_DUE) != NULL || row_of(v, PANE_PLAN) != NULL;
}

static bool
on_agenda(const struct view *v)
{
	const struct sr_agenda *line = row_of(v, PANE_AGENDA);

	return line != NULL && (line->kind == SR_AGENDA_ALERT ||
				   line->kind == SR_AGENDA_DRIVE ||
				   ui_may(v->ui, SR_OP_CARD_GET));
}

static bool
on_open(const struct view *v)
{
	return on_due(v) || row_of(v, PANE_APPLIED) != NULL;
}

/* The card of the line is the caller's to work on. */
static bool
on_work(const struct view *v)
{
	const struct sr_agenda *line = row_of(v, PANE_AGENDA);

	return (on_due(v) || (line != NULL && SR_GRADE_OPEN(line->grade))) &&
	       (is_lead(v) || is_sales(v));
}

/* A customer who was lost or frozen is to be asked. */
static bool
on_again(const struct view *v)
{
	const struct sr_agenda *line = row_of(v, PANE_AGENDA);

	return line != NULL && (line->kind == SR_AGENDA_RECONTACT ||
				   line->kind == SR_AGENDA_FROZEN);
}

static bool
on_visit(const struct view *v)
{
	return row_of(v, PANE_GUESTS) != NULL ||
	       row_of(v, PANE_INCOMPLETE) != NULL;
}

static bool
on_guest(const struct view *v)
{
	const struct sr_visit_line *line = on_visit(v) ? view_row(v) : NULL;

	return line != NULL && !line->gone && line->kind == SR_WALKIN &&
	       line->day == v->ui->session.today;
}

static bool
on_pending(const struct view *v)
{
	return row_of(v, PANE_DECIDE) != NULL;
}

static bool
on_request(const struct view *v)
{
	return on_pending(v) || row_of(v, PANE_APPLIED) != NULL;
}

/* The card that the line is about; 0: none. */
static sr_id
card_of(const struct view *v)
{
	if (on_due(v))
		return ((const struct sr_card_line *)view_row(v))->id;
	if (v->pane == PANE_AGENDA && view_row(v) != NULL)
		return ((const struct sr_agenda *)view_row(v))->card;
	if (on_visit(v))
		return ((const struct sr_visit_line *)view_row(v))->card;
	if (on_request(v))
		return ((const struct sr_request_line *)view_row(v))->card;
	return 0;
}

static void
run_again(struct view *v)
{
	again_of(v, card_of(v));
}

static void
run_reopen(struct view *v)
{
	loss_apply(v, card_of(v));
}

static bool
has_card(const struct view *v)
{
	return !on_open(v) && v->pane != PANE_AGENDA && card_of(v) != 0;
}

static void
run_visit(struct view *v)
{
	visit_edit(v, ((const struct sr_visit_line *)view_row(v))->id);
}

static void
run_leave(struct view *v)
{
	visit_leaves(v, ((const struct sr_visit_line *)view_row(v))->id,
	    N_("{0} left at {1}."));
}

static void
run_own(struct view *v)
{
	state_of(v)->own = !state_of(v)->own;
	marks_none(v);
	view_reload(v);
}

static const struct action actions[] = {
	{ K_ENTER, "today.card", N_("open"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, on_open, card_show_here },
	{ K_ENTER, "today.visit", N_("complete"),
	    N_("Complete or correct the line of the register."),
	    SR_OP_VISIT_SAVE, 0, on_visit, run_visit },
	{ K_ENTER, "today.decide", N_("decide"),
	    N_("Agree or refuse, with advice."), SR_OP_REQUEST_DECIDE, 0,
	    on_pending, request_decide },
	{ K_ENTER, "today.agenda", N_("open"),
	    N_("Open the card or the test drive; what the house tells is "
	       "seen then."),
	    SR_OP_AGENDA_FIND, 0, on_agenda, agenda_open },
	{ 'r', "today.again", N_("result"),
	    N_("What came of asking the customer again."), SR_OP_RECONTACT_SAVE,
	    0, on_again, run_again },
	{ 'x', "today.reopen", N_("reopen"),
	    N_("Apply for reopening the card: the customer wants a car "
	       "again."),
	    SR_OP_REQUEST_SAVE, 0, on_again, run_reopen },
	CONTACT_LOG("today", on_work),
	CONTACT_MOVE("today", on_work),
	APPOINTMENT_BOOK("today", on_work),
	DRIVE_BOOK("today", on_work),
	{ 'o', "today.leave", N_("leaves"), N_("The guest leaves now."),
	    SR_OP_VISIT_LEAVE, 0, on_guest, run_leave },
	{ 'c', "today.of", N_("card"), N_("Open the card it is about."),
	    SR_OP_CARD_GET, 0, has_card, card_show_here },
	{ 'a', "today.own", N_("own/all"),
	    N_("What is one's own, or of the whole house."),
	    SR_OP_REQUEST_DECIDE, 0, NULL, run_own },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_today = {
	.id = "today",
	.title = N_("My day"),
	.help = N_("What is to be done today, the most urgent first: work "
		   "down the list until it is empty. Tab or the numbers go "
		   "to who is expected and what the house tells, guests, "
		   "incomplete lines, applications and tomorrow's plan."),
	.panes = panes,
	.npanes = sizeof(panes) / sizeof(panes[0]),
	.actions = actions,
	.op = SR_OP_SUM_GET,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_VISIT | UINT64_C(1) << SR_NOUN_CARD |
		 UINT64_C(1) << SR_NOUN_CONTACT |
		 UINT64_C(1) << SR_NOUN_REQUEST | UINT64_C(1) << SR_NOUN_ALERT |
		 UINT64_C(1) << SR_NOUN_APPOINTMENT |
		 UINT64_C(1) << SR_NOUN_DRIVE | UINT64_C(1) << SR_NOUN_LOSS,
	.load = today_load,
	.card = card_of,
	.about = today_about,
	.header = today_header,
};
