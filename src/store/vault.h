/*
 * Secrets are hashed in a process of its own, one at a time: each takes a
 * tenth of a second and 64 MiB on purpose, 64 at once would take the machine.
 * It knows no name, no row and no file.
 */
#ifndef STORE_VAULT_H
#define STORE_VAULT_H

#include "store/crypt.h"

struct vault;

struct vault_ask {
	bool make; /* a new hash of secret, else: does it fit hash? */
	struct crypt_cost cost;
	char hash[CRYPT_SECRET];
	unsigned char secret[CRYPT_MAC]; /* keyed hash of what was typed */
};

struct vault_answer {
	bool done; /* false: no memory, or the process is gone */
	bool same;
	bool stale;              /* made at another cost than asked */
	char hash[CRYPT_SECRET]; /* of make */
};

/*
 * Start the process.  Call it first of all: before a file is opened and a
 * thread begins, since it needs nothing of what is there.  NULL: it failed.
 */
struct vault *vault_open(void);
void vault_close(struct vault *v); /* NULL is fine */
/*
 * Ask and wait.  Where the process has gone, another one is started.  V NULL:
 * in this process (tests; personal mode).
 */
void vault_ask(
    struct vault *v, const struct vault_ask *ask, struct vault_answer *answer);

#endif
