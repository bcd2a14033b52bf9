/*
 * Many terminals at one store: clerks at the socket and at real terminals,
 * at the pace of people and as fast as they can, beside an import and an
 * export; and against as many processes that write the file themselves.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "load.h"
#include "pty.h"

enum { PACE = 250, READS = 1 };

static struct ledger ledger;

/* ---- files ---- */

/* FILE as a copy of FROM. */
static bool
fresh(struct bench *b, const char *from, const char *file)
{
	static const char *const tails[] = { "-wal", "-shm" };
	const char *argv[] = { "/bin/cp", bench_file(b, from), file, NULL };
	char name[600];

	if (!bench_rested(file))
		return false;
	for (size_t i = 0; i < 2; i++) {
		snprintf(name, sizeof(name), "%s%s", file, tails[i]);
		unlink(name);
	}
	memset(&ledger, 0, sizeof(ledger));
	return bench_run(argv, NULL) >= 0;
}

/* The same, with its store started, as the first terminal does. */
static bool
served(struct bench *b, const char *from, const char *file)
{
	const char *argv[] = { b->showroom, "--db", file, "--as", "99",
		"search", "0000", NULL };

	return fresh(b, from, file) && bench_run(argv, NULL) >= 0;
}

/* ---- lines ---- */

static void
none_line(struct bench *b, const char *what, long got)
{
	bench_count(b, what, got, 0);
}

/* Everything that must be right, however fast. */
static void
truth(struct bench *b, struct work *w, const char *file)
{
	struct audit audit = { 0 };
	bool read = bench_rested(file) && ledger_audit(&ledger, file, &audit);

	if (w->errors > 0)
		fprintf(stderr, "bench: %s\n", w->error);
	none_line(b, "  errors", w->errors);
	bench_line(b, "  writes acknowledged", (double)audit.acknowledged, "",
	    AT_LEAST, CLERKS);
	/* Nothing said is nothing held. */
	b->failed += audit.acknowledged < CLERKS;
	none_line(b, "  of these lost", read ? audit.lost : -1);
	none_line(b, "  written twice", read ? audit.twice : -1);
}

static void
times_lines(struct bench *b, struct work *w, double write_bar, double read_bar)
{
	bench_line(b, "  writes a second", (double)w->writes.n / w->seconds, "",
	    AT_LEAST, 0);
	bench_line(
	    b, "  a write, p50", times_at(&w->writes, 0.5), "ms", AT_MOST, 0);
	bench_line(b, "  a write, p99", times_at(&w->writes, 0.99), "ms",
	    AT_MOST, write_bar);
	bench_line(
	    b, "  a write, longest", times_at(&w->writes, 1), "ms", AT_MOST, 0);
	if (w->reads.n == 0)
		return;
	bench_line(b, "  reads a second", (double)w->reads.n / w->seconds, "",
	    AT_LEAST, 0);
	bench_line(b, "  a read, p99", times_at(&w->reads, 0.99), "ms", AT_MOST,
	    read_bar);
}

static double
fairness(const struct work *w)
{
	double mean = (double)w->writes.n / CLERKS;

	return mean > 0 ? (double)w->least / mean * 100 : 0;
}

/* Clerks at work by PLAN on a copy of FROM; NULL: none, a failure. */
static struct clerks *
clerks_at(struct bench *b, const char *from, const struct clerks_plan *plan)
{
	struct clerks *c =
	    served(b, from, plan->path) ? clerks_start(plan, &ledger) : NULL;

	b->failed += c == NULL;
	return c;
}

/* ---- at the socket ---- */

static void
paced(struct bench *b, const char *file)
{
	double seconds = b->truth ? 3 : b->brief ? 5 : 30;
	const struct clerks_plan plan = { file, CLERKS, PACE, READS };
	struct clerks *c;
	struct work w;

	bench_title("64 clerks at the socket, a write every 0.25 s each");
	c = clerks_at(b, "one-year.db", &plan);
	if (c == NULL)
		return;
	double from = now_ms();
	do
		sleep_ms(seconds * 1000);
	while (!ledger_begun(&ledger, from));
	w = clerks_stop(c);
	times_lines(b, &w, 50, 20);
	truth(b, &w, file);
	work_free(&w);
}

static void
flat_out(struct bench *b, const char *file)
{
	double seconds = b->brief ? 3 : 15;
	const struct clerks_plan plan = { file, CLERKS, 0, 0 };
	struct clerks *c;
	struct work w, d;

	bench_title("64 clerks at the socket, as fast as they can");
	c = clerks_at(b, "one-year.db", &plan);
	if (c == NULL)
		return;
	sleep_ms(seconds * 1000);
	w = clerks_stop(c);
	times_lines(b, &w, 0, 0);
	bench_line(b, "  a write, longest, again", times_at(&w.writes, 1), "ms",
	    AT_MOST, 1000);
	bench_line(b, "  the slowest clerk, of the mean", fairness(&w), "%",
	    AT_LEAST, 50);
	truth(b, &w, file);

	bench_title("64 processes that write the file themselves");
	if (!fresh(b, "one-year.db", file))
		return;
	d = direct_run(file, CLERKS, seconds);
	times_lines(b, &d, 0, 0);
	bench_line(b, "  the slowest process, of the mean", fairness(&d), "%",
	    AT_LEAST, 0);
	bench_line(b, "  failed", (double)d.errors, "", AT_MOST, 0);
	bench_line(b, "  its longest wait against the store's",
	    times_at(&d.writes, 1) / times_at(&w.writes, 1), "x", AT_LEAST, 0);
	work_free(&w);
	work_free(&d);
}

