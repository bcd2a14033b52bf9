/*
 * Verifying the audit trail: on copies of a file whoever may write it changes
 * it as he likes, without the key, and is found out with the number of the
 * row.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"
#include "store/keyfile.h"
#include "trail.h"

#define CHANGED "A row of the audit trail is not as it was written."
#define MISSING "Rows of the audit trail are missing."
#define CUT "The end of the audit trail was cut off: rows are missing."
#define VALUES "Earlier values in the audit trail are not those that it sealed."
#define OTHER \
	"Rows of the audit trail are under another key and cannot be " \
	"verified here."
#define ELSE "The audit trail is not the one that the anchor was taken from."
/* What a shell does without our triggers. */
#define FREE \
	"DROP TRIGGER audit_grows; DROP TRIGGER audit_stays;" \
	" DROP TRIGGER audit_keeps; DROP TRIGGER audit_value_stays; "

static struct house h;
static char copy[160];
static int64_t newest;
static unsigned char mac[CRYPT_MAC];
static int64_t valued; /* a row that keeps values */

/* A house with a trail, closed; and the path of a copy of it. */
static void
setup(void)
{
	struct sr_card in, out;

	house_open(&h, "2026-11-21 14:06");
	house_as(&h, LI);
	in = house_card(&h, "张红喆", "13717716163", SR_GRADE_A);
	must(&h, sr_card_open(h.sr, &in, &in, h.mem));
	in.note = "要白色";
	must(&h, sr_card_save(h.sr, &in, &out, h.mem));
	in = out;
	in.note = "要黑色";
	must(&h, sr_card_save(h.sr, &in, &out, h.mem));
	valued = trail_newest(&h);
	house_as(&h, WANG);
	house_as(&h, MANAGER);
	ck_assert_int_eq(audit_head(h.d->st, &newest, mac), SR_OK);
	sr_close(h.sr);
	domain_close(h.d);
	h.sr = NULL;
	h.d = NULL;
	snprintf(copy, sizeof(copy), "%s.copy", h.path);
}

static void
teardown(void)
{
	file_remove(copy);
	house_close(&h);
}

static void
shell(const char *command)
{
	ck_assert_msg(system(command) == 0, "%s", command);
}

/* A copy with (or without) the key; SQL is done to it by a stranger. */
static void
tamper(const char *sql, bool with_key)
{
	char command[1600];

	file_remove(copy);
	snprintf(command, sizeof(command), "cp -p '%s' '%s'%s%s%s%s%s", h.path,
	    copy, with_key ? " && cp -p '" : "", with_key ? h.path : "",
	    with_key ? ".key' '" : "", with_key ? copy : "",
	    with_key ? ".key'" : "");
	shell(command);
	snprintf(
	    command, sizeof(command), "sqlite3 -bail '%s' \"%s\"", copy, sql);
	shell(command);
}

enum { MOST = 8 };
static struct {
	char what[120], detail[200];
	bool note;
} found[MOST];
static int nfound;

static int
find(void *ctx, const struct sr_finding *f)
{
	(void)ctx;
	ck_assert_int_lt(nfound, MOST);
	snprintf(found[nfound].what, sizeof(found[0].what), "%s", f->what);
	snprintf(
	    found[nfound].detail, sizeof(found[0].detail), "%s", f->detail);
	found[nfound++].note = f->note;
	return SR_OK;
}

static void
verify(int64_t first, const struct sr_anchor *anchor)
{
	struct store_options opt = { .path = copy, .flags = STORE_READONLY };
	struct sr_error err;
	struct store *st;

	nfound = 0;
	ck_assert_int_eq(store_open(&st, &opt, &err), SR_OK);
	ck_assert_int_eq(audit_verify(st, first, anchor, find, NULL), SR_OK);
	store_close(st);
}

/* The first finding is WHAT about row (or rows from) DETAIL. */
static void
finds(const char *what, const char *detail)
{
	verify(1, NULL);
	ck_assert_int_ge(nfound, 1);
	ck_assert_str_eq(found[0].what, what);
	if (strchr(detail, '-') == NULL)
		found[0].detail[strcspn(found[0].detail, "-")] = '\0';
	ck_assert_str_eq(found[0].detail, detail);
	ck_assert(!found[0].note);
}

