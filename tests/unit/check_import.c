/* Imports: what of real and made files is taken, what is refused and why. */
#include <stdio.h>
#include <string.h>

#include "intake.h"
#include "owned.h"
#include "trip.h"

static struct intake in;

/* ---- real files ---- */

START_TEST(the_register)
{
	struct import_options opt =
	    intake_of(&in, "visits", TEST_DATA "/register.csv");
	const char *text;

	/*
	 * Counted in the file by hand: 627 records, of which 6 hold nothing
	 * and 1 is the total; 18 mobiles lack a digit, 7 are 1.38E+10.
	 */
	intake_takes(&in, &opt, 595, 25);
	ck_assert_int_eq(in.res.rows, 620);
	ck_assert_int_eq(in.res.blank, 6);
	ck_assert_int_eq(in.res.totals, 1);
	ck_assert_str_eq(in.res.encoding, "GB18030");
	ck_assert_str_eq(in.res.unknown, "");
	/* two of the eight salespeople are there: 李晓梅, 王建国 */
	ck_assert_uint_eq(in.res.nadopted, 6);
	text = intake_refused(&in);
	ck_assert_int_eq(intake_count(text, "E+10: a spreadsheet has lost"), 7);
	ck_assert_int_eq(intake_count(text, "too few or too many digits"), 18);
	/* the first one stands in line 44 of the file */
	ck_assert_int_eq(in.res.first_line, 44);
	ck_assert_ptr_nonnull(strstr(text, "\r\n44,联系电话,1589197116,"));
	text = intake_exported(&in, "visits");
	/* of 490 who came and 130 who called; one more is the heading */
	ck_assert_int_eq(intake_count(text, ",walkin,"), 470);
	ck_assert_int_eq(intake_count(text, ",phone,"), 125 + 1);
	/* "10月1日" is of the year of the other dates */
	ck_assert_int_eq(intake_count(text, ",2026-10-"), 595);
	/* 格瑞维亚 双擎: the model and its trim */
	ck_assert_ptr_nonnull(strstr(text, ",格瑞维亚,双擎,"));
	ck_assert_ptr_null(strstr(text, "合计"));
}
END_TEST

START_TEST(prospects_and_the_cap)
{
	struct import_options opt =
	    intake_of(&in, "prospects", TEST_DATA "/prospects.csv");
	struct sr_find find;
	struct sr_rows rows;
	int beyond = 0, n = 0;

	intake_takes(&in, &opt, 310, 0);
	sr_record_clear(&sr_rec_find, &find);
	find.limit = 200;
	do {
		must(&in.h, sr_card_find(in.h.sr, &find, &rows, in.h.mem));
		for (size_t i = 0; i < rows.n; i++) {
			const struct sr_card_line *l =
			    SR_ROW(struct sr_card_line, &rows, i);
			beyond += l->beyond_cap;
			ck_assert_int_ne(l->next_day, 0);
			find.key = l->key;
			find.key_id = l->id;
			n++;
		}
	} while (rows.more);
	ck_assert_int_eq(n, 310);
	/* 299 next dates lie later than opening + cap (H 3, A 7, B 15 ...) */
	ck_assert_int_eq(beyond, 299);
	/* once more: every number has its card by now */
	intake_takes(&in, &opt, 0, 310);
	ck_assert_int_eq(
	    intake_count(intake_refused(&in), "This number has card A-26-"),
	    310);
}
END_TEST

START_TEST(a_map_for_a_foreign_file)
{
	struct import_options opt =
	    intake_of(&in, "prospects", TEST_DATA "/leads.csv");
	const char *text;

	opt.map = TEST_DATA "/leads.map";
	intake_takes(&in, &opt, 173, 0);
	text = intake_exported(&in, "prospects");
	ck_assert_int_eq(intake_count(text, ",H,"), 36);    /* Hot */
	ck_assert_int_eq(intake_count(text, ",来店,"), 52); /* Walk-In */
	ck_assert_ptr_nonnull(strstr(text, "\"call back\nafter 6pm\""));
	ck_assert_ptr_nonnull(strstr(text, ",'=cmd()\r\n"));
	ck_assert_ptr_nonnull(strstr(text, ",18857826305,")); /* '18857... */
	/* without it nobody knows what Full Name is */
	opt.map = "";
	ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
}
END_TEST

