/*
 * The store's end of the sockets, against a toy: what is no frame, who may
 * come, who may wait for whom, and what nobody gets twice.
 */
#include <errno.h>
#include <poll.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <showroom.h>

#include "base/arena.h"
#include "base/clock.h"
#include "wire/codec.h"
#include "support.h"
#include "toy.h"

START_TEST(a_call_is_answered)
{
	int fd;

	toy_start();
	fd = toy_enter();
	toy_works(fd, 1);
	toy_works(fd, 2);
	/* Serials rise; that they leave some out is nobody's business. */
	toy_works(fd, 4000000000u);
	close(fd);
}
END_TEST

START_TEST(who_comes_is_known)
{
	struct passwd *pw = getpwuid(getuid());
	int fd;

	toy_start();
	fd = toy_enter();
	ck_assert_int_eq(toy()->peer.uid, getuid());
	ck_assert_str_eq(toy()->peer.login, pw->pw_name);
	ck_assert_str_eq(toy()->peer.tty, "pts/7");
	close(fd);
}
END_TEST

START_TEST(another_user_is_refused)
{
	int fd;

	toy_options()->uid = (int64_t)getuid() + 1;
	toy_start();
	fd = toy_knock();
	toy_hello(fd, 0);
	toy_refused(fd, REFUSE_DENIED, "This is the store of another user.");
}
END_TEST

/* ---- what is no frame ---- */

static const struct frame strange[] = {
	{ 0, 0, 0, 0 },
	{ 0, 0, FRAME_NKINDS, 0 },
	{ 0, 0, UINT32_MAX, 0 },
	{ 0, 0, FRAME_HELLO, 0 },              /* no magic */
	{ 0, 0, FRAME_HELLO, FRAME_MAGIC },    /* no hash */
	{ 4097, 0, FRAME_HELLO, FRAME_MAGIC }, /* who talks that much? */
	{ CODEC_MAX, 0, FRAME_CALL, 0 },
	{ CODEC_MAX + 1, 0, FRAME_CALL, 0 },
	{ UINT32_MAX, 0, FRAME_CALL, 0 },
	{ 0, 1, FRAME_CALL, SR_OP_SESSION_GET }, /* before hello */
	{ 0, 1, FRAME_WELCOME, 0 },
	{ 0, 1, FRAME_REPLY, 0 },
};

START_TEST(a_stranger_says_hello)
{
	int fd;

	toy_start();
	fd = toy_knock();
	toy_frame(fd, &strange[_i], NULL, 0);
	toy_refused(fd, REFUSE_GARBLED, NULL);
	ck_assert_int_eq(toy()->peer.uid, 0);
	ck_assert_str_eq(toy()->peer.tty, "");
	fd = toy_enter();
	toy_works(fd, 1);
	close(fd);
}
END_TEST

/* Its length is cut off, or has something behind it. */
START_TEST(hello_is_whole)
{
	unsigned char all[256];
	int pair[2], fd;
	struct frame f;
	ssize_t n;

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	toy_hello(pair[0], 0);
	n = recv(pair[1], all, sizeof(all), 0);
	ck_assert_int_gt(n, FRAME_HEAD + 8);
	close(pair[0]);
	close(pair[1]);
	toy_start();
	for (ssize_t cut = FRAME_HEAD; cut <= n + 1; cut++) {
		memset(all + n, 0, 1);
		f = (struct frame){ (uint32_t)(cut - FRAME_HEAD), 0,
			FRAME_HELLO, FRAME_MAGIC };
		fd = toy_knock();
		toy_frame(fd, &f, all + FRAME_HEAD, f.length);
		if (cut == n) {
			ck_assert(toy_get(fd, &f));
			ck_assert_uint_eq(f.kind, FRAME_WELCOME);
			close(fd);
		} else
			toy_refused(fd, REFUSE_GARBLED, NULL);
	}
}
END_TEST

START_TEST(a_terminal_sends_calls)
{
	static const struct frame bad[] = {
		{ 0, 9, FRAME_CALL, SR_OP_STAFF_GET }, /* no call in it */
		{ 0, 9, FRAME_CALL, SR_NOPS },
		{ 0, 9, FRAME_HELLO, FRAME_MAGIC },
		{ 0, 9, FRAME_NOTICE, 0 },
		{ 0, 9, FRAME_PART, 0 },
		{ 0, 9, 0, 0 },
		{ CODEC_MAX + 1, 9, FRAME_CALL, 0 },
		{ UINT32_MAX, 9, FRAME_CALL, 0 },
	};
	int other, fd;

	toy_start();
	other = toy_enter();
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		fd = toy_enter();
		toy_works(fd, 1);
		toy_frame(fd, &bad[i], NULL, 0);
		toy_refused(fd, REFUSE_GARBLED, NULL);
		toy_works(other, (uint32_t)i + 1);
	}
	close(other);
}
END_TEST

