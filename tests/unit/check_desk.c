/*
 * A shared front desk: what a locked one refuses, whose rights it has, when
 * it locks itself.
 */
#include <string.h>

#include "desk.h"
#include "trail.h"

static struct desk desk;

/* Every operation of the table, but for those written down here. */
START_TEST(a_locked_desk_refuses_everything)
{
	static const int open[] = { SR_OP_INIT, SR_OP_SESSION_OPEN,
		SR_OP_SESSION_GET, SR_OP_SESSION_TOUCH, SR_OP_SESSION_LOCK,
		SR_OP_SESSION_UNLOCK, SR_OP_KIOSK_FIND };

	must(&desk.h, desk_session(&desk, desk.sr));
	ck_assert(desk.session.kiosk && desk.session.locked);
	ck_assert_int_eq(desk.session.staff, 0);
	ck_assert_int_eq(desk.session.lock_after, 120);
	for (int op = 0; op < SR_NOPS; op++) {
		bool allowed = false;
		int rc;

		for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++)
			allowed = allowed || open[i] == op;
		rc = desk_call(&desk, desk.sr, op);
		ck_assert_msg((rc == SR_E_LOCKED) == !allowed, "%s: %d",
		    sr_ops[op].name, rc);
	}
}
END_TEST

/* Nobody knows who it was; the trail has the account, but no flood of it. */
START_TEST(what_a_locked_desk_refuses_leaves_a_row)
{
	int64_t begun = trail_newest(&desk.h);
	struct sr_rows rows;

	for (int i = 0; i < 500; i++)
		ck_assert_int_eq(
		    desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_E_LOCKED);
	ck_assert_int_eq(trail_newest(&desk.h), begun + 1);
	ck_assert_int_eq(trail_last(&desk.h).what, SR_AUDIT_DENIED);
	ck_assert_str_eq(trail_last(&desk.h).op, "visit.find");
	ck_assert_int_eq(trail_last(&desk.h).staff, 0);
	ck_assert_int_eq(trail_last(&desk.h).uid, 2000);
	/* The next other one brings the count; in turn they are counted too. */
	for (int i = 0; i < 100; i++) {
		ck_assert_int_eq(
		    desk_call(&desk, desk.sr, SR_OP_CARD_SAVE), SR_E_LOCKED);
		ck_assert_int_eq(
		    desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_E_LOCKED);
	}
	rows = trail_from(&desk.h, begun + 2);
	ck_assert_int_eq(trail_row(&rows, 0)->times, 499);
	ck_assert_uint_eq(rows.n, 1 + 19);
	/* A flood of them hides no name that is tried. */
	desk_denied(&desk, desk_unlock(&desk, desk.sr, "77", PIN));
	ck_assert_str_eq(trail_last(&desk.h).detail, "77");
}
END_TEST

START_TEST(names_are_all_that_a_locked_desk_tells)
{
	struct sr_none none = { 0 };
	struct sr_rows rows;
	const struct sr_staff *s;

	must(&desk.h, sr_kiosk_find(desk.sr, &none, &rows, desk.h.mem));
	ck_assert_uint_eq(rows.n, 0);
	must(&desk.h, desk_set(&desk, WANG, PIN));
	must(&desk.h, desk_set(&desk, MANAGER, PHRASE));
	must(&desk.h, sr_kiosk_find(desk.sr, &none, &rows, desk.h.mem));
	ck_assert_uint_eq(rows.n, 2);
	s = SR_ROW(const struct sr_staff, &rows, 0);
	ck_assert_str_eq(s->code, WANG);
	ck_assert_str_eq(s->name, "王建国");
	ck_assert_int_eq(s->role, SR_SALES);
	ck_assert_str_eq(s->login, "");
	ck_assert_str_eq(
	    SR_ROW(const struct sr_staff, &rows, 1)->code, MANAGER);
}
END_TEST

/* Who sits there has the rights of his row, no matter what was open before. */
START_TEST(rights_are_of_who_unlocked_it)
{
	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_set(&desk, DESK, PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	ck_assert_str_eq(desk.session.name, "李晓梅");
	ck_assert(!desk.session.locked);
	ck_assert_int_ne(
	    desk_call(&desk, desk.sr, SR_OP_CARD_SAVE), SR_E_DENIED);
	must(&desk.h, desk_unlock(&desk, desk.sr, DESK, PIN));
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_CARD_SAVE), SR_E_DENIED);
	ck_assert_int_eq(desk_call(&desk, desk.sr, SR_OP_SESSION_LOCK), SR_OK);
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_VISIT_NEW), SR_E_LOCKED);
}
END_TEST

/* A PIN never has powers, whatever becomes of the role. */
START_TEST(a_pin_has_no_powers)
{
	struct sr_staff s;

	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	must(&desk.h,
	    sr_staff_get(desk.h.sr,
		&(struct sr_key){ house_staff(&desk.h, LI) }, &s, desk.h.mem));
	s.role = SR_MANAGER;
	must(&desk.h, sr_staff_save(desk.h.sr, &s, &s, desk.h.mem));
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_DAY_SIGN), SR_E_LOCKED);
	desk_denied(&desk, desk_unlock(&desk, desk.sr, LI, PIN));
	must(&desk.h, desk_session(&desk, desk.sr));
	ck_assert(desk.session.locked);
	must(&desk.h, desk_set(&desk, LI, PHRASE));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PHRASE));
	ck_assert_int_eq(desk.session.role, SR_MANAGER);
	ck_assert_int_ne(
	    desk_call(&desk, desk.sr, SR_OP_DAY_SIGN), SR_E_LOCKED);
	ck_assert_int_ne(
	    desk_call(&desk, desk.sr, SR_OP_DAY_SIGN), SR_E_DENIED);
}
END_TEST

