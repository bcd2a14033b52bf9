/* The loss analysis: causes and rates, worked out by hand. */
#include <stdio.h>

#include "house.h"

static struct house h = { .opens = "2026-11-02 09:06" };

static sr_id
opened_by(const char *code, const char *phone)
{
	house_as(&h, code);
	return house_due(&h, phone, SR_GRADE_C, "2026-11-30");
}

/* R is applied for BY somebody and decided by the manager. */
static void
decided(struct sr_request r, const char *by, bool agree)
{
	struct sr_decide in = { .agree = agree, .advice = "再联系" };
	struct sr_request out;

	house_as(&h, by);
	must(&h, sr_request_save(h.sr, &r, &out, h.mem));
	in.id = out.id;
	in.next_day = agree ? 0 : the_day("2026-12-04");
	house_as(&h, MANAGER);
	must(&h, sr_request_decide(h.sr, &in, &out, h.mem));
}

static void
analysed(sr_id card, const char *by, const char *reason, const char *rival,
    const char *stage, bool agree)
{
	struct sr_request r = house_request(SR_REQ_LOST, card);

	r.reason = house_row(&h, "lost", reason);
	r.rival = rival != NULL ? house_row(&h, "rival", rival) : 0;
	r.stage = house_row(&h, "stage", stage);
	decided(r, by, agree);
}

/*
 * November: Li opens 4 cards and loses one of them; Wang opens 2.  December:
 * Li opens 2, one by mistake; one of Wang's goes to Li; then the losses.
 */
static void
two_months(void)
{
	sr_id li[5], wang[2], wrong;
	struct sr_request hand;

	for (int i = 0; i < 4; i++) {
		char phone[12];
		snprintf(phone, sizeof(phone), "1371771616%d", i);
		li[i] = opened_by(LI, phone);
	}
	wang[0] = opened_by(WANG, "13717716171");
	wang[1] = opened_by(WANG, "13717716172");
	analysed(li[3], LI, "价格", "轩逸", "报价成交", true);
	house_now(&h, "2026-12-02 09:00");
	house_as(&h, LI);
	li[4] = house_due(&h, "13717716181", SR_GRADE_A, "2026-12-04");
	wrong = house_due(&h, "13717716182", SR_GRADE_A, "2026-12-04");
	decided(house_request(SR_REQ_VOID, wrong), LI, true);
	hand = house_request(SR_REQ_HANDOVER, wang[1]);
	hand.to_staff = house_staff(&h, LI);
	decided(hand, WANG, true);
	analysed(li[0], LI, "外观", "轩逸", "报价成交", true);
	analysed(li[1], LI, "试驾不佳", NULL, "试乘试驾", true);
	analysed(li[2], LI, "放弃购车", NULL, "报价成交", true);
	analysed(li[4], LI, "外观", "轩逸", "报价成交", false);
	analysed(wang[0], SUPER, "外观", "轩逸", "报价成交", true);
}

static void
rates_are(const struct sr_rows *rows, size_t i, const char *code,
    const struct sr_loss_rate *want)
{
	static const char *const fields[] = { "applied", "refused",
		"refused_rate", "clear", "clear_rate", "lost", "product",
		"product_rate", "process", "process_rate", "fresh", "carried",
		"back", "loss_rate" };
	const struct sr_loss_rate *l = SR_ROW(struct sr_loss_rate, rows, i);

	ck_assert_int_eq(l->staff, code != NULL ? house_staff(&h, code) : 0);
	for (size_t k = 0; k < sizeof(fields) / sizeof(fields[0]); k++) {
		const struct sr_field *f =
		    sr_field_of(&sr_rec_loss_rate, fields[k]);
		ck_assert_msg(sr_get_int(f, l) == sr_get_int(f, want),
		    "line %zu: %s is %d, not %d", i, fields[k],
		    (int)sr_get_int(f, l), (int)sr_get_int(f, want));
	}
}

