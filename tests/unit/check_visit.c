/* The register: saving, first and again, what is due, voiding, masks. */
#include <string.h>

#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = DESK };

/* A complete walk-in of today; tests spoil one thing each. */
static struct sr_visit
guest(void)
{
	struct sr_visit v;
	struct sr_none none = { 0 };

	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	v.people = 2;
	v.name = "张红喆";
	v.phone = "13717716163";
	v.staff = house_staff(&h, LI);
	v.model = house_row(&h, "model", "亚洲龙");
	v.source = house_row(&h, "source", "路过");
	v.grade = SR_GRADE_A;
	return v;
}

START_TEST(new_line_is_now)
{
	struct sr_visit v;
	struct sr_none none = { 0 };

	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	ck_assert_int_eq(v.day, the_day("2026-11-21"));
	ck_assert_int_eq(v.minute, 14 * 60 + 6 + 1);
	ck_assert_int_eq(v.kind, SR_WALKIN);
}
END_TEST

START_TEST(a_phone_makes_a_person)
{
	struct sr_visit v = guest(), a, b;

	must(&h, sr_visit_save(h.sr, &v, &a, h.mem));
	ck_assert_int_ne(a.person, 0);
	ck_assert_str_eq(a.missing, "");
	ck_assert(!a.gone);
	v.name = "张先生"; /* the same surname: the same person */
	must(&h, sr_visit_save(h.sr, &v, &b, h.mem));
	ck_assert_int_eq(b.person, a.person);
	ck_assert_str_eq(b.name, "张先生");
	v.name = "赵敏敏"; /* another full name: one of the family */
	must(&h, sr_visit_save(h.sr, &v, &b, h.mem));
	ck_assert_int_ne(b.person, a.person);
}
END_TEST

START_TEST(a_full_name_replaces_a_form_of_address)
{
	struct sr_visit v = guest(), a, b;
	struct sr_person p;

	v.name = "欧阳女士";
	must(&h, sr_visit_save(h.sr, &v, &a, h.mem));
	v.name = "欧阳海";
	must(&h, sr_visit_save(h.sr, &v, &b, h.mem));
	ck_assert_int_eq(a.person, b.person);
	house_as(&h, MANAGER);
	must(&h, sr_person_get(h.sr, &(struct sr_key){ a.person }, &p, h.mem));
	ck_assert_str_eq(p.name, "欧阳海");
	ck_assert_str_eq(p.pinyin, "ou yang hai");
}
END_TEST

START_TEST(what_is_due_is_named)
{
	struct sr_visit v = guest(), out;

	v.phone = "";
	v.model = 0;
	v.grade = 0;
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	ck_assert_str_eq(out.missing, "phone,model,grade");
	ck_assert_int_eq(out.person, 0);
	v.nofile = house_row(&h, "nofile", "refused");
	v.model = house_row(&h, "model", "卡罗拉");
	v.grade = SR_GRADE_C;
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	ck_assert_str_eq(out.missing, "");
}
END_TEST

START_TEST(first_or_again_comes_from_the_number)
{
	struct sr_visit v = guest(), a, b;
	struct sr_find f;
	struct sr_rows rows;

	v.seen_typed = SR_AGAIN; /* as typed, and wrong */
	must(&h, sr_visit_save(h.sr, &v, &a, h.mem));
	v.day -= 3; /* entered later, happened earlier */
	v.seen_typed = 0;
	must(&h, sr_visit_save(h.sr, &v, &b, h.mem));
	ck_assert(b.gone);
	ck_assert_int_eq(b.leave, 0);
	sr_record_clear(&sr_rec_find, &f);
	must(&h, sr_visit_find(h.sr, &f, &rows, h.mem));
	ck_assert_int_eq(rows.n, 2);
	ck_assert_int_eq(SR_ROW(struct sr_visit_line, &rows, 0)->id, b.id);
	ck_assert_int_eq(
	    SR_ROW(struct sr_visit_line, &rows, 0)->seen, SR_FIRST);
	ck_assert_int_eq(
	    SR_ROW(struct sr_visit_line, &rows, 1)->seen, SR_AGAIN);
	ck_assert_str_eq(
	    SR_ROW(struct sr_visit_line, &rows, 1)->phone, "137****6163");
	f.state = SR_VISITS_DIFFER; /* none, "again" is right */
	must(&h, sr_visit_find(h.sr, &f, &rows, h.mem));
	ck_assert_int_eq(rows.n, 0);
}
END_TEST

