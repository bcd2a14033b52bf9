/*
 * The judge: opens the files of a directory as the program does and says
 * what they hold.  Which contents are right is the stage's to say.
 */
#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "domain/ctx.h"
#include "fault.h"
#include "store/backup.h"
#include "store/inside.h"

/*
 * Tables that say who asked for what and when, or how often he tried: they
 * differ with every login and refusal, and a try counts before it is known
 * what comes of it.  The check holds the trail's chain together.
 */
static const char *const apart[] = { "audit", "attempt", "sqlite_" };

static void
hash(uint64_t *h, const void *data, size_t n)
{
	const unsigned char *p = data;

	for (size_t i = 0; i < n; i++)
		*h = (*h ^ p[i]) * UINT64_C(0x100000001b3);
}

static void
say(struct seen *seen, const char *what, const char *a, const char *b)
{
	seen->verdict = BROKEN;
	snprintf(seen->detail, sizeof(seen->detail), "%.60s: %.90s %.90s", what,
	    a, b);
}

static void
hash_rows(struct seen *seen, sqlite3_stmt *s)
{
	int rc;

	while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(s); i++) {
			int n = sqlite3_column_bytes(s, i);
			const void *p = sqlite3_column_blob(s, i);
			hash(&seen->digest, &n, sizeof(n));
			hash(&seen->digest, p, p != NULL ? (size_t)n : 0);
		}
	}
	if (rc != SQLITE_DONE)
		say(seen, "reading", sqlite3_errstr(rc), sqlite3_sql(s));
}

static void
hash_table(struct seen *seen, sqlite3 *db, const char *table)
{
	char sql[200];
	sqlite3_stmt *s;

	for (size_t i = 0; i < sizeof(apart) / sizeof(apart[0]); i++)
		if (strncmp(table, apart[i], strlen(apart[i])) == 0)
			return;
	hash(&seen->digest, table, strlen(table));
	/* Salts make hashes differ. */
	if (strcmp(table, "secret") == 0)
		snprintf(sql, sizeof(sql),
		    "SELECT id, rev, staff, kind FROM secret ORDER BY 1");
	else
		snprintf(sql, sizeof(sql),
		    "SELECT * FROM \"%s\"%s ORDER BY 1, 2", table,
		    strcmp(table, "serial") == 0
			? " WHERE name NOT IN ('audit', 'attempt')"
			: "");
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK)
		hash_rows(seen, s);
	else
		say(seen, "reading", table, sqlite3_errmsg(db));
	sqlite3_finalize(s);
}

static void
hash_tables(struct seen *seen, sqlite3 *db)
{
	sqlite3_stmt *s;
	int rc;

	rc = sqlite3_prepare_v2(db,
	    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
	    -1, &s, NULL);
	while (rc == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
		hash_table(seen, db, (const char *)sqlite3_column_text(s, 0));
	if (rc != SQLITE_OK)
		say(seen, "reading", "sqlite_master", sqlite3_errmsg(db));
	sqlite3_finalize(s);
}

static int
call(struct conn *conn, int op, const void *in, void *out, struct sr_job *job)
{
	job->op = op;
	job->arg = in;
	job->reason = "";
	job->res = out;
	return domain_dispatch(conn, job);
}

/* What `showroom check` says; a file without a house has nobody to ask. */
static void
check(struct seen *seen, struct domain *d, struct arena *mem)
{
	struct conn *conn = conn_new(d);
	struct sr_job job = { .mem = mem };
	struct sr_login login = { .login = "", .code = ADMIN_CODE };
	struct sr_session session;
	struct sr_rows rows = { 0 };
	struct sr_anchor none = { .mac = "" };

	if (call(conn, SR_OP_SESSION_OPEN, &login, &session, &job) == SR_OK &&
	    call(conn, SR_OP_CHECK, &none, &rows, &job) < 0)
		say(seen, "check", job.err.message, job.err.arg[1].text);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_finding *f =
		    SR_ROW(struct sr_finding, &rows, i);
		if (!f->note)
			say(seen, "check", f->what, f->detail);
	}
	conn_free(conn);
}

