/*
 * Where the store of a file listens in personal mode: a socket and a lock in
 * a directory that is the user's alone, both named by device and inode of
 * the database, so that every name of a file leads to the same store.
 */
#ifndef WIRE_PLACE_H
#define WIRE_PLACE_H

#include <showroom/error.h>

struct meeting {
	char socket[108]; /* as long as the system allows */
	char lock[112];   /* held by whoever starts or ends the store */
};

/* The directory of all of them, made if need be, is ours alone: SR_E_FILE. */
int place_check(struct sr_error *err);
/*
 * The meeting place of the file PATH, which must exist.  SR_E_FILE: no such
 * file, or the directory is somebody else's.
 */
int place_of(const char *path, struct meeting *m, struct sr_error *err);
/*
 * Lock it; waits up to WAIT_MS while somebody else starts or ends a store.
 * -1 with errno, EWOULDBLOCK: he still does.
 */
int place_lock(const struct meeting *m, int wait_ms);
/* Let it go for good, under the lock. */
void place_leave(const struct meeting *m);
/*
 * Connect to a socket; -1 with errno when nobody listens there.  Sending and
 * receiving end when the store does not stir for two minutes.
 */
int place_connect(const char *socket);
/* Listen there; -1 with errno.  The place must be locked. */
int place_listen(const char *socket);

#endif
