/* Prospect cards: opening, who sees and changes them, lists, handing over. */
#include <string.h>

#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06", .as = LI };

static struct sr_card
proposal(sr_id visit)
{
	struct sr_card card;

	must(&h, sr_card_new(h.sr, &(struct sr_key){ visit }, &card, h.mem));
	return card;
}

static struct sr_rows
found(struct sr_find find)
{
	struct sr_rows rows;

	if (find.search == NULL)
		find.search = "";
	if (find.key == NULL)
		find.key = "";
	must(&h, sr_card_find(h.sr, &find, &rows, h.mem));
	return rows;
}

/* ---- opening ---- */

START_TEST(opens_with_code_move_and_plan)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_find of = { .parent = card.id, .search = "", .key = "" };
	struct sr_rows moves, log;
	const struct sr_move *m;
	const struct sr_contact *k;

	ck_assert_str_eq(card.code, "A-26-0001");
	ck_assert_str_eq(card.name, "张红喆");
	ck_assert_str_eq(card.phone, "13717716163");
	ck_assert_int_eq(card.grade, SR_GRADE_A);
	ck_assert_int_eq(card.owner, house_staff(&h, LI));
	ck_assert_int_eq(card.opened, the_day("2026-11-21"));
	/* A: every 4 days. */
	ck_assert_int_eq(card.next_day, the_day("2026-11-25"));
	ck_assert_int_eq(card.next_kind, SR_BY_PHONE);
	ck_assert_str_eq(card.name_key, "zhang hong zhe");
	must(&h, sr_move_find(h.sr, &of, &moves, h.mem));
	ck_assert_uint_eq(moves.n, 1);
	m = SR_ROW(struct sr_move, &moves, 0);
	ck_assert_int_eq(m->before, 0);
	ck_assert_int_eq(m->after, SR_GRADE_A);
	ck_assert_int_eq(m->day, the_day("2026-11-21"));
	ck_assert_int_eq(m->minute, 14 * 60 + 6 + 1);
	must(&h, sr_contact_find(h.sr, &of, &log, h.mem));
	ck_assert_uint_eq(log.n, 1);
	k = SR_ROW(struct sr_contact, &log, 0);
	ck_assert_int_eq(k->state, SR_PLANNED);
	ck_assert_int_eq(k->staff, card.owner);
	ck_assert_str_eq(k->name, "张红喆");
}
END_TEST

START_TEST(codes_count_within_a_year)
{
	house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	ck_assert_str_eq(
	    house_opened(&h, "李二", "13717716164", SR_GRADE_B).code,
	    "A-26-0002");
	house_now(&h, "2027-01-02 10:00");
	ck_assert_str_eq(
	    house_opened(&h, "王三", "13717716165", SR_GRADE_B).code,
	    "A-27-0001");
}
END_TEST

START_TEST(not_judged_is_due_the_next_day)
{
	struct sr_card card = house_opened(&h, "张红喆", "13717716163", 0);

	ck_assert_int_eq(card.grade, SR_GRADE_N);
	ck_assert_int_eq(card.next_day, the_day("2026-11-22"));
}
END_TEST

START_TEST(some_grades_do_not_open)
{
	static const int32_t no[] = { SR_GRADE_O, SR_GRADE_D, SR_GRADE_F1,
		SR_GRADE_L, SR_GRADE_X };
	struct sr_card in, out;

	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		in = house_card(&h, "张红喆", "13717716163", no[i]);
		must_fail(&h, sr_card_open(h.sr, &in, &out, h.mem),
		    SR_E_INVALID, "grade");
	}
	ck_assert_uint_eq(found((struct sr_find){ .state = 1 }).n, 0);
}
END_TEST

