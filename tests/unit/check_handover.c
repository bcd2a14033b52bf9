/* Cards that go from one to another: told to both, never in a circle. */
#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static int
all_of(const char *from, const char *to)
{
	struct sr_handover r;
	struct sr_count count;
	int rc;

	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &r);
	r.from_staff = house_staff(&h, from);
	r.to_staff = house_staff(&h, to);
	r.reason = "调整";
	rc = sr_card_handover(h.sr, &r, &count, h.mem);
	return rc < 0 ? rc : count.n;
}

/* My day asks for a week whether he has seen it; the list keeps it. */
START_TEST(an_alert_waits_in_my_day_for_a_week)
{
	struct sr_card card = owned_card(&h, "张红喆", "13717716163");
	static const char *const days[] = { "2026-11-28 09:00",
		"2026-11-29 09:00" };

	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", SR_HANDED));
	for (int i = 0; i < 2; i++) {
		house_now(&h, days[i]);
		ck_assert_uint_eq(owned_alerts(&h, WANG).n, 1);
		ck_assert_int_eq(
		    house_agenda(&h, SR_AGENDA_ALERT, NULL), i == 0);
	}
}
END_TEST

/* Both are told, nobody else, until each has seen it himself. */
START_TEST(a_handover_is_told_to_both)
{
	struct sr_card card = owned_card(&h, "张红喆", "13717716163");
	struct sr_rows rows;
	struct sr_alert mine;
	struct sr_count n;

	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", SR_HANDED));
	rows = owned_alerts(&h, WANG);
	ck_assert_uint_eq(rows.n, 1);
	mine = owned_alert(&rows, 0);
	ck_assert_int_eq(mine.kind, SR_ALERT_HANDED);
	ck_assert_int_eq(mine.card, card.id);
	ck_assert_str_eq(mine.code, card.code);
	ck_assert_str_eq(mine.name, "张红喆");
	ck_assert_str_eq(mine.text, "调整");
	ck_assert_uint_eq(owned_alerts(&h, LI).n, 1);
	ck_assert_uint_eq(owned_alerts(&h, MANAGER).n, 0);
	/* Another's is not his to tick off. */
	house_as(&h, LI);
	must(&h, sr_alert_seen(h.sr, &(struct sr_key){ mine.id }, &n, h.mem));
	ck_assert_int_eq(n.n, 0);
	ck_assert_uint_eq(owned_alerts(&h, WANG).n, 1);
	must(&h, sr_alert_seen(h.sr, &(struct sr_key){ mine.id }, &n, h.mem));
	ck_assert_int_eq(n.n, 1);
	ck_assert_uint_eq(owned_alerts(&h, WANG).n, 0);
	ck_assert_uint_eq(owned_alerts(&h, LI).n, 1);
}
END_TEST

/* Straight back, or by way of a third: not on the same day. */
START_TEST(a_circle_hands_nothing_over)
{
	struct sr_card card = owned_card(&h, "张红喆", NUMBER);

	must_fail(&h, all_of(LI, LI), SR_E_INVALID, "to_staff");
	must_fail(&h, all_of(LI, MANAGER), SR_E_DENIED, "to_staff");
	ck_assert_int_eq(all_of(LI, WANG), 1);
	must_fail(&h, all_of(WANG, LI), SR_E_INVALID, "to_staff");
	ck_assert_int_eq(all_of(WANG, SUPER), 1);
	must_fail(&h, all_of(SUPER, LI), SR_E_INVALID, "to_staff");
	must_fail(&h, all_of(SUPER, WANG), SR_E_INVALID, "to_staff");
	ck_assert_int_eq(owned_by(&h, card.id), house_staff(&h, SUPER));
	/* A single card may go back; and all of them another day. */
	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "放错", SR_HANDED));
	ck_assert_int_eq(owned_by(&h, card.id), house_staff(&h, WANG));
	house_now(&h, "2026-11-22 09:00");
	ck_assert_int_eq(all_of(WANG, LI), 1);
}
END_TEST

static const struct sr_step *
last_step(struct sr_rows *rows)
{
	*rows = owned_steps(&h, MANAGER, NUMBER);
	return SR_ROW(struct sr_step, rows, rows->n - 1);
}

/* Given away for help, or asked for oneself: a take-over either way. */
START_TEST(a_takeover_is_told_from_a_handover)
{
	struct sr_card card = owned_card(&h, "张红喆", NUMBER);
	struct sr_request r = house_request(SR_REQ_HANDOVER, card.id);
	const struct sr_step *s;
	struct sr_rows rows;
	struct sr_decide d;

	must(&h,
	    owned_handed(&h, MANAGER, card.id, WANG, "久未联系", SR_TAKEOVER));
	s = last_step(&rows);
	ck_assert_int_eq(s->kind, SR_STEP_TAKEOVER);
	ck_assert_int_eq(s->staff, house_staff(&h, MANAGER));
	ck_assert_int_eq(s->to_staff, house_staff(&h, WANG));
	ck_assert_str_eq(s->text, "久未联系");
	must(&h, owned_handed(&h, MANAGER, card.id, LI, "调整", SR_HANDED));
	ck_assert_int_eq(last_step(&rows)->kind, SR_STEP_HANDED);
	/* What only the pool gives is not claimed. */
	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", SR_CLAIMED));
	ck_assert_int_eq(last_step(&rows)->kind, SR_STEP_HANDED);
	house_as(&h, SUPER);
	r.to_staff = house_staff(&h, SUPER);
	r.note = "我来谈";
	r = house_asked(&h, r);
	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_decide, &d);
	d.id = r.id;
	d.agree = true;
	must(&h, sr_request_decide(h.sr, &d, &r, h.mem));
	s = last_step(&rows);
	ck_assert_int_eq(s->kind, SR_STEP_TAKEOVER);
	ck_assert_int_eq(s->to_staff, house_staff(&h, SUPER));
	ck_assert_int_eq(owned_by(&h, card.id), house_staff(&h, SUPER));
}
END_TEST

START_TEST(a_reassignment_names_who_and_why)
{
	struct sr_card card = owned_card(&h, "张红喆", NUMBER);
	struct sr_handover hand;
	struct sr_count n;

	must_fail(&h, owned_handed(&h, MANAGER, card.id, WANG, "", 0),
	    SR_E_INVALID, "reason");
	must_fail(&h, owned_handed(&h, MANAGER, card.id, DESK, "调整", 0),
	    SR_E_INVALID, "to_staff");
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card.id;
	hand.reason = "调整";
	must_fail(&h, sr_card_handover(h.sr, &hand, &n, h.mem), SR_E_INVALID,
	    "to_staff");
	ck_assert_int_eq(owned_by(&h, card.id), house_staff(&h, LI));
}
END_TEST

Suite *
suite_handover(void)
{
	const TTest *const tests[] = { an_alert_waits_in_my_day_for_a_week,
		a_handover_is_told_to_both, a_circle_hands_nothing_over,
		a_takeover_is_told_from_a_handover,
		a_reassignment_names_who_and_why, NULL };

	return house_suite("handover", tests, &h);
}
