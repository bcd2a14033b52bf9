/*
 * The register of test drives: who sees what, booking, who may change one.  A
 * car is with one customer at a time.  Knows nothing of the road.
 */
#include "domain/drive.h"

#include <string.h>

#include <showroom/ftype.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
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

	find.staff = whose_rows(c, &find);
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
		d->sex = v.sex;
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

/* What is known of him who has a card: papers that were shown before, too. */
static int
new_known(struct ctx *c, struct sr_drive *d)
{
	struct sr_person p;
	struct sr_drive last;
	struct sr_card card;
	int rc;

	if (d->card == 0)
		return SR_OK;
	rc = row_get(c, &sr_rec_card, d->card, &card);
	if (rc == SR_OK)
		rc = row_get(c, &sr_rec_person, card.person, &p);
	if (rc < 0)
		return rc;
	if (d->sex == 0)
		d->sex = p.sex;
	if (!may_see_phone(c, card_whose(c, card.id, card.owner)))
		return SR_OK;
	rc = sql_one(c->st, &drive_sql[DRIVE_LAST],
	    SQL_ARGS(SQL_R("card", card.id)), &sr_rec_drive, &last, c->mem);
	if (rc == SR_OK)
		d->licence = last.licence;
	else if (rc == SR_E_NONE)
		sr_error_clear(c->err);
	else
		return rc;
	d->id_number = p.id_number[0] != '\0' || rc == SR_E_NONE
			   ? p.id_number
			   : last.id_number;
	return SR_OK;
}

/* Another one that has D's car at that time; SR_E_NONE without a word. */
static int
drive_clash(struct ctx *c, const struct sr_drive *d, struct sr_drive *other)
{
	int rc = sql_one(c->st, &drive_sql[DRIVE_CLASH],
	    SQL_ARGS(SQL_R("car", d->car), SQL_D("day", d->day),
		SQL_R("id", d->id), SQL_M("begins", d->begins),
		SQL_M("ends", d->ends)),
	    &sr_rec_drive, other, c->mem);

	if (rc == SR_E_NONE)
		sr_error_clear(c->err);
	return rc;
}

/* The house's car of that model, at the first time at which it is free. */
static int
new_car(struct ctx *c, struct sr_drive *d)
{
	struct sr_drive other;
	int64_t car = 0;
	int rc;

	if (d->model == 0)
		return SR_OK;
	rc = sql_integer(c->st, &drive_sql[DRIVE_CAR_OF],
	    SQL_ARGS(SQL_R("model", d->model), SQL_D("day", d->day)), &car);
	d->car = car;
	while (rc == SR_OK && car != 0 &&
	       (rc = drive_clash(c, d, &other)) == SR_OK &&
	       other.ends + USUAL_MINUTES <= LAST_MINUTE) {
		d->begins = other.ends;
		d->ends = d->begins + USUAL_MINUTES;
	}
	return rc == SR_E_NONE ? SR_OK : rc;
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
	if (rc == SR_OK)
		rc = new_known(c, d);
	if (rc == SR_OK && d->staff == 0 && c->role == SR_SALES)
		d->staff = c->me;
	return rc == SR_OK ? new_car(c, d) : rc;
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
	const struct sr_holiday *holiday = rule_holiday(c, d->day);

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
	if (d->state == SR_DRIVE_BOOKED && d->day > c->today &&
	    d->day != old->day && rule_closed(c, d->day))
		return fail(c, SR_E_INVALID, "drive", "day",
		    N_("The house is closed on {0} ({1}): agree on another "
		       "day."),
		    2, SR_DAYARG(d->day),
		    SR_TXT(holiday != NULL ? holiday->name_zh : ""));
	return SR_OK;
}

/* The car is promised to one customer at a time. */
static int
car_free(struct ctx *c, const struct sr_drive *d)
{
	struct sr_list_row car;
	struct sr_drive other;
	int rc;

	if (d->state != SR_DRIVE_BOOKED && d->state != SR_DRIVE_OUT)
		return SR_OK;
	rc = drive_clash(c, d, &other);
	if (rc == SR_OK)
		rc = row_get(c, &sr_rec_list_row, d->car, &car);
	if (rc == SR_OK)
		return fail(c, SR_E_EXISTS, "drive", "car",
		    N_("{0} is booked {1} to {2} for {3}. Choose another time "
		       "or car."),
		    4, SR_TXT(car.name_zh), SR_TIMEARG(other.begins),
		    SR_TIMEARG(other.ends),
		    SR_TXT(arena_printf(c->mem, "%s (%s)", other.name,
			staff_name(c, other.staff))));
	return rc == SR_E_NONE ? SR_OK : rc;
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

	/* Only merging two persons gives it to another card. */
	if (rc == SR_OK && old.id != 0)
		d->card = old.card;
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

int
drives_handed(struct ctx *c, sr_id card, sr_id from, sr_id to)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &drive_sql[DRIVE_BOOKED_FOR],
	    SQL_ARGS(SQL_R("card", card), SQL_R("staff", from)), &sr_rec_drive,
	    &rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_drive *d = SR_ROW(struct sr_drive, &rows, i);
		d->staff = to;
		rc = save_end(c, &sr_rec_drive, d, SR_NOUN_DRIVE);
	}
	return rc;
}

int
drives_dropped(struct ctx *c, sr_id card, int32_t grade)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &drive_sql[DRIVE_BOOKED_FOR],
	    SQL_ARGS(SQL_R("card", card), SQL_R("staff", 0)), &sr_rec_drive,
	    &rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_drive *d = SR_ROW(struct sr_drive, &rows, i);
		d->state = SR_DRIVE_CANCELLED;
		d->feedback = sr_enum_code(&sr_choice_grade, grade);
		rc = save_end(c, &sr_rec_drive, d, SR_NOUN_DRIVE);
	}
	return rc;
}
