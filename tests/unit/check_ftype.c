/* Field types: parse, format, check, mask by the rules of the file formats. */
#include <limits.h>
#include <string.h>

#include <showroom.h>

#include "base/arena.h"
#include "base/day.h"
#include "model/dir_add.h"
#include "support.h"

/* One member of each type. */
struct probe {
	sr_id id;
	sr_instant at;
	const char *text, *note, *phone, *plate, *vin, *paper, *set;
	int64_t money, big;
	int32_t rate, n;
	bool flag;
	int32_t sex, kind, yesno, seen, role, grade;
	sr_id staff, model, person;
	sr_day day;
	sr_time minute;
};

#define F(m, typ, fl, ch) SR_FIELD(struct probe, m, #m, typ, 8, fl, ch)
static const struct sr_field fields[] = {
	F(id, ID, 0, NULL),
	F(at, INSTANT, 0, NULL),
	F(text, TEXT, SR_REQUIRED, NULL),
	F(note, NOTE, 0, NULL),
	F(phone, PHONE, SR_MASKED, NULL),
	F(plate, PLATE, 0, NULL),
	F(vin, VIN, 0, NULL),
	F(paper, IDCARD, SR_MASKED, NULL),
	F(set, SET, 0, &sr_list_focus),
	F(money, MONEY, 0, NULL),
	F(big, INT, 0, NULL),
	F(rate, RATE, 0, NULL),
	F(n, INT, 0, NULL),
	F(flag, BOOL, 0, NULL),
	F(sex, ENUM, 0, &sr_choice_sex),
	F(kind, ENUM, 0, &sr_choice_visit_kind),
	F(yesno, ENUM, 0, &sr_choice_yesno),
	F(seen, ENUM, 0, &sr_choice_seen),
	F(role, ENUM, 0, &sr_choice_role),
	F(grade, GRADE, 0, &sr_choice_grade),
	F(staff, REF, 0, &sr_ref_staff),
	F(model, REF, 0, &sr_list_model),
	F(person, REF, 0, &sr_ref_person),
	F(day, DAY, 0, NULL),
	F(minute, TIME, 0, NULL),
};
static const struct sr_record record =
    SR_RECORD("probe", "Probe", struct probe, fields);

static struct arena *a;
static struct sr_dir *dir;
static struct probe p;
static struct sr_error err;

static void
setup(void)
{
	static const struct sr_dir_entry entries[] = {
		{ 11, "staff", "zm", "赵敏", "", "zhao min", "", SR_SALES, 0,
		    0 },
		{ 12, "staff", "wj1", "王静", "", "wang jing", "", SR_SALES, 0,
		    0 },
		{ 13, "staff", "wj2", "王静", "", "wang jing", "", SR_DESK, 0,
		    0 },
		{ 21, "model", "corolla", "卡罗拉", "Corolla", "ka luo la", "",
		    0, 0, 0 },
		{ 31, "focus", "price", "价格", "Price", "jia ge", "", 0, 0,
		    0 },
		{ 32, "focus", "fuel", "油耗", "Fuel", "you hao", "", 0, 0, 0 },
	};

	a = arena_new();
	dir = sr_dir_new();
	dir_clear(dir, false);
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		ck_assert(dir_add(dir, &entries[i]));
	ck_assert(dir_ready(dir));
	sr_dir_today(dir, day_make(2026, 11, 21)); /* a Saturday */
	sr_record_clear(&record, &p);
	sr_error_clear(&err);
}

static void
teardown(void)
{
	sr_dir_free(dir);
	arena_free(a);
}

static const struct sr_field *
field(const char *col)
{
	const struct sr_field *f = sr_field_of(&record, col);

	ck_assert_ptr_nonnull(f);
	return f;
}

/* What is typed, what the member then is in each style; NULL: refused. */
struct row {
	const char *col, *typed, *file, *show, *edit;
};

