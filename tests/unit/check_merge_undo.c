/* One person made two again, and what stays after a day was signed. */
#include "paired.h"

static struct paired pair;

static const char *
digest(const char *day)
{
	struct sr_find find;
	struct sr_dayrec rec;

	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day(day);
	must(&pair.h, sr_day_get(pair.h.sr, &find, &rec, pair.h.mem));
	return rec.digest;
}

static size_t
corrections(const char *day)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = the_day(day);
	must(&pair.h, sr_correction_find(pair.h.sr, &find, &rows, pair.h.mem));
	return rows.n;
}

static void
booked(sr_id card, const char *day)
{
	struct sr_appointment a;

	sr_record_clear(&sr_rec_appointment, &a);
	a.card = card;
	a.day = the_day(day);
	a.minute = 601; /* 10:00 */
	a.purpose = SR_FOR_VISIT;
	must(&pair.h, sr_appointment_save(pair.h.sr, &a, &a, pair.h.mem));
}

/* How many appointments of DAY are in STATE. */
static int
expected(const char *day, int32_t state)
{
	struct sr_find find;
	struct sr_rows rows;
	int n = 0;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = the_day(day);
	must(&pair.h, sr_appointment_find(pair.h.sr, &find, &rows, pair.h.mem));
	for (size_t i = 0; i < rows.n; i++)
		n += SR_ROW(struct sr_appointment, &rows, i)->state == state;
	return n;
}

START_TEST(undone_both_are_as_they_were)
{
	struct sr_person p = paired_person(&pair, pair.wang.person),
			 q = paired_person(&pair, pair.li.person);
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_card was, is;
	struct sr_merge m;
	sr_id first, visit;

	booked(pair.wang.id, "2026-11-22");
	was = paired_card(&pair, pair.wang.id);

	visit = paired_guest(&pair, "张先生", OTHER, "2026-11-21");
	p.wechat = "zhang1";
	q.phone2 = THIRD;
	paired_put(&pair, &p);
	paired_put(&pair, &q);
	ask.taken = "name,wechat";
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_str_eq(paired_person(&pair, pair.li.person).name, "张先生");
	ck_assert_str_eq(paired_person(&pair, pair.li.person).phone3, OTHER);
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_int_eq(m.undone, the_day("2026-11-21"));
	p = paired_person(&pair, pair.wang.person);
	q = paired_person(&pair, pair.li.person);
	ck_assert_str_eq(p.name, "张先生");
	ck_assert_str_eq(p.wechat, "zhang1");
	ck_assert_str_eq(p.phone, OTHER);
	ck_assert_str_eq(p.phone2, "");
	ck_assert_str_eq(q.name, "张红喆");
	ck_assert_str_eq(q.wechat, "");
	ck_assert_str_eq(q.phone, ZHANG);
	ck_assert_str_eq(q.phone2, THIRD);
	ck_assert_str_eq(q.phone3, "");
	ck_assert_int_eq(paired_visit(&pair, visit).person, pair.wang.person);
	is = paired_card(&pair, pair.wang.id);
	ck_assert_int_eq(is.person, pair.wang.person);
	ck_assert_int_eq(is.grade, SR_GRADE_A);
	ck_assert_int_eq(is.closed, 0);
	ck_assert_int_eq(is.next_day, was.next_day);
	ck_assert_int_eq(is.next_kind, was.next_kind);
	ck_assert_str_eq(is.name_key, was.name_key);
	ck_assert_int_eq(expected("2026-11-22", SR_BOOKED), 1); /* once again */
	ck_assert_uint_eq(paired_found(&pair, "张先生", &first), 1);
	ck_assert_int_eq(first, pair.wang.person);
	must_fail(&pair.h, paired_undo(&pair, m.id, &m), SR_E_STALE, "undone");
}
END_TEST

