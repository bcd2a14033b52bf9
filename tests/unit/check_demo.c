/* The example dealership: whole, plausible, at any hour. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "domain/demo.h"
#include "domain/sample.h"
#include "wire/direct.h"
#include "house.h"

static struct house h;

static void
conn_close(void *ctx)
{
	conn_free(ctx);
}

static char file[64]; /* filled once for all tests of a case */

static void
demo_domain(const char *path, const char *now, bool create)
{
	struct domain_options opt = {
		.path = path, .create = create, .demo = true, .advisory = true
	};
	struct sr_error err;

	memset(&h, 0, sizeof(h));
	ck_assert(clock_zone("Asia/Shanghai"));
	opt.now = clock_parse(now);
	ck_assert_int_ne(opt.now, 0);
	sr_error_clear(&err);
	if (domain_open(&h.d, &opt, &err) != SR_OK)
		ck_abort_msg("demo: %s [%s]", err.message, err.arg[0].text);
}

static void
demo_connect(void)
{
	struct sr_server server = { .dispatch = house_dispatch,
		.close = conn_close,
		.ctx = conn_new(h.d) };

	h.sr = sr_open_direct(&server);
	h.mem = arena_new();
	h.dir = sr_dir_new();
}

static void
demo_disconnect(void)
{
	sr_dir_free(h.dir);
	sr_close(h.sr);
	domain_close(h.d);
	arena_free(h.mem);
}

static void
demo_remove(void)
{
	unlink(file);
	*strrchr(file, '/') = '\0';
	rmdir(file);
}

/* The demo as the command makes it at NOW; nothing of it stays open. */
static void
demo_make(const char *now)
{
	struct sr_error err;
	char dir[] = "/tmp/showroom-unit-XXXXXX";

	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(file, sizeof(file), "%s/demo.db", dir);
	demo_domain(file, now, true);
	sr_error_clear(&err);
	if (demo_fill(h.d, &err) != SR_OK)
		ck_abort_msg("demo: %s.%s: %s [%s]", err.record, err.field,
		    err.message, err.arg[0].text);
	domain_close(h.d);
}

static void
make(void)
{
	demo_make("2026-11-21 17:42");
}

static void
make_night(void)
{
	demo_make("2026-11-21 00:20");
}

static void
setup(void)
{
	demo_domain(file, "2026-11-21 17:42", false);
	demo_connect();
	house_as(&h, DEMO_ADMIN);
}

static void
setup_night(void)
{
	demo_domain(file, "2026-11-21 00:20", false);
	demo_connect();
	house_as(&h, DEMO_ADMIN);
}

static void
teardown(void)
{
	demo_disconnect();
}

static struct sr_sum
sum_of(const char *day)
{
	struct sr_find find;
	struct sr_sum sum;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = the_day(day);
	must(&h, sr_sum_get(h.sr, &find, &sum, h.mem));
	return sum;
}

START_TEST(demo_whole)
{
	struct sr_anchor none = { .mac = "" };
	struct sr_rows rows;

	must(&h, sr_check(h.sr, &none, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_finding *f =
		    SR_ROW(struct sr_finding, &rows, i);
		ck_abort_msg("%s: %s", f->what, f->detail);
	}
}
END_TEST

START_TEST(demo_people)
{
	struct sr_find find;
	struct sr_rows rows;
	int sales = 0, roles = 0;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_staff_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_staff *s = SR_ROW(struct sr_staff, &rows, i);
		sales += s->role == SR_SALES;
		roles |= 1 << s->role;
	}
	ck_assert_int_eq(sales, 8);
	/* Each role has somebody. */
	ck_assert_int_eq(roles, 0x1fe);
}
END_TEST

