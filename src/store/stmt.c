/*
 * Prepared statements and the values that go into them.  Names are matched
 * to fields once for a statement and a record; a run then costs no lookup.
 */
#include <string.h>

#include "base/day.h"
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
		/* Its own copy goes when SQLite prepares it anew. */
		s->param[i] =
		    name != NULL ? arena_dup(st->arena, name + 1) : "?";
	}
	return !arena_failed(st->arena);
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
