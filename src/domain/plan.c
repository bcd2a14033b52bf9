/*
 * The next contact: when it is due, how late it may be, what a closed day
 * does to it.  An open card has exactly one.
 */
#include "domain/appointment.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/grade.h"
#include "domain/rules.h"
#include "store/contact.h"
#include "base/banned.h"

static int
plan_beyond(struct ctx *c, const struct plan_ask *ask, sr_day cap)
{
	if (cap < c->today)
		return fail(c, SR_E_INVALID, ask->record, ask->field,
		    N_("This contact was due by {0} at the latest and cannot "
		       "be moved any more: log it, reached or not."),
		    1, SR_DAYARG(cap));
	return fail(c, SR_E_INVALID, ask->record, ask->field,
	    N_("In grade {0} the next contact is on {1} at the latest."), 2,
	    SR_TXT(sr_enum_code(&sr_choice_grade, ask->grade)), SR_DAYARG(cap));
}

sr_day
plan_open_day(struct ctx *c, sr_day want, sr_day first)
{
	sr_day day = want;

	if (day <= first || !rule_closed(c, day))
		return day;
	while (day > first && rule_closed(c, day))
		day--;
	if (day <= first) {
		/* A year of closed days is a mistake in the rows. */
		sr_day end = want + 366;
		for (day = want; day < end && rule_closed(c, day); day++)
			;
	}
	return day;
}

static void
plan_off_closed(struct ctx *c, struct sr_plan *plan)
{
	const struct sr_holiday *holiday = rule_holiday(c, plan->day);
	sr_day day = plan_open_day(c, plan->day, c->today);

	/* Open on a day off: the day stands, and is named. */
	if (holiday != NULL && holiday->kind != SR_DAY_WORK)
		plan->holiday = holiday->name_zh;
	if (day == plan->day)
		return;
	plan->moved = true;
	plan->day = day;
	/* The house itself makes the cap later. */
	if (plan->cap_day != 0 && plan->cap_day < day)
		plan->cap_day = day;
}

int
plan_make(struct ctx *c, const struct plan_ask *ask, struct sr_plan *plan)
{
	const struct sr_grade_rule *rule = rule_grade(c, ask->grade, c->today);

	sr_record_clear(&sr_rec_plan, plan);
	plan->grade = ask->grade;
	plan->every_days = rule != NULL ? rule->every_days : 1;
	plan->cap_days = rule != NULL ? rule->cap_days : 0;
	if (plan->cap_days > 0)
		plan->cap_day = ask->cap_from + plan->cap_days;
	if (ask->late && plan->cap_day != 0 && plan->cap_day < c->today)
		plan->cap_day = c->today;
	plan->day = ask->want;
	if (plan->day == 0) {
		plan->day = ask->unreached ? c->today + 1
					   : ask->from + plan->every_days;
		if (plan->cap_day != 0 && plan->day > plan->cap_day)
			plan->day = plan->cap_day;
		if (plan->day < c->today)
			plan->day = c->today;
	}
	if (plan->day < c->today)
		return fail(c, SR_E_INVALID, ask->record, ask->field,
		    N_("The next contact cannot be in the past ({0})."), 1,
		    SR_DAYARG(plan->day));
	if (plan->cap_day != 0 && plan->day > plan->cap_day && ask->want != 0)
		return plan_beyond(c, ask, plan->cap_day);
	plan_off_closed(c, plan);
	return SR_OK;
}

int
plan_start(struct ctx *c, const struct sr_card *card, sr_day *from)
{
	struct sr_move start;
	int rc = sql_one(c->st, &contact_sql[MOVE_STARTED],
	    SQL_ARGS(SQL_R("card", card->id)), &sr_rec_move, &start, c->mem);

	if (rc < 0 && rc != SR_E_NONE)
		return rc;
	*from =
	    rc == SR_OK && start.day > card->opened ? start.day : card->opened;
	if (card->log_day > *from)
		*from = card->log_day;
	return SR_OK;
}

int
next_add(struct ctx *c, const struct sr_card *card, const struct next *next)
{
	struct sr_contact row;
	int rc;

	sr_record_clear(&sr_rec_contact, &row);
	row.card = card->id;
	row.staff = card->owner;
	row.state = SR_PLANNED;
	row.kind = next->kind != 0 ? next->kind : SR_BY_PHONE;
	row.theme = next->theme;
	row.plan_day = next->day;
	row.plan_minute = next->minute;
	rc = save_end(c, &sr_rec_contact, &row, SR_NOUN_CONTACT);
	return rc < 0 ? rc : appointment_follows(c, card, &row);
}

int
next_get(struct ctx *c, sr_id card, struct sr_contact *contact)
{
	return sql_one(c->st, &contact_sql[CONTACT_PLANNED],
	    SQL_ARGS(SQL_R("card", card)), &sr_rec_contact, contact, c->mem);
}

