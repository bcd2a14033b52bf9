/* Appointments: booked, kept, missed, called off; the rate of those kept. */
#include "domain/ctx.h"
#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static struct sr_appointment
asked(sr_id card, const char *day, sr_time minute)
{
	struct sr_appointment a;

	sr_record_clear(&sr_rec_appointment, &a);
	a.card = card;
	a.day = the_day(day);
	a.minute = minute;
	return a;
}

static struct sr_appointment
booked(sr_id card, const char *day)
{
	struct sr_appointment a = asked(card, day, 10 * 60 + 1), out;

	must(&h, sr_appointment_save(h.sr, &a, &out, h.mem));
	return out;
}

static struct sr_appointment
now_of(const struct sr_appointment *a)
{
	struct sr_key key = { a->id };
	struct sr_appointment out;

	must(&h, sr_appointment_get(h.sr, &key, &out, h.mem));
	return out;
}

static void
refused(const struct sr_appointment *a, int code, const char *field)
{
	struct sr_appointment out;

	must_fail(&h, sr_appointment_save(h.sr, a, &out, h.mem), code, field);
}

/* The customer with that number walks in. */
static struct sr_visit
walks_in(const char *name, const char *phone)
{
	struct sr_none none = { 0 };
	struct sr_visit v, out;

	house_as(&h, LI);
	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	v.name = name;
	v.phone = phone;
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	return out;
}

START_TEST(is_the_next_contact)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-23");

	ck_assert_int_eq(a.state, SR_BOOKED);
	ck_assert_int_eq(a.purpose, SR_FOR_VISIT);
	ck_assert_int_eq(a.staff, house_staff(&h, LI));
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.next_day, the_day("2026-11-23"));
	ck_assert_int_eq(card.next_minute, 10 * 60 + 1);
	ck_assert_int_eq(card.next_kind, SR_IN_STORE);
}
END_TEST

/* Due on the 25th: booking instead of calling makes it no less late. */
START_TEST(what_was_missed_is_not_forgotten)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_contact *next;
	struct sr_find find;
	struct sr_rows rows;

	house_now(&h, "2026-11-27 09:00");
	booked(card.id, "2026-11-28");
	sr_record_clear(&sr_rec_find, &find);
	find.parent = card.id;
	must(&h, sr_contact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	next = SR_ROW(struct sr_contact, &rows, 0);
	ck_assert_int_eq(next->plan_day, the_day("2026-11-28"));
	ck_assert_int_eq(next->missed, the_day("2026-11-25"));
}
END_TEST

START_TEST(follows_from_a_contact)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_contact_log log = { .card = card.id,
		.kind = SR_BY_PHONE,
		.reached = SR_REACHED,
		.text = "约周一到店",
		.next_day = the_day("2026-11-23"),
		.next_minute = 15 * 60 + 1,
		.next_kind = SR_IN_STORE };
	struct sr_mark mark;
	struct sr_appointment a;
	struct sr_key key = { card.id };

	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	must(&h, sr_appointment_new(h.sr, &key, &a, h.mem));
	ck_assert_int_ne(a.id, 0);
	ck_assert_int_eq(a.day, the_day("2026-11-23"));
	ck_assert_int_eq(a.minute, 15 * 60 + 1);
	/* Moved, it is the same one. */
	sr_record_clear(&sr_rec_mark, &mark);
	mark.id = card.id;
	mark.day = the_day("2026-11-24");
	mark.minute = 15 * 60 + 1;
	must(&h, sr_contact_move(h.sr, &mark, &card, h.mem));
	ck_assert_int_eq(now_of(&a).day, the_day("2026-11-24"));
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	/* A call to confirm leaves it. */
	log.next_day = 0;
	log.next_minute = 0;
	log.next_kind = SR_BY_PHONE;
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
}
END_TEST

