/* The directory: names found by what people type and files hold. */
#include <stdio.h>
#include <string.h>

#include <showroom.h>

#include "base/arena.h"
#include "model/dir_add.h"
#include "model/job.h"
#include "wire/direct.h"
#include "support.h"

#define TODAY 739575

static struct arena *a;
static struct sr_dir *dir;

static const struct sr_dir_entry entries[] = {
	{ 101, "model", "YZL", "亚洲龙", "Avalon", "ya zhou long", "", 0, 0,
	    0 },
	{ 102, "model", "YZS", "亚洲狮", "Allion", "ya zhou shi", "", 0, 0, 0 },
	{ 103, "model", "KLL", "卡罗拉", "Corolla", "ka luo la", "", 0, 0, 0 },
	{ 104, "model", "KLLRF", "卡罗拉锐放", "Corolla Cross",
	    "ka luo la rui fang", "", 0, 0, 0 },
	{ 105, "model", "BZ4", "bZ4", "", "", "", 0, 0, 0 },
	{ 106, "model", "OLD", "花冠", "", "hua guan", "", 0, 0, TODAY - 1 },
	{ 107, "model", "NEXT", "花冠", "", "hua guan", "", 0, TODAY, 0 },
	{ 1, "staff", "zw1", "张伟", "", "zhang wei", "", SR_SALES, 0, 0 },
	{ 2, "staff", "zw2", "张伟", "", "zhang wei", "", SR_SALES, 0, 0 },
	{ 3, "staff", "lxm", "李晓梅", "", "li xiao mei", "", SR_DESK, 0, 0 },
	{ 201, "colour", "white", "珍珠白", "Pearl", "zhen zhu bai", "", 0, 0,
	    0 },
};

static void
setup(void)
{
	a = arena_new();
	dir = sr_dir_new();
	dir_clear(dir, false);
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		ck_assert(dir_add(dir, &entries[i]));
	ck_assert(dir_ready(dir));
	sr_dir_today(dir, TODAY);
}

static void
teardown(void)
{
	sr_dir_free(dir);
	arena_free(a);
}

START_TEST(by_id)
{
	ck_assert_int_eq(sr_dir_day(dir), TODAY);
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		const struct sr_dir_entry *e =
		    sr_dir_get(dir, entries[i].list, entries[i].id);

		ck_assert_ptr_nonnull(e);
		ck_assert_str_eq(e->code, entries[i].code);
		ck_assert_str_eq(e->list, entries[i].list);
	}
	ck_assert_ptr_null(sr_dir_get(dir, "model", 999));
	ck_assert_str_eq(sr_dir_name(dir, "model", 0), "");
	ck_assert_str_eq(sr_dir_name(dir, "model", 999), "?");
	ck_assert_str_eq(sr_dir_name(dir, "model", 103), "卡罗拉");
}
END_TEST

/* Tables count their ids apart: 7 of the staff is not row 7 of a list. */
START_TEST(one_id_twice)
{
	static const struct sr_dir_entry twice[] = {
		{ .id = 7,
		    .list = "model",
		    .code = "m",
		    .zh = "卡罗拉",
		    .en = "",
		    .pinyin = "",
		    .extra = "" },
		{ .id = 7,
		    .list = "staff",
		    .code = "s",
		    .zh = "李晓梅",
		    .en = "",
		    .pinyin = "",
		    .extra = "" },
		{ .id = 8,
		    .list = "model",
		    .code = "n",
		    .zh = "亚洲龙",
		    .en = "",
		    .pinyin = "",
		    .extra = "" },
	};

	dir_clear(dir, false);
	for (size_t i = 0; i < 3; i++)
		ck_assert(dir_add(dir, &twice[i]));
	ck_assert(dir_ready(dir));
	ck_assert_str_eq(sr_dir_name(dir, "model", 7), "卡罗拉");
	ck_assert_str_eq(sr_dir_name(dir, "staff", 7), "李晓梅");
	ck_assert_str_eq(sr_dir_name(dir, "model", 8), "亚洲龙");
	ck_assert_ptr_null(sr_dir_get(dir, "staff", 8));
}
END_TEST

