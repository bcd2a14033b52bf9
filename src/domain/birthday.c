/*
 * Birthdays, by the sun and by the moon.  A lunar birthday is found by the
 * day of the moon that a day is, so that a year's calendar is never needed.
 */
#include "domain/birthday.h"

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/agenda.h"
#include "store/lunar.h"
#include "store/agenda.h"
#include "base/banned.h"

enum { MOST_DAYS = 62, SOON = 3 };

/* Memory or ICU's data failing is as if no calendar reached the day. */
static bool
moon_of(struct ctx *c, sr_day day, struct lunar_day *out)
{
	if (c->d->lunar == NULL)
		c->d->lunar = lunar_open();
	return c->d->lunar != NULL && lunar_of(c->d->lunar, day, out);
}

static const char *
moon_key(struct ctx *c, bool leap, int month, int day)
{
	return arena_printf(c->mem, "%s%02d-%02d", leap ? "L" : "", month, day);
}

const char *
birthday_key(struct ctx *c, const struct sr_person *p)
{
	struct lunar_day moon;

	if (!p->lunar || p->birthday == 0)
		return "";
	if (!moon_of(c, p->birthday, &moon))
		return "-";
	return moon_key(c, moon.leap, moon.month, moon.day);
}

/* The keys of those whose birthday is kept on a day. */
struct keys {
	const char *solar[2], *moon[4];
};

/* On 02-28 of a year without 02-29 those of that day keep it, too. */
static void
keys_solar(struct ctx *c, sr_day day, struct keys *k)
{
	int year, month, mday;

	day_split(day, &year, &month, &mday);
	k->solar[0] = arena_printf(c->mem, "%02d-%02d", month, mday);
	k->solar[1] = "";
	if (month == 2 && mday == 28 && day_make(year, 2, 29) == 0)
		k->solar[1] = "02-29";
}

/*
 * A month has 29 or 30 days from year to year: who was born on a 30th that
 * is not there keeps the 29th.  Who was born in a leap month keeps it in that
 * month where the year has it, else in the month before of that number.
 */
static void
keys_moon(struct ctx *c, sr_day day, struct keys *k)
{
	struct lunar_day moon, end, next;
	bool twice = false, brief;
	int n = 0;

	for (int i = 0; i < 4; i++)
		k->moon[i] = "";
	if (!moon_of(c, day, &moon) || !moon_of(c, day + 30 - moon.day, &end))
		return;
	brief = end.day != 30;
	if (!moon.leap && moon_of(c, day + (brief ? 30 : 31) - moon.day, &next))
		twice = next.leap;
	brief = brief && moon.day == 29;
	k->moon[n++] = moon_key(c, moon.leap, moon.month, moon.day);
	if (brief)
		k->moon[n++] = moon_key(c, moon.leap, moon.month, 30);
	if (moon.leap || twice)
		return;
	k->moon[n++] = moon_key(c, true, moon.month, moon.day);
	if (brief)
		k->moon[n++] = moon_key(c, true, moon.month, 30);
}

int
birthdays_of(
    struct ctx *c, sr_day from, sr_day to, sr_id staff, struct sr_rows *rows)
{
	struct sr_rows some;
	struct keys k;
	int rc = SR_OK;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_agenda) };
	for (sr_day day = from; rc == SR_OK && day <= to; day++) {
		keys_solar(c, day, &k);
		keys_moon(c, day, &k);
		rc = sql_rows(c->st, &agenda_sql[AGENDA_BIRTHDAYS],
		    SQL_ARGS(SQL_T("solar", k.solar[0]),
			SQL_T("solar2", k.solar[1]), SQL_T("moon", k.moon[0]),
			SQL_T("moon2", k.moon[1]), SQL_T("moon3", k.moon[2]),
			SQL_T("moon4", k.moon[3]), SQL_R("staff", staff)),
		    &sr_rec_agenda, &some, c->mem);
		for (size_t i = 0; rc == SR_OK && i < some.n; i++) {
			struct sr_agenda *t =
			    SR_ROW(struct sr_agenda, &some, i);
			t->kind = SR_AGENDA_BIRTHDAY;
			t->day = day;
		}
		if (rc == SR_OK)
			rc = agenda_add(c, rows, &some);
	}
	return rc;
}

static int
person_key(struct ctx *c, void *row, const void *by)
{
	const struct sr_person *p = row;
	int rc = sql_run(c->st, &agenda_sql[AGENDA_LUNAR_KEY],
	    SQL_ARGS(SQL_R("id", p->id), SQL_T("key", birthday_key(c, p))));

	(void)by;
	return rc < 0 ? rc : SR_OK;
}

int
birthday_keys(struct ctx *c, struct piece *p)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &agenda_sql[AGENDA_KEYLESS],
	    SQL_ARGS(SQL_I("most", p->left)), &sr_rec_person, &rows, c->mem);

	return rc < 0 ? rc : turn_rows(c, p, &rows, person_key, NULL);
}

/* Days from today on unless others are given. */
int
op_birthday_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	bool own = find->own || c->role == SR_SALES;
	sr_day from = find->from != 0 ? find->from : c->today;
	sr_day to = find->to != 0     ? find->to
		    : find->from != 0 ? from
				      : from + SOON;
	int rc;

	if (to < from || to - from >= MOST_DAYS)
		return fail(c, SR_E_INVALID, "find", "to",
		    N_("Birthdays are shown of 1 to {0} days."), 1,
		    SR_NUM(MOST_DAYS));
	if (agenda_past(find, rows))
		return SR_OK;
	rc = birthdays_of(c, from, to, own ? c->me : find->staff, rows);
	agenda_finish(c, rows);
	return rc;
}