/* A frame as long as they may be, of nothing but noise. */
START_TEST(the_longest_frame_of_noise)
{
	struct frame f = { CODEC_MAX, 2, FRAME_CALL, SR_OP_STAFF_GET };
	unsigned char *noise = malloc(CODEC_MAX);
	int fd;

	ck_assert_ptr_nonnull(noise);
	for (size_t i = 0; i < CODEC_MAX; i++)
		noise[i] = (unsigned char)(i * 2654435761u >> 13);
	toy_start();
	fd = toy_enter();
	toy_frame(fd, &f, noise, CODEC_MAX);
	toy_refused(fd, REFUSE_GARBLED, NULL);
	free(noise);
}
END_TEST

/* The operation in the head is the one in the body. */
START_TEST(head_and_body_agree)
{
	const struct sr_key key = { .id = 1 };
	struct arena *a = arena_new();
	struct codec_out out = { .mem = a };
	const struct sr_job job = {
		.op = SR_OP_STAFF_GET, .arg = &key, .reason = ""
	};
	int fd;

	ck_assert(codec_put_call(&out, &job));
	toy_start();
	fd = toy_enter();
	toy_frame(fd,
	    &(struct frame){ (uint32_t)out.n, 1, FRAME_CALL, SR_OP_STAFF_FIND },
	    out.data, out.n);
	toy_refused(fd, REFUSE_GARBLED, NULL);
	arena_free(a);
}
END_TEST

/* What was said once is not done twice. */
START_TEST(a_replayed_call_is_refused)
{
	static const uint32_t again[] = { 5, 4, 0 };
	struct sr_staff staff;
	struct frame f;
	int fd;

	toy_start();
	sr_record_clear(&sr_rec_staff, &staff);
	for (int i = 0; i < 3; i++) {
		fd = toy_enter();
		toy_call(fd, 5, SR_OP_STAFF_SAVE, &staff);
		ck_assert(toy_get(fd, &f));
		ck_assert_uint_eq(f.kind, FRAME_REPLY);
		toy_call(fd, again[i], SR_OP_STAFF_SAVE, &staff);
		toy_refused(fd, REFUSE_GARBLED, NULL);
	}
	ck_assert_int_eq(toy()->saves, 3);
}
END_TEST

/*
 * Whoever comes again has left his old line: what was under way there is not
 * done any more, so that he can ask whether it was.
 */
START_TEST(who_comes_again_has_left)
{
	const struct frame half = { 20, 1, FRAME_CALL, SR_OP_STAFF_SAVE };
	struct frame f;
	int old, new, other;

	toy_start();
	other = toy_enter();
	old = toy_knock();
	toy_hello_as(old, 0, 42);
	ck_assert(toy_get(old, &f));
	toy_works(old, 1);
	toy_frame(old, &half, NULL, 0);
	new = toy_knock();
	toy_hello_as(new, 0, 42);
	ck_assert(toy_get(new, &f));
	ck_assert_uint_eq(f.kind, FRAME_WELCOME);
	toy_ends(old);
	toy_works(new, 1);
	toy_works(other, 1);
	ck_assert_int_eq(toy()->saves, 0);
	close(old);
	close(new);
	close(other);
}
END_TEST

START_TEST(a_truncated_frame_waits_and_goes)
{
	const struct frame f = { CODEC_MAX, 1, FRAME_CALL, SR_OP_STAFF_GET };
	int fd, other;

	toy_start();
	fd = toy_enter();
	other = toy_enter();
	toy_frame(fd, &f, "0123456789", 10);
	toy_taken(fd);
	toy_works(other, 1);
	ck_assert(toy_silent(fd));
	toy_options()->frame_ms = 1;
	toy_ends(fd);
	toy_works(other, 2);
	close(fd);
	/* One that is drawn out, byte by byte, does not last longer. */
	toy_options()->frame_ms = 200;
	fd = toy_enter();
	toy_frame(fd, &f, NULL, 0);
	for (int i = 0; toy_silent(fd); i++) {
		ck_assert_int_lt(i, 10000);
		toy_send(fd, "x", 1);
		toy_rest(1);
	}
	/* One that is hung up in the middle is nothing. */
	close(fd);
	fd = toy_enter();
	toy_frame(fd, &f, "01234", 5);
	close(fd);
	toy_works(other, 3);
	close(other);
}
END_TEST

/* ---- builds ---- */

