/*
 * The table of field types and the functions that read it
 * (showroom/ftype.h).  What a type does is in ftype_*.c.
 */
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "model/ftype.h"
#include "base/banned.h"

#define TEXT_MAX ((size_t)64 << 10)

static const struct ftype *const types[SR_NTYPES] = {
	[SR_TYPE_ID] = &ftype_id,
	[SR_TYPE_INSTANT] = &ftype_instant,
	[SR_TYPE_TEXT] = &ftype_text,
	[SR_TYPE_NOTE] = &ftype_note,
	[SR_TYPE_PHONE] = &ftype_phone,
	[SR_TYPE_PLATE] = &ftype_plate,
	[SR_TYPE_VIN] = &ftype_vin,
	[SR_TYPE_IDCARD] = &ftype_idcard,
	[SR_TYPE_MONEY] = &ftype_money,
	[SR_TYPE_RATE] = &ftype_rate,
	[SR_TYPE_INT] = &ftype_int,
	[SR_TYPE_BOOL] = &ftype_bool,
	[SR_TYPE_ENUM] = &ftype_enum,
	[SR_TYPE_SET] = &ftype_set,
	[SR_TYPE_REF] = &ftype_ref,
	[SR_TYPE_DAY] = &ftype_day,
	[SR_TYPE_TIME] = &ftype_time,
	[SR_TYPE_GRADE] = &ftype_grade,
	[SR_TYPE_BYTES] = &ftype_bytes,
};

int
parsing_refuse(const struct parsing *p, const char *message)
{
	return sr_fail(p->err, SR_E_INVALID, p->recname, p->f->col, message, 2,
	    SR_LABEL(p->f->label), SR_TXT(p->text));
}

int
checking_refuse(const struct checking *c, const char *message)
{
	const struct sr_arg value =
	    c->text ? SR_TXT(c->text) : SR_NUM(sr_get_int(c->f, c->rec));

	return sr_fail(c->err, SR_E_INVALID, c->recname, c->f->col, message, 2,
	    SR_LABEL(c->f->label), value);
}

const char *
sr_format(const struct sr_dir *d, const struct sr_field *f, const void *rec,
    enum sr_style style, struct arena *a)
{
	return types[f->type]->format(d, f, rec, style, a);
}

/* Characters (from 1) up to byte AT of S, and the code point there. */
static int64_t
place(const char *s, size_t n, size_t at, uint32_t *cp)
{
	int64_t count = 1;
	size_t i = 0;

	while (i < at) {
		int len = utf8_next(s + i, n - i, cp);

		i += len > 0 ? (size_t)len : 1;
		count++;
	}
	if (utf8_next(s + i, n - i, cp) < 0)
		*cp = 0;
	return count;
}

static int
text_refuse(const struct sr_field *f, const char *recname, const char *text,
    size_t n, size_t at, enum text_flaw flaw, struct sr_error *err)
{
	uint32_t cp = 0;
	int64_t where = place(text, n, at, &cp);
	char code[] = "U+000000";
	int digits = cp > 0xffff ? 6 : 4;

	if (flaw == TEXT_BAD_UTF8)
		return sr_fail(err, SR_E_INVALID, recname, f->col,
		    N_("{0}: character {1} is not valid UTF-8. Type the text "
		       "again, or convert the file to UTF-8 or GB18030."),
		    2, SR_LABEL(f->label), SR_NUM(where));
	code[2 + digits] = '\0';
	for (char *p = code + 1 + digits; p > code + 1; p--, cp >>= 4)
		*p = "0123456789ABCDEF"[cp & 15];
	return sr_fail(err, SR_E_INVALID, recname, f->col,
	    N_("{0}: character {1} ({2}) is a control or invisible "
	       "character. Delete it."),
	    3, SR_LABEL(f->label), SR_NUM(where), SR_TXT(code));
}

static int
text_too_long(const struct sr_field *f, const char *recname, size_t n,
    struct sr_error *err)
{
	return sr_fail(err, SR_E_INVALID, recname, f->col,
	    N_("{0}: the text has {1} bytes and {2} are the most. Shorten "
	       "it."),
	    3, SR_LABEL(f->label), SR_NUM((int64_t)n),
	    SR_NUM((int64_t)TEXT_MAX));
}

static int
no_memory(struct sr_error *err)
{
	return sr_fail(err, SR_E_NOMEM, "", "",
	    N_("The memory is used up. Close other programs and try again."),
	    0);
}

static const char masked[] =
    N_("{0}: \"{1}\" is masked. Type the whole number, or leave the field as "
       "it was.");

/* A masked text may only come back as it was shown. */
static int
parse_masked(const struct parsing *p)
{
	if (strcmp(p->text, sr_get_text(p->f, p->rec)) == 0)
		return SR_OK;
	return parsing_refuse(p, masked);
}

int
sr_parse(const struct sr_dir *d, const struct sr_field *f, const char *recname,
    const char *text, int year, void *rec, struct arena *a,
    struct sr_error *err)
{
	const struct ftype *t = types[f->type];
	struct parsing p = { d, f, recname, "", year, rec, a, err };
	size_t at, n = strlen(text);
	enum text_flaw flaw;

