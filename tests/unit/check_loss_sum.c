/* The loss analysis: causes and rates, worked out by hand. */
#include <stdio.h>

#include "house.h"

static struct house h;

static void
setup(void)
{
	house_open(&h, "2026-11-02 09:06");
}

static void
teardown(void)
{
	house_close(&h);
}

static sr_id
due(const char *phone, int32_t grade, const char *day)
{
	struct sr_card in = house_card(&h, "张红喆", phone, grade);

	in.next_day = the_day(day);
	return house_card_open(&h, &in).id;
}

static sr_id
opened_by(const char *code, const char *phone)
{
	house_as(&h, code);
	return due(phone, SR_GRADE_C, "2026-11-30");
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

static struct sr_request
request(sr_id card, int32_t kind)
{
	struct sr_request r;

	sr_record_clear(&sr_rec_request, &r);
	r.card = card;
	r.kind = kind;
	r.note = "客户已在别处购车";
	return r;
}

static void
analysed(sr_id card, const char *by, const char *reason, const char *rival,
    const char *stage, bool agree)
{
	struct sr_request r = request(card, SR_REQ_LOST);

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
	li[4] = due("13717716181", SR_GRADE_A, "2026-12-04");
	wrong = due("13717716182", SR_GRADE_A, "2026-12-04");
	decided(request(wrong, SR_REQ_VOID), LI, true);
	hand = request(wang[1], SR_REQ_HANDOVER);
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
		"refused_rate", "lost", "clear", "clear_rate", "product",
		"product_rate", "process", "process_rate", "fresh", "carried",
		"loss_rate" };
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

START_TEST(rates_of_losses)
{
	/* 1 of 4 refused; 2 of 3 clear; 3 of 3 carried and 1 new. */
	const struct sr_loss_rate li = { .applied = 4,
		.refused = 1,
		.refused_rate = 2500,
		.lost = 3,
		.clear = 2,
		.clear_rate = 6667,
		.product = 1,
		.product_rate = 3333,
		.process = 1,
		.process_rate = 3333,
		.fresh = 1,
		.carried = 3,
		.loss_rate = 7500 };
	/* He applied for none, began with 2 and lost one. */
	const struct sr_loss_rate wang = { .refused_rate = -1,
		.lost = 1,
		.clear = 1,
		.clear_rate = 10000,
		.product = 1,
		.product_rate = 10000,
		.carried = 2,
		.loss_rate = 5000 };
	/* He only applied. */
	const struct sr_loss_rate super = { .applied = 1,
		.clear_rate = -1,
		.product_rate = -1,
		.process_rate = -1,
		.loss_rate = -1 };
	const struct sr_loss_rate house = { .applied = 5,
		.refused = 1,
		.refused_rate = 2000,
		.lost = 4,
		.clear = 3,
		.clear_rate = 7500,
		.product = 2,
		.product_rate = 5000,
		.process = 1,
		.process_rate = 2500,
		.fresh = 1,
		.carried = 5,
		.loss_rate = 6667 };
	struct sr_find find = { .search = "", .key = "" };
	struct sr_rows rows;

	two_months();
	must(&h, sr_loss_rate(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 4);
	rates_are(&rows, 0, LI, &li);
	rates_are(&rows, 1, WANG, &wang);
	rates_are(&rows, 2, SUPER, &super);
	rates_are(&rows, 3, NULL, &house);
	/* November: nothing was there before. */
	find.from = the_day("2026-11-01");
	find.to = the_day("2026-11-30");
	find.staff = house_staff(&h, LI);
	must(&h, sr_loss_rate(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_loss_rate, &rows, 0)->fresh, 4);
	ck_assert_int_eq(SR_ROW(struct sr_loss_rate, &rows, 0)->carried, 0);
	ck_assert_int_eq(
	    SR_ROW(struct sr_loss_rate, &rows, 0)->loss_rate, 2500);
	/* His own alone. */
	find = (struct sr_find){ .search = "", .key = "" };
	house_as(&h, WANG);
	must(&h, sr_loss_rate(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	rates_are(&rows, 0, WANG, &wang);
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
	struct sr_find find = { .search = "", .key = "" };
	const struct sr_loss_sum *s;
	struct sr_rows rows;

	two_months();
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 10);
	cause_is(&rows, 0, SR_LOSS_ALL, 0, 4, 10000);
	s = SR_ROW(struct sr_loss_sum, &rows, 0);
	ck_assert_int_eq(s->product, 2);
	ck_assert_int_eq(s->product_rate, 5000);
	ck_assert_int_eq(s->process, 1);
	ck_assert_int_eq(s->process_rate, 2500);
	cause_is(
	    &rows, 1, SR_LOSS_REASON, house_row(&h, "lost", "外观"), 2, 5000);
	s = SR_ROW(struct sr_loss_sum, &rows, 1);
	ck_assert_int_eq(s->lost_type, SR_LOST_PRODUCT);
	ck_assert_int_eq(s->product_rate, 10000);
	cause_is(&rows, 2, SR_LOSS_REASON, house_row(&h, "lost", "试驾不佳"), 1,
	    2500);
	s = SR_ROW(struct sr_loss_sum, &rows, 2);
	ck_assert_int_eq(s->lost_type, SR_LOST_PROCESS);
	cause_is(&rows, 3, SR_LOSS_REASON, house_row(&h, "lost", "放弃购车"), 1,
	    2500);
	cause_is(
	    &rows, 4, SR_LOSS_RIVAL, house_row(&h, "rival", "轩逸"), 2, 5000);
	cause_is(&rows, 5, SR_LOSS_RIVAL, 0, 2, 5000);
	cause_is(&rows, 6, SR_LOSS_STAGE, house_row(&h, "stage", "报价成交"), 3,
	    7500);
	cause_is(&rows, 7, SR_LOSS_STAGE, house_row(&h, "stage", "试乘试驾"), 1,
	    2500);
	cause_is(&rows, 8, SR_LOSS_GRADE, SR_GRADE_C, 4, 10000);
	cause_is(&rows, 9, SR_LOSS_DRIVE, 0, 4, 10000);
	/* One salesperson's; who sells sees no other's. */
	find.staff = house_staff(&h, WANG);
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	cause_is(&rows, 0, SR_LOSS_ALL, 0, 1, 10000);
	house_as(&h, LI);
	must(&h, sr_loss_sum(h.sr, &find, &rows, h.mem));
	cause_is(&rows, 0, SR_LOSS_ALL, 0, 3, 10000);
}
END_TEST

Suite *suite_loss_sum(void);

Suite *
suite_loss_sum(void)
{
	const TTest *const tests[] = { rates_of_losses, causes_of_losses,
		NULL };

	return suite_with("loss_sum", tests, setup, teardown);
}
