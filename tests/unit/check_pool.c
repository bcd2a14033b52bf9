/* The pool: warned, in it, taken out of it. */
#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static struct sr_rows
pool(const char *code)
{
	struct sr_find find;
	struct sr_rows rows;

	house_as(&h, code);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_pool_find(h.sr, &find, &rows, h.mem));
	return rows;
}

/* Out of control is another matter: not within this test. */
static void
patience(void)
{
	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "500");
}

/*
 * Opened on the 21st, 30 days and a warning 3 days before: idle for more than
 * 27 days on December 19th; three days later, on the 22nd, in the pool.
 */
START_TEST(warned_then_pooled_then_taken)
{
	struct sr_card card, out;
	struct sr_rows rows;
	size_t n;

	patience();
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-12-18 09:00");
	n = owned_alerts(&h, LI).n;
	house_now(&h, "2026-12-19 09:00");
	rows = owned_alerts(&h, LI);
	ck_assert_uint_eq(rows.n, n + 1);
	ck_assert_int_eq(owned_alert(&rows, n).kind, SR_ALERT_RECALL_SOON);
	ck_assert_int_eq(owned_alert(&rows, n).card, card.id);
	house_now(&h, "2026-12-21 09:00");
	ck_assert_uint_eq(pool(WANG).n, 0);
	house_now(&h, "2026-12-22 09:00");
	rows = pool(WANG);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_pool_line, &rows, 0)->days, 31);
	rows = owned_alerts(&h, LI);
	ck_assert_int_eq(
	    owned_alert(&rows, rows.n - 1).kind, SR_ALERT_RECALLED);
	/* His own is none of his to take; two cannot have it. */
	house_as(&h, LI);
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem),
	    SR_E_INVALID, "owner");
	house_as(&h, WANG);
	must(&h, sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	ck_assert_int_eq(out.owner, house_staff(&h, WANG));
	ck_assert_int_eq(out.next_day, the_day("2026-12-23"));
	house_as(&h, LI);
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem),
	    SR_E_DENIED, "owner");
	ck_assert_str_eq(sr_error(h.sr)->arg[1].text, "王建国");
	ck_assert_uint_eq(pool(WANG).n, 0);
	/* His time begins anew. */
	house_now(&h, "2026-12-25 09:00");
	ck_assert_uint_eq(pool(WANG).n, 0);
}
END_TEST

/*
 * A: every 4 days, due on 11-25; 7 of them missed are 28 days: it would be out
 * of control on the 24th, a day after its new owner is to begin.
 */
START_TEST(what_another_missed_is_not_the_new_owners)
{
	struct sr_card card, out;

	house_as(&h, ADMIN);
	house_set(&h, "loss_missed_intervals", "7");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-12-19 09:00");
	owned_alerts(&h, LI);
	house_now(&h, "2026-12-22 09:00");
	ck_assert_uint_eq(pool(WANG).n, 1);
	must(&h, sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	house_now(&h, "2026-12-24 09:00");
	pool(WANG);
	out = house_card_now(&h, card.id);
	ck_assert_int_eq(out.grade, SR_GRADE_A);
	ck_assert_int_eq(out.closed, 0);
}
END_TEST

/* LI's card, in the pool since the 22nd. */
static struct sr_card
pooled(void)
{
	struct sr_card card;

	patience();
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-12-19 09:00");
	owned_alerts(&h, LI);
	house_now(&h, "2026-12-22 09:00");
	ck_assert_uint_eq(pool(WANG).n, 1);
	return card;
}

START_TEST(who_reaches_his_customer_keeps_him)
{
	struct sr_card card;

	card = pooled();
	owned_reached(&h, card.id);
	ck_assert_uint_eq(pool(WANG).n, 0);
	house_now(&h, "2026-12-23 09:00");
	ck_assert_uint_eq(pool(WANG).n, 0);
}
END_TEST

START_TEST(so_many_a_day_are_taken)
{
	static const char *const phone[] = { "13700000001", "13700000002",
		"13700000003", "13700000004" };
	struct sr_card card[4], out;
	struct sr_find find;
	struct sr_rows rows;

	patience();
	for (int i = 0; i < 4; i++)
		card[i] = owned_card(&h, "张红喆", phone[i]);
	house_now(&h, "2026-12-19 09:00");
	owned_alerts(&h, LI);
	house_now(&h, "2026-12-22 09:00");
	ck_assert_uint_eq(pool(WANG).n, 4);
	/* A list goes on in the next window. */
	sr_record_clear(&sr_rec_find, &find);
	find.limit = 3;
	must(&h, sr_pool_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 3);
	ck_assert(rows.more);
	find.key_id = card[2].id;
	must(&h, sr_pool_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert(!rows.more);
	ck_assert_int_eq(SR_ROW(struct sr_pool_line, &rows, 0)->id, card[3].id);
	for (int i = 0; i < 3; i++)
		must(&h, sr_card_claim(h.sr, &(struct sr_key){ card[i].id },
			     &out, h.mem));
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card[3].id }, &out, h.mem),
	    SR_E_INVALID, "owner");
}
END_TEST

