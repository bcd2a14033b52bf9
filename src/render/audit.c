/* Rows of the trail in words. */
#include <string.h>

#include <showroom/ftype.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/audit.h"
#include "render/message.h"
#include "base/banned.h"

/* What a row says of a record, read again. */
struct changes {
	const struct sr_record *r;
	void *rec;
	uint64_t changed, known; /* bits of fields */
};

static bool
changes_read(struct changes *c, const struct sr_audit *a, struct arena *mem)
{
	c->r = sr_record_named(a->record);
	if (c->r == NULL)
		return false;
	c->rec = arena_alloc(mem, c->r->size);
	if (c->rec == NULL)
		return false;
	sr_record_clear(c->r, c->rec);
	c->known = sr_values_get(c->r, a->before, c->rec, mem);
	c->changed = c->known;
	for (const char *s = a->fields; *s != '\0'; s += *s == ',') {
		size_t n = strcspn(s, ",");
		const struct sr_field *f =
		    sr_field_of(c->r, arena_ndup(mem, s, n));
		if (f != NULL)
			c->changed |= UINT64_C(1) << (f - c->r->fields);
		s += n;
	}
	return true;
}

static const char *
change_text(const struct sr_dir *d, const struct changes *c, size_t i,
    struct arena *mem)
{
	const struct sr_field *f = &c->r->fields[i];
	struct sr_arg arg[2] = { SR_LABEL(f->label), SR_TXT("") };

	/* Not known (any more), or nothing stood there. */
	if ((c->known >> i & 1) == 0 || sr_field_empty(f, c->rec))
		return _(f->label);
	arg[1] = SR_TXT(sr_format(d, f, c->rec, SR_SHOW, mem));
	return message_text(mem, _("{0} (was {1})"), arg, 2);
}

const char *
audit_changes(
    const struct sr_dir *d, const struct sr_audit *a, struct arena *mem)
{
	const char *text = "";
	struct changes c;

	if (!changes_read(&c, a, mem))
		return a->detail;
	for (size_t i = 0; i < c.r->nfields; i++)
		if ((c.changed >> i & 1) != 0 &&
		    (c.r->fields[i].flags & SR_HIDDEN) == 0)
			text = arena_printf(mem, "%s%s%s", text,
			    *text != '\0' ? _("; ") : "",
			    change_text(d, &c, i, mem));
	return *text != '\0' ? text : a->detail;
}

const char *
audit_before(
    const struct sr_dir *d, const struct sr_audit *a, struct arena *mem)
{
	const char *text = "";
	struct changes c;

	if (!changes_read(&c, a, mem))
		return "";
	for (size_t i = 0; i < c.r->nfields; i++)
		if ((c.known >> i & 1) != 0)
			text = arena_printf(mem, "%s%s%s=%s", text,
			    *text != '\0' ? "; " : "", c.r->fields[i].col,
			    sr_format(d, &c.r->fields[i], c.rec, SR_FILE, mem));
	return text;
}
