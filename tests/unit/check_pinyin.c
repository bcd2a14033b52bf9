/* Readings, keys and the match of typed words; expected values by hand. */
#include <string.h>

#include "base/arena.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "support.h"

static struct arena *arena;

static void
setup(void)
{
	arena = arena_new();
	ck_assert_ptr_nonnull(arena);
}

static void
teardown(void)
{
	arena_free(arena);
}

/* All readings of the first character of S, sorted as they come. */
static const char *
readings(const char *s)
{
	const uint16_t *r;
	const char *out = "";
	uint32_t cp;
	size_t n;

	ck_assert_int_gt(utf8_next(s, strlen(s), &cp), 0);
	n = pinyin_readings(cp, &r);
	for (size_t i = 0; i < n; i++)
		out = arena_printf(
		    arena, "%s%s%s", out, i ? " " : "", pinyin_syllable(r[i]));
	return out;
}

START_TEST(every_reading)
{
	/* kMandarin first, then the dictionaries' others by their order */
	ck_assert_str_eq(readings("单"), "dan chan shan");
	ck_assert_str_eq(readings("解"), "jie xie");
	ck_assert_str_eq(readings("乐"), "le yue");
	ck_assert_str_eq(readings("吕"), "lv");
	ck_assert_str_eq(readings("女"), "nv");
	ck_assert_str_eq(readings("张"), "zhang");
	/* beyond the first plane: U+2CC5F, and none at all */
	ck_assert_str_eq(readings("𬱟"), "wei");
	ck_assert_str_eq(readings("A"), "");
	ck_assert_str_eq(readings("\xf4\x8f\xbf\xbf"), "");
	ck_assert_str_eq(pinyin_syllable(PINYIN_SYLLABLES), "");
}
END_TEST

