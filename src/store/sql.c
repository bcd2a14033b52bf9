/*
 * Prepares, binds and reads by name.  Names are matched to fields once for a
 * statement and a record; a row then costs no lookup.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/intl.h"
#include "store/inside.h"
#include "base/banned.h"

/* ---- the cache of statements ---- */

static size_t
slot_of(const struct store *st, const struct query *q)
{
	size_t i = ((uintptr_t)q >> 3) * (uintptr_t)0x9e3779b97f4a7c15;

	i = (i >> 20) & (st->nslots - 1);
	while (st->stmt[i] != NULL && st->stmt[i]->query != q)
		i = (i + 1) & (st->nslots - 1);
	return i;
}

static bool
grow_slots(struct store *st)
{
	size_t n = st->nslots;
	struct stmt **old = st->stmt;

	if (st->nstmt * 2 < n)
		return true;
	struct stmt **slots =
	    arena_alloc(st->arena, (n != 0 ? 2 * n : 128) * sizeof(*slots));
	if (slots == NULL)
		return false;
	st->stmt = slots;
	st->nslots = n != 0 ? 2 * n : 128;
	for (size_t i = 0; i < n; i++)
		if (old[i] != NULL)
			st->stmt[slot_of(st, old[i]->query)] = old[i];
	return true;
}

/* Everything about a statement that does not change from run to run. */
static bool
fill(struct store *st, struct stmt *s)
{
	size_t n = (size_t)sqlite3_bind_parameter_count(s->s);
	size_t columns = (size_t)sqlite3_column_count(s->s);

	s->nparam = (int)n;
	s->param = arena_alloc(st->arena, (n + 1) * sizeof(*s->param));
	s->day = arena_alloc(st->arena, (n + 1) * sizeof(*s->day));
	s->bound = arena_alloc(st->arena, n + 1);
	s->from = arena_alloc(st->arena, (n + 1) * sizeof(*s->from));
	s->to = arena_alloc(st->arena, (columns + 1) * sizeof(*s->to));
	if (arena_failed(st->arena))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *name =
		    sqlite3_bind_parameter_name(s->s, (int)i + 1);
		s->param[i] = name != NULL ? name + 1 : "?";
	}
	return true;
}

struct stmt *
sql_prepare(struct store *st, const struct query *q)
{
	if (!grow_slots(st)) {
		db_nomem(st);
		return NULL;
	}
	size_t i = slot_of(st, q);
	if (st->stmt[i] != NULL)
		return st->stmt[i];
	struct stmt *s = arena_alloc(st->arena, sizeof(*s));
	if (s == NULL) {
		db_nomem(st);
		return NULL;
	}
	const char *rest = NULL;
	int rc = sqlite3_prepare_v3(
	    st->db, q->sql, -1, SQLITE_PREPARE_PERSISTENT, &s->s, &rest);
	if (rc != SQLITE_OK) {
		if ((rc & 0xff) == SQLITE_ERROR)
			db_fault(st, q->name, sqlite3_errmsg(st->db));
		else
			db_fail(st, rc);
		return NULL;
	}
	if (s->s == NULL || rest[strspn(rest, " \t\n;")] != '\0') {
		sqlite3_finalize(s->s);
		db_fault(st, q->name, "not one statement");
		return NULL;
	}
	s->query = q;
	if (!fill(st, s)) {
		sqlite3_finalize(s->s);
		db_nomem(st);
		return NULL;
	}
	st->stmt[i] = s;
	st->nstmt++;
	return s;
}

void
sql_finalize_all(struct store *st)
{
	for (size_t i = 0; i < st->nslots; i++) {
		if (st->stmt[i] != NULL)
			sqlite3_finalize(st->stmt[i]->s);
		st->stmt[i] = NULL;
	}
	st->nstmt = 0;
}

const struct query *
sql_made(struct store *st, const char *name, const char *text, const char *scan)
{
	struct query *q = arena_alloc(st->arena, sizeof(*q));

	if (q == NULL || arena_failed(st->arena)) {
		db_nomem(st);
		return NULL;
	}
	*q = (struct query){ .name = name, .sql = text, .scan = scan };
	return q;
}

