/*
 * Who waits for whom at a store's sockets: slow readers, mute ones, long
 * work, and those who leave; against a toy.
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <showroom.h>

#include "base/arena.h"
#include "base/clock.h"
#include "wire/codec.h"
#include "support.h"
#include "toy.h"

/* The result code of the call that FD has made. */
static int
answer_of(int fd)
{
	struct sr_job job = { .op = SR_OP_STAFF_SAVE };
	struct arena *a = arena_new();
	struct frame f;
	int rc;

	do
		ck_assert(toy_get(fd, &f));
	while (f.kind == FRAME_NOTICE);
	ck_assert_uint_eq(f.kind, FRAME_REPLY);
	ck_assert(codec_get_reply(toy_body(), f.length, &job, &rc, a));
	arena_free(a);
	return rc;
}

/*
 * Whoever saved waits for the disk; all of a turn wait for it once: those who
 * come while it is at work are a turn.
 */
START_TEST(saved_is_said_after_the_disk)
{
	enum { MANY = 8 };
	struct sr_staff staff;
	int fd[MANY];

	toy()->stuck = true;
	toy_options()->hold_ms = TOY_NEVER;
	toy_start();
	for (int i = 0; i < MANY; i++)
		fd[i] = toy_enter();
	sr_record_clear(&sr_rec_staff, &staff);
	toy_call(fd[0], 1, SR_OP_STAFF_SAVE, &staff);
	toy_until(&toy()->syncing, 1);
	ck_assert_int_eq(toy()->saves, 1);
	for (int i = 1; i < MANY; i++)
		toy_call(fd[i], 1, SR_OP_STAFF_SAVE, &staff);
	ck_assert(toy_silent(fd[0]));
	toy()->stuck = false;
	for (int i = 0; i < MANY; i++)
		ck_assert_int_eq(answer_of(fd[i]), SR_OK);
	ck_assert_int_eq(toy()->saves, MANY);
	ck_assert_int_eq(toy()->syncs, 2);
	for (int i = 0; i < MANY; i++)
		close(fd[i]);
}
END_TEST

/* Nor does a long turn keep them: the disk is asked within it. */
START_TEST(a_long_turn_is_settled_within)
{
	enum { MANY = 8 };
	struct sr_staff staff;
	int fd[MANY];

	toy()->stuck = true;
	toy_options()->hold_ms = 1;
	toy_start();
	for (int i = 0; i < MANY; i++)
		fd[i] = toy_enter();
	sr_record_clear(&sr_rec_staff, &staff);
	toy_call(fd[0], 1, SR_OP_STAFF_SAVE, &staff);
	toy_until(&toy()->syncing, 1);
	toy()->slow = true;
	for (int i = 1; i < MANY; i++)
		toy_call(fd[i], 1, SR_OP_STAFF_SAVE, &staff);
	toy()->stuck = false;
	for (int i = 0; i < MANY; i++)
		ck_assert_int_eq(answer_of(fd[i]), SR_OK);
	ck_assert_int_eq(toy()->saves, MANY);
	/* Of two the second takes longer than the first is to wait. */
	ck_assert_int_ge(toy()->syncs, 1 + MANY / 2);
	for (int i = 0; i < MANY; i++)
		close(fd[i]);
}
END_TEST

START_TEST(saved_is_not_said_by_a_broken_disk)
{
	struct sr_staff staff;
	int fd;

	toy()->broken = true;
	toy_start();
	fd = toy_enter();
	sr_record_clear(&sr_rec_staff, &staff);
	toy_call(fd, 1, SR_OP_STAFF_SAVE, &staff);
	ck_assert_int_eq(answer_of(fd), SR_E_IO);
	ck_assert_int_eq(toy()->unsaid, 1);
	/* What is there can be read. */
	toy_works(fd, 2);
	ck_assert_int_eq(toy()->unsaid, 1);
	toy()->broken = false;
	toy_call(fd, 3, SR_OP_STAFF_SAVE, &staff);
	ck_assert_int_eq(answer_of(fd), SR_OK);
	close(fd);
}
END_TEST

