/*
 * Test drives: booked, out, back.  A car is with one customer at a time; it
 * leaves with a licence and a signed agreement; its kilometres only rise.  A
 * drive that was made stands on the card and in the register line.
 */
#include <string.h>

#include <showroom/ftype.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/day.h"
#include "store/drive.h"
#include "store/file.h"
#include "base/banned.h"

enum { USUAL_MINUTES = 30, HALF_HOUR = 30, LAST_MINUTE = 24 * 60 };

/* ---- reading ---- */

static bool
drive_whole(struct ctx *c, const struct sr_drive *d)
{
	return may_see_phone(c, card_whose(c, d->card, d->staff));
}

static void
drive_mask(struct ctx *c, struct sr_drive *d)
{
	if (drive_whole(c, d))
		return;
	for (size_t i = 0; i < sr_rec_drive.nfields; i++)
		if ((sr_rec_drive.fields[i].flags & SR_MASKED) != 0)
			sr_mask_field(&sr_rec_drive.fields[i], d, c->mem);
}

int
op_drive_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	struct sr_rows *rows = res;
	int rc;

	if (find.own)
		find.staff = c->me;
	find.own = false;
	rc = list_find(c->st, &drive_list, &find, rows, c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		drive_mask(c, SR_ROW(struct sr_drive, rows, i));
	return rc;
}

int
op_drive_get(struct ctx *c, const void *arg, void *res)
{
	int rc =
	    row_get(c, &sr_rec_drive, ((const struct sr_key *)arg)->id, res);

	if (rc == SR_OK)
		drive_mask(c, res);
	return rc;
}

/* What the register line VISIT, or the card, says of who drives. */
static int
new_whose(struct ctx *c, struct sr_drive *d)
{
	struct sr_visit v;
	struct sr_card card;
	int rc = SR_OK;

	if (d->visit != 0) {
		rc = row_get(c, &sr_rec_visit, d->visit, &v);
		if (rc < 0)
			return rc;
		d->card = v.card;
		d->name = v.name;
		d->phone = may_see_phone(c, v.staff) ? v.phone : "";
		d->staff = v.staff;
		d->model = v.model;
	} else if (d->card != 0) {
		rc = card_see(c, d->card, &card);
		if (rc < 0)
			return rc;
		d->name = card.name;
		d->phone = may_see_phone(c, card.owner) ? card.phone : "";
		d->staff = card.owner;
		d->model = card.model;
	}
	return rc;
}

int
op_drive_new(struct ctx *c, const void *arg, void *res)
{
	const struct sr_drive *in = arg;
	struct sr_drive *d = res;
	int rc;

	d->card = in->card;
	d->visit = in->visit;
	d->state = SR_DRIVE_BOOKED;
	d->day = c->today;
	/* Minutes are kept from 1: the next half hour. */
	d->begins = (c->minute - 1 + HALF_HOUR - 1) / HALF_HOUR * HALF_HOUR + 1;
	if (d->begins + USUAL_MINUTES > LAST_MINUTE)
		d->begins = c->minute;
	d->ends = d->begins + USUAL_MINUTES;
	if (d->ends > LAST_MINUTE)
		d->ends = LAST_MINUTE;
	rc = new_whose(c, d);
	if (rc == SR_OK && d->staff == 0 && c->role == SR_SALES)
		d->staff = c->me;
	return rc;
}

/* ---- booking ---- */

static int
drive_may(struct ctx *c, const struct sr_drive *d, const struct sr_drive *old)
{
	sr_id other =
	    old->staff != 0 && old->staff != c->me ? old->staff : d->staff;
	struct sr_card card;
	struct sr_visit v = { .staff = 0 };
	int rc = SR_OK;

	if (c->role == SR_SALES && old->id == 0 && d->card != 0)
		rc = card_see(c, d->card, &card);
	/* It is ticked in the line of the register, which is its staff's. */
	if (rc == SR_OK && c->role == SR_SALES && old->id == 0 && d->visit != 0)
		rc = row_get(c, &sr_rec_visit, d->visit, &v);
	if (rc < 0)
		return rc;
	if (v.staff != 0 && v.staff != c->me)
		other = v.staff;
	if (c->role != SR_SALES || other == c->me)
		return SR_OK;
	return fail(c, SR_E_DENIED, "drive", "staff",
	    N_("This test drive is {0}'s: {0}, the desk or a supervisor "
	       "changes it."),
	    1, SR_TXT(staff_name(c, other)));
}

