/* showroomd.conf: what is taken, and what each mistake is told. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "wire/conf.h"
#include "support.h"

#define AT "/etc/showroom/showroomd.conf"

static struct arena *mem;
static struct sr_conf conf;
static struct sr_error err;

static void
setup(void)
{
	mem = arena_new();
	ck_assert_ptr_nonnull(mem);
	sr_error_clear(&err);
}

static void
teardown(void)
{
	arena_free(mem);
}

static int
parse(const char *text)
{
	return conf_parse(&conf, AT, text, strlen(text), mem, &err);
}

START_TEST(nothing_said_is_the_usual)
{
	ck_assert_int_eq(parse("\n# all as it comes\n  \t\r\n"), SR_OK);
	ck_assert_str_eq(conf.database, "/var/lib/showroom/showroom.db");
	ck_assert_str_eq(conf.socket, "/run/showroom/showroom.sock");
	ck_assert_str_eq(conf.group, "showroom-staff");
	ck_assert_str_eq(conf.backups, "/var/lib/showroom/backups");
	ck_assert_int_eq(conf.max_clients, 128);
	ck_assert_int_eq(conf.max_clients_per_user, 16);
}
END_TEST

START_TEST(every_key_is_taken)
{
	ck_assert_int_eq(parse("database=/srv/车行 #1/house.db\r\n"
			       "\tsocket =  /run/s/s.sock \n"
			       "group = sales_staff-2\n"
			       "backups = /srv/b=c\n"
			       "max_clients = 4096\n"
			       "max_clients_per_user = 1"),
	    SR_OK);
	ck_assert_str_eq(conf.database, "/srv/车行 #1/house.db");
	ck_assert_str_eq(conf.socket, "/run/s/s.sock");
	ck_assert_str_eq(conf.group, "sales_staff-2");
	ck_assert_str_eq(conf.backups, "/srv/b=c");
	ck_assert_int_eq(conf.max_clients, 4096);
	ck_assert_int_eq(conf.max_clients_per_user, 1);
}
END_TEST

/* Text, the line, the key, a word of the message and of its last argument. */
static const struct {
	const char *text;
	int line;
	const char *key, *says, *last;
} bad[] = {
	{ "\nmax_client = 5\n", 2, "max_client", "no key", "max_clients" },
	{ "group\n", 1, "group", "key = value", "" },
	{ "= x\n", 1, "", "no key", "database" },
	{ "group = a\n#\ngroup = a\n", 3, "group", "said in line", "" },
	{ "group =\n", 1, "group", "no value", "" },
	{ "group = two words\n", 1, "group", "Unix group", "two words" },
	{ "group = -x\n", 1, "group", "Unix group", "-x" },
	{ "database = showroom.db\n", 1, "database", "whole path",
	    "showroom.db" },
	{ "backups = ~/b\n", 1, "backups", "whole path", "~/b" },
	{ "max_clients = 0\n", 1, "max_clients", "1 to 4096", "0" },
	{ "max_clients = 4097\n", 1, "max_clients", "1 to 4096", "4097" },
	{ "max_clients = 99999999999999999999\n", 1, "max_clients", "1 to 4096",
	    "99999999999999999999" },
	{ "max_clients = 5x\n", 1, "max_clients", "1 to 4096", "5x" },
	{ "max_clients = -5\n", 1, "max_clients", "1 to 4096", "-5" },
	{ "#\xff\n", 1, "", "UTF-8", "" },
};

START_TEST(a_mistake_is_named)
{
	int rc = parse(bad[_i].text);

	ck_assert_int_eq(rc, SR_E_INVALID);
	ck_assert_str_eq(err.field, bad[_i].key);
	ck_assert_str_eq(err.arg[0].text, AT);
	ck_assert_int_eq(err.arg[1].num, bad[_i].line);
	ck_assert_str_eq(err.arg[2].text, bad[_i].key);
	ck_assert_msg(
	    strstr(err.message, bad[_i].says) != NULL, "%s", err.message);
	ck_assert_ptr_nonnull(strstr(err.arg[3].text, bad[_i].last));
}
END_TEST

START_TEST(the_first_of_two_is_named)
{
	ck_assert_int_eq(parse("group = a\n#\ngroup = a\n"), SR_E_INVALID);
	ck_assert_int_eq(err.arg[3].num, 1);
}
END_TEST

START_TEST(a_zero_byte_and_a_long_socket_are_refused)
{
	static const char zero[] = "group = a\0b\n";
	char text[160] = "socket = /";

	ck_assert_int_eq(
	    conf_parse(&conf, AT, zero, sizeof(zero) - 1, mem, &err),
	    SR_E_INVALID);
	ck_assert_ptr_nonnull(strstr(err.message, "UTF-8"));
	/* "/" and 106 more fit the address of a socket, 107 do not. */
	memset(text + 10, 'a', 106);
	ck_assert_int_eq(parse(text), SR_OK);
	memset(text + 10, 'a', 107);
	ck_assert_int_eq(parse(text), SR_E_INVALID);
	ck_assert_ptr_nonnull(strstr(err.message, "107 bytes"));
}
END_TEST

static char path[64];

static int
read_with(mode_t mode, const char *text)
{
	int fd;

	snprintf(path, sizeof(path), "/tmp/check_conf.XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(fchmod(fd, mode), 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	int rc = conf_read(&conf, path, mem, &err);
	unlink(path);
	return rc;
}

START_TEST(a_file_is_its_owners_alone)
{
	ck_assert_int_eq(read_with(0644, "max_clients = 7\n"), SR_OK);
	ck_assert_int_eq(conf.max_clients, 7);
	ck_assert_int_eq(read_with(0666, ""), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "chmod go-w"));
	ck_assert_str_eq(err.arg[0].text, path);
	ck_assert_int_eq(read_with(0620, ""), SR_E_FILE);
}
END_TEST

START_TEST(what_is_no_file_is_said)
{
	ck_assert_int_eq(
	    conf_read(&conf, "/tmp/check_conf.none", mem, &err), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "cannot be read"));
	ck_assert_int_eq(conf_read(&conf, "/", mem, &err), SR_E_FILE);
	ck_assert_ptr_nonnull(strstr(err.message, "not a file"));
	ck_assert_int_eq(conf_read(&conf, "/dev/null", mem, &err), SR_E_FILE);
}
END_TEST

Suite *
suite_conf(void)
{
	const TTest *const tests[] = { nothing_said_is_the_usual,
		every_key_is_taken, the_first_of_two_is_named,
		a_zero_byte_and_a_long_socket_are_refused,
		a_file_is_its_owners_alone, what_is_no_file_is_said, NULL };
	Suite *s = suite_with("conf", tests, setup, teardown);
	TCase *each = tcase_create("mistakes");

	tcase_add_checked_fixture(each, setup, teardown);
	tcase_add_loop_test(
	    each, a_mistake_is_named, 0, sizeof(bad) / sizeof(bad[0]));
	suite_add_tcase(s, each);
	return s;
}
