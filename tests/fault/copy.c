/*
 * `showroom backup FILE` into a place of the user's choice: every call of the
 * client and of the store fails, each of them is killed before every change.
 * Either there is no file of that name or a whole one that `restore` takes;
 * one that is replaced is there, the old or the new, at every moment.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fault.h"

struct copy {
	struct stage *st;
	char showroom[300], db[200], file[200], manifest[240], back[200];
	bool replaces;
	uint64_t old; /* the bytes of the one that is replaced */
};

/* ---- what is there ---- */

/* 0: nothing. */
static uint64_t
bytes_of(const char *path)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	FILE *f = fopen(path, "r");
	int c;

	if (f == NULL)
		return 0;
	while ((c = getc(f)) != EOF)
		h = (h ^ (uint64_t)c) * UINT64_C(0x100000001b3);
	fclose(f);
	return h;
}

static bool
part_left(const struct copy *c, bool away)
{
	const char *const names[] = { c->file, c->manifest };
	char path[300];
	bool found = false;

	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s.part", names[i]);
		found |= access(path, F_OK) == 0;
		if (away)
			unlink(path);
	}
	return found;
}

/* ---- the commands ---- */

static void
backup(struct copy *c, bool force, const char *point, struct outcome *o)
{
	const char *words[] = { c->showroom, "--db", c->db, "--as", "00",
		"--now", CLERK_NOW, "backup", c->file, force ? "--force" : NULL,
		NULL };

	stage_exec(c->st, words, remote_env(), o);
	stores_end(c->st, SIGTERM, point);
}

/* Does the program take it for a whole one? */
static bool
whole(struct copy *c)
{
	static const char *const tails[] = { "", "-wal", "-shm", ".key",
		".lock" };
	const char *words[] = { c->showroom, "--db", c->back, "restore",
		c->file, NULL };
	char path[240];
	struct outcome o;

	stage_exec(c->st, words, remote_env(), &o);
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", c->back, tails[i]);
		unlink(path);
	}
	return !o.hung && o.signal == 0 && o.code == 0;
}

/* ---- one point ---- */

static void
found(struct copy *c, enum verdict v, const char *point, const char *detail)
{
	stage_found(c->st, v, point, detail);
}

/* What the command did not do, it must not have done by half. */
static void
judge_refused(struct copy *c, bool undone, const char *point)
{
	if (!stage_said(c->st, "showroom: "))
		found(c, RUDE, point, "says nothing");
	if (undone && part_left(c, false))
		found(c, LITTER, point, "a part is left");
	if (stage_said(c->st, "holds a verified copy") ||
	    stage_said(c->st, "is written, but"))
		return;
	if (undone && bytes_of(c->file) != c->old)
		found(c, HALF, point, "not written, it says, and there it is");
	if (undone && !c->replaces && access(c->manifest, F_OK) == 0)
		found(c, LITTER, point, "a manifest is left");
}

static void
judge(struct copy *c, const struct outcome *o, bool undone, const char *point)
{
	const struct shim *m = c->st->f->shim;
	uint64_t now = bytes_of(c->file);
	struct outcome again;
	char text[64];

	c->st->f->points++;
	snprintf(
	    text, sizeof(text), "(signal %d, exit %d)", o->signal, o->code);
	if (o->hung)
		found(c, HANG, point, text);
	else if ((o->signal != 0 && o->signal != SIGKILL) || m->fell != 0)
		found(c, CRASH, point, text);
	else if (o->signal == 0 && o->code != 0)
		judge_refused(c, undone, point);
	else if (o->signal == 0 && now == c->old)
		found(c, LOST, point, "no new one");
	stage_disarm(c->st);
	if (now != 0 && !whole(c))
		found(c, BROKEN, point, "no whole one");
	if (now == 0 && c->replaces)
		found(c, LOST, point, "the old one is gone");
	/* As it says: a part that a kill left is removed by hand. */
	part_left(c, true);
	backup(c, true, point, &again);
	if (again.code != 0 || !whole(c))
		found(c, BROKEN, point, "nor does the next one go well");
}

