/*
 * Which field of a record each column of a file is: by the names that our own
 * exports, the screens and the sheets of the trade use, or as a map file
 * says.  Knows no store.
 */
#ifndef CLI_COLUMNS_H
#define CLI_COLUMNS_H

#include <showroom/dir.h>

#include "cli/csv_read.h"

struct arena;

/*
 * A map for a foreign file, as text:
 *	phone = Mobile          the field is that column
 *	grade: Hot = H          in this field, Hot means H
 *	kind := walkin          every row has this
 * # begins a comment.
 */
struct map_line {
	char kind; /* '=', ':' or '!' for := */
	const char *field, *from, *to;
	long line;
};

struct map {
	struct map_line *line;
	size_t n;
};

int map_read(struct map *m, const char *path, const struct sr_record *r,
    struct arena *a, struct sr_error *err);

struct column {
	const struct sr_field *field; /* NULL: of no use to us */
	const char *head;             /* as the file says it */
	bool wan;                     /* money in ten thousands */
};

struct columns {
	const struct sr_record *record;
	const struct map *map; /* NULL without */
	struct column *col;
	size_t n;
	long line; /* of the heading */
};

/*
 * Is ROW the heading?  Two columns or more (with a map, one) are known then,
 * and COLS is filled.  SR_E_NONE when it is none; SR_E_INVALID when two columns
 * are the same field, or the map names one that is not there.
 */
int columns_find(struct columns *cols, const struct csv_row *row,
    struct arena *a, struct sr_error *err);
/* What the map makes of a cell of FIELD: TEXT itself without a map. */
const char *columns_value(
    const struct columns *cols, const struct sr_field *f, const char *text);

#endif
