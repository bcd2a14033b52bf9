/*
 * The daily report: every figure against the rows of trade.h, counted by
 * hand; the records behind figures; what the report refuses.
 */
#include <string.h>

#include "domain/ctx.h"
#include "model/report_spec.h"
#include "trade.h"

static struct trade t;

static struct sr_report_ask
ask_of(const char *from, const char *to)
{
	struct sr_report_ask ask;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = the_day(from);
	ask.to = the_day(to);
	return ask;
}

static struct sr_rows
run(const struct sr_report_ask *ask)
{
	struct sr_rows cells;

	must(&t.h, sr_report_run(t.h.sr, ask, &cells, t.h.mem));
	return cells;
}

/* The figure of STAFF (0: in the row ROW) in block NAME. */
static const struct sr_cell *
cell(const struct sr_rows *cells, const char *block, int row, sr_id staff,
    const char *col)
{
	const struct report_spec *spec = report_spec_of("sales-daily");
	int b = 0;

	while (b < (int)spec->nblock && strcmp(spec->block[b].name, block) != 0)
		b++;
	for (size_t i = 0; i < cells->n; i++) {
		const struct sr_cell *c = SR_ROW(struct sr_cell, cells, i);
		if (c->block == b && strcmp(c->col, col) == 0 &&
		    (row != 0 ? c->row == row : c->staff == staff))
			return c;
	}
	return NULL;
}

static int64_t
value(const struct sr_rows *cells, const char *block, int row,
    const char *staff, const char *col)
{
	const struct sr_cell *c = cell(cells, block, row,
	    staff != NULL ? house_staff(&t.h, staff) : 0, col);

	if (c == NULL)
		ck_abort_msg("no cell %s.%s", block, col);
	return c->value;
}

#define HOUSE(block, col) value(&cells, block, 1, NULL, col)
#define OF(who, col) value(&cells, "staff", 0, who, col)
#define TOTAL(col) value(&cells, "staff", REPORT_ROW_TOTAL, NULL, col)
#define MONTH(col) value(&cells, "staff", REPORT_ROW_MONTH, NULL, col)
#define NOBODY(col) value(&cells, "staff", REPORT_ROW_NOBODY, NULL, col)

START_TEST(each_line_counts_in_one_class)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells = run(&ask);

	ck_assert_int_eq(HOUSE("traffic", "visit"), 9);
	ck_assert_int_eq(HOUSE("class", "first"), 2);
	ck_assert_int_eq(HOUSE("class", "repeat"), 3);
	ck_assert_int_eq(HOUSE("class", "invited"), 1);
	ck_assert_int_eq(HOUSE("class", "phone"), 1);
	ck_assert_int_eq(HOUSE("class", "nonintent"), 1);
	ck_assert_int_eq(HOUSE("class", "incomplete"), 1);
	ck_assert_int_eq(HOUSE("traffic", "walkin"), 7);
	ck_assert_int_eq(HOUSE("traffic", "callin"), 1);
	ck_assert_int_eq(HOUSE("traffic", "otherway"), 1);
	ck_assert_int_eq(HOUSE("traffic", "inhouse"), 1);
}
END_TEST

START_TEST(filed_rate_is_filed_first_of_all_first)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells = run(&ask);
	const struct sr_cell *c = cell(&cells, "traffic", 1, 0, "filed_rate");

	ck_assert_ptr_nonnull(c);
	ck_assert_int_eq(c->num, 1);
	ck_assert_int_eq(c->den, 2);
	ck_assert_int_eq(c->value, 5000);
	/* The month: the line of the 5th is first and filed too: 2 of 3. */
	ask = ask_of("2026-11-01", "2026-11-21");
	cells = run(&ask);
	c = cell(&cells, "traffic", 1, 0, "filed_rate");
	ck_assert_int_eq(c->num, 2);
	ck_assert_int_eq(c->den, 3);
	ck_assert_int_eq(c->value, 6667);
	/* A day without first visits has no rate. */
	ask = ask_of("2026-11-20", "2026-11-20");
	cells = run(&ask);
	c = cell(&cells, "traffic", 1, 0, "filed_rate");
	ck_assert_int_eq(c->den, 0);
	ck_assert_int_lt(c->value, 0);
}
END_TEST

