/* Who may do what, who sees what, and what nobody may hand in. */
#include <string.h>

#include "domain/domain.h"
#include "wire/direct.h"
#include "house.h"

static struct house h = { .opens = "2026-11-21 14:06" };

/* OP with ARG (a blank one if NULL); the result into *RES. */
static int
call(int op, const void *arg, void **res)
{
	return house_call(&h, h.sr, op, arg, res);
}

static const char *const codes[] = { [SR_DESK] = DESK,
	[SR_SALES] = LI,
	[SR_SUPERVISOR] = SUPER,
	[SR_MANAGER] = MANAGER,
	[SR_CR] = CR,
	[SR_FINANCE] = FINANCE,
	[SR_GM] = GM,
	[SR_ADMIN] = ADMIN };

/* The table is kept: each operation by each role is denied or is not. */
START_TEST(the_table_is_kept)
{
	void *res;

	for (int32_t role = SR_DESK; role <= SR_ADMIN; role++) {
		house_as(&h, codes[role]);
		for (int op = 0; op < SR_NOPS; op++) {
			int rc;

			if (sr_ops[op].may == 0)
				continue;
			rc = call(op, NULL, &res);
			if (!sr_op_allowed(op, role))
				ck_assert_msg(rc == SR_E_DENIED, "%s by %s: %d",
				    sr_ops[op].name, codes[role], rc);
			else
				ck_assert_msg(rc != SR_E_DENIED,
				    "%s by %s: denied: %s", sr_ops[op].name,
				    codes[role], sr_error(h.sr)->message);
		}
	}
}
END_TEST

#define NUMBER "13717716163"
#define SECOND "13900001111"
#define SAID "他想要珍珠白"
#define WECHAT "wx13717716163"
#define HOME "河西区友谊路1号"

static struct sr_card
card_of_li(void)
{
	struct sr_card in, card;
	struct sr_contact_log log;
	struct sr_visit v;
	struct sr_person p, saved;
	sr_day today = the_day("2026-11-21");

	house_as(&h, LI);
	sr_record_clear(&sr_rec_visit, &v);
	v.day = today;
	v.kind = SR_WALKIN;
	v.name = "张红喆";
	v.phone = NUMBER;
	v.ref_phone = SECOND;
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	must(&h, sr_card_new(h.sr, &(struct sr_key){ v.id }, &in, h.mem));
	in.grade = SR_GRADE_B;
	in.old_plate = "津A12345";
	in.model = house_row(&h, "model", "亚洲龙");
	must(&h, sr_card_open(h.sr, &in, &card, h.mem));
	must(&h,
	    sr_person_get(h.sr, &(struct sr_key){ card.person }, &p, h.mem));
	p.phone2 = SECOND;
	p.wechat = WECHAT;
	p.address = p.note = HOME;
	p.id_number = "120101199003071235";
	must(&h, sr_person_save(h.sr, &p, &saved, h.mem));
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.text = SAID;
	must(&h, sr_contact_log(h.sr, &log, &card, h.mem));
	return card;
}

/* No text of the record is, or holds, one of the secrets. */
static void
keeps(int op, const struct sr_record *r, const void *rec)
{
	static const char *const secret[] = { NUMBER, SECOND, SAID, HOME,
		"120101199003071235", "津A12345" };

	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (f->storage != SR_ST_TEXT)
			continue;
		for (size_t k = 0; k < sizeof(secret) / sizeof(*secret); k++)
			ck_assert_msg(
			    strstr(sr_get_text(f, rec), secret[k]) == NULL,
			    "%s tells %s: %s", sr_ops[op].name, f->col,
			    sr_get_text(f, rec));
	}
}

/* Everything that can be asked about the card, by whom it is not. */
static void
ask_all(const struct sr_card *card)
{
	struct sr_find find;
	struct sr_ask ask = { .text = NUMBER, .limit = 20, .whole = true };
	struct sr_known_ask known = { .phone = NUMBER };
	struct sr_report_ask report;
	struct sr_key of[] = { { card->id }, { card->person },
		{ card->visit } };
	const void *args[6] = { &find, &find, &of[0], &of[1], &of[2] };
	void *res;

	sr_record_clear(&sr_rec_find, &find);
	sr_record_clear(&sr_rec_report_ask, &report);
	report.name = "sales-daily";
	report.from = report.to = the_day("2026-11-21");
	report.measure = "done";
	for (int op = 0; op < SR_NOPS; op++) {
		const struct sr_opdef *def = &sr_ops[op];
		for (size_t i = 0; i < 5; i++) {
			const void *arg = args[i];
			if (i < 2 && def->arg != &sr_rec_find)
				arg = def->arg == &sr_rec_ask ? &ask
				      : def->arg == &sr_rec_known_ask
					  ? (const void *)&known
				      : def->arg == &sr_rec_report_ask
					  ? (const void *)&report
					  : NULL;
			else if (i >= 2 && def->arg != &sr_rec_key)
				continue;
			find.parent = i == 1 ? card->id : 0;
			if (def->may == 0 || def->arg_many ||
			    call(op, arg, &res) != SR_OK)
				continue;
			if (!def->res_many) {
				keeps(op, def->res, res);
				continue;
			}
			const struct sr_rows *rows = res;
			for (size_t k = 0; k < rows->n; k++)
				keeps(
				    op, def->res, SR_ROW(const void, rows, k));
		}
	}
}

