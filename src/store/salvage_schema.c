/*
 * The tables of the new file, where the damaged file has them, and what
 * follows from the rows that came over.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "store/salvage_own.h"
#include "base/banned.h"

enum { TABLES = 200 };

static const char *
column_text(struct salvage *s, sqlite3_stmt *st, int i)
{
	return arena_dup(s->mem, (const char *)sqlite3_column_text(st, i));
}

static int
kind_of(const char *type)
{
	return strcmp(type, "TEXT") == 0   ? BTREE_TEXT
	       : strcmp(type, "BLOB") == 0 ? BTREE_BLOB
	       : strcmp(type, "ANY") == 0  ? BTREE_NULL
					   : BTREE_INT;
}

/* Without rowids the key's columns come first, in the key's order. */
static int
key_first(const void *a, const void *b)
{
	const struct column *x = a, *y = b;
	int p = x->key != 0 ? x->key : BTREE_COLUMNS;
	int q = y->key != 0 ? y->key : BTREE_COLUMNS;

	return p != q ? p - q : x < y ? -1 : x > y;
}

static int
read_columns(struct salvage *s, struct table *t)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(s->db,
	    "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?)"
	    " WHERE hidden = 0 ORDER BY cid",
	    -1, &st, NULL);
	int keys = 0;

	t->col = arena_alloc(s->mem, BTREE_COLUMNS * sizeof(*t->col));
	t->insert =
	    arena_alloc(s->mem, (BTREE_COLUMNS + 1) * sizeof(*t->insert));
	if (t->col == NULL || t->insert == NULL)
		rc = SQLITE_NOMEM;
	if (rc == SQLITE_OK)
		sqlite3_bind_text(st, 1, t->name, -1, SQLITE_STATIC);
	while (rc == SQLITE_OK && t->ncol < BTREE_COLUMNS &&
	       sqlite3_step(st) == SQLITE_ROW) {
		struct column *c = &t->col[t->ncol++];
		c->name = column_text(s, st, 0);
		c->kind = kind_of(column_text(s, st, 1));
		c->required = sqlite3_column_int(st, 2) != 0;
		c->key = sqlite3_column_int(st, 3);
		keys += c->key != 0;
	}
	sqlite3_finalize(st);
	t->rowid = -1;
	for (size_t i = 0; i < t->ncol && !t->bare; i++)
		if (keys == 1 && t->col[i].key == 1 &&
		    t->col[i].kind == BTREE_INT)
			t->rowid = (int)i;
	if (t->bare)
		qsort(t->col, t->ncol, sizeof(*t->col), key_first);
	/* A step may have added columns at the end: old rows lack them. */
	t->nhead = t->ncol > 4 ? t->ncol / 2 : t->ncol;
	return rc;
}

int
salvage_tables(struct salvage *s)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(s->db,
	    "SELECT name, wr FROM pragma_table_list WHERE schema = 'main'"
	    " AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
	    " ORDER BY name",
	    -1, &st, NULL);

	s->table = arena_alloc(s->mem, TABLES * sizeof(*s->table));
	if (s->table == NULL)
		rc = SQLITE_NOMEM;
	while (rc == SQLITE_OK && s->ntable < TABLES &&
	       sqlite3_step(st) == SQLITE_ROW) {
		struct table *t = &s->table[s->ntable++];
		t->name = column_text(s, st, 0);
		t->bare = sqlite3_column_int(st, 1) != 0;
	}
	sqlite3_finalize(st);
	for (size_t i = 0; rc == SQLITE_OK && i < s->ntable; i++) {
		struct table *t = &s->table[i];
		rc = read_columns(s, t);
		/* What steps of the schema put there is not the file's. */
		if (rc == SQLITE_OK)
			rc = sqlite3_exec(s->db,
			    arena_printf(s->mem, "DELETE FROM \"%s\"", t->name),
			    NULL, NULL, NULL);
	}
	return rc;
}

static bool
text_is(const struct btree_value *v, const char *text)
{
	return v->kind == BTREE_TEXT && v->n == strlen(text) &&
	       memcmp(v->p, text, v->n) == 0;
}

/* A row of the schema, wherever it lies: type, name, table, root, text. */
static bool
root_of(void *ctx, const struct btree_row *row)
{
	struct salvage *s = ctx;
	const struct btree_value *v = row->v;
	bool table = text_is(&v[0], "table"), index = text_is(&v[0], "index");

	if (row->n != 5)
		return false;
	if (text_is(&v[0], "view") || text_is(&v[0], "trigger"))
		return true;
	if ((!table && !index) || v[3].kind != BTREE_INT || v[3].i <= 1 ||
	    v[3].i > s->tree.pages)
		return false;
	for (size_t i = 0; i < s->ntable; i++) {
		struct table *t = &s->table[i];
		if (!text_is(&v[2], t->name))
			continue;
		if (table && t->root == 0)
			t->root = (uint32_t)v[3].i;
		else if (index && t->nindex < SALVAGE_INDICES)
			t->index[t->nindex++] = (uint32_t)v[3].i;
	}
	return true;
}

void
salvage_roots(struct salvage *s)
{
	for (uint32_t no = 1; no <= s->tree.pages; no++)
		if (btree_is(&s->tree, no, false) &&
		    btree_page(&s->tree, no, false, root_of, s) == 0)
			s->tree.owned[no] = 1;
}

/*
 * Numbers go on behind the last one that is there, so that none is given out
 * twice even if the series itself was lost.
 */
