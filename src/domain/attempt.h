/*
 * What was tried, and how long the next try has to wait.  For a name from a
 * source (the Unix user that the system names; what a client claims does not
 * count): five failures cost 30 seconds, every further one twice as much, an
 * hour at most; twenty in a row from all sources disable the secret until it
 * is set anew; and from one source thirty an hour, whatever the name.  The
 * rows outlive a restart; a clock that is set back gains nothing.
 */
#ifndef DOMAIN_ATTEMPT_H
#define DOMAIN_ATTEMPT_H

#include "domain/ctx.h"

enum {
	ATTEMPTS_FREE = 5,
	ATTEMPTS_MOST = 20,
	ATTEMPTS_HOUR = 30,
	ATTEMPTS_WAIT = 30, /* seconds, after ATTEMPTS_FREE failures */
	ATTEMPTS_WAIT_MOST = 3600
};

/* Seconds to wait after FAILURES in a row. */
int attempt_wait(int failures);
/* May WHO be tried now?  If not, the refusal says how long to wait. */
int attempt_check(struct ctx *c, const char *who);
/* It failed: count it (in the transaction of the call). */
int attempt_failed(struct ctx *c, const char *who);
/* It was right: *FAILURES in a row before, from all sources, are forgiven. */
int attempt_right(struct ctx *c, const char *who, int32_t *failures);
/*
 * WHO's secret is to be set.  That costs a hash as well, so after
 * ATTEMPTS_FREE within an hour it waits as a failure does; else it is
 * counted, whatever becomes of it.
 */
int attempt_set(struct ctx *c, const char *who);
/* The secret is another one now: nothing was tried with it yet. */
int attempt_forget(struct ctx *c, const char *who);

#endif
