/* What the files of the list share: the call, its window, its set. */
#ifndef STORE_LIST_INSIDE_H
#define STORE_LIST_INSIDE_H

#include "store/idset.h"
#include "store/list.h"

/* The statements of one order, scope and direction. */
enum {
	LIST_ALL,    /* from the list's end */
	LIST_SAME,   /* the rest of those with the same key */
	LIST_BEYOND, /* those with a key beyond */
	LIST_PARTS
};

struct list_call {
	struct store *st;
	const struct list_spec *spec;
	const struct sr_find *find;
	const struct list_order *order;
	int scope; /* 0 = none, else spec->scope[scope - 1] */
	sr_id scope_id;
	bool down; /* which way the index is walked */
	size_t want;
	/* A find by days alone, in their order: a piece of the index. */
	bool days;
	char before[16], after[16]; /* keys between which it lies */
};

struct list_hit {
	const char *key;
	int64_t number; /* the key, of a LIST_INT order */
	sr_id id;
};

struct list_window {
	struct arena *a;
	struct list_hit *hit; /* room for want + 1 */
	size_t n;
};

/* A set that a find led to, kept until the store changes. */
struct list_cache {
	const struct list_spec *spec;
	struct sr_find find; /* its search is a copy */
	uint64_t changes;
	int64_t search_key; /* of its search, see store_on_search */
	uint64_t used;      /* when, for the choice of the oldest */
	struct idset ids;
	struct arena *a;
	const struct list_order *order; /* that `hit` is sorted by */
	struct list_hit *hit;           /* NULL: the set is too big */
	size_t nhit;
};

bool list_member_set(const struct sr_find *find, const char *member);
/* Is it by something beside its scope and the days of its order? */
bool list_narrowed(const struct list_call *c);
/* Is there no index to walk? */
bool list_sorted(const struct list_call *c);

/* list_sql.c: the statement, joined at first use.  NULL: error filled. */
const struct query *list_query(const struct list_call *c, int part);
/* The key of one id, if it is in the list. */
const struct query *list_key_query(const struct list_call *c);
/* All ids of the list. */
const struct query *list_ids_query(const struct list_call *c);

/*
 * list_set.c: the set of the call's filters and search, NULL when it has
 * none; sorted in its order if it is small.
 */
int list_set(const struct list_call *c, struct list_cache **out);
/* The window out of a sorted set. */
int list_cut(const struct list_call *c, const struct list_cache *set,
    struct list_window *w);

#endif
