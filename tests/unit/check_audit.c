/*
 * The audit trail: what stood there before; what is denied, unmasked or
 * exported; who reads what of it; anchors.
 */
#include <string.h>

#include "wire/direct.h"
#include "trail.h"

static struct house h;
static int64_t mark; /* the newest row before what is looked at */

static void
setup(void)
{
	house_open(&h, "2026-11-21 14:06");
	house_as(&h, MANAGER);
	mark = trail_newest(&h);
}

static void
teardown(void)
{
	house_close(&h);
}

static void
as(const char *code)
{
	house_as(&h, code);
	mark = trail_newest(&h);
}

static struct sr_card the_card;

/* ---- what stood there before ---- */

static const char *
before_of(int64_t id)
{
	struct audit_value v;

	ck_assert_int_eq(
	    sql_one(h.d->st, &audit_sql[AUDIT_VALUE_OF],
		SQL_ARGS(SQL_R("id", id)), &audit_rec_value, &v, h.mem),
	    SR_OK);
	return v.body;
}

static void
card_made(void)
{
	struct sr_card in;

	as(LI);
	in = house_card(&h, "张红喆", "13717716163", SR_GRADE_A);
	in.note = "第一行\n第\\二行";
	must(&h, sr_card_open(h.sr, &in, &the_card, h.mem));
}

START_TEST(a_change_keeps_what_stood_there)
{
	struct sr_card in, out;
	struct sr_person p, saved;

	card_made();
	in = the_card;
	in.note = "新备注";
	must(&h, sr_card_save(h.sr, &in, &out, h.mem));
	ck_assert_str_eq(
	    before_of(trail_newest(&h)), "note=第一行\\n第\\\\二行\n");
	must(&h, sr_person_get(
		     h.sr, &(struct sr_key){ the_card.person }, &p, h.mem));
	p.phone = "13800001111";
	must(&h, sr_person_save(h.sr, &p, &saved, h.mem));
	ck_assert_str_eq(trail_last(&h).fields, "phone");
	ck_assert_str_eq(before_of(trail_newest(&h)), "phone=13717716163\n");
}
END_TEST

START_TEST(values_are_text_and_back)
{
	struct sr_card a, b;
	uint64_t some = UINT64_C(0xf0f0), got;

	sr_record_clear(&sr_rec_card, &a);
	sr_record_clear(&sr_rec_card, &b);
	for (size_t i = 0; i < sr_rec_card.nfields; i++) {
		const struct sr_field *f = &sr_rec_card.fields[i];
		if (f->storage == SR_ST_TEXT)
			sr_set_text(f, &a, "a=b\\n\n\\");
		else
			sr_set_int(f, &a, f->storage == SR_ST_BOOL);
	}
	got = sr_values_get(&sr_rec_card,
	    sr_values_put(&sr_rec_card, &a, some, h.mem), &b, h.mem);
	ck_assert_uint_eq(got, some);
	for (size_t i = 0; i < sr_rec_card.nfields; i++)
		if ((some >> i & 1) != 0)
			ck_assert(
			    sr_field_same(&sr_rec_card.fields[i], &a, &b));
	/* A field of a later program, a line cut off. */
	got = sr_values_get(&sr_rec_card, "later=1\nnote=x\nowner", &b, h.mem);
	ck_assert_uint_eq(
	    got, UINT64_C(1) << (sr_field_of(&sr_rec_card, "note") -
				 sr_rec_card.fields));
	ck_assert_str_eq(b.note, "x");
}
END_TEST

/* ---- what is no change ---- */

START_TEST(who_is_denied_leaves_a_row)
{
	struct sr_staff s, out;
	struct sr_person p;
	struct sr_key key;

	card_made();
	key.id = the_card.person;
	as(WANG);
	must_fail(
	    &h, sr_person_reveal(h.sr, &key, &p, h.mem), SR_E_DENIED, "phone");
	ck_assert_int_eq(trail_newest(&h), mark + 1);
	ck_assert_int_eq(trail_last(&h).what, SR_AUDIT_DENIED);
	ck_assert_str_eq(trail_last(&h).record, "person");
	ck_assert_int_eq(trail_last(&h).row, key.id);
	ck_assert_int_eq(trail_last(&h).staff, house_staff(&h, WANG));
	sr_record_clear(&sr_rec_staff, &s);
	must_fail(&h, sr_staff_save(h.sr, &s, &out, h.mem), SR_E_DENIED, "");
	ck_assert_int_eq(trail_newest(&h), mark + 2);
	ck_assert_str_eq(trail_last(&h).op, "staff.save");
}
END_TEST

