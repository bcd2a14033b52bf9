/*
 * Is the file whole, and does it keep the rules?  A finding says which rule
 * (a message id) and where.
 */
#include <string.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/day.h"
#include "domain/keep.h"
#include "domain/visit.h"
#include "store/audit.h"
#include "store/breach.h"
#include "store/check.h"
#include "base/banned.h"

struct findings {
	struct ctx *c;
	struct sr_rows *rows;
	size_t room;
	const char *what; /* of the statement being read */
};

static int
found(struct findings *f, const char *what, const char *detail)
{
	struct sr_rows *rows = f->rows;
	struct sr_finding *row;

	if (rows->n == f->room) {
		size_t room = 2 * f->room + 16;
		row = arena_grow(f->c->mem, rows->row, rows->n * sizeof(*row),
		    room * sizeof(*row));
		if (row == NULL)
			return fail(
			    f->c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
		rows->row = row;
		f->room = room;
	}
	row = SR_ROW(struct sr_finding, rows, rows->n++);
	row->what = what;
	row->detail = arena_dup(f->c->mem, detail);
	row->note = false;
	return SR_OK;
}

static int
take_trail(void *ctx, const struct sr_finding *one)
{
	struct findings *f = ctx;
	int rc = found(f, one->what, one->detail);

	if (rc == SR_OK)
		SR_ROW(struct sr_finding, f->rows, f->rows->n - 1)->note =
		    one->note;
	return rc;
}

static int
take_finding(void *ctx, const void *rec)
{
	struct findings *f = ctx;
	const struct sr_finding *one = rec;

	return found(f, f->what, one->detail);
}

static const struct {
	int query;
	const char *what;
} statements[] = {
	{ BREACH_OPEN_NEXT, N_("An open card has no next contact.") },
	{ BREACH_CLOSED_NEXT, N_("A closed card has a next contact.") },
	{ BREACH_GRADE, N_("The grade is not that of the last move.") },
	{ BREACH_STATE, N_("Grade and closing day contradict each other.") },
	{ BREACH_PLAN, N_("The next day is not that of the planned contact.") },
	{ BREACH_LOGGED,
	    N_("The last contact is not the last one of the log.") },
	{ BREACH_NAME, N_("A card is not sorted by its person's name.") },
	{ BREACH_SECOND,
	    N_("A second open card for a number, without a reason.") },
	{ BREACH_PERSON, N_("A line with a number has no person.") },
	{ BREACH_MERGED,
	    N_("A person who was merged with another still has a number, a "
	       "card or a visit.") },
	{ BREACH_ALIKE,
	    N_("Persons with one number, or one mark, are not found as "
	       "pairs.") },
	{ BREACH_REQUEST,
	    N_("An application was decided by nobody, or by who made it.") },
	{ BREACH_APPOINTMENT,
	    N_("The customer of a closed card is still expected.") },
	{ BREACH_POOL,
	    N_("A card is in the pool and its owner was not warned.") },
	{ BREACH_CAR, N_("Two test drives have one car at the same time.") },
	{ BREACH_AGAIN,
	    N_("An open card waits to be asked again after a loss.") },
	{ BREACH_ROUND,
	    N_("A round and the contact of its card do not agree.") },
	{ BREACH_CARRY,
	    N_("The carry-over of a month is not what was frozen.") },
};

static int
take_due(struct ctx *c, const struct sr_visit *v, void *to)
{
	char day[11];

	return found(to, N_("What is due in a line is not what the rules say."),
	    arena_printf(
		c->mem, "%s %s %s", day_iso(day, v->day), v->name, v->missing));
}

/* The figures of a signed day still have the fingerprint they were given. */
static int
check_signed(struct findings *f)
{
	struct ctx *c = f->c;
	struct sr_rows days;
	char iso[11];
	int rc = sql_rows(c->st, &breach_sql[BREACH_SIGNED], SQL_NONE,
	    &sr_rec_dayrec, &days, c->mem);

	for (size_t i = 0; rc == SR_OK && i < days.n; i++) {
		const struct sr_dayrec *d = SR_ROW(struct sr_dayrec, &days, i);
		const char *now = "";
		rc = day_fingerprint(c, d->day, &now);
		if (rc == SR_OK && strcmp(now, d->digest) != 0)
			rc = found(f,
			    N_("Signed figures are not those that were "
			       "signed."),
			    day_iso(iso, d->day));
	}
	return rc;
}

static int
check_rules(struct findings *f)
{
	struct sr_finding one;
	int rc = SR_OK;

	for (size_t i = 0;
	     rc == SR_OK && i < sizeof(statements) / sizeof(statements[0]);
	     i++) {
		f->what = statements[i].what;
		rc = sql_each(f->c->st, &breach_sql[statements[i].query],
		    SQL_NONE, &sr_rec_finding, &one, take_finding, f);
	}
	if (rc == SR_OK)
		rc = visit_wrong_due(f->c, take_due, f);
	return rc == SR_OK ? check_signed(f) : rc;
}

int
check_all(struct ctx *c, const struct sr_anchor *anchor, struct sr_rows *rows)
{
	struct findings f = { .c = c, .rows = rows };
	int rc = store_check(c->st, rows, c->mem);

	/* On a broken file the rules would say the same once more. */
	if (rc < 0 || rows->n > 0)
		return rc;
	*rows = (struct sr_rows){ .size = sizeof(struct sr_finding) };
	rc = check_rules(&f);
	return rc < 0 ? rc : audit_verify(c->st, 1, anchor, take_trail, &f);
}

int
op_check(struct ctx *c, const void *arg, void *res)
{
	struct sr_finding note = {
		.what = N_("There is no good backup of the last 26 hours."),
		.detail = "",
		.note = true,
	};
	struct sr_finding trouble = {
		.what = N_("The last automatic backup failed."),
		.detail = "",
		.note = true,
	};
	struct findings f = { .c = c, .rows = res };
	sr_instant last = 0;
	bool late = false;
	char iso[11], hm[6];
	sr_day day;
	sr_time minute;
	int rc = check_all(c, arg, res);

	f.room = f.rows->n; /* what there is may have no room behind it */
	if (rc == SR_OK)
		rc = backup_is_late(c, &late, &last);
	if (rc == SR_OK)
		rc = backup_trouble(c, &trouble.detail);
	if (rc == SR_OK && *trouble.detail != '\0')
		rc = take_trail(&f, &trouble);
	if (rc < 0 || !late)
		return rc;
	if (last != 0) {
		clock_local(last, &day, &minute);
		note.detail = arena_printf(
		    c->mem, "%s %s", day_iso(iso, day), time_hm(hm, minute));
	}
	return take_trail(&f, &note);
}
