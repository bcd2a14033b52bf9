/*
 * Secrets at a shared front desk: which will do, how often one may guess,
 * what a locked desk refuses, and when it locks itself.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <showroom/secret.h>

#include "domain/attempt.h"
#include "domain/domain.h"
#include "store/sql.h"
#include "house.h"

#define PIN "804731"
#define OTHER_PIN "930584"
#define PHRASE "北京的秋天 is the best time"

static struct house h;
static struct sr *desk; /* the connection of the front desk */

static void
setting(const char *name, const char *value)
{
	struct sr_find find;
	struct sr_setting s, out;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_setting_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		s = *SR_ROW(struct sr_setting, &rows, i);
		if (strcmp(s.name, name) != 0)
			continue;
		s.value = value;
		must(&h, sr_setting_save(h.sr, &s, &out, h.mem));
		return;
	}
	ck_abort_msg("no setting %s", name);
}

static struct sr_bytes
typed(const char *text)
{
	return (struct sr_bytes){ text, strlen(text) };
}

/* By the connection SR: the secret of CODE ("" its own) becomes TEXT. */
static int
set_by(struct sr *sr, const char *code, const char *old, const char *text)
{
	struct sr_secret_new in = {
		.staff = *code != '\0' ? house_staff(&h, code) : 0,
		.old = typed(old),
		.secret = typed(text)
	};
	struct sr_count n;

	return sr_secret_save(sr, &in, &n, h.mem);
}

static int
set(const char *code, const char *text)
{
	return set_by(h.sr, code, "", text);
}

static struct sr_session session;

static int
unlock(struct sr *sr, const char *code, const char *secret)
{
	struct sr_unlock in = { .code = code, .secret = typed(secret) };

	return sr_session_unlock(sr, &in, &session, h.mem);
}

/* At the front desk, with the secret at fault. */
static void
denied(int rc)
{
	ck_assert_int_eq(rc, SR_E_DENIED);
	ck_assert_str_eq(sr_error(desk)->field, "secret");
	ck_assert_str_ne(sr_error(desk)->message, "");
}

static int
session_of(struct sr *sr)
{
	struct sr_none none = { 0 };

	return sr_session_get(sr, &none, &session, h.mem);
}

static struct sr *
desk_open(int64_t uid)
{
	struct sr *sr = house_guest(&h, "front", uid);
	struct sr_login login = { .login = "tester", .code = "" };

	must(&h, sr_session_open(sr, &login, &session, h.mem));
	return sr;
}

static void
setup(void)
{
	house_open(&h, "2026-11-21 14:06");
	house_share(&h);
	domain_ticks(h.d, 1000000);
	setting("kiosk", "front tablet");
	desk = desk_open(2000);
}

static void
teardown(void)
{
	sr_close(desk);
	house_close(&h);
}

static void
later(int64_t *ms, int64_t seconds)
{
	*ms += seconds * 1000;
	domain_ticks(h.d, *ms);
}

/* ---- which will do ---- */

START_TEST(a_secret_fits_the_role)
{
	/* 14 and 15 characters; 64 of three bytes each */
	static const char many[] = "津津津津津津津津津津津津津津津津津津津津"
				   "津津津津津津津津津津津津津津津津津津津津"
				   "津津津津津津津津津津津津津津津津津津津津"
				   "津津津津";

	must(&h, set(LI, PIN));
	must(&h, set(DESK, PIN));
	must_fail(&h, set(LI, "12345"), SR_E_INVALID, "secret");
	must_fail(&h, set(LI, "123456"), SR_E_INVALID, "secret");
	must_fail(&h, set(LI, ""), SR_E_INVALID, "secret");
	must_fail(&h, set(LI, "fourteen chars"), SR_E_INVALID, "secret");
	must(&h, set(LI, "fifteen chars.."));
	must(&h, set(LI, many));
	must_fail(
	    &h, set(LI, "with\033[2J control bytes"), SR_E_INVALID, "secret");
	/* Whoever has powers has no PIN. */
	must_fail(&h, set(MANAGER, PIN), SR_E_INVALID, "secret");
	must_fail(&h, set(SUPER, PIN), SR_E_INVALID, "secret");
	must_fail(&h, set(CR, PIN), SR_E_INVALID, "secret");
	must_fail(&h, set(ADMIN, PIN), SR_E_INVALID, "secret");
	must(&h, set(MANAGER, PHRASE));
}
END_TEST

