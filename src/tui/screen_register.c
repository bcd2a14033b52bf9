/*
 * The visitor register: the quick line first, everything else later.  `n`
 * opens the line over the foot, Enter saves it; `o` notes that a guest
 * leaves; Enter completes a line in the whole form.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/day_walk.h"
#include "tui/dialog.h"
#include "tui/drive_forms.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/visit_form.h"
#include "tui/visit_text.h"

#include "base/banned.h"

struct state {
	sr_day day; /* the day shown: see day_walk.h */
	struct sr_sum sum;
	sr_id left; /* the guest who left last, for undo */
	bool turns; /* the house has a rotation today */
	sr_id next; /* whose turn it is; 0: nobody is there */
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static bool
is_today(const struct view *v)
{
	return state_of(v)->day == v->ui->session.today;
}

/* Whose turn it is today. */
static int
turn_load(struct view *v)
{
	struct state *s = v->state;
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	s->turns = false;
	s->next = 0;
	if (!is_today(v))
		return SR_OK;
	sr_record_clear(&sr_rec_find, &find);
	rc = sr_turn_find(v->ui->sr, &find, &rows, v->arena);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_turn_line *t =
		    SR_ROW(const struct sr_turn_line, &rows, i);
		s->turns |= t->state != 0;
		if (t->next)
			s->next = t->staff;
	}
	return rc;
}

static int
register_load(struct view *v)
{
	int rc;

	struct state *s = v->state;
	struct sr_find find;

	if (s->day == 0)
		s->day =
		    v->about.day != 0 ? v->about.day : v->ui->session.today;
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = s->day;
	find.kind = SR_SUM_GUESTS;
	rc = sr_sum_get(v->ui->sr, &find, &s->sum, v->arena);
	return rc == SR_OK ? turn_load(v) : rc;
}

static void
register_header(struct view *v, struct rect r)
{
	struct grid *g = &v->ui->grid;
	const struct sr_sum *n = &state_of(v)->sum;
	struct arena *a = v->ui->frame;
	const struct sr_arg arg[4] = { SR_NUM(n->walkin), SR_NUM(n->first),
		SR_NUM(n->again), SR_NUM(n->callin) };
	const struct sr_arg rest[2] = { SR_NUM(n->inhouse),
		SR_NUM(n->incomplete) };
	int x = r.x + 1;

	cell_fill(g, r, STYLE_NORMAL);
	x += cell_add(g, r.y, x, r.w - 1,
	    message_text(a,
		_("Walk-in {0} (first {1} again {2})  Phone-in {3}"), arg, 4),
	    STYLE_NORMAL);
	x += 2;
	cell_add(g, r.y, x, r.w - x,
	    message_text(a, _("In house {0}  Incomplete {1}"), rest, 2),
	    n->incomplete > 0 ? STYLE_OVERDUE : STYLE_NORMAL);
}

static const char *
register_about(struct view *v, struct arena *a)
{
	const struct state *s = state_of(v);
	const struct sr_arg next =
	    SR_TXT(sr_dir_name(v->ui->dir, "staff", s->next));

	if (!is_today(v))
		return ui_day(v->ui, a, s->day);
	if (!s->turns)
		return "";
	return s->next != 0 ? ui_say(v->ui, a, N_("Next: {0}"), &next, 1)
			    : _("Next: nobody is checked in");
}

static void
register_find(const struct view *v, struct sr_find *find)
{
	/* The two lists of odd lines look at all days. */
	if (find->state >= SR_VISITS_DIFFER)
		return;
	find->from = find->to = state_of(v)->day;
}

static const char *
out_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_visit_line *line = row;
	char hm[6];

	(void)v;
	(void)style;
	if (line->leave != 0)
		return arena_dup(a, time_hm(hm, line->leave));
	return line->gone ? "" : "-";
}

static int
line_style(const struct view *v, const void *row)
{
	const struct sr_visit_line *line = row;

	(void)v;
	return line->voided ? STYLE_DIM : STYLE_NORMAL;
}

