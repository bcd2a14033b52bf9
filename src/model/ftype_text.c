/* The types that are text: text, note, phone, plate, VIN. */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/ftype.h"
#include "base/banned.h"

#define PLATE_MAX 24
#define VIN_LEN 17

static const char *
text_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	(void)d, (void)style, (void)a;
	return sr_get_text(f, rec);
}

static int
text_parse(const struct parsing *p)
{
	sr_set_text(p->f, p->rec, p->text);
	return SR_OK;
}

const struct ftype ftype_text = {
	.name = "text", .format = text_format, .parse = text_parse
};
const struct ftype ftype_note = {
	.name = "note", .format = text_format, .parse = text_parse
};

const char *
ftype_compact(const char *text, struct arena *a)
{
	char *out = arena_alloc(a, strlen(text) + 1);
	size_t to = 0;
	uint32_t c;

	if (!out)
		return "";
	/* The dots are those between the letter and digits of a plate. */
	while ((c = text_next(&text)) != 0 && c != UTF8_BAD) {
		if (c == ' ' || c == '-' || c == '.' || c == 0xb7 ||
		    c == 0x2022 || c == 0x30fb)
			continue;
		if (c >= 'a' && c <= 'z')
			c -= 'a' - 'A';
		to += (size_t)utf8_put(out + to, c);
	}
	return out;
}

/* Bytes of the first N characters of S. */
static size_t
head_bytes(const char *s, int n)
{
	const char *p = s;

	while (n-- > 0 && text_next(&p) != 0)
		;
	return (size_t)(p - s);
}

static int
characters(const char *s)
{
	int n = 0;

	while (text_next(&s) != 0)
		n++;
	return n;
}

const char *
ftype_stars(const char *text, int head, int tail, struct arena *a)
{
	int n = characters(text);

	/* What is shown must be less than what is hidden. */
	if (n < 2 * (head + tail) - 3)
		return "****";
	return arena_printf(a, "%.*s****%s", (int)head_bytes(text, head), text,
	    text + head_bytes(text, n - tail));
}

/* Phones */

static const char *
phone_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	const char *text = sr_get_text(f, rec);
	char buf[32];

	(void)d;
	if (style != SR_SHOW || sr_is_masked(text))
		return text;
	return arena_dup(a, phone_show(buf, text, false));
}

static int
phone_refuse(const struct sr_field *f, const char *recname, const char *text,
    enum phone_flaw flaw, struct sr_error *err)
{
	return sr_fail(err, SR_E_INVALID, recname, f->col, phone_message(flaw),
	    1, SR_TXT(text));
}

static int
phone_parse(const struct parsing *p)
{
	char normal[PHONE_MAX];
	enum phone_flaw flaw = phone_normal(p->text, normal);

	if (flaw != PHONE_OK)
		return phone_refuse(p->f, p->recname, p->text, flaw, p->err);
	sr_set_text(p->f, p->rec, arena_dup(p->a, normal));
	return SR_OK;
}

static int
phone_check(const struct checking *c)
{
	char normal[PHONE_MAX];
	enum phone_flaw flaw = phone_normal(c->text, normal);

	if (flaw != PHONE_OK)
		return phone_refuse(c->f, c->recname, c->text, flaw, c->err);
	if (strcmp(normal, c->text) != 0)
		return checking_refuse(
		    c, N_("{0}: \"{1}\" is not in normal form. Type the digits "
			  "alone."));
	return SR_OK;
}

static const char *
phone_mask(const char *text, struct arena *a)
{
	char buf[32];

	return ftype_compact(phone_show(buf, text, true), a);
}

const struct ftype ftype_phone = { .name = "phone",
	.format = phone_format,
	.parse = phone_parse,
	.check = phone_check,
	.mask = phone_mask };

/* Plates */

static int
plate_check(const struct checking *c)
{
	if (strlen(c->text) > PLATE_MAX)
		return checking_refuse(
		    c, N_("{0}: \"{1}\" is too long for a plate. Type it such "
			  "as 津A12345."));
	return SR_OK;
}

