/*
 * A window over an ordered set of rows that may be of any size: about three
 * screens are held, more is fetched by key in both directions.  Columns are
 * fields of the row's record, formatted by their types.  Knows no noun.
 */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/screen.h"

struct sr_find;
struct list;

/* A column.  A table of them ends with field NULL. */
struct column {
	const char *field; /* column of the row record */
	const char *title; /* N_(); NULL: the field's label; "": none */
	uint8_t min;       /* cells; 0: the field's width */
	uint8_t weight;    /* share of spare room; 0: stays at min */
	uint8_t drop;      /* 0 never; else the highest goes first */
	bool tight;        /* one blank before it, not two */
	/* Not at all in a view where it says nothing; NULL: always. */
	bool (*when)(const struct view *v);
	/* What stands there; NULL: by the field's type.  May set *STYLE. */
	const char *(*text)(
	    const struct view *v, const void *row, int *style, struct arena *a);
};

/* An order offered by `s`.  A table of them ends with title NULL. */
struct sort {
	const char *title; /* N_() */
	int32_t sort;      /* sr_find.sort */
	bool desc;
};

/* Latest first, or oldest first. */
extern const struct sort list_by_time[];

/* What letters and digits do. */
enum list_typing {
	LIST_KEYS,   /* they are keys */
	LIST_SEARCH, /* they search; Esc ends the search */
	LIST_INPUT   /* they are the screen's input, on top; Esc goes back */
};

struct list_spec {
	const struct sr_record *row; /* with members `id` and `key` */
	int op;                      /* struct sr_find -> struct sr_rows */
	/* Instead of OP, when the rows are at hand or need more. */
	int (*fetch)(struct view *v, const struct sr_find *find,
	    struct sr_rows *rows, struct arena *a);
	const struct column *columns;
	const struct sort *sorts; /* the first is the usual one; NULL: 0 */
	bool by_column; /* instead: OP orders by any field, see columns */
	/* `f`: a form over struct sr_find; NULL: no filter. */
	const struct form_spec *filter;
	/* What of the find is fixed here (owner, day); after the filter. */
	void (*find)(const struct view *v, struct sr_find *find);
	/* The style of a whole line; NULL: normal. */
	int (*style)(const struct view *v, const void *row);
	/* About the row under the cursor, right or beneath; NULL: none. */
	void (*preview)(struct view *v, const void *row, struct rect r);
	const char *(*preview_title)(
	    struct view *v, const void *row, struct arena *a);
	int preview_lines; /* beneath, without its rule */
	bool beneath;      /* always: the columns need the width */
	const char *empty; /* N_() what to do when there is nothing */
	int empty_op;      /* and the right to do it; 0: anybody may */
	enum list_typing typing;
	bool marks; /* Space marks cards, and keys act on all of them */
};

/* For the view's machinery. */
struct list *list_open(struct view *v, const struct list_spec *spec);
void list_close(struct list *l);
void list_reload(struct list *l);
void list_paint(struct list *l, struct rect r);
/* Letters that search at once, where the list allows it. */
bool list_type(struct list *l, const struct key *k);
void list_settle(struct list *l); /* search now for what was typed */
bool list_key(struct list *l, const struct key *k);
extern const struct action list_actions[];

/* For screens. */
const void *list_row(const struct list *l); /* NULL when empty */
bool list_select(struct list *l, sr_id id); /* false: not in the window */
/*
 * By which of COLUMNS the rows of R shall stand: *SORT is the number of its
 * field, 0 as they stand usually.  Most first, where there is how much; the
 * same again turns it round.  False: as before.
 */
bool columns_order(struct view *v, const struct sr_record *r,
    const struct column *columns, int *sort, bool *flip);

#endif
