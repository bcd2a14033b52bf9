/* The log of a card: grades, next contacts, the cap, closed and signed days. */
#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static struct sr_card
opened(int32_t grade)
{
	struct sr_card in = house_card(&h, "张红喆", "13717716163", grade);

	return house_card_open(&h, &in);
}

/* A reached call of now; tests change one thing each. */
static struct sr_contact_log
call_of(const struct sr_card *card)
{
	return (struct sr_contact_log){ .card = card->id,
		.kind = SR_BY_PHONE,
		.reached = SR_REACHED,
		.text = "价格" };
}

static struct sr_card
logged(struct sr_contact_log log)
{
	struct sr_card card;

	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	return card;
}

static void
refused(struct sr_contact_log log, int code, const char *field)
{
	struct sr_card card;

	must_fail(&h, sr_contact_log(h.sr, &log, &card, h.mem), code, field);
}

static struct sr_rows
log_of(sr_id card)
{
	struct sr_find find = { .parent = card, .search = "", .key = "" };
	struct sr_rows rows;

	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	return rows;
}

/* The one planned contact: there is exactly one on an open card. */
static struct sr_contact
planned(sr_id card)
{
	struct sr_rows rows = log_of(card);
	struct sr_contact next = { 0 };
	int n = 0;

	for (size_t i = 0; i < rows.n; i++) {
		struct sr_contact *k = SR_ROW(struct sr_contact, &rows, i);
		if (k->state != SR_PLANNED)
			continue;
		next = *k;
		n++;
	}
	ck_assert_int_eq(n, 1);
	return next;
}

static struct sr_plan
plan_of(struct sr_plan_ask ask)
{
	struct sr_plan plan;

	must(&h, sr_contact_plan(h.sr, &ask, &plan, h.mem));
	return plan;
}

static struct sr_holiday
closed_day(const char *day)
{
	struct sr_holiday row;

	sr_record_clear(&sr_rec_holiday, &row);
	row.day = the_day(day);
	row.name_zh = "盘点";
	row.closed = true;
	house_as(&h, ADMIN);
	must(&h, sr_holiday_save(h.sr, &row, &row, h.mem));
	house_as(&h, LI);
	return row;
}

/* ---- logging ---- */

START_TEST(a_log_does_one_and_plans_one)
{
	struct sr_card card = opened(SR_GRADE_A), out;
	struct sr_contact_log log = call_of(&card);
	struct sr_contact first = planned(card.id), next;
	const struct sr_contact *done;
	struct sr_rows rows;

	house_now(&h, "2026-11-24 17:05");
	log.next_minute = 10 * 60 + 1;
	log.theme = house_row(&h, "theme", "试驾邀约");
	out = logged(log);
	next = planned(card.id);
	ck_assert_int_eq(next.plan_day, the_day("2026-11-28")); /* A: 4 */
	ck_assert_int_eq(next.plan_minute, 10 * 60 + 1);
	ck_assert_int_eq(next.kind, SR_BY_PHONE);
	ck_assert_int_eq(out.next_day, next.plan_day);
	ck_assert_int_eq(out.last_day, the_day("2026-11-24"));
	ck_assert_int_eq(out.log_day, the_day("2026-11-24"));
	ck_assert_int_eq(out.grade, SR_GRADE_A);
	rows = log_of(card.id);
	ck_assert_uint_eq(rows.n, 2);
	done = SR_ROW(struct sr_contact, &rows, 0);
	ck_assert_int_eq(done->id, first.id); /* the planned one was done */
	ck_assert_int_eq(done->state, SR_DONE);
	ck_assert_int_eq(done->plan_day, the_day("2026-11-25"));
	ck_assert_int_eq(done->day, the_day("2026-11-24"));
	ck_assert_int_eq(done->minute, 17 * 60 + 5 + 1);
	ck_assert_int_eq(done->theme, log.theme);
	ck_assert_int_eq(done->before, SR_GRADE_A);
	ck_assert_int_eq(done->after, SR_GRADE_A);
	ck_assert_str_eq(done->text, "价格");
}
END_TEST

