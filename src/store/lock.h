/* One program at a time on a file: FILE.lock, and who holds it. */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include <showroom/error.h>

struct lock {
	int fd; /* -1: not held */
	char *path;
};

/*
 * Take the lock of the database PATH without waiting.  SR_E_BUSY: the
 * message names the user and the process that holds it.  SR_E_FILE when the
 * lock's file cannot be made, or its file system has no locks for SQLite.
 */
int lock_take(struct lock *l, const char *path, struct sr_error *err);
/* The same, waiting up to MS for a store that is about to end. */
int lock_wait(
    struct lock *l, const char *path, int64_t ms, struct sr_error *err);
void lock_drop(struct lock *l); /* fine if not held */

#endif
