/* Reads strace's account of a run: calls, decoded paths, whole buffers. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record.h"

static const char calls[] =
    "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync,rename,renameat,"
    "renameat2,link,linkat,unlink,unlinkat";

/* One call: its words, in strace's order. */
struct call {
	char *name;
	char *path;    /* of its first descriptor */
	char *text[2]; /* strings */
	size_t len[2]; /* of them */
	char *rest;    /* behind the last string or descriptor */
	bool failed;
};

/* ---- names ---- */

static int
name_number(struct record *r, const char *name)
{
	for (int i = 0; i < r->nnames; i++)
		if (strcmp(r->name[i], name) == 0)
			return i;
	if (r->nnames == RECORD_NAMES)
		abort();
	snprintf(r->name[r->nnames], sizeof(r->name[0]), "%s", name);
	r->first[r->nnames] = r->now[r->nnames] = -1;
	return r->nnames++;
}

/* The number of PATH's name; -1 if it is none of ours. */
static int
ours(struct record *r, const struct stage *st, const char *path)
{
	size_t n = strlen(st->dir), len = path != NULL ? strlen(path) : 0;

	if (len <= n + 1 || strncmp(path, st->dir, n) != 0 || path[n] != '/')
		return -1;
	/* Shared memory is gone with the machine; so is what has no name. */
	if (strcmp(path + len - 4, "-shm") == 0 ||
	    strstr(path, " (deleted)") != NULL)
		return -1;
	return name_number(r, path + n + 1);
}

static int
new_file(struct record *r)
{
	if (r->nfiles == RECORD_FILES)
		abort();
	r->file[r->nfiles].data = NULL;
	r->file[r->nfiles].size = r->file[r->nfiles].at = 0;
	return r->nfiles++;
}

static struct change *
add(struct record *r, enum change_kind kind, int file)
{
	if (r->nchanges == r->room) {
		r->room = 2 * r->room + 256;
		r->change =
		    realloc(r->change, (size_t)r->room * sizeof(*r->change));
		if (r->change == NULL)
			abort();
	}
	r->change[r->nchanges] = (struct change){ .kind = kind, .file = file };
	return &r->change[r->nchanges++];
}

/* ---- what stands there before ---- */

static void
load_file(struct record *r, const char *path, const char *name)
{
	int fd = open(path, O_RDONLY), file = new_file(r);
	struct stat s;

	if (fd < 0 || fstat(fd, &s) != 0)
		abort();
	r->file[file].size = (size_t)s.st_size;
	r->file[file].data = malloc((size_t)s.st_size + 1);
	if (r->file[file].data == NULL ||
	    read(fd, r->file[file].data, (size_t)s.st_size) != s.st_size)
		abort();
	close(fd);
	int n = name_number(r, name);
	r->first[n] = r->now[n] = file;
}

