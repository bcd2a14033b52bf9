/*
 * Appointments.  One that is booked is its card's next contact, in the store
 * at its time.  A line of the register on its day, typed or imported, shows
 * that it was kept, the end of that day that it was not; against either only
 * a lead speaks, with a reason.
 */
#include "domain/appointment.h"

#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "store/agenda.h"
#include "base/banned.h"

static int
save(struct ctx *c, struct sr_appointment *a)
{
	return save_end(c, &sr_rec_appointment, a, SR_NOUN_APPOINTMENT);
}

static int
one(struct ctx *c, int query, const struct sql_arg *args,
    struct sr_appointment *a)
{
	int rc = sql_one(
	    c->st, &agenda_sql[query], args, &sr_rec_appointment, a, c->mem);

	if (rc == SR_E_NONE)
		sr_error_clear(c->err);
	return rc;
}

int
appointment_open(struct ctx *c, sr_id card, struct sr_appointment *a)
{
	return one(c, APPOINTMENT_OPEN, SQL_ARGS(SQL_R("card", card)), a);
}

/* ---- what they follow from ---- */

int
appointment_follows(
    struct ctx *c, const struct sr_card *card, const struct sr_contact *next)
{
	struct sr_appointment a;
	int rc;

	if (next->kind != SR_IN_STORE || next->plan_minute == 0)
		return SR_OK;
	rc = appointment_open(c, card->id, &a);
	if (rc == SR_E_NONE) {
		sr_record_clear(&sr_rec_appointment, &a);
		a.card = card->id;
		a.staff = card->owner;
		a.purpose = SR_FOR_VISIT;
		a.state = SR_BOOKED;
	} else if (rc < 0)
		return rc;
	if (a.day == next->plan_day && a.minute == next->plan_minute)
		return SR_OK;
	a.day = next->plan_day;
	a.minute = next->plan_minute;
	return save(c, &a);
}

/* Line V shows that its customer came to what was agreed for that day. */
static int
came(struct ctx *c, const struct sr_visit *v)
{
	struct sr_appointment a;
	int rc = one(c, APPOINTMENT_ON_DAY,
	    SQL_ARGS(SQL_R("card", v->card), SQL_D("day", v->day)), &a);

	if (rc < 0)
		return rc == SR_E_NONE ? SR_OK : rc;
	a.state = SR_SHOWN;
	a.visit = v->id;
	return save(c, &a);
}

/* The line that showed A is void, or another customer's. */
static int
not_shown(struct ctx *c, struct sr_appointment *a)
{
	struct sr_appointment other;
	int rc = appointment_open(c, a->card, &other);

	if (rc < 0 && rc != SR_E_NONE)
		return rc;
	a->state = a->day < c->today || rc == SR_OK ? SR_NOSHOW : SR_BOOKED;
	a->visit = 0;
	return save(c, a);
}

int
appointment_shown(struct ctx *c, const struct sr_visit *v)
{
	bool here = v->kind == SR_WALKIN && !v->voided;
	struct sr_appointment a;
	int rc =
	    one(c, APPOINTMENT_OF_VISIT, SQL_ARGS(SQL_R("visit", v->id)), &a);

	if (rc < 0 && rc != SR_E_NONE)
		return rc;
	if (rc == SR_OK) {
		if (here && a.card == v->card && a.day == v->day)
			return SR_OK;
		rc = not_shown(c, &a);
		if (rc < 0)
			return rc;
	}
	return here && v->card != 0 ? came(c, v) : SR_OK;
}

int
appointment_dropped(struct ctx *c, sr_id card)
{
	struct sr_appointment a;
	int rc = appointment_open(c, card, &a);

	if (rc < 0)
		return rc == SR_E_NONE ? SR_OK : rc;
	/* One whose day is over was missed, closed card or not. */
	a.state = a.day < c->today ? SR_NOSHOW : SR_CANCELLED;
	return save(c, &a);
}

