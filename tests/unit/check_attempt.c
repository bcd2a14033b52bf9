/* How often one may guess at a shared front desk, and what is told of it. */
#include <stdio.h>
#include <string.h>

#include "domain/attempt.h"
#include "desk.h"

static struct desk desk;

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
		desk_denied(&desk, desk_unlock(&desk, desk.sr, LI, OTHER_PIN));
}

static bool
told_to_wait(int64_t *n)
{
	*n = sr_error(desk.sr)->arg[0].num;
	return strncmp(sr_error(desk.sr)->message, "Too many", 8) == 0 &&
	       sr_error(desk.sr)->arg[0].kind == SR_ARG_WAIT;
}

/* Li's right PIN has to wait, too. */
static void
refused_for(int64_t seconds)
{
	int64_t n;

	desk_denied(&desk, desk_unlock(&desk, desk.sr, LI, PIN));
	ck_assert(told_to_wait(&n));
	ck_assert_int_eq(n, seconds);
}

START_TEST(the_fifth_failure_costs_thirty_seconds)
{
	int64_t n;

	must(&desk.h, desk_set(&desk, LI, PIN));
	must(&desk.h, desk_set(&desk, WANG, PIN));
	guess(4);
	ck_assert(!told_to_wait(&n));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
	ck_assert_int_eq(desk.session.failed, 4);
	ck_assert_int_eq(desk.session.failed_day, the_day("2026-11-21"));
	ck_assert_int_eq(desk.session.failed_minute, 14 * 60 + 6 + 1);
	guess(5);
	ck_assert(!told_to_wait(&n));
	/* The right one has to wait as well, another name has not. */
	refused_for(30);
	must(&desk.h, desk_unlock(&desk, desk.sr, WANG, PIN));
	/* Nor has he on a machine of another account. */
	struct sr *other = house_guest(&desk.h, "tablet", 2001);
	struct sr_login login = { .login = "", .code = "" };
	must(
	    &desk.h, sr_session_open(other, &login, &desk.session, desk.h.mem));
	ck_assert_int_eq(desk_unlock(&desk, other, LI, PIN), SR_OK);
	sr_close(other);
	desk_later(&desk, 29);
	refused_for(1);
	desk_later(&desk, 1);
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
}
END_TEST

/* Set back by a day the wait passes all the same; set forward it is over. */
START_TEST(a_clock_set_back_gains_nothing)
{
	must(&desk.h, desk_set(&desk, LI, PIN));
	guess(5);
	house_now(&desk.h, "2026-11-20 14:06");
	refused_for(30);
	desk_later(&desk, 30);
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
}
END_TEST

/* The wait is in the file: a store that begins anew knows it. */
START_TEST(a_restart_gains_nothing)
{
	must(&desk.h, desk_set(&desk, LI, PIN));
	guess(5);
	desk_restart(&desk);
	refused_for(30);
}
END_TEST

START_TEST(twenty_failures_disable_it)
{
	must(&desk.h, desk_set(&desk, LI, PIN));
	for (int i = 0; i < 25; i++) {
		guess(1);
		desk_later(&desk, 3600); /* and no more than thirty an hour */
	}
	ck_assert_ptr_nonnull(strstr(sr_error(desk.sr)->message, "Disabled"));
	ck_assert_int_eq(sr_error(desk.sr)->arg[0].num, 20);
	desk_denied(&desk, desk_unlock(&desk, desk.sr, LI, PIN));
	/* Elsewhere too, and a name that nobody has says the same. */
	struct sr *other = desk_join(&desk, 2002);
	ck_assert_int_eq(desk_unlock(&desk, other, LI, PIN), SR_E_DENIED);
	sr_close(other);
	for (int i = 0; i < 20; i++) {
		desk_denied(&desk, desk_unlock(&desk, desk.sr, "99", PIN));
		ck_assert_ptr_null(
		    strstr(sr_error(desk.sr)->message, "Disabled"));
		desk_later(&desk, 3600);
	}
	desk_denied(&desk, desk_unlock(&desk, desk.sr, "99", PIN));
	ck_assert_ptr_nonnull(strstr(sr_error(desk.sr)->message, "Disabled"));
	/* Until it is set anew. */
	must(&desk.h, desk_set(&desk, LI, OTHER_PIN));
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, OTHER_PIN));
	ck_assert_int_eq(desk.session.failed, 0);
}
END_TEST

START_TEST(a_source_has_thirty_an_hour)
{
	int64_t n;
	char code[8];

	must(&desk.h, desk_set(&desk, LI, PIN));
	for (int i = 0; i < 30; i++) {
		snprintf(code, sizeof(code), "x%d", i);
		desk_denied(&desk, desk_unlock(&desk, desk.sr, code, PIN));
		ck_assert(!told_to_wait(&n));
	}
	refused_for(3600);
	desk_later(&desk, 3599);
	desk_denied(&desk, desk_unlock(&desk, desk.sr, LI, PIN));
	desk_later(&desk, 1);
	must(&desk.h, desk_unlock(&desk, desk.sr, LI, PIN));
}
END_TEST

/* Of a name that nobody has, and of one without a secret, nothing is told. */
START_TEST(unknown_names_say_the_same)
{
	const char *wrong;

	must(&desk.h, desk_set(&desk, LI, PIN));
	guess(1);
	wrong = sr_error(desk.sr)->message;
	desk_denied(&desk, desk_unlock(&desk, desk.sr, "99", PIN));
	ck_assert_str_eq(sr_error(desk.sr)->message, wrong);
	desk_denied(&desk, desk_unlock(&desk, desk.sr, WANG, PIN));
	ck_assert_str_eq(sr_error(desk.sr)->message, wrong);
}
END_TEST

Suite *
suite_attempt(void)
{
	const TTest *const tests[] = { waits_double_up_to_an_hour,
		the_fifth_failure_costs_thirty_seconds,
		a_clock_set_back_gains_nothing, a_restart_gains_nothing,
		twenty_failures_disable_it, a_source_has_thirty_an_hour,
		unknown_names_say_the_same, NULL };

	return desk_suite("attempt", tests, &desk);
}
