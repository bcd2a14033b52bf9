/* Whose customer it is: who is told what. */
#include "house.h"

static struct house h;

static void
setup(void)
{
	house_open(&h, "2026-11-21 14:06");
	house_as(&h, LI);
}

static void
teardown(void)
{
	house_close(&h);
}

static struct sr_rows
alerts(const char *code)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	house_as(&h, code);
	must(&h, sr_alert_find(h.sr, &find, &rows, h.mem));
	return rows;
}

static struct sr_alert
alert_of(const struct sr_rows *rows, size_t i)
{
	ck_assert_uint_lt(i, rows->n);
	return *SR_ROW(struct sr_alert, rows, i);
}

static struct sr_card
card_of_li(const char *name, const char *phone)
{
	struct sr_card in;

	house_as(&h, LI);
	in = house_card(&h, name, phone, SR_GRADE_A);
	return house_card_open(&h, &in);
}

static void
handed(sr_id card, const char *to, const char *reason)
{
	struct sr_handover hand;
	struct sr_count n;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card;
	hand.to_staff = house_staff(&h, to);
	hand.reason = reason;
	must(&h, sr_card_handover(h.sr, &hand, &n, h.mem));
}

/* Both are told, nobody else, until each has seen it himself. */
START_TEST(a_handover_is_told_to_both)
{
	struct sr_card card = card_of_li("张红喆", "13717716163");
	struct sr_rows rows;
	struct sr_alert mine;
	struct sr_count n;

	handed(card.id, WANG, "调整");
	rows = alerts(WANG);
	ck_assert_uint_eq(rows.n, 1);
	mine = alert_of(&rows, 0);
	ck_assert_int_eq(mine.kind, SR_ALERT_HANDED);
	ck_assert_int_eq(mine.card, card.id);
	ck_assert_str_eq(mine.code, card.code);
	ck_assert_str_eq(mine.name, "张红喆");
	ck_assert_str_eq(mine.text, "调整");
	ck_assert_uint_eq(alerts(LI).n, 1);
	ck_assert_uint_eq(alerts(MANAGER).n, 0);
	/* Another's is not his to tick off. */
	house_as(&h, LI);
	must(&h, sr_alert_seen(h.sr, &(struct sr_key){ mine.id }, &n, h.mem));
	ck_assert_int_eq(n.n, 0);
	ck_assert_uint_eq(alerts(WANG).n, 1);
	must(&h, sr_alert_seen(h.sr, &(struct sr_key){ mine.id }, &n, h.mem));
	ck_assert_int_eq(n.n, 1);
	ck_assert_uint_eq(alerts(WANG).n, 0);
	ck_assert_uint_eq(alerts(LI).n, 1);
}
END_TEST

Suite *suite_owner(void);
Suite *
suite_owner(void)
{
	const TTest *const tests[] = { a_handover_is_told_to_both, NULL };

	return suite_with("owner", tests, setup, teardown);
}