START_TEST(salespeople_have_their_own)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells = run(&ask);

	ck_assert_int_eq(OF(LI, "walkin"), 4);
	ck_assert_int_eq(OF(LI, "filed"), 1);
	ck_assert_int_eq(OF(LI, "opened"), 1);
	ck_assert_int_eq(OF(LI, "drive"), 1);
	ck_assert_int_eq(OF(LI, "planned"), 2);
	ck_assert_int_eq(OF(LI, "done"), 1);
	ck_assert_int_eq(OF(LI, "overdue"), 0);
	ck_assert_int_eq(OF(LI, "lost"), 0);
	ck_assert_int_eq(OF(WANG, "walkin"), 2);
	ck_assert_int_eq(OF(WANG, "filed"), 0);
	ck_assert_int_eq(OF(WANG, "opened"), 0);
	ck_assert_int_eq(OF(WANG, "planned"), 0);
	ck_assert_int_eq(OF(WANG, "overdue"), 1);
	ck_assert_int_eq(OF(WANG, "lost"), 1);
	ck_assert_int_eq(NOBODY("walkin"), 1);
	ck_assert_int_eq(TOTAL("walkin"), 7);
	ck_assert_int_eq(TOTAL("planned"), 2);
	ck_assert_int_eq(TOTAL("overdue"), 1);
	ck_assert_int_eq(HOUSE("more", "tried"), 1);
	ck_assert_int_eq(TOTAL("order"), 0);
	/* Money is not known yet: no figure, and no 0 either. */
	ck_assert_ptr_null(cell(&cells, "more", 1, 0, "receipt"));
}
END_TEST

START_TEST(holdings_are_those_of_the_evening)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells = run(&ask);

	ck_assert_int_eq(OF(LI, "hold_h"), 1);
	ck_assert_int_eq(OF(LI, "hold_a"), 1);
	ck_assert_int_eq(OF(LI, "hold_b"), 0);
	ck_assert_int_eq(OF(LI, "hold_c"), 1);
	ck_assert_int_eq(OF(WANG, "hold_h"), 1);
	ck_assert_int_eq(OF(WANG, "hold_a"), 0);
	/* On the 18th: 林国丹 still open, 查思宇 still B and 王's. */
	ask = ask_of("2026-11-18", "2026-11-18");
	cells = run(&ask);
	ck_assert_int_eq(OF(LI, "hold_b"), 1);
	ck_assert_int_eq(OF(LI, "hold_h"), 0);
	ck_assert_int_eq(OF(LI, "hold_a"), 0);
	ck_assert_int_eq(OF(LI, "hold_c"), 0);
	ck_assert_int_eq(OF(WANG, "hold_h"), 1);
	ck_assert_int_eq(OF(WANG, "hold_a"), 1);
	ck_assert_int_eq(OF(WANG, "hold_b"), 1);
	/* On the 14th 欧阳海 was C. */
	ask = ask_of("2026-11-14", "2026-11-14");
	cells = run(&ask);
	ck_assert_int_eq(OF(WANG, "hold_c"), 1);
	ck_assert_int_eq(OF(WANG, "hold_h"), 0);
	/* On October 9th there was nothing. */
	ask = ask_of("2026-10-09", "2026-10-09");
	cells = run(&ask);
	ck_assert_int_eq(TOTAL("hold_c"), 0);
	ck_assert_int_eq(TOTAL("hold_h"), 0);
}
END_TEST

START_TEST(overdue_and_plan_are_those_of_the_evening)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells = run(&ask);

	/* By the 22nd: 单雄信 and 欧阳海 (H), 查思宇 (C). */
	ck_assert_int_eq(HOUSE("tomorrow", "plan_h"), 2);
	ck_assert_int_eq(HOUSE("tomorrow", "plan_a"), 0);
	ck_assert_int_eq(HOUSE("tomorrow", "plan_rest"), 1);
	/* On the 20th 张红喆 (B) and 查思宇 waited for the 21st. */
	ask = ask_of("2026-11-20", "2026-11-20");
	cells = run(&ask);
	ck_assert_int_eq(OF(WANG, "overdue"), 1);
	ck_assert_int_eq(HOUSE("tomorrow", "plan_h"), 1);
	ck_assert_int_eq(HOUSE("tomorrow", "plan_rest"), 2);
	ask = ask_of("2026-11-19", "2026-11-19");
	cells = run(&ask);
	ck_assert_int_eq(OF(WANG, "overdue"), 0);
	ck_assert_int_eq(HOUSE("tomorrow", "plan_h"), 1);
	ck_assert_int_eq(HOUSE("tomorrow", "plan_rest"), 0);
}
END_TEST

