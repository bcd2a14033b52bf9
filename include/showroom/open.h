/*
 * Opening a store: which one, and what a handle over a socket offers besides
 * calls.  In personal mode the store of a file is started when nobody has it
 * open; in shared mode it is there already.
 */
#ifndef SHOWROOM_OPEN_H
#define SHOWROOM_OPEN_H

#include <showroom/call.h>

/* Which store; one of PATH and SOCKET is "". */
struct sr_place {
	const char *path;   /* personal: the database file; else "" */
	const char *socket; /* shared: where the store listens; else "" */
	const char *now;    /* "2026-11-21 17:42": demo and tests; "" */
	bool create;        /* personal: make the file (then call init) */
	bool demo;          /* and fill it with the example dealership */
	bool throwaway;     /* and remove it when the last terminal left */
};

/*
 * A handle to the store at PLACE, which is copied, in *OUT until sr_close();
 * nobody is logged in yet: sr_session_open() or sr_init() come first.  NULL
 * and, in ERR until the next failure here: SR_E_FILE, SR_E_BUSY, SR_E_EXISTS,
 * SR_E_FULL as the store says of its file; SR_E_GONE when there is no store
 * to be had, SR_E_PROTOCOL when it is of another version, SR_E_DENIED when it
 * takes nobody else.
 */
int sr_open(
    const struct sr_place *place, struct sr **out, struct sr_error *err);

/*
 * The descriptor to wait on beside the keyboard, the handle's own; -1 while
 * there is nothing to wait for.  It may be another one after every call.
 */
int sr_fd(const struct sr *sr);
/*
 * Take what the store says unasked, without waiting: sr_changed() then tells
 * what others changed.  False: the line is lost, sr_again() mends it.
 */
bool sr_listen(struct sr *sr);
/*
 * After SR_E_GONE: connect again (personal mode starts the store anew) and
 * log in as before.  SR_OK, or why not yet (sr_error()).
 */
int sr_again(struct sr *sr);
/*
 * The last call failed with SR_E_GONE, and yet it was carried out: the store
 * went away before it could answer.  False: it was not, or nobody knows.
 */
bool sr_saved(const struct sr *sr);
/*
 * Microseconds that the store worked on the last call, without waiting; 0
 * when it is not known.  For whoever sends many calls and leaves room.
 */
uint32_t sr_work(const struct sr *sr);

#endif
