/*
 * showroomd.conf: where the store of a shared house stands, who may reach it
 * and how many at a time.  Knows nothing of what the house decides: that is
 * rows of the database.
 */
#ifndef WIRE_CONF_H
#define WIRE_CONF_H

#include <stddef.h>

#include <showroom/error.h>

struct arena;

struct sr_conf {
	const char *database; /* absolute, like all paths here */
	const char *socket;
	const char *group;   /* whose members may connect */
	const char *backups; /* the directory of the daily backups */
	int64_t max_clients;
	int64_t max_clients_per_user;
};

/*
 * Fill C from N bytes of TEXT; what it does not say is as showroomd(8) says.
 * PATH is for messages.  SR_E_INVALID: which line and what is wrong with it,
 * field is the key; SR_E_NOMEM.  C lives in MEM.
 */
int conf_parse(struct sr_conf *c, const char *path, const char *text, size_t n,
    struct arena *mem, struct sr_error *err);
/*
 * The same for a file.  SR_E_FILE when it cannot be read or others than its
 * owner could have written it.
 */
int conf_read(struct sr_conf *c, const char *path, struct arena *mem,
    struct sr_error *err);

#endif