/* What takes powers asks for a passphrase typed within five minutes. */
START_TEST(powers_want_a_fresh_passphrase)
{
	struct sr_pulse now = { .idle = 0 };

	must(&desk.h, desk_set(&desk, MANAGER, PHRASE));
	must(&desk.h, desk_unlock(&desk, desk.sr, MANAGER, PHRASE));
	for (int i = 0; i < 5; i++) {
		desk_later(&desk, 60);
		must(&desk.h,
		    sr_session_touch(desk.sr, &now, &desk.session, desk.h.mem));
	}
	ck_assert_int_ne(
	    desk_call(&desk, desk.sr, SR_OP_DAY_SIGN), SR_E_LOCKED);
	desk_later(&desk, 1);
	ck_assert_int_eq(desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_OK);
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_EXPORT_VISITS), SR_E_LOCKED);
	must(&desk.h, desk_session(&desk, desk.sr));
	ck_assert(desk.session.locked);
	must(&desk.h, desk_unlock(&desk, desk.sr, MANAGER, PHRASE));
	ck_assert_int_eq(desk_call(&desk, desk.sr, SR_OP_EXPORT_VISITS), SR_OK);
}
END_TEST

START_TEST(it_locks_itself)
{
	struct sr_pulse pulse = { .idle = 0 };

	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	/* Screens that read by themselves do not keep it open ... */
	desk_later(&desk, 119);
	ck_assert_int_eq(desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_OK);
	must(&desk.h, desk_session(&desk, desk.sr));
	ck_assert(!desk.session.locked);
	desk_later(&desk, 2);
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_E_LOCKED);
	must(&desk.h, desk_session(&desk, desk.sr));
	ck_assert(desk.session.locked);
	/* ... keys do: one 100 s ago leaves 20. */
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	desk_later(&desk, 110);
	pulse.idle = 100000;
	must(&desk.h,
	    sr_session_touch(desk.sr, &pulse, &desk.session, desk.h.mem));
	desk_later(&desk, 20);
	ck_assert_int_eq(desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_OK);
	desk_later(&desk, 1);
	/* No key that is claimed afterwards opens it. */
	pulse.idle = 0;
	must(&desk.h,
	    sr_session_touch(desk.sr, &pulse, &desk.session, desk.h.mem));
	ck_assert(desk.session.locked);
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_E_LOCKED);
}
END_TEST

/* A machine that slept: the clock of intervals slept with it. */
START_TEST(it_locks_while_the_machine_sleeps)
{
	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	house_now(&desk.h, "2026-11-21 14:09");
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_E_LOCKED);
}
END_TEST

START_TEST(the_house_says_when_it_locks)
{
	static const struct {
		const char *name, *value;
	} bad[] = { { "lock_after", "29" }, { "lock_after", "901" },
		{ "lock_after", "soon" }, { "kiosk", "front tester" } };

	must(&desk.h, desk_set(&desk, LI, PIN));
	house_set(&desk.h, "lock_after", "30");
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	ck_assert_int_eq(desk.session.lock_after, 30);
	desk_later(&desk, 31);
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_E_LOCKED);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct sr_setting s = house_setting(&desk.h, bad[i].name), out;

		s.value = bad[i].value;
		must_fail(&desk.h,
		    sr_setting_save(desk.h.sr, &s, &out, desk.h.mem),
		    SR_E_INVALID, "value");
	}
}
END_TEST

START_TEST(the_system_says_who_calls)
{
	struct sr_login claim = { .login = "tester", .code = "" };
	struct sr_login as = { .login = "tester", .code = ADMIN };
	struct sr *sr = house_guest(&desk.h, "mallory", 1066);
	struct sr *nameless = house_guest(&desk.h, "", 1067);

	ck_assert_int_eq(sr_session_open(sr, &claim, &desk.session, desk.h.mem),
	    SR_E_DENIED);
	ck_assert_str_eq(sr_error(sr)->arg[0].text, "mallory");
	ck_assert_int_eq(sr_error(sr)->arg[1].num, 1066);
	ck_assert_int_eq(
	    sr_session_open(sr, &as, &desk.session, desk.h.mem), SR_E_DENIED);
	ck_assert_int_eq(
	    sr_session_open(nameless, &claim, &desk.session, desk.h.mem),
	    SR_E_DENIED);
	ck_assert_int_eq(desk_call(&desk, sr, SR_OP_VISIT_FIND), SR_E_DENIED);
	ck_assert_int_eq(
	    desk_unlock(&desk, desk.h.sr, ADMIN, PIN), SR_E_INVALID);
	sr_close(sr);
	sr_close(nameless);
}
END_TEST

Suite *
suite_desk(void)
{
	const TTest *const tests[] = { a_locked_desk_refuses_everything,
		what_a_locked_desk_refuses_leaves_a_row,
		names_are_all_that_a_locked_desk_tells,
		rights_are_of_who_unlocked_it, a_pin_has_no_powers,
		powers_want_a_fresh_passphrase, it_locks_itself,
		it_locks_while_the_machine_sleeps, the_house_says_when_it_locks,
		the_system_says_who_calls, NULL };

	return desk_suite("desk", tests, &desk);
}
