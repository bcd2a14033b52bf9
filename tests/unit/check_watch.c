/* What the lead watches, each figure counted from what was done. */
#include <stdio.h>

#include <string.h>

#include "base/day.h"
#include "house.h"

static struct house h = { .opens = "2026-11-21 10:00", .as = LI };

static sr_id
opened(const char *name, const char *phone, int32_t grade)
{
	struct sr_card in;

	house_as(&h, LI);
	in = house_card(&h, name, phone, grade);
	return house_card_open(&h, &in).id;
}

/* 李 logs at NOW; TEXT NULL: not reached. */
static void
logged(sr_id card, const char *now, int32_t grade, const char *text)
{
	struct sr_contact_log log;
	struct sr_card out;

	house_now(&h, now);
	house_as(&h, LI);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card;
	log.kind = SR_BY_PHONE;
	log.reached = text != NULL ? SR_REACHED : SR_UNREACHED;
	log.grade = grade;
	log.text = text != NULL ? text : "";
	log.grade_why = "情况有变";
	must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
}

static struct sr_rows
found(int op, const char *code, struct sr_find find)
{
	struct sr_rows rows;

	house_as(&h, code);
	must(&h, sr_call(h.sr, op, &find, &rows, h.mem));
	return rows;
}

static struct sr_find
days(const char *from, const char *to)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.from = from != NULL ? the_day(from) : 0;
	find.to = to != NULL ? the_day(to) : 0;
	return find;
}

START_TEST(progress_tells_the_way)
{
	sr_id n = opened("张红喆", "13717716163", SR_GRADE_N);
	sr_id b = opened("单雄信", "13717716164", SR_GRADE_B);
	const struct sr_progress_line *line;
	struct sr_rows rows;
	struct sr_find find;

	logged(n, "2026-11-22 10:00", SR_GRADE_B, "价格");
	logged(n, "2026-11-23 10:00", SR_GRADE_A, "定金");
	logged(b, "2026-11-24 10:00", SR_GRADE_C, "等年底");
	rows = found(SR_OP_BOARD_PROGRESS, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 2);
	line = SR_ROW(const struct sr_progress_line, &rows, 0);
	ck_assert_int_eq(line->id, n);
	ck_assert_str_eq(line->way, "N>B>A");
	ck_assert_int_eq(line->first, SR_GRADE_N);
	ck_assert_int_eq(line->grade, SR_GRADE_A);
	ck_assert_int_eq(line->steps, 1); /* from B, the first judgement */
	ck_assert_int_eq(line->contacts, 2);
	ck_assert_int_eq(line->next_day, the_day("2026-11-27")); /* A: 4 */
	line = SR_ROW(const struct sr_progress_line, &rows, 1);
	ck_assert_str_eq(line->way, "B>C");
	ck_assert_int_eq(line->steps, -1);
	/* By the day of opening, grade; a salesperson sees his own. */
	ck_assert_uint_eq(found(SR_OP_BOARD_PROGRESS, MANAGER,
			      days("2026-11-22", "2026-11-30"))
			      .n,
	    0);
	find = days(NULL, NULL);
	find.grade = SR_GRADE_C;
	ck_assert_uint_eq(found(SR_OP_BOARD_PROGRESS, GM, find).n, 1);
	ck_assert_uint_eq(
	    found(SR_OP_BOARD_PROGRESS, LI, days(NULL, NULL)).n, 2);
	ck_assert_uint_eq(
	    found(SR_OP_BOARD_PROGRESS, WANG, days(NULL, NULL)).n, 0);
}
END_TEST

/* The line of evidence about the contact of CARD. */
static const struct sr_evidence_line *
about(const struct sr_rows *rows, sr_id card)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_evidence_line *line =
		    SR_ROW(const struct sr_evidence_line, rows, i);
		if (line->card == card)
			return line;
	}
	ck_abort_msg("no evidence about %lld", (long long)card);
}

