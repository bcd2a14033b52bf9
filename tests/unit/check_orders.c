/* The orders of lists that a user chooses: each as the rows say it. */
#include "base/arena.h"
#include "paired.h"

static struct paired pair;
#define H (&pair.h)

/* In windows of two, there and back: the names, one after the other. */
static const char *
in_order(
    int op, struct sr_find find, const struct sr_record *r, const char *col)
{
	const struct sr_field *f = sr_field_of(r, col);
	const char *text = "";
	struct sr_rows rows;

	find.limit = 2;
	do {
		must(H, sr_call(H->sr, op, &find, &rows, H->mem));
		for (size_t i = 0; i < rows.n; i++) {
			const void *row = SR_ROW(
			    const void, &rows, find.back ? rows.n - 1 - i : i);
			text = arena_printf(H->mem, "%s%s%s", text,
			    *text != '\0' ? " " : "", sr_get_text(f, row));
		}
		if (rows.n == 0)
			break;
		const void *edge =
		    SR_ROW(const void, &rows, find.back ? 0 : rows.n - 1);
		find.key_id = sr_get_int(sr_field_of(r, "id"), edge);
		find.key = sr_get_text(sr_field_of(r, "key"), edge);
	} while (rows.more);
	return text;
}

static struct sr_find
by(int32_t sort, bool desc, bool back)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.sort = sort;
	find.desc = desc;
	find.back = back;
	return find;
}

/* SORT gives WANT, and turned round or read from its end TURNED. */
static void
orders_are(int op, const struct sr_record *r, const char *col, int32_t sort,
    struct sr_find only, const char *want, const char *turned)
{
	for (int way = 0; way < 4; way++) {
		bool desc = (way & 1) != 0, back = (way & 2) != 0;
		struct sr_find find = by(sort, desc, back);

		find.staff = only.staff;
		find.state = only.state;
		find.grade = only.grade;
		find.from = only.from;
		find.to = only.to;
		ck_assert_str_eq(
		    in_order(op, find, r, col), desc != back ? turned : want);
	}
}

static void
driven(const char *name, const char *car, const char *by_whom, int hour)
{
	struct sr_drive in, d;

	house_as(H, by_whom);
	sr_record_clear(&sr_rec_drive, &in);
	must(H, sr_drive_new(H->sr, &in, &d, H->mem));
	d.name = name;
	d.car = house_row(H, "testcar", car);
	d.day = the_day("2026-11-22");
	d.begins = hour * 60 + 1;
	d.ends = d.begins + 30;
	must(H, sr_drive_save(H->sr, &d, &d, H->mem));
	house_as(H, SUPER);
}

/* RAV4 before 亚洲龙 (yazhou), 李 is 01 and 王 02; within each by time. */
START_TEST(drives_by_each_column)
{
	struct sr_find all = by(0, false, false), of_wang = all, of_day = all;

	driven("Da", "亚洲龙试驾车", WANG, 10);
	driven("Cai", "RAV4荣放试驾车", WANG, 9);
	driven("Ai", "RAV4荣放试驾车", LI, 12);
	driven("Bo", "亚洲龙试驾车", LI, 11);
	of_wang.staff = house_staff(H, WANG);
	of_day.from = of_day.to = the_day("2026-11-22");
#define DRIVES(sort, only, want, turned) \
	orders_are( \
	    SR_OP_DRIVE_FIND, &sr_rec_drive, "name", sort, only, want, turned)
	DRIVES(SR_DRIVES_TIME, all, "Cai Da Bo Ai", "Ai Bo Da Cai");
	DRIVES(SR_DRIVES_NAME, all, "Ai Bo Cai Da", "Da Cai Bo Ai");
	DRIVES(SR_DRIVES_NAME, of_wang, "Cai Da", "Da Cai");
	DRIVES(SR_DRIVES_CAR, all, "Cai Ai Da Bo", "Bo Da Ai Cai");
	DRIVES(SR_DRIVES_CAR, of_day, "Cai Ai Da Bo", "Bo Da Ai Cai");
	DRIVES(SR_DRIVES_STAFF, all, "Bo Ai Cai Da", "Da Cai Ai Bo");
	DRIVES(SR_DRIVES_STATE, of_wang, "Cai Da", "Da Cai");
}
END_TEST

/* ZH is 张, whose card 李 has (B), 王's is his 张先生 (A). */
START_TEST(applications_by_each_column)
{
	struct sr_find all = by(0, false, false), waits = all;
	struct sr_request r;

	for (int i = 0; i < 2; i++) {
		house_as(H, i == 0 ? WANG : LI);
		sr_record_clear(&sr_rec_request, &r);
		r.card = i == 0 ? pair.wang.id : pair.li.id;
		r.kind = i == 0 ? SR_REQ_VOID : SR_REQ_LOST;
		r.note = "客户已在别处购车";
		r.reason = house_row(H, "lost", "价格");
		r.stage = house_row(H, "stage", "报价成交");
		r.rival = house_row(H, "rival", "轩逸");
		must(H, sr_request_save(H->sr, &r, &r, H->mem));
	}
	house_as(H, SUPER);
	waits.state = SR_PENDING;
#define APPLIED(sort, only, want, turned) \
	orders_are(SR_OP_REQUEST_FIND, &sr_rec_request_line, "name", sort, \
	    only, want, turned)
	APPLIED(SR_REQUESTS_DAY, all, "张先生 张红喆", "张红喆 张先生");
	/* hong before xian; lost before void; A before B; 01 before 02. */
	APPLIED(SR_REQUESTS_NAME, all, "张红喆 张先生", "张先生 张红喆");
	APPLIED(SR_REQUESTS_NAME, waits, "张红喆 张先生", "张先生 张红喆");
	APPLIED(SR_REQUESTS_KIND, waits, "张红喆 张先生", "张先生 张红喆");
	APPLIED(SR_REQUESTS_GRADE, waits, "张先生 张红喆", "张红喆 张先生");
	APPLIED(SR_REQUESTS_STAFF, waits, "张红喆 张先生", "张先生 张红喆");
}
END_TEST

