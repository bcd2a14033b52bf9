/*
 * Every writing operation leaves its rows in the audit trail, in its own
 * transaction: SQLite tells what was written, the trail must know of it.
 */
#include <string.h>

#include <showroom/secret.h>

#include "written.h"

static struct house h;

static void
setup(void)
{
	house_open(&h, "2026-11-21 14:06");
	house_as(&h, MANAGER);
	written_watch(&h);
}

static void
teardown(void)
{
	house_close(&h);
}

static bool covered[SR_NOPS];

static struct sr_rows
did(int op, bool all)
{
	covered[op] = true;
	return written_by(op, all);
}

/* ---- each operation once ---- */

static void
house_operations(void)
{
	struct sr_staff staff, staff_out;
	struct sr_list_row list, list_out;
	struct sr_grade_rule rule, rule_out;
	struct sr_preset_ask preset = { "habc", the_day("2026-12-31") };
	struct sr_grade_effect effect;
	struct sr_holiday day, day_out;
	struct sr_owner_rule owner, owner_out;
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	written_as(ADMIN);
	sr_record_clear(&sr_rec_staff, &staff);
	staff.code = "20";
	staff.name = "赵敏";
	staff.role = SR_SALES;
	must(&h, sr_staff_save(h.sr, &staff, &staff_out, h.mem));
	rows = did(SR_OP_STAFF_SAVE, false);
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_NEW);
	ck_assert_uint_eq(trail_row(&rows, 0)->seal.len, 0);
	sr_record_clear(&sr_rec_list_row, &list);
	list.list = "model";
	list.code = "new";
	list.name_zh = "新车";
	must(&h, sr_list_save(h.sr, &list, &list_out, h.mem));
	did(SR_OP_LIST_SAVE, false);
	must(&h, sr_grade_find(h.sr, &find, &rows, h.mem));
	rule = *SR_ROW(struct sr_grade_rule, &rows, 0);
	rule.cap_days++;
	must(&h, sr_grade_save(h.sr, &rule, &rule_out, h.mem));
	/* The rule that begins, and the one that ends. */
	rows = did(SR_OP_GRADE_SAVE, false);
	ck_assert_str_eq(trail_row(&rows, 1)->fields, "valid_to");
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_NEW);
	must(&h, sr_preset_save(h.sr, &preset, &effect, h.mem));
	did(SR_OP_PRESET_SAVE, false);
	sr_record_clear(&sr_rec_holiday, &day);
	day.day = the_day("2026-12-25");
	day.name_zh = "圣诞";
	must(&h, sr_holiday_save(h.sr, &day, &day_out, h.mem));
	did(SR_OP_HOLIDAY_SAVE, false);
	must(&h, sr_owner_find(h.sr, &find, &rows, h.mem));
	owner = *SR_ROW(struct sr_owner_rule, &rows, 0);
	owner.protect_days++;
	must(&h, sr_owner_save(h.sr, &owner, &owner_out, h.mem));
	did(SR_OP_OWNER_SAVE, false);
	house_set(&h, "house", "津东");
	did(SR_OP_SETTING_SAVE, false);
}

static struct sr_card the_card;
static struct sr_visit the_visit;

