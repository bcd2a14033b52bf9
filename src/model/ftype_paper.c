/*
 * The type of a paper's number: ID card (18 characters, or 15 of the old
 * form), company code, passport and whatever else.
 */
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "model/ftype.h"
#include "base/banned.h"

#define PAPER_MAX 24

/* Two digits of S. */
static int
two(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

static bool
card18_fits(const char *s)
{
	static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9,
		10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += (s[i] - '0') * weights[i];
	return s[17] == "10X98765432"[sum % 11] &&
	       day_make(two(s + 6) * 100 + two(s + 8), two(s + 10),
		   two(s + 12)) != 0;
}

/* A company's 18 characters (统一社会信用代码), which may all be digits. */
static bool
company18_fits(const char *s)
{
	static const char set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	int sum = 0, weight = 1;
	const char *at;

	for (int i = 0; i < 17; i++) {
		at = strchr(set, s[i]);
		if (!at)
			return false;
		sum += (int)(at - set) * weight;
		weight = weight * 3 % 31;
	}
	return s[17] == set[(31 - sum % 31) % 31];
}

/* What is wrong with the number, or NULL. */
static const char *
paper_flaw(const char *s)
{
	size_t n = strlen(s), digits = strspn(s, "0123456789");

	if (n > PAPER_MAX ||
	    strspn(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ()/") != n)
		return N_("{0}: \"{1}\" is no number of a paper. Type its "
			  "letters and digits, at most 24.");
	if (n == 18 && (digits == 18 || (digits == 17 && s[17] == 'X')))
		return card18_fits(s) || company18_fits(s)
			   ? NULL
			   : N_("{0}: the check digit of \"{1}\" does not "
				"fit. Read the card again.");
	if (n == 15 && digits == 15)
		return day_make(1900 + two(s + 6), two(s + 8), two(s + 10))
			   ? NULL
			   : N_("{0}: \"{1}\" holds no date of birth. Read "
				"the card again.");
	if (digits == n && n > 12)
		return N_("{0}: \"{1}\" has too few or too many digits. An ID "
			  "card has 18, an old one 15.");
	return NULL;
}

static const char *
idcard_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	(void)d, (void)style, (void)a;
	return sr_get_text(f, rec);
}

static int
idcard_parse(const struct parsing *p)
{
	const char *s = ftype_compact(p->text, p->a);
	const char *flaw = paper_flaw(s);

	if (*s == '\0')
		flaw = N_("{0}: \"{1}\" is no number of a paper. Type its "
			  "letters and digits, at most 24.");
	if (flaw)
		return parsing_refuse(p, flaw);
	sr_set_text(p->f, p->rec, s);
	return SR_OK;
}

static int
idcard_check(const struct checking *c)
{
	const char *flaw = paper_flaw(c->text);

	return flaw ? checking_refuse(c, flaw) : SR_OK;
}

static const char *
idcard_mask(const char *text, struct arena *a)
{
	return ftype_stars(text, 3, 4, a);
}

const struct ftype ftype_idcard = { .name = "idcard",
	.format = idcard_format,
	.parse = idcard_parse,
	.check = idcard_check,
	.mask = idcard_mask };
