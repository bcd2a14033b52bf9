/*
 * The store's end of the sockets: one thread takes a request of each terminal
 * in turn and answers it; what takes long goes to a lane.  Knows operations
 * as rows of the table and whoever serves them as functions, no rule.
 */
#ifndef WIRE_SERVER_H
#define WIRE_SERVER_H

#include "model/job.h"

/* Who serves.  A connection is what join returned. */
struct service {
	void *ctx;
	/*
	 * A terminal comes; NOW is the fixed clock it asks for ("" none).
	 * NULL with ERR filled refuses it.
	 */
	void *(*join)(void *ctx, const struct sr_peer *peer, const char *now,
	    struct sr_error *err);
	void (*leave)(void *conn);
	/* On the serving thread: a result code, or SR_DO_LATER. */
	int (*serve)(void *conn, struct sr_job *job);
	/*
	 * Serving: what JOB did stands, and yet the terminal is told that it
	 * failed.  NULL: that is all the same.
	 */
	void (*unsaid)(void *conn, struct sr_job *job);
	/* On a lane's thread: a result code, or SR_DO_AGAIN. */
	int (*work)(void *conn, struct sr_job *job);
	/*
	 * What was written since is on the disk when this returns SR_OK: no
	 * answer goes out before.  Otherwise ERR says why it may not last.
	 */
	int (*sync)(void *ctx, struct sr_error *err);
	bool (*owes)(void *ctx); /* would sync() do anything? */
	/* Who is logged in there, 0 nobody; asked if a job says whose. */
	sr_id (*who)(void *conn);
	/* Each second, serving; true: work for chore() is due. */
	bool (*tick)(void *ctx);
	void (*chore)(void *ctx);  /* on the worker's lane */
	void (*chored)(void *ctx); /* serving again, after it */
	void (*alone)(void *ctx);  /* the last terminal left */
	/* No answer is given any more: what the worker does may stop. */
	void (*ending)(void *ctx); /* may be NULL */
};

struct server_options {
	int listen;    /* bound, listening, non-blocking */
	int64_t uid;   /* >= 0: nobody else (personal mode) */
	int clients;   /* terminals at most */
	int per_user;  /* of one account at most */
	int linger_ms; /* end so long after the last one left; -1: never */
	int first_ms;  /* at least so long for the first one to come */
	/* How long one may take, or has to wait; 0: what is usual. */
	int hello_ms;  /* for its first words */
	int frame_ms;  /* for the rest of a frame that it began */
	int take_ms;   /* for taking any of an answer */
	int hold_ms;   /* answers wait for the disk, and each other */
	int notice_ms; /* between two notices */
	bool (*hurry)(void *ctx); /* may be NULL: then end at once */
	/*
	 * Asked before such an end: may it?  In personal mode: is nobody
	 * about to start this store?
	 */
	bool (*may_end)(void *ctx);
	void *ctx;
};

/* Serve until SIGTERM, SIGINT, or the linger is over. */
int server_run(const struct server_options *o, const struct service *service,
    struct sr_error *err);

#endif
