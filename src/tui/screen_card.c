/*
 * One card: its data at a glance, the log, grades, visits, applications, test
 * drives, appointments.
 * Everything about the customer is one key away.
 */
#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/appointment_form.h"
#include "tui/card_data.h"
#include "tui/card_forms.h"
#include "tui/card_text.h"
#include "tui/contact_strip.h"
#include "tui/dialog.h"
#include "tui/drive_forms.h"
#include "tui/drive_list.h"
#include "tui/history.h"
#include "tui/list.h"
#include "tui/requests.h"
#include "tui/screens.h"

#include "base/banned.h"

static struct card_state *
state_of(const struct view *v)
{
	return v->state;
}

/* What was written to him he has before him now: its author sees that. */
static void
words_read(struct view *v, struct sr_rows *words)
{
	for (size_t i = 0; i < words->n; i++) {
		struct sr_instruction *w =
		    SR_ROW(struct sr_instruction, words, i);
		const struct sr_key key = { .id = w->id };
		struct sr_instruction out;

		if (w->staff == v->ui->session.staff && w->read_at == 0 &&
		    ui_may(v->ui, SR_OP_INSTRUCTION_READ) &&
		    sr_instruction_read(v->ui->sr, &key, &out, v->arena) ==
			SR_OK)
			*w = out;
	}
}

static int
card_load(struct view *v)
{
	struct card_state *s = v->state;
	struct sr_key key = { .id = v->about.id };
	struct sr_find find;
	int rc = sr_card_get(v->ui->sr, &key, &s->card, v->arena);

	if (rc < 0)
		return rc;
	key.id = s->card.person;
	rc = s->reveal ? sr_person_reveal(v->ui->sr, &key, &s->person, v->arena)
		       : sr_person_get(v->ui->sr, &key, &s->person, v->arena);
	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_find, &find);
	find.parent = s->card.id;
	find.limit = 40;
	find.desc = true;
	rc = sr_contact_find(v->ui->sr, &find, &s->log, v->arena);
	if (rc < 0)
		return rc;
	rc = sr_instruction_find(v->ui->sr, &find, &s->words, v->arena);
	if (rc == SR_OK)
		words_read(v, &s->words);
	return rc;
}

static const char *
card_about(struct view *v, struct arena *a)
{
	const struct sr_card *c = &state_of(v)->card;
	/* A long name leaves room for the grade; the data tells it whole. */
	size_t fit = text_fit(c->name, v->ui->grid.w * 7 / 25, NULL);
	const struct sr_arg arg[4] = { SR_TXT(arena_ndup(a, c->name, fit)),
		SR_TXT(sr_enum_code(&sr_choice_grade, c->grade)),
		SR_DAYARG(c->opened),
		SR_NUM(v->ui->session.today - c->opened) };

	return message_text(a, _("{0}   {1}   {3} d"), arg, 4);
}

/* ---- the lists ---- */

static void
find_card(const struct view *v, struct sr_find *find)
{
	find->parent = v->about.id;
}

static void
find_person(const struct view *v, struct sr_find *find)
{
	find->parent = state_of(v)->card.person;
}

/* Planned rows stand with their planned day. */
static const char *
when_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_contact *c = row;

	if (c->state == SR_PLANNED && c->plan_day < v->ui->session.today)
		*style = STYLE_OVERDUE;
	(void)a;
	return ui_text(v->ui, &sr_rec_contact,
	    c->state == SR_DONE ? "day" : "plan_day", c);
}

static const char *
time_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_contact *c = row;

	(void)style;
	(void)a;
	return ui_text(v->ui, &sr_rec_contact,
	    c->state == SR_DONE ? "minute" : "plan_minute", c);
}

/* Planned, or how it came out. */
static const char *
outcome_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_contact *c = row;

	(void)style;
	(void)a;
	return ui_text(v->ui, &sr_rec_contact,
	    c->state == SR_DONE ? "reached" : "state", c);
}

static const struct column contact_columns[] = {
	{ .field = "day", .min = 5, .text = when_text },
	{ .field = "minute", .min = 5, .tight = true, .text = time_text },
	{ .field = "kind", .min = 8 },
	{ .field = "reached", .min = 11, .text = outcome_text },
	{ .field = "after",
	    .title = N_("Grade"),
	    .min = 5,
	    .text = contact_grades_text },
	{ .field = "staff", .title = N_("Sales"), .min = 6, .drop = 2 },
	{ .field = "theme", .min = 10, .weight = 1, .drop = 1 },
	{ .field = "text", .min = 16, .weight = 3 },
	{ .field = NULL },
};

/* TEXT of a row of CARD, which a merge may have closed for this one. */
static const char *
whole_text(const struct view *v, sr_id card, const char *text)
{
	const struct sr_arg arg[1] = { SR_TXT(text) };

	return card == v->about.id
		   ? text
		   : message_text(v->ui->frame, _("{0} (merged card)"), arg, 1);
}