static int
settle_series(struct salvage *s)
{
	int rc = sqlite3_exec(s->db,
	    "INSERT INTO serial (name, next) SELECT 'card code ' ||"
	    " (2000 + substr(code, 3, 2)), max(0 + substr(code, 6)) + 1"
	    " FROM card WHERE code GLOB 'A-[0-9][0-9]-[0-9]*' GROUP BY 1"
	    " ON CONFLICT (name) DO UPDATE"
	    " SET next = max(next, excluded.next);"
	    "INSERT INTO serial (name, next) SELECT 'store', max(id) >> 40"
	    " FROM staff WHERE id >> 40 > 1 HAVING count(*) > 0"
	    " ON CONFLICT (name) DO NOTHING",
	    NULL, NULL, NULL);

	for (size_t i = 0; rc == SQLITE_OK && i < s->ntable; i++) {
		const struct table *t = &s->table[i];
		if (t->rowid < 0 || t->copied == 0 ||
		    strcmp(t->col[t->rowid].name, "id") != 0)
			continue;
		rc = sqlite3_exec(s->db,
		    arena_printf(s->mem,
			"INSERT INTO serial (name, next) SELECT '%s',"
			" max(id & 0xffffffffff) + 1 FROM \"%s\""
			" WHERE true ON CONFLICT (name) DO UPDATE"
			" SET next = max(next, excluded.next)",
			t->name, t->name),
		    NULL, NULL, NULL);
	}
	return rc;
}

static bool
has_table(const struct salvage *s, const char *name)
{
	for (size_t i = 0; i < s->ntable; i++)
		if (strcmp(s->table[i].name, name) == 0)
			return true;
	return false;
}

int
salvage_settle(struct salvage *s)
{
	return has_table(s, "serial") && has_table(s, "card") ? settle_series(s)
							      : SQLITE_OK;
}

static int
by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool
is_there(sqlite3_stmt *st, int64_t rowid)
{
	sqlite3_reset(st);
	sqlite3_bind_int64(st, 1, rowid);
	return sqlite3_step(st) == SQLITE_ROW;
}

/*
 * "17-31, 40": the serial part of ids, without the store's number; the first
 * ones are enough to look for.
 */
static void
add_where(struct salvage *s, struct sr_salvaged *r, int64_t from, int64_t to)
{
	const int64_t serial = ((int64_t)1 << 40) - 1;
	const char *comma = *r->where != '\0' ? ", " : "";

	if (strlen(r->where) > 200)
		return;
	r->where = from == to ? arena_printf(s->mem, "%s%s%lld", r->where,
				    comma, (long long)(from & serial))
			      : arena_printf(s->mem, "%s%s%lld-%lld", r->where,
				    comma, (long long)(from & serial),
				    (long long)(to & serial));
}

/*
 * Rows that two indices name (the only one, where there is one) and that did
 * not come over: a damaged index may name what never was.
 */
static int
count_lost(struct salvage *s, struct table *t, struct sr_salvaged *r)
{
	size_t need = t->nindex > 1 ? 2 : 1;
	sqlite3_stmt *st = NULL;
	int64_t from = 0, to = 0;
	int rc = sqlite3_prepare_v2(s->db,
	    arena_printf(
		s->mem, "SELECT 1 FROM \"%s\" WHERE rowid = ?", t->name),
	    -1, &st, NULL);

	if (t->nknown > 0)
		qsort(t->known, t->nknown, sizeof(*t->known), by_number);
	for (size_t i = 0, n; rc == SQLITE_OK && i < t->nknown; i += n) {
		for (n = 1; i + n < t->nknown && t->known[i + n] == t->known[i];
		     n++)
			;
		if (n < need || is_there(st, t->known[i]))
			continue;
		r->lost++;
		if (from != 0 && t->known[i] == to + 1) {
			to++;
			continue;
		}
		if (from != 0)
			add_where(s, r, from, to);
		from = to = t->known[i];
	}
	if (from != 0)
		add_where(s, r, from, to);
	sqlite3_finalize(st);
	return rc;
}

/* Rows of T that refer to rows which are not there. */
static int
count_orphans(struct salvage *s, const struct table *t, int64_t *n)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(s->db,
	    "SELECT count(DISTINCT rowid) FROM pragma_foreign_key_check(?)", -1,
	    &st, NULL);

	*n = 0;
	if (rc == SQLITE_OK)
		sqlite3_bind_text(st, 1, t->name, -1, SQLITE_STATIC);
	if (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		*n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return rc;
}

static const char *
remark(const struct table *t, int64_t orphans, const struct sr_salvaged *r)
{
	if (orphans > 0)
		return N_("some refer to rows that were lost");
	if (t->mended > 0)
		return N_("unreadable letters became ?");
	if (t->refused > 0)
		return N_("some rows contradict the rules and were left");
	if (t->gaps > 0 && r->lost == 0)
		return N_("a page of it could not be read");
	return "";
}

int
salvage_report(struct salvage *s, struct sr_rows *rows)
{
	int64_t orphans;
	int rc = SQLITE_OK;

	rows->row = arena_alloc(s->mem, (s->ntable + 1) * rows->size);
	if (rows->row == NULL)
		rc = SQLITE_NOMEM;
	for (size_t i = 0; rc == SQLITE_OK && i < s->ntable; i++) {
		struct table *t = &s->table[i];
		struct sr_salvaged *r =
		    SR_ROW(struct sr_salvaged, rows, rows->n++);
		*r = (struct sr_salvaged){ .name = t->name,
			.copied = t->copied,
			.where = "",
			.note = "" };
		if (!t->bare)
			rc = count_lost(s, t, r);
		if (rc == SQLITE_OK)
			rc = count_orphans(s, t, &orphans);
		if (rc == SQLITE_OK)
			r->note = remark(t, orphans, r);
	}
	if (rc == SQLITE_OK && !arena_failed(s->mem))
		return SR_OK;
	return sr_fail(s->err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
}
