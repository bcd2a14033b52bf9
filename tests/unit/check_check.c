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

START_TEST(a_card_out_of_control_that_is_open)
{
	damage("INSERT INTO move (id, rev, created_at, updated_at, card, day,"
	       " after) SELECT max(id) + 1, 1, 1, 1, card, '2026-11-21', 10 "
	       "FROM move");
	damage("UPDATE card SET grade = 10");
	one_finding(
	    "Grade and closing day contradict each other.", "A-26-0001");
}
END_TEST

/* What closes a card is told of it: nobody is expected any more. */
START_TEST(a_closed_card_that_is_expected)
{
	damage("UPDATE contact SET state = 3 WHERE state = 1");
	damage("INSERT INTO move (id, rev, created_at, updated_at, card, day,"
	       " after) SELECT max(id) + 1, 1, 1, 1, card, '2026-11-21', 8 "
	       "FROM move");
	damage("UPDATE card SET grade = 8, closed = '2026-11-21',"
	       " next_day = NULL, next_minute = NULL, next_kind = NULL,"
	       " next_theme = NULL, due = '9999'");
	ck_assert_uint_eq(findings().n, 0);
	damage("INSERT INTO appointment (id, rev, created_at, updated_at, card,"
	       " staff, day, minute, purpose, state) SELECT 7, 1, 1, 1, id,"
	       " owner, '2026-11-22', 600, 1, 1 FROM card");
	one_finding(
	    "The customer of a closed card is still expected.", "A-26-0001");
}
END_TEST

START_TEST(a_card_in_the_pool_without_a_warning)
{
	damage("UPDATE card SET warned = '2026-11-18', pooled = '2026-11-21'");
	ck_assert_uint_eq(findings().n, 0);
	damage("UPDATE card SET warned = NULL");
	one_finding(
	    "A card is in the pool and its owner was not warned.", "A-26-0001");
}
END_TEST

#define DRIVE(id, state, day, begins, ends) \
	"INSERT INTO drive (id, rev, created_at, updated_at, code, state," \
	" name, staff, car, day, begins, ends, agreed, km_out, km_back)" \
	" SELECT " id ", 1, 1, 1, 'T-26-000" id "', " state ", '张红喆'," \
	" owner, (SELECT min(id) FROM list_row WHERE list = 'testcar'), " day \
	", " begins ", " ends ", 0, 0, 0 FROM card"

START_TEST(a_car_that_two_have)
{
	/* One after the other; what is over holds no car. */
	damage(DRIVE("1", "1", "'2026-11-21'", "600", "630"));
	damage(DRIVE("2", "1", "'2026-11-21'", "630", "660"));
	damage(DRIVE("3", "3", "'2026-11-21'", "600", "660"));
	ck_assert_uint_eq(findings().n, 0);
	damage(DRIVE("4", "1", "'2026-11-21'", "640", "700"));
	one_finding("Two test drives have one car at the same time.",
	    "T-26-0002 T-26-0004");
}
END_TEST

START_TEST(a_pair_that_nobody_would_find)
{
	damage("INSERT INTO person (id, rev, created_at, updated_at, name,"
	       " pinyin, initials, wechat) VALUES (7, 1, 1, 1, '李静',"
	       " 'li jing', 'lj', 'lijing')");
	damage("INSERT INTO person (id, rev, created_at, updated_at, name,"
	       " pinyin, initials, wechat) VALUES (8, 1, 1, 1, '李女士',"
	       " 'li nvshi', 'lns', 'lijing')");
	ck_assert_uint_eq(findings().n, 0);
	damage("DELETE FROM alike");
	one_finding("Persons with one number, or one mark, are not found as "
		    "pairs.",
	    "lijing");
}
END_TEST

START_TEST(a_car_that_is_out_twice)
{
	damage(DRIVE("1", "2", "'2026-11-20'", "600", "630"));
	ck_assert_uint_eq(findings().n, 0);
	damage(DRIVE("2", "2", "'2026-11-21'", "800", "830"));
	one_finding("Two test drives have one car at the same time.",
	    "T-26-0001 T-26-0002");
}
END_TEST

START_TEST(an_open_card_that_is_asked_again)
{
	damage("INSERT INTO recontact (id, rev, created_at, updated_at, card,"
	       " staff, day, months, state) SELECT 7, 1, 1, 1, id, owner,"
	       " '2027-02-21', 3, 3 FROM card");
	ck_assert_uint_eq(findings().n, 0); /* dropped */
	damage("UPDATE recontact SET state = 1");
	one_finding(
	    "An open card waits to be asked again after a loss.", "A-26-0001");
}
END_TEST

START_TEST(a_round_of_another_card)
{
	damage("INSERT INTO round (id, rev, created_at, updated_at, name,"
	       " theme, kind, first, last, staff) SELECT 1, 1, 1, 1, '年末',"
	       " (SELECT min(id) FROM list_row WHERE list = 'theme'), 1,"
	       " '2026-11-21', '2026-11-30', owner FROM card");
	damage("INSERT INTO round_card (id, rev, created_at, updated_at, round,"
	       " card, staff, day, contact) SELECT 1, 1, 1, 1, 1, card, staff,"
	       " plan_day, id FROM contact WHERE state = 1");
	ck_assert_uint_eq(findings().n, 0);
	damage("INSERT INTO card (id, rev, created_at, updated_at, code,"
	       " person, owner, opened, closed, grade, name_key, next_kind)"
	       " SELECT 7, 1, 1, 1, 'A-26-0002', person, owner, opened,"
	       " opened, 8, name_key, NULL FROM card");
	damage("INSERT INTO move (id, rev, created_at, updated_at, card, day,"
	       " after) VALUES (7, 1, 1, 1, 7, '2026-11-21', 8)");
	ck_assert_uint_eq(findings().n, 0);
	damage("UPDATE round_card SET card = 7");
	one_finding(
	    "A round and the contact of its card do not agree.", "年末");
	damage("UPDATE round_card SET card = (SELECT card FROM contact"
	       " WHERE id = contact)");
	ck_assert_uint_eq(findings().n, 0);
	damage("UPDATE round_card SET state = 2");
	one_finding(
	    "A round and the contact of its card do not agree.", "年末");
}
END_TEST

START_TEST(a_carry_over_that_was_frozen_otherwise)
{
	damage("INSERT INTO carry (month, card, staff, grade)"
	       " SELECT '2026-10-01', id, owner, grade FROM card");
	damage(
	    "INSERT INTO carried (month, at, n) VALUES ('2026-10-01', 1, 1)");
	ck_assert_uint_eq(findings().n, 0);
	damage("DELETE FROM carry WHERE month = '2026-10-01'");
	one_finding(
	    "The carry-over of a month is not what was frozen.", "2026-10-01");
}
END_TEST

START_TEST(an_application_that_nobody_decided)
{
	damage("INSERT INTO request (id, rev, created_at, updated_at, card,"
	       " kind, state, staff, day) SELECT 7, 1, 1, 1, id, 1, 3, owner,"
	       " '2026-11-21' FROM card");
	one_finding("An application was decided by nobody, or by who made it.",
	    "A-26-0001");
}
END_TEST

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
		a_card_out_of_control_that_is_open,
		a_closed_card_that_is_expected,
		a_card_in_the_pool_without_a_warning, a_car_that_two_have,
		a_car_that_is_out_twice, an_open_card_that_is_asked_again,
		a_pair_that_nobody_would_find, a_round_of_another_card,
		a_carry_over_that_was_frozen_otherwise,
		an_application_that_nobody_decided, NULL },
	    setup, teardown);
}
