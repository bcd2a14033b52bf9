/*
 * Damage on every kind of page, of one byte up to a whole page: at least
 * 99 of 100 rows come over, and nothing else happens.  SALVAGE_PAGES: hits
 * that many pages instead of a few.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "domain/demo.h"
#include "domain/domain.h"
#include "store/salvage.h"
#include "house.h"
#include "support.h"

enum { PAGE = 4096, FEW = 2 };

static char dir[64], whole[96], hit[96], out[96];
static struct arena *mem;
static struct sr_error err;

static void
setup(void)
{
	const struct domain_options o = {
		.path = whole, .create = true, .demo = true, .advisory = true
	};
	struct domain *d;

	snprintf(dir, sizeof(dir), "/tmp/showroom-salvage-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(whole, sizeof(whole), "%s/whole.db", dir);
	snprintf(hit, sizeof(hit), "%s/hit.db", dir);
	snprintf(out, sizeof(out), "%s/out.db", dir);
	mem = arena_new();
	ck_assert_int_eq(domain_open(&d, &o, &err), SR_OK);
	ck_assert_int_eq(demo_fill(d, &err), SR_OK);
	domain_close(d);
}

static void
teardown(void)
{
	static const char *const names[] = { "whole.db", "whole.db.key",
		"hit.db", "out.db" };
	char path[128];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, names[i]);
		unlink(path);
	}
	rmdir(dir);
	arena_free(mem);
}

static int64_t
rows_of(const char *path, int64_t *lost)
{
	struct sr_rows rows;
	int64_t n = 0;

	arena_reset(mem);
	unlink(out);
	ck_assert_msg(salvage(path, out, &rows, mem, &err) == SR_OK, "%s %s",
	    err.message, err.arg[1].text);
	*lost = 0;
	for (size_t i = 0; i < rows.n; i++) {
		n += SR_ROW(struct sr_salvaged, &rows, i)->copied;
		*lost += SR_ROW(struct sr_salvaged, &rows, i)->lost;
	}
	return n;
}

static char *
contents(size_t *n)
{
	int fd = open(whole, O_RDONLY);
	off_t size = lseek(fd, 0, SEEK_END);
	char *data = malloc((size_t)size);

	ck_assert_ptr_nonnull(data);
	ck_assert_int_eq(pread(fd, data, (size_t)size, 0), size);
	close(fd);
	*n = (size_t)size;
	return data;
}

static uint32_t seed = 7;

static uint32_t
chance(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

static void
damage(const char *data, size_t n, size_t page, size_t size)
{
	size_t at = page * PAGE + chance((uint32_t)(PAGE - size + 1));
	char noise[PAGE];
	int fd = open(hit, O_RDWR | O_CREAT | O_TRUNC, 0600);

	for (size_t i = 0; i < size; i++)
		noise[i] = (char)chance(256);
	ck_assert_int_eq(write(fd, data, n), (ssize_t)n);
	ck_assert_int_eq(pwrite(fd, noise, size, (off_t)at), (ssize_t)size);
	close(fd);
}

START_TEST(ninety_nine_of_a_hundred)
{
	static const size_t sizes[] = { 1, 8, 512, PAGE };
	const char *many = getenv("SALVAGE_PAGES");
	size_t n, pages, hits = many != NULL ? strtoul(many, NULL, 10) : FEW;
	char *data = contents(&n);
	int64_t lost, all = rows_of(whole, &lost), got, sum = 0, runs = 0;

	ck_assert_int_eq(lost, 0);
	ck_assert_int_gt(all, 20000);
	pages = n / PAGE;
	/* The first pages hold the schema and the roots of all trees. */
	for (size_t i = 0; i < hits; i++)
		for (size_t k = 0; k < 4; k++) {
			size_t page =
			    i < hits / 2 ? i : chance((uint32_t)pages);
			damage(data, n, page, sizes[k]);
			got = rows_of(hit, &lost);
			ck_assert_msg(100 * got >= 99 * all,
			    "page %zu, %zu bytes: %lld of %lld", page, sizes[k],
			    (long long)got, (long long)all);
			ck_assert_int_le(got, all);
			sum += got;
			runs++;
		}
	ck_assert_int_ge(1000 * sum, 998 * all * runs);
	free(data);
}
END_TEST

/*
 * What a damaged index leaves behind looks like rows of a table that is kept
 * as an index: it is not taken for them.
 */
