/*
 * Lists by key: a window of ids in a given order, at the same cost anywhere
 * in a million rows, then each row by its own query.  Knows no noun: a spec
 * says what there is.
 *
 *	static const struct list_order orders[] = {
 *		{ "next", "ifnull(next_day, '9999')", LIST_TEXT,
 *		    { "card_next", "card_owner_next" } },
 *		...
 *	};
 *	CREATE INDEX card_next ON card(ifnull(next_day, '9999'))
 *	    WHERE state = 1;
 *	CREATE INDEX card_owner_next
 *	    ON card(owner, ifnull(next_day, '9999')) WHERE state = 1;
 *
 * The id ends every index by itself (it is the rowid).  A key is never NULL,
 * compares as BINARY, and is spelled in the spec as in its index.  Scope
 * columns stand before it.  An order that is seldom asked for may do without
 * an index: then its key may be any expression, and the whole set is sorted
 * when it is asked for, some ms for each 1,000 rows.
 */
#ifndef STORE_LIST_H
#define STORE_LIST_H

#include <showroom/find.h>

#include "store/sql.h"

struct idset;

enum { LIST_SCOPES = 3, LIST_MOST = 10000 /* rows of a window */ };

enum list_kind {
	LIST_INT,
	LIST_TEXT,
	LIST_SORTED /* a text without any index, as it is read aloud */
};

struct list_order {
	const char *name; /* for messages and the screen's table */
	const char *key;  /* column or expression of `table` */
	int32_t kind;     /* enum list_kind */
	/* [0]: the order alone; [i]: within scope i - 1.  NULL: not offered. */
	const char *index[1 + LIST_SCOPES];
	bool days; /* the key begins with the day that `from`, `to` are about */
};

/* A text OF the row, and within it THEN, which is never NULL. */
#define LIST_BY(name, of, then) \
	{ \
		name, "ifnull(" of ", '') || ' ' || " then, LIST_SORTED, \
		    { NULL }, false \
	}

/* An equality that has indexes of its own: the owner, the parent. */
struct list_scope {
	const char *member; /* of struct sr_find */
	const char *column; /* of `table` */
};

/* A filter that becomes a set of ids. */
struct list_filter {
	const char *member; /* of struct sr_find; counts when not empty */
	const char *also;   /* a second one that makes it count, or NULL */
	/* Gives ids; its parameters are members of struct sr_find. */
	const struct query *ids;
};

struct list_spec {
	const char *name;
	const struct sr_record *record; /* of a row; has id and text `key` */
	const struct query *row;        /* ... WHERE x.id = :id */
	const char *table;
	const char *where; /* base condition, constant text; NULL = all */
	const struct list_order *order;
	size_t norder;
	struct list_scope scope[LIST_SCOPES]; /* member NULL ends */
	const struct list_filter *filter;
	size_t nfilter;
	/* The ids that TEXT finds, in any order; NULL: no search. */
	int (*search)(struct store *st, const char *text, struct idset *ids);
	/* The most hits that are sorted as a set; 0 = 15,000 (for tests). */
	size_t most;
};

/*
 * The window of rows that FIND asks for, in display order.  rows->more: there
 * is more in the direction asked for.  Each row's `key` and id continue the
 * list (find.key and key_id of the last row, or of the first with find.back).
 * The first scope that is set and has an index for the order is used; every
 * other member that is set goes through its filter, SR_E_INVALID without one.
 * No member `own`: the domain turns it into staff.
 */
int list_find(struct store *st, const struct list_spec *spec,
    const struct sr_find *find, struct sr_rows *rows, struct arena *a);

/* For sql_verify: FN for each statement that the spec can lead to. */
void list_queries(struct store *st, const struct list_spec *spec,
    void (*fn)(void *ctx, const struct query *q), void *ctx);

#endif
