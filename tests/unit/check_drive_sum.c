/* The rates of test drives, on the trade of trade.h. */
#include <stdio.h>

#include "trade.h"

static struct trade t;

static void
drove(sr_id card, const char *code, const char *day, int32_t state)
{
	static char number[16];
	static int n;
	struct sr_drive d;

	sr_record_clear(&sr_rec_drive, &d);
	snprintf(number, sizeof(number), "T-26-9%03d", n++);
	d.code = number;
	d.card = card;
	d.state = state;
	d.name = "x";
	d.staff = house_staff(&t.h, code);
	d.car = house_row(&t.h, "testcar", "RAV4荣放试驾车");
	d.day = the_day(day);
	d.begins = 601;
	d.ends = 631;
	trade_put(&t, &sr_rec_drive, &d);
}

/*
 * Walk-ins of November with a number or again: 李 09:00, 10:00, 12:00, 13:00
 * of the 21st and the one of the 5th; 王 11:30; nobody's 14:00.
 */
START_TEST(rates_of_the_month)
{
	struct sr_find find;
	struct sr_rows rows;
	const struct sr_drive_sum *li, *house;

	drove(t.zhang, LI, "2026-11-12", SR_DRIVE_BACK);
	drove(t.shan, LI, "2026-11-21", SR_DRIVE_BACK);
	drove(t.zha, LI, "2026-11-21", SR_DRIVE_NOSHOW);
	drove(t.shan, LI, "2026-11-21", SR_DRIVE_BOOKED);
	drove(t.zhang, LI, "2026-10-31", SR_DRIVE_BACK); /* another month */
	trade_move(&t, t.zhang, "2026-11-20", SR_GRADE_A, SR_GRADE_O);
	house_as(&t.h, MANAGER);
	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day("2026-11-01");
	find.to = the_day("2026-11-30");
	must(&t.h, sr_drive_sum(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 3); /* 李, 王, the house */
	li = SR_ROW(const struct sr_drive_sum, &rows, 0);
	house = SR_ROW(const struct sr_drive_sum, &rows, 2);
	ck_assert_int_eq(li->staff, house_staff(&t.h, LI));
	ck_assert_int_eq(li->drives, 2);
	ck_assert_int_eq(li->noshow, 1);
	ck_assert_int_eq(li->orders, 1);
	ck_assert_int_eq(li->rate_orders, 5000);
	/* 张红喆 and 单雄信, and 查思宇 who was handed over to her. */
	ck_assert_int_eq(li->cards, 3);
	ck_assert_int_eq(li->rate_cards, 6667);
	ck_assert_int_eq(li->guests, 5);
	ck_assert_int_eq(li->rate, 4000);
	ck_assert_int_eq(house->staff, 0);
	ck_assert_int_eq(house->drives, 2);
	ck_assert_int_eq(house->cards, 4); /* 欧阳海's is of October */
	ck_assert_int_eq(house->guests, 7);
	ck_assert_int_eq(house->rate, 2857);
	/* A salesperson sees his own line and the house's. */
	house_as(&t.h, WANG);
	must(&t.h, sr_drive_sum(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 2);
	ck_assert_int_eq(SR_ROW(struct sr_drive_sum, &rows, 0)->staff,
	    house_staff(&t.h, WANG));
	ck_assert_int_eq(SR_ROW(struct sr_drive_sum, &rows, 1)->staff, 0);
	ck_assert_int_eq(SR_ROW(struct sr_drive_sum, &rows, 1)->guests, 7);
	house_as(&t.h, MANAGER);
	/* Nothing to divide by is no rate. */
	find.from = find.to = the_day("2026-01-01");
	must(&t.h, sr_drive_sum(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 1);
	house = SR_ROW(const struct sr_drive_sum, &rows, 0);
	ck_assert_int_eq(house->rate, -1);
	ck_assert_int_eq(house->rate_orders, -1);
}
END_TEST

Suite *
suite_drive_sum(void)
{
	const TTest *const tests[] = { rates_of_the_month, NULL };

	return trade_suite("drive_sum", tests, &t);
}