static void
load_base(struct record *r, const struct stage *st)
{
	DIR *d = opendir(st->base);
	struct dirent *e;
	char path[400];

	while (d != NULL && (e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", st->base, e->d_name);
		load_file(r, path, e->d_name);
	}
	if (d != NULL)
		closedir(d);
}

/* ---- strace's lines ---- */

static int
digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* Decode \xHH from P up to END in place; where it stopped. */
static char *
decode(char *p, char end, size_t *len)
{
	char *to = p, *from = p;

	while (*from != end && *from != '\0') {
		if (from[0] == '\\' && from[1] == 'x') {
			*to++ = (char)(16 * digit(from[2]) + digit(from[3]));
			from += 4;
		} else {
			*to++ = *from++;
		}
	}
	if (*from == end)
		from++;
	*to = '\0';
	*len = (size_t)(to - p);
	return from;
}

/* "1234 pwrite64(5</a/b>, "...", 4096, 0) = 4096" into its words. */
static bool
parse(char *line, struct call *c)
{
	char *p = strchr(line, ' '), *end;
	size_t len;
	int n = 0;

	memset(c, 0, sizeof(*c));
	while (p != NULL && *p == ' ')
		p++;
	end = p != NULL ? strchr(p, '(') : NULL;
	if (end == NULL || *p == '<' || *p == '+' || *p == '-')
		return false;
	*end = '\0';
	c->name = p;
	for (p = end + 1; *p != '\0' && *p != ')';) {
		if (*p == '"' && n < 2) {
			c->text[n] = ++p;
			p = decode(p, '"', &c->len[n++]);
			c->rest = p;
		} else if (*p == '<' && strncmp(p, "<unf", 4) != 0) {
			char *path = ++p;
			p = decode(p, '>', &len);
			if (c->path == NULL)
				c->path = path;
			if (n == 0)
				c->rest = p;
		} else {
			p++;
		}
	}
	c->failed = strstr(p, ") = -1") != NULL;
	return !c->failed;
}

/* ---- calls ---- */

static void
opened(struct record *r, const struct stage *st, const struct call *c)
{
	int name = ours(r, st, c->text[0]);

	if (name < 0)
		return;
	if (r->now[name] < 0) {
		if (strstr(c->rest, "O_CREAT") == NULL)
			return;
		r->now[name] = new_file(r);
		add(r, NAMED, r->now[name])->name = name;
	} else if (strstr(c->rest, "O_TRUNC") != NULL) {
		add(r, CUT, r->now[name]);
	}
	r->file[r->now[name]].at = 0;
}

static void
written(struct record *r, const struct stage *st, const struct call *c)
{
	bool at_end = strcmp(c->name, "write") == 0;
	int name = ours(r, st, c->path);
	unsigned long n = 0, at = 0;
	struct change *w;

	if (c->len[0] > 4 && memcmp(c->text[0], "ACK ", 4) == 0 && at_end) {
		add(r, PROMISED, 0);
		return;
	}
	if (name < 0 || r->now[name] < 0)
		return;
	sscanf(c->rest, ", %lu, %lu", &n, &at);
	int file = r->now[name];
	w = add(r, WRITTEN, file);
	w->at = at_end ? r->file[file].at : at;
	w->len = c->len[0];
	w->data = malloc(w->len + 1);
	if (w->data == NULL || w->len != n)
		abort();
	memcpy(w->data, c->text[0], w->len);
	if (at_end)
		r->file[file].at += w->len;
}

static void
synced(struct record *r, const struct stage *st, const struct call *c)
{
	int name = ours(r, st, c->path);

	if (c->path != NULL && strcmp(c->path, st->dir) == 0)
		add(r, SYNCED_NAMES, 0);
	else if (name >= 0 && r->now[name] >= 0)
		add(r, SYNCED, r->now[name]);
}

static void
cut(struct record *r, const struct stage *st, const struct call *c)
{
	int name = ours(r, st, c->path);
	unsigned long size = 0;

	if (name < 0 || r->now[name] < 0)
		return;
	sscanf(c->rest, ", %lu", &size);
	add(r, CUT, r->now[name])->at = size;
}

static void
renamed(struct record *r, const struct stage *st, const struct call *c)
{
	bool moves = strncmp(c->name, "rename", 6) == 0;
	int from = ours(r, st, c->text[0]), to = ours(r, st, c->text[1]);

	if (from < 0 || to < 0 || r->now[from] < 0)
		return;
	struct change *m = add(r, moves ? MOVED : NAMED, r->now[from]);
	m->name = moves ? from : to;
	m->to = to;
	r->now[to] = r->now[from];
	if (moves)
		r->now[from] = -1;
}

static void
removed(struct record *r, const struct stage *st, const struct call *c)
{
	int name = ours(r, st, c->text[0]);

	if (name < 0 || r->now[name] < 0)
		return;
	add(r, UNNAMED, r->now[name])->name = name;
	r->now[name] = -1;
}

static const struct {
	const char *name;
	void (*take)(
	    struct record *, const struct stage *, const struct call *);
} takers[] = {
	{ "openat", opened },
	{ "pwrite64", written },
	{ "write", written },
	{ "fsync", synced },
	{ "fdatasync", synced },
	{ "ftruncate", cut },
	{ "rename", renamed },
	{ "renameat", renamed },
	{ "renameat2", renamed },
	{ "link", renamed },
	{ "linkat", renamed },
	{ "unlink", removed },
	{ "unlinkat", removed },
};

static void
take(struct record *r, const struct stage *st, char *line)
{
	struct call c;

	if (!parse(line, &c))
		return;
	for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++)
		if (strcmp(c.name, takers[i].name) == 0)
			takers[i].take(r, st, &c);
}

bool
record_make(struct record *r, struct stage *st)
{
	const char *tool[] = { "strace", "-f", "-qq", "-y", "-xx", "-s",
		"9000000", "--seccomp-bpf", "-o", st->log, "-e", calls, NULL };
	struct outcome o;
	char *line = NULL;
	size_t room = 0;
	FILE *f;
	int promised = 0;

	memset(r, 0, sizeof(*r));
	load_base(r, st);
	stage_reset(st);
	stage_run(st, tool, NULL, NULL, &o);
	f = fopen(st->log, "r");
	while (f != NULL && getline(&line, &room, f) > 0)
		take(r, st, line);
	if (f != NULL)
		fclose(f);
	free(line);
	for (int i = 0; i < r->nchanges; i++)
		promised += r->change[i].kind == PROMISED;
	if (o.code == 0 && promised == st->s->ops)
		return true;
	printf("%s: %d promises recorded\n", st->s->name, promised);
	record_free(r);
	return false;
}

void
record_free(struct record *r)
{
	for (int i = 0; i < r->nchanges; i++)
		free(r->change[i].data);
	free(r->change);
	for (int i = 0; i < r->nfiles; i++)
		free(r->file[i].data);
	memset(r, 0, sizeof(*r));
}
