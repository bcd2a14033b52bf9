/* Losses: what is asked, what follows, and the month's close. */
#include "house.h"

/* check has a macro of this name too. */
#undef fail
#include "domain/ctx.h"
#include "render/message.h"

static struct house h = { .opens = "2026-11-02 09:06", .as = LI };

static void
not_asked(struct sr_request r, const char *field)
{
	struct sr_request out;

	must_fail(
	    &h, sr_request_save(h.sr, &r, &out, h.mem), SR_E_INVALID, field);
}

static void
decide(struct sr_decide in)
{
	struct sr_request out;

	if (in.advice == NULL)
		in.advice = "";
	must(&h, sr_request_decide(h.sr, &in, &out, h.mem));
}

/* ---- applications ---- */

START_TEST(a_loss_says_how)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_request r = house_lost(&h, card);

	r.stage = 0;
	not_asked(r, "stage");
	r = house_lost(&h, card);
	r.lost_type = SR_LOST_PROCESS; /* looks are the product's */
	not_asked(r, "lost_type");
	r = house_lost(&h, card);
	r.lost_to = SR_LOST_OURS;
	not_asked(r, "rival");
	r = house_lost(&h, card);
	r.reason = house_row(&h, "lost", "试驾不佳");
	r.rival = 0;
	r.lost_to = SR_LOST_BRAND; /* to which? */
	not_asked(r, "rival");
	r = house_lost(&h, card);
	r.again = the_day("2026-11-02");
	not_asked(r, "again");
	r.again = 0;
	r = house_asked(&h, r);
	ck_assert_int_eq(r.lost_type, SR_LOST_PRODUCT);
	ck_assert_int_eq(r.lost_to, SR_LOST_BRAND);
}
END_TEST

/* The same price, but ours: no rival is due. */
START_TEST(lost_to_another_dealer)
{
	struct sr_request r = house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04"));

	r.reason = house_row(&h, "lost", "价格");
	r.rival = 0;
	not_asked(r, "rival");
	r.lost_to = SR_LOST_OURS;
	ck_assert_int_eq(house_asked(&h, r).lost_type, SR_LOST_PRODUCT);
}
END_TEST

START_TEST(the_card_knows_the_stage)
{
	struct sr_card in = house_card(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r;

	in.stage = house_row(&h, "stage", "试乘试驾");
	r = house_lost(&h, house_card_open(&h, &in).id);
	r.stage = 0;
	ck_assert_int_eq(house_asked(&h, r).stage, in.stage);
}
END_TEST

START_TEST(frozen_for_two_years_at_most)
{
	struct sr_request r = house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04"));

	r.kind = SR_REQ_FROZEN;
	r.until = the_day("2028-11-03"); /* 732 days */
	not_asked(r, "until");
	r.until--;
	house_asked(&h, r);
}
END_TEST

/* Who refuses may give the card to another. */
START_TEST(refused_to_another)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_decide in = { .advice = "换人再谈" };
	struct sr_request out, r = house_asked(&h, house_lost(&h, card));
	struct sr_card now;

	house_as(&h, SUPER);
	in.id = r.id;
	in.next_day = the_day("2026-11-05");
	in.to_staff = house_staff(&h, SUPER); /* to himself */
	must_fail(&h, sr_request_decide(h.sr, &in, &out, h.mem), SR_E_DENIED,
	    "to_staff");
	in.to_staff = house_staff(&h, GM); /* sells nothing */
	must_fail(&h, sr_request_decide(h.sr, &in, &out, h.mem), SR_E_INVALID,
	    "to_staff");
	in.to_staff = house_staff(&h, WANG);
	decide(in);
	now = house_card_now(&h, card);
	ck_assert_int_eq(now.owner, in.to_staff);
	ck_assert_int_eq(now.next_day, in.next_day);
	ck_assert_int_eq(now.closed, 0);
}
END_TEST

