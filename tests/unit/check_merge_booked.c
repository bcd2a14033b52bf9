/*
 * What lies ahead of a card that a merge closes goes on with the card that
 * stays, and comes back when the merge is undone.
 */
#include "paired.h"

static struct paired pair;
#define H (&pair.h)

/* The RAV4 is booked for tomorrow at HOUR, by the owner CODE of CARD. */
static struct sr_drive
driven(sr_id card, const char *code, int hour)
{
	struct sr_drive in, d;

	house_as(H, code);
	sr_record_clear(&sr_rec_drive, &in);
	in.card = card;
	must(H, sr_drive_new(H->sr, &in, &d, H->mem));
	d.car = house_row(H, "testcar", "RAV4荣放试驾车");
	d.day = the_day("2026-11-22");
	d.begins = hour * 60 + 1;
	d.ends = d.begins + 30;
	must(H, sr_drive_save(H->sr, &d, &d, H->mem));
	house_as(H, SUPER);
	return d;
}

static struct sr_appointment
booked(sr_id card, const char *day)
{
	struct sr_appointment a;

	sr_record_clear(&sr_rec_appointment, &a);
	a.card = card;
	a.day = the_day(day);
	a.minute = 10 * 60 + 1;
	a.purpose = SR_FOR_VISIT;
	must(H, sr_appointment_save(H->sr, &a, &a, H->mem));
	return a;
}

static void
drive_is(sr_id id, sr_id card, const char *code)
{
	struct sr_drive d;

	must(H, sr_drive_get(H->sr, &(struct sr_key){ id }, &d, H->mem));
	ck_assert_int_eq(d.card, card);
	ck_assert_int_eq(d.staff, house_staff(H, code));
	ck_assert_str_eq(d.name, "张先生");
}

static void
appointment_is(
    sr_id id, sr_id card, const char *code, int32_t state, const char *day)
{
	struct sr_appointment a;

	must(H, sr_appointment_get(H->sr, &(struct sr_key){ id }, &a, H->mem));
	ck_assert_int_eq(a.card, card);
	ck_assert_int_eq(a.staff, house_staff(H, code));
	ck_assert_int_eq(a.state, state);
	ck_assert_int_eq(a.day, the_day(day));
}

/* How many rows of OP the card has. */
static size_t
rows_of(int op, sr_id card)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = card;
	must(H, sr_call(H->sr, op, &find, &rows, H->mem));
	return rows.n;
}

/* It stands with the card that stays, and his salesperson, and goes back. */
START_TEST(what_is_booked_goes_along)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_drive d = driven(pair.wang.id, WANG, 11), late = d;
	struct sr_appointment a = booked(pair.wang.id, "2026-11-23");
	struct sr_card was = paired_card(&pair, pair.wang.id),
		       kept = paired_card(&pair, pair.li.id);
	struct sr_merge m;

	must(H, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(m.stays, pair.li.id);
	drive_is(d.id, pair.li.id, LI);
	appointment_is(a.id, pair.li.id, LI, SR_BOOKED, "2026-11-23");
	ck_assert_uint_eq(rows_of(SR_OP_DRIVE_FIND, pair.li.id), 1);
	ck_assert_uint_eq(rows_of(SR_OP_DRIVE_FIND, pair.wang.id), 0);
	ck_assert_uint_eq(rows_of(SR_OP_APPOINTMENT_FIND, pair.li.id), 1);
	ck_assert_uint_eq(rows_of(SR_OP_APPOINTMENT_FIND, pair.wang.id), 0);
	/* When he is called next is as it was. */
	ck_assert_int_eq(
	    paired_card(&pair, pair.li.id).next_day, kept.next_day);
	/* The car is taken still; a form has no say in whose it is. */
	must(H, sr_drive_get(H->sr, &(struct sr_key){ d.id }, &late, H->mem));
	late.id = 0;
	late.state = 0;
	must_fail(
	    H, sr_drive_save(H->sr, &late, &late, H->mem), SR_E_EXISTS, "car");
	must(H, sr_drive_get(H->sr, &(struct sr_key){ d.id }, &late, H->mem));
	late.card = pair.wang.id;
	must(H, sr_drive_save(H->sr, &late, &late, H->mem));
	drive_is(d.id, pair.li.id, LI);
	must(H, paired_undo(&pair, m.id, &m));
	drive_is(d.id, pair.wang.id, WANG);
	appointment_is(a.id, pair.wang.id, WANG, SR_BOOKED, "2026-11-23");
	ck_assert_int_eq(
	    paired_card(&pair, pair.wang.id).next_day, was.next_day);
	ck_assert_int_eq(
	    paired_card(&pair, pair.wang.id).next_minute, was.next_minute);
	ck_assert_uint_eq(rows_of(SR_OP_APPOINTMENT_FIND, pair.li.id), 0);
}
END_TEST

