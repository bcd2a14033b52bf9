/* Merges and files: what an old one brings, what a new one has. */
#include <string.h>

#include "paired.h"
#include "trip.h"

static struct paired pair;

/* A file from before the merge does not bring the number back. */
START_TEST(an_old_file_does_not_undo_it)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_person row = paired_person(&pair, pair.wang.person);
	struct sr_rows in = { .row = &row, .n = 1, .size = sizeof(row) };
	struct sr_rows refused;
	struct sr_batch b, out;
	struct sr_merge m;

	must(&pair.h, paired_merge(&pair, &ask, &m));
	house_as(&pair.h, MANAGER);
	sr_record_clear(&sr_rec_batch, &b);
	b.kind = "persons";
	must(&pair.h, sr_batch_open(pair.h.sr, &b, &out, pair.h.mem));
	row.area = "河西";
	row.batch = out.id;
	must(&pair.h, sr_import_persons(pair.h.sr, &in, &refused, pair.h.mem));
	ck_assert_uint_eq(refused.n, 1);
	/* One from after it brings nothing new. */
	row = paired_person(&pair, pair.wang.person);
	row.batch = out.id;
	must(&pair.h, sr_import_persons(pair.h.sr, &in, &refused, pair.h.mem));
	ck_assert_uint_eq(refused.n, 0);
	must(&pair.h, sr_batch_close(pair.h.sr, &out, &out, pair.h.mem));
	ck_assert_str_eq(paired_person(&pair, pair.wang.person).phone, "");
}
END_TEST

/*
 * He is one person in the file, with both numbers, and both have their cards
 * and visits; in a fresh house it becomes the same, byte for byte.
 */
START_TEST(a_file_after_the_merge_comes_back_the_same)
{
	struct sr_merge_ask ask = paired_both(&pair);
	const char *persons;
	struct sr_merge m;

	house_now(&pair.h, "2026-11-22 10:00");
	paired_guest(&pair, "张红喆", ZHANG, "2026-11-22");
	paired_guest(&pair, "张先生", OTHER, "2026-11-22");
	/* Called otherwise in full: by his number he is the same still. */
	paired_guest(&pair, "章洪哲", OTHER, "2026-11-22");
	ask.taken = "name";
	must(&pair.h, paired_merge(&pair, &ask, &m));
	house_as(&pair.h, MANAGER);
	persons = trip_exported(&pair.h, "persons", pair.h.mem);
	ck_assert_ptr_nonnull(strstr(persons, OTHER));
	ck_assert_ptr_nonnull(strstr(persons, ZHANG));
	trip_round(&pair.h, "2026-11-22 10:00");
}
END_TEST

Suite *
suite_merge_file(void)
{
	const TTest *const tests[] = { an_old_file_does_not_undo_it,
		a_file_after_the_merge_comes_back_the_same, NULL };

	return paired_suite("merge_file", tests, &pair);
}
