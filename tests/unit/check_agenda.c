/* The agenda, the plan of tomorrow, the best time to reach somebody. */
#include <string.h>

#include "owned.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

/* The customer comes on DAY at 17:00. */
static void
booked(sr_id card, const char *day, const char *note)
{
	struct sr_appointment a;

	sr_record_clear(&sr_rec_appointment, &a);
	a.card = card;
	a.day = the_day(day);
	a.minute = 17 * 60 + 1;
	a.note = note;
	must(&h, sr_appointment_save(h.sr, &a, &a, h.mem));
}

static struct sr_rows
agenda(void)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_agenda_find(h.sr, &find, &rows, h.mem));
	return rows;
}

START_TEST(alerts_are_on_the_agenda_of_one)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);

	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", 0));
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_ALERT, NULL), 0);
	house_as(&h, WANG);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_ALERT, NULL), 1);
}
END_TEST

START_TEST(an_instruction_waits_until_it_is_read)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_instruction in, out;

	house_as(&h, SUPER);
	sr_record_clear(&sr_rec_instruction, &in);
	in.day = the_day("2026-11-21");
	in.card = card.id;
	in.staff = house_staff(&h, LI);
	in.text = "今天回电";
	must(&h, sr_instruction_save(h.sr, &in, &out, h.mem));
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_INSTRUCTION, NULL), 0);
	house_as(&h, LI);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_INSTRUCTION, NULL), 1);
	must(&h,
	    sr_instruction_read(h.sr, &(struct sr_key){ out.id }, &out, h.mem));
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_INSTRUCTION, NULL), 0);
}
END_TEST

START_TEST(the_desk_sees_who_is_expected)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	const struct sr_agenda *line;
	struct sr_rows rows;

	booked(card.id, "2026-11-21", "带太太来，还在比价");
	house_as(&h, DESK);
	rows = agenda();
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(const struct sr_agenda, &rows, 0);
	ck_assert_str_eq(line->name, "张红喆");
	ck_assert_str_eq(line->text, "");
	ck_assert(strstr(line->phone, "1771") == NULL);
}
END_TEST

START_TEST(hot_cards_come_first_tomorrow)
{
	static const struct {
		const char *phone;
		int32_t grade;
		const char *next;
	} cards[] = {
		{ "13717716160", SR_GRADE_B, "2026-11-21" },
		{ "13717716161", SR_GRADE_A, "2026-11-22" },
		{ "13717716162", SR_GRADE_H, "2026-11-22" },
		{ "13717716163", SR_GRADE_C, "2026-11-22" },
		{ "13717716164", SR_GRADE_A, "2026-11-23" },
		{ "13717716165", SR_GRADE_A, "2026-11-21" },
	};
	/* H, the A's as they are due, then the others; not 11-23. */
	static const int want[] = { 2, 5, 1, 0, 3 };
	sr_id ids[6];
	struct sr_find find;
	struct sr_rows rows;

	for (int i = 0; i < 6; i++) {
		struct sr_card in =
		    house_card(&h, "张红喆", cards[i].phone, cards[i].grade);
		in.next_day = the_day(cards[i].next);
		ids[i] = house_card_open(&h, &in).id;
	}
	sr_record_clear(&sr_rec_find, &find);
	/* His own, and those of the house, which are the same. */
	for (int k = 0; k < 2; k++) {
		house_as(&h, k == 0 ? LI : MANAGER);
		must(&h, sr_plan_find(h.sr, &find, &rows, h.mem));
		ck_assert_uint_eq(rows.n, 5);
		for (int i = 0; i < 5; i++)
			ck_assert_int_eq(
			    SR_ROW(struct sr_card_line, &rows, i)->id,
			    ids[want[i]]);
	}
	house_as(&h, WANG);
	must(&h, sr_plan_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
}
END_TEST

static void
calendar_row(const char *day, int32_t kind)
{
	struct sr_holiday row;

	house_as(&h, ADMIN);
	sr_record_clear(&sr_rec_holiday, &row);
	row.day = the_day(day);
	row.name_zh = "调休";
	row.kind = kind;
	must(&h, sr_holiday_save(h.sr, &row, &row, h.mem));
	house_as(&h, LI);
}

/* By the working-day calendar: a Tuesday is off, a Sunday is worked. */
START_TEST(best_time_to_reach)
{
	static const struct {
		const char *now, *best;
		bool is;
	} all[] = {
		{ "2026-11-21 14:06", "周末", true }, /* Saturday */
		{ "2026-11-23 14:06", "周末", false },
		{ "2026-11-23 14:06", "工作时间", true },
		{ "2026-11-23 18:00", "工作时间", false },
		{ "2026-11-23 18:00", "晚上", true },
		{ "2026-11-23 09:00", "白天", true },
		{ "2026-11-22 10:00", "周末", false },
		{ "2026-11-22 10:00", "工作时间", true },
		{ "2026-11-24 10:00", "周末", true },
		{ "2026-11-24 10:00", "工作时间", false },
	};
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_person p;
	struct sr_find find;
	struct sr_rows rows;

	calendar_row("2026-11-22", SR_DAY_WORK);
	calendar_row("2026-11-24", SR_DAY_OFF);
	sr_record_clear(&sr_rec_find, &find);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		house_now(&h, all[i].now);
		must(&h, sr_person_get(
			     h.sr, &(struct sr_key){ card.person }, &p, h.mem));
		p.visittime = house_row(&h, "visittime", all[i].best);
		must(&h, sr_person_save(h.sr, &p, &p, h.mem));
		must(&h, sr_card_find(h.sr, &find, &rows, h.mem));
		ck_assert_msg(SR_ROW(struct sr_card_line, &rows, 0)->best_now ==
				  all[i].is,
		    "%s: %s", all[i].now, all[i].best);
	}
}
END_TEST

/* Who missed it is asked by the owner of today; the former sees no number. */
START_TEST(a_card_handed_over_takes_its_noshow_along)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);

	booked(card.id, "2026-11-22", "");
	house_now(&h, "2026-11-23 09:00");
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_NOSHOW, NULL), 1);
	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", 0));
	house_as(&h, LI);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_NOSHOW, NULL), 0);
	house_as(&h, WANG);
	ck_assert_int_eq(house_agenda(&h, SR_AGENDA_NOSHOW, NULL), 1);
}
END_TEST

/* An instruction about another's card names the customer, not his number. */
START_TEST(the_number_of_anothers_card_stays_masked)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_instruction in, out;
	const struct sr_agenda *line;
	struct sr_rows rows;

	house_as(&h, SUPER);
	sr_record_clear(&sr_rec_instruction, &in);
	in.day = the_day("2026-11-21");
	in.card = card.id;
	in.staff = house_staff(&h, WANG);
	in.text = "代李晓梅接待";
	must(&h, sr_instruction_save(h.sr, &in, &out, h.mem));
	house_as(&h, WANG);
	rows = agenda();
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(const struct sr_agenda, &rows, 0);
	ck_assert_int_eq(line->kind, SR_AGENDA_INSTRUCTION);
	ck_assert_str_eq(line->name, "张红喆");
	ck_assert(sr_is_masked(line->phone));
}
END_TEST

Suite *
suite_agenda(void)
{
	const TTest *const tests[] = { alerts_are_on_the_agenda_of_one,
		an_instruction_waits_until_it_is_read,
		the_desk_sees_who_is_expected, hot_cards_come_first_tomorrow,
		best_time_to_reach, a_card_handed_over_takes_its_noshow_along,
		the_number_of_anothers_card_stays_masked, NULL };

	return house_suite("agenda", tests, &h);
}