/* All that was said: a column shows its beginning. */
static void
contact_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_contact *c = row;

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	cell_wrap(
	    &v->ui->grid, r, whole_text(v, c->card, c->text), STYLE_NORMAL);
}

static const struct list_spec contacts = {
	.row = &sr_rec_contact,
	.op = SR_OP_CONTACT_FIND,
	.columns = contact_columns,
	.sorts = list_by_time,
	.find = find_card,
	.preview = contact_preview,
	.preview_lines = 3,
	.beneath = true,
	.empty = N_("Nothing was logged yet: l logs a contact."),
	.empty_op = SR_OP_CONTACT_LOG,
};

static const char *
reason_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_move *m = row;

	(void)style;
	return whole_text(v, m->card, message_kept(a, m->reason, true));
}

static const struct column move_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .min = 5 },
	{ .field = "before", .title = N_("From"), .min = 5 },
	{ .field = "after", .title = N_("To"), .min = 5 },
	{ .field = "staff", .title = N_("By"), .min = 8 },
	{ .field = "reason", .min = 20, .weight = 1, .text = reason_text },
	{ .field = NULL },
};

static void
move_preview(struct view *v, const void *row, struct rect r)
{
	cell_wrap(&v->ui->grid, r,
	    message_kept(
		v->ui->frame, ((const struct sr_move *)row)->reason, true),
	    STYLE_NORMAL);
}

static const struct list_spec moves = {
	.row = &sr_rec_move,
	.op = SR_OP_MOVE_FIND,
	.columns = move_columns,
	.find = find_card,
	.preview = move_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("No grade was given yet."),
};

static const struct column visit_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .min = 5 },
	{ .field = "leave", .min = 5, .tight = true },
	{ .field = "kind", .min = 8 },
	{ .field = "seen", .title = N_("Seen"), .min = 5 },
	{ .field = "model", .min = 10, .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "staff", .title = N_("Sales"), .min = 6, .tight = true },
	{ .field = "note", .min = 12, .weight = 2, .drop = 1 },
	{ .field = NULL },
};

static const struct list_spec visits = {
	.row = &sr_rec_visit_line,
	.op = SR_OP_VISIT_FIND,
	.columns = visit_columns,
	.sorts = list_by_time,
	.find = find_person,
	.empty = N_("No visit with this customer's number."),
};

static const struct column request_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "kind", .min = 11 },
	{ .field = "state", .min = 8 },
	{ .field = "reason", .min = 8, .drop = 1 },
	{ .field = "staff", .min = 9 },
	{ .field = "decider", .min = 8 },
	{ .field = "note", .min = 12, .weight = 1 },
	{ .field = "advice", .min = 8, .weight = 1, .drop = 2 },
	{ .field = NULL },
};

static const struct list_spec requests = {
	.row = &sr_rec_request_line,
	.op = SR_OP_REQUEST_FIND,
	.columns = request_columns,
	.find = find_card,
	.preview = request_preview,
	.preview_lines = 3,
	.beneath = true,
	.empty = N_("Nothing was applied for. x applies."),
	.empty_op = SR_OP_REQUEST_SAVE,
};

static void
find_history(const struct view *v, struct sr_find *find)
{
	find->kind = SR_NOUN_CARD;
	find->parent = v->about.id;
}

static const struct list_spec history = HISTORY_LIST(find_history);

enum { PANE_DRIVES = 6, PANE_BOOKED };
static const struct pane panes[] = {
	{ .title = N_("Data"), .custom = &card_data },
	{ .title = N_("Log"), .list = &contacts },
	{ .title = N_("Grades"), .list = &moves },
	{ .title = N_("Visits"), .list = &visits },
	{ .title = N_("Applications"), .list = &requests },
	{ .title = N_("History"), .list = &history },
	[PANE_DRIVES] = { .title = N_("Drives"), .list = &drive_list_of_card },
	[PANE_BOOKED] = { .title = N_("Appointments"),
	    .list = &appointments_of_card },
};

/* ---- keys ---- */

static sr_id
card_of(const struct view *v)
{
	return v->about.id;
}

static bool
is_open(const struct view *v)
{
	return SR_GRADE_OPEN(state_of(v)->card.grade);
}

static bool
is_hidden(const struct view *v)
{
	return sr_is_masked(state_of(v)->person.phone);
}

static void
run_edit(struct view *v)
{
	card_data_form(v, v->about.id);
}

static void
run_apply(struct view *v)
{
	card_apply(v, &state_of(v)->card);
}

/* Ordered, then delivered; both are said once more. */
static void
run_order(struct view *v)
{
	const struct sr_key key = { v->about.id };
	bool has = state_of(v)->card.grade == SR_GRADE_O;
	struct sr_card card;

	if (!ui_confirm(v->ui,
		has ? _("Is the car delivered to the customer?")
		    : _("Has the customer ordered and paid a deposit?")) ||
	    ui_call(v->ui, has ? SR_OP_CARD_DELIVERED : SR_OP_CARD_ORDERED,
		&key, &card, v->arena) < 0)
		return;
	if (has)
		ui_message(v->ui, MSG_OK, N_("Delivered: {0} is closed."), 1,
		    SR_TXT(card.code));
	else
		ui_message(v->ui, MSG_OK,
		    N_("Ordered: the next contact is on {0}."), 1,
		    SR_DAYARG(card.next_day));
	view_reload(v);
}