/* What may follow what; a drive that is over stays so. */
static bool
state_follows(int32_t old, int32_t state)
{
	switch (old) {
	case 0: return state == SR_DRIVE_BOOKED || state == SR_DRIVE_OUT;
	case SR_DRIVE_BOOKED: return state != SR_DRIVE_BACK;
	case SR_DRIVE_OUT:
		return state == SR_DRIVE_OUT || state == SR_DRIVE_BACK;
	default: return state == old;
	}
}

static int
drive_step(struct ctx *c, const struct sr_drive *d, const struct sr_drive *old)
{
	if (state_follows(old->state, d->state))
		return SR_OK;
	if (d->state == SR_DRIVE_BACK)
		return fail(c, SR_E_INVALID, "drive", "state",
		    N_("The car is not out: it cannot come back."), 0);
	return fail(c, SR_E_INVALID, "drive", "state",
	    N_("This test drive is \"{0}\" and stays so."), 1,
	    SR_LABEL(sr_enum_label(&sr_choice_drive_state, old->state)));
}

static int
drive_times(struct ctx *c, struct sr_drive *d, const struct sr_drive *old)
{
	if (d->ends == 0)
		d->ends = d->begins + USUAL_MINUTES;
	if (d->ends > LAST_MINUTE)
		d->ends = LAST_MINUTE;
	if (d->ends <= d->begins)
		return fail(c, SR_E_INVALID, "drive", "ends",
		    N_("The drive ends at {0}, before it begins."), 1,
		    SR_TIMEARG(d->ends));
	if (d->state == SR_DRIVE_BOOKED && d->day < c->today &&
	    d->day != old->day)
		return fail(c, SR_E_INVALID, "drive", "day",
		    N_("{0} is past: book a coming day."), 1,
		    SR_DAYARG(d->day));
	return SR_OK;
}

/* The car is promised to one customer at a time. */
static int
car_free(struct ctx *c, const struct sr_drive *d)
{
	struct sr_drive other;
	int rc;

	if (d->state != SR_DRIVE_BOOKED && d->state != SR_DRIVE_OUT)
		return SR_OK;
	rc = sql_one(c->st, &drive_sql[DRIVE_CLASH],
	    SQL_ARGS(SQL_R("car", d->car), SQL_D("day", d->day),
		SQL_R("id", d->id), SQL_M("begins", d->begins),
		SQL_M("ends", d->ends)),
	    &sr_rec_drive, &other, c->mem);
	if (rc == SR_OK)
		return fail(c, SR_E_EXISTS, "drive", "car",
		    N_("This car is booked {0} to {1} for {2} ({3}). Choose "
		       "another time or car."),
		    4, SR_TIMEARG(other.begins), SR_TIMEARG(other.ends),
		    SR_TXT(other.name), SR_TXT(staff_name(c, other.staff)));
	if (rc == SR_E_NONE) {
		sr_error_clear(c->err);
		rc = SR_OK;
	}
	return rc;
}

/* ---- out and back ---- */

static int
km_known(struct ctx *c, const struct sr_drive *d, int64_t *km)
{
	*km = 0;
	return sql_integer(c->st, &drive_sql[DRIVE_KM],
	    SQL_ARGS(SQL_R("car", d->car), SQL_R("id", d->id)), km);
}

static int
km_out(struct ctx *c, const struct sr_drive *d, int64_t km)
{
	if (d->km_out >= km)
		return SR_OK;
	return fail(c, SR_E_INVALID, "drive", "km_out",
	    N_("{0} km? The car had {1} before."), 2, SR_NUM(d->km_out),
	    SR_NUM(km));
}

static int
km_back(struct ctx *c, const struct sr_drive *d)
{
	if (d->km_back >= d->km_out)
		return SR_OK;
	return fail(c, SR_E_INVALID, "drive", "km_back",
	    N_("{0} km? The car left with {1}."), 2, SR_NUM(d->km_back),
	    SR_NUM(d->km_out));
}

