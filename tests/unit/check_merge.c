/* Two persons made one, and what is refused. */
#include "domain/domain.h"
#include "domain/ctx.h"
#include "paired.h"

static struct paired pair;

static int
linked(sr_id one, sr_id other, struct sr_link *out)
{
	struct sr_link link;

	sr_record_clear(&sr_rec_link, &link);
	link.one = one;
	link.other = other;
	link.kind = SR_LINK_COUPLE;
	return sr_link_save(pair.h.sr, &link, out, pair.h.mem);
}

static size_t
links_of(sr_id person_id)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = person_id;
	must(&pair.h, sr_link_find(pair.h.sr, &find, &rows, pair.h.mem));
	return rows.n;
}

static void
not_merged(struct sr_merge_ask ask, int code, const char *field)
{
	struct sr_merge m;

	must_fail(&pair.h, paired_merge(&pair, &ask, &m), code, field);
	ck_assert_int_eq(paired_card(&pair, pair.wang.id).closed, 0);
	ck_assert_int_eq(
	    paired_card(&pair, pair.wang.id).person, pair.wang.person);
}

static sr_id
card_of_another(void)
{
	struct sr_card in;

	house_as(&pair.h, LI);
	in = house_card(&pair.h, "林国丹", "13900004444", SR_GRADE_C);
	in = house_card_open(&pair.h, &in);
	house_as(&pair.h, SUPER);
	return in.id;
}

START_TEST(one_has_what_both_had)
{
	sr_id first, visit;
	struct sr_person p = paired_person(&pair, pair.wang.person),
			 q = paired_person(&pair, pair.li.person);
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge m;
	struct sr_twin t;

	visit = paired_guest(&pair, "张先生", OTHER, "2026-11-21");
	p.wechat = "zhang1";
	q.area = "河西";
	p.area = "南开";
	paired_put(&pair, &p);
	paired_put(&pair, &q);
	ask.taken = "";
	must(&pair.h, sr_twin_get(pair.h.sr, &ask, &t, pair.h.mem));
	ck_assert_str_eq(t.differ, "name,wechat,area");
	ask.taken = "wechat";
	must(&pair.h, paired_merge(&pair, &ask, &m));
	q = paired_person(&pair, pair.li.person);
	ck_assert_str_eq(q.name, "张红喆");
	ck_assert_str_eq(q.wechat, "zhang1");
	ck_assert_str_eq(q.area, "河西");
	ck_assert_str_eq(q.phone, ZHANG);
	ck_assert_str_eq(q.phone2, OTHER);
	ck_assert_int_eq(paired_visit(&pair, visit).person, pair.li.person);
	ck_assert_int_eq(
	    paired_card(&pair, pair.wang.id).person, pair.li.person);
	/* He is found once, by each of his numbers. */
	ck_assert_uint_eq(paired_found(&pair, OTHER, &first), 1);
	ck_assert_int_eq(first, pair.li.person);
	ck_assert_uint_eq(paired_found(&pair, "张先生", &first), 0);
}
END_TEST

/* Both were spoken to never; opened on one day: the older card stays. */
START_TEST(of_two_open_cards_one_stays)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_find find;
	struct sr_rows rows;
	struct sr_merge m;
	struct sr_card card;

	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(m.card, pair.wang.id);
	card = paired_card(&pair, pair.wang.id);
	ck_assert_int_eq(card.grade, SR_GRADE_U);
	ck_assert_int_eq(card.closed, the_day("2026-11-21"));
	ck_assert_int_eq(card.next_day, 0);
	ck_assert_int_eq(paired_card(&pair, pair.li.id).closed, 0);
	/* Both histories are kept: why it was closed, to which it belongs. */
	sr_record_clear(&sr_rec_find, &find);
	find.parent = pair.wang.id;
	find.desc = true;
	must(&pair.h, sr_move_find(pair.h.sr, &find, &rows, pair.h.mem));
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_str_eq(SR_ROW(struct sr_move, &rows, 0)->reason,
	    arena_printf(pair.h.mem, "= %s", pair.li.code));
	/* Its owner hears of it. */
	house_as(&pair.h, WANG);
	sr_record_clear(&sr_rec_find, &find);
	must(&pair.h, sr_alert_find(pair.h.sr, &find, &rows, pair.h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(
	    SR_ROW(struct sr_alert, &rows, 0)->kind, SR_ALERT_MERGED);
}
END_TEST

START_TEST(the_card_spoken_to_last_stays_unless_one_is_named)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_contact_log log;
	struct sr_merge m;
	struct sr_card card;

	house_as(&pair.h, WANG);
	house_now(&pair.h, "2026-11-22 10:00");
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = pair.wang.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	must(&pair.h, sr_contact_log(pair.h.sr, &log, &card, pair.h.mem));
	house_as(&pair.h, SUPER);
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(m.card, pair.li.id);
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ask.stays = pair.li.id;
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(m.card, pair.wang.id);
}
END_TEST

