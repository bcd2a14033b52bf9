/*
 * The Chinese calendar.  The days are those of printed calendars (Spring
 * Festivals, leap months), and those whose new moon falls within minutes of
 * midnight in Peking, where ICU alone is a day off.
 */
#include "house.h"
#include "store/lunar.h"

static struct lunar *moon;

static void
setup(void)
{
	moon = lunar_open();
	ck_assert_ptr_nonnull(moon);
}

static void
teardown(void)
{
	lunar_close(moon);
}

static void
is(const char *iso, int month, int day, bool leap)
{
	struct lunar_day is;

	ck_assert_msg(lunar_of(moon, the_day(iso), &is), "%s", iso);
	ck_assert_msg(is.month == month && is.day == day && is.leap == leap,
	    "%s is %s%d-%d", iso, is.leap ? "L" : "", is.month, is.day);
}

START_TEST(spring_festivals)
{
	static const char *const first[] = { "1900-01-31", "1954-02-03",
		"1955-01-24", "1985-02-20", "1990-01-27", "1999-02-16",
		"2000-02-05", "2012-01-23", "2018-02-16", "2024-02-10",
		"2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26",
		"2030-02-03", "2033-01-31" };

	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		is(first[i], 1, 1, false);
}
END_TEST

START_TEST(other_days)
{
	is("2026-06-19", 5, 5, false);  /* Dragon Boat Festival */
	is("2026-09-25", 8, 15, false); /* Mid-Autumn Festival */
	is("2027-06-09", 5, 5, false);
	is("2027-09-15", 8, 15, false);
	is("2025-10-06", 8, 15, false); /* after a leap month */
}
END_TEST

START_TEST(leap_months)
{
	is("1990-06-23", 5, 1, true);
	is("2020-05-23", 4, 1, true);
	is("2023-03-22", 2, 1, true);
	is("2023-04-19", 2, 29, true);
	is("2023-04-20", 3, 1, false);
	is("2025-07-25", 6, 1, true);
	is("2033-12-22", 11, 1, true);
}
END_TEST

/* The seven months that ICU 72 begins on another day, and what is beside. */
START_TEST(new_moons_at_midnight)
{
	is("1954-02-02", 12, 29, false);
	is("1954-02-04", 1, 2, false);
	is("1955-02-22", 2, 1, false);
	is("1999-01-17", 12, 1, false);
	is("1999-02-15", 12, 30, false);
	is("2012-08-17", 7, 1, false);
	is("2018-11-07", 9, 30, false);
	is("2018-11-08", 10, 1, false);
	is("2018-12-06", 10, 29, false);
	is("2018-12-07", 11, 1, false);
	is("2027-02-05", 12, 29, false);
	is("2027-02-07", 1, 2, false);
	is("2027-03-07", 1, 30, false);
	is("2027-03-08", 2, 1, false);
	is("2030-02-02", 12, 30, false);
	is("2030-02-04", 1, 2, false);
}
END_TEST

/* Every month has 29 or 30 days, and the next one follows. */
static void
follow(const char *from, const char *to)
{
	sr_day day = the_day(from), last = the_day(to);
	struct lunar_day was, now;

	ck_assert(lunar_of(moon, day, &was));
	while (++day <= last) {
		ck_assert(lunar_of(moon, day, &now));
		if (now.day != 1) {
			ck_assert_int_eq(now.day, was.day + 1);
			ck_assert_int_eq(now.month, was.month);
			ck_assert(now.leap == was.leap);
		} else {
			ck_assert(was.day == 29 || was.day == 30);
			ck_assert(now.leap ? now.month == was.month
					   : now.month == was.month % 12 + 1);
		}
		was = now;
	}
}

START_TEST(months_follow)
{
	follow("1953-12-01", "1955-06-01");
	follow("1998-11-01", "1999-05-01");
	follow("2012-06-01", "2012-12-01");
	follow("2018-08-01", "2020-08-01");
	follow("2026-10-01", "2030-05-01");
}
END_TEST

START_TEST(no_calendar_reaches)
{
	struct lunar_day out;

	ck_assert(!lunar_of(moon, the_day("1900-01-30"), &out));
	ck_assert(!lunar_of(moon, the_day("2101-01-01"), &out));
}
END_TEST

Suite *
suite_lunar(void)
{
	const TTest *const tests[] = { spring_festivals, other_days,
		leap_months, new_moons_at_midnight, months_follow,
		no_calendar_reaches, NULL };

	return suite_with("lunar", tests, setup, teardown);
}