/* A customer is expected once: as with the card that stays. */
START_TEST(of_two_appointments_one_stays)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_appointment a = booked(pair.wang.id, "2026-11-22"),
			      b = booked(pair.li.id, "2026-11-24");
	struct sr_merge m;

	must(H, paired_merge(&pair, &ask, &m));
	appointment_is(a.id, pair.wang.id, WANG, SR_CANCELLED, "2026-11-22");
	appointment_is(b.id, pair.li.id, LI, SR_BOOKED, "2026-11-24");
	must(H, paired_undo(&pair, m.id, &m));
	appointment_is(a.id, pair.wang.id, WANG, SR_BOOKED, "2026-11-22");
	appointment_is(b.id, pair.li.id, LI, SR_BOOKED, "2026-11-24");
}
END_TEST

/* Put off meanwhile it comes back so; what was done or given up stays. */
START_TEST(what_came_of_it_since_stays)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_drive d = driven(pair.wang.id, WANG, 11),
			e = driven(pair.wang.id, WANG, 15);
	struct sr_appointment a = booked(pair.wang.id, "2026-11-22");
	struct sr_card card;
	struct sr_merge m;

	must(H, paired_merge(&pair, &ask, &m));
	must(
	    H, sr_appointment_get(H->sr, &(struct sr_key){ a.id }, &a, H->mem));
	a.day = the_day("2026-11-24");
	must(H, sr_appointment_save(H->sr, &a, &a, H->mem));
	must(H, sr_drive_get(H->sr, &(struct sr_key){ d.id }, &d, H->mem));
	d.state = SR_DRIVE_CANCELLED;
	d.feedback = "客户改期";
	must(H, sr_drive_save(H->sr, &d, &d, H->mem));
	must(H, paired_undo(&pair, m.id, &m));
	appointment_is(a.id, pair.wang.id, WANG, SR_BOOKED, "2026-11-24");
	card = paired_card(&pair, pair.wang.id);
	ck_assert_int_eq(card.next_day, the_day("2026-11-24"));
	ck_assert_int_eq(card.next_kind, SR_IN_STORE);
	drive_is(d.id, pair.li.id, LI);
	drive_is(e.id, pair.wang.id, WANG);
}
END_TEST

/* Given up with the card that stays, he is not expected: he is called. */
START_TEST(given_up_since_it_stays_given_up)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_appointment a = booked(pair.wang.id, "2026-11-22");
	struct sr_card card;
	struct sr_merge m;

	must(H, paired_merge(&pair, &ask, &m));
	must(
	    H, sr_appointment_get(H->sr, &(struct sr_key){ a.id }, &a, H->mem));
	a.state = SR_CANCELLED;
	must(H, sr_appointment_save(H->sr, &a, &a, H->mem));
	must(H, paired_undo(&pair, m.id, &m));
	appointment_is(a.id, pair.li.id, LI, SR_CANCELLED, "2026-11-22");
	ck_assert_uint_eq(rows_of(SR_OP_APPOINTMENT_FIND, pair.wang.id), 0);
	card = paired_card(&pair, pair.wang.id);
	ck_assert_int_eq(card.next_day, the_day("2026-11-22"));
	ck_assert_int_eq(card.next_kind, SR_BY_PHONE);
	ck_assert_int_eq(card.next_minute, 0);
}
END_TEST

Suite *
suite_merge_booked(void)
{
	const TTest *const tests[] = { what_is_booked_goes_along,
		of_two_appointments_one_stays, what_came_of_it_since_stays,
		given_up_since_it_stays_given_up, NULL };

	return paired_suite("merge_booked", tests, &pair);
}
