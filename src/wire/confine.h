/*
 * What a store of many gives up before it listens to anybody: gaining rights,
 * being traced or dumped, executing programs, and writing anywhere but in its
 * own directories.  The system's ways to say so, no policy of the house.
 */
#ifndef WIRE_CONFINE_H
#define WIRE_CONFINE_H

#include <stdbool.h>

/*
 * For this thread and whatever it starts from here on: before any other
 * thread.  WRITABLE ends with NULL; directories that are not there are left
 * out.  False where the kernel has no Landlock: then the rest holds alone.
 */
bool confine(const char *const writable[]);

#endif
