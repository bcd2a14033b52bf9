/*
 * The fixtures of screen tests: `sample` and `empty` are made up; `demo` is
 * the example dealership, `house` a small one whose days stand in made.c,
 * `new` a house on its first morning, `broken` that with an import that was
 * killed, `old` a house that began weeks ago.
 */
#include "fixture.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <showroom/dir.h>
#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/intl.h"
#include "domain/demo.h"
#include "wire/direct.h"

#include "decided.h"
#include "fake.h"
#include "line.h"
#include "made.h"
#include "sample.h"

#include "base/banned.h"

static struct sr *
sample_open(const struct fixture_ask *ask, const char **why)
{
	static struct fake fake;

	(void)ask;
	*why = "";
	fake_init(&fake, 60);
	return fake_open(&fake);
}

static struct sr *
empty_open(const struct fixture_ask *ask, const char **why)
{
	static struct fake fake;

	(void)ask;
	*why = "";
	fake_init(&fake, 0);
	return fake_open(&fake);
}

/* ---- a real house in a file of its own ---- */

static char house_dir[] = "/tmp/showroom-screen-XXXXXX";
static struct domain *house;

static void
house_remove(void)
{
	DIR *dir = opendir(house_dir);
	struct dirent *e;
	char path[512];

	domain_close(house);
	chmod(house_dir, 0700); /* it may be the one that is read-only */
	while (dir != NULL && (e = readdir(dir)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", house_dir, e->d_name);
		unlink(path);
	}
	if (dir != NULL)
		closedir(dir);
	rmdir(house_dir);
}

static void
conn_end(void *ctx)
{
	conn_free(ctx);
}

static struct sr *
house_handle(void)
{
	struct sr_server server = { .dispatch = domain_dispatch,
		.close = conn_end,
		.ctx = conn_new(house) };
	return line_open(&server);
}

/* Everything but the rows: the file, the clock, a handle. */
static struct sr *
house_open(const struct fixture_ask *ask, bool demo, const char **why)
{
	static struct sr_error err;
	char path[96];
	struct domain_options opt = { .path = path,
		.create = true,
		.demo = demo,
		.advisory = true,
		.cheap = true };

	*why = "no temporary directory";
	/* Files that a script writes land there too. */
	if (mkdtemp(house_dir) == NULL || chdir(house_dir) != 0)
		return NULL;
	snprintf(path, sizeof(path), "%s/t.db", house_dir);
	clock_zone("Asia/Shanghai");
	opt.now =
	    clock_parse(*ask->now != '\0' ? ask->now : "2026-11-21 17:42");
	sr_error_clear(&err);
	if (domain_open(&house, &opt, &err) < 0 ||
	    (demo && demo_fill(house, &err) < 0)) {
		*why = err.message;
		return NULL;
	}
	atexit(house_remove);
	return house_handle();
}

static struct sr *
house_login(struct sr *sr, const struct fixture_ask *ask, const char *usual,
    const char **why)
{
	struct sr_login login = { .login = "",
		.code = *ask->as != '\0' ? ask->as : usual };
	struct sr_session session;
	struct arena *a = arena_new();

	if (sr == NULL || sr_session_open(sr, &login, &session, a) == SR_OK) {
		arena_free(a);
		return sr;
	}
	*why = sr_error(sr)->message;
	return NULL;
}

/* The example dealership, seen by its first salesperson. */
static struct sr *
demo_open(const struct fixture_ask *ask, const char **why)
{
	return house_login(
	    house_open(ask, true, why), ask, DEMO_FIRST_SALES, why);
}

/* A house on its first morning: preset rows and an administrator. */
static struct sr *
new_open(const struct fixture_ask *ask, const char **why)
{
	struct sr_init init = { .house = "津东一汽丰田",
		.zone = "Asia/Shanghai",
		.preset = "ftms",
		.name = "管理员",
		.login = "tester" };
	struct sr *sr = house_open(ask, false, why);
	struct sr_session session;
	struct sr_staff staff, out;
	struct arena *a = arena_new();

	if (sr == NULL || sr_init(sr, &init, &session, a) < 0) {
		*why = sr != NULL ? sr_error(sr)->message : *why;
		return NULL;
	}
	sr_record_clear(&sr_rec_staff, &staff);
	staff.code = "01";
	staff.name = "李晓梅";
	staff.role = SR_SALES;
	sr_staff_save(sr, &staff, &out, a);
	staff.code = "03";
	staff.name = "何静";
	staff.role = SR_DESK;
	sr_staff_save(sr, &staff, &out, a);
	staff.code = "11";
	staff.name = "王经理";
	staff.role = SR_MANAGER;
	sr_staff_save(sr, &staff, &out, a);
	arena_free(a);
	return house_login(sr, ask, "01", why);
}

/* A house that began three weeks before now, seen by its manager. */
static struct sr *
old_open(const struct fixture_ask *ask, const char **why)
{
	struct fixture_ask then = { .as = *ask->as != '\0' ? ask->as : "11",
		.now = "2026-11-01 09:00" };
	struct sr *sr = new_open(&then, why);

	if (sr != NULL)
		domain_clock(house, clock_parse(FIXTURE_NOW));
	return sr;
}

bool
fixture_backup(const char *when)
{
	const struct fixture_ask admin = { .as = "00", .now = "" };
	struct sr_chunk ask = { .name = "copy.db" }, got;
	const struct sr_none none = { 0 };
	const char *why = "";
	struct sr_backup row;
	struct sr *sr = house_login(house_handle(), &admin, "00", &why);
	struct arena *a = arena_new();
	int rc = SR_E_NONE;

	domain_clock(house, clock_parse(when));
	if (sr != NULL)
		do {
			arena_reset(a);
			rc = sr_backup(sr, &ask, &got, a);
			ask.offset += rc == SR_OK ? (int64_t)got.data.len : 0;
		} while (rc == SR_OK && got.data.len > 0);
	if (rc == SR_OK)
		rc = sr_backup_done(sr, &none, &row, a);
	domain_clock(house, clock_parse(FIXTURE_NOW));
	sr_close(sr);
	arena_free(a);
	return rc == SR_OK;
}

/* The same with an import whose program was killed. */
static struct sr *
broken_open(const struct fixture_ask *ask, const char **why)
{
	struct fixture_ask admin = { .as = "00", .now = ask->now };
	struct sr *sr = new_open(&admin, why);
	struct arena *a = arena_new();
	struct sr_batch batch, opened;

	sr_record_clear(&sr_rec_batch, &batch);
	batch.kind = "visits";
	batch.file = "register.csv";
	if (sr == NULL || sr_batch_open(sr, &batch, &opened, a) < 0)
		return NULL;
	arena_free(a);
	sr_close(sr);
	return house_login(house_handle(), ask, "00", why);
}

static struct sr *
made_open(const struct fixture_ask *ask, const char **why)
{
	static struct sr_error err;
	const struct fixture_ask made = { .as = ask->as, .now = "" };
	struct sr *sr = house_open(&made, false, why);

	if (sr != NULL && made_fill(house, &err) < 0) {
		*why = err.message;
		return NULL;
	}
	/* Nobody has come since. */
	if (sr != NULL && *ask->now != '\0')
		domain_clock(house, clock_parse(ask->now));
	return house_login(sr, ask, "01", why);
}

/* The same, and hot cards of the last weeks that were decided. */
static struct sr *
decided_open(const struct fixture_ask *ask, const char **why)
{
	struct sr *sr = made_open(ask, why);

	if (sr == NULL || decided_fill(house, sr) == SR_OK)
		return sr;
	*why = "rows of decided cards";
	return NULL;
}

/* The house `made`, in a file and directory that can only be read. */
static struct sr *
readonly_open(const struct fixture_ask *ask, const char **why)
{
	static struct sr_error err;
	struct domain_options opt = { .path = "t.db", .advisory = true };
	struct sr *sr = made_open(ask, why);

	if (sr == NULL)
		return NULL;
	sr_close(sr);
	domain_close(house);
	house = NULL;
	if (chmod("t.db", 0444) != 0 || chmod(house_dir, 0555) != 0)
		return NULL;
	/* The catalogue, while it can be read: nobody may not look everywhere.
	 */
	(void)_("Name");
	/* Nothing is read-only for root. */
	if (getuid() == 0 && (chown("t.db", 65534, 65534) != 0 ||
				 chown(house_dir, 65534, 65534) != 0 ||
				 setreuid(65534, 65534) != 0))
		return NULL;
	sr_error_clear(&err);
	*why = err.message;
	opt.now = clock_parse(FIXTURE_NOW);
	if (domain_open(&house, &opt, &err) == SR_OK)
		return house_login(house_handle(), ask, "01", why);
	*why = err.message;
	return NULL;
}

/* ---- a shared front desk ---- */

static int64_t desk_ticks = 1000000;

/* What its people type there. */
static const struct {
	const char *code, *secret;
} secrets[] = {
	{ "01", "804731" },
	{ "02", "930584" },
	{ "03", "594027" },
	{ "05", "keys to the showroom" },
};

static int
secrets_set(struct sr *sr, struct arena *a)
{
	struct sr_dir *dir = sr_dir_new();
	bool several;
	struct sr_count n;
	int rc = sr_dir_load(dir, sr, true);

	for (size_t i = 0; rc == SR_OK && i < 4; i++) {
		struct sr_secret_new in = { .staff = 0 };
		in.staff =
		    sr_dir_exact(dir, "staff", secrets[i].code, &several)->id;
		in.secret = (struct sr_bytes){ secrets[i].secret,
			strlen(secrets[i].secret) };
		rc = sr_secret_save(sr, &in, &n, a);
	}
	sr_dir_free(dir);
	return rc;
}

static int
kiosk_set(struct sr *sr, struct arena *a)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_setting_find(sr, &find, &rows, a);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_setting s = *SR_ROW(struct sr_setting, &rows, i), out;
		s.value = "front";
		if (strcmp(s.name, "kiosk") == 0)
			rc = sr_setting_save(sr, &s, &out, a);
	}
	return rc;
}

