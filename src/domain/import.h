/*
 * An import under way: rows come in calls of a few, each row is judged by the
 * rules of its noun; what is refused goes back with the reason and stops no
 * other.  A batch belongs to the connection that opened it.
 */
#ifndef DOMAIN_IMPORT_H
#define DOMAIN_IMPORT_H

#include "domain/ctx.h"

struct importing {
	struct sr_batch batch;
	struct arena *mem;
	/* A dry run writes nothing: what earlier rows would have taken. */
	const char **seen;
	size_t nseen, room;
	sr_day open_day; /* the last day seen unsigned, in this call */
	bool wrote;      /* of this row: it cannot be refused any more */
};

void import_free(struct importing *im); /* NULL is fine */
/* Refused unless that is this connection's batch; *IM gets it. */
int import_of(struct ctx *c, sr_id batch, struct importing **im);

/* How a row stands to what is in the file. */
enum import_how {
	IMPORT_NEW,   /* no id: numbered here */
	IMPORT_KEPT,  /* an id that is unknown here: kept */
	IMPORT_UPDATE /* known, and unchanged since it was exported */
};

/*
 * Judge REC by its field table and look for its id; OLD gets the stored row
 * of an update.  Refused: a row that was changed since its export.
 */
int import_begin(struct ctx *c, const struct sr_record *r, void *rec, void *old,
    enum import_how *how);
/* Are all columns of files equal? */
bool import_same(const struct sr_record *r, const void *a, const void *b);
/* Write REC as HOW says and note it with the batch as NOUN. */
int import_write(struct ctx *c, struct importing *im, const struct sr_record *r,
    void *rec, int noun, enum import_how how);
/* Refused on a signed day unless the batch brings corrections. */
int import_day(struct ctx *c, struct importing *im, const char *record,
    const char *field, sr_day day);
/* The correction row of a signed day, if it is one. */
int import_day_changed(struct ctx *c, struct importing *im, sr_day day,
    int noun, sr_id id, const char *text);
/* The person that name and number mean, noted with the batch if made. */
int import_person_for(struct ctx *c, struct importing *im, const char *name,
    const char *phone, int32_t sex, sr_id *id);
/* In a dry run: was KEY taken by an earlier row?  It is from now on. */
bool import_seen(struct importing *im, const char *key);

typedef int import_row(struct ctx *c, struct importing *im, const void *row);
/* All rows IN through FN; the refused ones into OUT. */
int import_rows(struct ctx *c, const struct sr_rows *in,
    const struct sr_record *r, import_row *fn, struct sr_rows *out);

#endif
