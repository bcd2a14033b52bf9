/*
 * Rows that are all at hand: their order, and the window of them that a find
 * asks for.  Lists of any size are read by key instead, see store/list.h.
 */
#ifndef MODEL_ROWS_H
#define MODEL_ROWS_H

#include <showroom/find.h>

struct arena;

/*
 * ROWS by field F, a text as it is read aloud; equals stay as they were.
 * False: out of memory, and they are as they were.
 */
bool rows_order(
    const struct sr_field *f, bool desc, struct sr_rows *rows, struct arena *a);
/* How many rows FIND asks for. */
size_t rows_limit(const struct sr_find *find);
/*
 * ROWS, which are all that there are, become the window that FIND asks for.
 * Ids tell them apart; of one id several may stand in a row and stay together.
 */
void rows_window(struct sr_rows *rows, const struct sr_find *find);

#endif