void
next_put_off(const struct ctx *c, struct sr_contact *next, sr_day day)
{
	/* Putting it off again does not make it less late. */
	if (next->missed == 0 && next->plan_day < c->today)
		next->missed = next->plan_day;
	next->plan_day = day;
}

int
next_move(struct ctx *c, const struct sr_card *card, sr_day day, sr_time minute)
{
	struct sr_contact row;
	int rc = next_get(c, card->id, &row);

	if (rc < 0)
		return rc;
	next_put_off(c, &row, day);
	row.plan_minute = minute;
	rc = save_end(c, &sr_rec_contact, &row, SR_NOUN_CONTACT);
	return rc < 0 ? rc : appointment_follows(c, card, &row);
}

int
next_order(struct ctx *c, const struct sr_card *card, const struct next *next)
{
	struct sr_contact row;
	int rc = next_get(c, card->id, &row);

	if (rc < 0)
		return rc;
	row.missed = 0;
	row.plan_day = next->day;
	row.plan_minute = next->minute;
	if (next->kind != 0) {
		row.kind = next->kind;
		row.theme = next->theme;
	}
	rc = save_end(c, &sr_rec_contact, &row, SR_NOUN_CONTACT);
	return rc < 0 ? rc : appointment_follows(c, card, &row);
}

int
next_drop(struct ctx *c, sr_id card)
{
	struct sr_contact row;
	int rc = next_get(c, card, &row);

	if (rc < 0)
		return rc;
	row.state = SR_DROPPED;
	rc = save_end(c, &sr_rec_contact, &row, SR_NOUN_CONTACT);
	return rc < 0 ? rc : appointment_dropped(c, card);
}

int
plan_closes(struct ctx *c, struct sr_holiday *h)
{
	struct sr_appointment a;
	struct sr_rows rows;
	int rc;

	h->moved_to = plan_open_day(c, h->day, c->today);
	h->moved = h->booked = 0;
	if (h->day <= c->today || h->moved_to == h->day)
		return SR_OK;
	rc = sql_rows(c->st, &contact_sql[CONTACT_PLANNED_ON],
	    SQL_ARGS(SQL_D("day", h->day)), &sr_rec_contact, &rows, c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_contact *next = SR_ROW(struct sr_contact, &rows, i);
		next->plan_day = h->moved_to;
		if (next->kind == SR_IN_STORE && next->plan_minute != 0 &&
		    appointment_open(c, next->card, &a) == SR_OK) {
			next->kind = SR_BY_PHONE;
			next->plan_minute = 0;
			h->booked++;
		}
		rc = save_end(c, &sr_rec_contact, next, SR_NOUN_CONTACT);
		h->moved++;
	}
	if (h->moved > 0)
		c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return rc;
}

int
cap_kept(struct ctx *c, struct sr_card *card)
{
	if (!card->beyond_cap)
		return SR_OK;
	card->beyond_cap = false;
	return save_end(c, &sr_rec_card, card, SR_NOUN_CARD);
}

int
op_contact_plan(struct ctx *c, const void *arg, void *res)
{
	const struct sr_plan_ask *in = arg;
	struct plan_ask ask = { .record = "plan_ask",
		.field = "want",
		.grade = in->grade,
		.from = c->today,
		.cap_from = c->today,
		.want = in->want,
		.unreached = in->reached == SR_UNREACHED,
		.late = in->logging };
	struct sr_card card;
	int rc;

	if (in->card != 0) {
		rc = card_edit_open(c, in->card, &card);
		if (rc == SR_OK)
			rc = plan_start(c, &card, &ask.cap_from);
		if (rc < 0)
			return rc;
		if (ask.grade == 0)
			ask.grade = card.grade;
		if (in->logging)
			ask.grade =
			    grade_now(c, card.owner, card.grade, ask.grade);
	} else {
		ask.grade = grade_now(c, c->me, SR_GRADE_N, ask.grade);
	}
	if (in->logging) {
		sr_day day = in->day != 0 ? in->day : c->today;
		if (in->card == 0 || day > ask.cap_from)
			ask.cap_from = day;
	}
	return plan_make(c, &ask, res);
}

int
op_contact_move(struct ctx *c, const void *arg, void *res)
{
	const struct sr_mark *in = arg;
	struct plan_ask ask = {
		.record = "mark", .field = "day", .want = in->day
	};
	struct sr_card card;
	struct sr_plan plan;
	int rc = card_edit_open(c, in->id, &card);

	if (rc < 0)
		return rc;
	if (in->day == 0)
		return fail(c, SR_E_INVALID, "mark", "day",
		    N_("To which day? Give one."), 0);
	ask.grade = card.grade;
	rc = plan_start(c, &card, &ask.cap_from);
	if (rc == SR_OK)
		rc = plan_make(c, &ask, &plan);
	if (rc == SR_OK)
		rc = next_move(c, &card, plan.day, in->minute);
	if (rc == SR_OK)
		rc = cap_kept(c, &card);
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return rc < 0 ? rc : card_get(c, in->id, res);
}
