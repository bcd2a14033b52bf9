/* Whose customer it is: who is told what. */
#include "house.h"

static struct house h;

static void
setup(void)
{
	house_open(&h, "2026-11-21 14:06");
	house_as(&h, LI);
}

static void
teardown(void)
{
	house_close(&h);
}

static struct sr_rows
alerts(const char *code)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	house_as(&h, code);
	must(&h, sr_alert_find(h.sr, &find, &rows, h.mem));
	return rows;
}

static struct sr_alert
alert_of(const struct sr_rows *rows, size_t i)
{
	ck_assert_uint_lt(i, rows->n);
	return *SR_ROW(struct sr_alert, rows, i);
}

static struct sr_card
card_of_li(const char *name, const char *phone)
{
	struct sr_card in;

	house_as(&h, LI);
	in = house_card(&h, name, phone, SR_GRADE_A);
	return house_card_open(&h, &in);
}

static void
handed(sr_id card, const char *to, const char *reason)
{
	struct sr_handover hand;
	struct sr_count n;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card;
	hand.to_staff = house_staff(&h, to);
	hand.reason = reason;
	must(&h, sr_card_handover(h.sr, &hand, &n, h.mem));
}

/* My day asks for a week whether he has seen it; the list keeps it. */
START_TEST(an_alert_waits_in_my_day_for_a_week)
{
	struct sr_card card = card_of_li("张红喆", "13717716163");
	static const char *const days[] = { "2026-11-28 09:00",
		"2026-11-29 09:00" };
	struct sr_find find;
	struct sr_rows rows;

	handed(card.id, WANG, "调整");
	for (int i = 0; i < 2; i++) {
		size_t told = 0;

		house_now(&h, days[i]);
		ck_assert_uint_eq(alerts(WANG).n, 1);
		sr_record_clear(&sr_rec_find, &find);
		must(&h, sr_agenda_find(h.sr, &find, &rows, h.mem));
		for (size_t k = 0; k < rows.n; k++)
			told += SR_ROW(struct sr_agenda, &rows, k)->kind ==
				SR_AGENDA_ALERT;
		ck_assert_uint_eq(told, i == 0);
	}
}
END_TEST

/* Both are told, nobody else, until each has seen it himself. */
START_TEST(a_handover_is_told_to_both)
{
	struct sr_card card = card_of_li("张红喆", "13717716163");
	struct sr_rows rows;
	struct sr_alert mine;
	struct sr_count n;

	handed(card.id, WANG, "调整");
	rows = alerts(WANG);
	ck_assert_uint_eq(rows.n, 1);
	mine = alert_of(&rows, 0);
	ck_assert_int_eq(mine.kind, SR_ALERT_HANDED);
	ck_assert_int_eq(mine.card, card.id);
	ck_assert_str_eq(mine.code, card.code);
	ck_assert_str_eq(mine.name, "张红喆");
	ck_assert_str_eq(mine.text, "调整");
	ck_assert_uint_eq(alerts(LI).n, 1);
	ck_assert_uint_eq(alerts(MANAGER).n, 0);
	/* Another's is not his to tick off. */
	house_as(&h, LI);
	must(&h, sr_alert_seen(h.sr, &(struct sr_key){ mine.id }, &n, h.mem));
	ck_assert_int_eq(n.n, 0);
	ck_assert_uint_eq(alerts(WANG).n, 1);
	must(&h, sr_alert_seen(h.sr, &(struct sr_key){ mine.id }, &n, h.mem));
	ck_assert_int_eq(n.n, 1);
	ck_assert_uint_eq(alerts(WANG).n, 0);
	ck_assert_uint_eq(alerts(LI).n, 1);
}
END_TEST

/* ---- the rule ---- */

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

