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

/*
 * The meeting place of the file PATH, which must exist; its directory is
 * made if need be.  SR_E_FILE: no such file, or the directory is somebody
 * else's.
 */
int place_of(const char *path, struct meeting *m, struct sr_error *err);
/*
 * Lock it; waits while somebody else starts or ends a store, or not: -1 with
 * EWOULDBLOCK.  -1 with another errno: no lock can be had there.
 */
int place_lock(const struct meeting *m, bool wait);
/* Let it go for good, under the lock; the last takes the directory along. */
void place_leave(const struct meeting *m);
/* Connect to a socket; -1 with errno when nobody listens there. */
int place_connect(const char *socket);
/* Listen there; -1 with errno.  The place must be locked. */
int place_listen(const char *socket);

#endif
