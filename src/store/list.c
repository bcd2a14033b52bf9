/*
 * Windows of lists.  Two ways to the ids: walk the order's index (everything,
 * or testing membership of a big set), or sort a small set and cut it.  The
 * ids then become rows one by one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/intl.h"
#include "store/idset.h"
#include "store/inside.h"
#include "store/list.h"
#include "store/list_inside.h"
#include "base/banned.h"

/* ---- what a find asks for, made plain ---- */

bool
list_member_set(const struct sr_find *find, const char *member)
{
	const struct sr_field *f =
	    member != NULL ? sr_field_of(&sr_rec_find, member) : NULL;

	return f != NULL &&
	       (f->storage == SR_ST_TEXT ? sr_get_text(f, find)[0] != '\0'
					 : sr_get_int(f, find) != 0);
}

/* Members that are about the window, not about which rows are in the list. */
static bool
about_window(const char *col)
{
	static const char *const of_window[] = { "sort", "desc", "back",
		"limit", "key", "key_id", "search", "own" };

	for (size_t i = 0; i < sizeof(of_window) / sizeof(of_window[0]); i++)
		if (strcmp(of_window[i], col) == 0)
			return true;
	return false;
}

static bool
filtered(const struct list_spec *spec, const char *col)
{
	for (size_t i = 0; i < spec->nfilter; i++) {
		const struct list_filter *f = &spec->filter[i];
		if (strcmp(f->member, col) == 0 ||
		    (f->also != NULL && strcmp(f->also, col) == 0))
			return true;
	}
	return false;
}

static int
refuse(struct store *st, const struct list_spec *spec, const char *col)
{
	return sr_fail(st->err, SR_E_INVALID, "find", col,
	    N_("The list {0} cannot be asked by {1}."), 2, SR_TXT(spec->name),
	    SR_TXT(col));
}

/* The scope of this window: 0 = none, else scope[n - 1]. */
static int
choose_scope(const struct list_spec *spec, const struct list_order *order,
    const struct sr_find *find)
{
	for (int i = 0; i < LIST_SCOPES && spec->scope[i].member; i++)
		if (list_member_set(find, spec->scope[i].member) &&
		    order->index[i + 1] != NULL)
			return i + 1;
	return 0;
}

/* "2026-11-20~" comes after all of that day and before all of the next. */
static void
plan_days(struct list_call *c)
{
	char day[24];

	c->days = true;
	if (c->find->from > 1)
		snprintf(c->before, sizeof(c->before), "%.10s~",
		    day_iso(day, c->find->from - 1));
	snprintf(
	    c->after, sizeof(c->after), "%.10s~", day_iso(day, c->find->to));
	c->days = !list_narrowed(c);
}

static int
plan(struct store *st, const struct list_spec *spec, const struct sr_find *find,
    struct list_call *c)
{
	*c = (struct list_call){ .st = st, .spec = spec, .find = find };
	if (find->sort < 0 || (size_t)find->sort >= spec->norder)
		return refuse(st, spec, "sort");
	c->order = &spec->order[find->sort];
	c->scope = choose_scope(spec, c->order, find);
	if (list_sorted(c) && c->order->kind != LIST_SORTED)
		return refuse(st, spec,
		    spec->scope[0].member ? spec->scope[0].member : "sort");
	for (size_t i = 0; i < sr_rec_find.nfields; i++) {
		const char *col = sr_rec_find.fields[i].col;
		if (about_window(col) || !list_member_set(find, col) ||
		    filtered(spec, col))
			continue;
		if (c->scope == 0 ||
		    strcmp(col, spec->scope[c->scope - 1].member) != 0)
			return refuse(st, spec, col);
	}
	if (find->search != NULL && find->search[0] != '\0' &&
	    spec->search == NULL)
		return refuse(st, spec, "search");
	c->down = find->desc != find->back;
	c->want = find->limit > 0 ? (size_t)find->limit : 50;
	if (c->want > LIST_MOST)
		c->want = LIST_MOST;
	c->scope_id = 0;
	if (c->scope != 0)
		c->scope_id = sr_get_int(
		    sr_field_of(&sr_rec_find, spec->scope[c->scope - 1].member),
		    find);
	if (c->order->days && find->from > 0 && find->to >= find->from)
		plan_days(c);
	return SR_OK;
}

/* ---- the window, by walking an index ---- */