static void
look_file(struct seen *seen, const char *path, bool creates)
{
	struct domain_options opt = {
		.path = path, .create = creates, .advisory = true
	};
	struct arena *mem = arena_new();
	struct domain *d = NULL;
	struct sr_error err;
	int rc;

	sr_error_clear(&err);
	clock_zone("Asia/Shanghai");
	opt.now = clock_parse(CLERK_NOW);
	rc = domain_open(&d, &opt, &err);
	if (rc == SR_E_EXISTS) {
		opt.create = false;
		rc = domain_open(&d, &opt, &err);
	}
	if (rc < 0) {
		say(seen, "opening", err.message, err.arg[1].text);
	} else {
		check(seen, d, mem);
		hash_tables(seen, d->st->db);
		domain_close(d);
	}
	arena_free(mem);
}

/* A file put aside: a backup, the house before a migration. */
static void
look_copy(struct seen *seen, const char *path, bool count)
{
	uint64_t kept = seen->digest;
	sqlite3 *db = NULL;
	sqlite3_stmt *s = NULL;
	const char *text = NULL;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) ==
		SQLITE_OK &&
	    sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &s, NULL) ==
		SQLITE_OK &&
	    sqlite3_step(s) == SQLITE_ROW)
		text = (const char *)sqlite3_column_text(s, 0);
	if (text == NULL || strcmp(text, "ok") != 0)
		say(seen, "copy", path, text != NULL ? text : "unreadable");
	sqlite3_finalize(s);
	hash_tables(seen, db);
	sqlite3_close(db);
	if (!count)
		seen->digest = kept;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names in DIR, sorted; the caller frees them. */
static int
names_of(const char *dir, char **name, int room)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	int n = 0;

	while (d != NULL && (e = readdir(d)) != NULL && n < room)
		if (e->d_name[0] != '.')
			name[n++] = strdup(e->d_name);
	if (d != NULL)
		closedir(d);
	qsort(name, (size_t)n, sizeof(*name), by_name);
	return n;
}

static void
look(struct seen *seen, const char *dir, bool creates)
{
	const struct backup_place next = {
		.dir = dir, .base = "house", .daily = 30
	};
	char *name[64], path[400];
	int n;

	snprintf(path, sizeof(path), "%s/house.db", dir);
	look_file(seen, path, creates);
	/* The next backup clears up after one that was cut off. */
	keep_last(&next);
	n = names_of(dir, name, 64);
	for (int i = 0; i < n; i++) {
		size_t len = strlen(name[i]), have = strlen(seen->names);
		bool older = strstr(name[i], ".db.before-") != NULL &&
			     strchr(strstr(name[i], ".before-"), '.') ==
				 strrchr(name[i], '.');
		bool copy = len > 3 && strcmp(name[i] + len - 3, ".db") == 0 &&
			    strcmp(name[i], "house.db") != 0;
		snprintf(path, sizeof(path), "%s/%s", dir, name[i]);
		if (copy)
			hash(&seen->digest, name[i], len);
		if (copy || older)
			look_copy(seen, path, copy);
		/* What a migration put aside is kept whatever happens. */
		if (!older)
			snprintf(seen->names + have, sizeof(seen->names) - have,
			    " %s", name[i]);
		free(name[i]);
	}
}

/* In a process of its own: what it looks at may be anything. */
void
oracle(const char *dir, bool creates, struct seen *seen)
{
	int fd[2], status = 0;
	pid_t pid;

	memset(seen, 0, sizeof(*seen));
	seen->verdict = BROKEN;
	snprintf(seen->detail, sizeof(seen->detail), "the oracle fell over");
	if (pipe(fd) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		*seen = (struct seen){ .digest = UINT64_C(0xcbf29ce484222325) };
		alarm(60);
		look(seen, dir, creates);
		_exit(
		    write(fd[1], seen, sizeof(*seen)) == sizeof(*seen) ? 0 : 1);
	}
	close(fd[1]);
	struct seen got;
	bool whole = read(fd[0], &got, sizeof(got)) == sizeof(got);
	close(fd[0]);
	if (pid > 0 && waitpid(pid, &status, 0) == pid && status == 0 && whole)
		*seen = got;
}