static int
no_licence(struct ctx *c)
{
	return fail(c, SR_E_INVALID, "drive", "licence",
	    N_("Nobody drives without a licence: type its number."), 0);
}

static int
not_agreed(struct ctx *c)
{
	return fail(c, SR_E_INVALID, "drive", "agreed",
	    N_("The agreement is not signed yet."), 0);
}

/* The car is here, and so is all that a drive needs. */
static int
drive_leaves(struct ctx *c, struct sr_drive *d)
{
	struct sr_drive other;
	int64_t km;
	int rc;

	if (d->day != c->today)
		return fail(c, SR_E_INVALID, "drive", "day",
		    N_("The drive is booked for {0}: change the day first."), 1,
		    SR_DAYARG(d->day));
	if (d->licence[0] == '\0')
		return no_licence(c);
	if (!d->agreed)
		return not_agreed(c);
	rc = sql_one(c->st, &drive_sql[DRIVE_OUTSIDE],
	    SQL_ARGS(
		SQL_R("car", d->car), SQL_D("day", d->day), SQL_R("id", d->id)),
	    &sr_rec_drive, &other, c->mem);
	if (rc == SR_OK)
		return fail(c, SR_E_EXISTS, "drive", "car",
		    N_("This car is still out with {0}, since {1}."), 2,
		    SR_TXT(other.name), SR_TIMEARG(other.out_at));
	if (rc != SR_E_NONE)
		return rc;
	sr_error_clear(c->err);
	rc = km_known(c, d, &km);
	if (rc < 0)
		return rc;
	if (d->km_out == 0)
		d->km_out = (int32_t)km;
	rc = km_out(c, d, km);
	d->out_at = c->minute;
	return rc;
}

/* A drive on the road or over: what was checked as it left stands. */
static int
drive_stays(struct ctx *c, const struct sr_drive *d, const struct sr_drive *old)
{
	int64_t km = 0;
	int rc = SR_OK;

	if (d->state != SR_DRIVE_OUT && d->state != SR_DRIVE_BACK)
		return SR_OK;
	if (d->day != old->day || d->car != old->car)
		return fail(c, SR_E_INVALID, "drive",
		    d->day != old->day ? "day" : "car",
		    N_("This test drive is \"{0}\" and stays so."), 1,
		    SR_LABEL(
			sr_enum_label(&sr_choice_drive_state, old->state)));
	if (d->licence[0] == '\0' && old->licence[0] != '\0')
		return no_licence(c);
	if (!d->agreed && old->agreed)
		return not_agreed(c);
	if (d->state == SR_DRIVE_BACK)
		return km_back(c, d);
	rc = km_known(c, d, &km);
	return rc == SR_OK ? km_out(c, d, km) : rc;
}

/* The register line shows that its guest drove. */
static int
visit_driven(struct ctx *c, const struct sr_drive *d)
{
	struct sr_visit v;
	int64_t id = d->visit;
	int rc = SR_OK;

	if (id == 0 && d->card != 0)
		rc = sql_integer(c->st, &drive_sql[DRIVE_VISIT],
		    SQL_ARGS(SQL_R("card", d->card), SQL_D("day", d->day)),
		    &id);
	if (rc < 0 || id == 0)
		return rc;
	rc = row_get(c, &sr_rec_visit, id, &v);
	if (rc < 0 || v.voided || v.drive == SR_YES)
		return rc;
	rc = day_open(c, v.day);
	if (rc < 0)
		return rc;
	v.drive = SR_YES;
	rc = save_end(c, &sr_rec_visit, &v, SR_NOUN_VISIT);
	return rc < 0 ? rc
		      : day_changed(c, v.day, SR_NOUN_VISIT, v.id,
			    arena_printf(c->mem, "%s  %s", d->code, d->name));
}

static int
card_driven(struct ctx *c, const struct sr_drive *d)
{
	struct sr_card card;
	int rc;

	if (d->card == 0)
		return SR_OK;
	rc = row_get(c, &sr_rec_card, d->card, &card);
	if (rc < 0 || card.drive == SR_YES)
		return rc;
	card.drive = SR_YES;
	return save_end(c, &sr_rec_card, &card, SR_NOUN_CARD);
}

