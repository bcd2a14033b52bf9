/*
 * Rounds of mail, calls and visits: which cards, on which days, what became
 * of them.  In the preset B is contacted within 15 days, C within 30.
 */
#include <stdio.h>
#include <string.h>

#include "house.h"
#include "trail.h"

static struct house h;
static int serial; /* of numbers */

/* Saturday; the rounds are from Monday to Wednesday. */
static void
setup(void)
{
	house_open(&h, "2026-11-21 14:06");
	serial = 0;
}

static void
teardown(void)
{
	house_close(&h);
}

/* A card of WHO, CODE's, in GRADE. */
static struct sr_card
card_of(const char *code, const char *name, int32_t grade)
{
	struct sr_card in;

	house_as(&h, code);
	in = house_card(
	    &h, name, arena_printf(h.mem, "1390000%04d", ++serial), grade);
	in.model = house_row(&h, "model", "亚洲龙");
	return house_card_open(&h, &in);
}

static struct sr_round_ask
round_of(int32_t kind)
{
	struct sr_round_ask ask;

	sr_record_clear(&sr_rec_round_ask, &ask);
	ask.name = "年末促进";
	ask.theme = house_row(&h, "theme", "促进");
	ask.kind = kind;
	ask.first = the_day("2026-11-23");
	ask.last = the_day("2026-11-25");
	house_as(&h, SUPER);
	return ask;
}

static struct sr_round_sum
tried(const struct sr_round_ask *ask)
{
	struct sr_round_sum sum;

	must(&h, sr_round_try(h.sr, ask, &sum, h.mem));
	ck_assert_int_eq(sum.round, 0);
	return sum;
}

static struct sr_round_sum
planned(const struct sr_round_ask *ask)
{
	struct sr_round_sum sum;

	must(&h, sr_round_save(h.sr, ask, &sum, h.mem));
	ck_assert_int_ne(sum.round, 0);
	return sum;
}

static struct sr_rows
lines(sr_id of)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = of;
	find.limit = 100;
	must(&h, sr_round_lines(h.sr, &find, &rows, h.mem));
	return rows;
}

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
	struct sr_card hot = card_of(LI, "单雄信", SR_GRADE_H), one;
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_rows rows;

	for (int i = 0; i < 6; i++)
		one = card_of(LI, "查思宇", SR_GRADE_B);
	card_of(WANG, "林国丹", SR_GRADE_C);
	card_of(WANG, "林江河", SR_GRADE_C);
	ask = round_of(SR_BY_PHONE);
	sum = tried(&ask);
	ck_assert_int_eq(sum.cards, 8); /* all but the hot one */
	ck_assert_int_eq(sum.owners, 2);
	ck_assert_int_eq(sum.days, 3);
	ck_assert_int_eq(sum.most, 2);
	ck_assert_int_ne(
	    house_card_now(&h, one.id).next_theme, ask.theme); /* tried only */
	sum = planned(&ask);
	rows = lines(sum.round);
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
	struct sr_card due = card_of(LI, "单雄信", SR_GRADE_H);
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_rows rows;
	struct sr_mark to = { .id = due.id, .reason = "" };

	to.day = the_day("2026-11-23");
	must(&h, sr_contact_move(h.sr, &to, &due, h.mem));
	for (int i = 0; i < 7; i++)
		card_of(LI, "查思宇", SR_GRADE_B);
	house_as(&h, ADMIN);
	house_set(&h, "day_capacity", "2");
	ask = round_of(SR_BY_PHONE);
	sum = planned(&ask);
	ck_assert_int_eq(sum.cards, 5); /* 1 + 2 + 2 */
	ck_assert_int_eq(sum.no_room, 2);
	rows = lines(sum.round);
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
	late = card_of(LI, "林国丹", SR_GRADE_B);
	house_now(&h, "2026-11-09 10:00");
	soon = card_of(LI, "查思宇", SR_GRADE_B);
	house_now(&h, "2026-11-21 14:06");
	ask = round_of(SR_BY_PHONE);
	ask.first = the_day("2026-11-24");
	sum = planned(&ask);
	ck_assert_int_eq(sum.cards, 1);
	ck_assert_int_eq(sum.earlier, 1);
	rows = lines(sum.round);
	ck_assert_int_eq(SR_ROW(struct sr_round_line, &rows, 0)->card, soon.id);
	ck_assert_int_eq(
	    house_card_now(&h, soon.id).next_day, the_day("2026-11-24"));
	ck_assert_int_eq(house_card_now(&h, late.id).next_day, late.next_day);
}
END_TEST