START_TEST(guests_leave_after_they_came)
{
	struct sr_visit v = guest(), out;
	struct sr_mark m;

	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	sr_record_clear(&sr_rec_mark, &m);
	m.id = out.id;
	m.minute = 13 * 60 + 1;
	must_fail(
	    &h, sr_visit_leave(h.sr, &m, &out, h.mem), SR_E_INVALID, "leave");
	m.minute = 0;
	house_now(&h, "2026-11-21 15:10");
	must(&h, sr_visit_leave(h.sr, &m, &out, h.mem));
	ck_assert_int_eq(out.leave, 15 * 60 + 10 + 1);
	ck_assert(out.gone);
}
END_TEST

START_TEST(void_needs_a_reason_and_stays)
{
	struct sr_visit v = guest(), out;
	struct sr_mark m;

	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	sr_record_clear(&sr_rec_mark, &m);
	m.id = out.id;
	must_fail(&h, sr_visit_void(h.sr, &m, &v, h.mem), SR_E_REASON, "");
	m.reason = "重复登记";
	must(&h, sr_visit_void(h.sr, &m, &v, h.mem));
	ck_assert(v.voided);
	must_fail(&h, sr_visit_save(h.sr, &out, &v, h.mem), SR_E_INVALID, "");
}
END_TEST

START_TEST(wrong_values_are_named)
{
	struct sr_visit v, out;

	v = guest();
	v.phone = "1380013";
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_INVALID, "phone");
	v = guest();
	v.phone = "138****8000"; /* a masked number for a new line */
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_INVALID, "phone");
	v = guest();
	v.day += 1;
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_INVALID, "day");
	v = guest();
	v.leave = v.minute - 1;
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_INVALID, "leave");
	v = guest();
	v.name = "张\x1b[2J";
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_INVALID, "name");
	v = guest();
	v.grade = SR_GRADE_O;
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_INVALID, "grade");
	v = guest();
	v.people = -1;
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_INVALID, "people");
}
END_TEST

START_TEST(masked_stays_what_it_is)
{
	struct sr_visit v = guest(), mine, seen, out;

	must(&h, sr_visit_save(h.sr, &v, &mine, h.mem));
	house_as(&h, WANG); /* not his guest */
	must(&h, sr_visit_get(h.sr, &(struct sr_key){ mine.id }, &seen, h.mem));
	ck_assert_str_eq(seen.phone, "137****6163");
	must_fail(&h, sr_visit_save(h.sr, &seen, &out, h.mem), SR_E_DENIED, "");
	house_as(&h, DESK);
	seen.note = "带家人";
	must(&h, sr_visit_save(h.sr, &seen, &out, h.mem));
	ck_assert_str_eq(out.phone, "13717716163");
	ck_assert_str_eq(out.note, "带家人");
}
END_TEST

/* What saving would refuse is refused before anything is typed. */
START_TEST(a_form_asks_before_it_opens)
{
	struct sr_visit v = guest(), mine, seen;
	struct sr_key key;
	struct sr_mark gone;

	must(&h, sr_visit_save(h.sr, &v, &mine, h.mem));
	key.id = mine.id;
	must(&h, sr_visit_edit(h.sr, &key, &seen, h.mem));
	ck_assert_str_eq(seen.phone, "13717716163");
	house_as(&h, WANG);
	must_fail(
	    &h, sr_visit_edit(h.sr, &key, &seen, h.mem), SR_E_DENIED, "staff");
	house_as(&h, DESK);
	must(&h, sr_visit_edit(h.sr, &key, &seen, h.mem));
	sr_record_clear(&sr_rec_mark, &gone);
	gone.id = mine.id;
	gone.reason = "twice";
	must(&h, sr_visit_void(h.sr, &gone, &seen, h.mem));
	must_fail(
	    &h, sr_visit_edit(h.sr, &key, &seen, h.mem), SR_E_INVALID, "");
}
END_TEST