START_TEST(next_contact_keeps_the_cap)
{
	struct sr_card in = house_card(&h, "张红喆", "13717716163", SR_GRADE_A),
		       out;

	in.next_day = the_day("2026-11-29"); /* A: 7 days at most */
	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID, "next_day");
	ck_assert_int_eq(sr_error(h.sr)->arg[1].num, the_day("2026-11-28"));
	in.next_day = the_day("2026-11-20");
	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID, "next_day");
	in.next_day = the_day("2026-11-28");
	in.next_minute = 10 * 60 + 1;
	must(&h, sr_card_open(h.sr, &in, &out, h.mem));
	ck_assert_int_eq(out.next_day, the_day("2026-11-28"));
	ck_assert_int_eq(out.next_minute, 10 * 60 + 1);
}
END_TEST

START_TEST(name_and_number_are_due)
{
	struct sr_card in = house_card(&h, "", "13717716163", SR_GRADE_A), out;

	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID, "name");
	in = house_card(&h, "张红喆", "", SR_GRADE_A);
	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID, "phone");
	in.phone = "1371771";
	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID, "phone");
	in = house_card(&h, "张红喆", "13717716163", SR_GRADE_A);
	in.opened = the_day("2026-11-22");
	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID, "opened");
	in.opened = 0;
	in.budget_min = 200000;
	in.budget_max = 100000;
	must_fail(&h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID,
	    "budget_max");
}
END_TEST

START_TEST(a_visit_proposes_its_card)
{
	struct sr_none none = { 0 };
	struct sr_visit v, line;
	struct sr_card in, out;

	must(&h, sr_visit_new(h.sr, &none, &v, h.mem));
	v.people = 2;
	v.name = "张先生";
	v.phone = "13717716163";
	v.staff = house_staff(&h, LI);
	v.model = house_row(&h, "model", "亚洲龙");
	v.source = house_row(&h, "source", "路过");
	v.grade = SR_GRADE_H;
	must(&h, sr_visit_save(h.sr, &v, &line, h.mem));
	in = proposal(line.id);
	ck_assert_str_eq(in.name, "张先生");
	ck_assert_str_eq(in.phone, "13717716163");
	ck_assert_int_eq(in.model, v.model);
	ck_assert_int_eq(in.source, v.source);
	ck_assert_int_eq(in.grade, SR_GRADE_H);
	ck_assert_int_eq(in.person, line.person);
	/* H: every 2 days. */
	ck_assert_int_eq(in.next_day, the_day("2026-11-23"));
	must(&h, sr_card_open(h.sr, &in, &out, h.mem));
	ck_assert_int_eq(out.person, line.person);
	must(&h, sr_visit_get(h.sr, &(struct sr_key){ line.id }, &v, h.mem));
	ck_assert_int_eq(v.card, out.id);
	/* Once. */
	must_fail(&h,
	    sr_card_new(h.sr, &(struct sr_key){ line.id }, &in, h.mem),
	    SR_E_EXISTS, "visit");
	/* Another's guest is not for the taking. */
	house_as(&h, WANG);
	must_fail(&h,
	    sr_card_new(h.sr, &(struct sr_key){ line.id }, &in, h.mem),
	    SR_E_DENIED, "owner");
}
END_TEST

START_TEST(a_number_has_one_open_card)
{
	struct sr_card first =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_card in = house_card(&h, "赵丽", "13717716163", SR_GRADE_A),
		       out;

	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_EXISTS, "phone");
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, first.code);
	ck_assert_str_eq(sr_error(h.sr)->arg[1].text, "李晓梅");
	house_as(&h, SUPER);
	must_fail(&h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_REASON,
	    "second_why");
	in.second_why = "夫妻二人各购一辆";
	must(&h, sr_card_open(h.sr, &in, &out, h.mem));
	ck_assert_str_eq(out.second_why, in.second_why);
	/* His wife is somebody else on the same number. */
	ck_assert_int_ne(out.person, first.person);
}
END_TEST

START_TEST(a_lead_opens_for_others)
{
	struct sr_card in = house_card(&h, "张红喆", "13717716163", SR_GRADE_A),
		       out;

	in.owner = house_staff(&h, WANG);
	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_DENIED, "owner");
	house_as(&h, SUPER);
	in.owner = house_staff(&h, DESK);
	must_fail(
	    &h, sr_card_open(h.sr, &in, &out, h.mem), SR_E_INVALID, "owner");
	in.owner = house_staff(&h, WANG);
	must(&h, sr_card_open(h.sr, &in, &out, h.mem));
	ck_assert_int_eq(out.owner, in.owner);
}
END_TEST

