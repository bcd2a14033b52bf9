/*
 * Importing a file: cells into records, records to the store in calls that
 * stay short, refused rows into a file beside it.  Prints nothing.
 */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include <showroom/dir.h>
#include <showroom/import.h>

struct arena;
struct sr;

struct import_options {
	const char *kind;    /* visits prospects persons lists */
	const char *path;    /* "-": standard input */
	const char *map;     /* "" without */
	const char *refused; /* where refused rows go */
	const char *reason;  /* for corrections; "" = the file's name */
	bool strict, corrections, dry, english;
	/* Told after every call; NULL: nobody is. */
	void (*progress)(void *ctx, int64_t done, int64_t size);
	void *ctx;
};

struct import_result {
	sr_id batch; /* 0 in a dry run */
	long rows, taken, refused;
	long blank, totals; /* lines that are no rows */
	const char *encoding;
	const char *unknown;      /* headings of no use: "备用, x" */
	struct sr_adopt *adopted; /* names made, or to be made */
	size_t nadopted;
	struct sr_error first; /* why the first refused row was */
	long first_line;
};

/* The record of a kind, NULL if there is no such kind. */
const struct sr_record *import_record(const char *kind);
/* The operation that gives rows of the kind. */
int export_op(const char *kind);
/*
 * On failure nothing more is taken; what was taken before stands in RES and
 * in its batch.  DIR is loaded again when names were made.
 */
int import_run(struct sr *sr, struct sr_dir *dir,
    const struct import_options *opt, struct import_result *res,
    struct arena *a, struct sr_error *err);

#endif
