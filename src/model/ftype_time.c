/*
 * The types of time: day and minute of day as people type them, instant in
 * UTC as the store made it.  Converts nothing between them.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "model/ftype.h"
#include "base/banned.h"

#define DAY_MAX 3652059 /* 9999-12-31 */
#define TIME_MAX 1440
#define DAY_SECONDS 86400
#define DAY_1970 719163

static const char *
day_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	sr_day day = (sr_day)sr_get_int(f, rec);
	int year, month, mday, now = 0, unused;
	char iso[11];

	if (day < 1 || day > DAY_MAX)
		return "";
	if (style == SR_SHOW && d && sr_dir_day(d) > 0) {
		day_split(sr_dir_day(d), &now, &unused, &unused);
		day_split(day, &year, &month, &mday);
		if (year == now)
			return arena_printf(a, "%02d-%02d", month, mday);
	}
	return arena_dup(a, day_iso(iso, day));
}

/* A birthday said by the moon: a person has another field for that. */
static bool
moon_said(const struct parsing *p)
{
	static const char *const words[] = { "闰", "农历", "阴历", "初", "廿",
		"正月", "冬月", "腊月", "十", NULL };
	bool said = false;

	for (int i = 0; words[i] != NULL && !said; i++)
		said = strstr(p->text, words[i]) != NULL;
	return said && strcmp(p->f->col, "birthday") == 0;
}

static int
day_text_parse(const struct parsing *p)
{
	sr_day day = day_parse(p->text, p->d ? sr_dir_day(p->d) : 0, p->year);

	if (day == 0)
		return parsing_refuse(
		    p, moon_said(p)
			   ? N_("{0}: \"{1}\" is a day of the lunar calendar. "
				"Type it under Lunar date (F10).")
			   : N_("{0}: \"{1}\" is not a date. Type it as "
				"2026-10-03, 10-3, +3 or sat."));
	sr_set_int(p->f, p->rec, day);
	return SR_OK;
}

static int
day_check(const struct checking *c)
{
	int64_t v = sr_get_int(c->f, c->rec);

	if (v < 1 || v > DAY_MAX)
		return checking_refuse(
		    c, N_("{0}: {1} is not the number of a day. Type the date "
			  "again."));
	return SR_OK;
}

const struct ftype ftype_day = { .name = "day",
	.format = day_format,
	.parse = day_text_parse,
	.check = day_check };

static const char *
time_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	sr_time t = (sr_time)sr_get_int(f, rec);
	char hm[6];

	(void)d, (void)style;
	if (t < 1 || t > TIME_MAX)
		return "";
	return arena_dup(a, time_hm(hm, t));
}

static int
time_text_parse(const struct parsing *p)
{
	sr_time t = time_parse(p->text);

	if (t == 0)
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is not a time. Type it as 14:30 or "
			  "1430."));
	sr_set_int(p->f, p->rec, t);
	return SR_OK;
}

static int
time_check(const struct checking *c)
{
	int64_t v = sr_get_int(c->f, c->rec);

	if (v < 1 || v > TIME_MAX)
		return checking_refuse(
		    c, N_("{0}: {1} is not a minute of the day. Type the time "
			  "again."));
	return SR_OK;
}

const struct ftype ftype_time = { .name = "time",
	.format = time_format,
	.parse = time_text_parse,
	.check = time_check };

/* Instants: 2026-11-21T09:42:05Z */

static bool
instant_in_range(int64_t v)
{
	return v >= -(int64_t)(DAY_1970 - 1) * DAY_SECONDS &&
	       v < (int64_t)(DAY_MAX - DAY_1970 + 1) * DAY_SECONDS;
}

static const char *
instant_format(const struct sr_dir *d, const struct sr_field *f,
    const void *rec, enum sr_style style, struct arena *a)
{
	int64_t v = sr_get_int(f, rec), day, s;
	char iso[11];

	(void)d, (void)style;
	if (v == 0 || !instant_in_range(v))
		return "";
	/* Counted from day 1, so that nothing divides a negative number. */
	v += (int64_t)(DAY_1970 - 1) * DAY_SECONDS;
	day = v / DAY_SECONDS + 1;
	s = v % DAY_SECONDS;
	return arena_printf(a, "%sT%02d:%02d:%02dZ", day_iso(iso, (sr_day)day),
	    (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
}

/* The number that the N digits at S are; -1 if one is no digit. */
static int
digits(const char *s, int n)
{
	int v = 0;

	while (n-- > 0) {
		if (*s < '0' || *s > '9')
			return -1;
		v = v * 10 + (*s++ - '0');
	}
	return v;
}

static bool
instant_read(const char *s, int64_t *out)
{
	static const char shape[] = "0000-00-00T00:00:00Z";

	if (strlen(s) != sizeof(shape) - 1)
		return false;
	for (size_t i = 0; shape[i]; i++)
		if (shape[i] != '0' && shape[i] != s[i])
			return false;
	int h = digits(s + 11, 2), m = digits(s + 14, 2),
	    sec = digits(s + 17, 2);
	sr_day day = day_make(digits(s, 4), digits(s + 5, 2), digits(s + 8, 2));
	if (day == 0 || h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 ||
	    sec > 59)
		return false;
	*out = ((int64_t)day - DAY_1970) * DAY_SECONDS + h * INT64_C(3600) +
	       m * INT64_C(60) + sec;
	return true;
}

static int
instant_parse(const struct parsing *p)
{
	int64_t v;

	if (!instant_read(p->text, &v))
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is not an instant. Leave it as it was "
			  "exported: 2026-11-21T09:42:05Z."));
	sr_set_int(p->f, p->rec, v);
	return SR_OK;
}

static int
instant_check(const struct checking *c)
{
	if (!instant_in_range(sr_get_int(c->f, c->rec)))
		return checking_refuse(
		    c, N_("{0}: {1} is out of the range of time."));
	return SR_OK;
}

const struct ftype ftype_instant = { .name = "instant",
	.format = instant_format,
	.parse = instant_parse,
	.check = instant_check };
