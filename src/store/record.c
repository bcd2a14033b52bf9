/*
 * The SQL of a record's own table, joined once from the names in its field
 * table.  Per row nothing is built: only bound and stepped.  The audit trail
 * hears of each row before it is written.
 */
#include "base/intl.h"
#include "store/audit_inside.h"
#include "store/inside.h"
#include "store/record.h"
#include "base/banned.h"

enum {
	SQL_GET,
	SQL_INSERT,
	SQL_UPDATE,
	SQL_REMOVE,
	SQL_COUNT,
	SQL_PAGE,
	SQL_NRECORD
};

struct record_sql {
	struct record_sql *next;
	const struct sr_record *record;
	const struct sr_field *id, *rev, *created_at, *updated_at;
	const struct query *query[SQL_NRECORD];
};

/* A column that a save writes beside the head's. */
static bool
written(const struct record_sql *h, const struct sr_field *f)
{
	return (f->flags & (SR_DERIVED | SR_LOCAL)) == 0 && f != h->id;
}

static bool
in_insert(const struct record_sql *h, const struct sr_field *f)
{
	return written(h, f) || f == h->id || f == h->rev ||
	       f == h->created_at || f == h->updated_at;
}

static bool
in_update(const struct record_sql *h, const struct sr_field *f)
{
	return written(h, f) && (f->flags & SR_FIXED) == 0;
}

static bool
in_get(const struct record_sql *h, const struct sr_field *f)
{
	(void)h;
	return (f->flags & SR_LOCAL) == 0;
}

enum shape { COLUMN, PARAM, ASSIGN };

/* The fields that WHICH takes, in that shape, between commas. */
static const char *
columns(struct arena *a, const struct record_sql *h,
    bool (*which)(const struct record_sql *, const struct sr_field *),
    enum shape shape)
{
	const char *text = "";

	for (size_t i = 0; i < h->record->nfields; i++) {
		const struct sr_field *f = &h->record->fields[i];
		const char *comma = text[0] != '\0' ? ", " : "";
		if (!which(h, f))
			continue;
		if (shape == COLUMN)
			text =
			    arena_printf(a, "%s%s\"%s\"", text, comma, f->col);
		else if (shape == PARAM)
			text = arena_printf(a, "%s%s:%s", text, comma, f->col);
		else
			text = arena_printf(
			    a, "%s%s\"%s\" = :%s", text, comma, f->col, f->col);
	}
	return text;
}

static bool
build(struct store *st, struct record_sql *h)
{
	struct arena *a = st->arena;
	const char *t = h->record->name;
	const char *set = columns(a, h, in_update, ASSIGN);
	const char *name[SQL_NRECORD] = { arena_printf(a, "%s.get", t),
		arena_printf(a, "%s.insert", t),
		arena_printf(a, "%s.update", t),
		arena_printf(a, "%s.remove", t), arena_printf(a, "%s.count", t),
		arena_printf(a, "%s.page", t) };
	const char *text[SQL_NRECORD] = {
		[SQL_GET] =
		    arena_printf(a, "SELECT %s FROM \"%s\" WHERE id = :id",
			columns(a, h, in_get, COLUMN), t),
		[SQL_INSERT] =
		    arena_printf(a, "INSERT INTO \"%s\" (%s) VALUES (%s)", t,
			columns(a, h, in_insert, COLUMN),
			columns(a, h, in_insert, PARAM)),
		[SQL_UPDATE] = arena_printf(a,
		    "UPDATE \"%s\" SET %s%srev = rev + 1,"
		    " updated_at = :updated_at WHERE id = :id AND rev = :rev",
		    t, set, set[0] != '\0' ? ", " : ""),
		[SQL_REMOVE] =
		    arena_printf(a, "DELETE FROM \"%s\" WHERE id = :id", t),
		[SQL_COUNT] = arena_printf(a, "SELECT count(*) FROM \"%s\"", t),
		[SQL_PAGE] = arena_printf(a,
		    "SELECT %s FROM \"%s\" WHERE id > :after"
		    " ORDER BY id LIMIT :limit",
		    columns(a, h, in_get, COLUMN), t),
	};
	static const char *const scan[SQL_NRECORD] = {
		[SQL_COUNT] = "counting looks at every row",
		[SQL_REMOVE] = "?references are looked for; rows go rarely",
	};
	for (int i = 0; i < SQL_NRECORD; i++) {
		h->query[i] = sql_made(st, name[i], text[i], scan[i]);
		if (h->query[i] == NULL)
			return false;
	}
	return true;
}

static struct record_sql *
sql_of(struct store *st, const struct sr_record *r)
{
	struct record_sql *h = st->records;

	while (h != NULL && h->record != r)
		h = h->next;
	if (h != NULL)
		return h;
	h = arena_alloc(st->arena, sizeof(*h));
	if (h == NULL) {
		db_nomem(st);
		return NULL;
	}
	h->record = r;
	h->id = sr_field_of(r, "id");
	h->rev = sr_field_of(r, "rev");
	h->created_at = sr_field_of(r, "created_at");
	h->updated_at = sr_field_of(r, "updated_at");
	if (!h->id || !h->rev || !h->created_at || !h->updated_at) {
		db_fault(st, r->name, "no head");
		return NULL;
	}
	if (!build(st, h))
		return NULL;
	h->next = st->records;
	st->records = h;
	return h;
}

int
record_get(struct store *st, const struct sr_record *r, sr_id id, void *rec,
    struct arena *a)
{
	struct record_sql *h = sql_of(st, r);

	if (h == NULL)
		return db_failed(st);
	return sql_one(
	    st, h->query[SQL_GET], SQL_ARGS(SQL_R("id", id)), r, rec, a);
}

