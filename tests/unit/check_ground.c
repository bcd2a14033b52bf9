/* What a database may stand on: file systems, owners and modes. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db.h"
#include "store/file.h"
#include "support.h"

static char dir[32], file[64];
static struct sr_error err;

static void
setup(void)
{
	snprintf(dir, sizeof(dir), "/tmp/check_ground.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(file, sizeof(file), "%s/showroom.db", dir);
	sr_error_clear(&err);
}

static void
teardown(void)
{
	file_remove(file);
	rmdir(dir);
}

static const struct {
	struct ground_fs fs;
	const char *name; /* NULL: a database is safe there */
} systems[] = {
	{ { 0xef53, "" }, NULL },     /* ext4 */
	{ { 0x58465342, "" }, NULL }, /* XFS */
	{ { 0x9123683e, "" }, NULL }, /* Btrfs */
	{ { 0x01021994, "" }, NULL }, /* tmpfs */
	{ { 0x794c7630, "" }, NULL }, /* overlayfs */
	{ { 0x6969, "" }, "NFS" },
	{ { 0x517b, "" }, "SMB" },
	{ { 0xfe534d42, "" }, "SMB" },
	{ { 0xff534d42, "" }, "CIFS" },
	{ { 0x01021997, "" }, "9P" },
	{ { 0x5346414f, "" }, "AFS" },
	{ { 0x00c36400, "" }, "Ceph" },
	{ { 0x65735546, "fuse.sshfs" }, "fuse.sshfs" },
	{ { 0x65735546, "" }, "FUSE" },
	{ { 0x65735546, "fuseblk" }, NULL },
	{ { 0x65735546, "fuse.fuseblk" }, "fuse.fuseblk" },
};

START_TEST(a_file_system_is_known)
{
	const char *got = ground_network(&systems[_i].fs);

	if (systems[_i].name == NULL)
		ck_assert_ptr_null(got);
	else
		ck_assert_str_eq(got, systems[_i].name);
}
END_TEST

static bool
on_nfs(const char *path, struct ground_fs *fs)
{
	/* Asked of the directory: the file may still be to come. */
	ck_assert_str_eq(path, dir);
	memset(fs, 0, sizeof(*fs));
	fs->magic = 0x6969;
	return true;
}

START_TEST(a_network_is_refused_and_nothing_is_made)
{
	struct store_options opt = {
		.path = file, .flags = STORE_CREATE, .probe = on_nfs
	};
	struct store *st;

	ck_assert_int_eq(store_open(&st, &opt, &err), SR_E_FILE);
	ck_assert_ptr_null(st);
	ck_assert_ptr_nonnull(strstr(err.message, "network file system"));
	ck_assert_str_eq(err.arg[0].text, file);
	ck_assert_str_eq(err.arg[1].text, "NFS");
	ck_assert_int_ne(access(file, F_OK), 0);
	opt.flags |= STORE_NETWORK;
	ck_assert_int_eq(store_open(&st, &opt, &err), SR_OK);
	ck_assert_str_eq(store_network(st), "NFS");
	store_close(st);
	/* One that is there already is not opened either. */
	opt.flags = 0;
	ck_assert_int_eq(store_open(&st, &opt, &err), SR_E_FILE);
}
END_TEST

START_TEST(a_disk_of_this_machine_is_none)
{
	struct store_options opt = { .path = file, .flags = STORE_CREATE };
	struct store *st;

	ck_assert_int_eq(store_open(&st, &opt, &err), SR_OK);
	ck_assert_str_eq(store_network(st), "");
	store_close(st);
}
END_TEST

static void
make(const char *end, mode_t mode)
{
	char name[80];

	snprintf(name, sizeof(name), "%s%s", file, end);
	FILE *f = fopen(name, "w");
	ck_assert_ptr_nonnull(f);
	fclose(f);
	ck_assert_int_eq(chmod(name, mode), 0);
}

/* Refused, with the mode MODE and chmod MEND of what ends in END. */
static void
refused(const char *end, const char *mode, const char *mend)
{
	size_t n = strlen(end);

	ck_assert_int_eq(ground_private(file, &err), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "chmod {2} {0}"));
	ck_assert_uint_ge(strlen(err.arg[0].text), n);
	ck_assert_str_eq(err.arg[0].text + strlen(err.arg[0].text) - n, end);
	ck_assert_str_eq(err.arg[1].text, mode);
	ck_assert_str_eq(err.arg[2].text, mend);
}

START_TEST(a_directory_is_the_stores_alone)
{
	ck_assert_int_eq(ground_private(file, &err), SR_OK);
	ck_assert_int_eq(chmod(dir, 0750), 0);
	refused(dir, "0750", "0700");
	ck_assert_int_eq(chmod(dir, 0701), 0);
	refused(dir, "0701", "0700");
	ck_assert_int_eq(chmod(dir, 02750), 0);
	refused(dir, "2750", "0700");
	/* The command that mends it leaves this: it opens nothing. */
	ck_assert_int_eq(chmod(dir, 02700), 0);
	ck_assert_int_eq(ground_private(file, &err), SR_OK);
}
END_TEST

START_TEST(so_is_the_file_and_what_stands_beside_it)
{
	make("", 0600);
	ck_assert_int_eq(ground_private(file, &err), SR_OK);
	make("", 0640);
	refused("/showroom.db", "0640", "0600");
	make("", 0600);
	make("-wal", 0604);
	refused("/showroom.db-wal", "0604", "0600");
	make("-wal", 0600);
	make(".key", 0444);
	refused("/showroom.db.key", "0444", "0600");
	make(".key", 0400);
	ck_assert_int_eq(ground_private(file, &err), SR_OK);
}
END_TEST

START_TEST(a_link_is_no_file)
{
	ck_assert_int_eq(symlink("/etc/passwd", file), 0);
	ck_assert_int_eq(ground_private(file, &err), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "not a file"));
}
END_TEST

START_TEST(others_do_not_own_it)
{
	if (geteuid() != 0)
		return; /* only root can make what others own */
	make("", 0600);
	ck_assert_int_eq(chown(file, 65534, 65534), 0);
	ck_assert_int_eq(ground_private(file, &err), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "chown {1}: {0}"));
	ck_assert_str_eq(err.arg[1].text, "root");
}
END_TEST

Suite *
suite_ground(void)
{
	const TTest *const tests[] = { a_network_is_refused_and_nothing_is_made,
		a_disk_of_this_machine_is_none, a_directory_is_the_stores_alone,
		so_is_the_file_and_what_stands_beside_it, a_link_is_no_file,
		others_do_not_own_it, NULL };
	Suite *s = suite_with("ground", tests, setup, teardown);
	TCase *each = tcase_create("systems");

	tcase_add_loop_test(each, a_file_system_is_known, 0,
	    sizeof(systems) / sizeof(systems[0]));
	suite_add_tcase(s, each);
	return s;
}