/* December, whom each line is about and the house last. */
static const struct sr_loss_rate december[] = {
	/* 1 of 4 refused, 2 of 4 clear; 3 of 3 carried and 1 new. */
	{ .applied = 4,
	    .refused = 1,
	    .refused_rate = 2500,
	    .clear = 2,
	    .clear_rate = 5000,
	    .lost = 3,
	    .product = 1,
	    .product_rate = 3333,
	    .process = 1,
	    .process_rate = 3333,
	    .fresh = 1,
	    .carried = 3,
	    .loss_rate = 7500 },
	/* He applied for none, began with 2 and lost one. */
	{ .refused_rate = -1,
	    .clear_rate = -1,
	    .lost = 1,
	    .product = 1,
	    .product_rate = 10000,
	    .carried = 2,
	    .loss_rate = 5000 },
	/* He only applied, and was right. */
	{ .applied = 1,
	    .clear = 1,
	    .clear_rate = 10000,
	    .product_rate = -1,
	    .process_rate = -1,
	    .loss_rate = -1 },
	{ .applied = 5,
	    .refused = 1,
	    .refused_rate = 2000,
	    .clear = 3,
	    .clear_rate = 6000,
	    .lost = 4,
	    .product = 2,
	    .product_rate = 5000,
	    .process = 1,
	    .process_rate = 2500,
	    .fresh = 1,
	    .carried = 5,
	    .loss_rate = 6667 },
};

static struct sr_rows
rates(const char *from, const char *to)
{
	struct sr_find find = { .search = "", .key = "" };
	struct sr_rows rows;

	find.from = the_day(from);
	find.to = the_day(to);
	must(&h, sr_loss_rate(h.sr, &find, &rows, h.mem));
	return rows;
}

START_TEST(rates_of_losses)
{
	struct sr_rows rows;

	two_months();
	rows = rates("2026-12-01", "2026-12-31");
	ck_assert_uint_eq(rows.n, 4);
	rates_are(&rows, 0, LI, &december[0]);
	rates_are(&rows, 1, WANG, &december[1]);
	rates_are(&rows, 2, SUPER, &december[2]);
	rates_are(&rows, 3, NULL, &december[3]);
	/* Nothing happened on the 1st; its carry-over is not that of a 2nd. */
	rows = rates("2026-12-02", "2026-12-31");
	ck_assert_uint_eq(rows.n, 4);
	rates_are(&rows, 0, LI, &december[0]);
	rates_are(&rows, 3, NULL, &december[3]);
	/* His own alone. */
	house_as(&h, WANG);
	rows = rates("2026-12-01", "2026-12-31");
	ck_assert_uint_eq(rows.n, 1);
	rates_are(&rows, 0, WANG, &december[1]);
}
END_TEST

/* November: nothing was there before. */
START_TEST(rates_of_the_first_month)
{
	const struct sr_loss_rate *l;
	struct sr_rows rows;

	two_months();
	rows = rates("2026-11-01", "2026-11-30");
	l = SR_ROW(struct sr_loss_rate, &rows, 0);
	ck_assert_int_eq(l->staff, house_staff(&h, LI));
	ck_assert_int_eq(l->fresh, 4);
	ck_assert_int_eq(l->carried, 0);
	ck_assert_int_eq(l->loss_rate, 2500);
}
END_TEST

/* Nobody refused it and nobody agreed: it is no application for a loss. */
START_TEST(what_an_order_overtakes_does_not_count)
{
	sr_id card = opened_by(LI, "13717716161"), other;
	struct sr_request r = house_lost(&h, card);
	struct sr_card won;
	struct sr_rows rows;

	house_asked(&h, r);
	other = opened_by(LI, "13717716162");
	house_asked(&h, house_lost(&h, other));
	rows = rates("2026-11-01", "2026-11-30");
	ck_assert_int_eq(SR_ROW(struct sr_loss_rate, &rows, 0)->applied, 2);
	house_as(&h, LI);
	must(&h, sr_card_ordered(h.sr, &(struct sr_key){ card }, &won, h.mem));
	rows = rates("2026-11-01", "2026-11-30");
	ck_assert_int_eq(SR_ROW(struct sr_loss_rate, &rows, 0)->applied, 1);
}
END_TEST

static void
lost_again(sr_id card)
{
	analysed(card, LI, "外观", "轩逸", "报价成交", true);
}

static void
reopened(sr_id card)
{
	struct sr_request r = house_request(SR_REQ_REOPEN, card);

	r.grade = SR_GRADE_B;
	decided(r, LI, true);
}

/*
 * Of December's three, one was lost in November and comes back, one is
 * carried over, one slipped away in November: each counts once, whatever
 * becomes of it and however often.
 */