/* Where the window begins. */
static struct sql_arg
key_arg(const struct list_call *c)
{
	const char *key = c->find->key != NULL ? c->find->key : "";

	if (c->days && c->find->key_id == 0)
		key = c->down ? c->after : c->before;
	if (c->order->kind == LIST_TEXT)
		return (struct sql_arg)SQL_X("key", key);
	return (struct sql_arg)SQL_I("key", strtoll(key, NULL, 10));
}

static bool
in_days(const struct list_call *c, const char *key)
{
	return !c->days || (c->down ? strcmp(key, c->before) > 0
				    : strcmp(key, c->after) < 0);
}

/* Take ids of one statement until the window and one more are full. */
static int
walk(const struct list_call *c, int part, const struct idset *in,
    struct list_window *w)
{
	const struct query *q = list_query(c, part);
	struct stmt *s = q != NULL ? sql_prepare(c->st, q) : NULL;
	struct sql_arg args[5];
	int n = 0, rc;

	if (s == NULL)
		return db_failed(c->st);
	if (c->scope != 0)
		args[n++] = (struct sql_arg)SQL_I("scope", c->scope_id);
	if (part != LIST_ALL)
		args[n++] = key_arg(c);
	if (part == LIST_SAME)
		args[n++] = (struct sql_arg)SQL_I("id", c->find->key_id);
	args[n] = (struct sql_arg){ .kind = SQL_KIND_END };
	rc = sql_bind(c->st, s, args);
	while (rc >= 0 && w->n <= c->want &&
	       (rc = sql_step(c->st, s)) == SQLITE_ROW) {
		sr_id id = sqlite3_column_int64(s->s, 0);
		if (in != NULL && !idset_has(in, id))
			continue;
		const char *key = (const char *)sqlite3_column_text(s->s, 1);
		if (key == NULL || !in_days(c, key))
			break;
		w->hit[w->n++] =
		    (struct list_hit){ .id = id, .key = arena_dup(w->a, key) };
	}
	sql_reset(s);
	return rc < 0 ? rc : SR_OK;
}

static int
walk_index(
    const struct list_call *c, const struct idset *in, struct list_window *w)
{
	if (c->find->key_id == 0)
		return walk(c, c->days ? LIST_BEYOND : LIST_ALL, in, w);
	int rc = walk(c, LIST_SAME, in, w);
	if (rc == SR_OK && w->n <= c->want)
		rc = walk(c, LIST_BEYOND, in, w);
	return rc;
}

/* ---- from ids to rows ---- */

static int
load_rows(
    const struct list_call *c, struct list_window *w, struct sr_rows *rows)
{
	const struct sr_record *r = c->spec->record;
	const struct sr_field *key = sr_field_of(r, "key");
	size_t n = w->n < c->want ? w->n : c->want;

	*rows = (struct sr_rows){ .size = r->size, .more = w->n > c->want };
	if (key == NULL)
		return db_fault(c->st, c->spec->name, "row without key");
	rows->row = arena_alloc(w->a, (n + 1) * r->size);
	if (rows->row == NULL)
		return db_nomem(c->st);
	for (size_t i = 0; i < n; i++) {
		/* A window to the back was found from its end. */
		const struct list_hit *h =
		    &w->hit[c->find->back ? n - 1 - i : i];
		void *row = SR_ROW(void, rows, rows->n);
		int rc = sql_one(c->st, c->spec->row,
		    SQL_ARGS(SQL_I("id", h->id)), r, row, w->a);
		if (rc < 0)
			return rc;
		sr_set_text(key, row, h->key);
		rows->n++;
	}
	return SR_OK;
}

int
list_find(struct store *st, const struct list_spec *spec,
    const struct sr_find *find, struct sr_rows *rows, struct arena *a)
{
	struct list_call c;
	struct list_window w = { .a = a };
	int rc = plan(st, spec, find, &c);

	if (rc < 0)
		return rc;
	w.hit = arena_alloc(a, (c.want + 1) * sizeof(*w.hit));
	if (w.hit == NULL)
		return db_nomem(st);
	struct list_cache *set = NULL;
	rc = list_set(&c, &set);
	if (rc == SR_OK && set != NULL && set->hit != NULL)
		rc = list_cut(&c, set, &w);
	else if (rc == SR_OK)
		rc = walk_index(&c, set != NULL ? &set->ids : NULL, &w);
	if (rc == SR_OK)
		rc = load_rows(&c, &w, rows);
	if (rc == SR_OK && arena_failed(a))
		return db_nomem(st);
	return rc;
}