START_TEST(second_save_is_stale)
{
	struct sr_visit v = guest(), a, out;

	must(&h, sr_visit_save(h.sr, &v, &a, h.mem));
	must(&h, sr_visit_save(h.sr, &a, &out, h.mem));
	must_fail(&h, sr_visit_save(h.sr, &a, &out, h.mem), SR_E_STALE, "");
}
END_TEST

START_TEST(known_number_is_shown)
{
	struct sr_visit v = guest(), out;
	struct sr_known_ask ask = { "13717716163", 0 };
	struct sr_rows rows;

	must(&h, sr_known(h.sr, &ask, &rows, h.mem));
	ck_assert_int_eq(rows.n, 0);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	must(&h, sr_known(h.sr, &ask, &rows, h.mem));
	ck_assert_int_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_hit, &rows, 0)->name, "张红喆");
	ck_assert_int_eq(SR_ROW(struct sr_hit, &rows, 0)->visits, 1);
	ck_assert_str_eq(SR_ROW(struct sr_hit, &rows, 0)->phone, "137****6163");
}
END_TEST

static size_t
found(const char *text)
{
	struct sr_ask ask = { .text = text, .whole = true };
	struct sr_rows rows;

	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	return rows.n;
}

START_TEST(search_by_any_part)
{
	struct sr_visit v = guest(), out;

	v.name = "单雄信";
	v.plate = "津A12345";
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	ck_assert_int_eq(found("雄"), 1);
	ck_assert_int_eq(found("shanxx"), 0);
	ck_assert_int_eq(found("sxx"), 1);
	ck_assert_int_eq(found("dan"), 1);
	ck_assert_int_eq(found("shan xiong"), 1);
	ck_assert_int_eq(found("6163"), 1);
	ck_assert_int_eq(found("A1234"), 1);
	ck_assert_int_eq(found("7716"), 0); /* a part: not for the desk */
	house_as(&h, MANAGER);
	ck_assert_int_eq(found("7716"), 1);
	v.name = "吕布"; /* after the buffer was loaded */
	v.phone = "13800138000";
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	ck_assert_int_eq(found("lv"), 1);
	ck_assert_int_eq(found("lubu"), 1);
}
END_TEST

/* A name corrected since, a card closed since: a change keeps both. */
START_TEST(a_changed_line_keeps_person_and_card)
{
	struct sr_visit v = guest(), saved;
	struct sr_card in, card;
	struct sr_person p;
	sr_id person;

	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	person = v.person;
	house_as(&h, LI);
	must(&h, sr_card_new(h.sr, &(struct sr_key){ v.id }, &in, h.mem));
	must(&h, sr_card_open(h.sr, &in, &card, h.mem));
	must(&h, sr_person_get(h.sr, &(struct sr_key){ person }, &p, h.mem));
	p.name = "张宏哲";
	must(&h, sr_person_save(h.sr, &p, &p, h.mem));
	struct sr_request ask, r;
	struct sr_decide agree;
	sr_record_clear(&sr_rec_request, &ask);
	ask.card = card.id;
	ask.kind = SR_REQ_VOID;
	ask.note = "误开";
	must(&h, sr_request_save(h.sr, &ask, &r, h.mem));
	house_as(&h, SUPER);
	sr_record_clear(&sr_rec_decide, &agree);
	agree.id = r.id;
	agree.agree = true;
	must(&h, sr_request_decide(h.sr, &agree, &r, h.mem));
	house_as(&h, DESK);
	must(&h, sr_visit_get(h.sr, &(struct sr_key){ v.id }, &saved, h.mem));
	ck_assert_int_eq(saved.card, card.id);
	saved.note = "看了两辆车";
	saved.plate = "津A12345";
	must(&h, sr_visit_save(h.sr, &saved, &saved, h.mem));
	ck_assert_int_eq(saved.person, person);
	ck_assert_int_eq(saved.card, card.id);
	/* Another number is another person, without a card. */
	saved.phone = "13900001111";
	must(&h, sr_visit_save(h.sr, &saved, &saved, h.mem));
	ck_assert_int_ne(saved.person, person);
	ck_assert_int_eq(saved.card, 0);
}
END_TEST

