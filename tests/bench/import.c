/*
 * The bare import: libcsv and prepared statements, no checks.  It writes what
 * `showroom import visits` writes: persons by their number, lines of the
 * register, the rows of the batch; the same tables, indexes and transactions.
 *
 *	bench_import DB CSV ROWS-A-TRANSACTION
 */
#include <csv.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 24, ROOM = 256, NAMES = 600 };

enum {
	FIND,
	PERSON,
	PHONE,
	VISIT,
	CARD,
	TAKEN,
	BATCH_ROW,
	BEGIN,
	COMMIT,
	SERIAL,
	NSQL
};
static const char *const sql[NSQL] = {
	[FIND] = "SELECT person FROM phone WHERE number = ?1",
	[PERSON] = "INSERT INTO person (id, rev, created_at, updated_at, name,"
		   " sex, pinyin, initials, batch)"
		   " VALUES (?1, 1, 0, 0, ?2, ?3, ?2, ?2, ?4)",
	[PHONE] = "INSERT INTO phone (id, rev, created_at, updated_at, person,"
		  " number, place) VALUES (?1, 1, 0, 0, ?2, ?3, 1)",
	[VISIT] =
	    "INSERT INTO visit (id, rev, created_at, updated_at, day, kind,"
	    " minute, leave, gone, people, seen_typed, name, sex, phone,"
	    " model, source, grade, drive, staff, note, person, card, batch,"
	    " missing) VALUES (?1, 1, 0, 0, ?2, 1, ?3, ?4, 1, ?5, 1, ?6, ?7,"
	    " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
	[CARD] = "SELECT card.id FROM phone JOIN card"
		 " ON card.person = phone.person WHERE phone.number = ?1",
	[TAKEN] = "UPDATE batch SET taken = taken + ?1 WHERE id = ?2",
	[BATCH_ROW] = "INSERT INTO batch_row (batch, noun, id, rev)"
		      " VALUES (?1, ?2, ?3, 1)",
	[BEGIN] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[SERIAL] = "INSERT INTO serial (name, next) VALUES (?1, ?2)"
		   " ON CONFLICT (name) DO UPDATE SET next = excluded.next",
};

struct import {
	sqlite3 *db;
	sqlite3_stmt *st[NSQL];
	char field[FIELDS][ROOM];
	size_t at;
	long rows, chunk;
	sqlite3_int64 next, batch;
	struct {
		char name[64];
		sqlite3_int64 id;
	} known[NAMES];
	size_t nknown;
};

static void
run(struct import *im, int i)
{
	int rc = sqlite3_step(im->st[i]);

	if (rc != SQLITE_DONE && rc != SQLITE_ROW) {
		fprintf(stderr, "bench_import: %s\n", sqlite3_errmsg(im->db));
		exit(1);
	}
	sqlite3_reset(im->st[i]);
}

static void
text(struct import *im, int i, int n, const char *s)
{
	if (*s == '\0')
		sqlite3_bind_null(im->st[i], n);
	else
		sqlite3_bind_text(im->st[i], n, s, -1, SQLITE_STATIC);
}

static void
number(struct import *im, int i, int n, sqlite3_int64 v)
{
	if (v == 0)
		sqlite3_bind_null(im->st[i], n);
	else
		sqlite3_bind_int64(im->st[i], n, v);
}

/* The longest name that S begins with. */
static sqlite3_int64
named(const struct import *im, const char *s)
{
	size_t best = 0;
	sqlite3_int64 id = 0;

	for (size_t i = 0; i < im->nknown; i++) {
		size_t n = strlen(im->known[i].name);
		if (n > best && strncmp(s, im->known[i].name, n) == 0) {
			best = n;
			id = im->known[i].id;
		}
	}
	return id;
}

/* The first column of the row, 0 without one. */
static sqlite3_int64
one(struct import *im, int i, const char *key)
{
	sqlite3_int64 v = 0;

	text(im, i, 1, key);
	if (sqlite3_step(im->st[i]) == SQLITE_ROW)
		v = sqlite3_column_int64(im->st[i], 0);
	sqlite3_reset(im->st[i]);
	return v;
}

static void
batch_row(struct import *im, int noun, sqlite3_int64 id)
{
	number(im, BATCH_ROW, 1, im->batch);
	number(im, BATCH_ROW, 2, noun);
	number(im, BATCH_ROW, 3, id);
	run(im, BATCH_ROW);
}

static sqlite3_int64
person(struct import *im, const char *name, const char *phone, int sex)
{
	sqlite3_int64 id = one(im, FIND, phone);

	if (id != 0)
		return id;
	id = ++im->next;
	number(im, PERSON, 1, id);
	text(im, PERSON, 2, name);
	number(im, PERSON, 3, sex);
	number(im, PERSON, 4, im->batch);
	run(im, PERSON);
	number(im, PHONE, 1, id);
	number(im, PHONE, 2, id);
	text(im, PHONE, 3, phone);
	run(im, PHONE);
	batch_row(im, 6, id);
	return id;
}

