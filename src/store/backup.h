/*
 * A verified copy of the whole file: as bytes for a caller who writes them
 * with his own rights where he wants (the store opens no path of a client's),
 * or into the house's own directory of backups.
 */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "store/db.h"
#include "store/manifest.h"

struct backup;

/*
 * Copy the store as it is now into an unnamed file in its own directory and
 * verify it; others go on writing.  Sealed for KEY, a public key in
 * hexadecimal, unless that is "".  Not inside a transaction.  SR_E_FULL,
 * SR_E_IO; nothing is left behind.
 */
int backup_make(struct store *st, const char *key, struct backup **out);
int64_t backup_size(const struct backup *b);
/* Of the bytes, in hexadecimal. */
const char *backup_digest(const struct backup *b);
/* LEN bytes from OFFSET; the bytes read, 0 at the end, SR_E_IO. */
int backup_read(struct backup *b, int64_t offset, void *buf, size_t len);
bool backup_sealed(const struct backup *b);
/* What is to stand beside it when it is called FILE and was made at WHEN. */
const char *backup_manifest(
    struct backup *b, const char *file, sr_instant when, struct arena *a);
void backup_close(struct backup *b); /* NULL is fine */

/*
 * Where a house's own backups are: DIR/BASE-20261121-213000.db (.sealed),
 * each with its manifest.  DAILY and WEEKLY: as many days and weeks keep
 * their last one.
 */
struct backup_place {
	const char *dir, *base;
	sr_instant when;
	int daily, weekly;
};

/*
 * Write B there, whole or not at all, then remove what is not kept.  NAME
 * gets the file's, without DIR.
 */
enum { BACKUP_NAME = 256 };
int backup_keep(
    struct backup *b, const struct backup_place *p, char name[BACKUP_NAME]);

/* "20261121-213000": WHEN in the file's zone. */
enum { BACKUP_STAMP = 16 };
void backup_stamp(char stamp[BACKUP_STAMP], sr_instant when);

/*
 * Of N backups, made on DAY[0..N-1], the newest first: which are kept?  The
 * last one of each of the DAILY last days and the WEEKLY last weeks that
 * have one; the newest in any case.
 */
void backup_choose(
    const sr_day *day, size_t n, int daily, int weekly, bool *keep);

/*
 * The same, beside the file itself as PATH.before-NUMBER, before its format
 * is changed.
 */
int backup_before(struct store *st, int number);

#endif