START_TEST(a_map_that_is_wrong)
{
	static const struct {
		const char *map;
		int line;
	} rows[] = { { "name = Name\nphone Mobile\n", 2 },
		{ "# x\n\nfoo = Name\n", 3 }, { "batch = Name\n", 1 } };
	struct import_options opt;
	char map[96];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		intake_file(&in, "persons", rows[i].map);
		snprintf(map, sizeof(map), "%s", in.typed);
		opt = intake_of(&in, "persons", TEST_DATA "/leads.csv");
		opt.map = map;
		ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
		ck_assert_int_eq(in.err.arg[0].num, rows[i].line);
	}
	intake_file(&in, "persons", "name = Full Name\nphone = Nobody\n");
	ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
	ck_assert_str_eq(in.err.arg[0].text, "Nobody");
}
END_TEST

/* ---- columns and cells ---- */

START_TEST(headings)
{
	struct import_options opt;

	/* titles above; our own names; English labels */
	intake_text(
	    &in, "persons", "客户表,,\n\n姓名,手机\n张三,13812345678\n", 1, 0);
	intake_text(&in, "persons", "name,phone\n李四,13812345679\n", 1, 0);
	intake_text(
	    &in, "persons", "Name;Phone;Shoe\n王五;13812345670;42\n", 1, 0);
	ck_assert_str_eq(in.res.unknown, "Shoe");
	opt = intake_file(&in, "persons", "a,b\n1,2\n");
	ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
	opt = intake_file(&in, "persons", "");
	ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
	opt =
	    intake_file(&in, "persons", "姓名,手机,电话\n张三,13812345678,\n");
	ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
	ck_assert_str_eq(in.err.field, "phone");
	opt = intake_file(&in, "cars", "name,phone\n");
	ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
}
END_TEST

START_TEST(days_without_a_year)
{
	const char *text;

	intake_text(&in, "visits",
	    "日期,来店/来电,姓名\n12月30日,来店,a\n2025-12-31,来店,b\n"
	    "1月2日,来店,c\n",
	    3, 0);
	text = intake_exported(&in, "visits");
	ck_assert_ptr_nonnull(strstr(text, ",2025-12-30,"));
	ck_assert_ptr_nonnull(strstr(text, ",2026-01-02,"));
}
END_TEST

START_TEST(budgets)
{
	const char *text;

	intake_text(&in, "prospects",
	    "姓名,电话,销售顾问,购车预算(万)\n张三,13812345678,李晓梅,32\n"
	    "李四,13812345679,李晓梅,20-25\n",
	    2, 0);
	text = intake_exported(&in, "prospects");
	ck_assert_ptr_nonnull(strstr(text, ",0,320000,"));
	ck_assert_ptr_nonnull(strstr(text, ",200000,250000,"));
}
END_TEST

START_TEST(names_that_are_new)
{
	struct import_options opt = intake_file(&in, "visits",
	    "日期,来店/来电,姓名,意向车型,接待人员,购买类型\n"
	    "2026-11-01,来店,a,塞那 2.5,新人,\n"
	    "2026-11-01,来店,b,塞那,新人,\n"
	    "2026-11-01,来店,c,,,以租代购\n");
	struct sr_rows rows;
	struct sr_find find;
	int found = 0;

	opt.strict = true;
	intake_takes(&in, &opt, 0, 3);
	opt.strict = false;
	/* what rules hang on is never made */
	intake_takes(&in, &opt, 2, 1);
	ck_assert_uint_eq(in.res.nadopted, 2);
	ck_assert_str_eq(in.res.adopted[0].name, "塞那");
	ck_assert_str_eq(in.res.first.field, "buytype");
	sr_record_clear(&sr_rec_find, &find);
	must(&in.h, sr_staff_find(in.h.sr, &find, &rows, in.h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_staff *s = SR_ROW(struct sr_staff, &rows, i);
		if (strcmp(s->name, "新人") != 0)
			continue;
		found++;
		ck_assert_int_eq(s->role, SR_SALES);
		ck_assert_str_eq(s->login, "");
		ck_assert_str_eq(s->code, "09"); /* 00-08 are taken */
		ck_assert_int_eq(s->batch, in.res.batch);
	}
	ck_assert_int_eq(found, 1);
}
END_TEST

/* Each row of a file is refused for one reason; the others are taken. */
START_TEST(rows_that_are_wrong)
{
	static const struct {
		const char *row, *field;
	} rows[] = {
		{ "2026-11-22,来店,a,,,", "day" },
		{ "2026-02-30,来店,a,,,", "day" },
		{ "2026-11-01,飞来,a,,,", "kind" },
		{ ",来店,a,,,", "day" },
		{ "2026-11-01,来店,a,138,,", "phone" },
		{ "2026-11-01,来店,a,138****8000,,", "phone" },
		{ "2026-11-01,来店,a,,O,", "grade" },
		{ "2026-11-01,来店,a,,,25:10", "minute" },
		{ "2026-11-01,来店,\x1b]52;c;QQ==\x07,,,", "name" },
		{ "2026-11-01,来店,\xe2\x80\xae"
		  "fdp.exe,,,",
		    "name" },
		{ "2026-11-01,来店,a,,,,,x", "" },
	};
	char text[512];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(text, sizeof(text),
		    "日期,来店/来电,姓名,电话,意向级别,到店时间\n"
		    "2026-11-01,来店,good,,,\n%s\n2026-11-02,来电,good,,,\n",
		    rows[i].row);
		intake_text(&in, "visits", text, 2, 1);
		ck_assert_str_eq(in.res.first.field, rows[i].field);
		ck_assert_int_eq(in.res.first_line, 3);
	}
}
END_TEST

