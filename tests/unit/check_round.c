/* Rounds: which cards, on which days, who is left out, what is refused. */
#include "rounds.h"

/* Saturday. */
static struct house h = { .opens = "2026-11-21 14:06" };

static int
on_day(const struct sr_rows *rows, const char *code, const char *day)
{
	int n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_round_line *l =
		    SR_ROW(struct sr_round_line, rows, i);
		n +=
		    l->owner == house_staff(&h, code) && l->day == the_day(day);
	}
	return n;
}

/* ---- which cards, which days ---- */

START_TEST(spread_evenly_over_staff_and_days)
{
	struct sr_card hot = rounds_card(&h, LI, "单雄信", SR_GRADE_H), one;
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_rows rows;

	for (int i = 0; i < 6; i++)
		one = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	rounds_card(&h, WANG, "林国丹", SR_GRADE_C);
	rounds_card(&h, WANG, "林江河", SR_GRADE_C);
	ask = rounds_ask(&h, SR_BY_PHONE);
	sum = rounds_tried(&h, &ask);
	ck_assert_int_eq(sum.cards, 8); /* all but the hot one */
	ck_assert_int_eq(sum.owners, 2);
	ck_assert_int_eq(sum.days, 3);
	ck_assert_int_eq(sum.most, 2);
	ck_assert_int_ne(
	    house_card_now(&h, one.id).next_theme, ask.theme); /* tried only */
	sum = rounds_planned(&h, &ask);
	rows = rounds_lines(&h, sum.round);
	ck_assert_uint_eq(rows.n, 8);
	ck_assert_int_eq(on_day(&rows, LI, "2026-11-23"), 2);
	ck_assert_int_eq(on_day(&rows, LI, "2026-11-24"), 2);
	ck_assert_int_eq(on_day(&rows, LI, "2026-11-25"), 2);
	ck_assert_int_eq(on_day(&rows, WANG, "2026-11-23"), 1);
	ck_assert_int_eq(on_day(&rows, WANG, "2026-11-24"), 1);
	one = house_card_now(&h, one.id);
	ck_assert_int_eq(one.next_theme, ask.theme);
	ck_assert_int_eq(one.next_kind, SR_BY_PHONE);
	ck_assert_int_eq(house_card_now(&h, hot.id).next_day, hot.next_day);
}
END_TEST

/* What a salesperson has to do anyway counts; a full day takes no more. */
START_TEST(no_day_holds_more_than_its_capacity)
{
	struct sr_card due = rounds_card(&h, LI, "单雄信", SR_GRADE_H);
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_rows rows;
	struct sr_mark to = { .id = due.id, .reason = "" };

	to.day = the_day("2026-11-23");
	must(&h, sr_contact_move(h.sr, &to, &due, h.mem));
	for (int i = 0; i < 7; i++)
		rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	house_as(&h, ADMIN);
	house_set(&h, "day_capacity", "2");
	ask = rounds_ask(&h, SR_BY_PHONE);
	sum = rounds_planned(&h, &ask);
	ck_assert_int_eq(sum.cards, 5); /* 1 + 2 + 2 */
	ck_assert_int_eq(sum.no_room, 2);
	rows = rounds_lines(&h, sum.round);
	ck_assert_int_eq(on_day(&rows, LI, "2026-11-23"), 1);
	ck_assert_int_eq(on_day(&rows, LI, "2026-11-24"), 2);
	ck_assert_int_eq(on_day(&rows, LI, "2026-11-25"), 2);
}
END_TEST

/* Opened on the 9th: B on the 24th at the latest; on the 7th: the 22nd. */
START_TEST(no_day_is_beyond_the_cap)
{
	struct sr_card late, soon;
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_rows rows;

	house_now(&h, "2026-11-07 10:00");
	late = rounds_card(&h, LI, "林国丹", SR_GRADE_B);
	house_now(&h, "2026-11-09 10:00");
	soon = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	house_now(&h, "2026-11-21 14:06");
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.first = the_day("2026-11-24");
	sum = rounds_planned(&h, &ask);
	ck_assert_int_eq(sum.cards, 1);
	ck_assert_int_eq(sum.earlier, 1);
	rows = rounds_lines(&h, sum.round);
	ck_assert_int_eq(SR_ROW(struct sr_round_line, &rows, 0)->card, soon.id);
	ck_assert_int_eq(
	    house_card_now(&h, soon.id).next_day, the_day("2026-11-24"));
	ck_assert_int_eq(house_card_now(&h, late.id).next_day, late.next_day);
}
END_TEST

