/*
 * The month's grade sheet and what it carries over; figures are counted by
 * hand in trade.h.
 */
#include "trade.h"

static struct trade t;

static struct sr_rows rows;

static void
sheet(const char *staff, const char *day)
{
	struct sr_find find = trade_find(&t, staff, day);

	must(&t.h, sr_board_sheet(t.h.sr, &find, &rows, t.h.mem));
}

/* The line of CARD; NULL: none. */
static const struct sr_sheet_line *
listed(sr_id card)
{
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_sheet_line *l =
		    SR_ROW(struct sr_sheet_line, &rows, i);
		if (l->id == card)
			return l;
	}
	return NULL;
}

/* There must be one. */
static const struct sr_sheet_line *
line_of(sr_id card)
{
	const struct sr_sheet_line *l = listed(card);

	if (l == NULL)
		ck_abort_msg("%lld is not on the sheet", (long long)card);
	return l;
}

/* The six letters of the paper sheet, each by a source that means it. */
START_TEST(sources_have_their_letters)
{
	static const struct {
		const char *source, *letter;
	} letters[] = { { "朋友介绍", "R" }, { "VIP情报", "R" },
		{ "自销保有置换", "B" }, { "来店", "S" }, { "来电", "S" },
		{ "内部情报", "I" }, { "员工购车", "E" }, { "车展", "P" } };

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		struct sr_card card;
		house_as(&t.h, MANAGER);
		card = house_card_now(&t.h, t.zhang);
		card.source = house_row(&t.h, "source", letters[i].source);
		must(&t.h, sr_card_save(t.h.sr, &card, &card, t.h.mem));
		sheet(LI, "2026-11-21");
		ck_assert_str_eq(line_of(t.zhang)->mark, letters[i].letter);
	}
}
END_TEST

/* The marks of a line: "3=B 21=A". */
static void
marks(sr_id card, const char *want)
{
	const struct sr_sheet_line *l = line_of(card);
	const char *is = "";

	for (int i = 0; i < SR_SHEET_DAYS; i++)
		if (*l->d[i] != '\0')
			is = arena_printf(t.h.mem, "%s%s%d=%s", is,
			    *is != '\0' ? " " : "", i + 1, l->d[i]);
	ck_assert_str_eq(is, want);
}

START_TEST(sheet_of_a_salesperson)
{
	sheet(LI, "2026-11-21");
	ck_assert_uint_eq(rows.n, 3);
	marks(t.zhang, "3=B 21=A 23=.");
	ck_assert_int_eq(line_of(t.zhang)->first, SR_GRADE_B);
	ck_assert_int_eq(line_of(t.zhang)->last, SR_GRADE_A);
	marks(t.shan, "21=H 22=.");
	/* Handed over on the 20th, when it was C. */
	marks(t.zha, "20=C 21=x 22=.");
	ck_assert_int_eq(line_of(t.zha)->first, SR_GRADE_C);
}
END_TEST

START_TEST(sheet_of_who_gave_a_card_away)
{
	sheet(WANG, "2026-11-21");
	ck_assert_uint_eq(rows.n, 3);
	marks(t.zha, "10=B 20=C");
	ck_assert_str_eq(line_of(t.zha)->fate, "Handed over");
	marks(t.lin, "1=A 21=F1");
	ck_assert_int_eq(line_of(t.lin)->last, SR_GRADE_F1);
	ck_assert_str_eq(
	    line_of(t.lin)->fate, sr_enum_label(&sr_choice_grade, SR_GRADE_F1));
	/* Done as planned on the 15th; missed on the 19th. */
	marks(t.ouyang, "15=H 19=!");
	ck_assert_int_eq(line_of(t.ouyang)->first, SR_GRADE_C);
	/* It was written after the month had begun. */
	ck_assert(!line_of(t.ouyang)->carried);
}
END_TEST

/* Opened and given away in December: on no sheet of November. */
START_TEST(later_cards_are_not_on_it)
{
	struct sr_handover hand;
	sr_id card =
	    trade_decided(&t, WANG, "2026-12-01", "2026-12-02", SR_GRADE_B);

	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card;
	hand.from_staff = house_staff(&t.h, LI);
	hand.to_staff = house_staff(&t.h, WANG);
	hand.kind = SR_HANDED;
	hand.reason = "换班";
	hand.staff = house_staff(&t.h, MANAGER);
	hand.day = the_day("2026-12-03");
	trade_put(&t, &sr_rec_handover, &hand);
	sheet(LI, "2026-11-21");
	ck_assert_ptr_null(listed(card));
	sheet(LI, "2026-12-21");
	marks(card, "1=A 2=B");
	ck_assert_str_eq(line_of(card)->fate, "Handed over");
	sheet(WANG, "2026-12-21");
	ck_assert_int_eq(line_of(card)->first, SR_GRADE_B);
}
END_TEST

