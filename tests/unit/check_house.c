/* What the administrator changes: staff, lists, grades, settings. */
#include <sqlite3.h>
#include <string.h>

#include "house.h"

/* check has a macro of this name too. */
#undef fail
#include "domain/rules.h"

static struct house h = { .opens = "2026-11-21 14:06" };

/* A line of DAY with nothing but a name: what is due in it. */
static sr_id
line_of(const char *day)
{
	struct sr_visit v, out;

	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day(day);
	v.kind = SR_CALLIN;
	v.name = "客人";
	v.purpose = house_row(&h, "purpose", "咨询新车");
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	return out.id;
}

static const char *
missing_of(sr_id id, int32_t *rev)
{
	struct sr_visit v;

	must(&h, sr_visit_get(h.sr, &(struct sr_key){ id }, &v, h.mem));
	*rev = v.rev;
	return v.missing;
}

/* Many rows by a field, either way; of equals the list's order stays. */
START_TEST(rows_are_sorted)
{
	const struct sr_record *r = &sr_rec_list_row;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.sort = (int32_t)(sr_field_of(r, "list") - r->fields);
	for (int desc = 0; desc <= 1; desc++) {
		find.desc = desc != 0;
		must(&h, sr_list_find(h.sr, &find, &rows, h.mem));
		ck_assert_uint_gt(rows.n, 100);
		for (size_t i = 0; i + 1 < rows.n; i++) {
			const struct sr_list_row *one =
			    SR_ROW(struct sr_list_row, &rows, i);
			const struct sr_list_row *next = one + 1;
			int order = strcmp(one->list, next->list);
			ck_assert(desc ? order >= 0 : order <= 0);
			ck_assert(order != 0 || one->sort <= next->sort);
		}
	}
}
END_TEST

/* Days that are not signed follow what is due now; the others stay. */
START_TEST(what_is_due_follows_the_setting)
{
	struct sr_sign sign = { .reason = "补签" };
	struct sr_dayrec day;
	sr_id open, closed;
	int32_t rev;

	house_as(&h, ADMIN);
	house_set(&h, "visit_required", "staff,model");
	house_as(&h, MANAGER);
	open = line_of("2026-11-20");
	closed = line_of("2026-11-19");
	sign.day = the_day("2026-11-19");
	must(&h, sr_day_sign(h.sr, &sign, &day, h.mem));
	ck_assert_str_eq(missing_of(open, &rev), "staff,model");
	house_as(&h, ADMIN);
	house_set(&h, "visit_required", "phone");
	house_as(&h, MANAGER);
	ck_assert_str_eq(missing_of(open, &rev), "phone");
	/* Nobody has changed the line: a form that is open can be saved. */
	ck_assert_int_eq(rev, 1);
	ck_assert_str_eq(missing_of(closed, &rev), "staff,model");
}
END_TEST

/* A purpose that is no intent to buy asks for no model. */
START_TEST(what_is_due_follows_the_purpose)
{
	sr_id id = house_row(&h, "purpose", "咨询新车"), line;
	struct sr_list_row row, out;
	int32_t rev;

	house_as(&h, ADMIN);
	house_set(&h, "visit_required", "staff,model");
	house_as(&h, MANAGER);
	line = line_of("2026-11-20");
	house_as(&h, ADMIN);
	must(&h, sr_list_get(h.sr, &(struct sr_key){ id }, &row, h.mem));
	row.extra = "nonintent";
	must(&h, sr_list_save(h.sr, &row, &out, h.mem));
	house_as(&h, MANAGER);
	ck_assert_str_eq(missing_of(line, &rev), "staff");
}
END_TEST

START_TEST(only_fields_of_the_register_can_be_due)
{
	static const char *const wrong[] = { "phone,colour of the sky", "card",
		"phone,,model", "gone" };
	struct sr_setting s, out;

	house_as(&h, ADMIN);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		s = house_setting(&h, "visit_required");
		s.value = wrong[i];
		must_fail(&h, sr_setting_save(h.sr, &s, &out, h.mem),
		    SR_E_INVALID, "value");
	}
	house_set(&h, "visit_required", "");
}
END_TEST