static void
run_reveal(struct view *v)
{
	state_of(v)->reveal = true;
	view_reload(v);
}

static void
run_person(struct view *v)
{
	person_show(v->ui, state_of(v)->card.person);
}

static void
run_hand(struct view *v)
{
	card_hand_over(v, v->about.id, state_of(v)->card.owner, SR_HANDED);
}

static bool
can_take(const struct view *v)
{
	return is_open(v) && state_of(v)->card.owner != v->ui->session.staff;
}

static void
run_take(struct view *v)
{
	card_take_over(v, v->about.id);
}

static void
run_instruct(struct view *v)
{
	card_instruct(v, v->about.id, state_of(v)->card.owner);
}

static void
run_links(struct view *v)
{
	links_show(v->ui, state_of(v)->card.person);
}

static bool
on_drive(const struct view *v)
{
	return v->pane == PANE_DRIVES && view_row(v) != NULL;
}

static void
run_drive(struct view *v)
{
	drive_edit(v, ((const struct sr_drive *)view_row(v))->id);
}

static bool
on_booked(const struct view *v)
{
	return v->pane == PANE_BOOKED && view_row(v) != NULL;
}

static void
run_booked(struct view *v)
{
	appointment_edit(v, ((const struct sr_appointment *)view_row(v))->id);
}

static const struct action actions[] = {
	{ K_ENTER, "card.drive.edit", N_("open"), N_("Open the test drive."),
	    SR_OP_DRIVE_SAVE, 0, on_drive, run_drive },
	{ K_ENTER, "card.booked", N_("change"),
	    N_("Change the appointment, or say what came of it."),
	    SR_OP_APPOINTMENT_SAVE, 0, on_booked, run_booked },
	CONTACT_LOG("card", is_open),
	{ 'e', "card.edit", N_("edit"), N_("Edit wish, state and origin."),
	    SR_OP_CARD_SAVE, 0, NULL, run_edit },
	CONTACT_MOVE("card", is_open),
	APPOINTMENT_BOOK("card", is_open),
	DRIVE_BOOK("card", is_open),
	{ 'o', "card.order", N_("order"),
	    N_("The customer has ordered; later, the car is delivered."),
	    SR_OP_CARD_ORDERED, 0, is_open, run_order },
	{ 'x', "card.apply", N_("apply"),
	    N_("Apply for closing, freezing, handing over or reopening: a "
	       "second person decides."),
	    SR_OP_REQUEST_SAVE, 0, NULL, run_apply },
	{ 'P', "card.person", N_("person"),
	    N_("The customer's own data and numbers."), SR_OP_PERSON_GET, 0,
	    NULL, run_person },
	{ 'v', "card.reveal", N_("reveal"),
	    N_("Show the numbers in full; it is noted who did."),
	    SR_OP_PERSON_REVEAL, 0, is_hidden, run_reveal },
	{ 'i', "card.instruct", N_("instruct"),
	    N_("Leave the salesperson a line on this card."),
	    SR_OP_INSTRUCTION_SAVE, 0, is_open, run_instruct },
	{ 'H', "card.handover", N_("hand over"),
	    N_("Give the card to another salesperson."), SR_OP_CARD_HANDOVER, 0,
	    is_open, run_hand },
	{ 'K', "card.take", N_("take over"),
	    N_("Apply for having the card yourself: another lead decides."),
	    SR_OP_REQUEST_DECIDE, ACTION_QUIET, can_take, run_take },
	{ 'L', "card.links", N_("links"),
	    N_("Couples, families, companies: who counts as one with this "
	       "customer."),
	    SR_OP_LINK_FIND, ACTION_QUIET, NULL, run_links },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_card = {
	.id = "card",
	.title = N_("Card"),
	.help = N_("One wish to buy: who, what, where from, what was said "
		   "and what comes next."),
	.panes = panes,
	.npanes = sizeof(panes) / sizeof(panes[0]),
	.actions = actions,
	.op = SR_OP_CARD_GET,
	.state = sizeof(struct card_state),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT |
		 UINT64_C(1) << SR_NOUN_PERSON |
		 UINT64_C(1) << SR_NOUN_REQUEST | UINT64_C(1) << SR_NOUN_DRIVE |
		 UINT64_C(1) << SR_NOUN_APPOINTMENT,
	.load = card_load,
	.card = card_of,
	.about = card_about,
};

void
card_show(struct ui *ui, sr_id id)
{
	struct subject about = { .id = id };

	if (id != 0)
		view_open(ui, &screen_card, &about);
}

void
card_show_here(struct view *v)
{
	card_show(v->ui, v->screen->card(v));
}

bool
card_here(const struct view *v)
{
	return v->screen->card(v) != 0;
}