static void
register_operations(void)
{
	struct sr_visit in, out, other;
	struct sr_mark m = { .reason = "" };
	struct sr_shift_ask shift;
	struct sr_shift there;
	struct sr_drive drive;

	written_as(LI);
	shift.staff = house_staff(&h, LI);
	shift.state = SR_PRESENT;
	must(&h, sr_shift_save(h.sr, &shift, &there, h.mem));
	did(SR_OP_SHIFT_SAVE, false);
	sr_record_clear(&sr_rec_drive, &drive);
	must(&h, sr_drive_new(h.sr, &drive, &drive, h.mem));
	drive.name = "王先生";
	drive.car = house_row(&h, "testcar", "RAV4荣放试驾车");
	must(&h, sr_drive_save(h.sr, &drive, &drive, h.mem));
	did(SR_OP_DRIVE_SAVE, false);
	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &in, h.mem));
	in.name = "王先生";
	in.phone = "13752001234";
	must(&h, sr_visit_save(h.sr, &in, &the_visit, h.mem));
	did(SR_OP_VISIT_SAVE, false);
	must(&h, sr_visit_save(h.sr, &in, &other, h.mem));
	did(SR_OP_VISIT_SAVE, false);
	m.id = other.id;
	must(&h, sr_visit_leave(h.sr, &m, &out, h.mem));
	did(SR_OP_VISIT_LEAVE, false);
	m.reason = "重复登记";
	must(&h, sr_visit_void(h.sr, &m, &out, h.mem));
	did(SR_OP_VISIT_VOID, false);
}

/* A person by way of a line in the register. */
static sr_id
other_person(void)
{
	struct sr_visit in, out;

	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &in, h.mem));
	in.name = "王太太";
	in.phone = "13752005678";
	must(&h, sr_visit_save(h.sr, &in, &out, h.mem));
	did(SR_OP_VISIT_SAVE, false);
	return out.person;
}

static void
card_operations(void)
{
	struct sr_card in, out;
	struct sr_rows rows;

	must(&h,
	    sr_card_new(h.sr, &(struct sr_key){ the_visit.id }, &in, h.mem));
	in.grade = SR_GRADE_A;
	in.next_day = 0;
	must(&h, sr_card_open(h.sr, &in, &the_card, h.mem));
	did(SR_OP_CARD_OPEN, false);
	in = the_card;
	in.note = "要白色";
	must(&h, sr_card_save(h.sr, &in, &out, h.mem));
	rows = did(SR_OP_CARD_SAVE, false);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(trail_row(&rows, 0)->fields, "note");
}

static void
contact_operations(void)
{
	struct sr_mark to = {
		.id = the_card.id, .day = the_day("2026-11-24"), .reason = ""
	};
	struct sr_appointment book = { .note = "" }, booked;
	struct sr_contact_log log;
	struct sr_card out;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_contact_log, &log);
	log.card = the_card.id;
	log.kind = SR_BY_PHONE;
	log.reached = SR_REACHED;
	log.grade = SR_GRADE_H;
	log.text = "周末来看车";
	must(&h, sr_contact_log(h.sr, &log, &out, h.mem));
	rows = did(SR_OP_CONTACT_LOG, false);
	/* The contact done, the next one, the move, and the card itself. */
	ck_assert_uint_eq(rows.n, 4);
	ck_assert(written_told(&rows, "card", the_card.id));
	must(&h, sr_contact_move(h.sr, &to, &out, h.mem));
	did(SR_OP_CONTACT_MOVE, false);
	book.card = the_card.id;
	book.day = to.day;
	book.minute = 10 * 60 + 1;
	must(&h, sr_appointment_save(h.sr, &book, &booked, h.mem));
	did(SR_OP_APPOINTMENT_SAVE, false);
}

static void
person_operations(void)
{
	const struct sr_key key = { .id = the_card.person };
	struct sr_person p, saved;
	struct sr_link link;
	struct sr_rows rows;

	must(&h, sr_person_get(h.sr, &key, &p, h.mem));
	p.name = "王大明";
	p.phone2 = "13800001111";
	must(&h, sr_person_save(h.sr, &p, &saved, h.mem));
	rows = did(SR_OP_PERSON_SAVE, false);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_ptr_nonnull(strstr(trail_row(&rows, 0)->fields, "phone2"));
	ck_assert_ptr_null(strstr(trail_row(&rows, 0)->fields, "phone,"));
	sr_record_clear(&sr_rec_link, &link);
	link.one = the_card.person;
	link.other = other_person();
	link.kind = SR_LINK_FAMILY;
	must(&h, sr_link_save(h.sr, &link, &link, h.mem));
	did(SR_OP_LINK_SAVE, false);
	must(&h, sr_link_end(h.sr, &(struct sr_key){ link.id }, &link, h.mem));
	did(SR_OP_LINK_END, false);
	must(&h, sr_person_reveal(h.sr, &key, &p, h.mem));
	rows = did(SR_OP_PERSON_REVEAL, false);
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_REVEAL);
	ck_assert_int_eq(trail_row(&rows, 0)->row, key.id);
}