START_TEST(a_new_grade_is_a_move)
{
	struct sr_card card = opened(SR_GRADE_A), out;
	struct sr_find of = {
		.parent = card.id, .search = "", .key = "", .desc = true
	};
	struct sr_contact_log log = call_of(&card);
	struct sr_rows moves;
	const struct sr_move *m;

	log.grade = SR_GRADE_H;
	out = logged(log);
	ck_assert_int_eq(out.grade, SR_GRADE_H);
	ck_assert_int_eq(out.next_day, the_day("2026-11-23")); /* H: 2 */
	must(&h, sr_move_find(h.sr, &of, &moves, h.mem));
	ck_assert_uint_eq(moves.n, 2);
	m = SR_ROW(struct sr_move, &moves, 0);
	ck_assert_int_eq(m->before, SR_GRADE_A);
	ck_assert_int_eq(m->after, SR_GRADE_H);
	ck_assert_int_ne(m->contact, 0);
	/* The same grade again is none. */
	logged(log);
	must(&h, sr_move_find(h.sr, &of, &moves, h.mem));
	ck_assert_uint_eq(moves.n, 2);
}
END_TEST

START_TEST(not_judged_ends_with_the_first_contact)
{
	struct sr_card card = opened(SR_GRADE_N);
	struct sr_contact_log log = call_of(&card);

	refused(log, SR_E_INVALID, "grade");
	log.grade = SR_GRADE_N;
	refused(log, SR_E_INVALID, "grade");
	log.reached = SR_UNREACHED;
	log.grade = 0;
	ck_assert_int_eq(logged(log).grade, SR_GRADE_N);
	log.reached = SR_REACHED;
	log.grade = SR_GRADE_C;
	ck_assert_int_eq(logged(log).grade, SR_GRADE_C);
	log.grade = SR_GRADE_N; /* and never comes back */
	refused(log, SR_E_INVALID, "grade");
}
END_TEST

START_TEST(some_grades_come_by_operations_alone)
{
	static const int32_t no[] = { SR_GRADE_O, SR_GRADE_D, SR_GRADE_F1,
		SR_GRADE_F2, SR_GRADE_L, SR_GRADE_T, SR_GRADE_X, SR_GRADE_U };
	struct sr_card card = opened(SR_GRADE_A);
	struct sr_contact_log log = call_of(&card);

	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		log.grade = no[i];
		refused(log, SR_E_INVALID, "grade");
	}
	ck_assert_uint_eq(log_of(card.id).n, 1);
}
END_TEST

START_TEST(an_attempt_proposes_tomorrow)
{
	struct sr_card card = opened(SR_GRADE_C), out;
	struct sr_contact_log log = call_of(&card);

	log.reached = SR_UNREACHED;
	log.unreached = house_row(&h, "unreached", "关机");
	log.text = "";
	out = logged(log);
	ck_assert_int_eq(out.next_day, the_day("2026-11-22"));
	ck_assert_int_eq(out.log_day, the_day("2026-11-21"));
	ck_assert_int_eq(out.last_day, 0); /* no contact */
}
END_TEST

START_TEST(an_empty_text_is_taken)
{
	struct sr_card card = opened(SR_GRADE_A);
	struct sr_contact_log log = call_of(&card);

	log.text = "";
	ck_assert_int_eq(logged(log).last_day, the_day("2026-11-21"));
	log.kind = 0;
	refused(log, SR_E_INVALID, "kind");
	log.kind = SR_BY_WECHAT;
	log.reached = 0;
	refused(log, SR_E_INVALID, "reached");
}
END_TEST

START_TEST(the_next_date_keeps_the_cap)
{
	struct sr_card card = opened(SR_GRADE_A);
	struct sr_contact_log log = call_of(&card);

	house_now(&h, "2026-11-24 09:00");
	log.next_day = the_day("2026-12-02"); /* A: 7 days from 11-24 */
	refused(log, SR_E_INVALID, "next_day");
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, "A");
	ck_assert_int_eq(sr_error(h.sr)->arg[1].num, the_day("2026-12-01"));
	log.next_day = the_day("2026-11-23");
	refused(log, SR_E_INVALID, "next_day");
	log.next_day = the_day("2026-12-01");
	ck_assert_int_eq(logged(log).next_day, the_day("2026-12-01"));
	/* The new grade's cap counts: C has 30 days. */
	log.grade = SR_GRADE_C;
	log.grade_why = "明年再买";
	log.next_day = the_day("2026-12-24");
	ck_assert_int_eq(logged(log).next_day, the_day("2026-12-24"));
	log.next_day = the_day("2026-12-25");
	refused(log, SR_E_INVALID, "next_day");
}
END_TEST

