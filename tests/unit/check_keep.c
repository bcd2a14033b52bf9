/* The backups that a store makes by itself: when, and which stay. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "domain/keep.h"
#include "house.h"
#include "store/house.h"
#include "support.h"

static struct house h;
static char kept[160];
static struct sr_error err;

static void
setup(void)
{
	house_open(&h, "2026-11-01 09:00");
	snprintf(kept, sizeof(kept), "%s.kept", h.path);
	h.d->keeping = keeping_new(kept);
	ck_assert_ptr_nonnull(h.d->keeping);
	domain_ticks(h.d, clock_ticks() + 60000, 0);
}

static void
teardown(void)
{
	DIR *d = opendir(kept);
	struct dirent *e;
	char path[600];

	while (d != NULL && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", kept, e->d_name);
		unlink(path);
	}
	if (d != NULL)
		closedir(d);
	rmdir(kept);
	unlink(kept);
	house_close(&h);
}

static void
file_named(const char *name)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", kept, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	ck_assert_int_ge(fd, 0);
	close(fd);
}

static bool
is_kept(const char *name)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", kept, name);
	return access(path, F_OK) == 0;
}

/* It is due, made and noted. */
static int
make_one(void)
{
	ck_assert(domain_backup_due(h.d));
	int rc = domain_backup_run(h.d, &err);
	ck_assert_int_eq(domain_backup_done(h.d), SR_OK);
	return rc;
}

static bool
is_late(void)
{
	const struct sr_none nobody = { 0 };
	struct sr_session s;

	must(&h, sr_session_get(h.sr, &nobody, &s, h.mem));
	return s.backup_late;
}

