/*
 * Imports as batches: dry runs, undo, corrections of signed days, revisions,
 * round trips.
 */
#include <stdio.h>
#include <string.h>

#include "domain/domain.h"
#include "intake.h"
#include "owned.h"
#include "trip.h"

static struct intake in;

START_TEST(a_dry_run_writes_nothing)
{
	const char *had[3] = { intake_exported(&in, "visits"),
		intake_exported(&in, "persons"),
		intake_exported(&in, "lists") };
	struct import_options opt =
	    intake_of(&in, "visits", TEST_DATA "/register.csv");
	struct sr_rows rows;
	struct sr_find find;

	opt.dry = true;
	intake_takes(&in, &opt, 595, 25);
	ck_assert_uint_eq(in.res.nadopted, 6);
	ck_assert_int_eq(in.res.batch, 0);
	ck_assert_str_eq(intake_exported(&in, "visits"), had[0]);
	ck_assert_str_eq(intake_exported(&in, "persons"), had[1]);
	ck_assert_str_eq(intake_exported(&in, "lists"), had[2]);
	sr_record_clear(&sr_rec_find, &find);
	must(&in.h, sr_batch_find(in.h.sr, &find, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 0);
	/* what an earlier row would have taken is taken */
	opt = intake_file(&in, "prospects",
	    "姓名,电话,销售顾问\n张三,13812345678,新人\n"
	    "李四,13812345678,新人\n");
	opt.dry = true;
	intake_takes(&in, &opt, 1, 1);
	opt.dry = false;
	intake_takes(&in, &opt, 1, 1);
}
END_TEST

START_TEST(undo_takes_all_back)
{
	const char *had[4] = { intake_exported(&in, "visits"),
		intake_exported(&in, "persons"), intake_exported(&in, "lists"),
		intake_exported(&in, "prospects") };
	struct import_options opt =
	    intake_of(&in, "visits", TEST_DATA "/register.csv");
	struct sr_key key;
	struct sr_rows kept;

	intake_takes(&in, &opt, 595, 25);
	intake_undo(&in, in.res.batch, &kept);
	ck_assert_uint_eq(kept.n, 0);
	ck_assert_str_eq(intake_exported(&in, "visits"), had[0]);
	ck_assert_str_eq(intake_exported(&in, "persons"), had[1]);
	ck_assert_str_eq(intake_exported(&in, "lists"), had[2]);
	opt = intake_of(&in, "prospects", TEST_DATA "/prospects.csv");
	intake_takes(&in, &opt, 310, 0);
	intake_undo(&in, in.res.batch, &kept);
	ck_assert_uint_eq(kept.n, 0);
	ck_assert_str_eq(intake_exported(&in, "prospects"), had[3]);
	ck_assert_str_eq(intake_exported(&in, "persons"), had[1]);
	key.id = in.res.batch;
	must_fail(&in.h, sr_batch_undo(in.h.sr, &key, &kept, in.h.mem),
	    SR_E_INVALID, "state");
}
END_TEST

/*
 * A call takes 15 ms of it, by a clock that goes on by 5 at each look: its
 * first row, and those before which it is 5 and 10 ms later.
 */
START_TEST(undo_goes_in_pieces)
{
	struct sr_key key;
	struct sr_rows rows;

	intake_text(&in, "visits",
	    "日期,来店/来电,姓名,电话\n2026-11-01,来店,张三,13812345678\n"
	    "2026-11-01,来店,李四,13812345679\n"
	    "2026-11-02,来店,王五,13812345670\n",
	    3, 0);
	key.id = in.res.batch;
	domain_limit(in.h.d, 0, 0, 15);
	domain_ticks(in.h.d, 1000, 5);
	must(&in.h, sr_batch_undo(in.h.sr, &key, &rows, in.h.mem));
	ck_assert(rows.more);
	ck_assert_int_eq(
	    intake_count(intake_exported(&in, "visits"), "\r\n"), 1);
	ck_assert_int_eq(
	    intake_count(intake_exported(&in, "persons"), "\r\n"), 1 + 3);
	must(&in.h, sr_batch_undo(in.h.sr, &key, &rows, in.h.mem));
	ck_assert(!rows.more);
	ck_assert_int_eq(
	    intake_count(intake_exported(&in, "persons"), "\r\n"), 1);
}
END_TEST

START_TEST(undo_keeps_what_is_needed)
{
	struct sr_key key = { 0 };
	struct sr_visit v, out;
	struct sr_rows rows, kept;
	struct sr_find find;

	intake_text(&in, "visits",
	    "日期,来店/来电,姓名,电话\n2026-11-01,来店,张三,13812345678\n"
	    "2026-11-01,来店,李四,13812345679\n"
	    "2026-11-02,来店,王五,13812345670\n",
	    3, 0);
	sr_record_clear(&sr_rec_find, &find);
	must(&in.h, sr_export_visits(in.h.sr, &find, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 3);
	/* 李四's line is worked on; 王五 comes again */
	key.id = SR_ROW(struct sr_visit, &rows, 1)->id;
	must(&in.h, sr_visit_get(in.h.sr, &key, &v, in.h.mem));
	v.note = "x";
	must(&in.h, sr_visit_save(in.h.sr, &v, &out, in.h.mem));
	key.id = SR_ROW(struct sr_visit, &rows, 2)->id;
	must(&in.h, sr_visit_get(in.h.sr, &key, &v, in.h.mem));
	v.id = 0;
	must(&in.h, sr_visit_save(in.h.sr, &v, &out, in.h.mem));
	intake_undo(&in, in.res.batch, &kept);
	/* the line, and the persons 李四 and 王五 */
	ck_assert_uint_eq(kept.n, 3);
	ck_assert_str_eq(SR_ROW(struct sr_undo_line, &kept, 0)->text,
	    "2026-11-01 李四 13812345679");
	ck_assert_int_eq(
	    intake_count(intake_exported(&in, "visits"), "\r\n"), 1 + 2);
	ck_assert_int_eq(
	    intake_count(intake_exported(&in, "persons"), "\r\n"), 1 + 2);
}
END_TEST

/*
 * What other tables have of a card or person is no change of it: the report of
 * a win, the carry-over of a month, that two are a couple.
 */
START_TEST(undo_keeps_what_others_point_to)
{
	struct sr_find find;
	struct sr_rows rows, kept;
	const struct sr_card *card;
	struct sr_win win, won;
	struct sr_link link;
	struct sr_anchor none = { .mac = "" };

	intake_text(&in, "prospects",
	    "name,phone,owner,grade,opened,closed\n"
	    "单雄信,13717716161,李晓梅,D,2026-11-02,2026-11-12\n"
	    "林江河,13717716162,李晓梅,O,2026-11-02,\n"
	    "欧阳海,13717716163,李晓梅,D,2026-11-02,2026-11-12\n"
	    "张红喆,13717716164,李晓梅,D,2026-11-02,2026-11-12\n"
	    "查思宇,13717716165,李晓梅,D,2026-11-02,2026-11-12\n",
	    5, 0);
	sr_record_clear(&sr_rec_find, &find);
	must(&in.h, sr_export_prospects(in.h.sr, &find, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 5);
	card = rows.row;
	house_as(&in.h, SUPER);
	must(&in.h, owned_linked(&in.h, card[2].person, card[3].person, &link));
	house_as(&in.h, LI);
	sr_record_clear(&sr_rec_win, &win);
	win.card = card[0].id;
	win.text = "老客户介绍";
	must(&in.h, sr_win_save(in.h.sr, &win, &won, in.h.mem));
	house_now(&in.h, "2026-12-01 09:00");
	house_as(&in.h, MANAGER);
	intake_undo(&in, in.res.batch, &kept);
	/* Two cards and their persons; the two who are linked. */
	ck_assert_uint_eq(kept.n, 6);
	must(&in.h, sr_export_prospects(in.h.sr, &find, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_int_eq(
	    intake_count(intake_exported(&in, "persons"), "\r\n"), 1 + 4);
	/* With all that is theirs. */
	house_as(&in.h, ADMIN);
	must(&in.h, sr_check(in.h.sr, &none, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_finding, &rows, 0)->what,
	    "There is no good backup of the last 26 hours.");
}
END_TEST

/* A line of the register shows who came, however it got there. */
START_TEST(an_imported_line_shows_an_appointment)
{
	struct sr_card card =
	    house_card(&in.h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a;
	struct sr_rows kept;
	struct sr_key key;

	card.owner = house_staff(&in.h, LI);
	card = house_card_open(&in.h, &card);
	sr_record_clear(&sr_rec_appointment, &a);
	a.card = card.id;
	a.day = the_day("2026-11-21");
	a.minute = 17 * 60 + 1;
	must(&in.h, sr_appointment_save(in.h.sr, &a, &a, in.h.mem));
	key.id = a.id;
	house_now(&in.h, "2026-11-21 18:30");
	intake_text(&in, "visits",
	    "日期,来店/来电,姓名,电话\n2026-11-20,来店,张红喆,13717716163\n"
	    "2026-11-21,来电,张红喆,13717716163\n",
	    2, 0);
	must(&in.h, sr_appointment_get(in.h.sr, &key, &a, in.h.mem));
	ck_assert_int_eq(a.state, SR_BOOKED);
	intake_text(&in, "visits",
	    "日期,来店/来电,姓名,电话\n2026-11-21,来店,张红喆,13717716163\n", 1,
	    0);
	must(&in.h, sr_appointment_get(in.h.sr, &key, &a, in.h.mem));
	ck_assert_int_eq(a.state, SR_SHOWN);
	ck_assert_int_ne(a.visit, 0);
	intake_undo(&in, in.res.batch, &kept);
	ck_assert_uint_eq(kept.n, 0);
	must(&in.h, sr_appointment_get(in.h.sr, &key, &a, in.h.mem));
	ck_assert_int_eq(a.state, SR_BOOKED);
	ck_assert_int_eq(a.visit, 0);
}
END_TEST

START_TEST(interrupted_imports_are_told)
{
	struct sr_batch b, out;
	struct sr_session s;
	struct sr_none none = { 0 };
	struct sr_rows kept;

	sr_record_clear(&sr_rec_batch, &b);
	b.kind = "visits";
	must(&in.h, sr_batch_open(in.h.sr, &b, &out, in.h.mem));
	must(&in.h, sr_session_get(in.h.sr, &none, &s, in.h.mem));
	ck_assert_int_eq(s.open_batch, 0); /* under way, by us */
	b.dry = true;
	must(&in.h, sr_batch_open(in.h.sr, &b, &b, in.h.mem));
	must(&in.h, sr_session_get(in.h.sr, &none, &s, in.h.mem));
	ck_assert_int_eq(s.open_batch, 1);
	intake_undo(&in, out.id, &kept);
	must(&in.h, sr_session_get(in.h.sr, &none, &s, in.h.mem));
	ck_assert_int_eq(s.open_batch, 0);
}
END_TEST

/* ---- signed days ---- */

START_TEST(signed_days)
{
	struct import_options opt = intake_file(&in, "visits",
	    "日期,来店/"
	    "来电,姓名\n2026-11-20,来店,张三\n2026-11-19,来店,李四\n");
	struct sr_sign sign = { .day = the_day("2026-11-20"), .reason = "" };
	struct sr_dayrec day;
	struct sr_rows rows;
	struct sr_find find;

	must(&in.h, sr_day_sign(in.h.sr, &sign, &day, in.h.mem));
	intake_takes(&in, &opt, 1, 1);
	ck_assert_str_eq(in.res.first.field, "day");
	opt.corrections = true;
	opt.reason = "from paper";
	intake_takes(&in, &opt, 2, 0);
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = sign.day;
	must(&in.h, sr_correction_find(in.h.sr, &find, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(
	    SR_ROW(struct sr_correction, &rows, 0)->reason, "from paper");
	/* undo: the signed day keeps its line */
	intake_undo(&in, in.res.batch, &rows);
	ck_assert_uint_eq(rows.n, 1);
	house_as(&in.h, ADMIN);
	ck_assert_int_eq(intake_run(&in, &opt), SR_E_DENIED);
}
END_TEST

/* ---- exported files ---- */

START_TEST(revisions)
{
	struct sr_key key = { 0 };
	struct sr_visit v;
	struct sr_rows rows;
	struct sr_find find;
	const char *text;
	char changed[4096], *at;

	intake_text(&in, "visits",
	    "日期,来店/来电,姓名,接待经过\n2026-11-01,来店,张三,first\n", 1, 0);
	text = intake_exported(&in, "visits");
	/* unchanged: taken, nothing happens */
	intake_text(&in, "visits", text, 1, 0);
	ck_assert_str_eq(intake_exported(&in, "visits"), text);
	/* changed in the file: an update */
	snprintf(changed, sizeof(changed), "%s", text);
	at = strstr(changed, "first");
	memcpy(at, "other", 5);
	intake_text(&in, "visits", changed, 1, 0);
	ck_assert_ptr_nonnull(strstr(intake_exported(&in, "visits"), "other"));
	/* the first file is of an older revision by now */
	intake_text(&in, "visits", text, 0, 1);
	ck_assert_str_eq(in.res.first.field, "rev");
	sr_record_clear(&sr_rec_find, &find);
	must(&in.h, sr_export_visits(in.h.sr, &find, &rows, in.h.mem));
	ck_assert_uint_eq(rows.n, 1);
	key.id = SR_ROW(struct sr_visit, &rows, 0)->id;
	must(&in.h, sr_visit_get(in.h.sr, &key, &v, in.h.mem));
	ck_assert_int_eq(v.rev, 2);
	/* an id of another person here */
	intake_text(&in, "persons", "name,phone\n张三,13812345678\n", 1, 0);
	text = intake_exported(&in, "persons");
	snprintf(changed, sizeof(changed), "%s", text);
	memcpy(strstr(changed, "张三"), "李四", 6);
	memcpy(strstr(changed, "13812345678"), "13912345678", 11);
	intake_text(&in, "persons", changed, 0, 1);
	ck_assert_str_eq(in.res.first.field, "id");
}
END_TEST

/* Everything into a fresh house and out again. */
START_TEST(round_trip)
{
	struct import_options opt =
	    intake_of(&in, "visits", TEST_DATA "/register.csv");

	intake_takes(&in, &opt, 595, 25);
	opt = intake_of(&in, "prospects", TEST_DATA "/prospects.csv");
	intake_takes(&in, &opt, 310, 0);
	opt = intake_of(&in, "prospects", TEST_DATA "/leads.csv");
	opt.map = TEST_DATA "/leads.map";
	intake_takes(&in, &opt, 173, 0);
	trip_round(&in.h, "2026-11-21 14:06");
}
END_TEST

/* A card of somebody by his number, and of which line. */
static struct sr_card
card_of(const char *name, const char *phone, sr_id visit)
{
	struct sr_card card = house_card(&in.h, name, phone, SR_GRADE_A);

	card.visit = visit;
	return house_card_open(&in.h, &card);
}

static sr_id
guest(const char *name, const char *phone)
{
	struct sr_visit v, out;

	must(
	    &in.h, sr_visit_new(in.h.sr, &(struct sr_none){ 0 }, &v, in.h.mem));
	v.name = name;
	v.phone = phone;
	v.staff = house_staff(&in.h, LI);
	must(&in.h, sr_visit_save(in.h.sr, &v, &out, in.h.mem));
	return out.id;
}

/* Cards come before lines in the files: which one it was opened from is kept.
 */
START_TEST(a_card_knows_its_line_again)
{
	house_as(&in.h, LI);
	card_of("张红喆", "13717716163", guest("张红喆", "13717716163"));
	guest("李悦", "13900001111");
	card_of("李悦", "13900001111", 0);
	trip_round(&in.h, "2026-11-21 14:06");
}
END_TEST

/*
 * Nobody waits for one request: a question is ended after its time.  What
 * works in pieces takes as long as all of them.
 */
START_TEST(a_question_has_its_time_an_import_all_of_it)
{
	struct import_options opt =
	    intake_file(&in, "visits", "日期,来店/来电,到店时间,客户姓名\n");
	struct sr_report_ask ask;
	struct sr_rows rows;
	FILE *f = fopen(in.typed, "ab");

	ck_assert_ptr_nonnull(f);
	for (int i = 0; i < 4000; i++)
		fprintf(f, "2026-11-%02d,来店,9:%02d,张%d\n", i % 20 + 1,
		    i % 60, i);
	fclose(f);
	domain_limit(in.h.d, 1, 1, 0);
	intake_takes(&in, &opt, 4000, 0);
	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = the_day("2026-11-01");
	ask.to = the_day("2026-11-20");
	must_fail(&in.h, sr_report_run(in.h.sr, &ask, &rows, in.h.mem),
	    SR_E_BUSY, "");
	domain_limit(in.h.d, 5000, 30000, 0);
	must(&in.h, sr_report_run(in.h.sr, &ask, &rows, in.h.mem));
	domain_limit(in.h.d, 0, 0, 0);
	must(&in.h, sr_report_run(in.h.sr, &ask, &rows, in.h.mem));
}
END_TEST

Suite *
suite_batch(void)
{
	const TTest *const tests[] = {
		a_question_has_its_time_an_import_all_of_it,
		a_dry_run_writes_nothing, undo_takes_all_back,
		undo_goes_in_pieces, undo_keeps_what_is_needed,
		undo_keeps_what_others_point_to,
		an_imported_line_shows_an_appointment,
		interrupted_imports_are_told, signed_days, revisions,
		round_trip, a_card_knows_its_line_again, NULL
	};

	return intake_suite("batch", tests, &in);
}