START_TEST(a_late_entry_has_its_own_day)
{
	struct sr_card card = opened(SR_GRADE_A), out;
	struct sr_contact_log log = call_of(&card);

	log.day = the_day("2026-11-20"); /* before the opening */
	refused(log, SR_E_INVALID, "day");
	log.day = the_day("2026-11-22");
	refused(log, SR_E_INVALID, "day");
	log.day = 0;
	log.minute = 14 * 60 + 7 + 1; /* in a minute */
	refused(log, SR_E_INVALID, "minute");
	house_now(&h, "2026-11-24 09:00");
	log.day = the_day("2026-11-22");
	log.next_day = the_day("2026-11-30"); /* 7 days from 11-22: 11-29 */
	refused(log, SR_E_INVALID, "next_day");
	log.next_day = 0;
	out = logged(log);
	ck_assert_int_eq(out.last_day, the_day("2026-11-22"));
	ck_assert_int_eq(out.next_day, the_day("2026-11-28"));
	/* Earlier still: it cannot judge what a later one has judged. */
	log.day = the_day("2026-11-21");
	log.minute = 0;
	log.grade = SR_GRADE_H;
	refused(log, SR_E_INVALID, "grade");
	log.grade = 0;
	out = logged(log);
	ck_assert_int_eq(out.last_day, the_day("2026-11-22"));
}
END_TEST

START_TEST(only_owner_and_leads_log)
{
	struct sr_card card = opened(SR_GRADE_A);
	struct sr_contact_log log = call_of(&card);
	struct sr_find of = { .parent = card.id, .search = "", .key = "" };
	struct sr_rows rows;

	house_as(&h, WANG);
	refused(log, SR_E_DENIED, "owner");
	must_fail(
	    &h, sr_contact_find(h.sr, &of, &rows, h.mem), SR_E_DENIED, "owner");
	must_fail(
	    &h, sr_move_find(h.sr, &of, &rows, h.mem), SR_E_DENIED, "owner");
	house_as(&h, CR);
	refused(log, SR_E_DENIED, "");
	must(&h, sr_contact_find(h.sr, &of, &rows, h.mem));
	house_as(&h, SUPER);
	logged(log);
}
END_TEST

START_TEST(a_signed_day_wants_a_reason)
{
	struct sr_card card = opened(SR_GRADE_A);
	struct sr_contact_log log = call_of(&card);
	struct sr_sign sign = { .day = the_day("2026-11-21"), .reason = "" };
	struct sr_find of = {
		.from = sign.day, .to = sign.day, .search = "", .key = ""
	};
	struct sr_dayrec rec;
	struct sr_rows rows;
	struct sr_card out;

	house_as(&h, MANAGER);
	must(&h, sr_day_sign(h.sr, &sign, &rec, h.mem));
	house_as(&h, LI);
	refused(log, SR_E_SIGNED, "");
	ck_assert_uint_eq(log_of(card.id).n, 1);
	sr_reason(h.sr, "漏记");
	must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
	must(&h, sr_correction_find(h.sr, &of, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(
	    SR_ROW(struct sr_correction, &rows, 0)->text, "A-26-0001 张红喆");
}
END_TEST

START_TEST(what_was_done_on_a_day)
{
	struct sr_card card = opened(SR_GRADE_A);
	struct sr_find find = { .search = "", .key = "" };
	struct sr_rows rows;

	logged(call_of(&card));
	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_contact, &rows, 0)->name, "张红喆");
	house_as(&h, WANG); /* his own alone */
	find.staff = house_staff(&h, LI);
	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, MANAGER);
	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.from = find.to = the_day("2026-11-20");
	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

/* ---- planning and moving ---- */