START_TEST(sheet_of_the_house)
{
	struct sr_find find = trade_find(&t, NULL, "2026-11-21");
	size_t n = 0;

	sheet(NULL, "2026-11-21");
	ck_assert_uint_eq(rows.n, 5);
	ck_assert_int_eq(line_of(t.zha)->owner, house_staff(&t.h, LI));
	/* The same, line by line. */
	find.limit = 1;
	do {
		must(&t.h, sr_board_sheet(t.h.sr, &find, &rows, t.h.mem));
		ck_assert_uint_eq(rows.n, 1);
		const struct sr_sheet_line *l =
		    SR_ROW(struct sr_sheet_line, &rows, 0);
		find.key = l->key;
		find.key_id = l->id;
		n++;
	} while (rows.more && n < 9);
	ck_assert_uint_eq(n, 5);
}
END_TEST

/* A visit shows, but a grade is stronger; a late contact leaves its !. */
START_TEST(marks_over_marks)
{
	struct sr_contact k;
	struct sr_visit v;

	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day("2026-11-12");
	v.kind = SR_WALKIN;
	v.card = t.zhang;
	v.name = "张红喆";
	trade_put(&t, &sr_rec_visit, &v);
	v.day = the_day("2026-11-21");
	trade_put(&t, &sr_rec_visit, &v);
	sr_record_clear(&sr_rec_contact, &k);
	k.card = t.zhang;
	k.state = SR_DONE;
	k.plan_day = the_day("2026-11-14");
	k.day = the_day("2026-11-16");
	k.reached = SR_REACHED;
	k.before = k.after = SR_GRADE_B;
	trade_put(&t, &sr_rec_contact, &k);
	sheet(LI, "2026-11-01");
	marks(t.zhang, "3=B 12=v 14=! 16=B 21=A 23=.");
}
END_TEST

/* Ordered on the day on which he was called: that stands, not the call. */
START_TEST(an_order_over_a_contact)
{
	trade_move(&t, t.zhang, "2026-11-21", SR_GRADE_A, SR_GRADE_O);
	sheet(LI, "2026-11-01");
	marks(t.zhang, "3=B 21=O 23=.");
}
END_TEST

/* Moved when it was late already: both days stand there. */
START_TEST(moved_when_it_was_late)
{
	struct sr_mark to = {
		.id = t.zhang, .day = the_day("2026-11-25"), .reason = ""
	};
	struct sr_card card;

	house_now(&t.h, "2026-11-24 09:00");
	must(&t.h, sr_contact_move(t.h.sr, &to, &card, t.h.mem));
	sheet(LI, "2026-11-21");
	marks(t.zhang, "3=B 21=A 23=! 25=.");
}
END_TEST

START_TEST(salespersons_see_their_own_sheet)
{
	house_as(&t.h, LI);
	sheet(WANG, "2026-11-21");
	ck_assert_ptr_null(listed(t.lin));
	ck_assert_ptr_nonnull(listed(t.zhang));
}
END_TEST

/* ---- the carry-over ---- */

static void
log_as_h(const char *day)
{
	struct sr_contact_log log;
	struct sr_card card;

	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = t.zhang;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.day = the_day(day);
	log.text = "下周一定";
	log.grade = SR_GRADE_H;
	must(&t.h, sr_contact_log(t.h.sr, &log, &card, t.h.mem));
}

START_TEST(frozen_at_midnight)
{
	house_now(&t.h, "2026-11-30 23:59");
	sheet(LI, "2026-11-30");
	/* Nobody called 单雄信 on the 22nd, or for three intervals after. */
	marks(t.shan, "21=H 22=! 30=L");
	ck_assert_str_eq(
	    line_of(t.shan)->fate, sr_enum_label(&sr_choice_grade, SR_GRADE_L));
	house_now(&t.h, "2026-12-01 00:00");
	sheet(LI, "2026-12-01");
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_ptr_null(listed(t.shan));
	ck_assert(line_of(t.zhang)->carried);
	ck_assert_int_eq(line_of(t.zhang)->first, SR_GRADE_A);
	sheet(WANG, "2026-12-01");
	ck_assert_ptr_null(listed(t.lin));
	ck_assert_ptr_null(listed(t.zha));
	/* What is entered late for November does not move it. */
	log_as_h("2026-11-30");
	sheet(LI, "2026-12-01");
	ck_assert_int_eq(line_of(t.zhang)->first, SR_GRADE_A);
	ck_assert_int_eq(line_of(t.zhang)->last, SR_GRADE_H);
	sheet(LI, "2026-11-30");
	ck_assert_int_eq(line_of(t.zhang)->last, SR_GRADE_H);
}
END_TEST

