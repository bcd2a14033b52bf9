/* Test drives: booking, out and back, who sees what. */
#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

#define PHONE "13717716163"
#define LICENCE "120101199003071235"

static struct sr_drive
booking(void)
{
	struct sr_drive in, d;

	sr_record_clear(&sr_rec_drive, &in);
	must(&h, sr_drive_new(h.sr, &in, &d, h.mem));
	d.name = "张红喆";
	d.phone = PHONE;
	d.car = house_row(&h, "testcar", "RAV4荣放试驾车");
	d.route = house_row(&h, "route", "市区环线 8公里");
	return d;
}

static struct sr_drive
saved(const struct sr_drive *in)
{
	struct sr_drive out;

	must(&h, sr_drive_save(h.sr, in, &out, h.mem));
	return out;
}

static void
refused(const struct sr_drive *in, int code, const char *field)
{
	struct sr_drive out;

	must_fail(&h, sr_drive_save(h.sr, in, &out, h.mem), code, field);
}

static struct sr_drive
now_of(const struct sr_drive *d)
{
	struct sr_drive out;

	must(&h, sr_drive_get(h.sr, &(struct sr_key){ d->id }, &out, h.mem));
	return out;
}

/* D with all that a drive needs, on the road. */
static struct sr_drive
out_now(struct sr_drive d)
{
	d.licence = LICENCE;
	d.agreed = true;
	d.state = SR_DRIVE_OUT;
	return saved(&d);
}

START_TEST(a_new_one_is_the_next_half_hour)
{
	struct sr_drive d = booking();

	ck_assert_int_eq(d.day, the_day("2026-11-21"));
	ck_assert_int_eq(d.begins, 14 * 60 + 30 + 1);
	ck_assert_int_eq(d.ends, 15 * 60 + 1);
	ck_assert_int_eq(d.staff, house_staff(&h, LI));
	d.ends = 0;
	d = saved(&d);
	ck_assert_int_eq(d.ends, 15 * 60 + 1);
	ck_assert_int_eq(d.state, SR_DRIVE_BOOKED);
	ck_assert_str_eq(d.code, "T-26-0001");
	house_now(&h, "2026-11-21 14:30");
	ck_assert_int_eq(booking().begins, 14 * 60 + 30 + 1);
}
END_TEST

/* What is known of the customer need not be typed again. */
START_TEST(a_new_one_has_what_is_known)
{
	struct sr_card card = house_opened(&h, "张红喆", PHONE, SR_GRADE_B);
	struct sr_drive ask, d;
	struct sr_person p;
	struct sr_visit v;

	must(&h,
	    sr_person_get(h.sr, &(struct sr_key){ card.person }, &p, h.mem));
	p.sex = SR_MALE;
	p.id_number = LICENCE;
	must(&h, sr_person_save(h.sr, &p, &p, h.mem));
	sr_record_clear(&sr_rec_drive, &ask);
	ask.card = card.id;
	must(&h, sr_drive_new(h.sr, &ask, &d, h.mem));
	ck_assert_str_eq(d.name, "张红喆");
	ck_assert_str_eq(d.phone, PHONE);
	ck_assert_int_eq(d.sex, SR_MALE);
	ck_assert_str_eq(d.id_number, LICENCE);
	ck_assert_str_eq(d.licence, "");
	d.car = house_row(&h, "testcar", "RAV4荣放试驾车");
	d.licence = "120101198512120010";
	d = saved(&d);
	/* The next time his licence is known, by way of his visit as well. */
	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &v, h.mem));
	v.name = "张红喆";
	v.phone = PHONE;
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	sr_record_clear(&sr_rec_drive, &ask);
	ask.visit = v.id;
	must(&h, sr_drive_new(h.sr, &ask, &d, h.mem));
	ck_assert_int_eq(d.card, card.id);
	ck_assert_str_eq(d.licence, "120101198512120010");
	/* The desk books without seeing papers. */
	house_as(&h, DESK);
	must(&h, sr_drive_new(h.sr, &ask, &d, h.mem));
	ck_assert_str_eq(d.licence, "");
	ck_assert_str_eq(d.id_number, "");
	ck_assert_str_eq(d.phone, "");
}
END_TEST

