/*
 * Many terminals want the same: exactly one gets it, the others are told who
 * was faster.  64 connections to one house, their steps interleaved: all of
 * them look before the first one takes.
 */
#include "house.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "cli/cmd.h"
#include "domain/domain.h"
#include "wire/direct.h"

#define CLERKS 64

static struct house h;
static struct sr *clerk[CLERKS];

static void
conn_close(void *ctx)
{
	conn_free(ctx);
}

static const char *
code_of(int i)
{
	return arena_printf(h.mem, "c%02d", i);
}

static void
setup(void)
{
	house_open(&h, "2026-11-21 17:42");
	for (int i = 0; i < CLERKS; i++) {
		struct sr_server server = { .dispatch = domain_dispatch,
			.close = conn_close,
			.ctx = conn_new(h.d) };
		struct sr_login login = { .login = "", .code = code_of(i) };
		struct sr_session session;
		struct sr_staff s, out;

		sr_record_clear(&sr_rec_staff, &s);
		s.code = code_of(i);
		s.name = arena_printf(h.mem, "Clerk %d", i);
		s.role = i % 2 == 0 ? SR_SALES : SR_SUPERVISOR;
		must(&h, sr_staff_save(h.sr, &s, &out, h.mem));
		clerk[i] = sr_open_loopback(&server);
		ck_assert_int_eq(
		    sr_session_open(clerk[i], &login, &session, h.mem), SR_OK);
	}
	must(&h, sr_dir_load(h.dir, h.sr, false));
}

static void
teardown(void)
{
	for (int i = 0; i < CLERKS; i++)
		sr_close(clerk[i]);
	house_close(&h);
}

/* The arguments of the error of clerk I name clerk WHO. */
static bool
names(int i, int who)
{
	const struct sr_error *err = sr_error(clerk[i]);
	const char *name = arena_printf(h.mem, "Clerk %d", who);

	for (int k = 0; k < 4; k++)
		if (strcmp(err->arg[k].text, name) == 0)
			return true;
	return false;
}

/* A guest at the door whom nobody has taken yet. */
static sr_id
guest(void)
{
	struct sr_visit v, out;

	house_as(&h, DESK);
	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day("2026-11-21");
	v.kind = SR_WALKIN;
	v.people = 1;
	v.minute = 1000;
	v.name = "张先生";
	v.phone = "13812345678";
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	return out.id;
}

START_TEST(one_takes_the_guest)
{
	struct sr_key key = { guest() };
	struct sr_visit seen[CLERKS], out;
	const int first = 17;
	int won = 0;

	for (int i = 0; i < CLERKS; i++)
		ck_assert_int_eq(
		    sr_visit_get(clerk[i], &key, &seen[i], h.mem), SR_OK);
	for (int n = 0; n < CLERKS; n++) {
		int i = (first + n) % CLERKS;
		int rc;

		seen[i].staff = house_staff(&h, code_of(i));
		rc = sr_visit_save(clerk[i], &seen[i], &out, h.mem);
		won += rc == SR_OK;
		if (n == 0)
			continue;
		/* Salespeople: it is another's guest; leads: it has changed. */
		ck_assert_int_eq(rc, i % 2 == 0 ? SR_E_DENIED : SR_E_STALE);
		ck_assert_msg(names(i, first), "clerk %d is not told", i);
	}
	ck_assert_int_eq(won, 1);
	house_as(&h, MANAGER);
	must(&h, sr_visit_get(h.sr, &key, &out, h.mem));
	ck_assert_int_eq(out.staff, house_staff(&h, code_of(first)));
}
END_TEST

START_TEST(one_opens_the_card)
{
	struct sr_key key = { guest() };
	struct sr_card fresh[CLERKS], out;
	const int first = 42;
	int won = 0;

	for (int i = 0; i < CLERKS; i++)
		ck_assert_int_eq(
		    sr_card_new(clerk[i], &key, &fresh[i], h.mem), SR_OK);
	for (int n = 0; n < CLERKS; n++) {
		int i = (first + n) % CLERKS;
		int rc = sr_card_open(clerk[i], &fresh[i], &out, h.mem);

		won += rc == SR_OK;
		if (n == 0)
			continue;
		ck_assert_int_eq(rc, SR_E_EXISTS);
		ck_assert_msg(names(i, first), "clerk %d is not told", i);
	}
	ck_assert_int_eq(won, 1);
}
END_TEST