START_TEST(demo_today)
{
	house_as(&h, DEMO_MANAGER);
	struct sr_sum s = sum_of("2026-11-21");

	ck_assert_int_ge(s.inhouse, 3);
	ck_assert_int_ge(s.incomplete, 4);
	ck_assert_int_ge(s.requests, 3);
	ck_assert_int_ge(s.overdue, 5);
	ck_assert_int_ge(s.due, 10);
	ck_assert_int_ge(s.done, 10);
	ck_assert_int_ge(s.appointments, 1);
	ck_assert_int_ge(s.walkin, 15);
	ck_assert_int_ge(s.again, 1);
	ck_assert_int_gt(s.first, s.again);
	ck_assert_int_ge(s.h, 8);
	ck_assert_int_gt(s.a, s.h);
	ck_assert_int_gt(s.c, s.a);
	/* Each salesperson has something to do. */
	for (char code[3] = "01"; code[1] <= '8'; code[1]++) {
		house_as(&h, code);
		s = sum_of("2026-11-21");
		ck_assert_int_ge(s.overdue + s.due + s.done, 3);
		ck_assert_int_ge(s.h + s.a + s.b + s.c, 20);
	}
}
END_TEST

/* What was told on a day was read that evening: today's alone is new. */
START_TEST(demo_told)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	for (int n = 1; n <= DEMO_SALES; n++) {
		char code[4];

		snprintf(code, sizeof(code), "%02d", n);
		house_as(&h, code);
		must(&h, sr_alert_find(h.sr, &find, &rows, h.mem));
		for (size_t i = 0; i < rows.n; i++)
			ck_assert_int_eq(SR_ROW(struct sr_alert, &rows, i)->day,
			    the_day("2026-11-21"));
	}
}
END_TEST

/* As the manager: rows of the list operation OP, its find FROM to TO. */
static struct sr_rows
board(int op, sr_day from, sr_day to, int32_t state)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.from = from;
	find.to = to;
	find.state = state;
	find.limit = 500;
	must(&h, sr_call(h.sr, op, &find, &rows, h.mem));
	return rows;
}

/* How many of ROWS have VALUE in the member that is called COL. */
static int
with(const struct sr_rows *rows, const struct sr_record *rec, const char *col,
    int64_t value)
{
	const struct sr_field *f = sr_field_of(rec, col);
	int n = 0;

	for (size_t i = 0; i < rows->n; i++)
		n += sr_get_int(f, (const char *)rows->row + i * rows->size) ==
		     value;
	return n;
}

/* Five wait for guests, one has a break, two are out; guests had reasons. */
START_TEST(demo_rota)
{
	struct sr_rows rows;

	house_as(&h, DEMO_MANAGER);
	rows = board(SR_OP_TURN_FIND, 0, 0, 0);
	ck_assert_int_eq(
	    with(&rows, &sr_rec_turn_line, "state", SR_PRESENT), 5);
	ck_assert_int_eq(with(&rows, &sr_rec_turn_line, "state", SR_BREAK), 1);
	ck_assert_int_eq(with(&rows, &sr_rec_turn_line, "state", SR_ABSENT), 2);
	for (size_t i = 0; i < rows.n; i++)
		ck_assert_int_le(
		    SR_ROW(struct sr_turn_line, &rows, i)->turns, 8);
	rows = board(SR_OP_HANDOUT_FIND, 0, 0, 0);
	ck_assert_uint_ge(rows.n, 12);
	ck_assert_int_ge(
	    with(&rows, &sr_rec_handout_line, "kind", SR_IN_TURN), 8);
	ck_assert_uint_lt(
	    (size_t)with(&rows, &sr_rec_handout_line, "kind", SR_IN_TURN),
	    rows.n);
}
END_TEST

