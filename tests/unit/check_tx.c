/* Transactions: whole or nothing, whatever disk, signal or limit do. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bare.h"
#include "base/clock.h"
#include "store/inside.h"

static struct bare b;

enum { SUM, BIG, SMALL, SLOW, SLOW_PUT, NSQL };

static const struct query sql[NSQL] = {
	[SUM] = { "sum", "SELECT n FROM t WHERE id = :id", NULL },
	[BIG] = { "big", "INSERT INTO t (name) VALUES (:name)", NULL },
	[SMALL] = { "small", "PRAGMA max_page_count = 20", NULL },
	[SLOW] = { "slow",
	    "WITH RECURSIVE k (n) AS (VALUES (1) UNION ALL"
	    " SELECT n + 1 FROM k WHERE n < 1000000000) SELECT count(*) FROM k",
	    "a test" },
	[SLOW_PUT] = { "slow_put",
	    "WITH RECURSIVE k (n) AS (VALUES (1) UNION ALL"
	    " SELECT n + 1 FROM k WHERE n < 1000000000)"
	    " INSERT INTO t (name) SELECT 'slow ' || n FROM k",
	    "a test" },
};

START_TEST(a_transaction_is_whole_or_nothing)
{
	struct store *st = bare_make(&b);
	uint64_t before = store_changes(st);

	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(store_begin(st), SR_E_PROTOCOL); /* no nesting */
	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	store_rollback(st);
	ck_assert_int_eq(bare_count(st), 0);
	ck_assert(store_changes(st) != before);
	ck_assert_int_eq(store_commit(st), SR_E_PROTOCOL);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(store_commit(st), SR_OK);
	ck_assert_int_eq(bare_count(st), 1);
	store_close(st);
}
END_TEST

START_TEST(constraints_name_their_field)
{
	struct store *st = bare_make(&b);

	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(bare_put(st, 2, "a", 1, 0), SR_E_EXISTS);
	ck_assert_str_eq(b.err.record, "t");
	ck_assert_str_eq(b.err.field, "name");
	ck_assert_int_eq(bare_put(st, 3, "c", 100, 0), SR_E_INVALID);
	ck_assert_int_eq(bare_put(st, 4, "d", 1, 77), SR_E_INVALID);
	store_close(st);
}
END_TEST

START_TEST(a_wrong_call_is_found_out)
{
	struct store *st = bare_make(&b);
	int64_t n;

	ck_assert_int_eq(
	    sql_run(st, &bare_sql[BARE_PUT], SQL_NONE), SR_E_PROTOCOL);
	ck_assert_int_eq(sql_integer(st, &bare_sql[BARE_COUNT],
			     SQL_ARGS(SQL_I("nothing", 1)), &n),
	    SR_E_PROTOCOL);
	ck_assert_int_eq(
	    sql_integer(st, &sql[SUM], SQL_ARGS(SQL_I("id", 12)), &n), SR_OK);
	ck_assert_int_eq(n, 0);
	store_close(st);
}
END_TEST

/* A limit on the size of files stands for a full disk. */
START_TEST(a_full_disk_saves_nothing_and_says_so)
{
	struct store *st = bare_make(&b);
	struct rlimit old, small = { 200000, 200000 };
	char *text = malloc(400001);
	int rc;

	memset(text, 'x', 400000);
	text[400000] = '\0';
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small.rlim_max = old.rlim_max;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	ck_assert_int_eq(store_begin(st), SR_OK);
	rc = sql_run(st, &sql[BIG], SQL_ARGS(SQL_T("name", text)));
	if (rc >= 0)
		rc = store_commit(st);
	store_rollback(st);
	/* SQLite calls EFBIG an I/O error, ENOSPC full. */
	ck_assert(rc == SR_E_FULL || rc == SR_E_IO);
	ck_assert_ptr_nonnull(strstr(b.err.message, "nothing of this change"));
	setrlimit(RLIMIT_FSIZE, &old);
	ck_assert_int_eq(bare_count(st), 0);
	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	free(text);
	store_close(st);
}
END_TEST

START_TEST(a_full_file_is_called_full)
{
	struct store *st = bare_make(&b);
	char text[100001];

	memset(text, 'x', 100000);
	text[100000] = '\0';
	ck_assert_int_ge(sql_run(st, &sql[SMALL], SQL_NONE), 0);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(
	    sql_run(st, &sql[BIG], SQL_ARGS(SQL_T("name", text))), SR_E_FULL);
	ck_assert_ptr_nonnull(strstr(b.err.message, "nothing of this change"));
	ck_assert_str_eq(b.err.arg[0].text, b.path);
	/* SQLite has undone it all: this is no commit. */
	ck_assert_int_lt(store_commit(st), 0);
	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(bare_count(st), 1);
	store_close(st);
}
END_TEST