START_TEST(a_flood_of_denials_is_counted)
{
	struct sr_staff s, out;
	struct sr_setting set, set_out;

	as(WANG);
	sr_record_clear(&sr_rec_staff, &s);
	sr_record_clear(&sr_rec_setting, &set);
	for (int i = 0; i < 500; i++)
		must_fail(
		    &h, sr_staff_save(h.sr, &s, &out, h.mem), SR_E_DENIED, "");
	ck_assert_int_eq(trail_newest(&h), mark + 1);
	/* The next other one brings the count along. */
	must_fail(
	    &h, sr_setting_save(h.sr, &set, &set_out, h.mem), SR_E_DENIED, "");
	ck_assert_int_eq(trail_newest(&h), mark + 3);
	struct sr_rows rows = trail_from(&h, mark + 2);
	ck_assert_str_eq(trail_row(&rows, 0)->op, "staff.save");
	ck_assert_int_eq(trail_row(&rows, 0)->times, 499);
	ck_assert_str_eq(trail_row(&rows, 1)->op, "setting.save");
	/* In turn they would be a flood, too: at most 20 in a minute. */
	for (int i = 0; i < 100; i++) {
		must_fail(
		    &h, sr_staff_save(h.sr, &s, &out, h.mem), SR_E_DENIED, "");
		must_fail(&h, sr_setting_save(h.sr, &set, &set_out, h.mem),
		    SR_E_DENIED, "");
	}
	ck_assert_int_eq(trail_newest(&h), mark + 3 + 18);
	house_now(&h, "2026-11-21 14:08");
	must_fail(&h, sr_staff_save(h.sr, &s, &out, h.mem), SR_E_DENIED, "");
	rows = trail_from(&h, mark + 3 + 18 + 1);
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_int_eq(trail_row(&rows, 0)->times, 200 - 18);
}
END_TEST