/* The house `made` in shared mode, at the front desk that several share. */
static struct sr *
kiosk_open(const struct fixture_ask *ask, const char **why)
{
	static struct sr_error err;
	struct domain_options opt = { .path = "t.db", .cheap = true };
	struct sr_peer peer = { .uid = 2000, .login = "front" };
	struct sr_server server = { .dispatch = domain_dispatch,
		.close = conn_end };
	struct fixture_ask none = { .as = "", .now = ask->now };
	struct sr *sr = made_open(&none, why);
	struct arena *a = arena_new();

	if (sr != NULL)
		sr = house_login(sr, &none, "00", why);
	if (sr == NULL || secrets_set(sr, a) < 0 || kiosk_set(sr, a) < 0)
		return NULL;
	sr_close(sr);
	domain_close(house);
	house = NULL;
	sr_error_clear(&err);
	*why = err.message;
	opt.now = clock_parse(FIXTURE_NOW);
	if (domain_open(&house, &opt, &err) < 0)
		return NULL;
	domain_ticks(house, desk_ticks, 0);
	server.ctx = conn_join(house, &peer);
	arena_free(a);
	return house_login(line_open(&server), &none, "", why);
}

void
fixture_later(int ms)
{
	desk_ticks += ms;
	domain_ticks(house, desk_ticks, 0);
}

