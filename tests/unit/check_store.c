/* Opening and refusing files, the lock, transactions, check and backup. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/embed.h"
#include "store/file.h"
#include "store/inside.h"
#include "store/sql.h"
#include "support.h"

static const struct embedded steps[] = {
	{ "0001_init.sql",
	    "CREATE TABLE serial (name TEXT PRIMARY KEY, next INTEGER NOT NULL)"
	    " STRICT;"
	    "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE,"
	    " n INTEGER NOT NULL DEFAULT 0 CHECK (n < 100),"
	    " up INTEGER REFERENCES t (id)) STRICT;"
	    "CREATE TABLE audit (seq INTEGER PRIMARY KEY, what TEXT) STRICT;" },
	{ NULL, NULL },
};

enum {
	PUT,
	COUNT,
	SUM,
	APPEND,
	FORGE,
	ERASE,
	ATTACH,
	DROP,
	PRAGMAS,
	BIG,
	SMALL,
	SLOW,
	SLOW_PUT,
	NSQL
};

static const struct query sql[NSQL] = {
	[PUT] = { "put",
	    "INSERT INTO t (id, name, n, up) VALUES"
	    " (:id, :name, :n, :up)",
	    NULL },
	[COUNT] = { "count", "SELECT count(*) FROM t", "a test" },
	[SUM] = { "sum", "SELECT n FROM t WHERE id = :id", NULL },
	[APPEND] = { "append", "INSERT INTO audit (what) VALUES ('x')", NULL },
	[FORGE] = { "forge", "UPDATE audit SET what = 'y' WHERE seq = 1",
	    NULL },
	[ERASE] = { "erase", "DELETE FROM audit WHERE seq = 1", NULL },
	[ATTACH] = { "attach", "ATTACH ':memory:' AS other", NULL },
	[DROP] = { "drop", "DROP TABLE t", NULL },
	[PRAGMAS] = { "pragmas",
	    "SELECT foreign_keys * 1 + recursive_triggers * 2 +"
	    " secure_delete * 4 + cell_size_check * 8 +"
	    " (synchronous = 1) * 16 + (temp_store = 2) * 32 +"
	    " (journal_mode = 'wal') * 64 + (NOT trusted_schema) * 128"
	    " FROM pragma_foreign_keys, pragma_recursive_triggers,"
	    " pragma_secure_delete, pragma_cell_size_check,"
	    " pragma_synchronous, pragma_temp_store, pragma_journal_mode,"
	    " pragma_trusted_schema",
	    "a test" },
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
	[BIG] = { "big", "INSERT INTO t (name) VALUES (:name)", NULL },
};

static char dir[64], path[96];
static struct sr_error err;
static struct arena *arena;

static void
setup(void)
{
	snprintf(dir, sizeof(dir), "/tmp/showroom-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/a b%%?#.db", dir);
	arena = arena_new();
}

static void
teardown(void)
{
	char key[128];

	arena_free(arena);
	chmod(dir, 0700);
	file_remove_content(path);
	snprintf(key, sizeof(key), "%s" FILE_KEY, path);
	unlink(key);
	ck_assert_int_eq(rmdir(dir), 0); /* nothing else was left there */
}

static int
try_open(struct store **st, int flags)
{
	struct store_options o = {
		.path = path, .flags = flags, .busy_ms = 50, .steps = steps
	};

	return store_open(st, &o, &err);
}

static struct store *
make(void)
{
	struct store *st;

	ck_assert_int_eq(try_open(&st, STORE_CREATE), SR_OK);
	return st;
}

static int
put(struct store *st, sr_id id, const char *name, int64_t n, sr_id up)
{
	return sql_run(st, &sql[PUT],
	    SQL_ARGS(SQL_R("id", id), SQL_T("name", name), SQL_I("n", n),
		SQL_R("up", up)));
}

static int64_t
integer(struct store *st, const struct query *q)
{
	int64_t n = -1;

	ck_assert_int_eq(sql_integer(st, q, SQL_NONE, &n), SR_OK);
	return n;
}

static void
write_file(const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_eq(write(fd, bytes, n), n);
	close(fd);
}

