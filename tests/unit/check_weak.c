/* PINs that are tried first: refused with the reason, and no others. */
#include <string.h>

#include "domain/weak.h"
#include "support.h"

START_TEST(weak_pins_are_refused_with_the_reason)
{
	static const struct weak_about about = { .code = "4711",
		.login = "li8046",
		.phones = "13717716163 13900001111",
		.plates = "津A58203" };
	static const struct {
		const char *pin, *word; /* NULL: it will do */
	} rows[] = {
		{ "111111", "three different" },
		{ "121212", "three different" },
		{ "112211", "three different" }, { "123456", "row" },
		{ "987654", "row" }, { "975319", "row" }, /* 1 - 2 = 9 */
		{ "135791", "row" }, { "483483", "repeat" },
		{ "334488", "repeat" }, { "738837", "repeat" },
		{ "147258", "Many" }, { "520131", "Many" },
		{ "900307", "date" }, /* 1990-03-07 */
		{ "070390", "date" }, { "030790", "date" },
		{ "000229", "date" }, /* 2000 was a leap year */
		{ "197086", "year" }, { "861970", "year" },
		{ "471186", "staff code" },
		{ "771616", "phone" }, /* 137[1771616]3 */
		{ "958203", "phone" }, /* the plate's digits */
		{ "804691", "phone" }, /* the login's */
		{ "804731", NULL }, { "930584", NULL },
		{ "192986", NULL }, /* nobody that old works */
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *why = weak_pin(rows[i].pin, &about);
		ck_assert_msg((why == NULL) == (rows[i].word == NULL), "%s: %s",
		    rows[i].pin, why != NULL ? why : "will do");
		if (why != NULL)
			ck_assert_msg(strstr(why, rows[i].word) != NULL,
			    "%s: %s", rows[i].pin, why);
	}
}
END_TEST

/* The rules leave most PINs: they refuse less than a fifth of a million. */
START_TEST(most_pins_will_do)
{
	static const struct weak_about nobody = { "", "", "", "" };
	int refused = 0;

	for (int i = 0; i < 1000000; i++) {
		char pin[7];
		for (int k = 5, n = i; k >= 0; k--, n /= 10)
			pin[k] = (char)('0' + n % 10);
		pin[6] = '\0';
		refused += weak_pin(pin, &nobody) != NULL;
	}
	/* Three readings of 36,525 days each and 22,000 years, overlapping. */
	ck_assert_int_gt(refused, 3 * 36525 / 2);
	ck_assert_int_lt(refused, 200000);
}
END_TEST

Suite *
suite_weak(void)
{
	const TTest *const tests[] = { weak_pins_are_refused_with_the_reason,
		most_pins_will_do, NULL };

	return suite_of("weak", tests);
}
