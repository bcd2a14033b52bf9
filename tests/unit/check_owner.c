/* The rule by days, and what it makes of guests whom somebody has. */
#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static struct sr_owner_rule
rule_now(void)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_owner_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_gt(rows.n, 0);
	return *SR_ROW(struct sr_owner_rule, &rows, rows.n - 1);
}

static int
rule_saved(struct sr_owner_rule in)
{
	struct sr_owner_rule out;

	house_as(&h, ADMIN);
	return sr_owner_save(h.sr, &in, &out, h.mem);
}

/* Opened on the 21st and 10 days: to December 1st, and not the day after. */
START_TEST(a_card_is_protected_for_the_days_of_the_rule)
{
	struct sr_card card = owned_card(&h, "张红喆", NUMBER);
	struct sr_hit hit = owned_known(&h, NUMBER, "2026-12-01");

	ck_assert_int_eq(hit.card, card.id);
	ck_assert_int_eq(hit.owner, house_staff(&h, LI));
	ck_assert_int_eq(hit.protected_until, the_day("2026-12-01"));
	ck_assert(hit.protects);
	ck_assert(!owned_known(&h, NUMBER, "2026-12-02").protects);
}
END_TEST

/* What was judged by a rule stays: the new one counts from its day on. */
START_TEST(a_new_rule_counts_from_its_day_on)
{
	struct sr_owner_rule rule = rule_now(), after;
	struct sr_contact_log log;
	struct sr_card card = owned_card(&h, "张红喆", NUMBER);

	ck_assert_int_eq(rule.protect_days, 10);
	ck_assert_int_eq(rule.share, 5000);
	ck_assert(rule.family);
	rule.id = rule.rev = 0;
	rule.protect_days = 7;
	rule.valid_from = the_day("2026-11-25");
	must(&h, rule_saved(rule));
	house_now(&h, "2026-11-26 10:00");
	ck_assert_int_eq(owned_known(&h, NUMBER, "2026-11-26").protected_until,
	    the_day("2026-12-01"));
	house_as(&h, LI);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_UNREACHED;
	log.text = "无人接听";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	/* Nobody answered: nothing is protected any longer by that. */
	ck_assert_int_eq(owned_known(&h, NUMBER, "2026-11-26").protected_until,
	    the_day("2026-12-01"));
	house_as(&h, LI);
	log.reached = SR_REACHED;
	log.text = "周末来看车";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	ck_assert_int_eq(owned_known(&h, NUMBER, "2026-11-26").protected_until,
	    the_day("2026-12-03"));
	/* The row before ended when this one began. */
	after = rule_now();
	ck_assert_int_eq(after.valid_from, the_day("2026-11-25"));
	ck_assert_int_eq(after.valid_to, 0);
}
END_TEST

START_TEST(a_rule_does_not_begin_in_the_past)
{
	struct sr_owner_rule rule = rule_now(), was = rule;

	rule.valid_from = the_day("2026-11-20");
	must_fail(&h, rule_saved(rule), SR_E_INVALID, "valid_from");
	rule.id = rule.rev = 0;
	must_fail(&h, rule_saved(rule), SR_E_INVALID, "valid_from");
	rule = was;
	rule.protect_days = 366;
	must_fail(&h, rule_saved(rule), SR_E_INVALID, "protect_days");
	rule = was;
	rule.warn_days = rule.recall_days;
	must_fail(&h, rule_saved(rule), SR_E_INVALID, "warn_days");
	/* Edited where it stands, it is followed by another from today on. */
	rule = was;
	rule.protect_days = 14;
	must(&h, rule_saved(rule));
	rule = rule_now();
	ck_assert_int_ne(rule.id, was.id);
	ck_assert_int_eq(rule.protect_days, 14);
	ck_assert_int_eq(rule.valid_from, the_day("2026-11-21"));
	ck_assert_str_eq(rule.origin, "house");
	/* Once more on the same day: that row. */
	rule.id = rule.rev = 0;
	rule.protect_days = 12;
	must(&h, rule_saved(rule));
	ck_assert_int_eq(rule_now().protect_days, 12);
	ck_assert_int_eq(rule_now().rev, 2);
}
END_TEST

START_TEST(a_guest_goes_to_his_owner_who_is_told)
{
	struct sr_card card = owned_card(&h, "张红喆", NUMBER);
	struct sr_visit v;
	struct sr_alert a;
	struct sr_rows rows;

	must(&h, owned_guest(&h, NUMBER, 0, "", &v));
	ck_assert_int_eq(v.staff, house_staff(&h, LI));
	ck_assert_int_eq(v.standin, 0);
	rows = owned_alerts(&h, LI);
	a = owned_alert(&rows, 0);
	ck_assert_int_eq(a.kind, SR_ALERT_VISITED);
	ck_assert_int_eq(a.card, card.id);
	ck_assert_int_eq(a.visit, v.id);
	ck_assert_str_eq(a.text, "");
	/* Whom he receives himself he knows of. */
	house_as(&h, LI);
	v.note = "已接待";
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	ck_assert_uint_eq(owned_alerts(&h, LI).n, 1);
}
END_TEST