START_TEST(a_file_is_its_owners_and_guarded)
{
	struct stat s;
	struct store *st = make();

	ck_assert_int_eq(stat(path, &s), 0);
	ck_assert_int_eq(s.st_mode & 0777, 0600);
	ck_assert_int_eq(integer(st, &sql[PRAGMAS]), 255);
	ck_assert_int_eq(sql_run(st, &sql[ATTACH], SQL_NONE), SR_E_PROTOCOL);
	ck_assert_int_eq(sql_run(st, &sql[DROP], SQL_NONE), SR_E_PROTOCOL);
	store_close(st);
	ck_assert_int_eq(try_open(&st, STORE_CREATE), SR_E_EXISTS);
}
END_TEST

START_TEST(a_key_outlives_a_file_that_was_not_made)
{
	char key[128];
	struct store *st;
	struct stat s;

	snprintf(key, sizeof(key), "%s" FILE_KEY, path);
	int fd = open(key, O_WRONLY | O_CREAT, 0600);
	fchmod(fd, 0644);
	close(fd);
	ck_assert_int_eq(try_open(&st, STORE_CREATE), SR_E_FILE);
	ck_assert_int_eq(stat(path, &s), -1);
	ck_assert_int_eq(stat(key, &s), 0);
}
END_TEST

START_TEST(the_trail_only_grows)
{
	struct store *st = make();

	ck_assert_int_eq(sql_run(st, &sql[APPEND], SQL_NONE), 1);
	ck_assert_int_eq(sql_run(st, &sql[FORGE], SQL_NONE), SR_E_PROTOCOL);
	ck_assert_int_eq(sql_run(st, &sql[ERASE], SQL_NONE), SR_E_PROTOCOL);
	store_close(st);
}
END_TEST

START_TEST(what_is_not_ours_is_refused_and_left)
{
	/* A SQLite file of somebody else: its header, application id 42. */
	struct store *st = make();
	char page[4096], after[4096];
	int fd;

	store_close(st);
	fd = open(path, O_RDWR);
	ck_assert_int_eq(pwrite(fd, "\0\0\0\52", 4, 68), 4);
	ck_assert_int_eq(pread(fd, page, sizeof(page), 0), sizeof(page));
	close(fd);
	ck_assert_int_eq(try_open(&st, 0), SR_E_FILE);
	fd = open(path, O_RDONLY);
	ck_assert_int_eq(pread(fd, after, sizeof(after), 0), sizeof(after));
	close(fd);
	ck_assert_int_eq(memcmp(page, after, sizeof(page)), 0);

	memset(page, 'x', sizeof(page));
	write_file(page, sizeof(page));
	ck_assert_int_eq(try_open(&st, 0), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "not a Showroom file"));
	write_file("", 0);
	ck_assert_int_eq(try_open(&st, 0), SR_E_FILE);
}
END_TEST

START_TEST(what_is_not_there_is_said)
{
	struct store *st;
	struct store_options o = { .path = "/nonexistent-dir/x.db",
		.flags = STORE_CREATE };

	ck_assert_int_eq(try_open(&st, 0), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "does not exist"));
	ck_assert_str_eq(err.arg[0].text, path);
	ck_assert_int_eq(store_open(&st, &o, &err), SR_E_FILE);
	ck_assert_str_eq(err.arg[0].text, "/nonexistent-dir");
	o = (struct store_options){ .path = dir };
	ck_assert_int_eq(store_open(&st, &o, &err), SR_E_FILE);
}
END_TEST

START_TEST(the_second_is_told_who_holds_it)
{
	struct store *st = make(), *other;
	char pid[16];

	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	ck_assert_int_eq(try_open(&other, 0), SR_E_BUSY);
	ck_assert_str_eq(err.arg[0].text, path);
	ck_assert_str_eq(err.arg[2].text, pid);
	ck_assert_int_gt(strlen(err.arg[1].text), 0);
	ck_assert_int_eq(try_open(&other, STORE_READONLY), SR_OK);
	store_close(other);
	store_close(st);
	ck_assert_int_eq(try_open(&st, 0), SR_OK);
	store_close(st);
}
END_TEST

