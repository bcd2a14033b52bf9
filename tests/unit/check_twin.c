/* Persons who look alike: found as pairs and while one is typed. */
#include "paired.h"

static struct paired pair;

static struct sr_rows
twins(void)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&pair.h, sr_twin_find(pair.h.sr, &find, &rows, pair.h.mem));
	return rows;
}

START_TEST(pairs_share_what_people_do_not)
{
	struct sr_person p = paired_person(&pair, pair.wang.person),
			 q = paired_person(&pair, pair.li.person);
	const struct sr_twin *t;
	struct sr_rows rows = twins();

	ck_assert_uint_eq(rows.n, 0);
	/* His first number is a second one of the other's. */
	p.phone2 = ZHANG;
	paired_put(&pair, &p);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	t = SR_ROW(struct sr_twin, &rows, 0);
	ck_assert_int_eq(t->why, SR_ALIKE_SECOND);
	ck_assert_int_eq(t->marks, 1);
	ck_assert(!t->family); /* 张先生 may be 张红喆 */
	ck_assert_int_eq(t->one, pair.li.person);
	ck_assert_int_eq(t->other, pair.wang.person);
	ck_assert_str_eq(t->code, pair.li.code);
	ck_assert_str_eq(t->other_code, pair.wang.code);
	ck_assert_int_eq(t->owner, house_staff(&pair.h, LI));
	ck_assert_int_eq(t->other_grade, SR_GRADE_A);
	/* The surest mark names the pair; three they share. */
	p = paired_person(&pair, pair.wang.person);
	p.wechat = q.wechat = "zhang1";
	p.id_number = q.id_number = "120101199003071235";
	paired_put(&pair, &p);
	paired_put(&pair, &q);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	t = SR_ROW(struct sr_twin, &rows, 0);
	ck_assert_int_eq(t->why, SR_ALIKE_PAPER);
	ck_assert_int_eq(t->marks, 3);
}
END_TEST

START_TEST(name_and_address_make_a_pair)
{
	struct sr_person p = paired_person(&pair, pair.wang.person),
			 q = paired_person(&pair, pair.li.person);
	struct sr_rows rows;

	p.address = q.address = "友谊路1号";
	paired_put(&pair, &p);
	paired_put(&pair, &q);
	rows = twins();
	ck_assert_uint_eq(rows.n, 0); /* one house, two names */
	p = paired_person(&pair, pair.wang.person);
	p.name = "张红喆";
	paired_put(&pair, &p);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_twin, &rows, 0)->why, SR_ALIKE_HOME);
}
END_TEST

/* Whoever of the two takes the value last, and whichever it is. */
START_TEST(a_pair_parts_and_meets_again)
{
	sr_id side[] = { pair.wang.person, pair.li.person, pair.wang.person,
		pair.li.person };
	struct sr_person p;

	for (size_t i = 0; i < sizeof(side) / sizeof(side[0]); i++) {
		p = paired_person(&pair, side[i]);
		p.wechat = "zhang1";
		paired_put(&pair, &p);
		ck_assert_uint_eq(twins().n, i == 0 ? 0 : 1);
		if (i == 0)
			continue;
		p = paired_person(&pair, side[i + 1 < 4 ? i + 1 : 0]);
		p.wechat = "zhang2";
		paired_put(&pair, &p);
		ck_assert_uint_eq(twins().n, 0);
	}
	for (int i = 0; i < 4; i++) {
		p = paired_person(&pair, pair.wang.person);
		p.phone2 = i % 2 == 0 ? ZHANG : "13602012345";
		paired_put(&pair, &p);
		ck_assert_uint_eq(twins().n, i % 2 == 0);
	}
}
END_TEST

START_TEST(families_stand_last)
{
	struct sr_person p = paired_person(&pair, pair.wang.person);
	struct sr_rows rows;
	sr_id visit;

	visit =
	    paired_guest(&pair, "李秀英", ZHANG, "2026-11-21"); /* his wife */
	p.phone2 = ZHANG;
	paired_put(&pair, &p);
	rows = twins();
	/* Husband and wife, he twice: three pairs. */
	ck_assert_uint_eq(rows.n, 3);
	ck_assert(!SR_ROW(struct sr_twin, &rows, 0)->family);
	ck_assert(SR_ROW(struct sr_twin, &rows, 2)->family);
	ck_assert_int_eq(SR_ROW(struct sr_twin, &rows, 2)->other,
	    paired_visit(&pair, visit).person);
}
END_TEST

START_TEST(said_apart_they_are_listed_no_more)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_person p = paired_person(&pair, pair.wang.person);
	struct sr_count n;
	struct sr_rows rows;

	p.phone2 = ZHANG;
	paired_put(&pair, &p);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	ask.taken = "";
	must(&pair.h, sr_twin_apart(pair.h.sr, &ask, &n, pair.h.mem));
	ck_assert_int_eq(n.n, 1);
	rows = twins();
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

START_TEST(a_twin_is_told_while_one_is_typed)
{
	struct sr_person p = paired_person(&pair, pair.li.person), typed;
	const struct sr_twin *t;
	struct sr_rows rows;

	p.wechat = "zhang1";
	paired_put(&pair, &p);
	house_as(&pair.h, WANG);
	sr_record_clear(&sr_rec_person, &typed);
	typed.name = "张红喆";
	must(&pair.h, sr_twin_of(pair.h.sr, &typed, &rows, pair.h.mem));
	ck_assert_uint_eq(rows.n, 0); /* many have one name */
	typed.wechat = "zhang1";
	must(&pair.h, sr_twin_of(pair.h.sr, &typed, &rows, pair.h.mem));
	ck_assert_uint_eq(rows.n, 1);
	t = SR_ROW(struct sr_twin, &rows, 0);
	ck_assert_int_eq(t->why, SR_ALIKE_WECHAT);
	ck_assert_int_eq(t->other, pair.li.person);
	ck_assert_int_eq(t->other_owner, house_staff(&pair.h, LI));
	ck_assert_str_ne(t->other_phone, ZHANG); /* 李's customer */
	typed.id = pair.li.person;               /* nobody is his own twin */
	must(&pair.h, sr_twin_of(pair.h.sr, &typed, &rows, pair.h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

Suite *
suite_twin(void)
{
	const TTest *const tests[] = { pairs_share_what_people_do_not,
		name_and_address_make_a_pair, a_pair_parts_and_meets_again,
		families_stand_last, said_apart_they_are_listed_no_more,
		a_twin_is_told_while_one_is_typed, NULL };

	return paired_suite("twin", tests, &pair);
}