/* One sentence, however it is composed; a PIN on a Chinese keyboard too. */
START_TEST(a_secret_is_what_is_read)
{
	must(&h, set(MANAGER, "caf\u00e9 au lait, merci"));
	must(&h, set(LI, PIN));
	denied(unlock(desk, MANAGER, "cafe au lait, merci"));
	must(&h, unlock(desk, MANAGER, "cafe\u0301 au lait, merci"));
	must(&h, unlock(desk, LI, "\uff18\uff10\uff14\uff17\uff13\uff11"));
	ck_assert_str_eq(session.code, LI);
}
END_TEST

START_TEST(who_may_set_whose)
{
	struct sr *sr;
	struct sr_login login = { .login = "", .code = "" };
	struct sr_staff s;

	/* The supervisor gets a Unix login of his own. */
	must(&h, sr_staff_get(h.sr, &(struct sr_key){ house_staff(&h, SUPER) },
		     &s, h.mem));
	s.login = "chen";
	must(&h, sr_staff_save(h.sr, &s, &s, h.mem));
	sr = house_guest(&h, "chen", 1001);
	must(&h, sr_session_open(sr, &login, &session, h.mem));
	ck_assert_int_eq(set_by(sr, LI, "", PIN), SR_OK);
	ck_assert_int_eq(set_by(sr, "", "", PHRASE), SR_OK);
	/* Whose powers he has not, he cannot take by a secret of his. */
	ck_assert_int_eq(set_by(sr, MANAGER, "", PHRASE), SR_E_DENIED);
	ck_assert_int_eq(set_by(sr, ADMIN, "", PHRASE), SR_E_DENIED);
	sr_close(sr);
	/* A salesperson sets his own alone, and proves the old one here. */
	must(&h, unlock(desk, LI, PIN));
	ck_assert_int_eq(set_by(desk, WANG, "", OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(set_by(desk, "", OTHER_PIN, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(set_by(desk, "", PIN, OTHER_PIN), SR_OK);
	denied(unlock(desk, LI, PIN));
	must(&h, unlock(desk, LI, OTHER_PIN));
}
END_TEST

/* ---- guessing ---- */

START_TEST(waits_double_up_to_an_hour)
{
	static const int wait[] = { 0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960,
		1920, 3600, 3600, 3600 };

	for (int n = 0; n < 15; n++)
		ck_assert_int_eq(attempt_wait(n), wait[n]);
	ck_assert_int_eq(attempt_wait(1000), 3600);
}
END_TEST

static void
guess(int n)
{
	while (n-- > 0)
		denied(unlock(desk, LI, OTHER_PIN));
}

static bool
told_to_wait(int64_t *n)
{
	*n = sr_error(desk)->arg[0].num;
	return strncmp(sr_error(desk)->message, "Too many", 8) == 0 &&
	       sr_error(desk)->arg[0].kind == SR_ARG_WAIT;
}

START_TEST(the_fifth_failure_costs_thirty_seconds)
{
	int64_t ms = 1000000, n;

	must(&h, set(LI, PIN));
	must(&h, set(WANG, PIN));
	guess(4);
	ck_assert(!told_to_wait(&n));
	must(&h, unlock(desk, LI, PIN));
	ck_assert_int_eq(session.failed, 4);
	ck_assert_int_eq(session.failed_day, the_day("2026-11-21"));
	ck_assert_int_eq(session.failed_minute, 14 * 60 + 6 + 1);
	guess(5);
	ck_assert(!told_to_wait(&n));
	/* The right one has to wait as well, another name has not. */
	denied(unlock(desk, LI, PIN));
	ck_assert(told_to_wait(&n));
	ck_assert_int_eq(n, 30);
	must(&h, unlock(desk, WANG, PIN));
	/* Nor has he on a machine of another account. */
	struct sr *other = house_guest(&h, "tablet", 2001);
	struct sr_login login = { .login = "", .code = "" };
	must(&h, sr_session_open(other, &login, &session, h.mem));
	ck_assert_int_eq(unlock(other, LI, PIN), SR_OK);
	sr_close(other);
	later(&ms, 29);
	denied(unlock(desk, LI, PIN));
	ck_assert(told_to_wait(&n));
	ck_assert_int_eq(n, 1);
	later(&ms, 1);
	must(&h, unlock(desk, LI, PIN));
}
END_TEST

/* Set back by a day the wait passes all the same; set forward it is over. */
START_TEST(a_clock_set_back_gains_nothing)
{
	int64_t ms = 1000000, n;

	must(&h, set(LI, PIN));
	guess(5);
	house_now(&h, "2026-11-20 14:06");
	denied(unlock(desk, LI, PIN));
	ck_assert(told_to_wait(&n));
	ck_assert_int_eq(n, 30);
	later(&ms, 30);
	must(&h, unlock(desk, LI, PIN));
}
END_TEST

/* The wait is in the file: a store that begins anew knows it. */
START_TEST(a_restart_gains_nothing)
{
	int64_t n;

	must(&h, set(LI, PIN));
	guess(5);
	sr_close(desk);
	house_share(&h);
	domain_ticks(h.d, 1000000);
	desk = desk_open(2000);
	denied(unlock(desk, LI, PIN));
	ck_assert(told_to_wait(&n));
	ck_assert_int_eq(n, 30);
}
END_TEST

START_TEST(twenty_failures_disable_it)
{
	int64_t ms = 1000000;

	must(&h, set(LI, PIN));
	for (int i = 0; i < 25; i++) {
		guess(1);
		later(&ms, 3600); /* and no more than thirty an hour */
	}
	ck_assert_ptr_nonnull(strstr(sr_error(desk)->message, "Disabled"));
	ck_assert_int_eq(sr_error(desk)->arg[0].num, 20);
	denied(unlock(desk, LI, PIN));
	/* Elsewhere too, and a name that nobody has says the same. */
	struct sr *other = desk_open(2002);
	ck_assert_int_eq(unlock(other, LI, PIN), SR_E_DENIED);
	sr_close(other);
	for (int i = 0; i < 20; i++) {
		denied(unlock(desk, "99", PIN));
		ck_assert_ptr_null(strstr(sr_error(desk)->message, "Disabled"));
		later(&ms, 3600);
	}
	denied(unlock(desk, "99", PIN));
	ck_assert_ptr_nonnull(strstr(sr_error(desk)->message, "Disabled"));
	/* Until it is set anew. */
	must(&h, set(LI, OTHER_PIN));
	must(&h, unlock(desk, LI, OTHER_PIN));
	ck_assert_int_eq(session.failed, 0);
}
END_TEST

START_TEST(a_source_has_thirty_an_hour)
{
	int64_t ms = 1000000, n;
	char code[8];

	must(&h, set(LI, PIN));
	for (int i = 0; i < 30; i++) {
		snprintf(code, sizeof(code), "x%d", i);
		denied(unlock(desk, code, PIN));
		ck_assert(!told_to_wait(&n));
	}
	denied(unlock(desk, LI, PIN));
	ck_assert(told_to_wait(&n));
	ck_assert_int_eq(n, 3600);
	later(&ms, 3599);
	denied(unlock(desk, LI, PIN));
	later(&ms, 1);
	must(&h, unlock(desk, LI, PIN));
}
END_TEST

/* Of a name that nobody has, and of one without a secret, nothing is told. */
START_TEST(unknown_names_say_the_same)
{
	const char *wrong;

	must(&h, set(LI, PIN));
	guess(1);
	wrong = sr_error(desk)->message;
	denied(unlock(desk, "99", PIN));
	ck_assert_str_eq(sr_error(desk)->message, wrong);
	denied(unlock(desk, WANG, PIN));
	ck_assert_str_eq(sr_error(desk)->message, wrong);
}
END_TEST

/* The key is not in the file: with another one no secret counts. */
START_TEST(without_the_pepper_all_are_set_anew)
{
	struct sr_none none = { 0 };
	struct sr_rows rows;
	struct stat s;
	char name[160];

	must(&h, set(LI, PIN));
	must(&h, sr_kiosk_find(desk, &none, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	snprintf(name, sizeof(name), "%s.pepper", h.path);
	ck_assert_int_eq(stat(name, &s), 0);
	ck_assert_uint_eq(s.st_mode & 07777, 0400);
	ck_assert_int_eq(s.st_size, 32);
	ck_assert_int_eq(unlink(name), 0);
	sr_close(desk);
	house_share(&h);
	domain_ticks(h.d, 1000000);
	desk = desk_open(2000);
	denied(unlock(desk, LI, PIN));
	must(&h, sr_kiosk_find(desk, &none, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	must(&h, set(LI, PIN));
	must(&h, unlock(desk, LI, PIN));
}
END_TEST

/* ---- the desk ---- */

/* Room for any record, zero but for its texts. */
static void *
blank(const struct sr_record *r)
{
	void *rec = arena_alloc(h.mem, r->size);

	ck_assert_ptr_nonnull(rec);
	sr_record_clear(r, rec);
	return rec;
}

static int
call_blank(struct sr *sr, int op)
{
	const struct sr_opdef *def = &sr_ops[op];
	static const struct sr_rows none;
	void *res = def->res_many ? arena_alloc(h.mem, sizeof(struct sr_rows))
				  : blank(def->res);

	return sr_call(
	    sr, op, def->arg_many ? &none : blank(def->arg), res, h.mem);
}

/* Every operation of the table, but for those written down here. */
START_TEST(a_locked_desk_refuses_everything)
{
	static const int open[] = { SR_OP_INIT, SR_OP_SESSION_OPEN,
		SR_OP_SESSION_GET, SR_OP_SESSION_TOUCH, SR_OP_SESSION_LOCK,
		SR_OP_SESSION_UNLOCK, SR_OP_KIOSK_FIND };

	must(&h, session_of(desk));
	ck_assert(session.kiosk && session.locked);
	ck_assert_int_eq(session.staff, 0);
	ck_assert_int_eq(session.lock_after, 120);
	for (int op = 0; op < SR_NOPS; op++) {
		bool allowed = false;
		int rc;

		for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++)
			allowed = allowed || open[i] == op;
		rc = call_blank(desk, op);
		ck_assert_msg((rc == SR_E_LOCKED) == !allowed, "%s: %d",
		    sr_ops[op].name, rc);
	}
}
END_TEST

START_TEST(names_are_all_that_a_locked_desk_tells)
{
	struct sr_none none = { 0 };
	struct sr_rows rows;
	const struct sr_staff *s;

	must(&h, sr_kiosk_find(desk, &none, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	must(&h, set(WANG, PIN));
	must(&h, set(MANAGER, PHRASE));
	must(&h, sr_kiosk_find(desk, &none, &rows, h.mem));
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
	must(&h, set(LI, PIN));
	must(&h, set(DESK, PIN));
	must(&h, unlock(desk, LI, PIN));
	ck_assert_str_eq(session.name, "李晓梅");
	ck_assert(!session.locked);
	ck_assert_int_ne(call_blank(desk, SR_OP_CARD_SAVE), SR_E_DENIED);
	must(&h, unlock(desk, DESK, PIN));
	ck_assert_int_eq(call_blank(desk, SR_OP_CARD_SAVE), SR_E_DENIED);
	ck_assert_int_eq(call_blank(desk, SR_OP_SESSION_LOCK), SR_OK);
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_NEW), SR_E_LOCKED);
}
END_TEST

/* A PIN never has powers, whatever becomes of the role. */
START_TEST(a_pin_has_no_powers)
{
	struct sr_staff s;

	must(&h, set(LI, PIN));
	must(&h, unlock(desk, LI, PIN));
	must(&h, sr_staff_get(
		     h.sr, &(struct sr_key){ house_staff(&h, LI) }, &s, h.mem));
	s.role = SR_MANAGER;
	must(&h, sr_staff_save(h.sr, &s, &s, h.mem));
	ck_assert_int_eq(call_blank(desk, SR_OP_DAY_SIGN), SR_E_LOCKED);
	denied(unlock(desk, LI, PIN));
	must(&h, session_of(desk));
	ck_assert(session.locked);
	must(&h, set(LI, PHRASE));
	must(&h, unlock(desk, LI, PHRASE));
	ck_assert_int_eq(session.role, SR_MANAGER);
	ck_assert_int_ne(call_blank(desk, SR_OP_DAY_SIGN), SR_E_LOCKED);
	ck_assert_int_ne(call_blank(desk, SR_OP_DAY_SIGN), SR_E_DENIED);
}
END_TEST

/* What takes powers asks for a passphrase typed within five minutes. */
START_TEST(powers_want_a_fresh_passphrase)
{
	struct sr_pulse now = { .idle = 0 };
	int64_t ms = 1000000;

	must(&h, set(MANAGER, PHRASE));
	must(&h, unlock(desk, MANAGER, PHRASE));
	for (int i = 0; i < 5; i++) {
		later(&ms, 60);
		must(&h, sr_session_touch(desk, &now, &session, h.mem));
	}
	ck_assert_int_ne(call_blank(desk, SR_OP_DAY_SIGN), SR_E_LOCKED);
	later(&ms, 1);
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_FIND), SR_OK);
	ck_assert_int_eq(call_blank(desk, SR_OP_EXPORT_VISITS), SR_E_LOCKED);
	must(&h, session_of(desk));
	ck_assert(session.locked);
	must(&h, unlock(desk, MANAGER, PHRASE));
	ck_assert_int_eq(call_blank(desk, SR_OP_EXPORT_VISITS), SR_OK);
}
END_TEST

START_TEST(it_locks_itself)
{
	struct sr_pulse pulse = { .idle = 0 };
	int64_t ms = 1000000;

	must(&h, set(LI, PIN));
	must(&h, unlock(desk, LI, PIN));
	/* Screens that read by themselves do not keep it open ... */
	later(&ms, 119);
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_FIND), SR_OK);
	must(&h, session_of(desk));
	ck_assert(!session.locked);
	later(&ms, 2);
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_FIND), SR_E_LOCKED);
	must(&h, session_of(desk));
	ck_assert(session.locked);
	/* ... keys do: one 100 s ago leaves 20. */
	must(&h, unlock(desk, LI, PIN));
	later(&ms, 110);
	pulse.idle = 100000;
	must(&h, sr_session_touch(desk, &pulse, &session, h.mem));
	later(&ms, 20);
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_FIND), SR_OK);
	later(&ms, 1);
	/* No key that is claimed afterwards opens it. */
	pulse.idle = 0;
	must(&h, sr_session_touch(desk, &pulse, &session, h.mem));
	ck_assert(session.locked);
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_FIND), SR_E_LOCKED);
}
END_TEST

