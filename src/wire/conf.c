/*
 * The parser of showroomd.conf: a table of keys.  Whatever is not understood
 * is refused, because a setting that was overlooked is worse than a daemon
 * that does not start.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/reason.h"
#include "base/text.h"
#include "wire/conf.h"
#include "base/banned.h"

enum { CONF_MAX = 64 * 1024, CLIENTS_MAX = 4096 };
enum value_type { PATH, SOCKET, NAME, COUNT };

static const struct key {
	const char *name;
	enum value_type type;
	size_t offset;
	const char *text; /* unless said otherwise */
	int64_t number;
} keys[] = {
	{ "database", PATH, offsetof(struct sr_conf, database),
	    "/var/lib/showroom/showroom.db", 0 },
	{ "socket", SOCKET, offsetof(struct sr_conf, socket),
	    "/run/showroom/showroom.sock", 0 },
	{ "group", NAME, offsetof(struct sr_conf, group), "showroom-staff", 0 },
	{ "backups", PATH, offsetof(struct sr_conf, backups),
	    "/var/lib/showroom/backups", 0 },
	{ "max_clients", COUNT, offsetof(struct sr_conf, max_clients), NULL,
	    128 },
	{ "max_clients_per_user", COUNT,
	    offsetof(struct sr_conf, max_clients_per_user), NULL, 16 },
};

enum { NKEYS = sizeof(keys) / sizeof(keys[0]) };

/* A file being read, and the line that is looked at. */
struct conf {
	struct sr_conf *c;
	const char *path;
	struct arena *mem;
	struct sr_error *err;
	int64_t line;
	int64_t given[NKEYS]; /* in which line, 0 = not yet */
};

static int
conf_nomem(struct sr_error *err)
{
	return sr_fail(err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
}

static int
wrong(struct conf *f, const char *message, const char *key, struct sr_arg last)
{
	return sr_fail(f->err, SR_E_INVALID, "conf", key, message, 4,
	    SR_TXT(f->path), SR_NUM(f->line), SR_TXT(key), last);
}

static void
put_text(const struct key *k, struct sr_conf *c, const char *s)
{
	memcpy((char *)c + k->offset, &s, sizeof(s));
}

static void
put_number(const struct key *k, struct sr_conf *c, int64_t n)
{
	memcpy((char *)c + k->offset, &n, sizeof(n));
}

/* Digits alone, 1 to CLIENTS_MAX; else 0. */
static int64_t
count_of(const char *s)
{
	int64_t n = 0;

	for (; *s >= '0' && *s <= '9' && n <= CLIENTS_MAX; s++)
		n = n * 10 + (*s - '0');
	return *s == '\0' && n <= CLIENTS_MAX ? n : 0;
}

static bool
is_name(const char *s)
{
	return *s != '-' && strlen(s) <= 32 &&
	       s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
			   "WXYZ0123456789_.-")] == '\0';
}

static int
set(struct conf *f, const struct key *k, const char *value)
{
	int64_t n = count_of(value);

	if (k->type == COUNT) {
		if (n == 0)
			return wrong(f,
			    N_("{0}, line {1}: {2} = {3} is not a whole number "
			       "from 1 to 4096."),
			    k->name, SR_TXT(value));
		put_number(k, f->c, n);
		return SR_OK;
	}
	if (k->type == NAME && !is_name(value))
		return wrong(f,
		    N_("{0}, line {1}: {2} = {3} is not the name of a Unix "
		       "group, such as showroom-staff."),
		    k->name, SR_TXT(value));
	if (k->type != NAME && *value != '/')
		return wrong(f,
		    N_("{0}, line {1}: {2} = {3} is not a whole path. Begin it "
		       "with \"/\"."),
		    k->name, SR_TXT(value));
	if (k->type == SOCKET &&
	    strlen(value) >= sizeof(((struct sockaddr_un *)NULL)->sun_path))
		return wrong(f,
		    N_("{0}, line {1}: {2} = {3} is too long: the path of a "
		       "socket has 107 bytes at most."),
		    k->name, SR_TXT(value));
	put_text(k, f->c, value);
	return SR_OK;
}

