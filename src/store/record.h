/*
 * Rows of a record's own table: the SQL comes from its field table.  Knows
 * columns, no meaning.  A table `NAME` has a column for each field of record
 * NAME that is not SR_LOCAL; the head's four come first.
 *
 * Writing is for a transaction (store_begin) and takes NOW, the operation's
 * one instant.  SR_DERIVED fields beyond the head are read, never written;
 * SR_FIXED ones are written by insert alone.
 */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "store/sql.h"

/* SR_E_NONE when there is no such row. */
int record_get(struct store *st, const struct sr_record *r, sr_id id, void *rec,
    struct arena *a);
/* Is there such a row? */
int record_has(
    struct store *st, const struct sr_record *r, sr_id id, bool *there);
/* A new row: sets id, rev = 1, created_at and updated_at in REC as well. */
int record_insert(
    struct store *st, const struct sr_record *r, void *rec, sr_instant now);
/*
 * A row that brings its id and rev along (an exported file imported
 * elsewhere); created_at is kept if set.  SR_E_EXISTS if the id is taken.
 */
int record_insert_kept(
    struct store *st, const struct sr_record *r, void *rec, sr_instant now);
/*
 * Write all but fixed and derived fields if the row still has REC's rev;
 * REC then gets the new rev and updated_at.  SR_E_STALE when it changed,
 * SR_E_NONE when it is gone.
 */
int record_update(
    struct store *st, const struct sr_record *r, void *rec, sr_instant now);
/* Delete the row; SR_E_NONE when there is none. */
int record_remove(struct store *st, const struct sr_record *r, sr_id id);
/*
 * The first LIMIT rows after id AFTER, by id: for walks over a whole table.
 * rows->more: there may be further ones.
 */
int record_page(struct store *st, const struct sr_record *r, sr_id after,
    int limit, struct sr_rows *rows, struct arena *a);
int record_count(struct store *st, const struct sr_record *r, int64_t *n);

/* For sql_verify: FN for each statement of R. */
void record_queries(struct store *st, const struct sr_record *r,
    void (*fn)(void *ctx, const struct query *q), void *ctx);

#endif
