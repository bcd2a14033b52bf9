/*
 * What the file stands on: whose the directory is, who else could read or
 * change it, and whether the file system keeps SQLite's promises.  Knows no
 * content.
 */
#ifndef STORE_GROUND_H
#define STORE_GROUND_H

#include <showroom/error.h>

/* A file system as the kernel tells it. */
struct ground_fs {
	uint32_t magic; /* statfs.f_type */
	char type[32];  /* as /proc/self/mountinfo calls it, "" unknown */
};

/* Of the file or directory PATH; false: not to be found out. */
typedef bool ground_probe_fn(const char *path, struct ground_fs *fs);
ground_probe_fn ground_probe;

/*
 * What to call the file system FS in a refusal, NULL if a database is safe
 * there: locks and the shared memory of the log work on one machine's own
 * disk alone.
 */
const char *ground_network(const struct ground_fs *fs);

/*
 * For a store that keeps secrets from its clients: the directory of the
 * database PATH must be the caller's with mode 0700, the file and what
 * stands beside it his with mode 0600, if they are there.  SR_E_FILE: the
 * message names the mode and the command that mends it.
 */
int ground_private(const char *path, struct sr_error *err);
/* The same for a directory alone, if it is there. */
int ground_directory(const char *dir, struct sr_error *err);

#endif