START_TEST(others_learn_nothing)
{
	struct sr_card card = card_of_li();

	house_as(&h, WANG);
	ask_all(&card);
	house_as(&h, FINANCE);
	ask_all(&card);
}
END_TEST

/* Whom somebody else has received is not everybody's either. */
START_TEST(a_guest_without_card_is_his_who_received)
{
	struct sr_visit v;
	struct sr_person p;
	struct sr_rows rows;
	struct sr_ask ask = { .text = "1771616", .limit = 20, .whole = true };

	house_as(&h, DESK);
	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day("2026-11-21");
	v.kind = SR_WALKIN;
	v.name = "张红喆";
	v.phone = NUMBER;
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	house_as(&h, WANG);
	must(&h, sr_person_get(h.sr, &(struct sr_key){ v.person }, &p, h.mem));
	ck_assert_str_eq(p.phone, "137****6163");
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	house_as(&h, LI);
	must(&h, sr_person_get(h.sr, &(struct sr_key){ v.person }, &p, h.mem));
	ck_assert_str_eq(p.phone, NUMBER);
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
}
END_TEST

/* Everybody reads names: a number that stands for one is masked. */
START_TEST(a_number_is_no_name)
{
	struct sr_visit v;
	struct sr_person p;
	struct sr_rows rows;
	struct sr_ask ask = { .text = "1771616", .limit = 20, .whole = true };
	struct sr_known_ask known = { .phone = NUMBER };

	house_as(&h, DESK);
	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day("2026-11-21");
	v.kind = SR_WALKIN;
	v.phone = NUMBER;
	v.staff = house_staff(&h, LI);
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	house_as(&h, WANG);
	must(&h, sr_person_get(h.sr, &(struct sr_key){ v.person }, &p, h.mem));
	ck_assert_str_eq(p.name, "137 **** 6163");
	must(&h, sr_search(h.sr, &ask, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 0);
	must(&h, sr_known(h.sr, &known, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(
	    SR_ROW(struct sr_hit, &rows, 0)->name, "137 **** 6163");
	/* The name that is said later becomes his; it is the same person. */
	house_as(&h, DESK);
	v.id = 0;
	v.rev = 0;
	v.name = "张红喆";
	sr_id person = v.person;
	must(&h, sr_visit_save(h.sr, &v, &v, h.mem));
	ck_assert_int_eq(v.person, person);
	must(&h, sr_known(h.sr, &known, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(SR_ROW(struct sr_hit, &rows, 0)->name, "张红喆");
}
END_TEST

/* The number of a paper comes back masked, from a save too. */
START_TEST(a_paper_shows_itself_when_asked_for)
{
	struct sr_card card = card_of_li();
	struct sr_key key = { card.person };
	struct sr_person p, saved;

	must(&h, sr_person_get(h.sr, &key, &p, h.mem));
	ck_assert_ptr_nonnull(strstr(p.id_number, "***"));
	p.area = "河西区";
	must(&h, sr_person_save(h.sr, &p, &saved, h.mem));
	ck_assert_ptr_nonnull(strstr(saved.id_number, "***"));
	ck_assert_str_eq(saved.phone, NUMBER);
	must(&h, sr_person_reveal(h.sr, &key, &p, h.mem));
	ck_assert_str_eq(p.id_number, "120101199003071235");
	house_as(&h, WANG);
	must_fail(
	    &h, sr_person_reveal(h.sr, &key, &p, h.mem), SR_E_DENIED, "phone");
	/* The form is refused before anything is typed. */
	must_fail(&h, sr_person_edit(h.sr, &key, &p, h.mem), SR_E_DENIED, "");
	house_as(&h, LI);
	must(&h, sr_person_edit(h.sr, &key, &p, h.mem));
	ck_assert_str_eq(p.phone, NUMBER);
}
END_TEST

/* Whoever has left is out at once, not at the next login. */
START_TEST(who_has_left_may_do_nothing)
{
	struct sr_key key = { house_staff(&h, LI) };
	struct sr_login login = { .login = "", .code = LI };
	struct sr_server server = { .dispatch = house_dispatch,
		.ctx = conn_new(h.d) };
	struct sr *desk = sr_open_loopback(&server);
	struct sr_session session;
	struct sr_staff s;
	struct sr_none none = { 0 };

	must(&h, sr_session_open(desk, &login, &session, h.mem));
	must(&h, sr_session_get(desk, &none, &session, h.mem));
	house_as(&h, ADMIN);
	must(&h, sr_staff_get(h.sr, &key, &s, h.mem));
	s.valid_to = the_day("2026-11-20");
	must(&h, sr_staff_save(h.sr, &s, &s, h.mem));
	ck_assert_int_eq(
	    sr_session_get(desk, &none, &session, h.mem), SR_E_DENIED);
	sr_close(desk);
	conn_free(server.ctx);
}
END_TEST

/* A client that does not check is checked. */
START_TEST(what_is_not_clean_is_refused)
{
	struct sr_card card = card_of_li();
	struct sr_mark mark = { .id = card.visit, .reason = "bad\033[2J" };
	struct sr_decide decide = { .id = 1, .advice = "a\001b" };
	struct sr_visit v;
	struct sr_request r;

	must_fail(
	    &h, sr_visit_void(h.sr, &mark, &v, h.mem), SR_E_INVALID, "reason");
	house_as(&h, SUPER);
	must_fail(&h, sr_request_decide(h.sr, &decide, &r, h.mem), SR_E_INVALID,
	    "advice");
	mark.reason = "重复登记";
	sr_reason(h.sr, "no\tcontrol\001");
	must_fail(
	    &h, sr_visit_void(h.sr, &mark, &v, h.mem), SR_E_INVALID, "reason");
}
END_TEST

/* A reference names a row that is there, and of its own list. */
START_TEST(references_name_rows_of_their_list)
{
	struct sr_card card = card_of_li(), out;
	sr_id colour = house_row(&h, "colour", "墨晶黑");
	struct sr_visit v;
	struct sr_contact_log log;
	struct sr_handover hand;
	struct sr_count count;

	card.model = colour;
	must_fail(
	    &h, sr_card_save(h.sr, &card, &out, h.mem), SR_E_INVALID, "model");
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, "Model");
	card.model = 12345;
	must_fail(
	    &h, sr_card_save(h.sr, &card, &out, h.mem), SR_E_INVALID, "model");
	must(&h, sr_visit_get(h.sr, &(struct sr_key){ card.visit }, &v, h.mem));
	v.staff = 7 + ((sr_id)1 << 50);
	must_fail(
	    &h, sr_visit_save(h.sr, &v, &v, h.mem), SR_E_INVALID, "staff");
	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_UNREACHED;
	log.unreached = colour;
	must_fail(&h, sr_contact_log(h.sr, &log, &out, h.mem), SR_E_INVALID,
	    "unreached");
	house_as(&h, SUPER);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = card.id;
	hand.to_staff = 4711;
	hand.reason = "离职";
	must_fail(&h, sr_card_handover(h.sr, &hand, &count, h.mem),
	    SR_E_INVALID, "to_staff");
}
END_TEST

/* Who would get the card does not decide that he gets it. */
START_TEST(nobody_approves_a_card_for_himself)
{
	struct sr_card card = card_of_li();
	struct sr_request ask, r;
	struct sr_decide decide = { .agree = true, .advice = "" };

	sr_record_clear(&sr_rec_request, &ask);
	ask.card = card.id;
	ask.kind = SR_REQ_HANDOVER;
	ask.to_staff = house_staff(&h, SUPER);
	ask.note = "客户点名";
	must(&h, sr_request_save(h.sr, &ask, &r, h.mem));
	decide.id = r.id;
	house_as(&h, SUPER);
	must_fail(&h, sr_request_decide(h.sr, &decide, &r, h.mem), SR_E_DENIED,
	    "to_staff");
	house_as(&h, MANAGER);
	must(&h, sr_request_decide(h.sr, &decide, &r, h.mem));
}
END_TEST

/* A number with an open card of somebody else comes by a lead alone. */
START_TEST(a_number_is_not_taken_over)
{
	struct sr_card li = card_of_li(), in, card;
	struct sr_person p, saved;

	house_as(&h, WANG);
	must(&h, sr_card_new(h.sr, &(struct sr_key){ 0 }, &in, h.mem));
	in.name = "!?"; /* whatever was said: it has no reading */
	in.phone = "13511112222";
	must(&h, sr_card_open(h.sr, &in, &card, h.mem));
	must(&h,
	    sr_person_get(h.sr, &(struct sr_key){ card.person }, &p, h.mem));
	p.phone3 = NUMBER;
	must_fail(
	    &h, sr_person_save(h.sr, &p, &saved, h.mem), SR_E_EXISTS, "phone3");
	ck_assert_str_eq(sr_error(h.sr)->arg[0].text, li.code);
	p.phone3 = "";
	p.area = "河西区";
	must(&h, sr_person_save(h.sr, &p, &saved, h.mem));
	house_as(&h, SUPER);
	saved.phone3 = NUMBER;
	must(&h, sr_person_save(h.sr, &saved, &saved, h.mem));
	/* What stands there already is no one's to mend at every save. */
	house_as(&h, WANG);
	saved.area = "南开区";
	must(&h, sr_person_save(h.sr, &saved, &saved, h.mem));
}
END_TEST

Suite *
suite_rights(void)
{
	const TTest *const tests[] = { the_table_is_kept, others_learn_nothing,
		a_guest_without_card_is_his_who_received, a_number_is_no_name,
		a_paper_shows_itself_when_asked_for,
		who_has_left_may_do_nothing, what_is_not_clean_is_refused,
		references_name_rows_of_their_list,
		nobody_approves_a_card_for_himself, a_number_is_not_taken_over,
		NULL };

	return house_suite("rights", tests, &h);
}
