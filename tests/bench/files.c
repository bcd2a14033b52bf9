/*
 * Import and export, each in turn with its floor: a bare loop, the sqlite3
 * shell.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "pty.h"

enum { RUNS = 5 };

/* Rows that the program's own import takes into one transaction, at least. */
#define CHUNK "100"

/* The store of TO may still be there: it is waited for. */
static bool
copy(const char *from, const char *to)
{
	static const char *const tails[] = { "-wal", "-shm", ".key" };
	const char *argv[] = { "/bin/cp", from, to, NULL };
	char name[600];

	if (!bench_rested(to))
		return false;
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", to, tails[i]);
		unlink(name);
	}
	return bench_run(argv, NULL) >= 0;
}

static void
ratio(struct bench *b, const char *what, double *ours, double *bare, size_t n)
{
	double o = quantile(ours, n, 0.5), f = quantile(bare, n, 0.5);

	bench_line(b, what, o, "ms", AT_MOST, 0);
	bench_line(b, "  the floor's", f, "ms", AT_MOST, 0);
	bench_line(b, "  speed against it", f / o, "x", AT_LEAST, 0.6);
}

static void
imports(struct bench *b)
{
	double ours[RUNS], bare[RUNS];
	size_t n = b->brief ? 1 : RUNS;
	const char *db = bench_file(b, "work.db"),
		   *csv = bench_file(b, "visits.csv");
	const char *mine[] = { b->showroom, "--db", db, "--as", "99", "import",
		"visits", csv, NULL };
	const char *its[] = { bench_program(b, "bench_import"), db, csv, CHUNK,
		NULL };
	const char *empty = bench_file(b, "empty.db");

	for (size_t i = 0; i < n; i++) {
		if (!copy(empty, db))
			return;
		bare[i] = bench_run(its, NULL);
		ours[i] = copy(empty, db) ? bench_run(mine, NULL) : -1;
		if (bare[i] < 0 || ours[i] < 0) {
			b->failed++;
			return;
		}
	}
	ratio(b, "import of 100,000 visits", ours, bare, n);
}

/* The sqlite3 shell over the columns that the program's file has. */
static void
exports(struct bench *b, const char *kind, const char *select)
{
	double ours[RUNS], bare[RUNS];
	size_t n = b->brief ? 3 : RUNS;
	const char *db = bench_file(b, "ten-year.db");
	const char *mine[] = { b->showroom, "--db", db, "--as", "99", "export",
		kind, NULL };
	const char *its[] = { "/usr/bin/sqlite3", "-csv", "-header", db, select,
		NULL };
	const char *floor = bench_file(b, "floor.csv");
	const char *out = bench_file(b, "export.csv");
	char what[64];

	/* An earlier run's, cut short, are nobody's. */
	unlink(floor);
	unlink(out);
	for (size_t i = 0; i < n; i++) {
		bare[i] = bench_run(its, floor);
		ours[i] = bench_run(mine, out);
		if (bare[i] < 0 || ours[i] < 0) {
			b->failed++;
			return;
		}
	}
	snprintf(what, sizeof(what), "export of all %s, ten years", kind);
	ratio(b, what, ours, bare, n);
}

void
bench_files(struct bench *b)
{
	bench_title("Files");
	imports(b);
	exports(b, "visits", "SELECT * FROM visit ORDER BY id");
	exports(b, "prospects",
	    "SELECT card.*, person.name, person.sex, (SELECT number FROM phone"
	    " WHERE person = person.id ORDER BY place) FROM card"
	    " JOIN person ON person.id = card.person ORDER BY card.id");
	exports(b, "persons",
	    "SELECT *, (SELECT group_concat(number) FROM phone"
	    " WHERE person = person.id) FROM person ORDER BY id");
}