START_TEST(who_comes_back_counts_once)
{
	const struct sr_loss_rate want = { .applied = 4,
		.clear = 4,
		.clear_rate = 10000,
		.lost = 3,
		.product = 3,
		.product_rate = 10000,
		.carried = 1,
		.back = 2,
		.loss_rate = 10000 };
	struct sr_find find = { .search = "", .key = "" };
	struct sr_rows rows;
	sr_id was_lost, carried, slipped;

	was_lost = opened_by(LI, "13717716161");
	carried = opened_by(LI, "13717716162");
	slipped = house_due(&h, "13717716163", SR_GRADE_H, "2026-11-03");
	lost_again(was_lost);
	house_now(&h, "2026-11-10 09:00"); /* 3 × 2 days */
	house_as(&h, LI);
	must(&h, sr_card_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	house_now(&h, "2026-12-02 09:00");
	lost_again(slipped);
	reopened(was_lost);
	lost_again(was_lost);
	reopened(was_lost);
	lost_again(was_lost);
	lost_again(carried);
	reopened(carried);
	house_as(&h, LI);
	rows = rates("2026-12-01", "2026-12-31");
	rates_are(&rows, 0, LI, &want);
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(SR_ROW(struct sr_loss_sum, &rows, 0)->lost, 3);
}
END_TEST

static void
cause_is(const struct sr_rows *rows, size_t i, int32_t part, sr_id what,
    int32_t lost, int32_t share)
{
	static const char *const by[] = { [SR_LOSS_ALL] = "reason",
		[SR_LOSS_REASON] = "reason",
		[SR_LOSS_RIVAL] = "rival",
		[SR_LOSS_STAGE] = "stage",
		[SR_LOSS_GRADE] = "before",
		[SR_LOSS_DRIVE] = "drive" };
	const struct sr_loss_sum *s = SR_ROW(struct sr_loss_sum, rows, i);

	ck_assert_int_eq(s->part, part);
	ck_assert_int_eq(
	    sr_get_int(sr_field_of(&sr_rec_loss_sum, by[part]), s), what);
	ck_assert_int_eq(s->lost, lost);
	ck_assert_int_eq(s->share, share);
}

START_TEST(causes_of_losses)
{
	const sr_id looks = house_row(&h, "lost", "外观");
	const sr_id drive = house_row(&h, "lost", "试驾不佳");
	const sr_id rest = house_row(&h, "lost", "放弃购车");
	struct sr_find find = { .search = "", .key = "" };
	struct sr_rows rows;

	two_months();
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 10);
	cause_is(&rows, 0, SR_LOSS_ALL, 0, 4, 10000);
	cause_is(&rows, 1, SR_LOSS_REASON, looks, 2, 5000);
	cause_is(&rows, 2, SR_LOSS_REASON, drive, 1, 2500);
	cause_is(&rows, 3, SR_LOSS_REASON, rest, 1, 2500);
	cause_is(
	    &rows, 4, SR_LOSS_RIVAL, house_row(&h, "rival", "轩逸"), 2, 5000);
	cause_is(&rows, 5, SR_LOSS_RIVAL, 0, 2, 5000);
	cause_is(&rows, 6, SR_LOSS_STAGE, house_row(&h, "stage", "报价成交"), 3,
	    7500);
	cause_is(&rows, 7, SR_LOSS_STAGE, house_row(&h, "stage", "试乘试驾"), 1,
	    2500);
	cause_is(&rows, 8, SR_LOSS_GRADE, SR_GRADE_C, 4, 10000);
	cause_is(&rows, 9, SR_LOSS_DRIVE, 0, 4, 10000);
}
END_TEST

/* By the product or by our process, of each line's losses. */
START_TEST(causes_say_by_what)
{
	struct sr_find find = { .search = "", .key = "" };
	const struct sr_loss_sum *s;
	struct sr_rows rows;

	two_months();
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	s = SR_ROW(struct sr_loss_sum, &rows, 0);
	ck_assert_int_eq(s->product, 2);
	ck_assert_int_eq(s->product_rate, 5000);
	ck_assert_int_eq(s->process, 1);
	ck_assert_int_eq(s->process_rate, 2500);
	s = SR_ROW(struct sr_loss_sum, &rows, 1);
	ck_assert_int_eq(s->lost_type, SR_LOST_PRODUCT);
	ck_assert_int_eq(s->product_rate, 10000);
	s = SR_ROW(struct sr_loss_sum, &rows, 2);
	ck_assert_int_eq(s->lost_type, SR_LOST_PROCESS);
	/* One salesperson's; who sells sees no other's. */
	find.staff = house_staff(&h, WANG);
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	cause_is(&rows, 0, SR_LOSS_ALL, 0, 1, 10000);
	house_as(&h, LI);
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	cause_is(&rows, 0, SR_LOSS_ALL, 0, 3, 10000);
}
END_TEST

/* ---- the cards behind them ---- */

static struct sr_loss_ask
of_december(void)
{
	struct sr_loss_ask ask;

	sr_record_clear(&sr_rec_loss_ask, &ask);
	ask.from = the_day("2026-12-01");
	ask.to = the_day("2026-12-31");
	return ask;
}

