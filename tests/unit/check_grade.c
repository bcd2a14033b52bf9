/* Grade rules: from which day, what they do to cards, steps with a reason. */
#include <stdio.h>

#include "domain/ctx.h"
#include "domain/turn.h"
#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = ADMIN };

/* The rule of GRADE that holds on DAY, as the list shows it. */
static struct sr_grade_rule
rule_on(int32_t grade, const char *day)
{
	struct sr_grade_rule rule;
	struct sr_find find;
	struct sr_rows rows;
	int n = 0;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_grade_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_grade_rule *g =
		    SR_ROW(const struct sr_grade_rule, &rows, i);
		if (g->grade != grade || g->valid_from > the_day(day) ||
		    (g->valid_to != 0 && g->valid_to < the_day(day)))
			continue;
		rule = *g;
		n++;
	}
	ck_assert_int_eq(n, 1); /* never none, never two */
	return rule;
}

static struct sr_grade_effect
effect_of(const struct sr_grade_rule *g)
{
	struct sr_grade_effect e;

	must(&h, sr_grade_effect(h.sr, g, &e, h.mem));
	return e;
}

static struct sr_grade_rule
saved(const struct sr_grade_rule *g)
{
	struct sr_grade_rule out;

	must(&h, sr_grade_save(h.sr, g, &out, h.mem));
	return out;
}

static void
refused(const struct sr_grade_rule *g, int code, const char *field)
{
	struct sr_grade_effect e;
	struct sr_grade_rule out;

	/* Said before the question, too. */
	if (code != SR_E_STALE)
		must_fail(&h, sr_grade_effect(h.sr, g, &e, h.mem), code, field);
	must_fail(&h, sr_grade_save(h.sr, g, &out, h.mem), code, field);
}

/* A card of 李 opened now, its next contact on NEXT. */
static sr_id
opened(const char *name, const char *phone, int32_t grade, const char *next)
{
	struct sr_card in;

	house_as(&h, LI);
	in = house_card(&h, name, phone, grade);
	in.next_day = the_day(next);
	in = house_card_open(&h, &in);
	house_as(&h, ADMIN);
	return in.id;
}

static void
is_next(sr_id card, const char *day)
{
	struct sr_card now;

	house_as(&h, MANAGER);
	now = house_card_now(&h, card);
	ck_assert_int_eq(now.next_day, the_day(day));
	house_as(&h, ADMIN);
}

START_TEST(a_change_is_a_row_from_a_day_on)
{
	struct sr_grade_rule b = rule_on(SR_GRADE_B, "2026-11-21"), next;

	ck_assert_int_eq(b.valid_from, 0);
	b.valid_from = the_day("2026-12-01");
	b.cap_days = 20;
	next = saved(&b);
	ck_assert_int_ne(next.id, b.id);
	/* What held holds until the day before. */
	ck_assert_int_eq(rule_on(SR_GRADE_B, "2026-11-30").cap_days, 15);
	ck_assert_int_eq(
	    rule_on(SR_GRADE_B, "2026-11-30").valid_to, the_day("2026-11-30"));
	ck_assert_int_eq(rule_on(SR_GRADE_B, "2026-12-01").cap_days, 20);
	/* One in between ends where the later one begins. */
	b = rule_on(SR_GRADE_B, "2026-11-21");
	b.valid_from = the_day("2026-11-25");
	b.cap_days = 18;
	ck_assert_int_eq(saved(&b).valid_to, the_day("2026-11-30"));
	ck_assert_int_eq(rule_on(SR_GRADE_B, "2026-11-24").cap_days, 15);
	/* What has not begun is changed, its day too. */
	next = rule_on(SR_GRADE_B, "2026-12-01");
	next.valid_from = the_day("2026-12-10");
	ck_assert_int_eq(saved(&next).id, next.id);
	ck_assert_int_eq(rule_on(SR_GRADE_B, "2026-12-09").cap_days, 18);
	/* From today on when no day is said. */
	b = rule_on(SR_GRADE_A, "2026-11-21");
	b.cap_days = 8;
	ck_assert_int_eq(saved(&b).valid_from, the_day("2026-11-21"));
	ck_assert_int_eq(rule_on(SR_GRADE_A, "2026-11-20").cap_days, 7);
	/* Again on that day: the row itself is changed, no other takes it. */
	b = rule_on(SR_GRADE_A, "2026-11-20");
	b.valid_from = the_day("2026-11-21");
	b.cap_days = 9;
	refused(&b, SR_E_EXISTS, "valid_from");
	b.id = 0;
	refused(&b, SR_E_EXISTS, "valid_from");
	b = rule_on(SR_GRADE_A, "2026-11-21");
	b.cap_days = 9;
	saved(&b);
	ck_assert_int_eq(rule_on(SR_GRADE_A, "2026-11-21").cap_days, 9);
}
END_TEST