void
fixture_disk(bool broken)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = broken ? 1 : limit.rlim_max;
	setrlimit(RLIMIT_FSIZE, &limit);
}

/* What somebody else may save, and who it is. */
static const struct {
	const char *name, *as;
	int get, save;
} others[] = {
	{ "visit", "05", SR_OP_VISIT_GET, SR_OP_VISIT_SAVE },
	{ "card", "05", SR_OP_CARD_GET, SR_OP_CARD_SAVE },
	{ "person", "05", SR_OP_PERSON_GET, SR_OP_PERSON_SAVE },
	{ "day", "05", SR_OP_DAY_GET, SR_OP_DAY_SAVE },
	{ "instruction", "05", SR_OP_INSTRUCTION_GET, SR_OP_INSTRUCTION_SAVE },
	{ "staff", "00", SR_OP_STAFF_GET, SR_OP_STAFF_SAVE },
	{ "list_row", "00", SR_OP_LIST_GET, SR_OP_LIST_SAVE },
	{ "grade_rule", "00", SR_OP_GRADE_GET, SR_OP_GRADE_SAVE },
	{ "holiday", "00", SR_OP_HOLIDAY_GET, SR_OP_HOLIDAY_SAVE },
	{ "setting", "00", SR_OP_SETTING_GET, SR_OP_SETTING_SAVE },
};

