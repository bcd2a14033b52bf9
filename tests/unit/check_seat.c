/*
 * A shared front desk against people who mean harm: guesses asked for all at
 * once, a login that cannot be kept, what its comings and goings leave.
 */
#include <string.h>

#include <showroom/secret.h>

#include "domain/attempt.h"
#include "trail.h"

#define PIN "804731"
#define OTHER_PIN "930584"

static struct house h;
static struct sr *desk;
static struct sr_session session;

static void
setup(void)
{
	struct sr_setting s, out;
	struct sr_login login = { .login = "", .code = "" };
	struct sr_secret_new in = { .secret = { PIN, strlen(PIN) } };
	struct sr_find find;
	struct sr_rows rows;
	struct sr_count n;

	house_open(&h, "2026-11-21 14:06");
	house_share(&h);
	domain_ticks(h.d, 1000000);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_setting_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		s = *SR_ROW(struct sr_setting, &rows, i);
		if (strcmp(s.name, "kiosk") != 0)
			continue;
		s.value = "front";
		must(&h, sr_setting_save(h.sr, &s, &out, h.mem));
	}
	in.staff = house_staff(&h, LI);
	must(&h, sr_secret_save(h.sr, &in, &n, h.mem));
	in.staff = house_staff(&h, WANG);
	must(&h, sr_secret_save(h.sr, &in, &n, h.mem));
	desk = house_guest(&h, "front", 2000);
	must(&h, sr_session_open(desk, &login, &session, h.mem));
}

static void
teardown(void)
{
	sr_close(desk);
	house_close(&h);
}

static int
unlock(const char *code, const char *secret)
{
	struct sr_unlock in = { .code = code,
		.secret = { secret, strlen(secret) } };

	return sr_session_unlock(desk, &in, &session, h.mem);
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
		c[i] = conn_join(h.d, &peer);
		job[i] = (struct sr_job){ .op = SR_OP_SESSION_OPEN,
			.arg = &login,
			.res = &s,
			.reason = "",
			.mem = h.mem };
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
	domain_ticks(h.d, 1000000 + 30000);
	ck_assert_int_eq(unlock(LI, PIN), SR_OK);
	ck_assert_int_eq(session.failed, ATTEMPTS_FREE);
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

	sqlite3_commit_hook(h.d->st->db, refuses, NULL);
	ck_assert_int_lt(unlock(LI, PIN), 0);
	sqlite3_commit_hook(h.d->st->db, NULL, NULL);
	must(&h, sr_session_get(desk, &none, &session, h.mem));
	ck_assert(session.locked);
	ck_assert_int_eq(session.staff, 0);
}
END_TEST

static void
last_is(int32_t what, const char *code, const char *detail)
{
	struct audit_row row = trail_last(&h);

	ck_assert_int_eq(row.what, what);
	ck_assert_int_eq(row.staff, house_staff(&h, code));
	ck_assert_int_eq(row.row, house_staff(&h, code));
	ck_assert_str_eq(row.detail, detail);
}

START_TEST(who_came_and_went_leaves_rows)
{
	struct sr_none none = { 0 };
	struct sr_login login = { .login = "", .code = "" };
	struct sr_find find;
	struct sr_rows rows;
	int64_t begun, mark;

	ck_assert_int_eq(unlock(LI, PIN), SR_OK);
	last_is(SR_AUDIT_LOGIN, LI, "front");
	begun = trail_newest(&h);
	must(&h, sr_session_lock(desk, &none, &session, h.mem));
	last_is(SR_AUDIT_LOCK, LI, "");
	ck_assert_int_eq(trail_last(&h).session, begun);
	/* Locked is locked: nothing more to tell. */
	mark = trail_newest(&h);
	must(&h, sr_session_lock(desk, &none, &session, h.mem));
	must(&h, sr_session_open(desk, &login, &session, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark);
	/* By itself, found by the first call that comes too late. */
	ck_assert_int_eq(unlock(WANG, PIN), SR_OK);
	domain_ticks(h.d, 1000000 + 121000);
	sr_record_clear(&sr_rec_find, &find);
	ck_assert_int_eq(sr_visit_find(desk, &find, &rows, h.mem), SR_E_LOCKED);
	last_is(SR_AUDIT_LOCK, WANG, "idle");
	/* What is tried at the locked desk is no longer his. */
	ck_assert_int_eq(unlock(LI, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(trail_last(&h).what, SR_AUDIT_DENIED);
	ck_assert_int_eq(trail_last(&h).staff, 0);
	ck_assert_int_eq(trail_last(&h).session, 0);
}
END_TEST

/* Each name that is tried has its row, and a name of any length is short. */
START_TEST(names_that_are_tried_stay_known)
{
	char name[2000];
	int64_t mark = trail_newest(&h);

	ck_assert_int_eq(unlock(LI, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(unlock(LI, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(unlock(WANG, OTHER_PIN), SR_E_DENIED);
	struct sr_rows rows = trail_from(&h, mark + 1);
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
	    sr_session_open(desk, &login, &session, h.mem), SR_E_DENIED);
	/* Cut between two characters. */
	ck_assert_uint_eq(strlen(trail_last(&h).detail), 62);
	/* Eleven characters of three bytes. */
	ck_assert_int_eq(
	    unlock("京京京京京京京京京京京", OTHER_PIN), SR_E_DENIED);
	ck_assert_str_eq(
	    sr_error(desk)->message, "The PIN or passphrase is wrong.");
}
END_TEST

Suite *
suite_seat(void)
{
	const TTest *const tests[] = { guesses_at_once_are_counted_one_by_one,
		a_login_that_is_not_kept_is_none, who_came_and_went_leaves_rows,
		names_that_are_tried_stay_known, NULL };

	return suite_with("seat", tests, setup, teardown);
}