START_TEST(a_reader_sees_a_snapshot_and_writes_nothing)
{
	struct store *st = make(), *reader;

	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(try_open(&reader, STORE_READONLY), SR_OK);
	ck_assert_int_eq(store_begin(reader), SR_OK);
	ck_assert_int_eq(integer(reader, &sql[COUNT]), 1);
	ck_assert_int_eq(put(st, 2, "b", 1, 0), 1);
	ck_assert_int_eq(integer(reader, &sql[COUNT]), 1);
	ck_assert_int_eq(store_commit(reader), SR_OK);
	ck_assert_int_eq(integer(reader, &sql[COUNT]), 2);
	ck_assert_int_eq(put(reader, 3, "c", 1, 0), SR_E_FILE);
	store_close(reader);
	store_close(st);
}
END_TEST

START_TEST(a_look_reads_one_state)
{
	struct store *st = make(), *reader;

	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(try_open(&reader, STORE_READONLY), SR_OK);
	ck_assert_int_eq(store_look(reader), SR_OK);
	ck_assert_int_eq(integer(reader, &sql[COUNT]), 1);
	ck_assert_int_eq(put(st, 2, "b", 1, 0), 1);
	ck_assert_int_eq(integer(reader, &sql[COUNT]), 1);
	ck_assert_int_lt(store_look(reader), 0); /* they do not nest */
	store_look_end(reader);
	ck_assert_int_eq(integer(reader, &sql[COUNT]), 2);
	store_look_end(reader); /* without one nothing happens */
	store_close(reader);
	store_close(st);
}
END_TEST

