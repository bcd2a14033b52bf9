/*
 * Imports: what of real files is taken and what is refused and why, dry runs,
 * undo, corrections, revisions, round trips.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/export.h"
#include "cli/import.h"
#include "domain/domain.h"
#include "house.h"
#include "trip.h"

static struct house h;
static char dir[64], refused[96], typed[96];
static struct import_result res;
static struct sr_error err;

static void
setup(void)
{
	memcpy(dir, "/tmp/showroom-import-XXXXXX", 28);
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(refused, sizeof(refused), "%s/refused.csv", dir);
	snprintf(typed, sizeof(typed), "%s/typed.csv", dir);
	house_open(&h, "2026-11-21 14:06");
	house_as(&h, MANAGER);
}

static void
teardown(void)
{
	house_close(&h);
	unlink(refused);
	unlink(typed);
	rmdir(dir);
}

static struct import_options
options(const char *kind, const char *path)
{
	return (struct import_options){ .kind = kind,
		.path = path,
		.map = "",
		.refused = refused,
		.reason = "" };
}

static int
run(const struct import_options *opt)
{
	sr_error_clear(&err);
	return import_run(h.sr, h.dir, opt, &res, h.mem, &err);
}

/* Imported: TAKEN rows taken, NOT refused. */
static void
imports(const struct import_options *opt, long taken, long not )
{
	if (run(opt) < 0)
		ck_abort_msg("%s [%s|%s]", err.message, err.arg[0].text,
		    err.arg[1].text);
	if (res.taken != taken || res.refused != not )
		ck_abort_msg("%ld taken, %ld refused: %s [%s]", res.taken,
		    res.refused, not < res.refused ? res.first.message : "",
		    res.first.arg[0].text);
}

/* The file TEXT as an import of KIND. */
static struct import_options
file_of(const char *kind, const char *text)
{
	FILE *f = fopen(typed, "wb");

	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
	return options(kind, typed);
}

static void
imports_text(const char *kind, const char *text, long taken, long not )
{
	struct import_options opt = file_of(kind, text);

	imports(&opt, taken, not );
}

static const char *
slurp(const char *path)
{
	static char buf[1 << 20];
	FILE *f = fopen(path, "rb");
	size_t n = f != NULL ? fread(buf, 1, sizeof(buf) - 1, f) : 0;

	if (f != NULL)
		fclose(f);
	buf[n] = '\0';
	return buf;
}

static const char *
exported(const char *kind)
{
	struct sink_buffer b = { .mem = h.mem };
	struct sink s = sink_memory(&b);
	long rows;

	if (export_run(h.sr, h.dir, kind, 0, &s, &rows, &err) != SR_OK)
		ck_abort_msg("%s", err.message);
	return b.text;
}

static int
lines(const char *text, const char *with)
{
	int n = 0;

	for (; (text = strstr(text, with)) != NULL; text++)
		n++;
	return n;
}

/* Take BATCH back; all that was kept, of however many calls. */
static void
undo(sr_id batch, struct sr_rows *kept)
{
	struct sr_key key = { batch };
	struct sr_rows rows;

	*kept = (struct sr_rows){ .size = sizeof(struct sr_undo_line) };
	do {
		must(&h, sr_batch_undo(h.sr, &key, &rows, h.mem));
		kept->row = arena_grow(h.mem, kept->row, kept->n * kept->size,
		    (kept->n + rows.n + 1) * kept->size);
		if (rows.n > 0)
			memcpy(SR_ROW(void, kept, kept->n), rows.row,
			    rows.n * rows.size);
		kept->n += rows.n;
	} while (rows.more);
	must(&h, sr_dir_load(h.dir, h.sr, false));
}

/* ---- real files ---- */