START_TEST(who_stands_in_says_why_and_has_his_share)
{
	struct sr_card card = owned_card(&h, "张红喆", NUMBER), now;
	sr_id li = house_staff(&h, LI), wang = house_staff(&h, WANG);
	struct sr_visit v;
	struct sr_rows rows;

	must_fail(&h, owned_guest(&h, NUMBER, wang, "", &v), SR_E_REASON, "");
	must(&h, owned_guest(&h, NUMBER, wang, "李晓梅休息", &v));
	ck_assert_int_eq(v.staff, wang);
	ck_assert_int_eq(v.standin, li);
	ck_assert_int_eq(v.share, 5000);
	ck_assert_str_eq(v.other_why, "李晓梅休息");
	rows = owned_alerts(&h, LI);
	ck_assert_str_eq(owned_alert(&rows, 0).text, "王建国");
	/* The card stays whose it is. */
	house_as(&h, LI);
	now = house_card_now(&h, card.id);
	ck_assert_int_eq(now.owner, li);
	/* Back to the owner: nobody stands in. */
	house_as(&h, DESK);
	v.staff = li;
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	ck_assert_int_eq(v.standin, 0);
	ck_assert_int_eq(v.share, 0);
	ck_assert_str_eq(v.other_why, "");
}
END_TEST

/* After the protection the desk gives him to another: with a reason still. */
START_TEST(a_free_guest_goes_to_another_with_a_reason)
{
	struct sr_visit v;
	sr_id wang = house_staff(&h, WANG);

	house_now(&h, "2026-11-10 10:00");
	owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-11-21 14:06");
	must(&h, owned_guest(&h, NUMBER, 0, "", &v));
	ck_assert_int_eq(v.staff, 0);
	must_fail(&h, owned_guest(&h, NUMBER, wang, "", &v), SR_E_REASON, "");
	must(&h, owned_guest(&h, NUMBER, wang, "保护期已过", &v));
	ck_assert_int_eq(v.standin, 0);
	ck_assert_int_eq(v.share, 0);
	ck_assert_str_eq(v.other_why, "保护期已过");
}
END_TEST

static struct sr_rows
standins(const char *code, const char *to)
{
	struct sr_find find;
	struct sr_rows rows;

	house_as(&h, code);
	sr_record_clear(&sr_rec_find, &find);
	find.to = to != NULL ? the_day(to) : 0;
	must(&h, sr_standin_find(h.sr, &find, &rows, h.mem));
	return rows;
}

/* For the month's settlement: both of them read it, a third one does not. */
START_TEST(stand_ins_are_listed_with_their_share)
{
	const struct sr_standin *s;
	struct sr_card card, other;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_visit v;

	card = owned_card(&h, "张红喆", NUMBER);
	must(&h, owned_guest(&h, NUMBER, house_staff(&h, WANG), "休息", &v));
	ck_assert_uint_eq(standins(LI, NULL).n, 1);
	ck_assert_uint_eq(standins(WANG, NULL).n, 1);
	rows = standins(MANAGER, "2026-11-30");
	ck_assert_uint_eq(rows.n, 1);
	s = SR_ROW(struct sr_standin, &rows, 0);
	ck_assert_int_eq(s->day, the_day("2026-11-21"));
	ck_assert_str_eq(s->code, card.code);
	ck_assert_int_eq(s->owner, house_staff(&h, LI));
	ck_assert_int_eq(s->staff, house_staff(&h, WANG));
	ck_assert_int_eq(s->share, 5000);
	ck_assert_str_eq(s->why, "休息");
	ck_assert_uint_eq(standins(MANAGER, "2026-11-20").n, 0);
	ck_assert_uint_eq(standins(MANAGER, "2026-12-31").n, 0);
	/* Not his, and no stand-in: the owner received him. */
	house_as(&h, SUPER);
	other = house_card(&h, "王丽", WIFES, SR_GRADE_B);
	house_card_open(&h, &other);
	must(&h, owned_guest(&h, WIFES, house_staff(&h, LI), "休息", &v));
	ck_assert_uint_eq(standins(WANG, NULL).n, 1);
	ck_assert_uint_eq(standins(LI, NULL).n, 2);
	/* The list goes on in the next window. */
	sr_record_clear(&sr_rec_find, &find);
	find.limit = 1;
	must(&h, sr_standin_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert(rows.more);
	find.key_id = SR_ROW(struct sr_standin, &rows, 0)->id;
	must(&h, sr_standin_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert(!rows.more);
	ck_assert_int_ne(SR_ROW(struct sr_standin, &rows, 0)->id, find.key_id);
	must(&h, owned_guest(&h, WIFES, house_staff(&h, SUPER), "", &v));
	ck_assert_uint_eq(standins(MANAGER, NULL).n, 2);
}
END_TEST

Suite *
suite_owner(void)
{
	const TTest *const tests[] = {
		a_card_is_protected_for_the_days_of_the_rule,
		a_new_rule_counts_from_its_day_on,
		a_rule_does_not_begin_in_the_past,
		a_guest_goes_to_his_owner_who_is_told,
		who_stands_in_says_why_and_has_his_share,
		a_free_guest_goes_to_another_with_a_reason,
		stand_ins_are_listed_with_their_share, NULL
	};

	return house_suite("owner", tests, &h);
}
