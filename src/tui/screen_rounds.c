/*
 * Rounds of mail, calls and visits: planning one, the cards of each and how
 * their contacts came out.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/contact_strip.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/screens.h"

#include "base/banned.h"

static const struct column columns[] = {
	{ .field = "name", .min = 12, .weight = 2 },
	{ .field = "theme", .min = 10, .weight = 1 },
	{ .field = "kind", .min = 8 },
	{ .field = "first", .min = 5 },
	{ .field = "last", .min = 5, .tight = true },
	{ .field = "staff", .min = 6, .drop = 1 },
	{ .field = "cards", .title = N_("Planned"), .min = 7 },
	{ .field = "done", .min = 6 },
	{ .field = "reached", .min = 7 },
	{ .field = "dropped", .min = 9, .drop = 2 },
	{ .field = NULL },
};

static const struct list_spec rounds = {
	.row = &sr_rec_round,
	.op = SR_OP_ROUND_FIND,
	.columns = columns,
	.by_column = true,
	.empty = N_("No round yet: n plans one for cards that are not hot."),
	.empty_op = SR_OP_ROUND_SAVE,
};

static const struct pane panes[] = {
	{ .list = &rounds },
};

/* ---- planning ---- */

static const struct form_row rows[] = {
	{ .col = "name" },
	{ .col = "theme" },
	{ .col = "kind" },
	{ .col = "first" },
	{ .col = "last" },
	{ .col = "text", .lines = 3 },
	{ .label = N_("Which cards") },
	{ .col = "grade" },
	{ .col = "model" },
	{ .col = "staff" },
	{ .col = "last_theme" },
	{ .col = "age_min" },
	{ .col = "age_max" },
	{ .col = NULL },
};

/* "do not call 2", appended where there are any. */
static const char *
left_add(struct arena *a, const char *text, const char *label, int32_t n)
{
	if (n == 0)
		return text;
	return arena_printf(
	    a, "%s%s%s %d", text, *text != '\0' ? "  " : "", _(label), n);
}

static const char *
left_text(struct arena *a, const struct sr_round_sum *sum)
{
	const char *text = "";

	text = left_add(a, text, N_("Do not call"), sum->no_calls);
	text = left_add(a, text, N_("No consent"), sum->no_consent);
	text = left_add(a, text, N_("Not by this way"), sum->no_way);
	text = left_add(a, text, N_("Application waits"), sum->pending);
	text = left_add(a, text, N_("Appointment"), sum->booked);
	text = left_add(a, text, N_("In another round"), sum->running);
	text = left_add(a, text, N_("Due before"), sum->earlier);
	return left_add(a, text, N_("No room"), sum->no_room);
}

/* What it would be is said first: a round moves many contacts. */
static int
round_write(struct view *v, void *rec)
{
	struct sr_round_sum sum;
	const char *left;
	int rc = sr_round_try(v->ui->sr, rec, &sum, v->arena);

	if (rc < 0)
		return rc;
	const struct sr_arg arg[4] = { SR_NUM(sum.cards), SR_NUM(sum.owners),
		SR_NUM(sum.days), SR_NUM(sum.most) };
	left = left_text(v->arena, &sum);
	if (*left != '\0')
		left = arena_printf(
		    v->arena, "%s%s%s   ", _("Left out"), _(": "), left);
	/* The words of the text, filled in for the first of them. */
	if (*sum.text != '\0')
		left = arena_printf(v->arena, "%s%s%s%s", left, _("Text"),
		    _(": "), text_safe(v->arena, sum.text, true));
	/* Beneath the form that is asked about. */
	if (v->ui->top->form[0] != NULL)
		form_hint(v->ui->top->form[0], STYLE_NORMAL, left);
	if (sum.cards > 0 &&
	    !ui_confirm(v->ui, message_text(v->arena,
				   _("Plan the round? Cards {0}, salespeople "
				     "{1}, days {2}, at most {3} a day each."),
				   arg, 4)))
		return 1;
	rc = sr_round_save(v->ui->sr, rec, &sum, v->arena);
	if (rc == SR_OK)
		v->saved = sum.round;
	return rc;
}

static const struct form_spec form = {
	.id = "round",
	.title = N_("Plan a round"),
	.record = &sr_rec_round_ask,
	.rows = rows,
	.op = SR_OP_ROUND_SAVE,
	.save = round_write,
	.done = view_reload,
	.saved = N_("Planned: each card's next contact is of this round."),
};

static void
run_new(struct view *v)
{
	struct sr_round_ask ask;
	struct view *f;

	sr_record_clear(&sr_rec_round_ask, &ask);
	ask.kind = SR_BY_PHONE;
	ask.first = v->ui->session.today + 1;
	ask.last = v->ui->session.today + 7;
	f = form_open(v, &form, &ask);
	if (f != NULL && f->form[0] != NULL)
		form_hint(f->form[0], STYLE_DIM,
		    _("Filled in for each customer in the text: {name} "
		      "{title} {model} {staff} {house} {day}"));
}

static bool
on_round(const struct view *v)
{
	return view_row(v) != NULL;
}

static void
run_open(struct view *v)
{
	struct subject about = {
		.id = ((const struct sr_round *)view_row(v))->id
	};

	view_open(v->ui, &screen_round, &about);
}

