/* The socket of a house. */
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/reason.h"
#include "wire/gate.h"
#include "wire/place.h"
#include "base/banned.h"

static int
find_group(const char *name, gid_t *gid, struct sr_error *err)
{
	struct group gr, *found = NULL;
	size_t size = 64 * 1024; /* all members of it */
	char *buf = malloc(size);
	int rc = SR_OK;

	if (buf == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	if (getgrnam_r(name, &gr, buf, size, &found) == 0 && found != NULL)
		*gid = gr.gr_gid;
	else
		rc = sr_fail(err, SR_E_FILE, "conf", "group",
		    N_("There is no group {0}. Make it: groupadd --system "
		       "{0}"),
		    1, SR_TXT(name));
	free(buf);
	return rc;
}

static int
check_directory(const char *dir, const struct stat *s, const struct gate *g,
    const char *group, struct sr_error *err)
{
	char mode[8];

	if (!S_ISDIR(s->st_mode))
		return sr_fail(err, SR_E_FILE, "conf", "socket",
		    N_("{0} is no directory. Check the name."), 1, SR_TXT(dir));
	if ((s->st_uid != geteuid() && s->st_uid != 0) ||
	    access(dir, W_OK) != 0)
		return sr_fail(err, SR_E_FILE, "conf", "socket",
		    N_("The directory {0} belongs to another user than the "
		       "store runs as. Mend it as root: chown showroom {0}"),
		    1, SR_TXT(dir));
	if (s->st_gid != g->group)
		return sr_fail(err, SR_E_FILE, "conf", "socket",
		    N_("The directory {0} is not the group {1}'s, so the staff "
		       "cannot reach the socket. Mend it as root: chgrp {1} "
		       "{0}; chmod 2750 {0}"),
		    2, SR_TXT(dir), SR_TXT(group));
	/* Entered by the group, written by the owner, new files the group's. */
	if ((s->st_mode & 07727) == 02700 && (s->st_mode & S_IXGRP) != 0)
		return SR_OK;
	snprintf(mode, sizeof(mode), "%04o", (unsigned)s->st_mode & 07777);
	return sr_fail(err, SR_E_FILE, "conf", "socket",
	    N_("The directory {0} has the mode {1}: the staff shall enter it, "
	       "and nobody but the store make a socket there. Mend it: chmod "
	       "2750 {0}"),
	    2, SR_TXT(dir), SR_TXT(mode));
}

static int
taken(const char *socket, struct sr_error *err)
{
	return sr_fail(err, SR_E_BUSY, "conf", "socket",
	    N_("Another store listens at {0} already. Stop that one first."), 1,
	    SR_TXT(socket));
}

/* Nothing is removed but what a store of ours left. */
static int
check_socket(const char *name, struct sr_error *err)
{
	struct stat s;
	int fd;

	if (lstat(name, &s) != 0)
		return errno == ENOENT
			   ? SR_OK
			   : sr_fail(err, SR_E_FILE, "conf", "socket",
				 N_("{0} cannot be opened: {1}."), 2,
				 SR_TXT(name), SR_LABEL(reason_of(errno)));
	if (!S_ISSOCK(s.st_mode) || s.st_uid != geteuid())
		return sr_fail(err, SR_E_FILE, "conf", "socket",
		    N_("{0} is in the way: it is {1}. See what it is for, then "
		       "remove it."),
		    2, SR_TXT(name),
		    SR_LABEL(S_ISLNK(s.st_mode)    ? N_("a symbolic link")
			     : S_ISSOCK(s.st_mode) ? N_("another user's socket")
			     : S_ISDIR(s.st_mode)  ? N_("a directory")
						   : N_("a file")));
	fd = place_connect(name);
	if (fd < 0 && errno == ECONNREFUSED)
		return SR_OK;
	if (fd >= 0)
		close(fd);
	return taken(name, err);
}

int
gate_look(struct gate *g, const struct sr_conf *c, struct sr_error *err)
{
	const char *slash = strrchr(c->socket, '/');
	char dir[sizeof(((struct meeting *)NULL)->socket)];
	struct stat s;
	int rc;

	g->socket = c->socket;
	g->fd = g->lock = -1;
	snprintf(dir, sizeof(dir), "%.*s",
	    slash > c->socket ? (int)(slash - c->socket) : 1, c->socket);
	rc = find_group(c->group, &g->group, err);
	if (rc == SR_OK && stat(dir, &s) != 0)
		rc = sr_fail(err, SR_E_FILE, "conf", "socket",
		    N_("The directory {0} cannot be used: {1}. Make it as "
		       "root: install -d -o showroom -g {2} -m 2750 {0}"),
		    3, SR_TXT(dir), SR_LABEL(reason_of(errno)),
		    SR_TXT(c->group));
	if (rc == SR_OK)
		rc = check_directory(dir, &s, g, c->group, err);
	return rc == SR_OK ? check_socket(c->socket, err) : rc;
}

int
gate_open(struct gate *g, const struct sr_conf *c, struct sr_error *err)
{
	struct meeting m;
	struct stat s;
	int rc = gate_look(g, c, err);

	if (rc < 0)
		return rc;
	snprintf(m.socket, sizeof(m.socket), "%s", c->socket);
	snprintf(m.lock, sizeof(m.lock), "%s.lk", c->socket);
	g->lock = place_lock(&m, 0);
	if (g->lock < 0)
		return taken(c->socket, err);
	g->fd = place_listen(c->socket);
	/* Made for the owner alone; the directory gave it its group. */
	if (g->fd >= 0 && chmod(c->socket, 0660) == 0 &&
	    stat(c->socket, &s) == 0 && s.st_gid == g->group)
		return SR_OK;
	rc = sr_fail(err, SR_E_FILE, "conf", "socket",
	    N_("The socket {0} cannot be made: {1}."), 2, SR_TXT(c->socket),
	    SR_LABEL(reason_of(errno)));
	gate_close(g);
	return rc;
}

void
gate_close(struct gate *g)
{
	if (g->fd >= 0) {
		unlink(g->socket);
		close(g->fd);
	}
	if (g->lock >= 0)
		close(g->lock);
	g->fd = g->lock = -1;
}