/* ---- values in ---- */

static int
bind_text(struct stmt *s, int i, const char *text, bool exact)
{
	if (text == NULL || (text[0] == '\0' && !exact))
		return sqlite3_bind_null(s->s, i + 1);
	return sqlite3_bind_text(s->s, i + 1, text, -1, SQLITE_STATIC);
}

static int
bind_day(struct stmt *s, int i, sr_day day)
{
	if (day == 0)
		return sqlite3_bind_null(s->s, i + 1);
	day_iso(s->day[i], day);
	return sqlite3_bind_text(s->s, i + 1, s->day[i], 10, SQLITE_STATIC);
}

static int
bind_number(struct stmt *s, int i, int64_t v, bool absent)
{
	if (absent)
		return sqlite3_bind_null(s->s, i + 1);
	return sqlite3_bind_int64(s->s, i + 1, v);
}

static int
bind_field(struct stmt *s, int i, const struct sr_field *f, const void *rec)
{
	struct sr_bytes b;
	int64_t v;

	switch (f->storage) {
	case SR_ST_TEXT: return bind_text(s, i, sr_get_text(f, rec), false);
	case SR_ST_BYTES:
		b = sr_get_bytes(f, rec);
		return sqlite3_bind_blob64(
		    s->s, i + 1, b.data, b.len, SQLITE_STATIC);
	default: v = sr_get_int(f, rec);
	}
	switch (f->type) {
	case SR_TYPE_DAY: return bind_day(s, i, (sr_day)v);
	case SR_TYPE_TIME: return bind_number(s, i, v - 1, v == 0);
	case SR_TYPE_MONEY:
	case SR_TYPE_RATE:
	case SR_TYPE_INT:
	case SR_TYPE_BOOL: return bind_number(s, i, v, false);
	default: return bind_number(s, i, v, v == 0);
	}
}

static int
bind_record(struct stmt *s, const struct sr_record *r, const void *rec)
{
	if (s->in != r) {
		for (int i = 0; i < s->nparam; i++)
			s->from[i] = sr_field_of(r, s->param[i]);
		s->in = r;
	}
	for (int i = 0; i < s->nparam; i++) {
		if (s->bound[i] || s->from[i] == NULL)
			continue;
		int rc = bind_field(s, i, s->from[i], rec);
		if (rc != SQLITE_OK)
			return rc;
		s->bound[i] = true;
	}
	return SQLITE_OK;
}

static int
bind_arg(struct stmt *s, int i, const struct sql_arg *a)
{
	s->bound[i] = true;
	switch (a->kind) {
	case SQL_KIND_REF: return bind_number(s, i, a->i, a->i == 0);
	case SQL_KIND_TEXT: return bind_text(s, i, a->p, false);
	case SQL_KIND_EXACT: return bind_text(s, i, a->p, true);
	case SQL_KIND_DAY: return bind_day(s, i, (sr_day)a->i);
	case SQL_KIND_TIME: return bind_number(s, i, a->i - 1, a->i == 0);
	default: return bind_number(s, i, a->i, false);
	}
}

static int
param_of(const struct stmt *s, const char *name)
{
	for (int i = 0; i < s->nparam; i++)
		if (strcmp(s->param[i], name) == 0)
			return i;
	return -1;
}

int
sql_bind(struct store *st, struct stmt *s, const struct sql_arg *args)
{
	if (sqlite3_stmt_busy(s->s))
		return db_fault(st, s->query->name, "runs already");
	memset(s->bound, 0, (size_t)s->nparam);
	for (; args != NULL && args->kind != SQL_KIND_END; args++) {
		int rc;
		if (args->kind == SQL_KIND_RECORD)
			rc = bind_record(s, args->r, args->p);
		else {
			int i = param_of(s, args->name);
			if (i < 0)
				return db_fault(st, s->query->name, args->name);
			rc = bind_arg(s, i, args);
		}
		if (rc != SQLITE_OK)
			return db_fail(st, rc);
	}
	for (int i = 0; i < s->nparam; i++)
		if (!s->bound[i])
			return db_fault(st, s->query->name, s->param[i]);
	return SR_OK;
}

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