/* A machine that slept: the clock of intervals slept with it. */
START_TEST(it_locks_while_the_machine_sleeps)
{
	must(&h, set(LI, PIN));
	must(&h, unlock(desk, LI, PIN));
	house_now(&h, "2026-11-21 14:09");
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_FIND), SR_E_LOCKED);
}
END_TEST

START_TEST(the_house_says_when_it_locks)
{
	struct sr_find find;
	struct sr_rows rows;
	int64_t ms = 1000000;
	static const struct {
		const char *name, *value;
	} bad[] = { { "lock_after", "29" }, { "lock_after", "901" },
		{ "lock_after", "soon" }, { "kiosk", "front tester" } };

	must(&h, set(LI, PIN));
	setting("lock_after", "30");
	must(&h, unlock(desk, LI, PIN));
	ck_assert_int_eq(session.lock_after, 30);
	later(&ms, 31);
	ck_assert_int_eq(call_blank(desk, SR_OP_VISIT_FIND), SR_E_LOCKED);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_setting_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		for (size_t k = 0; k < rows.n; k++) {
			struct sr_setting s = *SR_ROW(
					      struct sr_setting, &rows, k),
					  out;
			if (strcmp(s.name, bad[i].name) != 0)
				continue;
			s.value = bad[i].value;
			must_fail(&h, sr_setting_save(h.sr, &s, &out, h.mem),
			    SR_E_INVALID, "value");
		}
}
END_TEST

