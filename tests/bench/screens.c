/*
 * What somebody at a terminal feels: the first frame, each key, each typed
 * character of a search, the memory taken.  The floor runs in between.
 */
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "pty.h"

enum { MAX_RUNS = 400 };
#define START_QUIET 60
#define KEY_QUIET 25
/* A preview follows once the cursor has rested: not the key's own frame. */
#define REST 80

#define DOWN "\033OB"
#define UP "\033OA"
#define PGDN "\033[6~"
#define PGUP "\033[5~"
#define ESC "\033"

static const char manager[] = "99", salesperson[] = "01";

static int
showroom_start(struct bench *b, struct pty *p, const char *file, const char *as)
{
	const char *argv[] = { b->showroom, "--db", bench_file(b, file), "--as",
		as, NULL };

	return pty_start(p, argv, 40, 120);
}

static int
floor_start(struct bench *b, struct pty *p, const char *file)
{
	const char *argv[] = { bench_program(b, "bench_floor"),
		bench_file(b, file), NULL };

	return pty_start(p, argv, 40, 120);
}

/* One first frame of ours; COLD: the store of the file is to be started. */
static double
start(struct bench *b, const char *file, bool cold)
{
	struct pty p;

	if (cold && !bench_rested(bench_file(b, file)))
		return 0;
	if (showroom_start(b, &p, file, salesperson) < 0)
		return 0;
	double ms = pty_first(&p, START_QUIET).ms;
	pty_stop(&p);
	return ms;
}

/* The first terminal starts the store (COLD), later ones join it. */
static void
starts(struct bench *b, const char *file, const char *what, bool cold)
{
	double ours[MAX_RUNS], bare[MAX_RUNS];
	size_t n = cold ? (b->brief ? 3 : 9) : (b->brief ? 5 : 21);
	char line[96];
	struct pty p;

	if (!cold)
		start(b, file, false);
	for (size_t i = 0; i < n; i++) {
		if (floor_start(b, &p, file) < 0)
			return;
		bare[i] = pty_first(&p, START_QUIET).ms;
		pty_stop(&p);
		ours[i] = start(b, file, cold);
	}
	double o = quantile(ours, n, 0.5), f = quantile(bare, n, 0.5);
	snprintf(line, sizeof(line), "first frame of My day, %s, %s", what,
	    cold ? "with its store" : "joining");
	bench_line(b, line, o, "ms", AT_MOST, 0);
	snprintf(line, sizeof(line), "  the floor's");
	bench_line(b, line, f, "ms", AT_MOST, 0);
	snprintf(line, sizeof(line), "  ratio");
	bench_line(b, line, o / f, "x", AT_MOST, 3);
}

/* ---- keys ---- */

struct presses {
	double ms[MAX_RUNS], bytes[MAX_RUNS], rest[MAX_RUNS];
	size_t n;
};

/* N keys; where KEY does nothing any more, BACK is typed once. */
static void
press(struct pty *p, const char *key, const char *back, size_t n,
    struct presses *out)
{
	const char *now = key;
	int idle = 0;

	out->n = 0;
	while (out->n < n && idle < 4) {
		struct frame f = pty_key(p, now, KEY_QUIET);
		struct frame rest = pty_more(p, REST);
		if (f.bytes == 0) {
			now = now == key ? back : key;
			idle++;
			continue;
		}
		idle = 0;
		out->ms[out->n] = f.ms;
		out->bytes[out->n] = (double)f.bytes;
		out->rest[out->n++] = (double)rest.bytes;
	}
}

static void
press_lines(struct bench *b, const char *where, const char *what,
    struct presses *s, double bytes_bar)
{
	char line[96];

	if (s->n == 0) {
		bench_line(b, where, 0, what, AT_MOST, 3);
		return;
	}
	snprintf(line, sizeof(line), "%s, %s: p50", where, what);
	bench_line(b, line, quantile(s->ms, s->n, 0.5), "ms", AT_MOST, 3);
	snprintf(line, sizeof(line), "%s, %s: p99", where, what);
	bench_line(b, line, quantile(s->ms, s->n, 0.99), "ms", AT_MOST, 10);
	snprintf(line, sizeof(line), "%s, %s: bytes, p50", where, what);
	bench_line(
	    b, line, quantile(s->bytes, s->n, 0.5), "B", AT_MOST, bytes_bar);
	bench_line(
	    b, "  bytes, most", quantile(s->bytes, s->n, 1), "B", AT_MOST, 0);
	bench_line(b, "  bytes of a preview that follows, p50",
	    quantile(s->rest, s->n, 0.5), "B", AT_MOST, 0);
}

static const struct {
	const char *name, *key;
} lists[] = { { "My day", "\033OQ" }, { "Register", "\033OR" },
	{ "Cards", "\033OS" }, { "Calendar", "\033[15~" },
	{ "Daily report", "\033[17~" }, { "Lists", "\033[20~" } };

