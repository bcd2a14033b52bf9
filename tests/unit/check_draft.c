/* Drafts: one per person, form and record; another takes its place. */
#include "house.h"

#include <string.h>

#include <showroom/ops.h>

static struct house h = { .opens = "2026-11-21 17:42", .as = DESK };

static void
keep(const char *form, sr_id row, const char *body)
{
	struct sr_draft in, out;

	sr_record_clear(&sr_rec_draft, &in);
	in.form = form;
	in.row = row;
	in.body = (struct sr_bytes){ body, strlen(body) };
	must(&h, sr_draft_save(h.sr, &in, &out, h.mem));
}

static struct sr_rows
found(void)
{
	const struct sr_none none = { 0 };
	struct sr_rows rows;

	must(&h, sr_draft_find(h.sr, &none, &rows, h.mem));
	return rows;
}

START_TEST(a_new_record_has_one)
{
	struct sr_rows rows;

	keep("visit.quick", 0, "name\t张\n");
	keep("visit.quick", 0, "name\t张三 \nnote\te\u0301\n");
	keep("visit.quick", 7, "name\t李\n");
	rows = found();
	ck_assert_uint_eq(rows.n, 2);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_draft *d =
		    SR_ROW(const struct sr_draft, &rows, i);

		const char *body =
		    d->row == 0 ? "name\t张三 \nnote\te\u0301\n" : "name\t李\n";

		ck_assert_uint_eq(d->body.len, strlen(body));
		ck_assert_mem_eq(d->body.data, body, d->body.len);
	}
}
END_TEST

START_TEST(others_do_not_see_it)
{
	keep("visit.quick", 0, "name\t张\n");
	house_as(&h, LI);
	ck_assert_uint_eq(found().n, 0);
}
END_TEST

START_TEST(dropped)
{
	struct sr_draft in;
	struct sr_count count;

	keep("visit.quick", 0, "name\t张\n");
	sr_record_clear(&sr_rec_draft, &in);
	in.form = "visit.quick";
	must(&h, sr_draft_drop(h.sr, &in, &count, h.mem));
	ck_assert_int_eq(count.n, 1);
	ck_assert_uint_eq(found().n, 0);
}
END_TEST

START_TEST(purged_after_a_week)
{
	keep("visit.quick", 0, "name\t张\n");
	house_now(&h, "2026-11-29 09:00");
	keep("card", 7, "name\t李\n");
	ck_assert_uint_eq(found().n, 1);
}
END_TEST

/* A client that keeps ever more of them fills nobody's disk. */
START_TEST(one_person_has_so_many)
{
	static char long_one[256 * 1024 + 1];
	struct sr_draft in, out;
	struct sr_rows rows;
	bool newest = false;

	for (sr_id row = 1; row <= 60; row++)
		keep("card", row, "x");
	rows = found();
	ck_assert_uint_eq(rows.n, 50);
	for (size_t i = 0; i < rows.n; i++) {
		ck_assert_int_gt(
		    SR_ROW(const struct sr_draft, &rows, i)->row, 10);
		newest = newest ||
			 SR_ROW(const struct sr_draft, &rows, i)->row == 60;
	}
	ck_assert(newest);
	/* Another person's stay. */
	house_as(&h, LI);
	keep("card", 1, "x");
	house_as(&h, DESK);
	ck_assert_uint_eq(found().n, 50);
	sr_record_clear(&sr_rec_draft, &in);
	in.form = "card";
	in.body = (struct sr_bytes){ long_one, sizeof(long_one) };
	must_fail(
	    &h, sr_draft_save(h.sr, &in, &out, h.mem), SR_E_INVALID, "body");
	in.body.len--;
	must(&h, sr_draft_save(h.sr, &in, &out, h.mem));
}
END_TEST

Suite *
suite_draft(void)
{
	const TTest *const tests[] = { a_new_record_has_one,
		others_do_not_see_it, dropped, purged_after_a_week,
		one_person_has_so_many, NULL };

	return house_suite("draft", tests, &h);
}