START_TEST(plans_by_grade)
{
	static const struct {
		int32_t grade;
		const char *day, *cap;
	} rule[] = { { SR_GRADE_H, "2026-11-23", "2026-11-24" },
		{ SR_GRADE_A, "2026-11-25", "2026-11-28" },
		{ SR_GRADE_B, "2026-11-28", "2026-12-06" },
		{ SR_GRADE_C, "2026-12-06", "2026-12-21" },
		{ SR_GRADE_N, "2026-11-22", "2026-11-23" } };

	for (size_t i = 0; i < sizeof(rule) / sizeof(rule[0]); i++) {
		struct sr_plan p =
		    plan_of((struct sr_plan_ask){ .grade = rule[i].grade });
		ck_assert_int_eq(p.day, the_day(rule[i].day));
		ck_assert_int_eq(p.cap_day, the_day(rule[i].cap));
		ck_assert(!p.moved);
	}
	ck_assert_int_eq(plan_of((struct sr_plan_ask){ .grade = SR_GRADE_C,
				     .reached = SR_UNREACHED,
				     .logging = true })
			     .day,
	    the_day("2026-11-22"));
}
END_TEST

START_TEST(a_move_does_not_restart_the_cap)
{
	struct sr_card card = opened(SR_GRADE_A), out;
	struct sr_mark to = { .id = card.id, .reason = "" };
	struct sr_plan_ask ask = { .card = card.id };
	struct sr_plan plan;

	house_now(&h, "2026-11-24 09:00");
	/* Opened on 11-21: 11-28 for a move, 12-01 once it is logged. */
	ck_assert_int_eq(plan_of(ask).cap_day, the_day("2026-11-28"));
	ask.logging = true;
	ck_assert_int_eq(plan_of(ask).cap_day, the_day("2026-12-01"));
	ask.logging = false;
	ask.want = the_day("2026-11-29");
	must_fail(&h, sr_contact_plan(h.sr, &ask, &plan, h.mem), SR_E_INVALID,
	    "want");
	to.day = the_day("2026-11-28");
	must(&h, sr_contact_move(h.sr, &to, &out, h.mem));
	ck_assert_int_eq(out.next_day, to.day);
	ck_assert_int_eq(planned(card.id).plan_day, to.day);
	to.day = the_day("2026-11-29");
	must_fail(
	    &h, sr_contact_move(h.sr, &to, &out, h.mem), SR_E_INVALID, "day");
	to.day = 0;
	must_fail(
	    &h, sr_contact_move(h.sr, &to, &out, h.mem), SR_E_INVALID, "day");
	to.day = the_day("2026-11-23");
	must_fail(
	    &h, sr_contact_move(h.sr, &to, &out, h.mem), SR_E_INVALID, "day");
	/* Overdue beyond the cap: it is to be logged, not to be moved. */
	house_now(&h, "2026-11-29 09:00");
	to.day = the_day("2026-11-29");
	must_fail(
	    &h, sr_contact_move(h.sr, &to, &out, h.mem), SR_E_INVALID, "day");
	ck_assert_int_eq(sr_error(h.sr)->arg[0].num, the_day("2026-11-28"));
	logged(call_of(&card));
	house_as(&h, WANG);
	must_fail(
	    &h, sr_contact_move(h.sr, &to, &out, h.mem), SR_E_DENIED, "owner");
}
END_TEST

START_TEST(a_closed_day_moves_to_the_open_one_before)
{
	struct sr_card card;
	struct sr_contact_log log;
	struct sr_plan plan;

	closed_day("2026-11-25");
	plan = plan_of((struct sr_plan_ask){ .grade = SR_GRADE_A });
	ck_assert(plan.moved);
	ck_assert_str_eq(plan.holiday, "盘点");
	ck_assert_int_eq(plan.day, the_day("2026-11-24"));
	card = opened(SR_GRADE_A); /* a save does the same */
	ck_assert_int_eq(card.next_day, the_day("2026-11-24"));
	log = call_of(&card);
	log.next_day = the_day("2026-11-25");
	ck_assert_int_eq(logged(log).next_day, the_day("2026-11-24"));
}
END_TEST

/* A day that is closed later takes nothing with it: A is called after 4. */
START_TEST(what_was_planned_moves_off_a_day_that_closes)
{
	sr_id card = opened(SR_GRADE_A).id;
	struct sr_holiday row = closed_day("2026-11-26");

	ck_assert_int_eq(row.moved, 0);
	row = closed_day("2026-11-25");
	ck_assert_int_eq(row.moved, 1);
	ck_assert_int_eq(row.moved_to, the_day("2026-11-24"));
	ck_assert_int_eq(planned(card).plan_day, the_day("2026-11-24"));
	closed_day("2026-11-23");
	row = closed_day("2026-11-22");
	ck_assert_int_eq(row.moved, 0);
	/* Only today is left before it: the next open day. */
	row = closed_day("2026-11-24");
	ck_assert_int_eq(row.moved_to, the_day("2026-11-27"));
	ck_assert_int_eq(planned(card).plan_day, the_day("2026-11-27"));
	/* What is due today stays. */
	house_now(&h, "2026-11-27 09:00");
	ck_assert_int_eq(closed_day("2026-11-27").moved, 0);
	ck_assert_int_eq(planned(card).plan_day, the_day("2026-11-27"));
}
END_TEST