static int
unknown_key(struct conf *f, const char *name)
{
	const char *known = keys[0].name;

	for (size_t i = 1; i < NKEYS; i++)
		known = arena_printf(f->mem, "%s, %s", known, keys[i].name);
	return wrong(f,
	    N_("{0}, line {1}: there is no key \"{2}\". The keys are: {3}."),
	    name, SR_TXT(known));
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* What stands between S and END, without the blanks around it. */
static const char *
trimmed(struct conf *f, const char *s, const char *end)
{
	while (s < end && blank(*s))
		s++;
	while (s < end && blank(end[-1]))
		end--;
	return arena_ndup(f->mem, s, (size_t)(end - s));
}

static int
parse_line(struct conf *f, const char *s, const char *end)
{
	const char *all = trimmed(f, s, end);
	const char *equals = memchr(s, '=', (size_t)(end - s));
	size_t i;

	if (*all == '\0' || *all == '#')
		return SR_OK;
	if (equals == NULL)
		return wrong(f,
		    N_("{0}, line {1}: \"{2}\" is not understood. Write "
		       "\"key = value\", or # before a remark."),
		    all, SR_NOARG);
	const char *name = trimmed(f, s, equals);
	const char *value = trimmed(f, equals + 1, end);
	for (i = 0; i < NKEYS && strcmp(keys[i].name, name) != 0; i++)
		;
	if (i == NKEYS)
		return unknown_key(f, name);
	if (f->given[i] != 0)
		return wrong(f,
		    N_("{0}, line {1}: {2} was said in line {3} already. Take "
		       "one of them out."),
		    name, SR_NUM(f->given[i]));
	f->given[i] = f->line;
	if (*value == '\0')
		return wrong(f,
		    N_("{0}, line {1}: {2} has no value. Give one, or take the "
		       "line out for the usual one."),
		    name, SR_NOARG);
	return set(f, &keys[i], value);
}

int
conf_parse(struct sr_conf *c, const char *path, const char *text, size_t n,
    struct arena *mem, struct sr_error *err)
{
	struct conf f = { .c = c, .path = path, .mem = mem, .err = err };
	const char *end = text + n;
	int rc = SR_OK;

	for (size_t i = 0; i < NKEYS; i++)
		if (keys[i].type == COUNT)
			put_number(&keys[i], c, keys[i].number);
		else
			put_text(&keys[i], c, keys[i].text);
	while (rc == SR_OK && text < end) {
		const char *nl = memchr(text, '\n', (size_t)(end - text));
		const char *stop = nl != NULL ? nl : end;
		size_t len = (size_t)(stop - text);

		f.line++;
		rc = memchr(text, '\0', len) != NULL ||
			     utf8_valid(text, len) < len
			 ? wrong(&f, N_("{0}, line {1} is no text in UTF-8."),
			       "", SR_NOARG)
			 : parse_line(&f, text, stop);
		text = nl != NULL ? nl + 1 : end;
	}
	return arena_failed(mem) ? conf_nomem(err) : rc;
}

static int
unreadable(struct sr_error *err, const char *path, int why)
{
	return sr_fail(err, SR_E_FILE, "conf", "",
	    N_("{0} cannot be read: {1}."), 2, SR_TXT(path),
	    SR_LABEL(reason_of(why)));
}

/* Whoever can write it chooses which file the store opens. */
static int
check_owner(const char *path, const struct stat *s, struct sr_error *err)
{
	if (!S_ISREG(s->st_mode))
		return sr_fail(err, SR_E_FILE, "conf", "",
		    N_("{0} is not a file. Check the name."), 1, SR_TXT(path));
	if (s->st_uid != 0 && s->st_uid != geteuid())
		return sr_fail(err, SR_E_FILE, "conf", "",
		    N_("{0} belongs to another user, who could change it. "
		       "Mend it: chown root {0}"),
		    1, SR_TXT(path));
	if ((s->st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return sr_fail(err, SR_E_FILE, "conf", "",
		    N_("{0} can be written by others than its owner. Mend it: "
		       "chmod go-w {0}"),
		    1, SR_TXT(path));
	if (s->st_size > CONF_MAX)
		return sr_fail(err, SR_E_FILE, "conf", "",
		    N_("{0} is too large to be showroomd's. Check the name."),
		    1, SR_TXT(path));
	return SR_OK;
}

int
conf_read(struct sr_conf *c, const char *path, struct arena *mem,
    struct sr_error *err)
{
	char *text = arena_alloc(mem, CONF_MAX + 1);
	/* Not to wait for the other end of a pipe. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat s;
	ssize_t got = 0;
	size_t n = 0;
	int rc;

	if (fd < 0)
		return unreadable(err, path, errno);
	rc = fstat(fd, &s) != 0 ? unreadable(err, path, errno)
				: check_owner(path, &s, err);
	if (rc == SR_OK && text == NULL)
		rc = conf_nomem(err);
	while (rc == SR_OK && n < CONF_MAX &&
	       (got = read(fd, text + n, CONF_MAX - n)) != 0) {
		if (got > 0)
			n += (size_t)got;
		else if (errno != EINTR)
			rc = unreadable(err, path, errno);
	}
	close(fd);
	return rc == SR_OK ? conf_parse(c, path, text, n, mem, err) : rc;
}
