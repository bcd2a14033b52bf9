/*
 * Zones: China's offset is +8 since 1992 (and was +9 in the summers of
 * 1986-1991); New York skips 02:00-03:00 on 2026-03-08.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "support.h"

#define H 3600

START_TEST(zone)
{
	ck_assert(clock_zone("Asia/Shanghai"));
	ck_assert(clock_zone("UTC"));
	ck_assert(!clock_zone(""));
	ck_assert(!clock_zone("Asia"));
	ck_assert(!clock_zone("Asia/Nowhere"));
	ck_assert(!clock_zone("/etc/passwd"));
	ck_assert(!clock_zone("../../../etc/passwd"));
}
END_TEST

START_TEST(fixed)
{
	struct clock c = { .fixed = 1234567890 }, real = { 0 };

	ck_assert_int_eq(clock_now(&c), 1234567890);
	ck_assert(clock_now(&real) > 1600000000);
	ck_assert(clock_now(NULL) > 1600000000);
	int64_t t = clock_ticks();
	ck_assert(t > 0 && clock_ticks() >= t);
}
END_TEST

static const struct {
	const char *zone, *text;
	sr_instant t; /* 0: no such time */
} rows[] = {
	/* 2026-11-21 is day 20778 after 1970-01-01. */
	{ "UTC", "2026-11-21 17:42", INT64_C(20778) * 24 * H + 17 * H + 2520 },
	{ "Asia/Shanghai", "2026-11-21 17:42",
	    INT64_C(20778) * 24 * H + 9 * H + 2520 },
	{ "Asia/Shanghai", "2026-11-21 17:42:05",
	    INT64_C(20778) * 24 * H + 9 * H + 2525 },
	{ "Asia/Shanghai", "2026-11-21 00:00",
	    INT64_C(20778) * 24 * H - 8 * H },
	/* Summer time of 1988: 1988-07-01 is day 6756. */
	{ "Asia/Shanghai", "1988-07-01 12:00", INT64_C(6756) * 24 * H + 3 * H },
	/* 2026-03-08 is day 20520. */
	{ "America/New_York", "2026-03-08 01:59",
	    INT64_C(20520) * 24 * H + 7 * H - 60 },
	{ "America/New_York", "2026-03-08 02:30", 0 },
	{ "America/New_York", "2026-03-08 03:00",
	    INT64_C(20520) * 24 * H + 7 * H },
	{ "UTC", "2026-02-29 12:00", 0 },
	{ "UTC", "2026-11-21 24:00", 0 },
	{ "UTC", "2026-11-21 12:60", 0 },
	{ "UTC", "2026-11-21 12:00:60", 0 },
	{ "UTC", "2026-11-21", 0 },
	{ "UTC", "2026-11-21 12:00 ", 0 },
	{ "UTC", "2026-11-21 1:00", 0 },
	{ "UTC", "", 0 },
};

START_TEST(parse)
{
	char iso[11], hm[6], text[32];
	sr_day day;
	sr_time at;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ck_assert(clock_zone(rows[i].zone));
		sr_instant t = clock_parse(rows[i].text);
		ck_assert_msg(
		    t == rows[i].t, "%s: %lld", rows[i].text, (long long)t);
		if (!t)
			continue;
		clock_local(t, &day, &at);
		snprintf(text, sizeof(text), "%s %s", day_iso(iso, day),
		    time_hm(hm, at));
		ck_assert(strncmp(text, rows[i].text, 16) == 0);
	}
	clock_local(0, &day, &at);
	ck_assert(day == 0 && at == 0);
}
END_TEST

/* Local midnight and the second before, over the year in which 2026 lies. */
START_TEST(midnight)
{
	sr_day day;
	sr_time at;

	ck_assert(clock_zone("Asia/Shanghai"));
	for (int i = 0; i < 365; i++) {
		sr_instant t =
		    INT64_C(20454) * 24 * H - 8 * H +
		    (sr_instant)i * 24 * H; /* 2026-01-01 00:00 + i days */

		clock_local(t, &day, &at);
		ck_assert(day == day_make(2026, 1, 1) + i && at == 1);
		clock_local(t - 1, &day, &at);
		ck_assert(day == day_make(2026, 1, 1) + i - 1 && at == 1440);
	}
}
END_TEST

Suite *
suite_clock(void)
{
	return suite_of(
	    "clock", (const TTest *[]){ zone, fixed, parse, midnight, NULL });
}
