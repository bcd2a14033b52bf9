/* Applications: what each needs, who decides, what becomes of the card. */
#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static void
not_asked(struct sr_request r, int code, const char *field)
{
	struct sr_request out;

	must_fail(&h, sr_request_save(h.sr, &r, &out, h.mem), code, field);
}

static struct sr_request
decided(sr_id id, bool agree, const char *advice, sr_day next_day)
{
	struct sr_decide in = {
		.id = id, .agree = agree, .advice = advice, .next_day = next_day
	};
	struct sr_request out;

	must(&h, sr_request_decide(h.sr, &in, &out, h.mem));
	return out;
}

static void
not_decided(struct sr_decide in, int code, const char *field)
{
	struct sr_request out;

	if (in.advice == NULL)
		in.advice = "";
	must_fail(&h, sr_request_decide(h.sr, &in, &out, h.mem), code, field);
}

static size_t
planned(sr_id card)
{
	struct sr_find find = { .parent = card, .search = "", .key = "" };
	struct sr_rows rows;
	size_t n = 0;

	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	for (size_t i = 0; i < rows.n; i++)
		n += SR_ROW(struct sr_contact, &rows, i)->state == SR_PLANNED;
	return n;
}

/* ---- asking ---- */

START_TEST(each_kind_has_its_needs)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r = house_lost(&h, card.id);

	r.note = "";
	not_asked(r, SR_E_INVALID, "note");
	r = house_lost(&h, card.id);
	r.reason = 0;
	not_asked(r, SR_E_INVALID, "reason");
	r.reason = house_row(&h, "colour", "墨晶黑"); /* of another list */
	not_asked(r, SR_E_INVALID, "reason");
	r = house_lost(&h, card.id);
	r.rival = 0;
	not_asked(r, SR_E_INVALID, "rival"); /* lost to a product */
	not_asked(house_request(SR_REQ_FROZEN, card.id), SR_E_INVALID, "until");
	r = house_request(SR_REQ_FROZEN, card.id);
	r.until = the_day("2026-11-21");
	not_asked(r, SR_E_INVALID, "until");
	not_asked(
	    house_request(SR_REQ_DUPLICATE, card.id), SR_E_INVALID, "other");
	r = house_request(SR_REQ_DUPLICATE, card.id);
	r.other = card.id;
	not_asked(r, SR_E_INVALID, "other");
	not_asked(
	    house_request(SR_REQ_HANDOVER, card.id), SR_E_INVALID, "to_staff");
	r = house_request(SR_REQ_HANDOVER, card.id);
	r.to_staff = house_staff(&h, LI); /* whose it is */
	not_asked(r, SR_E_INVALID, "to_staff");
	r.to_staff = house_staff(&h, GM);
	not_asked(r, SR_E_INVALID, "to_staff");
	not_asked(house_request(SR_REQ_REOPEN, card.id), SR_E_INVALID, "kind");
	/* A loss by our own process has no rival. */
	r = house_lost(&h, card.id);
	r.reason = house_row(&h, "lost", "试驾不佳");
	r.rival = 0;
	r = house_asked(&h, r);
	ck_assert_int_eq(r.state, SR_PENDING);
	ck_assert_int_eq(r.staff, house_staff(&h, LI));
	ck_assert_int_eq(r.day, the_day("2026-11-21"));
	ck_assert_int_eq(
	    house_card_now(&h, card.id).closed, 0); /* until agreed */
}
END_TEST