/* A busy month has more than a window holds: none of it is left out. */
START_TEST(evidence_goes_on_in_the_next_window)
{
	sr_id b = opened("张红喆", "13717716163", SR_GRADE_B);
	struct sr_find find = days("2026-11-22", "2026-11-22");
	const struct sr_evidence_line *line;
	struct sr_rows rows;

	logged(b, "2026-11-22 10:00", SR_GRADE_B, "问了价格");
	logged(b, "2026-11-22 11:00", SR_GRADE_B, "问了价格");
	logged(b, "2026-11-22 12:00", SR_GRADE_B, "问了价格");
	find.limit = 2;
	rows = found(SR_OP_EVIDENCE_FIND, MANAGER, find);
	ck_assert_uint_eq(rows.n, 2);
	ck_assert(rows.more);
	line = SR_ROW(const struct sr_evidence_line, &rows, 1);
	ck_assert_int_eq(line->minute, 11 * 60 + 1);
	find.key = line->key;
	find.key_id = line->id;
	rows = found(SR_OP_EVIDENCE_FIND, MANAGER, find);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert(!rows.more);
	line = SR_ROW(const struct sr_evidence_line, &rows, 0);
	ck_assert_int_eq(line->minute, 12 * 60 + 1);
	ck_assert_int_eq(line->repeated, 3);
}
END_TEST

START_TEST(what_was_only_ticked_off_is_listed)
{
	sr_id card[8];
	char phone[16];
	struct sr_find find = days("2026-11-22", "2026-11-22");
	struct sr_rows rows;

	for (int i = 0; i < 8; i++) {
		snprintf(phone, sizeof(phone), "1371771616%d", i);
		card[i] = opened("张红喆", phone, SR_GRADE_A);
	}
	/* Three characters say nothing, four do; a try needs no text. */
	logged(card[0], "2026-11-21 11:00", 0, "已打。");
	logged(card[1], "2026-11-21 11:10", 0, "要价格单");
	logged(card[2], "2026-11-21 11:20", 0, NULL);
	/* The same three times, two of them the day before. */
	logged(card[3], "2026-11-21 11:30", 0, "客户考虑中");
	logged(card[4], "2026-11-21 11:40", 0, "客户考虑中");
	logged(card[3], "2026-11-22 11:30", 0, "客户考虑中");
	/* Three within one minute (the clock of a test stands still). */
	logged(card[5], "2026-11-22 12:00", 0, "约周六来店");
	logged(card[6], "2026-11-22 12:00", 0, "关心油耗和保养");
	rows = found(
	    SR_OP_EVIDENCE_FIND, MANAGER, days("2026-11-21", "2026-11-21"));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert(about(&rows, card[0])->empty);
	rows = found(
	    SR_OP_EVIDENCE_FIND, MANAGER, days("2026-11-22", "2026-11-22"));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(about(&rows, card[3])->repeated, 3);
	logged(card[7], "2026-11-22 12:00", 0, "已对比完竞品");
	rows = found(SR_OP_EVIDENCE_FIND, GM, days("2026-11-22", "2026-11-22"));
	ck_assert_uint_eq(rows.n, 4);
	for (int i = 5; i < 8; i++)
		ck_assert_int_eq(about(&rows, card[i])->burst, 3);
	ck_assert_int_eq(about(&rows, card[3])->burst, 0);
	/* Whole: there is no second window. */
	find.key_id = card[3];
	ck_assert_uint_eq(found(SR_OP_EVIDENCE_FIND, GM, find).n, 0);
}
END_TEST