int
appointment_handed(struct ctx *c, sr_id card, sr_id to)
{
	struct sr_appointment a;
	int rc = appointment_open(c, card, &a);

	if (rc < 0)
		return rc == SR_E_NONE ? SR_OK : rc;
	a.staff = to;
	return save(c, &a);
}

int
appointment_given(
    struct ctx *c, sr_id card, const struct sr_card *to, sr_id *id)
{
	struct sr_appointment a, other;
	int rc = appointment_open(c, card, &a);

	*id = rc == SR_OK ? a.id : 0;
	if (rc < 0)
		return rc == SR_E_NONE ? SR_OK : rc;
	rc = appointment_open(c, to->id, &other);
	if (rc != SR_E_NONE || a.day < c->today)
		return rc == SR_E_NONE ? SR_OK : rc;
	a.card = to->id;
	a.staff = to->owner;
	return save(c, &a);
}

static int
noshow(struct ctx *c, void *row, const void *by)
{
	struct sr_appointment *a = row;

	(void)by;
	a->state = SR_NOSHOW;
	return save(c, a);
}

int
appointments_past(struct ctx *c, struct piece *p)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &agenda_sql[APPOINTMENT_PAST],
	    SQL_ARGS(SQL_D("day", c->today), SQL_I("most", p->left)),
	    &sr_rec_appointment, &rows, c->mem);

	return rc < 0 ? rc : turn_rows(c, p, &rows, noshow, NULL);
}

/* ---- by hand ---- */

/* A booked one lies ahead, on a day on which the house is open. */
static int
booked_check(struct ctx *c, const struct sr_appointment *a,
    const struct sr_appointment *old, const struct sr_card *card,
    struct sr_plan *plan)
{
	const struct sr_holiday *holiday = rule_holiday(c, a->day);
	struct plan_ask ask = { .record = "appointment",
		.field = "day",
		.grade = card->grade,
		.want = a->day };
	struct sr_appointment other;
	int rc;

	if (old->id != 0 && old->state != SR_BOOKED)
		return fail(c, SR_E_INVALID, "appointment", "state",
		    N_("This appointment is over: book another one."), 0);
	if (a->day < c->today || (a->day == c->today && a->minute < c->minute))
		return fail(c, SR_E_INVALID, "appointment",
		    a->day < c->today ? "day" : "minute",
		    N_("An appointment lies ahead: {0} {1} is over."), 2,
		    SR_DAYARG(a->day), SR_TIMEARG(a->minute));
	if (rule_closed(c, a->day))
		return fail(c, SR_E_INVALID, "appointment", "day",
		    N_("The house is closed on {0} ({1}): agree on another "
		       "day."),
		    2, SR_DAYARG(a->day),
		    SR_TXT(holiday != NULL ? holiday->name_zh : ""));
	rc = appointment_open(c, card->id, &other);
	if (rc == SR_OK && other.id != a->id)
		return fail(c, SR_E_EXISTS, "appointment", "day",
		    N_("{0} is expected on {1} at {2} already: change that "
		       "appointment."),
		    3, SR_TXT(card->name), SR_DAYARG(other.day),
		    SR_TIMEARG(other.minute));
	if (rc < 0 && rc != SR_E_NONE)
		return rc;
	rc = plan_start(c, card, &ask.cap_from);
	return rc < 0 ? rc : plan_make(c, &ask, plan);
}

/* What the register does not show, a lead may say, with a reason. */
static int
lead_says(
    struct ctx *c, const struct sr_appointment *a, const struct sr_card *card)
{
	if (!is_lead(c))
		return a->state == SR_SHOWN
			   ? fail(c, SR_E_DENIED, "appointment", "state",
				 N_("The register has no visit of {0} on {1}: "
				    "register it there, or a supervisor says "
				    "so with a reason."),
				 2, SR_TXT(card->name), SR_DAYARG(a->day))
			   : fail(c, SR_E_DENIED, "appointment", "state",
				 N_("{0} is over: a supervisor changes what "
				    "came of it, with a reason."),
				 1, SR_DAYARG(a->day));
	return c->reason[0] != '\0'
		   ? SR_OK
		   : fail(c, SR_E_REASON, "appointment", "",
			 N_("The register does not say so. Why is it so?"), 0);
}

