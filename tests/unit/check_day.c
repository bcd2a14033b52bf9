/* Days and times: the calendar's rule, then every spelling people use. */
#include <ctype.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "support.h"

static bool
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

/* Counts every day from the first one up, as a calendar on paper does. */
START_TEST(every_day)
{
	static const int len[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	int n = 0, y, m, d;

	for (int year = 1; year <= 9999; year++) {
		for (int month = 1; month <= 12; month++) {
			int last = len[month - 1] + (month == 2 && leap(year));

			for (int day = 1; day <= last; day++) {
				n++;
				day_split(n, &y, &m, &d);
				if (day_make(year, month, day) != n ||
				    y != year || m != month || d != day)
					ck_abort_msg(
					    "%d-%d-%d", year, month, day);
			}
			if (day_make(year, month, last + 1) != 0 ||
			    day_month_end(n) != n ||
			    day_month_start(n) != n - last + 1)
				ck_abort_msg("%d-%d", year, month);
		}
	}
	ck_assert_int_eq(n, 3652059);
	day_split(n + 1, &y, &m, &d);
	ck_assert(y == 0 && m == 0 && d == 0);
	ck_assert_int_eq(day_make(0, 1, 1), 0);
	ck_assert_int_eq(day_make(10000, 1, 1), 0);
	ck_assert_int_eq(day_make(2026, 13, 1), 0);
	ck_assert_int_eq(day_make(2026, 0, 1), 0);
	ck_assert_int_eq(day_make(2026, 1, 0), 0);
	ck_assert_int_eq(day_make(2000, 2, 29) + 1, day_make(2000, 3, 1));
	ck_assert_int_eq(day_make(1900, 2, 29), 0);
}
END_TEST

START_TEST(weekday)
{
	ck_assert_int_eq(day_weekday(day_make(2000, 1, 1)), 6);
	ck_assert_int_eq(day_weekday(day_make(2026, 11, 21)), 6);
	ck_assert_int_eq(day_weekday(day_make(1970, 1, 1)), 4);
	ck_assert_int_eq(day_weekday(day_make(2026, 11, 23)), 1);
	ck_assert_int_eq(day_weekday(day_make(2026, 11, 22)), 7);
}
END_TEST

START_TEST(months)
{
	static const struct {
		int from[3], n, to[3];
	} rows[] = {
		{ { 2026, 1, 31 }, 1, { 2026, 2, 28 } },
		{ { 2024, 1, 31 }, 1, { 2024, 2, 29 } },
		{ { 2026, 11, 21 }, 0, { 2026, 11, 21 } },
		{ { 2026, 11, 30 }, 3, { 2027, 2, 28 } },
		{ { 2026, 12, 15 }, 1, { 2027, 1, 15 } },
		{ { 2026, 1, 15 }, -1, { 2025, 12, 15 } },
		{ { 2026, 3, 31 }, -1, { 2026, 2, 28 } },
		{ { 2024, 2, 29 }, 12, { 2025, 2, 28 } },
		{ { 2026, 5, 31 }, -26, { 2024, 3, 31 } },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const int *f = rows[i].from, *t = rows[i].to;

		ck_assert_int_eq(
		    day_add_months(day_make(f[0], f[1], f[2]), rows[i].n),
		    day_make(t[0], t[1], t[2]));
	}
	ck_assert_int_eq(day_add_months(day_make(9999, 12, 1), 1), 0);
	ck_assert_int_eq(day_add_months(day_make(1, 1, 1), -1), 0);
	ck_assert_int_eq(day_add_months(0, 1), 0);
	ck_assert_int_eq(day_add_months(1, 2147483647), 0);
}
END_TEST

/* Today is Saturday, 2026-11-21. */
static const struct {
	const char *s;
	int year; /* given for days without one */
	const char *iso;
} days[] = {
	{ "2026-10-03", 0, "2026-10-03" },
	{ "2026/10/3", 0, "2026-10-03" },
	{ "2026.10.22", 0, "2026-10-22" },
	{ "2026。10。22", 0, "2026-10-22" },
	{ "20261003", 0, "2026-10-03" },
	{ "10-3", 0, "2026-10-03" },
	{ "10/3", 2024, "2024-10-03" },
	{ "10.3", 0, "2026-10-03" },
	{ "10月3日", 0, "2026-10-03" },
	{ "10月3日", 2025, "2025-10-03" },
	{ "10月3号", 0, "2026-10-03" },
	{ "10月3", 0, "2026-10-03" },
	{ "2026年10月3日", 2024, "2026-10-03" },
	{ "2026 年 10 月 3 日", 0, "2026-10-03" },
	{ "２０２６／１０／３", 0, "2026-10-03" },
	{ " 2026-10-03 ", 0, "2026-10-03" },
	{ "2026-10-24T16:00:00+08:00", 0, "2026-10-24" },
	{ "2026/10/3 0:00", 0, "2026-10-03" },
	{ "2-29", 2024, "2024-02-29" },
	{ "+3", 0, "2026-11-24" },
	{ "+0", 0, "2026-11-21" },
	{ "-1", 0, "2026-11-20" },
	{ "＋１０", 0, "2026-12-01" },
	{ "today", 0, "2026-11-21" },
	{ "Tomorrow", 0, "2026-11-22" },
	{ "yesterday", 0, "2026-11-20" },
	{ "今天", 0, "2026-11-21" },
	{ "明天", 0, "2026-11-22" },
	{ "后天", 0, "2026-11-23" },
	{ "大后天", 0, "2026-11-24" },
	{ "昨天", 0, "2026-11-20" },
	{ "sat", 0, "2026-11-28" },
	{ "Sunday", 0, "2026-11-22" },
	{ "fri", 0, "2026-11-27" },
	{ "周六", 0, "2026-11-28" },
	{ "周日", 0, "2026-11-22" },
	{ "星期一", 0, "2026-11-23" },
	{ "礼拜天", 0, "2026-11-22" },
	{ "下周三", 0, "2026-11-25" },
	{ "下周日", 0, "2026-11-29" },
	{ "", 0, "" },
	{ "2026-02-29", 0, "" },
	{ "2-29", 0, "" },
	{ "2026-13-01", 0, "" },
	{ "2026-10-32", 0, "" },
	{ "2026-10/3", 0, "" },
	{ "26-10-3", 0, "" },
	{ "2026-10", 0, "" },
	{ "2026", 0, "" },
	{ "202610033", 0, "" },
	{ "2026 10 3", 0, "" },
	{ "10-3x", 0, "" },
	{ "2026-10-03 x", 0, "" },
	{ "2026-10-03 4", 0, "" },
	{ "2026-10-0310:00", 0, "" },
	{ "10月", 0, "" },
	{ "3日", 0, "" },
	{ "合计", 0, "" },
	{ "周八", 0, "" },
	{ "sa", 0, "" },
	{ "下", 0, "" },
	{ "+", 0, "" },
	{ "+12345", 0, "" },
	{ "2026-10-03\xff", 0, "" },
	{ "+3+3", 0, "" },
};

START_TEST(parse)
{
	sr_day today = day_make(2026, 11, 21);
	char buf[11];

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		sr_day d = day_parse(days[i].s, today, days[i].year);

		ck_assert_msg(strcmp(day_iso(buf, d), days[i].iso) == 0,
		    "'%s': '%s'", days[i].s, buf);
	}
	/* Without a today nothing is counted from it. */
	ck_assert_int_eq(day_parse("+3", 0, 0), 0);
	ck_assert_int_eq(day_parse("周六", 0, 0), 0);
	ck_assert_int_eq(day_parse("10-3", 0, 0), 0);
	ck_assert_int_eq(day_parse("+1", day_make(9999, 12, 31), 0), 0);
	ck_assert_int_eq(day_parse("-1", 1, 0), 0);
}
END_TEST

