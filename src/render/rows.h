/* Rows of any record for people (a table) and for programs (JSON). */
#ifndef RENDER_ROWS_H
#define RENDER_ROWS_H

#include <showroom/ftype.h>

#include "render/sink.h"

/*
 * A head and a line a row, aligned by cells.  COLS names the columns and ends
 * with NULL; NULL: every field but hidden ones, keys and revisions.
 */
void rows_to_text(const struct sr_dir *d, const struct sr_record *r,
    const struct sr_rows *rows, const char *const *cols, struct sink *out,
    struct arena *a);
/* An array, an object a line: codes, ISO days, in no language. */
void rows_to_json(const struct sr_dir *d, const struct sr_record *r,
    const struct sr_rows *rows, struct sink *out, struct arena *a);
/* One value of it. */
void row_json_value(const struct sr_dir *d, const struct sr_field *f,
    const void *rec, struct sink *out, struct arena *a);

#endif
