/*
 * The client's end of a line, against a toy store: one that goes away, one
 * that dies over a save, one that talks nonsense.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <showroom.h>
#include <showroom/open.h>

#include "base/arena.h"
#include "wire/codec.h"
#include "wire/place.h"
#include "support.h"
#include "toy.h"

static struct arena *a;
static struct sr *sr;

static void
setup(void)
{
	toy_setup();
	a = arena_new();
	sr = NULL;
}

static void
teardown(void)
{
	sr_close(sr);
	arena_free(a);
	toy_teardown();
}

static int
enter(struct sr_error *err)
{
	const struct sr_place place = {
		.path = "", .socket = toy_socket(), .now = ""
	};

	return sr_open(&place, &sr, err);
}

static void
entered(void)
{
	const struct sr_login login = { .login = "wang", .code = "" };
	struct sr_session session;
	struct sr_error err;

	toy_start();
	ck_assert_int_eq(enter(&err), SR_OK);
	ck_assert_int_eq(sr_session_open(sr, &login, &session, a), SR_OK);
}

static int
save(void)
{
	struct sr_grade_rule rule, out;

	sr_record_clear(&sr_rec_grade_rule, &rule);
	return sr_grade_save(sr, &rule, &out, a);
}

static bool
reads(void)
{
	const struct sr_key key = { .id = 77 };
	struct sr_staff staff;

	return sr_staff_get(sr, &key, &staff, a) == SR_OK && staff.id == 77;
}

START_TEST(rows_come_whole)
{
	const struct sr_find find = {
		.limit = 5000, .kind = 300, .search = "", .key = ""
	};
	struct sr_rows rows;

	entered();
	ck_assert_int_eq(sr_list_find(sr, &find, &rows, a), SR_OK);
	ck_assert_uint_eq(rows.n, 5000);
	ck_assert(rows.more);
	for (size_t i = 0; i < rows.n; i++)
		ck_assert_int_eq(
		    SR_ROW(struct sr_list_row, &rows, i)->id, (sr_id)i + 1);
	ck_assert(reads());
}
END_TEST

/* It died before it wrote: the call is made again, and nobody notices. */
START_TEST(a_save_that_was_not_done_is_done)
{
	toy()->again = true;
	toy()->before = 1;
	entered();
	ck_assert_int_eq(save(), SR_OK);
	ck_assert(!sr_saved(sr));
	ck_assert_int_eq(toy()->saves, 1);
	ck_assert(reads());
}
END_TEST

/* It died after it wrote: that is said, and nothing is done twice. */
START_TEST(a_save_that_was_done_is_not_done_again)
{
	toy()->again = true;
	toy()->after = 1;
	entered();
	ck_assert(reads());
	ck_assert_int_eq(save(), SR_E_GONE);
	ck_assert(sr_saved(sr));
	ck_assert_str_eq(sr_error(sr)->message,
	    "The store went away before it could answer. This was saved: do "
	    "not save it again.");
	ck_assert_int_eq(toy()->saves, 1);
	ck_assert(reads());
	ck_assert(!sr_saved(sr));
	/* What others did meanwhile is unknown: all is to be loaded again. */
	ck_assert_uint_eq(sr_changed(sr), UINT64_MAX);
	ck_assert_int_eq(save(), SR_OK);
	ck_assert_int_eq(toy()->saves, 2);
}
END_TEST

/* It died, and nobody starts it: who knows? */
START_TEST(a_save_of_which_nobody_knows)
{
	toy()->after = 1;
	entered();
	ck_assert_int_eq(save(), SR_E_GONE);
	ck_assert(!sr_saved(sr));
	ck_assert_ptr_nonnull(
	    strstr(sr_error(sr)->message, "look whether this was saved"));
	ck_assert(!reads());
	ck_assert_int_eq(sr_error(sr)->code, SR_E_GONE);
	ck_assert_int_eq(sr_fd(sr), -1);
	ck_assert_int_eq(sr_again(sr), SR_E_GONE);
	waitpid(*toy_pid(), NULL, 0);
	toy_start();
	ck_assert_int_eq(sr_again(sr), SR_OK);
	ck_assert_int_ge(sr_fd(sr), 0);
	ck_assert(reads());
}
END_TEST

