/*
 * The rotation of a day: the queue with each one's share, and who got which
 * guest for what reason.  Whose turn it is the store says.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "tui/day_walk.h"
#include "tui/list.h"
#include "tui/report_file.h"
#include "tui/screens.h"
#include "tui/ui.h"
#include "tui/visit_form.h"

#include "base/banned.h"

enum { PANE_QUEUE, PANE_GIVEN };

struct state {
	sr_day day; /* the day shown: see day_walk.h */
};

static sr_day
day_of(const struct view *v)
{
	return ((const struct state *)v->state)->day;
}

static int
rota_load(struct view *v)
{
	struct state *s = v->state;

	if (s->day == 0)
		s->day = v->ui->session.today;
	return SR_OK;
}

static const char *
rota_about(struct view *v, struct arena *a)
{
	return day_of(v) == v->ui->session.today ? ""
						 : ui_day(v->ui, a, day_of(v));
}

static void
rota_find(const struct view *v, struct sr_find *find)
{
	find->from = find->to = day_of(v);
}

/* ---- the queue ---- */

static const char *
place_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_turn_line *t = row;

	(void)v;
	if (t->next)
		*style = STYLE_OK;
	return t->place == 0 ? "" : arena_printf(a, "%d", (int)t->place);
}

static const char *
state_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_turn_line *t = row;

	(void)v, (void)a;
	if (t->next)
		*style = STYLE_OK;
	if (t->state == 0)
		return _("Not here");
	return t->next ? _("Is next")
		       : _(sr_enum_label(&sr_choice_shift_state, t->state));
}

static const char *
held_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_turn_line *t = row;

	(void)v;
	switch (t->held) {
	case SR_HELD_OVERDUE:
	case SR_HELD_INCOMPLETE:
		*style = STYLE_OVERDUE;
		return arena_printf(a, "%s %d",
		    t->held == SR_HELD_OVERDUE ? _("Overdue") : _("Incomplete"),
		    (int)(t->held == SR_HELD_OVERDUE ? t->overdue
						     : t->pending));
	case SR_HELD_BUSY: return _("With a guest");
	default: return "";
	}
}

static const char *
minutes(const struct view *v, struct arena *a, int32_t n)
{
	const struct sr_arg arg = SR_NUM(n);

	return text_pad(a, ui_say(v->ui, a, N_("{0} min"), &arg, 1), 7, true);
}

static const char *
there_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)style;
	return minutes(v, a, ((const struct sr_turn_line *)row)->present);
}

static const char *
busy_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)style;
	return minutes(v, a, ((const struct sr_turn_line *)row)->busy);
}

static const char on_break[] =
    N_("{0} has a break since {1} and keeps the place.");
static const char is_away[] = N_("{0} is away since {1}.");
static const char *const is_next[] = {
	N_("{0} is next: the first of the queue who is free."),
	N_("{0} is next: nobody is free, the first of those with a guest."),
};

/* Why this one is next, is passed over, or gets no guest. */
static const char *
turn_why(const struct sr_turn_line *t)
{
	static const char *const held[] = {
		"",
		[SR_HELD_OVERDUE] = N_("{0} is passed over while others are "
				       "there: contacts overdue {1}."),
		[SR_HELD_INCOMPLETE] =
		    N_("{0} is passed over while others are there: "
		       "register lines incomplete {2}."),
		[SR_HELD_BUSY] =
		    N_("{0} has a guest, and keeps the place until then."),
	};

	switch (t->state) {
	case SR_BREAK: return on_break;
	case SR_ABSENT: return is_away;
	default: return t->next ? is_next[t->guests > 0] : held[t->held];
	}
}

static void
turn_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_turn_line *t = row;
	struct arena *a = v->ui->frame;
	const char *name = sr_dir_name(v->ui->dir, "staff", t->staff);
	const struct sr_arg who[3] = { SR_TXT(name),
		t->place != 0 ? SR_NUM(t->overdue) : SR_TIMEARG(t->since),
		SR_NUM(t->pending) };
	const struct sr_arg cost[4] = { SR_NUM(t->turns), SR_NUM(t->override),
		SR_NUM(t->present), SR_NUM(t->busy) };
	const struct sr_arg free[4] = { SR_NUM(t->asked), SR_NUM(t->owned),
		SR_NUM(t->stand), SR_NUM(t->passed) };
	const char *why = turn_why(t);

	if (*why != '\0')
		cell_add(&v->ui->grid, r.y, r.x, r.w,
		    ui_say(v->ui, a, why, who, 3), STYLE_NORMAL);
	cell_wrap(&v->ui->grid, (struct rect){ r.y + 1, r.x, r.h - 1, r.w },
	    arena_printf(a, "%s %s",
		ui_say(v->ui, a,
		    N_("Turns used: in turn {0}, override {1}. There {2} min, "
		       "{3} with guests."),
		    cost, 4),
		ui_say(v->ui, a,
		    N_("Without a turn: asked for {0}, own customers {1}, "
		       "stand-in {2}. Passed over: {3}."),
		    free, 4)),
	    STYLE_DIM);
}