START_TEST(demo_drives)
{
	sr_day today = the_day("2026-11-21");
	struct sr_rows rows;
	size_t done = 0;

	house_as(&h, DEMO_MANAGER);
	rows = board(SR_OP_DRIVE_FIND, today + 1, today + 1, 0);
	ck_assert_int_eq(
	    with(&rows, &sr_rec_drive, "state", SR_DRIVE_BOOKED), 2);
	rows = board(SR_OP_DRIVE_FIND, today, today, SR_DRIVE_OUT);
	ck_assert_uint_ge(rows.n, 1);
	rows = board(SR_OP_DRIVE_FIND, today - 30, today, SR_DRIVE_BACK);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_drive *d = SR_ROW(struct sr_drive, &rows, i);
		ck_assert_int_gt(d->km_back, d->km_out);
		ck_assert_int_gt(d->back_at, d->out_at);
		ck_assert_str_ne(d->feedback, "");
		done++;
	}
	ck_assert_uint_ge(done, 40);
}
END_TEST

/* Each board has something to show, of either kind. */
START_TEST(demo_boards)
{
	sr_day today = the_day("2026-11-21");
	const struct sr_round *round;
	const struct sr_hot_line *hot;
	struct sr_rows rows;
	int months = 0;

	house_as(&h, DEMO_MANAGER);
	rows = board(SR_OP_BOARD_HOT, 0, 0, 0);
	for (size_t i = 0; i < rows.n; i++) {
		hot = SR_ROW(struct sr_hot_line, &rows, i);
		ck_assert_int_gt(hot->target, 0);
		months += hot->staff != 0 ? hot->target : -hot->target;
	}
	ck_assert_int_eq(months, 0); /* the house's is the sum */
	rows = board(SR_OP_ROUND_FIND, 0, 0, 0);
	ck_assert_uint_eq(rows.n, 1);
	round = SR_ROW(struct sr_round, &rows, 0);
	ck_assert_int_gt(round->done, 0);
	ck_assert_int_lt(round->done, round->cards);
	rows = board(SR_OP_TWIN_FIND, 0, 0, 0);
	ck_assert_uint_eq(rows.n, 2);
	rows = board(SR_OP_MERGE_FIND, 0, 0, 0);
	ck_assert_uint_eq(rows.n, 1);
	rows = board(SR_OP_POOL_FIND, 0, 0, 0);
	ck_assert_uint_ge(rows.n, 3);
	rows = board(SR_OP_RECONTACT_FIND, today - 30, today + 30, 0);
	ck_assert_int_ge(
	    with(&rows, &sr_rec_recontact, "state", SR_AGAIN_DONE), 3);
	ck_assert_int_ge(
	    with(&rows, &sr_rec_recontact, "state", SR_AGAIN_PLANNED), 3);
	rows = board(SR_OP_LOSS_FIND, today, today, 0);
	ck_assert_int_ge(
	    with(&rows, &sr_rec_loss_line, "grade", SR_GRADE_L), 2);
	rows = board(SR_OP_EVIDENCE_FIND, today, today, 0);
	ck_assert_int_ge(with(&rows, &sr_rec_evidence_line, "burst", 6), 6);
	ck_assert_int_ge(with(&rows, &sr_rec_evidence_line, "empty", true), 1);
	rows = board(SR_OP_BIRTHDAY_FIND, today, today + 1, 0);
	ck_assert_int_ge(with(&rows, &sr_rec_agenda, "day", today), 1);
	ck_assert_int_ge(with(&rows, &sr_rec_agenda, "day", today + 1), 1);
	rows = board(SR_OP_INSTRUCTION_FIND, today - 20, today, 0);
	ck_assert_int_ge(with(&rows, &sr_rec_instruction, "read_at", 0), 1);
	ck_assert_int_gt(
	    (int)rows.n, 2 * with(&rows, &sr_rec_instruction, "read_at", 0));
	rows = board(SR_OP_REQUEST_FIND, today - 40, today, 0);
	ck_assert_int_ge(
	    with(&rows, &sr_rec_request_line, "state", SR_REFUSED), 1);
}
END_TEST