static void
target_operations(void)
{
	struct sr_target target;

	written_as(MANAGER);
	sr_record_clear(&sr_rec_target, &target);
	target.month = the_day("2026-12-01");
	target.measure = SR_TARGET_DELIVERIES;
	target.value = 20;
	must(&h, sr_target_save(h.sr, &target, &target, h.mem));
	did(SR_OP_TARGET_SAVE, false);
}

static void
win_operations(void)
{
	struct sr_card card;
	struct sr_move move;
	struct sr_win win;

	written_as(LI);
	card = house_card(&h, "赵六", "13900007773", SR_GRADE_B);
	card = house_card_open(&h, &card);
	/* He orders, whatever orders will be. */
	sr_record_clear(&sr_rec_move, &move);
	move.card = card.id;
	move.day = card.opened;
	move.after = SR_GRADE_O;
	ck_assert_int_eq(store_begin(h.d->st), SR_OK);
	ck_assert_int_eq(
	    record_insert(h.d->st, &sr_rec_move, &move, clock_now(&h.d->clock)),
	    SR_OK);
	ck_assert_int_eq(store_commit(h.d->st), SR_OK);
	written_as(MANAGER);
	sr_record_clear(&sr_rec_win, &win);
	win.card = card.id;
	win.text = "试驾后当场定";
	must(&h, sr_win_save(h.sr, &win, &win, h.mem));
	did(SR_OP_WIN_SAVE, false);
}

/* After a freeze. */
static void
loss_operations(void)
{
	struct sr_find find = { .search = "", .key = "" };
	struct sr_recontact row;
	struct sr_rows rows;

	written_as(MANAGER);
	must(&h, sr_recontact_find(h.sr, &find, &rows, h.mem));
	ck_assert_uint_eq(rows.n, 1);
	row = *SR_ROW(struct sr_recontact, &rows, 0);
	row.reached = SR_REACHED;
	row.text = "还在等牌照";
	must(&h, sr_recontact_save(h.sr, &row, &row, h.mem));
	did(SR_OP_RECONTACT_SAVE, false);
}