/* Ten contacts, eight of them in the evening: 80 of 100. */
START_TEST(always_at_day_end_is_listed)
{
	struct sr_rows rows;
	char phone[16], at[24], text[24];
	sr_id card;

	for (int i = 0; i < 10; i++) {
		snprintf(phone, sizeof(phone), "1371771616%d", i);
		card = opened("张红喆", phone, SR_GRADE_A);
		snprintf(at, sizeof(at), "2026-11-21 %02d:%02d",
		    i < 2 ? 11 : 18, i * 5);
		snprintf(text, sizeof(text), "第%d个客户看车", i);
		logged(card, at, 0, text);
		rows = found(SR_OP_EVIDENCE_FIND, SUPER,
		    days("2026-11-21", "2026-11-21"));
		/* Fewer than ten say nothing. */
		ck_assert_uint_eq(rows.n, i < 9 ? 0 : 8);
	}
	for (size_t i = 0; i < rows.n; i++)
		ck_assert_int_eq(
		    SR_ROW(struct sr_evidence_line, &rows, i)->late, 80);
	/* The house may want more of them. */
	house_as(&h, ADMIN);
	house_set(&h, "evidence_least", "11");
	rows =
	    found(SR_OP_EVIDENCE_FIND, SUPER, days("2026-11-21", "2026-11-21"));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, ADMIN);
	house_set(&h, "evidence_least", "10");
	/* One more by day: 8 of 11 are 72, less than 80. */
	house_now(&h, "2026-11-22 09:00");
	card = opened("单雄信", "13717716170", SR_GRADE_A);
	logged(card, "2026-11-22 09:30", 0, "约周日再看");
	rows =
	    found(SR_OP_EVIDENCE_FIND, SUPER, days("2026-11-21", "2026-11-22"));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

START_TEST(evidence_is_for_leads_and_of_some_weeks)
{
	struct sr_find find = days("2026-01-01", "2026-11-21");
	struct sr_rows rows;

	must_fail(
	    &h, sr_evidence_find(h.sr, &find, &rows, h.mem), SR_E_DENIED, "");
	must_fail(
	    &h, sr_abnormal_find(h.sr, &find, &rows, h.mem), SR_E_DENIED, "");
	house_as(&h, MANAGER);
	must_fail(&h, sr_evidence_find(h.sr, &find, &rows, h.mem), SR_E_INVALID,
	    "from");
}
END_TEST

/* What catches the eye the house decides. */
/* Three of one text within thirty days, or the days that the house says. */
START_TEST(texts_are_compared_over_days)
{
	sr_id card = opened("张红喆", "13717716163", SR_GRADE_A);
	struct sr_find last = days("2026-11-29", "2026-11-29");

	logged(card, "2026-11-21 15:00", 0, "约周日再看");
	logged(card, "2026-11-25 10:00", 0, "约周日再看");
	logged(card, "2026-11-29 11:00", 0, "约周日再看");
	ck_assert_uint_eq(found(SR_OP_EVIDENCE_FIND, MANAGER, last).n, 1);
	house_as(&h, ADMIN);
	house_set(&h, "evidence_days", "8"); /* from the 22nd */
	ck_assert_uint_eq(found(SR_OP_EVIDENCE_FIND, MANAGER, last).n, 0);
	house_as(&h, ADMIN);
	house_set(&h, "evidence_days", "9");
	ck_assert_uint_eq(found(SR_OP_EVIDENCE_FIND, MANAGER, last).n, 1);
}
END_TEST

START_TEST(the_house_says_what_is_evidence)
{
	sr_id card = opened("张红喆", "13717716163", SR_GRADE_A);
	struct sr_setting s;
	struct sr_find today = days("2026-11-21", "2026-11-21");

	logged(card, "2026-11-21 11:00", 0, "要价格单");
	ck_assert_uint_eq(found(SR_OP_EVIDENCE_FIND, MANAGER, today).n, 0);
	house_as(&h, ADMIN);
	house_set(&h, "evidence_text", "5");
	ck_assert_uint_eq(found(SR_OP_EVIDENCE_FIND, MANAGER, today).n, 1);
	house_as(&h, ADMIN);
	house_set(&h, "evidence_text", "4");
	house_set(&h, "evidence_burst", "1");
	ck_assert_uint_eq(found(SR_OP_EVIDENCE_FIND, MANAGER, today).n, 1);
	house_as(&h, ADMIN);
	s = house_setting(&h, "evidence_dayend");
	ck_assert_str_eq(s.value, "18:00");
	s.value = "abends";
	must_fail(
	    &h, sr_setting_save(h.sr, &s, &s, h.mem), SR_E_INVALID, "value");
	s = house_setting(&h, "evidence_share");
	s.value = "viel";
	must_fail(
	    &h, sr_setting_save(h.sr, &s, &s, h.mem), SR_E_INVALID, "value");
}
END_TEST

