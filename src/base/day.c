/*
 * Day numbers of the proleptic Gregorian calendar: 1 = 0001-01-01.  Years
 * are counted from March inside, so that the leap day is a year's last.
 */
#include <stdio.h>

#include "base/day.h"
#include "base/intl.h"
#include "base/banned.h"

#define YEAR_MAX 9999
#define DAY_MAX 3652059 /* 9999-12-31 */
#define MARCH_FIRST 306 /* days from 0000-03-01 to 0001-01-01 */
#define ERA_DAYS 146097 /* of 400 years */

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

sr_day
day_make(int year, int month, int mday)
{
	if (year < 1 || year > YEAR_MAX || month < 1 || month > 12 ||
	    mday < 1 || mday > month_days(year, month))
		return 0;
	int y = month > 2 ? year : year - 1;
	int m = (month + 9) % 12; /* 0 March .. 11 February */
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + mday -
	       MARCH_FIRST;
}

void
day_split(sr_day d, int *year, int *month, int *mday)
{
	*year = *month = *mday = 0;
	if (d < 1 || d > DAY_MAX)
		return;
	int n = d - 1 + MARCH_FIRST;
	int era = n / ERA_DAYS, in = n % ERA_DAYS;
	int y = (in - in / 1460 + in / 36524 - in / (ERA_DAYS - 1)) / 365;
	int yday = in - (365 * y + y / 4 - y / 100);
	int m = (5 * yday + 2) / 153;

	*mday = yday - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = y + era * 400 + (*month <= 2);
}

int
day_weekday(sr_day d)
{
	return d < 1 ? 0 : (d - 1) % 7 + 1;
}

const char *
day_weekday_name(sr_day d)
{
	static const char *const names[] = { "", N_("Mon"), N_("Tue"),
		N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };

	return names[day_weekday(d)];
}

sr_day
day_month_start(sr_day d)
{
	int y, m, day;

	day_split(d, &y, &m, &day);
	return day_make(y, m, 1);
}

sr_day
day_month_end(sr_day d)
{
	int y, m, day;

	day_split(d, &y, &m, &day);
	return y ? day_make(y, m, month_days(y, m)) : 0;
}

sr_day
day_add_months(sr_day d, int n)
{
	int y, m, day;

	day_split(d, &y, &m, &day);
	if (!y || n < -12 * YEAR_MAX || n > 12 * YEAR_MAX)
		return 0;
	int months = 12 * y + m - 1 + n;
	if (months < 12)
		return 0;
	y = months / 12;
	m = months % 12 + 1;
	if (day > month_days(y, m))
		day = month_days(y, m);
	return day_make(y, m, day);
}

static void
digits(char *to, int value, int n)
{
	for (; n > 0; value /= 10)
		to[--n] = (char)('0' + value % 10);
}

const char *
day_iso(char buf[static 11], sr_day d)
{
	int y, m, day;

	day_split(d, &y, &m, &day);
	if (y == 0) {
		buf[0] = '\0';
		return buf;
	}
	/* By hand: a statement is given some on every run. */
	digits(buf, y, 4);
	digits(buf + 5, m, 2);
	digits(buf + 8, day, 2);
	buf[4] = buf[7] = '-';
	buf[10] = '\0';
	return buf;
}

const char *
time_hm(char buf[static 6], sr_time t)
{
	unsigned min = (unsigned)t - 1;

	buf[0] = '\0';
	if (t >= 1 && t <= 1440)
		snprintf(buf, 6, "%02u:%02u", min / 60 % 24, min % 60);
	return buf;
}