START_TEST(the_register)
{
	struct import_options opt =
	    options("visits", TEST_DATA "/register.csv");
	const char *text;

	/*
	 * Counted in the file by hand: 627 records, of which 6 hold nothing
	 * and 1 is the total; 18 mobiles lack a digit, 7 are 1.38E+10.
	 */
	imports(&opt, 595, 25);
	ck_assert_int_eq(res.rows, 620);
	ck_assert_int_eq(res.blank, 6);
	ck_assert_int_eq(res.totals, 1);
	ck_assert_str_eq(res.encoding, "GB18030");
	ck_assert_str_eq(res.unknown, "");
	/* two of the eight salespeople are there: 李晓梅, 王建国 */
	ck_assert_uint_eq(res.nadopted, 6);
	text = slurp(refused);
	ck_assert_int_eq(lines(text, "E+10: a spreadsheet has lost"), 7);
	ck_assert_int_eq(lines(text, "too few or too many digits"), 18);
	/* the first one stands in line 44 of the file */
	ck_assert_int_eq(res.first_line, 44);
	ck_assert_ptr_nonnull(strstr(text, "\r\n44,联系电话,1589197116,"));
	text = exported("visits");
	/* of 490 who came and 130 who called; one more is the heading */
	ck_assert_int_eq(lines(text, ",walkin,"), 470);
	ck_assert_int_eq(lines(text, ",phone,"), 125 + 1);
	/* "10月1日" is of the year of the other dates */
	ck_assert_int_eq(lines(text, ",2026-10-"), 595);
	/* 格瑞维亚 双擎: the model and its trim */
	ck_assert_ptr_nonnull(strstr(text, ",格瑞维亚,双擎,"));
	ck_assert_ptr_null(strstr(text, "合计"));
}
END_TEST

START_TEST(prospects_and_the_cap)
{
	struct import_options opt =
	    options("prospects", TEST_DATA "/prospects.csv");
	struct sr_find find;
	struct sr_rows rows;
	int beyond = 0, n = 0;

	imports(&opt, 310, 0);
	sr_record_clear(&sr_rec_find, &find);
	find.limit = 200;
	do {
		must(&h, sr_card_find(h.sr, &find, &rows, h.mem));
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
	imports(&opt, 0, 310);
	ck_assert_int_eq(
	    lines(slurp(refused), "This number has card A-26-"), 310);
}
END_TEST

START_TEST(a_map_for_a_foreign_file)
{
	struct import_options opt =
	    options("prospects", TEST_DATA "/leads.csv");
	const char *text;

	opt.map = TEST_DATA "/leads.map";
	imports(&opt, 173, 0);
	text = exported("prospects");
	ck_assert_int_eq(lines(text, ",H,"), 36);    /* Hot */
	ck_assert_int_eq(lines(text, ",来店,"), 52); /* Walk-In */
	ck_assert_ptr_nonnull(strstr(text, "\"call back\nafter 6pm\""));
	ck_assert_ptr_nonnull(strstr(text, ",'=cmd()\r\n"));
	ck_assert_ptr_nonnull(strstr(text, ",18857826305,")); /* '18857... */
	/* without it nobody knows what Full Name is */
	opt.map = "";
	ck_assert_int_eq(run(&opt), SR_E_INVALID);
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
		file_of("persons", rows[i].map);
		snprintf(map, sizeof(map), "%s", typed);
		opt = options("persons", TEST_DATA "/leads.csv");
		opt.map = map;
		ck_assert_int_eq(run(&opt), SR_E_INVALID);
		ck_assert_int_eq(err.arg[0].num, rows[i].line);
	}
	file_of("persons", "name = Full Name\nphone = Nobody\n");
	ck_assert_int_eq(run(&opt), SR_E_INVALID);
	ck_assert_str_eq(err.arg[0].text, "Nobody");
}
END_TEST

/* ---- columns and cells ---- */