START_TEST(logins_and_failed_ones_leave_a_row)
{
	struct sr_login in = { .login = "", .code = LI };
	struct sr_session session;
	int64_t login = mark + 1;

	must(&h, sr_session_open(h.sr, &in, &session, h.mem));
	ck_assert_int_eq(trail_last(&h).what, SR_AUDIT_LOGIN);
	ck_assert_int_eq(trail_last(&h).row, house_staff(&h, LI));
	ck_assert_int_eq(trail_newest(&h), mark + 1);
	/* Once more the same person is no other session. */
	must(&h, sr_session_open(h.sr, &in, &session, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 1);
	in.code = "77";
	must_fail(&h, sr_session_open(h.sr, &in, &session, h.mem), SR_E_DENIED,
	    "code");
	ck_assert_int_eq(trail_last(&h).what, SR_AUDIT_DENIED);
	ck_assert_str_eq(trail_last(&h).detail, "77");
	/* What is done names the login that it was done under. */
	card_made();
	ck_assert_int_eq(trail_last(&h).session, login);
}
END_TEST

START_TEST(an_export_is_noted_before_it_begins)
{
	struct sr_find find;
	struct sr_rows rows;
	struct sr_chunk ask = { 0 }, got;

	sr_record_clear(&sr_rec_find, &find);
	must(&h, sr_export_persons(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 1);
	ck_assert_int_eq(trail_last(&h).what, SR_AUDIT_EXPORT);
	ck_assert_str_eq(trail_last(&h).op, "export.persons");
	/* Further pages belong to it; a page out of nowhere does not. */
	find.key_id = INT64_C(1) << 40;
	must(&h, sr_export_persons(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 1);
	must(&h, sr_export_visits(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 2);
	find.key_id = 0;
	must(&h, sr_export_persons(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 3);
	/* Another beginning is another export, whatever it is called. */
	find.key_id = -1;
	must(&h, sr_export_persons(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 4);
	find.key_id = 1;
	must(&h, sr_export_persons(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 4);
	must(&h, sr_export_persons(h.sr, &find, &rows, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 5);
	as(ADMIN);
	must(&h, sr_backup(h.sr, &ask, &got, h.mem));
	ck_assert_int_eq(trail_newest(&h), mark + 1);
	ck_assert_int_eq(trail_last(&h).what, SR_AUDIT_BACKUP);
}
END_TEST

START_TEST(a_clock_that_steps_back_leaves_a_row)
{
	card_made();
	house_now(&h, "2026-11-21 13:06");
	mark = trail_newest(&h);
	as(WANG);
	struct sr_rows rows = trail_from(&h, mark - 1);
	ck_assert_uint_eq(rows.n, 2);
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_CLOCK);
	ck_assert_str_eq(trail_row(&rows, 0)->detail, "-3600 s");
	/* Once: from there it goes on. */
	as(LI);
	ck_assert_int_eq(trail_last(&h).what, SR_AUDIT_LOGIN);
	ck_assert_int_eq(trail_newest(&h), trail_row(&rows, 1)->id + 1);
}
END_TEST

/* ---- calls by their number ---- */

START_TEST(a_call_is_found_by_its_number)
{
	struct conn *conn = conn_new(h.d);
	struct sr_login login = { .login = "", .code = LI };
	struct sr_session session;
	struct sr_visit in, out;
	struct sr_did did_it = { 77, 5 };
	struct sr_count n;
	struct sr_job job = { .op = SR_OP_SESSION_OPEN,
		.arg = &login,
		.res = &session,
		.mem = h.mem };

	sr_record_clear(&sr_rec_session, &session);
	ck_assert_int_eq(domain_dispatch(conn, &job), SR_OK);
	sr_record_clear(&sr_rec_visit, &in);
	sr_record_clear(&sr_rec_visit, &out);
	in.day = the_day("2026-11-21");
	in.kind = SR_WALKIN;
	in.name = "王先生";
	job = (struct sr_job){ .op = SR_OP_VISIT_SAVE,
		.arg = &in,
		.res = &out,
		.mem = h.mem,
		.nonce = 77,
		.serial = 5 };
	ck_assert_int_eq(domain_dispatch(conn, &job), SR_OK);
	conn_free(conn);
	must(&h, sr_session_did(h.sr, &did_it, &n, h.mem));
	ck_assert_int_eq(n.n, 1);
	did_it.serial = 6;
	must(&h, sr_session_did(h.sr, &did_it, &n, h.mem));
	ck_assert_int_eq(n.n, 0);
}
END_TEST

/* ---- reading it ---- */

static struct sr_rows
found(const char *code, const struct sr_find *find)
{
	struct sr_rows rows;

	house_as(&h, code);
	must(&h, sr_audit_find(h.sr, find, &rows, h.mem));
	return rows;
}

static const struct sr_audit *
line(const struct sr_rows *rows, size_t i)
{
	ck_assert_uint_lt(i, rows->n);
	return SR_ROW(const struct sr_audit, rows, i);
}

START_TEST(everybody_sees_what_he_did_and_leads_see_all)
{
	struct sr_person p, saved;
	struct sr_find find;
	struct sr_rows rows;

	card_made();
	must(&h, sr_person_get(
		     h.sr, &(struct sr_key){ the_card.person }, &p, h.mem));
	p.phone = "13800001111";
	must(&h, sr_person_save(h.sr, &p, &saved, h.mem));
	sr_record_clear(&sr_rec_find, &find);
	find.desc = true;
	find.kind = SR_NOUN_CARD;
	find.search = "A-26-0001";
	rows = found(MANAGER, &find);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(line(&rows, 0)->title, "A-26-0001");
	ck_assert_str_eq(line(&rows, 0)->op, "card.open");
	ck_assert_int_eq(line(&rows, 0)->staff, house_staff(&h, LI));
	ck_assert_uint_eq(found(WANG, &find).n, 0);
	ck_assert_uint_eq(found(LI, &find).n, 1);
	find.kind = SR_NOUN_PERSON;
	find.search = "13800001111";
	rows = found(MANAGER, &find);
	ck_assert_str_eq(line(&rows, 0)->before, "phone=13717716163\n");
	rows = found(LI, &find);
	ck_assert_str_eq(line(&rows, 0)->before, "phone=137****6163\n");
	find.search = "13999999999";
	house_as(&h, MANAGER);
	must_fail(
	    &h, sr_audit_find(h.sr, &find, &rows, h.mem), SR_E_NONE, "search");
	sr_record_clear(&sr_rec_find, &find);
	find.desc = true;
	rows = found(LI, &find);
	for (size_t i = 0; i < rows.n; i++)
		ck_assert_int_eq(line(&rows, i)->staff, house_staff(&h, LI));
	find.limit = 1;
	rows = found(ADMIN, &find);
	ck_assert(rows.more);
	ck_assert_int_eq(line(&rows, 0)->id, trail_newest(&h));
	find.key = line(&rows, 0)->key;
	find.key_id = line(&rows, 0)->id;
	rows = found(ADMIN, &find);
	ck_assert_int_eq(line(&rows, 0)->id, trail_newest(&h) - 1);
}
END_TEST

START_TEST(a_row_that_came_with_a_file_names_its_import)
{
	struct sr_person p;
	struct sr_rows in = { .row = &p, .n = 1, .size = sizeof(p) };
	struct sr_batch ask, b;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_person, &p);
	p.name = "孙立";
	p.phone = "13900004444";
	sr_record_clear(&sr_rec_batch, &ask);
	ask.kind = "persons";
	ask.file = "a.csv";
	must(&h, sr_batch_open(h.sr, &ask, &b, h.mem));
	p.batch = b.id;
	must(&h, sr_import_persons(h.sr, &in, &rows, h.mem));
	must(&h, sr_batch_close(h.sr, &b, &ask, h.mem));
	sr_record_clear(&sr_rec_find, &find);
	find.desc = true;
	find.kind = SR_NOUN_PERSON;
	find.search = "13900004444";
	rows = found(MANAGER, &find);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(line(&rows, 0)->op, "batch.open");
	ck_assert_str_eq(line(&rows, 0)->title, "persons a.csv");
}
END_TEST

/* ---- anchors ---- */

static int anchors;
static int64_t anchor_seq;

static void
anchor(void *ctx, int64_t seq, const char *mac)
{
	ck_assert_ptr_eq(ctx, &h);
	ck_assert_uint_eq(strlen(mac), 2 * CRYPT_MAC);
	anchors++;
	anchor_seq = seq;
}

START_TEST(anchors_go_out_now_and_then)
{
	struct sr_sign sign = { .reason = "" };
	struct sr_dayrec day;

	domain_anchor(h.d, anchor, &h);
	anchors = 0;
	card_made(); /* the first change after the start */
	ck_assert_int_eq(anchors, 1);
	as(WANG);
	ck_assert_int_eq(anchors, 1);
	house_now(&h, "2026-11-21 15:10"); /* an hour later */
	as(LI);
	ck_assert_int_eq(anchors, 2);
	ck_assert_int_eq(anchor_seq, trail_newest(&h));
	as(MANAGER);
	must(&h, sr_day_sign(h.sr, &sign, &day, h.mem));
	ck_assert_int_eq(anchors, 3);
	ck_assert_int_eq(anchor_seq, trail_newest(&h));
	as(WANG);
	mark = trail_newest(&h);
	sr_close(h.sr);
	domain_close(h.d);
	ck_assert_int_eq(anchors, 4); /* and at the end */
	ck_assert_int_eq(anchor_seq, mark);
	h.sr = NULL;
	h.d = NULL;
}
END_TEST

Suite *
suite_audit(void)
{
	const TTest *const tests[] = {
		a_change_keeps_what_stood_there,
		values_are_text_and_back,
		who_is_denied_leaves_a_row,
		a_flood_of_denials_is_counted,
		logins_and_failed_ones_leave_a_row,
		an_export_is_noted_before_it_begins,
		a_clock_that_steps_back_leaves_a_row,
		a_call_is_found_by_its_number,
		everybody_sees_what_he_did_and_leads_see_all,
		a_row_that_came_with_a_file_names_its_import,
		anchors_go_out_now_and_then,
		NULL,
	};

	return suite_with("audit", tests, setup, teardown);
}