static const struct row rows[] = {
	{ "text", "  王　先生 ", "王　先生", "王　先生", "王　先生" },
	{ "text", "a\tb", "a b", "a b", "a b" },
	{ "text", "a\nb", "a b", "a b", "a b" },
	{ "text", "a\001b", NULL, NULL, NULL },
	{ "text", "a\xff", NULL, NULL, NULL },
	{ "text", "a\u202e", NULL, NULL, NULL },
	{ "note", "a\r\nb", "a\nb", "a\nb", "a\nb" },
	{ "id", "1099511627777", "1099511627777", "", "1099511627777" },
	{ "id", "-1", NULL, NULL, NULL },
	{ "id", "99999999999999999999", NULL, NULL, NULL },
	{ "phone", "+86 138-1234 5678", "13812345678", "138 1234 5678",
	    "13812345678" },
	{ "phone", "１３８１２３４５６７８", "13812345678", "138 1234 5678",
	    "13812345678" },
	{ "phone", "1.38E+10", NULL, NULL, NULL },
	{ "phone", "138****5678", NULL, NULL, NULL },
	{ "phone", "1381234567", NULL, NULL, NULL },
	{ "plate", "津A1* **5", NULL, NULL, NULL },
	{ "plate", "-", NULL, NULL, NULL },
	{ "plate", "津\u0311-\u0311-\u0311", NULL, NULL, NULL },
	{ "plate", "津a·12345", "津A12345", "津A12345", "津A12345" },
	{ "plate", "浙AD 1234５", "浙AD12345", "浙AD12345", "浙AD12345" },
	{ "plate", "津A1234567890123456789012", NULL, NULL, NULL },
	{ "vin", "lvshcamb1ce054249", "LVSHCAMB1CE054249", "LVSHCAMB1CE054249",
	    "LVSHCAMB1CE054249" },
	{ "vin", "1M8GDM9A1KP042788", "1M8GDM9A1KP042788", "1M8GDM9A1KP042788",
	    "1M8GDM9A1KP042788" }, /* wrong check digit: taken, but odd */
	{ "vin", "LVSHCAMB1CE0542491", NULL, NULL, NULL },
	{ "vin", "车架号", NULL, NULL, NULL },
	{ "paper", "11010519491231002x", "11010519491231002X",
	    "11010519491231002X", "11010519491231002X" },
	{ "paper", "34052419800101001X", "34052419800101001X",
	    "34052419800101001X", "34052419800101001X" },
	{ "paper", "110105194912310021", NULL, NULL, NULL },
	/* 31 February, though the check digit of ...002 is 6 */
	{ "paper", "110105194902310026", NULL, NULL, NULL },
	{ "paper", "110105491231002", "110105491231002", "110105491231002",
	    "110105491231002" },
	{ "paper", "110105491331002", NULL, NULL, NULL },
	{ "paper", "1101051949123100", NULL, NULL, NULL },
	{ "paper", "E12345678", "E12345678", "E12345678", "E12345678" },
	{ "paper", "91350100M000100Y43", "91350100M000100Y43",
	    "91350100M000100Y43", "91350100M000100Y43" },
	{ "paper", "护照", NULL, NULL, NULL },
	{ "money", "18.18万", "181800", "18.18万", "181800" },
	{ "money", "181,800.50", "181800.50", "181800.50", "181800.50" },
	{ "money", "-5", NULL, NULL, NULL },
	{ "money", "many", NULL, NULL, NULL },
	{ "rate", "12.5%", "12.50", "12.50%", "12.50%" },
	{ "rate", "１００％", "100", "100%", "100%" },
	{ "rate", "5万", NULL, NULL, NULL },
	{ "n", "１２", "12", "12", "12" },
	{ "n", "85,000", "85000", "85000", "85000" },
	{ "n", "0", "0", "0", "" },
	{ "n", "-1", NULL, NULL, NULL },
	{ "n", "2147483648", NULL, NULL, NULL },
	{ "big", "2147483648", "2147483648", "2147483648", "2147483648" },
	{ "n", "1.5", NULL, NULL, NULL },
	{ "flag", "√", "yes", "Yes", "Yes" },
	{ "flag", "有", "yes", "Yes", "Yes" },
	{ "flag", "否", "no", "", "No" },
	{ "flag", "perhaps", NULL, NULL, NULL },
	{ "sex", "男", "M", "Male", "Male" },
	{ "sex", "f", "F", "Female", "Female" },
	{ "sex", "female", "F", "Female", "Female" },
	{ "sex", "3", NULL, NULL, NULL },
	{ "kind", "来店", "walkin", "Walk-in", "Walk-in" },
	{ "kind", "来电", "phone", "Phone-in", "Phone-in" },
	{ "yesno", "是", "yes", "Yes", "Yes" },
	{ "yesno", "无", "no", "No", "No" },
	{ "seen", "首次", "first", "First", "First" },
	{ "seen", "再次", "again", "Again", "Again" },
	{ "role", "Sales manager", "manager", "Sales manager",
	    "Sales manager" },
	{ "grade", "h", "H", "H", "H" },
	{ "grade", "A级", "A", "A", "A" },
	{ "grade", "f1", "F1", "F1", "F1" },
	{ "grade", "Z", NULL, NULL, NULL },
	{ "staff", "赵敏", "赵敏", "赵敏", "赵敏" },
	{ "staff", "ZM", "赵敏", "赵敏", "赵敏" },
	{ "staff", "wj2", "王静#wj2", "王静", "王静#wj2" },
	{ "staff", "王静#wj1", "王静#wj1", "王静", "王静#wj1" },
	{ "staff", "王静", NULL, NULL, NULL },
	{ "staff", "nobody", NULL, NULL, NULL },
	{ "model", "corolla", "卡罗拉", "卡罗拉", "卡罗拉" },
	{ "model", "price", NULL, NULL, NULL },
	{ "person", "7", "7", "", "7" },
	{ "set", "油耗、price，油耗", "fuel,price", "油耗, 价格",
	    "油耗, 价格" },
	{ "set", "fuel;;Price ", "fuel,price", "油耗, 价格", "油耗, 价格" },
	{ "set", "fuel, nothing", NULL, NULL, NULL },
	{ "day", "2026-10-03", "2026-10-03", "10-03", "2026-10-03" },
	{ "day", "10月3日", "2026-10-03", "10-03", "2026-10-03" },
	{ "day", "2025/1/2", "2025-01-02", "2025-01-02", "2025-01-02" },
	{ "day", "+3", "2026-11-24", "11-24", "2026-11-24" },
	{ "day", "sun", "2026-11-22", "11-22", "2026-11-22" },
	{ "day", "1970-01-01", "1970-01-01", "1970-01-01", "1970-01-01" },
	{ "day", "2026-02-29", NULL, NULL, NULL },
	{ "minute", "下午2:30", "14:30", "14:30", "14:30" },
	{ "minute", "0000", "00:00", "00:00", "00:00" },
	{ "minute", "24:30", NULL, NULL, NULL },
	{ "at", "2026-11-21T09:42:05Z", "2026-11-21T09:42:05Z",
	    "2026-11-21T09:42:05Z", "2026-11-21T09:42:05Z" },
	{ "at", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z",
	    "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
	{ "at", "2026-11-21T24:00:00Z", NULL, NULL, NULL },
	{ "at", "2026-11-21 09:42:05", NULL, NULL, NULL },
};

static int
parse(const char *col, const char *text)
{
	return sr_parse(dir, field(col), "probe", text, 0, &p, a, &err);
}

static const char *
format(const char *col, enum sr_style style)
{
	return sr_format(dir, field(col), &p, style, a);
}

START_TEST(typed)
{
	const struct row *r = &rows[_i];
	int rc = parse(r->col, r->typed);

	if (!r->file) {
		ck_assert_int_eq(rc, SR_E_INVALID);
		ck_assert_str_eq(err.record, "probe");
		ck_assert_str_eq(err.field, r->col);
		ck_assert_uint_gt(strlen(err.message), 10);
		ck_assert(sr_field_empty(field(r->col), &p));
		return;
	}
	ck_assert_msg(rc == SR_OK, "%s: %s", r->typed, err.message);
	ck_assert_str_eq(format(r->col, SR_FILE), r->file);
	ck_assert_str_eq(format(r->col, SR_SHOW), r->show);
	ck_assert_str_eq(format(r->col, SR_EDIT), r->edit);
	ck_assert_int_eq(
	    sr_check_field(field(r->col), "probe", &p, &err), SR_OK);
	/* What a file or a form holds means the same value again. */
	struct probe before = p;
	const char *texts[] = { r->file, r->edit };
	for (int i = 0; i < 2; i++) {
		sr_record_clear(&record, &p);
		ck_assert_int_eq(parse(r->col, texts[i]), SR_OK);
		ck_assert(sr_field_same(field(r->col), &p, &before));
	}
}
END_TEST

START_TEST(known_values)
{
	parse("money", "18.18万");
	ck_assert_int_eq(p.money, 18180000);
	parse("rate", "12.5%");
	ck_assert_int_eq(p.rate, 1250);
	/* 20778 days of 86400 s from 1970-01-01 to 2026-11-21 */
	parse("at", "2026-11-21T00:00:01Z");
	ck_assert_int_eq(p.at, INT64_C(20778) * 86400 + 1);
	parse("minute", "00:00");
	ck_assert_int_eq(p.minute, 1);
	parse("day", "0001-01-01");
	ck_assert_int_eq(p.day, 1);
	ck_assert_int_eq(
	    sr_parse(dir, field("day"), "probe", "10-3", 2024, &p, a, &err),
	    SR_OK);
	ck_assert_int_eq(p.day, day_make(2024, 10, 3));
}
END_TEST

START_TEST(empty_is_absent)
{
	memset(&p, 0x55, sizeof(p)); /* no field is empty */
	for (size_t i = 0; i < record.nfields; i++)
		sr_set_text(&fields[i], &p, "x");
	for (size_t i = 0; i < record.nfields; i++) {
		ck_assert_int_eq(
		    sr_parse(dir, &fields[i], "probe", "  ", 0, &p, a, &err),
		    SR_OK);
		ck_assert(sr_field_empty(&fields[i], &p));
	}
}
END_TEST

START_TEST(messages_name_field_and_value)
{
	ck_assert_int_eq(parse("day", "soon"), SR_E_INVALID);
	ck_assert_str_eq(err.message,
	    "{0}: \"{1}\" is not a date. Type it as 2026-10-03, 10-3, +3 or "
	    "sat.");
	ck_assert_int_eq(err.arg[0].kind, SR_ARG_LABEL);
	ck_assert_str_eq(err.arg[0].text, "day");
	ck_assert_str_eq(err.arg[1].text, "soon");
	/* the third character, a bell */
	parse("text", "王a\ab");
	ck_assert_int_eq(err.arg[1].num, 3);
	ck_assert_str_eq(err.arg[2].text, "U+0007");
	parse("text", "王a\xc3");
	ck_assert_ptr_nonnull(strstr(err.message, "UTF-8"));
	ck_assert_int_eq(err.arg[1].num, 3);
	parse("staff", "王静");
	ck_assert_ptr_nonnull(strstr(err.message, "several"));
	parse("set", "fuel, nothing");
	ck_assert_str_eq(err.arg[1].text, "nothing");
	parse("sex", "none");
	ck_assert_str_eq(err.arg[2].text, "Male, Female");
}
END_TEST

START_TEST(too_long)
{
	char *text = malloc(65538);

	memset(text, 'x', 65537);
	text[65537] = '\0';
	ck_assert_int_eq(parse("note", text), SR_E_INVALID);
	p.note = text;
	ck_assert_int_eq(sr_check_record(&record, &p, &err), SR_E_INVALID);
	text[65536] = '\0';
	ck_assert_int_eq(parse("note", text), SR_OK);
	ck_assert_int_eq(sr_check_record(&record, &p, &err), SR_OK);
	free(text);
}
END_TEST

START_TEST(masks)
{
	static const struct {
		const char *col, *whole, *masked;
	} list[] = { { "phone", "13812348000", "138****8000" },
		{ "phone", "02211959508", "022****9508" },
		{ "paper", "11010519491231002X", "110****002X" },
		{ "paper", "E12345678", "****" },
		{ "plate", "津A12345", "津A****45" }, { "phone", "", "" } };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		const struct sr_field *f = field(list[i].col);

		sr_set_text(f, &p, list[i].whole);
		ck_assert(!sr_is_masked(list[i].whole));
		sr_mask_field(f, &p, a);
		ck_assert_str_eq(sr_get_text(f, &p), list[i].masked);
		sr_mask_field(f, &p, a);
		ck_assert_str_eq(sr_get_text(f, &p), list[i].masked);
		ck_assert_str_eq(
		    sr_format(dir, f, &p, SR_SHOW, a), list[i].masked);
	}
}
END_TEST

