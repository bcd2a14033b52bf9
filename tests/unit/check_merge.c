/* Persons who were entered twice: found, made one, made two again. */
#include <string.h>

#include "house.h"

static struct house h;

#define ZHANG "13717716163"
#define OTHER "13900001111"
#define THIRD "13900002222"

static struct sr_card li, wang; /* cards of one person, entered twice */

static struct sr_person
person(sr_id id)
{
	struct sr_person p;

	must(&h, sr_person_reveal(h.sr, &(struct sr_key){ id }, &p, h.mem));
	return p;
}

static void
person_put(struct sr_person *p)
{
	struct sr_person out;

	must(&h, sr_person_save(h.sr, p, &out, h.mem));
}

static struct sr_card
card_now(sr_id id)
{
	struct sr_card card;

	must(&h, sr_card_get(h.sr, &(struct sr_key){ id }, &card, h.mem));
	return card;
}

static sr_id
guest(const char *name, const char *phone, const char *day)
{
	struct sr_visit v, out;

	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day(day);
	v.kind = SR_WALKIN;
	v.minute = 600;
	v.gone = true;
	v.name = name;
	v.phone = phone;
	v.staff = house_staff(&h, LI);
	sr_reason(h.sr, "代为接待");
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	return out.id;
}

static struct sr_visit
visit_now(sr_id id)
{
	struct sr_visit v;

	must(&h, sr_visit_get(h.sr, &(struct sr_key){ id }, &v, h.mem));
	return v;
}

/* 李 has 张红喆 as B, 王 the same man as 张先生, with another number, as A. */
static void
setup(void)
{
	struct sr_card in;

	house_open(&h, "2026-11-21 14:06");
	house_as(&h, LI);
	in = house_card(&h, "张红喆", ZHANG, SR_GRADE_B);
	li = house_card_open(&h, &in);
	house_as(&h, WANG);
	in = house_card(&h, "张先生", OTHER, SR_GRADE_A);
	wang = house_card_open(&h, &in);
	house_as(&h, SUPER);
}

static void
teardown(void)
{
	house_close(&h);
}

static struct sr_rows
twins(void)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_twin_find(h.sr, &find, &rows, h.mem));
	return rows;
}

static int
merged(const struct sr_merge_ask *ask, struct sr_merge *out)
{
	struct sr_merge_ask in = *ask;

	if (in.taken == NULL)
		in.taken = "";
	return sr_merge_save(h.sr, &in, out, h.mem);
}

static struct sr_merge_ask
both(void)
{
	return (struct sr_merge_ask){ .keep = li.person, .gone = wang.person };
}

static int
undone(sr_id id, struct sr_merge *out)
{
	return sr_merge_undo(h.sr, &(struct sr_key){ id }, out, h.mem);
}

static size_t
found(const char *text, sr_id *first)
{
	struct sr_ask ask = { .text = text, .limit = 20, .whole = true };
	struct sr_rows rows;

	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	*first = rows.n > 0 ? SR_ROW(struct sr_hit, &rows, 0)->id : 0;
	return rows.n;
}

/* ---- finding ---- */

START_TEST(pairs_share_what_people_do_not)
{
	struct sr_person p = person(wang.person), q = person(li.person);
	const struct sr_twin *t;
	struct sr_rows rows = twins();

	ck_assert_uint_eq(rows.n, 0);
	/* His first number is a second one of the other's. */
	p.phone2 = ZHANG;
	person_put(&p);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	t = SR_ROW(struct sr_twin, &rows, 0);
	ck_assert_int_eq(t->why, SR_ALIKE_SECOND);
	ck_assert_int_eq(t->marks, 1);
	ck_assert(!t->family); /* 张先生 may be 张红喆 */
	ck_assert_int_eq(t->one, li.person);
	ck_assert_int_eq(t->other, wang.person);
	ck_assert_str_eq(t->code, li.code);
	ck_assert_str_eq(t->other_code, wang.code);
	ck_assert_int_eq(t->owner, house_staff(&h, LI));
	ck_assert_int_eq(t->other_grade, SR_GRADE_A);
	/* The surest mark names the pair; three they share. */
	p = person(wang.person);
	p.wechat = q.wechat = "zhang1";
	p.id_number = q.id_number = "120101199003071235";
	person_put(&p);
	person_put(&q);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	t = SR_ROW(struct sr_twin, &rows, 0);
	ck_assert_int_eq(t->why, SR_ALIKE_PAPER);
	ck_assert_int_eq(t->marks, 3);
}
END_TEST