/* The house closes on its day: he is called before, not moved. */
START_TEST(on_a_day_that_closes)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-24");
	struct sr_holiday row;
	struct sr_card out;

	sr_record_clear(&sr_rec_holiday, &row);
	row.day = a.day;
	row.name_zh = "盘点";
	row.closed = true;
	house_as(&h, ADMIN);
	must(&h, sr_holiday_save(h.sr, &row, &row, h.mem));
	house_as(&h, LI);
	ck_assert_int_eq(row.moved, 1);
	ck_assert_int_eq(row.booked, 1);
	must(&h, sr_card_get(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	ck_assert_int_eq(out.next_day, the_day("2026-11-23"));
	ck_assert_int_eq(out.next_minute, 0);
	ck_assert_int_eq(now_of(&a).day, a.day);
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	/* Agreed on anew, it is what comes next. */
	a.day = the_day("2026-11-25");
	must(&h, sr_appointment_save(h.sr, &a, &a, h.mem));
	must(&h, sr_card_get(h.sr, &(struct sr_key){ card.id }, &out, h.mem));
	ck_assert_int_eq(out.next_day, a.day);
	ck_assert_int_eq(out.next_minute, a.minute);
}
END_TEST

START_TEST(who_comes_has_come)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-22");
	struct sr_mark mark;
	struct sr_visit v;

	walks_in("张红喆", "13717716163"); /* today: not that day */
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	house_now(&h, "2026-11-22 11:40");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_APPOINTMENT, NULL), 1);
	walks_in("周先生", "13812340000"); /* somebody else */
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	v = walks_in("张红喆", "13717716163");
	ck_assert_int_eq(now_of(&a).state, SR_SHOWN);
	ck_assert_int_eq(now_of(&a).visit, v.id);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_APPOINTMENT, NULL), 0);
	/* The line was a mistake. */
	sr_record_clear(&sr_rec_mark, &mark);
	mark.id = v.id;
	mark.reason = "重复";
	must(&h, sr_visit_void(h.sr, &mark, &v, h.mem));
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	ck_assert_int_eq(now_of(&a).visit, 0);
}
END_TEST

/* The register says who came; against it a lead alone, with a reason. */
START_TEST(nobody_says_of_his_own_that_it_was_kept)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-22"), out;
	struct sr_contact_log log = { .card = card.id,
		.kind = SR_IN_STORE,
		.reached = SR_REACHED,
		.text = "到店看车" };

	house_now(&h, "2026-11-22 11:40");
	a.state = SR_SHOWN;
	refused(&a, SR_E_DENIED, "state");
	/* Nor by way of a contact. */
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	/* One that never stood there, on a day that is over. */
	out = asked(card.id, "2026-11-21", 10 * 60 + 1);
	out.state = SR_SHOWN;
	refused(&out, SR_E_DENIED, "state");
	house_now(&h, "2026-11-23 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_APPOINTMENT, NULL), 0);
	a = now_of(&a);
	ck_assert_int_eq(a.state, SR_NOSHOW);
	/* A day later nothing makes it better: not called off, not moved. */
	a.state = SR_CANCELLED;
	refused(&a, SR_E_DENIED, "state");
	a.state = SR_BOOKED;
	a.day = the_day("2026-11-24");
	refused(&a, SR_E_INVALID, "state");
	house_as(&h, MANAGER);
	a = now_of(&a);
	a.state = SR_SHOWN;
	refused(&a, SR_E_REASON, "");
	a.day--;
	refused(&a, SR_E_INVALID, "day");
	a.day++;
	sr_reason(h.sr, "前台漏登记");
	must(&h, sr_appointment_save(h.sr, &a, &out, h.mem));
	ck_assert_int_eq(now_of(&a).state, SR_SHOWN);
}
END_TEST