START_TEST(month_to_date_begins_on_the_first)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells = run(&ask);

	ck_assert_int_eq(MONTH("walkin"), 8);
	ck_assert_int_eq(MONTH("filed"), 2);
	ck_assert_int_eq(MONTH("opened"), 4);
	ck_assert_int_eq(MONTH("planned"), 4);
	ck_assert_int_eq(MONTH("done"), 2);
	ck_assert_int_eq(MONTH("lost"), 1);
	ck_assert_ptr_null(
	    cell(&cells, "staff", REPORT_ROW_MONTH, 0, "hold_h"));
	ask = ask_of("2026-11-02", "2026-11-02");
	cells = run(&ask);
	ck_assert_int_eq(MONTH("walkin"), 0);
	ck_assert_int_eq(MONTH("opened"), 1);
	/* A range over two months counts both, its month the last. */
	ask = ask_of("2026-10-31", "2026-11-21");
	cells = run(&ask);
	ck_assert_int_eq(TOTAL("walkin"), 9);
	ck_assert_int_eq(MONTH("walkin"), 8);
}
END_TEST

START_TEST(moves_are_listed_with_both_grades)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells = run(&ask);
	const struct sr_cell *c = cell(&cells, "move", 1, 0, "name");

	ck_assert_str_eq(c->text, "张红喆");
	ck_assert_int_eq(value(&cells, "move", 1, NULL, "before"), SR_GRADE_B);
	ck_assert_int_eq(value(&cells, "move", 1, NULL, "grade"), SR_GRADE_A);
	ck_assert_str_eq(cell(&cells, "move", 1, 0, "text")->text, "约试驾");
	/* Opening and losing a card are no moves. */
	ck_assert_ptr_null(cell(&cells, "move", 2, 0, "name"));
	/* Two of H wait for tomorrow, two lines are open. */
	ck_assert_ptr_nonnull(cell(&cells, "plan", 2, 0, "name"));
	ck_assert_ptr_null(cell(&cells, "plan", 3, 0, "name"));
	ck_assert_ptr_nonnull(cell(&cells, "open", 2, 0, "name"));
	ck_assert_ptr_null(cell(&cells, "open", 3, 0, "name"));
}
END_TEST

/* WHO is at the terminal and says OP of CARD. */
static void
sold(const char *who, int op, sr_id card)
{
	const struct sr_key key = { card };
	void *out;

	house_as(&t.h, who);
	must(&t.h, house_call(&t.h, t.h.sr, op, &key, &out));
}

static void
cancelled(const char *who, sr_id card)
{
	struct sr_request r = house_request(SR_REQ_CANCEL, card), out;
	struct sr_decide decide = { .agree = true };

	house_as(&t.h, who);
	r.note = "退定金";
	decide.id = house_asked(&t.h, r).id;
	house_as(&t.h, MANAGER);
	must(&t.h, sr_request_decide(t.h.sr, &decide, &out, t.h.mem));
}

/*
 * 李 gets two orders on the 20th; on the 21st another, a delivery and a
 * cancellation; 王 an order.  What was won before it is cancelled was won.
 */