/* Where FINDING stands in what check says, its detail; NULL nowhere. */
static const char *
said(const char *finding)
{
	const struct sr_anchor none = { .mac = "" };
	struct sr_rows rows;

	must(&h, sr_check(h.sr, &none, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_finding *f =
		    SR_ROW(const struct sr_finding, &rows, i);
		if (strcmp(f->what, finding) == 0)
			return f->detail;
	}
	return NULL;
}

START_TEST(once_a_day_at_the_houses_time)
{
	house_now(&h, "2026-11-02 21:29");
	make_one(); /* none since it was made: yesterday's is missing */
	ck_assert(!domain_backup_due(h.d));
	domain_ticks(h.d, h.d->ticks + 10000, 0);
	ck_assert(!domain_backup_due(h.d));
	house_now(&h, "2026-11-02 21:30");
	domain_ticks(h.d, h.d->ticks + 10000, 0);
	make_one();
	house_now(&h, "2026-11-03 21:29");
	domain_ticks(h.d, h.d->ticks + 10000, 0);
	ck_assert(!domain_backup_due(h.d));
}
END_TEST

/* Where nothing can be written it is tried again after an hour, and said. */
START_TEST(a_failure_waits_an_hour)
{
	static const char failed[] = "The last automatic backup failed.";
	int fd = open(kept, O_WRONLY | O_CREAT, 0600);
	const char *why;

	close(fd);
	ck_assert_ptr_null(said(failed));
	house_now(&h, "2026-11-02 21:30");
	ck_assert_int_lt(make_one(), 0);
	why = said(failed);
	ck_assert_ptr_nonnull(why);
	ck_assert_ptr_nonnull(strstr(why, SR_KEPT_ARG "Not a directory"));
	int64_t since = h.d->ticks;
	unlink(kept);
	domain_ticks(h.d, since + 3600 * 1000 - 1, 0);
	ck_assert(!domain_backup_due(h.d));
	domain_ticks(h.d, since + 3600 * 1000, 0);
	ck_assert_int_eq(make_one(), SR_OK);
	ck_assert_ptr_null(said(failed));
}
END_TEST

static int64_t
trials(void)
{
	static const struct query noted = { "trials",
		"SELECT count(*) FROM audit WHERE detail LIKE '%on trial'",
		"a test" };
	int64_t n = -1;

	ck_assert_int_eq(sql_integer(h.d->st, &noted, SQL_NONE, &n), SR_OK);
	return n;
}

/* The first one of a week is restored beside the file, and removed again. */
START_TEST(once_a_week_it_is_restored_on_trial)
{
	char command[600];
	const char *why;

	house_now(&h, "2026-11-02 21:30"); /* a Monday */
	ck_assert_int_eq(make_one(), SR_OK);
	ck_assert_int_eq(trials(), 1);
	for (int day = 3; day <= 8; day++) {
		snprintf(command, 20, "2026-11-%02d 21:30", day);
		house_now(&h, command);
		domain_ticks(h.d, h.d->ticks + 10000, 0);
		ck_assert_int_eq(make_one(), SR_OK);
	}
	ck_assert_int_eq(trials(), 1);
	snprintf(command, sizeof(command), "test -z \"$(ls %s.part-* 2>&-)\"",
	    h.path);
	ck_assert_int_eq(system(command), 0);
	/* A copy of a changed trail is as good a copy, and no good backup. */
	snprintf(command, sizeof(command),
	    "sqlite3 %s 'DROP TRIGGER audit_stays;"
	    " UPDATE audit SET detail = \"x\" WHERE id = 2'",
	    h.path);
	ck_assert_int_eq(system(command), 0);
	house_now(&h, "2026-11-09 21:30");
	domain_ticks(h.d, h.d->ticks + 10000, 0);
	ck_assert_int_eq(make_one(), SR_E_FILE);
	why = said("The last automatic backup failed.");
	ck_assert_ptr_nonnull(why);
	ck_assert_ptr_nonnull(strstr(why, "restored on trial"));
	ck_assert_ptr_nonnull(strstr(why, SR_KEPT_ARG "1"));
	ck_assert_int_eq(trials(), 1);
	snprintf(command, sizeof(command), "test -z \"$(ls %s.part-* 2>&-)\"",
	    h.path);
	ck_assert_int_eq(system(command), 0);
}
END_TEST

/* Saturday the 21st: the last days are the 15th to the 21st. */
START_TEST(seven_days_and_four_weeks_on_the_disk)
{
	char name[80];
	int n = 0;

	ck_assert_int_eq(mkdir(kept, 0700), 0);
	for (int day = 1; day <= 20; day++) {
		snprintf(
		    name, sizeof(name), "test.db-202611%02d-213000.db", day);
		file_named(name);
		strcat(name, ".manifest");
		file_named(name);
	}
	file_named("test.db-20261101-083000.db");
	file_named("test.db-20261031-213000.sealed");
	file_named("test.db-20261025-213000.db");
	/* Left by kills. */
	file_named("test.db-20261119-213000.db.part");
	file_named("test.db-20261121-213000.db.manifest");
	/* Not ours. */
	file_named("other.db-20261001-213000.db");
	file_named("test.db-20261001.db");
	file_named("test.db-20261001-213000.db.mine");
	house_now(&h, "2026-11-21 21:30");
	ck_assert_int_eq(make_one(), SR_OK);
	for (int day = 1; day <= 21; day++) {
		snprintf(
		    name, sizeof(name), "test.db-202611%02d-213000.db", day);
		/* Sundays end the weeks: the 15th, the 8th and the 1st. */
		bool want = day >= 15 || day == 8 || day == 1;
		ck_assert_msg(is_kept(name) == want, "%s", name);
		n += is_kept(name);
		strcat(name, ".manifest");
		ck_assert_msg(is_kept(name) == want, "%s", name);
	}
	ck_assert_int_eq(n, 9);
	ck_assert(!is_kept("test.db-20261101-083000.db"));
	ck_assert(!is_kept("test.db-20261031-213000.sealed"));
	ck_assert(!is_kept("test.db-20261025-213000.db"));
	ck_assert(!is_kept("test.db-20261119-213000.db.part"));
	ck_assert(is_kept("other.db-20261001-213000.db"));
	ck_assert(is_kept("test.db-20261001.db"));
	ck_assert(is_kept("test.db-20261001-213000.db.mine"));
}
END_TEST

/* The last good one is 26 hours old: said to those who can see to it. */
START_TEST(late_after_26_hours)
{
	house_now(&h, "2026-11-02 10:00");
	make_one();
	house_now(&h, "2026-11-03 12:00");
	ck_assert(!is_late());
	house_now(&h, "2026-11-03 12:01");
	ck_assert(is_late());
	house_as(&h, LI);
	ck_assert(!is_late());
	house_as(&h, MANAGER);
	ck_assert(is_late());
}
END_TEST

/* A clock that was years ahead for an hour does not stop backups for years. */
START_TEST(the_clock_was_ahead)
{
	house_now(&h, "2031-01-01 21:30");
	make_one();
	house_now(&h, "2026-11-05 21:30");
	ck_assert(is_late());
	ck_assert_ptr_nonnull(
	    said("There is no good backup of the last 26 hours."));
	domain_ticks(h.d, h.d->ticks + 10000, 0);
	ck_assert_int_eq(make_one(), SR_OK);
	ck_assert(!is_late());
	domain_ticks(h.d, h.d->ticks + 10000, 0);
	ck_assert(!domain_backup_due(h.d));
	house_now(&h, "2026-11-06 21:30");
	domain_ticks(h.d, h.d->ticks + 10000, 0);
	ck_assert_int_eq(make_one(), SR_OK);
}
END_TEST

/* The file itself was begun under such a clock. */
START_TEST(born_in_the_future)
{
	house_now(&h, "2026-10-01 12:00");
	ck_assert(is_late());
	ck_assert_int_eq(make_one(), SR_OK);
	ck_assert(!is_late());
}
END_TEST

/* The zone is the process's: another thread's connection leaves it alone. */
START_TEST(a_reader_does_not_set_the_zone)
{
	const struct domain_options opt = {
		.path = h.path, .readonly = true, .beside = true
	};
	struct domain *d;
	sr_time there, here;
	sr_day day;

	ck_assert(clock_zone("Europe/London"));
	clock_local(1795267800, &day, &here);
	ck_assert_int_eq(domain_open(&d, &opt, &err), SR_OK);
	clock_local(1795267800, &day, &there);
	domain_close(d);
	ck_assert_int_eq(there, here);
	ck_assert(clock_zone("Asia/Shanghai"));
}
END_TEST

Suite *
suite_keep(void)
{
	const TTest *const tests[] = { once_a_day_at_the_houses_time,
		a_failure_waits_an_hour, once_a_week_it_is_restored_on_trial,
		seven_days_and_four_weeks_on_the_disk, late_after_26_hours,
		the_clock_was_ahead, born_in_the_future,
		a_reader_does_not_set_the_zone, NULL };

	return suite_with("keep", tests, setup, teardown);
}