/* ---- who sees and changes what ---- */

START_TEST(others_cards_are_masked)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_card out;
	struct sr_key key = { card.id };
	const struct sr_card_line *line;
	struct sr_rows rows;

	rows = found((struct sr_find){ 0 });
	line = SR_ROW(struct sr_card_line, &rows, 0);
	ck_assert_str_eq(line->phone, "13717716163");
	ck_assert_str_eq(line->tail, "6163");
	house_as(&h, WANG);
	must_fail(
	    &h, sr_card_get(h.sr, &key, &out, h.mem), SR_E_DENIED, "owner");
	ck_assert_str_eq(sr_error(h.sr)->arg[1].text, "李晓梅");
	rows = found((struct sr_find){ 0 });
	ck_assert_uint_eq(rows.n, 1);
	line = SR_ROW(struct sr_card_line, &rows, 0);
	ck_assert_str_eq(line->name, "张红喆");
	ck_assert_int_eq(line->grade, SR_GRADE_A);
	ck_assert_int_eq(line->owner, card.owner);
	ck_assert_str_eq(line->phone, "137****6163");
	ck_assert_int_eq(line->next_day, 0);
	ck_assert_int_eq(line->source, 0);
	ck_assert_uint_eq(found((struct sr_find){ .own = true }).n, 0);
	house_as(&h, DESK);
	rows = found((struct sr_find){ 0 });
	line = SR_ROW(struct sr_card_line, &rows, 0);
	ck_assert_str_eq(line->name, "张红喆");
	ck_assert_str_eq(line->phone, "");
	ck_assert_str_eq(line->tail, "");
	ck_assert_str_eq(line->last_text, "");
	must_fail(&h, sr_card_get(h.sr, &key, &out, h.mem), SR_E_DENIED, "");
	house_as(&h, GM);
	must(&h, sr_card_get(h.sr, &key, &out, h.mem));
	ck_assert_str_eq(out.phone, "13717716163");
	must_fail(&h, sr_card_save(h.sr, &out, &out, h.mem), SR_E_DENIED, "");
}
END_TEST

START_TEST(owner_and_leads_edit)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_card out;
	sr_id colour = house_row(&h, "colour", "珍珠白");

	card.colour = colour;
	card.note = "带太太来";
	/* What rules alone may set stays as it was. */
	card.owner = house_staff(&h, WANG);
	card.grade = SR_GRADE_H;
	card.next_day = the_day("2026-12-31");
	card.closed = the_day("2026-11-21");
	card.code = "A-26-9999";
	must(&h, sr_card_save(h.sr, &card, &out, h.mem));
	ck_assert_int_eq(out.colour, colour);
	ck_assert_str_eq(out.note, "带太太来");
	ck_assert_int_eq(out.owner, house_staff(&h, LI));
	ck_assert_int_eq(out.grade, SR_GRADE_A);
	ck_assert_int_eq(out.next_day, the_day("2026-11-25"));
	ck_assert_int_eq(out.closed, 0);
	ck_assert_str_eq(out.code, "A-26-0001");
	ck_assert_str_eq(out.phone, "13717716163");
	/* The first reading is stale now. */
	must_fail(&h, sr_card_save(h.sr, &card, &out, h.mem), SR_E_STALE, "");
	house_as(&h, WANG);
	must_fail(
	    &h, sr_card_save(h.sr, &out, &out, h.mem), SR_E_DENIED, "owner");
	house_as(&h, SUPER);
	out.note = "";
	must(&h, sr_card_save(h.sr, &out, &out, h.mem));
	ck_assert_str_eq(out.note, "");
	out.buy_day = the_day("2026-11-20");
	must_fail(
	    &h, sr_card_save(h.sr, &out, &out, h.mem), SR_E_INVALID, "buy_day");
}
END_TEST

/* ---- lists ---- */