/* The line of CARD; NULL: none. */
static const struct sr_abnormal_line *
listed(const struct sr_rows *rows, sr_id card)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_abnormal_line *line =
		    SR_ROW(const struct sr_abnormal_line, rows, i);
		if (line->id == card)
			return line;
	}
	return NULL;
}

/* There must be one. */
static const struct sr_abnormal_line *
of_card(const struct sr_rows *rows, sr_id card)
{
	const struct sr_abnormal_line *line = listed(rows, card);

	if (line == NULL)
		ck_abort_msg("%lld needs no help", (long long)card);
	return line;
}

START_TEST(customers_that_need_help)
{
	sr_id late, vain, falls, fine;
	const struct sr_abnormal_line *line;
	struct sr_find of;
	struct sr_rows rows;

	late = opened("张红喆", "13717716163", SR_GRADE_H); /* due 11-23 */
	vain = opened("单雄信", "13717716164", SR_GRADE_B);
	falls = opened("林国丹", "13717716165", SR_GRADE_A);
	fine = opened("欧阳海", "13717716166", SR_GRADE_C);
	logged(vain, "2026-11-22 10:00", 0, NULL);
	logged(falls, "2026-11-22 10:00", SR_GRADE_C, "明年再说");
	logged(vain, "2026-11-23 10:00", 0, NULL);
	/* H: 2 days; four days late is not yet more than twice that. */
	house_now(&h, "2026-11-27 10:00");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(of_card(&rows, falls)->fall, 2);
	logged(vain, "2026-11-28 10:00", 0, NULL);
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 3);
	ck_assert_int_eq(of_card(&rows, late)->overdue, 5);
	ck_assert_int_eq(of_card(&rows, vain)->tries, 3);
	ck_assert_ptr_null(listed(&rows, fine));
	/* The same of their salesperson, none of another. */
	of = days(NULL, NULL);
	of.staff = house_staff(&h, LI);
	ck_assert_uint_eq(found(SR_OP_ABNORMAL_FIND, MANAGER, of).n, 3);
	of.staff = house_staff(&h, MANAGER);
	ck_assert_uint_eq(found(SR_OP_ABNORMAL_FIND, MANAGER, of).n, 0);
	/* Reached at last; the fall is forgotten after 14 days. */
	logged(vain, "2026-11-29 10:00", 0, "在外地出差");
	logged(late, "2026-11-29 10:00", 0, "周末来");
	house_now(&h, "2026-11-30 10:00");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 1);
	house_now(&h, "2026-12-06 10:00");
	logged(vain, "2026-12-06 10:00", 0, "在外地出差");
	/* H buys within 7 days: the 15th day is too old. */
	logged(late, "2026-12-06 10:00", 0, "再等等");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	line = of_card(&rows, late);
	ck_assert_int_eq(line->age, 15);
	ck_assert_int_eq(line->overdue, 0);
	ck_assert_ptr_null(listed(&rows, falls));
}
END_TEST