/*
 * What came of it the register says: a line of the customer on that day shows
 * that he came.  Its salesperson may cancel it, or say that nobody came, until
 * the day is over.  All else is for a lead, with a reason.
 */
static int
outcome_check(struct ctx *c, struct sr_appointment *a,
    const struct sr_appointment *old, const struct sr_card *card)
{
	int64_t line = 0;
	int rc = SR_OK;

	if (old->id != 0 && a->day != old->day)
		return fail(c, SR_E_INVALID, "appointment", "day",
		    N_("What came of it is said of the day that was agreed, "
		       "{0}."),
		    1, SR_DAYARG(old->day));
	if (a->state == old->state)
		return SR_OK;
	if (a->state != SR_CANCELLED && a->day > c->today)
		return fail(c, SR_E_INVALID, "appointment", "state",
		    N_("{0} is not over yet: nobody can say who came."), 1,
		    SR_DAYARG(a->day));
	if (a->state == SR_SHOWN && old->id != 0)
		rc = sql_integer(c->st, &agenda_sql[APPOINTMENT_LINE],
		    SQL_ARGS(SQL_R("card", a->card), SQL_D("day", a->day)),
		    &line);
	a->visit = line;
	if (rc < 0 || line != 0)
		return rc;
	if (old->id != 0 && a->state != SR_SHOWN && a->day >= c->today)
		return SR_OK;
	return lead_says(c, a, card);
}

/* The appointment is the card's next contact; cancelled, a call is. */
static int
booked_plan(struct ctx *c, const struct sr_card *card,
    const struct sr_appointment *a, const struct sr_appointment *old)
{
	struct sr_contact next;
	int rc = next_get(c, card->id, &next);

	if (rc < 0)
		return rc;
	if (a->state == SR_BOOKED) {
		next_put_off(c, &next, a->day);
		next.plan_minute = a->minute;
		next.kind = SR_IN_STORE;
	} else if (old->state == SR_BOOKED && next.kind == SR_IN_STORE &&
		   next.plan_day == old->day &&
		   next.plan_minute == old->minute) {
		next.plan_minute = 0;
		next.kind = SR_BY_PHONE;
	} else
		return SR_OK;
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return save_end(c, &sr_rec_contact, &next, SR_NOUN_CONTACT);
}

int
op_appointment_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_appointment *a = res, old;
	struct sr_card card;
	struct sr_plan plan;
	int rc = save_begin(c, &sr_rec_appointment, arg, a, &old);

	if (rc < 0)
		return rc;
	/* Only merging two persons gives it to another card. */
	if (old.id != 0)
		a->card = old.card;
	if (a->state == 0)
		a->state = SR_BOOKED;
	if (a->purpose == 0)
		a->purpose = SR_FOR_VISIT;
	rc = a->state == SR_BOOKED ? card_edit_open(c, a->card, &card)
				   : card_edit(c, a->card, &card);
	if (rc == SR_OK)
		rc = a->state == SR_BOOKED
			 ? booked_check(c, a, &old, &card, &plan)
			 : outcome_check(c, a, &old, &card);
	if (rc < 0)
		return rc;
	if (a->state == SR_BOOKED || a->staff == 0)
		a->staff = card.owner;
	if (a->state != SR_SHOWN)
		a->visit = 0;
	rc = save(c, a);
	if (rc == SR_OK && card.closed == 0)
		rc = booked_plan(c, &card, a, &old);
	if (rc == SR_OK && a->state == SR_BOOKED)
		rc = cap_kept(c, &card);
	return rc;
}

/* The card's booked one, else a new one on the day of its next contact. */
int
op_appointment_new(struct ctx *c, const void *arg, void *res)
{
	struct sr_appointment *a = res;
	struct sr_card card;
	int rc = card_edit_open(c, ((const struct sr_key *)arg)->id, &card);

	if (rc < 0)
		return rc;
	rc = appointment_open(c, card.id, a);
	if (rc == SR_E_NONE) {
		sr_record_clear(&sr_rec_appointment, a);
		a->card = card.id;
		a->day =
		    card.next_day > c->today ? card.next_day : c->today + 1;
		a->purpose = SR_FOR_VISIT;
		a->state = SR_BOOKED;
	} else if (rc < 0)
		return rc;
	a->code = card.code;
	a->name = card.name;
	a->grade = card.grade;
	return SR_OK;
}

