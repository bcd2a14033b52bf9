/* A card that is won: ordered, looked after, delivered or cancelled. */
#include "owned.h"

static struct house h;
static sr_id card;

static void
setup(void)
{
	struct sr_card in;

	house_open(&h, "2026-11-02 09:06");
	house_as(&h, LI);
	in = house_card(&h, "张红喆", "13717716163", SR_GRADE_H);
	card = house_card_open(&h, &in).id;
}

static void
teardown(void)
{
	house_close(&h);
}

static int
ordered(struct sr_card *out)
{
	return sr_card_ordered(h.sr, &(struct sr_key){ card }, out, h.mem);
}

static int
delivered(struct sr_card *out)
{
	return sr_card_delivered(h.sr, &(struct sr_key){ card }, out, h.mem);
}

static struct sr_hot_line
board(void)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_board_hot(h.sr, &find, &rows, h.mem));
	return *SR_ROW(struct sr_hot_line, &rows, 0);
}

/* The board has it all the way; O is contacted every 7 days. */
START_TEST(ordered_then_delivered)
{
	struct sr_win win, won;
	struct sr_card now;

	ck_assert_int_eq(board().h, 1);
	sr_record_clear(&sr_rec_win, &win);
	win.card = card;
	win.text = "现车，当天交付";
	must_fail(
	    &h, sr_win_save(h.sr, &win, &won, h.mem), SR_E_INVALID, "card");
	must(&h, ordered(&now));
	ck_assert_int_eq(now.grade, SR_GRADE_O);
	ck_assert_int_eq(now.next_day, the_day("2026-11-09"));
	/* Not what was planned for him before he ordered. */
	ck_assert_int_eq(now.next_kind, SR_BY_PHONE);
	ck_assert_int_eq(now.next_theme, house_row(&h, "theme", "订单维系"));
	ck_assert_int_eq(board().h, 0);
	ck_assert_int_eq(board().orders, 1);
	ck_assert_int_eq(board().den, 1);
	ck_assert_int_eq(board().num, 1);
	must(&h, sr_win_save(h.sr, &win, &won, h.mem));
	must_fail(&h, ordered(&now), SR_E_INVALID, "grade");
	house_now(&h, "2026-11-12 16:00");
	must(&h, delivered(&now));
	ck_assert_int_eq(now.grade, SR_GRADE_D);
	ck_assert_int_eq(now.closed, the_day("2026-11-12"));
	ck_assert_int_eq(now.next_day, 0);
	ck_assert_int_eq(board().orders, 0);
	ck_assert_int_eq(board().delivered, 1);
}
END_TEST

START_TEST(what_is_not_ordered_is_not_delivered)
{
	struct sr_card now;

	must_fail(&h, delivered(&now), SR_E_INVALID, "grade");
	house_as(&h, WANG); /* not his customer */
	must_fail(&h, ordered(&now), SR_E_DENIED, "");
	house_as(&h, LI);
	must(&h, ordered(&now));
	must(&h, delivered(&now));
	must_fail(&h, ordered(&now), SR_E_INVALID, "");
}
END_TEST

/* It needs a second person, as a loss does; it is no loss. */
START_TEST(an_order_is_cancelled_by_two)
{
	struct sr_request r = house_request(SR_REQ_CANCEL, card), out;
	struct sr_decide decide = { .agree = true };
	struct sr_card now;

	r.note = "家人不同意，退定金";
	must_fail(
	    &h, sr_request_save(h.sr, &r, &out, h.mem), SR_E_INVALID, "card");
	must(&h, ordered(&now));
	r = house_asked(&h, r);
	decide.id = r.id;
	must_fail(
	    &h, sr_request_decide(h.sr, &decide, &out, h.mem), SR_E_DENIED, "");
	house_as(&h, MANAGER);
	must(&h, sr_request_decide(h.sr, &decide, &out, h.mem));
	now = house_card_now(&h, card);
	ck_assert_int_eq(now.grade, SR_GRADE_T);
	ck_assert_int_eq(now.closed, the_day("2026-11-02"));
	ck_assert_int_eq(board().orders, 0);
}
END_TEST

/* ---- an application that waits ---- */

