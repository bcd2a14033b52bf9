/*
 * The store's program: how it opens a file, serves terminals, does one task.
 * Joins wire and domain, which know nothing of each other; no rule and no
 * frame is made here.
 */
#ifndef DAEMON_DAEMON_H
#define DAEMON_DAEMON_H

#include <showroom/error.h>

#include "domain/domain.h"
#include "wire/place.h"
#include "wire/server.h"

/* The words of the command line. */
struct ask {
	const char *path, *now;
	const char *conf; /* shared mode */
	bool personal, create, demo, throwaway, locked, task;
	bool check, network, help, version;
};

struct daemon {
	struct ask ask;
	struct domain *domain;
	struct meeting place;
	int listen, lock;
};

/* A store of one's own, until nobody uses it; START_READY is told. */
int daemon_personal(struct daemon *d, struct sr_error *err);
/* A house's store, as ask.conf says, until it is told to end. */
int daemon_house(struct daemon *d, struct sr_error *err);
/* One piece of work, asked and answered at START_READY: the exit code. */
int daemon_task(void);

/* What the server asks of this store. */
struct service service_of(struct daemon *d);
/*
 * Open d->domain.  A file that is in use is tried again for MS, no longer:
 * each try may wait some seconds for another program by itself.
 */
int service_open(struct daemon *d, const struct domain_options *opt, int64_t ms,
    struct sr_error *err);
/* NOW is no time for --now. */
int service_no_time(const char *now, struct sr_error *err);

#endif
