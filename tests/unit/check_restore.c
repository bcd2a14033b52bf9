/* A backup in the place of a file: what is refused, what stays. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "domain/domain.h"
#include "domain/ctx.h"
#include "house.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/seal.h"
#include "support.h"

static struct house h;
static char dir[128], backup[400], target[400];
static struct arena *mem;
static struct sr_rows rows;
static struct sr_error err;

static void
setup(void)
{
	char name[BACKUP_NAME];
	struct backup *b;

	house_open(&h, "2026-11-01 09:00");
	file_directory(h.path, dir);
	mem = arena_new();
	const struct backup_place place = { .dir = dir,
		.base = "test.db",
		.when = clock_parse("2026-11-01 10:00"),
		.daily = 7 };
	ck_assert_int_eq(backup_make(h.d->st, "", &b), SR_OK);
	ck_assert_int_eq(backup_keep(b, &place, name), SR_OK);
	backup_close(b);
	snprintf(backup, sizeof(backup), "%s/%s", dir, name);
	snprintf(target, sizeof(target), "%s/target.db", dir);
}

static void
teardown(void)
{
	char path[600];
	struct dirent *e;
	DIR *d = opendir(dir);

	while (d != NULL && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		if (strncmp(e->d_name, "test.db", 7) != 0 ||
		    strncmp(e->d_name, "test.db-2", 9) == 0)
			unlink(path);
	}
	closedir(d);
	snprintf(path, sizeof(path), "%s/sub/real.db", dir);
	file_remove(path);
	snprintf(path, sizeof(path), "%s/sub", dir);
	if ((d = opendir(path)) != NULL) {
		while ((e = readdir(d)) != NULL) {
			snprintf(
			    path, sizeof(path), "%s/sub/%s", dir, e->d_name);
			unlink(path);
		}
		closedir(d);
	}
	snprintf(path, sizeof(path), "%s/sub", dir);
	rmdir(path);
	arena_free(mem);
	house_close(&h);
}

static int
restore_to(const char *path, const char *from, const char *now)
{
	const struct sr_task t = { .kind = SR_TASK_RESTORE,
		.path = path,
		.from = from,
		.key = "",
		.by = "tester",
		.now = clock_parse(now) };

	return domain_restore(&t, &rows, mem, &err);
}

/* Names in DIR that hold PART. */
static int
names(const char *where, const char *part)
{
	struct dirent *e;
	DIR *d = opendir(where);
	int n = 0;

	while ((e = readdir(d)) != NULL)
		n += strstr(e->d_name, part) != NULL;
	closedir(d);
	return n;
}

static void
text_to(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

/* Two within one second: each old file keeps a name of its own. */
START_TEST(twice_in_a_second)
{
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(
		    restore_to(target, backup, "2026-11-02 09:00"), SR_OK);
	ck_assert_int_eq(names(dir, "target.db.before-20261102-0900"), 2);
	ck_assert_int_eq(names(dir, ".part"), 0);
}
END_TEST

/* The link stays one; the file, its key and the kept one are where it leads. */
START_TEST(through_a_symbolic_link)
{
	char sub[160], real[200];

	snprintf(sub, sizeof(sub), "%s/sub", dir);
	snprintf(real, sizeof(real), "%s/real.db", sub);
	ck_assert_int_eq(mkdir(sub, 0700), 0);
	ck_assert_int_eq(restore_to(real, backup, "2026-11-02 09:00"), SR_OK);
	ck_assert_int_eq(symlink(real, target), 0);
	ck_assert_int_eq(restore_to(target, backup, "2026-11-02 09:01"), SR_OK);
	struct stat s;
	ck_assert_int_eq(lstat(target, &s), 0);
	ck_assert(S_ISLNK(s.st_mode));
	ck_assert_int_eq(lstat(real, &s), 0);
	ck_assert(S_ISREG(s.st_mode));
	ck_assert_int_eq(names(sub, "real.db.before-"), 1);
	ck_assert_int_eq(names(dir, "target.db."), 0);
}
END_TEST

/* A damaged file whose log cannot be folded in keeps it, under both names. */
START_TEST(a_damaged_file_keeps_its_log)
{
	char log[420], path[600];
	struct dirent *e;
	int logs = 0;

	snprintf(log, sizeof(log), "%s-wal", target);
	text_to(target, "no database at all, but long enough to be looked at");
	text_to(log, "a log");
	ck_assert_int_eq(restore_to(target, backup, "2026-11-02 09:00"), SR_OK);
	ck_assert_int_ne(access(log, F_OK), 0);
	DIR *d = opendir(dir);
	while ((e = readdir(d)) != NULL) {
		if (strstr(e->d_name, "target.db.before-") == NULL ||
		    strstr(e->d_name, "-wal") == NULL)
			continue;
		char text[8] = "";
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		FILE *f = fopen(path, "r");
		ck_assert_ptr_nonnull(fgets(text, sizeof(text), f));
		fclose(f);
		ck_assert_str_eq(text, "a log");
		logs++;
	}
	closedir(d);
	ck_assert_int_eq(logs, 1);
}
END_TEST

/* A pipe is no backup, and nobody waits for it to become one. */
START_TEST(a_pipe_is_refused)
{
	char pipe[200], manifest[500];

	snprintf(pipe, sizeof(pipe), "%s/pipe", dir);
	ck_assert_int_eq(mkfifo(pipe, 0600), 0);
	ck_assert_int_eq(
	    restore_to(target, pipe, "2026-11-02 09:00"), SR_E_FILE);
	snprintf(manifest, sizeof(manifest), "%s.manifest", backup);
	unlink(manifest);
	ck_assert_int_eq(mkfifo(manifest, 0600), 0);
	ck_assert_int_eq(
	    restore_to(target, backup, "2026-11-02 09:00"), SR_E_FILE);
	const struct sr_task t = {
		.kind = SR_TASK_SALVAGE, .path = target, .from = pipe, .key = ""
	};
	ck_assert_int_eq(domain_salvage(&t, &rows, mem, &err), SR_E_FILE);
	ck_assert_int_ne(access(target, F_OK), 0);
}
END_TEST

/* Root puts a lost file back: it is the service's, as its directory is. */
START_TEST(a_lost_file_belongs_to_its_directory)
{
	enum { NOBODY = 65534 };
	char sub[160], real[200], key[210];
	struct stat s;

	if (geteuid() != 0)
		return;
	snprintf(sub, sizeof(sub), "%s/sub", dir);
	snprintf(real, sizeof(real), "%s/real.db", sub);
	snprintf(key, sizeof(key), "%s.key", real);
	ck_assert_int_eq(mkdir(sub, 0700), 0);
	ck_assert_int_eq(chown(sub, NOBODY, NOBODY), 0);
	ck_assert_int_eq(restore_to(real, backup, "2026-11-02 09:00"), SR_OK);
	ck_assert_int_eq(stat(real, &s), 0);
	ck_assert_int_eq(s.st_uid, NOBODY);
	ck_assert_int_eq(s.st_gid, NOBODY);
	ck_assert_int_eq(s.st_mode & 07777, 0600);
	ck_assert_int_eq(stat(key, &s), 0);
	ck_assert_int_eq(s.st_uid, NOBODY);
}
END_TEST

Suite *
suite_restore(void)
{
	const TTest *const tests[] = { twice_in_a_second,
		through_a_symbolic_link, a_damaged_file_keeps_its_log,
		a_pipe_is_refused, a_lost_file_belongs_to_its_directory, NULL };

	return suite_with("restore", tests, setup, teardown);
}