/* The car of the customer's model, when it is free: nothing to be typed. */
START_TEST(a_new_one_has_the_car_of_the_model)
{
	struct sr_card in = house_card(&h, "张红喆", PHONE, SR_GRADE_B), card;
	struct sr_drive ask, d;

	in.model = house_row(&h, "model", "亚洲龙");
	card = house_card_open(&h, &in);
	sr_record_clear(&sr_rec_drive, &ask);
	ask.card = card.id;
	must(&h, sr_drive_new(h.sr, &ask, &d, h.mem));
	ck_assert_int_eq(d.car, house_row(&h, "testcar", "亚洲龙试驾车"));
	ck_assert_int_eq(d.begins, 14 * 60 + 30 + 1);
	saved(&d);
	/* 14:30 to 15:00 is taken, and 15:00 to 15:45. */
	must(&h, sr_drive_new(h.sr, &ask, &d, h.mem));
	ck_assert_int_eq(d.begins, 15 * 60 + 1);
	d.ends = 15 * 60 + 45 + 1;
	saved(&d);
	must(&h, sr_drive_new(h.sr, &ask, &d, h.mem));
	ck_assert_int_eq(d.begins, 15 * 60 + 45 + 1);
	ck_assert_int_eq(d.ends, 16 * 60 + 15 + 1);
	/* A model without a car of its own. */
	in = card;
	in.model = house_row(&h, "model", "普拉多");
	must(&h, sr_card_save(h.sr, &in, &card, h.mem));
	must(&h, sr_drive_new(h.sr, &ask, &d, h.mem));
	ck_assert_int_eq(d.car, 0);
}
END_TEST

START_TEST(a_car_is_booked_once)
{
	struct sr_drive d = booking(), other;

	d = saved(&d); /* 14:30 to 15:00 */
	other = booking();
	other.name = "欧阳海";
	refused(&other, SR_E_EXISTS, "car");
	/* Which car, when, and who has it. */
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, "RAV4荣放试驾车");
	ck_assert_int_eq(sr_error(h.sr)->arg[1].num, 14 * 60 + 30 + 1);
	ck_assert_int_eq(sr_error(h.sr)->arg[2].num, 15 * 60 + 1);
	ck_assert_str_eq(sr_error(h.sr)->arg[3].text, "张红喆 (李晓梅)");
	other.begins += 29;
	other.ends += 29;
	refused(&other, SR_E_EXISTS, "car");
	/* One ends where the next begins. */
	other.begins++;
	other.ends++;
	other = saved(&other);
	/* Another car, another day; a time that was given back. */
	other = booking();
	other.car = house_row(&h, "testcar", "亚洲龙试驾车");
	saved(&other);
	other = booking();
	other.day++;
	saved(&other);
	d.state = SR_DRIVE_CANCELLED;
	refused(&d, SR_E_REASON, "feedback");
	d.feedback = "客户改期";
	saved(&d);
	other = booking();
	saved(&other);
}
END_TEST

START_TEST(times_that_make_no_sense)
{
	struct sr_drive d = booking();

	d.ends = d.begins;
	refused(&d, SR_E_INVALID, "ends");
	d = booking();
	d.day--;
	refused(&d, SR_E_INVALID, "day");
	d = booking();
	d.state = SR_DRIVE_BACK;
	refused(&d, SR_E_INVALID, "state");
	d = booking();
	d.name = "";
	refused(&d, SR_E_INVALID, "name");
}
END_TEST

/* As for appointments; who is there on a closed day may drive all the same. */
START_TEST(no_booking_for_a_closed_day)
{
	struct sr_drive d = booking();

	house_closes(&h, "2026-11-24");
	house_as(&h, LI);
	d.day = the_day("2026-11-24");
	refused(&d, SR_E_INVALID, "day");
	d.day--;
	d = saved(&d);
	d.day++;
	refused(&d, SR_E_INVALID, "day");
	house_now(&h, "2026-11-24 09:00");
	saved(&d);
}
END_TEST