START_TEST(masked_values_come_back)
{
	p.phone = "138****8000";
	ck_assert_int_eq(parse("phone", "138****8000"), SR_OK);
	ck_assert_str_eq(p.phone, "138****8000");
	ck_assert_int_eq(parse("phone", "139****8000"), SR_E_INVALID);
	/* A call may bring it: the store puts its own there. */
	ck_assert_int_eq(sr_check_record(&record, &p, &err), SR_OK);
	p.plate = "津A****45"; /* in no field that is ever masked */
	ck_assert_int_eq(sr_check_record(&record, &p, &err), SR_E_INVALID);
	ck_assert_str_eq(err.field, "plate");
}
END_TEST

START_TEST(checks)
{
	static const struct {
		const char *col;
		int64_t v;
		int rc;
	} list[] = { { "sex", 1, SR_OK }, { "sex", 3, SR_E_INVALID },
		{ "sex", -1, SR_E_INVALID }, { "grade", 13, SR_OK },
		{ "grade", 14, SR_E_INVALID }, { "day", 3652059, SR_OK },
		{ "day", 3652060, SR_E_INVALID }, { "day", -1, SR_E_INVALID },
		{ "minute", 1440, SR_OK }, { "minute", 1441, SR_E_INVALID },
		{ "n", -1, SR_E_INVALID }, { "money", -1, SR_E_INVALID },
		{ "id", -1, SR_E_INVALID }, { "at", -1, SR_OK },
		{ "at", INT64_MAX, SR_E_INVALID },
		{ "staff", -7, SR_E_INVALID } };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		sr_record_clear(&record, &p);
		sr_set_int(field(list[i].col), &p, list[i].v);
		int rc = sr_check_record(&record, &p, &err);
		ck_assert_msg(rc == list[i].rc, "%s %d", list[i].col, (int)i);
	}
}
END_TEST

