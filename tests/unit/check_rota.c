/* The rotation: a day by hand; who is passed over and why; what is refused. */
#include <string.h>

#include "house.h"

#define ZHAO "09"

static struct house h;

static void
hire(const char *code, const char *name, int32_t role)
{
	struct sr_staff staff, out;

	sr_record_clear(&sr_rec_staff, &staff);
	staff.code = code;
	staff.name = name;
	staff.role = role;
	must(&h, sr_staff_save(h.sr, &staff, &out, h.mem));
	must(&h, sr_dir_load(h.dir, h.sr, true));
}

/* The last refusal named these. */
static void
named(const char *a, const char *b)
{
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, a);
	ck_assert_str_eq(sr_error(h.sr)->arg[1].text, b);
}

static void
setup(void)
{
	house_open(&h, "2026-11-21 09:00");
	house_as(&h, ADMIN);
	hire(ZHAO, "赵敏", SR_SALES);
	house_as(&h, DESK);
}

static void
teardown(void)
{
	house_close(&h);
}

static int
state(const char *code, int32_t to)
{
	struct sr_shift_ask ask = { .staff = house_staff(&h, code),
		.state = to };
	struct sr_shift out;

	return sr_shift_save(h.sr, &ask, &out, h.mem);
}

/* 李 at 09:00, 王 at 09:01, 赵 at 09:02. */
static void
all_come(void)
{
	must(&h, state(LI, SR_PRESENT));
	house_now(&h, "2026-11-21 09:01");
	must(&h, state(WANG, SR_PRESENT));
	house_now(&h, "2026-11-21 09:02");
	must(&h, state(ZHAO, SR_PRESENT));
}

static struct sr_rows
queue(void)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_turn_find(h.sr, &find, &rows, h.mem));
	return rows;
}

static struct sr_turn_line
turn_of(const char *code)
{
	struct sr_rows rows = queue();

	for (size_t i = 0; i < rows.n; i++)
		if (SR_ROW(struct sr_turn_line, &rows, i)->staff ==
		    house_staff(&h, code))
			return *SR_ROW(struct sr_turn_line, &rows, i);
	ck_abort_msg("%s is not there", code);
}

/* The queue, head first, and who is next. */
static void
stand(const char *a, const char *b, const char *c, const char *next)
{
	const char *codes[] = { a, b, c };
	struct sr_rows rows = queue();

	for (int32_t i = 0; i < 3; i++) {
		const struct sr_turn_line *t =
		    SR_ROW(const struct sr_turn_line, &rows, i);
		ck_assert_int_eq(t->staff, house_staff(&h, codes[i]));
		ck_assert_int_eq(t->place, i + 1);
		ck_assert_int_eq(t->next, strcmp(codes[i], next) == 0);
	}
}

static struct sr_visit
guest(void)
{
	struct sr_none none = { 0 };
	struct sr_visit v;

	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	return v;
}

/* A guest as the desk registers one: with whoever is proposed. */
static struct sr_visit
walk_in(void)
{
	struct sr_visit v = guest(), out;

	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	return out;
}

static void
leaves(struct sr_visit *v)
{
	struct sr_mark m = { .id = v->id, .reason = "" };

	must(&h, sr_visit_leave(h.sr, &m, v, h.mem));
}

/* Nothing is due in the line any more. */
static void
completed(struct sr_visit *v)
{
	struct sr_visit in = *v;

	in.people = 1;
	in.model = house_row(&h, "model", "亚洲龙");
	in.source = house_row(&h, "source", "路过");
	in.grade = SR_GRADE_C;
	in.nofile = house_row(&h, "nofile", "refused");
	must(&h, sr_visit_save(h.sr, &in, v, h.mem));
	ck_assert_str_eq(v->missing, "");
}

/* The Nth newest hand-out of today. */
static struct sr_handout_line
given(size_t n)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_handout_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_lt(n, rows.n);
	return *SR_ROW(struct sr_handout_line, &rows, n);
}

START_TEST(no_rotation_no_rule)
{
	struct sr_visit v = guest(), out;

	ck_assert_int_eq(v.staff, 0);
	v.staff = house_staff(&h, WANG);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	ck_assert_int_eq(queue().n, 3);
	ck_assert_int_eq(turn_of(WANG).state, 0);
}
END_TEST

