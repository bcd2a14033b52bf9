/*
 * Text: the decoder against every code point and every bad form, the gates
 * against the list of what must never pass.
 */
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/text.h"
#include "support.h"

START_TEST(decode)
{
	static const struct {
		const char *s;
		size_t n;
		int len;
		uint32_t cp;
	} rows[] = {
		{ "", 0, 0, 0 },
		{ "\0", 1, 1, 0 },
		{ "A", 1, 1, 'A' },
		{ "\xc2\xa5", 2, 2, 0xa5 },
		{ "\xe4\xb8\xad", 3, 3, 0x4e2d },
		{ "\xf0\x9f\x9a\x97", 4, 4, 0x1f697 },
		{ "\xf4\x8f\xbf\xbf", 4, 4, 0x10ffff },
		{ "\xc0\x80", 2, -1, 0 }, /* overlong */
		{ "\xc1\xbf", 2, -1, 0 },
		{ "\xe0\x9f\xbf", 3, -1, 0 },
		{ "\xf0\x8f\xbf\xbf", 4, -1, 0 },
		{ "\xed\xa0\x80", 3, -1, 0 }, /* surrogates */
		{ "\xed\xbf\xbf", 3, -1, 0 },
		{ "\xf4\x90\x80\x80", 4, -1, 0 }, /* beyond 10FFFF */
		{ "\xf8\x88\x80\x80\x80", 5, -1, 0 },
		{ "\xff", 1, -1, 0 },
		{ "\x80", 1, -1, 0 },
		{ "\xe4\xb8", 2, -1, 0 }, /* cut */
		{ "\xe4\xb8z", 3, -1, 0 },
		{ "\xe4", 1, -1, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t cp = 0;
		int len = utf8_next(rows[i].s, rows[i].n, &cp);

		ck_assert_msg(len == rows[i].len, "row %zu", i);
		ck_assert_msg(cp == rows[i].cp, "row %zu", i);
	}
	ck_assert_uint_eq(utf8_valid("ab中\xe4\xb8", 7), 5);
	ck_assert_uint_eq(utf8_valid("中", 3), 3);
	ck_assert_uint_eq(utf8_valid("\xff", 1), 0);
}
END_TEST

START_TEST(encode)
{
	for (uint32_t cp = 0; cp <= 0x110001; cp++) {
		bool valid = cp < 0xd800 || (cp > 0xdfff && cp <= 0x10ffff);
		uint32_t back = UINT32_MAX;
		char buf[4];
		int len = utf8_put(buf, cp);

		if ((len > 0) != valid)
			ck_abort_msg("U+%04X: %d", cp, len);
		if (!valid)
			continue;
		if (utf8_next(buf, (size_t)len, &back) != len || back != cp)
			ck_abort_msg("U+%04X", cp);
		if (len > 1 && utf8_next(buf, (size_t)len - 1, &back) != -1)
			ck_abort_msg("U+%04X cut", cp);
	}
}
END_TEST

/* What may leave neither gate, from the standard's own ranges. */
static bool
forbidden(uint32_t cp)
{
	static const struct {
		uint32_t from, to;
	} bad[] = {
		{ 0x00, 0x1f },
		{ 0x7f, 0x9f },
		{ 0x61c, 0x61c },
		{ 0x200b, 0x200f },
		{ 0x2028, 0x202e },
		{ 0x2060, 0x2064 },
		{ 0x2066, 0x206f },
		{ 0xd800, 0xdfff },
		{ 0xfdd0, 0xfdef },
		{ 0xfeff, 0xfeff },
		{ 0xfff9, 0xfffb },
		{ 0xe0001, 0xe0001 },
		{ 0xe0020, 0xe007f },
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (cp >= bad[i].from && cp <= bad[i].to)
			return true;
	return (cp & 0xfffe) == 0xfffe || cp > 0x10ffff;
}

static bool
any_forbidden(const char *s, bool lines)
{
	size_t n = strlen(s);
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		int len = utf8_next(s + i, n - i, &cp);

		if (len <= 0 || (forbidden(cp) && !(lines && cp == '\n')))
			return true;
		i += (size_t)len;
	}
	return false;
}

/* True when OUT is utf8proc's own NFC of IN: no short cut went wrong. */
static bool
is_nfc_of(const char *out, const char *in)
{
	utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)in);
	bool same = nfc && strcmp((const char *)nfc, out) == 0;

	free(nfc);
	return same;
}

