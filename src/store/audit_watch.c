/*
 * What a transaction touches: each record once, as it was before, compared
 * with what it has become at the commit.
 */
#include <string.h>

#include <showroom/card.h>
#include <showroom/day.h>
#include <showroom/import.h>
#include <showroom/person.h>
#include <showroom/secret.h>

#include "store/audit_inside.h"
#include "store/person.h"
#include "store/record.h"
#include "base/banned.h"

/* Rows that are a part of another one, which then tells of them. */
static const struct {
	const struct sr_record *part;
	const char *field; /* of the part: the whole */
	const struct sr_record *whole;
	bool alone; /* the part leaves a row of its own as well */
} parts[] = {
	{ &sr_rec_phone, "person", &sr_rec_person, false },
	{ &sr_rec_contact, "card", &sr_rec_card, true },
	{ &sr_rec_move, "card", &sr_rec_card, true },
};

/*
 * Figures are told of by the digest of their day, numbers by their person,
 * secrets and what was tried with them by rows of the operation, drafts by
 * nobody.
 */
static bool
silent(const struct sr_record *r)
{
	return r == &sr_rec_draft || r == &sr_rec_figure ||
	       r == &sr_rec_phone || r == &sr_rec_secret ||
	       r == &sr_rec_attempt || r == &sr_rec_failure;
}

static bool
watching(const struct store *st)
{
	return st->trail != NULL && st->trail->by != NULL && st->trail->watch;
}

void
audit_begin(struct store *st, const struct audit_by *by, bool watch)
{
	struct trail *t = audit_trail(st);

	if (t == NULL)
		return;
	t->by = by;
	t->watch = watch;
}

static struct touched **
bucket_of(struct trail *t, const struct sr_record *r, sr_id id)
{
	size_t h = (size_t)id * 31 + ((uintptr_t)r >> 4);

	return &t->bucket[h % AUDIT_BUCKETS];
}

static struct touched *
touched_of(struct trail *t, const struct sr_record *r, sr_id id)
{
	struct touched *x = *bucket_of(t, r, id);

	while (x != NULL && (x->record != r || x->id != id))
		x = x->peer;
	return x;
}

/* A person's numbers stand in a table of their own. */
static int
whole_get(struct store *st, const struct sr_record *r, sr_id id, void *rec)
{
	static const char *const slot[] = { "phone", "phone2", "phone3" };
	struct sr_rows rows;
	int rc = record_get(st, r, id, rec, st->trail->mem);

	if (rc < 0 || r != &sr_rec_person)
		return rc;
	rc = sql_rows(st, &person_sql[PERSON_PHONES],
	    SQL_ARGS(SQL_R("person", id)), &sr_rec_phone, &rows,
	    st->trail->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n && i < 3; i++)
		sr_set_text(sr_field_of(r, slot[i]), rec,
		    SR_ROW(struct sr_phone, &rows, i)->number);
	return rc;
}

static int
touch(struct store *st, const struct sr_record *r, sr_id id, bool is_new)
{
	struct trail *t = st->trail;
	struct touched *x = touched_of(t, r, id), **bucket;
	int rc;

	if (x != NULL)
		return SR_OK;
	x = arena_alloc(t->mem, sizeof(*x));
	if (x == NULL)
		return db_nomem(st);
	x->record = r;
	x->id = id;
	if (!is_new) {
		x->before = arena_alloc(t->mem, r->size);
		if (x->before == NULL)
			return db_nomem(st);
		rc = whole_get(st, r, id, x->before);
		/* Whoever writes it will say that it is gone. */
		if (rc == SR_E_NONE) {
			sr_error_clear(st->err);
			return SR_OK;
		}
		if (rc < 0)
			return rc;
	}
	bucket = bucket_of(t, r, id);
	x->peer = *bucket;
	*bucket = x;
	*t->last = x;
	t->last = &x->next;
	return SR_OK;
}

int
audit_touch(struct store *st, const struct sr_record *r, sr_id id)
{
	return watching(st) ? touch(st, r, id, false) : SR_OK;
}

/* REC of R is written: what it is a part of changes, too. */
static int
touch_whole(struct store *st, const struct sr_record *r, const void *rec)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i].part == r)
			return touch(st, parts[i].whole,
			    sr_get_int(sr_field_of(r, parts[i].field), rec),
			    false);
	return SR_OK;
}

