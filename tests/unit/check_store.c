/* Files of a store: made, refused, held, read beside, checked, copied. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bare.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/file.h"

static struct bare b;

enum { APPEND, FORGE, ERASE, ATTACH, DROP, PRAGMAS, NSQL };

static const struct query sql[NSQL] = {
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
};

static void
write_file(const char *bytes, size_t n)
{
	int fd = open(b.path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_eq(write(fd, bytes, n), n);
	close(fd);
}

START_TEST(a_file_is_its_owners_and_guarded)
{
	struct stat s;
	struct store *st = bare_make(&b);

	ck_assert_int_eq(stat(b.path, &s), 0);
	ck_assert_int_eq(s.st_mode & 0777, 0600);
	ck_assert_int_eq(bare_integer(st, &sql[PRAGMAS]), 255);
	ck_assert_int_eq(sql_run(st, &sql[ATTACH], SQL_NONE), SR_E_PROTOCOL);
	ck_assert_int_eq(sql_run(st, &sql[DROP], SQL_NONE), SR_E_PROTOCOL);
	store_close(st);
	ck_assert_int_eq(bare_open(&b, &st, STORE_CREATE), SR_E_EXISTS);
}
END_TEST

START_TEST(a_key_outlives_a_file_that_was_not_made)
{
	char key[128];
	struct store *st;
	struct stat s;

	snprintf(key, sizeof(key), "%s" FILE_KEY, b.path);
	int fd = open(key, O_WRONLY | O_CREAT, 0600);
	fchmod(fd, 0644);
	close(fd);
	ck_assert_int_eq(bare_open(&b, &st, STORE_CREATE), SR_E_FILE);
	ck_assert_int_eq(stat(b.path, &s), -1);
	ck_assert_int_eq(stat(key, &s), 0);
}
END_TEST

START_TEST(the_trail_only_grows)
{
	struct store *st = bare_make(&b);

	ck_assert_int_eq(sql_run(st, &sql[APPEND], SQL_NONE), 1);
	ck_assert_int_eq(sql_run(st, &sql[FORGE], SQL_NONE), SR_E_PROTOCOL);
	ck_assert_int_eq(sql_run(st, &sql[ERASE], SQL_NONE), SR_E_PROTOCOL);
	store_close(st);
}
END_TEST

START_TEST(what_is_not_ours_is_refused_and_left)
{
	/* A SQLite file of somebody else: its header, application id 42. */
	struct store *st = bare_make(&b);
	char page[4096], after[4096];
	int fd;

	store_close(st);
	fd = open(b.path, O_RDWR);
	ck_assert_int_eq(pwrite(fd, "\0\0\0\52", 4, 68), 4);
	ck_assert_int_eq(pread(fd, page, sizeof(page), 0), sizeof(page));
	close(fd);
	ck_assert_int_eq(bare_open(&b, &st, 0), SR_E_FILE);
	fd = open(b.path, O_RDONLY);
	ck_assert_int_eq(pread(fd, after, sizeof(after), 0), sizeof(after));
	close(fd);
	ck_assert_int_eq(memcmp(page, after, sizeof(page)), 0);

	memset(page, 'x', sizeof(page));
	write_file(page, sizeof(page));
	ck_assert_int_eq(bare_open(&b, &st, 0), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(b.err.message, "not a Showroom file"));
	write_file("", 0);
	ck_assert_int_eq(bare_open(&b, &st, 0), SR_E_FILE);
}
END_TEST

START_TEST(what_is_not_there_is_said)
{
	struct store *st;
	struct store_options o = { .path = "/nonexistent-dir/x.db",
		.flags = STORE_CREATE };

	ck_assert_int_eq(bare_open(&b, &st, 0), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(b.err.message, "does not exist"));
	ck_assert_str_eq(b.err.arg[0].text, b.path);
	ck_assert_int_eq(store_open(&st, &o, &b.err), SR_E_FILE);
	ck_assert_str_eq(b.err.arg[0].text, "/nonexistent-dir");
	o = (struct store_options){ .path = b.dir };
	ck_assert_int_eq(store_open(&st, &o, &b.err), SR_E_FILE);
}
END_TEST

START_TEST(the_second_is_told_who_holds_it)
{
	struct store *st = bare_make(&b), *other;
	char pid[16];

	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	ck_assert_int_eq(bare_open(&b, &other, 0), SR_E_BUSY);
	ck_assert_str_eq(b.err.arg[0].text, b.path);
	ck_assert_str_eq(b.err.arg[2].text, pid);
	ck_assert_int_gt(strlen(b.err.arg[1].text), 0);
	ck_assert_int_eq(bare_open(&b, &other, STORE_READONLY), SR_OK);
	store_close(other);
	store_close(st);
	ck_assert_int_eq(bare_open(&b, &st, 0), SR_OK);
	store_close(st);
}
END_TEST

