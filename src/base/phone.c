/*
 * Phone numbers of mainland China.  Mobiles: 1[3-9] and 11 digits.
 * Landlines: 010 and 02x with 8 digits, 03xx-09xx with 7 or 8.  400 and 800:
 * ten digits.
 */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/phone.h"
#include "base/text.h"
#include "base/banned.h"

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* What people put between digits. */
static bool
is_filler(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xa0 || c == '-' || c == '.' ||
	       c == '(' || c == ')' || (c >= 0x2010 && c <= 0x2015) ||
	       c == 0x2212;
}

/* 1.38E+10: one digit, a fraction perhaps, an exponent. */
static bool
is_scientific(const char *s)
{
	uint32_t c;

	do
		c = text_next(&s);
	while (c == ' ');
	if (!is_digit(c))
		return false;
	c = text_next(&s);
	if (c == '.')
		while (is_digit(c = text_next(&s)))
			;
	if (c != 'E' && c != 'e')
		return false;
	c = text_next(&s);
	return c == '+' ? is_digit(text_next(&s)) : is_digit(c);
}

static bool
is_masked(const char *s)
{
	uint32_t c;
	int stars = 0;

	while ((c = text_next(&s)) != 0 && c != UTF8_BAD)
		stars += c == '*' || c == 'x' || c == 'X' || c == 0xd7 ||
			 c == 0x2022; /* × • */
	return stars > 1;
}

/* The digits of S into OUT (at most MAX); *PLUS if a + leads. */
static enum phone_flaw
collect(const char *s, char *out, size_t max, bool *plus)
{
	size_t n = 0;
	bool begun = false;
	uint32_t c;

	*plus = false;
	while ((c = text_next(&s)) != 0) {
		if (is_digit(c)) {
			if (n == max)
				return PHONE_LENGTH;
			out[n++] = (char)c;
		} else if (c == '+' && n == 0 && !*plus)
			*plus = true;
		else if (c == '\'' && !begun)
			; /* a spreadsheet's mark of text */
		else if (!is_filler(c))
			return PHONE_CHARS;
		begun = begun || c != ' ';
	}
	out[n] = '\0';
	return n ? PHONE_OK : *plus ? PHONE_CHARS : PHONE_EMPTY;
}

bool
phone_mobile(const char *normal)
{
	return normal[0] == '1' && normal[1] >= '3' && normal[1] <= '9' &&
	       strlen(normal) == 11;
}

static bool
is_toll(const char *d)
{
	return strncmp(d, "400", 3) == 0 || strncmp(d, "800", 3) == 0;
}

/* Digits of the area code that D begins with, 0 if it does not. */
static size_t
area_digits(const char *d)
{
	if (d[0] != '0')
		return 0;
	if (strncmp(d, "010", 3) == 0 || d[1] == '2')
		return 3;
	return d[1] >= '3' && d[1] <= '9' ? 4 : 0;
}

/*
 * D without the country code or the 0 once dialled before mobiles; landlines
 * get back the 0 that a country code replaces.
 */
static void
shorten(char *d, bool plus)
{
	size_t skip = 0, n = strlen(d);

	if (plus)
		skip = strncmp(d, "86", 2) == 0 ? 2 : 0;
	else if (strncmp(d, "0086", 4) == 0)
		skip = 4;
	else if (n >= 12 && strncmp(d, "86", 2) == 0)
		skip = 2; /* no number of ours is that long and begins so */
	else if (n == 12 && d[0] == '0' && phone_mobile(d + 1))
		skip = 1;
	memmove(d, d + skip, n + 1 - skip);
	if (skip < 2 || d[0] == '0' || is_toll(d) ||
	    (d[0] == '1' && d[1] != '0'))
		return;
	memmove(d + 1, d, strlen(d) + 1);
	d[0] = '0';
}

static enum phone_flaw
judge(const char *d, bool foreign)
{
	size_t n = strlen(d), area = area_digits(d);

	if (foreign)
		return PHONE_PREFIX;
	if (d[0] == '1' && d[1] >= '3' && d[1] <= '9')
		return n == 11 ? PHONE_OK : PHONE_LENGTH;
	if (is_toll(d))
		return n == 10 ? PHONE_OK : PHONE_LENGTH;
	if (area == 3)
		return n == 11 ? PHONE_OK : PHONE_LENGTH;
	if (area == 4)
		return n == 11 || n == 12 ? PHONE_OK : PHONE_LENGTH;
	return PHONE_PREFIX;
}

enum phone_flaw
phone_normal(const char *s, char out[static PHONE_MAX])
{
	enum phone_flaw flaw;
	bool plus;

	out[0] = '\0';
	if (is_scientific(s))
		return PHONE_LOST;
	if (is_masked(s))
		return PHONE_MASK;
	/* One place is left for the 0 of an area code. */
	flaw = collect(s, out, PHONE_MAX - 2, &plus);
	if (flaw == PHONE_OK) {
		bool foreign = plus && strncmp(out, "86", 2) != 0;

		shorten(out, plus);
		flaw = judge(out, foreign);
	}
	if (flaw != PHONE_OK)
		out[0] = '\0';
	return flaw;
}

const char *
phone_message(enum phone_flaw f)
{
	static const char *const messages[] = {
		[PHONE_OK] = "",
		[PHONE_EMPTY] = N_("There is no phone number: type one."),
		[PHONE_LOST] = N_("{0}: a spreadsheet has lost digits of "
				  "this phone number. Type it again from "
				  "where it was written down."),
		[PHONE_MASK] = N_("{0} is a masked phone number: type all "
				  "of its digits."),
		[PHONE_CHARS] = N_("{0} is no phone number: type digits, "
				   "spaces and dashes only."),
		[PHONE_LENGTH] = N_("{0} has too few or too many digits: a "
				    "mobile has 11, a landline its area code "
				    "and 7 or 8."),
		[PHONE_PREFIX] = N_("{0} is no number of mainland China: a "
				    "mobile begins with 13 to 19, a landline "
				    "with its area code (022...)."),
	};

	return messages[f];
}

const char *
phone_show(char buf[static 32], const char *normal, bool masked)
{
	size_t n = strlen(normal);
	size_t head = area_digits(normal) == 4 ? 4 : 3;

	/* Only normal forms are grouped; others were never masked by digit. */
	if (judge(normal, false) != PHONE_OK) {
		snprintf(buf, 32, "%s", masked && n ? "****" : normal);
		return buf;
	}
	size_t mid = n - head - 4;
	snprintf(buf, 32, "%.*s %.*s %s", (int)head, normal, (int)mid,
	    masked ? "****" : normal + head, normal + head + mid);
	return buf;
}