START_TEST(every_code_point)
{
	struct arena *a = arena_new();
	char buf[8] = "x";

	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		const char *out = NULL;
		size_t at = 99;
		int len = utf8_put(buf + 1, cp);

		if (len == 0)
			continue;
		memcpy(buf + 1 + len, "y", 2);
		bool blank = cp == '\t' || cp == '\n';
		enum text_flaw flaw =
		    text_clean(a, buf, (size_t)len + 2, cp % 2, &out, &at);
		if (forbidden(cp) && !blank &&
		    (flaw != TEXT_CONTROL || at != 1))
			ck_abort_msg("U+%04X taken in", cp);
		if (flaw == TEXT_OK && any_forbidden(out, cp % 2))
			ck_abort_msg("U+%04X left text_clean", cp);
		const char *safe = text_safe(a, buf, cp % 2);
		if (any_forbidden(safe, cp % 2))
			ck_abort_msg("U+%04X left text_safe", cp);
		/* The two gates agree (a NUL ends what text_safe sees). */
		if (cp && (flaw != TEXT_OK) != (strcmp(safe, "x?y") == 0) &&
		    cp != '?')
			ck_abort_msg("U+%04X: the gates differ", cp);
		if (flaw == TEXT_OK) {
			const char *again;

			if (text_clean(a, out, strlen(out), true, &again,
				NULL) != TEXT_OK ||
			    strcmp(again, out) != 0)
				ck_abort_msg("U+%04X: not idempotent", cp);
		}
		if (flaw == TEXT_OK && !blank && cp != 0xa0 &&
		    !is_nfc_of(out, buf))
			ck_abort_msg("U+%04X: not NFC", cp);
		if (forbidden(cp) && cp_cells(cp) != -1)
			ck_abort_msg("U+%04X has cells", cp);
		if (cp % 256 == 0)
			arena_reset(a);
	}
	ck_assert(!arena_failed(a));
	arena_free(a);
}
END_TEST

static const struct {
	const char *in;
	bool lines;
	enum text_flaw flaw;
	const char *out;
	size_t at;
} cleans[] = {
	{ "", false, TEXT_OK, "", 0 },
	{ "  张伟 \t\r\n", false, TEXT_OK, "张伟", 0 },
	{ "\xe3\x80\x80张伟\xe3\x80\x80", false, TEXT_OK, "张伟", 0 },
	{ "\xc2\xa0", false, TEXT_OK, "", 0 },
	{ "a\tb\xc2\xa0"
	  "c",
	    false, TEXT_OK, "a b c", 0 },
	{ "a\r\nb\nc", true, TEXT_OK, "a\nb\nc", 0 },
	{ "a\r\nb\nc", false, TEXT_OK, "a b c", 0 },
	{ "\na\n", true, TEXT_OK, "a", 0 },
	{ "a\rb", true, TEXT_CONTROL, "", 1 },
	{ "cafe\xcc\x81", false, TEXT_OK, "caf\xc3\xa9", 0 },
	{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", false, TEXT_OK,
	    "\xed\x95\x9c", 0 }, /* Hangul 한 */
	{ "か\xe3\x82\x99", false, TEXT_OK, "が", 0 },
	/* U+302B before U+302A: marks stand by combining class. */
	{ "x\xe3\x80\xab\xe3\x80\xaa", false, TEXT_OK,
	    "x\xe3\x80\xaa\xe3\x80\xab", 0 },
	{ "\xef\xa4\x80", false, TEXT_OK, "\xe8\xb1\x88", 0 }, /* U+F900 */
	{ "\xef\xbc\xa1", false, TEXT_OK, "\xef\xbc\xa1", 0 }, /* Ａ stays */
	{ "中\x1b[31m", false, TEXT_CONTROL, "", 3 },
	{ "a\x7f", false, TEXT_CONTROL, "", 1 },
	{ "a\xe2\x80\xae"
	  "b",
	    false, TEXT_CONTROL, "", 1 },
	{ "\xef\xbb\xbf"
	  "a",
	    false, TEXT_CONTROL, "", 0 },
	{ "张\xff伟", false, TEXT_BAD_UTF8, "", 3 },
	{ "张\xe4\xb8", false, TEXT_BAD_UTF8, "", 3 },
	{ "\xed\xa0\x80", false, TEXT_BAD_UTF8, "", 0 },
	{ "x\xcc\x96\xcc\x97", false, TEXT_OK, "x\xcc\x96\xcc\x97", 0 },
	{ "x\xcc\x96\xcc\x97\xcc\x98", false, TEXT_CONTROL, "", 5 },
	/* U+0344 is one mark that NFC makes two: four in all. */
	{ " x\xcd\x84\xcd\x84", false, TEXT_CONTROL, "", 1 },
};

START_TEST(clean)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(cleans) / sizeof(cleans[0]); i++) {
		const char *out;
		size_t at;
		enum text_flaw flaw = text_clean(a, cleans[i].in,
		    strlen(cleans[i].in), cleans[i].lines, &out, &at);

		ck_assert_msg(flaw == cleans[i].flaw, "row %zu", i);
		ck_assert_msg(
		    strcmp(out, cleans[i].out) == 0, "row %zu: %s", i, out);
		ck_assert_msg(flaw == TEXT_OK || at == cleans[i].at,
		    "row %zu: %zu", i, at);
	}
	const char *out;
	size_t at;
	ck_assert_int_eq(
	    text_clean(a, "a\0b", 3, false, &out, &at), TEXT_CONTROL);
	ck_assert_uint_eq(at, 1);
	arena_free(a);
}
END_TEST