/* Nobody worked at the turn of two months: both are made, each as it was. */
START_TEST(months_that_were_missed)
{
	house_now(&t.h, "2027-01-05 09:00");
	for (int i = 0; i < 3; i++)
		sheet(LI, "2026-12-01");
	ck_assert(line_of(t.zhang)->carried);
	ck_assert_int_eq(line_of(t.zhang)->first, SR_GRADE_A);
	sheet(LI, "2027-01-05");
	ck_assert(line_of(t.zhang)->carried);
}
END_TEST

/* Lost in November is not on December's sheet, until it is reopened. */
START_TEST(reopened)
{
	sr_id card =
	    trade_decided(&t, LI, "2026-10-01", "2026-11-10", SR_GRADE_B);

	trade_move(&t, card, "2026-11-12", SR_GRADE_B, SR_GRADE_F1);
	house_now(&t.h, "2026-12-01 00:00");
	sheet(LI, "2026-12-01");
	ck_assert_ptr_null(listed(card));
	trade_move(&t, card, "2026-12-03", SR_GRADE_F1, SR_GRADE_C);
	house_now(&t.h, "2026-12-04 09:00");
	sheet(LI, "2026-12-01");
	marks(card, "3=C");
	ck_assert(!line_of(card)->carried);
	ck_assert_int_eq(line_of(card)->first, SR_GRADE_C);
	/* Closed again: it was opened in C all the same. */
	trade_move(&t, card, "2026-12-04", SR_GRADE_C, SR_GRADE_F2);
	sheet(LI, "2026-12-01");
	ck_assert_int_eq(line_of(card)->first, SR_GRADE_C);
	ck_assert_int_eq(line_of(card)->last, SR_GRADE_F2);
}
END_TEST

/* On the first of a month: that day's closing is not what it came with. */
START_TEST(opened_again_on_the_first)
{
	sr_id card =
	    trade_decided(&t, LI, "2026-10-01", "2026-11-10", SR_GRADE_B);

	trade_move(&t, card, "2026-11-12", SR_GRADE_B, SR_GRADE_F1);
	trade_move(&t, card, "2026-12-01", SR_GRADE_F1, SR_GRADE_A);
	trade_move(&t, card, "2026-12-01", SR_GRADE_A, SR_GRADE_F2);
	house_now(&t.h, "2026-12-04 09:00");
	sheet(LI, "2026-12-01");
	ck_assert_int_eq(line_of(card)->first, SR_GRADE_A);
}
END_TEST

START_TEST(as_long_as_the_month)
{
	static const struct {
		const char *last, *mark;
	} months[] = {
		{ "2027-02-28", "28=!" },
		{ "2028-02-29", "29=!" },
		{ "2027-04-30", "30=!" },
		{ "2027-05-31", "31=!" },
	};

	house_now(&t.h, "2028-06-01 09:00");
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
		struct sr_contact k;

		sr_record_clear(&sr_rec_contact, &k);
		k.card = trade_decided(
		    &t, LI, "2026-11-01", "2026-11-02", SR_GRADE_B);
		k.state = SR_PLANNED;
		k.plan_day = the_day(months[i].last);
		trade_put(&t, &sr_rec_contact, &k);
		sheet(LI, months[i].last);
		marks(k.card, months[i].mark);
	}
}
END_TEST

Suite *
suite_sheet(void)
{
	const TTest *const tests[] = { sources_have_their_letters,
		sheet_of_a_salesperson, sheet_of_who_gave_a_card_away,
		sheet_of_the_house, later_cards_are_not_on_it,
		moved_when_it_was_late, marks_over_marks,
		an_order_over_a_contact, salespersons_see_their_own_sheet,
		frozen_at_midnight, months_that_were_missed, reopened,
		opened_again_on_the_first, as_long_as_the_month, NULL };

	return trade_suite("sheet", tests, &t);
}