static struct sr_hit
known(const char *phone, const char *day)
{
	struct sr_known_ask ask = { .phone = phone, .day = the_day(day) };
	struct sr_rows rows;

	house_as(&h, DESK);
	must(&h, sr_known(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_gt(rows.n, 0);
	return *SR_ROW(struct sr_hit, &rows, 0);
}

#define NUMBER "13717716163"

/* Opened on the 21st and 10 days: to December 1st, and not the day after. */
START_TEST(a_card_is_protected_for_the_days_of_the_rule)
{
	struct sr_card card = card_of_li("张红喆", NUMBER);
	struct sr_hit hit = known(NUMBER, "2026-12-01");

	ck_assert_int_eq(hit.card, card.id);
	ck_assert_int_eq(hit.owner, house_staff(&h, LI));
	ck_assert_int_eq(hit.protected_until, the_day("2026-12-01"));
	ck_assert(hit.protects);
	ck_assert(!known(NUMBER, "2026-12-02").protects);
}
END_TEST

/* What was judged by a rule stays: the new one counts from its day on. */
START_TEST(a_new_rule_counts_from_its_day_on)
{
	struct sr_owner_rule rule = rule_now(), after;
	struct sr_contact_log log;
	struct sr_card card = card_of_li("张红喆", NUMBER);

	ck_assert_int_eq(rule.protect_days, 10);
	ck_assert_int_eq(rule.share, 5000);
	ck_assert(rule.family);
	rule.id = rule.rev = 0;
	rule.protect_days = 7;
	rule.valid_from = the_day("2026-11-25");
	must(&h, rule_saved(rule));
	house_now(&h, "2026-11-26 10:00");
	ck_assert_int_eq(
	    known(NUMBER, "2026-11-26").protected_until, the_day("2026-12-01"));
	house_as(&h, LI);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_UNREACHED;
	log.text = "无人接听";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	/* Nobody answered: nothing is protected any longer by that. */
	ck_assert_int_eq(
	    known(NUMBER, "2026-11-26").protected_until, the_day("2026-12-01"));
	house_as(&h, LI);
	log.reached = SR_REACHED;
	log.text = "周末来看车";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	ck_assert_int_eq(
	    known(NUMBER, "2026-11-26").protected_until, the_day("2026-12-03"));
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

/* ---- guests whom somebody has ---- */

static int
guest(const char *phone, sr_id staff, const char *reason, struct sr_visit *out)
{
	struct sr_visit in;

	house_as(&h, DESK);
	sr_record_clear(&sr_rec_visit, &in);
	in.day = the_day("2026-11-21");
	in.kind = SR_WALKIN;
	in.minute = 14 * 60;
	in.name = "张先生";
	in.phone = phone;
	in.staff = staff;
	sr_reason(h.sr, reason);
	return sr_visit_save(h.sr, &in, out, h.mem);
}

START_TEST(a_guest_goes_to_his_owner_who_is_told)
{
	struct sr_card card = card_of_li("张红喆", NUMBER);
	struct sr_visit v;
	struct sr_alert a;
	struct sr_rows rows;

	must(&h, guest(NUMBER, 0, "", &v));
	ck_assert_int_eq(v.staff, house_staff(&h, LI));
	ck_assert_int_eq(v.standin, 0);
	rows = alerts(LI);
	a = alert_of(&rows, 0);
	ck_assert_int_eq(a.kind, SR_ALERT_VISITED);
	ck_assert_int_eq(a.card, card.id);
	ck_assert_int_eq(a.visit, v.id);
	ck_assert_str_eq(a.text, "");
	/* Whom he receives himself he knows of. */
	house_as(&h, LI);
	v.note = "已接待";
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	ck_assert_uint_eq(alerts(LI).n, 1);
}
END_TEST

START_TEST(who_stands_in_says_why_and_has_his_share)
{
	struct sr_card card = card_of_li("张红喆", NUMBER), now;
	sr_id li = house_staff(&h, LI), wang = house_staff(&h, WANG);
	struct sr_visit v;
	struct sr_rows rows;

	must_fail(&h, guest(NUMBER, wang, "", &v), SR_E_REASON, "");
	must(&h, guest(NUMBER, wang, "李晓梅休息", &v));
	ck_assert_int_eq(v.staff, wang);
	ck_assert_int_eq(v.standin, li);
	ck_assert_int_eq(v.share, 5000);
	ck_assert_str_eq(v.other_why, "李晓梅休息");
	rows = alerts(LI);
	ck_assert_str_eq(alert_of(&rows, 0).text, "王建国");
	/* The card stays whose it is. */
	house_as(&h, LI);
	must(&h, sr_card_get(h.sr, &(struct sr_key){ card.id }, &now, h.mem));
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
	card_of_li("张红喆", NUMBER);
	house_now(&h, "2026-11-21 14:06");
	must(&h, guest(NUMBER, 0, "", &v));
	ck_assert_int_eq(v.staff, 0);
	must_fail(&h, guest(NUMBER, wang, "", &v), SR_E_REASON, "");
	must(&h, guest(NUMBER, wang, "保护期已过", &v));
	ck_assert_int_eq(v.standin, 0);
	ck_assert_int_eq(v.share, 0);
	ck_assert_str_eq(v.other_why, "保护期已过");
}
END_TEST

/* ---- couples and companies ---- */

static sr_id
person_of(const char *name, const char *phone)
{
	struct sr_visit in, out;

	house_as(&h, LI);
	sr_record_clear(&sr_rec_visit, &in);
	in.day = the_day("2026-11-21");
	in.kind = SR_WALKIN;
	in.name = name;
	in.phone = phone;
	in.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &in, &out, h.mem));
	return out.person;
}

static int
linked(sr_id one, sr_id other, struct sr_link *out)
{
	struct sr_link in;

	sr_record_clear(&sr_rec_link, &in);
	in.one = one;
	in.other = other;
	in.kind = SR_LINK_COUPLE;
	return sr_link_save(h.sr, &in, out, h.mem);
}

#define WIFES "13900001111"

START_TEST(a_couple_counts_as_one)
{
	struct sr_card card = card_of_li("张红喆", NUMBER), second;
	sr_id wife = person_of("王丽", WIFES);
	struct sr_find find;
	struct sr_link link, gone;
	struct sr_rows rows;
	struct sr_visit v;
	struct sr_hit hit;

	must(&h, linked(wife, card.person, &link));
	must_fail(&h, linked(card.person, wife, &gone), SR_E_EXISTS, "other");
	must_fail(&h, linked(wife, wife, &gone), SR_E_INVALID, "other");
	house_as(&h, WANG);
	must_fail(&h, linked(card.person, wife, &gone), SR_E_DENIED, "one");
	house_as(&h, LI);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = wife;
	must(&h, sr_link_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_link, &rows, 0)->name, "张红喆");
	ck_assert_str_eq(SR_ROW(struct sr_link, &rows, 0)->code, card.code);
	/* She comes: it is his card that protects. */
	hit = known(WIFES, "2026-11-21");
	ck_assert_int_eq(hit.card, card.id);
	ck_assert_str_eq(hit.via, "王丽");
	must_fail(
	    &h, guest(WIFES, house_staff(&h, WANG), "", &v), SR_E_REASON, "");
	/* A card of her own would be a second one. */
	house_as(&h, LI);
	second = house_card(&h, "王丽", WIFES, SR_GRADE_B);
	must_fail(&h, sr_card_open(h.sr, &second, &second, h.mem), SR_E_EXISTS,
	    "phone");
	/* No more: both stand for themselves. */
	must(&h, sr_link_end(h.sr, &(struct sr_key){ link.id }, &gone, h.mem));
	ck_assert_int_eq(known(WIFES, "2026-11-21").card, 0);
}
END_TEST

