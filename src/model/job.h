/*
 * One call as the store's side gets it, and who answers it.  Between the
 * domain, which has the bodies, and the transports, which know neither it
 * nor the store.
 */
#ifndef MODEL_JOB_H
#define MODEL_JOB_H

#include <showroom/error.h>

struct arena;

struct sr_job {
	int op;             /* enum sr_op */
	const void *arg;    /* the record or struct sr_rows */
	const char *reason; /* why, for a signed day; "" = none given */
	void *res;          /* zeroed room for the record or struct sr_rows */
	struct arena *mem;  /* for the text and rows of the result */
	struct sr_error err;
	uint64_t changed; /* bits (1 << enum sr_noun) */
};

/*
 * dispatch: do it; SR_OK and *res filled, or an enum sr_rc and err filled.
 * What the argument points to is gone after the return; the result is copied
 * before anything else is asked.
 */
struct sr_server {
	int (*dispatch)(void *ctx, struct sr_job *job);
	void (*close)(void *ctx); /* may be NULL */
	void *ctx;
};

#endif