static const struct {
	const char *s, *hm;
} times[] = {
	{ "14:30", "14:30" },
	{ "14.30", "14:30" },
	{ "9.05", "09:05" },
	{ "9。05", "09:05" },
	{ "9:05", "09:05" },
	{ "9：05", "09:05" },
	{ "12：33", "12:33" },
	{ "09：44", "09:44" },
	{ "1430", "14:30" },
	{ "905", "09:05" },
	{ "0000", "00:00" },
	{ "00:00", "00:00" },
	{ "23:59", "23:59" },
	{ "14:30:59", "14:30" },
	{ "14点30分", "14:30" },
	{ "14点30", "14:30" },
	{ "14时30分", "14:30" },
	{ "13点2分", "13:02" },
	{ "9点5分", "09:05" },
	{ "14点半", "14:30" },
	{ "14点", "14:00" },
	{ "3点钟", "03:00" },
	{ "下午2:30", "14:30" },
	{ "下午 2:30", "14:30" },
	{ "下午12:03", "12:03" },
	{ "下午14:30", "14:30" },
	{ "上午9:05", "09:05" },
	{ "上午11:57", "11:57" },
	{ "早上8点", "08:00" },
	{ "晚上8点", "20:00" },
	{ "晚8点半", "20:30" },
	{ "中午12:10", "12:10" },
	{ "中午1点", "13:00" },
	{ "凌晨12:10", "00:10" },
	{ "2:30pm", "14:30" },
	{ "2:30 PM", "14:30" },
	{ "2pm", "14:00" },
	{ "2 p.m.", "14:00" },
	{ "12am", "00:00" },
	{ "12:30 am", "00:30" },
	{ "12pm", "12:00" },
	{ "１４：３０", "14:30" },
	{ "", "" },
	{ "14", "" },
	{ "9.5", "" },
	{ "9:5", "" },
	{ "24:00", "" },
	{ "12:60", "" },
	{ "2460", "" },
	{ "14:30:60", "" },
	{ "14:30:5", "" },
	{ "上午14:30", "" },
	{ "上午12:10", "" },
	{ "晚上12点", "" },
	{ "14pm", "14:00" },
	{ "14am", "" },
	{ "下午", "" },
	{ "14:30x", "" },
	{ "14:30pmam", "" },
	{ "12345", "" },
	{ "1 430", "" },
	{ "-1:30", "" },
	{ "14:\xff", "" },
};

