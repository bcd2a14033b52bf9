/* Imports as numbered batches: what all kinds of rows have in common. */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "base/hash.h"
#include "base/phone.h"
#include "domain/bodies.h"
#include "domain/import.h"
#include "domain/person.h"
#include "store/import.h"
#include "base/banned.h"

#define DRY_ID (INT64_C(1) << 62) /* of a batch that is not written */

void
import_free(struct importing *im)
{
	if (im == NULL)
		return;
	arena_free(im->mem);
	free(im->seen);
	free(im);
}

/* Which rows came before is known to the store that it began at alone. */
int
import_of(struct ctx *c, sr_id batch, struct importing **im)
{
	*im = c->conn->import;
	if (*im == NULL || (*im)->batch.id != batch)
		return fail(c, SR_E_GONE, "batch", "",
		    N_("The store was started anew in the middle of this "
		       "import: it is not gone on with."),
		    0);
	return SR_OK;
}

bool
import_seen(struct importing *im, const char *key)
{
	size_t mask, i;

	if (2 * im->nseen >= im->room) {
		size_t room = im->room != 0 ? 2 * im->room : 256;
		const char **seen = calloc(room, sizeof(*seen));
		if (seen == NULL)
			return false;
		for (i = 0; i < im->room; i++) {
			size_t to;
			if (im->seen[i] == NULL)
				continue;
			to = (size_t)hash_text(HASH_BEGIN, im->seen[i]) &
			     (room - 1);
			while (seen[to] != NULL)
				to = (to + 1) & (room - 1);
			seen[to] = im->seen[i];
		}
		free(im->seen);
		im->seen = seen;
		im->room = room;
	}
	mask = im->room - 1;
	for (i = (size_t)hash_text(HASH_BEGIN, key) & mask; im->seen[i] != NULL;
	     i = (i + 1) & mask)
		if (strcmp(im->seen[i], key) == 0)
			return true;
	im->seen[i] = arena_dup(im->mem, key);
	im->nseen++;
	return false;
}

/* ---- rows ---- */

static int
import_stored(struct ctx *c, const struct sr_record *r, void *rec, void *old,
    enum import_how *how)
{
	sr_id id = sr_get_int(&r->fields[0], rec);
	int64_t rev = sr_get_int(&r->fields[1], rec);
	int rc = record_get(c->st, r, id, old, c->mem);

	if (rc == SR_E_NONE) {
		sr_error_clear(c->err);
		*how = IMPORT_KEPT;
		return SR_OK;
	}
	if (rc == SR_OK && sr_get_int(&r->fields[1], old) != rev)
		return fail(c, SR_E_STALE, r->name, "rev",
		    N_("This row was changed here since the file was "
		       "exported: export again."),
		    0);
	*how = IMPORT_UPDATE;
	return rc;
}

static int
import_unmasked(struct ctx *c, const struct sr_record *r, const void *rec)
{
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if ((f->flags & SR_MASKED) != 0 &&
		    sr_is_masked(sr_get_text(f, rec)))
			return fail(c, SR_E_INVALID, r->name, f->col,
			    phone_message(PHONE_MASK), 1,
			    SR_TXT(sr_get_text(f, rec)));
	}
	return SR_OK;
}

int
import_begin(struct ctx *c, const struct sr_record *r, void *rec, void *old,
    enum import_how *how)
{
	int rc = sr_check_record(r, rec, c->err);

	sr_record_clear(r, old);
	*how = IMPORT_NEW;
	if (rc == SR_OK)
		rc = import_unmasked(c, r, rec);
	if (rc == SR_OK)
		rc = sr_check_required(r, rec, c->err);
	if (rc < 0 || sr_get_int(&r->fields[0], rec) == 0)
		return rc;
	return import_stored(c, r, rec, old, how);
}

bool
import_same(const struct sr_record *r, const void *a, const void *b)
{
	for (size_t i = 4; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (sr_field_exported(f) && !sr_field_same(f, a, b))
			return false;
	}
	return true;
}