START_TEST(out_needs_licence_and_agreement)
{
	struct sr_drive d = booking();

	d = saved(&d);
	d.state = SR_DRIVE_OUT;
	refused(&d, SR_E_INVALID, "licence");
	d.licence = LICENCE;
	refused(&d, SR_E_INVALID, "agreed");
	d.agreed = true;
	d.day++;
	refused(&d, SR_E_INVALID, "day");
	d.day--;
	d = saved(&d);
	ck_assert_int_eq(d.out_at, 14 * 60 + 6 + 1);
	/* It is on the road: no cancelling, no second one. */
	d.state = SR_DRIVE_NOSHOW;
	refused(&d, SR_E_INVALID, "state");
	struct sr_drive other = booking();
	other.begins += 60;
	other.ends += 60;
	other.licence = LICENCE;
	other.agreed = true;
	other.state = SR_DRIVE_OUT;
	refused(&other, SR_E_EXISTS, "car");
}
END_TEST

START_TEST(kilometres_only_rise)
{
	struct sr_drive d = booking();

	d.km_out = 1200;
	d = out_now(d);
	d.state = SR_DRIVE_BACK;
	d.km_back = 1199;
	refused(&d, SR_E_INVALID, "km_back");
	d.km_back = 1208;
	d.feedback = "动力够，空间满意。";
	house_now(&h, "2026-11-21 14:55");
	d = saved(&d);
	ck_assert_int_eq(d.back_at, 14 * 60 + 55 + 1);
	/* The next one begins where it stopped. */
	d = booking();
	d.km_out = 1207;
	d.licence = LICENCE;
	d.agreed = true;
	d.state = SR_DRIVE_OUT;
	refused(&d, SR_E_INVALID, "km_out");
	d.km_out = 0;
	d = saved(&d);
	ck_assert_int_eq(d.km_out, 1208);
	/* What is over stays so. */
	d.state = SR_DRIVE_BACK;
	d.km_back = 1216;
	d = saved(&d);
	d.state = SR_DRIVE_BOOKED;
	refused(&d, SR_E_INVALID, "state");
}
END_TEST

START_TEST(card_and_line_show_it)
{
	struct sr_drive in, d;
	struct sr_visit v;
	struct sr_card card;

	card = house_opened(&h, "张红喆", PHONE, SR_GRADE_B);
	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &v, h.mem));
	v.name = "张红喆";
	v.phone = PHONE;
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	ck_assert_int_eq(v.card, card.id);
	sr_record_clear(&sr_rec_drive, &in);
	in.card = card.id;
	must(&h, sr_drive_new(h.sr, &in, &d, h.mem));
	ck_assert_str_eq(d.name, "张红喆");
	ck_assert_str_eq(d.phone, PHONE);
	d.car = house_row(&h, "testcar", "RAV4荣放试驾车");
	d = out_now(d);
	d.state = SR_DRIVE_BACK;
	d = saved(&d);
	card = house_card_now(&h, card.id);
	ck_assert_int_eq(card.drive, SR_YES);
	must(&h, sr_visit_get(h.sr, &(struct sr_key){ v.id }, &v, h.mem));
	ck_assert_int_eq(v.drive, SR_YES);
	/* From the line, with the card that it belongs to. */
	sr_record_clear(&sr_rec_drive, &in);
	in.visit = v.id;
	must(&h, sr_drive_new(h.sr, &in, &d, h.mem));
	ck_assert_int_eq(d.card, card.id);
	/* Another salesperson learns nothing of the card by it. */
	house_as(&h, WANG);
	sr_record_clear(&sr_rec_drive, &in);
	in.card = card.id;
	must_fail(&h, sr_drive_new(h.sr, &in, &d, h.mem), SR_E_DENIED, "");
}
END_TEST