START_TEST(names_in_english)
{
	dir_clear(dir, true);
	dir_add(dir, &entries[0]);
	dir_add(dir, &entries[4]);
	ck_assert(dir_ready(dir));
	ck_assert_str_eq(sr_dir_name(dir, "model", 101), "Avalon");
	ck_assert_str_eq(sr_dir_name(dir, "model", 105), "bZ4");
	ck_assert_str_eq(sr_dir_file(dir, "model", 101), "亚洲龙");
	ck_assert_ptr_null(sr_dir_get(dir, "model", 103));
}
END_TEST

START_TEST(exact)
{
	static const struct {
		const char *list, *text;
		sr_id id; /* 0: none; -1: ambiguous */
	} rows[] = { { "model", "亚洲龙", 101 }, { "model", "avalon", 101 },
		{ "model", " ＡＶＡＬＯＮ ", 101 }, { "model", "yzl", 101 },
		{ "model", "corolla  cross", 104 }, { "model", "亚洲", 0 },
		{ "model", "", 0 }, { "model", "珍珠白", 0 },
		{ "colour", "珍珠白", 201 }, { "nolist", "珍珠白", 0 },
		{ "model", "花冠", 107 }, /* the one valid today */
		{ "model", "花冠#old", 106 }, { "staff", "张伟", -1 },
		{ "staff", "张伟#zw2", 2 }, { "staff", "张伟#zw3", 0 },
		{ "staff", "李伟#zw2", 0 }, { "staff", "ZW1", 1 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool ambiguous = false;
		const struct sr_dir_entry *e =
		    sr_dir_exact(dir, rows[i].list, rows[i].text, &ambiguous);
		sr_id got = ambiguous ? -1 : e ? e->id : 0;

		ck_assert_msg(
		    got == rows[i].id, "%s: %d", rows[i].text, (int)got);
		ck_assert(!ambiguous || !e);
	}
}
END_TEST

START_TEST(file_names_come_back)
{
	bool ambiguous;

	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		const char *file =
		    sr_dir_file(dir, entries[i].list, entries[i].id);
		const struct sr_dir_entry *e =
		    sr_dir_exact(dir, entries[i].list, file, &ambiguous);

		ck_assert_ptr_nonnull(e);
		ck_assert_int_eq(e->id, entries[i].id);
	}
	ck_assert_str_eq(sr_dir_file(dir, "staff", 3), "李晓梅");
	ck_assert_str_eq(sr_dir_file(dir, "staff", 2), "张伟#zw2");
	ck_assert_str_eq(sr_dir_file(dir, "model", 0), "");
}
END_TEST