static const char *
sql(const char *format, int64_t a, int64_t b)
{
	static char text[600];
	size_t n = 0;

	for (const char *p = format; *p != '\0'; p++)
		if (*p == '?')
			n += (size_t)snprintf(
			    text + n, sizeof(text) - n, "%lld", (long long)a);
		else if (*p == '@')
			n += (size_t)snprintf(
			    text + n, sizeof(text) - n, "%lld", (long long)b);
		else
			text[n++] = *p;
	text[n] = '\0';
	return text;
}

static const char *
number(int64_t n)
{
	static char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	return text;
}

START_TEST(a_trail_left_alone_is_whole)
{
	tamper("", true);
	verify(1, NULL);
	ck_assert_int_eq(nfound, 0);
	ck_assert_int_gt(newest, 10);
}
END_TEST

/* Each row in turn, each of its columns. */
START_TEST(an_edited_row_is_found)
{
	static const char *const edits[] = { "staff = 7", "at = at + 1",
		"day = '2026-11-20'", "uid = 5", "via = 'x'", "op = 'x'",
		"what = 3", "record = 'x'", "row = 7", "fields = 'x'",
		"detail = 'x'", "times = 2", "nonce = 1", "serial = 1",
		"session = 1", "seal = x'00'", "mac = x'00'" };
	char text[300];
	int64_t id = 2;

	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		snprintf(text, sizeof(text),
		    FREE "UPDATE audit SET %s WHERE id = %lld", edits[i],
		    (long long)id);
		tamper(text, true);
		finds(CHANGED, number(id));
		id = id < newest ? id + 1 : 2;
	}
}
END_TEST

START_TEST(a_deleted_row_is_found)
{
	tamper(sql(FREE "DELETE FROM audit WHERE id = ?", 5, 0), true);
	finds(MISSING, "5");
	ck_assert_int_eq(nfound, 1);
	/* Numbers closed up again: the first one after it gives it away. */
	tamper(sql(FREE "DELETE FROM audit WHERE id = ?;"
			" UPDATE audit SET id = -id WHERE id > ?;"
			" UPDATE audit SET id = -id - 1 WHERE id < 0",
		   5, 0),
	    true);
	finds(CHANGED, "5");
	/* The first row, which tells whose key it is. */
	tamper(sql(FREE "DELETE FROM audit WHERE id = 1", 0, 0), true);
	finds(MISSING, "1");
}
END_TEST

START_TEST(two_rows_in_each_others_place_are_found)
{
	tamper(sql(FREE "UPDATE audit SET id = -1 WHERE id = ?;"
			" UPDATE audit SET id = ? WHERE id = @;"
			" UPDATE audit SET id = @ WHERE id = -1",
		   4, 6),
	    true);
	finds(CHANGED, "4");
}
END_TEST

START_TEST(a_row_in_the_place_of_another_is_found)
{
	/* The shell's REPLACE passes the trigger against deleting ... */
	tamper("DROP TRIGGER audit_grows;"
	       " INSERT OR REPLACE INTO audit SELECT 6, at, day, staff, uid,"
	       " via, session, op, what, record, row, fields, detail, times,"
	       " nonce, serial, seal, mac FROM audit WHERE id = 5",
	    true);
	finds(CHANGED, "6");
	/* ... and is stopped by the one that lets it only grow. */
	file_remove(copy);
	char command[400];
	snprintf(command, sizeof(command),
	    "sqlite3 '%s' \"INSERT OR REPLACE INTO audit SELECT * FROM audit"
	    " WHERE id = 5\" 2>/dev/null",
	    h.path);
	ck_assert_int_ne(system(command), 0);
}
END_TEST

START_TEST(a_row_that_was_put_behind_is_found)
{
	tamper(sql("INSERT INTO audit SELECT ?, at, day, staff, uid, via,"
		   " session, op, what, record, row, fields, detail, times,"
		   " nonce, serial, seal, mac FROM audit WHERE id = 5",
		   newest + 1, 0),
	    true);
	finds(CHANGED, number(newest + 1));
}
END_TEST

