/*
 * The benchmark: groups of measures, a line each.  Ratios and bars count;
 * other times are a remark, for machines differ.
 *
 *	bench SHOWROOM BIN DATA [--short|--truth] [calls] [files] [turn]
 *[screens[=start|open[NAME]]]
 *[terminals[=paced|flat-out|race|real|import|export]]
 */
#include <fcntl.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "pty.h"

void
bench_title(const char *title)
{
	printf("\n%s\n", title);
}

void
bench_line(struct bench *b, const char *what, double got, const char *unit,
    enum side side, double bar)
{
	/* Nothing measured is nothing passed. */
	bool pass = got > 0 && (side == AT_MOST ? got <= bar : got >= bar);

	printf("  %-52s %9.2f %-6s", what, got, unit);
	if (bar != 0 && !b->truth) {
		printf(" %s %-7g %s", side == AT_MOST ? "<=" : ">=", bar,
		    pass ? "pass" : "FAIL");
		b->failed += !pass;
	}
	putchar('\n');
	fflush(stdout);
}

void
bench_count(struct bench *b, const char *what, long got, long want)
{
	printf("  %-52s %9ld        = %-7ld %s\n", what, got, want,
	    got == want ? "pass" : "FAIL");
	b->failed += got != want;
	fflush(stdout);
}

static char *
join(const char *folder, const char *name)
{
	static char paths[16][512];
	static unsigned at;
	char *path = paths[at++ % 16];

	snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
	return path;
}

const char *
bench_file(const struct bench *b, const char *name)
{
	return join(b->data, name);
}

const char *
bench_program(const struct bench *b, const char *name)
{
	return join(b->bin, name);
}

static void
child(const char *const argv[], const char *out)
{
	int fd = open(out != NULL ? out : "/dev/null",
	    O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0)
		_exit(126);
	dup2(fd, 1);
	close(fd);
	/* exec takes them as they are, whatever its type says. */
	execv(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

double
bench_run(const char *const argv[], const char *out)
{
	double from = now_ms();
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		child(argv, out);
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0) {
		fprintf(stderr, "bench: %s %s failed (%d)\n", argv[0],
		    argv[1] != NULL ? argv[1] : "", status);
		return -1;
	}
	return now_ms() - from;
}

bool
bench_rested(const char *file)
{
	char lock[600];
	double until = now_ms() + 120000;

	snprintf(lock, sizeof(lock), "%s.lock", file);
	while (access(lock, F_OK) == 0 && now_ms() < until)
		sleep_ms(20);
	return access(lock, F_OK) != 0;
}

/* The part named after GROUP ("" for all of it); NULL: it is not wanted. */
static const char *
bench_wanted(int argc, char **argv, const char *group)
{
	size_t n = strlen(group);
	bool any = false;

	for (int i = 4; i < argc; i++) {
		if (strncmp(argv[i], group, n) == 0 &&
		    (argv[i][n] == '\0' || argv[i][n] == '='))
			return argv[i] + n + (argv[i][n] == '=');
		any = any || argv[i][0] != '-';
	}
	return any ? NULL : "";
}

int
main(int argc, char **argv)
{
	struct bench b = { 0 };

	if (argc < 4) {
		fputs("usage: bench SHOWROOM BIN DATA [--short|--truth]\n",
		    stderr);
		return 2;
	}
	b.showroom = argv[1];
	b.bin = argv[2];
	b.data = argv[3];
	for (int i = 4; i < argc; i++) {
		b.truth = b.truth || strcmp(argv[i], "--truth") == 0;
		b.brief = b.brief || b.truth || strcmp(argv[i], "--short") == 0;
	}
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	/* Whatever the hour, none is made beside what is measured. */
	setenv("SHOWROOM_BACKUPS", "", 1);
	unsetenv("NO_COLOR");
	if (bench_wanted(argc, argv, "calls"))
		bench_calls(&b);
	if (bench_wanted(argc, argv, "files"))
		bench_files(&b);
	if (bench_wanted(argc, argv, "turn"))
		bench_turn(&b);
	const char *part = bench_wanted(argc, argv, "screens");
	if (part != NULL)
		bench_screens(&b, part);
	part = bench_wanted(argc, argv, "terminals");
	if (part != NULL)
		bench_terminals(&b, part);
	printf("\n%d missed\n", b.failed);
	return b.failed != 0;
}