START_TEST(check_in_gives_the_order)
{
	struct sr_find find;
	struct sr_rows rows;
	struct sr_visit v;

	all_come();
	stand(LI, WANG, ZHAO, LI);
	v = walk_in();
	ck_assert_int_eq(v.staff, house_staff(&h, LI));
	stand(WANG, ZHAO, LI, WANG);
	ck_assert_int_eq(walk_in().staff, house_staff(&h, WANG));
	ck_assert_int_eq(walk_in().staff, house_staff(&h, ZHAO));
	/* All have a guest: by place again. */
	stand(LI, WANG, ZHAO, LI);
	/* What the others are passed over for is no reason of the next. */
	ck_assert_int_eq(turn_of(LI).guests, 1);
	ck_assert_int_eq(turn_of(LI).held, 0);
	ck_assert_int_eq(turn_of(WANG).held, SR_HELD_BUSY);
	ck_assert_int_eq(given(0).kind, SR_IN_TURN);
	ck_assert_str_eq(given(0).busy, "");
	ck_assert_int_eq(given(0).staff, house_staff(&h, ZHAO));
	ck_assert_int_eq(given(0).author, house_staff(&h, DESK));
	/* The list as it stands is the newest first; by whom it is asked. */
	sr_record_clear(&sr_rec_find, &find);
	find.sort = (int32_t)(sr_field_of(&sr_rec_handout_line, "staff") -
			      sr_rec_handout_line.fields);
	must(&h, sr_handout_find(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(SR_ROW(struct sr_handout_line, &rows, 0)->staff,
	    house_staff(&h, LI));
}
END_TEST

START_TEST(who_has_a_guest_is_passed_and_keeps_his_place)
{
	struct sr_visit li;

	all_come();
	li = walk_in();
	completed(&li); /* due lines are another rule */
	must(&h, state(WANG, SR_ABSENT));
	must(&h, state(ZHAO, SR_BREAK));
	must(&h, state(WANG, SR_PRESENT));
	/* 李 went before 王 came again, but has a guest. */
	ck_assert_int_eq(turn_of(LI).place, 1);
	ck_assert_int_eq(turn_of(LI).held, SR_HELD_BUSY);
	ck_assert(turn_of(WANG).next);
	walk_in();
	ck_assert_str_eq(given(0).busy, "李晓梅");
	ck_assert_int_eq(turn_of(LI).passed, 1);
	ck_assert_int_eq(turn_of(LI).place, 1);
	leaves(&li);
	ck_assert(turn_of(LI).next);
}
END_TEST

START_TEST(a_break_keeps_the_place_an_absence_does_not)
{
	all_come();
	must(&h, state(LI, SR_BREAK));
	ck_assert_int_eq(turn_of(LI).place, 0);
	ck_assert(turn_of(WANG).next);
	must(&h, state(LI, SR_PRESENT));
	stand(LI, WANG, ZHAO, LI);
	must(&h, state(LI, SR_ABSENT));
	must(&h, state(LI, SR_PRESENT));
	stand(WANG, ZHAO, LI, WANG);
}
END_TEST

START_TEST(asking_and_owning_cost_no_turn)
{
	struct sr_visit v, out;
	struct sr_card card;

	all_come();
	v = guest();
	v.staff = house_staff(&h, ZHAO);
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_REASON, "staff");
	named("李晓梅", "赵敏");
	v.given = SR_IN_TURN; /* saying so does not make it so */
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_REASON, "staff");
	v.given = SR_OWNER_BACK;
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_REASON, "staff");
	v.given = SR_ASKED_FOR;
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	stand(LI, WANG, ZHAO, LI);
	ck_assert_int_eq(given(0).kind, SR_ASKED_FOR);
	ck_assert_int_eq(given(0).instead, house_staff(&h, LI));
	/* 王's customer comes back: nobody needs to be asked. */
	house_as(&h, WANG);
	card = house_card(&h, "张红喆", "13717716163", SR_GRADE_B);
	card = house_card_open(&h, &card);
	house_as(&h, DESK);
	v = guest();
	v.phone = "13717716163";
	v.name = "张红喆";
	v.staff = house_staff(&h, WANG);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	stand(LI, WANG, ZHAO, LI);
	ck_assert_int_eq(given(0).kind, SR_OWNER_BACK);
	ck_assert_int_eq(turn_of(WANG).owned, 1);
	/* Another one stands in for him: that has its reason, and no turn. */
	v = guest();
	v.phone = "13717716163";
	v.name = "张红喆";
	v.staff = house_staff(&h, ZHAO);
	must_fail(&h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_REASON, "");
	sr_reason(h.sr, "王建国在试驾");
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	stand(LI, WANG, ZHAO, LI);
	ck_assert_int_eq(given(0).kind, SR_STAND_IN);
	ck_assert_str_eq(given(0).reason, "王建国在试驾");
	ck_assert_int_eq(turn_of(ZHAO).stand, 1);
	ck_assert_int_eq(turn_of(ZHAO).asked, 1);
	ck_assert_int_eq(turn_of(LI).turns, 0);
	/* It costs none either if it would have been his turn. */
	v.id = 0;
	v.staff = house_staff(&h, LI);
	sr_reason(h.sr, "王建国在试驾");
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	stand(LI, WANG, ZHAO, LI);
	ck_assert_int_eq(given(0).kind, SR_STAND_IN);
	ck_assert_int_eq(given(0).instead, 0);
	ck_assert_int_eq(turn_of(LI).turns, 0);
}
END_TEST