START_TEST(a_reader_sees_a_snapshot_and_writes_nothing)
{
	struct store *st = bare_make(&b), *reader;

	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(bare_open(&b, &reader, STORE_READONLY), SR_OK);
	ck_assert_int_eq(store_begin(reader), SR_OK);
	ck_assert_int_eq(bare_count(reader), 1);
	ck_assert_int_eq(bare_put(st, 2, "b", 1, 0), 1);
	ck_assert_int_eq(bare_count(reader), 1);
	ck_assert_int_eq(store_commit(reader), SR_OK);
	ck_assert_int_eq(bare_count(reader), 2);
	ck_assert_int_eq(bare_put(reader, 3, "c", 1, 0), SR_E_FILE);
	store_close(reader);
	store_close(st);
}
END_TEST

START_TEST(a_look_reads_one_state)
{
	struct store *st = bare_make(&b), *reader;

	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	ck_assert_int_eq(bare_open(&b, &reader, STORE_READONLY), SR_OK);
	ck_assert_int_eq(store_look(reader), SR_OK);
	ck_assert_int_eq(bare_count(reader), 1);
	ck_assert_int_eq(bare_put(st, 2, "b", 1, 0), 1);
	ck_assert_int_eq(bare_count(reader), 1);
	ck_assert_int_lt(store_look(reader), 0); /* they do not nest */
	store_look_end(reader);
	ck_assert_int_eq(bare_count(reader), 2);
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
		if (bare_open(&b, &st, 0) != SR_OK)
			_exit(2);
		if (!store_readonly(st))
			_exit(3);
		if (bare_count(st) != 1)
			_exit(4);
		if (store_begin(st) != SR_E_FILE ||
		    strstr(b.err.message, "can only be read") == NULL)
			_exit(5);
		store_close(st);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

START_TEST(a_guarded_file_can_still_be_read)
{
	struct store *st = bare_make(&b);

	ck_assert_int_eq(bare_put(st, 1, "a", 1, 0), 1);
	store_close(st);
	chmod(b.path, 0444);
	chmod(b.dir, 0555);
	ck_assert_int_eq(without_rights(), 0);
}
END_TEST

START_TEST(check_finds_what_is_broken)
{
	struct store *st = bare_make(&b);
	struct sr_rows rows;
	char name[32];

	ck_assert_int_eq(store_begin(st), SR_OK);
	for (int i = 1; i <= 2000; i++) {
		snprintf(name, sizeof(name), "name %d", i);
		ck_assert_int_eq(bare_put(st, i, name, 1, 0), 1);
	}
	ck_assert_int_eq(store_commit(st), SR_OK);
	ck_assert_int_eq(store_check(st, &rows, b.mem), SR_OK);
	ck_assert_int_eq(rows.n, 0);
	store_close(st);
	int fd = open(b.path, O_RDWR);
	off_t end = lseek(fd, 0, SEEK_END);
	ck_assert_int_eq(
	    pwrite(fd, "\377\377\377\377\377\377\377\377", 8, end - 4096), 8);
	close(fd);
	ck_assert_int_eq(bare_open(&b, &st, 0), SR_OK);
	ck_assert_int_eq(store_check(st, &rows, b.mem), SR_OK);
	ck_assert_int_gt(rows.n, 0);
	ck_assert_str_eq(SR_ROW(struct sr_finding, &rows, 0)->what, "database");
	store_close(st);
}
END_TEST

START_TEST(a_backup_is_a_whole_file)
{
	struct store *st = bare_make(&b);
	struct backup *copy;
	char buf[1000];
	int n;

	ck_assert_int_eq(bare_put(st, 1, "a", 41, 0), 1);
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(backup_make(st, "", &copy), SR_E_PROTOCOL);
	store_rollback(st);
	ck_assert_int_eq(backup_make(st, "", &copy), SR_OK);
	ck_assert_int_eq(bare_put(st, 2, "b", 1, 0), 1); /* after the backup */
	store_close(st);
	int fd = open(b.path, O_WRONLY | O_TRUNC);
	int64_t at = 0;
	while ((n = backup_read(copy, at, buf, sizeof(buf))) > 0) {
		ck_assert_int_eq(write(fd, buf, (size_t)n), n);
		at += n;
	}
	close(fd);
	ck_assert_int_eq(n, 0);
	ck_assert_int_eq(at, backup_size(copy));
	backup_close(copy);
	ck_assert_int_eq(bare_open(&b, &st, 0), SR_OK);
	ck_assert_int_eq(bare_count(st), 1);
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

START_TEST(verify_hears_of_every_flaw)
{
	static const struct query bad[] = {
		{ "scan", "SELECT id FROM t WHERE n = 3", NULL },
		{ "sort", "SELECT id FROM t WHERE id = 3 ORDER BY 1", NULL },
		{ "idle", "SELECT id FROM t WHERE id = 3", "no need" },
		{ "typo", "SELECT nothing FROM t WHERE id = 3", NULL },
		{ "fine", "SELECT id FROM t WHERE n = 3", "a test" },
	};
	struct store *st = bare_make(&b);

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
		check_finds_what_is_broken, a_backup_is_a_whole_file,
		verify_hears_of_every_flaw, NULL };

	return bare_suite("store", tests, &b);
}