static void
keys(struct bench *b, const char *file, const char *what)
{
	static struct presses s;
	char where[64];
	struct pty p;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		if (showroom_start(b, &p, file, manager) < 0)
			return;
		pty_first(&p, START_QUIET);
		pty_more(&p, REST);
		if (i > 0 &&
		    pty_key(&p, lists[i].key, START_QUIET).bytes == 0) {
			pty_stop(&p); /* no such screen */
			continue;
		}
		pty_more(&p, REST);
		snprintf(where, sizeof(where), "%s (%s)", lists[i].name, what);
		press(&p, DOWN, UP, b->brief ? 30 : 120, &s);
		press_lines(b, where, "step", &s, 400);
		press(&p, PGDN, PGUP, b->brief ? 12 : 50, &s);
		press_lines(b, where, "page", &s, 4096);
		pty_stop(&p);
	}
	if (floor_start(b, &p, file) < 0)
		return;
	pty_first(&p, START_QUIET);
	press(&p, DOWN, UP, b->brief ? 30 : 120, &s);
	bench_line(b, "the floor, step: p50", quantile(s.ms, s.n, 0.5), "ms",
	    AT_MOST, 0);
	pty_stop(&p);
}

/* ---- search ---- */

/* Type each of TEXTS into the search, character by character. */
static void
typed(struct pty *p, const char *const *texts, int rounds, struct presses *out)
{
	out->n = 0;
	for (int r = 0; r < rounds; r++) {
		for (const char *const *t = texts; *t != NULL; t++) {
			pty_key(p, "/", START_QUIET);
			for (const char *s = *t; *s != '\0'; s++) {
				char key[2] = { *s, '\0' };
				struct frame f = pty_key(p, key, START_QUIET);
				if (out->n < MAX_RUNS)
					out->ms[out->n++] = f.ms;
			}
			pty_key(p, ESC, START_QUIET * 2);
		}
	}
}

static void
searches(struct bench *b, const char *file, const char *what, double bar)
{
	static const char *const texts[] = { "zhangwei", "wxm", "ouyang",
		"4567", "13812", NULL };
	static struct presses s;
	char line[96];
	struct pty p;

	if (showroom_start(b, &p, file, manager) < 0)
		return;
	pty_first(&p, START_QUIET);
	/* The first search starts the loading; afterwards it is there. */
	typed(&p, texts, 1, &s);
	pty_key(&p, "/", 2000);
	pty_key(&p, ESC, START_QUIET * 2);
	typed(&p, texts, b->brief ? 2 : 8, &s);
	snprintf(line, sizeof(line), "search character, %s: p50", what);
	bench_line(b, line, quantile(s.ms, s.n, 0.5), "ms", AT_MOST, 0);
	snprintf(line, sizeof(line), "search character, %s: p99", what);
	bench_line(b, line, quantile(s.ms, s.n, 0.99), "ms", AT_MOST, bar);
	pty_stop(&p);
}

/* Beside the buffer of the search, at 35 bytes a person. */
static void
memory(struct bench *b, const char *file, const char *what, double persons)
{
	char line[96];
	struct pty p;

	if (showroom_start(b, &p, file, manager) < 0)
		return;
	pty_first(&p, START_QUIET);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		pty_key(&p, lists[i].key, START_QUIET);
	snprintf(line, sizeof(line), "memory after all screens, %s", what);
	bench_line(b, line, (double)pty_rss(&p) / 1024, "MiB", AT_MOST, 0);
	pty_key(&p, "/", START_QUIET);
	pty_key(&p, "z", 3000);
	pty_key(&p, "h", START_QUIET);
	snprintf(line, sizeof(line), "the same without the search buffer");
	bench_line(b, line, (double)pty_rss(&p) / 1024 - persons * 35 / 1048576,
	    "MiB", AT_MOST, 16);
	pty_stop(&p);
}

static const struct {
	const char *file, *what;
} houses[] = { { "persons-10000.db", "10,000 persons" },
	{ "persons-1000000.db", "1,000,000 persons" },
	{ "ten-year.db", "ten years" } };

void
bench_screens(struct bench *b, const char *part)
{
	bool all = *part == '\0';

	if (all || strncmp(part, "open", 4) == 0)
		bench_boards(b, all ? "" : part + 4);
	if (!all && strncmp(part, "open", 4) == 0)
		return;
	bench_title("Start (medians, interleaved)");
	for (size_t i = 0; i < sizeof(houses) / sizeof(houses[0]); i++) {
		starts(b, houses[i].file, houses[i].what, true);
		starts(b, houses[i].file, houses[i].what, false);
	}
	if (!all)
		return;
	bench_title("Key to settled frame, 120x40");
	keys(b, "ten-year.db", "ten years");
	keys(b, "persons-1000000.db", "1,000,000 persons");
	bench_title("Search while typing");
	searches(b, "ten-year.db", "ten years", 5);
	searches(b, "persons-1000000.db", "1,000,000 persons", 30);
	bench_title("Memory");
	memory(b, "ten-year.db", "ten years", 45000);
	memory(b, "persons-1000000.db", "1,000,000 persons", 1e6);
}
