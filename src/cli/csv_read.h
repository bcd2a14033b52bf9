/*
 * CSV files of others: any of the usual encodings, separators and line ends,
 * read in a stream.  What cannot be read rightly is refused with its line;
 * nothing is guessed about cells.
 */
#ifndef CLI_CSV_READ_H
#define CLI_CSV_READ_H

#include <stdint.h>

#include <showroom/error.h>

enum { CSV_CELLS = 256, CSV_CELL_BYTES = 64 * 1024 };

struct csv_row {
	size_t n;
	const char *const *cell; /* UTF-8; valid during the call */
	long line;               /* where the record begins, from 1 */
};

struct csv_in;

/*
 * Look through the file PATH ("-": standard input) and find its encoding:
 * by its mark, else UTF-8 if all of it is, else GB18030.
 */
int csv_open(struct csv_in **out, const char *path, struct sr_error *err);
void csv_close(struct csv_in *in); /* NULL is fine */
/*
 * FN for every record, from the start of the file; blank lines are skipped.
 * FN returns 0 to go on, anything else ends it and is returned.  A negative
 * enum sr_rc with ERR filled when the file cannot be read.
 */
int csv_each(struct csv_in *in, int (*fn)(void *ctx, const struct csv_row *row),
    void *ctx, struct sr_error *err);
/* "UTF-8", "GB18030" ... */
const char *csv_encoding(const struct csv_in *in);
/* Bytes read so far of this walk, bytes of the file, blank lines. */
int64_t csv_at(const struct csv_in *in);
int64_t csv_size(const struct csv_in *in);
long csv_blank(const struct csv_in *in);

#endif