static int
turn_style(const struct view *v, const void *row)
{
	const struct sr_turn_line *t = row;

	(void)v;
	return t->place == 0 ? STYLE_DIM : STYLE_NORMAL;
}

static const struct column turn_columns[] = {
	{ .field = "place", .title = "", .min = 2, .text = place_text },
	{ .field = "staff",
	    .title = N_("Sales"),
	    .min = 6,
	    .tight = true,
	    .weight = 1 },
	{ .field = "state", .min = 10, .tight = true, .text = state_text },
	{ .field = "since", .min = 5, .tight = true, .drop = 1 },
	{ .field = "held",
	    .title = N_("Skipped for"),
	    .min = 12,
	    .tight = true,
	    .weight = 1,
	    .text = held_text },
	{ .field = "turns", .title = N_("Turn"), .min = 4, .tight = true },
	{ .field = "asked", .title = N_("Asked"), .min = 5, .tight = true },
	{ .field = "owned", .title = N_("Own"), .min = 4, .tight = true },
	{ .field = "override", .title = N_("Over"), .min = 4, .tight = true },
	{ .field = "passed", .title = N_("Skip"), .min = 4, .tight = true },
	{ .field = "present",
	    .title = N_("There"),
	    .min = 7,
	    .tight = true,
	    .text = there_text },
	{ .field = "busy",
	    .title = N_("Busy"),
	    .min = 7,
	    .tight = true,
	    .text = busy_text },
	{ .field = NULL },
};

static const struct list_spec queue = {
	.row = &sr_rec_turn_line,
	.op = SR_OP_TURN_FIND,
	.columns = turn_columns,
	.find = rota_find,
	.style = turn_style,
	.preview = turn_preview,
	.preview_lines = 3,
	.beneath = true,
	.empty = N_("The house has no salesperson. F9 has the staff."),
};

/* ---- who got which guest ---- */

/* "李晓梅, 周洋 (contacts overdue)", behind what TEXT holds already. */
static const char *
passed_add(struct arena *a, const char *text, const char *names, int32_t held)
{
	if (*names == '\0')
		return text;
	return arena_printf(a, "%s%s%s (%s)", text, *text != '\0' ? ", " : "",
	    names, _(sr_enum_label(&sr_choice_held, held)));
}

/* Why this one: what the desk answers when somebody asks. */
static const char *
why_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_handout_line *o = row;
	const char *why = _(sr_enum_label(&sr_choice_handout_kind, o->kind));
	const char *passed = "";
	struct sr_arg arg[2];

	passed = passed_add(a, passed, o->late, SR_HELD_OVERDUE);
	passed = passed_add(a, passed, o->pending, SR_HELD_INCOMPLETE);
	passed = passed_add(a, passed, o->busy, SR_HELD_BUSY);
	arg[0] = SR_TXT(why);
	arg[1] = SR_TXT(passed);
	if (*passed != '\0')
		why = ui_say(v->ui, a, N_("{0}; passed over: {1}"), arg, 2);
	arg[1] = SR_TXT(sr_dir_name(v->ui->dir, "staff", o->instead));
	if (o->instead != 0)
		why = ui_say(v->ui, a, N_("{0}; next was {1}"), arg, 2);
	else if (o->kind == SR_OVERRIDE)
		why =
		    ui_say(v->ui, a, N_("{0}; nobody was checked in"), arg, 1);
	if (*o->reason != '\0')
		why = arena_printf(a, "%s%s%s", why, _(": "), o->reason);
	if (o->back == 0)
		return why;
	*style = STYLE_DIM;
	arg[0] = SR_TXT(why);
	arg[1] = SR_TIMEARG(o->back);
	return ui_say(v->ui, a, N_("{0} (taken back {1})"), arg, 2);
}

static int
given_style(const struct view *v, const void *row)
{
	(void)v;
	return ((const struct sr_handout_line *)row)->back != 0 ? STYLE_DIM
								: STYLE_NORMAL;
}

static const struct column given_columns[] = {
	{ .field = "minute", .min = 5 },
	{ .field = "name", .min = 8 },
	{ .field = "staff", .title = N_("Sales"), .min = 6 },
	{ .field = "kind", .min = 40, .weight = 1, .text = why_text },
	{ .field = "author", .min = 6, .drop = 1 },
	{ .field = NULL },
};