/* A terminal that never reads is told as much as fits, and holds up nobody. */
START_TEST(notices_to_one_that_never_reads)
{
	struct sr_staff staff;
	int from, to, unread, told = -1;
	uint32_t serial = 0;

	toy_options()->notice_ms = 1;
	toy_start();
	from = toy_enter();
	to = toy_enter();
	sr_record_clear(&sr_rec_staff, &staff);
	/* Each of them is to be told; no byte more fits: it is full. */
	for (int same = 0; same < 3; same = unread == told ? same + 1 : 0) {
		ck_assert_uint_lt(serial, 100000);
		told = same == 0 && serial == 0 ? -1 : unread;
		toy_rest(2);
		toy_call(from, ++serial, SR_OP_STAFF_SAVE, &staff);
		ck_assert_int_eq(answer_of(from), SR_OK);
		ck_assert_int_eq(ioctl(to, FIONREAD, &unread), 0);
	}
	toy_options()->take_ms = 1;
	toy_rest(5);
	toy_works(from, ++serial);
	toy_works(from, ++serial);
	/* It was only stopped: it goes on as if nothing had been. */
	toy_works(to, 1);
	ck_assert_int_eq(toy()->left, 0);
	close(from);
	close(to);
}
END_TEST

START_TEST(who_says_nothing_is_dropped)
{
	int fd, mute, half;

	toy_start();
	mute = toy_knock();
	half = toy_knock();
	toy_send(half, "\x20", 1);
	toy_taken(half);
	fd = toy_enter();
	toy_works(fd, 1);
	ck_assert(toy_silent(mute) && toy_silent(half));
	toy_options()->hello_ms = 1;
	toy_ends(mute);
	toy_ends(half);
	toy_works(fd, 2);
	close(fd);
	close(mute);
	close(half);
}
END_TEST

START_TEST(a_thousand_half_open_ones)
{
	enum { MANY = 1000 };
	struct rlimit files;
	int fd, late, many[MANY];

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &files), 0);
	toy_start();
	files.rlim_cur = files.rlim_max < 4096 ? files.rlim_max : 4096;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &files), 0);
	fd = toy_enter();
	for (int i = 0; i < MANY; i++) {
		many[i] = toy_knock();
		if (i % 50 != 0)
			continue;
		/* Nobody waits for their words, that never come. */
		toy_works(fd, (uint32_t)i + 1);
		late = toy_enter();
		toy_works(late, 1);
		close(late);
	}
	for (int i = 0; i < MANY; i++)
		close(many[i]);
	close(fd);
}
END_TEST

