/*
 * gettext and the locale: finds the catalogue, chooses the language.  Knows
 * no message.
 */
#include <langinfo.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/banned.h"

#define DOMAIN "showroom"

static bool
holds_catalogue(const char *dir)
{
	char path[PATH_MAX];
	int n = snprintf(
	    path, sizeof(path), "%s/zh_CN/LC_MESSAGES/" DOMAIN ".mo", dir);

	return n > 0 && (size_t)n < sizeof(path) && access(path, R_OK) == 0;
}

/* Bind the first place that holds translations. */
static void
find_catalogue(void)
{
	/* From bin, from a build tree, from the tests of one. */
	static const char *const beside[] = { "../share/locale", "po",
		"../po" };
	char self[PATH_MAX], dir[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	self[n > 0 ? n : 0] = '\0';
	char *slash = strrchr(self, '/');
	if (slash != NULL)
		slash[1] = '\0';
	for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
		snprintf(dir, sizeof(dir), "%s%s", self, beside[i]);
		if (slash != NULL && holds_catalogue(dir)) {
			bindtextdomain(DOMAIN, dir);
			return;
		}
	}
	bindtextdomain(DOMAIN, SHOWROOM_LOCALEDIR);
}

/* The language that the environment names, as setlocale would read it. */
static const char *
wanted_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && *value != '\0')
			return value;
	}
	return "C";
}

void
intl_plain(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
}

void
intl_init(void)
{
	bool installed = setlocale(LC_ALL, "") != NULL;

	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
	find_catalogue();
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	if (!installed && getenv("LANGUAGE") == NULL)
		intl_language(wanted_locale());
}

void
intl_language(const char *language)
{
	const char *now = setlocale(LC_MESSAGES, NULL);

	/* LANGUAGE counts for nothing in the locale C. */
	if (now == NULL || strcmp(now, "C") == 0 || strcmp(now, "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	setenv("LANGUAGE", language, 1);
	/* Setting the domain again drops what gettext has cached. */
	textdomain(DOMAIN);
}

const char *
intl_text(const char *msgid)
{
	/* The empty id would give the catalogue's header. */
	const char *text = *msgid != '\0' ? gettext(msgid) : msgid;
	const char *where = text == msgid ? strchr(msgid, '\004') : NULL;

	return where != NULL ? where + 1 : text;
}
