/* The H/A board, progress and targets; figures are counted in trade.h. */
#include "trade.h"

static struct trade t;

/* The board's line of STAFF (NULL: the house). */
static struct sr_hot_line
hot(const char *staff)
{
	struct sr_find find = trade_find(&t, NULL, NULL);
	sr_id id = staff != NULL ? house_staff(&t.h, staff) : 0;
	struct sr_rows rows;

	must(&t.h, sr_board_hot(t.h.sr, &find, &rows, t.h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_hot_line *l =
		    SR_ROW(struct sr_hot_line, &rows, i);
		if (l->staff == id)
			return *l;
	}
	ck_abort_msg("no line of %s", staff);
}

static struct sr_target
target_of(const char *staff, int value)
{
	struct sr_target target;

	sr_record_clear(&sr_rec_target, &target);
	target.month = the_day("2026-11-21");
	target.staff = staff != NULL ? house_staff(&t.h, staff) : 0;
	target.measure = SR_TARGET_DELIVERIES;
	target.value = value;
	return target;
}

static void
target(const char *staff, int value)
{
	struct sr_target in = target_of(staff, value), out;

	must(&t.h, sr_target_save(t.h.sr, &in, &out, t.h.mem));
	ck_assert_int_eq(out.month, the_day("2026-11-01"));
}

/* WANG's hot cards that were decided: N, of which WON were ordered. */
static void
decided_of_wang(int n, int won)
{
	for (int i = 0; i < n; i++)
		trade_decided(&t, WANG, "2026-11-02", "2026-11-10",
		    i < won ? SR_GRADE_O : SR_GRADE_F1);
}

/* ---- the board ---- */

START_TEST(held_and_their_age)
{
	struct sr_hot_line li = hot(LI), wang = hot(WANG), all = hot(NULL);

	ck_assert_int_eq(li.h, 1);
	ck_assert_int_eq(li.a, 1);
	ck_assert_int_eq(li.held, 2);
	/* Opened on 11-03 and today: (18 + 0) / 2. */
	ck_assert_int_eq(li.age, 9);
	ck_assert_int_eq(li.left, 9);
	ck_assert_int_eq(wang.h, 1);
	ck_assert_int_eq(wang.a, 0);
	ck_assert_int_eq(wang.age, 42);
	/* 林国丹 went from A to lost. */
	ck_assert_int_eq(wang.den, 1);
	ck_assert_int_eq(wang.num, 0);
	ck_assert_int_eq(all.held, 3);
	ck_assert_int_eq(all.age, 20);
}
END_TEST

START_TEST(too_few_of_the_house_is_no_rate)
{
	target(LI, 5);
	decided_of_wang(8, 4); /* and 林国丹: nine */
	ck_assert_int_eq(hot(NULL).den, 9);
	ck_assert_int_eq(hot(NULL).rate, -1);
	ck_assert_int_eq(hot(WANG).rate, -1);
	ck_assert_int_eq(hot(LI).rate, -1);
	ck_assert_int_eq(hot(LI).needed, -1);
	ck_assert_int_eq(hot(LI).warning, 0);
}
END_TEST

START_TEST(own_rate_and_the_houses)
{
	struct sr_hot_line li, wang, all;

	target(LI, 5);
	target(WANG, 6);
	decided_of_wang(9, 4); /* and 林国丹: ten */
	li = hot(LI);
	wang = hot(WANG);
	all = hot(NULL);
	ck_assert_int_eq(wang.den, 10);
	ck_assert_int_eq(wang.num, 4);
	ck_assert_int_eq(wang.rate, 4000);
	ck_assert(!wang.of_house);
	/* (6 - 0 - 4) / 0.4 = 5; one is held. */
	ck_assert_int_eq(wang.orders, 4);
	ck_assert_int_eq(wang.needed, 5);
	ck_assert_int_eq(wang.lacking, 4);
	ck_assert_int_eq(wang.warning, SR_SHORT);
	/* 李 has none of her own: 5 / 0.4 = 12.5. */
	ck_assert_int_eq(li.rate, 4000);
	ck_assert(li.of_house);
	ck_assert_int_eq(li.needed, 13);
	ck_assert_int_eq(li.lacking, 11);
	/* (11 - 4) / 0.4 = 17.5, three are held. */
	ck_assert_int_eq(all.target, 11);
	ck_assert(!all.of_house);
	ck_assert_int_eq(all.needed, 18);
	ck_assert_int_eq(all.lacking, 15);
}
END_TEST

START_TEST(colours)
{
	decided_of_wang(9, 4);
	target(WANG, 4); /* the orders are enough */
	ck_assert_int_eq(hot(WANG).needed, 0);
	ck_assert_int_eq(hot(WANG).warning, SR_ENOUGH);
	/* 1 / 0.4 = 2.5: 李 holds two of three, short by a third. */
	target(LI, 1);
	ck_assert_int_eq(hot(LI).needed, 3);
	ck_assert_int_eq(hot(LI).warning, SR_SHORT);
	house_as(&t.h, ADMIN);
	house_set(&t.h, "hot_tight", "34");
	house_as(&t.h, MANAGER);
	ck_assert_int_eq(hot(LI).warning, SR_TIGHT);
}
END_TEST

START_TEST(nothing_ordered_needs_no_number)
{
	target(WANG, 4);
	decided_of_wang(9, 0);
	ck_assert_int_eq(hot(WANG).rate, 0);
	ck_assert_int_eq(hot(WANG).needed, -1);
	ck_assert_int_eq(hot(WANG).lacking, -1);
	ck_assert_int_eq(hot(WANG).warning, SR_SHORT);
}
END_TEST

/* 90 days end today; void and duplicate decide nothing; hot again either. */
START_TEST(what_is_decided)
{
	sr_id again;

	trade_decided(&t, LI, "2026-08-01", "2026-08-23", SR_GRADE_F1);
	ck_assert_int_eq(hot(LI).den, 0);
	trade_decided(&t, LI, "2026-08-01", "2026-08-24", SR_GRADE_F1);
	ck_assert_int_eq(hot(LI).den, 1);
	trade_decided(&t, LI, "2026-11-01", "2026-11-12", SR_GRADE_X);
	trade_decided(&t, LI, "2026-11-01", "2026-11-12", SR_GRADE_U);
	ck_assert_int_eq(hot(LI).den, 1);
	again = trade_decided(&t, LI, "2026-11-01", "2026-11-12", SR_GRADE_B);
	ck_assert_int_eq(hot(LI).den, 2);
	trade_move(&t, again, "2026-11-13", SR_GRADE_B, SR_GRADE_H);
	ck_assert_int_eq(hot(LI).den, 1);
	trade_move(&t, again, "2026-11-14", SR_GRADE_H, SR_GRADE_O);
	ck_assert_int_eq(hot(LI).den, 2);
	ck_assert_int_eq(hot(LI).num, 1);
}
END_TEST

START_TEST(deliveries_of_the_month)
{
	trade_decided(&t, WANG, "2026-10-01", "2026-10-31", SR_GRADE_D);
	trade_decided(&t, WANG, "2026-10-01", "2026-11-01", SR_GRADE_D);
	ck_assert_int_eq(hot(WANG).delivered, 1);
	ck_assert_int_eq(hot(NULL).delivered, 1);
}
END_TEST

START_TEST(a_salesperson_sees_his_own_and_the_house)
{
	struct sr_find find = trade_find(&t, WANG, NULL);
	struct sr_rows rows;

	target(WANG, 4);
	target(LI, 3);
	house_as(&t.h, LI);
	must(&t.h, sr_board_hot(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_int_eq(
	    SR_ROW(struct sr_hot_line, &rows, 0)->staff, house_staff(&t.h, LI));
	ck_assert_int_eq(SR_ROW(struct sr_hot_line, &rows, 1)->staff, 0);
	must(&t.h, sr_target_find(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_uint_eq(rows.n, 1);
}
END_TEST

/* By any field; the house stays beneath, whatever it has. */
START_TEST(any_column_orders_the_lines)
{
	struct sr_find find = trade_find(&t, NULL, NULL);
	struct sr_rows rows;

	find.sort = (int32_t)(sr_field_of(&sr_rec_hot_line, "held") -
			      sr_rec_hot_line.fields);
	for (int desc = 0; desc <= 1; desc++) {
		find.desc = desc != 0;
		must(&t.h, sr_board_hot(t.h.sr, &find, &rows, t.h.mem));
		ck_assert_uint_ge(rows.n, 3);
		for (size_t i = 0; i + 2 < rows.n; i++) {
			int32_t one =
			    SR_ROW(struct sr_hot_line, &rows, i)->held;
			int32_t next =
			    SR_ROW(struct sr_hot_line, &rows, i + 1)->held;
			ck_assert(desc ? one >= next : one <= next);
		}
		ck_assert_int_eq(
		    SR_ROW(struct sr_hot_line, &rows, rows.n - 1)->staff, 0);
	}
	find.sort = (int32_t)sr_rec_hot_line.nfields;
	must_fail(&t.h, sr_board_hot(t.h.sr, &find, &rows, t.h.mem),
	    SR_E_INVALID, "sort");
}
END_TEST

/* The cards behind the board's figure. */
START_TEST(hot_cards_are_found)
{
	struct sr_find find = trade_find(&t, LI, NULL);
	struct sr_rows rows;

	find.kind = 1;
	must(&t.h, sr_card_find(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_uint_eq(rows.n, (size_t)hot(LI).held);
	find.staff = 0;
	must(&t.h, sr_card_find(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_uint_eq(rows.n, (size_t)hot(NULL).held);
}
END_TEST

/* ---- progress ---- */

enum { WALK = 32 };

/* Every line of LI's progress, LIMIT at a time; BACK: from the end. */
static int
walk(int limit, bool back, struct sr_progress_line line[WALK])
{
	struct sr_find find;
	struct sr_rows page = { .more = true };
	int n = 0;

	house_as(&t.h, LI);
	sr_record_clear(&sr_rec_find, &find);
	find.limit = limit;
	find.back = back;
	while (page.more) {
		must(&t.h, sr_board_progress(t.h.sr, &find, &page, t.h.mem));
		ck_assert_uint_le(page.n, (size_t)limit);
		for (size_t i = 0; i < page.n; i++)
			line[n++] = *SR_ROW(struct sr_progress_line, &page,
			    back ? page.n - 1 - i : i);
		if (page.n == 0)
			break;
		find.key = line[n - 1].key;
		find.key_id = line[n - 1].id;
	}
	return n;
}

/* Open cards first, whatever the window; of the closed this month's alone. */
START_TEST(progress_ends_with_what_was_closed)
{
	struct sr_progress_line all[WALK], some[WALK];
	sr_id sold =
	    trade_decided(&t, LI, "2026-10-01", "2026-11-10", SR_GRADE_D);
	sr_id lost =
	    trade_decided(&t, LI, "2026-10-02", "2026-11-05", SR_GRADE_F1);
	sr_id before =
	    trade_decided(&t, LI, "2026-09-01", "2026-10-31", SR_GRADE_F1);
	int n = walk(20, false, all);

	ck_assert_int_ge(n, 4);
	ck_assert_int_eq(all[n - 2].id, lost);
	ck_assert_str_eq(all[n - 2].fate, "Lost file");
	ck_assert_str_eq(all[n - 2].way, "A>F1");
	ck_assert_int_eq(all[n - 2].closed, the_day("2026-11-05"));
	ck_assert_int_eq(all[n - 1].id, sold);
	ck_assert_str_eq(all[n - 1].fate, "Base");
	for (int i = 0; i < n - 2; i++) {
		ck_assert_int_eq(all[i].closed, 0);
		ck_assert_str_eq(all[i].fate, "");
		ck_assert_int_ne(all[i].id, before);
	}
	for (int limit = 1; limit <= n; limit++) {
		ck_assert_int_eq(walk(limit, false, some), n);
		for (int i = 0; i < n; i++)
			ck_assert_int_eq(some[i].id, all[i].id);
		ck_assert_int_eq(walk(limit, true, some), n);
		for (int i = 0; i < n; i++)
			ck_assert_int_eq(some[i].id, all[n - 1 - i].id);
	}
}
END_TEST

/* ---- targets ---- */

START_TEST(targets)
{
	struct sr_target in = target_of(LI, 5), out, other;

	must(&t.h, sr_target_save(t.h.sr, &in, &out, t.h.mem));
	must_fail(&t.h, sr_target_save(t.h.sr, &in, &other, t.h.mem),
	    SR_E_EXISTS, "value");
	other = out;
	other.value = 7;
	must(&t.h, sr_target_save(t.h.sr, &other, &other, t.h.mem));
	ck_assert_int_eq(hot(LI).target, 7);
	must_fail(&t.h, sr_target_save(t.h.sr, &out, &other, t.h.mem),
	    SR_E_STALE, "");
	in.measure = SR_TARGET_ORDERS;
	in.value = -1;
	must_fail(&t.h, sr_target_save(t.h.sr, &in, &other, t.h.mem),
	    SR_E_INVALID, "value");
	/* The house's own goes before the sum. */
	target(NULL, 20);
	ck_assert_int_eq(hot(NULL).target, 20);
}
END_TEST

Suite *
suite_board(void)
{
	const TTest *const tests[] = { progress_ends_with_what_was_closed,
		held_and_their_age, too_few_of_the_house_is_no_rate,
		own_rate_and_the_houses, colours,
		nothing_ordered_needs_no_number, what_is_decided,
		deliveries_of_the_month,
		a_salesperson_sees_his_own_and_the_house,
		any_column_orders_the_lines, hot_cards_are_found, targets,
		NULL };

	return trade_suite("board", tests, &t);
}