/* Registered a day late it was kept all the same: its line says so. */
START_TEST(a_line_that_is_added_later_shows_it)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-22"), out;
	struct sr_none none = { 0 };
	struct sr_visit v;

	house_now(&h, "2026-11-23 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_NOSHOW, NULL), 1);
	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	v.day = the_day("2026-11-22");
	v.minute = 11 * 60;
	v.name = "张红喆";
	v.phone = "13717716163";
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	a = now_of(&a);
	ck_assert_int_eq(a.state, SR_SHOWN);
	ck_assert_int_eq(a.visit, v.id);
	/* So it may be said again where it was unsaid. */
	house_as(&h, MANAGER);
	a.state = SR_NOSHOW;
	sr_reason(h.sr, "另一位张先生");
	must(&h, sr_appointment_save(h.sr, &a, &out, h.mem));
	house_as(&h, LI);
	out.state = SR_SHOWN;
	must(&h, sr_appointment_save(h.sr, &out, &out, h.mem));
	ck_assert_int_eq(out.visit, v.id);
}
END_TEST

START_TEST(who_does_not_is_asked_for)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-22");
	struct sr_contact_log log = { .card = card.id,
		.kind = SR_BY_PHONE,
		.reached = SR_REACHED,
		.text = "改期" };

	house_now(&h, "2026-11-22 23:59");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_NOSHOW, NULL), 0);
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	house_now(&h, "2026-11-23 08:30");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_NOSHOW, NULL), 1);
	ck_assert_int_eq(now_of(&a).state, SR_NOSHOW);
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_NOSHOW, NULL), 0);
}
END_TEST

/* LI's card is void, the manager agrees. */
static void
closed(sr_id card)
{
	struct sr_request ask, out;
	struct sr_decide decide;

	sr_record_clear(&sr_rec_request, &ask);
	ask.card = card;
	ask.kind = SR_REQ_VOID;
	ask.note = "核实后无购车意向。";
	house_as(&h, LI);
	must(&h, sr_request_save(h.sr, &ask, &out, h.mem));
	sr_record_clear(&sr_rec_decide, &decide);
	decide.id = out.id;
	decide.agree = true;
	decide.advice = "同意。";
	house_as(&h, MANAGER);
	must(&h, sr_request_decide(h.sr, &decide, &out, h.mem));
}

START_TEST(a_closed_card_expects_nobody)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-22");

	closed(card.id);
	ck_assert_int_eq(now_of(&a).state, SR_CANCELLED);
}
END_TEST

/* What the turn of the day could not do yet is not undone by it. */
START_TEST(who_did_not_come_was_not_cancelled)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-22");

	house_now(&h, "2026-11-23 09:00");
	h.d->turned = the_day("2026-11-23");
	ck_assert_int_eq(now_of(&a).state, SR_BOOKED);
	closed(card.id);
	ck_assert_int_eq(now_of(&a).state, SR_NOSHOW);
}
END_TEST

START_TEST(wrong_days_are_refused)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = asked(card.id, "2026-11-20", 10 * 60 + 1);

	refused(&a, SR_E_INVALID, "day");
	a.day = the_day("2026-11-21"); /* at ten, which is over */
	refused(&a, SR_E_INVALID, "minute");
	a.day = the_day("2026-11-30"); /* beyond the seven days of A */
	refused(&a, SR_E_INVALID, "day");
	a.day = the_day("2026-11-24");
	a.minute = 0;
	refused(&a, SR_E_INVALID, "minute");
	a.minute = 10 * 60 + 1;
	a.state = SR_SHOWN; /* nobody knows yet */
	refused(&a, SR_E_INVALID, "state");
	house_closes(&h, "2026-11-24");
	house_as(&h, LI);
	a.state = 0;
	refused(&a, SR_E_INVALID, "day");
	ck_assert_int_eq(house_card_now(&h, card.id).next_kind, SR_BY_PHONE);
}
END_TEST

