/*
 * The audit trail in the file: rows that are chained by a keyed hash, each
 * written in the transaction of what it tells about.  While it watches,
 * every record that is written (record.h) leaves its row by itself.  Knows
 * no operation and no right.
 *
 * The key is FILE.key, made with the file and never part of a backup.  Where
 * it is missing (a copy, a restored file) a new key begins a new stretch,
 * with a row that says so.
 */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include <showroom/audit.h>
#include <showroom/finding.h>

#include "store/crypt.h"
#include "store/list.h"

/* Who and when, of the rows of one transaction. */
struct audit_by {
	sr_instant at;
	sr_day day; /* at, in the file's zone */
	sr_id staff;
	int64_t uid; /* -1 unknown */
	const char *via;
	int64_t session;
	const char *op;
	int64_t nonce, serial; /* 0: the client numbers no calls */
};

struct audit_entry {
	int32_t what;       /* enum sr_audit_what */
	const char *record; /* "" none */
	sr_id row;
	const char *fields, *detail; /* "" none */
	int32_t times;               /* 0 counts as once */
};

/*
 * Inside a transaction: from here to its end, rows are by BY, which must
 * outlive it and may be filled until the commit.  With WATCH every record
 * that is written is noted, as it was before and as it is at the commit.
 */
void audit_begin(struct store *st, const struct audit_by *by, bool watch);
/* Note R's row ID: a statement of its own is about to change it. */
int audit_touch(struct store *st, const struct sr_record *r, sr_id id);
/* A row of its own; after audit_begin. */
int audit_add(struct store *st, const struct audit_entry *e);

/* The newest row: number (0: none yet) and mac. */
int audit_head(struct store *st, int64_t *seq, unsigned char mac[CRYPT_MAC]);
/* How many rows this store has added since it was opened. */
int64_t audit_added(const struct store *st);
/* "0f3a..." of N bytes into TEXT (2 N + 1). */
void audit_hex(char *text, const unsigned char *bytes, size_t n);

/*
 * Verify the rows from number FIRST on (the one before it is believed); each
 * fault goes to FN as a finding, the first one first.  ANCHOR: a number and
 * mac that were kept outside, seq 0 for none.
 */
typedef int audit_found(void *ctx, const struct sr_finding *f);
int audit_verify(struct store *st, int64_t first,
    const struct sr_anchor *anchor, audit_found *fn, void *ctx);

enum {
	AUDIT_HEAD,
	AUDIT_STRETCH,
	AUDIT_STRETCH_AT,
	AUDIT_INSERT,
	AUDIT_VALUE,
	AUDIT_WALK,
	AUDIT_VALUE_OF,
	AUDIT_LIST_ROW,
	AUDIT_IN_DAYS,
	AUDIT_ABOUT,
	AUDIT_DID,
	AUDIT_SAID,
	AUDIT_NEXT,
	AUDIT_LAST,
	AUDIT_NSQL
};
extern const struct query audit_sql[AUDIT_NSQL];
extern const struct list_spec audit_list;

#endif