/* ---- lists ---- */

int
op_appointment_get(struct ctx *c, const void *arg, void *res)
{
	struct sr_card card;
	struct sr_appointment *a = res;
	int rc = sql_one(c->st, &agenda_sql[APPOINTMENT_ONE],
	    SQL_ARGS(SQL_R("id", ((const struct sr_key *)arg)->id)),
	    &sr_rec_appointment, a, c->mem);

	return rc < 0 ? rc : card_see(c, a->card, &card);
}

/* Days that are asked for; today alone when none are. */
static void
some_days(
    const struct ctx *c, const struct sr_find *find, sr_day *from, sr_day *to)
{
	*from = find->from != 0 ? find->from : find->to;
	*to = find->to != 0 ? find->to : find->from;
	if (*from == 0)
		*from = *to = c->today;
}

static sr_id
of_staff(const struct ctx *c, const struct sr_find *find)
{
	return own_rows(c, find);
}

int
op_appointment_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	struct sr_card card;
	sr_day from, to;
	int rc;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_appointment) };
	if (find->key_id != 0)
		return SR_OK;
	if (find->parent != 0) {
		rc = card_see(c, find->parent, &card);
		return rc < 0
			   ? rc
			   : sql_rows(c->st, &agenda_sql[APPOINTMENT_OF_CARD],
				 SQL_ARGS(SQL_R("card", find->parent)),
				 &sr_rec_appointment, rows, c->mem);
	}
	some_days(c, find, &from, &to);
	rc = sql_rows(c->st, &agenda_sql[APPOINTMENT_IN_DAYS],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to),
		SQL_R("staff", of_staff(c, find))),
	    &sr_rec_appointment, rows, c->mem);
	return rc < 0 ? rc : rows_sort(c, &sr_rec_appointment, find, rows);
}

static void
shows_rate(struct sr_shows *s)
{
	int32_t n = s->shown + s->noshow;

	s->rate =
	    n == 0 ? -1 : (int32_t)(((int64_t)s->shown * 20000 + n) / (2 * n));
}

static void
shows_add(struct sr_shows *sum, const struct sr_shows *s)
{
	sum->booked += s->booked;
	sum->shown += s->shown;
	sum->noshow += s->noshow;
	sum->cancelled += s->cancelled;
}

/*
 * A line a salesperson and one of them all; whose day is over alone counts.  A
 * salesperson sees his own line and the house's.
 */
int
op_shows_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_id only = of_staff(c, find);
	struct sr_rows *rows = res, some;
	struct sr_shows *out, *sum;
	sr_day from, to;
	int rc;

	*rows = (struct sr_rows){ .size = sizeof(*sum) };
	if (find->key_id != 0)
		return SR_OK;
	some_days(c, find, &from, &to);
	rc = sql_rows(c->st, &agenda_sql[APPOINTMENT_SUMS],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to)), &sr_rec_shows,
	    &some, c->mem);
	if (rc < 0)
		return rc;
	out = arena_alloc(c->mem, (some.n + 1) * sizeof(*out));
	if (out == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	sum = &out[some.n];
	sr_record_clear(&sr_rec_shows, sum);
	for (size_t i = 0; i < some.n; i++) {
		const struct sr_shows *s =
		    SR_ROW(const struct sr_shows, &some, i);
		shows_add(sum, s);
		if (only == 0 || s->staff == only)
			out[rows->n++] = *s;
	}
	out[rows->n++] = *sum;
	for (size_t i = 0; i < rows->n; i++) {
		out[i].id = (sr_id)i + 1;
		shows_rate(&out[i]);
	}
	rows->row = out;
	return SR_OK;
}
