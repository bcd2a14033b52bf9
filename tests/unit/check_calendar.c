/* The follow-up calendar and the numbers of a day. */
#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static struct sr_card
opened(const char *phone, int32_t grade, sr_time minute)
{
	struct sr_card in = house_card(&h, "张红喆", phone, grade);

	in.next_minute = minute;
	return house_card_open(&h, &in);
}

static void
logged(sr_id card)
{
	struct sr_contact_log log = { .card = card,
		.kind = SR_BY_PHONE,
		.reached = SR_REACHED,
		.text = "价格" };
	struct sr_card out;

	must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
}

static void
visited(const char *phone, int32_t kind)
{
	struct sr_none none = { 0 };
	struct sr_visit v;

	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	v.kind = kind;
	v.phone = phone;
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
}

static struct sr_rows
month_of(sr_id staff)
{
	struct sr_find find = { .from = the_day("2026-11-01"),
		.to = the_day("2026-11-30"),
		.staff = staff,
		.search = "",
		.key = "" };
	struct sr_rows rows;

	must(&h, sr_calendar_find(h.sr, &find, &rows, h.mem));
	return rows;
}

static void
row_is(const struct sr_rows *rows, size_t i, const char *day, int32_t grade,
    int planned, int done, int overdue)
{
	const struct sr_calday *d = SR_ROW(struct sr_calday, rows, i);

	ck_assert_uint_lt(i, rows->n);
	ck_assert_int_eq(d->day, the_day(day));
	ck_assert_int_eq(d->grade, grade);
	ck_assert_int_eq(d->planned, planned);
	ck_assert_int_eq(d->done, done);
	ck_assert_int_eq(d->overdue, overdue);
}

START_TEST(counts_by_day_and_grade)
{
	struct sr_card a = opened("13717716163", SR_GRADE_A, 0);
	struct sr_rows rows;
	struct sr_find find = { .from = 1, .to = 63, .search = "", .key = "" };

	opened("13717716164", SR_GRADE_A, 0);
	opened("13717716165", SR_GRADE_H, 0);
	/* A: planned for 11-25, H for 11-23; one A is done on the 24th. */
	house_now(&h, "2026-11-24 10:00");
	logged(a.id);
	rows = month_of(0);
	ck_assert_uint_eq(rows.n, 3);
	row_is(&rows, 0, "2026-11-23", SR_GRADE_H, 1, 0, 1);
	row_is(&rows, 1, "2026-11-25", SR_GRADE_A, 2, 1, 0);
	row_is(&rows, 2, "2026-11-28", SR_GRADE_A, 1, 0, 0);
	rows = month_of(house_staff(&h, LI));
	ck_assert_uint_eq(rows.n, 3);
	rows = month_of(house_staff(&h, WANG));
	ck_assert_uint_eq(rows.n, 0);
	must_fail(&h, sr_calendar_find(h.sr, &find, &rows, h.mem), SR_E_INVALID,
	    "to");
}
END_TEST

START_TEST(sums_of_a_day)
{
	struct sr_find find = { .search = "", .key = "" };
	struct sr_card done;
	struct sr_sum s;

	opened("13717716163", SR_GRADE_H, 0);           /* due 11-23 */
	opened("13717716164", SR_GRADE_A, 10 * 60 + 1); /* due 11-25 */
	done = opened("13717716165", SR_GRADE_A, 0);    /* due 11-25 */
	opened("13717716166", SR_GRADE_A, 0);           /* due 11-25 */
	opened("13717716167", SR_GRADE_N, 0);           /* due 11-22 */
	house_now(&h, "2026-11-25 10:00");
	logged(done.id); /* due 11-29 */
	visited("13717716163", SR_WALKIN);
	visited("13717716163", SR_WALKIN);
	visited("13717716168", SR_CALLIN);
	visited("13717716169", SR_EVENT);
	must(&h, sr_sum_get(h.sr, &find, &s, h.mem));
	ck_assert_int_eq(s.day, the_day("2026-11-25"));
	ck_assert_int_eq(s.overdue, 2);
	ck_assert_int_eq(s.due, 2);
	ck_assert_int_eq(s.appointments, 1);
	ck_assert_int_eq(s.done, 1);
	ck_assert_int_eq(s.walkin, 2);
	ck_assert_int_eq(s.callin, 1);
	ck_assert_int_eq(s.other, 1);
	ck_assert_int_eq(s.first, 1);
	ck_assert_int_eq(s.again, 1);
	ck_assert_int_eq(s.inhouse, 2);
	ck_assert_int_eq(s.incomplete, 4);
	ck_assert_int_eq(s.h, 1);
	ck_assert_int_eq(s.a, 3);
	ck_assert_int_eq(s.n, 1);
	ck_assert_int_eq(s.o + s.b + s.c, 0);
	ck_assert_int_eq(s.requests, 0);
	/* Only what is asked for is counted. */
	find.kind = SR_SUM_GUESTS;
	must(&h, sr_sum_get(h.sr, &find, &s, h.mem));
	ck_assert_int_eq(s.again, 1);
	ck_assert_int_eq(s.incomplete, 4);
	ck_assert_int_eq(s.overdue + s.due + s.done + s.a, 0);
	find.kind = SR_SUM_CARDS;
	must(&h, sr_sum_get(h.sr, &find, &s, h.mem));
	ck_assert_int_eq(s.overdue, 2);
	ck_assert_int_eq(s.a, 3);
	ck_assert_int_eq(s.done + s.walkin + s.inhouse, 0);
	find.kind = SR_NSUMS;
	ck_assert_int_eq(sr_sum_get(h.sr, &find, &s, h.mem), SR_E_INVALID);
	find.kind = SR_SUM_ALL;
	/* A salesperson's own, and one who has none. */
	find.own = true;
	must(&h, sr_sum_get(h.sr, &find, &s, h.mem));
	ck_assert_int_eq(s.staff, house_staff(&h, LI));
	ck_assert_int_eq(s.overdue, 2);
	ck_assert_int_eq(s.walkin, 2);
	ck_assert_int_eq(s.a, 3);
	house_as(&h, WANG);
	must(&h, sr_sum_get(h.sr, &find, &s, h.mem));
	ck_assert_int_eq(s.overdue + s.due + s.done + s.walkin + s.a, 0);
}
END_TEST

Suite *
suite_calendar(void)
{
	const TTest *const tests[] = { counts_by_day_and_grade, sums_of_a_day,
		NULL };

	return house_suite("calendar", tests, &h);
}