START_TEST(leads_override_with_a_reason)
{
	struct sr_visit v, out;

	all_come();
	v = guest();
	v.staff = house_staff(&h, ZHAO);
	v.given = SR_OVERRIDE;
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_REASON, "staff");
	sr_reason(h.sr, "会说英语");
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_DENIED, "staff");
	house_as(&h, MANAGER);
	sr_reason(h.sr, "会说英语");
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	ck_assert_int_eq(given(0).kind, SR_OVERRIDE);
	ck_assert_str_eq(given(0).reason, "会说英语");
	ck_assert_int_eq(given(0).instead, house_staff(&h, LI));
	ck_assert_int_eq(turn_of(ZHAO).override, 1);
	/* It costs a turn: 赵 was the last and is. */
	stand(LI, WANG, ZHAO, LI);
	v = guest();
	v.staff = house_staff(&h, WANG);
	v.given = SR_OVERRIDE;
	sr_reason(h.sr, "同乡");
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	stand(LI, ZHAO, WANG, LI);
}
END_TEST

/* 李 has a contact overdue: her card of the 18th was due on the 20th. */
static void
overdue_li(void)
{
	struct sr_card card;

	house_now(&h, "2026-11-18 10:00");
	house_as(&h, LI);
	card = house_card(&h, "单雄信", "13812348541", SR_GRADE_H);
	house_card_open(&h, &card);
	house_now(&h, "2026-11-21 09:00");
	house_as(&h, DESK);
}

START_TEST(overdue_work_is_passed_over_while_others_are_there)
{
	overdue_li();
	all_come();
	stand(LI, WANG, ZHAO, WANG);
	ck_assert_int_eq(turn_of(LI).held, SR_HELD_OVERDUE);
	ck_assert_int_eq(turn_of(LI).overdue, 1);
	walk_in();
	ck_assert_int_eq(given(0).staff, house_staff(&h, WANG));
	ck_assert_str_eq(given(0).late, "李晓梅");
	ck_assert_int_eq(turn_of(LI).passed, 1);
	stand(LI, ZHAO, WANG, ZHAO);
	/* A guest is never left standing. */
	must(&h, state(ZHAO, SR_ABSENT));
	must(&h, state(WANG, SR_ABSENT));
	ck_assert(turn_of(LI).next);
}
END_TEST

START_TEST(the_skip_rule_is_a_switch)
{
	overdue_li();
	all_come();
	house_as(&h, ADMIN);
	house_set(&h, "rotation_skip", "incomplete");
	house_as(&h, DESK);
	ck_assert_int_eq(turn_of(LI).held, 0);
	stand(LI, WANG, ZHAO, LI);
	house_as(&h, ADMIN);
	house_set(&h, "rotation_skip", "");
	house_as(&h, DESK);
	stand(LI, WANG, ZHAO, LI);
	house_as(&h, ADMIN);
	house_set(&h, "rotation_skip", "overdue,incomplete");
	house_as(&h, DESK);
	stand(LI, WANG, ZHAO, WANG);
}
END_TEST

