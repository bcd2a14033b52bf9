/*
 * The search buffer: examples by hand, and random persons and changes
 * against an oracle that looks at every person with strstr.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "store/search.h"
#include "support.h"

static struct arena *arena;
static struct search *search;

static void
setup(void)
{
	arena = arena_new();
	search = search_new();
	ck_assert_ptr_nonnull(arena);
	ck_assert_ptr_nonnull(search);
}

static void
teardown(void)
{
	search_free(search);
	arena_free(arena);
}

static void
put(sr_id id, const char *name, const char *fix, const char *phones,
    const char *plates, const char *vins)
{
	struct search_person p = { name, fix, phones, plates, vins };

	ck_assert(search_put(search, id, &p));
}

/* The ids that QUERY finds in FIELDS, as "1 2 3". */
static const char *
found(const char *query, unsigned fields)
{
	struct search_hits h;
	const char *out = "";

	ck_assert(search_find(search, query, fields, 100, arena, &h));
	ck_assert_uint_eq(h.n, h.total);
	for (size_t i = 0; i < h.n; i++)
		out = arena_printf(
		    arena, "%s%s%d", out, i ? " " : "", (int)h.id[i]);
	return out;
}

START_TEST(examples)
{
	static const struct {
		const char *query, *ids;
	} rows[] = {
		{ "zw", "1" },
		{ "zhangwei", "1" },
		{ "张", "1" },
		{ "伟", "1" },
		{ "ou yang", "2" },
		{ "ouyang", "2" },
		{ "oyx", "2" },
		{ "dan", "3" },
		{ "shan", "3" },
		{ "sxx", "3" },
		{ "lv", "4" },
		{ "lu", "4 6" },
		{ "an", "7" },
		{ "wang", "5" },
		{ "ang", "" },
		/* phones: 3 digits and more */
		{ "138", "1 2" },
		{ "13", "" },
		{ "5678", "1 3" },
		{ "13812345678", "1" },
		{ "138 1234 5678", "1" },
		{ "138-1234-5678", "1" },
		{ "+86 138 1234 5678", "1" },
		{ "138-1234", "1" },
		{ "1195950", "2" },
		{ "022-11959508", "2" },
		{ "95081", "" },
		/* plates and VINs */
		{ "京A123", "5" },
		{ "京a·123", "5" },
		{ "a123", "5" },
		{ "A12345", "5" },
		{ "123", "1 5" },
		{ "京", "" },
		{ "京A", "5" },
		{ "津B", "5" },
		{ "345津", "" },
		{ "lfma1e", "6" },
		{ "1E2C", "6" },
		/* several words: all must match */
		{ "zhang 5678", "1" },
		{ "5678 shan", "3" },
		{ "dan 138", "" },
		{ "wang 京A", "5" },
		/* Latin names, a correction beside the derived reading */
		{ "davi", "7" },
		{ "avid", "" },
		{ "chong", "8" },
		{ "zhong", "8" },
		{ "chongyi", "8" },
		{ "yichong", "" },
		{ "cy", "8" },
		{ "", "" },
		{ "  ", "" },
		{ "\xff", "" },
		{ "·", "" },
	};

	put(1, "张伟", "", "13812345678", "", "");
	put(2, "欧阳修", "", "02211959508 13800000001", "", "");
	put(3, "单雄信", "", "15900005678", "", "");
	put(4, "吕布", "", "", "", "");
	put(5, "王刚", "", "", "京A12345 津B00001", "");
	put(6, "鲁肃", "", "", "", "LFMA1E2C3D0004567");
	put(7, "安David", "", "", "", "");
	put(8, "重一", "chong yi", "", "", "");
	ck_assert_uint_eq(search_count(search), 8);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *ids = found(rows[i].query, SEARCH_ALL);

		ck_assert_msg(strcmp(ids, rows[i].ids) == 0,
		    "%s finds %s, not %s", rows[i].query, ids, rows[i].ids);
	}
}
END_TEST