/* Back after the day was signed: a correction of the guest's line. */
START_TEST(back_on_a_signed_day)
{
	struct sr_sign sign = { .reason = "试驾未回",
		.loss_reason = "",
		.day = the_day("2026-11-21") };
	struct sr_find find;
	struct sr_dayrec day;
	struct sr_visit v;
	struct sr_drive d;
	struct sr_rows rows;

	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &v, h.mem));
	v.name = "张红喆";
	v.phone = PHONE;
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	d = booking();
	d.visit = v.id;
	d = out_now(d);
	house_as(&h, MANAGER);
	must(&h, sr_day_sign(h.sr, &sign, &day, h.mem));
	d.state = SR_DRIVE_BACK;
	refused(&d, SR_E_SIGNED, "day");
	sr_reason(h.sr, "签核后才还车");
	d = saved(&d);
	must(&h, sr_visit_get(h.sr, &(struct sr_key){ v.id }, &v, h.mem));
	ck_assert_int_eq(v.drive, SR_YES);
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = sign.day;
	must(&h, sr_correction_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(SR_ROW(struct sr_correction, &rows, 0)->row, v.id);
	ck_assert_str_eq(
	    SR_ROW(struct sr_correction, &rows, 0)->reason, "签核后才还车");
}
END_TEST

START_TEST(others_see_masked_numbers_and_change_nothing)
{
	struct sr_drive d = booking(), seen;
	struct sr_find find;
	struct sr_rows rows;

	d.licence = LICENCE;
	d.driver_phone = PHONE;
	d = saved(&d);
	house_as(&h, WANG);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_drive_find(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(rows.n, 1);
	seen = *SR_ROW(struct sr_drive, &rows, 0);
	ck_assert(sr_is_masked(seen.phone));
	ck_assert(sr_is_masked(seen.driver_phone));
	ck_assert(sr_is_masked(seen.licence));
	refused(&seen, SR_E_DENIED, "staff");
	/* The desk sends them off without seeing them; they stay stored. */
	house_as(&h, DESK);
	must(&h, sr_drive_get(h.sr, &(struct sr_key){ d.id }, &seen, h.mem));
	ck_assert(sr_is_masked(seen.licence));
	seen.agreed = true;
	seen.state = SR_DRIVE_OUT;
	saved(&seen);
	house_as(&h, LI);
	must(&h, sr_drive_get(h.sr, &(struct sr_key){ d.id }, &d, h.mem));
	ck_assert_str_eq(d.licence, LICENCE);
	ck_assert_int_eq(d.state, SR_DRIVE_OUT);
	/* What came in between is not overwritten. */
	seen.state = SR_DRIVE_BACK;
	seen.rev = 1;
	house_as(&h, DESK);
	refused(&seen, SR_E_STALE, "");
}
END_TEST

/* A car that did not come back last evening is not here this morning. */
START_TEST(a_car_that_is_out_overnight_is_out)
{
	struct sr_drive d = booking();

	struct sr_find find;
	struct sr_rows rows;

	out_now(saved(&d));
	house_now(&h, "2026-11-22 09:06");
	/* It stands among what is coming. */
	sr_record_clear(&sr_rec_find, &find);
	find.from = the_day("2026-11-22");
	must(&h, sr_drive_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	find.kind = SR_DRIVES_AND_OUT;
	must(&h, sr_drive_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	d = booking();
	d.name = "欧阳海";
	d.licence = LICENCE;
	d.agreed = true;
	d.state = SR_DRIVE_OUT;
	refused(&d, SR_E_EXISTS, "car");
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, "张红喆");
}
END_TEST

/* Handed over, the customer's papers are his new salesperson's to see. */
START_TEST(papers_go_with_the_card)
{
	struct sr_card card = house_opened(&h, "张红喆", PHONE, SR_GRADE_A);
	struct sr_drive d = booking();

	d.card = card.id;
	d.licence = LICENCE;
	d = saved(&d);
	ck_assert_str_eq(d.licence, LICENCE);
	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", 0));
	house_as(&h, LI);
	must(&h, sr_drive_get(h.sr, &(struct sr_key){ d.id }, &d, h.mem));
	ck_assert(sr_is_masked(d.licence));
	ck_assert(sr_is_masked(d.phone));
	house_as(&h, WANG);
	must(&h, sr_drive_get(h.sr, &(struct sr_key){ d.id }, &d, h.mem));
	ck_assert_str_eq(d.licence, LICENCE);
}
END_TEST

/* What is booked goes with the card; without a card, with who leaves. */
START_TEST(a_booking_goes_with_its_card)
{
	struct sr_card card = house_opened(&h, "张红喆", PHONE, SR_GRADE_A);
	struct sr_drive his = booking(), loose = booking(), over = booking();
	struct sr_handover hand;
	struct sr_count n;

	over.card = card.id;
	over = saved(&over);
	over.state = SR_DRIVE_NOSHOW;
	over = saved(&over);
	his.card = card.id;
	his = saved(&his);
	loose.day++;
	loose = saved(&loose);
	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", 0));
	his = now_of(&his);
	ck_assert_int_eq(his.staff, house_staff(&h, WANG));
	ck_assert_int_eq(now_of(&over).staff, house_staff(&h, LI));
	ck_assert_int_eq(now_of(&loose).staff, house_staff(&h, LI));
	/* It is his to send off. */
	house_as(&h, WANG);
	out_now(his);
	house_as(&h, MANAGER);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.from_staff = house_staff(&h, LI);
	hand.to_staff = house_staff(&h, WANG);
	hand.reason = "调整";
	must(&h, sr_card_handover(h.sr, &hand, &n, h.mem));
	ck_assert_int_eq(now_of(&loose).staff, house_staff(&h, WANG));
}
END_TEST

/* A customer who is lost keeps no car. */
START_TEST(a_closed_card_gives_its_car_back)
{
	struct sr_card card = house_opened(&h, "张红喆", PHONE, SR_GRADE_A);
	struct sr_drive his = booking(), other = booking();
	struct sr_decide decide = { .agree = true };
	struct sr_request out;

	his.card = card.id;
	his = saved(&his);
	refused(&other, SR_E_EXISTS, "car");
	decide.id = house_asked(&h, house_lost(&h, card.id)).id;
	house_as(&h, MANAGER);
	must(&h, sr_request_decide(h.sr, &decide, &out, h.mem));
	ck_assert_int_eq(now_of(&his).state, SR_DRIVE_CANCELLED);
	saved(&other);
}
END_TEST

/* Who drove with another's guest does not write into that one's line. */
START_TEST(anothers_line_is_not_his_to_tick)
{
	struct sr_drive d = booking();
	struct sr_visit v, out;
	struct sr_none none = { 0 };

	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	v.name = "张先生";
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &out, h.mem));
	d.visit = out.id;
	house_as(&h, WANG);
	d.staff = house_staff(&h, WANG);
	refused(&d, SR_E_DENIED, "staff");
	house_as(&h, LI);
	d.staff = house_staff(&h, LI);
	saved(&d);
}
END_TEST

