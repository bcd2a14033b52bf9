/*
 * The socket of a house: a directory that the staff may enter and the store
 * alone may write, a socket for the group, one store at a time.
 */
#ifndef WIRE_GATE_H
#define WIRE_GATE_H

#include <sys/types.h>

#include "wire/conf.h"

struct gate {
	const char *socket; /* not a copy */
	int fd;             /* listening; -1: closed */
	int lock;           /* held as long */
	gid_t group;
};

/*
 * Is there a group, and a directory with the right owner, group and mode, and
 * nothing else in the socket's place?  SR_E_FILE: the message says what mends
 * it.
 */
int gate_look(struct gate *g, const struct sr_conf *c, struct sr_error *err);
/*
 * Look, and listen there.  A dead socket of ours goes; SR_E_BUSY when another
 * store answers.
 */
int gate_open(struct gate *g, const struct sr_conf *c, struct sr_error *err);
void gate_close(struct gate *g); /* fine if it was never opened */

#endif