/* Due on the 16th, and put off by the round: it is as late as it was. */
START_TEST(what_was_missed_is_not_forgotten)
{
	struct sr_round_ask ask;
	struct sr_contact *next;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_card card;

	house_now(&h, "2026-11-09 10:00");
	card = card_of(LI, "查思宇", SR_GRADE_B);
	house_now(&h, "2026-11-21 14:06");
	ask = round_of(SR_BY_PHONE);
	ck_assert_int_eq(planned(&ask).cards, 1);
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
	old = card_of(LI, "林国丹", SR_GRADE_C); /* ten days old */
	house_now(&h, "2026-11-21 14:06");
	card_of(WANG, "林江河", SR_GRADE_C);
	card = card_of(LI, "查思宇", SR_GRADE_B);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.theme = house_row(&h, "theme", "到店邀约");
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	ask = round_of(SR_BY_PHONE);
	ck_assert_int_eq(tried(&ask).cards, 3);
	ask.grade = SR_GRADE_C;
	ck_assert_int_eq(tried(&ask).cards, 2);
	ask.staff = house_staff(&h, WANG);
	ck_assert_int_eq(tried(&ask).cards, 1);
	ask = round_of(SR_BY_PHONE);
	ask.age_min = 10;
	ck_assert_int_eq(tried(&ask).cards, 1);
	ask.age_min = 11;
	ck_assert_int_eq(tried(&ask).cards, 0);
	ask.age_min = 0;
	ask.age_max = 9;
	ck_assert_int_eq(tried(&ask).cards, 2);
	ask = round_of(SR_BY_PHONE);
	ask.last_theme = log.theme;
	ck_assert_int_eq(tried(&ask).cards, 1);
	ask = round_of(SR_BY_PHONE);
	ask.model = house_row(&h, "model", "亚洲龙");
	ck_assert_int_eq(tried(&ask).cards, 3);
	ask.model = house_row(&h, "model", "bZ3");
	ck_assert_int_eq(tried(&ask).cards, 0);
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
	p.address = "友谊路1号";
	must(&h, sr_person_save(h.sr, &p, &out, h.mem));
}

START_TEST(who_is_left_out_is_counted)
{
	struct sr_card quiet = card_of(LI, "林国丹", SR_GRADE_B);
	struct sr_card asked = card_of(LI, "林江河", SR_GRADE_B);
	struct sr_card booked = card_of(LI, "查思宇", SR_GRADE_B);
	struct sr_card agreed = card_of(LI, "张红喆", SR_GRADE_B);
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
	ask = round_of(SR_BY_SMS);
	sum = tried(&ask);
	ck_assert_int_eq(sum.cards, 1);
	ck_assert_int_eq(sum.no_calls, 1);
	ck_assert_int_eq(sum.pending, 1);
	ck_assert_int_eq(sum.booked, 1);
	ck_assert_int_eq(sum.no_consent, 0);
	/* One more, who agreed to nothing: a call may be made. */
	card_of(LI, "单雄信", SR_GRADE_B);
	ask = round_of(SR_BY_SMS);
	sum = tried(&ask);
	ck_assert_int_eq(sum.cards, 1);
	ck_assert_int_eq(sum.no_consent, 1);
	ask = round_of(SR_BY_PHONE);
	ck_assert_int_eq(tried(&ask).cards, 2);
	/* A card is in one round at a time. */
	planned(&ask);
	sum = tried(&ask);
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
	struct sr_card any = card_of(LI, "林国丹", SR_GRADE_B);
	struct sr_card sms = card_of(LI, "林江河", SR_GRADE_B);
	struct sr_card calls = card_of(LI, "查思宇", SR_GRADE_B);
	struct sr_card never = card_of(LI, "张红喆", SR_GRADE_B);
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
		ask = round_of(want[i].kind);
		sum = tried(&ask);
		ck_assert_int_eq(sum.cards, want[i].cards);
		ck_assert_int_eq(sum.no_way, want[i].no_way);
		ck_assert_int_eq(sum.no_consent, 1);
	}
	/* Withdrawn after it was planned: not written to any more. */
	ask = round_of(SR_BY_SMS);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = planned(&ask).round;
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 2);
	agrees(any.person, "已撤回", "");
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_uint_eq(lines(find.parent).n, 2);
}
END_TEST

static struct sr_count
taken_back(sr_id of, sr_id line)
{
	struct sr_round_drop what = { .round = of, .line = line };
	struct sr_count count;

	must(&h, sr_round_drop(h.sr, &what, &count, h.mem));
	return count;
}