START_TEST(keys_of_an_index_are_no_rows)
{
	static const char *const names[] = { "person_name", "person_pinyin" };
	int64_t lost, all = rows_of(whole, &lost);
	sqlite3 *db;
	sqlite3_stmt *s;
	size_t n;
	char *data = contents(&n);

	ck_assert_int_eq(sqlite3_open(whole, &db), SQLITE_OK);
	ck_assert_int_eq(
	    sqlite3_prepare_v2(db,
		"SELECT rootpage FROM sqlite_master WHERE name = ?", -1, &s,
		NULL),
	    SQLITE_OK);
	for (size_t i = 0; i < 2; i++) {
		sqlite3_bind_text(s, 1, names[i], -1, SQLITE_STATIC);
		ck_assert_int_eq(sqlite3_step(s), SQLITE_ROW);
		damage(data, n, (size_t)sqlite3_column_int(s, 0) - 1, PAGE);
		sqlite3_reset(s);
		ck_assert_int_eq(rows_of(hit, &lost), all);
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	free(data);
}
END_TEST

static void
copy_to(const char *from, const char *tail)
{
	char a[128], b[128], buf[PAGE];
	size_t n;

	snprintf(a, sizeof(a), "%s%s", from, tail);
	snprintf(b, sizeof(b), "%s%s", hit, tail);
	FILE *f = fopen(a, "r"), *g = fopen(b, "w");
	ck_assert(f != NULL && g != NULL);
	while ((n = fread(buf, 1, PAGE, f)) > 0)
		ck_assert_uint_eq(fwrite(buf, 1, n, g), n);
	fclose(f);
	fclose(g);
}

static int64_t
staff_of(const char *path)
{
	struct sr_rows rows;

	arena_reset(mem);
	unlink(out);
	ck_assert_int_eq(salvage(path, out, &rows, mem, &err), SR_OK);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_salvaged *r =
		    SR_ROW(struct sr_salvaged, &rows, i);
		if (strcmp(r->name, "staff") == 0)
			return r->copied;
	}
	return 0;
}

/*
 * What the store had in its log when the machine died comes over, though the
 * file's first page is gone; what is behind a torn frame does not.
 */
START_TEST(the_log_of_a_file_without_a_head)
{
	struct house h;
	char zero[PAGE] = "", log[128];
	int fd, few, all;

	house_open(&h, "2026-11-21 09:00");
	domain_rest(h.d);
	copy_to(h.path, "");
	few = (int)staff_of(hit);
	struct sr_staff s, got;
	sr_record_clear(&sr_rec_staff, &s);
	s.code = "20";
	s.name = "钱进";
	s.role = SR_SALES;
	must(&h, sr_staff_save(h.sr, &s, &got, h.mem));
	s.code = "21";
	must(&h, sr_staff_save(h.sr, &s, &got, h.mem));
	copy_to(h.path, "");
	copy_to(h.path, "-wal");
	fd = open(hit, O_WRONLY);
	ck_assert_int_eq(pwrite(fd, zero, PAGE, 0), PAGE);
	close(fd);
	all = (int)staff_of(hit);
	ck_assert_int_eq(all, few + 2);
	/* One byte of the last page in the log: the last save is not whole. */
	snprintf(log, sizeof(log), "%s-wal", hit);
	fd = open(log, O_WRONLY);
	ck_assert_int_eq(pwrite(fd, "x", 1, lseek(fd, 0, SEEK_END) - 1500), 1);
	close(fd);
	ck_assert_int_eq(staff_of(hit), few + 1);
	unlink(log);
	house_close(&h);
}
END_TEST

/* A log that lies where the new file's would be is nobody's to take. */
START_TEST(a_log_in_the_way)
{
	struct sr_rows rows;
	char log[128];

	snprintf(log, sizeof(log), "%s-wal", out);
	unlink(out);
	FILE *f = fopen(log, "w");
	ck_assert_ptr_nonnull(f);
	fclose(f);
	ck_assert_int_eq(salvage(whole, out, &rows, mem, &err), SR_E_EXISTS);
	unlink(log);
	ck_assert_int_ne(access(out, F_OK), 0);
}
END_TEST

START_TEST(cut_in_the_middle)
{
	size_t n;
	char *data = contents(&n);
	int64_t lost, all = rows_of(whole, &lost), got;
	int fd = open(hit, O_RDWR | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_eq(write(fd, data, n / 2 + 100), (ssize_t)(n / 2 + 100));
	close(fd);
	got = rows_of(hit, &lost);
	ck_assert_int_gt(got, all / 4);
	ck_assert_int_lt(got, all);
	/* Indices in the first half name rows of the second. */
	ck_assert_int_gt(lost, 0);
	free(data);
}
END_TEST

Suite *
suite_salvage(void)
{
	const TTest *const tests[] = { ninety_nine_of_a_hundred,
		keys_of_an_index_are_no_rows, cut_in_the_middle,
		the_log_of_a_file_without_a_head, a_log_in_the_way, NULL };
	Suite *s = suite_create("salvage");
	TCase *c = tcase_create("salvage");

	/* The example dealership takes a while to make: once. */
	tcase_add_unchecked_fixture(c, setup, teardown);
	for (size_t i = 0; tests[i] != NULL; i++)
		tcase_add_test(c, tests[i]);
	suite_add_tcase(s, c);
	return s;
}
