/*
 * Imports as numbered batches and what they refuse, drafts, pieces of a
 * backup; and the records of arguments that are a key, nothing, a number.
 */
#ifndef SHOWROOM_IMPORT_H
#define SHOWROOM_IMPORT_H

#include <showroom/enums.h>
#include <showroom/finding.h>

/* A file that was imported, and may be taken back. */
struct sr_batch {
	SR_HEAD;
	const char *kind; /* visits prospects persons lists */
	const char *file;
	sr_id staff;
	int32_t state; /* enum sr_batch_state */
	int32_t taken, refused;
	bool strict;      /* a name that is not known is refused, not added */
	bool corrections; /* rows of signed days become corrections */
	bool dry;         /* judge all, write nothing */
	const char *key;  /* its number in this file, from 1 */
	sr_day day;       /* when it began, as created_at in the file's zone */
	sr_time minute;
};
extern const struct sr_record sr_rec_batch;

struct arena;

/*
 * A row that was not taken: place in the call's rows, field and why.  The
 * arguments are those of an error, each as text behind the letter of its
 * kind: sr_refusal_error() reads them.
 */
struct sr_refusal {
	int32_t row; /* index into the rows of the call */
	const char *field;
	const char *message;           /* msgid */
	const char *a0, *a1, *a2, *a3; /* for {0}..{3} */
};
extern const struct sr_record sr_rec_refusal;
/* The refusal of row ROW for the reason ERR; its text goes to A. */
void sr_refusal_set(struct sr_refusal *r, int32_t row,
    const struct sr_error *err, struct arena *a);
/* The reason again; its message lives as long as R's. */
void sr_refusal_error(const struct sr_refusal *r, struct sr_error *err);

/*
 * Is the field a column of exported files?  What is hidden is not, but for
 * references: they tie rows of different files together.
 */
bool sr_field_exported(const struct sr_field *f);

/* A name that an import met and the house does not know yet. */
struct sr_adopt {
	sr_id batch;
	const char *list; /* "staff" or a list's name */
	const char *name;
	sr_id id; /* result */
};
extern const struct sr_record sr_rec_adopt;

/* A row of a batch that was kept when the others were taken back. */
struct sr_undo_line {
	int32_t noun; /* enum sr_noun */
	sr_id id;
	const char *text;
	const char *why; /* msgid: why it was kept */
};
extern const struct sr_record sr_rec_undo_line;

/* What stands in a form that was not saved. */
struct sr_draft {
	SR_HEAD;
	sr_id staff;
	const char *form;
	sr_id row;            /* the record being edited, 0 = a new one */
	struct sr_bytes body; /* as it was typed: nothing is checked yet */
};
extern const struct sr_record sr_rec_draft;

/*
 * A piece of a backup: ask with offset, get data; empty data ends it and
 * brings the manifest of a file called NAME.
 */
struct sr_chunk {
	int64_t offset, size;
	struct sr_bytes data;
	const char *name;
	struct sr_bytes manifest;
};
extern const struct sr_record sr_rec_chunk;

/* An id, or nothing. */
struct sr_key {
	sr_id id;
};
extern const struct sr_record sr_rec_key;
struct sr_none {
	int32_t unused;
};
extern const struct sr_record sr_rec_none;
/* How many rows an operation touched. */
struct sr_count {
	int32_t n;
};
extern const struct sr_record sr_rec_count;

#endif
