/*
 * A file that is locked as long as its holder runs, so that a kill frees it.
 * Knows nothing of what it guards.
 */
#ifndef BASE_LOCKFILE_H
#define BASE_LOCKFILE_H

#include <stdint.h>

/*
 * Lock the file PATH, made if need be; waits up to MS.  Its descriptor, whose
 * end frees it; -1 with errno, EWOULDBLOCK: somebody else holds it.  Remove
 * the file only while holding it.
 */
int lockfile_take(const char *path, int64_t ms);

#endif