/* 80 cells hold them up to "How"; what drops comes with the width. */
static const struct column columns[] = {
	{ .field = "minute", .min = 5 },
	{ .field = "leave", .min = 5, .tight = true, .text = out_text },
	{ .field = "people", .title = N_("Nr"), .min = 2, .tight = true },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "phone", .min = 11, .text = visit_phone_text },
	{ .field = "seen", .title = N_("Seen"), .min = 5 },
	{ .field = "model", .min = 10, .weight = 1, .text = visit_model_text },
	{ .field = "grade",
	    .title = N_("Gr"),
	    .min = 2,
	    .tight = true,
	    .text = visit_grade_text },
	{ .field = "staff", .title = N_("Sales"), .min = 6, .tight = true },
	{ .field = "kind",
	    .title = N_("How"),
	    .min = 8,
	    .text = visit_how_text },
	{ .field = "source", .min = 10, .drop = 1 },
	{ .field = "missing",
	    .min = 11,
	    .weight = 2,
	    .drop = 3,
	    .text = visit_due_text },
	{ .field = "note", .min = 13, .weight = 4, .drop = 2 },
	{ .field = NULL },
};

static const struct sr_enum state_values[] = {
	{ SR_VISITS_INHOUSE, "inhouse", N_("In house") },
	{ SR_VISITS_INCOMPLETE, "incomplete", N_("Incomplete") },
	{ SR_VISITS_DIFFER, "differs", N_("First/again typed differently") },
	{ SR_VISITS_TWO_NAMES, "names", N_("Two names for a number") },
	{ 0, NULL, NULL },
};
static const struct sr_choice state_choice = { "state", state_values };

static const struct form_row filter_rows[] = {
	{ .col = "staff" },
	{ .col = "kind", .label = N_("Way"), .choice = &sr_choice_visit_kind },
	{ .col = "grade" },
	{ .col = "model" },
	{ .col = "source" },
	{ .col = "state", .label = N_("Lines"), .choice = &state_choice },
	{ .col = NULL },
};

static const struct form_spec filter = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = filter_rows,
};

static const struct list_spec lines = {
	.row = &sr_rec_visit_line,
	.op = SR_OP_VISIT_FIND,
	.columns = columns,
	.sorts = list_by_time,
	.filter = &filter,
	.find = register_find,
	.style = line_style,
	.preview = visit_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("Nobody has come yet. n registers a guest."),
	.empty_op = SR_OP_VISIT_SAVE,
};

static const struct pane panes[] = {
	{ .list = &lines },
};

static const struct form_row quick_rows[] = {
	{ .col = "kind", .width = 8 },
	{ .col = "minute" },
	{ .col = "people" },
	{ .col = "phone" },
	{ .col = "name" },
	{ .col = "model", .width = 13 },
	{ .col = "staff", .label = N_("Sales") },
	{ .col = "grade" },
	{ .col = NULL },
};

static const struct form_spec quick = {
	.id = "visit.quick",
	.title = N_("New guest"),
	.record = &sr_rec_visit,
	.rows = quick_rows,
	.op = SR_OP_VISIT_SAVE,
	.save = visit_write,
	.done = visit_written,
	.change = visit_change,
	.start = "people",
	.quick = true,
};

static void
run_new(struct view *v)
{
	struct sr_none none = { 0 };
	struct sr_visit visit;

	if (ui_call(v->ui, SR_OP_VISIT_NEW, &none, &visit, v->arena) < 0)
		return;
	if (!is_today(v)) {
		visit.day = state_of(v)->day;
		visit.minute = 0;
	}
	strip_open(v, &quick, &visit);
}

static bool
on_line(const struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	return line != NULL && !line->voided;
}

static bool
on_guest(const struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	return on_line(v) && line->leave == 0;
}

static bool
can_undo(const struct view *v)
{
	return state_of(v)->left != 0;
}

static void
run_complete(struct view *v)
{
	visit_edit(v, ((const struct sr_visit_line *)view_row(v))->id);
}

static void
run_leave(struct view *v)
{
	sr_id id = ((const struct sr_visit_line *)view_row(v))->id;

	if (visit_leaves(v, id, N_("{0} left at {1}. u takes it back.")))
		state_of(v)->left = id;
}

static void
run_undo(struct view *v)
{
	struct sr_key key = { .id = state_of(v)->left };
	struct sr_visit visit, out;

	if (ui_call(v->ui, SR_OP_VISIT_GET, &key, &visit, v->arena) < 0)
		return;
	visit.leave = 0;
	visit.gone = false;
	if (ui_call(v->ui, SR_OP_VISIT_SAVE, &visit, &out, v->arena) < 0)
		return;
	state_of(v)->left = 0;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("Taken back."), 0);
}

static bool
on_waiting(const struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	return on_guest(v) && line->kind == SR_WALKIN && line->staff == 0 &&
	       state_of(v)->turns;
}