static const char no_plate[] =
    N_("{0}: no usual plate (津A12345, new energy 津AD12345). Look again.");

static int
plate_parse(const struct parsing *p)
{
	const char *plate = ftype_compact(p->text, p->a), *clean;

	/* What stood apart may combine now. */
	if (text_clean(p->a, plate, strlen(plate), false, &clean, NULL) !=
		TEXT_OK ||
	    strcmp(clean, plate) != 0 || *plate == '\0')
		return parsing_refuse(p, no_plate);
	if (strlen(plate) > PLATE_MAX)
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is too long for a plate. Type it such "
			  "as 津A12345."));
	sr_set_text(p->f, p->rec, plate);
	return SR_OK;
}

static const char *
plate_mask(const char *text, struct arena *a)
{
	return ftype_stars(text, 2, 2, a);
}

/* Province, letter, 5 or 6 letters and digits or a tail such as 学. */
static const char *
plate_odd(const char *text)
{
	static const char provinces[] =
	    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
	    "使";
	static const char tails[] = "学警港澳挂领";
	size_t head = head_bytes(text, 1), n = 0;
	const char *p = text + head;

	if (strncmp(text, "WJ", 2) == 0)
		return NULL;
	for (const char *q = provinces;; q += 3) {
		if (*q == '\0')
			return no_plate;
		if (head == 3 && strncmp(q, text, 3) == 0)
			break;
	}
	for (; *p; p++, n++) {
		if (n > 0 && strlen(p) == 3 && strstr(tails, p))
			return n == 5 ? NULL : no_plate;
		if (!isalnum((unsigned char)*p) || *p == 'I' || *p == 'O')
			return no_plate;
		if (n == 0 && isdigit((unsigned char)*p) && text[0] != *"使")
			return no_plate;
	}
	return n == 6 || n == 7 ? NULL : no_plate;
}

const struct ftype ftype_plate = { .name = "plate",
	.format = text_format,
	.parse = plate_parse,
	.check = plate_check,
	.mask = plate_mask,
	.odd = plate_odd };

/* VINs */

static bool
vin_chars(const char *s)
{
	return strlen(s) <= VIN_LEN &&
	       strspn(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(s);
}

static int
vin_check(const struct checking *c)
{
	if (!vin_chars(c->text))
		return checking_refuse(
		    c, N_("{0}: \"{1}\" is no VIN. Type its 17 letters and "
			  "digits."));
	return SR_OK;
}

static int
vin_parse(const struct parsing *p)
{
	const char *vin = ftype_compact(p->text, p->a);

	if (*vin == '\0' || !vin_chars(vin))
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is no VIN. Type its 17 letters and "
			  "digits."));
	sr_set_text(p->f, p->rec, vin);
	return SR_OK;
}

/* What a character counts in the check digit; -1 for I, O, Q. */
static int
vin_value(char c)
{
	/*			      ABCDEFGHIJKLMNOPQRSTUVWXYZ */
	static const char letters[] = "12345678*12345*7*923456789";

	if (c >= '0' && c <= '9')
		return c - '0';
	return letters[c - 'A'] == '*' ? -1 : letters[c - 'A'] - '0';
}

static const char *
vin_odd(const char *text)
{
	static const int weights[VIN_LEN] = { 8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8,
		7, 6, 5, 4, 3, 2 };
	int sum = 0;

	if (!vin_chars(text) || strlen(text) != VIN_LEN)
		return N_("{0}: \"{1}\" does not have the 17 characters of a "
			  "VIN. Look at it again.");
	for (int i = 0; i < VIN_LEN; i++) {
		int v = vin_value(text[i]);

		if (v < 0)
			return N_("{0}: \"{1}\" has an I, O or Q, which a "
				  "VIN never has. Look for 1 and 0.");
		sum += v * weights[i];
	}
	if (text[8] != "0123456789X"[sum % 11])
		return N_("{0}: its check digit does not fit. Look again.");
	return NULL;
}

const struct ftype ftype_vin = { .name = "vin",
	.format = text_format,
	.parse = vin_parse,
	.check = vin_check,
	.odd = vin_odd };
