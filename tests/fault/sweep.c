/*
 * Sweeps over the points of a run: killed before every call that changes a
 * file, every call failing, every allocation failing.  First the run is
 * watched and its points are counted, then it is repeated for each.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

/* The Nth call of NAME in the process. */
struct point {
	char name[16];
	int n;
};

struct points {
	struct point at[MAX_POINTS];
	int n;
};

/* Calls that change what is on the disk, or decide what will be. */
static const char changing[] =
    "pwrite64,write,writev,pwritev,ftruncate,fallocate,fsync,fdatasync,"
    "sync_file_range,openat,rename,renameat,renameat2,link,linkat,unlink,"
    "unlinkat,mkdir,chmod,fchmod,fcntl,flock,mmap";
/* And those that only ask. */
static const char asking[] =
    ",pread64,read,newfstatat,fstat,stat,lstat,access,faccessat,faccessat2,"
    "statfs,fstatfs,readlink,getdents64,close,munmap,lseek";

/* ---- the points ---- */

struct counter {
	char name[16];
	int n;
};

/* One more call of NAME; its number. */
static int
counted(struct counter *c, const char *name)
{
	int i = 0;

	while (c[i].n > 0 && strcmp(c[i].name, name) != 0)
		i++;
	memcpy(c[i].name, name, sizeof(c[i].name));
	return ++c[i].n;
}

/* "1234 openat(AT_FDCWD, ...": calls of the first process in our files. */
static void
take_points(struct stage *st, struct points *p)
{
	static char line[8192];
	struct counter seen[64] = { 0 };
	FILE *f = fopen(st->log, "r");
	int first = 0, pid;
	char name[16];

	p->n = 0;
	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "%d %15[a-z0-9_](", &pid, name) != 2)
			continue;
		first = first != 0 ? first : pid;
		if (pid != first)
			continue;
		int n = counted(seen, name);
		if (strstr(line, st->dir) == NULL || p->n == MAX_POINTS ||
		    strstr(line, "F_UNLCK") != NULL)
			continue; /* giving a lock back does not fail */
		memcpy(p->at[p->n].name, name, sizeof(name));
		p->at[p->n++].n = n;
	}
	if (f != NULL)
		fclose(f);
}

static bool
find_points(struct stage *st, const char *calls, struct points *p)
{
	char trace[512];
	const char *tool[] = { "strace", "-f", "-qq", "-y", "--seccomp-bpf",
		"-o", st->log, "-e", trace, NULL };
	struct outcome o;

	snprintf(trace, sizeof(trace), "trace=%s", calls);
	stage_reset(st);
	stage_run(st, tool, NULL, NULL, &o);
	take_points(st, p);
	if (p->n < 5)
		printf("%s: only %d points\n", st->s->name, p->n);
	return p->n >= 5;
}

/* One run under an injected fault; false if it was not reached. */
static bool
inject(struct stage *st, const struct point *p, const char *what,
    const char *plus, const char *word, struct outcome *o)
{
	char trace[40], fault[96], line[512];
	const char *tool[] = { "strace", "-f", "-qq", "-o", st->log, "-e",
		trace, "-e", fault, NULL };
	bool hit = false;
	FILE *f;

	snprintf(trace, sizeof(trace), "trace=%s", p->name);
	snprintf(fault, sizeof(fault), "inject=%s:%s:when=%d%s", p->name, what,
	    p->n, plus);
	stage_reset(st);
	stage_run(st, tool, word, NULL, o);
	if (o->signal == SIGKILL)
		return true;
	f = fopen(st->log, "r");
	while (f != NULL && !hit && fgets(line, sizeof(line), f) != NULL)
		hit = strstr(line, "(INJECTED)") != NULL;
	if (f != NULL)
		fclose(f);
	return hit;
}

/* ---- killed before a call ---- */