START_TEST(safe)
{
	static const struct {
		const char *in;
		bool lines;
		const char *out;
	} rows[] = {
		{ "张伟", false, "张伟" },
		{ " a ", false, " a " },
		{ "a\nb", true, "a\nb" },
		{ "a\nb", false, "a b" },
		{ "a\r\nb", true, "a\nb" },
		{ "a\rb", true, "a?b" },
		{ "a\tb", false, "a b" },
		{ "\x1b]52;c;\x07", false, "?]52;c;?" },
		{ "a\xff\xe4\xb8", false, "a???" },
		{ "\xc2\x9b"
		  "1m",
		    false, "?1m" },
		{ "\xe2\x80\xae"
		  "a",
		    false, "?a" },
		{ "x\xcc\x96\xcc\x97\xcc\x98y", false, "x\xcc\x96\xcc\x97?y" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_str_eq(
		    text_safe(a, rows[i].in, rows[i].lines), rows[i].out);
	ck_assert_str_eq(text_narrow(a, "ＡＢ１２　：～中"), "AB12 :~中");
	ck_assert_str_eq(text_narrow(a, "\xff１"), "\xff"
						   "1");
	arena_free(a);
}
END_TEST

/* 10^5 random strings: nothing forbidden leaves either gate. */
START_TEST(noise)
{
	struct arena *a = arena_new();
	uint64_t seed = 42;

	for (int i = 0; i < 100000; i++) {
		char s[25];
		size_t n = 0;

		while (n < sizeof(s) - 1) {
			seed =
			    seed * 6364136223846793005u + 1442695040888963407u;
			s[n++] = (char)(seed >> 56);
			if (seed >> 40 & 1)
				s[n - 1] = (char)(0x80 | (s[n - 1] & 0x3f));
		}
		s[n] = '\0';
		const char *out;
		if (text_clean(a, s, n, false, &out, NULL) == TEXT_OK)
			ck_assert(!any_forbidden(out, false));
		ck_assert(!any_forbidden(text_safe(a, s, false), false));
		if (i % 1000 == 0)
			arena_reset(a);
	}
	arena_free(a);
}
END_TEST

START_TEST(cells)
{
	static const struct {
		const char *s;
		int cells;
	} rows[] = {
		{ "", 0 },
		{ "abc", 3 },
		{ "张伟", 4 },
		{ "a张", 3 },
		{ "x\xcc\x81", 1 },
		{ "：", 2 },
		{ "\x1b", 1 },
		{ "\xff\xff", 2 },
		{ "\xe2\x80\x8b", 1 },
	};
	struct arena *a = arena_new();
	int used;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_msg(
		    text_cells(rows[i].s) == rows[i].cells, "row %zu", i);
	ck_assert(cp_cells('\n') == -1 && cp_cells(0) == -1);
	/* A wide character that does not fit whole is left out. */
	ck_assert_uint_eq(text_fit("张伟", 3, &used), 3);
	ck_assert_int_eq(used, 2);
	ck_assert_uint_eq(text_fit("张伟", 4, NULL), 6);
	ck_assert_uint_eq(text_fit("张伟", 0, &used), 0);
	ck_assert_uint_eq(text_fit("ab", -1, &used), 0);
	/* A combining mark stays with its base. */
	ck_assert_uint_eq(text_fit("x\xcc\x81y", 1, &used), 3);
	ck_assert_str_eq(text_pad(a, "张伟", 3, false), "张 ");
	ck_assert_str_eq(text_pad(a, "张伟", 3, true), " 张");
	ck_assert_str_eq(text_pad(a, "12", 4, true), "  12");
	ck_assert_str_eq(text_pad(a, "12", 4, false), "12  ");
	ck_assert_str_eq(text_pad(a, "12", 0, false), "");
	arena_free(a);
}
END_TEST

START_TEST(next)
{
	const char *s = "Ａ中\xff";

	ck_assert_uint_eq(text_next(&s), 'A');
	ck_assert_uint_eq(text_next(&s), 0x4e2d);
	ck_assert_uint_eq(text_next(&s), UTF8_BAD);
	ck_assert_uint_eq(text_next(&s), UTF8_BAD);
	s = "";
	ck_assert_uint_eq(text_next(&s), 0);
	ck_assert_uint_eq(text_next(&s), 0);
}
END_TEST

/* Cut to so many bytes, but never within a character. */
START_TEST(whole)
{
	ck_assert_uint_eq(text_whole("abc", 5), 3);
	ck_assert_uint_eq(text_whole("abc", 3), 3);
	ck_assert_uint_eq(text_whole("abc", 2), 2);
	ck_assert_uint_eq(text_whole("a\u4eacb", 4), 4);
	ck_assert_uint_eq(text_whole("a\u4eacb", 3), 1);
	ck_assert_uint_eq(text_whole("a\u4eacb", 2), 1);
	ck_assert_uint_eq(text_whole("\u4eac", 1), 0);
	ck_assert_uint_eq(text_whole("", 4), 0);
}
END_TEST

Suite *
suite_text(void)
{
	return suite_of(
	    "text", (const TTest *[]){ decode, encode, every_code_point, clean,
			safe, noise, cells, next, whole, NULL });
}