/* What went by itself is still analysed, or taken up again. */
START_TEST(out_of_control_is_analysed)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_H, "2026-11-03");
	struct sr_request r;

	house_now(&h, "2026-11-10 09:00");
	r = house_lost(&h, card);
	r.kind = SR_REQ_VOID;
	not_asked(r, "closed");
	r = house_asked(&h, house_lost(&h, card));
	house_as(&h, SUPER);
	decide((struct sr_decide){ .id = r.id, .agree = true });
	ck_assert_int_eq(house_card_now(&h, card).grade, SR_GRADE_F1);
}
END_TEST

/* ---- asked again ---- */

/* N planned contacts after a loss of CARD; their days into DAY. */
static size_t
again(sr_id card, sr_day day[8])
{
	struct sr_find find = {
		.state = SR_AGAIN_PLANNED, .search = "", .key = ""
	};
	struct sr_rows rows;
	size_t n = 0;

	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++)
		if (SR_ROW(struct sr_recontact, &rows, i)->card == card)
			day[n++] = SR_ROW(struct sr_recontact, &rows, i)->day;
	return n;
}

static void
agreed(struct sr_request r)
{
	r = house_asked(&h, r);
	house_as(&h, SUPER);
	decide((struct sr_decide){ .id = r.id, .agree = true });
	house_as(&h, LI);
}

/* November has no 31st, February not always a 29th. */
START_TEST(asked_after_months)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	sr_id other = house_due(&h, "13717716164", SR_GRADE_A, "2026-11-04");
	struct sr_request r = house_lost(&h, other);
	sr_day day[8];

	agreed(house_lost(&h, card));
	ck_assert_uint_eq(again(card, day), 3);
	ck_assert_int_eq(day[0], the_day("2027-02-02"));
	ck_assert_int_eq(day[1], the_day("2027-05-02"));
	ck_assert_int_eq(day[2], the_day("2027-11-02"));
	r.again = the_day("2026-12-24"); /* his own wish counts */
	agreed(r);
	ck_assert_uint_eq(again(other, day), 1);
	ck_assert_int_eq(day[0], the_day("2026-12-24"));
	/* The row says when. */
	house_as(&h, ADMIN);
	house_set(&h, "recontact_months", "4");
	house_as(&h, LI);
	house_now(&h, "2026-11-03 09:00");
	card = house_due(&h, "13717716165", SR_GRADE_A, "2026-11-04");
	agreed(house_lost(&h, card));
	ck_assert_uint_eq(again(card, day), 1);
	ck_assert_int_eq(day[0], the_day("2027-03-03"));
}
END_TEST

START_TEST(months_are_numbers)
{
	static const char *const wrong[] = { "3;6", "0", "3,", ",3", "100",
		"1,2,3,4,5,6,7", "x" };
	struct sr_setting s, out;

	house_as(&h, ADMIN);
	s = house_setting(&h, "recontact_months");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		s.value = wrong[i];
		must_fail(&h, sr_setting_save(h.sr, &s, &out, h.mem),
		    SR_E_INVALID, "value");
	}
	house_set(&h, "recontact_months", "");
}
END_TEST

/* Frozen until a day: then he is asked. */
START_TEST(frozen_until_then)
{
	struct sr_request r = house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04"));
	sr_day day[8];

	r.kind = SR_REQ_FROZEN;
	r.until = the_day("2027-03-01");
	agreed(r);
	ck_assert_uint_eq(again(r.card, day), 1);
	ck_assert_int_eq(day[0], r.until);
}
END_TEST

START_TEST(reopened_is_asked_no_more)
{
	struct sr_request r = house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04"));
	struct sr_find find = { .search = "", .key = "" };
	struct sr_rows rows;
	sr_day day[8];

	agreed(r);
	r.kind = SR_REQ_REOPEN;
	r.grade = SR_GRADE_B;
	agreed(r);
	ck_assert_uint_eq(again(r.card, day), 0);
	must(&h, sr_loss_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	/* Lost once more: the list knows that he was back. */
	agreed(house_lost(&h, r.card));
	must(&h, sr_loss_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_loss_line, &rows, 0)->reopened, 1);
}
END_TEST

