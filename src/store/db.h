/*
 * An open file: opening with every guard on, transactions, scripts of the
 * schema folder.  Knows no table but `serial`; the nouns' SQL stands in
 * their own files of this folder (sql.h).
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdatomic.h>

#include <showroom/error.h>

#include "store/ground.h"

struct store;
struct embedded;

enum store_flag {
	STORE_CREATE = 1 << 0,   /* make the file; SR_E_EXISTS if it is there */
	STORE_READONLY = 1 << 1, /* never write, take no lock */
	/* Made in one go or thrown away: nothing of it survives a crash. */
	STORE_THROWAWAY = 1 << 2,
	STORE_NETWORK = 1 << 3, /* a network file system is no reason not to */
	/* A copy at work: nothing of it is kept before a migration. */
	STORE_SCRATCH = 1 << 4
};

struct store_options {
	const char *path; /* ":memory:" for a test that needs no file */
	int flags;        /* enum store_flag */
	int busy_ms;      /* wait for a lock at most; 0 = 5000 */
	/* Migration steps; NULL = the built-in schema. */
	const struct embedded *steps;
	ground_probe_fn *probe; /* NULL = the kernel's word */
	/* Once true, by any thread, no statement goes on: SR_E_GONE. */
	const atomic_bool *stop; /* NULL: nobody does that */
};

/*
 * Open the file, take its lock (unless read-only), bring its schema up to
 * date.  A file or directory that cannot be written is opened for reading:
 * store_readonly() tells, and store_begin() refuses with a message.
 *
 * ERR must outlive the store: it is THE error of this store.  Every call on
 * it fills ERR on failure (and nothing else does), so that callers pass no
 * error along: `rc = sql_run(...); if (rc < 0) return rc;`.
 *
 * SR_E_FILE: no such file or directory, not a database, somebody else's,
 * newer than this program.  SR_E_BUSY: the message names who holds it.
 * SR_E_EXISTS, SR_E_FULL, SR_E_IO, SR_E_NOMEM.  *OUT is NULL on failure.
 */
int store_open(
    struct store **out, const struct store_options *opt, struct sr_error *err);
/* An open transaction is rolled back.  NULL is fine. */
void store_close(struct store *st);

/*
 * Move the log into the file, as far as nobody reads: a plain copy of the
 * file is then whole.  Failing does no harm: the next writer does it.
 */
void store_rest(struct store *st);

/*
 * How this store finds persons by text: FN(CTX, text, ids) adds their ids.
 * The domain sets it for each operation (it knows who may search what).
 */
struct idset;
typedef int store_search_fn(void *ctx, const char *text, struct idset *ids);
/* Sets found with another KEY are not reused: who asks, and what is loaded. */
void store_on_search(
    struct store *st, store_search_fn *fn, void *ctx, int64_t key);
/* Persons that TEXT finds, by the function above; none without one. */
int store_search(struct store *st, const char *text, struct idset *ids);

/*
 * No statement from here on goes on for longer than MS in all: it fails with
 * SR_E_BUSY, and what it wrote is undone.  0: as long as it takes.
 */
void store_limit(struct store *st, int ms);

/* Was it told to stop (store_options)?  For what works without statements. */
bool store_stopped(const struct store *st);

/* The error of this store (the one given to store_open). */
struct sr_error *store_error(const struct store *st);
const char *store_path(const struct store *st);
bool store_readonly(const struct store *st);
/* The network file system that was accepted; "": it lies on none. */
const char *store_network(const struct store *st);
/* Moves with every change made through this store: a key for caches. */
uint64_t store_changes(const struct store *st);
/* Another connection may have written: what was remembered is stale. */
void store_stale(struct store *st);

/*
 * BEGIN IMMEDIATE.  Transactions do not nest: a second begin is refused with
 * SR_E_PROTOCOL.  On a store opened with STORE_READONLY it begins a snapshot
 * to read from.
 */
int store_begin(struct store *st);
/*
 * Only after SR_OK may anybody say "saved".  On failure all is rolled back
 * already.
 */
int store_commit(struct store *st);
/*
 * In the log, a commit is there for every reader, but not yet for ever:
 * before anybody is told of it, store_sync() has it on the disk, together
 * with all others since the last time.  SR_E_IO: it may or may not last.
 */
int store_sync(struct store *st);
/* Is there anything that store_sync() would do? */
bool store_owes(const struct store *st);
/*
 * Undo the transaction; without one nothing happens.  The error set before
 * stays, so that it can stand on every way out.
 */
void store_rollback(struct store *st);
/*
 * A part of it that may be undone alone, one at a time; numbers given out in
 * it stay given.  After an error the whole of it is to be rolled back.
 */
int store_part(struct store *st);
int store_part_end(struct store *st, bool keep);
/*
 * Between the two all is read from one state of the file, and the file is
 * locked once instead of for each statement.  Nothing is written there.
 */
int store_look(struct store *st);
void store_look_end(struct store *st);
bool store_in_transaction(const struct store *st);

/*
 * Run the embedded script PATH ("preset/ftms.sql") inside the caller's
 * transaction.
 */
int store_script(struct store *st, const char *path);

/*
 * The next number of the series NAME, from 1; it belongs to the caller's
 * transaction (a rollback gives it back).
 */
int serial_next(struct store *st, const char *name, int64_t *number);
/* The same as an id: store number * 2^40 + serial. */
int serial_id(struct store *st, const char *name, sr_id *id);
/* The series NAME shall never give out ID: an imported row kept it. */
int serial_keep(struct store *st, const char *name, sr_id id);
/* The same for a bare NUMBER of the series. */
int serial_past(struct store *st, const char *name, int64_t number);

#endif
