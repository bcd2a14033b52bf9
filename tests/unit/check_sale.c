/* A card that is won: ordered, looked after, delivered or cancelled. */
#include "house.h"

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

Suite *suite_sale(void);

Suite *
suite_sale(void)
{
	const TTest *const tests[] = { ordered_then_delivered,
		what_is_not_ordered_is_not_delivered,
		an_order_is_cancelled_by_two, NULL };

	return suite_with("sale", tests, setup, teardown);
}