int
import_write(struct ctx *c, struct importing *im, const struct sr_record *r,
    void *rec, int noun, enum import_how how)
{
	int rc;

	im->wrote = true;
	switch (how) {
	case IMPORT_NEW: rc = record_insert(c->st, r, rec, c->now); break;
	case IMPORT_KEPT: rc = record_insert_kept(c->st, r, rec, c->now); break;
	default: rc = record_update(c->st, r, rec, c->now);
	}
	if (rc < 0)
		return rc;
	c->changed |= UINT64_C(1) << noun;
	rc = sql_run(c->st, &batch_sql[BATCH_ROW],
	    SQL_ARGS(SQL_R("batch", im->batch.id), SQL_I("noun", noun),
		SQL_R("id", sr_get_int(&r->fields[0], rec)),
		SQL_I("rev", sr_get_int(&r->fields[1], rec))));
	return rc < 0 ? rc : SR_OK;
}

int
import_day(struct ctx *c, struct importing *im, const char *record,
    const char *field, sr_day day)
{
	int rc;

	if (day == 0 || day == im->open_day)
		return SR_OK;
	rc = day_open(c, day);
	if (rc == SR_E_SIGNED)
		return fail(c, SR_E_SIGNED, record, field,
		    N_("{0} is signed: its rows are refused. A manager can "
		       "import them as corrections (--as-corrections)."),
		    1, SR_DAYARG(day));
	if (rc == SR_OK && !im->batch.corrections)
		im->open_day = day;
	return rc;
}

int
import_day_changed(struct ctx *c, struct importing *im, sr_day day, int noun,
    sr_id id, const char *text)
{
	if (day == im->open_day)
		return SR_OK;
	return day_changed(c, day, noun, id, text);
}

int
import_person_for(struct ctx *c, struct importing *im, const char *name,
    const char *phone, int32_t sex, sr_id *id)
{
	uint64_t bit = UINT64_C(1) << SR_NOUN_PERSON;
	uint64_t had = c->changed & bit;
	int rc;

	im->wrote = true;
	c->changed &= ~bit;
	rc = person_for_phone(c, name, phone, sex, im->batch.id, id);
	if (rc == SR_OK && (c->changed & bit) != 0)
		rc = sql_run(c->st, &batch_sql[BATCH_PERSON],
		    SQL_ARGS(SQL_R("id", *id), SQL_R("batch", im->batch.id)));
	c->changed |= had;
	return rc < 0 ? rc : SR_OK;
}

/* A reason that lies in the row itself, not in the file or memory. */
static bool
refusable(int rc)
{
	return rc <= SR_E_INVALID && rc >= SR_E_SIGNED;
}

static int
import_call(struct ctx *c, const struct sr_rows *in, const struct sr_record *r,
    struct importing **im)
{
	const struct sr_field *batch = sr_field_of(r, "batch");
	sr_id id = in->n != 0 ? sr_get_int(batch, in->row) : 0;
	int rc = import_of(c, id, im);

	if (rc < 0 || *im == NULL)
		return rc;
	for (size_t i = 0; i < in->n; i++)
		if (sr_get_int(batch, SR_ROW(const void, in, i)) != id)
			return fail(c, SR_E_PROTOCOL, r->name, "batch",
			    N_("Rows of one call belong to one import."), 0);
	(*im)->open_day = 0;
	if ((*im)->batch.corrections && c->reason[0] == '\0')
		c->reason =
		    arena_printf(c->mem, "import: %s", (*im)->batch.file);
	return SR_OK;
}

int
import_rows(struct ctx *c, const struct sr_rows *in, const struct sr_record *r,
    import_row *fn, struct sr_rows *out)
{
	struct sr_refusal *refused;
	struct importing *im;
	int rc = import_call(c, in, r, &im);

	if (rc < 0)
		return rc;
	refused = arena_alloc(c->mem, (in->n + 1) * sizeof(*refused));
	if (refused == NULL)
		return fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	*out = (struct sr_rows){ .row = refused, .size = sizeof(*refused) };
	for (size_t i = 0; i < in->n; i++) {
		im->wrote = false;
		rc = fn(c, im, SR_ROW(const void, in, i));
		if (rc == SR_OK)
			continue;
		if (!refusable(rc) || im->wrote)
			return rc;
		sr_refusal_set(&refused[out->n++], (int32_t)i, c->err, c->mem);
		sr_error_clear(c->err);
	}
	if (im->batch.dry)
		return SR_OK;
	rc = sql_run(c->st, &batch_sql[BATCH_TAKES],
	    SQL_ARGS(SQL_I("n", (int64_t)(in->n - out->n)),
		SQL_R("now", c->now), SQL_R("id", im->batch.id)));
	return rc < 0 ? rc : SR_OK;
}