static int
drive_returns(struct ctx *c, struct sr_drive *d)
{
	int rc = km_back(c, d);

	d->back_at = c->minute;
	if (rc == SR_OK)
		rc = card_driven(c, d);
	return rc == SR_OK ? visit_driven(c, d) : rc;
}

/* What belongs to the new state. */
static int
drive_becomes(struct ctx *c, struct sr_drive *d)
{
	switch (d->state) {
	case SR_DRIVE_OUT: return drive_leaves(c, d);
	case SR_DRIVE_BACK: return drive_returns(c, d);
	case SR_DRIVE_CANCELLED:
		if (d->feedback[0] == '\0')
			return fail(c, SR_E_REASON, "drive", "feedback",
			    N_("Why is it cancelled? A reason is kept with "
			       "it."),
			    0);
		return SR_OK;
	default: return SR_OK;
	}
}

static int
drive_code(struct ctx *c, struct sr_drive *d)
{
	int year, month, mday;
	int64_t n;
	int rc;

	day_split(c->today, &year, &month, &mday);
	rc =
	    serial_next(c->st, arena_printf(c->mem, "drive code %d", year), &n);
	d->code = arena_printf(c->mem, "T-%02d-%04d", year % 100, (int)n);
	return rc;
}

int
op_drive_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_drive *d = res, old;
	int rc = save_begin(c, &sr_rec_drive, arg, d, &old);

	if (rc == SR_OK && d->state == 0)
		d->state = SR_DRIVE_BOOKED;
	if (rc == SR_OK)
		rc = drive_may(c, d, &old);
	if (rc == SR_OK)
		rc = drive_step(c, d, &old);
	if (rc == SR_OK)
		rc = drive_times(c, d, &old);
	if (rc == SR_OK)
		rc = car_free(c, d);
	if (rc == SR_OK)
		rc = d->state != old.state ? drive_becomes(c, d)
					   : drive_stays(c, d, &old);
	if (rc == SR_OK && d->id == 0)
		rc = drive_code(c, d);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_drive, d, SR_NOUN_DRIVE);
	if (rc == SR_OK)
		drive_mask(c, d);
	return rc;
}

/* ---- rates ---- */

static void
sum_rates(struct sr_drive_sum *s)
{
	s->rate = share_of(s->drives, s->guests);
	s->rate_cards = share_of(s->drives, s->cards);
	s->rate_orders = share_of(s->orders, s->drives);
}

static void
sum_add(struct sr_drive_sum *to, const struct sr_drive_sum *s)
{
	to->drives += s->drives;
	to->noshow += s->noshow;
	to->guests += s->guests;
	to->cards += s->cards;
	to->orders += s->orders;
}

/* Each salesperson, then the house with what is nobody's. */
int
op_drive_sum(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_id staff = find->own ? c->me : find->staff;
	sr_day from = find->from != 0 ? find->from : c->today;
	sr_day to = find->to != 0 ? find->to : c->today;
	struct sr_rows got, *rows = res;
	struct sr_drive_sum *out, house;
	int rc;

	if (window_past(find, rows, sizeof(*out)))
		return SR_OK;
	rc = sql_rows(c->st, &drive_sql[DRIVE_SUMS],
	    SQL_ARGS(
		SQL_D("from", from), SQL_D("to", to), SQL_R("staff", staff)),
	    &sr_rec_drive_sum, &got, c->mem);
	if (rc < 0)
		return rc;
	*rows = got;
	rows->n = 0;
	rows->row = out = arena_alloc(c->mem, (got.n + 1) * sizeof(*out));
	if (out == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	sr_record_clear(&sr_rec_drive_sum, &house);
	for (size_t i = 0; i < got.n; i++) {
		struct sr_drive_sum *s = SR_ROW(struct sr_drive_sum, &got, i);
		sum_add(&house, s);
		sum_rates(s);
		if (s->staff != 0)
			out[rows->n++] = *s;
	}
	sum_rates(&house);
	if (staff == 0)
		out[rows->n++] = house;
	return SR_OK;
}
