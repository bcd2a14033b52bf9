/*
 * Standard output and files that appear whole.  A file is for its owner
 * alone, since customers are in it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/out.h"
#include "base/reason.h"
#include "base/banned.h"

enum { BUFFER = 64 * 1024 };

struct out {
	struct sink sink;
	int fd, why; /* why: errno of the first failure */
	bool direct; /* no name to take: standard output, /dev/null */
	bool taken;  /* the name is, for how long is not known */
	enum out_mode mode;
	struct arena *mem;
	const char *path, *part;
	size_t len;
	char buf[BUFFER];
};

static bool
out_drain(struct out *o)
{
	size_t done = 0;

	while (done < o->len && o->why == 0) {
		ssize_t n = write(o->fd, o->buf + done, o->len - done);
		if (n > 0)
			done += (size_t)n;
		else if (n == 0 || errno != EINTR)
			o->why = n == 0 ? EIO : errno;
	}
	o->len = 0;
	return o->why == 0;
}

static bool
out_sink_write(void *ctx, const char *s, size_t n)
{
	struct out *o = ctx;

	while (n > 0 && o->why == 0) {
		size_t room = BUFFER - o->len, take = n < room ? n : room;
		memcpy(o->buf + o->len, s, take);
		o->len += take;
		s += take;
		n -= take;
		if (o->len == BUFFER)
			out_drain(o);
	}
	return o->why == 0;
}

static int
out_fail(struct out *o, struct sr_error *err)
{
	if (o->direct)
		return sr_fail(err, o->why == ENOSPC ? SR_E_FULL : SR_E_IO, "",
		    "", N_("Standard output cannot be written: {0}."), 1,
		    SR_LABEL(reason_of(o->why)));
	if (o->taken)
		return sr_fail(err, SR_E_IO, "", "",
		    N_("{0} is written, but its directory was not ({1}): after "
		       "a power cut the old one may be there. Write it again."),
		    2, SR_TXT(o->path), SR_LABEL(reason_of(o->why)));
	if (o->why == ENOSPC || o->why == EDQUOT || o->why == EFBIG)
		return sr_fail(err, SR_E_FULL, "", "",
		    N_("The disk is full: {0} was not written. Free some "
		       "space there or choose another place."),
		    1, SR_TXT(o->path));
	if (o->why == ENOENT || o->why == ENOTDIR)
		return sr_fail(err, SR_E_IO, "", "",
		    N_("{0} was not written: its directory does not exist. "
		       "Make it first or choose another."),
		    1, SR_TXT(o->path));
	return sr_fail(err, SR_E_IO, "", "",
	    N_("{0} was not written: {1}. Check the name and whose directory "
	       "it is."),
	    2, SR_TXT(o->path), SR_LABEL(reason_of(o->why)));
}

static int
out_exists(struct out *o, const char *path, struct sr_error *err)
{
	if (path == o->part)
		return sr_fail(err, SR_E_EXISTS, "", "",
		    N_("{0} is there: another Showroom is writing it, or one "
		       "was killed while it did. If none is, remove it."),
		    1, SR_TXT(o->part));
	if (o->mode == OUT_ONLY_NEW)
		return sr_fail(err, SR_E_EXISTS, "", "",
		    N_("{0} is already there and was left as it is. Choose "
		       "another name."),
		    1, SR_TXT(o->path));
	return sr_fail(err, SR_E_EXISTS, "", "",
	    N_("{0} is there already and was left as it is. Choose another "
	       "name, or say --force."),
	    1, SR_TXT(o->path));
}

