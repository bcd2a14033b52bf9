/*
 * Signing a day: what blocks it, who may, and that what was signed stays
 * whatever happens to the records afterwards.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <showroom/board.h>

#include "model/report_spec.h"
#include "trade.h"

static struct trade t;

static int
sign(const char *day, bool second, const char *reason, struct sr_dayrec *out)
{
	struct sr_sign in = {
		.day = the_day(day), .second = second, .reason = reason
	};

	return sr_day_sign(t.h.sr, &in, out, t.h.mem);
}

/* The daily report of DAY: of STAFF; of the house. */
static struct sr_rows
report_of(const char *staff, const char *day)
{
	struct sr_report_ask ask;
	struct sr_rows cells;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = ask.to = the_day(day);
	ask.staff = staff != NULL ? house_staff(&t.h, staff) : 0;
	must(&t.h, sr_report_run(t.h.sr, &ask, &cells, t.h.mem));
	return cells;
}

static struct sr_rows
report(const char *day)
{
	return report_of(NULL, day);
}

static int64_t
total(const struct sr_rows *cells, int row, const char *col)
{
	for (size_t i = 0; i < cells->n; i++) {
		const struct sr_cell *c = SR_ROW(struct sr_cell, cells, i);
		if (c->row == row && strcmp(c->col, col) == 0)
			return c->value;
	}
	ck_abort_msg("no total of %s", col);
}

static struct sr_rows
corrections(void)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&t.h, sr_correction_find(t.h.sr, &find, &rows, t.h.mem));
	return rows;
}

START_TEST(open_lines_block)
{
	struct sr_dayrec out;
	const struct sr_error *e = sr_error(t.h.sr);

	house_as(&t.h, SUPER);
	must_fail(
	    &t.h, sign("2026-11-21", false, "", &out), SR_E_REASON, "day");
	ck_assert_int_eq(e->arg[1].num, 1); /* in the house */
	ck_assert_int_eq(e->arg[2].num, 1); /* incomplete */
	/* A reason is the manager's to give. */
	must_fail(
	    &t.h, sign("2026-11-21", false, "打烊", &out), SR_E_REASON, "day");
	house_as(&t.h, MANAGER);
	must_fail(
	    &t.h, sign("2026-11-21", false, "", &out), SR_E_REASON, "reason");
	must(&t.h, sign("2026-11-21", false, "打烊", &out));
	ck_assert_int_eq(out.signer, house_staff(&t.h, MANAGER));
	ck_assert_int_ne(out.signed_at, 0);
	ck_assert_str_eq(out.open_reason, "打烊");
	/* The guest is out, time unknown; the other line stays due. */
	struct sr_visit v;
	must(&t.h,
	    sr_visit_get(t.h.sr, &(struct sr_key){ t.visit[7] }, &v, t.h.mem));
	ck_assert(v.gone);
	ck_assert_int_eq(v.leave, 0);
	must(&t.h,
	    sr_visit_get(t.h.sr, &(struct sr_key){ t.visit[4] }, &v, t.h.mem));
	ck_assert_str_eq(v.missing, "model");
}
END_TEST

