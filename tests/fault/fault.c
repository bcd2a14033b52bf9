/*
 * The fault sweeps:
 *
 *	fault [--short] [--only SCENARIO] BIN MINIMUM SWEEP
 *
 * BIN is where clerk, teller and shim.so are; MINIMUM a file with the least
 * number of points of each sweep.  One line for each scenario that has
 * findings, one for the sweep.  Exit code 1 when there are findings or too
 * few points, 77 where processes cannot be traced.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fault.h"

struct sweep {
	const char *name;
	void (*run)(struct stage *st);
	bool traces;
	const char *only; /* scenario, NULL: all */
};

static const struct sweep sweeps[] = {
	{ "kill", sweep_kill, true, NULL },
	{ "power", sweep_power, true, NULL },
	{ "error", sweep_error, true, NULL },
	{ "oom", sweep_oom, false, NULL },
	{ "client", sweep_client, false, "sign" },
	{ "remote", sweep_remote, false, NULL },
	{ "copy", sweep_copy, false, "sign" },
	{ 0 },
};

/*
 * A clerk with a bad habit: the sweep must find what comes of it, or it
 * finds nothing.
 */
struct control {
	const char *habit, *scenario;
	void (*run)(struct stage *st);
	enum verdict must[3]; /* any of these; GOOD: none more */
};

static const struct control controls[] = {
	{ "early", "register", sweep_kill, { LOST } },
	{ "bare", "contact", sweep_kill, { HALF, BROKEN } },
	{ "litter", "draft", sweep_error, { LITTER } },
	{ "deaf", "register", sweep_error, { LOST, HALF } },
	{ "normal", "register", sweep_power, { LOST } },
	{ "off", "register", sweep_power, { HALF, BROKEN } },
	{ "rash", "register", sweep_oom, { CRASH } },
	{ "early", "contact", sweep_remote, { LOST } },
	{ "twice", "register", sweep_remote, { HALF } },
	{ 0 },
};

static long
minimum(const char *path, const char *name, bool brief)
{
	FILE *f = fopen(path, "r");
	char line[128], word[32];
	long whole, sample, found = -1;

	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		if (sscanf(line, "%31s %ld %ld", word, &whole, &sample) == 3 &&
		    strcmp(word, name) == 0)
			found = brief ? sample : whole;
	if (f != NULL)
		fclose(f);
	return found;
}

static long
findings(const struct fault *f)
{
	long n = 0;

	for (int i = GOOD + 1; i < NVERDICTS; i++)
		n += f->found[i];
	return n;
}

/* What the shim is told; false: it cannot be told. */
static bool
shim_open(struct fault *f)
{
	char path[96];
	int fd;
	void *p = MAP_FAILED;

	snprintf(path, sizeof(path), "%s/shim", f->room);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0 && ftruncate(fd, sizeof(*f->shim)) == 0)
		p = mmap(NULL, sizeof(*f->shim), PROT_READ | PROT_WRITE,
		    MAP_SHARED, fd, 0);
	if (fd >= 0)
		close(fd);
	if (p == MAP_FAILED)
		return false;
	f->shim = p;
	snprintf(f->shim->dir, sizeof(f->shim->dir), "%s/", f->room);
	return true;
}

/* False: a scenario could not be played. */
static bool
play(struct fault *f, void (*run)(struct stage *), const char *only)
{
	static struct stage st;
	bool played = true;

	for (const struct scenario *s = scenarios; s->name != NULL; s++) {
		long points = f->points;
		if (only != NULL && strcmp(only, s->name) != 0)
			continue;
		if (!stage_open(&st, f, s)) {
			played = false;
			continue;
		}
		run(&st);
		stage_close(&st);
		if (!f->quiet)
			printf("  %-10s %6ld points\n", s->name,
			    f->points - points);
		fflush(stdout);
	}
	return played;
}

static int
enough(const struct fault *f, const char *name, const char *file)
{
	long least = minimum(file, name, f->brief);

	if (f->only == NULL && (least < 0 || f->points < least)) {
		printf("%s: %ld points are fewer than %ld\n", name, f->points,
		    least);
		return 1;
	}
	return findings(f) > 0;
}

static int
sweep(struct fault *f, const struct sweep *w, const char *file)
{
	bool played = play(f, w->run, f->only != NULL ? f->only : w->only);

	printf("%s: %ld points, %ld violations\n", w->name, f->points,
	    findings(f));
	return enough(f, w->name, file) || !played;
}

static int
control(struct fault *f, const char *file)
{
	struct fault total = *f;
	int missed = 0;

	for (const struct control *c = controls; c->habit != NULL; c++) {
		struct fault one = *f;
		long n = 0;
		one.habit = c->habit;
		one.quiet = true;
		if (!play(&one, c->run, c->scenario))
			missed++;
		for (int i = 0; i < 3; i++)
			n += c->must[i] != GOOD ? one.found[c->must[i]] : 0;
		printf("  %-8s %5ld points, %4ld findings as they must be\n",
		    c->habit, one.points, n);
		missed += n == 0;
		total.points += one.points;
	}
	printf(
	    "control: %ld points, %d habits not found\n", total.points, missed);
	return enough(&total, "control", file) || missed > 0;
}

int
main(int argc, char **argv)
{
	struct fault f = { 0 };
	const struct sweep *w = sweeps;
	char tidy[96];
	sigset_t child;
	int i = 1, rc;

	for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
		f.brief |= strcmp(argv[i], "--short") == 0;
		if (strcmp(argv[i], "--only") == 0 && i + 1 < argc)
			f.only = argv[++i];
	}
	if (i + 3 != argc) {
		fputs("usage: fault [--short] [--only SCENARIO] BIN MINIMUM "
		      "SWEEP\n",
		    stderr);
		return 2;
	}
	f.bin = argv[i];
	while (w->name != NULL && strcmp(w->name, argv[i + 2]) != 0)
		w++;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	snprintf(f.room, sizeof(f.room), "%s/fault-XXXXXX",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (mkdtemp(f.room) == NULL || !shim_open(&f))
		return 2;
	if (w->traces && !stage_traces(&f)) {
		puts("processes cannot be traced here");
		rc = 77;
	} else if (w->name != NULL)
		rc = sweep(&f, w, argv[i + 1]);
	else
		rc = strcmp(argv[i + 2], "control") == 0
			 ? control(&f, argv[i + 1])
			 : 2;
	snprintf(tidy, sizeof(tidy), "rm -rf %s", f.room);
	if (system(tidy) != 0)
		rc = rc != 0 ? rc : 2;
	return rc;
}