START_TEST(one_waits_at_a_time)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r = house_asked(&h, house_lost(&h, card.id));
	struct sr_find find = { .search = "", .key = "" };
	struct sr_rows rows;

	not_asked(house_request(SR_REQ_VOID, card.id), SR_E_EXISTS, "card");
	r.note = "改为轩逸经典"; /* the applicant may change it */
	r.state = SR_AGREED;     /* but not decide it */
	r = house_asked(&h, r);
	ck_assert_str_eq(r.note, "改为轩逸经典");
	ck_assert_int_eq(r.state, SR_PENDING);
	must(&h, sr_card_find(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(
	    SR_ROW(struct sr_card_line, &rows, 0)->request, SR_REQ_LOST);
	house_as(&h, SUPER);
	not_asked(r, SR_E_DENIED, "staff");
	decided(r.id, true, "", 0);
	house_as(&h, LI);
	not_asked(r, SR_E_INVALID, "");
}
END_TEST

START_TEST(only_owner_and_leads_ask)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);

	house_as(&h, WANG);
	not_asked(house_lost(&h, card.id), SR_E_DENIED, "owner");
	house_as(&h, DESK);
	not_asked(house_lost(&h, card.id), SR_E_DENIED, "");
	house_as(&h, SUPER);
	house_asked(&h, house_lost(&h, card.id));
}
END_TEST

/* ---- deciding ---- */

START_TEST(nobody_decides_his_own)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r;

	house_as(&h, SUPER);
	r = house_asked(&h, house_lost(&h, card.id));
	not_decided((struct sr_decide){ .id = r.id, .agree = true },
	    SR_E_DENIED, "staff");
	house_as(&h, LI);
	not_decided(
	    (struct sr_decide){ .id = r.id, .agree = true }, SR_E_DENIED, "");
	house_as(&h, MANAGER);
	r = decided(r.id, true, "", 0);
	ck_assert_int_eq(r.state, SR_AGREED);
	ck_assert_int_eq(r.decider, house_staff(&h, MANAGER));
	ck_assert_int_eq(r.decided, the_day("2026-11-21"));
	not_decided((struct sr_decide){ .id = r.id, .agree = true }, SR_E_STALE,
	    "state");
}
END_TEST

/* Two open it at once: who comes second hears who was first. */
START_TEST(the_second_hears_who_decided)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r = house_asked(&h, house_lost(&h, card.id));
	struct sr_decide in = { .id = r.id, .agree = true, .advice = "" };

	house_as(&h, MANAGER);
	decided(r.id, false, "再约一次试驾", the_day("2026-11-23"));
	house_as(&h, SUPER);
	not_decided(in, SR_E_STALE, "state");
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text,
	    sr_dir_name(h.dir, "staff", house_staff(&h, MANAGER)));
	ck_assert_int_eq(house_card_now(&h, card.id).closed, 0);
}
END_TEST

START_TEST(agreed_closes_the_card)
{
	static const struct {
		int32_t kind, grade;
	} all[] = { { SR_REQ_LOST, SR_GRADE_F1 },
		{ SR_REQ_FROZEN, SR_GRADE_F2 },
		{ SR_REQ_DUPLICATE, SR_GRADE_U }, { SR_REQ_VOID, SR_GRADE_X } };
	struct sr_card keeps =
	    house_opened(&h, "李二", "13717716164", SR_GRADE_A);

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		house_as(&h, LI);
		struct sr_card card =
		    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
		struct sr_request r = house_lost(&h, card.id);
		r.kind = all[i].kind;
		r.until = the_day("2027-03-01");
		r.other = keeps.id;
		r = house_asked(&h, r);
		house_as(&h, SUPER);
		decided(r.id, true, "", 0);
		card = house_card_now(&h, card.id);
		ck_assert_int_eq(card.grade, all[i].grade);
		ck_assert_int_eq(card.closed, the_day("2026-11-21"));
		ck_assert_int_eq(card.next_day, 0);
		ck_assert_uint_eq(planned(card.id), 0);
		struct sr_move m = house_last_move(&h, card.id);
		ck_assert_int_eq(m.before, SR_GRADE_A);
		ck_assert_int_eq(m.after, all[i].grade);
		ck_assert_int_eq(m.request, r.id);
		ck_assert_str_eq(m.reason, "客户已在别处购车");
		/* Closed is closed. */
		struct sr_contact_log log = { .card = card.id,
			.kind = SR_BY_PHONE,
			.reached = SR_REACHED,
			.text = "" };
		must_fail(&h, sr_contact_log(h.sr, &log, &card, h.mem),
		    SR_E_INVALID, "closed");
		not_asked(house_lost(&h, r.card), SR_E_INVALID, "closed");
	}
}
END_TEST