int
record_has(struct store *st, const struct sr_record *r, sr_id id, bool *there)
{
	struct record_sql *h = sql_of(st, r);
	int64_t found = 0;

	if (h == NULL)
		return db_failed(st);
	/* Its first column is the id; none is read but that. */
	int rc = sql_integer(
	    st, h->query[SQL_GET], SQL_ARGS(SQL_R("id", id)), &found);
	*there = found != 0;
	return rc;
}

static int
insert(struct store *st, const struct record_sql *h, const void *rec)
{
	if (!st->in_tx)
		return db_fault(st, h->record->name, "no transaction");
	int rc = audit_will_insert(st, h->record, rec);
	if (rc == SR_OK)
		rc = sql_run(st, h->query[SQL_INSERT],
		    SQL_ARGS(SQL_REC(h->record, rec)));
	return rc < 0 ? rc : SR_OK;
}

int
record_insert(
    struct store *st, const struct sr_record *r, void *rec, sr_instant now)
{
	struct record_sql *h = sql_of(st, r);
	sr_id id;

	if (h == NULL)
		return db_failed(st);
	int rc = serial_id(st, r->name, &id);
	if (rc < 0)
		return rc;
	sr_set_int(h->id, rec, id);
	sr_set_int(h->rev, rec, 1);
	sr_set_int(h->created_at, rec, now);
	sr_set_int(h->updated_at, rec, now);
	return insert(st, h, rec);
}

int
record_insert_kept(
    struct store *st, const struct sr_record *r, void *rec, sr_instant now)
{
	struct record_sql *h = sql_of(st, r);

	if (h == NULL)
		return db_failed(st);
	sr_id id = sr_get_int(h->id, rec);
	if (id <= 0)
		return sr_fail(st->err, SR_E_INVALID, r->name, "id",
		    N_("An id is a number above 0."), 0);
	int rc = serial_keep(st, r->name, id);
	if (rc < 0)
		return rc;
	if (sr_get_int(h->rev, rec) == 0)
		sr_set_int(h->rev, rec, 1);
	if (sr_get_int(h->created_at, rec) == 0)
		sr_set_int(h->created_at, rec, now);
	sr_set_int(h->updated_at, rec, now);
	return insert(st, h, rec);
}

/* Nothing was updated: is the row another one by now, or gone? */
static int
stale(struct store *st, const struct record_sql *h, sr_id id)
{
	struct stmt *s = sql_prepare(st, h->query[SQL_GET]);

	if (s == NULL)
		return db_failed(st);
	int rc = sql_bind(st, s, SQL_ARGS(SQL_R("id", id)));
	if (rc == SR_OK)
		rc = sql_step(st, s);
	sql_reset(s);
	if (rc < 0)
		return rc;
	if (rc == SQLITE_DONE)
		return sr_fail(st->err, SR_E_NONE, h->record->name, "",
		    N_("This entry is not there (any more)."), 0);
	return sr_fail(st->err, SR_E_STALE, h->record->name, "",
	    N_("Somebody has saved this since it was read: yours is not "
	       "saved yet."),
	    0);
}

int
record_update(
    struct store *st, const struct sr_record *r, void *rec, sr_instant now)
{
	struct record_sql *h = sql_of(st, r);

	if (h == NULL)
		return db_failed(st);
	if (!st->in_tx)
		return db_fault(st, r->name, "no transaction");
	int rc = audit_will_update(st, r, rec);
	if (rc == SR_OK)
		rc = sql_run(st, h->query[SQL_UPDATE],
		    SQL_ARGS(SQL_R("updated_at", now), SQL_REC(r, rec)));
	if (rc < 0)
		return rc;
	if (rc == 0)
		return stale(st, h, sr_get_int(h->id, rec));
	sr_set_int(h->rev, rec, sr_get_int(h->rev, rec) + 1);
	sr_set_int(h->updated_at, rec, now);
	return SR_OK;
}

int
record_remove(struct store *st, const struct sr_record *r, sr_id id)
{
	struct record_sql *h = sql_of(st, r);

	if (h == NULL)
		return db_failed(st);
	if (!st->in_tx)
		return db_fault(st, r->name, "no transaction");
	int rc = audit_will_remove(st, r, id);
	if (rc == SR_OK)
		rc = sql_run(
		    st, h->query[SQL_REMOVE], SQL_ARGS(SQL_R("id", id)));
	if (rc == 0)
		return sr_fail(st->err, SR_E_NONE, r->name, "",
		    N_("This entry is not there (any more)."), 0);
	return rc < 0 ? rc : SR_OK;
}

int
record_page(struct store *st, const struct sr_record *r, sr_id after, int limit,
    struct sr_rows *rows, struct arena *a)
{
	struct record_sql *h = sql_of(st, r);

	if (h == NULL)
		return db_failed(st);
	int rc = sql_rows(st, h->query[SQL_PAGE],
	    SQL_ARGS(SQL_I("after", after), SQL_I("limit", limit)), r, rows, a);
	rows->more = rc == SR_OK && rows->n == (size_t)limit;
	return rc;
}

int
record_count(struct store *st, const struct sr_record *r, int64_t *n)
{
	struct record_sql *h = sql_of(st, r);

	if (h == NULL)
		return db_failed(st);
	return sql_integer(st, h->query[SQL_COUNT], SQL_NONE, n);
}

void
record_queries(struct store *st, const struct sr_record *r,
    void (*fn)(void *ctx, const struct query *q), void *ctx)
{
	struct record_sql *h = sql_of(st, r);

	for (int i = 0; h != NULL && i < SQL_NRECORD; i++)
		fn(ctx, h->query[i]);
}