/* ---- at real terminals ---- */

static void
real(struct bench *b, const char *file)
{
	double seconds = b->truth ? 8 : b->brief ? 15 : 120;
	struct memory m;
	struct seats *s;
	struct work w, all = { 0 };

	bench_title("64 real terminals, a write every 0.25 s each");
	s = fresh(b, "one-year.db", file)
		? seats_open(b->showroom, file, &ledger)
		: NULL;
	if (s == NULL) {
		b->failed++;
		return;
	}
	bench_line(
	    b, "  all have painted after", seats_painted(s), "ms", AT_MOST, 0);
	w = seats_run(s, PACE, seconds * 0.8);
	m = seats_memory(s, store_of(file));
	times_lines(b, &w, 50, 20);
	all = w;
	bench_title("the same, as fast as they can");
	w = seats_run(s, 0, seconds * 0.2);
	times_lines(b, &w, 0, 0);
	bench_line(b, "  a write, longest, again", times_at(&w.writes, 1), "ms",
	    AT_MOST, 1000);
	bench_line(b, "  the slowest terminal, of the mean", fairness(&w), "%",
	    AT_LEAST, 50);
	bench_title("the same, all in all");
	bench_line(b, "  memory of all and the store (PSS)", m.pss, "MiB",
	    AT_MOST, 600);
	bench_line(b, "  the same with shared pages each time (RSS)", m.rss,
	    "MiB", AT_MOST, 0);
	bench_line(b, "  the store's own (RSS)", m.store, "MiB", AT_MOST, 0);
	seats_close(s);
	if (w.errors > 0 && all.errors == 0)
		memcpy(all.error, w.error, sizeof(all.error));
	all.errors += w.errors;
	truth(b, &all, file);
	work_free(&all);
	work_free(&w);
}

/* ---- beside them ---- */

static double
import_ms(struct bench *b, const char *file)
{
	const char *argv[] = { b->showroom, "--db", file, "--as", "99",
		"import", "visits", bench_file(b, "visits.csv"), NULL };

	return bench_run(argv, NULL);
}

static void
beside_import(struct bench *b, const char *file)
{
	const struct clerks_plan plan = { file, CLERKS, PACE, READS };
	double alone = -1, beside = -1;
	struct clerks *c;
	struct work w;

	bench_title("An import of 100,000 visits beside 64 clerks");
	if (fresh(b, "one-year.db", file))
		alone = import_ms(b, file);
	c = clerks_at(b, "one-year.db", &plan);
	if (c == NULL)
		return;
	beside = import_ms(b, file);
	w = clerks_stop(c);
	b->failed += alone < 0;
	bench_line(b, "  alone", alone, "ms", AT_MOST, 0);
	bench_line(b, "  beside them", beside, "ms", AT_MOST, 0);
	bench_line(b, "  its speed, of that alone", alone / beside, "x",
	    AT_LEAST, 0.5);
	times_lines(b, &w, 50, 0);
	truth(b, &w, file);
	work_free(&w);
}

static void
beside_export(struct bench *b, const char *file)
{
	const struct clerks_plan plan = { file, 10, PACE, READS };
	const char *export[] = { b->showroom, "--db", file, "--as", "99",
		"export", "persons", NULL };
	const char *report[] = { b->showroom, "--db", file, "--as", "99",
		"report", "--from", "-30", "--to", "-1", "sales-daily", NULL };
	struct clerks *c;
	struct work w;

	bench_title("An export of 1,000,000 persons and a report beside them");
	c = clerks_at(b, "persons-1000000.db", &plan);
	if (c == NULL)
		return;
	double reported = bench_run(report, NULL);
	double exported = bench_run(export, bench_file(b, "export.csv"));
	w = clerks_stop(c);
	unlink(bench_file(b, "export.csv"));
	bench_line(b, "  the report", reported, "ms", AT_MOST, 0);
	bench_line(b, "  the export", exported, "ms", AT_MOST, 0);
	b->failed += reported < 0 || exported < 0;
	times_lines(b, &w, 50, 20);
	truth(b, &w, file);
	work_free(&w);
}

static void
race(struct bench *b, const char *file)
{
	const struct clerks_plan plan = { file, CLERKS, 0, 0 };
	struct work w = { 0 };
	int rounds = 3, won = 0;

	bench_title("64 clerks take one guest at once");
	if (!served(b, "one-year.db", file)) {
		b->failed++;
		return;
	}
	for (int i = 0; i < rounds; i++)
		won += clerks_race(&plan, &w);
	bench_count(b, "  who got the guest, in 3 rounds", won, rounds);
	if (w.errors > 0)
		fprintf(stderr, "bench: %s\n", w.error);
	none_line(b, "  errors other than \"somebody was faster\"", w.errors);
}

void
bench_terminals(struct bench *b, const char *part)
{
	static const struct {
		const char *name;
		void (*run)(struct bench *b, const char *file);
	} parts[] = { { "paced", paced }, { "flat-out", flat_out },
		{ "race", race }, { "real", real }, { "import", beside_import },
		{ "export", beside_export } };
	char file[600];

	snprintf(file, sizeof(file), "%s", bench_file(b, "load.db"));
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (*part == '\0' || strcmp(part, parts[i].name) == 0)
			parts[i].run(b, file);
	}
}