static void
lead_operations(void)
{
	struct sr_request ask, asked;
	struct sr_decide yes = { .agree = true, .advice = "" };
	struct sr_handover hand;
	struct sr_rows rows;
	struct sr_instruction line, line_out;
	struct sr_dayrec day, day_out;
	struct sr_sign sign = { .reason = "还有登记未完成" };
	struct sr_count n;

	written_as(MANAGER);
	sr_record_clear(&sr_rec_handover, &hand);
	hand.card = the_card.id;
	hand.to_staff = house_staff(&h, WANG);
	hand.reason = "调整";
	must(&h, sr_card_handover(h.sr, &hand, &n, h.mem));
	did(SR_OP_CARD_HANDOVER, false);
	/* A handover to oneself; check_owner has it. */
	covered[SR_OP_CARD_CLAIM] = true;
	written_as(WANG);
	must(&h, sr_alert_seen(h.sr, &(struct sr_key){ 0 }, &n, h.mem));
	ck_assert_int_gt(n.n, 0);
	did(SR_OP_ALERT_SEEN, false);
	written_as(MANAGER);
	sr_record_clear(&sr_rec_instruction, &line);
	line.day = the_day("2026-11-21");
	line.card = the_card.id;
	line.text = "请尽快联系";
	must(&h, sr_instruction_save(h.sr, &line, &line_out, h.mem));
	did(SR_OP_INSTRUCTION_SAVE, false);
	written_as(WANG);
	must(&h, sr_instruction_read(
		     h.sr, &(struct sr_key){ line_out.id }, &line_out, h.mem));
	rows = did(SR_OP_INSTRUCTION_READ, false);
	ck_assert_str_eq(trail_row(&rows, 0)->fields, "read_at");
	sr_record_clear(&sr_rec_request, &ask);
	ask.card = the_card.id;
	ask.kind = SR_REQ_FROZEN;
	ask.until = the_day("2026-12-31");
	ask.note = "年后再买";
	must(&h, sr_request_save(h.sr, &ask, &asked, h.mem));
	did(SR_OP_REQUEST_SAVE, false);
	written_as(MANAGER);
	yes.id = asked.id;
	must(&h, sr_request_decide(h.sr, &yes, &asked, h.mem));
	did(SR_OP_REQUEST_DECIDE, false);
	sr_record_clear(&sr_rec_dayrec, &day);
	day.day = the_day("2026-11-21");
	day.remark = "晴";
	must(&h, sr_day_save(h.sr, &day, &day_out, h.mem));
	did(SR_OP_DAY_SAVE, false);
	sign.day = day.day;
	must(&h, sr_day_sign(h.sr, &sign, &day_out, h.mem));
	/* Among them the line that was closed by the signature. */
	did(SR_OP_DAY_SIGN, false);
}

/* One row of KIND through OP, in a batch of its own. */
static sr_id
import_one(int op, const char *kind, void *rec)
{
	const struct sr_record *r = sr_ops[op].arg;
	struct sr_rows in = { .row = rec, .n = 1, .size = r->size }, refused;
	struct sr_batch ask, b, done;

	sr_record_clear(&sr_rec_batch, &ask);
	ask.kind = kind;
	ask.file = "a.csv";
	must(&h, sr_batch_open(h.sr, &ask, &b, h.mem));
	did(SR_OP_BATCH_OPEN, false);
	sr_set_int(sr_field_of(r, "batch"), rec, b.id);
	must(&h, sr_call(h.sr, op, &in, &refused, h.mem));
	ck_assert_uint_eq(refused.n, 0);
	struct sr_rows rows = did(op, true);
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_IMPORT);
	ck_assert_int_eq(trail_row(&rows, 0)->row, b.id);
	if (op == SR_OP_IMPORT_LISTS) {
		struct sr_adopt adopt = {
			.batch = b.id, .list = "model", .name = "凯美瑞"
		};
		must(&h, sr_adopt(h.sr, &adopt, &adopt, h.mem));
		did(SR_OP_ADOPT, false);
	}
	must(&h, sr_batch_close(h.sr, &b, &done, h.mem));
	did(SR_OP_BATCH_CLOSE, false);
	return b.id;
}

static void
round_operation(void)
{
	struct sr_round_drop what = { .line = 0 };
	struct sr_round_ask ask;
	struct sr_round_sum sum;
	struct sr_count count;

	sr_record_clear(&sr_rec_round_ask, &ask);
	ask.name = "年末促进";
	ask.theme = house_row(&h, "theme", "促进");
	ask.kind = SR_BY_PHONE;
	ask.first = ask.last = the_day("2026-11-23");
	must(&h, sr_round_save(h.sr, &ask, &sum, h.mem));
	did(SR_OP_ROUND_SAVE, false);
	what.round = sum.round;
	must(&h, sr_round_drop(h.sr, &what, &count, h.mem));
	did(SR_OP_ROUND_DROP, false);
}

