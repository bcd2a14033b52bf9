/*
 * A shared front desk against people who mean harm: guesses asked for all at
 * once, a login that cannot be kept, what its comings and goings leave.
 */
#include <string.h>

#include "domain/attempt.h"
#include "desk.h"
#include "trail.h"

static struct desk desk;

static void
setup(void)
{
	desk_setup(&desk);
	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_set(&desk, WANG, PIN));
}

static void
teardown(void)
{
	desk_teardown(&desk);
}

/*
 * Sixty-four terminals of one account ask before the first answer is there:
 * no more are judged than if they had come one after another.
 */
START_TEST(guesses_at_once_are_counted_one_by_one)
{
	enum { MANY = 64 };
	struct sr_peer peer = { .uid = 2000, .login = "front" };
	struct sr_login login = { .login = "", .code = "" };
	struct sr_unlock wrong = { .code = LI,
		.secret = { OTHER_PIN, strlen(OTHER_PIN) } };
	struct sr_unlock right = { .code = LI, .secret = { PIN, strlen(PIN) } };
	struct conn *c[MANY];
	struct sr_job job[MANY];
	struct sr_session s;
	int judged = 0;

	for (int i = 0; i < MANY; i++) {
		c[i] = conn_join(desk.h.d, &peer);
		job[i] = (struct sr_job){ .op = SR_OP_SESSION_OPEN,
			.arg = &login,
			.res = &s,
			.reason = "",
			.mem = desk.h.mem };
		ck_assert_int_eq(domain_serve(c[i], &job[i]), SR_OK);
		job[i].op = SR_OP_SESSION_UNLOCK;
		job[i].arg = i < MANY - 1 ? &wrong : &right;
		ck_assert_int_eq(domain_serve(c[i], &job[i]), SR_DO_LATER);
	}
	for (int i = 0; i < MANY; i++) {
		ck_assert_int_eq(domain_work(c[i], &job[i]), SR_DO_AGAIN);
		/* The right one is among those that have to wait. */
		ck_assert_int_eq(domain_serve(c[i], &job[i]), SR_E_DENIED);
		judged += strcmp(job[i].err.message,
			      "The PIN or passphrase is wrong.") == 0;
	}
	ck_assert_int_eq(judged, ATTEMPTS_FREE);
	/* What they were told in vain did not count. */
	desk_later(&desk, 30);
	ck_assert_int_eq(desk_unlock(&desk, desk.sr, LI, PIN), SR_OK);
	ck_assert_int_eq(desk.session.failed, ATTEMPTS_FREE);
	for (int i = 0; i < MANY; i++)
		conn_free(c[i]);
}
END_TEST

static int
refuses(void *ctx)
{
	(void)ctx;
	return 1;
}

/* Nobody sits at the desk of whom the trail does not tell. */
START_TEST(a_login_that_is_not_kept_is_none)
{
	struct sr_none none = { 0 };

	sqlite3_commit_hook(desk.h.d->st->db, refuses, NULL);
	ck_assert_int_lt(desk_unlock(&desk, desk.sr, LI, PIN), 0);
	sqlite3_commit_hook(desk.h.d->st->db, NULL, NULL);
	must(
	    &desk.h, sr_session_get(desk.sr, &none, &desk.session, desk.h.mem));
	ck_assert(desk.session.locked);
	ck_assert_int_eq(desk.session.staff, 0);
}
END_TEST

static void
last_is(int32_t what, const char *code, const char *detail)
{
	struct audit_row row = trail_last(&desk.h);

	ck_assert_int_eq(row.what, what);
	ck_assert_int_eq(row.staff, house_staff(&desk.h, code));
	ck_assert_int_eq(row.row, house_staff(&desk.h, code));
	ck_assert_str_eq(row.detail, detail);
}

/*
 * Nor of whom the disk is not certain: he is told so, and is not at it.  The
 * sync fails for a log in doubt that somebody reads.
 */
START_TEST(a_login_that_may_not_last_is_none)
{
	struct sr_none none = { 0 };
	sqlite3 *reader;

	ck_assert_int_eq(sqlite3_open(desk.h.path, &reader), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(reader, "BEGIN; SELECT id FROM staff",
			     NULL, NULL, NULL),
	    SQLITE_OK);
	desk.h.d->st->doubts = true;
	ck_assert_int_eq(desk_unlock(&desk, desk.sr, LI, PIN), SR_E_IO);
	last_is(SR_AUDIT_LOCK, LI, "unsaid");
	must(
	    &desk.h, sr_session_get(desk.sr, &none, &desk.session, desk.h.mem));
	ck_assert(desk.session.locked);
	ck_assert_int_eq(desk.session.staff, 0);
	ck_assert_int_eq(
	    desk_call(&desk, desk.sr, SR_OP_VISIT_FIND), SR_E_LOCKED);
	sqlite3_close(reader);
	ck_assert_int_eq(desk_unlock(&desk, desk.sr, LI, PIN), SR_OK);
	ck_assert(!desk.session.locked);
}
END_TEST

