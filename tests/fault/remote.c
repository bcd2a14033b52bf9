/*
 * The store of its own process, a terminal at it over the socket: everything
 * befalls the store.  It is killed before each call that changes a file or
 * sends an answer, each call fails, each allocation fails.  The terminal may
 * be told why not; it may not wait for ever, nor be told what is not so.
 */
#define _GNU_SOURCE /* names of errors */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fault.h"

/* ---- stores that are left when the terminal has gone ---- */

/* The stores that this process has inherited, told SIG; how many. */
static int
stores_told(int sig)
{
	char path[64];
	FILE *f;
	int n = 0, pid;

	snprintf(path, sizeof(path), "/proc/self/task/%d/children", getpid());
	f = fopen(path, "r");
	while (f != NULL && fscanf(f, "%d", &pid) == 1)
		n += kill(pid, sig) == 0;
	if (f != NULL)
		fclose(f);
	return n;
}

void
stores_end(struct stage *st, int sig, const char *point)
{
	const struct timespec moment = { .tv_nsec = 500000 };
	int status, left = 40000, pid;

	stores_told(sig);
	while ((pid = waitpid(-1, &status, WNOHANG)) >= 0) {
		if (pid > 0 && WIFSIGNALED(status) &&
		    WTERMSIG(status) != SIGKILL && WTERMSIG(status) != SIGTERM)
			atomic_store(&st->f->shim->fell, WTERMSIG(status));
		if (pid > 0)
			continue;
		nanosleep(&moment, NULL);
		if (left-- == 0) {
			stage_found(st, HANG, point, "the store does not end");
			stores_told(SIGKILL);
		}
	}
}

/* ---- one run ---- */

static char home[128], run[128];

void
remote_open(struct stage *st)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	snprintf(home, sizeof(home), "HOME=%s", st->f->room);
	snprintf(run, sizeof(run), "XDG_RUNTIME_DIR=%s/run", st->f->room);
	mkdir(strchr(run, '=') + 1, 0700);
}

char *const *
remote_env(void)
{
	static char test[] = "SHOWROOM_TEST=1", speech[] = "LC_ALL=C.UTF-8",
		    english[] = "LANGUAGE=en", none[] = "SHOWROOM_BACKUPS=";
	static char *const env[] = { home, run, test, speech, english, none,
		NULL };

	return env;
}

static void
play(struct stage *st, const char *const *tool, const char *word,
    const char *point, struct outcome *o)
{
	stage_reset(st);
	stage_run(st, tool, word, remote_env(), o);
	stores_end(st,
	    atomic_load(&st->f->shim->count) % 2 == 0 ? SIGKILL : SIGTERM,
	    point);
}

/* How many points there are of a class; 0: it goes wrong by itself. */
static long
count(struct stage *st, enum shim_class class)
{
	struct outcome o;
	long n;

	stage_arm(st, "showroomd", class, 0, false, 0);
	play(st, NULL, "", "no fault", &o);
	n = atomic_load(&st->f->shim->count);
	stage_refused(st, &o, true, "no fault");
	st->f->points--;
	if (n < 20)
		stage_found(st, RUDE, "no fault", "hardly a point");
	return n < SHIM_KINDS ? n : SHIM_KINDS - 1;
}

/*
 * The shim stands before the C library, strace before the system: both count
 * the same run, so that no call goes past the shim.
 */
static void
witness(struct stage *st)
{
	const char *tool[] = { "strace", "-f", "-qq", "-y", "-o", st->log, "-e",
		"trace=pwrite64,write,writev,pwritev,pwritev2,ftruncate,"
		"truncate,fallocate,fsync,fdatasync,sync_file_range,openat,"
		"open,creat,rename,renameat,renameat2,link,linkat,symlink,"
		"symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,"
		"fchmodat,copy_file_range,sendfile,splice",
		NULL };
	static char line[8192];
	char text[80];
	struct outcome o;
	long seen = 0;
	int pid, first = 0;
	FILE *f;

	stage_arm(st, "showroomd", SHIM_CHANGES, 0, false, 0);
	play(st, tool, "", "witness", &o);
	f = fopen(st->log, "r");
	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "%d", &pid) != 1 || strchr(line, '(') == NULL)
			continue;
		first = first != 0 ? first : pid;
		/* What the terminal does itself is not meant. */
		if (pid == first || strstr(line, st->f->room) == NULL ||
		    (strstr(line, "open") != NULL &&
			strstr(line, "O_CREAT") == NULL &&
			strstr(line, "O_TRUNC") == NULL))
			continue;
		seen++;
	}
	if (f != NULL)
		fclose(f);
	for (long i = 1; i <= atomic_load(&st->f->shim->count); i++)
		seen -= st->f->shim->kind[i % SHIM_KINDS] != KIND_WORD;
	snprintf(
	    text, sizeof(text), "%ld calls are not seen by the shim", seen);
	if (o.code != 0 || seen != 0)
		stage_found(st, RUDE, "witness", text);
}

