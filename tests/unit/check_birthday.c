/* Birthdays by the sun and by the moon: whose is when, and who is told. */
#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

/* A customer of Li's who was born on DAY. */
static sr_id
born(const char *name, const char *phone, const char *day, bool lunar)
{
	struct sr_card in = house_card(&h, name, phone, SR_GRADE_A), card;
	struct sr_person p, out;

	card = house_card_open(&h, &in);
	must(&h,
	    sr_person_get(h.sr, &(struct sr_key){ card.person }, &p, h.mem));
	p.birthday = *day != '\0' ? the_day(day) : 0;
	p.lunar = lunar;
	must(&h, sr_person_save(h.sr, &p, &out, h.mem));
	return card.person;
}

static struct sr_rows
within(const char *from, const char *to)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day(from);
	find.to = the_day(to);
	must(&h, sr_birthday_find(h.sr, &find, &rows, h.mem));
	return rows;
}

static void
only_on(sr_id person, const char *day, const char *from, const char *to)
{
	struct sr_rows rows = within(from, to);
	const struct sr_agenda *t;

	ck_assert_uint_eq(rows.n, 1);
	t = SR_ROW(const struct sr_agenda, &rows, 0);
	ck_assert_int_eq(t->person, person);
	ck_assert_int_eq(t->kind, SR_AGENDA_BIRTHDAY);
	ck_assert_int_eq(t->day, the_day(day));
}

START_TEST(by_the_sun)
{
	sr_id id = born("张红喆", "13717716163", "1985-11-23", false);

	only_on(id, "2026-11-23", "2026-11-20", "2026-12-20");
	ck_assert_uint_eq(within("2026-11-24", "2026-12-20").n, 0);
}
END_TEST

START_TEST(born_on_the_29th_of_february)
{
	sr_id id = born("张红喆", "13717716163", "1988-02-29", false);

	only_on(id, "2027-02-28", "2027-02-20", "2027-03-10");
	only_on(id, "2028-02-29", "2028-02-20", "2028-03-10");
}
END_TEST

START_TEST(by_the_moon)
{
	/* 1985-02-20 was a Spring Festival: 2027-02-06 is the next. */
	sr_id id = born("张红喆", "13717716163", "1985-02-20", true);

	only_on(id, "2026-02-17", "2026-02-01", "2026-03-10");
	only_on(id, "2027-02-06", "2027-02-01", "2027-03-10");
}
END_TEST

START_TEST(born_in_a_leap_month)
{
	/* The leap fifth month of 1990 had its first day on 06-23. */
	sr_id id = born("张红喆", "13717716163", "1990-06-23", true);

	/* 2026 has no leap month: in the fifth month, which began on 06-15. */
	only_on(id, "2026-06-15", "2026-06-01", "2026-07-31");
	/* 2028 has the leap fifth month again, from 06-23. */
	only_on(id, "2028-06-23", "2028-05-20", "2028-07-20");
}
END_TEST

START_TEST(born_on_a_30th)
{
	/* 2018-11-07 was the 30th of the ninth month. */
	sr_id id = born("张红喆", "13717716163", "2018-11-07", true);

	/* In 2026 it has 30 days again, in 2027 29: new moon is on 10-29. */
	only_on(id, "2026-11-08", "2026-10-20", "2026-11-20");
	only_on(id, "2027-10-28", "2027-10-10", "2027-11-20");
}
END_TEST

START_TEST(no_calendar_reaches_back)
{
	born("张红喆", "13717716163", "1899-05-01", true);
	ck_assert_uint_eq(within("2026-11-21", "2027-01-10").n, 0);
}
END_TEST

START_TEST(the_day_follows_the_birthday)
{
	sr_id id = born("张红喆", "13717716163", "1985-02-20", true);
	struct sr_person p, out;

	must(&h, sr_person_get(h.sr, &(struct sr_key){ id }, &p, h.mem));
	p.lunar = false;
	must(&h, sr_person_save(h.sr, &p, &out, h.mem));
	only_on(id, "2027-02-20", "2027-02-01", "2027-03-01");
}
END_TEST

/* Save that one said MOON of PERSON; OUT is what was kept. */
static int
said(sr_id person, const char *moon, struct sr_person *out)
{
	struct sr_person p;

	must(&h, sr_person_get(h.sr, &(struct sr_key){ person }, &p, h.mem));
	p.moon = moon;
	return sr_person_save(h.sr, &p, out, h.mem);
}