/* N alerts of a refusal wait for who is here; the first of them. */
static struct sr_alert
refused_is_told(size_t n)
{
	struct sr_find find = { .search = "", .key = "" };
	struct sr_alert first = { .text = "" };
	struct sr_rows rows;

	must(&h, sr_alert_find(h.sr, &find, &rows, h.mem));
	for (size_t i = rows.n; i-- > 0;) {
		const struct sr_alert *a = SR_ROW(struct sr_alert, &rows, i);
		if (a->kind != SR_ALERT_REFUSED)
			continue;
		first = *a;
		ck_assert_uint_gt(n--, 0);
	}
	ck_assert_uint_eq(n, 0);
	return first;
}

START_TEST(refused_goes_on_with_advice)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_alert told;
	struct sr_request r = house_asked(&h, house_lost(&h, card.id));

	house_as(&h, SUPER);
	not_decided((struct sr_decide){ .id = r.id }, SR_E_INVALID, "advice");
	not_decided((struct sr_decide){ .id = r.id, .advice = "再约一次试驾" },
	    SR_E_INVALID, "next_day"); /* a loss that is refused needs one */
	not_decided((struct sr_decide){ .id = r.id,
			.advice = "再约一次试驾",
			.next_day = the_day("2026-11-29") },
	    SR_E_INVALID, "next_day"); /* A: until 11-28 */
	r = decided(r.id, false, "再约一次试驾", the_day("2026-11-23"));
	ck_assert_int_eq(r.state, SR_REFUSED);
	ck_assert_str_eq(r.advice, "再约一次试驾");
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.closed, 0);
	ck_assert_int_eq(card.grade, SR_GRADE_A);
	ck_assert_int_eq(card.next_day, the_day("2026-11-23"));
	ck_assert_uint_eq(planned(card.id), 1);
	refused_is_told(0); /* the decider knows */
	/* Who applied hears of it, and may ask again. */
	house_as(&h, LI);
	told = refused_is_told(1);
	ck_assert_int_eq(told.card, card.id);
	ck_assert_str_eq(told.text, "再约一次试驾");
	house_asked(&h, house_lost(&h, card.id));
}
END_TEST

/* Ten on the 24th, by the lead on the 23rd: the appointment is the contact. */
START_TEST(refused_takes_the_appointment_along)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a;
	struct sr_request r;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_appointment, &a);
	a.card = card.id;
	a.day = the_day("2026-11-24");
	a.minute = 601;
	a.purpose = SR_FOR_VISIT;
	must(&h, sr_appointment_save(h.sr, &a, &a, h.mem));
	r = house_asked(&h, house_lost(&h, card.id));
	house_as(&h, SUPER);
	decided(r.id, false, "再约一次试驾", the_day("2026-11-23"));
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.next_day, the_day("2026-11-23"));
	ck_assert_int_eq(card.next_minute, 601);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = card.id;
	must(&h, sr_appointment_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	a = *SR_ROW(struct sr_appointment, &rows, 0);
	ck_assert_int_eq(a.state, SR_BOOKED);
	ck_assert_int_eq(a.day, card.next_day);
	ck_assert_int_eq(a.minute, 601);
}
END_TEST

/* The 23rd is closed: the day before it stands in the answer, too. */
START_TEST(refused_onto_a_closed_day)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r = house_asked(&h, house_lost(&h, card.id));

	house_closes(&h, "2026-11-23");
	house_as(&h, SUPER);
	r = decided(r.id, false, "再约一次试驾", the_day("2026-11-23"));
	ck_assert_int_eq(r.next_day, the_day("2026-11-22"));
	ck_assert_int_eq(
	    house_card_now(&h, card.id).next_day, the_day("2026-11-22"));
}
END_TEST