START_TEST(headings)
{
	struct import_options opt;

	/* titles above; our own names; English labels */
	imports_text(
	    "persons", "客户表,,\n\n姓名,手机\n张三,13812345678\n", 1, 0);
	imports_text("persons", "name,phone\n李四,13812345679\n", 1, 0);
	imports_text("persons", "Name;Phone;Shoe\n王五;13812345670;42\n", 1, 0);
	ck_assert_str_eq(res.unknown, "Shoe");
	opt = file_of("persons", "a,b\n1,2\n");
	ck_assert_int_eq(run(&opt), SR_E_INVALID);
	opt = file_of("persons", "");
	ck_assert_int_eq(run(&opt), SR_E_INVALID);
	opt = file_of("persons", "姓名,手机,电话\n张三,13812345678,\n");
	ck_assert_int_eq(run(&opt), SR_E_INVALID);
	ck_assert_str_eq(err.field, "phone");
	opt = file_of("cars", "name,phone\n");
	ck_assert_int_eq(run(&opt), SR_E_INVALID);
}
END_TEST

START_TEST(days_without_a_year)
{
	const char *text;

	imports_text("visits",
	    "日期,来店/来电,姓名\n12月30日,来店,a\n2025-12-31,来店,b\n"
	    "1月2日,来店,c\n",
	    3, 0);
	text = exported("visits");
	ck_assert_ptr_nonnull(strstr(text, ",2025-12-30,"));
	ck_assert_ptr_nonnull(strstr(text, ",2026-01-02,"));
}
END_TEST

START_TEST(budgets)
{
	const char *text;

	imports_text("prospects",
	    "姓名,电话,销售顾问,购车预算(万)\n张三,13812345678,李晓梅,32\n"
	    "李四,13812345679,李晓梅,20-25\n",
	    2, 0);
	text = exported("prospects");
	ck_assert_ptr_nonnull(strstr(text, ",0,320000,"));
	ck_assert_ptr_nonnull(strstr(text, ",200000,250000,"));
}
END_TEST

START_TEST(names_that_are_new)
{
	struct import_options opt =
	    file_of("visits", "日期,来店/来电,姓名,意向车型,接待人员,购买类型\n"
			      "2026-11-01,来店,a,塞那 2.5,新人,\n"
			      "2026-11-01,来店,b,塞那,新人,\n"
			      "2026-11-01,来店,c,,,以租代购\n");
	struct sr_rows rows;
	struct sr_find find;
	int found = 0;

	opt.strict = true;
	imports(&opt, 0, 3);
	opt.strict = false;
	/* what rules hang on is never made */
	imports(&opt, 2, 1);
	ck_assert_uint_eq(res.nadopted, 2);
	ck_assert_str_eq(res.adopted[0].name, "塞那");
	ck_assert_str_eq(res.first.field, "buytype");
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_staff_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_staff *s = SR_ROW(struct sr_staff, &rows, i);
		if (strcmp(s->name, "新人") != 0)
			continue;
		found++;
		ck_assert_int_eq(s->role, SR_SALES);
		ck_assert_str_eq(s->login, "");
		ck_assert_str_eq(s->code, "09"); /* 00-08 are taken */
		ck_assert_int_eq(s->batch, res.batch);
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
		imports_text("visits", text, 2, 1);
		ck_assert_str_eq(res.first.field, rows[i].field);
		ck_assert_int_eq(res.first_line, 3);
	}
}
END_TEST

START_TEST(a_broken_file_takes_nothing)
{
	struct import_options opt = file_of(
	    "persons", "name,phone\n张三,13812345678\n\"李四,13812345679\n");

	ck_assert_int_eq(run(&opt), SR_E_INVALID);
	ck_assert_int_eq(err.arg[0].num, 3);
	ck_assert_int_eq(res.batch, 0);
	ck_assert_int_eq(lines(exported("persons"), "\r\n"), 1);
}
END_TEST

START_TEST(refused_rows_can_be_mended)
{
	struct import_options opt;
	char mended[4096];
	char *at;

	imports_text("persons",
	    "name,phone,note\n张三,1381234567,=1+1\n李四,13812345679,x\n", 1,
	    1);
	snprintf(mended, sizeof(mended), "%.4000s", slurp(refused));
	at = strstr(mended, "张三,1381234567");
	ck_assert_ptr_nonnull(at);
	at += strlen("张三,1381234567");
	memmove(at + 1, at, strlen(at) + 1);
	*at = '8';
	opt = file_of("persons", mended);
	imports(&opt, 1, 0);
	ck_assert_ptr_nonnull(strstr(exported("persons"), ",'=1+1"));
}
END_TEST