START_TEST(the_switch_takes_what_it_knows)
{
	struct sr_setting set = house_setting(&h, "rotation_skip"), out;

	house_as(&h, ADMIN);
	set.value = "overdue,lazy";
	must_fail(&h, sr_setting_save(h.sr, &set, &out, h.mem), SR_E_INVALID,
	    "value");
}
END_TEST

START_TEST(a_guest_who_left_an_incomplete_line_holds_up)
{
	struct sr_visit v;

	all_come();
	must(&h, state(ZHAO, SR_ABSENT));
	v = walk_in(); /* 李 */
	/* While he is there, the line is being worked on. */
	ck_assert_int_eq(turn_of(LI).pending, 0);
	leaves(&v);
	ck_assert_int_eq(turn_of(LI).pending, 1);
	ck_assert_int_eq(turn_of(LI).held, SR_HELD_INCOMPLETE);
	completed(&v);
	ck_assert_int_eq(turn_of(LI).held, 0);
	ck_assert_int_eq(given(0).staff, house_staff(&h, LI));
}
END_TEST

START_TEST(a_voided_line_gives_the_turn_back)
{
	struct sr_visit v, out;
	struct sr_mark m;

	all_come();
	v = walk_in();
	stand(WANG, ZHAO, LI, WANG);
	sr_record_clear(&sr_rec_mark, &m);
	m.id = v.id;
	m.reason = "登记两次";
	must(&h, sr_visit_void(h.sr, &m, &out, h.mem));
	stand(LI, WANG, ZHAO, LI);
	ck_assert_int_ne(given(0).back, 0);
	ck_assert_int_eq(turn_of(LI).turns, 0);
	/* Given to another one: the first has his turn again. */
	v = walk_in();
	v.staff = house_staff(&h, WANG);
	v.given = SR_ASKED_FOR;
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	stand(LI, WANG, ZHAO, LI);
	ck_assert_int_eq(turn_of(WANG).asked, 1);
	/* An edit of anything else hands nothing out. */
	out.people = 4;
	must(&h, sr_visit_save(h.sr, &out, &out, h.mem));
	ck_assert_int_eq(turn_of(WANG).asked, 1);
}
END_TEST

START_TEST(two_desks_at_once)
{
	struct sr_visit one, two, out;

	all_come();
	one = guest();
	two = guest();
	ck_assert_int_eq(one.staff, two.staff);
	must(&h, sr_visit_save(h.sr, &one, &out, h.mem));
	/* The second is told whose turn it is by now; nothing is written. */
	must_fail(
	    &h, sr_visit_save(h.sr, &two, &out, h.mem), SR_E_REASON, "staff");
	named("王建国", "李晓梅");
	ck_assert_int_eq(turn_of(LI).turns, 1);
	stand(WANG, ZHAO, LI, WANG);
}
END_TEST

/* Two desks give the same guest who waits: he is given once. */
START_TEST(a_waiting_guest_is_given_once)
{
	struct sr_visit v, one, two, out;
	struct sr_key key;
	struct sr_find find;
	struct sr_rows rows;

	must(&h, state(LI, SR_PRESENT));
	must(&h, state(LI, SR_ABSENT));
	v = guest();
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem)); /* he waits */
	all_come();
	key.id = out.id;
	must(&h, sr_visit_edit(h.sr, &key, &one, h.mem));
	house_as(&h, SUPER);
	must(&h, sr_visit_edit(h.sr, &key, &two, h.mem));
	one.staff = two.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &two, &out, h.mem));
	house_as(&h, DESK);
	must_fail(&h, sr_visit_save(h.sr, &one, &out, h.mem), SR_E_STALE, "");
	ck_assert_int_eq(turn_of(LI).turns, 1);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_handout_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(given(0).author, house_staff(&h, SUPER));
}
END_TEST

START_TEST(nobody_present_loses_nothing)
{
	struct sr_visit v, out;

	must(&h, state(LI, SR_PRESENT));
	must(&h, state(LI, SR_ABSENT));
	v = guest();
	ck_assert_int_eq(v.staff, 0);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem)); /* he waits */
	v.staff = house_staff(&h, WANG);
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &out, h.mem), SR_E_REASON, "staff");
	named("王建国", "");
	v.given = SR_OVERRIDE;
	sr_reason(h.sr, "正在过来");
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	ck_assert_int_eq(given(0).kind, SR_OVERRIDE);
	ck_assert_int_eq(given(0).instead, 0);
	/* Who waited is handed out when somebody comes. */
	must(&h, state(ZHAO, SR_PRESENT));
	ck_assert_int_eq(guest().staff, house_staff(&h, ZHAO));
}
END_TEST

