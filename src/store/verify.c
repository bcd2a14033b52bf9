/*
 * Looks at the plan of every statement there is: none scans or sorts unless
 * its table says why.
 */
#include <string.h>

#include "store/inside.h"
#include "store/list.h"
#include "store/record.h"
#include "base/banned.h"

struct verify {
	struct store *st;
	void (*fn)(void *ctx, const char *name, const char *flaw);
	void *ctx;
	int seen;
};

static bool
costly(const char *step)
{
	return strncmp(step, "SCAN ", 5) == 0
		   ? strcmp(step, "SCAN CONSTANT ROW") != 0
		   : strstr(step, "USE TEMP B-TREE") != NULL;
}

static void
look(void *ctx, const struct query *q)
{
	struct verify *v = ctx;
	bool found = false;

	v->seen++;
	if (sql_prepare(v->st, q) == NULL) {
		v->fn(v->ctx, q->name, v->st->err->arg[1].text);
		return;
	}
	/* A statement is prefixed nowhere else: this is text of constants. */
	const char *text =
	    arena_printf(v->st->arena, "EXPLAIN QUERY PLAN %s", q->sql);
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(v->st->db, text, -1, &s, NULL);
	if (rc != SQLITE_OK)
		v->fn(v->ctx, q->name, sqlite3_errmsg(v->st->db));
	while (rc == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(s, 3);
		if (step == NULL || !costly(step))
			continue;
		found = true;
		if (q->scan == NULL)
			v->fn(v->ctx, q->name, step);
	}
	sqlite3_finalize(s);
	if (rc == SQLITE_OK && !found && q->scan != NULL && q->scan[0] != '?')
		v->fn(v->ctx, q->name, "a reason without need");
}

int
sql_verify(struct store *st, const struct store_part *parts,
    void (*fn)(void *ctx, const char *name, const char *flaw), void *ctx)
{
	struct verify v = { .st = st, .fn = fn, .ctx = ctx };

	for (; parts->name != NULL; parts++) {
		for (size_t i = 0; i < parts->nquery; i++)
			look(&v, &parts->query[i]);
		if (parts->record != NULL)
			record_queries(st, parts->record, look, &v);
		const struct list_spec *const *list = parts->list;
		for (; list != NULL && *list != NULL; list++)
			list_queries(st, *list, look, &v);
	}
	return v.seen;
}