/* Who leaves hands over whom he was to ask; done ones stay his. */
START_TEST(asked_by_whoever_has_the_card)
{
	struct sr_handover all = { .reason = "离职" };
	struct sr_find find = { .search = "", .key = "" };
	struct sr_count n;
	struct sr_recontact first, out;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_handover, &all);
	all.reason = "离职";
	agreed(house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04")));
	house_due(&h, "13717716164", SR_GRADE_A, "2026-11-04");
	house_now(&h, "2027-02-02 10:00");
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	first = *SR_ROW(struct sr_recontact, &rows, 0);
	first.reached = SR_REACHED;
	first.text = "明年再看";
	must(&h, sr_recontact_save(h.sr, &first, &out, h.mem));
	house_as(&h, SUPER);
	all.from_staff = house_staff(&h, LI);
	all.to_staff = house_staff(&h, WANG);
	must(&h, sr_card_handover(h.sr, &all, &n, h.mem));
	house_as(&h, LI);
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(
	    SR_ROW(struct sr_recontact, &rows, 0)->state, SR_AGAIN_DONE);
	house_as(&h, WANG);
	find.state = SR_AGAIN_PLANNED;
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 2);
	first = *SR_ROW(struct sr_recontact, &rows, 0);
	ck_assert_int_eq(house_card_now(&h, first.card).owner, all.to_staff);
	ck_assert_int_eq(house_card_now(&h, first.card).grade, SR_GRADE_F1);
	first.reached = SR_REACHED;
	first.text = "已买";
	must(&h, sr_recontact_save(h.sr, &first, &out, h.mem));
}
END_TEST

START_TEST(what_came_of_it)
{
	struct sr_request r = house_lost(
	    &h, house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04"));
	struct sr_find find = { .search = "", .key = "" };
	struct sr_recontact row, out;
	struct sr_holiday shut;
	struct sr_rows rows;
	sr_day day[8];

	agreed(r);
	house_now(&h, "2027-02-02 10:00");
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	row = *SR_ROW(struct sr_recontact, &rows, 0);
	house_as(&h, WANG); /* not his customer */
	must_fail(
	    &h, sr_recontact_save(h.sr, &row, &out, h.mem), SR_E_DENIED, "");
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, LI);
	row.reached = SR_REACHED;
	must_fail(&h, sr_recontact_save(h.sr, &row, &out, h.mem), SR_E_INVALID,
	    "text");
	row.text = "对轩逸满意，明年再看";
	must(&h, sr_recontact_save(h.sr, &row, &out, h.mem));
	ck_assert_int_eq(out.state, SR_AGAIN_DONE);
	ck_assert_int_eq(out.done, the_day("2027-02-02"));
	ck_assert_uint_eq(again(r.card, day), 2);
	must_fail(&h, sr_recontact_save(h.sr, &out, &row, h.mem), SR_E_STALE,
	    "state");
	/* Put off to a day that is past. */
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	row = *SR_ROW(struct sr_recontact, &rows, 1);
	row.day = the_day("2027-02-01");
	must_fail(&h, sr_recontact_save(h.sr, &row, &out, h.mem), SR_E_INVALID,
	    "day");
	/* On that day nobody is there to ask. */
	house_as(&h, ADMIN);
	sr_record_clear(&sr_rec_holiday, &shut);
	shut.day = the_day("2027-05-03");
	shut.name_zh = "盘点";
	shut.closed = true;
	must(&h, sr_holiday_save(h.sr, &shut, &shut, h.mem));
	house_as(&h, LI);
	row.day = shut.day;
	must_fail(&h, sr_recontact_save(h.sr, &row, &out, h.mem), SR_E_INVALID,
	    "day");
	row.day++;
	must(&h, sr_recontact_save(h.sr, &row, &out, h.mem));
}
END_TEST

