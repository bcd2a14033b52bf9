/* Sealed bytes, manifests and which backups are kept. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/seal.h"
#include "support.h"

START_TEST(seven_days_and_four_weeks)
{
	/* One a day for 60 days, the newest first; day 739922 was a Monday. */
	sr_day day[60];
	bool keep[60];
	int kept = 0;

	for (int i = 0; i < 60; i++)
		day[i] = 739922 + 2 - i; /* a Wednesday */
	ck_assert_int_eq((739922 - 1) % 7, 0);
	backup_choose(day, 60, 7, 4, keep);
	for (int i = 0; i < 60; i++)
		kept += keep[i];
	for (int i = 0; i < 7; i++)
		ck_assert(keep[i]);
	/* Sundays: 3 and 10 days back; 10 is the third week, 17 the fourth. */
	ck_assert(keep[10]);
	ck_assert(keep[17]);
	ck_assert_int_eq(kept, 9);
	backup_choose(day, 60, 0, 0, keep);
	ck_assert(keep[0]);
	ck_assert(!keep[1]);
}
END_TEST

START_TEST(the_last_one_of_a_day)
{
	const sr_day day[] = { 739929, 739929, 739928, 739928, 739928 };
	bool keep[5];

	backup_choose(day, 5, 2, 0, keep);
	ck_assert(keep[0] && !keep[1] && keep[2] && !keep[3] && !keep[4]);
}
END_TEST

static FILE *
filled(size_t n)
{
	FILE *f = tmpfile();

	ck_assert_ptr_nonnull(f);
	for (size_t i = 0; i < n; i++)
		putc((int)(i * 31 >> 3) & 0xff, f);
	fflush(f);
	return f;
}

/* Around the pieces of 64 KiB: each comes back, none with a bit changed. */
START_TEST(sealed_and_opened)
{
	static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 200000 };
	struct seal_key key, other;

	ck_assert(crypt_ready());
	crypt_pair(key.public, key.secret);
	crypt_pair(other.public, other.secret);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		FILE *plain = filled(sizes[i]), *sealed = tmpfile(),
		     *back = tmpfile();
		char a[CRYPT_HEX], b[CRYPT_HEX];
		int64_t na, nb, n;
		unsigned char c;

		ck_assert_int_eq(
		    seal_write(fileno(plain), fileno(sealed), key.public),
		    SEAL_OK);
		ck_assert_int_eq(
		    seal_read(fileno(sealed), fileno(back), &key), SEAL_OK);
		file_copy(fileno(plain), -1, &na, a);
		file_copy(fileno(back), -1, &nb, b);
		ck_assert_int_eq(na, nb);
		ck_assert_str_eq(a, b);
		ck_assert_int_eq(
		    seal_read(fileno(sealed), fileno(back), &other),
		    SEAL_OTHER);
		n = lseek(fileno(sealed), 0, SEEK_END);
		for (off_t at = 0; at < n; at += n / 40 + 1) {
			ck_assert_int_eq(pread(fileno(sealed), &c, 1, at), 1);
			c ^= 4;
			ck_assert_int_eq(pwrite(fileno(sealed), &c, 1, at), 1);
			ck_assert_int_ne(
			    seal_read(fileno(sealed), fileno(back), &key),
			    SEAL_OK);
			c ^= 4;
			ck_assert_int_eq(pwrite(fileno(sealed), &c, 1, at), 1);
		}
		ck_assert_int_eq(ftruncate(fileno(sealed), n - 1), 0);
		ck_assert_int_eq(
		    seal_read(fileno(sealed), fileno(back), &key), SEAL_BROKEN);
		fclose(plain);
		fclose(sealed);
		fclose(back);
	}
}
END_TEST

/* Every single changed letter is seen. */
START_TEST(a_manifest_holds_itself)
{
	struct arena *a = arena_new();
	struct manifest_table table[] = { { "card", 3 }, { "visit", 12 } };
	struct manifest m = { .file = "a.db",
		.size = 4096,
		.key = "",
		.plain_size = 4096,
		.schema = 4,
		.program = "1",
		.house = "津东",
		.at = "2026-11-21 21:30",
		.when = 1795267800,
		.mac = "",
		.table = table,
		.ntables = 2 };
	struct manifest got;

	memset(m.digest, 'a', 64);
	memset(m.plain_digest, 'a', 64);
	const char *text = manifest_text(&m, a);
	ck_assert_ptr_null(manifest_parse(&got, text, 4096, m.digest, a));
	ck_assert_ptr_null(manifest_differs(&got, &m));
	char *bad = arena_alloc(a, strlen(text) + 1);
	for (size_t i = 0; text[i] != '\0'; i++) {
		memcpy(bad, text, strlen(text) + 1);
		bad[i] ^= 1;
		ck_assert_ptr_nonnull(
		    manifest_parse(&got, bad, 4096, m.digest, a));
	}
	m.table[1].rows = 13;
	ck_assert_ptr_null(manifest_parse(&got, text, 4096, m.digest, a));
	ck_assert_str_eq(manifest_differs(&got, &m), "the number of rows");
	arena_free(a);
}
END_TEST

Suite *
suite_backup(void)
{
	const TTest *const tests[] = { seven_days_and_four_weeks,
		the_last_one_of_a_day, sealed_and_opened,
		a_manifest_holds_itself, NULL };

	return suite_of("backup", tests);
}