/* ---- orders that a house begins with ---- */

static struct sr_card_line
card_named(const char *name)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.search = name;
	must(&in.h, sr_card_find(in.h.sr, &find, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 1);
	return *SR_ROW(struct sr_card_line, &rows, 0);
}

/* What the daily report of DAY says of the house in COL. */
static int64_t
daily(const char *day, const char *col)
{
	struct sr_report_ask ask;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = ask.to = the_day(day);
	ask.measure = col;
	must(&in.h, sr_report_behind(in.h.sr, &ask, &rows, in.h.mem));
	return (int64_t)rows.n;
}

static const char sold[] =
    "name,phone,grade,owner,opened,closed,next_day\n"
    "单雄信,13717716161,O,李晓梅,2026-11-19,,\n"
    "林江河,13717716162,O,李晓梅,2026-10-12,,2026-11-24\n"
    "朴正南,13717716163,D,李晓梅,2026-10-02,2026-11-12,\n"
    "欧阳海,13717716164,O,李晓梅,,,\n";

/*
 * O is contacted every 7 days.  They were ordered before, on a day that
 * nobody knows; a delivery is that of the day the card was closed.
 */
START_TEST(orders_come_with_the_file)
{
	struct sr_find find;
	struct sr_rows rows;
	const struct sr_hot_line *li;

	intake_text(&in, "prospects", sold, 4, 0);
	ck_assert_int_eq(card_named("单雄信").grade, SR_GRADE_O);
	ck_assert_int_eq(card_named("单雄信").next_day, the_day("2026-11-26"));
	ck_assert_int_eq(card_named("林江河").next_day, the_day("2026-11-24"));
	ck_assert_int_eq(card_named("欧阳海").next_day, the_day("2026-11-28"));
	sr_record_clear(&sr_rec_find, &find);
	must(&in.h, sr_board_hot(in.h.sr, &find, &rows, in.h.mem));
	li = SR_ROW(struct sr_hot_line, &rows, 0);
	ck_assert_int_eq(li->staff, house_staff(&in.h, LI));
	ck_assert_int_eq(li->orders, 3);
	ck_assert_int_eq(li->delivered, 1);
	ck_assert_int_eq(li->den, 0);
	ck_assert_int_eq(daily("2026-11-19", "order"), 0);
	ck_assert_int_eq(daily("2026-11-21", "order"), 0);
	ck_assert_int_eq(daily("2026-10-02", "delivery"), 0);
	ck_assert_int_eq(daily("2026-11-12", "delivery"), 1);
	ck_assert_int_eq(daily("2026-11-21", "hold_o"), 3);
}
END_TEST

/* Other closed cards are not begun with; a delivery has its day. */
START_TEST(what_is_over_does_not_come_new)
{
	static const struct {
		const char *row, *field;
	} rows[] = { { "D,2026-10-02,", "closed" },
		{ "O,2026-10-02,2026-11-12", "closed" },
		{ "D,2026-10-02,2026-11-22", "opened" },
		{ "F1,2026-10-02,2026-11-12", "grade" },
		{ "T,2026-10-02,2026-11-12", "grade" } };
	char text[256];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(text, sizeof(text),
		    "name,phone,owner,grade,opened,closed\n"
		    "单雄信,13717716161,李晓梅,%s\n",
		    rows[i].row);
		intake_text(&in, "prospects", text, 0, 1);
		ck_assert_str_eq(in.res.first.field, rows[i].field);
	}
}
END_TEST

/* Its delivery is a figure of that day: signed, it is refused; or stays. */
START_TEST(a_signed_day_gets_no_delivery)
{
	struct sr_sign sign = { .day = the_day("2026-11-12"), .reason = "" };
	struct sr_dayrec day;
	struct sr_rows kept;

	intake_text(&in, "prospects", sold, 4, 0);
	must(&in.h, sr_day_sign(in.h.sr, &sign, &day, in.h.mem));
	intake_undo(&in, in.res.batch, &kept);
	ck_assert_uint_eq(kept.n, 2); /* it, and its person */
	intake_text(&in, "prospects",
	    "name,phone,owner,grade,opened,closed\n"
	    "张红喆,13717716165,李晓梅,D,2026-10-02,2026-11-12\n",
	    0, 1);
	ck_assert_str_eq(in.res.first.field, "closed");
}
END_TEST