/* Read the record, put VALUE into COL, save it: as any terminal does. */
static int
other_save(struct sr *sr, size_t i, int n, const char *col, const char *value)
{
	const struct sr_record *r = sr_ops[others[i].save].arg;
	const struct sr_field *f = sr_field_of(r, col);
	struct sr_key key = { .id = (INT64_C(1) << 40) + n };
	struct arena *a = arena_new();
	struct sr_dir *dir = sr_dir_new();
	void *rec = arena_alloc(a, r->size), *out = arena_alloc(a, r->size);
	struct sr_error err;
	struct sr_find find;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_dir_load(dir, sr, true);
	if (rc == SR_OK && n == 0 && r == &sr_rec_visit)
		rc = sr_visit_new(sr, &(struct sr_none){ 0 }, rec, a);
	else if (rc == SR_OK)
		rc = sr_call(sr, others[i].get,
		    sr_ops[others[i].get].arg == &sr_rec_find
			? (const void *)&find
			: (const void *)&key,
		    rec, a);
	if (rc == SR_OK)
		rc = f != NULL
			 ? sr_parse(dir, f, r->name, value, 0, rec, a, &err)
			 : SR_E_NONE;
	if (rc == SR_OK)
		rc = sr_call(sr, others[i].save, rec, out, a);
	if (rc < 0)
		fprintf(
		    stderr, "other %s: %s\n", r->name, sr_error(sr)->message);
	line_tell(sr);
	sr_dir_free(dir);
	arena_free(a);
	return rc;
}

/* The lead logs a contact of card N. */
static int
other_log(struct sr *sr, int n, const char *grade)
{
	struct arena *a = arena_new();
	struct sr_contact_log log;
	struct sr_card out;
	int rc;

	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = (INT64_C(1) << 40) + n;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.grade = sr_enum_value(&sr_choice_grade, grade);
	log.grade_why = "重新判断";
	rc = sr_contact_log(sr, &log, &out, a);
	line_tell(sr);
	arena_free(a);
	return rc;
}

/* Every row of LIST was valid up to DAY. */
static int
other_list(struct sr *sr, const char *list, const char *day)
{
	struct arena *a = arena_new();
	struct sr_list_row out;
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_list_find(sr, &find, &rows, a);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_list_row *r = SR_ROW(struct sr_list_row, &rows, i);

		r->valid_to = day_parse(day, 0, 0);
		if (strcmp(r->list, list) == 0)
			rc = sr_list_save(sr, r, &out, a);
	}
	line_tell(sr);
	arena_free(a);
	return rc;
}

bool
fixture_other(const char *what)
{
	char name[24], col[24], value[256];
	const char *why;
	struct sr *sr;
	int n, rc = SR_E_NONE;

	if (sscanf(what, "%23s %d %23s %255[^\n]", name, &n, col, value) != 4)
		return false;
	if (strcmp(name, "clock") == 0) {
		domain_clock(house, clock_parse(value));
		return true;
	}
	if (strcmp(name, "log") == 0) {
		const struct fixture_ask lead = { .as = "05" };

		sr = house_login(house_handle(), &lead, "05", &why);
		rc = sr != NULL ? other_log(sr, n, value) : rc;
		sr_close(sr);
	}
	if (strcmp(name, "list") == 0) {
		const struct fixture_ask admin = { .as = "00" };

		sr = house_login(house_handle(), &admin, "00", &why);
		rc = sr != NULL ? other_list(sr, col, value) : rc;
		sr_close(sr);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		const struct fixture_ask who = { .as = others[i].as };

		if (strcmp(others[i].name, name) != 0)
			continue;
		sr = house_login(house_handle(), &who, who.as, &why);
		if (sr != NULL)
			rc = other_save(sr, i, n, col, value);
		sr_close(sr);
	}
	return rc == SR_OK;
}

static const struct fixture fixtures[] = {
	{ "demo", demo_open, NULL },
	{ "house", made_open, NULL },
	{ "decided", decided_open, NULL },
	{ "new", new_open, NULL },
	{ "broken", broken_open, NULL },
	{ "old", old_open, NULL },
	{ "readonly", readonly_open, NULL },
	{ "kiosk", kiosk_open, NULL },
	{ "sample", sample_open, &screen_sample },
	{ "empty", empty_open, &screen_sample },
};

const struct fixture *
fixture_find(const char *name)
{
	for (size_t i = 0; i < sizeof(fixtures) / sizeof(fixtures[0]); i++)
		if (strcmp(fixtures[i].name, name) == 0)
			return &fixtures[i];
	return NULL;
}