/* No matter how many they are, and in which order. */
START_TEST(who_needs_help_goes_on_in_the_next_window)
{
	static const char *const name[] = { "陈", "白", "安" };
	static const char *const phone[] = { "13717716163", "13717716164",
		"13717716165" };
	struct sr_find find = days(NULL, NULL);
	struct sr_rows rows;
	sr_id card[3];

	for (int i = 0; i < 3; i++)
		card[i] = opened(name[i], phone[i], SR_GRADE_H);
	house_now(&h, "2026-11-28 10:00");
	for (int by = 0; by < 2; by++) {
		find = days(NULL, NULL);
		find.limit = 2;
		/* As they are due, then by name: the last comes first. */
		if (by == 1)
			find.sort = (int32_t)(sr_field_of(&sr_rec_abnormal_line,
						  "name") -
					      sr_rec_abnormal_line.fields);
		rows = found(SR_OP_ABNORMAL_FIND, MANAGER, find);
		ck_assert_uint_eq(rows.n, 2);
		ck_assert(rows.more);
		ck_assert_int_eq(
		    SR_ROW(struct sr_abnormal_line, &rows, 1)->id, card[1]);
		find.key_id = card[1];
		rows = found(SR_OP_ABNORMAL_FIND, MANAGER, find);
		ck_assert_uint_eq(rows.n, 1);
		ck_assert(!rows.more);
		ck_assert_int_eq(SR_ROW(struct sr_abnormal_line, &rows, 0)->id,
		    card[by == 0 ? 2 : 0]);
		/* And back. */
		find.back = true;
		rows = found(SR_OP_ABNORMAL_FIND, MANAGER, find);
		ck_assert_uint_eq(rows.n, 1);
		ck_assert_int_eq(SR_ROW(struct sr_abnormal_line, &rows, 0)->id,
		    card[by == 0 ? 0 : 2]);
	}
}
END_TEST

/*
 * Opened as B, judged H on December 20th, A on January 4th: of each grade the
 * days count from then on.  H buys within 7 days, A within 30.
 */
START_TEST(a_grade_is_as_old_as_its_last_move)
{
	sr_id card = opened("张红喆", "13717716163", SR_GRADE_B);
	struct sr_rows rows;

	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "500");
	logged(card, "2026-12-20 10:00", SR_GRADE_H, "下周定车");
	logged(card, "2026-12-31 10:00", 0, "等年终奖");
	house_now(&h, "2027-01-03 10:00");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_ptr_null(listed(&rows, card));
	house_now(&h, "2027-01-04 10:00");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_int_eq(of_card(&rows, card)->age, 15);
	logged(card, "2027-01-04 11:00", SR_GRADE_A, "再看看");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_ptr_null(listed(&rows, card));
}
END_TEST

/* A house's own numbers; 0 turns a reason off. */
START_TEST(the_house_says_who_needs_help)
{
	const struct sr_abnormal_line *line;
	sr_id late = opened("张红喆", "13717716163", SR_GRADE_H);
	sr_id falls = opened("林国丹", "13717716165", SR_GRADE_A);
	struct sr_setting s;
	struct sr_rows rows;

	/* Due on the 23rd; A to B is one grade. */
	logged(falls, "2026-11-22 10:00", SR_GRADE_B, "明年再说");
	house_now(&h, "2026-11-26 10:00");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, ADMIN);
	s = house_setting(&h, "abnormal_overdue");
	ck_assert_str_eq(s.value, "2");
	ck_assert_str_eq(s.origin, "default");
	house_set(&h, "abnormal_overdue", "1"); /* H: two days */
	house_set(&h, "abnormal_fall", "1");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_int_eq(of_card(&rows, late)->overdue, 3);
	ck_assert_int_eq(of_card(&rows, falls)->fall, 1);
	/* Of the last four days: the 23rd to the 26th. */
	house_as(&h, ADMIN);
	house_set(&h, "abnormal_fall_days", "4");
	house_set(&h, "abnormal_overdue", "0");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 0);
	/* Opened on the 21st: five days; H buys within seven. */
	house_as(&h, ADMIN);
	house_set(&h, "abnormal_age", "1");
	house_now(&h, "2026-11-29 10:00");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	line = of_card(&rows, late);
	ck_assert_int_eq(line->age, 8);
	house_as(&h, ADMIN);
	house_set(&h, "abnormal_age", "0");
	logged(late, "2026-11-29 10:00", 0, NULL);
	house_as(&h, ADMIN);
	house_set(&h, "abnormal_tries", "1");
	rows = found(SR_OP_ABNORMAL_FIND, MANAGER, days(NULL, NULL));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(of_card(&rows, late)->tries, 1);
	house_as(&h, ADMIN);
	s = house_setting(&h, "abnormal_tries");
	s.value = "many";
	must_fail(
	    &h, sr_setting_save(h.sr, &s, &s, h.mem), SR_E_INVALID, "value");
}
END_TEST

