/* What the files of the trail share, and record.c and tx.c call. */
#ifndef STORE_AUDIT_INSIDE_H
#define STORE_AUDIT_INSIDE_H

#include "store/audit.h"
#include "store/inside.h"

/* A row as it stands in the file. */
struct audit_row {
	int64_t id;
	sr_instant at;
	sr_day day;
	sr_id staff;
	int64_t uid;
	const char *via;
	int64_t session;
	const char *op;
	int32_t what;
	const char *record;
	int64_t row;
	const char *fields, *detail;
	int32_t times;
	int64_t nonce, serial;
	struct sr_bytes seal, mac;
};
extern const struct sr_record audit_rec_row;

struct audit_value {
	int64_t id;
	struct sr_bytes salt;
	const char *body;
};
extern const struct sr_record audit_rec_value;

/* A record that the transaction has changed. */
struct touched {
	struct touched *next; /* in the order of touching */
	struct touched *peer; /* with the same hash */
	const struct sr_record *record;
	sr_id id;
	void *before; /* NULL: the row is new */
	bool gone;
};

enum { AUDIT_MARK = 16, AUDIT_BUCKETS = 64 };

struct trail {
	const struct audit_by *by; /* NULL: not in an audited transaction */
	bool watch;
	struct arena *mem; /* until the end of the transaction */
	struct touched *first, **last;
	struct touched *bucket[AUDIT_BUCKETS];
	/* The newest row, if it is known. */
	bool headed;
	int64_t seq;
	sr_instant at;
	unsigned char mac[CRYPT_MAC];
	/* The key; `mark` tells it from others in the rows that begin with it.
	 */
	bool keyed, in_stretch;
	unsigned char key[CRYPT_KEY];
	char mark[AUDIT_MARK + 1];
	int64_t added, pending; /* rows: committed, of this transaction */
};

/* The trail of ST, made when first asked for; NULL: out of memory. */
struct trail *audit_trail(struct store *st);
void audit_close(struct store *st);
/* Of each write through record.c, before it happens. */
int audit_will_insert(
    struct store *st, const struct sr_record *r, const void *rec);
int audit_will_update(
    struct store *st, const struct sr_record *r, const void *rec);
int audit_will_remove(struct store *st, const struct sr_record *r, sr_id id);
/* What is touched becomes rows; before COMMIT. */
int audit_flush(struct store *st);
void audit_commit(struct store *st);
void audit_forget(struct store *st); /* after a rollback */

/*
 * The key beside the file.  SR_E_NONE without one; with MAKE a new one comes
 * into being, durable.
 */
int audit_key(struct store *st, struct trail *t, bool make);

/* The mac of ROW, with that of the row before it. */
void audit_mac(const unsigned char key[CRYPT_KEY],
    const unsigned char before[CRYPT_MAC], const struct audit_row *row,
    unsigned char mac[CRYPT_MAC]);
void audit_seal(const struct audit_value *v, unsigned char seal[CRYPT_MAC]);
/* A row with who and when filled in. */
void audit_row_by(struct audit_row *row, const struct audit_by *by);
/* Behind the newest; with FIELDS of BEFORE, a record of R, beside it. */
int audit_write(struct store *st, struct audit_row *row,
    const struct sr_record *r, const void *before, uint64_t fields);

#endif
