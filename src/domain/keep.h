/*
 * The backups that a store makes by itself, and how old the last good one
 * is, whoever made it.
 */
#ifndef DOMAIN_KEEP_H
#define DOMAIN_KEEP_H

#include "domain/ctx.h"

struct keeping;

/* DIR: where they go; "" none are made.  NULL: out of memory, or none. */
struct keeping *keeping_new(const char *dir);
void keeping_free(struct keeping *k); /* NULL is fine */
/* A good one was made AT. */
void keeping_good(struct domain *d, sr_instant at);
/*
 * Is there none that is younger than 26 hours?  LAST: the last good one, 0
 * none.  A young file has time until then; an example needs none.
 */
int backup_is_late(struct ctx *c, bool *late, sr_instant *last);
/* Why the store's own last one failed; "" it did not. */
int backup_trouble(struct ctx *c, const char **why);
/*
 * BACKUP, which the store of PATH has made, as a restore would take it, in a
 * copy that is removed again.  SR_E_FILE: what is wrong with it; SR_E_GONE:
 * *STOP became true.
 */
int restore_try(const char *backup, const char *path, const atomic_bool *stop,
    struct arena *mem, struct sr_error *err);

#endif
