/*
 * Out of control: what closes by itself, when its owner is told before, and
 * how the day does it in pieces.
 */
#include "house.h"

/* check has a macro of this name too. */
#undef fail
#include "domain/ctx.h"
#include "render/message.h"

static struct house h = { .opens = "2026-11-02 09:06", .as = LI };

static void
goes_between(sr_id card, const char *last, const char *first)
{
	house_now(&h, last);
	ck_assert_int_eq(house_card_now(&h, card).closed, 0);
	house_now(&h, first);
	struct sr_card now = house_card_now(&h, card);
	ck_assert_int_eq(now.grade, SR_GRADE_L);
	ck_assert_int_ne(now.closed, 0);
	ck_assert_int_eq(now.next_day, 0);
}

/* ---- out of control ---- */

/* A: every 4 days; 3 of them missed are 12 days, on the 13th it goes. */
START_TEST(goes_after_three_intervals)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_move m;

	goes_between(card, "2026-11-16 09:00", "2026-11-17 09:00");
	ck_assert_int_eq(
	    house_card_now(&h, card).closed, the_day("2026-11-17"));
	m = house_last_move(&h, card);
	ck_assert_int_eq(m.before, SR_GRADE_A);
	ck_assert_int_eq(m.day, the_day("2026-11-17"));
	ck_assert_int_eq(m.staff, 0); /* nobody's doing */
	ck_assert_str_eq(message_kept(h.mem, m.reason, true),
	    "Due on 2026-11-04, missed by more than 3 × 4 days");
}
END_TEST

/* Every grade by its own interval: H 2, B 7 days. */
START_TEST(grades_have_their_own_time)
{
	sr_id hot = house_due(&h, "13717716163", SR_GRADE_H, "2026-11-03");
	sr_id b = house_due(&h, "13717716164", SR_GRADE_B, "2026-11-04");

	goes_between(hot, "2026-11-09 09:00", "2026-11-10 09:00");
	goes_between(b, "2026-11-25 09:00", "2026-11-26 09:00");
}
END_TEST

START_TEST(the_row_says_how_many)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");

	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "1");
	house_as(&h, LI);
	goes_between(card, "2026-11-08 09:00", "2026-11-09 09:00");
}
END_TEST

START_TEST(no_intervals_is_never)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");

	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "0");
	house_as(&h, LI);
	house_now(&h, "2027-11-04 09:00");
	ck_assert_int_eq(house_card_now(&h, card).closed, 0);
}
END_TEST

/* Put off from the 5th to the 9th: it counts from the 5th. */
START_TEST(putting_off_does_not_help)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-05");
	struct sr_mark to = { .id = card, .reason = "" };
	struct sr_card out;

	house_now(&h, "2026-11-06 09:00");
	to.day = the_day("2026-11-09");
	must(&h, sr_contact_move(h.sr, &to, &out, h.mem));
	goes_between(card, "2026-11-17 09:00", "2026-11-18 09:00");
	ck_assert_ptr_nonnull(
	    strstr(house_last_move(&h, card).reason, "2026-11-05"));
}
END_TEST

/* A: due on the 4th, it would close on the 17th; handed over on the 16th. */
START_TEST(who_gets_it_late_has_his_own_time)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_handover hand;
	struct sr_count n;

	house_now(&h, "2026-11-16 09:00");
	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card;
	hand.from_staff = house_staff(&h, LI);
	hand.to_staff = house_staff(&h, WANG);
	hand.reason = "长期未联系";
	must(&h, sr_card_handover(h.sr, &hand, &n, h.mem));
	goes_between(card, "2026-11-28 09:00", "2026-11-29 09:00");
	ck_assert_ptr_nonnull(
	    strstr(house_last_move(&h, card).reason, "2026-11-16"));
}
END_TEST

/* Put off, and due only after the 3 intervals: the first miss counts. */
START_TEST(put_off_far_goes_too)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_C, "2026-11-03");
	struct sr_mark to = { .id = card, .reason = "" };
	struct sr_card out;

	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "1");
	house_as(&h, LI);
	house_now(&h, "2026-11-04 09:00");
	to.day = the_day("2026-12-02"); /* C: 30 days from the 2nd */
	must(&h, sr_contact_move(h.sr, &to, &out, h.mem));
	/* 15 days from the 3rd, though the planned day is still to come. */
	goes_between(card, "2026-11-18 09:00", "2026-11-19 09:00");
}
END_TEST