/* ID, the only application for the card, as it stands. */
static struct sr_request_line
request_of(sr_id id)
{
	const struct sr_request_line *line;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = card;
	must(&h, sr_request_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(struct sr_request_line, &rows, 0);
	ck_assert_int_eq(line->id, id);
	return *line;
}

static int
decided(struct sr_decide in, sr_id id)
{
	struct sr_request out;

	in.id = id;
	house_as(&h, MANAGER);
	return sr_request_decide(h.sr, &in, &out, h.mem);
}

/* Applications that an order leaves nothing of. */
static struct sr_request
moot(int i)
{
	static const int32_t kind[] = { SR_REQ_FROZEN, SR_REQ_VOID,
		SR_REQ_GRADE };
	struct sr_request r;

	if (i == 0)
		return house_lost(&h, card);
	r = house_request(kind[i - 1], card);
	r.reason = house_row(&h, "lost", "放弃购车");
	if (kind[i - 1] == SR_REQ_FROZEN)
		r.until = the_day("2026-12-20");
	if (kind[i - 1] == SR_REQ_GRADE)
		r.grade = SR_GRADE_A;
	return r;
}

/* A word in the log or another application does not undo an order. */
START_TEST(nothing_else_ends_an_order)
{
	struct sr_contact_log log;
	struct sr_request r, out;
	struct sr_card now;

	must(&h, ordered(&now));
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = "客户又犹豫了";
	log.grade = SR_GRADE_B;
	log.grade_why = log.text;
	must_fail(
	    &h, sr_contact_log(h.sr, &log, &now, h.mem), SR_E_INVALID, "grade");
	for (int i = 0; i < 4; i++) {
		r = moot(i);
		must_fail(&h, sr_request_save(h.sr, &r, &out, h.mem),
		    SR_E_INVALID, "card");
	}
	r = house_request(SR_REQ_DUPLICATE, card);
	r.other = house_due(&h, "13717716164", SR_GRADE_A, "2026-11-04");
	must_fail(
	    &h, sr_request_save(h.sr, &r, &out, h.mem), SR_E_INVALID, "card");
	/* The talk is logged all the same. */
	log.grade = 0;
	log.grade_why = "";
	must(&h, sr_contact_log(h.sr, &log, &now, h.mem));
	ck_assert_int_eq(now.grade, SR_GRADE_O);
}
END_TEST

/* Who buys is neither lost nor frozen: nothing is left to decide. */
START_TEST(an_order_overtakes_an_application)
{
	struct sr_request_line was;
	sr_id id = house_asked(&h, moot(_i)).id;
	struct sr_card now;
	struct sr_rows rows;

	house_now(&h, "2026-11-03 10:00");
	must(&h, ordered(&now));
	ck_assert_int_eq(now.grade, SR_GRADE_O);
	was = request_of(id);
	ck_assert_int_eq(was.state, SR_OVERTAKEN);
	ck_assert_int_eq(was.decided, the_day("2026-11-03"));
	ck_assert_int_eq(was.decider, 0);
	/* Who would have decided hears of it; who ordered it knows. */
	ck_assert_uint_eq(owned_alerts(&h, LI).n, 0);
	rows = owned_alerts(&h, SUPER);
	ck_assert_int_eq(owned_alert(&rows, 0).kind, SR_ALERT_OVERTAKEN);
	rows = owned_alerts(&h, MANAGER);
	ck_assert_int_eq(owned_alert(&rows, 0).kind, SR_ALERT_OVERTAKEN);
	ck_assert_int_eq(owned_alert(&rows, 0).card, card);
	must_fail(&h, decided((struct sr_decide){ .agree = true }, id),
	    SR_E_STALE, "state");
	must_fail(&h, decided((struct sr_decide){ .advice = "再谈" }, id),
	    SR_E_STALE, "state");
	/* The next one is heard. */
	house_as(&h, LI);
	house_asked(&h, house_request(SR_REQ_CANCEL, card));
}
END_TEST

/* Nobody decided it: whose the card is stays so, and the file is whole. */
START_TEST(what_fell_decides_nothing)
{
	struct sr_anchor none = { .mac = "" };
	const struct sr_step *s;
	struct sr_card now;
	struct sr_rows rows;

	house_asked(&h, moot(0));
	must(&h, ordered(&now));
	rows = owned_steps(&h, MANAGER, NUMBER);
	ck_assert_uint_eq(rows.n, 2);
	s = SR_ROW(struct sr_step, &rows, 1);
	ck_assert_int_eq(s->kind, SR_STEP_APPLIED);
	ck_assert_int_eq(s->owner, house_staff(&h, LI));
	house_as(&h, ADMIN);
	must(&h, sr_check(h.sr, &none, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

/* A lead applied: he hears that it fell, and once. */
START_TEST(who_applied_hears_of_it)
{
	struct sr_card now;
	struct sr_rows rows;

	house_as(&h, SUPER);
	house_asked(&h, moot(0));
	house_as(&h, LI);
	must(&h, ordered(&now));
	rows = owned_alerts(&h, SUPER);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(owned_alert(&rows, 0).kind, SR_ALERT_OVERTAKEN);
}
END_TEST

/* Whose order it is can be decided later, but before it is delivered. */
START_TEST(a_handover_waits_for_the_order_and_not_the_delivery)
{
	struct sr_request r = house_request(SR_REQ_HANDOVER, card);
	const struct sr_error *e = sr_error(h.sr);
	struct sr_card now;

	r.to_staff = house_staff(&h, WANG);
	r = house_asked(&h, r);
	must(&h, ordered(&now));
	ck_assert_int_eq(request_of(r.id).state, SR_PENDING);
	must_fail(&h, delivered(&now), SR_E_EXISTS, "grade");
	ck_assert_str_eq(e->arg[0].text, "李晓梅");
	ck_assert_str_eq(e->arg[1].text, "Hand over");
	must(&h, decided((struct sr_decide){ .agree = true }, r.id));
	house_as(&h, WANG);
	must(&h, delivered(&now));
	ck_assert_int_eq(now.owner, house_staff(&h, WANG));
}
END_TEST

/* Which of two cards stays is decided before one of them is ordered. */
START_TEST(a_duplicate_is_decided_before_it_is_ordered)
{
	struct sr_request r = house_request(SR_REQ_DUPLICATE, card);
	struct sr_card now;

	r.other = house_due(&h, "13717716164", SR_GRADE_A, "2026-11-04");
	r = house_asked(&h, r);
	must_fail(&h, ordered(&now), SR_E_EXISTS, "grade");
	ck_assert_int_eq(request_of(r.id).state, SR_PENDING);
	must(&h, decided((struct sr_decide){ .advice = "两台车" }, r.id));
	house_as(&h, LI);
	must(&h, ordered(&now));
}
END_TEST

/* Who wants his deposit back gets no car before that is decided. */
START_TEST(a_cancellation_is_decided_before_it_is_delivered)
{
	struct sr_request r = house_request(SR_REQ_CANCEL, card);
	struct sr_card now;

	must(&h, ordered(&now));
	r = house_asked(&h, r);
	must_fail(&h, delivered(&now), SR_E_EXISTS, "grade");
	ck_assert_str_eq(sr_error(h.sr)->arg[1].text, "Cancel the order");
	must(&h, sr_card_get(h.sr, &(struct sr_key){ card }, &now, h.mem));
	ck_assert_int_eq(now.grade, SR_GRADE_O);
	ck_assert_int_ne(now.next_day, 0);
	must(&h, decided((struct sr_decide){ .advice = "已谈妥" }, r.id));
	house_as(&h, LI);
	must(&h, delivered(&now));
	ck_assert_int_eq(now.grade, SR_GRADE_D);
}
END_TEST

Suite *
suite_sale(void)
{
	const TTest *const tests[] = { ordered_then_delivered,
		what_is_not_ordered_is_not_delivered,
		an_order_is_cancelled_by_two, nothing_else_ends_an_order,
		what_fell_decides_nothing, who_applied_hears_of_it,
		a_handover_waits_for_the_order_and_not_the_delivery,
		a_duplicate_is_decided_before_it_is_ordered,
		a_cancellation_is_decided_before_it_is_delivered, NULL };
	Suite *s = suite_with("sale", tests, setup, teardown);
	TCase *tc = tcase_create("overtaken");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, an_order_overtakes_an_application, 0, 4);
	suite_add_tcase(s, tc);
	return s;
}
