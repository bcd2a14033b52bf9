/*
 * Filters and search as sets of ids: intersected, and while they are small
 * sorted here, which costs less than walking an index past all the others.
 * The last few sets are kept until the store changes, so that paging and
 * going back to a list cost nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/pinyin.h"
#include "store/inside.h"
#include "store/list_inside.h"
#include "base/banned.h"

enum { KEPT = 4, MOST = 15000 };

static bool
searches(const struct sr_find *find)
{
	return find->search != NULL && find->search[0] != '\0';
}

bool
list_sorted(const struct list_call *c)
{
	return c->order->index[c->scope] == NULL;
}

/* The scope's own member is an equality of the statement already. */
static bool
counts(const struct list_call *c, const struct list_filter *f)
{
	const char *scope =
	    c->scope != 0 ? c->spec->scope[c->scope - 1].member : "";

	if (list_member_set(c->find, f->also))
		return true;
	return list_member_set(c->find, f->member) &&
	       strcmp(scope, f->member) != 0;
}

bool
list_narrowed(const struct list_call *c)
{
	for (size_t i = 0; i < c->spec->nfilter; i++) {
		const struct list_filter *f = &c->spec->filter[i];

		if (counts(c, f) &&
		    !(c->days && strcmp(f->member, "from") == 0))
			return true;
	}
	return searches(c->find);
}

/* What decides the set and its order, nothing of the window. */
static struct sr_find
essence(const struct sr_find *find)
{
	struct sr_find f = *find;

	f.desc = f.back = f.own = false;
	f.limit = 0;
	f.key = "";
	f.key_id = 0;
	if (f.search == NULL)
		f.search = "";
	return f;
}

static bool
same_find(const struct sr_find *a, const struct sr_find *b)
{
	for (size_t i = 0; i < sr_rec_find.nfields; i++)
		if (!sr_field_same(&sr_rec_find.fields[i], a, b))
			return false;
	return true;
}

static void
empty(struct list_cache *s)
{
	idset_free(&s->ids);
	if (s->a != NULL)
		arena_reset(s->a);
	s->spec = NULL;
	s->hit = NULL;
	s->nhit = 0;
}

void
list_forget(struct store *st)
{
	for (int i = 0; st->cache != NULL && i < KEPT; i++) {
		empty(&st->cache[i]);
		arena_free(st->cache[i].a);
	}
	st->cache = NULL;
}

/* The kept set of this find, or the slot to make it in. */
static struct list_cache *
look_up(const struct list_call *c, const struct sr_find *find, bool *kept)
{
	struct store *st = c->st;
	struct list_cache *oldest = NULL;
	uint64_t newest = 0;

	*kept = false;
	if (st->cache == NULL)
		st->cache = arena_alloc(st->arena, KEPT * sizeof(*st->cache));
	if (st->cache == NULL)
		return NULL;
	for (int i = 0; i < KEPT; i++) {
		struct list_cache *s = &st->cache[i];
		if (s->used > newest)
			newest = s->used;
		/* A reader is not told of what the writer changes. */
		if (s->spec == c->spec && !st->asked_readonly &&
		    s->changes == store_changes(st) &&
		    (!searches(find) || s->search_key == st->search_key) &&
		    same_find(&s->find, find)) {
			*kept = true;
			oldest = s;
			break;
		}
		if (oldest == NULL || s->used < oldest->used)
			oldest = s;
	}
	oldest->used = newest + 1;
	return oldest;
}

static int
run_filter(const struct list_call *c, const struct query *q, struct idset *out)
{
	struct stmt *s = sql_prepare(c->st, q);
	int rc;

	if (s == NULL)
		return db_failed(c->st);
	rc = sql_bind(c->st, s, SQL_ARGS(SQL_REC(&sr_rec_find, c->find)));
	while (rc >= 0 && (rc = sql_step(c->st, s)) == SQLITE_ROW)
		idset_add(out, sqlite3_column_int64(s->s, 0));
	sql_reset(s);
	return rc < 0 ? rc : SR_OK;
}

/* The set so far becomes what is in NEXT too; NEXT is used up. */
static void
narrow(struct idset *ids, bool *any, struct idset *next)
{
	idset_sort(next);
	if (*any) {
		idset_intersect(ids, next);
		idset_free(next);
	} else
		*ids = *next;
	*any = true;
}

static int
collect(const struct list_call *c, struct idset *ids)
{
	bool any = false;
	int rc = SR_OK;

	if (searches(c->find)) {
		struct idset next = { 0 };
		rc = c->spec->search(c->st, c->find->search, &next);
		narrow(ids, &any, &next);
	}
	for (size_t i = 0; rc >= 0 && i < c->spec->nfilter; i++) {
		struct idset next = { 0 };
		if (!counts(c, &c->spec->filter[i]))
			continue;
		rc = run_filter(c, c->spec->filter[i].ids, &next);
		narrow(ids, &any, &next);
	}
	/* All of them, to be sorted. */
	if (rc >= 0 && !any) {
		const struct query *q = list_ids_query(c);

		rc = q != NULL ? run_filter(c, q, ids) : db_failed(c->st);
		idset_sort(ids);
	}
	if (rc >= 0 && ids->failed)
		return db_nomem(c->st);
	return rc < 0 ? rc : SR_OK;
}

