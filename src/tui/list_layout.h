/*
 * Where the columns of a list stand and how wide they are: the smallest
 * widths first, then what the texts need, then what is left over.  Paints
 * nothing.
 */
#ifndef TUI_LIST_LAYOUT_H
#define TUI_LIST_LAYOUT_H

#include "tui/list_paint.h"

struct layout {
	int n;
	bool cut; /* a column has gone, or what stands in it is cut */
	struct place {
		const struct column *column;
		const struct sr_field *field;
		int index, x, w, need; /* NEED: nothing would be cut */
		bool right, shown;
	} place[LIST_COLUMNS];
};

/* Within W cells; nothing is placed beyond W - 1. */
void layout_make(const struct list *l, int w, struct layout *y);
/*
 * What the first ROWS rows of the page need.  It only ever grows, so that
 * columns stay where they are while one looks through the rows.
 */
void layout_measure(struct list *l, size_t rows);
/* The column's title, in the user's language. */
const char *layout_head(const struct place *p);
/* What stands in a cell; sets *STYLE where the text has one of its own. */
const char *layout_text(
    const struct list *l, const struct place *p, const void *row, int *style);

#endif
