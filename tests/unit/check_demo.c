/* The example dealership: whole, plausible, at any hour. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "domain/demo.h"
#include "domain/sample.h"
#include "wire/direct.h"
#include "house.h"

static struct house h;

static void
conn_close(void *ctx)
{
	conn_free(ctx);
}

/* The demo as the command opens it, at NOW, its administrator logged in. */
static void
demo_open(const char *now)
{
	struct domain_options opt = {
		.create = true, .demo = true, .advisory = true
	};
	struct sr_error err;
	char dir[] = "/tmp/showroom-unit-XXXXXX";

	memset(&h, 0, sizeof(h));
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(h.path, sizeof(h.path), "%s/demo.db", dir);
	ck_assert(clock_zone("Asia/Shanghai"));
	opt.path = h.path;
	opt.now = clock_parse(now);
	ck_assert_int_ne(opt.now, 0);
	sr_error_clear(&err);
	if (domain_open(&h.d, &opt, &err) != SR_OK ||
	    demo_fill(h.d, &err) != SR_OK)
		ck_abort_msg("demo: %s.%s: %s [%s]", err.record, err.field,
		    err.message, err.arg[0].text);
	struct sr_server server = { .dispatch = domain_dispatch,
		.close = conn_close,
		.ctx = conn_new(h.d) };
	h.sr = sr_open_direct(&server);
	h.mem = arena_new();
	h.dir = sr_dir_new();
	house_as(&h, DEMO_ADMIN);
}

static void
setup(void)
{
	demo_open("2026-11-21 17:42");
}

static void
setup_night(void)
{
	demo_open("2026-11-21 00:20");
}

static void
teardown(void)
{
	house_close(&h);
}

static struct sr_sum
sum_of(const char *day)
{
	struct sr_find find;
	struct sr_sum sum;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = the_day(day);
	must(&h, sr_sum_get(h.sr, &find, &sum, h.mem));
	return sum;
}

START_TEST(demo_whole)
{
	struct sr_none none = { 0 };
	struct sr_rows rows;

	must(&h, sr_check(h.sr, &none, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_finding *f =
		    SR_ROW(struct sr_finding, &rows, i);
		ck_abort_msg("%s: %s", f->what, f->detail);
	}
}
END_TEST

START_TEST(demo_people)
{
	struct sr_find find;
	struct sr_rows rows;
	int sales = 0, roles = 0;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_staff_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_staff *s = SR_ROW(struct sr_staff, &rows, i);
		sales += s->role == SR_SALES;
		roles |= 1 << s->role;
	}
	ck_assert_int_eq(sales, 8);
	/* Each role has somebody. */
	ck_assert_int_eq(roles, 0x1fe);
}
END_TEST

START_TEST(demo_today)
{
	house_as(&h, DEMO_MANAGER);
	struct sr_sum s = sum_of("2026-11-21");

	ck_assert_int_ge(s.inhouse, 3);
	ck_assert_int_ge(s.incomplete, 4);
	ck_assert_int_ge(s.requests, 3);
	ck_assert_int_ge(s.overdue, 5);
	ck_assert_int_ge(s.due, 10);
	ck_assert_int_ge(s.done, 10);
	ck_assert_int_ge(s.appointments, 1);
	ck_assert_int_ge(s.walkin, 15);
	ck_assert_int_ge(s.again, 1);
	ck_assert_int_gt(s.first, s.again);
	ck_assert_int_ge(s.h, 8);
	ck_assert_int_gt(s.a, s.h);
	ck_assert_int_gt(s.c, s.a);
	/* Each salesperson has something to do. */
	for (char code[3] = "01"; code[1] <= '8'; code[1]++) {
		house_as(&h, code);
		s = sum_of("2026-11-21");
		ck_assert_int_ge(s.overdue + s.due + s.done, 3);
		ck_assert_int_ge(s.h + s.a + s.b + s.c, 20);
	}
}
END_TEST

