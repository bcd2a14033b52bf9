/* A made house for tests. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/day.h"
#include "domain/domain.h"
#include "store/file.h"
#include "wire/direct.h"
#include "house.h"

/* The house of the suite that runs, and how it is opened. */
static struct house *suite_house;
static const char *suite_opens, *suite_as;
/* What the house's clock was opened with. */
static sr_instant house_clock;
/* In the steps of a store with many terminals: long reads at the worker. */
static sr_id last_whose;
static uint64_t last_changed;

sr_id
house_whose(void)
{
	return last_whose;
}

uint64_t
house_changed(void)
{
	return last_changed;
}

int
house_dispatch(void *ctx, struct sr_job *job)
{
	int rc = SR_DO_AGAIN;

	while (rc == SR_DO_AGAIN) {
		rc = domain_serve(ctx, job);
		if (rc == SR_DO_LATER)
			rc = domain_work(ctx, job);
	}
	last_whose = job->whose;
	last_changed = job->changed;
	return rc;
}

static void
conn_close(void *ctx)
{
	conn_free(ctx);
}

static void
house_people(struct house *h)
{
	static const struct {
		const char *code, *name;
		int32_t role;
	} all[] = {
		{ LI, "李晓梅", SR_SALES },
		{ WANG, "王建国", SR_SALES },
		{ DESK, "前台", SR_DESK },
		{ SUPER, "陈主管", SR_SUPERVISOR },
		{ MANAGER, "王经理", SR_MANAGER },
		{ CR, "客服", SR_CR },
		{ FINANCE, "财务", SR_FINANCE },
		{ GM, "总经理", SR_GM },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct sr_staff s, out;
		sr_record_clear(&sr_rec_staff, &s);
		s.code = all[i].code;
		s.name = all[i].name;
		s.role = all[i].role;
		must(h, sr_staff_save(h->sr, &s, &out, h->mem));
	}
}

void
house_open(struct house *h, const char *now)
{
	struct domain_options opt = { .create = true, .advisory = true };
	struct sr_init init = { .house = "津东一汽丰田",
		.zone = "Asia/Shanghai",
		.preset = "ftms",
		.name = "管理员",
		.login = "tester" };
	struct sr_session session;
	struct sr_error err;
	char dir[] = "/tmp/showroom-unit-XXXXXX";

	memset(h, 0, sizeof(*h));
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(h->path, sizeof(h->path), "%s/test.db", dir);
	ck_assert(clock_zone("Asia/Shanghai"));
	opt.path = h->path;
	opt.now = house_clock = clock_parse(now);
	ck_assert_int_ne(opt.now, 0);
	sr_error_clear(&err);
	if (domain_open(&h->d, &opt, &err) != SR_OK)
		ck_abort_msg("domain_open: %s", err.message);
	struct sr_server server = { .dispatch = house_dispatch,
		.close = conn_close,
		.ctx = conn_new(h->d) };
	h->sr = sr_open_loopback(&server);
	h->mem = arena_new();
	must(h, sr_init(h->sr, &init, &session, h->mem));
	house_people(h);
	h->dir = sr_dir_new();
	must(h, sr_dir_load(h->dir, h->sr, false));
	sr_dir_today(h->dir, session.today);
}

struct sr *
house_guest(struct house *h, const char *login, int64_t uid)
{
	struct sr_peer peer = { .uid = uid };
	struct sr_server server = { .dispatch = domain_dispatch,
		.close = conn_close };

	snprintf(peer.login, sizeof(peer.login), "%s", login);
	server.ctx = conn_join(h->d, &peer);
	ck_assert_ptr_nonnull(server.ctx);
	return sr_open_loopback(&server);
}

void
house_share(struct house *h)
{
	struct sr_session is;
	struct sr_login login = { .login = "somebody", .code = "" };
	struct domain_options opt = { .path = h->path, .cheap = true };
	struct sr_error err;

	sr_close(h->sr);
	domain_close(h->d);
	sr_error_clear(&err);
	opt.now = house_clock;
	ck_assert_int_eq(domain_open(&h->d, &opt, &err), SR_OK);
	h->sr = house_guest(h, "tester", 1000);
	must(h, sr_session_open(h->sr, &login, &is, h->mem));
	ck_assert_str_eq(is.code, ADMIN);
}