static const char *
order_of(struct sr_find find)
{
	struct sr_rows rows = found(find);
	const char *all = "";

	for (size_t i = 0; i < rows.n; i++)
		all = arena_printf(h.mem, "%s%s%s", all, i > 0 ? " " : "",
		    SR_ROW(struct sr_card_line, &rows, i)->name);
	return all;
}

START_TEST(lists_sort_filter_and_search)
{
	struct sr_card in = house_card(&h, "李二", "13717716164", SR_GRADE_B),
		       out;

	house_opened(&h, "张红喆", "13717716163", SR_GRADE_C); /* due 12-06 */
	in.model = house_row(&h, "model", "亚洲龙");
	must(&h, sr_card_open(h.sr, &in, &out, h.mem)); /* due 11-28 */
	house_as(&h, WANG);
	house_now(&h, "2026-11-22 09:00");
	house_opened(&h, "欧阳海", "13717716165", SR_GRADE_H); /* due 11-24 */
	house_as(&h, SUPER);
	ck_assert_str_eq(order_of((struct sr_find){ 0 }), "欧阳海 李二 张红喆");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .desc = true }), "张红喆 李二 欧阳海");
	ck_assert_str_eq(order_of((struct sr_find){ .sort = SR_CARDS_NAME }),
	    "李二 欧阳海 张红喆");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .sort = SR_CARDS_OPENED, .desc = true }),
	    "欧阳海 李二 张红喆");
	ck_assert_str_eq(order_of((struct sr_find){ .sort = SR_CARDS_GRADE }),
	    "欧阳海 李二 张红喆");
	ck_assert_str_eq(order_of((struct sr_find){ .sort = SR_CARDS_LAST }),
	    "张红喆 李二 欧阳海");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .staff = house_staff(&h, WANG) }),
	    "欧阳海");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .grade = SR_GRADE_B }), "李二");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .model = in.model }), "李二");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .to = the_day("2026-11-28") }),
	    "欧阳海 李二");
	ck_assert_str_eq(
	    order_of((struct sr_find){
		.from = the_day("2026-11-28"), .to = the_day("2026-11-28") }),
	    "李二");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .search = "oyh" }), "欧阳海");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .search = "6164" }), "李二");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .state = SR_CARDS_ALL, .limit = 2 }),
	    "张红喆 李二");
	ck_assert_str_eq(
	    order_of((struct sr_find){ .state = SR_CARDS_CLOSED }), "");
	ck_assert_str_eq(order_of((struct sr_find){ .state = SR_CARDS_ALL,
			     .to = the_day("2026-11-28") }),
	    "李二 欧阳海");
}
END_TEST

START_TEST(parts_of_a_number_find_own_cards)
{
	house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	for (int i = 0; i < 2; i++) {
		house_as(&h, SUPER);
		ck_assert_str_eq(
		    order_of((struct sr_find){ .search = "13717" }), "张红喆");
		/* The list asked for the same a moment ago. */
		house_as(&h, WANG);
		ck_assert_str_eq(
		    order_of((struct sr_find){ .search = "13717" }), "");
		ck_assert_str_eq(
		    order_of((struct sr_find){ .search = "6163" }), "张红喆");
		house_as(&h, LI);
		ck_assert_str_eq(
		    order_of((struct sr_find){ .search = "13717" }), "张红喆");
	}
}
END_TEST

START_TEST(a_line_says_what_was)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_contact_log log = { .card = card.id,
		.kind = SR_BY_PHONE,
		.reached = SR_UNREACHED,
		.text = "" };
	const struct sr_card_line *line;
	struct sr_rows rows;

	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	log.reached = SR_REACHED;
	log.text = "约周六试驾";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	/* An attempt is no contact: it says nothing beside his day. */
	log.reached = SR_UNREACHED;
	log.text = "无人接听";
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	rows = found((struct sr_find){ 0 });
	line = SR_ROW(struct sr_card_line, &rows, 0);
	ck_assert_str_eq(line->last_text, "约周六试驾");
	ck_assert_int_eq(line->contacts, 1);
	ck_assert_int_eq(line->attempts, 2);
	ck_assert_int_eq(line->last_day, the_day("2026-11-21"));
	ck_assert_int_eq(line->request, 0);
}
END_TEST