START_TEST(wrong_rules_are_refused)
{
	struct sr_grade_rule b = rule_on(SR_GRADE_B, "2026-11-21"), wrong;

	wrong = b;
	wrong.valid_from = the_day("2026-11-20");
	refused(&wrong, SR_E_INVALID, "valid_from");
	ck_assert_int_eq(sr_error(h.sr)->arg[0].num, wrong.valid_from);
	ck_assert_int_eq(sr_error(h.sr)->arg[1].num, the_day("2026-11-21"));
	wrong.id = 0; /* a new one no less */
	refused(&wrong, SR_E_INVALID, "valid_from");
	wrong = b;
	wrong.cap_days = 6;
	refused(&wrong, SR_E_INVALID, "cap_days");
	wrong.cap_days = 5000000;
	refused(&wrong, SR_E_INVALID, "cap_days");
	wrong = b;
	wrong.every_days = 0;
	refused(&wrong, SR_E_INVALID, "every_days");
	wrong = b;
	wrong.jump = 4;
	refused(&wrong, SR_E_INVALID, "jump");
	ck_assert_int_eq(rule_on(SR_GRADE_B, "2026-11-21").rev, b.rev);
	/* Two who change one rule: the second is told. */
	saved(&b);
	refused(&b, SR_E_STALE, "");
	/* Two later rules do not fall on one day. */
	wrong = rule_on(SR_GRADE_C, "2026-11-21");
	wrong.valid_from = the_day("2026-12-01");
	saved(&wrong);
	wrong = rule_on(SR_GRADE_C, "2026-11-21");
	wrong.valid_from = the_day("2026-12-05");
	wrong = saved(&wrong);
	wrong.valid_from = the_day("2026-12-01");
	refused(&wrong, SR_E_EXISTS, "valid_from");
}
END_TEST

/* B: 15 days at the latest; 8 of them from today on. */
START_TEST(the_effect_is_known_before_and_happens)
{
	struct sr_grade_rule b = rule_on(SR_GRADE_B, "2026-11-21");
	struct sr_grade_effect e;
	sr_id late, soon, other;

	late = opened("张红喆", "13717716163", SR_GRADE_B, "2026-12-05");
	soon = opened("单雄信", "13717716164", SR_GRADE_B, "2026-11-29");
	other = opened("林国丹", "13717716165", SR_GRADE_C, "2026-12-05");
	b.cap_days = 8;
	e = effect_of(&b);
	ck_assert_int_eq(e.earlier, 1);
	ck_assert_int_eq(e.first, the_day("2026-11-29"));
	ck_assert_int_eq(e.valid_from, the_day("2026-11-21"));
	is_next(late, "2026-12-05"); /* asking does nothing */
	saved(&b);
	is_next(late, "2026-11-29");
	is_next(soon, "2026-11-29");
	is_next(other, "2026-12-05");
	/* A wider cap moves nothing. */
	b = rule_on(SR_GRADE_B, "2026-11-21");
	b.cap_days = 30;
	ck_assert_int_eq(effect_of(&b).earlier, 0);
	saved(&b);
	is_next(late, "2026-11-29");
}
END_TEST

