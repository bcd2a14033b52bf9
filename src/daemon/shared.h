/*
 * What a store of a whole house does besides serving: its configuration,
 * who it may run as, what it gives up, its socket.  For house.c.
 */
#ifndef DAEMON_SHARED_H
#define DAEMON_SHARED_H

#include "wire/conf.h"
#include "wire/gate.h"

struct shared {
	struct arena *mem;
	struct sr_conf conf;
	struct gate gate;
};

/*
 * Read the file CONF and look whether a store can serve as it says; nothing
 * is changed.  The error says what is wrong and what mends it.
 */
int shared_look(struct shared *s, const char *conf, struct sr_error *err);
/* What is no reason not to serve, and wrong all the same: for --check. */
int shared_check(struct shared *s, struct sr_error *err);
/* Give up what it will not need: before the file is opened. */
int shared_confine(struct shared *s, struct sr_error *err);
int shared_listen(struct shared *s, struct sr_error *err);
/* Tell whoever supervises it ($NOTIFY_SOCKET) STATE: "READY=1". */
void shared_notify(const char *state);
void shared_close(struct shared *s);

#endif
