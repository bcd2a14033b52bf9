/*
 * Runs statements and reads their rows into records by column name, which
 * is matched once for a statement and a record.
 */
#include "base/day.h"
#include "base/intl.h"
#include "store/inside.h"
#include "base/banned.h"

/* ---- rows out ---- */

/* "2026-10-03" as the file's CHECK leaves it; 0 for anything else. */
static sr_day
day_of_text(const unsigned char *s, int n)
{
	int v[10];

	if (s == NULL || n != 10)
		return 0;
	for (int i = 0; i < 10; i++)
		v[i] = s[i] - '0';
	return day_make(v[0] * 1000 + v[1] * 100 + v[2] * 10 + v[3],
	    v[5] * 10 + v[6], v[8] * 10 + v[9]);
}

/* Text and bytes go to the arena; without one they stay SQLite's. */
static void
read_field(sqlite3_stmt *s, int i, const struct sr_field *f, void *rec,
    struct arena *a)
{
	if (sqlite3_column_type(s, i) == SQLITE_NULL)
		return;
	if (f->storage == SR_ST_TEXT) {
		const char *t = (const char *)sqlite3_column_text(s, i);
		size_t n = (size_t)sqlite3_column_bytes(s, i);
		sr_set_text(f, rec, a != NULL ? arena_ndup(a, t, n) : t);
	} else if (f->storage == SR_ST_BYTES) {
		struct sr_bytes b = { .data = sqlite3_column_blob(s, i),
			.len = (size_t)sqlite3_column_bytes(s, i) };
		if (a != NULL && b.len > 0)
			b.data = arena_grow(a, b.data, b.len, b.len);
		sr_set_bytes(f, rec, b);
	} else if (f->type == SR_TYPE_DAY)
		sr_set_int(f, rec,
		    day_of_text(
			sqlite3_column_text(s, i), sqlite3_column_bytes(s, i)));
	else
		sr_set_int(f, rec,
		    sqlite3_column_int64(s, i) + (f->type == SR_TYPE_TIME));
}

static int
map_columns(struct store *st, struct stmt *s, const struct sr_record *r)
{
	if (s->out == r)
		return SR_OK;
	for (int i = 0; i < sqlite3_column_count(s->s); i++) {
		const char *name = sqlite3_column_name(s->s, i);
		s->to[i] = name != NULL ? sr_field_of(r, name) : NULL;
		if (s->to[i] == NULL) {
			s->out = NULL;
			return db_fault(st, s->query->name, name);
		}
	}
	s->out = r;
	return SR_OK;
}

static void
read_row(struct stmt *s, const struct sr_record *r, void *rec, struct arena *a)
{
	int n = sqlite3_column_count(s->s);

	sr_record_clear(r, rec);
	for (int i = 0; i < n; i++)
		read_field(s->s, i, s->to[i], rec, a);
}

int
sql_step(struct store *st, struct stmt *s)
{
	int rc = sqlite3_step(s->s);

	if (rc == SQLITE_ROW || rc == SQLITE_DONE)
		return rc;
	return db_fail(st, rc);
}

void
sql_reset(struct stmt *s)
{
	sqlite3_reset(s->s);
}

/* ---- the calls ---- */

static int
start(struct store *st, const struct query *q, const struct sql_arg *args,
    const struct sr_record *r, struct stmt **out)
{
	struct stmt *s = sql_prepare(st, q);

	if (s == NULL)
		return db_failed(st);
	int rc = sql_bind(st, s, args);
	if (rc == SR_OK && r != NULL)
		rc = map_columns(st, s, r);
	*out = s;
	return rc;
}

int
sql_run(struct store *st, const struct query *q, const struct sql_arg *args)
{
	struct stmt *s;
	int rc = start(st, q, args, NULL, &s);

	if (rc < 0)
		return rc;
	do
		rc = sql_step(st, s);
	while (rc == SQLITE_ROW);
	sql_reset(s);
	if (rc < 0)
		return rc;
	/* What a reading statement finds there is of the last writing one. */
	return sqlite3_stmt_readonly(s->s) ? 0 : sqlite3_changes(st->db);
}

int
sql_one(struct store *st, const struct query *q, const struct sql_arg *args,
    const struct sr_record *r, void *rec, struct arena *a)
{
	struct stmt *s;
	int rc = start(st, q, args, r, &s);

	if (rc < 0)
		return rc;
	rc = sql_step(st, s);
	if (rc == SQLITE_ROW)
		read_row(s, r, rec, a);
	sql_reset(s);
	if (rc == SQLITE_DONE)
		return sr_fail(st->err, SR_E_NONE, r->name, "",
		    N_("This entry is not there (any more)."), 0);
	if (rc == SQLITE_ROW && arena_failed(a))
		return db_nomem(st);
	return rc < 0 ? rc : SR_OK;
}

int
sql_rows(struct store *st, const struct query *q, const struct sql_arg *args,
    const struct sr_record *r, struct sr_rows *rows, struct arena *a)
{
	size_t room = 0;
	struct stmt *s;

	*rows = (struct sr_rows){ .size = r->size };
	int rc = start(st, q, args, r, &s);
	if (rc < 0)
		return rc;
	while ((rc = sql_step(st, s)) == SQLITE_ROW) {
		if (rows->n == room) {
			size_t more = room != 0 ? 2 * room : 16;
			void *p = arena_grow(
			    a, rows->row, room * r->size, more * r->size);
			if (p == NULL)
				break;
			rows->row = p;
			room = more;
		}
		read_row(s, r, SR_ROW(void, rows, rows->n), a);
		rows->n++;
	}
	sql_reset(s);
	if (rc >= 0 && arena_failed(a))
		return db_nomem(st);
	return rc < 0 ? rc : SR_OK;
}

int
sql_integer(struct store *st, const struct query *q, const struct sql_arg *args,
    int64_t *out)
{
	struct stmt *s;
	int rc = start(st, q, args, NULL, &s);

	*out = 0;
	if (rc < 0)
		return rc;
	rc = sql_step(st, s);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(s->s, 0);
	sql_reset(s);
	return rc < 0 ? rc : SR_OK;
}

int
sql_text(struct store *st, const struct query *q, const struct sql_arg *args,
    const char **out, struct arena *a)
{
	struct stmt *s;
	int rc = start(st, q, args, NULL, &s);

	*out = "";
	if (rc < 0)
		return rc;
	rc = sql_step(st, s);
	if (rc == SQLITE_ROW && sqlite3_column_type(s->s, 0) != SQLITE_NULL)
		*out = arena_dup(a, (const char *)sqlite3_column_text(s->s, 0));
	sql_reset(s);
	if (rc >= 0 && arena_failed(a))
		return db_nomem(st);
	return rc < 0 ? rc : SR_OK;
}

int
sql_each(struct store *st, const struct query *q, const struct sql_arg *args,
    const struct sr_record *r, void *rec, int (*fn)(void *ctx, const void *rec),
    void *ctx)
{
	struct stmt *s;
	int rc = start(st, q, args, r, &s);

	if (rc < 0)
		return rc;
	while ((rc = sql_step(st, s)) == SQLITE_ROW) {
		read_row(s, r, rec, NULL);
		int answer = fn(ctx, rec);
		if (answer != 0) {
			sql_reset(s);
			return answer;
		}
	}
	sql_reset(s);
	return rc < 0 ? rc : SR_OK;
}