bool
stage_said(const struct stage *st, const char *words)
{
	char path[96], line[1024];
	bool found = false;
	FILE *f;

	snprintf(path, sizeof(path), "%s/err", st->f->room);
	f = fopen(path, "r");
	while (f != NULL && !found && fgets(line, sizeof(line), f) != NULL)
		found = strstr(line, words) != NULL;
	if (f != NULL)
		fclose(f);
	return found;
}

/* Only once something failed, and yet there is a reason not to go on. */
static bool
excused(const struct stage *st, const struct outcome *o, int error)
{
	/* Told that it may not write, a store only reads from then on. */
	if (o->code == 3 && (error == EACCES || error == EROFS) &&
	    strncmp(st->f->shim->where, "access", 6) == 0)
		return true;
	/* Before there is a house nobody can ask what it holds. */
	if (st->s->creates && o->acks == 0)
		return o->code == 7;
	return st->s->goes && o->code == 3 && stage_said(st, "started anew");
}

/* A disk that is full is called so. */
static bool
cause_said(const struct stage *st, int error)
{
	return (error != ENOSPC && error != EDQUOT) ||
	       stage_said(st, "disk is full") ||
	       stage_said(st, "No space left") || stage_said(st, "quota");
}

static void
one(struct stage *st, enum shim_class class, long at, bool sticky, int error)
{
	const char *word =
	    !sticky ? "again"
	    : class == SHIM_CHANGES && st->f->shim->kind[at] == KIND_DATA
		? "read"
		: "";
	struct shim *m = st->f->shim;
	struct outcome o;
	char point[160], text[40];

	stage_arm(st, "showroomd", class, at, sticky, error);
	snprintf(point, sizeof(point), "%s at %ld",
	    error != 0 ? strerrorname_np(error) : "killed", at);
	play(st, NULL, word, point, &o);
	if (atomic_load(&m->hit) == 0)
		return;
	snprintf(point, sizeof(point), "%s at %ld%s, %s",
	    error != 0 ? strerrorname_np(error) : "killed", at,
	    sticky ? " and on" : "", m->where);
	snprintf(
	    text, sizeof(text), "the store, signal %d", atomic_load(&m->fell));
	if (atomic_load(&m->fell) != 0)
		stage_found(st, CRASH, point, text);
	if (o.code == 3 && m->kind[at] == KIND_DATA && !st->s->creates &&
	    !cause_said(st, error))
		stage_found(st, RUDE, point, "what failed is not said");
	stage_refused(st, &o, !sticky && !excused(st, &o, error), point);
}

/* ---- the sweep ---- */

static const int errors[] = { ENOSPC, EIO, ENOMEM, EDQUOT, EACCES, EROFS };
enum { NERRORS = sizeof(errors) / sizeof(errors[0]) };

static void
kill_all(struct stage *st)
{
	const unsigned char *kind = st->f->shim->kind;
	long n = count(st, SHIM_CHANGES), words = 0;
	int step = stage_stride(st, (int)n, 12, 100000);

	/* Before an answer more often: what is done is not known yet. */
	for (long i = 1; i <= n; i++)
		if ((i - 1 - stage_offset(st, step)) % step == 0 ||
		    (kind[i] == KIND_WORD && words++ % 4 == 2))
			one(st, SHIM_CHANGES, i, false, 0);
}

static void
fail_all(struct stage *st, enum shim_class class, int few)
{
	const unsigned char *kind = st->f->shim->kind;
	long n = count(st, class);
	int step = stage_stride(st, (int)n, few, 500), turn = 0;

	for (long i = 1 + stage_offset(st, step); i <= n; i += step) {
		for (int e = 0; e < 2 * NERRORS; e++) {
			bool sticky = e % 2 == 0;
			/* Without locks SQLite waits ten seconds: not here. */
			if ((!st->f->brief || e == turn % (2 * NERRORS)) &&
			    !(sticky && kind[i] == KIND_LOCK))
				one(st, class, i, sticky, errors[e / 2]);
		}
		turn += 5;
	}
}

static void
starve_all(struct stage *st)
{
	long n = count(st, SHIM_MEMORY);
	int step = stage_stride(st, (int)n, 6, 2000);

	for (long i = 1 + stage_offset(st, step); i <= n; i += step)
		for (int once = 0; once < 2; once++)
			/* Without a store the terminal tries for two seconds.
			 */
			if (once || !st->f->brief || i / step == 3)
				one(st, SHIM_MEMORY, i, !once, ENOMEM);
}

void
sweep_remote(struct stage *st)
{
	if (st->s->alone || (st->s->slow && st->f->brief))
		return;
	remote_open(st);
	st->who = "teller";
	if (stage_traces(st->f))
		witness(st);
	kill_all(st);
	fail_all(st, SHIM_CHANGES, 10);
	fail_all(st, SHIM_ASKS, 6);
	starve_all(st);
	stage_disarm(st);
}