START_TEST(checks_of_text)
{
	static const struct {
		const char *col, *text;
		int rc;
	} list[] = { { "text", "王 a", SR_OK }, { "text", " a", SR_E_INVALID },
		{ "text", "王 ", SR_E_INVALID },
		{ "text", "a\nb", SR_E_INVALID }, { "note", "a\nb", SR_OK },
		{ "text", "a\033", SR_E_INVALID },
		{ "text", "\xe7\x8e", SR_E_INVALID },
		{ "text", "e\u0301", SR_E_INVALID }, /* not NFC */
		{ "text", "\u00e9", SR_OK }, { "phone", "13812345678", SR_OK },
		{ "phone", "138 1234 5678", SR_E_INVALID },
		{ "phone", "12345", SR_E_INVALID },
		{ "vin", "lower", SR_E_INVALID }, { "set", "a,b", SR_OK },
		{ "set", "a,,b", SR_E_INVALID }, { "set", "a,", SR_E_INVALID },
		{ "paper", "11010519491231002X", SR_OK },
		{ "paper", "110105194912310020", SR_E_INVALID } };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		sr_record_clear(&record, &p);
		sr_set_text(field(list[i].col), &p, list[i].text);
		int rc = sr_check_record(&record, &p, &err);
		ck_assert_msg(rc == list[i].rc, "%s %d", list[i].col, (int)i);
		if (rc != SR_OK)
			ck_assert_str_eq(err.field, list[i].col);
	}
}
END_TEST

