/*
 * Members of a record by their field row: the one switch over storage
 * classes.  Knows no noun.
 */
#include <string.h>

#include <showroom/field.h>

#include "base/banned.h"

static const void *
at(const struct sr_field *f, const void *rec)
{
	return (const char *)rec + f->offset;
}

static void *
slot(const struct sr_field *f, void *rec)
{
	return (char *)rec + f->offset;
}

int64_t
sr_get_int(const struct sr_field *f, const void *rec)
{
	int64_t i64 = 0;
	int32_t i32;
	bool b;

	switch (f->storage) {
	case SR_ST_I32: memcpy(&i32, at(f, rec), sizeof(i32)); return i32;
	case SR_ST_I64: memcpy(&i64, at(f, rec), sizeof(i64)); return i64;
	case SR_ST_BOOL: memcpy(&b, at(f, rec), sizeof(b)); return b;
	default: return 0;
	}
}

void
sr_set_int(const struct sr_field *f, void *rec, int64_t v)
{
	int32_t i32 = (int32_t)v;
	bool b = v != 0;

	switch (f->storage) {
	case SR_ST_I32: memcpy(slot(f, rec), &i32, sizeof(i32)); break;
	case SR_ST_I64: memcpy(slot(f, rec), &v, sizeof(v)); break;
	case SR_ST_BOOL: memcpy(slot(f, rec), &b, sizeof(b)); break;
	default: break;
	}
}

const char *
sr_get_text(const struct sr_field *f, const void *rec)
{
	const char *s = NULL;

	if (f->storage == SR_ST_TEXT)
		memcpy(&s, at(f, rec), sizeof(s));
	return s ? s : "";
}

void
sr_set_text(const struct sr_field *f, void *rec, const char *s)
{
	if (!s)
		s = "";
	if (f->storage == SR_ST_TEXT)
		memcpy(slot(f, rec), &s, sizeof(s));
}

struct sr_bytes
sr_get_bytes(const struct sr_field *f, const void *rec)
{
	struct sr_bytes b = { 0 };

	if (f->storage == SR_ST_BYTES)
		memcpy(&b, at(f, rec), sizeof(b));
	return b;
}

void
sr_set_bytes(const struct sr_field *f, void *rec, struct sr_bytes b)
{
	if (f->storage == SR_ST_BYTES)
		memcpy(slot(f, rec), &b, sizeof(b));
}

void
sr_record_clear(const struct sr_record *r, void *rec)
{
	memset(rec, 0, r->size);
	for (size_t i = 0; i < r->nfields; i++)
		sr_set_text(&r->fields[i], rec, "");
}

const struct sr_field *
sr_field_of(const struct sr_record *r, const char *col)
{
	for (size_t i = 0; i < r->nfields; i++)
		if (strcmp(r->fields[i].col, col) == 0)
			return &r->fields[i];
	return NULL;
}

bool
sr_field_empty(const struct sr_field *f, const void *rec)
{
	switch (f->storage) {
	case SR_ST_TEXT: return *sr_get_text(f, rec) == '\0';
	case SR_ST_BYTES: return sr_get_bytes(f, rec).len == 0;
	default: return sr_get_int(f, rec) == 0;
	}
}

bool
sr_field_same(const struct sr_field *f, const void *a, const void *b)
{
	struct sr_bytes x, y;

	switch (f->storage) {
	case SR_ST_TEXT:
		return strcmp(sr_get_text(f, a), sr_get_text(f, b)) == 0;
	case SR_ST_BYTES:
		x = sr_get_bytes(f, a);
		y = sr_get_bytes(f, b);
		return x.len == y.len &&
		       (x.len == 0 || memcmp(x.data, y.data, x.len) == 0);
	default: return sr_get_int(f, a) == sr_get_int(f, b);
	}
}