void
house_close(struct house *h)
{
	sr_dir_free(h->dir);
	sr_close(h->sr);
	domain_close(h->d);
	arena_free(h->mem);
	file_remove(h->path);
	*strrchr(h->path, '/') = '\0';
	rmdir(h->path);
}

void
house_as(struct house *h, const char *code)
{
	struct sr_login login = { .login = "", .code = code };
	struct sr_session session;

	must(h, sr_session_open(h->sr, &login, &session, h->mem));
}

void
house_now(struct house *h, const char *now)
{
	sr_instant t = clock_parse(now);

	ck_assert_int_ne(t, 0);
	domain_clock(h->d, t);
}

sr_id
house_staff(struct house *h, const char *code)
{
	return house_row(h, "staff", code);
}

sr_id
house_row(struct house *h, const char *list, const char *name)
{
	bool several = false;
	const struct sr_dir_entry *e =
	    sr_dir_exact(h->dir, list, name, &several);

	if (e == NULL)
		ck_abort_msg("no %s \"%s\"", list, name);
	return e->id;
}

struct sr_setting
house_setting(struct house *h, const char *name)
{
	struct sr_setting none;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(h, sr_setting_find(h->sr, &find, &rows, h->mem));
	for (size_t i = 0; i < rows.n; i++) {
		struct sr_setting *s = SR_ROW(struct sr_setting, &rows, i);
		if (strcmp(s->name, name) == 0)
			return *s;
	}
	sr_record_clear(&sr_rec_setting, &none);
	ck_abort_msg("no setting %s", name);
	return none;
}

void
house_set(struct house *h, const char *name, const char *value)
{
	struct sr_setting s = house_setting(h, name), out;

	s.value = value;
	must(h, sr_setting_save(h->sr, &s, &out, h->mem));
}

/* Room for any record, zero but for its texts. */
static void *
blank(struct house *h, const struct sr_record *r)
{
	void *rec = arena_alloc(h->mem, r->size);

	ck_assert_ptr_nonnull(rec);
	sr_record_clear(r, rec);
	return rec;
}

int
house_call(struct house *h, struct sr *sr, int op, const void *arg, void **res)
{
	const struct sr_opdef *def = &sr_ops[op];
	static const struct sr_rows none;

	*res = def->res_many ? arena_alloc(h->mem, sizeof(struct sr_rows))
			     : blank(h, def->res);
	if (arg == NULL)
		arg = def->arg_many ? &none : blank(h, def->arg);
	return sr_call(sr, op, arg, *res, h->mem);
}

sr_day
the_day(const char *iso)
{
	sr_day d = day_parse(iso, day_make(2026, 11, 21), 0);

	ck_assert_int_ne(d, 0);
	return d;
}

void
house_must(struct house *h, int rc, const char *file, int line)
{
	const struct sr_error *e = sr_error(h->sr);

	if (rc < 0)
		ck_abort_msg("%s:%d: %d %s.%s: %s [%s|%s]", file, line, rc,
		    e->record, e->field, e->message, e->arg[0].text,
		    e->arg[1].text);
}

void
house_must_fail(struct house *h, int rc, int code, const char *field,
    const char *file, int line)
{
	const struct sr_error *e = sr_error(h->sr);

	if (rc != code)
		ck_abort_msg("%s:%d: %d instead of %d: %s", file, line, rc,
		    code, rc < 0 ? e->message : "it worked");
	if (*field != '\0' && strcmp(e->field, field) != 0)
		ck_abort_msg("%s:%d: field \"%s\" instead of \"%s\"", file,
		    line, e->field, field);
	ck_assert_str_ne(e->message, "");
}

static void
suite_setup(void)
{
	house_open(suite_house, suite_opens);
	if (suite_as != NULL)
		house_as(suite_house, suite_as);
}

static void
suite_teardown(void)
{
	house_close(suite_house);
}

Suite *
house_suite(const char *name, const TTest *const *tests, struct house *h)
{
	suite_house = h;
	suite_opens = h->opens;
	suite_as = h->as;
	return suite_with(name, tests, suite_setup, suite_teardown);
}