START_TEST(orders_and_deliveries_are_those_of_the_day)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells;

	house_now(&t.h, "2026-11-20 16:00");
	sold(LI, SR_OP_CARD_ORDERED, t.zhang);
	sold(LI, SR_OP_CARD_ORDERED, t.zha);
	house_now(&t.h, "2026-11-21 18:00");
	sold(LI, SR_OP_CARD_ORDERED, t.shan);
	sold(LI, SR_OP_CARD_DELIVERED, t.zhang);
	cancelled(LI, t.zha);
	sold(WANG, SR_OP_CARD_ORDERED, t.ouyang);
	cells = run(&ask);
	ck_assert_int_eq(OF(LI, "order"), 1);
	ck_assert_int_eq(OF(WANG, "order"), 1);
	ck_assert_int_eq(TOTAL("order"), 2);
	ck_assert_int_eq(MONTH("order"), 4);
	ck_assert_int_eq(OF(LI, "delivery"), 1);
	ck_assert_int_eq(OF(WANG, "delivery"), 0);
	ck_assert_int_eq(MONTH("delivery"), 1);
	ck_assert_int_eq(HOUSE("more", "cancel"), 1);
	ck_assert_int_eq(OF(LI, "hold_o"), 1);
	/* No loss. */
	ck_assert_int_eq(MONTH("lost"), 1);
	ask = ask_of("2026-11-20", "2026-11-20");
	cells = run(&ask);
	ck_assert_int_eq(OF(LI, "order"), 2);
	ck_assert_int_eq(TOTAL("delivery"), 0);
	ck_assert_int_eq(HOUSE("more", "cancel"), 0);
}
END_TEST

START_TEST(one_salesperson_alone)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows cells;

	ask.staff = house_staff(&t.h, WANG);
	cells = run(&ask);
	ck_assert_int_eq(HOUSE("traffic", "visit"), 4);
	ck_assert_int_eq(TOTAL("walkin"), 2);
	ck_assert_ptr_null(
	    cell(&cells, "staff", 0, house_staff(&t.h, LI), "walkin"));
}
END_TEST

/* ---- behind ---- */

static struct sr_rows
behind(const char *measure, sr_id staff, bool month)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	struct sr_rows rows;

	ask.measure = measure;
	ask.staff = staff;
	ask.month = month;
	must(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem));
	return rows;
}

/* The figure and the number of its records are the same everywhere. */
START_TEST(every_figure_opens_as_many_records)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-21");
	const struct report_spec *spec = report_spec_of("sales-daily");
	struct sr_rows cells;
	int seen = 0;

	sold(LI, SR_OP_CARD_ORDERED, t.zhang);
	sold(LI, SR_OP_CARD_DELIVERED, t.zhang);
	sold(LI, SR_OP_CARD_ORDERED, t.zha);
	cancelled(LI, t.zha);
	ck_assert_int_eq(behind("order", house_staff(&t.h, LI), false).n, 2);
	ck_assert_int_eq(behind("delivery", 0, true).n, 1);
	ck_assert_int_eq(behind("cancel", 0, false).n, 1);
	cells = run(&ask);
	for (size_t i = 0; i < cells.n; i++) {
		const struct sr_cell *c = SR_ROW(struct sr_cell, &cells, i);
		const struct report_block *b = &spec->block[c->block];
		const struct report_col *col = report_col_of(b, c->col);
		if (col == NULL || !report_is_figure(b, col))
			continue;
		struct sr_rows rows =
		    behind(c->col, c->staff, c->row == REPORT_ROW_MONTH);
		ck_assert_msg((int64_t)rows.n == c->value, "%s: %d, %d behind",
		    c->col, (int)c->value, (int)rows.n);
		seen += c->value > 0;
	}
	ck_assert_int_gt(seen, 30);
}
END_TEST

START_TEST(records_name_what_they_are)
{
	struct sr_rows rows = behind("hold_h", 0, false);
	const struct sr_behind *b;

	ck_assert_int_eq(rows.n, 2);
	rows = behind("lost", 0, false);
	b = SR_ROW(struct sr_behind, &rows, 0);
	ck_assert_int_eq(b->noun, SR_NOUN_MOVE);
	ck_assert_int_eq(b->card, t.lin);
	ck_assert_str_eq(b->name, "林国丹");
	ck_assert_str_eq(b->text, "买了途观L");
	ck_assert_int_eq(b->grade, SR_GRADE_F1);
	rows = behind("walkin", REPORT_NOBODY, false);
	ck_assert_int_eq(rows.n, 1);
	b = SR_ROW(struct sr_behind, &rows, 0);
	ck_assert_int_eq(b->noun, SR_NOUN_VISIT);
	ck_assert_int_eq(b->id, t.visit[7]);
	ck_assert_int_eq(b->minute, 14 * 60 + 1);
	/* Who opened it keeps it: 查思宇 was handed over later. */
	ck_assert_int_eq(behind("opened", house_staff(&t.h, WANG), true).n, 2);
	ck_assert_int_eq(behind("opened", house_staff(&t.h, LI), true).n, 2);
	/* A rate opens what it divides by. */
	rows = behind("filed_rate", 0, false);
	ck_assert_int_eq(rows.n, 2);
}
END_TEST