static int
by_text(const void *a, const void *b)
{
	const struct list_hit *x = a, *y = b;
	int d = strcmp(x->key, y->key);

	return d != 0 ? d : (x->id > y->id) - (x->id < y->id);
}

static int
by_number(const void *a, const void *b)
{
	const struct list_hit *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static int (*comparison(const struct list_order *order))(
    const void *, const void *)
{
	return order->kind == LIST_INT ? by_number : by_text;
}

/* The keys of the set, those that are not in the list left out; sorted. */
static int
sort_set(const struct list_call *c, struct list_cache *set)
{
	const struct query *q = list_key_query(c);
	struct stmt *s = q != NULL ? sql_prepare(c->st, q) : NULL;
	struct list_hit *hit =
	    arena_alloc(set->a, (set->ids.n + 1) * sizeof(*hit));
	int rc = SR_OK;

	if (s == NULL)
		return db_failed(c->st);
	if (hit == NULL)
		return db_nomem(c->st);
	for (size_t i = 0; rc >= 0 && i < set->ids.n; i++) {
		struct sql_arg args[] = { SQL_I("id", set->ids.id[i]),
			SQL_I("scope", c->scope_id), { .kind = SQL_KIND_END } };
		if (c->scope == 0)
			args[1].kind = SQL_KIND_END;
		rc = sql_bind(c->st, s, args);
		if (rc >= 0 && (rc = sql_step(c->st, s)) == SQLITE_ROW) {
			struct list_hit *h = &hit[set->nhit++];
			const char *key =
			    (const char *)sqlite3_column_text(s->s, 0);
			h->id = set->ids.id[i];
			h->key = c->order->kind == LIST_SORTED && key != NULL
				     ? pinyin_key(set->a, key, "")
				     : arena_dup(set->a, key);
			h->number = sqlite3_column_int64(s->s, 0);
		}
		sql_reset(s);
	}
	if (rc >= 0 && arena_failed(set->a))
		return db_nomem(c->st);
	if (rc < 0)
		return rc;
	qsort(hit, set->nhit, sizeof(*hit), comparison(c->order));
	set->order = c->order;
	set->hit = hit;
	return SR_OK;
}

int
list_set(const struct list_call *c, struct list_cache **out)
{
	struct sr_find find = essence(c->find);
	bool kept;

	*out = NULL;
	if (!list_narrowed(c) && !list_sorted(c))
		return SR_OK;
	struct list_cache *set = look_up(c, &find, &kept);
	if (set != NULL && !kept) {
		empty(set);
		if (set->a == NULL)
			set->a = arena_new();
	}
	if (set == NULL || set->a == NULL)
		return db_nomem(c->st);
	*out = set;
	if (kept)
		return SR_OK;
	int rc = collect(c, &set->ids);
	if (rc == SR_OK &&
	    (list_sorted(c) ||
		set->ids.n <= (c->spec->most != 0 ? c->spec->most : MOST))) {
		rc = sort_set(c, set);
		idset_free(&set->ids);
	}
	set->find = find;
	set->find.search = arena_dup(set->a, find.search);
	if (rc < 0 || arena_failed(set->a)) {
		empty(set);
		arena_free(set->a);
		set->a = NULL;
		return rc < 0 ? rc : db_nomem(c->st);
	}
	set->changes = store_changes(c->st);
	set->search_key = c->st->search_key;
	set->spec = c->spec;
	return SR_OK;
}

/* Number of hits that come before the window's edge going down or up. */
static size_t
edge(const struct list_call *c, const struct list_cache *set)
{
	struct list_hit at = { .key = c->find->key != NULL ? c->find->key : "",
		.id = c->find->key_id };
	size_t lo = 0, hi = set->nhit;

	at.number = strtoll(at.key, NULL, 10);
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int d = comparison(set->order)(&set->hit[mid], &at);
		/* Upwards the edge itself is behind us as well. */
		if (d < 0 || (d == 0 && !c->down))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

int
list_cut(const struct list_call *c, const struct list_cache *set,
    struct list_window *w)
{
	size_t at = c->find->key_id != 0 ? edge(c, set)
		    : c->down            ? set->nhit
					 : 0;

	while (w->n <= c->want && (c->down ? at > 0 : at < set->nhit)) {
		const struct list_hit *h = &set->hit[c->down ? --at : at++];
		w->hit[w->n] = *h;
		w->hit[w->n++].key = arena_dup(w->a, h->key);
	}
	return SR_OK;
}
