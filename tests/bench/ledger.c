/* Times, and the ledger of writes held against the file. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"
#include "pty.h"

void
times_add(struct times *t, double ms)
{
	if (t->n == t->room) {
		size_t room = t->room > 0 ? 2 * t->room : 1024;
		double *more = realloc(t->ms, room * sizeof(*more));

		if (more == NULL)
			return;
		t->ms = more;
		t->room = room;
	}
	t->ms[t->n++] = ms;
}

void
times_join(struct times *t, struct times *more)
{
	for (size_t i = 0; i < more->n; i++)
		times_add(t, more->ms[i]);
	free(more->ms);
	*more = (struct times){ 0 };
}

double
times_at(struct times *t, double share)
{
	return quantile(t->ms, t->n, share);
}

void
work_free(struct work *w)
{
	free(w->writes.ms);
	free(w->reads.ms);
}

/* ---- the ledger ---- */

void
ledger_mark(struct ledger *l, int clerk, char mark[MARK_SIZE])
{
	snprintf(mark, MARK_SIZE, "C%02dN%05d", clerk, ++l->next[clerk]);
}

void
ledger_said(struct ledger *l, int clerk)
{
	l->said[clerk][l->next[clerk] % SERIALS] = 1;
	atomic_fetch_add(&l->all, 1);
}

bool
ledger_begun(const struct ledger *l, double from)
{
	return atomic_load(&l->all) >= CLERKS || now_ms() > from + 120000;
}

/* Each row's mark is counted into FOUND. */
static bool
marks_read(const char *path, unsigned char *found)
{
	static const char sql[] =
	    "SELECT name FROM visit WHERE name GLOB 'C[0-9][0-9]N*' UNION ALL"
	    " SELECT text FROM contact WHERE text GLOB 'C[0-9][0-9]N*'";
	sqlite3 *db = NULL;
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);
	while (rc == SQLITE_OK && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		const char *mark = (const char *)sqlite3_column_text(s, 0);
		long clerk = strtol(mark + 1, NULL, 10);
		long serial = strtol(mark + 4, NULL, 10);

		rc = SQLITE_OK;
		if (clerk < CLERKS && serial < SERIALS)
			found[clerk * SERIALS + serial]++;
	}
	if (rc != SQLITE_DONE)
		fprintf(stderr, "bench: %s: %s\n", path, sqlite3_errmsg(db));
	sqlite3_finalize(s);
	sqlite3_close(db);
	return rc == SQLITE_DONE;
}

bool
ledger_audit(const struct ledger *l, const char *path, struct audit *audit)
{
	unsigned char *found = calloc(CLERKS, SERIALS);
	bool read = found != NULL && marks_read(path, found);

	*audit = (struct audit){ 0 };
	for (int c = 0; read && c < CLERKS; c++) {
		for (int i = 0; i < SERIALS; i++) {
			int n = found[c * SERIALS + i];

			audit->acknowledged += l->said[c][i];
			audit->lost += l->said[c][i] && n == 0;
			audit->twice += n > 1;
			audit->unsaid += !l->said[c][i] && n == 1;
		}
	}
	free(found);
	return read;
}
