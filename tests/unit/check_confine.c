/* What a confined process can no longer do, tried in a child. */
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "wire/confine.h"
#include "support.h"

static char top[32], own[48], other[48], file[64];

static void
setup(void)
{
	snprintf(top, sizeof(top), "/tmp/check_confine.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(top));
	snprintf(own, sizeof(own), "%s/own", top);
	snprintf(other, sizeof(other), "%s/other", top);
	snprintf(file, sizeof(file), "%s/file", other);
	ck_assert_int_eq(mkdir(own, 0700), 0);
	ck_assert_int_eq(mkdir(other, 0700), 0);
	ck_assert_int_eq(close(open(file, O_WRONLY | O_CREAT, 0600)), 0);
}

static void
teardown(void)
{
	char name[64];

	unlink(file);
	snprintf(name, sizeof(name), "%s/moved", own);
	unlink(name);
	rmdir(own);
	rmdir(other);
	rmdir(top);
}

enum { NO_LANDLOCK = 77 };

/* Run TRY in a confined child; its result, or NO_LANDLOCK. */
static int
confined(int (*try)(void))
{
	const char *const writable[] = { own, "/nowhere", NULL };
	int status;
	pid_t pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		_exit(confine(writable) ? try() : NO_LANDLOCK);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* 0 if FD is refused as forbidden, else N. */
static int
refused(int fd, int n)
{
	return fd < 0 && errno == EACCES ? 0 : n;
}

static int
try_files(void)
{
	char name[64];
	int fd;

	snprintf(name, sizeof(name), "%s/a", other);
	if (refused(open(name, O_WRONLY | O_CREAT, 0600), 1) != 0)
		return 1;
	if (refused(open(file, O_WRONLY), 2) != 0)
		return 2;
	if (refused(unlink(file), 3) != 0)
		return 3;
	if (open(file, O_RDONLY) < 0)
		return 4;
	snprintf(name, sizeof(name), "%s/a", own);
	fd = open(name, O_RDWR | O_CREAT, 0600);
	if (fd < 0 || write(fd, "abc", 3) != 3 || ftruncate(fd, 1) != 0)
		return 5;
	if (mkdir(name, 0700) == 0 || unlink(name) != 0)
		return 6;
	return 0;
}

static int
try_programs(void)
{
	char name[] = "true";
	char *argv[] = { name, NULL };

	execv("/bin/true", argv);
	return refused(-1, 1);
}

static int
try_traces(void)
{
	struct rlimit core = { 1, 1 };

	if (prctl(PR_GET_DUMPABLE) != 0)
		return 1;
	if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
		return 2;
	if (getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max != 0)
		return 3;
	return 0;
}

START_TEST(it_writes_in_its_own_directories_alone)
{
	int rc = confined(try_files);

	ck_assert_msg(rc == 0 || rc == NO_LANDLOCK, "step %d", rc);
}
END_TEST

START_TEST(it_executes_nothing)
{
	int rc = confined(try_programs);

	ck_assert_msg(rc == 0 || rc == NO_LANDLOCK, "step %d", rc);
}
END_TEST

START_TEST(it_is_neither_traced_nor_dumped)
{
	int rc = confined(try_traces);

	ck_assert_msg(rc == 0 || rc == NO_LANDLOCK, "step %d", rc);
}
END_TEST

Suite *
suite_confine(void)
{
	const TTest *const tests[] = { it_writes_in_its_own_directories_alone,
		it_executes_nothing, it_is_neither_traced_nor_dumped, NULL };

	return suite_with("confine", tests, setup, teardown);
}