/* What operations set is never chosen: no row of the house changes that. */
START_TEST(closed_grades_are_never_chosen)
{
	struct sr_find find;
	struct sr_rows rows;
	struct sr_grade_rule out;
	int tried = 0;

	house_as(&h, ADMIN);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_grade_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		struct sr_grade_rule g =
		    *SR_ROW(struct sr_grade_rule, &rows, i);
		if (g.chosen)
			continue;
		g.chosen = true;
		g.every_days = g.cap_days = 1;
		must_fail(&h, sr_grade_save(h.sr, &g, &out, h.mem),
		    SR_E_INVALID, "chosen");
		tried++;
	}
	ck_assert_int_ge(tried, 3);
}
END_TEST

/* The orders name fields by number: these are they. */
START_TEST(small_lists_sort_and_search)
{
	struct sr_find find;
	struct sr_rows rows;
	const struct sr_staff *s;

	ck_assert_str_eq(sr_rec_staff.fields[SR_STAFF_BY_ROLE].col, "role");
	ck_assert_str_eq(sr_rec_staff.fields[SR_STAFF_BY_NAME].col, "pinyin");
	ck_assert_str_eq(sr_rec_list_row.fields[SR_ROWS_BY_CODE].col, "code");
	ck_assert_str_eq(sr_rec_list_row.fields[SR_ROWS_BY_NAME].col, "pinyin");
	ck_assert_str_eq(
	    sr_rec_holiday.fields[SR_HOLIDAYS_BY_NAME].col, "name_zh");
	sr_record_clear(&sr_rec_find, &find);
	find.sort = SR_STAFF_BY_NAME;
	must(&h, sr_staff_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 9);
	for (size_t i = 1; i < rows.n; i++)
		ck_assert_int_le(
		    strcmp(SR_ROW(struct sr_staff, &rows, i - 1)->pinyin,
			SR_ROW(struct sr_staff, &rows, i)->pinyin),
		    0);
	find.sort = SR_STAFF_BY_ROLE;
	find.desc = true;
	must(&h, sr_staff_find(h.sr, &find, &rows, h.mem));
	s = SR_ROW(const struct sr_staff, &rows, 0);
	ck_assert_int_eq(s->role, SR_ADMIN);
	/* 李晓梅 before 王建国: equals keep the list's own order */
	s = SR_ROW(const struct sr_staff, &rows, rows.n - 3);
	ck_assert_str_eq(s->code, LI);
	find.search = "xiaomei";
	must(&h, sr_staff_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.sort = 99;
	must_fail(
	    &h, sr_staff_find(h.sr, &find, &rows, h.mem), SR_E_INVALID, "sort");
}
END_TEST

START_TEST(the_last_administrator_stays)
{
	struct sr_key key = { house_staff(&h, ADMIN) };
	struct sr_staff s, out;

	house_as(&h, ADMIN);
	must(&h, sr_staff_get(h.sr, &key, &s, h.mem));
	s.valid_from = the_day("2026-11-22");
	must_fail(
	    &h, sr_staff_save(h.sr, &s, &out, h.mem), SR_E_INVALID, "role");
	s.valid_from = 0;
	s.role = SR_GM;
	must_fail(
	    &h, sr_staff_save(h.sr, &s, &out, h.mem), SR_E_INVALID, "role");
}
END_TEST

/*
 * Rules that cannot be read are not taken for rules that are not there: no
 * line is saved as complete because nobody knows what is due.
 */
START_TEST(an_unreadable_rule_is_not_an_absent_one)
{
	struct sr_visit v, out;
	struct sr_rows rows;
	struct sr_find find;
	sqlite3 *db;

	house_as(&h, MANAGER);
	ck_assert_int_eq(sqlite3_open(h.path, &db), SQLITE_OK);
	ck_assert_int_eq(
	    sqlite3_exec(db, "DROP TABLE holiday", NULL, NULL, NULL),
	    SQLITE_OK);
	sqlite3_close(db);
	rules_stale(h.d);
	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day("2026-11-20");
	v.kind = SR_CALLIN;
	must_fail(&h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_PROTOCOL, "");
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

Suite *
suite_house(void)
{
	const TTest *const tests[] = { rows_are_sorted,
		what_is_due_follows_the_setting,
		what_is_due_follows_the_purpose,
		only_fields_of_the_register_can_be_due,
		closed_grades_are_never_chosen, small_lists_sort_and_search,
		the_last_administrator_stays,
		an_unreadable_rule_is_not_an_absent_one, NULL };

	return house_suite("house", tests, &h);
}
