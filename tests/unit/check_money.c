/* Money: every spelling against fen counted by hand. */
#include <stdint.h>
#include <string.h>

#include "base/money.h"
#include "support.h"

static const struct {
	const char *s;
	bool wan, ok;
	int64_t fen;
} parses[] = {
	{ "181800", false, true, 18180000 },
	{ "181,800.50", false, true, 18180050 },
	{ "1,234,567", false, true, 123456700 },
	{ "18.18万", false, true, 18180000 },
	{ "18万", false, true, 18000000 },
	{ "18 万元", false, true, 18000000 },
	{ "18.181234万", false, true, 18181234 },
	{ "¥100", false, true, 10000 },
	{ "￥１００．５", false, true, 10050 },
	{ "¥100", true, true, 10000 },
	{ "100元", true, true, 10000 },
	{ "18.18", true, true, 18180000 },
	{ " 32 ", true, true, 32000000 },
	{ "0", false, true, 0 },
	{ "0.01", false, true, 1 },
	{ "1.50", false, true, 150 },
	{ "1.500", false, true, 150 },
	{ "-40", false, true, -4000 },
	{ "+40", false, true, 4000 },
	{ "92233720368547758.07", false, true, INT64_MAX },
	{ "92233720368547758.08", false, false, 0 },
	{ "9223372036854775807", false, false, 0 },
	{ "99999999999999999999", false, false, 0 },
	{ "9223372036855", true, false, 0 },
	{ "1.005", false, false, 0 },
	{ "18.1812345万", false, false, 0 },
	{ "", false, false, 0 },
	{ " ", false, false, 0 },
	{ ".", false, false, 0 },
	{ "5.", false, false, 0 },
	{ ".5", false, false, 0 },
	{ "1.2.3", false, false, 0 },
	{ "1,23", false, false, 0 },
	{ "1234,567", false, false, 0 },
	{ ",123", false, false, 0 },
	{ "1,234,", false, false, 0 },
	{ "12a", false, false, 0 },
	{ "--5", false, false, 0 },
	{ "1e5", false, false, 0 },
	{ "万", false, false, 0 },
	{ "18万万", false, false, 0 },
	{ "18\xff", false, false, 0 },
};

START_TEST(parse)
{
	for (size_t i = 0; i < sizeof(parses) / sizeof(parses[0]); i++) {
		int64_t fen = 77;
		bool ok = money_parse(parses[i].s, parses[i].wan, &fen);

		ck_assert_msg(ok == parses[i].ok, "'%s'", parses[i].s);
		ck_assert_msg(fen == (ok ? parses[i].fen : 77), "'%s': %lld",
		    parses[i].s, (long long)fen);
	}
}
END_TEST

START_TEST(show)
{
	static const struct {
		int64_t fen;
		const char *plain, *shown;
	} rows[] = {
		{ 0, "0", "0" },
		{ 1, "0.01", "0.01" },
		{ -1, "-0.01", "-0.01" },
		{ 18180050, "181800.50", "181800.50" },
		{ 18180000, "181800", "18.18万" },
		{ 18000000, "180000", "18万" },
		{ 18500000, "185000", "18.5万" },
		{ 18050000, "180500", "18.05万" },
		{ 1000000, "10000", "1万" },
		{ 990000, "9900", "9900" },
		{ -18180000, "-181800", "-18.18万" },
		{ 18181000, "181810", "181810" },
		{ INT64_MAX, "92233720368547758.07", "92233720368547758.07" },
		{ INT64_MIN, "-92233720368547758.08", "-92233720368547758.08" },
	};
	char buf[32];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ck_assert_str_eq(money_plain(buf, rows[i].fen), rows[i].plain);
		ck_assert_str_eq(money_short(buf, rows[i].fen), rows[i].shown);
	}
}
END_TEST

Suite *
suite_money(void)
{
	return suite_of("money", (const TTest *[]){ parse, show, NULL });
}
