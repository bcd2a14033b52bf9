/* Names of keys, both ways. */
#include "tui/keys.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

static const struct {
	uint32_t code;
	const char *name;
} names[] = {
	{ K_ENTER, "Enter" },
	{ K_ESC, "Esc" },
	{ K_TAB, "Tab" },
	{ K_BACKTAB, "Shift-Tab" },
	{ K_BACKSPACE, "Backspace" },
	{ ' ', "Space" },
	{ K_UP, "Up" },
	{ K_DOWN, "Down" },
	{ K_LEFT, "Left" },
	{ K_RIGHT, "Right" },
	{ K_HOME, "Home" },
	{ K_END, "End" },
	{ K_PGUP, "PgUp" },
	{ K_PGDN, "PgDn" },
	{ K_INSERT, "Ins" },
	{ K_DELETE, "Del" },
	{ K_RESIZE, "Resize" },
	{ K_HANGUP, "Hangup" },
};
#define NNAMES (sizeof(names) / sizeof(names[0]))

const char *
key_label(char buf[static KEY_NAME_MAX], uint32_t code)
{
	for (size_t i = 0; i < NNAMES; i++)
		if (names[i].code == code) {
			snprintf(buf, KEY_NAME_MAX, "%s", names[i].name);
			return buf;
		}
	if (code > K_F0 && code <= K_F_LAST)
		snprintf(buf, KEY_NAME_MAX, "F%u", (unsigned)(code - K_F0));
	else if (code < ' ')
		snprintf(buf, KEY_NAME_MAX, "Ctrl-%c", (int)code + '@');
	else
		buf[utf8_put(buf, code)] = '\0';
	return buf;
}

uint32_t
key_parse(const char *s)
{
	size_t n = strlen(s);
	uint32_t cp;

	for (size_t i = 0; i < NNAMES; i++)
		if (strcmp(names[i].name, s) == 0)
			return names[i].code;
	if (strncmp(s, "Ctrl-", 5) == 0 && s[5] >= '@' && s[6] == '\0')
		return K_CTRL(s[5]);
	if (s[0] == 'F' && n > 1 && n < 4 && s[1] >= '1' && s[1] <= '9') {
		uint32_t f = (uint32_t)(s[1] - '0');

		if (n == 3)
			f = f * 10 + (uint32_t)(s[2] - '0');
		return f <= 12 ? K_F(f) : K_NONE;
	}
	if (n > 0 && utf8_next(s, n, &cp) == (int)n)
		return cp;
	return K_NONE;
}

int
key_is_text(uint32_t code)
{
	return code >= ' ' && code != 127 && code < K_SPECIAL;
}

int
key_text(char *buf, uint32_t code)
{
	return key_is_text(code) ? utf8_put(buf, code) : 0;
}