START_TEST(keys)
{
	static const struct {
		const char *name, *fix, *key;
	} rows[] = {
		{ "张伟", "", "zhang wei" },
		{ "单雄信", "", "shan xiong xin" },
		{ "解晓东", "", "xie xiao dong" },
		{ "仇英", "", "qiu ying" },
		{ "曾国藩", "", "zeng guo fan" },
		{ "朴树", "", "piao shu" },
		{ "乐嘉", "", "yue jia" },
		{ "查良镛", "", "zha liang yong" },
		{ "区志", "", "ou zhi" },
		{ "盖叫天", "", "ge jiao tian" },
		{ "单", "", "shan" },
		/* two characters of one surname go before one */
		{ "尉迟恭", "", "yu chi gong" },
		{ "尉健行", "", "wei jian xing" },
		{ "万俟卨", "", "mo qi xie" },
		{ "万里", "", "wan li" },
		{ "单于明", "", "chan yu ming" },
		{ "欧阳修", "", "ou yang xiu" },
		/* a surname's reading is none elsewhere */
		{ "王单", "", "wang dan" },
		{ "李解", "", "li jie" },
		{ "吕布", "", "lv bu" },
		{ "David 李", "", "david li" },
		{ "李David", "", "li david" },
		{ "卡罗拉 1.8", "", "ka luo la 1.8" },
		{ "ＲＡＶ４荣放", "", "rav4 rong fang" },
		{ "买买提·艾力", "", "mai mai ti ai li" },
		{ "José", "", "jose" },
		{ "Ωμ", "", "ωμ" },
		{ "  ", "", "" },
		{ "", "", "" },
		{ "单雄信", "dan xiong xin", "dan xiong xin" },
		{ "单雄信", " Shàn1  Xióng-xìn ", "shan xiong xin" },
		{ "吕布", "lǚ BÙ", "lv bu" },
		{ "吕布", "Lü bu", "lv bu" },
		{ "张伟", " - ", "zhang wei" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_str_eq(
		    pinyin_key(arena, rows[i].name, rows[i].fix), rows[i].key);
}
END_TEST

START_TEST(key_parts)
{
	ck_assert_str_eq(
	    pinyin_joined(arena, "shan xiong xin"), "shanxiongxin");
	ck_assert_str_eq(pinyin_initials(arena, "shan xiong xin"), "sxx");
	ck_assert_str_eq(pinyin_initials(arena, "li david"), "ld");
	ck_assert_str_eq(pinyin_initials(arena, "ωμ li"), "ωl");
	ck_assert_str_eq(pinyin_initials(arena, ""), "");
	ck_assert_str_eq(pinyin_joined(arena, ""), "");
}
END_TEST

START_TEST(typed_words)
{
	static const struct {
		const char *typed, *name;
		bool found;
	} rows[] = {
		/* initials, full pinyin, cut anywhere in the last syllable */
		{ "zw", "张伟", true },
		{ "z", "张伟", true },
		{ "zh", "张伟", true },
		{ "zhang", "张伟", true },
		{ "zhangw", "张伟", true },
		{ "zhangwei", "张伟", true },
		{ "ZhangWei", "张伟", true },
		{ "ｚｈａｎｇ", "张伟", true },
		{ "zhangweix", "张伟", false },
		{ "wei", "张伟", true },
		{ "w", "张伟", true },
		{ "zwx", "张伟", false },
		{ "wz", "张伟", false },
		{ "gw", "张伟", false },
		/* from the start of a syllable only */
		{ "an", "王刚", false },
		{ "ang", "张伟", false },
		{ "an", "王安", true },
		{ "hang", "张伟", false },
		/* every reading */
		{ "dan", "单雄信", true },
		{ "shan", "单雄信", true },
		{ "chanx", "单雄信", true },
		{ "sxx", "单雄信", true },
		{ "dxx", "单雄信", true },
		{ "shanxiongxin", "单雄信", true },
		{ "danshan", "单雄信", false },
		/* more than one way to cut */
		{ "xian", "先锋", true },
		{ "xian", "西安", true },
		{ "xi'an", "西安", true },
		{ "xi'an", "先锋", false },
		{ "xi an", "西安", true },
		{ "fangan", "方安", true },
		{ "fangan", "范甘", true },
		{ "ouyang", "欧阳修", true },
		{ "ou yang", "欧阳修", true },
		{ "ou-yang", "欧阳修", true },
		{ "oy", "欧阳修", true },
		/* ü is v or u */
		{ "lv", "吕布", true },
		{ "lu", "吕布", true },
		{ "lü", "吕布", true },
		{ "LÜ", "吕布", true },
		{ "lvbu", "吕布", true },
		{ "lubu", "吕布", true },
		{ "lv", "鲁肃", false },
		{ "lu", "鲁肃", true },
		{ "nv", "李女", true },
		{ "nu", "李女", true },
		{ "lue", "略", true },
		{ "lve", "略", true },
		/* characters, alone or mixed with letters */
		{ "伟", "张伟强", true },
		{ "伟强", "张伟强", true },
		{ "张强", "张伟强", false },
		{ "张wei", "张伟强", true },
		{ "张w", "张伟强", true },
		{ "伟q", "张伟强", true },
		{ "强 张", "张伟强", true },
		{ "zhang li", "张伟强", false },
		{ "𬱟", "李𬱟", true },
		{ "liwei", "李𬱟", true },
		{ "lw", "李𬱟明", true },
		{ "lwm", "李𬱟明", true },
		{ "李伟", "李𬱟", false },
		/* Latin names: from the start of a word */
		{ "dav", "David Li", true },
		{ "avid", "David Li", false },
		{ "davidli", "David Li", true },
		{ "dl", "David Li", true },
		{ "ld", "David Li", false },
		{ "lid", "李David", true },
		{ "jose", "José", true },
		{ "艾力", "买买提·艾力", true },
		{ "提艾", "买买提·艾力", true },
		{ "提·艾", "买买提·艾力", true },
		{ "1.8", "卡罗拉 1.8T", true },
		/* nothing asked, nothing there */
		{ "", "张伟", true },
		{ "  ", "张伟", true },
		{ "z", "", false },
		{ "-", "张伟", true },
		{ "\xff", "张伟", false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_msg(pinyin_matches(arena, rows[i].typed,
				  rows[i].name) == rows[i].found,
		    "%s in %s", rows[i].typed, rows[i].name);
}
END_TEST

/* A word that is too long matches nothing and overruns nothing. */
START_TEST(long_words)
{
	char typed[400], name[400];

	for (size_t n = 60; n < 70; n++) {
		memset(typed, 'a', n);
		typed[n] = '\0';
		memset(name, 0, sizeof(name));
		for (size_t i = 0; i < n; i++)
			memcpy(name + 3 * i, "阿", 3);
		ck_assert_int_eq(
		    pinyin_matches(arena, typed, name), n <= PINYIN_WORD);
	}
}
END_TEST

Suite *
suite_pinyin(void)
{
	const TTest *const tests[] = { every_reading, keys, key_parts,
		typed_words, long_words, NULL };

	return suite_with("pinyin", tests, setup, teardown);
}