/* A card that came delivered protects nobody since. */
START_TEST(a_delivered_card_is_closed_on_the_timeline)
{
	const struct sr_step *s;
	struct sr_rows rows;
	struct sr_visit v;

	intake_text(&in, "prospects",
	    "name,phone,owner,grade,opened,closed\n"
	    "张红喆," NUMBER ",李晓梅,D,2026-11-15,2026-11-18\n",
	    1, 0);
	must(&in.h, owned_guest(&in.h, NUMBER, house_staff(&in.h, WANG),
			"来看新车", &v));
	rows = owned_steps(&in.h, MANAGER, NUMBER);
	ck_assert_uint_eq(rows.n, 3);
	s = SR_ROW(struct sr_step, &rows, 1);
	ck_assert_int_eq(s->kind, SR_STEP_CLOSED);
	ck_assert_int_eq(s->day, the_day("2026-11-18"));
	ck_assert_int_eq(s->after, SR_GRADE_D);
	ck_assert_int_eq(
	    SR_ROW(struct sr_step, &rows, 2)->verdict, SR_VERDICT_NOBODYS);
}
END_TEST

/* Ordered, delivered and cancelled ones go out and in as they are. */
START_TEST(orders_go_round)
{
	struct sr_card card, out;

	intake_text(&in, "prospects", sold, 4, 0);
	house_as(&in.h, LI);
	card = house_card(&in.h, "张红喆", "13717716165", SR_GRADE_H);
	card = house_card_open(&in.h, &card);
	must(&in.h, sr_card_ordered(
			in.h.sr, &(struct sr_key){ card.id }, &out, in.h.mem));
	card = house_card(&in.h, "查思宇", "13717716166", SR_GRADE_H);
	card = house_card_open(&in.h, &card);
	must(&in.h, sr_card_ordered(
			in.h.sr, &(struct sr_key){ card.id }, &out, in.h.mem));
	must(&in.h, sr_card_delivered(
			in.h.sr, &(struct sr_key){ card.id }, &out, in.h.mem));
	trip_round(&in.h, "2026-11-21 14:06");
	ck_assert_int_eq(daily("2026-11-21", "hold_o"), 4);
	ck_assert_int_eq(daily("2026-11-21", "delivery"), 1);
}
END_TEST

START_TEST(a_broken_file_takes_nothing)
{
	struct import_options opt = intake_file(&in, "persons",
	    "name,phone\n张三,13812345678\n\"李四,13812345679\n");

	ck_assert_int_eq(intake_run(&in, &opt), SR_E_INVALID);
	ck_assert_int_eq(in.err.arg[0].num, 3);
	ck_assert_int_eq(in.res.batch, 0);
	ck_assert_int_eq(
	    intake_count(intake_exported(&in, "persons"), "\r\n"), 1);
}
END_TEST

START_TEST(refused_rows_can_be_mended)
{
	struct import_options opt;
	char mended[4096];
	char *at;

	intake_text(&in, "persons",
	    "name,phone,note\n张三,1381234567,=1+1\n李四,13812345679,x\n", 1,
	    1);
	snprintf(mended, sizeof(mended), "%.4000s", intake_refused(&in));
	at = strstr(mended, "张三,1381234567");
	ck_assert_ptr_nonnull(at);
	at += strlen("张三,1381234567");
	memmove(at + 1, at, strlen(at) + 1);
	*at = '8';
	opt = intake_file(&in, "persons", mended);
	intake_takes(&in, &opt, 1, 0);
	ck_assert_ptr_nonnull(
	    strstr(intake_exported(&in, "persons"), ",'=1+1"));
}
END_TEST

Suite *
suite_import(void)
{
	const TTest *const tests[] = { the_register, prospects_and_the_cap,
		a_map_for_a_foreign_file, a_map_that_is_wrong, headings,
		days_without_a_year, budgets, names_that_are_new,
		rows_that_are_wrong, orders_come_with_the_file,
		what_is_over_does_not_come_new, a_signed_day_gets_no_delivery,
		a_delivered_card_is_closed_on_the_timeline, orders_go_round,
		a_broken_file_takes_nothing, refused_rows_can_be_mended, NULL };

	return intake_suite("import", tests, &in);
}