/*
 * Due on the 16th, and put off by the round: it is as late as it was, and put
 * off no further than to the first day, though the second has less to do.
 */
START_TEST(what_was_missed_is_not_forgotten)
{
	struct sr_round_ask ask;
	struct sr_contact *next;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_card card;

	house_now(&h, "2026-11-09 10:00");
	card = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	house_now(&h, "2026-11-21 14:06");
	rounds_card(&h, LI, "单雄信", SR_GRADE_H); /* due on the 23rd */
	ask = rounds_ask(&h, SR_BY_PHONE);
	ck_assert_int_eq(rounds_planned(&h, &ask).cards, 1);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = card.id;
	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	next = SR_ROW(struct sr_contact, &rows, 0);
	ck_assert_int_eq(next->plan_day, the_day("2026-11-23"));
	ck_assert_int_eq(next->missed, the_day("2026-11-16"));
}
END_TEST

START_TEST(the_rule_chooses)
{
	struct sr_contact_log log;
	struct sr_round_ask ask;
	struct sr_card card, old;

	house_now(&h, "2026-11-11 10:00");
	old = rounds_card(&h, LI, "林国丹", SR_GRADE_C); /* ten days old */
	house_now(&h, "2026-11-21 14:06");
	rounds_card(&h, WANG, "林江河", SR_GRADE_C);
	card = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.theme = house_row(&h, "theme", "到店邀约");
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	ask = rounds_ask(&h, SR_BY_PHONE);
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 3);
	ask.grade = SR_GRADE_C;
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 2);
	ask.staff = house_staff(&h, WANG);
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 1);
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.age_min = 10;
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 1);
	ask.age_min = 11;
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 0);
	ask.age_min = 0;
	ask.age_max = 9;
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 2);
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.last_theme = log.theme;
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 1);
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.model = house_row(&h, "model", "亚洲龙");
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 3);
	ask.model = house_row(&h, "model", "bZ3");
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 0);
	(void)old;
}
END_TEST

static void
person_put(sr_id id, bool no_calls, const char *consent)
{
	struct sr_person p, out;

	must(&h, sr_person_get(h.sr, &(struct sr_key){ id }, &p, h.mem));
	p.no_calls = no_calls;
	if (consent != NULL)
		p.consent = house_row(&h, "consent", consent);
	must(&h, sr_person_save(h.sr, &p, &out, h.mem));
}

START_TEST(who_is_left_out_is_counted)
{
	struct sr_card quiet = rounds_card(&h, LI, "林国丹", SR_GRADE_B);
	struct sr_card asked = rounds_card(&h, LI, "林江河", SR_GRADE_B);
	struct sr_card booked = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	struct sr_card agreed = rounds_card(&h, LI, "张红喆", SR_GRADE_B);
	struct sr_mark to = { .id = booked.id, .reason = "" };
	struct sr_request r, out;
	struct sr_round_sum sum;
	struct sr_round_ask ask;

	person_put(quiet.person, true, NULL);
	person_put(agreed.person, false, "活动推送");
	sr_record_clear(&sr_rec_request, &r);
	r.card = asked.id;
	r.kind = SR_REQ_VOID;
	r.note = "录错了";
	must(&h, sr_request_save(h.sr, &r, &out, h.mem));
	to.day = the_day("2026-11-26");
	to.minute = 601; /* 10:00 */
	must(&h, sr_contact_move(h.sr, &to, &booked, h.mem));
	ask = rounds_ask(&h, SR_BY_SMS);
	sum = rounds_tried(&h, &ask);
	ck_assert_int_eq(sum.cards, 1);
	ck_assert_int_eq(sum.no_calls, 1);
	ck_assert_int_eq(sum.pending, 1);
	ck_assert_int_eq(sum.booked, 1);
	ck_assert_int_eq(sum.no_consent, 0);
	/* One more, who agreed to nothing: a call may be made. */
	rounds_card(&h, LI, "单雄信", SR_GRADE_B);
	ask = rounds_ask(&h, SR_BY_SMS);
	sum = rounds_tried(&h, &ask);
	ck_assert_int_eq(sum.cards, 1);
	ck_assert_int_eq(sum.no_consent, 1);
	ask = rounds_ask(&h, SR_BY_PHONE);
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 2);
	/* A card is in one round at a time. */
	rounds_planned(&h, &ask);
	sum = rounds_tried(&h, &ask);
	ck_assert_int_eq(sum.cards, 0);
	ck_assert_int_eq(sum.running, 2);
}
END_TEST

