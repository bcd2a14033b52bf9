/* A store of a whole house: before it serves. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "daemon/shared.h"
#include "store/ground.h"
#include "wire/confine.h"
#include "base/banned.h"

int
shared_look(struct shared *s, const char *conf, struct sr_error *err)
{
	int rc;

	s->gate.fd = s->gate.lock = -1;
	s->mem = arena_new();
	if (s->mem == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	/* Whoever breaks into it would have the machine. */
	if (geteuid() == 0)
		return sr_fail(err, SR_E_DENIED, "", "",
		    N_("showroomd does not run as root. Start it as its own "
		       "account: setpriv --reuid=showroom --regid=showroom "
		       "--clear-groups showroomd --config {0}"),
		    1, SR_TXT(conf));
	rc = conf_read(&s->conf, conf, s->mem, err);
	if (rc == SR_OK)
		rc = ground_private(s->conf.database, err);
	/* A disk that is not mounted today is no reason to close the house. */
	if (rc == SR_OK)
		rc = ground_directory(s->conf.backups, err);
	if (rc == SR_OK && access(s->conf.database, F_OK) != 0)
		rc = sr_fail(err, SR_E_FILE, "conf", "database",
		    N_("{0} does not exist. Make the house first: "
		       "showroomd(8), SETTING UP."),
		    1, SR_TXT(s->conf.database));
	return rc == SR_OK ? gate_look(&s->gate, &s->conf, err) : rc;
}

int
shared_check(struct shared *s, struct sr_error *err)
{
	if (access(s->conf.backups, F_OK) == 0)
		return SR_OK;
	return sr_fail(err, SR_E_FILE, "conf", "backups",
	    N_("{0}, where the daily backups go, does not exist. Make it: "
	       "install -d -o showroom -g showroom -m 0700 {0}"),
	    1, SR_TXT(s->conf.backups));
}

static const char *
directory(struct shared *s, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash > path ? arena_ndup(s->mem, path, (size_t)(slash - path))
			    : "/";
}

int
shared_confine(struct shared *s, struct sr_error *err)
{
	const char *const writable[] = { directory(s, s->conf.database),
		s->conf.backups, directory(s, s->conf.socket), NULL };

	if (arena_failed(s->mem))
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	confine(writable); /* as far as this kernel goes */
	return SR_OK;
}

int
shared_listen(struct shared *s, struct sr_error *err)
{
	return gate_open(&s->gate, &s->conf, err);
}

/* A datagram to a path, or to a name of the kernel's ("@..."). */
void
shared_notify(const char *state)
{
	const char *name = getenv("NOTIFY_SOCKET");
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	size_t n = name != NULL ? strlen(name) : 0;
	int fd;

	if (n < 2 || n >= sizeof(to.sun_path))
		return;
	memcpy(to.sun_path, name, n);
	if (name[0] == '@')
		to.sun_path[0] = '\0';
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	/* A supervisor that does not listen is no reason not to serve. */
	(void)!sendto(fd, state, strlen(state), MSG_NOSIGNAL,
	    (struct sockaddr *)(void *)&to,
	    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n));
	close(fd);
}

void
shared_close(struct shared *s)
{
	gate_close(&s->gate);
	arena_free(s->mem);
}