/* ---- who is who ---- */

START_TEST(the_system_says_who_calls)
{
	struct sr_login claim = { .login = "tester", .code = "" };
	struct sr_login as = { .login = "tester", .code = ADMIN };
	struct sr *sr = house_guest(&h, "mallory", 1066);
	struct sr *nameless = house_guest(&h, "", 1067);

	ck_assert_int_eq(
	    sr_session_open(sr, &claim, &session, h.mem), SR_E_DENIED);
	ck_assert_str_eq(sr_error(sr)->arg[0].text, "mallory");
	ck_assert_int_eq(sr_error(sr)->arg[1].num, 1066);
	ck_assert_int_eq(
	    sr_session_open(sr, &as, &session, h.mem), SR_E_DENIED);
	ck_assert_int_eq(
	    sr_session_open(nameless, &claim, &session, h.mem), SR_E_DENIED);
	ck_assert_int_eq(call_blank(sr, SR_OP_VISIT_FIND), SR_E_DENIED);
	ck_assert_int_eq(unlock(h.sr, ADMIN, PIN), SR_E_INVALID);
	sr_close(sr);
	sr_close(nameless);
}
END_TEST

/* ---- the process that hashes ---- */

/*
 * In a store of many the serving thread does not wait: it hands over to the
 * vault's lane and serves others, and goes on with what came back.
 */
