/*
 * How long each screen and board takes to open: from the key to the painted
 * frame, in a house of ten years and in one with 25,000 open cards.
 */
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "domain/sample.h"
#include "pty.h"

#define QUIET 40
/* A preview follows once the cursor has rested: not the key's own frame. */
#define REST 80
#define F4 "\033OS"
#define F7 "\033[18~"
#define ENTER "\r"

enum { RUNS = 9, BEFORE = 4 };
enum { SCREEN = 30, SHEET = 50 }; /* ms that one may take */

enum role { SALES = 1, LEAD = 2, ALL = SALES | LEAD };

/*
 * Which keys go before, and the last one, which is timed (NULL: the start of
 * the program is).  "#" stands for the number of a customer whose card was
 * opened some weeks ago.
 */
static const struct opening {
	const char *name;
	enum role role;
	double bar;
	const char *before[BEFORE];
	const char *key;
} openings[] = {
	{ "My day, with its program", ALL, SCREEN, { NULL }, NULL },
	{ "My day: guests", ALL, SCREEN, { NULL }, "2" },
	{ "My day: also", ALL, SCREEN, { NULL }, "3" },
	{ "My day: incomplete", ALL, SCREEN, { NULL }, "4" },
	{ "My day: applications", ALL, SCREEN, { NULL }, "5" },
	{ "My day: tomorrow", ALL, SCREEN, { NULL }, "6" },
	{ "Cards", ALL, SCREEN, { NULL }, F4 },
	{ "Card", ALL, SCREEN, { F4 }, ENTER },
	{ "Links", ALL, SCREEN, { F4, ENTER }, "L" },
	{ "H/A board", ALL, SCREEN, { F7 }, "h" },
	{ "Month sheet of one", ALL, SHEET, { F7 }, "m" },
	{ "Month sheet of one, month before", ALL, SHEET, { F7, "m" }, "[" },
	{ "Progress", ALL, SCREEN, { F7 }, "p" },
	{ "Losses to decide", LEAD, SCREEN, { F7 }, "l" },
	{ "Losses", LEAD, SCREEN, { F7, "l" }, "2" },
	{ "Losses: out of control", LEAD, SCREEN, { F7, "l" }, "3" },
	{ "Losses: frozen", LEAD, SCREEN, { F7, "l" }, "4" },
	{ "Losses: ask again", LEAD, SCREEN, { F7, "l" }, "5" },
	{ "Losses: wins", LEAD, SCREEN, { F7, "l" }, "6" },
	{ "Losses", SALES, SCREEN, { F7 }, "l" },
	{ "Losses: out of control", SALES, SCREEN, { F7, "l" }, "2" },
	{ "Losses: frozen", SALES, SCREEN, { F7, "l" }, "3" },
	{ "Losses: ask again", SALES, SCREEN, { F7, "l" }, "4" },
	{ "Losses: wins", SALES, SCREEN, { F7, "l" }, "5" },
	{ "Loss analysis", ALL, SCREEN, { F7, "l" }, "a" },
	{ "Loss analysis: rates", ALL, SCREEN, { F7, "l", "a" }, "2" },
	{ "Rounds", ALL, SCREEN, { F7 }, "c" },
	{ "Round's cards", ALL, SCREEN, { F7, "c" }, ENTER },
	{ "Pool", ALL, SCREEN, { F7 }, "o" },
	{ "Rotation", ALL, SCREEN, { F7 }, "r" },
	{ "Rotation: handed out", ALL, SCREEN, { F7, "r" }, "2" },
	{ "Test drives", ALL, SCREEN, { F7 }, "t" },
	{ "Test drives: all", ALL, SCREEN, { F7, "t" }, "2" },
	{ "Test drives: rates", ALL, SCREEN, { F7, "t" }, "3" },
	{ "Abnormal", LEAD, SCREEN, { F7 }, "a" },
	{ "Evidence", LEAD, SCREEN, { F7 }, "e" },
	{ "Entered twice", LEAD, SCREEN, { F7 }, "d" },
	{ "Entered twice: merged", LEAD, SCREEN, { F7, "d" }, "2" },
	{ "Merge side by side", LEAD, SCREEN, { F7, "d" }, ENTER },
	{ "Timeline", LEAD, SCREEN, { F7, "k", "#" }, ENTER },
};

/* Person 44372 came 50 days ago as the first of the day (data.c). */
static const char *
typed(const char *key)
{
	static char phone[SAMPLE_PHONE];

	if (strcmp(key, "#") != 0)
		return key;
	sample_phone(44372, phone);
	return phone;
}

/* A program of its own each time: nothing is there from the time before. */
static struct frame
opens_once(const char *const argv[], const struct opening *o)
{
	struct frame f = { 0, 0 };
	struct pty p;

	if (pty_start(&p, argv, 40, 120) < 0)
		return f;
	f = pty_first(&p, QUIET);
	for (int i = 0; i < BEFORE && o->before[i] != NULL; i++) {
		pty_more(&p, REST);
		pty_screen(&p, typed(o->before[i]), QUIET);
	}
	if (o->key != NULL) {
		pty_more(&p, REST);
		f = pty_screen(&p, o->key, QUIET);
	}
	pty_stop(&p);
	return f;
}

/* Those whose name begins with ONLY. */
static void
house(struct bench *b, const char *file, const char *only)
{
	static const struct {
		enum role role;
		const char *code, *who;
	} roles[] = { { SALES, "01", "sales" }, { LEAD, "99", "manager" } };
	const size_t count = sizeof(openings) / sizeof(openings[0]);
	const char *path = bench_file(b, file);
	const char *argv[] = { b->showroom, "--db", path, "--as", "99", NULL };
	size_t runs = b->brief ? 3 : RUNS;
	struct pty keeper; /* keeps the store running */
	char line[96];

	if (pty_start(&keeper, argv, 40, 120) < 0)
		return;
	pty_first(&keeper, QUIET);
	for (size_t r = 0; r < sizeof(roles) / sizeof(roles[0]); r++) {
		argv[4] = roles[r].code;
		for (const struct opening *o = openings; o < openings + count;
		     o++) {
			double ms[RUNS];
			size_t n = 0;
			if ((o->role & roles[r].role) == 0 ||
			    strncmp(o->name, only, strlen(only)) != 0)
				continue;
			for (size_t k = 0; k < runs; k++) {
				struct frame f = opens_once(argv, o);
				if (f.bytes > 0)
					ms[n++] = f.ms;
			}
			snprintf(line, sizeof(line), "%s (%s)", o->name,
			    roles[r].who);
			bench_line(b, line, quantile(ms, n, 0.5), "ms", AT_MOST,
			    o->bar);
		}
	}
	pty_stop(&keeper);
}

void
bench_boards(struct bench *b, const char *only)
{
	bench_title("Screens open (p50), 120x40, ten years");
	house(b, "ten-year.db", only);
	bench_title("Screens open (p50), 120x40, 25,000 open cards");
	house(b, "all-open.db", only);
}