/* Some ordered and have their car, some wait for it, some withdrew. */
START_TEST(demo_sold)
{
	sr_day today = the_day("2026-11-21");
	const struct sr_hot_line *hot;
	struct sr_rows rows;
	int own = 0, house = 0;

	house_as(&h, DEMO_MANAGER);
	rows = board(SR_OP_BOARD_HOT, 0, 0, 0);
	for (size_t i = 0; i < rows.n; i++) {
		hot = SR_ROW(struct sr_hot_line, &rows, i);
		ck_assert_int_gt(hot->rate, 0);
		own += !hot->of_house;
		house += hot->of_house;
		if (hot->staff != 0)
			continue;
		/* A tenth to a third of those who were hot bought. */
		ck_assert_int_gt(hot->num * 10, hot->den);
		ck_assert_int_lt(hot->num * 3, hot->den);
		ck_assert_int_ge(hot->orders, 8);
		ck_assert_int_ge(hot->delivered, 8);
		ck_assert_int_gt(hot->needed, 0);
	}
	/* Some salesperson has too few to have a rate of his own. */
	ck_assert_int_ge(own, 4);
	ck_assert_int_ge(house, 1);
	rows = board(SR_OP_WIN_FIND, today - 30, today, 0);
	ck_assert_uint_ge(rows.n, 10);
	ck_assert_int_ge(with(&rows, &sr_rec_win, "grade", SR_GRADE_D), 3);
	rows = board(SR_OP_CARD_FIND, 0, 0, 0);
	ck_assert_int_ge(
	    with(&rows, &sr_rec_card_line, "grade", SR_GRADE_O), 8);
	rows = board(SR_OP_REQUEST_FIND, today - 40, today, SR_AGREED);
	ck_assert_int_ge(
	    with(&rows, &sr_rec_request_line, "kind", SR_REQ_CANCEL), 1);
	rows = board(SR_OP_REQUEST_FIND, today, today, SR_PENDING);
	ck_assert_int_eq(
	    with(&rows, &sr_rec_request_line, "kind", SR_REQ_CANCEL), 1);
	rows = board(SR_OP_DRIVE_SUM, today - 30, today, 0);
	ck_assert_int_gt(SR_ROW(struct sr_drive_sum, &rows, 0)->orders, 0);
}
END_TEST

/* Of a share of customers it is known when to call: of some it is now. */
START_TEST(demo_best_times)
{
	struct sr_find find;
	struct sr_rows rows;
	size_t known = 0, now = 0;

	house_as(&h, DEMO_MANAGER);
	sr_record_clear(&sr_rec_find, &find);
	find.limit = 500;
	must(&h, sr_card_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_gt(rows.n, 100);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_card_line *l =
		    SR_ROW(const struct sr_card_line, &rows, i);
		known += l->best != 0;
		now += l->best_now;
	}
	ck_assert_uint_gt(known, rows.n / 10);
	ck_assert_uint_lt(known, rows.n / 2);
	ck_assert_uint_gt(now, 0);
	ck_assert_uint_lt(now, known);
}
END_TEST

