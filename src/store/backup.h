/*
 * A verified copy of the whole file as bytes: the caller writes them with
 * his own rights where he wants; the store opens no path of a client's.
 */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "store/db.h"

struct backup;

/*
 * Copy the store into an unnamed file in its own directory and verify it.
 * Not inside a transaction.  SR_E_FULL, SR_E_IO; nothing is left behind.
 */
int backup_make(struct store *st, struct backup **out);
int64_t backup_size(const struct backup *b);
/* LEN bytes from OFFSET; the bytes read, 0 at the end, SR_E_IO. */
int backup_read(struct backup *b, int64_t offset, void *buf, size_t len);
void backup_close(struct backup *b); /* NULL is fine */

#endif