START_TEST(what_was_said_stays_with_the_owner)
{
	struct sr_rows rows;

	house_as(&t.h, LI);
	rows = behind("done", 0, false);
	ck_assert_str_eq(
	    SR_ROW(struct sr_behind, &rows, 0)->text, "约周六试驾");
	house_as(&t.h, WANG);
	rows = behind("done", 0, false);
	ck_assert_int_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_behind, &rows, 0)->text, "");
	ck_assert_str_eq(SR_ROW(struct sr_behind, &rows, 0)->name, "张红喆");
}
END_TEST

/* The store keeps them until they are taken: there is an end to that. */
START_TEST(no_more_records_than_anybody_reads)
{
	static const struct query many = { "many",
		"WITH RECURSIVE k (n) AS (VALUES (1) UNION ALL"
		" SELECT n + 1 FROM k WHERE n < 50000)"
		" INSERT INTO visit (rev, created_at, updated_at, day, kind)"
		" SELECT 1, 0, 0, :day, 2 FROM k",
		"a test" };
	static const struct query one = { "one",
		"INSERT INTO visit (rev, created_at, updated_at, day, kind)"
		" VALUES (1, 0, 0, :day, 2)",
		"a test" };
	struct sr_report_ask ask = ask_of("2026-01-05", "2026-01-06");
	struct sr_rows rows;

	ck_assert_int_eq(sql_run(t.h.d->st, &many,
			     SQL_ARGS(SQL_D("day", the_day("2026-01-05")))),
	    50000);
	ask.measure = "phone";
	must(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 50000);
	ck_assert_int_eq(sql_run(t.h.d->st, &one,
			     SQL_ARGS(SQL_D("day", the_day("2026-01-06")))),
	    1);
	must_fail(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem),
	    SR_E_INVALID, "to");
	ask.to = ask.from;
	must(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem));
}
END_TEST

START_TEST(wrong_questions_are_named)
{
	struct sr_report_ask ask = ask_of("2026-11-21", "2026-11-20");
	struct sr_rows rows;

	must_fail(&t.h, sr_report_run(t.h.sr, &ask, &rows, t.h.mem),
	    SR_E_INVALID, "to");
	ask = ask_of("2026-11-21", "2026-11-21");
	ask.name = "sales-hourly";
	must_fail(&t.h, sr_report_run(t.h.sr, &ask, &rows, t.h.mem), SR_E_NONE,
	    "name");
	ask.name = "sales-daily";
	ask.measure = "order";
	must(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 0);
	ask.measure = "nothing";
	must_fail(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem),
	    SR_E_NONE, "measure");
	house_as(&t.h, FINANCE);
	must_fail(
	    &t.h, sr_report_run(t.h.sr, &ask, &rows, t.h.mem), SR_E_DENIED, "");
}
END_TEST

Suite *
suite_report(void)
{
	const TTest *const tests[] = { each_line_counts_in_one_class,
		filed_rate_is_filed_first_of_all_first,
		salespeople_have_their_own, holdings_are_those_of_the_evening,
		overdue_and_plan_are_those_of_the_evening,
		month_to_date_begins_on_the_first,
		moves_are_listed_with_both_grades,
		orders_and_deliveries_are_those_of_the_day,
		one_salesperson_alone, every_figure_opens_as_many_records,
		records_name_what_they_are, what_was_said_stays_with_the_owner,
		no_more_records_than_anybody_reads, wrong_questions_are_named,
		NULL };

	return trade_suite("report", tests, &t);
}
