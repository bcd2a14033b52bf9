/* Rounds once they stand: texts, results, the list, what is taken back. */
#include "owned.h"
#include "rounds.h"
#include "trail.h"

/* Saturday. */
static struct house h = { .opens = "2026-11-21 14:06" };

static struct sr_count
taken_back(sr_id of, sr_id line)
{
	struct sr_round_drop what = { .round = of, .line = line };
	struct sr_count count;

	must(&h, sr_round_drop(h.sr, &what, &count, h.mem));
	return count;
}

/* The line of CARD in the round OF. */
static sr_id
line_of(sr_id of, sr_id card)
{
	struct sr_rows rows = rounds_lines(&h, of);

	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_round_line *l =
		    SR_ROW(struct sr_round_line, &rows, i);
		if (l->card == card)
			return l->id;
	}
	ck_abort_msg("%lld is in no line", (long long)card);
}

/* B opened on the 21st: by its grade on the 28th. */
START_TEST(a_card_is_taken_out)
{
	struct sr_card one = rounds_card(&h, LI, "林国丹", SR_GRADE_B);
	struct sr_card two = rounds_card(&h, LI, "林江河", SR_GRADE_B);
	struct sr_round_drop what;
	struct sr_round_ask ask = rounds_ask(&h, SR_BY_PHONE);
	struct sr_count count;

	what.round = rounds_planned(&h, &ask).round;
	what.line = line_of(what.round, one.id);
	house_as(&h, LI);
	must_fail(
	    &h, sr_round_drop(h.sr, &what, &count, h.mem), SR_E_DENIED, "");
	house_as(&h, SUPER);
	ck_assert_int_eq(house_card_now(&h, one.id).next_theme, ask.theme);
	ck_assert_int_eq(taken_back(what.round, what.line).n, 1);
	one = house_card_now(&h, one.id);
	ck_assert_int_eq(one.next_day, the_day("2026-11-28"));
	ck_assert_int_eq(one.next_theme, 0);
	ck_assert_int_eq(house_card_now(&h, two.id).next_theme, ask.theme);
	/* It may be in another round now. */
	ask.name = "第二批";
	ck_assert_int_eq(rounds_tried(&h, &ask).cards, 1);
}
END_TEST

/* What was done stays, and what the customer comes for. */
START_TEST(a_round_is_taken_back)
{
	struct sr_card one = rounds_card(&h, LI, "林国丹", SR_GRADE_B);
	struct sr_card two = rounds_card(&h, LI, "林江河", SR_GRADE_B);
	struct sr_card booked = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	struct sr_card logged = rounds_card(&h, LI, "张红喆", SR_GRADE_B);
	struct sr_mark to = { .id = booked.id, .minute = 601, .reason = "" };
	struct sr_round_ask ask = rounds_ask(&h, SR_BY_PHONE);
	struct sr_round_drop what = { .line = 0 };
	struct sr_contact_log log;
	const struct sr_round *round;
	struct sr_count count;
	struct sr_find find;
	struct sr_rows rows;

	what.round = rounds_planned(&h, &ask).round;
	taken_back(what.round, line_of(what.round, one.id));
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = logged.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	must(&h, sr_contact_log(h.sr, &log, &logged, h.mem));
	to.day = the_day("2026-11-25");
	must(&h, sr_contact_move(h.sr, &to, &booked, h.mem));
	ck_assert_int_eq(taken_back(what.round, 0).n, 2);
	ck_assert_int_eq(
	    house_card_now(&h, two.id).next_day, the_day("2026-11-28"));
	booked = house_card_now(&h, booked.id);
	ck_assert_int_eq(booked.next_day, the_day("2026-11-25"));
	ck_assert_int_eq(booked.next_minute, 601);
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	round = SR_ROW(struct sr_round, &rows, 0);
	ck_assert_int_eq(round->cards, 1);
	ck_assert_int_eq(round->done, 1);
	ck_assert_int_eq(round->dropped, 3);
	find.parent = what.round;
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	must_fail(
	    &h, sr_round_drop(h.sr, &what, &count, h.mem), SR_E_NONE, "line");
}
END_TEST

/* As the first customer gets it, before anything is planned. */
START_TEST(the_text_is_read_before)
{
	struct sr_round_ask ask;

	rounds_card(&h, LI, "欧阳海", SR_GRADE_B);
	ask = rounds_ask(&h, SR_BY_PHONE);
	ck_assert_str_eq(rounds_tried(&h, &ask).text, "");
	ask.text = "{name}您好，{day}看{model}？{staff}";
	ck_assert_str_eq(rounds_tried(&h, &ask).text,
	    "欧阳海您好，11月23日看亚洲龙？李晓梅");
}
END_TEST