/* B opened on the 21st: by its grade on the 28th; what is booked stays. */
START_TEST(a_round_is_taken_back)
{
	struct sr_card one = card_of(LI, "林国丹", SR_GRADE_B);
	struct sr_card two = card_of(LI, "林江河", SR_GRADE_B);
	struct sr_card booked = card_of(LI, "查思宇", SR_GRADE_B);
	struct sr_card logged = card_of(LI, "张红喆", SR_GRADE_B);
	struct sr_round_drop what;
	struct sr_contact_log log;
	struct sr_round_ask ask;
	struct sr_round *round;
	struct sr_count count;
	struct sr_find find;
	struct sr_mark to;
	struct sr_rows rows;
	sr_id of, line = 0;

	ask = round_of(SR_BY_PHONE);
	of = planned(&ask).round;
	rows = lines(of);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_round_line *l =
		    SR_ROW(struct sr_round_line, &rows, i);
		if (l->card == one.id)
			line = l->id;
	}
	house_as(&h, LI);
	what = (struct sr_round_drop){ .round = of, .line = line };
	must_fail(
	    &h, sr_round_drop(h.sr, &what, &count, h.mem), SR_E_DENIED, "");
	house_as(&h, SUPER);
	ck_assert_int_eq(house_card_now(&h, one.id).next_theme, ask.theme);
	ck_assert_int_eq(taken_back(of, line).n, 1);
	one = house_card_now(&h, one.id);
	ck_assert_int_eq(one.next_day, the_day("2026-11-28"));
	ck_assert_int_eq(one.next_theme, 0);
	ck_assert_int_eq(house_card_now(&h, two.id).next_theme, ask.theme);
	/* It may be in another round now. */
	ask.name = "第二批";
	ck_assert_int_eq(tried(&ask).cards, 1);
	/* What was done stays, and what the customer comes for. */
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = logged.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	must(&h, sr_contact_log(h.sr, &log, &logged, h.mem));
	to = (struct sr_mark){ .id = booked.id,
		.day = the_day("2026-11-25"),
		.minute = 601,
		.reason = "" };
	must(&h, sr_contact_move(h.sr, &to, &booked, h.mem));
	ck_assert_int_eq(taken_back(of, 0).n, 2);
	ck_assert_int_eq(
	    house_card_now(&h, two.id).next_day, the_day("2026-11-28"));
	ck_assert_int_eq(
	    house_card_now(&h, booked.id).next_day, the_day("2026-11-25"));
	ck_assert_int_eq(house_card_now(&h, booked.id).next_minute, 601);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	round = SR_ROW(struct sr_round, &rows, 0);
	ck_assert_int_eq(round->cards, 1);
	ck_assert_int_eq(round->done, 1);
	ck_assert_int_eq(round->dropped, 3);
	find.parent = of;
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	what.line = 0;
	must_fail(
	    &h, sr_round_drop(h.sr, &what, &count, h.mem), SR_E_NONE, "line");
}
END_TEST

/* As the first customer gets it, before anything is planned. */
START_TEST(the_text_is_read_before)
{
	struct sr_round_ask ask;

	card_of(LI, "欧阳海", SR_GRADE_B);
	ask = round_of(SR_BY_PHONE);
	ck_assert_str_eq(tried(&ask).text, "");
	ask.text = "{name}您好，{day}看{model}？{staff}";
	ck_assert_str_eq(
	    tried(&ask).text, "欧阳海您好，11月23日看亚洲龙？李晓梅");
}
END_TEST

/* ---- the text, the result, the list ---- */

START_TEST(the_text_is_filled_in)
{
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_card in;
	struct sr_rows rows;

	house_as(&h, LI);
	in = house_card(&h, "欧阳海", "13900000099", SR_GRADE_B);
	in.sex = SR_FEMALE;
	in.model = house_row(&h, "model", "亚洲龙");
	house_card_open(&h, &in);
	ask = round_of(SR_BY_PHONE);
	ask.text = "{name}{title}您好，{house}{staff}邀您{day}看{model}。";
	sum = planned(&ask);
	rows = lines(sum.round);
	ck_assert_str_eq(SR_ROW(struct sr_round_line, &rows, 0)->text,
	    "欧阳海女士您好，津东一汽丰田李晓梅邀您11月23日看亚洲龙。");
}
END_TEST

START_TEST(each_contact_tells_how_it_came_out)
{
	struct sr_card card = card_of(LI, "查思宇", SR_GRADE_B);
	struct sr_contact_log log;
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	const struct sr_round_line *line;
	const struct sr_round *round;
	struct sr_find find;
	struct sr_rows rows;

	card_of(WANG, "林国丹", SR_GRADE_B);
	ask = round_of(SR_BY_PHONE);
	sum = planned(&ask);
	house_now(&h, "2026-11-23 10:00");
	house_as(&h, LI);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = "周末来店";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	rows = lines(sum.round);
	ck_assert_uint_eq(rows.n, 1); /* 李 sees his own alone */
	line = SR_ROW(struct sr_round_line, &rows, 0);
	ck_assert_int_eq(line->state, SR_DONE);
	ck_assert_int_eq(line->done, the_day("2026-11-23"));
	ck_assert_int_eq(line->reached, SR_REACHED);
	ck_assert_str_eq(line->said, "周末来店");
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	round = SR_ROW(struct sr_round, &rows, 0);
	ck_assert_int_eq(round->cards, 1);
	ck_assert_int_eq(round->done, 1);
	house_as(&h, SUPER);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	round = SR_ROW(struct sr_round, &rows, 0);
	ck_assert_int_eq(round->cards, 2);
	ck_assert_int_eq(round->done, 1);
	ck_assert_int_eq(round->reached, 1);
}
END_TEST