/* ---- batches ---- */

START_TEST(a_dry_run_writes_nothing)
{
	const char *had[3] = { exported("visits"), exported("persons"),
		exported("lists") };
	struct import_options opt =
	    options("visits", TEST_DATA "/register.csv");
	struct sr_rows rows;
	struct sr_find find;

	opt.dry = true;
	imports(&opt, 595, 25);
	ck_assert_uint_eq(res.nadopted, 6);
	ck_assert_int_eq(res.batch, 0);
	ck_assert_str_eq(exported("visits"), had[0]);
	ck_assert_str_eq(exported("persons"), had[1]);
	ck_assert_str_eq(exported("lists"), had[2]);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_batch_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	/* what an earlier row would have taken is taken */
	opt = file_of("prospects", "姓名,电话,销售顾问\n张三,13812345678,新人\n"
				   "李四,13812345678,新人\n");
	opt.dry = true;
	imports(&opt, 1, 1);
	opt.dry = false;
	imports(&opt, 1, 1);
}
END_TEST

START_TEST(undo_takes_all_back)
{
	const char *had[4] = { exported("visits"), exported("persons"),
		exported("lists"), exported("prospects") };
	struct import_options opt =
	    options("visits", TEST_DATA "/register.csv");
	struct sr_key key;
	struct sr_rows kept;

	imports(&opt, 595, 25);
	undo(res.batch, &kept);
	ck_assert_uint_eq(kept.n, 0);
	ck_assert_str_eq(exported("visits"), had[0]);
	ck_assert_str_eq(exported("persons"), had[1]);
	ck_assert_str_eq(exported("lists"), had[2]);
	opt = options("prospects", TEST_DATA "/prospects.csv");
	imports(&opt, 310, 0);
	undo(res.batch, &kept);
	ck_assert_uint_eq(kept.n, 0);
	ck_assert_str_eq(exported("prospects"), had[3]);
	ck_assert_str_eq(exported("persons"), had[1]);
	key.id = res.batch;
	must_fail(
	    &h, sr_batch_undo(h.sr, &key, &kept, h.mem), SR_E_INVALID, "state");
}
END_TEST

START_TEST(undo_keeps_what_is_needed)
{
	struct sr_key key = { 0 };
	struct sr_visit v, out;
	struct sr_rows rows, kept;
	struct sr_find find;

	imports_text("visits",
	    "日期,来店/来电,姓名,电话\n2026-11-01,来店,张三,13812345678\n"
	    "2026-11-01,来店,李四,13812345679\n"
	    "2026-11-02,来店,王五,13812345670\n",
	    3, 0);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_export_visits(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 3);
	/* 李四's line is worked on; 王五 comes again */
	key.id = SR_ROW(struct sr_visit, &rows, 1)->id;
	must(&h, sr_visit_get(h.sr, &key, &v, h.mem));
	v.note = "x";
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	key.id = SR_ROW(struct sr_visit, &rows, 2)->id;
	must(&h, sr_visit_get(h.sr, &key, &v, h.mem));
	v.id = 0;
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	undo(res.batch, &kept);
	/* the line, and the persons 李四 and 王五 */
	ck_assert_uint_eq(kept.n, 3);
	ck_assert_str_eq(SR_ROW(struct sr_undo_line, &kept, 0)->text,
	    "2026-11-01 李四 13812345679");
	ck_assert_int_eq(lines(exported("visits"), "\r\n"), 1 + 2);
	ck_assert_int_eq(lines(exported("persons"), "\r\n"), 1 + 2);
}
END_TEST