/* Two customers of one's own, made one and two again, then kept apart. */
static void
merge_operations(void)
{
	struct sr_merge_ask ask = { .taken = "" };
	struct sr_card in, card;
	struct sr_merge merge;
	struct sr_count n;

	written_as(LI);
	in = house_card(&h, "查思宇", "13900007771", SR_GRADE_B);
	card = house_card_open(&h, &in);
	ask.keep = card.person;
	in = house_card(&h, "查思雨", "13900007772", SR_GRADE_B);
	card = house_card_open(&h, &in);
	ask.gone = card.person;
	written_as(MANAGER);
	must(&h, sr_merge_save(h.sr, &ask, &merge, h.mem));
	did(SR_OP_MERGE_SAVE, false);
	must(&h,
	    sr_merge_undo(h.sr, &(struct sr_key){ merge.id }, &merge, h.mem));
	did(SR_OP_MERGE_UNDO, false);
	must(&h, sr_twin_apart(h.sr, &ask, &n, h.mem));
	did(SR_OP_TWIN_APART, false);
	round_operation();
}

static void
import_operations(void)
{
	struct sr_visit v;
	struct sr_card c;
	struct sr_person p;
	struct sr_list_row l;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_visit, &v);
	v.day = the_day("2026-11-19");
	v.kind = SR_WALKIN;
	v.people = 1;
	v.name = "刘女士";
	v.phone = "13900002222";
	import_one(SR_OP_IMPORT_VISITS, "visits", &v);
	sr_record_clear(&sr_rec_card, &c);
	c.name = "周平";
	c.phone = "13900003333";
	c.grade = SR_GRADE_B;
	c.opened = the_day("2026-11-19");
	c.owner = house_staff(&h, LI);
	import_one(SR_OP_IMPORT_PROSPECTS, "prospects", &c);
	sr_record_clear(&sr_rec_person, &p);
	p.name = "孙立";
	p.phone = "13900004444";
	import_one(SR_OP_IMPORT_PERSONS, "persons", &p);
	sr_record_clear(&sr_rec_list_row, &l);
	l.list = "model";
	l.code = "x";
	l.name_zh = "皇冠";
	struct sr_key key = { import_one(SR_OP_IMPORT_LISTS, "lists", &l) };
	must(&h, sr_batch_undo(h.sr, &key, &rows, h.mem));
	did(SR_OP_BATCH_UNDO, true);
}

static void
secret_operations(void)
{
	static const char phrase[] = "秋天 is the best time of the year";
	struct sr_login login = { .login = "tester", .code = "" };
	struct sr_secret_new in = { .secret = { phrase, sizeof(phrase) - 1 } };
	struct sr_unlock key = { .code = ADMIN, .secret = in.secret };
	struct sr_session session;
	struct sr_count n;
	struct sr_rows rows;
	struct sr *desk;

	written_as(ADMIN);
	house_set(&h, "kiosk", "front");
	did(SR_OP_SETTING_SAVE, false);
	must(&h, sr_secret_save(h.sr, &in, &n, h.mem));
	rows = did(SR_OP_SECRET_SAVE, false);
	/* That it was set, and nothing of it. */
	ck_assert_uint_eq(rows.n, 1);
	ck_assert_str_eq(trail_row(&rows, 0)->fields, "");
	ck_assert_uint_eq(trail_row(&rows, 0)->seal.len, 0);
	house_share(&h);
	written_skip();
	desk = house_guest(&h, "front", 2000);
	must(&h, sr_session_open(desk, &login, &session, h.mem));
	ck_assert_int_eq(
	    trail_newest(&h), written_mark()); /* locked: nobody is there yet */
	must(&h, sr_session_unlock(desk, &key, &session, h.mem));
	rows = did(SR_OP_SESSION_UNLOCK, false);
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_LOGIN);
	ck_assert_int_eq(trail_row(&rows, 0)->uid, 2000);
	ck_assert_int_eq(trail_row(&rows, 0)->staff, house_staff(&h, ADMIN));
	sr_close(desk);
}