/* A guest who waits goes to the next of the rotation. */
static void
run_hand(struct view *v)
{
	const struct sr_key key = {
		.id = ((const struct sr_visit_line *)view_row(v))->id
	};
	struct sr_visit visit;

	if (state_of(v)->next == 0) {
		ui_message(v->ui, MSG_ERROR,
		    N_("Nobody is checked in: the guest waits. r checks "
		       "somebody in."),
		    0);
		return;
	}
	if (ui_call(v->ui, SR_OP_VISIT_EDIT, &key, &visit, v->arena) < 0)
		return;
	visit.staff = state_of(v)->next;
	/* Another desk may have given out that turn: it asks, n is the next. */
	if (visit_write(v, &visit) < 0) {
		ui_error(v->ui, sr_error(v->ui->sr));
		return;
	}
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("The guest goes to {0}."), 1,
	    SR_TXT(sr_dir_name(v->ui->dir, "staff", visit.staff)));
}

static void
run_drive(struct view *v)
{
	drive_new(v, 0, ((const struct sr_visit_line *)view_row(v))->id);
}

static void
run_rotation(struct view *v)
{
	view_open(v->ui, &screen_rota, NULL);
}

static void
run_void(struct view *v)
{
	const struct sr_visit_line *line = view_row(v);
	const struct sr_key key = { .id = line->id };
	struct sr_visit out;
	struct sr_mark m;

	if (ui_call(v->ui, SR_OP_VISIT_EDIT, &key, &out, v->arena) < 0)
		return;
	sr_record_clear(&sr_rec_mark, &m);
	m.id = line->id;
	m.rev = line->rev;
	m.reason = ui_why(v->ui, _("Why is this line void?"), v->arena);
	if (m.reason == NULL)
		return;
	if (ui_call(v->ui, SR_OP_VISIT_VOID, &m, &out, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("The line is void."), 0);
}

/* The guest has a card, or the caller may begin one. */
static bool
on_card(const struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	return on_line(v) && (line->card != 0 || ui_may(v->ui, SR_OP_CARD_NEW));
}

static void
run_card(struct view *v)
{
	const struct sr_visit_line *line = view_row(v);

	if (line->card != 0)
		card_show(v->ui, line->card);
	else
		card_new(v->ui, line->id);
}

static const struct action actions[] = {
	{ 'n', "visit.new", N_("new"),
	    N_("Register a guest or a call: Enter "
	       "saves the line, the rest is completed later."),
	    SR_OP_VISIT_SAVE, 0, NULL, run_new },
	{ K_ENTER, "visit.complete", N_("complete"),
	    N_("Complete or correct the line."), SR_OP_VISIT_SAVE, 0, on_line,
	    run_complete },
	{ 'e', "visit.edit", N_("edit"), N_("The same as Enter."),
	    SR_OP_VISIT_SAVE, ACTION_QUIET, on_line, run_complete },
	{ 'o', "visit.leave", N_("leaves"), N_("The guest leaves now."),
	    SR_OP_VISIT_LEAVE, 0, on_guest, run_leave },
	{ 'u', "visit.undo", N_("undo"), N_("Take the last leaving back."),
	    SR_OP_VISIT_SAVE, 0, can_undo, run_undo },
	{ 'c', "visit.card", N_("card"),
	    N_("Open the guest's prospect card, or begin one."), SR_OP_CARD_GET,
	    0, on_card, run_card },
	{ 'h', "visit.hand", N_("hand out"),
	    N_("The guest who waits goes to the next of the rotation."),
	    SR_OP_VISIT_SAVE, 0, on_waiting, run_hand },
	{ 'r', "visit.rotation", N_("rotation"),
	    N_("Who is there, whose turn it is, who got which guest."),
	    SR_OP_TURN_FIND, 0, NULL, run_rotation },
	{ 't', "visit.drive", N_("test drive"),
	    N_("Book a test drive for this guest."), SR_OP_DRIVE_SAVE,
	    ACTION_QUIET, on_line, run_drive },
	{ 'x', "visit.void", N_("void"),
	    N_("Make the line void, with a reason; it stays to be seen."),
	    SR_OP_VISIT_VOID, 0, on_line, run_void },
	DAY_WALK("visit"),
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_register = {
	.id = "register",
	.title = N_("Register"),
	.help = N_("Everybody who comes or calls stands here. A line is made "
		   "in seconds; what is still due is completed later, and "
		   "nothing may be open when the day is signed."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_VISIT_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_VISIT | UINT64_C(1) << SR_NOUN_CARD |
		 UINT64_C(1) << SR_NOUN_SHIFT,
	.load = register_load,
	.about = register_about,
	.header = register_header,
};