/* ---- reassignment ---- */

static int
all_of(const char *from, const char *to)
{
	struct sr_handover r;
	struct sr_count count;
	int rc;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &r);
	r.from_staff = house_staff(&h, from);
	r.to_staff = house_staff(&h, to);
	r.reason = "调整";
	rc = sr_card_handover(h.sr, &r, &count, h.mem);
	return rc < 0 ? rc : count.n;
}

static sr_id
owner_of(sr_id card)
{
	struct sr_card now;

	house_as(&h, MANAGER);
	must(&h, sr_card_get(h.sr, &(struct sr_key){ card }, &now, h.mem));
	return now.owner;
}

/* Straight back, or by way of a third: not on the same day. */
START_TEST(a_circle_hands_nothing_over)
{
	struct sr_card card = card_of_li("张红喆", NUMBER);

	must_fail(&h, all_of(LI, LI), SR_E_INVALID, "to_staff");
	must_fail(&h, all_of(LI, MANAGER), SR_E_DENIED, "to_staff");
	ck_assert_int_eq(all_of(LI, WANG), 1);
	must_fail(&h, all_of(WANG, LI), SR_E_INVALID, "to_staff");
	ck_assert_int_eq(all_of(WANG, SUPER), 1);
	must_fail(&h, all_of(SUPER, LI), SR_E_INVALID, "to_staff");
	must_fail(&h, all_of(SUPER, WANG), SR_E_INVALID, "to_staff");
	ck_assert_int_eq(owner_of(card.id), house_staff(&h, SUPER));
	/* A single card may go back; and all of them another day. */
	handed(card.id, WANG, "放错");
	ck_assert_int_eq(owner_of(card.id), house_staff(&h, WANG));
	house_now(&h, "2026-11-22 09:00");
	ck_assert_int_eq(all_of(WANG, LI), 1);
}
END_TEST

