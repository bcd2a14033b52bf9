/*
 * A test drive on the road: what it needs to leave, what may be changed once
 * it left, and what its return writes on the card and in the register line.
 */
#include "domain/drive.h"

#include "domain/bodies.h"
#include "domain/day.h"
#include "store/drive.h"
#include "base/banned.h"

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

int
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

int
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
