/* Phones: spellings, flaws and what is shown of them. */
#include <string.h>

#include "base/phone.h"
#include "support.h"

static const struct {
	const char *s;
	enum phone_flaw flaw;
	const char *normal;
} rows[] = {
	{ "17789748541", PHONE_OK, "17789748541" },
	{ "+86 15841062952", PHONE_OK, "15841062952" },
	{ "+8615841062952", PHONE_OK, "15841062952" },
	{ "008615841062952", PHONE_OK, "15841062952" },
	{ "8615841062952", PHONE_OK, "15841062952" },
	{ "１６６８３１０６６３０", PHONE_OK, "16683106630" },
	{ "＋８６　１６６８３１０６６３０", PHONE_OK, "16683106630" },
	{ "180 5577 6610", PHONE_OK, "18055776610" },
	{ "158-7826-4160", PHONE_OK, "15878264160" },
	{ "158.7826.4160", PHONE_OK, "15878264160" },
	{ " (158)78264160 ", PHONE_OK, "15878264160" },
	{ "'18857826305", PHONE_OK, "18857826305" },
	{ "013812345678", PHONE_OK, "13812345678" },
	{ "022-11959508", PHONE_OK, "02211959508" },
	{ "（022）11959508", PHONE_OK, "02211959508" },
	{ "+86 22 11959508", PHONE_OK, "02211959508" },
	{ "+86 022 11959508", PHONE_OK, "02211959508" },
	{ "+86 10 12345678", PHONE_OK, "01012345678" },
	{ "862211959508", PHONE_OK, "02211959508" },
	{ "0311 8765432", PHONE_OK, "03118765432" },
	{ "0755-87654321", PHONE_OK, "075587654321" },
	{ "400-123-4567", PHONE_OK, "4001234567" },
	{ "8008101234", PHONE_OK, "8008101234" },
	{ "+864001234567", PHONE_OK, "4001234567" },
	{ "", PHONE_EMPTY, "" },
	{ "  ", PHONE_EMPTY, "" },
	{ "-", PHONE_EMPTY, "" },
	{ "1.40E+10", PHONE_LOST, "" },
	{ "1.38e10", PHONE_LOST, "" },
	{ "１．５０Ｅ＋１０", PHONE_LOST, "" },
	{ "1E+10", PHONE_LOST, "" },
	{ "138****8000", PHONE_MASK, "" },
	{ "138xxxx8000", PHONE_MASK, "" },
	{ "138 **** 8000", PHONE_MASK, "" },
	{ "1589197116", PHONE_LENGTH, "" },
	{ "+861589197116", PHONE_LENGTH, "" },
	{ "158919711611", PHONE_LENGTH, "" },
	{ "022-1195950", PHONE_LENGTH, "" },
	{ "0311-87654", PHONE_LENGTH, "" },
	{ "400-123-456", PHONE_LENGTH, "" },
	{ "111111111111111111111111111111111", PHONE_LENGTH, "" },
	{ "12012345678", PHONE_PREFIX, "" },
	{ "11959508", PHONE_PREFIX, "" },
	{ "+1 2125551234", PHONE_PREFIX, "" },
	{ "0012125551234", PHONE_PREFIX, "" },
	{ "无", PHONE_CHARS, "" },
	{ "13812345678/13912345678", PHONE_CHARS, "" },
	{ "138+12345678", PHONE_CHARS, "" },
	{ "+", PHONE_CHARS, "" },
	{ "1381234567\xff", PHONE_CHARS, "" },
	{ "13812345678\x1b", PHONE_CHARS, "" },
};

START_TEST(normal)
{
	char out[PHONE_MAX], again[PHONE_MAX];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum phone_flaw flaw = phone_normal(rows[i].s, out);

		ck_assert_msg(
		    flaw == rows[i].flaw, "'%s': %d", rows[i].s, (int)flaw);
		ck_assert_msg(strcmp(out, rows[i].normal) == 0, "'%s': %s",
		    rows[i].s, out);
		if (flaw != PHONE_OK)
			continue;
		ck_assert_int_eq(phone_normal(out, again), PHONE_OK);
		ck_assert_str_eq(again, out);
	}
}
END_TEST

START_TEST(message)
{
	ck_assert_str_eq(phone_message(PHONE_OK), "");
	for (int f = PHONE_EMPTY; f <= PHONE_PREFIX; f++) {
		const char *m = phone_message((enum phone_flaw)f);

		ck_assert(strlen(m) > 20);
		ck_assert_msg(
		    (strstr(m, "{0}") != NULL) == (f != PHONE_EMPTY), "%s", m);
	}
}
END_TEST

START_TEST(show)
{
	static const struct {
		const char *normal, *whole, *masked;
		bool mobile;
	} shown[] = {
		{ "13812345678", "138 1234 5678", "138 **** 5678", true },
		{ "02211959508", "022 1195 9508", "022 **** 9508", false },
		{ "075587654321", "0755 8765 4321", "0755 **** 4321", false },
		{ "03118765432", "0311 876 5432", "0311 *** 5432", false },
		{ "4001234567", "400 123 4567", "400 *** 4567", false },
		{ "12345", "12345", "****", false },
		{ "", "", "", false },
	};
	char buf[32];

	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		const char *n = shown[i].normal;

		ck_assert_str_eq(phone_show(buf, n, false), shown[i].whole);
		ck_assert_str_eq(phone_show(buf, n, true), shown[i].masked);
		ck_assert(phone_mobile(n) == shown[i].mobile);
	}
}
END_TEST

Suite *
suite_phone(void)
{
	return suite_of(
	    "phone", (const TTest *[]){ normal, message, show, NULL });
}