START_TEST(who_came_and_went_leaves_rows)
{
	struct sr_none none = { 0 };
	struct sr_login login = { .login = "", .code = "" };
	struct sr_find find;
	struct sr_rows rows;
	int64_t begun, mark;

	ck_assert_int_eq(desk_unlock(&desk, desk.sr, LI, PIN), SR_OK);
	last_is(SR_AUDIT_LOGIN, LI, "front");
	begun = trail_newest(&desk.h);
	must(&desk.h,
	    sr_session_lock(desk.sr, &none, &desk.session, desk.h.mem));
	last_is(SR_AUDIT_LOCK, LI, "");
	ck_assert_int_eq(trail_last(&desk.h).session, begun);
	/* Locked is locked: nothing more to tell. */
	mark = trail_newest(&desk.h);
	must(&desk.h,
	    sr_session_lock(desk.sr, &none, &desk.session, desk.h.mem));
	must(&desk.h,
	    sr_session_open(desk.sr, &login, &desk.session, desk.h.mem));
	ck_assert_int_eq(trail_newest(&desk.h), mark);
	/* By itself, found by the first call that comes too late. */
	ck_assert_int_eq(desk_unlock(&desk, desk.sr, WANG, PIN), SR_OK);
	desk_later(&desk, 121);
	sr_record_clear(&sr_rec_find, &find);
	ck_assert_int_eq(
	    sr_visit_find(desk.sr, &find, &rows, desk.h.mem), SR_E_LOCKED);
	ck_assert_int_eq(trail_newest(&desk.h), mark + 3);
	rows = trail_from(&desk.h, mark + 2);
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_LOCK);
	ck_assert_int_eq(
	    trail_row(&rows, 0)->staff, house_staff(&desk.h, WANG));
	ck_assert_str_eq(trail_row(&rows, 0)->detail, "idle");
	/* That call is refused to nobody in particular. */
	ck_assert_int_eq(trail_row(&rows, 1)->what, SR_AUDIT_DENIED);
	ck_assert_int_eq(trail_row(&rows, 1)->staff, 0);
	/* What is tried at the locked desk is no longer his. */
	ck_assert_int_eq(
	    desk_unlock(&desk, desk.sr, LI, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(trail_last(&desk.h).what, SR_AUDIT_DENIED);
	ck_assert_int_eq(trail_last(&desk.h).staff, 0);
	ck_assert_int_eq(trail_last(&desk.h).session, 0);
}
END_TEST

/* Each name that is tried has its row, and a name of any length is short. */
START_TEST(names_that_are_tried_stay_known)
{
	char name[2000];
	int64_t mark = trail_newest(&desk.h);

	ck_assert_int_eq(
	    desk_unlock(&desk, desk.sr, LI, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(
	    desk_unlock(&desk, desk.sr, LI, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(
	    desk_unlock(&desk, desk.sr, WANG, OTHER_PIN), SR_E_DENIED);
	struct sr_rows rows = trail_from(&desk.h, mark + 1);
	ck_assert_uint_eq(rows.n, 3);
	ck_assert_str_eq(trail_row(&rows, 0)->detail, LI);
	ck_assert_str_eq(trail_row(&rows, 1)->detail, LI);
	ck_assert_int_eq(trail_row(&rows, 1)->times, 1);
	ck_assert_str_eq(trail_row(&rows, 2)->detail, WANG);
	memset(name, 'x', sizeof(name));
	memcpy(name + sizeof(name) - 4, "\xe4\xba\xac", 4);
	memcpy(name + 62, "\xe4\xba\xac", 3);
	struct sr_login login = { .login = "", .code = name };
	ck_assert_int_eq(
	    sr_session_open(desk.sr, &login, &desk.session, desk.h.mem),
	    SR_E_DENIED);
	/* Cut between two characters. */
	ck_assert_uint_eq(strlen(trail_last(&desk.h).detail), 62);
	/* Eleven characters of three bytes. */
	ck_assert_int_eq(
	    desk_unlock(&desk, desk.sr, "京京京京京京京京京京京", OTHER_PIN),
	    SR_E_DENIED);
	ck_assert_str_eq(
	    sr_error(desk.sr)->message, "The PIN or passphrase is wrong.");
}
END_TEST

Suite *
suite_seat(void)
{
	const TTest *const tests[] = { guesses_at_once_are_counted_one_by_one,
		a_login_that_is_not_kept_is_none,
		a_login_that_may_not_last_is_none,
		who_came_and_went_leaves_rows, names_that_are_tried_stay_known,
		NULL };

	return suite_with("seat", tests, setup, teardown);
}
