/*
 * A handle to a store and the one way to ask it: an operation of the table
 * (ops.h) with a value in and a value out.  Which transport carries the call
 * is the handle's secret.  A handle is one thread's, one call at a time.
 */
#ifndef SHOWROOM_CALL_H
#define SHOWROOM_CALL_H

#include <showroom/field.h>

struct arena;
struct sr;

/*
 * Call operation OP with the record (or, for a MANY argument, the struct
 * sr_rows) ARG, as sr_ops[OP] says; the result record or struct sr_rows goes
 * to RES, its rows and texts into the arena A, where they live as long as it.
 * SR_OK, or a negative enum sr_rc: RES is untouched, sr_error() tells why.
 */
int sr_call(struct sr *sr, int op, const void *arg, void *res, struct arena *a);
/*
 * The reason, of which a copy goes with the next call alone: a change in a
 * signed day is refused with SR_E_SIGNED until one is given, then it becomes a
 * correction.
 */
void sr_reason(struct sr *sr, const char *reason);
/* The error of the last failed call; valid until the next call. */
const struct sr_error *sr_error(const struct sr *sr);
/*
 * Bits (1 << enum sr_noun) of what calls here and, after sr_listen(), others
 * have changed since last asked: what was read of these may be stale.  A bit
 * SR_OTHERS further up: only rows of another salesperson have changed, and
 * what shows the caller's own alone is as it was.
 */
enum { SR_OTHERS = 32 };
uint64_t sr_changed(struct sr *sr);
/* Hang up and free; what calls put into arenas stays.  NULL is fine. */
void sr_close(struct sr *sr);

#endif