START_TEST(a_later_rule_moves_cards_on_its_day)
{
	struct sr_grade_rule c = rule_on(SR_GRADE_C, "2026-11-21");
	sr_id card;

	card = opened("张红喆", "13717716163", SR_GRADE_C, "2026-12-20");
	c.valid_from = the_day("2026-12-03");
	c.every_days = 7;
	c.cap_days = 10;
	ck_assert_int_eq(effect_of(&c).earlier, 1);
	/* 10 days after the 21st are past on that day: then at once. */
	ck_assert_int_eq(effect_of(&c).first, the_day("2026-12-03"));
	saved(&c);
	is_next(card, "2026-12-20");
	house_now(&h, "2026-12-02 23:59");
	is_next(card, "2026-12-20");
	house_now(&h, "2026-12-03 00:01");
	is_next(card, "2026-12-03");
}
END_TEST

/* Off a closed day, as every date. */
START_TEST(a_moved_date_keeps_off_closed_days)
{
	struct sr_grade_rule b = rule_on(SR_GRADE_B, "2026-11-21");
	struct sr_holiday closed;
	sr_id card;

	card = opened("张红喆", "13717716163", SR_GRADE_B, "2026-12-05");
	sr_record_clear(&sr_rec_holiday, &closed);
	closed.day = the_day("2026-11-29");
	closed.name_zh = "盘点";
	closed.closed = true;
	must(&h, sr_holiday_save(h.sr, &closed, &closed, h.mem));
	b.cap_days = 8;
	ck_assert_int_eq(effect_of(&b).first, the_day("2026-11-28"));
	saved(&b);
	is_next(card, "2026-11-28");
}
END_TEST

START_TEST(more_cards_than_a_piece_holds)
{
	enum { CARDS = 130 };
	struct sr_grade_rule b = rule_on(SR_GRADE_B, "2026-11-21");
	sr_id card[CARDS];
	char phone[16];

	for (int i = 0; i < CARDS; i++) {
		snprintf(phone, sizeof(phone), "137177%05d", i);
		card[i] = opened("张红喆", phone, SR_GRADE_B, "2026-12-05");
	}
	b.cap_days = 8;
	ck_assert_int_eq(effect_of(&b).earlier, CARDS);
	saved(&b);
	/* A piece goes on where the one before ended: none is read twice. */
	house_as(&h, MANAGER);
	ck_assert_int_eq(h.d->turn_after, card[TURN_ROWS - 1]);
	is_next(card[CARDS - 1], "2026-11-29");
	ck_assert_int_eq(h.d->turn_after, 0);
	for (int i = CARDS; i-- > 0;)
		is_next(card[i], "2026-11-29");
}
END_TEST

START_TEST(a_preset_is_changed_as_a_whole)
{
	struct sr_preset_ask ask = { "habc", the_day("2026-12-01") };
	struct sr_grade_effect e;

	must(&h, sr_preset_effect(h.sr, &ask, &e, h.mem));
	ck_assert_int_eq(e.rules, 3); /* A, B, C buy sooner; H is the same */
	ck_assert_int_eq(e.earlier, 0);
	must(&h, sr_preset_save(h.sr, &ask, &e, h.mem));
	ck_assert_int_eq(rule_on(SR_GRADE_A, "2026-11-30").buy_days, 30);
	ck_assert_int_eq(rule_on(SR_GRADE_A, "2026-12-01").buy_days, 15);
	ck_assert_int_eq(rule_on(SR_GRADE_B, "2026-12-01").buy_days, 30);
	ck_assert_int_eq(rule_on(SR_GRADE_C, "2026-12-01").buy_days, 90);
	ck_assert_int_eq(rule_on(SR_GRADE_H, "2026-12-01").valid_from, 0);
	/* A preset again on its day is that row. */
	ask.name = "ftms";
	must(&h, sr_preset_save(h.sr, &ask, &e, h.mem));
	ck_assert_int_eq(rule_on(SR_GRADE_A, "2026-12-01").buy_days, 30);
	ask.name = "habc";
	must(&h, sr_preset_save(h.sr, &ask, &e, h.mem));
	ck_assert_int_eq(rule_on(SR_GRADE_A, "2026-12-01").buy_days, 15);
	/* There is nothing left to change. */
	must(&h, sr_preset_effect(h.sr, &ask, &e, h.mem));
	ck_assert_int_eq(e.rules, 0);
	ask.valid_from = the_day("2026-11-20");
	ask.name = "ftms";
	must_fail(&h, sr_preset_save(h.sr, &ask, &e, h.mem), SR_E_INVALID,
	    "valid_from");
	ask.valid_from = 0;
	ask.name = "abc";
	must_fail(
	    &h, sr_preset_save(h.sr, &ask, &e, h.mem), SR_E_INVALID, "name");
}
END_TEST