int
audit_will_insert(struct store *st, const struct sr_record *r, const void *rec)
{
	int rc = SR_OK;

	if (!watching(st))
		return SR_OK;
	rc = touch_whole(st, r, rec);
	return rc < 0 || silent(r)
		   ? rc
		   : touch(st, r, sr_get_int(&r->fields[0], rec), true);
}

int
audit_will_update(struct store *st, const struct sr_record *r, const void *rec)
{
	int rc;

	if (!watching(st))
		return SR_OK;
	rc = touch_whole(st, r, rec);
	return rc < 0 || silent(r)
		   ? rc
		   : touch(st, r, sr_get_int(&r->fields[0], rec), false);
}

int
audit_will_remove(struct store *st, const struct sr_record *r, sr_id id)
{
	struct touched *x;
	int rc;

	if (!watching(st) || silent(r))
		return SR_OK;
	rc = touch(st, r, id, false);
	x = touched_of(st->trail, r, id);
	if (x != NULL)
		x->gone = true;
	return rc;
}

/* ---- at the commit ---- */

/* What every save changes tells nothing. */
static bool
of_save(const struct sr_field *f)
{
	static const char *const cols[] = { "id", "rev", "created_at",
		"updated_at" };

	for (size_t i = 0; i < sizeof(cols) / sizeof(cols[0]); i++)
		if (strcmp(cols[i], f->col) == 0)
			return true;
	return false;
}

/* Fields that differ; those of BEFORE that are filled when AFTER is NULL. */
static uint64_t
differing(const struct sr_record *r, const void *before, const void *after)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (!of_save(f) &&
		    (after != NULL ? !sr_field_same(f, before, after)
				   : !sr_field_empty(f, before)))
			bits |= UINT64_C(1) << i;
	}
	return bits;
}

static const char *
names(const struct sr_record *r, uint64_t bits, struct arena *a)
{
	const char *text = "";

	for (size_t i = 0; i < r->nfields; i++)
		if ((bits >> i & 1) != 0)
			text = arena_printf(a, "%s%s%s", text,
			    *text != '\0' ? "," : "", r->fields[i].col);
	return text;
}

static int
flush_one(struct store *st, struct trail *t, const struct touched *x)
{
	const struct sr_record *r = x->record;
	const struct sr_field *rev = sr_field_of(r, "rev");
	struct audit_row row;
	void *after = NULL;
	uint64_t bits = 0;
	int rc = SR_OK;

	if (x->before == NULL && x->gone)
		return SR_OK; /* it came and went */
	if (x->before != NULL && !x->gone) {
		after = arena_alloc(t->mem, r->size);
		rc = after != NULL ? whole_get(st, r, x->id, after)
				   : db_nomem(st);
	}
	if (rc < 0)
		return rc;
	if (x->before != NULL)
		bits = differing(r, x->before, after);
	if (after != NULL && bits == 0 && sr_field_same(rev, x->before, after))
		return SR_OK; /* touched, and left as it was */
	audit_row_by(&row, t->by);
	row.what = x->before == NULL ? SR_AUDIT_NEW
		   : x->gone         ? SR_AUDIT_REMOVE
				     : SR_AUDIT_CHANGE;
	row.record = r->name;
	row.row = x->id;
	if (row.what == SR_AUDIT_CHANGE)
		row.fields = names(r, bits, t->mem);
	return audit_write(st, &row, r, x->before, bits);
}

/* The transaction is over. */
static void
done(struct trail *t)
{
	t->by = NULL;
	t->watch = false;
	t->first = NULL;
	t->last = &t->first;
	memset(t->bucket, 0, sizeof(t->bucket));
	t->pending = 0;
	arena_reset(t->mem);
}

int
audit_flush(struct store *st)
{
	struct trail *t = st->trail;
	int rc = SR_OK;

	if (t == NULL || t->by == NULL)
		return SR_OK;
	for (struct touched *x = t->first; rc == SR_OK && x != NULL;
	     x = x->next)
		rc = flush_one(st, t, x);
	if (rc == SR_OK && arena_failed(t->mem))
		rc = db_nomem(st);
	return rc;
}

void
audit_commit(struct store *st)
{
	if (st->trail == NULL)
		return;
	st->trail->added += st->trail->pending;
	done(st->trail);
}

void
audit_forget(struct store *st)
{
	if (st->trail == NULL)
		return;
	st->trail->headed = st->trail->in_stretch = false;
	done(st->trail);
}
