/*
 * The contact strip: log what happened with a card and what comes next.  The
 * store proposes the next date at every change of grade or outcome; a date
 * that was typed stays.
 */
#include "tui/contact_strip.h"

#include <string.h>

#include <showroom/dir.h>
#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/marks.h"

#include "base/banned.h"

/* Say what the rule asks for: "A: within 4 days, at the latest 11-28". */
static void
strip_rule(struct view *v, struct form *f, const struct sr_plan *p)
{
	const char *code = sr_enum_code(&sr_choice_grade, p->grade);
	const struct sr_arg rule[4] = { SR_TXT(code), SR_NUM(p->every_days),
		SR_DAYARG(p->cap_day), SR_TXT(p->holiday) };
	const struct sr_arg moved[2] = { SR_TXT(p->holiday),
		SR_DAYARG(p->day) };

	if (p->moved)
		form_hint(f, STYLE_CHANGED,
		    ui_say(v->ui, v->ui->frame,
			N_("The house is closed that day ({0}): the next "
			   "contact will be on {1}."),
			moved, 2));
	else
		form_hint(f, STYLE_DIM,
		    ui_say(v->ui, v->ui->frame,
			p->holiday[0] != '\0'
			    ? N_("{0}: every {1} d, at the latest {2}; that "
				 "day is {3}.")
			    : N_("{0}: every {1} d, at the latest {2}."),
			rule, 4));
}

void
contact_propose(struct view *v, struct form *f, const struct sr_plan_ask *ask)
{
	struct sr_plan plan;

	if (sr_contact_plan(v->ui->sr, ask, &plan, v->ui->frame) != SR_OK)
		return;
	if (!form_touched(f, "next_day"))
		form_put_int(f, "next_day", plan.day);
	strip_rule(v, f, &plan);
}

static void
strip_plan(struct view *v, struct form *f)
{
	const struct sr_contact_log *log = form_record(f);
	struct sr_plan_ask ask;

	sr_record_clear(&sr_rec_plan_ask, &ask);
	ask.card = log->card;
	ask.grade = log->grade;
	ask.reached = log->reached;
	ask.logging = true;
	ask.day = log->day;
	if (form_touched(f, "next_day"))
		ask.want = log->next_day;
	contact_propose(v, f, &ask);
}

static void
strip_change(struct view *v, struct form *f, const char *col)
{
	if (strcmp(col, "grade") == 0 || strcmp(col, "reached") == 0 ||
	    strcmp(col, "day") == 0 || strcmp(col, "next_day") == 0)
		strip_plan(v, f);
}

/*
 * The card as it is now, after somebody else has logged: what was typed
 * stays, a grade that was not typed is the card's.
 */
static void
strip_again(struct view *v, struct form *f)
{
	struct sr_contact_log *log = form_record(f);
	const struct sr_key key = { .id = log->card };
	struct sr_card card;

	if (sr_card_get(v->ui->sr, &key, &card, v->ui->frame) != SR_OK)
		return;
	log->seen_grade = card.grade;
	log->seen_day = card.next_day;
	if (!form_touched(f, "grade"))
		form_put_int(f, "grade", card.grade);
	strip_plan(v, f);
}

static int
strip_save(struct view *v, void *rec)
{
	const struct sr_contact_log *log = rec;
	struct sr_card out;
	int rc = sr_call(v->ui->sr, SR_OP_CONTACT_LOG, rec, &out, v->arena);

	/* Said when it is done: the grade waits. */
	v->saved = rc == SR_OK && log->grade != 0 && log->grade != out.grade;
	return rc;
}

static void
strip_done(struct view *v)
{
	if (v->saved != 0)
		ui_message(v->ui, MSG_OK,
		    N_("Logged. The grade waits until a second person "
		       "agrees."),
		    0);
	view_reload(v);
}

/* All but the text is preset: l, what was said, Enter. */
static const struct form_row rows[] = {
	{ .col = "text", .lines = 1 },
	{ .col = "kind", .width = 8 },
	{ .col = "reached" },
	{ .col = "grade", .label = N_("Grade") },
	{ .col = "next_day", .label = N_("Next on"), .width = 10 },
	{ .col = "next_kind", .label = N_("by"), .width = 8 },
	{ .col = "next_minute", .label = N_("at") },
	{ .col = "next_theme", .label = N_("about") },
	{ .col = "grade_why", .flags = FORM_MORE },
	{ .col = "theme", .flags = FORM_MORE },
	{ .col = "unreached", .flags = FORM_MORE },
	{ .col = "day", .width = 10, .flags = FORM_MORE },
	{ .col = "minute", .flags = FORM_MORE },
	{ .col = NULL },
};