static int
out_open_file(struct out *o, const char *path, struct sr_error *err)
{
	struct stat s;

	o->path = arena_dup(o->mem, path);
	o->part = arena_printf(o->mem, "%s.part", path);
	if (arena_failed(o->mem))
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	if (stat(path, &s) == 0 && !S_ISREG(s.st_mode)) {
		o->direct = !S_ISDIR(s.st_mode);
		o->fd = open(path, O_WRONLY | O_CLOEXEC);
	} else if (o->mode != OUT_REPLACE && lstat(path, &s) == 0) {
		return out_exists(o, path, err);
	} else {
		o->fd = open(o->part,
		    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (o->fd < 0 && errno == EEXIST)
			return out_exists(o, o->part, err);
	}
	if (o->fd >= 0)
		return SR_OK;
	o->why = errno;
	return out_fail(o, err);
}

int
out_open(struct out **out, const char *path, enum out_mode mode,
    struct sr_error *err)
{
	struct out *o = calloc(1, sizeof(*o));
	int rc = SR_OK;

	*out = NULL;
	if (o != NULL)
		o->mem = arena_new();
	if (o == NULL || o->mem == NULL) {
		free(o);
		return sr_fail(
		    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	}
	o->sink = (struct sink){ .write = out_sink_write, .ctx = o };
	o->mode = mode;
	o->fd = STDOUT_FILENO;
	o->direct = true;
	if (*path != '\0' && strcmp(path, "-") != 0) {
		o->direct = false;
		o->fd = -1;
		rc = out_open_file(o, path, err);
	}
	if (rc < 0) {
		arena_free(o->mem);
		free(o);
		return rc;
	}
	*out = o;
	return SR_OK;
}

void
out_text(struct out *o, const char *text)
{
	struct arena *a = arena_new();

	if (a == NULL)
		o->why = o->why != 0 ? o->why : ENOMEM;
	else
		sink_text(&o->sink, text_safe(a, text, true));
	arena_free(a);
}

void
out_write(struct out *o, const void *data, size_t n)
{
	sink_put(&o->sink, data, n);
}

struct sink *
out_sink(struct out *o)
{
	return &o->sink;
}

void
out_flush(struct out *o)
{
	out_drain(o);
}

bool
out_failed(const struct out *o)
{
	return o->why != 0;
}

bool
out_broken(const struct out *o)
{
	return o->why == EPIPE;
}

/* A new name is durable once its directory is. */
static void
sync_directory(struct out *o)
{
	const char *slash = strrchr(o->path, '/');
	const char *dir = slash == NULL      ? "."
			  : slash == o->path ? "/"
					     : arena_ndup(o->mem, o->path,
						   (size_t)(slash - o->path));
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || fsync(fd) != 0)
		o->why = errno;
	if (fd >= 0)
		close(fd);
}

/* A new one: link() refuses a name that came meanwhile, rename() would not. */
static void
take_name(struct out *o)
{
	int rc = o->mode != OUT_REPLACE ? link(o->part, o->path)
					: rename(o->part, o->path);

	/* A stick's file system may know no links. */
	if (rc != 0 && o->mode != OUT_REPLACE && errno != EEXIST)
		rc = rename(o->part, o->path);
	if (rc != 0) {
		o->why = errno;
		return;
	}
	sync_directory(o);
	/* What may be gone tomorrow was not written; what it replaced is. */
	if (o->why != 0 && o->mode != OUT_REPLACE)
		unlink(o->path);
	else
		o->taken = o->why != 0;
}

int
out_close(struct out *o, bool keep, struct sr_error *err)
{
	int rc = SR_OK;

	out_drain(o);
	if (!o->direct) {
		if (keep && o->why == 0 && fsync(o->fd) != 0)
			o->why = errno;
		if (close(o->fd) != 0 && o->why == 0)
			o->why = errno;
		if (keep && o->why == 0)
			take_name(o);
		unlink(o->part); /* gone by now if it became the file */
	} else if (o->fd != STDOUT_FILENO && close(o->fd) != 0 && o->why == 0) {
		o->why = errno;
	}
	if (o->why != 0 && (keep || o->direct))
		rc = out_fail(o, err);
	arena_free(o->mem);
	free(o);
	return rc;
}