/* Who is left without a card by a merge is not everybody's to read. */
START_TEST(who_was_merged_is_still_somebodys_customer)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_person p = paired_person(&pair, pair.wang.person);
	struct sr_merge m;

	p.address = "和平路1号";
	p.id_number = "120101199003071235";
	paired_put(&pair, &p);
	ask.stays = pair.li.id;
	must(&pair.h, paired_merge(&pair, &ask, &m));
	house_as(&pair.h, WANG);
	must(
	    &pair.h, sr_person_get(pair.h.sr,
			 &(struct sr_key){ pair.wang.person }, &p, pair.h.mem));
	ck_assert_str_eq(p.address, "");
	must_fail(&pair.h,
	    sr_person_reveal(pair.h.sr, &(struct sr_key){ pair.wang.person },
		&p, pair.h.mem),
	    SR_E_DENIED, "phone");
	house_as(&pair.h, LI);
	ck_assert_str_eq(
	    paired_person(&pair, pair.wang.person).address, "和平路1号");
}
END_TEST

/* His wife is linked with him; the two of him are not a couple. */
START_TEST(links_go_along)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_link link, twice;
	struct sr_merge m;
	sr_id wife;

	wife = paired_visit(
	    &pair, paired_guest(&pair, "李秀英", THIRD, "2026-11-21"))
		   .person;
	must(&pair.h, linked(wife, pair.wang.person, &link));
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_uint_eq(links_of(pair.li.person), 1);
	ck_assert_uint_eq(links_of(pair.wang.person), 0);
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_uint_eq(links_of(pair.li.person), 0);
	ck_assert_uint_eq(links_of(pair.wang.person), 1);
	/* Linked with both of him: one link is left, and two again. */
	must(&pair.h, linked(pair.li.person, wife, &twice));
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_uint_eq(links_of(pair.li.person), 1);
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_uint_eq(links_of(pair.li.person), 1);
	ck_assert_uint_eq(links_of(pair.wang.person), 1);
	/* Who is linked is not one. */
	must(&pair.h, linked(pair.li.person, pair.wang.person, &twice));
	must_fail(&pair.h, paired_merge(&pair, &ask, &m), SR_E_INVALID, "gone");
}
END_TEST

START_TEST(what_cannot_be_merged)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_person p = paired_person(&pair, pair.wang.person),
			 q = paired_person(&pair, pair.li.person);
	struct sr_merge m;

	ask.gone = ask.keep;
	not_merged(ask, SR_E_INVALID, "gone");
	ask = paired_both(&pair);
	ask.taken = "name,phone";
	not_merged(ask, SR_E_INVALID, "taken");
	ask.taken = "merged";
	not_merged(ask, SR_E_INVALID, "taken");
	ask = paired_both(&pair);
	ask.rev = q.rev;
	q.area = "河西";
	paired_put(&pair, &q); /* changed since it was looked at */
	not_merged(ask, SR_E_STALE, "");
	ask = paired_both(&pair);
	ask.stays = card_of_another();
	not_merged(ask, SR_E_INVALID, "stays");
	/* Four numbers have no place. */
	ask = paired_both(&pair);
	q = paired_person(&pair, pair.li.person);
	q.phone2 = THIRD;
	p.phone2 = "13900003333";
	paired_put(&pair, &q);
	paired_put(&pair, &p);
	not_merged(ask, SR_E_INVALID, "keep");
	p = paired_person(&pair, pair.wang.person);
	p.phone2 = "";
	paired_put(&pair, &p);
	must(&pair.h, paired_merge(&pair, &ask, &m));
	/* Merged already; what was typed of him goes nowhere. */
	must_fail(&pair.h, paired_merge(&pair, &ask, &m), SR_E_STALE, "gone");
	p = paired_person(&pair, pair.wang.person);
	must_fail(&pair.h, sr_person_save(pair.h.sr, &p, &p, pair.h.mem),
	    SR_E_INVALID, "");
}
END_TEST

/* A supervisor with a card of his own does not decide whose customer it is. */
START_TEST(nobody_decides_about_his_own)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_handover in;
	struct sr_count n;
	struct sr_merge m;

	house_as(&pair.h, MANAGER);
	sr_record_clear(&sr_rec_handover, &in);
	in.card = pair.wang.id;
	in.to_staff = house_staff(&pair.h, SUPER);
	in.reason = "主管跟进";
	must(&pair.h, sr_card_handover(pair.h.sr, &in, &n, pair.h.mem));
	house_as(&pair.h, SUPER);
	not_merged(ask, SR_E_DENIED, "stays");
	house_as(&pair.h, MANAGER);
	must(&pair.h, paired_merge(&pair, &ask, &m));
}
END_TEST

START_TEST(an_application_is_decided_first)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_request r, out;

	house_as(&pair.h, WANG);
	sr_record_clear(&sr_rec_request, &r);
	r.card = pair.wang.id;
	r.kind = SR_REQ_VOID;
	r.note = "录错了";
	must(&pair.h, sr_request_save(pair.h.sr, &r, &out, pair.h.mem));
	house_as(&pair.h, SUPER);
	not_merged(ask, SR_E_EXISTS, "stays");
}
END_TEST