START_TEST(longest)
{
	static const struct {
		const char *text, *rest;
		sr_id id;
	} rows[] = { { "卡罗拉 1.8", "1.8", 103 }, { "卡罗拉1.8", "1.8", 103 },
		{ "卡罗拉锐放 双擎", "双擎", 104 }, { "卡罗拉锐放", "", 104 },
		{ "Corolla Cross 2.0", "2.0", 104 },
		{ "COROLLA 2.0", "2.0", 103 }, { "bZ4 2.0", "2.0", 105 },
		{ "bZ4X", NULL, 0 }, /* another model, not bZ4 */
		{ "卡罗拉旅行版", NULL, 0 }, { "奕泽 2.0", NULL, 0 },
		{ "", NULL, 0 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *rest = NULL;
		const struct sr_dir_entry *e =
		    sr_dir_longest(dir, "model", rows[i].text, &rest);

		ck_assert_msg(
		    (e ? e->id : 0) == rows[i].id, "%s", rows[i].text);
		if (e)
			ck_assert_str_eq(rest, rows[i].rest);
	}
}
END_TEST

START_TEST(match)
{
	static const struct {
		const char *typed, *ids;
	} rows[] = { { "", "101 102 103 104 105 107 " }, { "洲", "101 102 " },
		{ "yz", "101 102 " }, { "yzl", "101 " },
		{ "yazhou", "101 102 " }, { "ya zhou sh", "102 " },
		{ "cross", "104 " }, { "kll", "103 104 " }, { "hg", "107 " },
		{ "bz", "105 " }, { "xyzzy", "" } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char ids[128] = "";
		size_t n;
		const struct sr_dir_entry **found =
		    sr_dir_match(dir, "model", rows[i].typed, &n, a);

		for (size_t j = 0; j < n; j++)
			snprintf(ids + strlen(ids), sizeof(ids) - strlen(ids),
			    "%d ", (int)found[j]->id);
		ck_assert_msg(strcmp(ids, rows[i].ids) == 0, "%s: %s",
		    rows[i].typed, ids);
	}
}
END_TEST

/* A store of 1,203 staff and 2 list rows that gives windows by key. */
#define STAFF 1203

static int
serve(void *ctx, struct sr_job *job)
{
	const struct sr_find *find = job->arg;
	struct sr_rows *rows = job->res;
	int *calls = ctx;
	int from = (int)find->key_id, n;

	if (++*calls > 10)
		return sr_fail(&job->err, SR_E_IO, "", "", "Too often.", 0);
	if (job->op == SR_OP_LIST_FIND) {
		rows->row =
		    arena_alloc(job->mem, 2 * sizeof(struct sr_list_row));
		rows->size = sizeof(struct sr_list_row);
		for (; rows->n < 2; rows->n++) {
			struct sr_list_row *r =
			    SR_ROW(struct sr_list_row, rows, rows->n);

			sr_record_clear(&sr_rec_list_row, r);
			r->id = 5000 + (sr_id)rows->n;
			r->list = "model";
			r->code = rows->n ? "b" : "a";
			r->name_zh = rows->n ? "乙" : "甲";
			r->name_en = rows->n ? "B" : "A";
		}
		return SR_OK;
	}
	ck_assert_int_eq(job->op, SR_OP_STAFF_FIND);
	/* The key goes with the id. */
	ck_assert_str_eq(
	    find->key, from ? arena_printf(job->mem, "k%d", from) : "");
	n = STAFF - from < find->limit ? STAFF - from : find->limit;
	rows->row = arena_alloc(job->mem, (size_t)n * sizeof(struct sr_staff));
	rows->size = sizeof(struct sr_staff);
	for (int i = 0; i < n; i++) {
		struct sr_staff *s = SR_ROW(struct sr_staff, rows, i);

		sr_record_clear(&sr_rec_staff, s);
		s->id = from + i + 1;
		s->code = arena_printf(job->mem, "c%d", from + i + 1);
		s->name = "张伟";
		s->key = arena_printf(job->mem, "k%d", from + i + 1);
	}
	rows->n = (size_t)n;
	rows->more = from + n < STAFF;
	return SR_OK;
}

START_TEST(load)
{
	int calls = 0;
	const struct sr_server server = { serve, NULL, &calls };
	struct sr *sr = sr_open_direct(&server);

	ck_assert_int_eq(sr_dir_load(dir, sr, true), SR_OK);
	ck_assert_int_eq(calls, 4); /* 500 + 500 + 203 staff, lists */
	ck_assert_int_eq(sr_dir_day(dir), TODAY);
	ck_assert_ptr_null(sr_dir_get(dir, "model", 5002));
	ck_assert_str_eq(sr_dir_name(dir, "model", 5001), "B");
	ck_assert_str_eq(sr_dir_file(dir, "staff", STAFF), "张伟#c1203");
	/* A failure leaves the names as they were. */
	calls = 10;
	ck_assert_int_eq(sr_dir_load(dir, sr, true), SR_E_IO);
	ck_assert_str_eq(sr_error(sr)->message, "Too often.");
	ck_assert_str_eq(sr_dir_name(dir, "model", 5001), "B");
	sr_close(sr);
}
END_TEST

Suite *
suite_dir(void)
{
	const TTest *const tests[] = { by_id, one_id_twice, names_in_english,
		exact, file_names_come_back, longest, match, load, NULL };

	return suite_with("dir", tests, setup, teardown);
}