/* What STAFF, or the house, is to reach in November. */
static void
aim(const char *staff, int32_t measure, int32_t value)
{
	struct sr_target in, out;
	struct sr_find find;
	struct sr_rows rows;

	house_as(&t.h, MANAGER);
	sr_record_clear(&sr_rec_target, &in);
	in.month = the_day("2026-11-01");
	in.staff = staff != NULL ? house_staff(&t.h, staff) : 0;
	in.measure = measure;
	sr_record_clear(&sr_rec_find, &find);
	find.from = in.month;
	must(&t.h, sr_target_find(t.h.sr, &find, &rows, t.h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_target *k = SR_ROW(struct sr_target, &rows, i);
		if (k->staff == in.staff && k->measure == measure)
			in = *k;
	}
	in.value = value;
	must(&t.h, sr_target_save(t.h.sr, &in, &out, t.h.mem));
}

/* -1: there is none in the row of targets. */
static int64_t
aimed(const struct sr_rows *cells, const char *col)
{
	for (size_t i = 0; i < cells->n; i++) {
		const struct sr_cell *c = SR_ROW(struct sr_cell, cells, i);
		if (c->row == REPORT_ROW_TARGET && strcmp(c->col, col) == 0)
			return c->value;
	}
	return -1;
}

/* The sum of the salespeople's, unless the house has its own. */
START_TEST(the_target_stands_beneath_the_month)
{
	struct sr_rows cells;

	cells = report("2026-11-21");
	ck_assert_int_eq(aimed(&cells, "delivery"), -1);
	aim(LI, SR_TARGET_DELIVERIES, 5);
	aim(WANG, SR_TARGET_DELIVERIES, 0);
	aim(WANG, SR_TARGET_WALKINS, 40);
	cells = report("2026-11-21");
	ck_assert_int_eq(aimed(&cells, "delivery"), 5);
	ck_assert_int_eq(aimed(&cells, "walkin"), 40);
	ck_assert_int_eq(aimed(&cells, "order"), -1);
	/* October is another month. */
	cells = report("2026-10-31");
	ck_assert_int_eq(aimed(&cells, "delivery"), -1);
	aim(NULL, SR_TARGET_DELIVERIES, 9);
	cells = report("2026-11-21");
	ck_assert_int_eq(aimed(&cells, "delivery"), 9);
	/* One salesperson's own. */
	cells = report_of(LI, "2026-11-21");
	ck_assert_int_eq(aimed(&cells, "delivery"), 5);
	ck_assert_int_eq(aimed(&cells, "walkin"), -1);
}
END_TEST

START_TEST(a_signed_day_keeps_its_target)
{
	struct sr_dayrec out;
	struct sr_rows cells;

	aim(LI, SR_TARGET_DELIVERIES, 5);
	aim(WANG, SR_TARGET_DELIVERIES, 4);
	must(&t.h, sign("2026-11-21", false, "打烊", &out));
	aim(LI, SR_TARGET_DELIVERIES, 50);
	aim(NULL, SR_TARGET_DELIVERIES, 60);
	cells = report("2026-11-21");
	ck_assert_int_eq(aimed(&cells, "delivery"), 9);
	cells = report_of(LI, "2026-11-21");
	ck_assert_int_eq(aimed(&cells, "delivery"), 5);
	cells = report("2026-11-20");
	ck_assert_int_eq(aimed(&cells, "delivery"), 60);
}
END_TEST

/* Of an earlier day nobody is still here; what is due blocks all the same. */
START_TEST(nobody_stays_for_the_night)
{
	struct sr_dayrec out;
	struct sr_visit v;
	sr_id due = t.visit[4];

	house_now(&t.h, "2026-11-22 09:00");
	house_as(&t.h, SUPER);
	must_fail(
	    &t.h, sign("2026-11-21", false, "", &out), SR_E_REASON, "day");
	ck_assert_int_eq(sr_error(t.h.sr)->arg[1].num, 0);
	ck_assert_int_eq(sr_error(t.h.sr)->arg[2].num, 1);
	must(&t.h, sr_visit_get(t.h.sr, &(struct sr_key){ due }, &v, t.h.mem));
	v.model = house_row(&t.h, "model", "亚洲龙");
	v.grade = SR_GRADE_B;
	v.source = house_row(&t.h, "source", "路过");
	v.phone = "13500000078";
	must(&t.h, sr_visit_save(t.h.sr, &v, &v, t.h.mem));
	must(&t.h, sign("2026-11-21", false, "", &out));
	ck_assert_str_eq(out.open_reason, "");
	must(&t.h,
	    sr_visit_get(t.h.sr, &(struct sr_key){ t.visit[7] }, &v, t.h.mem));
	ck_assert(v.gone);
	ck_assert_int_eq(v.leave, 0);
}
END_TEST

START_TEST(two_people_sign_once_each)
{
	struct sr_dayrec out;

	must_fail(
	    &t.h, sign("2026-11-20", true, "", &out), SR_E_INVALID, "second");
	must(&t.h, sign("2026-11-20", false, "", &out));
	ck_assert_int_eq(out.second, 0);
	must_fail(
	    &t.h, sign("2026-11-20", false, "", &out), SR_E_EXISTS, "signer");
	ck_assert_str_eq(sr_error(t.h.sr)->arg[1].text, "王经理");
	must_fail(
	    &t.h, sign("2026-11-20", true, "", &out), SR_E_DENIED, "second");
	house_as(&t.h, SUPER);
	must(&t.h, sign("2026-11-20", true, "", &out));
	ck_assert_int_eq(out.second, house_staff(&t.h, SUPER));
	must_fail(
	    &t.h, sign("2026-11-20", true, "", &out), SR_E_EXISTS, "second");
}
END_TEST

START_TEST(who_and_when_are_checked)
{
	struct sr_dayrec out;

	must_fail(
	    &t.h, sign("2026-11-22", false, "", &out), SR_E_INVALID, "day");
	house_as(&t.h, LI);
	must_fail(&t.h, sign("2026-11-20", false, "", &out), SR_E_DENIED, "");
	house_as(&t.h, ADMIN);
	must_fail(&t.h, sign("2026-11-20", false, "", &out), SR_E_DENIED, "");
}
END_TEST

START_TEST(signed_figures_never_move)
{
	struct sr_dayrec out;
	struct sr_rows before, after, rows;
	struct sr_report_ask ask;

	before = report("2026-11-21");
	must(&t.h, sign("2026-11-21", false, "打烊", &out));
	trade_guest(&t, "2026-11-21");
	trade_guest(&t, "2026-11-02");
	after = report("2026-11-21");
	ck_assert_int_eq(total(&after, REPORT_ROW_TOTAL, "walkin"), 7);
	ck_assert_int_eq(total(&after, REPORT_ROW_MONTH, "walkin"), 8);
	ck_assert_int_eq(total(&after, REPORT_ROW_TOTAL, "hold_h"), 2);
	/* Signing has closed what was open. */
	ck_assert_int_eq(total(&before, 1, "inhouse"), 1);
	ck_assert_int_eq(total(&after, 1, "inhouse"), 0);
	/* Cell by cell the same otherwise. */
	for (size_t i = 0, k = 0; i < before.n; i++) {
		const struct sr_cell *a = SR_ROW(struct sr_cell, &before, i);
		if (a->block < 1 || a->block > 5)
			continue;
		for (; k < after.n; k++) {
			if (SR_ROW(struct sr_cell, &after, k)->block >= 1)
				break;
		}
		const struct sr_cell *b = SR_ROW(struct sr_cell, &after, k++);
		ck_assert_str_eq(a->col, b->col);
		ck_assert_int_eq(a->staff, b->staff);
		ck_assert_int_eq(a->row, b->row);
		if (strcmp(a->col, "inhouse") != 0)
			ck_assert_msg(a->value == b->value, "%s moved", a->col);
	}
	/* The records behind are those of now. */
	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = ask.to = the_day("2026-11-21");
	ask.measure = "walkin";
	must(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 8);
	/* An unsigned day counts what is there. */
	after = report("2026-11-02");
	ck_assert_int_eq(total(&after, REPORT_ROW_TOTAL, "walkin"), 1);
}
END_TEST

/* What is delivered after it was signed is a correction, and no figure. */
START_TEST(orders_are_signed_too)
{
	const struct sr_key key = { t.zhang };
	struct sr_card card;
	struct sr_dayrec out;
	struct sr_rows cells;

	must(&t.h, sr_card_ordered(t.h.sr, &key, &card, t.h.mem));
	must(&t.h, sign("2026-11-21", false, "打烊", &out));
	must_fail(&t.h, sr_card_delivered(t.h.sr, &key, &card, t.h.mem),
	    SR_E_SIGNED, "");
	sr_reason(t.h.sr, "客户当晚提车");
	must(&t.h, sr_card_delivered(t.h.sr, &key, &card, t.h.mem));
	cells = report("2026-11-21");
	ck_assert_int_eq(total(&cells, REPORT_ROW_TOTAL, "order"), 1);
	ck_assert_int_eq(total(&cells, REPORT_ROW_MONTH, "order"), 1);
	ck_assert_int_eq(total(&cells, REPORT_ROW_TOTAL, "delivery"), 0);
	ck_assert_int_eq(corrections().n, 1);
	/* The next day's month has it. */
	house_now(&t.h, "2026-11-22 09:00");
	cells = report("2026-11-22");
	ck_assert_int_eq(total(&cells, REPORT_ROW_MONTH, "delivery"), 1);
}
END_TEST

START_TEST(later_changes_become_corrections)
{
	struct sr_dayrec out;
	struct sr_visit v, saved;
	struct sr_report_ask ask;
	struct sr_rows rows;
	int marked = 0;

	must(&t.h, sign("2026-11-21", false, "打烊", &out));
	must(&t.h,
	    sr_visit_get(t.h.sr, &(struct sr_key){ t.visit[0] }, &v, t.h.mem));
	v.people = 3;
	must_fail(
	    &t.h, sr_visit_save(t.h.sr, &v, &saved, t.h.mem), SR_E_SIGNED, "");
	ck_assert_int_eq(corrections().n, 0);
	sr_reason(t.h.sr, "少记一人");
	must(&t.h, sr_visit_save(t.h.sr, &v, &saved, t.h.mem));
	rows = corrections();
	ck_assert_int_eq(rows.n, 1);
	const struct sr_correction *k = SR_ROW(struct sr_correction, &rows, 0);
	ck_assert_int_eq(k->day, the_day("2026-11-21"));
	ck_assert_int_eq(k->noun, SR_NOUN_VISIT);
	ck_assert_int_eq(k->row, t.visit[0]);
	ck_assert_str_eq(k->reason, "少记一人");
	ck_assert_int_eq(k->staff, house_staff(&t.h, MANAGER));
	/* Printed beneath, and marked behind the figure. */
	rows = report("2026-11-21");
	bool printed = false;
	for (size_t i = 0; i < rows.n; i++)
		printed |= strcmp(SR_ROW(struct sr_cell, &rows, i)->text,
			       "少记一人") == 0;
	ck_assert(printed);
	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = ask.to = the_day("2026-11-21");
	ask.measure = "walkin";
	must(&t.h, sr_report_behind(t.h.sr, &ask, &rows, t.h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_behind *b = SR_ROW(struct sr_behind, &rows, i);
		marked += b->corrected;
		ck_assert(b->corrected == (b->id == t.visit[0]));
	}
	ck_assert_int_eq(marked, 1);
}
END_TEST

START_TEST(remark_and_weather_are_of_the_day)
{
	struct sr_find find;
	struct sr_dayrec day, saved, out;

	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day("2026-11-20");
	must(&t.h, sr_day_get(t.h.sr, &find, &day, t.h.mem));
	ck_assert_int_eq(day.id, 0);
	day.remark = "车展首日";
	day.weather = house_row(&t.h, "weather", "sun");
	day.signer = house_staff(&t.h, LI); /* not a form's to set */
	must(&t.h, sr_day_save(t.h.sr, &day, &saved, t.h.mem));
	ck_assert_int_eq(saved.signer, 0);
	/* Somebody else who had seen none either. */
	must_fail(
	    &t.h, sr_day_save(t.h.sr, &day, &out, t.h.mem), SR_E_STALE, "");
	must(&t.h, sign("2026-11-20", false, "", &out));
	ck_assert_str_eq(out.remark, "车展首日");
	out.remark = "车展";
	must_fail(
	    &t.h, sr_day_save(t.h.sr, &out, &saved, t.h.mem), SR_E_SIGNED, "");
	sr_reason(t.h.sr, "写错");
	must(&t.h, sr_day_save(t.h.sr, &out, &saved, t.h.mem));
	ck_assert_int_eq(saved.signer, house_staff(&t.h, MANAGER));
	ck_assert_int_eq(corrections().n, 1);
}
END_TEST

/*
 * The digest is FNV-1a over the figures, in the order of measure,
 * salesperson, month: on a day without trade there are but the two rows that
 * say who stood in the table.
 */
START_TEST(digest_is_over_the_figures)
{
	struct sr_dayrec out;
	uint64_t h = UINT64_C(14695981039346656037);
	char text[128], hex[17];

	snprintf(text, sizeof(text),
	    "visit %" PRId64 " 0 0\nvisit %" PRId64 " 0 0\n",
	    house_staff(&t.h, LI), house_staff(&t.h, WANG));
	for (const char *s = text; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	snprintf(hex, sizeof(hex), "%016" PRIx64, h);
	must(&t.h, sign("2026-10-01", false, "", &out));
	ck_assert_str_eq(out.digest, hex);
	must(&t.h, sign("2026-11-20", false, "", &out));
	ck_assert_str_ne(out.digest, hex);
}
END_TEST

START_TEST(instructions_reach_whom_they_are_for)
{
	struct sr_instruction in, out, read;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_key key;

	sr_record_clear(&sr_rec_instruction, &in);
	in.day = the_day("2026-11-21");
	in.card = t.ouyang;
	in.text = "明早 9:30 前回电";
	must(&t.h, sr_instruction_save(t.h.sr, &in, &out, t.h.mem));
	ck_assert_int_eq(out.staff, house_staff(&t.h, WANG));
	ck_assert_int_eq(out.author, house_staff(&t.h, MANAGER));
	house_as(&t.h, SUPER);
	out.text = "不用回电";
	must_fail(&t.h, sr_instruction_save(t.h.sr, &out, &in, t.h.mem),
	    SR_E_DENIED, "author");
	sr_record_clear(&sr_rec_find, &find);
	key = (struct sr_key){ out.id };
	must(&t.h, sr_instruction_get(t.h.sr, &key, &read, t.h.mem));
	ck_assert_str_eq(read.text, "明早 9:30 前回电");
	house_as(&t.h, LI);
	must(&t.h, sr_instruction_find(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 0);
	must_fail(&t.h, sr_instruction_get(t.h.sr, &key, &read, t.h.mem),
	    SR_E_DENIED, "staff");
	house_as(&t.h, WANG);
	must(&t.h, sr_instruction_get(t.h.sr, &key, &read, t.h.mem));
	must(&t.h, sr_instruction_find(t.h.sr, &find, &rows, t.h.mem));
	ck_assert_int_eq(rows.n, 1);
	must_fail(&t.h, sr_instruction_save(t.h.sr, &out, &in, t.h.mem),
	    SR_E_DENIED, "");
}
END_TEST

Suite *
suite_sign(void)
{
	const TTest *const tests[] = { open_lines_block,
		the_target_stands_beneath_the_month,
		a_signed_day_keeps_its_target, nobody_stays_for_the_night,
		two_people_sign_once_each, who_and_when_are_checked,
		signed_figures_never_move, orders_are_signed_too,
		later_changes_become_corrections,
		remark_and_weather_are_of_the_day, digest_is_over_the_figures,
		instructions_reach_whom_they_are_for, NULL };

	return trade_suite("sign", tests, &t);
}