	if (n > TEXT_MAX)
		return text_too_long(f, recname, n, err);
	flaw = text_clean(a, text, n, f->type == SR_TYPE_NOTE, &p.text, &at);
	if (arena_failed(a))
		return no_memory(err);
	if (flaw != TEXT_OK)
		return text_refuse(f, recname, text, n, at, flaw, err);
	if (*p.text == '\0') {
		sr_set_int(f, rec, 0);
		sr_set_text(f, rec, "");
		return SR_OK;
	}
	/* Compacted: "1* **2" must not become "1***2" on the way in. */
	if (t->mask && sr_is_masked(ftype_compact(p.text, a)))
		return parse_masked(&p);
	int rc = t->parse(&p);
	return rc == SR_OK && arena_failed(a) ? no_memory(err) : rc;
}

/* Printable ASCII with no outer blank is clean without looking closer. */
static bool
plainly_clean(const char *s, size_t n)
{
	if (n == 0)
		return true;
	if (s[0] == ' ' || s[n - 1] == ' ')
		return false;
	for (size_t i = 0; i < n; i++)
		if (s[i] < ' ' || s[i] > '~')
			return false;
	return true;
}

static int
check_text(const struct checking *c, struct arena **scratch)
{
	const char *text = c->text, *clean;
	size_t at, n = strnlen(text, TEXT_MAX + 1);

	if (n > TEXT_MAX)
		return text_too_long(c->f, c->recname, n, c->err);
	if (plainly_clean(text, n))
		return SR_OK;
	if (!*scratch)
		*scratch = arena_new();
	if (!*scratch)
		return no_memory(c->err);
	enum text_flaw flaw = text_clean(
	    *scratch, text, n, c->f->type == SR_TYPE_NOTE, &clean, &at);
	if (arena_failed(*scratch))
		return no_memory(c->err);
	if (flaw != TEXT_OK)
		return text_refuse(c->f, c->recname, text, n, at, flaw, c->err);
	if (strcmp(clean, text) != 0)
		return checking_refuse(
		    c, N_("{0}: \"{1}\" has blanks around it or is not in "
			  "normal form. Type it again."));
	return SR_OK;
}

static int
check_field(const struct sr_field *f, const char *recname, const void *rec,
    struct arena **scratch, struct sr_error *err)
{
	const struct ftype *t = types[f->type];
	struct checking c = { f, recname, rec, NULL, err };

	if (sr_field_empty(f, rec))
		return SR_OK;
	if (f->storage == SR_ST_TEXT) {
		c.text = sr_get_text(f, rec);
		int rc = check_text(&c, scratch);
		if (rc != SR_OK)
			return rc;
		/* The store puts back what the caller may not see. */
		if (t->mask && sr_is_masked(c.text))
			return f->flags & SR_MASKED
				   ? SR_OK
				   : checking_refuse(&c, masked);
	}
	return t->check ? t->check(&c) : SR_OK;
}

int
sr_check_field(const struct sr_field *f, const char *recname, const void *rec,
    struct sr_error *err)
{
	struct arena *scratch = NULL;
	int rc = check_field(f, recname, rec, &scratch, err);

	arena_free(scratch);
	return rc;
}

int
sr_check_record(
    const struct sr_record *r, const void *rec, struct sr_error *err)
{
	struct arena *scratch = NULL;
	int rc = SR_OK;

	for (size_t i = 0; i < r->nfields && rc == SR_OK; i++)
		rc = check_field(&r->fields[i], r->name, rec, &scratch, err);
	arena_free(scratch);
	return rc;
}

int
sr_check_required(
    const struct sr_record *r, const void *rec, struct sr_error *err)
{
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];

		if ((f->flags & SR_REQUIRED) && sr_field_empty(f, rec))
			return sr_fail(err, SR_E_INVALID, r->name, f->col,
			    N_("{0} is empty. Fill it in."), 1,
			    SR_LABEL(f->label));
	}
	return SR_OK;
}

bool
sr_field_odd(const struct sr_field *f, const char *recname, const void *rec,
    struct sr_error *warning)
{
	const struct ftype *t = types[f->type];
	const char *text = sr_get_text(f, rec);
	const char *message;

	if (!t->odd || *text == '\0' || sr_is_masked(text))
		return false;
	message = t->odd(text);
	if (!message)
		return false;
	sr_fail(warning, SR_E_INVALID, recname, f->col, message, 2,
	    SR_LABEL(f->label), SR_TXT(text));
	return true;
}

void
sr_mask_field(const struct sr_field *f, void *rec, struct arena *a)
{
	const struct ftype *t = types[f->type];
	const char *text = sr_get_text(f, rec);

	if (*text == '\0' || sr_is_masked(text))
		return;
	sr_set_text(f, rec, t->mask ? t->mask(text, a) : "****");
}

bool
sr_is_masked(const char *text)
{
	return strstr(text, "***") != NULL;
}

bool
sr_type_right(int type)
{
	return types[type]->right;
}

const char *
sr_type_name(int type)
{
	return types[type]->name;
}

bool
sr_type_number(int type)
{
	return types[type]->number;
}