static void
backup_operations(void)
{
	struct sr_seal ask = { .key = "", .text = "" }, made, out;
	struct sr_chunk chunk = { 0 }, got;
	struct sr_backup done;
	struct sr_rows rows;

	written_as(ADMIN);
	must(&h, sr_backup_key(h.sr, &ask, &made, h.mem));
	ck_assert_int_eq(
	    trail_newest(&h), written_mark()); /* nothing is kept yet */
	ask.key = made.key;
	must(&h, sr_backup_key(h.sr, &ask, &out, h.mem));
	rows = did(SR_OP_BACKUP_KEY, false);
	ck_assert_str_eq(trail_row(&rows, 0)->record, "setting");
	do {
		must(&h, sr_backup(h.sr, &chunk, &got, h.mem));
		chunk.offset += (int64_t)got.data.len;
	} while (got.data.len > 0);
	rows = did(SR_OP_BACKUP, true);
	ck_assert_uint_eq(rows.n, 1);
	must(&h, sr_backup_done(h.sr, &(struct sr_none){ 0 }, &done, h.mem));
	did(SR_OP_BACKUP_DONE, false);
}

static void
sale_operations(void)
{
	struct sr_key card;
	struct sr_card out;

	house_as(&h, LI);
	card.id = house_due(&h, "13717716199", SR_GRADE_B, "2026-11-23");
	written_as(LI);
	must(&h, sr_card_ordered(h.sr, &card, &out, h.mem));
	did(SR_OP_CARD_ORDERED, false);
	must(&h, sr_card_delivered(h.sr, &card, &out, h.mem));
	did(SR_OP_CARD_DELIVERED, false);
}

START_TEST(every_writing_operation_leaves_its_rows)
{
	struct sr_rows rows = trail_from(&h, 1);

	/* A new key begins the trail; init made the house. */
	ck_assert_int_eq(trail_row(&rows, 0)->what, SR_AUDIT_KEY);
	ck_assert_str_eq(trail_row(&rows, 1)->op, "init");
	covered[SR_OP_INIT] = true;
	house_operations();
	register_operations();
	card_operations();
	contact_operations();
	person_operations();
	merge_operations();
	win_operations();
	sale_operations();
	lead_operations();
	loss_operations();
	target_operations();
	import_operations();
	backup_operations();
	secret_operations();
	/* What is half typed is nobody's business. */
	covered[SR_OP_DRAFT_SAVE] = covered[SR_OP_DRAFT_DROP] = true;
	for (int i = 0; i < SR_NOPS; i++)
		ck_assert_msg(covered[i] || !sr_ops[i].write,
		    "%s writes and is not looked at here", sr_ops[i].name);
	ck_assert_int_eq(trail_newest(&h), (int64_t)trail_from(&h, 1).n);
}
END_TEST

START_TEST(a_change_that_fails_leaves_none)
{
	struct sr_visit in, out;
	struct sr_mark m = { .id = INT64_C(1) << 40 | 999, .reason = "x" };

	must(&h, sr_visit_new(h.sr, &(struct sr_none){ 0 }, &in, h.mem));
	in.name = "王先生";
	in.minute = 700;
	in.leave = 600; /* out before in */
	must_fail(
	    &h, sr_visit_save(h.sr, &in, &out, h.mem), SR_E_INVALID, "leave");
	must_fail(&h, sr_visit_void(h.sr, &m, &out, h.mem), SR_E_NONE, "");
	ck_assert_int_eq(trail_newest(&h), written_mark());
	in.leave = 0;
	must(&h, sr_visit_save(h.sr, &in, &out, h.mem));
	ck_assert_int_eq(trail_newest(&h), written_mark() + 1);
}
END_TEST

Suite *
suite_audit_ops(void)
{
	const TTest *const tests[] = { every_writing_operation_leaves_its_rows,

		a_change_that_fails_leaves_none, NULL };

	return suite_with("audit_ops", tests, setup, teardown);
}
