/* Translations are found in the build tree; a language can be chosen. */
#include <locale.h>
#include <string.h>

#include "base/intl.h"
#include "support.h"

static void
start(const char *locale)
{
	unsetenv("LANGUAGE");
	unsetenv("LC_MESSAGES");
	setenv("LANG", "", 1);
	setenv("LC_ALL", locale, 1);
	intl_init();
}

START_TEST(english_is_the_id)
{
	start("C.UTF-8");
	ck_assert_str_eq(_("Salesperson"), "Salesperson");
}
END_TEST

/* No machine of the tests need have zh_CN installed. */
START_TEST(locale_names_the_language)
{
	start("zh_CN.UTF-8");
	ck_assert_str_eq(_("Salesperson"), "销售顾问");
}
END_TEST

START_TEST(language_can_change)
{
	start("C");
	ck_assert_str_eq(_("Salesperson"), "Salesperson");
	intl_language("zh_CN");
	ck_assert_str_eq(_("Salesperson"), "销售顾问");
	intl_language("en");
	ck_assert_str_eq(_("Salesperson"), "Salesperson");
	intl_language("zh_CN");
	ck_assert_str_eq(_("Lost"), "战败");
}
END_TEST

START_TEST(empty_stays_empty)
{
	start("zh_CN.UTF-8");
	ck_assert_str_eq(_(""), "");
	ck_assert_str_eq(_("no message of ours"), "no message of ours");
}
END_TEST

/* Text is UTF-8 even where nobody has set a locale. */
START_TEST(text_is_utf8)
{
	wchar_t wide[4];

	start("C");
	ck_assert_uint_eq(mbstowcs(wide, "级别", 4), 2);
	ck_assert_str_eq(localeconv()->decimal_point, ".");
}
END_TEST

Suite *
suite_intl(void)
{
	const TTest *const tests[] = { english_is_the_id,
		locale_names_the_language, language_can_change,
		empty_stays_empty, text_is_utf8, NULL };

	return suite_of("intl", tests);
}
