/*
 * Secrets of people: which will do, who sets whose, where the pepper is, and
 * the process that hashes them.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/domain.h"
#include "store/sql.h"
#include "desk.h"

static struct desk desk;

/* ---- which will do ---- */

START_TEST(a_secret_fits_the_role)
{
	/* 14 and 15 characters; 64 of three bytes each */
	static const char many[] = "津津津津津津津津津津津津津津津津津津津津"
				   "津津津津津津津津津津津津津津津津津津津津"
				   "津津津津津津津津津津津津津津津津津津津津"
				   "津津津津";

	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_set(&desk, DESK, PIN));
	must_fail(
	    &desk.h, desk_set(&desk, LI, "12345"), SR_E_INVALID, "secret");
	must_fail(
	    &desk.h, desk_set(&desk, LI, "123456"), SR_E_INVALID, "secret");
	must_fail(&desk.h, desk_set(&desk, LI, ""), SR_E_INVALID, "secret");
	must_fail(&desk.h, desk_set(&desk, LI, "fourteen chars"), SR_E_INVALID,
	    "secret");
	must(&desk.h, desk_set(&desk, LI, "fifteen chars.."));
	must(&desk.h, desk_set(&desk, LI, many));
	must_fail(&desk.h, desk_set(&desk, LI, "with\033[2J control bytes"),
	    SR_E_INVALID, "secret");
	/* Whoever has powers has no PIN. */
	must_fail(
	    &desk.h, desk_set(&desk, MANAGER, PIN), SR_E_INVALID, "secret");
	must_fail(&desk.h, desk_set(&desk, SUPER, PIN), SR_E_INVALID, "secret");
	must_fail(&desk.h, desk_set(&desk, CR, PIN), SR_E_INVALID, "secret");
	must_fail(&desk.h, desk_set(&desk, ADMIN, PIN), SR_E_INVALID, "secret");
	must(&desk.h, desk_set(&desk, MANAGER, PHRASE));
}
END_TEST

/* One sentence, however it is composed; a PIN on a Chinese keyboard too. */
START_TEST(a_secret_is_what_is_read)
{
	must(&desk.h, desk_set(&desk, MANAGER, "caf\u00e9 au lait, merci"));
	must(&desk.h, desk_set(&desk, LI, PIN));
	desk_denied(
	    &desk, desk_unlock(&desk, desk.sr, MANAGER, "cafe au lait, merci"));
	must(&desk.h,
	    desk_unlock(&desk, desk.sr, MANAGER, "cafe\u0301 au lait, merci"));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI,
			  "\uff18\uff10\uff14\uff17\uff13\uff11"));
	ck_assert_str_eq(desk.session.code, LI);
}
END_TEST

