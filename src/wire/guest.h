/*
 * One terminal at the store: its bytes in and out, the request under way.
 * Never waits: what does not fit into the socket stays until it does, and
 * meanwhile nothing more is read from this one.
 */
#ifndef WIRE_GUEST_H
#define WIRE_GUEST_H

#include "wire/frame.h"
#include "wire/lane.h"
#include "wire/server.h"

struct arena;

enum guest_state {
	GUEST_NEW,   /* has not said hello */
	GUEST_READY, /* asks */
	GUEST_BUSY,  /* its request is with a lane */
	GUEST_ENDING /* to be hung up when its last words are out */
};

/* What all terminals of a store share. */
struct guests {
	const struct service *service;
	const struct server_options *o;
	struct arena *words; /* of the message being encoded */
	bool held; /* nothing goes out: what is said may not last yet */
};

struct guest {
	struct task task; /* first: a lane gives it back */
	struct guest *next;
	struct guests *all;
	int fd;
	enum guest_state state;
	bool gone; /* to be freed as soon as no lane has it */
	struct sr_peer peer;
	void *conn;
	unsigned char *in;
	size_t n_in, room_in;
	unsigned char *out;
	size_t at_out, n_out, room_out;
	uint64_t nonce;  /* of whoever is there, over all his lines */
	uint32_t serial; /* of the last request */
	struct arena *mem;
	struct sr_job job;
	int rc;          /* what the lane said */
	size_t sent;     /* rows of the result already in `out` */
	bool streaming;  /* and there are more */
	bool held;       /* answered while nothing goes out */
	size_t before;   /* bytes that waited before that answer */
	uint32_t work;   /* microseconds */
	uint64_t notice; /* nouns to be told of */
	int64_t noticed; /* ticks: when it was last told */
	int64_t since;   /* ticks: when what it owes us began */
};

/* The limit that was ASKED for, 0: the USUAL one. */
int guest_within(int asked, int usual);
/* Takes FD over; NULL when out of memory (FD is then closed). */
struct guest *guest_new(int fd, struct guests *all);
void guest_free(struct guest *g);
/* What poll() shall look for; 0: nothing now. */
short guest_wants(const struct guest *g);
/* Read what is there. */
void guest_read(struct guest *g);
/* Write what goes, fill up from the result, then notices. */
void guest_write(struct guest *g);
/* Is a whole frame here that can be taken now? */
bool guest_has(const struct guest *g, struct frame *f);
/* It is done with: drop it from the buffer. */
void guest_took(struct guest *g, const struct frame *f);
/* Tell it WHY, then hang up. */
void guest_refuse(struct guest *g, uint32_t why, const struct sr_error *err);
void guest_welcome(struct guest *g);
/* What was done for it is called a failure: the service is to know. */
void guest_unsaid(struct guest *g);
/* The answer to its request is RC and job; rows go out in parts. */
void guest_answer(struct guest *g, int rc);
/* What was held goes out; with ERR that is said of what was to be written. */
void guest_release(struct guest *g, const struct sr_error *err);
/* CHANGED as sr_changed(): told now, or soon if it was just told of others. */
void guest_tell(struct guest *g, uint64_t changed);
/* It owes us something and time is up (NOW: ticks)? */
bool guest_overdue(const struct guest *g, int64_t now);

#endif