START_TEST(closed_until_beyond_the_cap)
{
	struct sr_plan plan;

	/* N: tomorrow, at the latest on 11-23; both are closed. */
	closed_day("2026-11-22");
	closed_day("2026-11-23");
	plan = plan_of((struct sr_plan_ask){ .grade = SR_GRADE_N });
	ck_assert(plan.moved);
	ck_assert_int_eq(plan.day, the_day("2026-11-24"));
	ck_assert_int_eq(plan.cap_day, the_day("2026-11-24"));
}
END_TEST

/* His colleagues' own lists stay as they are; a lead's log touches another's.
 */
START_TEST(a_log_is_its_owners)
{
	struct sr_card card = opened(SR_GRADE_H);

	ck_assert_int_eq(house_whose(), 0);
	logged(call_of(&card));
	ck_assert_int_eq(house_whose(), house_staff(&h, LI));
	house_as(&h, SUPER);
	logged(call_of(&card));
	ck_assert_int_eq(house_whose(), 0);
}
END_TEST

/*
 * On the 23rd 王建国's guest did not come on the 22nd: whoever calls first, and
 * whether it goes well or takes long, his own lists hear of it.
 */
START_TEST(what_the_day_did_is_anybodys)
{
	const uint64_t noshow = UINT64_C(1) << SR_NOUN_APPOINTMENT;
	struct sr_appointment a;
	struct sr_contact_log log;
	struct sr_card card, his;
	struct sr_find find;
	struct sr_rows rows;

	for (int i = 0; i < 3; i++) {
		house_now(
		    &h, arena_printf(h.mem, "2026-11-%d 09:00", 21 + 2 * i));
		house_as(&h, WANG);
		his = house_card(&h, "林国丹",
		    arena_printf(h.mem, "1390000000%d", i), SR_GRADE_B);
		his = house_card_open(&h, &his);
		sr_record_clear(&sr_rec_appointment, &a);
		a.card = his.id;
		a.day = the_day("2026-11-22") + 2 * i;
		a.minute = 601;
		must(&h, sr_appointment_save(h.sr, &a, &a, h.mem));
		house_as(&h, LI);
		card = house_card(&h, "张红喆",
		    arena_printf(h.mem, "1380000000%d", i), SR_GRADE_B);
		card = house_card_open(&h, &card);
		log = call_of(&card);
		sr_record_clear(&sr_rec_find, &find);
		if (i == 1)
			house_as(&h, SUPER);
		house_now(
		    &h, arena_printf(h.mem, "2026-11-%d 09:00", 23 + 2 * i));
		if (i == 0)
			logged(log);
		else if (i == 1)
			must(&h, sr_evidence_find(h.sr, &find, &rows, h.mem));
		else {
			log.day = the_day("2026-11-28"); /* not yet */
			refused(log, SR_E_INVALID, "day");
		}
		ck_assert_msg((house_changed() & noshow) != 0, "call %d", i);
		ck_assert_int_eq(house_whose(), 0);
	}
}
END_TEST

Suite *
suite_contact(void)
{
	const TTest *const tests[] = { what_the_day_did_is_anybodys,
		a_log_does_one_and_plans_one, a_new_grade_is_a_move,
		not_judged_ends_with_the_first_contact,
		some_grades_come_by_operations_alone,
		an_attempt_proposes_tomorrow, an_empty_text_is_taken,
		the_next_date_keeps_the_cap, a_late_entry_has_its_own_day,
		only_owner_and_leads_log, a_signed_day_wants_a_reason,
		what_was_done_on_a_day, plans_by_grade,
		a_move_does_not_restart_the_cap,
		a_closed_day_moves_to_the_open_one_before,
		what_was_planned_moves_off_a_day_that_closes,
		closed_until_beyond_the_cap, a_log_is_its_owners, NULL };

	return house_suite("contact", tests, &h);
}