START_TEST(a_line_that_ended_is_noticed_and_mended)
{
	entered();
	ck_assert(sr_listen(sr));
	ck_assert_int_eq(toy_stop(), 0);
	toy_start();
	ck_assert(!sr_listen(sr));
	ck_assert_int_eq(sr_fd(sr), -1);
	/* A call mends it by itself, a save too: nothing was under way. */
	ck_assert_int_eq(save(), SR_OK);
	ck_assert_int_eq(toy()->saves, 1);
	ck_assert(reads());
}
END_TEST

START_TEST(nobody_listens)
{
	struct sr_error err;

	ck_assert_int_eq(enter(&err), SR_E_GONE);
	ck_assert_ptr_nonnull(strstr(err.message, "No store answers at"));
	ck_assert_ptr_null(sr);
}
END_TEST

/* ---- nonsense ---- */

/* Says TEXT to whoever comes, whatever he says. */
static void
parrot(const void *text, size_t n, size_t welcome)
{
	int at = place_listen(toy_socket());
	char buf[4096];

	ck_assert_int_ge(at, 0);
	*toy_pid() = fork();
	while (*toy_pid() == 0) {
		int fd = accept(at, NULL, NULL);

		if (fd < 0)
			continue;
		if (recv(fd, buf, sizeof(buf), 0) > 0) {
			toy_send(fd, text, welcome);
			if (welcome > 0 && recv(fd, buf, sizeof(buf), 0) < 0)
				_exit(1);
			toy_send(fd, (const char *)text + welcome, n - welcome);
		}
		close(fd);
	}
	close(at);
}

/* Instead of welcome, and after it: an error. */
START_TEST(a_store_that_talks_nonsense)
{
	static const struct frame f[] = {
		{ 0, 0, FRAME_WELCOME, 0 },
		{ 0, 0, 0, 0 },
		{ 0, 1, FRAME_REPLY, 0 },
		{ 3, 1, FRAME_REPLY, 0 },
		{ 4, 1, FRAME_PART, 0 },
		{ CODEC_MAX, 1, FRAME_REPLY, 0 },
		{ UINT32_MAX, 1, FRAME_REPLY, 0 },
		{ 5, 0, FRAME_REFUSE, REFUSE_DENIED },
		{ 0, 0, FRAME_REFUSE, REFUSE_RETIRED },
		{ 0, 0, FRAME_REFUSE, 99 },
		{ 0, 7, FRAME_REPLY, 0 },
	};
	unsigned char text[2 * FRAME_HEAD + 8] = { 0 };
	struct sr_error err;

	frame_put(text, &f[0]);
	frame_put(text + FRAME_HEAD, &f[_i]);
	memset(text + 2 * FRAME_HEAD, 0x85, 8);
	parrot(text + FRAME_HEAD, FRAME_HEAD + 8, 0);
	ck_assert_int_eq(enter(&err) == SR_OK, f[_i].kind == FRAME_WELCOME);
	sr_close(sr);
	sr = NULL;
	kill(*toy_pid(), SIGKILL);
	waitpid(*toy_pid(), NULL, 0);
	parrot(text, sizeof(text), FRAME_HEAD);
	ck_assert_int_eq(enter(&err), SR_OK);
	ck_assert(!reads());
	ck_assert_int_lt(sr_error(sr)->code, 0);
	ck_assert_uint_gt(strlen(sr_error(sr)->message), 10);
	kill(*toy_pid(), SIGKILL);
}
END_TEST

Suite *
suite_line(void)
{
	const TTest *const tests[] = { rows_come_whole,
		a_save_that_was_not_done_is_done,
		a_save_that_was_done_is_not_done_again,
		a_save_of_which_nobody_knows,
		a_line_that_ended_is_noticed_and_mended, nobody_listens, NULL };
	Suite *s = suite_with("line", tests, setup, teardown);
	TCase *c = tcase_create("nonsense");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_store_that_talks_nonsense, 0, 11);
	suite_add_tcase(s, c);
	return s;
}