/* ---- taking it back ---- */

static void
drop(struct view *v, const struct sr_round_drop *what)
{
	struct sr_count count;

	if (ui_call(v->ui, SR_OP_ROUND_DROP, what, &count, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK,
	    N_("Cancelled; by their grade's plan again: {0}."), 1,
	    SR_NUM(count.n));
}

static bool
is_running(const struct view *v)
{
	const struct sr_round *r = view_row(v);

	return r != NULL && r->cards > r->done;
}

static void
run_drop(struct view *v)
{
	const struct sr_round *r = view_row(v);
	const struct sr_round_drop what = { .round = r->id };
	const struct sr_arg arg[2] = { SR_TXT(r->name),
		SR_NUM(r->cards - r->done) };

	if (ui_confirm(v->ui, message_text(v->arena,
				  _("Cancel \"{0}\" and what is still planned "
				    "of it (contacts: {1})?"),
				  arg, 2)))
		drop(v, &what);
}

static const struct action actions[] = {
	{ K_ENTER, "rounds.open", N_("open"),
	    N_("Its cards, and how each contact came out."), SR_OP_ROUND_LINES,
	    0, on_round, run_open },
	{ 'n', "rounds.new", N_("new"),
	    N_("Plan contacts of one theme, spread over staff and days."),
	    SR_OP_ROUND_SAVE, 0, NULL, run_new },
	{ 'x', "rounds.cancel", N_("cancel"),
	    N_("Take back the contacts that are still planned."),
	    SR_OP_ROUND_DROP, 0, is_running, run_drop },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_rounds = {
	.id = "rounds",
	.title = N_("Rounds (MTV)"),
	.help = N_("Mail, calls and visits to cards that are not hot, planned "
		   "together."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_ROUND_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_ROUND | UINT64_C(1) << SR_NOUN_CONTACT,
};

/* ---- one round ---- */

static void
find_round(const struct view *v, struct sr_find *find)
{
	find->parent = v->about.id;
}

static const char *
state_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_round_line *line = row;

	(void)a;
	if (line->dropped == 0)
		return ui_text(v->ui, &sr_rec_round_line, "state", row);
	*style = STYLE_DIM;
	return _("Cancelled");
}

static const struct column line_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "phone", .min = 13, .drop = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "owner", .title = N_("Sales"), .min = 6 },
	{ .field = "state", .min = 9, .text = state_text },
	{ .field = "done", .min = 6 },
	{ .field = "reached", .min = 8 },
	{ .field = "said", .min = 10, .weight = 2 },
	{ .field = NULL },
};

/* The text to send, filled in. */
static void
line_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_round_line *line = row;

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	cell_wrap(&v->ui->grid, r,
	    line->dropped == 0 && *line->text != '\0' ? line->text : line->said,
	    STYLE_NORMAL);
}

static const struct list_spec lines = {
	.row = &sr_rec_round_line,
	.op = SR_OP_ROUND_LINES,
	.columns = line_columns,
	.by_column = true,
	.find = find_round,
	.preview = line_preview,
	.preview_lines = 3,
	.beneath = true,
	.empty = N_("None of your cards is in this round."),
};

static const struct pane line_panes[] = {
	{ .list = &lines },
};

static sr_id
card_of(const struct view *v)
{
	const struct sr_round_line *line = view_row(v);

	return line != NULL ? line->card : 0;
}

/* One's own customer's, not logged yet. */
static bool
can_log(const struct view *v)
{
	const struct sr_round_line *line = view_row(v);

	return line != NULL && line->state == SR_PLANNED &&
	       SR_GRADE_OPEN(line->grade);
}

static bool
is_planned(const struct view *v)
{
	const struct sr_round_line *line = view_row(v);

	return line != NULL && line->state == SR_PLANNED;
}

static void
run_drop_line(struct view *v)
{
	const struct sr_round_line *line = view_row(v);
	const struct sr_round_drop what = { .round = v->about.id,
		.line = line->id };
	struct sr_arg who = SR_TXT(line->name);

	if (ui_confirm(v->ui, message_text(v->arena,
				  _("Take {0} out of this round?"), &who, 1)))
		drop(v, &what);
}

static const char *
round_about(struct view *v, struct arena *a)
{
	const struct sr_round_line *line = view_row(v);

	return line != NULL ? arena_dup(a, line->round) : "";
}

static const struct action line_actions[] = {
	{ K_ENTER, "round.card", N_("open"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	CONTACT_LOG("round", can_log),
	{ 'x', "round.cancel", N_("cancel"),
	    N_("Take this card out of the round."), SR_OP_ROUND_DROP, 0,
	    is_planned, run_drop_line },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_round = {
	.id = "round",
	.title = N_("Round"),
	.help = N_("Who is contacted when, with which text, and how it came "
		   "out. The list to write to: showroom export mailing."),
	.panes = line_panes,
	.npanes = 1,
	.actions = line_actions,
	.op = SR_OP_ROUND_LINES,
	.nouns = UINT64_C(1) << SR_NOUN_ROUND | UINT64_C(1) << SR_NOUN_CONTACT,
	.card = card_of,
	.about = round_about,
};
