/* A store of one table: see bare.h. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bare.h"
#include "store/embed.h"
#include "store/file.h"

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

const struct query bare_sql[BARE_NSQL] = {
	[BARE_PUT] = { "put",
	    "INSERT INTO t (id, name, n, up) VALUES"
	    " (:id, :name, :n, :up)",
	    NULL },
	[BARE_COUNT] = { "count", "SELECT count(*) FROM t", "a test" },
};

/* Of the suite that runs. */
static struct bare *bare;

static void
setup(void)
{
	snprintf(bare->dir, sizeof(bare->dir), "/tmp/showroom-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(bare->dir));
	snprintf(bare->path, sizeof(bare->path), "%s/a b%%?#.db", bare->dir);
	bare->mem = arena_new();
}

static void
teardown(void)
{
	char key[128];

	arena_free(bare->mem);
	chmod(bare->dir, 0700);
	file_remove_content(bare->path);
	snprintf(key, sizeof(key), "%s" FILE_KEY, bare->path);
	unlink(key);
	/* Nothing else was left there. */
	ck_assert_int_eq(rmdir(bare->dir), 0);
}

Suite *
bare_suite(const char *name, const TTest *const *tests, struct bare *b)
{
	bare = b;
	return suite_with(name, tests, setup, teardown);
}

int
bare_open(struct bare *b, struct store **st, int flags)
{
	struct store_options o = {
		.path = b->path, .flags = flags, .busy_ms = 50, .steps = steps
	};

	return store_open(st, &o, &b->err);
}

struct store *
bare_make(struct bare *b)
{
	struct store *st;

	ck_assert_int_eq(bare_open(b, &st, STORE_CREATE), SR_OK);
	return st;
}

int
bare_put(struct store *st, sr_id id, const char *name, int64_t n, sr_id up)
{
	return sql_run(st, &bare_sql[BARE_PUT],
	    SQL_ARGS(SQL_R("id", id), SQL_T("name", name), SQL_I("n", n),
		SQL_R("up", up)));
}

int64_t
bare_integer(struct store *st, const struct query *q)
{
	int64_t n = -1;

	ck_assert_int_eq(sql_integer(st, q, SQL_NONE, &n), SR_OK);
	return n;
}

int64_t
bare_count(struct store *st)
{
	return bare_integer(st, &bare_sql[BARE_COUNT]);
}