/* In a child without root's rights: what it answers is its exit code. */
static int
without_rights(void)
{
	struct store *st;
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(1);
		if (try_open(&st, 0) != SR_OK)
			_exit(2);
		if (!store_readonly(st))
			_exit(3);
		if (integer(st, &sql[COUNT]) != 1)
			_exit(4);
		if (store_begin(st) != SR_E_FILE ||
		    strstr(err.message, "can only be read") == NULL)
			_exit(5);
		store_close(st);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

START_TEST(a_guarded_file_can_still_be_read)
{
	struct store *st = make();

	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	store_close(st);
	chmod(path, 0444);
	chmod(dir, 0555);
	ck_assert_int_eq(without_rights(), 0);
}
END_TEST

START_TEST(a_transaction_is_whole_or_nothing)
{
	struct store *st = make();
	uint64_t before = store_changes(st);

	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(store_begin(st), SR_E_PROTOCOL); /* no nesting */
	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	store_rollback(st);
	ck_assert_int_eq(integer(st, &sql[COUNT]), 0);
	ck_assert(store_changes(st) != before);
	ck_assert_int_eq(store_commit(st), SR_E_PROTOCOL);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(store_commit(st), SR_OK);
	ck_assert_int_eq(integer(st, &sql[COUNT]), 1);
	store_close(st);
}
END_TEST

START_TEST(constraints_name_their_field)
{
	struct store *st = make();

	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(put(st, 2, "a", 1, 0), SR_E_EXISTS);
	ck_assert_str_eq(err.record, "t");
	ck_assert_str_eq(err.field, "name");
	ck_assert_int_eq(put(st, 3, "c", 100, 0), SR_E_INVALID);
	ck_assert_int_eq(put(st, 4, "d", 1, 77), SR_E_INVALID);
	store_close(st);
}
END_TEST

START_TEST(a_wrong_call_is_found_out)
{
	struct store *st = make();
	int64_t n;

	ck_assert_int_eq(sql_run(st, &sql[PUT], SQL_NONE), SR_E_PROTOCOL);
	ck_assert_int_eq(
	    sql_integer(st, &sql[COUNT], SQL_ARGS(SQL_I("nothing", 1)), &n),
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
	struct store *st = make();
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
	ck_assert_ptr_nonnull(strstr(err.message, "nothing of this change"));
	setrlimit(RLIMIT_FSIZE, &old);
	ck_assert_int_eq(integer(st, &sql[COUNT]), 0);
	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	free(text);
	store_close(st);
}
END_TEST

START_TEST(a_full_file_is_called_full)
{
	struct store *st = make();
	char text[100001];

	memset(text, 'x', 100000);
	text[100000] = '\0';
	ck_assert_int_ge(sql_run(st, &sql[SMALL], SQL_NONE), 0);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(
	    sql_run(st, &sql[BIG], SQL_ARGS(SQL_T("name", text))), SR_E_FULL);
	ck_assert_ptr_nonnull(strstr(err.message, "nothing of this change"));
	ck_assert_str_eq(err.arg[0].text, path);
	/* SQLite has undone it all: this is no commit. */
	ck_assert_int_lt(store_commit(st), 0);
	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(integer(st, &sql[COUNT]), 1);
	store_close(st);
}
END_TEST

START_TEST(a_killed_program_leaves_nothing_half)
{
	struct store *st = make();
	int status;

	ck_assert_int_eq(put(st, 1, "a", 1, 0), 1);
	store_close(st);
	pid_t pid = fork();
	if (pid == 0) {
		if (try_open(&st, 0) == SR_OK && store_begin(st) == SR_OK &&
		    put(st, 2, "b", 1, 0) == 1)
			raise(SIGKILL);
		_exit(1);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(try_open(&st, 0), SR_OK);
	ck_assert_int_eq(integer(st, &sql[COUNT]), 1);
	store_close(st);
}
END_TEST

/* Either would take minutes. */
START_TEST(a_statement_that_takes_too_long_is_ended)
{
	struct store *st = make();
	int64_t begun = clock_ticks(), n = 0;

	store_limit(st, 100);
	ck_assert_int_eq(sql_integer(st, &sql[SLOW], SQL_NONE, &n), SR_E_BUSY);
	ck_assert_int_ge(clock_ticks() - begun, 100);
	ck_assert_int_lt(clock_ticks() - begun, 3000);
	ck_assert_ptr_nonnull(strstr(err.message, "takes longer"));
	store_limit(st, 100);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(sql_run(st, &sql[SLOW_PUT], SQL_NONE), SR_E_BUSY);
	ck_assert_ptr_nonnull(strstr(err.message, "nothing of it was saved"));
	store_rollback(st);
	store_limit(st, 0);
	ck_assert_int_eq(sql_integer(st, &sql[COUNT], SQL_NONE, &n), SR_OK);
	ck_assert_int_eq(n, 0);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_ge(
	    sql_run(st, &sql[BIG], SQL_ARGS(SQL_T("name", "after"))), 0);
	ck_assert_int_eq(store_commit(st), SR_OK);
	store_close(st);
}
END_TEST

START_TEST(check_finds_what_is_broken)
{
	struct store *st = make();
	struct sr_rows rows;
	char name[32];

	ck_assert_int_eq(store_begin(st), SR_OK);
	for (int i = 1; i <= 2000; i++) {
		snprintf(name, sizeof(name), "name %d", i);
		ck_assert_int_eq(put(st, i, name, 1, 0), 1);
	}
	ck_assert_int_eq(store_commit(st), SR_OK);
	ck_assert_int_eq(store_check(st, &rows, arena), SR_OK);
	ck_assert_int_eq(rows.n, 0);
	store_close(st);
	int fd = open(path, O_RDWR);
	off_t end = lseek(fd, 0, SEEK_END);
	ck_assert_int_eq(
	    pwrite(fd, "\377\377\377\377\377\377\377\377", 8, end - 4096), 8);
	close(fd);
	ck_assert_int_eq(try_open(&st, 0), SR_OK);
	ck_assert_int_eq(store_check(st, &rows, arena), SR_OK);
	ck_assert_int_gt(rows.n, 0);
	ck_assert_str_eq(SR_ROW(struct sr_finding, &rows, 0)->what, "database");
	store_close(st);
}
END_TEST

START_TEST(a_backup_is_a_whole_file)
{
	struct store *st = make();
	struct backup *b;
	char buf[1000];
	int n;

	ck_assert_int_eq(put(st, 1, "a", 41, 0), 1);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(backup_make(st, "", &b), SR_E_PROTOCOL);
	store_rollback(st);
	ck_assert_int_eq(backup_make(st, "", &b), SR_OK);
	ck_assert_int_eq(put(st, 2, "b", 1, 0), 1); /* after the backup */
	store_close(st);
	int fd = open(path, O_WRONLY | O_TRUNC);
	int64_t at = 0;
	while ((n = backup_read(b, at, buf, sizeof(buf))) > 0) {
		ck_assert_int_eq(write(fd, buf, (size_t)n), n);
		at += n;
	}
	close(fd);
	ck_assert_int_eq(n, 0);
	ck_assert_int_eq(at, backup_size(b));
	backup_close(b);
	ck_assert_int_eq(try_open(&st, 0), SR_OK);
	ck_assert_int_eq(integer(st, &sql[COUNT]), 1);
	store_close(st);
}
END_TEST

struct flaws {
	int n;
	char last[64];
};

static void
note(void *ctx, const char *name, const char *flaw)
{
	struct flaws *f = ctx;

	(void)flaw;
	f->n++;
	snprintf(f->last, sizeof(f->last), "%s", name);
}

/* A commit is owed to the disk until it is synced; the log may grow. */
START_TEST(a_commit_is_owed_until_it_is_synced)
{
	struct store *st = make();

	ck_assert(!store_owes(st));
	for (int i = 1; i <= 3; i++) {
		ck_assert_int_eq(store_begin(st), SR_OK);
		ck_assert_int_eq(put(st, i, NULL, 1, 0), 1);
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
	struct store *st = make(), *reader;
	struct stat log;
	char name[128];
	int64_t begun;

	ck_assert_int_eq(try_open(&reader, STORE_READONLY), SR_OK);
	ck_assert_int_eq(store_begin(reader), SR_OK);
	ck_assert_int_eq(integer(reader, &sql[COUNT]), 0);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(put(st, 1, NULL, 1, 0), 1);
	ck_assert_int_eq(store_commit(st), SR_OK);
	st->doubts = true;
	begun = clock_ticks();
	ck_assert_int_eq(store_sync(st), SR_E_IO);
	ck_assert_int_lt(clock_ticks() - begun, 1000);
	ck_assert(store_owes(st));
	store_rollback(reader);
	ck_assert_int_eq(store_sync(st), SR_OK);
	ck_assert(!store_owes(st));
	snprintf(name, sizeof(name), "%s-wal", path);
	ck_assert_int_eq(stat(name, &log), 0);
	ck_assert_int_eq(log.st_size, 0);
	ck_assert_int_eq(integer(st, &sql[COUNT]), 1);
	store_close(reader);
	store_close(st);
}
END_TEST

START_TEST(verify_hears_of_every_flaw)
{
	static const struct query bad[] = {
		{ "scan", "SELECT id FROM t WHERE n = 3", NULL },
		{ "sort", "SELECT id FROM t WHERE id = 3 ORDER BY 1", NULL },
		{ "idle", "SELECT id FROM t WHERE id = 3", "no need" },
		{ "typo", "SELECT nothing FROM t WHERE id = 3", NULL },
		{ "fine", "SELECT id FROM t WHERE n = 3", "a test" },
	};
	struct store *st = make();

	for (int i = 0; i < 5; i++) {
		struct store_part parts[] = {
			{ "bad", &bad[i], 1, NULL, NULL },
			{ NULL, NULL, 0, NULL, NULL },
		};
		struct flaws f = { 0 };
		bool flawed = i == 0 || i == 2 || i == 3;
		ck_assert_int_eq(sql_verify(st, parts, note, &f), 1);
		ck_assert_int_eq(f.n, flawed);
		if (flawed)
			ck_assert_str_eq(f.last, bad[i].name);
	}
	store_close(st);
}
END_TEST

Suite *
suite_store(void)
{
	const TTest *const tests[] = { a_file_is_its_owners_and_guarded,
		a_key_outlives_a_file_that_was_not_made, the_trail_only_grows,
		what_is_not_ours_is_refused_and_left, what_is_not_there_is_said,
		the_second_is_told_who_holds_it,
		a_reader_sees_a_snapshot_and_writes_nothing,
		a_look_reads_one_state, a_guarded_file_can_still_be_read,
		a_transaction_is_whole_or_nothing, constraints_name_their_field,
		a_wrong_call_is_found_out,
		a_full_disk_saves_nothing_and_says_so,
		a_full_file_is_called_full,
		a_killed_program_leaves_nothing_half,
		a_statement_that_takes_too_long_is_ended,
		check_finds_what_is_broken, a_backup_is_a_whole_file,
		a_commit_is_owed_until_it_is_synced,
		a_doubtful_log_goes_into_the_file, verify_hears_of_every_flaw,
		NULL };

	return suite_with("store", tests, setup, teardown);
}