static const struct form_spec strip = {
	.id = "contact",
	.title = N_("Log a contact"),
	.record = &sr_rec_contact_log,
	.rows = rows,
	.of = "card",
	.op = SR_OP_CONTACT_LOG,
	.save = strip_save,
	.done = strip_done,
	.change = strip_change,
	.stale = strip_again,
	.quick = true,
	.saved = N_("Logged."),
};

void
contact_strip(struct view *v)
{
	struct sr_key key = { .id = v->screen->card(v) };
	struct sr_contact_log log;
	struct sr_card card;
	struct form *f;

	if (ui_call(v->ui, SR_OP_CARD_GET, &key, &card, v->arena) < 0)
		return;
	if (!SR_GRADE_OPEN(card.grade)) {
		ui_message(v->ui, MSG_ERROR,
		    N_("The card is closed: nothing more is logged on it."), 0);
		return;
	}
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = card.next_kind != 0 ? card.next_kind : SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.theme = card.next_theme;
	/* N exists only at opening: the first contact judges it. */
	log.grade = card.grade == SR_GRADE_N ? 0 : card.grade;
	log.next_kind = SR_BY_PHONE;
	log.seen_grade = card.grade;
	log.seen_day = card.next_day;
	f = strip_open(v, &strip, &log);
	if (f != NULL)
		strip_plan(v, f);
}

void
contact_move_here(struct view *v)
{
	contact_move(v, v->screen->card(v));
}

struct moving {
	sr_day day, said; /* that is tried; to which N were moved last */
	struct sr_card out;
	int32_t n;
};

static int
move_one(struct view *v, sr_id id, void *ctx)
{
	struct moving *to = ctx;
	struct sr_key key = { .id = id };
	struct sr_card card;
	struct sr_mark m;
	int rc = ui_call(v->ui, SR_OP_CARD_GET, &key, &card, v->arena);

	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_mark, &m);
	m.id = id;
	m.minute = card.next_minute;
	m.day = to->day;
	rc = ui_call(v->ui, SR_OP_CONTACT_MOVE, &m, &to->out, v->arena);
	if (rc >= 0) {
		to->n = to->said == to->day ? to->n + 1 : 1;
		to->said = to->day;
	}
	return rc;
}

/* Where it went, or the MARKED ones, and why not to the day that was said. */
static void
move_said(struct view *v, const struct moving *to, bool marked)
{
	bool open = to->out.next_day == to->said;

	if (marked)
		ui_message(v->ui, MSG_OK,
		    open ? N_("Next contacts moved to {0}: {1}.")
			 : N_("The house is closed that day. Next contacts "
			      "moved to {0}: {1}."),
		    2, SR_DAYARG(to->out.next_day), SR_NUM(to->n));
	else
		ui_message(v->ui, MSG_OK,
		    open ? N_("The next contact is on {0}.")
			 : N_("The house is closed that day: the next contact "
			      "is on {0}."),
		    1, SR_DAYARG(to->out.next_day));
}

void
contact_move(struct view *v, sr_id id)
{
	struct sr_key key = { .id = id };
	struct sr_card card;
	struct moving to = { .n = 0 };
	bool marked = marks_count(v) > 0;
	int rc;

	if (ui_call(v->ui, SR_OP_CARD_GET, &key, &card, v->arena) < 0)
		return;
	to.day = card.next_day;
	/* Refused, it is asked again: what was typed is still there. */
	do {
		const struct sr_arg many = SR_NUM((int64_t)marks_count(v));

		to.day = ui_prompt_day(v->ui,
		    marked ? ui_say(v->ui, v->arena,
				 N_("Move the marked ones ({0}) to"), &many, 1)
			   : _("Move the next contact to"),
		    to.day);
		if (to.day == 0 || (!marked && to.day == card.next_day))
			break;
		rc = marked ? marks_each(v, move_one, &to)
			    : move_one(v, id, &to);
	} while (rc < 0);
	if (to.n > 0) {
		move_said(v, &to, marked);
		view_reload(v);
	}
}