START_TEST(the_mailing_list_is_an_export)
{
	struct sr_card card = card_of(LI, "查思宇", SR_GRADE_B);
	const struct sr_round_line *line;
	struct sr_round_ask ask;
	struct sr_find find;
	struct sr_rows rows;
	int64_t before;

	person_put(card.person, false, NULL);
	ask = round_of(SR_BY_VISIT);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = planned(&ask).round;
	/* Found by the round's name, or the customer's. */
	find.search = "年末";
	must(&h, sr_round_lines(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.search = "思宇";
	must(&h, sr_round_lines(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.search = "春节";
	must(&h, sr_round_lines(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	find.search = "";
	before = trail_newest(&h);
	house_as(&h, SUPER);
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(struct sr_round_line, &rows, 0);
	ck_assert_str_eq(line->phone, "13900000001");
	ck_assert_str_eq(line->address, "友谊路1号");
	rows = trail_from(&h, before + 1);
	ck_assert_int_eq(trail_row(&rows, rows.n - 1)->what, SR_AUDIT_EXPORT);
	house_as(&h, LI);
	must_fail(
	    &h, sr_export_mailing(h.sr, &find, &rows, h.mem), SR_E_DENIED, "");
}
END_TEST

/* ---- what is no round ---- */

START_TEST(what_cannot_be_planned)
{
	struct sr_round_ask ask = round_of(SR_BY_PHONE);
	struct sr_round_sum sum;
	struct sr_holiday day;

	must_fail(&h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_NONE, "");
	card_of(LI, "查思宇", SR_GRADE_B);
	ask = round_of(SR_BY_PHONE);
	ask.theme = 0;
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "theme");
	ask = round_of(SR_BY_PHONE);
	ask.first = the_day("2026-11-20");
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "first");
	ask = round_of(SR_BY_PHONE);
	ask.last = the_day("2026-11-22");
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "last");
	ask.last = the_day("2027-11-22");
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "last");
	ask = round_of(SR_BY_PHONE);
	ask.text = "{naam}您好";
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "text");
	ask = round_of(SR_BY_PHONE);
	ask.age_min = 9;
	ask.age_max = 8;
	must_fail(&h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID,
	    "age_max");
	/* On the one day of the round the house is closed. */
	ask = round_of(SR_BY_PHONE);
	ask.last = ask.first;
	house_as(&h, ADMIN);
	sr_record_clear(&sr_rec_holiday, &day);
	day.day = ask.first;
	day.name_zh = "盘点";
	day.closed = true;
	must(&h, sr_holiday_save(h.sr, &day, &day, h.mem));
	house_as(&h, SUPER);
	must_fail(
	    &h, sr_round_save(h.sr, &ask, &sum, h.mem), SR_E_INVALID, "last");
}
END_TEST

/* Number, address and what was said go with the card to its new owner. */
START_TEST(a_card_handed_over_is_its_new_owners)
{
	struct sr_card card = card_of(LI, "张红喆", SR_GRADE_B);
	struct sr_round_ask ask = round_of(SR_BY_PHONE);
	struct sr_round_sum sum = planned(&ask);
	struct sr_handover hand;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_count n;

	house_as(&h, LI);
	ck_assert_uint_eq(lines(sum.round).n, 1);
	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card.id;
	hand.to_staff = house_staff(&h, WANG);
	hand.reason = "调整";
	must(&h, sr_card_handover(h.sr, &hand, &n, h.mem));
	sr_record_clear(&sr_rec_find, &find);
	house_as(&h, LI);
	ck_assert_uint_eq(lines(sum.round).n, 0);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, WANG);
	rows = lines(sum.round);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(
	    SR_ROW(struct sr_round_line, &rows, 0)->phone, "13900000001");
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
}
END_TEST

Suite *
suite_round(void)
{
	const TTest *const tests[] = { spread_evenly_over_staff_and_days,
		what_was_missed_is_not_forgotten,
		no_day_holds_more_than_its_capacity, no_day_is_beyond_the_cap,
		the_rule_chooses, who_is_left_out_is_counted,
		consent_is_for_a_way, a_round_is_taken_back,
		the_text_is_read_before, the_text_is_filled_in,
		each_contact_tells_how_it_came_out,
		the_mailing_list_is_an_export, what_cannot_be_planned,
		a_card_handed_over_is_its_new_owners, NULL };

	return suite_with("round", tests, setup, teardown);
}