/* Whom he received after the protection he may take over; nobody else's. */
START_TEST(who_received_a_free_guest_may_take_him_over)
{
	struct sr_card card, out;
	struct sr_visit v;

	house_now(&h, "2026-11-10 10:00");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-11-21 14:06");
	house_as(&h, WANG);
	must_fail(&h,
	    sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem),
	    SR_E_DENIED, "owner");
	must(&h,
	    owned_guest(&h, NUMBER, house_staff(&h, WANG), "保护期已过", &v));
	house_as(&h, WANG);
	must(&h, sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	ck_assert_int_eq(out.owner, house_staff(&h, WANG));
}
END_TEST

static size_t
warnings(void)
{
	struct sr_rows rows = owned_alerts(&h, LI);
	size_t n = 0;

	for (size_t i = 0; i < rows.n; i++)
		n += owned_alert(&rows, i).kind == SR_ALERT_RECALL_SOON;
	return n;
}

/*
 * Closed out of the pool and opened again: somebody works it anew, and has as
 * long for it as for a new one: warned when it is idle for more than 27 days.
 */
START_TEST(reopened_is_not_in_the_pool)
{
	size_t n;

	struct sr_card card;
	struct sr_request r, out;
	struct sr_decide d;

	card = pooled();
	for (int i = 0; i < 2; i++) {
		house_as(&h, LI);
		sr_record_clear(&sr_rec_request, &r);
		r.card = card.id;
		r.kind = i == 0 ? SR_REQ_VOID : SR_REQ_REOPEN;
		r.grade = i == 0 ? 0 : SR_GRADE_B;
		r.note = "客户回来了";
		must(&h, sr_request_save(h.sr, &r, &out, h.mem));
		house_as(&h, MANAGER);
		sr_record_clear(&sr_rec_decide, &d);
		d.id = out.id;
		d.agree = true;
		must(&h, sr_request_decide(h.sr, &d, &out, h.mem));
	}
	ck_assert_uint_eq(pool(WANG).n, 0);
	n = warnings();
	house_now(&h, "2026-12-23 09:00");
	ck_assert_uint_eq(warnings(), n);
	house_now(&h, "2027-01-18 09:00");
	ck_assert_uint_eq(warnings(), n);
	/* Warned anew before it is in the pool. */
	house_now(&h, "2027-01-19 09:00");
	ck_assert_uint_eq(warnings(), n + 1);
	ck_assert_uint_eq(pool(WANG).n, 0);
}
END_TEST

/* Ordered, he is somebody's: nobody takes him out of the pool. */
START_TEST(who_orders_leaves_the_pool)
{
	struct sr_card card, out;
	struct sr_key key;

	card = pooled();
	key.id = card.id;
	house_as(&h, LI);
	must(&h, sr_card_ordered(h.sr, &key, &out, h.mem));
	ck_assert_uint_eq(pool(WANG).n, 0);
	must_fail(
	    &h, sr_card_claim(h.sr, &key, &out, h.mem), SR_E_DENIED, "owner");
}
END_TEST

/* An order ends by delivery or cancellation; nobody takes it away. */
START_TEST(who_ordered_is_claimed_by_nobody)
{
	struct sr_card card, out;
	struct sr_key key;
	struct sr_visit v;

	house_now(&h, "2026-11-10 10:00");
	card = owned_card(&h, "张红喆", NUMBER);
	key.id = card.id;
	house_as(&h, LI);
	must(&h, sr_card_ordered(h.sr, &key, &out, h.mem));
	house_now(&h, "2026-11-21 14:06");
	must(&h,
	    owned_guest(&h, NUMBER, house_staff(&h, WANG), "保护期已过", &v));
	house_as(&h, WANG);
	must_fail(
	    &h, sr_card_claim(h.sr, &key, &out, h.mem), SR_E_DENIED, "owner");
	house_as(&h, LI);
	must(&h, sr_card_get(h.sr, &key, &out, h.mem));
	ck_assert_int_eq(out.owner, house_staff(&h, LI));
}
END_TEST

/* So he may when it was his wife whom he received. */
START_TEST(a_guest_by_a_link_is_a_guest_received)
{
	struct sr_card card, out;
	struct sr_link link;
	struct sr_visit v;

	house_now(&h, "2026-11-10 10:00");
	card = owned_card(&h, "张红喆", NUMBER);
	house_now(&h, "2026-11-21 14:06");
	must(&h, owned_guest(&h, WIFES, 0, "", &v));
	house_as(&h, LI);
	must(&h, owned_linked(&h, card.person, v.person, &link));
	must(&h,
	    owned_guest(&h, WIFES, house_staff(&h, WANG), "保护期已过", &v));
	house_as(&h, WANG);
	must(&h, sr_card_claim(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	ck_assert_int_eq(out.owner, house_staff(&h, WANG));
}
END_TEST

Suite *
suite_pool(void)
{
	const TTest *const tests[] = { warned_then_pooled_then_taken,
		who_reaches_his_customer_keeps_him, so_many_a_day_are_taken,
		who_received_a_free_guest_may_take_him_over,
		a_guest_by_a_link_is_a_guest_received,
		what_another_missed_is_not_the_new_owners,
		reopened_is_not_in_the_pool, who_orders_leaves_the_pool,
		who_ordered_is_claimed_by_nobody, NULL };

	return house_suite("pool", tests, &h);
}