/* ---- lists ---- */

START_TEST(lists_tell_why)
{
	sr_id slips = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	sr_id card = house_due(&h, "13717716164", SR_GRADE_H, "2026-11-03");
	struct sr_find find = { .search = "", .key = "" };
	const struct sr_loss_line *line;
	struct sr_request r = house_lost(&h, card);
	struct sr_rows rows;

	agreed(r);
	house_now(&h, "2026-11-17 09:00");
	find.grade = SR_GRADE_F1;
	must(&h, sr_loss_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(struct sr_loss_line, &rows, 0);
	ck_assert_int_eq(line->id, card);
	ck_assert_int_eq(line->before, SR_GRADE_H);
	ck_assert_int_eq(line->reason, r.reason);
	ck_assert_int_eq(line->rival, r.rival);
	ck_assert_int_eq(line->stage, r.stage);
	ck_assert_int_eq(line->lost_type, SR_LOST_PRODUCT);
	ck_assert_int_eq(line->closed, the_day("2026-11-02"));
	ck_assert_int_eq(line->again, the_day("2027-02-02"));
	ck_assert_int_eq(line->decider, house_staff(&h, SUPER));
	find.grade = SR_GRADE_L;
	must(&h, sr_loss_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(struct sr_loss_line, &rows, 0);
	ck_assert_int_eq(line->id, slips);
	ck_assert_int_eq(line->since, the_day("2026-11-04"));
	ck_assert_str_eq(message_kept(h.mem, line->note, false),
	    "Due on 2026-11-04, missed by more than 3 × 4 days");
	ck_assert_int_eq(line->reason, 0);
	find.grade = 0;
	find.from = the_day("2026-11-03");
	must(&h, sr_loss_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.from = 0;
	house_as(&h, WANG);
	must(&h, sr_loss_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, MANAGER);
	find.staff = house_staff(&h, LI);
	must(&h, sr_loss_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 2);
}
END_TEST

/* ---- wins ---- */

/* The customer of CARD orders, whatever orders will be. */
static void
orders(sr_id card)
{
	struct domain *d = h.d;
	struct sr_move m;

	sr_record_clear(&sr_rec_move, &m);
	m.card = card;
	m.day = the_day("2026-11-02");
	m.before = SR_GRADE_A;
	m.after = SR_GRADE_O;
	ck_assert_int_eq(store_begin(d->st), SR_OK);
	ck_assert_int_eq(
	    record_insert(d->st, &sr_rec_move, &m, clock_now(&d->clock)),
	    SR_OK);
	ck_assert_int_eq(store_commit(d->st), SR_OK);
}

START_TEST(wins_are_reported_once)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_find find = { .search = "", .key = "" };
	struct sr_win win, out;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_win, &win);
	win.card = card;
	win.text = "试驾后当场定";
	must_fail(&h, sr_win_save(h.sr, &win, &out, h.mem), SR_E_INVALID,
	    "card"); /* not ordered */
	orders(card);
	win.text = "";
	must_fail(
	    &h, sr_win_save(h.sr, &win, &out, h.mem), SR_E_INVALID, "text");
	win.text = "试驾后当场定";
	win.rival = house_row(&h, "rival", "轩逸");
	must(&h, sr_win_save(h.sr, &win, &out, h.mem));
	ck_assert_int_eq(out.staff, house_staff(&h, LI));
	ck_assert_int_eq(out.day, the_day("2026-11-02"));
	must_fail(
	    &h, sr_win_save(h.sr, &win, &win, h.mem), SR_E_EXISTS, "card");
	out.text = "试驾后第二天定";
	must(&h, sr_win_save(h.sr, &out, &win, h.mem));
	must(&h, sr_win_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(
	    SR_ROW(struct sr_win, &rows, 0)->text, "试驾后第二天定");
	ck_assert_int_eq(SR_ROW(struct sr_win, &rows, 0)->grade, SR_GRADE_O);
	/* An order is cancelled, not lost. */
	not_asked(house_lost(&h, card), "card");
	house_as(&h, WANG);
	must(&h, sr_win_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	win.text = "别人的";
	must_fail(&h, sr_win_save(h.sr, &win, &out, h.mem), SR_E_DENIED, "");
}
END_TEST

/* ---- the month closes ---- */

static int
signs(const char *day, const char *reason)
{
	struct sr_sign in = { .day = the_day(day), .reason = reason };
	struct sr_dayrec out;

	return sr_day_sign(h.sr, &in, &out, h.mem);
}

START_TEST(losses_are_analysed_before_the_month_closes)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_request r;

	house_now(&h, "2026-11-30 18:00");
	house_as(&h, SUPER);
	must(&h, signs("2026-11-29", "")); /* the month goes on */
	must_fail(&h, signs("2026-11-30", ""), SR_E_REASON, "day");
	house_as(&h, LI);
	ck_assert_int_eq(house_card_now(&h, card).grade, SR_GRADE_L);
	r = house_asked(&h, house_lost(&h, card));
	house_as(&h, SUPER); /* applied for is not decided */
	must_fail(&h, signs("2026-11-30", ""), SR_E_REASON, "day");
	decide((struct sr_decide){ .id = r.id, .agree = true });
	must(&h, signs("2026-11-30", ""));
}
END_TEST

START_TEST(the_manager_may_close_it_without)
{
	struct sr_sign in = { .day = the_day("2026-11-30"), .reason = "" };
	struct sr_dayrec out;

	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");

	house_now(&h, "2026-11-20 18:00");
	ck_assert_int_eq(house_card_now(&h, card).grade, SR_GRADE_L);
	house_now(&h, "2026-12-02 18:00");
	house_as(&h, MANAGER);
	/* A reason for open lines is none for the losses. */
	must_fail(&h, signs("2026-11-30", "打烊"), SR_E_REASON, "loss_reason");
	in.loss_reason = "客户下月再分析";
	must(&h, sr_day_sign(h.sr, &in, &out, h.mem));
	ck_assert_str_eq(out.loss_reason, in.loss_reason);
	ck_assert_str_eq(out.open_reason, "");
}
END_TEST

/* The house is closed on the 29th and 30th: the month ends on the 28th. */
START_TEST(a_month_ends_with_its_last_open_day)
{
	sr_id card = house_due(&h, "13717716163", SR_GRADE_A, "2026-11-04");
	struct sr_holiday off, out;

	house_as(&h, ADMIN);
	for (int i = 0; i < 2; i++) {
		sr_record_clear(&sr_rec_holiday, &off);
		off.day = the_day("2026-11-29") + i;
		off.closed = true;
		off.name_zh = "盘点";
		must(&h, sr_holiday_save(h.sr, &off, &out, h.mem));
	}
	house_now(&h, "2026-11-28 18:00");
	house_as(&h, SUPER);
	ck_assert_int_eq(house_card_now(&h, card).grade, SR_GRADE_L);
	must(&h, signs("2026-11-27", ""));
	must_fail(&h, signs("2026-11-28", ""), SR_E_REASON, "day");
}
END_TEST

Suite *
suite_loss(void)
{
	const TTest *const tests[] = { a_loss_says_how, lost_to_another_dealer,
		the_card_knows_the_stage, frozen_for_two_years_at_most,
		refused_to_another, out_of_control_is_analysed,
		asked_after_months, months_are_numbers, frozen_until_then,
		reopened_is_asked_no_more, asked_by_whoever_has_the_card,
		what_came_of_it, lists_tell_why, wins_are_reported_once,
		losses_are_analysed_before_the_month_closes,
		the_manager_may_close_it_without,
		a_month_ends_with_its_last_open_day, NULL };

	return house_suite("loss", tests, &h);
}