/* Both are found as soon as they are saved, and no longer when changed. */
START_TEST(plates_are_found_when_saved)
{
	struct sr_ask ask = { .text = "津A12345", .limit = 9, .whole = true };
	struct sr_visit v = guest();
	struct sr_card in, card;
	struct sr_rows rows;

	house_as(&h, LI);
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	v.plate = "津A12345";
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	v.plate = "";
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	must(&h, sr_card_new(h.sr, &(struct sr_key){ v.id }, &in, h.mem));
	must(&h, sr_card_open(h.sr, &in, &card, h.mem));
	card.old_plate = "津A12345";
	must(&h, sr_card_save(h.sr, &card, &card, h.mem));
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
}
END_TEST

START_TEST(void_lines_do_not_count_as_visits)
{
	struct sr_known_ask ask = { .phone = "13717716163" };
	struct sr_visit v = guest();
	struct sr_mark mark = { .reason = "重复登记" };
	struct sr_rows rows;

	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	must(&h, sr_known(h.sr, &ask, &rows, h.mem));
	ck_assert_int_eq(SR_ROW(struct sr_hit, &rows, 0)->visits, 1);
	mark.id = v.id;
	must(&h, sr_visit_void(h.sr, &mark, &v, h.mem));
	must(&h, sr_known(h.sr, &ask, &rows, h.mem));
	ck_assert_int_eq(SR_ROW(struct sr_hit, &rows, 0)->visits, 0);
}
END_TEST

/* In the house is who came today: nobody stays for the night. */
START_TEST(who_did_not_sign_out_has_left_by_tomorrow)
{
	struct sr_visit v = guest();
	struct sr_find find;
	struct sr_rows rows;

	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	sr_record_clear(&sr_rec_find, &find);
	find.state = SR_VISITS_INHOUSE;
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	house_now(&h, "2026-11-22 09:00");
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

/* The same number under two full names is on the desk's list, once each. */
START_TEST(two_names_of_a_number_are_listed)
{
	struct sr_visit v = guest(), other = guest();
	struct sr_find find;
	struct sr_rows rows;

	other.name = "王伟";
	other.phone = "13900001111";
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	must(&h, sr_visit_save(h.sr, &other, &other, h.mem));
	sr_record_clear(&sr_rec_find, &find);
	find.state = SR_VISITS_TWO_NAMES;
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	v.id = 0;
	v.name = "张先生"; /* may be the same: no second name */
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	v.id = 0;
	v.name = "张小红";
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 3);
	for (size_t i = 0; i < rows.n; i++)
		ck_assert_str_eq(SR_ROW(struct sr_visit_line, &rows, i)->phone,
		    "137****6163");
}
END_TEST

START_TEST(nobody_and_wrong_roles_are_refused)
{
	struct sr_visit v = guest(), out;

	house_as(&h, FINANCE);
	must_fail(&h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_DENIED, "");
	house_as(&h, ADMIN);
	must_fail(&h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_DENIED, "");
}
END_TEST

Suite *
suite_visit(void)
{
	const TTest *const tests[] = { new_line_is_now, a_phone_makes_a_person,
		a_full_name_replaces_a_form_of_address, what_is_due_is_named,
		first_or_again_comes_from_the_number,
		guests_leave_after_they_came, void_needs_a_reason_and_stays,
		wrong_values_are_named, masked_stays_what_it_is,
		a_form_asks_before_it_opens, second_save_is_stale,
		known_number_is_shown, search_by_any_part,
		a_changed_line_keeps_person_and_card,
		plates_are_found_when_saved, void_lines_do_not_count_as_visits,
		who_did_not_sign_out_has_left_by_tomorrow,
		two_names_of_a_number_are_listed,
		nobody_and_wrong_roles_are_refused, NULL };

	return house_suite("visit", tests, &h);
}