START_TEST(the_serving_thread_does_not_wait)
{
	struct sr_peer peer = { .uid = 2000, .login = "front" };
	struct conn *c = conn_join(h.d, &peer), *other = conn_join(h.d, &peer);
	struct sr_login login = { .login = "", .code = "" };
	struct sr_unlock in = { .code = LI, .secret = typed(PIN) };
	struct sr_none none = { 0 };
	struct sr_session s, t;
	struct sr_job job = { .op = SR_OP_SESSION_OPEN,
		.arg = &login,
		.res = &s,
		.reason = "",
		.mem = h.mem };
	struct sr_job beside = { .op = SR_OP_SESSION_OPEN,
		.arg = &login,
		.res = &t,
		.reason = "",
		.mem = h.mem };

	must(&h, set(LI, PIN));
	ck_assert_int_eq(domain_serve(c, &job), SR_OK);
	ck_assert_int_eq(domain_serve(other, &beside), SR_OK);
	job.op = SR_OP_SESSION_UNLOCK;
	job.arg = &in;
	ck_assert_int_eq(domain_serve(c, &job), SR_DO_LATER);
	ck_assert_int_eq(job.lane, SR_LANE_VAULT);
	/* Meanwhile: others are served, and nobody is at this desk yet. */
	beside.op = SR_OP_SESSION_GET;
	beside.arg = &none;
	ck_assert_int_eq(domain_serve(other, &beside), SR_OK);
	ck_assert_int_eq(domain_work(c, &job), SR_DO_AGAIN);
	ck_assert_int_eq(domain_serve(c, &job), SR_OK);
	ck_assert_str_eq(s.code, LI);
	/* An answer counts once: the next call begins anew. */
	in.secret = typed(OTHER_PIN);
	ck_assert_int_eq(domain_serve(c, &job), SR_DO_LATER);
	ck_assert_int_eq(domain_work(c, &job), SR_DO_AGAIN);
	ck_assert_int_eq(domain_serve(c, &job), SR_E_DENIED);
	ck_assert_int_eq(domain_serve(c, &job), SR_DO_LATER);
	conn_free(c);
	conn_free(other);
}
END_TEST