/* 2026-11-25 is the 17th of the tenth month. */
START_TEST(said_without_a_year)
{
	static const char *const ways[] = { "10-17", "农历10月17日", "十月十七",
		"阴历十月十七日", "10/17" };
	struct sr_person out;
	sr_id id = born("张红喆", "13717716163", "", false);

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		must(&h, said(id, ways[i], &out));
		ck_assert_str_eq(out.moon, "10-17");
		ck_assert(out.lunar && out.birthday == 0);
		only_on(id, "2026-11-25", "2026-11-20", "2026-12-10");
	}
	/* Twice tenth and the 23rd, the twelfth month. */
	must(&h, said(id, "腊月廿三", &out));
	ck_assert_str_eq(out.moon, "12-23");
	must(&h, said(id, "冬月初十", &out));
	ck_assert_str_eq(out.moon, "11-10");
	must(&h, said(id, "正月二十九", &out));
	ck_assert_str_eq(out.moon, "01-29");
}
END_TEST

START_TEST(said_with_a_year)
{
	struct sr_person out;
	sr_id id = born("张红喆", "13717716163", "", false);

	/* A Spring Festival. */
	must(&h, said(id, "1985-1-1", &out));
	ck_assert_int_eq(out.birthday, the_day("1985-02-20"));
	ck_assert_str_eq(out.moon, "1985-01-01");
	/* In the leap month, and in the month before of that number. */
	must(&h, said(id, "1990年闰五月初一", &out));
	ck_assert_int_eq(out.birthday, the_day("1990-06-23"));
	ck_assert_str_eq(out.moon, "1990-L05-01");
	must(&h, said(id, "1990-5-1", &out));
	ck_assert_int_eq(out.birthday, the_day("1990-05-24"));
	/* The year ends in the next one of the sun's. */
	must(&h, said(id, "1990-12-29", &out));
	ck_assert_int_eq(out.birthday, the_day("1991-02-13"));
	/* What is kept is saved again as it is. */
	must(&h, said(id, "1990-L05-01", &out));
	must(&h, said(id, out.moon, &out));
	ck_assert_int_eq(out.birthday, the_day("1990-06-23"));
}
END_TEST

START_TEST(said_wrong)
{
	static const struct {
		const char *moon, *told;
	} wrong[] = {
		{ "5-31", "no day of the lunar calendar" },
		{ "13-1", "no day of the lunar calendar" },
		{ "五月", "no day of the lunar calendar" },
		{ "1990-05", "no day of the lunar calendar" },
		{ "1990-L4-1", "its leap month is" },
		{ "1991-L4-1", "no leap month: leave" },
		{ "1850-1-1", "from 1901 to 2099" },
		/* New moons: 2027-09-30 and 2027-10-29. */
		{ "2027-9-30", "has 29 days" },
	};
	struct sr_person out;
	sr_id id = born("张红喆", "13717716163", "1990-06-23", true);

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		must_fail(
		    &h, said(id, wrong[i].moon, &out), SR_E_INVALID, "moon");
		ck_assert_msg(
		    strstr(sr_error(h.sr)->message, wrong[i].told) != NULL,
		    "%s: %s", wrong[i].moon, sr_error(h.sr)->message);
	}
}
END_TEST

START_TEST(who_does_not_want_calls_is_left_alone)
{
	sr_id id = born("张红喆", "13717716163", "1985-11-23", false);
	struct sr_person p, out;

	must(&h, sr_person_get(h.sr, &(struct sr_key){ id }, &p, h.mem));
	p.no_calls = true;
	must(&h, sr_person_save(h.sr, &p, &out, h.mem));
	ck_assert_uint_eq(within("2026-11-20", "2026-11-30").n, 0);
}
END_TEST

START_TEST(a_salesperson_sees_his_own)
{
	born("张红喆", "13717716163", "1985-11-23", false);
	house_as(&h, WANG);
	ck_assert_uint_eq(within("2026-11-20", "2026-11-30").n, 0);
	house_as(&h, MANAGER);
	ck_assert_uint_eq(within("2026-11-20", "2026-11-30").n, 1);
}
END_TEST

START_TEST(two_months_at_most)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day("2026-01-01");
	find.to = the_day("2026-12-31");
	must_fail(&h, sr_birthday_find(h.sr, &find, &rows, h.mem), SR_E_INVALID,
	    "to");
}
END_TEST

Suite *
suite_birthday(void)
{
	const TTest *const tests[] = { by_the_sun, born_on_the_29th_of_february,
		by_the_moon, born_in_a_leap_month, born_on_a_30th,
		no_calendar_reaches_back, the_day_follows_the_birthday,
		said_without_a_year, said_with_a_year, said_wrong,
		who_does_not_want_calls_is_left_alone,
		a_salesperson_sees_his_own, two_months_at_most, NULL };

	return house_suite("birthday", tests, &h);
}