void
sweep_kill(struct stage *st)
{
	static struct points p;
	struct outcome o;
	char point[64];
	int step;

	if (!find_points(st, changing, &p))
		return;
	step = stage_stride(st, p.n, 60, MAX_POINTS);
	for (int i = stage_offset(st, step); i < p.n; i += step) {
		if (!inject(st, &p.at[i], "signal=KILL", "", NULL, &o))
			continue;
		snprintf(point, sizeof(point), "killed before %s %d",
		    p.at[i].name, p.at[i].n);
		st->f->points++;
		if (o.hung)
			stage_found(st, HANG, point, "");
		stage_judge(st, o.acks, o.acks + 1, point);
	}
}

/* ---- a call fails ---- */

static const char *const errors[] = { "ENOSPC", "EIO", "ENOMEM", "EDQUOT",
	"EACCES", "EROFS" };
enum { NERRORS = sizeof(errors) / sizeof(errors[0]) };

/* After such a failure what is there can be read all the same. */
static bool
only_writes(const char *name)
{
	return strcmp(name, "pwrite64") == 0 || strcmp(name, "write") == 0 ||
	       strcmp(name, "fsync") == 0 || strcmp(name, "fdatasync") == 0;
}

/* Told once that it may not write, the store only reads while it is open. */
static bool
stays(const char *name, const char *error)
{
	return strcmp(name, "access") == 0 &&
	       (strcmp(error, "EACCES") == 0 || strcmp(error, "EROFS") == 0);
}

static void
fail_at(struct stage *st, const struct point *p, const char *error, bool once)
{
	char what[24], point[64];
	const char *word = once ? "again" : only_writes(p->name) ? "read" : "";
	struct outcome o;

	snprintf(what, sizeof(what), "error=%s", error);
	snprintf(point, sizeof(point), "%s at %s %d%s", error, p->name, p->n,
	    once ? "" : " and on");
	if (inject(st, p, what, once ? "" : "+", word, &o))
		stage_refused(st, &o, once && !stays(p->name, error), point);
}

void
sweep_error(struct stage *st)
{
	static struct points p;
	char calls[512];
	int step, turn = 0;

	snprintf(calls, sizeof(calls), "%s%s", changing, asking);
	if (!find_points(st, calls, &p))
		return;
	step = stage_stride(st, p.n, 48, 400);
	for (int i = stage_offset(st, step); i < p.n; i += step) {
		if (strcmp(p.at[i].name, "close") == 0 ||
		    strcmp(p.at[i].name, "munmap") == 0)
			continue;
		for (int e = 0; e < 2 * NERRORS; e++) {
			/* Without locks SQLite waits ten seconds: seldom. */
			if (e % 2 == 0 && i % 32 > 0 &&
			    strcmp(p.at[i].name, "fcntl") == 0)
				continue;
			if (!st->f->brief || e == turn % (2 * NERRORS))
				fail_at(st, &p.at[i], errors[e / 2], e % 2);
		}
		turn += 5; /* no divisor of twelve: all come by */
	}
}

/* ---- memory runs out ---- */

void
sweep_oom(struct stage *st)
{
	char point[64];
	struct outcome o;
	long total;
	int step;

	stage_reset(st);
	stage_arm(st, st->who, SHIM_MEMORY, 0, false, 0);
	stage_run(st, NULL, NULL, NULL, &o);
	total = atomic_load(&st->f->shim->count);
	if (total < 50)
		printf("%s: only %ld allocations\n", st->s->name, total);
	step = stage_stride(st, (int)total, 90, 3000);
	for (int i = 1 + stage_offset(st, step); i <= total; i += step) {
		for (int once = 0; once < 2; once++) {
			snprintf(point, sizeof(point), "no memory at %d%s", i,
			    once ? "" : " and on");
			stage_reset(st);
			stage_arm(st, st->who, SHIM_MEMORY, i, !once, ENOMEM);
			stage_run(st, NULL, once ? "again" : NULL, NULL, &o);
			stage_refused(st, &o, once, point);
		}
	}
	stage_disarm(st);
}