START_TEST(demo_days)
{
	struct sr_find find;
	struct sr_dayrec rec;
	int is_signed = 0, visited = 0;

	for (int i = 0; i < 90; i++) {
		struct sr_rows rows;
		sr_record_clear(&sr_rec_find, &find);
		find.from = find.to = the_day("2026-11-21") - i;
		find.limit = 5;
		must(&h, sr_day_get(h.sr, &find, &rec, h.mem));
		ck_assert_int_ne(rec.weather, 0);
		is_signed += rec.signer != 0;
		house_as(&h, DEMO_MANAGER);
		must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
		visited += rows.n == 5;
	}
	/* All but today, yesterday and one that was forgotten. */
	ck_assert_int_eq(is_signed, 87);
	ck_assert_int_eq(visited, 90);
	/* Nothing before the ninety days. */
	struct sr_rows rows;
	find.from = 1;
	find.to = the_day("2026-11-21") - 90;
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

/*
 * The index is read over a second connection to the file: without it there is
 * no search for the middle of a number.
 */
START_TEST(demo_search)
{
	struct sr_find find;
	struct sr_rows rows;
	struct sr_ask ask = { .limit = 5, .whole = true };
	const struct sr_visit *v;

	sr_record_clear(&sr_rec_find, &find);
	find.limit = 50;
	must(&h, sr_export_visits(h.sr, &find, &rows, h.mem));
	v = SR_ROW(struct sr_visit, &rows, 0);
	for (size_t i = 0; i < rows.n && v->phone[0] == '\0'; i++)
		v = SR_ROW(struct sr_visit, &rows, i);
	ck_assert_uint_eq(strlen(v->phone), 11);
	ask.text = arena_ndup(h.mem, v->phone + 3, 6);
	house_as(&h, DEMO_MANAGER);
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_ge(rows.n, 1);
}
END_TEST

START_TEST(demo_night)
{
	house_as(&h, DEMO_MANAGER);
	struct sr_sum s = sum_of("2026-11-21");

	ck_assert_int_ge(s.inhouse, 3);
	ck_assert_int_ge(s.incomplete, 1);
}
END_TEST

/* A number is never given to two. */
START_TEST(sample_numbers)
{
	enum { MANY = 20000 };
	static char seen[MANY][SAMPLE_PHONE];
	uint32_t n = 0;

	for (uint32_t i = 0; i < MANY; i++)
		sample_phone(i, seen[n++]);
	qsort(seen, n, sizeof(seen[0]),
	    (int (*)(const void *, const void *))(void (*)(void))strcmp);
	for (uint32_t i = 1; i < n; i++)
		ck_assert_str_ne(seen[i - 1], seen[i]);
	ck_assert_uint_eq(strlen(seen[0]), 11);
}
END_TEST

START_TEST(sample_names)
{
	char out[SAMPLE_NAME];

	sample_address("欧阳海", SR_FEMALE, out);
	ck_assert_str_eq(out, "欧阳女士");
	sample_address("张伟", SR_MALE, out);
	ck_assert_str_eq(out, "张先生");
}
END_TEST

Suite *
suite_demo(void)
{
	Suite *s = suite_create("demo");
	TCase *t = tcase_create("afternoon");

	tcase_set_timeout(t, 60);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, demo_whole);
	tcase_add_test(t, demo_people);
	tcase_add_test(t, demo_today);
	tcase_add_test(t, demo_days);
	tcase_add_test(t, demo_search);
	suite_add_tcase(s, t);
	t = tcase_create("night");
	tcase_set_timeout(t, 60);
	tcase_add_checked_fixture(t, setup_night, teardown);
	tcase_add_test(t, demo_night);
	tcase_add_test(t, demo_whole);
	suite_add_tcase(s, t);
	t = tcase_create("samples");
	tcase_add_test(t, sample_numbers);
	tcase_add_test(t, sample_names);
	suite_add_tcase(s, t);
	return s;
}