/* The card's customer orders, whatever orders will be. */
static void
ordered(sr_id card)
{
	struct store *st = pair.h.d->st;
	struct sr_move m;

	sr_record_clear(&sr_rec_move, &m);
	m.card = card;
	m.day = the_day("2026-11-21");
	m.before = SR_GRADE_A;
	m.after = SR_GRADE_O;
	ck_assert_int_eq(store_begin(st), SR_OK);
	ck_assert_int_eq(
	    record_insert(st, &sr_rec_move, &m, clock_now(&pair.h.d->clock)),
	    SR_OK);
	ck_assert_int_eq(store_commit(st), SR_OK);
}

START_TEST(a_card_with_an_order_stays)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge m;

	ordered(pair.wang.id);
	ask.stays = pair.li.id;
	must_fail(
	    &pair.h, paired_merge(&pair, &ask, &m), SR_E_INVALID, "stays");
	ck_assert_str_eq(sr_error(pair.h.sr)->arg[0].text, pair.wang.code);
	ask.stays = pair.wang.id;
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(m.card, pair.li.id);
	ck_assert_int_eq(paired_card(&pair, pair.wang.id).grade, SR_GRADE_O);
}
END_TEST

static void
said(const char *code, sr_id card, const char *at, const char *text)
{
	struct sr_contact_log log;
	struct sr_card out;

	house_now(&pair.h, at);
	house_as(&pair.h, code);
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = text;
	must(&pair.h, sr_contact_log(pair.h.sr, &log, &out, pair.h.mem));
}

/* What was said with CARD's customer, the latest first, with dots between. */
static const char *
log_of(sr_id card, bool desc)
{
	struct sr_find find;
	struct sr_rows rows;
	const char *text = "";

	sr_record_clear(&sr_rec_find, &find);
	find.parent = card;
	find.desc = desc;
	must(&pair.h, sr_contact_find(pair.h.sr, &find, &rows, pair.h.mem));
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_contact *c =
		    SR_ROW(struct sr_contact, &rows, i);
		text = arena_printf(pair.h.mem, "%s.%s", text,
		    c->state == SR_DONE ? c->text : "plan");
	}
	return text;
}

static size_t
moves_of(sr_id card)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = card;
	must(&pair.h, sr_move_find(pair.h.sr, &find, &rows, pair.h.mem));
	return rows.n;
}

static size_t
visits_of(sr_id person)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = person;
	must(&pair.h, sr_visit_find(pair.h.sr, &find, &rows, pair.h.mem));
	return rows.n;
}

/*
 * Contacts, grades and visits of both stand on the card that goes on, for its
 * salesperson too; the closed card has its own.  Undone each has his own.
 */
START_TEST(the_history_of_both_is_on_the_card_that_stays)
{
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge m;

	paired_guest(&pair, "张红喆", ZHANG, "2026-11-21");
	paired_guest(&pair, "张先生", OTHER, "2026-11-21");
	said(LI, pair.li.id, "2026-11-21 15:00", "甲");
	said(WANG, pair.wang.id, "2026-11-22 15:00", "乙");
	said(LI, pair.li.id, "2026-11-23 15:00", "丙");
	ck_assert_str_eq(log_of(pair.li.id, true), ".plan.丙.甲");
	ck_assert_uint_eq(moves_of(pair.li.id), 1);
	house_as(&pair.h, SUPER);
	ask.stays = pair.li.id;
	must(&pair.h, paired_merge(&pair, &ask, &m));
	ck_assert_int_eq(m.stays, pair.li.id);
	ck_assert_str_eq(log_of(pair.wang.id, true), ".乙");
	ck_assert_uint_eq(visits_of(pair.li.person), 2);
	house_as(&pair.h, LI);
	ck_assert_str_eq(log_of(pair.li.id, true), ".plan.丙.乙.甲");
	ck_assert_str_eq(log_of(pair.li.id, false), ".甲.乙.丙.plan");
	ck_assert_uint_eq(
	    moves_of(pair.li.id), 3); /* both opened, one closed */
	house_as(&pair.h, SUPER);
	must(&pair.h, paired_undo(&pair, m.id, &m));
	ck_assert_str_eq(log_of(pair.li.id, true), ".plan.丙.甲");
	ck_assert_str_eq(log_of(pair.wang.id, true), ".plan.乙");
	ck_assert_uint_eq(moves_of(pair.li.id), 1);
	ck_assert_uint_eq(visits_of(pair.li.person), 1);
}
END_TEST

Suite *
suite_merge(void)
{
	const TTest *const tests[] = { one_has_what_both_had,
		of_two_open_cards_one_stays,
		the_card_spoken_to_last_stays_unless_one_is_named,
		who_was_merged_is_still_somebodys_customer, links_go_along,
		what_cannot_be_merged, nobody_decides_about_his_own,
		an_application_is_decided_first, a_card_with_an_order_stays,
		the_history_of_both_is_on_the_card_that_stays, NULL };

	return paired_suite("merge", tests, &pair);
}