/* ---- batches ---- */

int
op_batch_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	int rc;

	if (find->key_id != 0) {
		*rows = (struct sr_rows){ .size = sr_rec_batch.size };
		return SR_OK;
	}
	rc = sql_rows(c->st, &batch_sql[BATCH_ALL], SQL_NONE, &sr_rec_batch,
	    rows, c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++) {
		struct sr_batch *b = SR_ROW(struct sr_batch, rows, i);
		b->key = arena_printf(c->mem, "%lld",
		    (long long)(b->id & ((INT64_C(1) << 40) - 1)));
		clock_local(b->created_at, &b->day, &b->minute);
	}
	return rc;
}

static int
batch_check(struct ctx *c, const struct sr_batch *b)
{
	static const char *const kinds[] = { "visits", "prospects", "persons",
		"lists", NULL };
	const char *const *k = kinds;
	int rc = sr_check_record(&sr_rec_batch, b, c->err);

	if (rc == SR_OK)
		rc = sr_check_required(&sr_rec_batch, b, c->err);
	if (rc < 0)
		return rc;
	while (*k != NULL && strcmp(*k, b->kind) != 0)
		k++;
	if (*k == NULL)
		return fail(c, SR_E_INVALID, "batch", "kind",
		    N_("\"{0}\" cannot be imported. Kinds: visits, prospects, "
		       "persons, lists."),
		    1, SR_TXT(b->kind));
	if (b->corrections && c->role != SR_MANAGER)
		return fail(c, SR_E_DENIED, "batch", "corrections",
		    N_("Only a sales manager imports corrections into signed "
		       "days."),
		    0);
	return SR_OK;
}

/* The connection's batch from now on: B, with text of its own. */
static int
batch_begin(struct ctx *c, const struct sr_batch *b)
{
	struct importing *im;

	import_free(c->conn->import);
	c->conn->import = im = calloc(1, sizeof(*im));
	if (im != NULL)
		im->mem = arena_new();
	if (im == NULL || im->mem == NULL) {
		import_free(im);
		c->conn->import = NULL;
		return fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	}
	im->batch = *b;
	im->batch.kind = arena_dup(im->mem, b->kind);
	im->batch.file = arena_dup(im->mem, b->file);
	im->batch.key = "";
	return SR_OK;
}

int
op_batch_open(struct ctx *c, const void *arg, void *res)
{
	const struct sr_batch *in = arg;
	struct sr_batch *b = res;
	int rc = batch_check(c, in);

	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_batch, b);
	b->kind = in->kind;
	b->file = in->file;
	b->strict = in->strict;
	b->corrections = in->corrections;
	b->dry = in->dry;
	b->staff = c->me;
	b->state = SR_BATCH_OPEN;
	b->id = DRY_ID;
	if (!b->dry) {
		rc = record_insert(c->st, &sr_rec_batch, b, c->now);
		c->changed |= UINT64_C(1) << SR_NOUN_BATCH;
	}
	return rc < 0 ? rc : batch_begin(c, b);
}

int
op_batch_close(struct ctx *c, const void *arg, void *res)
{
	const struct sr_batch *in = arg;
	struct sr_batch *b = res;
	struct importing *im;
	int rc = import_of(c, in->id, &im);

	if (rc < 0)
		return rc;
	if (im->batch.dry) {
		*b = *in;
	} else {
		rc = row_get(c, &sr_rec_batch, in->id, b);
		b->refused = in->refused;
		b->state = SR_BATCH_DONE;
		if (rc == SR_OK)
			rc = record_update(c->st, &sr_rec_batch, b, c->now);
		c->changed |= UINT64_C(1) << SR_NOUN_BATCH;
	}
	c->imported = rc == SR_OK;
	return rc;
}