START_TEST(demo_days)
{
	struct sr_find find;
	struct sr_dayrec rec;
	int is_signed = 0, visited = 0;

	house_as(&h, DEMO_MANAGER);
	for (int i = 0; i < 90; i++) {
		struct sr_rows rows;
		sr_record_clear(&sr_rec_find, &find);
		find.from = find.to = the_day("2026-11-21") - i;
		find.limit = 5;
		must(&h, sr_day_get(h.sr, &find, &rec, h.mem));
		ck_assert_int_ne(rec.weather, 0);
		is_signed += rec.signer != 0;
		must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
		visited += rows.n == 5;
	}
	/* All but today, yesterday and one that was forgotten. */
	ck_assert_int_eq(is_signed, 87);
	ck_assert_int_eq(visited, 90);
	/* Nothing before the ninety days. */
	struct sr_rows rows;
	find.from = 1;
	find.to = the_day("2026-11-21") - 90;
	must(&h, sr_visit_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

/*
 * The index is read over a second connection to the file, a throw-away one
 * too: without it there is no search for the middle of a number.
 */
START_TEST(demo_search)
{
	struct sr_init init = { .house = "津东一汽丰田",
		.zone = "Asia/Shanghai",
		.preset = "ftms",
		.name = "管理员",
		.login = "" };
	struct sr_staff s, out;
	struct sr_session session;
	struct sr_visit v, saved;
	struct sr_rows rows;
	struct sr_ask ask = { .text = "717716", .limit = 5, .whole = true };
	char dir[] = "/tmp/showroom-unit-XXXXXX";

	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(file, sizeof(file), "%s/demo.db", dir);
	demo_domain(file, "2026-11-21 17:42", true);
	demo_connect();
	must(&h, sr_init(h.sr, &init, &session, h.mem));
	sr_record_clear(&sr_rec_staff, &s);
	s.code = DEMO_MANAGER;
	s.name = "王经理";
	s.role = SR_MANAGER;
	must(&h, sr_staff_save(h.sr, &s, &out, h.mem));
	house_as(&h, DEMO_MANAGER);
	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day("2026-11-21");
	v.kind = SR_WALKIN;
	v.name = "张红喆";
	v.phone = "13717716163";
	must(&h, sr_visit_save(h.sr, &v, &saved, h.mem));
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	demo_disconnect();
	demo_remove();
}
END_TEST

START_TEST(demo_night)
{
	house_as(&h, DEMO_MANAGER);
	struct sr_sum s = sum_of("2026-11-21");

	ck_assert_int_ge(s.inhouse, 3);
	ck_assert_int_ge(s.incomplete, 1);
}
END_TEST

/* A number is never given to two. */
START_TEST(sample_numbers)
{
	enum { MANY = 20000 };
	static char seen[MANY][SAMPLE_PHONE];
	uint32_t n = 0;

	for (uint32_t i = 0; i < MANY; i++)
		sample_phone(i, seen[n++]);
	qsort(seen, n, sizeof(seen[0]),
	    (int (*)(const void *, const void *))(void (*)(void))strcmp);
	for (uint32_t i = 1; i < n; i++)
		ck_assert_str_ne(seen[i - 1], seen[i]);
	ck_assert_uint_eq(strlen(seen[0]), 11);
}
END_TEST

START_TEST(sample_names)
{
	char out[SAMPLE_NAME];

	sample_address("欧阳海", SR_FEMALE, out);
	ck_assert_str_eq(out, "欧阳女士");
	sample_address("张伟", SR_MALE, out);
	ck_assert_str_eq(out, "张先生");
}
END_TEST

Suite *
suite_demo(void)
{
	Suite *s = suite_create("demo");
	TCase *t = tcase_create("afternoon");

	tcase_set_timeout(t, 60);
	tcase_add_unchecked_fixture(t, make, demo_remove);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, demo_whole);
	tcase_add_test(t, demo_people);
	tcase_add_test(t, demo_today);
	tcase_add_test(t, demo_best_times);
	tcase_add_test(t, demo_days);
	tcase_add_test(t, demo_told);
	tcase_add_test(t, demo_rota);
	tcase_add_test(t, demo_drives);
	tcase_add_test(t, demo_boards);
	tcase_add_test(t, demo_sold);
	suite_add_tcase(s, t);
	t = tcase_create("night");
	tcase_set_timeout(t, 60);
	tcase_add_unchecked_fixture(t, make_night, demo_remove);
	tcase_add_checked_fixture(t, setup_night, teardown);
	tcase_add_test(t, demo_night);
	tcase_add_test(t, demo_whole);
	suite_add_tcase(s, t);
	t = tcase_create("samples");
	tcase_add_test(t, demo_search);
	tcase_add_test(t, sample_numbers);
	tcase_add_test(t, sample_names);
	suite_add_tcase(s, t);
	return s;
}
