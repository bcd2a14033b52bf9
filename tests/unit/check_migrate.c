/* Steps of a schema: upwards only, whole or not at all. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/embed.h"
#include "store/sql.h"
#include "support.h"

static const struct embedded one[] = {
	{ "0001_init.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;"
			   "INSERT INTO a VALUES (7);" },
	{ "report/x.sql", "this is no step" },
	{ NULL, NULL },
};
static const struct embedded two[] = {
	{ "0002_more.sql", "ALTER TABLE a ADD b TEXT;" },
	{ "0001_init.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;" },
	{ NULL, NULL },
};
static const struct embedded broken[] = {
	{ "0001_init.sql", "" },
	{ "0002_half.sql", "INSERT INTO a VALUES (8); INSERT INTO nowhere"
			   " VALUES (1);" },
	{ NULL, NULL },
};
static const struct embedded dangling[] = {
	{ "0001_init.sql", "" },
	{ "0002_refs.sql", "CREATE TABLE b (a INTEGER REFERENCES a (id));"
			   "INSERT INTO b VALUES (99);" },
	{ NULL, NULL },
};

static const struct query version = { "version", "PRAGMA user_version", NULL };
static const struct query rows_of_a = { "a", "SELECT count(*) FROM a",
	"a test" };
static const struct query b_of_a = { "b", "SELECT b FROM a", "a test" };

static char dir[64], path[96];
static struct sr_error err;

static void
setup(void)
{
	snprintf(dir, sizeof(dir), "/tmp/showroom-migrate-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/x.db", dir);
}

static void
teardown(void)
{
	char old[128];

	unlink(path);
	snprintf(old, sizeof(old), "%s.before-1", path);
	unlink(old);
	rmdir(dir);
}

static struct store *
open_with(const struct embedded *steps, int flags, int want)
{
	struct store *st;
	struct store_options o = {
		.path = path, .flags = flags, .steps = steps
	};

	ck_assert_int_eq(store_open(&st, &o, &err), want);
	ck_assert((st != NULL) == (want == SR_OK));
	return st;
}

static int64_t
integer(struct store *st, const struct query *q)
{
	int64_t n = -1;

	ck_assert_int_eq(sql_integer(st, q, SQL_NONE, &n), SR_OK);
	return n;
}

START_TEST(steps_run_once_in_order)
{
	struct store *st = open_with(one, STORE_CREATE, SR_OK);
	ck_assert_int_eq(integer(st, &version), 1);
	store_close(st);
	st = open_with(two, 0, SR_OK);
	ck_assert_int_eq(integer(st, &version), 2);
	ck_assert_int_eq(integer(st, &rows_of_a), 1);
	ck_assert_int_eq(integer(st, &b_of_a), 0);
	store_close(st);
}
END_TEST

/* Before its format changes, the file as it was is beside it. */
START_TEST(the_old_file_is_kept)
{
	char old[128];
	struct stat s;

	store_close(open_with(one, STORE_CREATE, SR_OK));
	store_close(open_with(two, 0, SR_OK));
	snprintf(old, sizeof(old), "%s.before-1", path);
	ck_assert_int_eq(stat(old, &s), 0);
	ck_assert_int_eq(s.st_mode & 07777, 0600);
	snprintf(path, sizeof(path), "%s/x.db.before-1", dir);
	struct store *st = open_with(one, 0, SR_OK);
	ck_assert_int_eq(integer(st, &version), 1);
	ck_assert_int_eq(integer(st, &rows_of_a), 1);
	store_close(st);
	unlink(path);
	snprintf(path, sizeof(path), "%s/x.db", dir);
}
END_TEST

/* A copy that cannot be made: the old format stays. */
START_TEST(no_migration_without_a_copy)
{
	char old[128];

	store_close(open_with(one, STORE_CREATE, SR_OK));
	snprintf(old, sizeof(old), "%s.before-1", path);
	ck_assert_int_eq(mkdir(old, 0700), 0);
	struct store *st;
	struct store_options o = { .path = path, .steps = two };
	ck_assert_int_lt(store_open(&st, &o, &err), 0);
	ck_assert_int_eq(rmdir(old), 0);
	st = open_with(one, 0, SR_OK);
	ck_assert_int_eq(integer(st, &version), 1);
	store_close(st);
}
END_TEST

START_TEST(never_downwards)
{
	store_close(open_with(one, STORE_CREATE, SR_OK));
	store_close(open_with(two, 0, SR_OK));
	open_with(one, 0, SR_E_FILE);
	ck_assert_int_eq(err.arg[1].num, 2);
	ck_assert_int_eq(err.arg[2].num, 1);
	struct store *st = open_with(two, 0, SR_OK); /* as it was */
	ck_assert_int_eq(integer(st, &version), 2);
	store_close(st);
}
END_TEST

START_TEST(a_failed_step_leaves_nothing)
{
	store_close(open_with(one, STORE_CREATE, SR_OK));
	open_with(broken, 0, SR_E_PROTOCOL);
	struct store *st = open_with(one, 0, SR_OK);
	ck_assert_int_eq(integer(st, &version), 1);
	ck_assert_int_eq(integer(st, &rows_of_a), 1);
	store_close(st);
}
END_TEST

START_TEST(a_step_may_not_leave_references_in_the_air)
{
	store_close(open_with(one, STORE_CREATE, SR_OK));
	open_with(dangling, 0, SR_E_PROTOCOL);
	store_close(open_with(one, 0, SR_OK));
}
END_TEST

START_TEST(a_file_that_could_not_be_made_is_not_there)
{
	open_with(broken, STORE_CREATE, SR_E_PROTOCOL);
	ck_assert_int_ne(access(path, F_OK), 0);
}
END_TEST

START_TEST(an_old_file_is_not_migrated_for_a_reader)
{
	store_close(open_with(one, STORE_CREATE, SR_OK));
	open_with(two, STORE_READONLY, SR_E_FILE);
	struct store *st = open_with(one, STORE_READONLY, SR_OK);
	ck_assert_int_eq(integer(st, &version), 1);
	store_close(st);
}
END_TEST

START_TEST(the_built_in_schema_opens)
{
	struct store *st;
	struct store_options o = { .path = ":memory:" };

	ck_assert_int_eq(store_open(&st, &o, &err), SR_OK);
	store_close(st);
}
END_TEST

Suite *
suite_migrate(void)
{
	const TTest *const tests[] = { steps_run_once_in_order,
		the_old_file_is_kept, no_migration_without_a_copy,
		never_downwards, a_failed_step_leaves_nothing,
		a_step_may_not_leave_references_in_the_air,
		a_file_that_could_not_be_made_is_not_there,
		an_old_file_is_not_migrated_for_a_reader,
		the_built_in_schema_opens, NULL };

	return suite_with("migrate", tests, setup, teardown);
}
