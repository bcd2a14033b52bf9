/*
 * The H/A board, targets, the carry-over and the month's grade sheet; figures
 * are counted by hand in trade.h.
 */
#include <string.h>

#include "trade.h"

static struct trade t;

static void
setup(void)
{
	trade_open(&t);
}

static void
teardown(void)
{
	trade_close(&t);
}

static struct sr_find
find_of(const char *staff, const char *day)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.staff = staff != NULL ? house_staff(&t.h, staff) : 0;
	find.from = find.to = day != NULL ? the_day(day) : 0;
	return find;
}

/* The board's line of STAFF (NULL: the house). */
static struct sr_hot_line
hot(const char *staff)
{
	struct sr_find find = find_of(NULL, NULL);
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

static void
move(sr_id card, const char *day, int before, int after)
{
	struct sr_move m;

	sr_record_clear(&sr_rec_move, &m);
	m.card = card;
	m.day = the_day(day);
	m.before = before;
	m.after = after;
	trade_put(&t, &sr_rec_move, &m);
}

/* A card that was A from OPENED on and became AFTER on DAY. */
static sr_id
decided(const char *owner, const char *opened, const char *day, int after)
{
	static int n = 500;
	struct sr_person p;
	struct sr_card c;

	sr_record_clear(&sr_rec_person, &p);
	p.name = "客户";
	p.pinyin = "x";
	sr_record_clear(&sr_rec_card, &c);
	c.code = arena_printf(t.h.mem, "A-26-%04d", n++);
	c.person = trade_put(&t, &sr_rec_person, &p);
	c.owner = house_staff(&t.h, owner);
	c.opened = the_day(opened);
	c.closed = SR_GRADE_OPEN(after) ? 0 : the_day(day);
	c.name_key = "y";
	c.id = trade_put(&t, &sr_rec_card, &c);
	move(c.id, opened, 0, SR_GRADE_A);
	move(c.id, day, SR_GRADE_A, after);
	return c.id;
}

/* WANG's hot cards that were decided: N, of which WON were ordered. */
static void
decided_of_wang(int n, int won)
{
	for (int i = 0; i < n; i++)
		decided(WANG, "2026-11-02", "2026-11-10",
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
}
END_TEST

/* 90 days end today; void and duplicate decide nothing; hot again either. */
START_TEST(what_is_decided)
{
	sr_id again;

	decided(LI, "2026-08-01", "2026-08-23", SR_GRADE_F1);
	ck_assert_int_eq(hot(LI).den, 0);
	decided(LI, "2026-08-01", "2026-08-24", SR_GRADE_F1);
	ck_assert_int_eq(hot(LI).den, 1);
	decided(LI, "2026-11-01", "2026-11-12", SR_GRADE_X);
	decided(LI, "2026-11-01", "2026-11-12", SR_GRADE_U);
	ck_assert_int_eq(hot(LI).den, 1);
	again = decided(LI, "2026-11-01", "2026-11-12", SR_GRADE_B);
	ck_assert_int_eq(hot(LI).den, 2);
	move(again, "2026-11-13", SR_GRADE_B, SR_GRADE_H);
	ck_assert_int_eq(hot(LI).den, 1);
	move(again, "2026-11-14", SR_GRADE_H, SR_GRADE_O);
	ck_assert_int_eq(hot(LI).den, 2);
	ck_assert_int_eq(hot(LI).num, 1);
}
END_TEST

START_TEST(deliveries_of_the_month)
{
	decided(WANG, "2026-10-01", "2026-10-31", SR_GRADE_D);
	decided(WANG, "2026-10-01", "2026-11-01", SR_GRADE_D);
	ck_assert_int_eq(hot(WANG).delivered, 1);
	ck_assert_int_eq(hot(NULL).delivered, 1);
}
END_TEST

START_TEST(a_salesperson_sees_his_own_and_the_house)
{
	struct sr_find find = find_of(WANG, NULL);
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
	struct sr_find find = find_of(NULL, NULL);
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
	struct sr_find find = find_of(LI, NULL);
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
	sr_id sold = decided(LI, "2026-10-01", "2026-11-10", SR_GRADE_D);
	sr_id lost = decided(LI, "2026-10-02", "2026-11-05", SR_GRADE_F1);
	sr_id before = decided(LI, "2026-09-01", "2026-10-31", SR_GRADE_F1);
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

/* ---- the sheet ---- */

static struct sr_rows rows;

static void
sheet(const char *staff, const char *day)
{
	struct sr_find find = find_of(staff, day);

	must(&t.h, sr_board_sheet(t.h.sr, &find, &rows, t.h.mem));
}

static const struct sr_sheet_line *
line_of(sr_id card)
{
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_sheet_line *l =
		    SR_ROW(struct sr_sheet_line, &rows, i);
		if (l->id == card)
			return l;
	}
	return NULL;
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
		must(&t.h, sr_card_get(t.h.sr, &(struct sr_key){ t.zhang },
			       &card, t.h.mem));
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

	ck_assert_ptr_nonnull(l);
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
	sr_id card = decided(WANG, "2026-12-01", "2026-12-02", SR_GRADE_B);

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
	ck_assert_ptr_null(line_of(card));
	sheet(LI, "2026-12-21");
	marks(card, "1=A 2=B");
	ck_assert_str_eq(line_of(card)->fate, "Handed over");
	sheet(WANG, "2026-12-21");
	ck_assert_int_eq(line_of(card)->first, SR_GRADE_B);
}
END_TEST

START_TEST(sheet_of_the_house)
{
	struct sr_find find = find_of(NULL, "2026-11-21");
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
	ck_assert_ptr_null(line_of(t.lin));
	ck_assert_ptr_nonnull(line_of(t.zhang));
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
	ck_assert_ptr_null(line_of(t.shan));
	ck_assert(line_of(t.zhang)->carried);
	ck_assert_int_eq(line_of(t.zhang)->first, SR_GRADE_A);
	sheet(WANG, "2026-12-01");
	ck_assert_ptr_null(line_of(t.lin));
	ck_assert_ptr_null(line_of(t.zha));
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
	sr_id card = decided(LI, "2026-10-01", "2026-11-10", SR_GRADE_B);

	move(card, "2026-11-12", SR_GRADE_B, SR_GRADE_F1);
	house_now(&t.h, "2026-12-01 00:00");
	sheet(LI, "2026-12-01");
	ck_assert_ptr_null(line_of(card));
	move(card, "2026-12-03", SR_GRADE_F1, SR_GRADE_C);
	house_now(&t.h, "2026-12-04 09:00");
	sheet(LI, "2026-12-01");
	marks(card, "3=C");
	ck_assert(!line_of(card)->carried);
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
		k.card = decided(LI, "2026-11-01", "2026-11-02", SR_GRADE_B);
		k.state = SR_PLANNED;
		k.plan_day = the_day(months[i].last);
		trade_put(&t, &sr_rec_contact, &k);
		sheet(LI, months[i].last);
		marks(k.card, months[i].mark);
	}
}
END_TEST

Suite *suite_board(void);

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
		sources_have_their_letters, sheet_of_a_salesperson,
		sheet_of_who_gave_a_card_away, sheet_of_the_house,
		later_cards_are_not_on_it, moved_when_it_was_late,
		marks_over_marks, salespersons_see_their_own_sheet,
		frozen_at_midnight, months_that_were_missed, reopened,
		as_long_as_the_month, NULL };

	return suite_with("board", tests, setup, teardown);
}