/* ---- handing over ---- */

static int
hand(struct sr_handover hand, int32_t *n)
{
	struct sr_count count = { 0 };
	int rc;

	if (hand.reason == NULL)
		hand.reason = "离职";
	rc = sr_card_handover(h.sr, &hand, &count, h.mem);
	*n = count.n;
	return rc;
}

START_TEST(hands_over_one)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_card out;
	struct sr_handover to = { .card = card.id,
		.to_staff = house_staff(&h, WANG) };
	struct sr_find of = { .parent = card.id, .search = "", .key = "" };
	struct sr_rows log;
	int32_t n;

	must_fail(&h, hand(to, &n), SR_E_DENIED, ""); /* by a salesperson */
	house_as(&h, SUPER);
	to.reason = "";
	must_fail(&h, hand(to, &n), SR_E_INVALID, "reason");
	to.reason = NULL;
	to.to_staff = house_staff(&h, LI); /* his already */
	must(&h, hand(to, &n));
	ck_assert_int_eq(n, 0);
	to.to_staff = house_staff(&h, DESK);
	must_fail(&h, hand(to, &n), SR_E_INVALID, "to_staff");
	to.to_staff = house_staff(&h, SUPER); /* to himself */
	must_fail(&h, hand(to, &n), SR_E_DENIED, "to_staff");
	to.to_staff = house_staff(&h, WANG);
	must(&h, hand(to, &n));
	ck_assert_int_eq(n, 1);
	house_as(&h, WANG);
	out = house_card_now(&h, card.id);
	ck_assert_int_eq(out.owner, to.to_staff);
	ck_assert_int_eq(out.next_day, card.next_day);
	must(&h, sr_contact_find(h.sr, &of, &log, h.mem));
	ck_assert_int_eq(
	    SR_ROW(struct sr_contact, &log, 0)->staff, to.to_staff);
}
END_TEST

START_TEST(hands_over_all)
{
	struct sr_handover to = { .from_staff = house_staff(&h, LI),
		.to_staff = house_staff(&h, WANG) };
	int32_t n;

	house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	house_opened(&h, "李二", "13717716164", SR_GRADE_B);
	house_as(&h, MANAGER);
	must(&h, hand(to, &n));
	ck_assert_int_eq(n, 2);
	ck_assert_uint_eq(found((struct sr_find){ .staff = to.to_staff }).n, 2);
	must(&h, hand(to, &n)); /* none is left */
	ck_assert_int_eq(n, 0);
}
END_TEST

START_TEST(not_to_who_has_left)
{
	struct sr_card card =
	    house_opened(&h, "张红喆", "13717716163", SR_GRADE_A);
	struct sr_handover to = { .card = card.id,
		.to_staff = house_staff(&h, WANG) };
	struct sr_staff wang;
	int32_t n;

	house_as(&h, ADMIN);
	must(&h,
	    sr_staff_get(h.sr, &(struct sr_key){ to.to_staff }, &wang, h.mem));
	wang.valid_to = the_day("2026-11-20");
	must(&h, sr_staff_save(h.sr, &wang, &wang, h.mem));
	house_as(&h, SUPER);
	must_fail(&h, hand(to, &n), SR_E_INVALID, "to_staff");
}
END_TEST

Suite *
suite_card(void)
{
	const TTest *const tests[] = { opens_with_code_move_and_plan,
		codes_count_within_a_year, not_judged_is_due_the_next_day,
		some_grades_do_not_open, next_contact_keeps_the_cap,
		name_and_number_are_due, a_visit_proposes_its_card,
		a_number_has_one_open_card, a_lead_opens_for_others,
		others_cards_are_masked, owner_and_leads_edit,
		lists_sort_filter_and_search, parts_of_a_number_find_own_cards,
		a_line_says_what_was, hands_over_one, hands_over_all,
		not_to_who_has_left, NULL };

	return house_suite("card", tests, &h);
}
