/*
 * The statements of a list, joined from the spec's fragments at first use
 * and kept.  No value ever becomes text here.
 */
#include "store/inside.h"
#include "store/list_inside.h"
#include "base/banned.h"

/* Statements of one spec: [order][scope][down][part], then the keys'. */
struct list_sql {
	struct list_sql *next;
	const struct list_spec *spec;
	const struct query **window;
	const struct query **key; /* [order][scope] */
	const struct query *ids;
};

static struct list_sql *
sql_of(struct store *st, const struct list_spec *spec)
{
	size_t n = spec->norder * (1 + LIST_SCOPES);
	struct list_sql *l = st->lists;

	while (l != NULL && l->spec != spec)
		l = l->next;
	if (l != NULL)
		return l;
	l = arena_alloc(st->arena, sizeof(*l));
	if (l != NULL) {
		l->window = arena_alloc(
		    st->arena, n * 2 * LIST_PARTS * sizeof(*l->window));
		l->key = arena_alloc(st->arena, n * sizeof(*l->key));
	}
	if (l == NULL || l->window == NULL || l->key == NULL) {
		db_nomem(st);
		return NULL;
	}
	l->spec = spec;
	l->next = st->lists;
	st->lists = l;
	return l;
}

static size_t
place(const struct list_call *c)
{
	return (size_t)(c->order - c->spec->order) * (1 + LIST_SCOPES) +
	       (size_t)c->scope;
}

/* "WHERE base AND scope = :scope AND rest" of those that there are. */
static const char *
where(const struct list_call *c, const char *rest)
{
	struct arena *a = c->st->arena;
	const char *base = c->spec->where != NULL ? c->spec->where : "";
	const char *and = base[0] != '\0' ? " AND " : "";
	const char *text = base;

	if (c->scope != 0) {
		text = arena_printf(a, "%s%s%s = :scope", text, and,
		    c->spec->scope[c->scope - 1].column);
		and = " AND ";
	}
	if (rest[0] != '\0')
		text = arena_printf(a, "%s%s%s", text, and, rest);
	return text[0] != '\0' ? arena_printf(a, " WHERE %s", text) : "";
}

static const struct query *
make_window(const struct list_call *c, int part)
{
	struct arena *a = c->st->arena;
	const char *key = c->order->key;
	const char *beyond = c->down ? "<" : ">";
	const char *rest = "";
	/* The whole of an index is walked on purpose: by LIMIT of its user. */
	const char *scan = part == LIST_ALL && c->scope == 0
			       ? "the window stops at its size"
			       : NULL;

	if (part == LIST_SAME)
		rest = arena_printf(a, "%s = :key AND id %s :id", key, beyond);
	else if (part == LIST_BEYOND)
		rest = arena_printf(a, "%s %s :key", key, beyond);
	return sql_made(c->st,
	    arena_printf(a, "%s.%s.%d%s%d", c->spec->name, c->order->name,
		c->scope, c->down ? "d" : "a", part),
	    arena_printf(a,
		"SELECT id, %s FROM \"%s\" INDEXED BY \"%s\"%s"
		" ORDER BY %s%sid%s",
		key, c->spec->table, c->order->index[c->scope], where(c, rest),
		part != LIST_SAME ? key : "",
		part == LIST_SAME ? ""
		: c->down         ? " DESC, "
				  : ", ",
		c->down ? " DESC" : ""),
	    scan);
}

const struct query *
list_query(const struct list_call *c, int part)
{
	struct list_sql *l = sql_of(c->st, c->spec);

	if (l == NULL)
		return NULL;
	const struct query **q =
	    &l->window[(2 * place(c) + c->down) * LIST_PARTS + (size_t)part];
	if (*q == NULL)
		*q = make_window(c, part);
	return *q;
}

const struct query *
list_key_query(const struct list_call *c)
{
	struct arena *a = c->st->arena;
	struct list_sql *l = sql_of(c->st, c->spec);

	if (l == NULL)
		return NULL;
	const struct query **q = &l->key[place(c)];
	if (*q == NULL)
		*q = sql_made(c->st,
		    arena_printf(a, "%s.%s.%d.key", c->spec->name,
			c->order->name, c->scope),
		    arena_printf(a, "SELECT %s FROM \"%s\"%s", c->order->key,
			c->spec->table, where(c, "id = :id")),
		    NULL);
	return *q;
}

const struct query *
list_ids_query(const struct list_call *c)
{
	struct arena *a = c->st->arena;
	struct list_sql *l = sql_of(c->st, c->spec);

	if (l != NULL && l->ids == NULL)
		l->ids = sql_made(c->st,
		    arena_printf(a, "%s.ids", c->spec->name),
		    arena_printf(a, "SELECT id FROM \"%s\"%s", c->spec->table,
			where(c, "")),
		    /* A part of the table has its index. */
		    c->spec->where == NULL ? "all of it, to be sorted" : NULL);
	return l != NULL ? l->ids : NULL;
}

static void
hear(const struct query *q, void (*fn)(void *, const struct query *), void *ctx)
{
	if (q != NULL)
		fn(ctx, q);
}

void
list_queries(struct store *st, const struct list_spec *spec,
    void (*fn)(void *ctx, const struct query *q), void *ctx)
{
	struct list_call c = { .st = st, .spec = spec };

	hear(spec->row, fn, ctx);
	for (size_t i = 0; i < spec->nfilter; i++)
		hear(spec->filter[i].ids, fn, ctx);
	for (size_t o = 0; o < spec->norder; o++) {
		c.order = &spec->order[o];
		for (c.scope = 0; c.scope <= LIST_SCOPES; c.scope++) {
			/* Whatever narrows it then becomes a set. */
			if (list_sorted(&c) &&
			    (c.scope != 0 || c.order->kind != LIST_SORTED))
				continue;
			hear(list_key_query(&c), fn, ctx);
			if (list_sorted(&c)) {
				hear(list_ids_query(&c), fn, ctx);
				continue;
			}
			for (int i = 0; i < 2 * LIST_PARTS; i++) {
				c.down = i >= LIST_PARTS;
				hear(list_query(&c, i % LIST_PARTS), fn, ctx);
			}
		}
	}
}
