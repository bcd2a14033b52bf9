/* The check of the file: a whole house has no findings, each damage has one. */
#include <string.h>

#include "domain/ctx.h"
#include "house.h"

static struct house h;

static void
setup(void)
{
	struct sr_card card, out;
	struct sr_visit visit, saved;
	struct sr_sign sign = { .reason = "还有登记未完成" };
	struct sr_dayrec day;

	house_open(&h, "2026-11-21 14:06");
	house_as(&h, LI);
	card = house_card(&h, "张红喆", "13717716163", SR_GRADE_A);
	must(&h, sr_card_open(h.sr, &card, &out, h.mem));
	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &visit, h.mem));
	visit.name = "王先生";
	visit.phone = "13752001234";
	must(&h, sr_visit_save(h.sr, &visit, &saved, h.mem));
	house_as(&h, MANAGER);
	sign.day = the_day("2026-11-21");
	must(&h, sr_day_sign(h.sr, &sign, &day, h.mem));
	house_as(&h, ADMIN);
}

static void
teardown(void)
{
	house_close(&h);
}

static struct sr_rows
findings(void)
{
	struct sr_anchor none = { .mac = "" };
	struct sr_rows rows;

	must(&h, sr_check(h.sr, &none, &rows, h.mem));
	return rows;
}

/* The store keeps statements by their address. */
#define damage(text) \
	do { \
		static const struct query q = { "damage", (text), "?a test" }; \
		ck_assert_int_gt(sql_run(h.d->st, &q, SQL_NONE), 0); \
	} while (0)

static void
one_finding(const char *what, const char *detail)
{
	struct sr_rows rows = findings();
	const struct sr_finding *f = SR_ROW(struct sr_finding, &rows, 0);

	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(f->what, what);
	ck_assert_str_eq(f->detail, detail);
}

START_TEST(a_kept_house_is_whole)
{
	ck_assert_uint_eq(findings().n, 0);
}
END_TEST

START_TEST(a_grade_without_its_move)
{
	damage("UPDATE card SET grade = 4");
	one_finding("The grade is not that of the last move.", "A-26-0001");
}
END_TEST

START_TEST(an_open_card_without_a_plan)
{
	damage("UPDATE contact SET state = 3 WHERE state = 1");
	one_finding("An open card has no next contact.", "A-26-0001");
}
END_TEST

START_TEST(a_plan_that_the_card_does_not_know)
{
	damage("UPDATE card SET next_day = '2026-11-24'");
	one_finding(
	    "The next day is not that of the planned contact.", "A-26-0001");
}
END_TEST

START_TEST(a_closed_card_that_goes_on)
{
	struct sr_rows rows;

	damage("UPDATE card SET closed = '2026-11-21'");
	rows = findings();
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_str_eq(SR_ROW(struct sr_finding, &rows, 0)->what,
	    "A closed card has a next contact.");
	ck_assert_str_eq(SR_ROW(struct sr_finding, &rows, 1)->what,
	    "Grade and closing day contradict each other.");
}
END_TEST

START_TEST(a_line_without_its_person)
{
	damage("UPDATE visit SET person = NULL");
	one_finding(
	    "A line with a number has no person.", "2026-11-21 0846 王先生");
}
END_TEST

START_TEST(a_merged_person_who_goes_on)
{
	damage("UPDATE person SET merged = id WHERE name = '王先生'");
	one_finding("A person who was merged with another still has a number, "
		    "a card or a visit.",
	    "王先生");
}
END_TEST

#define NOT_DUE "What is due in a line is not what the rules say."

/* On a day that is not signed; the finding says what the rules say. */
START_TEST(a_line_that_lists_too_much)
{
	damage("UPDATE visit SET day = '2026-11-20',"
	       " missing = 'model,grade,source,phone'");
	one_finding(NOT_DUE, "2026-11-20 王先生 model,grade,source");
}
END_TEST

START_TEST(a_line_that_lists_too_little)
{
	damage("UPDATE visit SET day = '2026-11-20', missing = NULL");
	one_finding(NOT_DUE, "2026-11-20 王先生 model,grade,source");
}
END_TEST

START_TEST(a_plan_of_another_kind)
{
	damage("UPDATE card SET next_kind = 5");
	one_finding(
	    "The next day is not that of the planned contact.", "A-26-0001");
}
END_TEST

START_TEST(a_contact_that_nobody_logged)
{
	damage("UPDATE card SET last_day = '2026-11-21'");
	one_finding(
	    "The last contact is not the last one of the log.", "A-26-0001");
}
END_TEST

START_TEST(a_card_under_another_name)
{
	damage("UPDATE card SET name_key = 'wang'");
	one_finding("A card is not sorted by its person's name.", "A-26-0001");
}
END_TEST

START_TEST(figures_that_were_not_signed)
{
	damage("INSERT INTO figure (id, rev, created_at, updated_at, day,"
	       " measure, value) VALUES (1, 1, 1, 1, '2026-11-21', 'walkin',"
	       " 7)");
	one_finding(
	    "Signed figures are not those that were signed.", "2026-11-21");
}
END_TEST

START_TEST(a_second_card_without_a_reason)
{
	damage("INSERT INTO card (id, rev, created_at, updated_at, code,"
	       " person, owner, opened, closed, name_key) SELECT 7, 1, 1, 1,"
	       " 'A-26-0002', person, owner, opened, NULL, name_key FROM card");
	damage("INSERT INTO contact (id, rev, created_at, updated_at, card,"
	       " staff, state, plan_day) SELECT 7, 1, 1, 1, 7, owner, 1,"
	       " '2026-11-22' FROM card WHERE id = 7");
	damage("INSERT INTO move (id, rev, created_at, updated_at, card, day,"
	       " after) VALUES (7, 1, 1, 1, 7, '2026-11-21', 3)");
	struct sr_rows rows = findings();
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_finding, &rows, 0)->what,
	    "A second open card for a number, without a reason.");
}
END_TEST

Suite *suite_check(void);

Suite *
suite_check(void)
{
	return suite_with("check",
	    (const TTest *[]){ a_kept_house_is_whole, a_grade_without_its_move,
		an_open_card_without_a_plan, a_plan_that_the_card_does_not_know,
		a_closed_card_that_goes_on, a_line_without_its_person,
		a_merged_person_who_goes_on, a_line_that_lists_too_much,
		a_line_that_lists_too_little, a_plan_of_another_kind,
		a_contact_that_nobody_logged, a_card_under_another_name,
		figures_that_were_not_signed, a_second_card_without_a_reason,
		NULL },
	    setup, teardown);
}
