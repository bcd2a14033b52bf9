/* Reaching the store. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/reason.h"
#include "wire/place.h"
#include "wire/reach.h"
#include "wire/start.h"
#include "base/banned.h"

struct reach {
	char *path, *socket, *now;
	bool create, demo, throwaway;
};

void
reach_free(struct reach *r)
{
	if (r == NULL)
		return;
	free(r->path);
	free(r->socket);
	free(r->now);
	free(r);
}

struct reach *
reach_new(const struct sr_place *place)
{
	struct reach *r = calloc(1, sizeof(*r));

	if (r == NULL)
		return NULL;
	r->path = strdup(place->path != NULL ? place->path : "");
	r->socket = strdup(place->socket != NULL ? place->socket : "");
	r->now = strdup(place->now != NULL ? place->now : "");
	r->create = place->create;
	r->demo = place->demo;
	r->throwaway = place->throwaway;
	if (r->path == NULL || r->socket == NULL || r->now == NULL) {
		reach_free(r);
		return NULL;
	}
	return r;
}

const char *
reach_now(const struct reach *r)
{
	/* The example's clock was set when it was made, and runs. */
	return r->demo ? "" : r->now;
}

const char *
reach_terminal(void)
{
	static char name[64];
	const char *ssh = getenv("SSH_CONNECTION");
	char tty[48] = "";

	if (ttyname_r(STDIN_FILENO, tty, sizeof(tty)) != 0)
		tty[0] = '\0';
	if (strncmp(tty, "/dev/", 5) == 0)
		memmove(tty, tty + 5, strlen(tty + 5) + 1);
	if (ssh != NULL)
		snprintf(name, sizeof(name), "%.20s %.*s", tty,
		    (int)strcspn(ssh, " "), ssh);
	else
		snprintf(name, sizeof(name), "%s", tty);
	return name;
}

static int
reach_shared(const struct reach *r, int *fd, struct sr_error *err)
{
	int why;

	*fd = place_connect(r->socket);
	if (*fd >= 0)
		return SR_OK;
	why = errno;
	if (why == EACCES)
		return sr_fail(err, SR_E_DENIED, "", "",
		    N_("You may not reach the store at {0}: the administrator "
		       "adds you to its group of staff; then log in anew."),
		    1, SR_TXT(r->socket));
	return sr_fail(err, SR_E_GONE, "", "",
	    N_("No store answers at {0}: {1}. The administrator starts "
	       "showroomd."),
	    2, SR_TXT(r->socket), SR_LABEL(reason_of(why)));
}

/* The file by its whole name: the store stands elsewhere. */
static char *
whole_name(const char *path)
{
	char *dir, *name, *all = NULL;
	const char *slash = strrchr(path, '/');
	struct stat s;
	size_t n;

	/* Lock, log and keys are beside the file, not beside a link to it. */
	if (stat(path, &s) == 0 && S_ISREG(s.st_mode))
		return realpath(path, NULL);
	if (slash == NULL)
		dir = realpath(".", NULL);
	else if (slash == path)
		dir = strdup("/");
	else {
		name = strndup(path, (size_t)(slash - path));
		dir = name != NULL ? realpath(name, NULL) : NULL;
		/* A directory that is not there is the store's to say. */
		if (dir == NULL && name != NULL)
			dir = strdup(name);
		free(name);
	}
	if (dir == NULL)
		return NULL;
	path = slash != NULL ? slash + 1 : path;
	n = strlen(dir) + strlen(path) + 2;
	all = malloc(n);
	if (all != NULL)
		snprintf(
		    all, n, "%s/%s", strcmp(dir, "/") == 0 ? "" : dir, path);
	free(dir);
	return all;
}

static int
start(const struct reach *r, int lock, struct sr_error *err)
{
	const char *args[12] = { "--personal" };
	char *path = whole_name(r->path);
	size_t n = 1;
	int rc;

	if (path == NULL)
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	args[n++] = path;
	if (lock >= 0)
		args[n++] = "--locked";
	if (r->create)
		args[n++] = "--create";
	if (r->demo)
		args[n++] = "--demo";
	if (r->throwaway)
		args[n++] = "--throwaway";
	if (r->demo && *r->now != '\0') {
		args[n++] = "--now";
		args[n++] = r->now;
	}
	rc = start_store(args, lock, err);
	free(path);
	return rc;
}

/* Nobody has the file open, or somebody is about to: the lock tells. */
static int
join_or_start(const struct reach *r, const struct meeting *m, int *fd,
    struct sr_error *err)
{
	int lock, rc = SR_OK;

	lock = place_lock(m, START_MS);
	if (lock < 0 && errno == EWOULDBLOCK)
		return start_late(err);
	if (lock < 0)
		return sr_fail(err, SR_E_FILE, "", "",
		    N_("The lock {0} cannot be made: {1}. Showroom needs to "
		       "write beside its file."),
		    2, SR_TXT(m->lock), SR_LABEL(reason_of(errno)));
	*fd = place_connect(m->socket);
	if (*fd < 0)
		rc = start(r, lock, err);
	close(lock);
	return rc;
}

static bool
is_file(const char *path)
{
	struct stat s;

	return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

static int
reach_personal(struct reach *r, int *fd, struct sr_error *err)
{
	struct meeting m;
	int rc = SR_OK;

	/* Before a file is made that nobody could reach. */
	rc = place_check(err);
	if (rc < 0)
		return rc;
	/* What is wrong with a file is the store's to say. */
	if (r->create || !is_file(r->path))
		rc = start(r, -1, err);
	r->create = r->create && rc < 0;
	if (rc == SR_OK)
		rc = place_of(r->path, &m, err);
	if (rc < 0)
		return rc;
	*fd = place_connect(m.socket);
	if (*fd < 0)
		rc = join_or_start(r, &m, fd, err);
	if (rc == SR_OK && *fd < 0)
		*fd = place_connect(m.socket);
	if (rc == SR_OK && *fd < 0)
		rc = sr_fail(err, SR_E_GONE, "", "",
		    N_("The store of {0} went away at once. Try again."), 1,
		    SR_TXT(r->path));
	return rc;
}

int
reach_store(struct reach *r, int *fd, struct sr_error *err)
{
	*fd = -1;
	return *r->socket != '\0' ? reach_shared(r, fd, err)
				  : reach_personal(r, fd, err);
}