/* At the real cost, which the hash names: memory in KiB and passes. */
START_TEST(the_cost_is_what_was_decided)
{
	static const struct query hash = { "hash",
		"SELECT group_concat(hash, ' ') FROM secret", "a test" };
	struct domain_options opt = { .path = h.path };
	struct store_options so = { .path = h.path, .flags = STORE_READONLY };
	struct sr_login login = { .login = "", .code = "" };
	const char *text = "";
	struct sr_error err;
	struct store *st;

	sr_close(h.sr);
	sr_close(desk);
	domain_close(h.d);
	sr_error_clear(&err);
	ck_assert_int_eq(domain_open(&h.d, &opt, &err), SR_OK);
	h.sr = house_guest(&h, "tester", 1000);
	must(&h, sr_session_open(h.sr, &login, &session, h.mem));
	must(&h, set(LI, PIN));
	must(&h, set(MANAGER, PHRASE));
	desk = desk_open(2000);
	must(&h, unlock(desk, LI, PIN));
	ck_assert_int_eq(store_open(&st, &so, &err), SR_OK);
	ck_assert_int_eq(sql_text(st, &hash, SQL_NONE, &text, h.mem), SR_OK);
	ck_assert_ptr_nonnull(strstr(text, "$argon2id$v=19$m=65536,t=3,p=1$"));
	ck_assert_ptr_nonnull(strstr(text, "$argon2id$v=19$m=262144,t=3,p=1$"));
	store_close(st);
}
END_TEST