START_TEST(reopened_starts_anew)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r = house_asked(&h, house_lost(&h, card.id));
	struct sr_mark to = { .reason = "" };

	house_as(&h, SUPER);
	decided(r.id, true, "", 0);
	house_as(&h, LI);
	house_now(&h, "2027-03-01 10:00");
	not_asked(house_request(SR_REQ_REOPEN, card.id), SR_E_INVALID, "grade");
	r = house_request(SR_REQ_REOPEN, card.id);
	r.grade = SR_GRADE_N; /* only at opening */
	not_asked(r, SR_E_INVALID, "grade");
	r.grade = SR_GRADE_B;
	r = house_asked(&h, r);
	house_as(&h, MANAGER);
	not_decided(
	    (struct sr_decide){
		.id = r.id, .agree = true, .next_day = the_day("2027-03-17") },
	    SR_E_INVALID, "next_day"); /* B: 15 days */
	decided(r.id, true, "", 0);
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.closed, 0);
	ck_assert_int_eq(card.grade, SR_GRADE_B);
	ck_assert_int_eq(card.next_day, the_day("2027-03-08")); /* B: 7 */
	ck_assert_uint_eq(planned(card.id), 1);
	ck_assert_int_eq(house_last_move(&h, card.id).before, SR_GRADE_F1);
	ck_assert_int_eq(card.reopened, the_day("2027-03-01"));
	/* The cap starts at the reopening, not at the opening. */
	to.id = card.id;
	to.day = the_day("2027-03-16");
	must(&h, sr_contact_move(h.sr, &to, &card, h.mem));
}
END_TEST

START_TEST(not_reopened_beside_an_open_one)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r = house_asked(&h, house_lost(&h, card.id));

	house_as(&h, SUPER);
	decided(r.id, true, "", 0);
	house_as(&h, LI);
	house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	r = house_request(SR_REQ_REOPEN, card.id);
	r.grade = SR_GRADE_B;
	not_asked(r, SR_E_EXISTS, "card");
}
END_TEST

START_TEST(agreed_hands_over)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_request r = house_request(SR_REQ_HANDOVER, card.id);
	struct sr_find find = { .parent = card.id, .search = "", .key = "" };
	struct sr_rows rows;

	r.to_staff = house_staff(&h, WANG);
	r = house_asked(&h, r);
	house_as(&h, SUPER);
	decided(r.id, true, "", 0);
	house_as(&h, WANG);
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.owner, r.to_staff);
	ck_assert_int_eq(card.closed, 0);
	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(
	    SR_ROW(struct sr_contact, &rows, 0)->staff, r.to_staff);
}
END_TEST

START_TEST(lists_what_waits)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_find find = { .state = SR_PENDING, .search = "", .key = "" };
	const struct sr_request_line *line;
	struct sr_rows rows;

	house_asked(&h, house_lost(&h, card.id));
	house_as(&h, SUPER);
	must(&h, sr_request_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(struct sr_request_line, &rows, 0);
	ck_assert_str_eq(line->code, card.code);
	ck_assert_str_eq(line->name, "张红喆");
	ck_assert_int_eq(line->kind, SR_REQ_LOST);
	find.state = SR_REFUSED;
	must(&h, sr_request_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	find.state = 0;
	house_as(&h, WANG); /* no business of his */
	must(&h, sr_request_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, LI);
	must(&h, sr_request_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.parent = card.id;
	must(&h, sr_request_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
}
END_TEST

Suite *
suite_request(void)
{
	const TTest *const tests[] = { each_kind_has_its_needs,
		one_waits_at_a_time, only_owner_and_leads_ask,
		nobody_decides_his_own, the_second_hears_who_decided,
		agreed_closes_the_card, refused_goes_on_with_advice,
		refused_takes_the_appointment_along, refused_onto_a_closed_day,
		reopened_starts_anew, not_reopened_beside_an_open_one,
		agreed_hands_over, lists_what_waits, NULL };

	return house_suite("request", tests, &h);
}
