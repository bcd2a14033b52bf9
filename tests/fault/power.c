/*
 * The power fails.  A run is recorded once: every change to a file, every
 * sync, every promise.  Then each disk that a power cut could leave at any
 * moment is built anew: what was synced is there; of the rest each sector of
 * 512 bytes, each new name and each removed one has come or not, or is
 * garbage.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"
#include "record.h"

enum { SECTOR = 512, RANDOM_STATES = 20, RANDOM_SHORT = 4 };

/* A file of a disk being built. */
struct image {
	unsigned char *data;
	size_t size, room;
};

struct disk {
	const struct record *r;
	struct image *file; /* by number */
	int name[RECORD_NAMES];
	uint32_t dice;
};

/* How much of what is not synced arrives. */
enum arrive { NOTHING, EVERYTHING, SOME };

static uint32_t throw(struct disk * d)
{
	d->dice ^= d->dice << 13;
	d->dice ^= d->dice >> 17;
	d->dice ^= d->dice << 5;
	return d->dice;
}

static bool
arrives(struct disk *d, enum arrive how)
{
	return how == EVERYTHING || (how == SOME && throw(d) % 2 == 0);
}

static void
image_size(struct image *m, size_t size)
{
	if (size > m->room) {
		m->room = size * 2;
		m->data = realloc(m->data, m->room);
		if (m->data == NULL)
			abort();
	}
	if (size > m->size)
		memset(m->data + m->size, 0, size - m->size);
	m->size = size;
}

static void
image_put(struct image *m, size_t at, const unsigned char *p, size_t n)
{
	if (at + n > m->size)
		image_size(m, at + n);
	memcpy(m->data + at, p, n);
}

/* Sector by sector. */
static void
put_some(struct disk *d, struct image *m, const struct change *c)
{
	unsigned char garbage[SECTOR];
	size_t at = 0;

	while (at < c->len) {
		size_t n = SECTOR - (c->at + at) % SECTOR;
		uint32_t luck = throw(d) % 100;
		n = n < c->len - at ? n : c->len - at;
		for (size_t i = 0; luck >= 50 && luck < 55 && i < n; i++)
			garbage[i] = (unsigned char) throw(d);
		if (luck < 55)
			image_put(m, c->at + at,
			    luck < 50 ? c->data + at : garbage, n);
		at += n;
	}
}

static void
apply(struct disk *d, const struct change *c, bool synced, enum arrive how)
{
	struct image *m = &d->file[c->file];
	bool comes = synced || c->kind == WRITTEN || arrives(d, how);

	if (!comes)
		return;
	switch (c->kind) {
	case WRITTEN:
		if (synced || how == EVERYTHING)
			image_put(m, c->at, c->data, c->len);
		else if (how == SOME)
			put_some(d, m, c);
		break;
	case CUT: image_size(m, c->at); break;
	case NAMED: d->name[c->name] = c->file; break;
	case UNNAMED: d->name[c->name] = -1; break;
	case MOVED:
		d->name[c->to] = c->file;
		if (d->name[c->name] == c->file)
			d->name[c->name] = -1;
		break;
	default: break;
	}
}

/* Which of the first N changes are on the disk for certain. */
static int
settle(const struct record *r, int n, bool *synced)
{
	bool *file = calloc((size_t)r->nfiles, sizeof(*file));
	bool names = false;
	int open = 0;

	if (file == NULL)
		abort();
	for (int i = n - 1; i >= 0; i--) {
		const struct change *c = &r->change[i];
		synced[i] = c->kind == WRITTEN || c->kind == CUT
				? file[c->file]
				: names || (c->kind == NAMED && file[c->file]);
		if (c->kind == SYNCED)
			file[c->file] = true;
		else if (c->kind == SYNCED_NAMES)
			names = true;
		else if (c->kind != PROMISED && !synced[i])
			open++;
	}
	free(file);
	return open;
}

/* The disk into the stage's directory. */
static void
lay_out(const struct disk *d, struct stage *st)
{
	char path[400];

	stage_empty(st);
	for (int i = 0; i < d->r->nnames; i++) {
		const struct image *m =
		    &d->file[d->name[i] < 0 ? 0 : d->name[i]];
		if (d->name[i] < 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", st->dir, d->r->name[i]);
		int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (write(fd, m->data, m->size) != (ssize_t)m->size)
			abort();
		close(fd);
	}
}

static void
state(struct stage *st, struct disk *d, int n, const bool *synced,
    enum arrive how, int number)
{
	const struct record *r = d->r;
	char point[64];
	int promised = 0;

	for (int i = 0; i < r->nfiles; i++) {
		d->file[i].size = 0;
		image_put(&d->file[i], 0, r->file[i].data, r->file[i].size);
	}
	for (int i = 0; i < r->nnames; i++)
		d->name[i] = r->first[i];
	d->dice = (uint32_t)(n * 977 + number * 31 + 1);
	for (int i = 0; i < n; i++) {
		promised += r->change[i].kind == PROMISED;
		apply(d, &r->change[i], synced[i], how);
	}
	lay_out(d, st);
	snprintf(
	    point, sizeof(point), "power cut after %d, disk %d", n, number);
	st->f->points++;
	stage_judge(st, promised, promised + 1, point);
}

static void
cut_after(struct stage *st, struct disk *d, int n, bool *synced)
{
	int random = st->f->brief ? RANDOM_SHORT : RANDOM_STATES;

	if (settle(d->r, n, synced) == 0)
		random = -1;
	state(st, d, n, synced, NOTHING, 0);
	if (random >= 0)
		state(st, d, n, synced, EVERYTHING, 1);
	for (int i = 0; i < random; i++)
		state(st, d, n, synced, SOME, 2 + i);
}

void
sweep_power(struct stage *st)
{
	static struct record r;
	static struct disk d;
	bool *synced;

	if (!record_make(&r, st))
		return;
	d = (struct disk){ .r = &r };
	d.file = calloc((size_t)r.nfiles, sizeof(*d.file));
	synced = calloc((size_t)r.nchanges + 1, sizeof(*synced));
	if (d.file == NULL || synced == NULL)
		abort();
	int step = stage_stride(st, r.nchanges, 60, 1000);
	for (int n = stage_offset(st, step); n <= r.nchanges; n += step)
		cut_after(st, &d, n, synced);
	for (int i = 0; i < r.nfiles; i++)
		free(d.file[i].data);
	free(d.file);
	free(synced);
	record_free(&r);
}