START_TEST(a_later_merge_is_undone_first)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge one, two;
	sr_id visit = paired_guest(&pair, "张姐", THIRD, "2026-11-21");

	must(&pair.h, paired_merge(&pair, &ask, &one));
	ask.gone = pair.li.person;
	ask.keep = paired_visit(&pair, visit).person;
	must(&pair.h, paired_merge(&pair, &ask, &two));
	must_fail(
	    &pair.h, paired_undo(&pair, one.id, &one), SR_E_INVALID, "keep");
	must(&pair.h, paired_undo(&pair, two.id, &two));
	must(&pair.h, paired_undo(&pair, one.id, &one));
	ck_assert_int_eq(
	    paired_card(&pair, pair.wang.id).person, pair.wang.person);
}
END_TEST

/* Their visits stand in a signed day: a reason, then a correction. */
START_TEST(signed_visits_need_a_reason_and_move_no_figure)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_finding *one;
	struct sr_rows rows;
	struct sr_merge m;
	const char *was;
	sr_id a, b, c;

	a = paired_guest(&pair, "张红喆", ZHANG, "2026-11-20");
	b = paired_guest(&pair, "张先生", OTHER, "2026-11-20");
	c = paired_guest(&pair, "张先生", OTHER, "2026-11-20");
	paired_sign(&pair, "2026-11-20");
	was = digest("2026-11-20");
	must_fail(&pair.h, paired_merge(&pair, &ask, &m), SR_E_SIGNED, "day");
	ck_assert_int_eq(
	    paired_visit(&pair, b).person, pair.wang.person); /* untouched */
	ck_assert_int_eq(paired_card(&pair, pair.wang.id).closed, 0);
	sr_reason(pair.h.sr, "同一位客户");
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(paired_visit(&pair, a).person, pair.li.person);
	ck_assert_int_eq(paired_visit(&pair, b).person, pair.li.person);
	ck_assert_int_eq(paired_visit(&pair, c).person, pair.li.person);
	ck_assert_str_eq(digest("2026-11-20"), was);
	ck_assert_uint_eq(corrections("2026-11-20"), 1); /* one a day */
	/* Undone likewise. */
	must_fail(&pair.h, paired_undo(&pair, m.id, &m), SR_E_SIGNED, "day");
	sr_reason(pair.h.sr, "其实是两位");
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_int_eq(paired_visit(&pair, b).person, pair.wang.person);
	ck_assert_uint_eq(corrections("2026-11-20"), 2);
	ck_assert_str_eq(digest("2026-11-20"), was);
	house_as(&pair.h, ADMIN);
	must(&pair.h, sr_check(pair.h.sr, &(struct sr_anchor){ .mac = "" },
			  &rows, pair.h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		one = SR_ROW(struct sr_finding, &rows, i);
		ck_assert_msg(one->note, "%s %s", one->what, one->detail);
	}
}
END_TEST

/* Entered in another order than that of their days: once a day all the same. */
START_TEST(one_correction_a_day)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge m;

	paired_guest(&pair, "张先生", OTHER, "2026-11-20");
	paired_guest(&pair, "张先生", OTHER, "2026-11-19");
	paired_guest(&pair, "张先生", OTHER, "2026-11-20");
	paired_sign(&pair, "2026-11-19");
	paired_sign(&pair, "2026-11-20");
	sr_reason(pair.h.sr, "同一位客户");
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_uint_eq(corrections("2026-11-20"), 1);
	ck_assert_uint_eq(corrections("2026-11-19"), 1);
	sr_reason(pair.h.sr, "其实是两位");
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_uint_eq(corrections("2026-11-20"), 2);
	ck_assert_uint_eq(corrections("2026-11-19"), 2);
}
END_TEST

START_TEST(signed_the_merge_stands)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge m;

	must(&pair.h, paired_merge(&pair, &ask, &m));
	paired_sign(&pair, "2026-11-21");
	must_fail(&pair.h, paired_undo(&pair, m.id, &m), SR_E_INVALID, "day");
	ck_assert_int_eq(
	    paired_card(&pair, pair.wang.id).person, pair.li.person);
}
END_TEST