START_TEST(calls_and_other_days_are_no_turns)
{
	struct sr_visit v, out;

	all_come();
	v = guest();
	v.kind = SR_CALLIN;
	v.staff = house_staff(&h, ZHAO);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	v = guest();
	v.day--;
	v.staff = house_staff(&h, ZHAO);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	stand(LI, WANG, ZHAO, LI);
}
END_TEST

START_TEST(steps_that_make_no_sense_are_refused)
{
	must_fail(&h, state(LI, SR_BREAK), SR_E_INVALID, "state");
	must(&h, state(LI, SR_PRESENT));
	house_now(&h, "2026-11-21 09:30");
	must_fail(&h, state(LI, SR_PRESENT), SR_E_EXISTS, "state");
	ck_assert_int_eq(sr_error(h.sr)->arg[1].num, 9 * 60 + 1);
	must_fail(&h, state(SUPER, SR_PRESENT), SR_E_INVALID, "staff");
	house_as(&h, WANG);
	must(&h, state(WANG, SR_PRESENT));
	must_fail(&h, state(LI, SR_BREAK), SR_E_DENIED, "staff");
	house_as(&h, SUPER);
	must(&h, state(LI, SR_BREAK));
}
END_TEST

START_TEST(minutes_of_the_day)
{
	struct sr_visit v;

	must(&h, state(LI, SR_PRESENT)); /* 09:00 */
	house_now(&h, "2026-11-21 09:20");
	v = walk_in();
	house_now(&h, "2026-11-21 10:00");
	leaves(&v);
	must(&h, state(LI, SR_BREAK));
	house_now(&h, "2026-11-21 10:30");
	ck_assert_int_eq(turn_of(LI).present, 60);
	must(&h, state(LI, SR_PRESENT));
	house_now(&h, "2026-11-21 11:00");
	ck_assert_int_eq(turn_of(LI).present, 90);
	ck_assert_int_eq(turn_of(LI).busy, 40);
	must(&h, state(LI, SR_ABSENT));
	house_now(&h, "2026-11-21 12:00");
	ck_assert_int_eq(turn_of(LI).present, 90);
	must(&h, state(LI, SR_PRESENT));
	house_now(&h, "2026-11-21 12:10");
	ck_assert_int_eq(turn_of(LI).present, 100);
	ck_assert_int_eq(turn_of(LI).came, 9 * 60 + 1);
	/* The next day nobody is there, and yesterday stays as it was. */
	house_now(&h, "2026-11-22 09:00");
	ck_assert_int_eq(turn_of(LI).state, 0);
	ck_assert_int_eq(turn_of(LI).turns, 0);
	struct sr_find find;
	struct sr_rows rows;
	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day("2026-11-21");
	must(&h, sr_turn_find(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(SR_ROW(struct sr_turn_line, &rows, 0)->turns, 1);
	ck_assert_int_eq(SR_ROW(struct sr_turn_line, &rows, 0)->next, false);
	ck_assert_int_eq(SR_ROW(struct sr_turn_line, &rows, 0)->busy, 40);
}
END_TEST

Suite *
suite_rota(void)
{
	const TTest *const tests[] = { no_rotation_no_rule,
		check_in_gives_the_order,
		who_has_a_guest_is_passed_and_keeps_his_place,
		a_break_keeps_the_place_an_absence_does_not,
		asking_and_owning_cost_no_turn, leads_override_with_a_reason,
		overdue_work_is_passed_over_while_others_are_there,
		the_skip_rule_is_a_switch, the_switch_takes_what_it_knows,
		a_guest_who_left_an_incomplete_line_holds_up,
		a_voided_line_gives_the_turn_back, two_desks_at_once,
		a_waiting_guest_is_given_once, nobody_present_loses_nothing,
		calls_and_other_days_are_no_turns,
		steps_that_make_no_sense_are_refused, minutes_of_the_day,
		NULL };

	return suite_with("rota", tests, setup, teardown);
}
