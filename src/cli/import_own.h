/* Inside of an import: what import.c and import_row.c share. */
#ifndef CLI_IMPORT_OWN_H
#define CLI_IMPORT_OWN_H

#include <showroom/ops.h>

#include "cli/columns.h"
#include "cli/import.h"
#include "cli/out.h"

/* A row on its way to the store, as it stood in the file. */
struct import_item {
	long line;
	size_t n;
	const char *const *cell;
};

/* One that was refused, on its way to the file of those. */
struct import_refused {
	struct import_item item;
	size_t column;
	struct sr_error why;
};

struct import {
	struct sr *sr;
	struct sr_dir *dir;
	const struct import_options *opt;
	struct import_result *res;
	struct arena *a; /* of the whole import */
	struct sr_error *err;
	const struct sr_record *record;
	int op;
	struct csv_in *in;
	struct map map;
	struct columns cols;
	sr_day *day; /* by column: the last date that said its year */
	struct out *refused;
	struct sr_batch batch;
	/* rows of the next call */
	struct arena *mem;
	char *rows;
	struct import_item *item;
	size_t n, room, want, bytes;
	struct import_refused *pending; /* refused since the last call */
	size_t nrefused;
	int titles; /* lines above the heading */
};

/* The column of the cell that was refused, NO_COLUMN: the row itself. */
#define NO_COLUMN SIZE_MAX

/*
 * The cells of ROW into REC, text in im->mem; unknown names are made.
 * SR_E_INVALID and the like: the row is refused for im->err, at *COLUMN.
 */
int import_row_read(
    struct import *im, const struct csv_row *row, void *rec, size_t *column);
/* The column that the field named FIELD is read from, or NO_COLUMN. */
size_t import_column(const struct import *im, const char *field);
/* ITEM, whose cells are in im->mem, is refused for WHY. */
int import_refuse(struct import *im, const struct import_item *item,
    size_t column, const struct sr_error *why);
/* Write down what was refused since the last time, in the file's order. */
void import_refused_put(struct import *im);
/* A date of column I that says its year, for those that do not. */
void import_row_year(struct import *im, size_t i, const char *text);
/* Does the row hold nothing; is it a line of totals? */
bool import_row_empty(const struct csv_row *row);
bool import_row_total(const struct csv_row *row);

#endif
