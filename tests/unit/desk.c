/* A made house with a shared front desk. */
#include <string.h>

#include "desk.h"

struct sr_bytes
desk_typed(const char *text)
{
	return (struct sr_bytes){ text, strlen(text) };
}

int
desk_set_by(struct desk *d, struct sr *sr, const char *code, const char *old,
    const char *text)
{
	struct sr_secret_new in = {
		.staff = *code != '\0' ? house_staff(&d->h, code) : 0,
		.old = desk_typed(old),
		.secret = desk_typed(text)
	};
	struct sr_count n;

	return sr_secret_save(sr, &in, &n, d->h.mem);
}

int
desk_set(struct desk *d, const char *code, const char *text)
{
	return desk_set_by(d, d->h.sr, code, "", text);
}

int
desk_unlock(struct desk *d, struct sr *sr, const char *code, const char *secret)
{
	struct sr_unlock in = { .code = code, .secret = desk_typed(secret) };

	return sr_session_unlock(sr, &in, &d->session, d->h.mem);
}

void
desk_denied(struct desk *d, int rc)
{
	ck_assert_int_eq(rc, SR_E_DENIED);
	ck_assert_str_eq(sr_error(d->sr)->field, "secret");
	ck_assert_str_ne(sr_error(d->sr)->message, "");
}

int
desk_session(struct desk *d, struct sr *sr)
{
	struct sr_none none = { 0 };

	return sr_session_get(sr, &none, &d->session, d->h.mem);
}

int
desk_call(struct desk *d, struct sr *sr, int op)
{
	void *res;

	return house_call(&d->h, sr, op, NULL, &res);
}

struct sr *
desk_join(struct desk *d, int64_t uid)
{
	struct sr *sr = house_guest(&d->h, "front", uid);
	struct sr_login login = { .login = "tester", .code = "" };

	must(&d->h, sr_session_open(sr, &login, &d->session, d->h.mem));
	return sr;
}

static void
begin(struct desk *d)
{
	house_share(&d->h);
	d->ms = 1000000;
	domain_ticks(d->h.d, d->ms, 0);
}

void
desk_restart(struct desk *d)
{
	sr_close(d->sr);
	begin(d);
	d->sr = desk_join(d, 2000);
}

void
desk_setup(struct desk *d)
{
	house_open(&d->h, "2026-11-21 14:06");
	begin(d);
	house_set(&d->h, "kiosk", "front tablet");
	d->sr = desk_join(d, 2000);
}

void
desk_teardown(struct desk *d)
{
	sr_close(d->sr);
	house_close(&d->h);
}

void
desk_later(struct desk *d, int64_t seconds)
{
	d->ms += seconds * 1000;
	domain_ticks(d->h.d, d->ms, 0);
}

/* Of the suite that runs. */
static struct desk *suite_desk;

static void
suite_setup(void)
{
	desk_setup(suite_desk);
}

static void
suite_teardown(void)
{
	desk_teardown(suite_desk);
}

Suite *
desk_suite(const char *name, const TTest *const *tests, struct desk *d)
{
	suite_desk = d;
	return suite_with(name, tests, suite_setup, suite_teardown);
}