/* What stands in the list of instructions of that day's report; 0: nothing. */
static int64_t
receipt(const char *col)
{
	struct sr_report_ask ask;
	struct sr_rows cells;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = ask.to = the_day("2026-11-21");
	must(&h, sr_report_run(h.sr, &ask, &cells, h.mem));
	for (size_t i = 0; i < cells.n; i++) {
		const struct sr_cell *c = SR_ROW(struct sr_cell, &cells, i);
		if (strcmp(c->col, col) == 0)
			return c->value;
	}
	return 0;
}

START_TEST(an_instruction_is_read_by_its_addressee)
{
	sr_id card = opened("张红喆", "13717716163", SR_GRADE_A);
	struct sr_instruction in, out;
	struct sr_key key;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_instruction, &in);
	in.day = the_day("2026-11-21");
	in.card = card;
	in.text = "今天务必回电";
	must(&h, sr_instruction_save(h.sr, &in, &out, h.mem));
	key.id = out.id;
	/* Who wrote it, and other leads, read without a receipt. */
	must(&h, sr_instruction_read(h.sr, &key, &out, h.mem));
	ck_assert_int_eq(out.read_at, 0);
	house_as(&h, WANG);
	must_fail(
	    &h, sr_instruction_read(h.sr, &key, &out, h.mem), SR_E_DENIED, "");
	ck_assert_int_eq(receipt("read_at"), 0);
	house_as(&h, LI);
	house_now(&h, "2026-11-21 17:20");
	must(&h, sr_instruction_read(h.sr, &key, &out, h.mem));
	ck_assert_int_ne(out.read_at, 0);
	ck_assert_int_eq(out.read_day, the_day("2026-11-21"));
	ck_assert_int_eq(out.read_minute, time_parse("17:20"));
	in.read_at = out.read_at;
	ck_assert_int_eq(receipt("read_day"), the_day("2026-11-21"));
	ck_assert_int_eq(receipt("read_at"), time_parse("17:20"));
	house_as(&h, LI);
	/* The first reading counts. */
	house_now(&h, "2026-11-21 18:00");
	must(&h, sr_instruction_read(h.sr, &key, &out, h.mem));
	ck_assert_int_eq(out.read_at, in.read_at);
	/* Another text is to be read again; nobody sets the receipt. */
	house_as(&h, MANAGER);
	out.text = "明天也行";
	must(&h, sr_instruction_save(h.sr, &out, &out, h.mem));
	ck_assert_int_eq(out.read_at, 0);
}
END_TEST

Suite *
suite_watch(void)
{
	const TTest *const tests[] = { progress_tells_the_way,
		evidence_goes_on_in_the_next_window,
		what_was_only_ticked_off_is_listed, always_at_day_end_is_listed,
		the_house_says_what_is_evidence, texts_are_compared_over_days,
		evidence_is_for_leads_and_of_some_weeks,
		customers_that_need_help, a_grade_is_as_old_as_its_last_move,
		who_needs_help_goes_on_in_the_next_window,
		the_house_says_who_needs_help,
		an_instruction_is_read_by_its_addressee, NULL };

	return house_suite("watch", tests, &h);
}