/* A hash of another cost is made anew when its owner logs in. */
START_TEST(an_old_cost_is_mended)
{
	static const struct query hash = { "hash", "SELECT hash FROM secret",
		"a test" };
	struct domain_options opt = { .path = h.path };
	struct store_options so = { .path = h.path, .flags = STORE_READONLY };
	const char *text = "";
	struct sr_error err;
	struct store *st;

	must(&h, set(LI, PIN)); /* cheap */
	sr_close(h.sr);
	sr_close(desk);
	domain_close(h.d);
	sr_error_clear(&err);
	ck_assert_int_eq(domain_open(&h.d, &opt, &err), SR_OK);
	h.sr = house_guest(&h, "tester", 1000);
	desk = desk_open(2000);
	must(&h, unlock(desk, LI, PIN));
	must(&h, unlock(desk, LI, PIN));
	ck_assert_int_eq(store_open(&st, &so, &err), SR_OK);
	ck_assert_int_eq(sql_text(st, &hash, SQL_NONE, &text, h.mem), SR_OK);
	ck_assert_ptr_nonnull(strstr(text, "$m=65536,t=3,"));
	store_close(st);
}
END_TEST

Suite *
suite_secret(void)
{
	const TTest *const tests[] = { a_secret_fits_the_role,
		a_secret_is_what_is_read, who_may_set_whose,
		waits_double_up_to_an_hour,
		the_fifth_failure_costs_thirty_seconds,
		a_clock_set_back_gains_nothing, a_restart_gains_nothing,
		twenty_failures_disable_it, a_source_has_thirty_an_hour,
		unknown_names_say_the_same, without_the_pepper_all_are_set_anew,
		a_locked_desk_refuses_everything,
		names_are_all_that_a_locked_desk_tells,
		rights_are_of_who_unlocked_it, a_pin_has_no_powers,
		powers_want_a_fresh_passphrase, it_locks_itself,
		it_locks_while_the_machine_sleeps, the_house_says_when_it_locks,
		the_system_says_who_calls, the_cost_is_what_was_decided,
		an_old_cost_is_mended, the_serving_thread_does_not_wait, NULL };

	return suite_with("secret", tests, setup, teardown);
}
