/* The audit trail: who did what, to which row, when. */
#ifndef SHOWROOM_AUDIT_H
#define SHOWROOM_AUDIT_H

#include <showroom/enums.h>

/* A row of the trail as people read it. */
struct sr_audit {
	sr_id id; /* its number, from 1 without a gap */
	sr_instant at;
	sr_day day;
	sr_time minute; /* both of `at`, in the file's zone */
	sr_id staff;
	int32_t what;       /* enum sr_audit_what */
	const char *op;     /* "card.save" */
	const char *record; /* "card" */
	sr_id row;
	const char *title;  /* what people call the row: "A-26-0123" */
	const char *fields; /* columns that changed: "owner,note" */
	/* What stood there: sr_values_get(); "" for whoever may not know. */
	const char *before;
	const char *detail;
	int32_t times;   /* so often, in a row */
	const char *via; /* the terminal, as the client claims */
	int64_t uid;     /* Unix user; -1 unknown */
	sr_id session;   /* number of the row of the login */
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_audit;

/* A call of a client, as it numbers them itself. */
struct sr_did {
	int64_t nonce;
	int64_t serial;
};
extern const struct sr_record sr_rec_did;

/* What a check compares the trail with: an anchor that was kept elsewhere. */
struct sr_anchor {
	int64_t seq;     /* 0: none */
	const char *mac; /* hexadecimal */
};
extern const struct sr_record sr_rec_anchor;

/* The record of that name among them, or NULL. */
const struct sr_record *sr_record_named(const char *name);

struct arena;

/*
 * The fields FIELDS (bits by their number) of REC as text, a line each:
 * "owner=1099511627777\nnote=...\n"; text goes to A.
 */
const char *sr_values_put(const struct sr_record *r, const void *rec,
    uint64_t fields, struct arena *a);
/* Such text into REC; the bits of the fields that were there. */
uint64_t sr_values_get(
    const struct sr_record *r, const char *text, void *rec, struct arena *a);

#endif