/* Two days later, and that day is signed: the card's return is told there. */
START_TEST(undone_on_a_signed_day_is_a_correction)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge m;

	must(&pair.h, paired_merge(&pair, &ask, &m));
	house_now(&pair.h, "2026-11-23 17:00");
	paired_sign(&pair, "2026-11-23");
	must_fail(&pair.h, paired_undo(&pair, m.id, &m), SR_E_SIGNED, "day");
	sr_reason(pair.h.sr, "其实是两位");
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_int_eq(paired_card(&pair, pair.wang.id).closed, 0);
	ck_assert_uint_eq(corrections("2026-11-23"), 1);
}
END_TEST

/* A call comes before it: that is the next contact, and not all there is. */
START_TEST(who_was_expected_after_a_call_is_expected_again)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_mark call = { .id = pair.wang.id, .reason = "" };
	struct sr_card card;
	struct sr_merge m;

	booked(pair.wang.id, "2026-11-24");
	call.day = the_day("2026-11-22");
	must(&pair.h, sr_contact_move(pair.h.sr, &call, &card, pair.h.mem));
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(expected("2026-11-24", SR_BOOKED), 1);
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_int_eq(expected("2026-11-24", SR_BOOKED), 1);
	ck_assert_int_eq(expected("2026-11-24", SR_CANCELLED), 0);
	ck_assert_int_eq(
	    paired_card(&pair, pair.wang.id).next_day, the_day("2026-11-22"));
}
END_TEST

static struct sr_rows
links_of(sr_id person)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = person;
	must(&pair.h, sr_link_find(pair.h.sr, &find, &rows, pair.h.mem));
	return rows;
}

/* Whom somebody parted meanwhile stay so, and by whom it was is kept. */
START_TEST(who_was_parted_since_stays_parted)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_link link, out;
	struct sr_rows rows;
	struct sr_merge m;
	sr_id third = paired_visit(
	    &pair, paired_guest(&pair, "张太太", THIRD, "2026-11-21"))
			  .person;

	sr_record_clear(&sr_rec_link, &link);
	link.one = pair.wang.person;
	link.other = third;
	link.kind = SR_LINK_COUPLE;
	must(&pair.h, sr_link_save(pair.h.sr, &link, &out, pair.h.mem));
	must(&pair.h, paired_merge(&pair, &ask, &m));
	rows = links_of(pair.li.person);
	ck_assert_uint_eq(rows.n, 1);
	link = *SR_ROW(struct sr_link, &rows, 0);
	house_as(&pair.h, MANAGER);
	must(&pair.h, sr_link_end(pair.h.sr, &(struct sr_key){ link.id }, &out,
			  pair.h.mem));
	house_as(&pair.h, SUPER);
	house_now(&pair.h, "2026-11-22 09:00");
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_uint_eq(links_of(pair.wang.person).n, 0);
	ck_assert_uint_eq(links_of(pair.li.person).n, 0);
	must(&pair.h, sr_link_end(pair.h.sr, &(struct sr_key){ link.id }, &out,
			  pair.h.mem)); /* says how it is */
	ck_assert_int_eq(out.ended, the_day("2026-11-21"));
	ck_assert_int_eq(out.ender, house_staff(&pair.h, MANAGER));
}
END_TEST

Suite *
suite_merge_undo(void)
{
	const TTest *const tests[] = { undone_both_are_as_they_were,
		a_later_merge_is_undone_first,
		signed_visits_need_a_reason_and_move_no_figure,
		one_correction_a_day, signed_the_merge_stands,
		undone_on_a_signed_day_is_a_correction,
		who_was_expected_after_a_call_is_expected_again,
		who_was_parted_since_stays_parted, NULL };

	return paired_suite("merge_undo", tests, &pair);
}