/* ---- the pool ---- */

static struct sr_rows
pool(const char *code)
{
	struct sr_find find;
	struct sr_rows rows;

	house_as(&h, code);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_pool_find(h.sr, &find, &rows, h.mem));
	return rows;
}

static void
reached(sr_id card)
{
	struct sr_contact_log log;
	struct sr_card out;

	house_as(&h, LI);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = "周末来看车";
	must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
}

/* Out of control is another matter: not within this test. */
static void
patience(void)
{
	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "500");
}

/*
 * Opened on the 21st, 30 days and a warning 3 days before: idle for more than
 * 27 days on December 19th; three days later, on the 22nd, in the pool.
 */
START_TEST(warned_then_pooled_then_taken)
{
	struct sr_card card, out;
	struct sr_rows rows;
	size_t n;

	patience();
	card = card_of_li("张红喆", NUMBER);
	house_now(&h, "2026-12-18 09:00");
	n = alerts(LI).n;
	house_now(&h, "2026-12-19 09:00");
	rows = alerts(LI);
	ck_assert_uint_eq(rows.n, n + 1);
	ck_assert_int_eq(alert_of(&rows, n).kind, SR_ALERT_RECALL_SOON);
	ck_assert_int_eq(alert_of(&rows, n).card, card.id);
	house_now(&h, "2026-12-21 09:00");
	ck_assert_uint_eq(pool(WANG).n, 0);
	house_now(&h, "2026-12-22 09:00");
	rows = pool(WANG);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_pool_line, &rows, 0)->days, 31);
	rows = alerts(LI);
	ck_assert_int_eq(alert_of(&rows, rows.n - 1).kind, SR_ALERT_RECALLED);
	/* His own is none of his to take; two cannot have it. */
	house_as(&h, LI);
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem),
	    SR_E_INVALID, "owner");
	house_as(&h, WANG);
	must(&h, sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	ck_assert_int_eq(out.owner, house_staff(&h, WANG));
	ck_assert_int_eq(out.next_day, the_day("2026-12-23"));
	house_as(&h, LI);
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem),
	    SR_E_DENIED, "owner");
	ck_assert_str_eq(sr_error(h.sr)->arg[1].text, "王建国");
	ck_assert_uint_eq(pool(WANG).n, 0);
	/* His time begins anew. */
	house_now(&h, "2026-12-25 09:00");
	ck_assert_uint_eq(pool(WANG).n, 0);
}
END_TEST

START_TEST(who_reaches_his_customer_keeps_him)
{
	struct sr_card card;

	patience();
	card = card_of_li("张红喆", NUMBER);
	house_now(&h, "2026-12-19 09:00");
	alerts(LI);
	house_now(&h, "2026-12-22 09:00");
	ck_assert_uint_eq(pool(WANG).n, 1);
	reached(card.id);
	ck_assert_uint_eq(pool(WANG).n, 0);
	house_now(&h, "2026-12-23 09:00");
	ck_assert_uint_eq(pool(WANG).n, 0);
}
END_TEST