START_TEST(who_may_set_whose)
{
	struct sr *sr;
	struct sr_login login = { .login = "", .code = "" };
	struct sr_staff s;

	/* The supervisor gets a Unix login of his own. */
	must(&desk.h, sr_staff_get(desk.h.sr,
			  &(struct sr_key){ house_staff(&desk.h, SUPER) }, &s,
			  desk.h.mem));
	s.login = "chen";
	must(&desk.h, sr_staff_save(desk.h.sr, &s, &s, desk.h.mem));
	sr = house_guest(&desk.h, "chen", 1001);
	must(&desk.h, sr_session_open(sr, &login, &desk.session, desk.h.mem));
	ck_assert_int_eq(desk_set_by(&desk, sr, LI, "", PIN), SR_OK);
	ck_assert_int_eq(desk_set_by(&desk, sr, "", "", PHRASE), SR_OK);
	/* Whose powers he has not, he cannot take by a secret of his. */
	ck_assert_int_eq(
	    desk_set_by(&desk, sr, MANAGER, "", PHRASE), SR_E_DENIED);
	ck_assert_int_eq(
	    desk_set_by(&desk, sr, ADMIN, "", PHRASE), SR_E_DENIED);
	sr_close(sr);
	/* A salesperson sets his own alone, and proves the old one here. */
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	ck_assert_int_eq(
	    desk_set_by(&desk, desk.sr, WANG, "", OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(
	    desk_set_by(&desk, desk.sr, "", OTHER_PIN, OTHER_PIN), SR_E_DENIED);
	ck_assert_int_eq(
	    desk_set_by(&desk, desk.sr, "", PIN, OTHER_PIN), SR_OK);
	desk_denied(&desk, desk_unlock(&desk, desk.sr, LI, PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, OTHER_PIN));
}
END_TEST

/*
 * Each costs a hash: five are free, then it waits as wrong ones do, 30 seconds
 * and twice as long each time; an hour without one begins anew.  Of another
 * person they are not counted, and what is refused before is not either.
 */
START_TEST(setting_waits_too)
{
	int made = 0;

	for (int i = 0; i < 10; i++)
		must_fail(&desk.h, desk_set(&desk, LI, "123456"), SR_E_INVALID,
		    "secret");
	for (int i = 0; i < 10; i++)
		made += desk_set(&desk, LI, i % 2 ? PIN : OTHER_PIN) == SR_OK;
	ck_assert_int_eq(made, 5);
	must_fail(&desk.h, desk_set(&desk, LI, PIN), SR_E_DENIED, "secret");
	ck_assert_int_eq(desk_set(&desk, WANG, PIN), SR_OK);
	/* What was set last counts, and is not disabled by that. */
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, OTHER_PIN));
	desk_later(&desk, 29);
	must_fail(&desk.h, desk_set(&desk, LI, PIN), SR_E_DENIED, "secret");
	desk_later(&desk, 1);
	must(&desk.h, desk_set(&desk, LI, PIN));
	desk_later(&desk, 59);
	must_fail(&desk.h, desk_set(&desk, LI, PIN), SR_E_DENIED, "secret");
	desk_restart(&desk);
	must_fail(&desk.h, desk_set(&desk, LI, PIN), SR_E_DENIED, "secret");
	desk_later(&desk, 3700);
	for (int i = 0; i < 5; i++)
		must(&desk.h, desk_set(&desk, LI, PIN));
	must_fail(&desk.h, desk_set(&desk, LI, PIN), SR_E_DENIED, "secret");
}
END_TEST

/* Whoever hangs up before the answer has cost a hash all the same. */
START_TEST(hanging_up_counts)
{
	struct sr_peer peer = { .uid = 1001, .login = "tester" };
	struct sr_login login = { .login = "", .code = "" };
	struct sr_secret_new in = { .staff = house_staff(&desk.h, LI),
		.secret = desk_typed(PIN) };
	struct sr_session s;
	struct sr_count n;

	for (int i = 0; i < 6; i++) {
		struct conn *c = conn_join(desk.h.d, &peer);
		struct sr_job job = { .op = SR_OP_SESSION_OPEN,
			.arg = &login,
			.res = &s,
			.reason = "",
			.mem = desk.h.mem };

		ck_assert_int_eq(domain_serve(c, &job), SR_OK);
		job.op = SR_OP_SECRET_SAVE;
		job.arg = &in;
		job.res = &n;
		ck_assert_int_eq(
		    domain_serve(c, &job), i < 5 ? SR_DO_LATER : SR_E_DENIED);
		conn_free(c);
	}
}
END_TEST