START_TEST(a_contact_begins_anew)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_contact_log log = { .card = card,
		.kind = SR_BY_PHONE,
		.reached = SR_UNREACHED,
		.text = "无人接听" };
	struct sr_card out;

	house_now(&h, "2026-11-14 09:00");
	must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
	ck_assert_int_eq(out.next_day, the_day("2026-11-15"));
	goes_between(card, "2026-11-27 09:00", "2026-11-28 09:00");
}
END_TEST

/* N cards that are out of control on the 20th, and how many still are open. */
static void
many(int n)
{
	for (int i = 0; i < n; i++) {
		const char *phone = arena_printf(h.mem, "1371771%04d", i);
		house_due(&h, phone, SR_GRADE_H, "2026-11-03");
	}
	house_now(&h, "2026-11-20 09:00");
}

static size_t
left(void)
{
	struct sr_find find = { .search = "", .key = "", .limit = 500 };
	struct sr_rows rows;

	must(&h, sr_card_find(h.sr, &find, &rows, h.mem));
	return rows.n;
}

/* More than a piece: a hundred with the first call, the rest with the next. */
START_TEST(many_go_in_pieces)
{
	many(120);
	ck_assert_uint_eq(left(), 20);
	ck_assert_uint_eq(left(), 0);
}
END_TEST

/*
 * A piece of 15 ms, by a clock that goes on by 5 at each look: it begins at
 * 1000, and each card but its first has a look before it (1005, 1010).
 */
START_TEST(a_piece_ends_when_its_time_is_up)
{
	many(10);
	domain_limit(h.d, 0, 0, 15);
	domain_ticks(h.d, 1000, 5);
	ck_assert_uint_eq(left(), 7);
	ck_assert_uint_eq(left(), 4);
	ck_assert_uint_eq(left(), 1);
	ck_assert_uint_eq(left(), 0);
}
END_TEST

/* However little time there is, the work gets done. */
START_TEST(a_piece_does_one_at_least)
{
	many(3);
	domain_limit(h.d, 0, 0, 15);
	domain_ticks(h.d, 1000, 100);
	for (size_t n = 3; n-- > 0;)
		ck_assert_uint_eq(left(), n);
}
END_TEST

/* ---- told before ---- */

/*
 * A, due on the 4th, every 4 days: 2 intervals are missed on the 12th, it
 * goes on the 17th.
 */
START_TEST(told_one_interval_before)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_agenda line;

	house_now(&h, "2026-11-11 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 0);
	house_now(&h, "2026-11-12 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 1);
	ck_assert_int_eq(line.card, card);
	ck_assert_int_eq(line.day, the_day("2026-11-17"));
	ck_assert_int_eq(line.since, the_day("2026-11-04"));
	ck_assert_int_eq(line.staff, house_staff(&h, LI));
	house_as(&h, WANG);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 0);
	house_as(&h, SUPER);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 1);
	house_as(&h, DESK); /* none of the desk's business */
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 0);
	house_as(&h, LI);
	house_now(&h, "2026-11-16 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 1);
	house_now(&h, "2026-11-17 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 0);
}
END_TEST

/* Put off to a day to come, it slips all the same. */
START_TEST(told_though_put_off)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_mark to = { .id = card, .reason = "" };
	struct sr_agenda line;
	struct sr_card out;

	house_now(&h, "2026-11-05 09:00");
	to.day = the_day("2026-11-09");
	must(&h, sr_contact_move(h.sr, &to, &out, h.mem));
	house_now(&h, "2026-11-12 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 1);
	ck_assert_int_eq(line.since, the_day("2026-11-04"));
}
END_TEST

/* With one interval alone there is no earlier one: on the first late day. */
START_TEST(told_when_one_is_all)
{
	struct sr_agenda line;

	house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "1");
	house_as(&h, LI);
	house_now(&h, "2026-11-04 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 0);
	house_now(&h, "2026-11-05 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 1);
	ck_assert_int_eq(line.day, the_day("2026-11-09"));
	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "0");
	house_as(&h, LI);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_SLIPPING, &line), 0);
}
END_TEST

