/*
 * The control: what terminals would feel that write the file themselves.
 * Processes with a connection each, BEGIN IMMEDIATE, a line of the register
 * and its serial, COMMIT; the settings are those of the store.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "load.h"
#include "pty.h"

enum { KEPT = 100000, BUSY_MS = 30000 };

/* Of one process, in memory that all share. */
struct part {
	long n, errors;
	double ms[KEPT / CLERKS];
};

static const char *const sql[] = {
	"BEGIN IMMEDIATE",
	"INSERT INTO serial (name, next) VALUES ('visit', 2)"
	" ON CONFLICT (name) DO UPDATE SET next = next + 1",
	"INSERT INTO visit (id, rev, created_at, updated_at, day, kind, minute,"
	" people, name, grade, missing) SELECT next, 1, 0, 0, '2026-01-01', 1,"
	" 600, 2, ?1, 4, 'phone,model,source,how' FROM serial"
	" WHERE name = 'visit'",
	"COMMIT",
};
enum { NSQL = sizeof(sql) / sizeof(sql[0]) };

static bool
write_one(sqlite3_stmt *const *st, const char *mark)
{
	bool done = true;

	for (int i = 0; done && i < NSQL; i++) {
		if (i == 2)
			sqlite3_bind_text(st[i], 1, mark, -1, SQLITE_STATIC);
		done = sqlite3_step(st[i]) == SQLITE_DONE;
		sqlite3_reset(st[i]);
	}
	return done;
}

static void
process(const char *path, int number, double from, double until, struct part *p)
{
	sqlite3_stmt *st[NSQL];
	sqlite3 *db;
	char mark[MARK_SIZE];

	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db,
		"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL,
		NULL, NULL) != SQLITE_OK)
		p->errors++;
	sqlite3_busy_timeout(db, BUSY_MS);
	for (int i = 0; i < NSQL; i++) {
		if (sqlite3_prepare_v2(db, sql[i], -1, &st[i], NULL) !=
		    SQLITE_OK) {
			fprintf(stderr, "bench: %s\n", sqlite3_errmsg(db));
			_exit(1);
		}
	}
	while (now_ms() < from)
		sleep_ms(1);
	while (now_ms() < until) {
		double begun = now_ms();

		snprintf(mark, sizeof(mark), "D%02dN%05ld", number, p->n);
		if (write_one(st, mark)) {
			if (p->n < (long)(KEPT / CLERKS))
				p->ms[p->n] = now_ms() - begun;
			p->n++;
			continue;
		}
		p->errors++;
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	}
	_exit(0);
}

static void
part_take(struct work *w, const struct part *p)
{
	long kept = p->n < KEPT / CLERKS ? p->n : KEPT / CLERKS;

	for (long i = 0; i < kept; i++)
		times_add(&w->writes, p->ms[i]);
	w->errors += p->errors;
	if (w->least < 0 || p->n < w->least)
		w->least = p->n;
	if (p->n > w->most)
		w->most = p->n;
}

struct work
direct_run(const char *path, int count, double seconds)
{
	size_t size = (size_t)count * sizeof(struct part);
	struct part *part = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct work w = { .least = -1, .seconds = seconds };
	double from = now_ms() + 1000;
	pid_t pid[CLERKS];

	if (part == MAP_FAILED)
		return w;
	for (int i = 0; i < count; i++) {
		pid[i] = fork();
		if (pid[i] == 0)
			process(path, i, from, from + seconds * 1000, &part[i]);
	}
	for (int i = 0; i < count; i++) {
		int status = 1;

		if (pid[i] < 0 || waitpid(pid[i], &status, 0) < 0 ||
		    status != 0)
			w.errors++;
		part_take(&w, &part[i]);
	}
	munmap(part, size);
	return w;
}