START_TEST(so_many_a_day_are_taken)
{
	static const char *const phone[] = { "13700000001", "13700000002",
		"13700000003", "13700000004" };
	struct sr_card card[4], out;

	patience();
	for (int i = 0; i < 4; i++)
		card[i] = card_of_li("张红喆", phone[i]);
	house_now(&h, "2026-12-19 09:00");
	alerts(LI);
	house_now(&h, "2026-12-22 09:00");
	ck_assert_uint_eq(pool(WANG).n, 4);
	for (int i = 0; i < 3; i++)
		must(&h, sr_card_claim(h.sr, &(struct sr_key){ card[i].id },
			     &out, h.mem));
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card[3].id }, &out, h.mem),
	    SR_E_INVALID, "owner");
}
END_TEST

/* Closed out of the pool and opened again: somebody works it anew. */
START_TEST(reopened_is_not_in_the_pool)
{
	struct sr_card card;
	struct sr_request r, out;
	struct sr_decide d;

	patience();
	card = card_of_li("张红喆", NUMBER);
	house_now(&h, "2026-12-19 09:00");
	alerts(LI);
	house_now(&h, "2026-12-22 09:00");
	ck_assert_uint_eq(pool(WANG).n, 1);
	for (int i = 0; i < 2; i++) {
		house_as(&h, LI);
		sr_record_clear(&sr_rec_request, &r);
		r.card = card.id;
		r.kind = i == 0 ? SR_REQ_VOID : SR_REQ_REOPEN;
		r.grade = i == 0 ? 0 : SR_GRADE_B;
		r.note = "客户回来了";
		must(&h, sr_request_save(h.sr, &r, &out, h.mem));
		house_as(&h, MANAGER);
		sr_record_clear(&sr_rec_decide, &d);
		d.id = out.id;
		d.agree = true;
		must(&h, sr_request_decide(h.sr, &d, &out, h.mem));
	}
	ck_assert_uint_eq(pool(WANG).n, 0);
	/* Warned anew before it is. */
	house_now(&h, "2026-12-23 09:00");
	alerts(LI);
	ck_assert_uint_eq(pool(WANG).n, 0);
}
END_TEST

/* Whom he received after the protection he may take over; nobody else's. */
START_TEST(who_received_a_free_guest_may_take_him_over)
{
	struct sr_card card, out;
	struct sr_visit v;

	house_now(&h, "2026-11-10 10:00");
	card = card_of_li("张红喆", NUMBER);
	house_now(&h, "2026-11-21 14:06");
	house_as(&h, WANG);
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem),
	    SR_E_DENIED, "owner");
	must(&h, guest(NUMBER, house_staff(&h, WANG), "保护期已过", &v));
	house_as(&h, WANG);
	must(&h, sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	ck_assert_int_eq(out.owner, house_staff(&h, WANG));
}
END_TEST

/* ---- the timeline ---- */

static struct sr_rows
timeline(const char *search)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.search = search;
	must(&h, sr_timeline(h.sr, &find, &rows, h.mem));
	return rows;
}

/*
 * Opened on the 10th, reached on the 12th: protected to the 22nd. On the 21st
 * another stands in; with 7 days he would have been free since the 19th.
 */