static void
agreed(struct sr_request r)
{
	struct sr_decide in = { .agree = true, .advice = "" };
	struct sr_request out;

	in.id = house_asked(&h, r).id;
	house_as(&h, SUPER);
	must(&h, sr_request_decide(h.sr, &in, &out, h.mem));
	house_as(&h, LI);
}

/* And when it has gone; that it would go into the pool matters no more. */
START_TEST(told_when_it_is_gone)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_C, "2026-11-30");
	struct sr_agenda line;

	house_now(&h, "2027-01-14 09:00"); /* 45 days late: the last one */
	ck_assert_int_eq(house_card_now(&h, card).closed, 0);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_ALERT, &line), 1);
	ck_assert_int_eq(line.alert, SR_ALERT_RECALL_SOON);
	house_now(&h, "2027-01-15 09:00");
	ck_assert_int_eq(house_card_now(&h, card).grade, SR_GRADE_L);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_ALERT, &line), 1);
	ck_assert_int_eq(line.alert, SR_ALERT_SLIPPED);
	ck_assert_int_eq(line.card, card);
	house_as(&h, WANG);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_ALERT, &line), 0);
}
END_TEST

/* The frozen date is here: one line, until something came of it. */
START_TEST(frozen_until_today)
{
	struct sr_request r = house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04"));
	struct sr_find find = { .search = "", .key = "" };
	struct sr_recontact again, out;
	struct sr_agenda line;
	struct sr_rows rows;

	r.kind = SR_REQ_FROZEN;
	r.until = the_day("2026-12-01");
	r.note = "等新款";
	agreed(r);
	house_now(&h, "2026-11-30 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_FROZEN, &line), 0);
	house_now(&h, "2026-12-01 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_FROZEN, &line), 1);
	ck_assert_int_eq(line.card, r.card);
	ck_assert_int_eq(line.day, r.until);
	ck_assert_str_eq(line.text, "等新款");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_RECONTACT, &line), 0);
	house_as(&h, WANG);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_FROZEN, &line), 0);
	house_as(&h, LI);
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	again = *SR_ROW(struct sr_recontact, &rows, 0);
	again.reached = SR_REACHED;
	again.text = "还要等";
	must(&h, sr_recontact_save(h.sr, &again, &out, h.mem));
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_FROZEN, &line), 0);
}
END_TEST

/* Lost on 2 November: asked again on 2 February, with why he was lost. */
START_TEST(asked_again_today)
{
	struct sr_request r = house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04"));
	struct sr_agenda line;

	agreed(r);
	house_now(&h, "2027-02-01 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_RECONTACT, &line), 0);
	house_now(&h, "2027-02-02 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_RECONTACT, &line), 1);
	ck_assert_int_eq(line.card, r.card);
	ck_assert_int_eq(line.day, the_day("2027-02-02"));
	ck_assert_str_eq(line.text, r.note);
	house_now(&h, "2027-02-20 09:00"); /* not done: still there */
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_RECONTACT, &line), 1);
}
END_TEST

/* Late by ten days; the lead's new date counts from itself. */
START_TEST(refusing_gives_new_time)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_request r;

	house_now(&h, "2026-11-14 09:00");
	r = house_asked(&h, house_lost(&h, card));
	house_as(&h, SUPER);
	must(&h, sr_request_decide(h.sr,
		     &(struct sr_decide){ .id = r.id,
			 .advice = "再联系",
			 .next_day = the_day("2026-11-16") },
		     &r, h.mem));
	goes_between(card, "2026-11-28 09:00", "2026-11-29 09:00");
}
END_TEST

Suite *
suite_control(void)
{
	const TTest *const tests[] = { goes_after_three_intervals,
		grades_have_their_own_time, no_intervals_is_never,
		the_row_says_how_many, putting_off_does_not_help,
		who_gets_it_late_has_his_own_time, put_off_far_goes_too,
		a_contact_begins_anew, many_go_in_pieces,
		a_piece_ends_when_its_time_is_up, a_piece_does_one_at_least,
		told_one_interval_before, told_though_put_off,
		told_when_one_is_all, told_when_it_is_gone, frozen_until_today,
		asked_again_today, refusing_gives_new_time, NULL };

	return house_suite("control", tests, &h);
}