static void
one(struct copy *c, const char *in, enum shim_class class, long at, bool sticky,
    int error)
{
	struct stage *st = c->st;
	struct shim *m = st->f->shim;
	struct outcome o;
	char point[200];

	stage_reset(st);
	stage_arm(st, in, class, at, sticky, error);
	backup(c, c->replaces, in, &o);
	if (atomic_load(&m->hit) == 0)
		return;
	snprintf(point, sizeof(point), "%s%s: error %d at %ld%s, %s", in,
	    c->replaces ? " -f" : "", error, at, sticky ? " and on" : "",
	    m->where);
	/* What cannot be removed stays. */
	judge(c, &o,
	    !(sticky &&
		(m->kind[at] == KIND_NAME || m->kind[at] == KIND_ASK)) &&
		strncmp(m->where, "unlink", 6) != 0,
	    point);
}

static long
count(struct copy *c, const char *in, enum shim_class class)
{
	struct outcome o;

	stage_reset(c->st);
	stage_arm(c->st, in, class, 0, false, 0);
	backup(c, c->replaces, in, &o);
	if (o.code != 0 || o.signal != 0)
		found(c, RUDE, in, "fails by itself");
	return atomic_load(&c->st->f->shim->count) % SHIM_KINDS;
}

/* ---- the sweep ---- */

static void
sweep(struct copy *c, const char *in, enum shim_class class, int few)
{
	static const int errors[] = { 0, ENOSPC, EIO, EROFS };
	static const int starved[] = { ENOMEM };
	const int *error = class == SHIM_MEMORY ? starved : errors;
	int n = class == SHIM_MEMORY ? 1 : 4, turn = 0;
	long total = count(c, in, class);
	int step = stage_stride(c->st, (int)total, few, 600);

	for (long i = 1; i <= total; i += step)
		for (int e = class == SHIM_ASKS; e < n; e++)
			for (int sticky = 0; sticky < 2; sticky++)
				if ((error[e] != 0 || !sticky) &&
				    c->st->f->shim->kind[i] != KIND_LOCK &&
				    (!c->st->f->brief || error[e] == 0 ||
					turn++ % 5 == 0))
					one(c, in, class, i, sticky, error[e]);
}

static void
sweeps(struct copy *c)
{
	struct fault *f = c->st->f;

	snprintf(f->shim->dir, sizeof(f->shim->dir), "%.90s", c->st->dir);
	sweep(c, "showroom", SHIM_CHANGES, 60);
	sweep(c, "showroom", SHIM_ASKS, 10);
	sweep(c, "showroom", SHIM_MEMORY, 10);
	snprintf(f->shim->dir, sizeof(f->shim->dir), "%s", f->room);
	sweep(c, "showroomd", SHIM_CHANGES, 20);
	sweep(c, "showroomd", SHIM_ASKS, 20);
	sweep(c, "showroomd", SHIM_MEMORY, 10);
	stage_disarm(c->st);
}

void
sweep_copy(struct stage *st)
{
	static struct copy c;
	struct outcome o;

	c = (struct copy){ .st = st };
	remote_open(st);
	snprintf(
	    c.showroom, sizeof(c.showroom), "%s/../../showroom", st->f->bin);
	snprintf(c.db, sizeof(c.db), "%s/house.db", st->dir);
	snprintf(c.file, sizeof(c.file), "%s/copy.db", st->dir);
	snprintf(c.manifest, sizeof(c.manifest), "%s.manifest", c.file);
	snprintf(c.back, sizeof(c.back), "%s/back.db", st->f->room);
	sweeps(&c);
	/* The house goes on and makes another in the place of the first. */
	stage_reset(st);
	backup(&c, false, "the first", &o);
	stage_keep(st);
	c.replaces = true;
	c.old = bytes_of(c.file);
	sweeps(&c);
}
