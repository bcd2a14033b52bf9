/*
 * Birthdays, by the sun and by the moon.  A lunar birthday is found by the
 * day of the moon that a day is, so that a year's calendar is never needed.
 */
#include "domain/birthday.h"

#include <string.h>

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

/* ---- what is said of a lunar birthday ---- */

struct moon_said {
	int year; /* 0: none was said */
	struct lunar_day day;
};

static bool
skip(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*s, word, n) != 0)
		return false;
	*s += n;
	return true;
}

/* "12", "十二", "初一", "廿三", and the names of three months; 0: none. */
static int
number_said(const char **s)
{
	static const struct {
		const char *word;
		int n;
	} words[] = { { "正", 1 }, { "冬", 11 }, { "腊", 12 }, { "廿", 20 },
		{ "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 },
		{ "六", 6 }, { "七", 7 }, { "八", 8 }, { "九", 9 } };
	size_t i = 0;
	int n = 0, last = 0;

	while (**s >= '0' && **s <= '9' && n < 10000)
		n = 10 * n + *(*s)++ - '0';
	if (n > 0)
		return n;
	skip(s, "初");
	while (i < sizeof(words) / sizeof(words[0])) {
		if (skip(s, words[i].word)) {
			n += last = words[i].n;
			i = 0;
		} else if (skip(s, "十")) {
			n += last > 0 ? 9 * last : 10;
			last = 0;
			i = 0;
		} else {
			i++;
		}
	}
	return n;
}

static bool
between(const char **s, const char *word)
{
	return skip(s, word) || skip(s, "-") || skip(s, "/") || skip(s, ".");
}

/* "1990-5-1", "闰五月初一", "L05-01". */
static bool
moon_parse(const char *s, struct moon_said *m)
{
	bool ok;
	int n;

	*m = (struct moon_said){ 0 };
	if (!skip(&s, "农历"))
		skip(&s, "阴历");
	m->day.leap = skip(&s, "闰") || skip(&s, "L") || skip(&s, "l");
	n = number_said(&s);
	if (n > 31 && !m->day.leap) {
		m->year = n;
		ok = between(&s, "年");
		m->day.leap = skip(&s, "闰") || skip(&s, "L") || skip(&s, "l");
		n = ok || m->day.leap ? number_said(&s) : 0;
	}
	m->day.month = n;
	ok = between(&s, "月");
	m->day.day = ok ? number_said(&s) : 0;
	if (!skip(&s, "日"))
		skip(&s, "号");
	return *s == '\0' && m->day.month >= 1 && m->day.month <= 12 &&
	       m->day.day >= 1 && m->day.day <= 30;
}

/*
 * The day that M is in its year.  A lunar year begins between 01-21 and
 * 02-20.  0: there is none; LEAP: the year's leap month.
 */
static sr_day
moon_day(struct ctx *c, const struct moon_said *m, int *leap)
{
	sr_day day = day_make(m->year, 1, 21), end = day + 31, found = 0;
	struct lunar_day moon;

	*leap = 0;
	while (day < end && moon_of(c, day, &moon) &&
	       (moon.month != 1 || moon.day != 1))
		day++;
	for (end = day + 384; day < end && moon_of(c, day, &moon); day++) {
		if (moon.leap)
			*leap = moon.month;
		if (moon.month == m->day.month && moon.day == m->day.day &&
		    moon.leap == m->day.leap && found == 0)
			found = day;
	}
	return found;
}

static int
moon_fails(struct ctx *c, const struct moon_said *m, int leap)
{
	if (m->year < 1901 || m->year > 2099)
		return fail(c, SR_E_INVALID, "person", "moon",
		    N_("The lunar calendar is known from 1901 to 2099, not in "
		       "{0}. Leave the year out."),
		    1, SR_NUM(m->year));
	if (m->day.leap && leap == 0)
		return fail(c, SR_E_INVALID, "person", "moon",
		    N_("{0} has no leap month: leave the L away."), 1,
		    SR_NUM(m->year));
	if (m->day.leap && leap != m->day.month)
		return fail(c, SR_E_INVALID, "person", "moon",
		    N_("{0} has no leap month {1}: its leap month is {2}."), 3,
		    SR_NUM(m->year), SR_NUM(m->day.month), SR_NUM(leap));
	return fail(c, SR_E_INVALID, "person", "moon",
	    N_("Month {1} of {0} has 29 days."), 2, SR_NUM(m->year),
	    SR_NUM(m->day.month));
}

static int
moon_take(struct ctx *c, struct sr_person *p)
{
	struct moon_said m;
	sr_day day;
	int leap = 0;

	if (!moon_parse(p->moon, &m))
		return fail(c, SR_E_INVALID, "person", "moon",
		    N_("\"{0}\" is no day of the lunar calendar. Type 10-17, "
		       "with the year 1990-10-17, in a leap month L5-1."),
		    1, SR_TXT(p->moon));
	p->lunar_key = p->moon =
	    moon_key(c, m.day.leap, m.day.month, m.day.day);
	p->lunar = true;
	if (m.year == 0)
		return SR_OK;
	day = m.year >= 1901 && m.year <= 2099 ? moon_day(c, &m, &leap) : 0;
	if (day == 0)
		return moon_fails(c, &m, leap);
	p->birthday = day;
	p->moon = arena_printf(c->mem, "%d-%s", m.year, p->moon);
	return SR_OK;
}

int
birthday_key_set(struct ctx *c, struct sr_person *p)
{
	struct lunar_day moon;

	if (p->moon[0] != '\0')
		return moon_take(c, p);
	p->lunar_key = !p->lunar || p->birthday == 0 ? ""
		       : !moon_of(c, p->birthday, &moon)
			   ? "-"
			   : moon_key(c, moon.leap, moon.month, moon.day);
	return SR_OK;
}

/* ---- whose it is ---- */

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
	struct sr_person *p = row;
	int rc = birthday_key_set(c, p);

	(void)by;
	if (rc == SR_OK)
		rc = sql_run(c->st, &agenda_sql[AGENDA_LUNAR_KEY],
		    SQL_ARGS(SQL_R("id", p->id), SQL_T("key", p->lunar_key)));
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
	rc = birthdays_of(c, from, to, own_rows(c, find), rows);
	agenda_finish(c, rows);
	return rc;
}