static long
resident_kb(void)
{
	char name[64];
	long pages = 0;
	FILE *f;

	snprintf(name, sizeof(name), "/proc/%ld/statm", (long)*toy_pid());
	f = fopen(name, "r");
	ck_assert_ptr_nonnull(f);
	if (fscanf(f, "%*d %ld", &pages) != 1)
		pages = 0;
	fclose(f);
	return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* 16 MB that nobody takes: the others do not wait, the queue stays short. */
START_TEST(a_slow_reader_holds_up_nobody)
{
	const struct sr_find find = {
		.limit = 40000, .kind = 400, .search = "", .key = ""
	};
	struct frame f;
	int fd, slow[4];
	long before;

	toy_start();
	fd = toy_enter();
	toy_works(fd, 1);
	before = resident_kb();
	for (int i = 0; i < 4; i++) {
		slow[i] = toy_enter();
		toy_call(slow[i], 1, SR_OP_LIST_FIND, &find);
	}
	for (uint32_t i = 2; i < 200; i++)
		toy_works(fd, i);
	ck_assert_int_eq(toy()->left, 0);
#if !defined(__SANITIZE_ADDRESS__)
	/* Each has its 40,000 rows (6 MB), but not 16 MB of bytes beside. */
	ck_assert_int_lt(resident_kb() - before, 4 * 9000);
#endif
	(void)before;
	/* Who takes nothing is dropped, and with him what he held. */
	toy_options()->take_ms = 1;
	toy_until(&toy()->left, 4);
	for (int i = 0; i < 4; i++) {
		while (toy_get(slow[i], &f))
			ck_assert_uint_ne(f.kind, FRAME_REPLY);
		close(slow[i]);
	}
	toy_works(fd, 200);
	close(fd);
}
END_TEST

/* Taken in small bites it comes whole, and the queue does not grow by it. */
START_TEST(a_slow_reader_gets_everything)
{
	const struct sr_find find = {
		.limit = 60000, .kind = 400, .search = "", .key = ""
	};
	size_t all = 0, promised = 0;
	unsigned char bite[7000];
	struct frame f = { 0 };
	long most = 0;
	int fd;

	toy_start();
	fd = toy_enter();
	toy_call(fd, 1, SR_OP_LIST_FIND, &find);
	/* The head of each frame, then its body in bites. */
	while (f.kind != FRAME_REPLY) {
		unsigned char head[FRAME_HEAD];

		ck_assert_int_eq(
		    recv(fd, head, FRAME_HEAD, MSG_WAITALL), FRAME_HEAD);
		ck_assert(frame_get(head, &f));
		promised += f.length;
		for (size_t left = f.length; left > 0;) {
			ssize_t n = recv(fd, bite,
			    left < sizeof(bite) ? left : sizeof(bite), 0);

			ck_assert_int_gt(n, 0);
			left -= (size_t)n;
			all += (size_t)n;
		}
		if (resident_kb() > most)
			most = resident_kb();
	}
	ck_assert_uint_eq(all, promised);
	ck_assert_uint_gt(all, 60000u * 400);
#if !defined(__SANITIZE_ADDRESS__)
	ck_assert_int_lt(most, 30000);
#endif
	close(fd);
}
END_TEST

START_TEST(a_long_line_takes_no_memory)
{
	struct frame f;
	size_t rows;
	long before;
	int fd, parts;

	toy_start();
	fd = toy_enter();
	toy_ask(fd, 1, 3000, 400, &rows, &parts);
	before = resident_kb();
	for (uint32_t i = 2; i < 3000; i++) {
		const struct sr_key key = { .id = i };

		toy_call(fd, i, SR_OP_STAFF_GET, &key);
		ck_assert(toy_get(fd, &f));
	}
	for (uint32_t i = 3000; i < 3020; i++)
		toy_ask(fd, i, 3000, 400, &rows, &parts);
#if !defined(__SANITIZE_ADDRESS__)
	/* It keeps what is freed. */
	ck_assert_int_lt(resident_kb() - before, 4000);
#else
	(void)before;
#endif
	close(fd);
}
END_TEST

/* How many threads of the store stand back by STEPS of nice. */
static int
standing_back(int steps)
{
	char name[64];
	struct dirent *e;
	DIR *d;
	int n = 0;

	snprintf(name, sizeof(name), "/proc/%ld/task", (long)*toy_pid());
	d = opendir(name);
	ck_assert_ptr_nonnull(d);
	while ((e = readdir(d)) != NULL)
		n += e->d_name[0] != '.' &&
		     getpriority(PRIO_PROCESS,
			 (id_t)strtoul(e->d_name, NULL, 10)) == steps;
	closedir(d);
	return n;
}

/* What takes long is done one after the other, beside everything else. */
START_TEST(the_worker_works_and_others_are_served)
{
	int fd, busy, next, nice = getpriority(PRIO_PROCESS, 0);
	struct frame f;

	toy()->works_on = true;
	toy_start();
	fd = toy_enter();
	busy = toy_enter();
	next = toy_enter();
	toy_long(busy, 1);
	toy_until(&toy()->works, 1);
	toy_long(next, 1);
	toy_until(&toy()->asked, 2);
	for (uint32_t i = 1; i < 100; i++)
		toy_works(fd, i);
	ck_assert_int_eq(toy()->works, 1);
	ck_assert(toy_silent(busy) && toy_silent(next));
	/* Nobody stands back further than that. */
	if (nice <= 9)
		ck_assert_int_eq(standing_back(nice + 10), 1);
	toy()->works_on = false;
	ck_assert(toy_get(busy, &f));
	ck_assert_uint_eq(f.kind, FRAME_REPLY);
	ck_assert(toy_get(next, &f));
	ck_assert_uint_eq(f.kind, FRAME_REPLY);
	ck_assert_int_eq(toy()->works, 2);
	close(fd);
	close(busy);
	close(next);
}
END_TEST

/* What happens to nobody is waited for: a turn of nothing lasts a second. */
static void
nothing_turns(int fd, uint32_t serial)
{
	int64_t begun = clock_ticks();
	int turns;

	toy_works(fd, serial);
	turns = toy()->turns;
	/* That of the answer, and one that nothing ended but its time. */
	toy_until(&toy()->turns, turns + 3);
	ck_assert_int_ge(clock_ticks() - begun, 1000);
}

/*
 * Who asks for long work and leaves: what has not begun is not done, he
 * counts as long as it lasts, and the store does not turn in circles.
 */
START_TEST(long_work_of_one_who_left)
{
	struct frame f;
	int fd, left, full;

	toy()->works_on = true;
	toy_options()->per_user = 3;
	toy_start();
	fd = toy_enter();
	left = toy_enter();
	toy_long(left, 1);
	toy_until(&toy()->works, 1);
	close(left);
	for (int i = 0; i < 20; i++) {
		left = toy_enter();
		toy_long(left, 1);
		toy_until(&toy()->asked, i + 2);
		close(left);
		toy_until(&toy()->left, i + 1);
	}
	nothing_turns(fd, 1);
	left = toy_enter();
	full = toy_knock();
	toy_hello(full, 0);
	toy_refused(full, REFUSE_BUSY, NULL);
	toy()->works_on = false;
	toy_until(&toy()->left, 21);
	full = toy_enter();
	/* One after the other: what was asked before would have begun. */
	toy_long(left, 1);
	ck_assert(toy_get(left, &f));
	ck_assert_int_eq(toy()->works, 2);
	close(left);
	close(full);
	toy_works(fd, 2);
	ck_assert_int_eq(toy_stop(), 0);
	close(fd);
}
END_TEST

/* The work that lasts is told so, and ends by that. */
START_TEST(asked_to_end_it_ends)
{
	int fd, busy;

	toy()->works_on = true;
	toy_start();
	fd = toy_enter();
	busy = toy_enter();
	toy_long(busy, 1);
	toy_until(&toy()->works, 1);
	toy_works(fd, 1);
	ck_assert_int_eq(toy_stop(), 0);
	toy_ends(fd);
	toy_ends(busy);
	ck_assert_int_eq(toy()->left, 2);
	close(fd);
	close(busy);
}
END_TEST

/* Nobody comes: it waits for whoever started it, then as long as it lingers. */
START_TEST(it_lingers)
{
	int fd;

	toy_options()->linger_ms = 1;
	toy_options()->first_ms = TOY_NEVER;
	toy_start();
	toy_stays();
	fd = toy_enter();
	close(fd);
	toy_ended();
	toy_options()->linger_ms = TOY_NEVER;
	toy_options()->first_ms = 1;
	toy_start();
	toy_stays();
	fd = toy_enter();
	toy_options()->linger_ms = 1;
	for (uint32_t i = 1; i <= 3; i++)
		toy_works(fd, i);
	close(fd);
	toy_ended();
	toy_options()->first_ms = 1;
	toy_start();
	toy_ended();
}
END_TEST

Suite *
suite_wait(void)
{
	const TTest *const tests[] = { saved_is_said_after_the_disk,
		a_long_turn_is_settled_within,
		saved_is_not_said_by_a_broken_disk,
		notices_to_one_that_never_reads, who_says_nothing_is_dropped,
		a_thousand_half_open_ones, a_slow_reader_holds_up_nobody,
		a_slow_reader_gets_everything, a_long_line_takes_no_memory,
		the_worker_works_and_others_are_served,
		long_work_of_one_who_left, asked_to_end_it_ends, it_lingers,
		NULL };

	return suite_with("wait", tests, toy_setup, toy_teardown);
}