/* What was checked when it left cannot be unsaid behind it. */
START_TEST(what_left_stays_as_it_left)
{
	struct sr_drive d = booking(), in;

	d = out_now(saved(&d));
	in = d;
	in.licence = "";
	refused(&in, SR_E_INVALID, "licence");
	in = d;
	in.agreed = false;
	refused(&in, SR_E_INVALID, "agreed");
	in = d;
	in.car = house_row(&h, "testcar", "亚洲龙试驾车");
	refused(&in, SR_E_INVALID, "car");
	in = d;
	in.day++;
	refused(&in, SR_E_INVALID, "day");
	d.km_out = 100;
	d = saved(&d); /* mistyped before */
	d.state = SR_DRIVE_BACK;
	d.km_back = 108;
	d = saved(&d);
	in = d;
	in.km_back = 99;
	refused(&in, SR_E_INVALID, "km_back");
	in = d;
	in.day--;
	refused(&in, SR_E_INVALID, "day");
	d.km_back = 107;
	d.feedback = "满意";
	saved(&d);
}
END_TEST

Suite *
suite_drive(void)
{
	const TTest *const tests[] = { a_new_one_is_the_next_half_hour,
		a_car_is_booked_once, times_that_make_no_sense,
		no_booking_for_a_closed_day, out_needs_licence_and_agreement,
		kilometres_only_rise, what_left_stays_as_it_left,
		card_and_line_show_it, back_on_a_signed_day,
		others_see_masked_numbers_and_change_nothing,
		a_car_that_is_out_overnight_is_out, papers_go_with_the_card,
		a_booking_goes_with_its_card, a_closed_card_gives_its_car_back,
		a_new_one_has_the_car_of_the_model, a_new_one_has_what_is_known,
		anothers_line_is_not_his_to_tick, NULL };

	return house_suite("drive", tests, &h);
}