static int
minutes(const char *s)
{
	char *end;
	long h = strtol(s, &end, 10);

	return (int)(h * 60 + strtol(end + 1, NULL, 10));
}

static void
visit(struct import *im)
{
	char(*f)[ROOM] = im->field;
	int sex = strcmp(f[7], "男") == 0 ? 1 : 2;
	sqlite3_int64 id = ++im->next, who = 0, card = 0;

	for (char *p = f[0]; *p != '\0'; p++)
		*p = *p == '/' ? '-' : *p;
	if (f[8][0] != '\0') {
		who = person(im, f[6], f[8], sex);
		card = one(im, CARD, f[8]);
	}
	number(im, VISIT, 1, id);
	text(im, VISIT, 2, f[0]);
	sqlite3_bind_int(im->st[VISIT], 3, minutes(f[2]));
	sqlite3_bind_int(im->st[VISIT], 4, minutes(f[3]));
	sqlite3_bind_int(im->st[VISIT], 5, (int)strtol(f[4], NULL, 10));
	text(im, VISIT, 6, f[6]);
	number(im, VISIT, 7, sex);
	text(im, VISIT, 8, f[8]);
	number(im, VISIT, 9, named(im, f[9]));
	number(im, VISIT, 10, named(im, f[12]));
	number(im, VISIT, 11, f[13][0] == 'N' ? 6 : f[13][0] == 'H' ? 2 : 4);
	number(im, VISIT, 12, strcmp(f[14], "是") == 0 ? 1 : 2);
	number(im, VISIT, 13, named(im, f[15]));
	text(im, VISIT, 14, f[16]);
	number(im, VISIT, 15, who);
	number(im, VISIT, 16, card);
	number(im, VISIT, 17, im->batch);
	text(im, VISIT, 18, f[8][0] == '\0' ? "phone" : "");
	run(im, VISIT);
	batch_row(im, 7, id);
}

static void
commit(struct import *im)
{
	static const char *const series[] = { "person", "phone", "visit" };

	number(im, TAKEN, 1, im->chunk);
	number(im, TAKEN, 2, im->batch);
	run(im, TAKEN);
	for (int i = 0; i < 3; i++) {
		text(im, SERIAL, 1, series[i]);
		number(im, SERIAL, 2, im->next);
		run(im, SERIAL);
	}
	run(im, COMMIT);
}

static void
on_field(void *s, size_t n, void *ctx)
{
	struct import *im = ctx;

	if (im->at == FIELDS)
		return;
	n = n < ROOM ? n : ROOM - 1;
	memcpy(im->field[im->at], s, n);
	im->field[im->at++][n] = '\0';
}

static void
on_row(int c, void *ctx)
{
	struct import *im = ctx;

	(void)c;
	im->at = 0;
	if (im->rows++ == 0)
		return; /* the heading */
	visit(im);
	if (im->rows % im->chunk == 0) {
		commit(im);
		run(im, BEGIN);
	}
}

static void
open_db(struct import *im, const char *path)
{
	sqlite3_stmt *s;

	sqlite3_open(path, &im->db);
	sqlite3_exec(im->db,
	    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	    "PRAGMA cache_size = -3072; PRAGMA foreign_keys = ON;"
	    "INSERT INTO batch (id, rev, created_at, updated_at, kind, state)"
	    " VALUES (1099511627777, 1, 0, 0, 'visits', 1);",
	    NULL, NULL, NULL);
	im->batch = 1099511627777;
	im->next = im->batch + 1000;
	for (int i = 0; i < NSQL; i++) {
		if (sqlite3_prepare_v2(im->db, sql[i], -1, &im->st[i], NULL) !=
		    SQLITE_OK) {
			fprintf(stderr, "bench_import: %s\n",
			    sqlite3_errmsg(im->db));
			exit(1);
		}
	}
	sqlite3_prepare_v2(im->db,
	    "SELECT name_zh, id FROM list_row UNION ALL"
	    " SELECT name, id FROM staff",
	    -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW && im->nknown < NAMES) {
		snprintf(im->known[im->nknown].name, 64, "%s",
		    (const char *)sqlite3_column_text(s, 0));
		im->known[im->nknown++].id = sqlite3_column_int64(s, 1);
	}
	sqlite3_finalize(s);
}

int
main(int argc, char **argv)
{
	static struct import im;
	struct csv_parser csv;
	char buf[65536];
	size_t n;
	FILE *f = argc == 4 ? fopen(argv[2], "r") : NULL;

	if (f == NULL)
		return 2;
	im.chunk = strtol(argv[3], NULL, 10);
	open_db(&im, argv[1]);
	csv_init(&csv, 0);
	run(&im, BEGIN);
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		csv_parse(&csv, buf, n, on_field, on_row, &im);
	csv_fini(&csv, on_field, on_row, &im);
	commit(&im);
	csv_free(&csv);
	fclose(f);
	for (int i = 0; i < NSQL; i++)
		sqlite3_finalize(im.st[i]);
	sqlite3_close(im.db);
	return 0;
}