START_TEST(one_decides)
{
	struct sr_key key = { guest() };
	struct sr_card card;
	struct sr_request r, out;
	const int first = 5;
	int won = 0;

	ck_assert_int_eq(sr_card_new(clerk[0], &key, &card, h.mem), SR_OK);
	ck_assert_int_eq(sr_card_open(clerk[0], &card, &card, h.mem), SR_OK);
	sr_record_clear(&sr_rec_request, &r);
	r.kind = SR_REQ_VOID;
	r.card = card.id;
	r.note = "填错了";
	ck_assert_int_eq(sr_request_save(clerk[0], &r, &r, h.mem), SR_OK);
	/* A second application: it is told whose is waiting. */
	out = r;
	out.id = 0;
	ck_assert_int_eq(
	    sr_request_save(clerk[1], &out, &out, h.mem), SR_E_EXISTS);
	ck_assert(names(1, 0));
	for (int n = 0; n < CLERKS; n++) {
		int i = (first + n) % CLERKS;
		const struct sr_decide d = {
			.id = r.id, .agree = true, .advice = ""
		};
		int rc;

		if (i % 2 == 0) /* salespeople decide nothing */
			continue;
		rc = sr_request_decide(clerk[i], &d, &out, h.mem);
		won += rc == SR_OK;
		if (i == first)
			continue;
		ck_assert_int_eq(rc, SR_E_STALE);
		ck_assert_msg(names(i, first), "clerk %d is not told", i);
	}
	ck_assert_int_eq(won, 1);
}
END_TEST

START_TEST(one_sees_the_guest_off)
{
	struct sr_mark m;
	struct sr_visit out;

	sr_record_clear(&sr_rec_mark, &m);
	m.id = guest();
	ck_assert_int_eq(sr_visit_leave(clerk[1], &m, &out, h.mem), SR_OK);
	house_now(&h, "2026-11-21 17:55");
	ck_assert_int_eq(
	    sr_visit_leave(clerk[3], &m, &out, h.mem), SR_E_EXISTS);
	house_as(&h, MANAGER);
	must(&h, sr_visit_get(h.sr, &(struct sr_key){ m.id }, &out, h.mem));
	ck_assert_int_eq(out.leave, 17 * 60 + 42 + 1);
}
END_TEST

/* The second judges a customer who has been judged since. */
START_TEST(one_logs_the_contact)
{
	struct sr_key key = { guest() };
	struct sr_card card, out;
	struct sr_contact_log log;

	ck_assert_int_eq(sr_card_new(clerk[0], &key, &card, h.mem), SR_OK);
	ck_assert_int_eq(sr_card_open(clerk[0], &card, &card, h.mem), SR_OK);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.grade = SR_GRADE_A;
	log.seen_grade = card.grade;
	log.seen_day = card.next_day;
	ck_assert_int_eq(sr_contact_log(clerk[1], &log, &out, h.mem), SR_OK);
	log.grade = SR_GRADE_B;
	ck_assert_int_eq(
	    sr_contact_log(clerk[0], &log, &card, h.mem), SR_E_STALE);
	ck_assert(names(0, 1));
	/* Looked at, it is logged too. */
	log.seen_grade = out.grade;
	log.seen_day = out.next_day;
	ck_assert_int_eq(sr_contact_log(clerk[0], &log, &out, h.mem), SR_OK);
	ck_assert_int_eq(out.grade, SR_GRADE_B);
}
END_TEST

/* ---- the command line ---- */

static bool saboteur; /* somebody saves between the look and the save */

static int
dispatch_late(void *ctx, struct sr_job *job)
{
	struct sr_staff s, out;

	if (job->op == SR_OP_STAFF_SAVE && saboteur) {
		saboteur = false;
		house_as(&h, ADMIN);
		must(&h,
		    sr_staff_get(h.sr, &(struct sr_key){ house_staff(&h, LI) },
			&s, h.mem));
		s.team = "East";
		must(&h, sr_staff_save(h.sr, &s, &out, h.mem));
	}
	return domain_dispatch(ctx, job);
}

static int
open_late(const struct program_open *o, struct sr **sr, struct sr_error *err)
{
	const struct sr_server server = { .dispatch = dispatch_late,
		.close = conn_close,
		.ctx = conn_new(h.d) };

	(void)o;
	(void)err;
	*sr = sr_open_loopback(&server);
	return SR_OK;
}

START_TEST(a_command_says_both_values)
{
	static const struct program late = { .open = open_late };
	char word[][12] = { "showroom", "--db", "", "--as", ADMIN, "staff",
		"set", LI, "--team", "West" };
	char *argv[11] = { NULL };
	FILE *said = tmpfile();
	int err = dup(2), rc;
	char text[512] = "";

	ck_assert_ptr_nonnull(said);
	for (int i = 0; i < 10; i++)
		argv[i] = i == 2 ? h.path : word[i];
	saboteur = true;
	dup2(fileno(said), 2);
	rc = cli_main(&late, 10, argv);
	dup2(err, 2);
	close(err);
	rewind(said);
	ck_assert_uint_gt(fread(text, 1, sizeof(text) - 1, said), 0);
	fclose(said);
	ck_assert_int_eq(rc, CMD_REFUSED);
	ck_assert_msg(
	    strstr(text, "管理员 has saved this") != NULL, "%s", text);
	ck_assert_msg(
	    strstr(text, "Team: yours \"West\", there now \"East\"") != NULL,
	    "%s", text);
}
END_TEST

Suite *
suite_claim(void)
{
	const TTest *const tests[] = { one_takes_the_guest, one_opens_the_card,
		one_decides, one_sees_the_guest_off, one_logs_the_contact,
		a_command_says_both_values, NULL };

	return suite_with("claim", tests, setup, teardown);
}