/* ID's person agreed to CONSENT, by WAYS ("": any). */
static void
agrees(sr_id id, const char *consent, const char *ways)
{
	struct sr_person p, out;

	must(&h, sr_person_get(h.sr, &(struct sr_key){ id }, &p, h.mem));
	p.consent = house_row(&h, "consent", consent);
	p.channels = ways;
	must(&h, sr_person_save(h.sr, &p, &out, h.mem));
	ck_assert_str_eq(out.channels, ways);
}

START_TEST(consent_is_for_a_way)
{
	struct sr_card any = rounds_card(&h, LI, "林国丹", SR_GRADE_B);
	struct sr_card sms = rounds_card(&h, LI, "林江河", SR_GRADE_B);
	struct sr_card calls = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	struct sr_card never = rounds_card(&h, LI, "张红喆", SR_GRADE_B);
	static const struct {
		int32_t kind, cards, no_way;
	} want[] = {
		{ SR_BY_SMS, 2, 1 },    /* not who agreed to calls */
		{ SR_BY_PHONE, 2, 1 },  /* not who agreed to messages */
		{ SR_BY_WECHAT, 1, 2 }, /* who said no way alone */
		{ SR_BY_MAIL, 1, 2 },
		{ SR_AT_EVENT, 3, 0 }, /* no way of writing to anybody */
	};
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_find find;
	struct sr_rows rows;

	agrees(any.person, "全部用途", "");
	agrees(sms.person, "活动推送", "sms");
	agrees(calls.person, "活动推送", "phone");
	agrees(never.person, "拒绝", "");
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		ask = rounds_ask(&h, want[i].kind);
		sum = rounds_tried(&h, &ask);
		ck_assert_int_eq(sum.cards, want[i].cards);
		ck_assert_int_eq(sum.no_way, want[i].no_way);
		ck_assert_int_eq(sum.no_consent, 1);
	}
	/* Withdrawn after it was planned: not written to any more. */
	ask = rounds_ask(&h, SR_BY_SMS);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = rounds_planned(&h, &ask).round;
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 2);
	agrees(any.person, "已撤回", "");
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_uint_eq(rounds_lines(&h, find.parent).n, 2);
}
END_TEST

/* ---- what is no round ---- */

START_TEST(what_cannot_be_planned)
{
	struct sr_round_ask ask = rounds_ask(&h, SR_BY_PHONE);
	struct sr_round_sum sum;

	must_fail(&h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_NONE, "");
	rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.theme = 0;
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "theme");
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.first = the_day("2026-11-20");
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "first");
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.last = the_day("2026-11-22");
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "last");
	ask.last = the_day("2027-11-22");
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "last");
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.text = "{naam}您好";
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "text");
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.age_min = 9;
	ask.age_max = 8;
	must_fail(&h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID,
	    "age_max");
	/* On the one day of the round the house is closed. */
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.last = ask.first;
	house_closes(&h, "2026-11-23");
	house_as(&h, SUPER);
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "last");
}
END_TEST

Suite *
suite_round(void)
{
	const TTest *const tests[] = { spread_evenly_over_staff_and_days,
		what_was_missed_is_not_forgotten,
		no_day_holds_more_than_its_capacity, no_day_is_beyond_the_cap,
		the_rule_chooses, who_is_left_out_is_counted,
		consent_is_for_a_way, what_cannot_be_planned, NULL };

	return house_suite("round", tests, &h);
}