START_TEST(another_build_is_refused)
{
	int fd, here;

	toy_start(); /* a house's store */
	fd = toy_knock();
	toy_hello(fd, 1);
	toy_refused(fd, REFUSE_VERSION,
	    "Client and store are of different versions of Showroom.");
	/* However the rest of its words may look. */
	fd = toy_knock();
	toy_frame(fd, &(struct frame){ 12, 0, FRAME_HELLO, FRAME_MAGIC },
	    "01234567????", 12);
	toy_refused(fd, REFUSE_VERSION, NULL);
	here = toy_enter();
	toy_works(here, 1);
	close(here);
}
END_TEST

START_TEST(an_idle_store_makes_way_for_another_build)
{
	int fd, here;

	toy_options()->uid = getuid();
	toy_start();
	here = toy_enter();
	fd = toy_knock();
	toy_hello(fd, -1);
	toy_refused(fd, REFUSE_VERSION, NULL);
	toy_works(here, 1);
	close(here);
	toy_until(&toy()->left, 1);
	fd = toy_knock();
	toy_hello(fd, -1);
	toy_refused(fd, REFUSE_RETIRED, NULL);
	toy_ended();
}
END_TEST

/* ---- one after the other ---- */

START_TEST(two_calls_without_waiting)
{
	const struct sr_find find = {
		.limit = 1000, .kind = 100, .search = "", .key = ""
	};
	const struct sr_key key = { .id = 5 };
	struct frame f;
	int fd;

	toy_start();
	fd = toy_enter();
	toy_call(fd, 1, SR_OP_LIST_FIND, &find);
	toy_call(fd, 2, SR_OP_STAFF_GET, &key);
	toy_call(fd, 3, SR_OP_STAFF_GET, &key);
	ck_assert(toy_get(fd, &f));
	ck_assert(f.kind == FRAME_PART && f.serial == 1);
	ck_assert(toy_get(fd, &f));
	ck_assert(f.kind == FRAME_REPLY && f.serial == 1);
	ck_assert(toy_get(fd, &f));
	ck_assert(f.kind == FRAME_REPLY && f.serial == 2);
	ck_assert(toy_get(fd, &f));
	ck_assert(f.kind == FRAME_REPLY && f.serial == 3);
	close(fd);
}
END_TEST

START_TEST(a_frame_comes_in_bytes)
{
	const struct sr_key key = { .id = 9 };
	unsigned char all[64];
	struct frame f;
	int pair[2], fd;
	ssize_t n;

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	toy_call(pair[0], 1, SR_OP_STAFF_GET, &key);
	n = recv(pair[1], all, sizeof(all), 0);
	toy_start();
	fd = toy_enter();
	for (ssize_t i = 0; i < n; i++) {
		toy_send(fd, all + i, 1);
		toy_taken(fd);
	}
	ck_assert(toy_get(fd, &f));
	ck_assert_uint_eq(f.kind, FRAME_REPLY);
	close(fd);
}
END_TEST

/* ---- results in parts ---- */

START_TEST(large_results_come_in_parts)
{
	size_t rows;
	int fd, parts;

	toy_start();
	fd = toy_enter();
	ck_assert_int_eq(toy_ask(fd, 1, 512, 10, &rows, &parts), SR_OK);
	ck_assert(rows == 512 && parts == 0);
	ck_assert_int_eq(toy_ask(fd, 2, 513, 10, &rows, &parts), SR_OK);
	ck_assert(rows == 513 && parts == 1);
	ck_assert_int_eq(toy_ask(fd, 3, 20000, 100, &rows, &parts), SR_OK);
	ck_assert(rows == 20000 && parts == 39);
	/* Few and long: fewer go at once.  2 MiB cannot come in one. */
	ck_assert_int_eq(toy_ask(fd, 4, 40, 60000, &rows, &parts), SR_OK);
	ck_assert(rows == 40 && parts >= 2);
	ck_assert_int_eq(toy_ask(fd, 5, 600, 60000, &rows, &parts), SR_OK);
	ck_assert_uint_eq(rows, 600);
	/* One that is too long for any message is said to be. */
	ck_assert_int_eq(
	    toy_ask(fd, 6, 1, CODEC_MAX, &rows, &parts), SR_E_PROTOCOL);
	ck_assert_int_eq(
	    toy_ask(fd, 7, 2, CODEC_MAX, &rows, &parts), SR_E_PROTOCOL);
	ck_assert_int_eq(toy_ask(fd, 8, 0, 0, &rows, &parts), SR_OK);
	ck_assert_uint_eq(rows, 0);
	toy_works(fd, 9);
	close(fd);
}
END_TEST

/* ---- notices ---- */

