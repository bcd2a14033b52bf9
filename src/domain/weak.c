/* PINs that are tried first. */
#include <stdbool.h>
#include <string.h>

#include <showroom/secret.h>

#include "base/day.h"
#include "base/intl.h"
#include "domain/weak.h"
#include "base/banned.h"

#define N SR_PIN_DIGITS

/* Columns of the keypad, words in digits, beloved numbers. */
static const char *const common[] = { "147258", "147852", "147896", "258369",
	"258456", "258963", "321456", "321654", "357159", "369258", "369852",
	"456123", "456852", "456987", "654123", "741852", "753159", "789123",
	"789456", "852147", "852963", "951357", "951753", "963258", "963852",
	"987321", "987456", "123789", "123654", "123987", "142536", "145236",
	"159357", "159753", "159487", "123698", "125874", "112358", "131452",
	"135246", "135790", "141421", "142857", "161803", "168168", "271828",
	"314159", "332211", "518918", "520131", "521131", "520530", "530520",
	"584520", "584131", "665544", "775852", "888168", "886688", "998877",
	"246810", "102030", "100200", "110119", "110120", "119120", "120119",
	"121314", "123098", "123012", "010203", NULL };

static int
two(const char *p)
{
	return (p[0] - '0') * 10 + p[1] - '0';
}

/* Fewer than three different digits: 111111, 121212, 112211. */
static bool
few_digits(const char *p)
{
	unsigned seen = 0, n = 0;

	for (int i = 0; i < N; i++)
		seen |= 1u << (p[i] - '0');
	for (; seen != 0; seen &= seen - 1)
		n++;
	return n < 3;
}

/* Each digit by the same step from the one before: 123456, 975310, 864208. */
static bool
steps(const char *p)
{
	int step = (p[1] - p[0] + 10) % 10;

	for (int i = 2; i < N; i++)
		if ((p[i] - p[i - 1] + 10) % 10 != step)
			return false;
	return true;
}

/* 123123, 121212; 112233; 123321. */
static bool
repeats(const char *p)
{
	return memcmp(p, p + 3, 3) == 0 ||
	       (memcmp(p, p + 2, 2) == 0 && memcmp(p, p + 4, 2) == 0) ||
	       (p[0] == p[1] && p[2] == p[3] && p[4] == p[5]) ||
	       (p[0] == p[5] && p[1] == p[4] && p[2] == p[3]);
}

/* Of either century: 29 February is in one of them alone. */
static bool
is_day(int year, int month, int mday)
{
	return day_make(1900 + year, month, mday) != 0 ||
	       day_make(2000 + year, month, mday) != 0;
}

/* A day as people write birthdays: 900307, 070390, 030790. */
static bool
is_birthday(const char *p)
{
	int a = two(p), b = two(p + 2), c = two(p + 4);

	return is_day(a, b, c) || is_day(c, b, a) || is_day(c, a, b);
}

/* 199003 and 031990: a year of somebody alive at an end. */
static bool
is_year(const char *p)
{
	for (int i = 0; i <= N - 4; i += N - 4) {
		int year = two(p + i) * 100 + two(p + i + 2);
		if (year >= 1930 && year <= 2039)
			return true;
	}
	return false;
}

/* Do LEAST digits in a row of PIN stand in what is KNOWN? */
static bool
stands_in(const char *p, const char *known, int least)
{
	for (int i = 0; i + least <= N; i++) {
		char part[N + 1] = "";
		memcpy(part, p + i, (size_t)least);
		if (strstr(known, part) != NULL)
			return true;
	}
	return false;
}

/* The staff code over and over, or filled up with zeros. */
static bool
is_code(const char *p, const char *code)
{
	size_t n = strlen(code);
	bool over = true;

	if (n < 2 || n > N || strspn(code, "0123456789") != n)
		return false;
	for (size_t i = 0; i < N; i++)
		over = over && p[i] == code[i % n];
	return over || (n >= 4 && strstr(p, code) != NULL) ||
	       (strncmp(p, code, n) == 0 && strspn(p + n, "0") == N - n) ||
	       (strcmp(p + N - n, code) == 0 && strspn(p, "0") >= N - n);
}

const char *
weak_pin(const char *pin, const struct weak_about *about)
{
	if (few_digits(pin))
		return N_("Fewer than three different digits are tried first. "
			  "Choose another PIN.");
	if (steps(pin))
		return N_("Digits in a row are tried first. Choose another "
			  "PIN.");
	if (repeats(pin))
		return N_("Digits that repeat are tried first. Choose another "
			  "PIN.");
	for (const char *const *c = common; *c != NULL; c++)
		if (strcmp(*c, pin) == 0)
			return N_("Many choose this PIN. Choose another.");
	if (is_birthday(pin))
		return N_("This reads as a date, and birthdays are tried "
			  "first. Choose another PIN.");
	if (is_year(pin))
		return N_("This holds a year, and those are tried first. "
			  "Choose another PIN.");
	if (is_code(pin, about->code))
		return N_("This is the staff code. Choose another PIN.");
	if (stands_in(pin, about->phones, N) ||
	    stands_in(pin, about->plates, 4) || stands_in(pin, about->login, 4))
		return N_("This stands in the phone number, plate or user "
			  "name. Choose another PIN.");
	return NULL;
}