/* Who may not see a number finds it whole or by its last 4 only. */
START_TEST(allowed_fields)
{
	put(1, "张伟", "", "13812345678 15900001234", "京A12345", "LFMA1E2C3");
	put(2, "李娜", "", "13812341234", "", "");
	ck_assert_str_eq(found("13812345678", SEARCH_PHONE_WHOLE), "1");
	ck_assert_str_eq(found("15900001234", SEARCH_PHONE_WHOLE), "1");
	ck_assert_str_eq(found("138 1234 1234", SEARCH_PHONE_WHOLE), "2");
	ck_assert_str_eq(found("5678", SEARCH_PHONE_WHOLE), "1");
	ck_assert_str_eq(found("1234", SEARCH_PHONE_WHOLE), "1 2");
	ck_assert_str_eq(found("138", SEARCH_PHONE_WHOLE), "");
	ck_assert_str_eq(found("678", SEARCH_PHONE_WHOLE), "");
	ck_assert_str_eq(found("45678", SEARCH_PHONE_WHOLE), "");
	ck_assert_str_eq(found("1381234567", SEARCH_PHONE_WHOLE), "");
	ck_assert_str_eq(found("3812345678", SEARCH_PHONE_WHOLE), "");
	ck_assert_str_eq(found("8123", SEARCH_PHONE_WHOLE), "");
	ck_assert_str_eq(found("8123", SEARCH_PHONE), "1 2");
	ck_assert_str_eq(found("8123", SEARCH_NAME | SEARCH_PLATE), "");
	ck_assert_str_eq(found("A1", SEARCH_PLATE), "1");
	ck_assert_str_eq(found("A1", SEARCH_VIN), "1");
	ck_assert_str_eq(found("京A", SEARCH_VIN), "");
	ck_assert_str_eq(found("E2C", SEARCH_PLATE), "");
	ck_assert_str_eq(found("E2C", SEARCH_VIN), "1");
	ck_assert_str_eq(found("张", SEARCH_ALL & ~SEARCH_NAME), "");
	ck_assert_str_eq(
	    found("张 5678", SEARCH_NAME | SEARCH_PHONE_WHOLE), "1");
}
END_TEST

START_TEST(changes)
{
	put(5, "张伟", "", "13800000005", "", "");
	put(9, "张强", "", "13800000009", "", "");
	put(7, "张三", "", "13800000007", "", "");
	ck_assert_str_eq(found("张", SEARCH_ALL), "5 7 9");
	put(5, "李伟", "", "13900000005", "", "");
	ck_assert_str_eq(found("张", SEARCH_ALL), "7 9");
	ck_assert_str_eq(found("李", SEARCH_ALL), "5");
	ck_assert_str_eq(found("138", SEARCH_ALL), "7 9");
	search_drop(search, 7);
	search_drop(search, 7);
	search_drop(search, 1000);
	ck_assert_str_eq(found("张", SEARCH_ALL), "9");
	ck_assert_uint_eq(search_count(search), 2);
	put(7, "张七", "", "", "", "");
	put(6, "张六", "", "", "", "");
	ck_assert_str_eq(found("张", SEARCH_ALL), "6 7 9");
	search_drop(search, 9);
	search_drop(search, 5);
	ck_assert_str_eq(found("z", SEARCH_ALL), "6 7");
}
END_TEST

/* The first MAX of all hits, and how many there are. */
START_TEST(most_hits)
{
	struct search_hits h;

	for (int i = 1; i <= 200; i++)
		put(i, i % 2 ? "张伟" : "李娜", "", "", "", "");
	ck_assert(search_find(search, "zw", SEARCH_ALL, 10, arena, &h));
	ck_assert_uint_eq(h.n, 10);
	ck_assert_uint_eq(h.total, 100);
	ck_assert_int_eq(h.id[0], 1);
	ck_assert_int_eq(h.id[9], 19);
	ck_assert(search_find(search, "zw", SEARCH_ALL, 0, arena, &h));
	ck_assert_uint_eq(h.n, 0);
	ck_assert_uint_eq(h.total, 100);
}
END_TEST

/* What a person costs: three characters and one number. */
START_TEST(memory)
{
	enum { PERSONS = 10000 };

	for (int i = 1; i <= PERSONS; i++)
		put(i, "单雄信", "", "13812345678", "", "");
	ck_assert_uint_le(search_memory(search), PERSONS * 30);
	/* changes do not pile up: at most a quarter is dead, and 1,024 */
	for (int i = 0; i < 5 * PERSONS; i++)
		put(1 + i % 100, "单雄信", "", "13812345678", "", "");
	ck_assert_uint_eq(search_count(search), PERSONS);
	ck_assert_uint_le(search_memory(search), PERSONS * 30 / 3 * 4 + 99999);
}
END_TEST

/* The oracle. */

enum { IDS = 300, CHANGES = 6000, QUERIES = 1000 };

static struct oracle {
	char name[32], phones[32], plates[32];
	bool there;
} oracle[IDS + 1];

static uint64_t seed = 88172645463325252u;

static unsigned
roll(unsigned n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed >> 20) % n;
}

static const char *const surname[] = { "张", "单", "解", "曾", "朴", "乐", "仇",
	"查", "区", "盖", "尉迟", "万俟", "欧阳", "吕", "李", "王", "安" };
static const char *const given[] = { "伟", "安", "重", "女", "长", "行", "信",
	"雄", "娥", "乐", "略", "西", "先", "刚", "𬱟" };

#define PICK(table) ((table)[roll(sizeof(table) / sizeof((table)[0]))])

