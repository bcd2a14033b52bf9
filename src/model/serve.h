/*
 * One call as the serving side sees it, whatever transport brought it.
 */
#ifndef MODEL_SERVE_H
#define MODEL_SERVE_H

#include <showroom/error.h>

struct arena;

struct sr_serve {
	int op;		    /* enum sr_op */
	const char *reason; /* beside the argument; "" = none */
	const void *arg;    /* record or struct sr_rows */
	void *res;	    /* the same; filled on success alone */
	struct arena *mem;  /* for the result's rows and text */
	struct sr_error err;
	uint64_t changed; /* bits 1 << enum sr_noun */
};

/* Whoever serves requests: the domain in this process, or a socket. */
struct sr_server {
	int (*dispatch)(void *ctx, struct sr_serve *req);
	void (*close)(void *ctx);
	void *ctx;
};

#endif
