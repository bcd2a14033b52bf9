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
	/* showroom/open.h; NULL where there is no line that could be lost. */
	int (*fd)(const struct sr *sr);
	bool (*listen)(struct sr *sr);
	int (*again)(struct sr *sr, struct sr_error *err);
};

struct line;    /* a socket and what is known of its store */
struct message; /* of an error that came over the wire */

struct sr {
	const struct transport *transport;
	struct sr_server server; /* direct and loopback */
	struct line *line;       /* socket */
	struct arena *scratch;
	char *reason;     /* for the next call; NULL = none */
	bool reason_lost; /* it did not fit into memory */
	struct message *messages;
	struct sr_error err;
	uint64_t changed;
	bool saved;    /* the call failed, and yet was carried out */
	uint64_t told; /* what others changed, until it is listened for */
	uint32_t work; /* microseconds of the last call in the store */
};

/* A handle over TRANSPORT; NULL when out of memory. */
struct sr *call_open(
    const struct transport *transport, const struct sr_server *server);
/* A lasting copy of an error's message id, the same for the same text. */
const char *call_message(struct sr *sr, const char *text);
/* Room for the result of OP: a cleared record, or rows; NULL. */
void *call_room(int op, struct arena *a);
/* Fill ERR: the memory is used up; a message too long; one that is none. */
int call_no_memory(struct sr_error *err);
int call_too_long(struct sr_error *err);
int call_garbled(struct sr_error *err);

#endif