static void
given_preview(struct view *v, const void *row, struct rect r)
{
	int style = STYLE_NORMAL;

	cell_wrap(&v->ui->grid, r, why_text(v, row, &style, v->ui->frame),
	    STYLE_NORMAL);
}

static const struct list_spec given = {
	.row = &sr_rec_handout_line,
	.op = SR_OP_HANDOUT_FIND,
	.by_column = true,
	.columns = given_columns,
	.find = rota_find,
	.style = given_style,
	.preview = given_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("No guest was handed out on this day."),
};

static const struct pane panes[] = {
	{ .title = N_("Queue"), .list = &queue },
	{ .title = N_("Handed out"), .list = &given },
};

/* ---- coming and going ---- */

static const struct sr_turn_line *
on_turn(const struct view *v)
{
	return v->pane == PANE_QUEUE && day_of(v) == v->ui->session.today
		   ? view_row(v)
		   : NULL;
}

static bool
can_come(const struct view *v)
{
	const struct sr_turn_line *t = on_turn(v);

	return t != NULL && t->state != SR_PRESENT;
}

static bool
can_pause(const struct view *v)
{
	const struct sr_turn_line *t = on_turn(v);

	return t != NULL && t->state == SR_PRESENT;
}

static bool
can_go(const struct view *v)
{
	const struct sr_turn_line *t = on_turn(v);

	return t != NULL && t->state != SR_ABSENT;
}

static bool
on_given(const struct view *v)
{
	return v->pane == PANE_GIVEN && view_row(v) != NULL;
}

static void
shift(struct view *v, int32_t state, const char *said)
{
	const struct sr_turn_line *t = on_turn(v);
	const struct sr_shift_ask ask = { .staff = t != NULL ? t->staff : 0,
		.state = state };
	struct sr_shift out;

	if (t == NULL ||
	    ui_call(v->ui, SR_OP_SHIFT_SAVE, &ask, &out, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, said, 2,
	    SR_TXT(sr_dir_name(v->ui->dir, "staff", out.staff)),
	    SR_TIMEARG(out.since));
}

static void
run_come(struct view *v)
{
	shift(v, SR_PRESENT, N_("{0} is there since {1}."));
}

static void
run_pause(struct view *v)
{
	shift(v, SR_BREAK, on_break);
}

static void
run_go(struct view *v)
{
	shift(v, SR_ABSENT, is_away);
}

static void
run_visit(struct view *v)
{
	visit_edit(v, ((const struct sr_handout_line *)view_row(v))->visit);
}

static void
run_print(struct view *v)
{
	report_of_days(v, v->pane == PANE_QUEUE ? "rotation" : "handouts",
	    day_of(v), day_of(v));
}

static const struct action actions[] = {
	{ K_ENTER, "rota.in", N_("check in"),
	    N_("Check in, or back from a break: who comes is the last of the "
	       "queue, who had a break has the place kept."),
	    SR_OP_SHIFT_SAVE, 0, can_come, run_come },
	{ 'i', "rota.come", N_("check in"), N_("The same as Enter."),
	    SR_OP_SHIFT_SAVE, ACTION_QUIET, can_come, run_come },
	{ 'b', "rota.break", N_("break"),
	    N_("A break: no guest until he is back, the place is kept."),
	    SR_OP_SHIFT_SAVE, 0, can_pause, run_pause },
	{ 'a', "rota.out", N_("absent"),
	    N_("Not there, or gone: the place is lost."), SR_OP_SHIFT_SAVE, 0,
	    can_go, run_go },
	{ K_ENTER, "rota.visit", N_("line"),
	    N_("The guest's line; another salesperson there hands him out "
	       "anew."),
	    SR_OP_VISIT_SAVE, 0, on_given, run_visit },
	DAY_WALK("rota"),
	{ 'p', "rota.print", N_("print"),
	    N_("Write the list as text, CSV or JSON."), 0, 0, NULL, run_print },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_rota = {
	.id = "rota",
	.title = N_("Rotation"),
	.help = N_("Who checks in is the last of the queue; a guest goes to "
		   "its head, who then goes to the end. Whoever is asked for "
		   "or owns the customer keeps the place. Overdue contacts and "
		   "incomplete lines are passed over while others are there "
		   "(a setting)."),
	.panes = panes,
	.npanes = 2,
	.actions = actions,
	.op = SR_OP_TURN_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_VISIT | UINT64_C(1) << SR_NOUN_SHIFT |
		 UINT64_C(1) << SR_NOUN_CARD,
	.load = rota_load,
	.about = rota_about,
};
