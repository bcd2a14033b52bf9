/*
 * Inside of a handle: what every transport shares.  A transport is one
 * function that brings a job to a dispatcher and its result back.
 */
#ifndef WIRE_CALL_H
#define WIRE_CALL_H

#include <showroom/call.h>

#include "model/job.h"

struct transport {
	/*
	 * Have JOB done.  On success job->res holds a value whose text and
	 * rows are in A, nothing of it shared with the store; on failure
	 * job->err is filled.  job->mem is scratch, gone at the next call.
	 */
	int (*call)(struct sr *sr, struct sr_job *job, struct arena *a);
	void (*close)(struct sr *sr);
};

struct message; /* of an error that came over the wire */

struct sr {
	const struct transport *transport;
	struct sr_server server; /* direct and loopback */
	struct arena *scratch;
	char *reason;     /* for the next call; NULL = none */
	bool reason_lost; /* it did not fit into memory */
	struct message *messages;
	struct sr_error err;
	uint64_t changed;
};

/* A handle over TRANSPORT; NULL when out of memory. */
struct sr *call_open(
    const struct transport *transport, const struct sr_server *server);
/* A lasting copy of an error's message id, the same for the same text. */
const char *call_message(struct sr *sr, const char *text);
/* Fill ERR: the memory is used up. */
int call_no_memory(struct sr_error *err);

#endif