/* One step of H A B C at once by the presets. */
START_TEST(a_big_step_needs_a_reason)
{
	static const struct {
		int32_t from, to;
		bool asks;
	} steps[] = { { SR_GRADE_B, SR_GRADE_A, false },
		{ SR_GRADE_B, SR_GRADE_C, false },
		{ SR_GRADE_B, SR_GRADE_H, true },
		{ SR_GRADE_H, SR_GRADE_B, true },
		{ SR_GRADE_C, SR_GRADE_H, true },
		{ SR_GRADE_N, SR_GRADE_H, false },
		{ SR_GRADE_N, SR_GRADE_C, false } };
	struct sr_find of;
	struct sr_rows moves;
	char phone[16];

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct sr_contact_log log;
		struct sr_card in, out;

		snprintf(phone, sizeof(phone), "1371771%04d", (int)i);
		house_as(&h, LI);
		in = house_card(&h, "张红喆", phone, steps[i].from);
		in = house_card_open(&h, &in);
		sr_record_clear(&sr_rec_contact_log, &log);
		log.card = in.id;
		log.kind = SR_BY_PHONE;
		log.reached = SR_REACHED;
		log.grade = steps[i].to;
		if (steps[i].asks) {
			must_fail(&h, sr_contact_log(h.sr, &log, &out, h.mem),
			    SR_E_REASON, "grade_why");
			log.grade_why = "带钱来了";
		}
		must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
		ck_assert_int_eq(out.grade, steps[i].to);
		sr_record_clear(&sr_rec_find, &of);
		of.parent = in.id;
		of.desc = true;
		must(&h, sr_move_find(h.sr, &of, &moves, h.mem));
		ck_assert_str_eq(
		    SR_ROW(const struct sr_move, &moves, 0)->reason,
		    steps[i].asks ? "带钱来了" : "");
	}
}
END_TEST

/* The rule of the grade that is left says how far. */
START_TEST(the_rule_says_how_far)
{
	struct sr_grade_rule b = rule_on(SR_GRADE_B, "2026-11-21");
	struct sr_contact_log log;
	struct sr_card out;

	b.jump = 2;
	b.fall = 0;
	saved(&b);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = opened("张红喆", "13717716163", SR_GRADE_B, "2026-11-28");
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.grade = SR_GRADE_C;
	house_as(&h, LI);
	must_fail(&h, sr_contact_log(h.sr, &log, &out, h.mem), SR_E_REASON,
	    "grade_why");
	log.grade = SR_GRADE_H;
	must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
}
END_TEST

/* ---- a second person agrees ---- */

/* From today on 李 only applies for H. */
static sr_id
approved_h(void)
{
	struct sr_grade_rule rule = rule_on(SR_GRADE_H, "2026-11-21");

	rule.approve = true;
	saved(&rule);
	return opened("张红喆", "13717716163", SR_GRADE_A, "2026-11-28");
}

static int
judge(const char *code, sr_id card, int32_t grade, const char *why,
    struct sr_card *out)
{
	struct sr_contact_log log;

	house_as(&h, code);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.grade = grade;
	log.grade_why = why;
	log.next_day = the_day("2026-11-28");
	return sr_contact_log(h.sr, &log, out, h.mem);
}