/* 王's is lost on the 21st, 李's on the 22nd: by name, owner, model. */
START_TEST(losses_by_each_column)
{
	struct sr_find all = by(0, false, false), lost = all;

	for (int i = 0; i < 2; i++) {
		struct sr_decide yes = { .agree = true, .advice = "" };
		struct sr_request r;
		struct sr_card card = i == 0 ? pair.wang : pair.li;

		house_as(H, i == 0 ? WANG : LI);
		card = paired_card(&pair, card.id);
		card.model =
		    house_row(H, "model", i == 0 ? "亚洲龙" : "卡罗拉");
		must(H, sr_card_save(H->sr, &card, &card, H->mem));
		r = house_lost(H, card.id);
		must(H, sr_request_save(H->sr, &r, &r, H->mem));
		house_as(H, MANAGER);
		yes.id = r.id;
		must(H, sr_request_decide(H->sr, &yes, &r, H->mem));
		house_now(H, "2026-11-22 10:00");
	}
	house_as(H, SUPER);
	lost.grade = SR_GRADE_F1;
#define LOST(sort, only, want, turned) \
	orders_are(SR_OP_LOSS_FIND, &sr_rec_loss_line, "name", sort, only, \
	    want, turned)
	LOST(SR_LOSSES_DAY, lost, "张先生 张红喆", "张红喆 张先生");
	LOST(SR_LOSSES_NAME, lost, "张红喆 张先生", "张先生 张红喆");
	LOST(SR_LOSSES_NAME, all, "张红喆 张先生", "张先生 张红喆");
	LOST(SR_LOSSES_STAFF, lost, "张红喆 张先生", "张先生 张红喆");
	/* kaluola before yazhoulong */
	LOST(SR_LOSSES_MODEL, lost, "张红喆 张先生", "张先生 张红喆");
	orders_are(SR_OP_RECONTACT_FIND, &sr_rec_recontact, "name",
	    SR_LOSSES_MODEL, all, "张红喆 张红喆 张红喆 张先生 张先生 张先生",
	    "张先生 张先生 张先生 张红喆 张红喆 张红喆");
}
END_TEST

/* The latest first; by a column as it is read. */
START_TEST(merges_by_each_column)
{
	const struct sr_record *r = &sr_rec_merge;
	struct sr_merge_ask ask = paired_both(&pair);
	struct sr_merge m;
	int32_t name = (int32_t)(sr_field_of(r, "name") - r->fields);

	must(H, paired_merge(&pair, &ask, &m));
	must(H, paired_undo(&pair, m.id, &m));
	ask.keep = pair.wang.person;
	ask.gone = pair.li.person;
	must(H, paired_merge(&pair, &ask, &m));
	ck_assert_str_eq(
	    in_order(SR_OP_MERGE_FIND, by(0, false, false), r, "name"),
	    "张先生 张红喆");
	ck_assert_str_eq(
	    in_order(SR_OP_MERGE_FIND, by(name, false, false), r, "name"),
	    "张红喆 张先生");
	ck_assert_str_eq(
	    in_order(SR_OP_MERGE_FIND, by(name, true, false), r, "name"),
	    "张先生 张红喆");
}
END_TEST

/* By whom and when; by a column what was said, as it is read. */
START_TEST(evidence_by_each_column)
{
	static const char *const texts[] = { "二", "啊", "好" };
	const struct sr_record *r = &sr_rec_evidence_line;
	int32_t text = (int32_t)(sr_field_of(r, "text") - r->fields);
	struct sr_contact_log log;
	struct sr_card card;

	house_as(H, LI);
	for (int i = 0; i < 3; i++) {
		sr_record_clear(&sr_rec_contact_log, &log);
		log.card = pair.li.id;
		log.kind = SR_BY_PHONE;
		log.reached = SR_REACHED;
		log.text = texts[i];
		must(H, sr_contact_log(H->sr, &log, &card, H->mem));
	}
	house_as(H, SUPER);
	ck_assert_str_eq(
	    in_order(SR_OP_EVIDENCE_FIND, by(0, false, false), r, "text"),
	    "二 啊 好");
	ck_assert_str_eq(
	    in_order(SR_OP_EVIDENCE_FIND, by(text, false, false), r, "text"),
	    "啊 二 好");
	ck_assert_str_eq(
	    in_order(SR_OP_EVIDENCE_FIND, by(text, true, false), r, "text"),
	    "好 二 啊");
}
END_TEST

Suite *
suite_orders(void)
{
	const TTest *const tests[] = { drives_by_each_column,
		applications_by_each_column, losses_by_each_column,
		merges_by_each_column, evidence_by_each_column, NULL };

	return paired_suite("orders", tests, &pair);
}