START_TEST(the_text_is_filled_in)
{
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_card in;
	struct sr_rows rows;

	house_as(&h, LI);
	in = house_card(&h, "欧阳海", "13900000099", SR_GRADE_B);
	in.sex = SR_FEMALE;
	in.model = house_row(&h, "model", "亚洲龙");
	house_card_open(&h, &in);
	ask = rounds_ask(&h, SR_BY_PHONE);
	ask.text = "{name}{title}您好，{house}{staff}邀您{day}看{model}。";
	sum = rounds_planned(&h, &ask);
	rows = rounds_lines(&h, sum.round);
	ck_assert_str_eq(SR_ROW(struct sr_round_line, &rows, 0)->text,
	    "欧阳海女士您好，津东一汽丰田李晓梅邀您11月23日看亚洲龙。");
}
END_TEST

START_TEST(each_contact_tells_how_it_came_out)
{
	struct sr_card card = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	struct sr_contact_log log;
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	const struct sr_round_line *line;
	const struct sr_round *round;
	struct sr_find find;
	struct sr_rows rows;

	rounds_card(&h, WANG, "林国丹", SR_GRADE_B);
	ask = rounds_ask(&h, SR_BY_PHONE);
	sum = rounds_planned(&h, &ask);
	house_now(&h, "2026-11-23 10:00");
	house_as(&h, LI);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = "周末来店";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	rows = rounds_lines(&h, sum.round);
	ck_assert_uint_eq(rows.n, 1); /* 李 sees his own alone */
	line = SR_ROW(struct sr_round_line, &rows, 0);
	ck_assert_int_eq(line->state, SR_DONE);
	ck_assert_int_eq(line->done, the_day("2026-11-23"));
	ck_assert_int_eq(line->reached, SR_REACHED);
	ck_assert_str_eq(line->said, "周末来店");
	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	round = SR_ROW(struct sr_round, &rows, 0);
	ck_assert_int_eq(round->cards, 1);
	ck_assert_int_eq(round->done, 1);
	house_as(&h, SUPER);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	round = SR_ROW(struct sr_round, &rows, 0);
	ck_assert_int_eq(round->cards, 2);
	ck_assert_int_eq(round->done, 1);
	ck_assert_int_eq(round->reached, 1);
}
END_TEST

static void
lives_there(sr_id id)
{
	struct sr_person p, out;

	must(&h, sr_person_get(h.sr, &(struct sr_key){ id }, &p, h.mem));
	p.address = "友谊路1号";
	must(&h, sr_person_save(h.sr, &p, &out, h.mem));
}

START_TEST(the_mailing_list_is_an_export)
{
	struct sr_card card = rounds_card(&h, LI, "查思宇", SR_GRADE_B);
	const struct sr_round_line *line;
	struct sr_round_ask ask;
	struct sr_find find;
	struct sr_rows rows;
	int64_t before;

	lives_there(card.person);
	ask = rounds_ask(&h, SR_BY_VISIT);
	sr_record_clear(&sr_rec_find, &find);
	find.parent = rounds_planned(&h, &ask).round;
	/* Found by the round's name, or the customer's. */
	find.search = "年末";
	must(&h, sr_round_lines(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.search = "思宇";
	must(&h, sr_round_lines(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	find.search = "春节";
	must(&h, sr_round_lines(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	find.search = "";
	before = trail_newest(&h);
	house_as(&h, SUPER);
	must(&h, sr_export_mailing(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(struct sr_round_line, &rows, 0);
	ck_assert_str_eq(line->phone, card.phone);
	ck_assert_str_eq(line->address, "友谊路1号");
	rows = trail_from(&h, before + 1);
	ck_assert_int_eq(trail_row(&rows, rows.n - 1)->what, SR_AUDIT_EXPORT);
	house_as(&h, LI);
	must_fail(
	    &h, sr_export_mailing(h.sr, &find, &rows, h.mem), SR_E_DENIED, "");
}
END_TEST

/* Number, address and what was said go with the card to its new owner. */
START_TEST(a_card_handed_over_is_its_new_owners)
{
	struct sr_card card = rounds_card(&h, LI, "张红喆", SR_GRADE_B);
	struct sr_round_ask ask = rounds_ask(&h, SR_BY_PHONE);
	struct sr_round_sum sum = rounds_planned(&h, &ask);
	struct sr_find find;
	struct sr_rows rows;

	house_as(&h, LI);
	ck_assert_uint_eq(rounds_lines(&h, sum.round).n, 1);
	must(&h, owned_handed(&h, MANAGER, card.id, WANG, "调整", 0));
	sr_record_clear(&sr_rec_find, &find);
	house_as(&h, LI);
	ck_assert_uint_eq(rounds_lines(&h, sum.round).n, 0);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, WANG);
	rows = rounds_lines(&h, sum.round);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(
	    SR_ROW(struct sr_round_line, &rows, 0)->phone, card.phone);
	must(&h, sr_round_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
}
END_TEST

Suite *
suite_round_after(void)
{
	const TTest *const tests[] = { a_card_is_taken_out,
		a_round_is_taken_back, the_text_is_read_before,
		the_text_is_filled_in, each_contact_tells_how_it_came_out,
		the_mailing_list_is_an_export,
		a_card_handed_over_is_its_new_owners, NULL };

	return house_suite("round_after", tests, &h);
}