/* A line of the register shows who came, however it got there. */
START_TEST(an_imported_line_shows_an_appointment)
{
	struct sr_card in = house_card(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a;
	struct sr_rows kept;
	struct sr_key key;

	in.owner = house_staff(&h, LI);
	in = house_card_open(&h, &in);
	sr_record_clear(&sr_rec_appointment, &a);
	a.card = in.id;
	a.day = the_day("2026-11-21");
	a.minute = 17 * 60 + 1;
	must(&h, sr_appointment_save(h.sr, &a, &a, h.mem));
	key.id = a.id;
	house_now(&h, "2026-11-21 18:30");
	imports_text("visits",
	    "日期,来店/来电,姓名,电话\n2026-11-20,来店,张红喆,13717716163\n"
	    "2026-11-21,来电,张红喆,13717716163\n",
	    2, 0);
	must(&h, sr_appointment_get(h.sr, &key, &a, h.mem));
	ck_assert_int_eq(a.state, SR_BOOKED);
	imports_text("visits",
	    "日期,来店/来电,姓名,电话\n2026-11-21,来店,张红喆,13717716163\n", 1,
	    0);
	must(&h, sr_appointment_get(h.sr, &key, &a, h.mem));
	ck_assert_int_eq(a.state, SR_SHOWN);
	ck_assert_int_ne(a.visit, 0);
	undo(res.batch, &kept);
	ck_assert_uint_eq(kept.n, 0);
	must(&h, sr_appointment_get(h.sr, &key, &a, h.mem));
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
	must(&h, sr_batch_open(h.sr, &b, &out, h.mem));
	must(&h, sr_session_get(h.sr, &none, &s, h.mem));
	ck_assert_int_eq(s.open_batch, 0); /* under way, by us */
	b.dry = true;
	must(&h, sr_batch_open(h.sr, &b, &b, h.mem));
	must(&h, sr_session_get(h.sr, &none, &s, h.mem));
	ck_assert_int_eq(s.open_batch, 1);
	undo(out.id, &kept);
	must(&h, sr_session_get(h.sr, &none, &s, h.mem));
	ck_assert_int_eq(s.open_batch, 0);
}
END_TEST

/* ---- signed days ---- */

START_TEST(signed_days)
{
	struct import_options opt = file_of("visits",
	    "日期,来店/"
	    "来电,姓名\n2026-11-20,来店,张三\n2026-11-19,来店,李四\n");
	struct sr_sign sign = { .day = the_day("2026-11-20"), .reason = "" };
	struct sr_dayrec day;
	struct sr_rows rows;
	struct sr_find find;

	must(&h, sr_day_sign(h.sr, &sign, &day, h.mem));
	imports(&opt, 1, 1);
	ck_assert_str_eq(res.first.field, "day");
	opt.corrections = true;
	opt.reason = "from paper";
	imports(&opt, 2, 0);
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = sign.day;
	must(&h, sr_correction_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(
	    SR_ROW(struct sr_correction, &rows, 0)->reason, "from paper");
	/* undo: the signed day keeps its line */
	undo(res.batch, &rows);
	ck_assert_uint_eq(rows.n, 1);
	house_as(&h, ADMIN);
	ck_assert_int_eq(run(&opt), SR_E_DENIED);
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

	imports_text("visits",
	    "日期,来店/来电,姓名,接待经过\n2026-11-01,来店,张三,first\n", 1, 0);
	text = exported("visits");
	/* unchanged: taken, nothing happens */
	imports_text("visits", text, 1, 0);
	ck_assert_str_eq(exported("visits"), text);
	/* changed in the file: an update */
	snprintf(changed, sizeof(changed), "%s", text);
	at = strstr(changed, "first");
	memcpy(at, "other", 5);
	imports_text("visits", changed, 1, 0);
	ck_assert_ptr_nonnull(strstr(exported("visits"), "other"));
	/* the first file is of an older revision by now */
	imports_text("visits", text, 0, 1);
	ck_assert_str_eq(res.first.field, "rev");
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_export_visits(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	key.id = SR_ROW(struct sr_visit, &rows, 0)->id;
	must(&h, sr_visit_get(h.sr, &key, &v, h.mem));
	ck_assert_int_eq(v.rev, 2);
	/* an id of another person here */
	imports_text("persons", "name,phone\n张三,13812345678\n", 1, 0);
	text = exported("persons");
	snprintf(changed, sizeof(changed), "%s", text);
	memcpy(strstr(changed, "张三"), "李四", 6);
	memcpy(strstr(changed, "13812345678"), "13912345678", 11);
	imports_text("persons", changed, 0, 1);
	ck_assert_str_eq(res.first.field, "id");
}
END_TEST

/* Everything into a fresh house and out again. */
START_TEST(round_trip)
{
	struct import_options opt =
	    options("visits", TEST_DATA "/register.csv");

	imports(&opt, 595, 25);
	opt = options("prospects", TEST_DATA "/prospects.csv");
	imports(&opt, 310, 0);
	opt = options("prospects", TEST_DATA "/leads.csv");
	opt.map = TEST_DATA "/leads.map";
	imports(&opt, 173, 0);
	trip_round(&h, "2026-11-21 14:06");
}
END_TEST

/* One card of somebody who was here before, by his number, and of which line.
 */
static struct sr_card
card_of(const char *name, const char *phone, sr_id visit)
{
	struct sr_card in = house_card(&h, name, phone, SR_GRADE_A);

	in.visit = visit;
	return house_card_open(&h, &in);
}

static sr_id
guest(const char *name, const char *phone)
{
	struct sr_visit v, out;

	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &v, h.mem));
	v.name = name;
	v.phone = phone;
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	return out.id;
}

/* Cards come before lines in the files: which one it was opened from is kept.
 */
START_TEST(a_card_knows_its_line_again)
{
	house_as(&h, LI);
	card_of("张红喆", "13717716163", guest("张红喆", "13717716163"));
	guest("李悦", "13900001111");
	card_of("李悦", "13900001111", 0);
	trip_round(&h, "2026-11-21 14:06");
}
END_TEST

/*
 * Nobody waits for one request: a question is ended after its time.  What
 * works in pieces takes as long as all of them.
 */
START_TEST(a_question_has_its_time_an_import_all_of_it)
{
	struct import_options opt =
	    file_of("visits", "日期,来店/来电,到店时间,客户姓名\n");
	struct sr_report_ask ask;
	struct sr_rows rows;
	FILE *f = fopen(typed, "ab");

	ck_assert_ptr_nonnull(f);
	for (int i = 0; i < 4000; i++)
		fprintf(f, "2026-11-%02d,来店,9:%02d,张%d\n", i % 20 + 1,
		    i % 60, i);
	fclose(f);
	domain_limit(h.d, 1, 1, 0);
	imports(&opt, 4000, 0);
	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = the_day("2026-11-01");
	ask.to = the_day("2026-11-20");
	must_fail(&h, sr_report_run(h.sr, &ask, &rows, h.mem), SR_E_BUSY, "");
	domain_limit(h.d, 5000, 30000, 0);
	must(&h, sr_report_run(h.sr, &ask, &rows, h.mem));
	domain_limit(h.d, 0, 0, 0);
	must(&h, sr_report_run(h.sr, &ask, &rows, h.mem));
}
END_TEST

Suite *
suite_import(void)
{
	const TTest *const tests[] = {
		a_question_has_its_time_an_import_all_of_it, the_register,
		prospects_and_the_cap, a_map_for_a_foreign_file,
		a_map_that_is_wrong, headings, days_without_a_year, budgets,
		names_that_are_new, rows_that_are_wrong,
		a_broken_file_takes_nothing, refused_rows_can_be_mended,
		a_dry_run_writes_nothing, undo_takes_all_back,
		undo_keeps_what_is_needed,
		an_imported_line_shows_an_appointment,
		interrupted_imports_are_told, signed_days, revisions,
		round_trip, a_card_knows_its_line_again, NULL
	};

	return suite_with("import", tests, setup, teardown);
}