START_TEST(each_step_is_judged_by_the_rule)
{
	struct sr_card card;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_visit v;
	const struct sr_step *s;

	house_now(&h, "2026-11-10 10:00");
	card = card_of_li("张红喆", NUMBER);
	house_now(&h, "2026-11-12 10:00");
	reached(card.id);
	house_now(&h, "2026-11-21 14:06");
	must(&h, guest(NUMBER, house_staff(&h, WANG), "休息", &v));
	house_as(&h, MANAGER);
	rows = timeline(NUMBER " 7");
	ck_assert_uint_eq(rows.n, 3);
	s = SR_ROW(struct sr_step, &rows, 0);
	ck_assert_int_eq(s->kind, SR_STEP_OPENED);
	ck_assert_int_eq(s->verdict, SR_VERDICT_BEGINS);
	ck_assert_int_eq(s->until, the_day("2026-11-20"));
	ck_assert_int_eq(s->would_until, the_day("2026-11-17"));
	s = SR_ROW(struct sr_step, &rows, 1);
	ck_assert_int_eq(s->kind, SR_STEP_REACHED);
	ck_assert_int_eq(s->until, the_day("2026-11-22"));
	ck_assert_int_eq(s->rule_days, 10);
	ck_assert(!s->differs);
	s = SR_ROW(struct sr_step, &rows, 2);
	ck_assert_int_eq(s->kind, SR_STEP_VISIT);
	ck_assert_int_eq(s->owner, house_staff(&h, LI));
	ck_assert_int_eq(s->staff, house_staff(&h, WANG));
	ck_assert_int_eq(s->verdict, SR_VERDICT_STANDIN);
	ck_assert_int_eq(s->would, SR_VERDICT_FREE);
	ck_assert_int_eq(s->share, 5000);
	ck_assert_str_eq(s->text, "休息");
	ck_assert(s->differs);
	/* By the rules alone nothing differs. */
	rows = timeline(NUMBER);
	ck_assert(!SR_ROW(struct sr_step, &rows, 2)->differs);
	/* Another's customer is not everybody's. */
	house_as(&h, WANG);
	sr_record_clear(&sr_rec_find, &find);
	find.search = NUMBER;
	must_fail(&h, sr_timeline(h.sr, &find, &rows, h.mem), SR_E_DENIED, "");
	find.search = "1371";
	must_fail(&h, sr_timeline(h.sr, &find, &rows, h.mem), SR_E_INVALID, "");
}
END_TEST

/* Linked with his own customer, another's stays another's: no word of it. */
START_TEST(what_others_wrote_is_not_told)
{
	struct sr_card mine, others = card_of_li("张红喆", NUMBER);
	struct sr_link link;
	struct sr_rows rows;

	reached(others.id);
	house_as(&h, WANG);
	mine = house_card(&h, "王丽", WIFES, SR_GRADE_B);
	mine = house_card_open(&h, &mine);
	must(&h, linked(mine.person, others.person, &link));
	rows = timeline(WIFES);
	ck_assert_uint_eq(rows.n, 3);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_step *s = SR_ROW(struct sr_step, &rows, i);
		ck_assert_str_eq(s->text, s->kind != SR_STEP_OPENED ? ""
					  : s->card == mine.id      ? mine.code
							       : others.code);
	}
	/* His own words he reads. */
	house_as(&h, LI);
	rows = timeline(NUMBER);
	ck_assert_uint_eq(rows.n, 3);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_step *s = SR_ROW(struct sr_step, &rows, i);
		if (s->kind == SR_STEP_REACHED)
			ck_assert_str_eq(s->text, "周末来看车");
	}
}
END_TEST

Suite *suite_owner(void);
Suite *
suite_owner(void)
{
	const TTest *const tests[] = { an_alert_waits_in_my_day_for_a_week,
		a_handover_is_told_to_both,
		a_card_is_protected_for_the_days_of_the_rule,
		a_new_rule_counts_from_its_day_on,
		a_rule_does_not_begin_in_the_past,
		a_guest_goes_to_his_owner_who_is_told,
		who_stands_in_says_why_and_has_his_share,
		a_free_guest_goes_to_another_with_a_reason,
		a_couple_counts_as_one, a_circle_hands_nothing_over,
		warned_then_pooled_then_taken,
		who_reaches_his_customer_keeps_him, so_many_a_day_are_taken,
		who_received_a_free_guest_may_take_him_over,
		reopened_is_not_in_the_pool, each_step_is_judged_by_the_rule,
		what_others_wrote_is_not_told, NULL };

	return suite_with("owner", tests, setup, teardown);
}