static struct sr_request_line
pending(void)
{
	struct sr_find find;
	struct sr_rows rows;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_find, &find);
	find.state = SR_PENDING;
	must(&h, sr_request_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	return *SR_ROW(struct sr_request_line, &rows, 0);
}

static int
decided(const char *code, sr_id request, bool agree)
{
	struct sr_decide in = { .id = request,
		.agree = agree,
		.advice = agree ? "" : "再看一次车" };
	struct sr_request out;

	house_as(&h, code);
	return sr_request_decide(h.sr, &in, &out, h.mem);
}

START_TEST(a_grade_that_needs_a_second_person_waits)
{
	sr_id card = approved_h();
	struct sr_request_line asked;
	struct sr_card out;

	must_fail(&h, judge(LI, card, SR_GRADE_H, "", &out), SR_E_REASON,
	    "grade_why");
	must(&h, judge(LI, card, SR_GRADE_H, "带了定金", &out));
	/* Logged, by A's rule; the grade waits. */
	ck_assert_int_eq(out.grade, SR_GRADE_A);
	ck_assert_int_eq(out.next_day, the_day("2026-11-28"));
	asked = pending();
	ck_assert_int_eq(asked.kind, SR_REQ_GRADE);
	ck_assert_str_eq(asked.note, "A>H: 带了定金");
	/* Nobody decides his own; nor does another salesperson. */
	must_fail(&h, decided(LI, asked.id, true), SR_E_DENIED, "");
	must_fail(&h, decided(WANG, asked.id, true), SR_E_DENIED, "");
	must(&h, decided(SUPER, asked.id, true));
	out = house_card_now(&h, card);
	ck_assert_int_eq(out.grade, SR_GRADE_H);
	/* H: three days after the contact at the latest. */
	ck_assert_int_eq(out.next_day, the_day("2026-11-24"));
}
END_TEST

START_TEST(a_lead_s_own_application_is_another_s_to_decide)
{
	sr_id card = approved_h();
	struct sr_request in, out;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_request, &in);
	in.card = card;
	in.kind = SR_REQ_GRADE;
	in.grade = SR_GRADE_A; /* it is that */
	in.note = "带了定金";
	must_fail(
	    &h, sr_request_save(h.sr, &in, &out, h.mem), SR_E_INVALID, "grade");
	in.grade = SR_GRADE_H;
	must(&h, sr_request_save(h.sr, &in, &out, h.mem));
	must_fail(&h, decided(MANAGER, out.id, true), SR_E_DENIED, "staff");
	must(&h, decided(SUPER, out.id, true));
}
END_TEST

START_TEST(refused_the_grade_stays)
{
	sr_id card = approved_h();
	struct sr_card out;

	must(&h, judge(LI, card, SR_GRADE_H, "带了定金", &out));
	/* Thought anew: the same application says so. */
	must(&h, judge(LI, card, SR_GRADE_H, "带了身份证", &out));
	ck_assert_str_eq(pending().note, "A>H: 带了身份证");
	must(&h, decided(MANAGER, pending().id, false));
	out = house_card_now(&h, card);
	ck_assert_int_eq(out.grade, SR_GRADE_A);
	/* A lead judges by himself; what needs nobody goes at once. */
	must(&h, judge(LI, card, SR_GRADE_B, "", &out));
	ck_assert_int_eq(out.grade, SR_GRADE_B);
	must(&h, judge(SUPER, card, SR_GRADE_A, "", &out));
	ck_assert_int_eq(out.grade, SR_GRADE_A);
}
END_TEST

/* Nobody is the second person for his own card. */
START_TEST(a_lead_judges_others_cards_alone)
{
	sr_id card = approved_h();
	struct sr_card own, out;

	/* Refused for its date alone: H it would be at once. */
	must_fail(&h, judge(SUPER, card, SR_GRADE_H, "", &out), SR_E_INVALID,
	    "next_day");
	house_as(&h, SUPER);
	own = house_card(&h, "李悦", "13900001111", SR_GRADE_A);
	card = house_card_open(&h, &own).id;
	must(&h, judge(SUPER, card, SR_GRADE_H, "带了定金", &out));
	ck_assert_int_eq(out.grade, SR_GRADE_A);
	must_fail(&h, decided(SUPER, pending().id, true), SR_E_DENIED, "");
	must(&h, decided(MANAGER, pending().id, true));
}
END_TEST

