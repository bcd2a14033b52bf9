/* What an account of the machine is called, and whether there is one. */
#ifndef BASE_ACCOUNT_H
#define BASE_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Room for any that the system tells. */
enum { ACCOUNT_NAME = 64 };

/* The name of UID in TO, its number where it has none; cut to SIZE. */
const char *account_name(uid_t uid, char *to, size_t size);

/* Is NAME known to be no account here?  False where nobody can say. */
bool account_missing(const char *name);

#endif
