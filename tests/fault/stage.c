/*
 * Where a scenario is played: its base, the run of the clerk under whatever
 * tool, the verdict on what he left.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault.h"

/* Without locks SQLite waits ten seconds: the turn of the day, and a call. */
enum { PATIENCE = 120, WORDS = 40 };

const char *const verdicts[NVERDICTS] = { "good", "lost", "half", "broken",
	"litter", "crash", "hang", "rude" };

/* ---- directories ---- */

/* Remove what is in DIR. */
static void
empty(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlinkat(dirfd(d), e->d_name, 0);
	if (d != NULL)
		closedir(d);
}

static void
copy_file(int from, int to)
{
	char buf[65536];
	ssize_t n;

	while ((n = read(from, buf, sizeof(buf))) > 0)
		if (write(to, buf, (size_t)n) != n)
			abort();
	close(from);
	close(to);
}

static void
copy_all(const char *from, const char *to)
{
	DIR *d = opendir(from), *t = opendir(to);
	struct dirent *e;

	while (d != NULL && t != NULL && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			copy_file(openat(dirfd(d), e->d_name, O_RDONLY),
			    openat(dirfd(t), e->d_name,
				O_WRONLY | O_CREAT | O_TRUNC, 0600));
	if (d != NULL)
		closedir(d);
	if (t != NULL)
		closedir(t);
}

void
stage_reset(struct stage *st)
{
	empty(st->dir);
	copy_all(st->base, st->dir);
}

void
stage_empty(struct stage *st)
{
	empty(st->dir);
}

void
stage_keep(struct stage *st)
{
	empty(st->base);
	copy_all(st->dir, st->base);
}

int
stage_stride(const struct stage *st, int total, int few, int many)
{
	int n = st->f->brief ? few : many;

	return total <= n ? 1 : (total + n - 1) / n;
}

int
stage_offset(const struct stage *st, int step)
{
	return st->s->name[0] % step;
}

/* ---- running ---- */

static void
become(const char *const *words, char *const *env, const struct fault *f)
{
	char path[300];

	setpgid(0, 0);
	for (int i = 0; i < 2; i++) {
		snprintf(
		    path, sizeof(path), "%s/%s", f->room, i ? "err" : "acks");
		int fd =
		    open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
		dup2(fd, 1 + i);
		close(fd);
	}
	for (; env != NULL && *env != NULL; env++)
		putenv(*env);
	if (f->shim->in[0] != '\0') {
		snprintf(path, sizeof(path), "%s/shim.so", f->bin);
		setenv("LD_PRELOAD", path, 1);
		snprintf(path, sizeof(path), "%s/shim", f->room);
		setenv("FAULT_SHIM", path, 1);
	}
	execvp(words[0], (char *const *)(uintptr_t)words);
	_exit(127);
}

static void
wait_for(pid_t pid, struct outcome *o)
{
	struct timespec patience = { .tv_sec = PATIENCE };
	sigset_t child;
	int status = 0;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	while (waitpid(pid, &status, WNOHANG) == 0) {
		if (sigtimedwait(&child, NULL, &patience) < 0 &&
		    errno == EAGAIN) {
			o->hung = true;
			kill(-pid, SIGKILL);
			waitpid(pid, &status, 0);
			break;
		}
	}
	o->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	o->code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

/* Lines of the file of promises. */
static int
promises(const char *room)
{
	char path[128], buf[512];
	int n = 0, fd;
	ssize_t len;

	snprintf(path, sizeof(path), "%s/acks", room);
	fd = open(path, O_RDONLY);
	len = read(fd, buf, sizeof(buf));
	close(fd);
	for (ssize_t i = 0; i < len; i++)
		n += buf[i] == '\n';
	return n;
}

void
stage_exec(struct stage *st, const char *const *words, char *const *env,
    struct outcome *o)
{
	pid_t pid = fork();

	memset(o, 0, sizeof(*o));
	if (pid == 0)
		become(words, env, st->f);
	wait_for(pid, o);
}

void
stage_run(struct stage *st, const char *const *tool, const char *word,
    char *const *env, struct outcome *o)
{
	const char *words[WORDS];
	char who[400], rest[200], *save = NULL;
	int n = 0;

	while (tool != NULL && *tool != NULL)
		words[n++] = *tool++;
	snprintf(who, sizeof(who), "%s/%s", st->f->bin, st->who);
	words[n++] = who;
	snprintf(rest, sizeof(rest), "%s %s", word != NULL ? word : "",
	    st->f->habit != NULL ? st->f->habit : "");
	for (char *w = strtok_r(rest, " ", &save); w != NULL;
	     w = strtok_r(NULL, " ", &save))
		words[n++] = w;
	words[n++] = st->s->name;
	words[n++] = st->dir;
	words[n] = NULL;
	stage_exec(st, words, env, o);
	o->acks = promises(st->f->room);
}

/* ---- the shim ---- */

void
stage_arm(struct stage *st, const char *in, enum shim_class class, long at,
    bool sticky, int error)
{
	struct shim *m = st->f->shim;

	snprintf(m->in, sizeof(m->in), "%s", in);
	m->class = class;
	m->at = at;
	m->sticky = sticky;
	m->error = error;
	m->where[0] = '\0';
	atomic_store(&m->count, 0);
	atomic_store(&m->hit, 0);
	atomic_store(&m->fell, 0);
}

void
stage_disarm(struct stage *st)
{
	st->f->shim->in[0] = '\0';
}

/* ---- judging ---- */

void
stage_found(
    struct stage *st, enum verdict v, const char *point, const char *detail)
{
	st->f->found[v]++;
	if (!st->f->quiet)
		printf("  %s %s: %s %s\n", st->s->name, point, verdicts[v],
		    detail);
}

static bool
left_over(const struct stage *st, const struct seen *seen, char *name)
{
	const char *p = seen->names;
	char word[300];

	while (sscanf(p, " %255s", name) == 1) {
		snprintf(word, sizeof(word), " %s ", name);
		if (strstr(st->expect.names, word) == NULL)
			return true;
		p += strlen(name) + 1;
	}
	return false;
}

void
stage_judge(struct stage *st, int least, int most, const char *point)
{
	struct seen seen;
	char name[256], text[64];
	int has = -1;

	oracle(st->dir, st->s->creates, &seen);
	if (seen.verdict != GOOD) {
		stage_found(st, seen.verdict, point, seen.detail);
		return;
	}
	/* Two operations may lead to the same: the later one counts. */
	for (int n = 0; n <= st->s->ops; n++)
		if (seen.digest == st->expect.digest[n] &&
		    (has < least || n <= most))
			has = n;
	snprintf(text, sizeof(text), "(%d of %d to %d)", has, least, most);
	if (has < 0)
		stage_found(st, HALF, point, text);
	else if (has < least || has > most)
		stage_found(st, LOST, point, text);
	else if (left_over(st, &seen, name))
		stage_found(st, LITTER, point, name);
}

void
stage_refused(
    struct stage *st, const struct outcome *o, bool once, const char *point)
{
	char text[64];

	st->f->points++;
	snprintf(text, sizeof(text), "(signal %d, exit %d, %d done)", o->signal,
	    o->code, o->acks);
	if (o->hung)
		stage_found(st, HANG, point, text);
	else if (o->signal != 0)
		stage_found(st, CRASH, point, text);
	else if (o->code != 0 && (once || (o->code != 3 && o->code != 7)))
		stage_found(st, RUDE, point, text);
	stage_judge(
	    st, o->acks, o->acks < st->s->ops ? o->acks + 1 : o->acks, point);
}

/* ---- the base and what is expected ---- */

static bool
learn(struct stage *st, int n)
{
	struct outcome o;
	struct seen seen;
	char word[32], *p = st->expect.names;

	stage_reset(st);
	snprintf(word, sizeof(word), "stop %d", n);
	stage_run(st, NULL, word, NULL, &o);
	oracle(st->dir, st->s->creates, &seen);
	if (o.code != 0 || o.signal != 0 || o.acks != n ||
	    seen.verdict != GOOD) {
		printf("%s: operation %d fails without a fault: %s\n",
		    st->s->name, n, seen.detail);
		return false;
	}
	st->expect.digest[n] = seen.digest;
	snprintf(p + strlen(p), sizeof(st->expect.names) - strlen(p), "%s ",
	    seen.names);
	return true;
}

bool
stage_open(struct stage *st, struct fault *f, const struct scenario *s)
{
	const char *habit = f->habit;
	struct outcome o;

	*st = (struct stage){ .f = f, .s = s, .who = "clerk" };
	f->habit = NULL;
	snprintf(st->base, sizeof(st->base), "%s/base", f->room);
	snprintf(st->dir, sizeof(st->dir), "%s/base", f->room);
	snprintf(st->log, sizeof(st->log), "%s/log", f->room);
	mkdir(st->base, 0700);
	empty(st->base);
	stage_run(st, NULL, "before", NULL, &o);
	if (o.code != 0 || o.signal != 0) {
		printf("%s: no base\n", s->name);
		return false; /* the habit stays off: nothing is found */
	}
	snprintf(st->dir, sizeof(st->dir), "%s/at", f->room);
	mkdir(st->dir, 0700);
	for (int n = 0; n <= s->ops; n++)
		if (!learn(st, n))
			return false;
	f->habit = habit;
	return true;
}

void
stage_close(struct stage *st)
{
	empty(st->dir);
	empty(st->base);
}

bool
stage_traces(const struct fault *f)
{
	char cmd[256];

	snprintf(cmd, sizeof(cmd),
	    "strace -f -qq --seccomp-bpf -o %s/log -e trace=write true "
	    "2>%s/err",
	    f->room, f->room);
	return system(cmd) == 0;
}