static void
change(void)
{
	sr_id id = 1 + roll(IDS);
	struct oracle *o = &oracle[id];

	o->there = roll(5) > 0;
	if (!o->there) {
		search_drop(search, id);
		return;
	}
	snprintf(o->name, sizeof(o->name), "%s%s%s", PICK(surname), PICK(given),
	    roll(2) ? PICK(given) : "");
	snprintf(o->phones, sizeof(o->phones), "1%u%09u%s", 3 + roll(7),
	    roll(1000000000), roll(4) ? "" : " 02211959508");
	snprintf(o->plates, sizeof(o->plates), "%s", "");
	if (roll(3) == 0)
		snprintf(o->plates, sizeof(o->plates), "京%c%05u",
		    (char)('A' + roll(4)), roll(100000));
	put(id, o->name, "", o->phones, o->plates, "");
}

/* Does typed text begin A (all of it within A)?  u stands for v too. */
static bool
begins(const char *typed, const char *a)
{
	for (; *typed; typed++, a++)
		if (*typed != *a && !(*typed == 'u' && *a == 'v'))
			return false;
	return true;
}

/*
 * Write out every way to read NAME (its readings so far in FULL, INITIALS)
 * and look whether one begins with TYPED.
 */
static bool
reads(
    const char *name, const char *typed, const char *full, const char *initials)
{
	const uint16_t *r;
	uint32_t cp;
	int len = utf8_next(name, strlen(name), &cp);
	size_t n;

	if (len <= 0)
		return begins(typed, full) ||
		       strncmp(initials, typed, strlen(typed)) == 0;
	n = pinyin_readings(cp, &r);
	for (size_t i = 0; i < n; i++) {
		const char *s = pinyin_syllable(r[i]);
		char f[128], k[16];

		snprintf(f, sizeof(f), "%s%s", full, s);
		snprintf(k, sizeof(k), "%s%c", initials, s[0]);
		if (reads(name + len, typed, f, k))
			return true;
	}
	return false;
}

static bool
oracle_finds(const struct oracle *o, const char *q)
{
	size_t n = strlen(q), digits = strspn(q, "0123456789");
	uint32_t cp;

	if (!o->there)
		return false;
	if (digits == n)
		return n >= 3 && (strstr(o->phones, q) != NULL ||
				     strstr(o->plates, q) != NULL);
	if (strstr(o->name, q) || strstr(o->plates, q))
		return true;
	if (strspn(q, "abcdefghijklmnopqrstuvwxyz") < n)
		return false;
	for (const char *s = o->name; *s; s += utf8_next(s, 4, &cp))
		if (reads(s, q, "", ""))
			return true;
	return false;
}

/* A query that is likely to find somebody: some part of somebody. */
static void
query_of(const struct oracle *o, char *q, size_t size)
{
	static const char *const typed[] = { "zw", "shan", "dan", "xian", "an",
		"lv", "lu", "oy", "ouyang", "wan", "wa", "nv", "zhang", "chong",
		"zhangz", "yuchi", "weichi", "moqi", "wq", "le", "yuea", "gean",
		"x", "xiexi", "anan", "ana", "hang", "xing", "chang", "lue",
		"nu", "e" };
	const char *from = roll(2) ? o->phones : o->name;
	size_t start, n;

	if (roll(3) == 0) {
		snprintf(q, size, "%s", PICK(typed));
		return;
	}
	if (*o->plates && roll(3) == 0)
		from = o->plates;
	if (!strchr(from, ' ') && (unsigned char)*from < 0x80) {
		start = roll(8);
		n = 3 + roll(4);
	} else {
		start = roll(2) ? 0 : 3;
		n = 3 + 3 * roll(2);
	}
	q[0] = '\0';
	if (strlen(from) >= start)
		snprintf(q, size, "%.*s", (int)n, from + start);
	/* whole characters without spaces, two of a plate at least */
	if (utf8_valid(q, strlen(q)) < strlen(q) || strchr(q, ' ') ||
	    strcmp(q, "京") == 0)
		q[0] = '\0';
}

START_TEST(against_oracle)
{
	struct search_hits h;
	size_t hits = 0, asked = 0;
	char q[64];

	for (int i = 0; i < CHANGES; i++) {
		change();
		if (i % (CHANGES / QUERIES) != 0)
			continue;
		query_of(&oracle[1 + roll(IDS)], q, sizeof(q));
		if (!*q)
			continue;
		arena_reset(arena);
		ck_assert(search_find(search, q, SEARCH_ALL, IDS, arena, &h));
		for (size_t id = 1, k = 0; id <= IDS; id++) {
			bool want = oracle_finds(&oracle[id], q);
			bool got = k < h.n && h.id[k] == (sr_id)id;

			ck_assert_msg(want == got, "%s: %s %s", q,
			    oracle[id].name, want ? "missed" : "found");
			k += got;
		}
		hits += h.n;
		asked++;
	}
	/* or else nothing was tested */
	ck_assert_uint_gt(asked, QUERIES / 2);
	ck_assert_uint_gt(hits, asked);
}
END_TEST

Suite *
suite_search(void)
{
	const TTest *const tests[] = { examples, allowed_fields, changes,
		most_hits, memory, against_oracle, NULL };

	return suite_with("search", tests, setup, teardown);
}