START_TEST(others_are_told_and_not_too_often)
{
	struct sr_list_row list;
	struct sr_staff staff;
	struct frame f;
	const uint32_t bits = 1u << SR_NOUN_LIST | 1u << SR_NOUN_STAFF;
	uint32_t serial = 0;
	int from, to;

	toy_options()->notice_ms = TOY_NEVER;
	toy_start();
	from = toy_enter();
	to = toy_enter();
	sr_record_clear(&sr_rec_list_row, &list);
	sr_record_clear(&sr_rec_staff, &staff);
	for (int i = 0; i < 100; i++) {
		toy_call(from, ++serial, SR_OP_STAFF_SAVE, &staff);
		ck_assert(toy_get(from, &f));
		ck_assert_uint_eq(f.kind, FRAME_REPLY);
	}
	toy_call(from, ++serial, SR_OP_LIST_SAVE, &list);
	ck_assert(toy_get(from, &f));
	/* Of the first at once; of all since then together, and not yet. */
	ck_assert(toy_get(to, &f));
	ck_assert(f.kind == FRAME_NOTICE && f.serial == 0);
	ck_assert_uint_eq(f.code, 1u << SR_NOUN_STAFF);
	toy_works(from, ++serial);
	ck_assert(toy_silent(to));
	toy_options()->notice_ms = 1;
	ck_assert(toy_get(to, &f));
	ck_assert(f.kind == FRAME_NOTICE && f.serial == 0);
	ck_assert_uint_eq(f.code, bits);
	toy_works(to, 1);
	ck_assert(toy_silent(to));
	/* Whoever changed it knows. */
	ck_assert(toy_silent(from));
	close(from);
	close(to);
}
END_TEST

/* Rows of another salesperson alone: said apart, so that his own stay. */
START_TEST(others_are_told_whose_it_was)
{
	const sr_id whose[] = { TOY_WHO, TOY_WHO + 1 };
	struct sr_staff staff;
	struct frame f;
	int from, to;

	toy_start();
	from = toy_enter();
	to = toy_enter();
	sr_record_clear(&sr_rec_staff, &staff);
	staff.id = whose[_i];
	toy_call(from, 1, SR_OP_STAFF_SAVE, &staff);
	ck_assert(toy_get(to, &f));
	ck_assert_uint_eq(f.kind, FRAME_NOTICE);
	ck_assert_uint_eq(f.code, _i == 0 ? 1u << SR_NOUN_STAFF : 0);
	ck_assert_uint_eq(f.serial, _i == 1 ? 1u << SR_NOUN_STAFF : 0);
	close(from);
	close(to);
}
END_TEST

/* ---- limits ---- */

START_TEST(so_many_terminals_and_no_more)
{
	int fd[3], more;

	toy_options()->clients = _i == 0 ? 3 : 16;
	toy_options()->per_user = _i == 0 ? 16 : 3;
	toy_start();
	for (int i = 0; i < 3; i++)
		fd[i] = toy_enter();
	more = toy_knock();
	toy_hello(more, 0);
	toy_refused(more, REFUSE_BUSY,
	    _i == 0 ? "All terminals that the store serves are open ({0}). "
		      "Leave one that is not needed."
		    : "{0} has as many terminals open as are allowed ({1}). "
		      "Leave one that is not needed.");
	for (int i = 0; i < 3; i++)
		toy_works(fd[i], 1);
	close(fd[0]);
	toy_until(&toy()->left, 1);
	fd[0] = toy_enter();
	toy_works(fd[0], 1);
	for (int i = 0; i < 3; i++)
		close(fd[i]);
}
END_TEST

Suite *
suite_wire(void)
{
	const TTest *const tests[] = { a_call_is_answered, who_comes_is_known,
		another_user_is_refused, hello_is_whole, a_terminal_sends_calls,
		the_longest_frame_of_noise, head_and_body_agree,
		a_replayed_call_is_refused, who_comes_again_has_left,
		a_truncated_frame_waits_and_goes, another_build_is_refused,
		an_idle_store_makes_way_for_another_build,
		two_calls_without_waiting, a_frame_comes_in_bytes,
		large_results_come_in_parts, others_are_told_and_not_too_often,
		NULL };
	Suite *s = suite_with("wire", tests, toy_setup, toy_teardown);
	TCase *c = tcase_create("each");

	tcase_add_checked_fixture(c, toy_setup, toy_teardown);
	tcase_add_loop_test(c, a_stranger_says_hello, 0,
	    (int)(sizeof(strange) / sizeof(strange[0])));
	tcase_add_loop_test(c, so_many_terminals_and_no_more, 0, 2);
	tcase_add_loop_test(c, others_are_told_whose_it_was, 0, 2);
	suite_add_tcase(s, c);
	return s;
}