/* Opened by LI in H, and what is asked for with it. */
START_TEST(a_card_is_not_opened_in_a_grade_that_waits)
{
	struct sr_grade_rule b;
	struct sr_request_line asked;
	struct sr_card in, card;
	struct sr_plan_ask plan;
	struct sr_plan said;

	approved_h();
	house_as(&h, LI);
	in = house_card(&h, "单雄信", "13717716164", SR_GRADE_H);
	in.note = "今天要定";
	/* The day is proposed by A's rule: four days. */
	sr_record_clear(&sr_rec_plan_ask, &plan);
	plan.grade = SR_GRADE_H;
	must(&h, sr_contact_plan(h.sr, &plan, &said, h.mem));
	ck_assert_int_eq(said.day, the_day("2026-11-25"));
	in.next_day = 0;
	card = house_card_open(&h, &in);
	ck_assert_int_eq(card.grade, SR_GRADE_A);
	ck_assert_int_eq(card.next_day, the_day("2026-11-25"));
	asked = pending();
	ck_assert_int_eq(asked.card, card.id);
	ck_assert_str_eq(asked.note, "A>H: 今天要定");
	must(&h, decided(SUPER, asked.id, true));
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.grade, SR_GRADE_H);
	ck_assert_int_eq(card.next_day, the_day("2026-11-24"));
	/* A lead opens as he judges. */
	house_as(&h, SUPER);
	in = house_card(&h, "林国丹", "13717716165", SR_GRADE_H);
	in.owner = house_staff(&h, LI);
	ck_assert_int_eq(house_card_open(&h, &in).grade, SR_GRADE_H);
	/* Where every cooler grade waits too, it stands unjudged. */
	house_as(&h, ADMIN);
	for (int32_t g = SR_GRADE_A; g <= SR_GRADE_C; g++) {
		b = rule_on(g, "2026-11-21");
		b.approve = true;
		saved(&b);
	}
	house_as(&h, LI);
	in = house_card(&h, "查思宇", "13717716166", SR_GRADE_B);
	ck_assert_int_eq(house_card_open(&h, &in).grade, SR_GRADE_N);
	ck_assert_str_eq(pending().note, "N>B");
}
END_TEST

/* Nor is it a way around to open it unjudged. */
START_TEST(a_first_judgement_waits_too)
{
	struct sr_card in, card;

	approved_h();
	house_as(&h, LI);
	in = house_card(&h, "单雄信", "13717716164", SR_GRADE_N);
	card = house_card_open(&h, &in);
	must_fail(&h, judge(LI, card.id, SR_GRADE_H, "", &card), SR_E_REASON,
	    "grade_why");
	must(&h, judge(LI, card.id, SR_GRADE_H, "带了定金", &card));
	ck_assert_int_eq(card.grade, SR_GRADE_A);
	ck_assert_str_eq(pending().note, "A>H: 带了定金");
}
END_TEST

Suite *
suite_grade(void)
{
	const TTest *const tests[] = { a_change_is_a_row_from_a_day_on,
		wrong_rules_are_refused, the_effect_is_known_before_and_happens,
		a_later_rule_moves_cards_on_its_day,
		a_moved_date_keeps_off_closed_days,
		more_cards_than_a_piece_holds, a_preset_is_changed_as_a_whole,
		a_big_step_needs_a_reason, the_rule_says_how_far,
		a_grade_that_needs_a_second_person_waits,
		a_lead_s_own_application_is_another_s_to_decide,
		refused_the_grade_stays, a_lead_judges_others_cards_alone,
		a_card_is_not_opened_in_a_grade_that_waits,
		a_first_judgement_waits_too, NULL };

	return house_suite("grade", tests, &h);
}