START_TEST(a_killed_program_leaves_nothing_half)
{
	struct store *st = bare_make(&b);
	int status;

	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	store_close(st);
	pid_t pid = fork();
	if (pid == 0) {
		if (bare_open(&b, &st, 0) == SR_OK &&
		    store_begin(st) == SR_OK && bare_put(st, 2, "b", 1, 0) == 1)
			raise(SIGKILL);
		_exit(1);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(bare_open(&b, &st, 0), SR_OK);
	ck_assert_int_eq(bare_count(st), 1);
	store_close(st);
}
END_TEST

/* Either would take minutes. */
START_TEST(a_statement_that_takes_too_long_is_ended)
{
	struct store *st = bare_make(&b);
	int64_t begun = clock_ticks(), n = 0;

	store_limit(st, 100);
	ck_assert_int_eq(sql_integer(st, &sql[SLOW], SQL_NONE, &n), SR_E_BUSY);
	ck_assert_int_ge(clock_ticks() - begun, 100);
	ck_assert_int_lt(clock_ticks() - begun, 60000);
	ck_assert_ptr_nonnull(strstr(b.err.message, "takes longer"));
	store_limit(st, 100);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(sql_run(st, &sql[SLOW_PUT], SQL_NONE), SR_E_BUSY);
	ck_assert_ptr_nonnull(strstr(b.err.message, "nothing of it was saved"));
	store_rollback(st);
	store_limit(st, 0);
	ck_assert_int_eq(
	    sql_integer(st, &bare_sql[BARE_COUNT], SQL_NONE, &n), SR_OK);
	ck_assert_int_eq(n, 0);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_ge(
	    sql_run(st, &sql[BIG], SQL_ARGS(SQL_T("name", "after"))), 0);
	ck_assert_int_eq(store_commit(st), SR_OK);
	store_close(st);
}
END_TEST

/* A commit is owed to the disk until it is synced; the log may grow. */
START_TEST(a_commit_is_owed_until_it_is_synced)
{
	struct store *st = bare_make(&b);

	ck_assert(!store_owes(st));
	for (int i = 1; i <= 3; i++) {
		ck_assert_int_eq(store_begin(st), SR_OK);
		ck_assert_int_eq(bare_put(st, i, NULL, 1, 0), 1);
		ck_assert_int_eq(store_commit(st), SR_OK);
		ck_assert(store_owes(st));
	}
	ck_assert_int_eq(store_sync(st), SR_OK);
	ck_assert(!store_owes(st));
	store_close(st);
}
END_TEST

/*
 * What a log holds that failed to sync is written anew, into the file, and
 * the log is empty then; somebody who still reads it is not waited for.
 */
START_TEST(a_doubtful_log_goes_into_the_file)
{
	struct store *st = bare_make(&b), *reader;
	struct stat log;
	char name[128];
	int64_t begun;

	ck_assert_int_eq(bare_open(&b, &reader, STORE_READONLY), SR_OK);
	ck_assert_int_eq(store_begin(reader), SR_OK);
	ck_assert_int_eq(bare_count(reader), 0);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(bare_put(st, 1, NULL, 1, 0), 1);
	ck_assert_int_eq(store_commit(st), SR_OK);
	st->doubts = true;
	/* Who waited would wait for ten minutes. */
	st->busy_ms = 600000;
	sqlite3_busy_timeout(st->db, st->busy_ms);
	begun = clock_ticks();
	ck_assert_int_eq(store_sync(st), SR_E_IO);
	ck_assert_int_lt(clock_ticks() - begun, 60000);
	ck_assert(store_owes(st));
	store_rollback(reader);
	ck_assert_int_eq(store_sync(st), SR_OK);
	ck_assert(!store_owes(st));
	snprintf(name, sizeof(name), "%s-wal", b.path);
	ck_assert_int_eq(stat(name, &log), 0);
	ck_assert_int_eq(log.st_size, 0);
	ck_assert_int_eq(bare_count(st), 1);
	store_close(reader);
	store_close(st);
}
END_TEST

Suite *
suite_tx(void)
{
	const TTest *const tests[] = { a_transaction_is_whole_or_nothing,
		constraints_name_their_field, a_wrong_call_is_found_out,
		a_full_disk_saves_nothing_and_says_so,
		a_full_file_is_called_full,
		a_killed_program_leaves_nothing_half,
		a_statement_that_takes_too_long_is_ended,
		a_commit_is_owed_until_it_is_synced,
		a_doubtful_log_goes_into_the_file, NULL };

	return bare_suite("tx", tests, &b);
}