static struct sr_rows
behind(struct sr_loss_ask ask)
{
	struct sr_rows rows;

	must(&h, sr_loss_behind(h.sr, &ask, &rows, h.mem));
	return rows;
}

static sr_id
id_of(const struct sr_rows *rows, size_t i)
{
	return SR_ROW(struct sr_loss_line, rows, i)->id;
}

/* The card whose application was refused in December. */
static sr_id
last_refused(void)
{
	struct sr_loss_ask ask = of_december();
	struct sr_rows rows;

	ask.figure = SR_LOSS_REFUSED;
	rows = behind(ask);
	ck_assert_uint_eq(rows.n, 1);
	return id_of(&rows, 0);
}

START_TEST(a_rate_opens_its_cards)
{
	static const char *const codes[] = { LI, WANG, SUPER, NULL };
	struct sr_loss_ask ask = of_december();
	struct sr_rows rows;

	two_months();
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		for (ask.figure = SR_LOSS_APPLIED; ask.figure <= SR_LOSS_BACK;
		     ask.figure++) {
			const struct sr_field *f = sr_field_of(
			    &sr_rec_loss_rate, sr_loss_figures[ask.figure]);
			ask.staff =
			    codes[i] != NULL ? house_staff(&h, codes[i]) : 0;
			ck_assert_int_eq((int)behind(ask).n,
			    (int)sr_get_int(f, &december[i]));
		}
	must_fail(&h, sr_loss_behind(h.sr, &ask, &rows, h.mem), SR_E_INVALID,
	    "figure");
	/* Who sells sees his own alone. */
	house_as(&h, WANG);
	ask.staff = house_staff(&h, LI);
	ask.figure = SR_LOSS_LOST;
	rows = behind(ask);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_loss_line, &rows, 0)->owner,
	    house_staff(&h, WANG));
}
END_TEST

/*
 * A window at a time, from either end: all rows, none twice.  A card that was
 * applied for twice counts twice, and its two rows come together.
 */
START_TEST(a_figure_opens_by_windows)
{
	struct sr_loss_ask ask = of_december();
	struct sr_rows whole, rows;
	size_t seen = 0;

	two_months();
	/* The one that was refused is applied for again. */
	analysed(last_refused(), LI, "外观", "轩逸", "报价成交", false);
	ask.figure = SR_LOSS_APPLIED;
	ask.limit = 100;
	whole = behind(ask);
	ck_assert_uint_eq(whole.n, 6);
	ck_assert(!whole.more);
	for (int back = 0; back <= 1; back++) {
		ask.back = back != 0;
		ask.limit = 1;
		ask.key_id = 0;
		seen = 0;
		do {
			rows = behind(ask);
			ck_assert_uint_ge(rows.n, 1);
			ck_assert_uint_le(rows.n, 2);
			for (size_t i = 0; i < rows.n; i++)
				ck_assert_int_eq(id_of(&rows, i),
				    id_of(&whole,
					back ? whole.n - seen - rows.n + i
					     : seen + i));
			seen += rows.n;
			ask.key_id = id_of(&rows, back ? 0 : rows.n - 1);
		} while (rows.more);
		ck_assert_uint_eq(seen, whole.n);
		ck_assert_uint_eq(behind(ask).n, 0);
	}
}
END_TEST

START_TEST(a_cause_opens_its_cards)
{
	struct sr_loss_ask ask = of_december();
	struct sr_rows rows;

	two_months();
	ask.part = SR_LOSS_REASON;
	ask.reason = house_row(&h, "lost", "外观");
	ask.lost_type = SR_LOST_PRODUCT;
	rows = behind(ask);
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_int_eq(
	    SR_ROW(struct sr_loss_line, &rows, 0)->reason, ask.reason);
	ask.staff = house_staff(&h, WANG);
	ck_assert_uint_eq(behind(ask).n, 1);
	/* A rival that was not said is a line, too. */
	ask = of_december();
	ask.part = SR_LOSS_RIVAL;
	ck_assert_uint_eq(behind(ask).n, 2);
	ask.part = SR_LOSS_ALL;
	ck_assert_uint_eq(behind(ask).n, 4);
}
END_TEST

Suite *
suite_loss_sum(void)
{
	const TTest *const tests[] = { rates_of_losses,
		rates_of_the_first_month,
		what_an_order_overtakes_does_not_count,
		who_comes_back_counts_once, causes_of_losses,
		causes_say_by_what, a_rate_opens_its_cards,
		a_figure_opens_by_windows, a_cause_opens_its_cards, NULL };

	return house_suite("loss_sum", tests, &h);
}
