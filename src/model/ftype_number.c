/* The types that are numbers: id, money, rate, int, bool; and bytes. */
#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/money.h"
#include "base/text.h"
#include "model/ftype.h"
#include "base/banned.h"

/* Digits, full-width ones too, thousands' commas; no sign. */
static bool
digits_parse(const char *s, int64_t *out)
{
	bool any = false;
	uint32_t c;

	*out = 0;
	while ((c = text_next(&s)) != 0) {
		if (c == ',' && any)
			continue;
		if (c < '0' || c > '9' ||
		    __builtin_mul_overflow(*out, 10, out) ||
		    __builtin_add_overflow(*out, (int64_t)c - '0', out))
			return false;
		any = true;
	}
	return any;
}

static int
natural_check(const struct checking *c)
{
	if (sr_get_int(c->f, c->rec) < 0)
		return checking_refuse(
		    c, N_("{0}: {1} is less than nothing. Type 0 or more."));
	return SR_OK;
}

/* Ids: never shown to people, who see codes. */

static const char *
id_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	int64_t v = sr_get_int(f, rec);

	(void)d;
	if (v == 0 || style == SR_SHOW)
		return "";
	return arena_printf(a, "%" PRId64, v);
}

static int
id_parse(const struct parsing *p)
{
	int64_t v;

	if (!digits_parse(p->text, &v))
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is not an id. Leave it as it was "
			  "exported, or empty."));
	sr_set_int(p->f, p->rec, v);
	return SR_OK;
}

const struct ftype ftype_id = { .name = "id",
	.right = true,
	.number = true,
	.format = id_format,
	.parse = id_parse,
	.check = natural_check };

/* Whole numbers */

static const char *
int_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	int64_t v = sr_get_int(f, rec);

	(void)d;
	if (v == 0 && style == SR_EDIT)
		return "";
	return arena_printf(a, "%" PRId64, v);
}

static int
int_parse(const struct parsing *p)
{
	int64_t v;

	if (!digits_parse(p->text, &v))
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is not a whole number. Type digits, "
			  "such as 12."));
	if (p->f->storage == SR_ST_I32 && v > INT32_MAX)
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is too large. Type a smaller number."));
	sr_set_int(p->f, p->rec, v);
	return SR_OK;
}

const struct ftype ftype_int = { .name = "int",
	.right = true,
	.number = true,
	.format = int_format,
	.parse = int_parse,
	.check = natural_check };

/* Money, in fen */

static const char *
money_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	int64_t v = sr_get_int(f, rec);
	char buf[32];

	(void)d;
	if (v == 0 && style != SR_FILE)
		return "";
	return arena_dup(
	    a, style == SR_SHOW ? money_short(buf, v) : money_plain(buf, v));
}

static int
money_text_parse(const struct parsing *p)
{
	int64_t v;

	if (!money_parse(p->text, false, &v) || v < 0)
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is not an amount. Type it as 181800 or "
			  "18.18万."));
	sr_set_int(p->f, p->rec, v);
	return SR_OK;
}

const struct ftype ftype_money = { .name = "money",
	.right = true,
	.number = true,
	.format = money_format,
	.parse = money_text_parse,
	.check = natural_check };

/* Rates, in basis points: hundredths of a percent as fen are of a yuan. */

static const char *
rate_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	char buf[32];

	(void)d;
	money_plain(buf, sr_get_int(f, rec));
	return arena_printf(a, "%s%s", buf, style == SR_FILE ? "" : "%");
}

static int
rate_parse(const struct parsing *p)
{
	char *text = arena_alloc(p->a, strlen(p->text) + 1);
	const char *narrow = text_narrow(p->a, p->text);
	size_t n = strspn(narrow, "0123456789.");
	int64_t v;

	if (!text)
		return SR_OK; /* the caller sees that memory is out */
	memcpy(text, narrow, n);
	if ((narrow[n] != '\0' && strcmp(narrow + n, "%") != 0) ||
	    !money_parse(text, false, &v) || v > INT32_MAX)
		return parsing_refuse(p,
		    N_("{0}: \"{1}\" is not a percentage. Type it as 12.5%."));
	sr_set_int(p->f, p->rec, v);
	return SR_OK;
}

const struct ftype ftype_rate = { .name = "rate",
	.right = true,
	.number = true,
	.format = rate_format,
	.parse = rate_parse };

/* Yes and no */

static const char *
bool_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	bool v = sr_get_int(f, rec) != 0;

	(void)d, (void)a;
	if (style == SR_FILE)
		return sr_enum_code(&sr_choice_yesno, v ? SR_YES : SR_NO);
	if (!v && style == SR_SHOW)
		return "";
	return _(sr_enum_label(&sr_choice_yesno, v ? SR_YES : SR_NO));
}

static int
bool_parse(const struct parsing *p)
{
	int32_t v = enum_parse(&sr_choice_yesno, p->text);

	if (v == 0)
		return parsing_refuse(
		    p, N_("{0}: \"{1}\" is neither yes nor no. Type y or n."));
	sr_set_int(p->f, p->rec, v == SR_YES);
	return SR_OK;
}

const struct ftype ftype_bool = {
	.name = "bool", .format = bool_format, .parse = bool_parse
};

/* Bytes: never text. */

static const char *
bytes_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	(void)d, (void)f, (void)rec, (void)style, (void)a;
	return "";
}

static int
bytes_parse(const struct parsing *p)
{
	return parsing_refuse(p, N_("{0} cannot be typed."));
}

const struct ftype ftype_bytes = {
	.name = "bytes", .format = bytes_format, .parse = bytes_parse
};
