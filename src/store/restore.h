/*
 * Putting a backup in the place of a file: it is copied beside it, opened
 * with its key, held against its manifest, checked; then the two change
 * places, the old one keeping its bytes under another name.  For an offline
 * task: it holds the file's lock and has no store open.
 */
#ifndef STORE_RESTORE_H
#define STORE_RESTORE_H

#include <showroom/error.h>

#include "store/backup.h"
#include "store/file.h"
#include "store/lock.h"
#include "store/manifest.h"

struct arena;

/* A personal store goes a few seconds after the last terminal: ms. */
enum { RESTORE_WAIT = 6000 };

struct restore_ask {
	const char *backup; /* a file that `showroom backup` wrote */
	const char *key;    /* the file with the secret key; "" none */
	const char *path;   /* of the dealership's file */
	bool bare;          /* take it without a manifest */
	bool trial;         /* never finished: who asks holds the lock */
};

struct restore {
	const struct restore_ask *ask;
	struct sr_error *err;
	struct arena *mem;
	struct lock lock;
	struct manifest says; /* what the manifest says, or what was found */
	char copy[FILE_PATH]; /* what becomes the file; "" none */
	char kept[FILE_PATH]; /* what the old file is called now; "" none */
};

/*
 * R->copy is the database of the backup, whole.  SR_E_BUSY: somebody has the
 * file open.  SR_E_FILE: what the message says is wrong with the backup.
 * Nothing has changed yet.
 */
int restore_begin(struct restore *r, const struct restore_ask *ask,
    struct arena *mem, struct sr_error *err);
/* The copy, closed and without a log, takes the file's place. */
int restore_finish(struct restore *r, sr_instant now);
/* Let go of all that is left; after success and failure alike. */
void restore_end(struct restore *r);

#endif