START_TEST(an_end_cut_off_is_found)
{
	char text[80];
	struct sr_anchor anchor = { .seq = newest };
	char hex[2 * CRYPT_MAC + 1];

	audit_hex(hex, mac, CRYPT_MAC);
	anchor.mac = hex;
	snprintf(text, sizeof(text), "%lld-%lld", (long long)newest - 1,
	    (long long)newest);
	tamper(sql(FREE "DELETE FROM audit WHERE id > ?", newest - 2, 0), true);
	finds(CUT, text);
	/* Whoever knows of the series cuts that, too: the anchor tells. */
	tamper(sql(FREE "DELETE FROM audit WHERE id > ?;"
			" UPDATE serial SET next = @ WHERE name = 'audit'",
		   newest - 2, newest - 1),
	    true);
	verify(1, NULL);
	ck_assert_int_eq(nfound, 0);
	verify(1, &anchor);
	ck_assert_int_eq(nfound, 1);
	ck_assert_str_eq(found[0].what, CUT);
	ck_assert_str_eq(found[0].detail, text);
	tamper("", true);
	verify(1, &anchor);
	ck_assert_int_eq(nfound, 0);
	/* All written anew, with the key: only the anchor is another. */
	hex[0] = hex[0] == '0' ? '1' : '0';
	verify(1, &anchor);
	ck_assert_int_eq(nfound, 1);
	ck_assert_str_eq(found[0].what, ELSE);
	ck_assert_str_eq(found[0].detail, number(newest));
}
END_TEST

/* The macs from row FIRST on, made by somebody who has another key. */
static void
recompute(int64_t first, const unsigned char *key)
{
	struct store_options opt = { .path = copy };
	unsigned char before[CRYPT_MAC] = { 0 }, m[CRYPT_MAC];
	char hex[2 * CRYPT_MAC + 1], text[200];
	struct sr_error err;
	struct sr_rows rows;
	struct store *st;
	FILE *to;

	ck_assert_int_eq(store_open(&st, &opt, &err), SR_OK);
	ck_assert_int_eq(
	    sql_rows(st, &audit_sql[AUDIT_WALK], SQL_ARGS(SQL_I("first", 1)),
		&audit_rec_row, &rows, h.mem),
	    SR_OK);
	store_close(st);
	snprintf(text, sizeof(text), "sqlite3 '%s'", copy);
	to = popen(text, "w");
	ck_assert_ptr_nonnull(to);
	for (size_t i = 0; i < rows.n; i++) {
		const struct audit_row *row = trail_row(&rows, i);
		if (row->id < first) {
			memcpy(before, row->mac.data, CRYPT_MAC);
			continue;
		}
		audit_mac(key, before, row, m);
		memcpy(before, m, CRYPT_MAC);
		audit_hex(hex, m, CRYPT_MAC);
		fprintf(to, "UPDATE audit SET mac = x'%s' WHERE id = %lld;\n",
		    hex, (long long)row->id);
	}
	ck_assert_int_eq(pclose(to), 0);
}

START_TEST(macs_made_without_the_key_are_found)
{
	unsigned char other[CRYPT_KEY] = { 7 };

	/* No key at all. */
	tamper(sql(FREE "UPDATE audit SET staff = 7 WHERE id = ?", 7, 0), true);
	recompute(7, NULL);
	finds(CHANGED, "7");
	/* Another one. */
	tamper(sql(FREE "UPDATE audit SET staff = 7 WHERE id = ?", 7, 0), true);
	recompute(7, other);
	finds(CHANGED, "7");
	/* With a first row that says so: what follows gives it away. */
	tamper(FREE "UPDATE audit SET detail = '0123456789abcdef'"
		    " WHERE id = 1",
	    true);
	finds(CHANGED, "1");
}
END_TEST

START_TEST(erased_values_are_no_fault_and_others_are)
{
	tamper("DELETE FROM audit_value", true);
	verify(1, NULL);
	ck_assert_int_eq(nfound, 0);
	tamper(
	    FREE "UPDATE audit_value SET body = 'note=anderes' || x'0a'", true);
	finds(VALUES, number(valued - 1));
	/* Values for a row that has none. */
	tamper("INSERT INTO audit_value VALUES (3, x'00', 'code=1')", true);
	finds(VALUES, "3");
}
END_TEST