START_TEST(one_at_a_time)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = booked(card.id, "2026-11-22"), out;
	struct sr_appointment other = asked(card.id, "2026-11-23", 661);

	refused(&other, SR_E_EXISTS, "day");
	a.state = SR_CANCELLED;
	must(&h, sr_appointment_save(h.sr, &a, &out, h.mem));
	/* The day stays, as a call. */
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.next_day, the_day("2026-11-22"));
	ck_assert_int_eq(card.next_kind, SR_BY_PHONE);
	ck_assert_int_eq(card.next_minute, 0);
	must(&h, sr_appointment_save(h.sr, &other, &out, h.mem));
}
END_TEST

START_TEST(anothers_card)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_appointment a = asked(card.id, "2026-11-22", 661), out;

	house_as(&h, WANG);
	refused(&a, SR_E_DENIED, "owner");
	house_as(&h, MANAGER);
	must(&h, sr_appointment_save(h.sr, &a, &out, h.mem));
	/* It is the owner's, and goes with the card. */
	ck_assert_int_eq(out.staff, house_staff(&h, LI));
	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", 0));
	ck_assert_int_eq(now_of(&out).staff, house_staff(&h, WANG));
}
END_TEST

START_TEST(the_rate_of_those_who_come)
{
	static const char *const phone[] = { "13717716160", "13717716161",
		"13717716162", "13717716163" };
	struct sr_appointment a[4], out;
	struct sr_find find;
	struct sr_rows rows;
	const struct sr_shows *s;

	for (int i = 0; i < 4; i++)
		a[i] =
		    booked(house_opened(&h, "张红喆", phone[i], SR_GRADE_A).id,
			"2026-11-22");
	a[3].state = SR_CANCELLED;
	must(&h, sr_appointment_save(h.sr, &a[3], &out, h.mem));
	house_now(&h, "2026-11-22 10:20");
	walks_in("张红喆", phone[0]);
	walks_in("张红喆", phone[1]);
	house_now(&h, "2026-11-23 09:00");
	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day("2026-11-01");
	find.to = the_day("2026-11-30");
	house_as(&h, MANAGER);
	must(&h, sr_shows_find(h.sr, &find, &rows, h.mem));
	/* Li's, and the house's. */
	ck_assert_uint_eq(rows.n, 2);
	for (size_t i = 0; i < 2; i++) {
		s = SR_ROW(const struct sr_shows, &rows, i);
		ck_assert_int_eq(s->shown, 2);
		ck_assert_int_eq(s->noshow, 1);
		ck_assert_int_eq(s->cancelled, 1);
		ck_assert_int_eq(s->booked, 0);
		ck_assert_int_eq(s->rate, 6667);
	}
	/* A salesperson sees his own line, if there is one, and the house's. */
	house_as(&h, WANG);
	must(&h, sr_shows_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_shows, &rows, 0)->staff, 0);
	ck_assert_int_eq(SR_ROW(struct sr_shows, &rows, 0)->shown, 2);
	house_as(&h, MANAGER);
	find.from = find.to = the_day("2026-12-01");
	must(&h, sr_shows_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_shows, &rows, 0)->rate, -1);
}
END_TEST

START_TEST(no_card_no_appointment)
{
	struct sr_key key = { house_staff(&h, LI) + 1000 };
	struct sr_appointment a;

	must_fail(&h, sr_appointment_new(h.sr, &key, &a, h.mem), SR_E_NONE, "");
}
END_TEST

Suite *
suite_appointment(void)
{
	const TTest *const tests[] = { is_the_next_contact,
		what_was_missed_is_not_forgotten, follows_from_a_contact,
		on_a_day_that_closes, who_comes_has_come,
		nobody_says_of_his_own_that_it_was_kept,
		a_line_that_is_added_later_shows_it, who_does_not_is_asked_for,
		wrong_days_are_refused, a_closed_card_expects_nobody,
		who_did_not_come_was_not_cancelled, one_at_a_time,
		no_card_no_appointment, anothers_card,
		the_rate_of_those_who_come, NULL };

	return house_suite("appointment", tests, &h);
}