/* The key is not in the file: with another one no secret counts. */
START_TEST(without_the_pepper_all_are_set_anew)
{
	struct sr_none none = { 0 };
	struct sr_rows rows;
	struct stat s;
	char name[160];

	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, sr_kiosk_find(desk.sr, &none, &rows, desk.h.mem));
	ck_assert_uint_eq(rows.n, 1);
	snprintf(name, sizeof(name), "%s.pepper", desk.h.path);
	ck_assert_int_eq(stat(name, &s), 0);
	ck_assert_uint_eq(s.st_mode & 07777, 0400);
	ck_assert_int_eq(s.st_size, 32);
	ck_assert_int_eq(unlink(name), 0);
	desk_restart(&desk);
	desk_denied(&desk, desk_unlock(&desk, desk.sr, LI, PIN));
	must(&desk.h, sr_kiosk_find(desk.sr, &none, &rows, desk.h.mem));
	ck_assert_uint_eq(rows.n, 0);
	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
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
	struct conn *c = conn_join(desk.h.d, &peer),
		    *other = conn_join(desk.h.d, &peer);
	struct sr_login login = { .login = "", .code = "" };
	struct sr_unlock in = { .code = LI, .secret = desk_typed(PIN) };
	struct sr_none none = { 0 };
	struct sr_session s, t;
	struct sr_job job = { .op = SR_OP_SESSION_OPEN,
		.arg = &login,
		.res = &s,
		.reason = "",
		.mem = desk.h.mem };
	struct sr_job beside = { .op = SR_OP_SESSION_OPEN,
		.arg = &login,
		.res = &t,
		.reason = "",
		.mem = desk.h.mem };

	must(&desk.h, desk_set(&desk, LI, PIN));
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
	in.secret = desk_typed(OTHER_PIN);
	ck_assert_int_eq(domain_serve(c, &job), SR_DO_LATER);
	ck_assert_int_eq(domain_work(c, &job), SR_DO_AGAIN);
	ck_assert_int_eq(domain_serve(c, &job), SR_E_DENIED);
	ck_assert_int_eq(domain_serve(c, &job), SR_DO_LATER);
	conn_free(c);
	conn_free(other);
}
END_TEST

/* From now on secrets cost what they cost a house. */
static void
pay_for_secrets(void)
{
	struct domain_options opt = { .path = desk.h.path };
	struct sr_login login = { .login = "", .code = "" };
	struct sr_error err;

	sr_close(desk.h.sr);
	sr_close(desk.sr);
	domain_close(desk.h.d);
	sr_error_clear(&err);
	ck_assert_int_eq(domain_open(&desk.h.d, &opt, &err), SR_OK);
	desk.h.sr = house_guest(&desk.h, "tester", 1000);
	must(&desk.h,
	    sr_session_open(desk.h.sr, &login, &desk.session, desk.h.mem));
	desk.sr = desk_join(&desk, 2000);
}

/* All of them, as they stand in the file. */
static const char *
hashes(void)
{
	static const struct query all = { "all",
		"SELECT group_concat(hash, ' ') FROM secret", "a test" };
	struct store_options opt = { .path = desk.h.path,
		.flags = STORE_READONLY };
	const char *text = "";
	struct sr_error err;
	struct store *st;

	ck_assert_int_eq(store_open(&st, &opt, &err), SR_OK);
	ck_assert_int_eq(
	    sql_text(st, &all, SQL_NONE, &text, desk.h.mem), SR_OK);
	store_close(st);
	return text;
}

/* The hash names it: memory in KiB and passes. */
START_TEST(the_cost_is_what_was_decided)
{
	const char *text;

	pay_for_secrets();
	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_set(&desk, MANAGER, PHRASE));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	text = hashes();
	ck_assert_ptr_nonnull(strstr(text, "$argon2id$v=19$m=65536,t=3,p=1$"));
	ck_assert_ptr_nonnull(strstr(text, "$argon2id$v=19$m=262144,t=3,p=1$"));
}
END_TEST

/* A hash of another cost is made anew when its owner logs in. */
START_TEST(an_old_cost_is_mended)
{
	must(&desk.h, desk_set(&desk, LI, PIN)); /* cheap */
	ck_assert_ptr_null(strstr(hashes(), "$m=65536,t=3,"));
	pay_for_secrets();
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	ck_assert_ptr_nonnull(strstr(hashes(), "$m=65536,t=3,"));
}
END_TEST

Suite *
suite_secret(void)
{
	const TTest *const tests[] = { a_secret_fits_the_role,
		a_secret_is_what_is_read, who_may_set_whose, setting_waits_too,
		hanging_up_counts, without_the_pepper_all_are_set_anew,
		the_serving_thread_does_not_wait, the_cost_is_what_was_decided,
		an_old_cost_is_mended, NULL };

	return desk_suite("secret", tests, &desk);
}