START_TEST(times_typed)
{
	char buf[6];

	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		sr_time t = time_parse(times[i].s);

		ck_assert_msg(strcmp(time_hm(buf, t), times[i].hm) == 0,
		    "'%s': '%s'", times[i].s, buf);
	}
	ck_assert_int_eq(time_parse("00:00"), 1);
	ck_assert_str_eq(time_hm(buf, 1441), "");
	ck_assert_str_eq(time_hm(buf, -1), "");
	ck_assert_str_eq(time_hm(buf, 0), "");
}
END_TEST

START_TEST(every_minute)
{
	char buf[6];

	for (sr_time t = 1; t <= 1440; t++)
		ck_assert_int_eq(time_parse(time_hm(buf, t)), t);
}
END_TEST

/* The two numbers in S, whatever stands between: an independent reading. */
static int
numbers(const char *s, int n[3])
{
	int count = 0;

	while (*s && count < 3) {
		if (!isdigit((unsigned char)*s)) {
			s++;
			continue;
		}
		n[count] = 0;
		while (isdigit((unsigned char)*s))
			n[count] = n[count] * 10 + (*s++ - '0');
		count++;
	}
	return count;
}

static void
check_row(const char *day, const char *in, const char *out, int *seen)
{
	int n[3];
	int count = numbers(day, n);

	if (count == 0) { /* the empty rows and the total */
		ck_assert_int_eq(day_parse(day, 0, 2026), 0);
		return;
	}
	ck_assert_msg(day_parse(day, 0, 2026) ==
			  (count == 3 ? day_make(n[0], n[1], n[2])
				      : day_make(2026, n[0], n[1])),
	    "%s", day);
	const char *at[] = { in, out };
	for (int i = 0; i < 2; i++) {
		if (numbers(at[i], n) != 2) {
			ck_assert_str_eq(at[i], "");
			continue;
		}
		if (strncmp(at[i], "下午", strlen("下午")) == 0 && n[0] < 12)
			n[0] += 12;
		ck_assert_msg(
		    time_parse(at[i]) == n[0] * 60 + n[1] + 1, "%s", at[i]);
	}
	(*seen)++;
}

/* Every day and time of the register typed by hand in October. */
START_TEST(register_file)
{
	static char gb[1 << 18], text[1 << 19];
	char *from = gb, *to = text;
	int seen = 0;

	FILE *f = fopen(TEST_DATA "/register.csv", "rb");
	ck_assert_ptr_nonnull(f);
	size_t in = fread(gb, 1, sizeof(gb), f), out = sizeof(text) - 1;
	ck_assert(in > 0 && in < sizeof(gb));
	fclose(f);
	iconv_t cd = iconv_open("UTF-8", "GB18030");
	ck_assert(cd != (iconv_t)-1);
	ck_assert(iconv(cd, &from, &in, &to, &out) == 0);
	iconv_close(cd);
	char *save, *line = strtok_r(text, "\r\n", &save);
	while ((line = strtok_r(NULL, "\r\n", &save)) != NULL) {
		char *cell[4];
		int n = 0;

		/* The first four cells are never quoted. */
		for (char *p = line; n < 4 && p; n++) {
			cell[n] = p;
			p = strchr(p, ',');
			if (p)
				*p++ = '\0';
		}
		if (n == 4) /* else the rest of a note of two lines */
			check_row(cell[0], cell[2], cell[3], &seen);
	}
	ck_assert_int_eq(seen, 620);
}
END_TEST

Suite *
suite_day(void)
{
	return suite_of(
	    "day", (const TTest *[]){ every_day, weekday, months, parse,
		       times_typed, every_minute, register_file, NULL });
}