/* Opens the copy as the program does, and somebody works there. */
static void
work_on_copy(void)
{
	struct domain_options opt = { .path = copy, .advisory = true };
	struct sr_error err;

	sr_error_clear(&err);
	opt.now = clock_parse("2026-11-21 15:00");
	ck_assert_int_eq(domain_open(&h.d, &opt, &err), SR_OK);
	h.sr = house_guest(&h, "tester", 1000);
	house_as(&h, LI);
	sr_close(h.sr);
	domain_close(h.d);
	h.sr = NULL;
	h.d = NULL;
}

START_TEST(a_copy_without_the_key_begins_a_new_one)
{
	char text[200];
	struct stat st;

	tamper("", false);
	work_on_copy();
	snprintf(text, sizeof(text), "%s.key", copy);
	ck_assert_int_eq(stat(text, &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0400);
	ck_assert_int_eq(st.st_size, 32);
	verify(1, NULL);
	snprintf(text, sizeof(text), "1-%lld", (long long)newest);
	ck_assert_int_eq(nfound, 1);
	ck_assert_str_eq(found[0].what, OTHER);
	ck_assert_str_eq(found[0].detail, text);
	ck_assert(found[0].note);
	/* From there on it is verified as ever. */
	tamper("", false);
	work_on_copy();
	char command[400];
	snprintf(command, sizeof(command),
	    "sqlite3 '%s' \"" FREE
	    "UPDATE audit SET staff = 7 WHERE id = %lld\"",
	    copy, (long long)newest + 2);
	shell(command);
	verify(1, NULL);
	ck_assert_int_eq(nfound, 2);
	ck_assert_str_eq(found[1].what, CHANGED);
	ck_assert_str_eq(found[1].detail, number(newest + 2));
}
END_TEST

START_TEST(the_last_rows_are_verified_at_each_opening)
{
	struct sr_error err;
	struct store_options opt = { .path = copy, .flags = STORE_READONLY };
	struct audit_row row;
	struct store *st;
	int64_t seq;

	tamper(
	    sql(FREE "UPDATE audit SET staff = 7 WHERE id = ?", newest - 1, 0),
	    true);
	work_on_copy();
	work_on_copy(); /* said once */
	ck_assert_int_eq(store_open(&st, &opt, &err), SR_OK);
	ck_assert_int_eq(audit_head(st, &seq, mac), SR_OK);
	ck_assert_int_eq(seq, newest + 3);
	ck_assert_int_eq(sql_one(st, &audit_sql[AUDIT_WALK],
			     SQL_ARGS(SQL_I("first", newest + 1)),
			     &audit_rec_row, &row, h.mem),
	    SR_OK);
	ck_assert_int_eq(row.what, SR_AUDIT_BROKEN);
	ck_assert_str_eq(row.detail, number(newest - 1));
	store_close(st);
	/* From the middle on the rows before are believed. */
	verify(newest, NULL);
	ck_assert_int_eq(nfound, 0);
}
END_TEST

START_TEST(a_key_that_others_read_is_a_finding)
{
	char name[200];

	tamper("", true);
	snprintf(name, sizeof(name), "%s.key", copy);
	ck_assert_int_eq(chmod(name, 0444), 0);
	verify(1, NULL);
	ck_assert_int_eq(nfound, 2);
	ck_assert_str_eq(found[0].detail, name);
	ck_assert(!found[0].note);
}
END_TEST

Suite *
suite_trail(void)
{
	const TTest *const tests[] = { a_trail_left_alone_is_whole,
		an_edited_row_is_found, a_deleted_row_is_found,
		two_rows_in_each_others_place_are_found,
		a_row_in_the_place_of_another_is_found,
		a_row_that_was_put_behind_is_found, an_end_cut_off_is_found,
		macs_made_without_the_key_are_found,
		erased_values_are_no_fault_and_others_are,
		a_copy_without_the_key_begins_a_new_one,
		the_last_rows_are_verified_at_each_opening,
		a_key_that_others_read_is_a_finding, NULL };

	return suite_with("trail", tests, setup, teardown);
}