START_TEST(required)
{
	ck_assert_int_eq(sr_check_required(&record, &p, &err), SR_E_INVALID);
	ck_assert_str_eq(err.field, "text");
	p.text = "x";
	ck_assert_int_eq(sr_check_required(&record, &p, &err), SR_OK);
}
END_TEST

START_TEST(odd_but_allowed)
{
	static const struct {
		const char *col, *text;
		bool odd;
	} list[] = { { "vin", "1M8GDM9AXKP042788", false },
		{ "vin", "11111111111111111", false },
		{ "vin", "LVSHCAMB1CE054249", false },
		{ "vin", "1M8GDM9A1KP042788", true },
		{ "vin", "1M8GDM9AXKP04278", true },
		{ "vin", "1M8GDM9AXKPO42788", true },
		{ "plate", "津A12345", false }, { "plate", "津AD12345", false },
		{ "plate", "浙A1234学", false }, { "plate", "津A1234", true },
		{ "plate", "津AI2345", true }, { "plate", "天A12345", true },
		{ "plate", "津112345", true }, { "plate", "A", true },
		{ "plate", "", false } };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		const struct sr_field *f = field(list[i].col);

		sr_set_text(f, &p, list[i].text);
		ck_assert_msg(sr_field_odd(f, "probe", &p, &err) == list[i].odd,
		    "%s", list[i].text);
	}
}
END_TEST

START_TEST(names_of_types)
{
	for (int t = 0; t < SR_NTYPES; t++) {
		ck_assert_uint_gt(strlen(sr_type_name(t)), 1);
		for (int u = 0; u < t; u++)
			ck_assert_str_ne(sr_type_name(t), sr_type_name(u));
	}
	ck_assert(sr_type_right(SR_TYPE_MONEY));
	ck_assert(!sr_type_right(SR_TYPE_TEXT));
	ck_assert(sr_type_number(SR_TYPE_INT));
	ck_assert(!sr_type_number(SR_TYPE_PHONE));
}
END_TEST

Suite *
suite_ftype(void)
{
	Suite *s = suite_create("ftype");
	TCase *t = tcase_create("types");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, typed, 0, sizeof(rows) / sizeof(rows[0]));
	tcase_add_test(t, known_values);
	tcase_add_test(t, empty_is_absent);
	tcase_add_test(t, messages_name_field_and_value);
	tcase_add_test(t, too_long);
	tcase_add_test(t, masks);
	tcase_add_test(t, masked_values_come_back);
	tcase_add_test(t, checks);
	tcase_add_test(t, checks_of_text);
	tcase_add_test(t, required);
	tcase_add_test(t, odd_but_allowed);
	tcase_add_test(t, names_of_types);
	suite_add_tcase(s, t);
	return s;
}