START_TEST(name_and_address_make_a_pair)
{
	struct sr_person p = person(wang.person), q = person(li.person);
	struct sr_rows rows;

	p.address = q.address = "友谊路1号";
	person_put(&p);
	person_put(&q);
	rows = twins();
	ck_assert_uint_eq(rows.n, 0); /* one house, two names */
	p = person(wang.person);
	p.name = "张红喆";
	person_put(&p);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_twin, &rows, 0)->why, SR_ALIKE_HOME);
}
END_TEST

START_TEST(families_stand_last)
{
	struct sr_person p = person(wang.person);
	struct sr_rows rows;
	sr_id visit;

	visit = guest("李秀英", ZHANG, "2026-11-21"); /* his wife */
	p.phone2 = ZHANG;
	person_put(&p);
	rows = twins();
	/* Husband and wife, he twice: three pairs. */
	ck_assert_uint_eq(rows.n, 3);
	ck_assert(!SR_ROW(struct sr_twin, &rows, 0)->family);
	ck_assert(SR_ROW(struct sr_twin, &rows, 2)->family);
	ck_assert_int_eq(
	    SR_ROW(struct sr_twin, &rows, 2)->other, visit_now(visit).person);
}
END_TEST

START_TEST(said_apart_they_are_listed_no_more)
{
	struct sr_merge_ask ask = both();
	struct sr_person p = person(wang.person);
	struct sr_count n;
	struct sr_rows rows;

	p.phone2 = ZHANG;
	person_put(&p);
	rows = twins();
	ck_assert_uint_eq(rows.n, 1);
	ask.taken = "";
	must(&h, sr_twin_apart(h.sr, &ask, &n, h.mem));
	ck_assert_int_eq(n.n, 1);
	rows = twins();
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

START_TEST(a_twin_is_told_while_one_is_typed)
{
	struct sr_person p = person(li.person), typed;
	const struct sr_twin *t;
	struct sr_rows rows;

	p.wechat = "zhang1";
	person_put(&p);
	house_as(&h, WANG);
	sr_record_clear(&sr_rec_person, &typed);
	typed.name = "张红喆";
	must(&h, sr_twin_of(h.sr, &typed, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0); /* many have one name */
	typed.wechat = "zhang1";
	must(&h, sr_twin_of(h.sr, &typed, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	t = SR_ROW(struct sr_twin, &rows, 0);
	ck_assert_int_eq(t->why, SR_ALIKE_WECHAT);
	ck_assert_int_eq(t->other, li.person);
	ck_assert_int_eq(t->other_owner, house_staff(&h, LI));
	ck_assert_str_ne(t->other_phone, ZHANG); /* 李's customer */
	typed.id = li.person;                    /* nobody is his own twin */
	must(&h, sr_twin_of(h.sr, &typed, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

/* ---- merging ---- */

START_TEST(one_has_what_both_had)
{
	sr_id first, visit;
	struct sr_person p = person(wang.person), q = person(li.person);
	struct sr_merge_ask ask = both();
	struct sr_merge m;
	struct sr_twin t;

	visit = guest("张先生", OTHER, "2026-11-21");
	p.wechat = "zhang1";
	q.area = "河西";
	p.area = "南开";
	person_put(&p);
	person_put(&q);
	ask.taken = "";
	must(&h, sr_twin_get(h.sr, &ask, &t, h.mem));
	ck_assert_str_eq(t.differ, "name,wechat,area");
	ask.taken = "wechat";
	must(&h, merged(&ask, &m));
	q = person(li.person);
	ck_assert_str_eq(q.name, "张红喆");
	ck_assert_str_eq(q.wechat, "zhang1");
	ck_assert_str_eq(q.area, "河西");
	ck_assert_str_eq(q.phone, ZHANG);
	ck_assert_str_eq(q.phone2, OTHER);
	ck_assert_int_eq(visit_now(visit).person, li.person);
	ck_assert_int_eq(card_now(wang.id).person, li.person);
	/* He is found once, by each of his numbers. */
	ck_assert_uint_eq(found(OTHER, &first), 1);
	ck_assert_int_eq(first, li.person);
	ck_assert_uint_eq(found("张先生", &first), 0);
}
END_TEST

/* Both were spoken to never; opened on one day: the older card stays. */
START_TEST(of_two_open_cards_one_stays)
{
	struct sr_merge_ask ask = both();
	struct sr_find find;
	struct sr_rows rows;
	struct sr_merge m;
	struct sr_card card;

	must(&h, merged(&ask, &m));
	ck_assert_int_eq(m.card, wang.id);
	card = card_now(wang.id);
	ck_assert_int_eq(card.grade, SR_GRADE_U);
	ck_assert_int_eq(card.closed, the_day("2026-11-21"));
	ck_assert_int_eq(card.next_day, 0);
	ck_assert_int_eq(card_now(li.id).closed, 0);
	/* Both histories are kept: why it was closed, to which it belongs. */
	sr_record_clear(&sr_rec_find, &find);
	find.parent = wang.id;
	find.desc = true;
	must(&h, sr_move_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_str_eq(SR_ROW(struct sr_move, &rows, 0)->reason,
	    arena_printf(h.mem, "= %s", li.code));
	/* Its owner hears of it. */
	house_as(&h, WANG);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_alert_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(
	    SR_ROW(struct sr_alert, &rows, 0)->kind, SR_ALERT_MERGED);
}
END_TEST

START_TEST(the_card_spoken_to_last_stays_unless_one_is_named)
{
	struct sr_merge_ask ask = both();
	struct sr_contact_log log;
	struct sr_merge m;
	struct sr_card card;

	house_as(&h, WANG);
	house_now(&h, "2026-11-22 10:00");
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = wang.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	house_as(&h, SUPER);
	must(&h, merged(&ask, &m));
	ck_assert_int_eq(m.card, li.id);
	must(&h, undone(m.id, &m));
	ask.stays = li.id;
	must(&h, merged(&ask, &m));
	ck_assert_int_eq(m.card, wang.id);
}
END_TEST

START_TEST(undone_both_are_as_they_were)
{
	struct sr_person p = person(wang.person), q = person(li.person);
	struct sr_merge_ask ask = both();
	struct sr_appointment booked;
	struct sr_card was, is;
	struct sr_find find;
	struct sr_rows rows;
	struct sr_merge m;
	sr_id first, visit;

	sr_record_clear(&sr_rec_appointment, &booked);
	booked.card = wang.id;
	booked.day = the_day("2026-11-22");
	booked.minute = 601; /* 10:00 */
	booked.purpose = SR_FOR_VISIT;
	must(&h, sr_appointment_save(h.sr, &booked, &booked, h.mem));
	was = card_now(wang.id);

	visit = guest("张先生", OTHER, "2026-11-21");
	p.wechat = "zhang1";
	q.phone2 = THIRD;
	person_put(&p);
	person_put(&q);
	ask.taken = "name,wechat";
	must(&h, merged(&ask, &m));
	ck_assert_str_eq(person(li.person).name, "张先生");
	ck_assert_str_eq(person(li.person).phone3, OTHER);
	must(&h, undone(m.id, &m));
	ck_assert_int_eq(m.undone, the_day("2026-11-21"));
	p = person(wang.person);
	q = person(li.person);
	ck_assert_str_eq(p.name, "张先生");
	ck_assert_str_eq(p.wechat, "zhang1");
	ck_assert_str_eq(p.phone, OTHER);
	ck_assert_str_eq(p.phone2, "");
	ck_assert_str_eq(q.name, "张红喆");
	ck_assert_str_eq(q.wechat, "");
	ck_assert_str_eq(q.phone, ZHANG);
	ck_assert_str_eq(q.phone2, THIRD);
	ck_assert_str_eq(q.phone3, "");
	ck_assert_int_eq(visit_now(visit).person, wang.person);
	is = card_now(wang.id);
	ck_assert_int_eq(is.person, wang.person);
	ck_assert_int_eq(is.grade, SR_GRADE_A);
	ck_assert_int_eq(is.closed, 0);
	ck_assert_int_eq(is.next_day, was.next_day);
	ck_assert_int_eq(is.next_kind, was.next_kind);
	ck_assert_str_eq(is.name_key, was.name_key);
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = booked.day;
	must(&h, sr_appointment_find(h.sr, &find, &rows, h.mem));
	first = 0; /* expected once again */
	for (size_t i = 0; i < rows.n; i++)
		first +=
		    SR_ROW(struct sr_appointment, &rows, i)->state == SR_BOOKED;
	ck_assert_int_eq(first, 1);
	ck_assert_uint_eq(found("张先生", &first), 1);
	ck_assert_int_eq(first, wang.person);
	must_fail(&h, undone(m.id, &m), SR_E_STALE, "undone");
}
END_TEST

/* Who is left without a card by a merge is not everybody's to read. */
START_TEST(who_was_merged_is_still_somebodys_customer)
{
	struct sr_merge_ask ask = both();
	struct sr_person p = person(wang.person);
	struct sr_merge m;

	p.address = "和平路1号";
	p.id_number = "120101199003071235";
	person_put(&p);
	ask.stays = li.id;
	must(&h, merged(&ask, &m));
	house_as(&h, WANG);
	must(&h,
	    sr_person_get(h.sr, &(struct sr_key){ wang.person }, &p, h.mem));
	ck_assert_str_eq(p.address, "");
	must_fail(&h,
	    sr_person_reveal(h.sr, &(struct sr_key){ wang.person }, &p, h.mem),
	    SR_E_DENIED, "phone");
	house_as(&h, LI);
	ck_assert_str_eq(person(wang.person).address, "和平路1号");
}
END_TEST

START_TEST(a_later_merge_is_undone_first)
{
	struct sr_merge_ask ask = both();
	struct sr_merge one, two;
	sr_id visit = guest("张姐", THIRD, "2026-11-21");

	must(&h, merged(&ask, &one));
	ask.gone = li.person;
	ask.keep = visit_now(visit).person;
	must(&h, merged(&ask, &two));
	must_fail(&h, undone(one.id, &one), SR_E_INVALID, "keep");
	must(&h, undone(two.id, &two));
	must(&h, undone(one.id, &one));
	ck_assert_int_eq(card_now(wang.id).person, wang.person);
}
END_TEST

static int
linked(sr_id one, sr_id other, struct sr_link *out)
{
	struct sr_link link;

	sr_record_clear(&sr_rec_link, &link);
	link.one = one;
	link.other = other;
	link.kind = SR_LINK_COUPLE;
	return sr_link_save(h.sr, &link, out, h.mem);
}

static size_t
links_of(sr_id person_id)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = person_id;
	must(&h, sr_link_find(h.sr, &find, &rows, h.mem));
	return rows.n;
}

/* His wife is linked with him; the two of him are not a couple. */
START_TEST(links_go_along)
{
	struct sr_merge_ask ask = both();
	struct sr_link link, twice;
	struct sr_merge m;
	sr_id wife;

	wife = visit_now(guest("李秀英", THIRD, "2026-11-21")).person;
	must(&h, linked(wife, wang.person, &link));
	must(&h, merged(&ask, &m));
	ck_assert_uint_eq(links_of(li.person), 1);
	ck_assert_uint_eq(links_of(wang.person), 0);
	must(&h, undone(m.id, &m));
	ck_assert_uint_eq(links_of(li.person), 0);
	ck_assert_uint_eq(links_of(wang.person), 1);
	/* Linked with both of him: one link is left, and two again. */
	must(&h, linked(li.person, wife, &twice));
	must(&h, merged(&ask, &m));
	ck_assert_uint_eq(links_of(li.person), 1);
	must(&h, undone(m.id, &m));
	ck_assert_uint_eq(links_of(li.person), 1);
	ck_assert_uint_eq(links_of(wang.person), 1);
	/* Who is linked is not one. */
	must(&h, linked(li.person, wang.person, &twice));
	must_fail(&h, merged(&ask, &m), SR_E_INVALID, "gone");
}
END_TEST

/* A file from before the merge does not bring the number back. */
START_TEST(an_old_file_does_not_undo_it)
{
	struct sr_merge_ask ask = both();
	struct sr_person row = person(wang.person);
	struct sr_rows in = { .row = &row, .n = 1, .size = sizeof(row) };
	struct sr_rows refused;
	struct sr_batch b, out;
	struct sr_merge m;

	must(&h, merged(&ask, &m));
	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_batch, &b);
	b.kind = "persons";
	must(&h, sr_batch_open(h.sr, &b, &out, h.mem));
	row.area = "河西";
	row.batch = out.id;
	must(&h, sr_import_persons(h.sr, &in, &refused, h.mem));
	ck_assert_uint_eq(refused.n, 1);
	/* One from after it brings nothing new. */
	row = person(wang.person);
	row.batch = out.id;
	must(&h, sr_import_persons(h.sr, &in, &refused, h.mem));
	ck_assert_uint_eq(refused.n, 0);
	must(&h, sr_batch_close(h.sr, &out, &out, h.mem));
	ck_assert_str_eq(person(wang.person).phone, "");
}
END_TEST

/* ---- days that are signed ---- */

static void
sign(const char *day)
{
	struct sr_sign in = { .day = the_day(day), .reason = "打烊" };
	struct sr_dayrec out;

	house_as(&h, MANAGER);
	must(&h, sr_day_sign(h.sr, &in, &out, h.mem));
	house_as(&h, SUPER);
}

static const char *
digest(const char *day)
{
	struct sr_find find;
	struct sr_dayrec rec;

	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day(day);
	must(&h, sr_day_get(h.sr, &find, &rec, h.mem));
	return rec.digest;
}

static size_t
corrections(const char *day)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = the_day(day);
	must(&h, sr_correction_find(h.sr, &find, &rows, h.mem));
	return rows.n;
}

/* Their visits stand in a signed day: a reason, then a correction. */
START_TEST(signed_visits_need_a_reason_and_move_no_figure)
{
	struct sr_merge_ask ask = both();
	struct sr_finding *one;
	struct sr_rows rows;
	struct sr_merge m;
	const char *was;
	sr_id a, b, c;

	a = guest("张红喆", ZHANG, "2026-11-20");
	b = guest("张先生", OTHER, "2026-11-20");
	c = guest("张先生", OTHER, "2026-11-20");
	sign("2026-11-20");
	was = digest("2026-11-20");
	must_fail(&h, merged(&ask, &m), SR_E_SIGNED, "day");
	ck_assert_int_eq(visit_now(b).person, wang.person); /* untouched */
	ck_assert_int_eq(card_now(wang.id).closed, 0);
	sr_reason(h.sr, "同一位客户");
	must(&h, merged(&ask, &m));
	ck_assert_int_eq(visit_now(a).person, li.person);
	ck_assert_int_eq(visit_now(b).person, li.person);
	ck_assert_int_eq(visit_now(c).person, li.person);
	ck_assert_str_eq(digest("2026-11-20"), was);
	ck_assert_uint_eq(corrections("2026-11-20"), 1); /* one a day */
	/* Undone likewise. */
	must_fail(&h, undone(m.id, &m), SR_E_SIGNED, "day");
	sr_reason(h.sr, "其实是两位");
	must(&h, undone(m.id, &m));
	ck_assert_int_eq(visit_now(b).person, wang.person);
	ck_assert_uint_eq(corrections("2026-11-20"), 2);
	ck_assert_str_eq(digest("2026-11-20"), was);
	house_as(&h, ADMIN);
	must(
	    &h, sr_check(h.sr, &(struct sr_anchor){ .mac = "" }, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		one = SR_ROW(struct sr_finding, &rows, i);
		ck_assert_msg(one->note, "%s %s", one->what, one->detail);
	}
}
END_TEST

/* Entered in another order than that of their days: once a day all the same. */
START_TEST(one_correction_a_day)
{
	struct sr_merge_ask ask = both();
	struct sr_merge m;

	guest("张先生", OTHER, "2026-11-20");
	guest("张先生", OTHER, "2026-11-19");
	guest("张先生", OTHER, "2026-11-20");
	sign("2026-11-19");
	sign("2026-11-20");
	sr_reason(h.sr, "同一位客户");
	must(&h, merged(&ask, &m));
	ck_assert_uint_eq(corrections("2026-11-20"), 1);
	ck_assert_uint_eq(corrections("2026-11-19"), 1);
	sr_reason(h.sr, "其实是两位");
	must(&h, undone(m.id, &m));
	ck_assert_uint_eq(corrections("2026-11-20"), 2);
	ck_assert_uint_eq(corrections("2026-11-19"), 2);
}
END_TEST

START_TEST(signed_the_merge_stands)
{
	struct sr_merge_ask ask = both();
	struct sr_merge m;

	must(&h, merged(&ask, &m));
	sign("2026-11-21");
	must_fail(&h, undone(m.id, &m), SR_E_INVALID, "day");
	ck_assert_int_eq(card_now(wang.id).person, li.person);
}
END_TEST

/* ---- what is no merge ---- */

static void
not_merged(struct sr_merge_ask ask, int code, const char *field)
{
	struct sr_merge m;

	must_fail(&h, merged(&ask, &m), code, field);
	ck_assert_int_eq(card_now(wang.id).closed, 0);
	ck_assert_int_eq(card_now(wang.id).person, wang.person);
}

static sr_id
card_of_another(void)
{
	struct sr_card in;

	house_as(&h, LI);
	in = house_card(&h, "林国丹", "13900004444", SR_GRADE_C);
	in = house_card_open(&h, &in);
	house_as(&h, SUPER);
	return in.id;
}

START_TEST(what_cannot_be_merged)
{
	struct sr_merge_ask ask = both();
	struct sr_person p = person(wang.person), q = person(li.person);
	struct sr_merge m;

	ask.gone = ask.keep;
	not_merged(ask, SR_E_INVALID, "gone");
	ask = both();
	ask.taken = "name,phone";
	not_merged(ask, SR_E_INVALID, "taken");
	ask.taken = "merged";
	not_merged(ask, SR_E_INVALID, "taken");
	ask = both();
	ask.rev = q.rev;
	q.area = "河西";
	person_put(&q); /* changed since it was looked at */
	not_merged(ask, SR_E_STALE, "");
	ask = both();
	ask.stays = card_of_another();
	not_merged(ask, SR_E_INVALID, "stays");
	/* Four numbers have no place. */
	ask = both();
	q = person(li.person);
	q.phone2 = THIRD;
	p.phone2 = "13900003333";
	person_put(&q);
	person_put(&p);
	not_merged(ask, SR_E_INVALID, "keep");
	p = person(wang.person);
	p.phone2 = "";
	person_put(&p);
	must(&h, merged(&ask, &m));
	/* Merged already; what was typed of him goes nowhere. */
	must_fail(&h, merged(&ask, &m), SR_E_STALE, "gone");
	p = person(wang.person);
	must_fail(&h, sr_person_save(h.sr, &p, &p, h.mem), SR_E_INVALID, "");
}
END_TEST

/* A supervisor with a card of his own does not decide whose customer it is. */
START_TEST(nobody_decides_about_his_own)
{
	struct sr_merge_ask ask = both();
	struct sr_handover in;
	struct sr_count n;
	struct sr_merge m;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &in);
	in.card = wang.id;
	in.to_staff = house_staff(&h, SUPER);
	in.reason = "主管跟进";
	must(&h, sr_card_handover(h.sr, &in, &n, h.mem));
	house_as(&h, SUPER);
	not_merged(ask, SR_E_DENIED, "stays");
	house_as(&h, MANAGER);
	must(&h, merged(&ask, &m));
}
END_TEST

START_TEST(an_application_is_decided_first)
{
	struct sr_merge_ask ask = both();
	struct sr_request r, out;

	house_as(&h, WANG);
	sr_record_clear(&sr_rec_request, &r);
	r.card = wang.id;
	r.kind = SR_REQ_VOID;
	r.note = "录错了";
	must(&h, sr_request_save(h.sr, &r, &out, h.mem));
	house_as(&h, SUPER);
	not_merged(ask, SR_E_EXISTS, "stays");
}
END_TEST

Suite *suite_merge(void);

Suite *
suite_merge(void)
{
	const TTest *const tests[] = { pairs_share_what_people_do_not,
		name_and_address_make_a_pair, families_stand_last,
		said_apart_they_are_listed_no_more,
		a_twin_is_told_while_one_is_typed, one_has_what_both_had,
		of_two_open_cards_one_stays,
		the_card_spoken_to_last_stays_unless_one_is_named,
		undone_both_are_as_they_were,
		who_was_merged_is_still_somebodys_customer,
		a_later_merge_is_undone_first, links_go_along,
		an_old_file_does_not_undo_it,
		signed_visits_need_a_reason_and_move_no_figure,
		one_correction_a_day, signed_the_merge_stands,
		what_cannot_be_merged, nobody_decides_about_his_own,
		an_application_is_decided_first, NULL };

	return suite_with("merge", tests, setup, teardown);
}
