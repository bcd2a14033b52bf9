/* The rows of a damaged file, tree by tree, then page by page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/salvage_own.h"
#include "base/banned.h"

/* May the row be one of T's? */
static bool
fits(const struct table *t, const struct btree_row *row)
{
	if (row->n > t->ncol || row->n < t->nhead)
		return false;
	for (size_t i = 0; i < row->n; i++) {
		const struct column *c = &t->col[i];
		int kind = row->v[i].kind;
		if ((int)i == t->rowid) {
			if (kind != BTREE_NULL)
				return false;
		} else if (kind == BTREE_NULL ? c->required : kind != c->kind) {
			return false;
		}
	}
	return t->bare || row->rowid > 0;
}

static sqlite3_stmt *
insert_of(struct salvage *s, struct table *t, size_t n)
{
	const char *names = "", *values = "";

	if (t->insert[n] != NULL)
		return t->insert[n];
	for (size_t i = 0; i < n; i++) {
		const char *comma = i > 0 ? ", " : "";
		names = arena_printf(
		    s->mem, "%s%s\"%s\"", names, comma, t->col[i].name);
		values = arena_printf(s->mem, "%s%s?", values, comma);
	}
	const char *sql = arena_printf(s->mem,
	    "INSERT INTO \"%s\" (%s) VALUES (%s)", t->name, names, values);
	if (sqlite3_prepare_v2(s->db, sql, -1, &t->insert[n], NULL) !=
	    SQLITE_OK)
		t->insert[n] = NULL;
	return t->insert[n];
}

/* Text that is none any more: what cannot be read becomes '?'. */
static void
bind_text(struct salvage *s, sqlite3_stmt *st, int at, struct btree_value v)
{
	size_t good = utf8_valid(v.p, v.n);
	const char *nul = memchr(v.p, 0, v.n);
	char *copy;

	if (good == v.n && nul == NULL) {
		sqlite3_bind_text(st, at, v.p, (int)v.n, SQLITE_TRANSIENT);
		return;
	}
	s->now->mended++;
	copy = malloc(v.n + 1);
	if (copy == NULL) {
		s->nomem = true;
		return;
	}
	memcpy(copy, v.p, v.n);
	for (size_t i = 0; i < v.n; i++) {
		if (i >= good) {
			copy[i] = '?';
			good = i + 1 + utf8_valid(copy + i + 1, v.n - i - 1);
		}
		if (copy[i] == '\0')
			copy[i] = '?';
	}
	sqlite3_bind_text(st, at, copy, (int)v.n, free);
}

static void
bind(struct salvage *s, sqlite3_stmt *st, int at, struct btree_value v)
{
	switch (v.kind) {
	case BTREE_INT: sqlite3_bind_int64(st, at, v.i); break;
	case BTREE_TEXT: bind_text(s, st, at, v); break;
	case BTREE_BLOB:
		sqlite3_bind_blob64(st, at, v.p, v.n, SQLITE_TRANSIENT);
		break;
	default: sqlite3_bind_null(st, at);
	}
}

static bool
same_row_there(int rc)
{
	return rc == SQLITE_CONSTRAINT_PRIMARYKEY ||
	       rc == SQLITE_CONSTRAINT_ROWID;
}

static bool
take(void *ctx, const struct btree_row *row)
{
	struct salvage *s = ctx;
	struct table *t = s->now;
	int64_t mended = t->mended;

	if (!fits(t, row) || s->full != SQLITE_OK)
		return false;
	sqlite3_stmt *st = insert_of(s, t, row->n);
	if (st == NULL) {
		s->full = sqlite3_extended_errcode(s->db);
		return false;
	}
	for (size_t i = 0; i < row->n; i++)
		if ((int)i == t->rowid)
			sqlite3_bind_int64(st, (int)i + 1, row->rowid);
		else
			bind(s, st, (int)i + 1, row->v[i]);
	int rc = sqlite3_step(st);
	if (rc != SQLITE_DONE)
		rc = sqlite3_extended_errcode(s->db);
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	if (rc == SQLITE_DONE) {
		t->copied++;
		return true;
	}
	t->mended = mended;
	if ((rc & 0xff) != SQLITE_CONSTRAINT) {
		s->full = rc;
		return false;
	}
	if (!same_row_there(rc))
		t->refused++;
	return same_row_there(rc);
}

static void
gap(void *ctx, int64_t after, int64_t to)
{
	struct salvage *s = ctx;

	(void)after, (void)to;
	s->now->gaps++;
}

/* A key of an index ends with the row that it is of. */
static bool
know(void *ctx, const struct btree_row *row)
{
	struct salvage *s = ctx;
	struct table *t = s->now;

	if (row->n < 2 || row->v[row->n - 1].kind != BTREE_INT)
		return false;
	if (t->nknown == t->room) {
		size_t room = 2 * t->room + 1024;
		int64_t *more = realloc(t->known, room * sizeof(*more));
		if (more == NULL) {
			s->nomem = true;
			return false;
		}
		t->known = more;
		t->room = room;
	}
	t->known[t->nknown++] = row->v[row->n - 1].i;
	return true;
}

static void
no_gap(void *ctx, int64_t after, int64_t to)
{
	(void)ctx, (void)after, (void)to;
}

/*
 * A page that no tree led to: to the one table in which all its rows fit;
 * of several, the one that misses pages.  A table that is kept as an index
 * gets none unless it misses some: keys of a damaged index look like its rows.
 */
struct trial {
	struct salvage *s;
	struct table *t;
	int fits, not ;
};

static bool
try_row(void *ctx, const struct btree_row *row)
{
	struct trial *x = ctx;
	bool good = row->n == x->t->ncol && fits(x->t, row);

	x->fits += good;
	x->not += !good;
	return good;
}

static bool
lost_page(struct salvage *s, uint32_t page, bool index)
{
	struct table *best = NULL;

	for (size_t i = 0; i < s->ntable; i++) {
		struct trial x = { .s = s, .t = &s->table[i] };
		if (x.t->bare != index || (index && x.t->gaps == 0))
			continue;
		btree_page(&s->tree, page, index, try_row, &x);
		if (x.fits > 4 * x.not &&(best == NULL ||
					  (best->gaps == 0 && x.t->gaps > 0)))
			best = x.t;
	}
	s->now = best;
	if (best != NULL)
		btree_page(&s->tree, page, index, take, s);
	return best != NULL;
}

void
salvage_rows(struct salvage *s)
{
	for (size_t i = 0; i < s->ntable; i++) {
		struct table *t = s->now = &s->table[i];
		if (t->root != 0)
			btree_walk(&s->tree, t->root, t->bare, take, gap, s);
		else
			t->gaps++;
		for (size_t k = 0; k < t->nindex; k++)
			btree_walk(
			    &s->tree, t->index[k], true, know, no_gap, s);
	}
	btree_skip_free(&s->tree);
	for (uint32_t no = 1; no <= s->tree.pages; no++) {
		if (s->tree.owned[no])
			continue;
		if (btree_is(&s->tree, no, false))
			lost_page(s, no, false);
		else if (btree_is(&s->tree, no, true))
			lost_page(s, no, true);
	}
}
