/* The operations of the scenarios, over the public calls alone. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "scenario.h"
#include "scenario_boards.h"

enum { IMPORT_ROWS = 1000, IMPORT_CALL = 100 };

/* ---- the house ---- */

static int
house_init(struct desk *k)
{
	struct sr_init in = { .house = "津东一汽丰田",
		.zone = "Asia/Shanghai",
		.preset = "ftms",
		.name = "管理员",
		.login = "" };
	struct sr_session out;

	return sr_init(k->sr, &in, &out, k->mem);
}

static int
house_staff(struct desk *k, const char *code, const char *name, int32_t role)
{
	struct sr_staff in, out;

	sr_record_clear(&sr_rec_staff, &in);
	in.code = code;
	in.name = name;
	in.role = role;
	return sr_staff_save(k->sr, &in, &out, k->mem);
}

static int
house_op(struct desk *k, int n)
{
	switch (n) {
	case 1: return house_init(k);
	case 2: return house_staff(k, "01", "李晓梅", SR_SALES);
	case 3: return house_staff(k, "02", "王建国", SR_SALES);
	default: return house_staff(k, CLERK_CODE, "王经理", SR_MANAGER);
	}
}

int
house_made(struct desk *k)
{
	int rc = SR_OK;

	for (int n = 1; rc == SR_OK && n <= 4; n++)
		rc = house_op(k, n);
	return rc;
}

int
desk_as(struct desk *k, const char *code)
{
	struct sr_login in = { .login = "", .code = code };
	struct sr_session out;

	return sr_session_open(k->sr, &in, &out, k->mem);
}

int
desk_staff(struct desk *k, const char *code, struct sr_staff *out)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_staff_find(k->sr, &find, &rows, k->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		*out = *SR_ROW(struct sr_staff, &rows, i);
		if (strcmp(out->code, code) == 0)
			return SR_OK;
	}
	return rc < 0 ? rc : SR_E_NONE;
}

/* A role changes, somebody leaves, another comes. */
static int
staff_op(struct desk *k, int n)
{
	struct sr_staff s, out;
	int rc = desk_as(k, ADMIN_CODE);

	if (rc == SR_OK && n == 3)
		return house_staff(k, "07", "赵敏", SR_DESK);
	if (rc == SR_OK)
		rc = desk_staff(k, n == 2 ? "02" : "01", &s);
	if (rc < 0)
		return rc;
	if (n == 1)
		s.role = SR_SUPERVISOR;
	else if (n == 2)
		s.valid_to = day_make(2026, 11, 20);
	else
		s.team = "二组";
	return sr_staff_save(k->sr, &s, &out, k->mem);
}

/* ---- the register ---- */

static const char *
numbered(struct desk *k, const char *text, int n)
{
	return arena_printf(k->mem, "%s%d", text, n);
}

static const char *
phone_of(struct desk *k, int n)
{
	return arena_printf(k->mem, "138%08d", 1000 + n);
}

static void
guest(struct desk *k, struct sr_visit *v, int n)
{
	sr_record_clear(&sr_rec_visit, v);
	v->day = day_make(2026, 11, 21);
	v->kind = SR_WALKIN;
	v->minute = 9 * 60 + 1 + n % 400;
	v->people = 1 + n % 4;
	v->name = numbered(k, "客人", n);
	v->phone = phone_of(k, n);
	v->note = numbered(k, "看了现车，问了价格和交车期。", n);
}

/* The line of the guest who came as number N. */
static int
line_of(struct desk *k, int n, struct sr_visit_line *out)
{
	struct sr_find find;
	struct sr_rows rows;
	const char *name = numbered(k, "客人", n);
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = day_make(2026, 11, 21);
	rc = sr_visit_find(k->sr, &find, &rows, k->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		*out = *SR_ROW(struct sr_visit_line, &rows, i);
		if (strcmp(out->name, name) == 0)
			return SR_OK;
	}
	return rc < 0 ? rc : SR_E_NONE;
}

static int
register_op(struct desk *k, int n)
{
	struct sr_visit v, out;
	struct sr_visit_line line;
	struct sr_mark mark;
	int rc;

	if (n <= 4) {
		guest(k, &v, n);
		return sr_visit_save(k->sr, &v, &out, k->mem);
	}
	sr_record_clear(&sr_rec_mark, &mark);
	rc = line_of(k, n == 5 ? 1 : 2, &line);
	if (rc < 0)
		return rc;
	mark.id = line.id;
	mark.rev = line.rev;
	mark.minute = 17 * 60;
	mark.reason = n == 5 ? "" : "填错了";
	return n == 5 ? sr_visit_leave(k->sr, &mark, &out, k->mem)
		      : sr_visit_void(k->sr, &mark, &out, k->mem);
}

/* ---- cards ---- */

int
desk_card(struct desk *k, const char *who, const char *name, const char *phone,
    int32_t grade, struct sr_card *out)
{
	struct sr_key none = { 0 };
	struct sr_card card;
	int rc = desk_as(k, who);

	if (rc == SR_OK)
		rc = sr_card_new(k->sr, &none, &card, k->mem);
	if (rc < 0)
		return rc;
	card.name = name;
	card.phone = phone;
	card.grade = grade;
	return sr_card_open(k->sr, &card, out, k->mem);
}

static int
card_before(struct desk *k)
{
	struct sr_card out;

	return desk_card(k, "01", "张红喆", "13717716163", SR_GRADE_B, &out);
}

static int
the_card(struct desk *k, struct sr_card *card)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.state = SR_CARDS_ALL;
	rc = sr_card_find(k->sr, &find, &rows, k->mem);
	if (rc == SR_OK && rows.n == 0)
		rc = SR_E_NONE;
	if (rc < 0)
		return rc;
	struct sr_key key = { SR_ROW(struct sr_card_line, &rows, 0)->id };
	return sr_card_get(k->sr, &key, card, k->mem);
}

static int
contact_op(struct desk *k, int n)
{
	static const int32_t grade[] = { SR_GRADE_A, 0, SR_GRADE_H, SR_GRADE_C,
		SR_GRADE_A };
	struct sr_contact_log in;
	struct sr_card card;
	int rc = the_card(k, &card);

	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_contact_log, &in);
	in.card = card.id;
	in.kind = SR_BY_PHONE;
	in.reached = SR_REACHED;
	in.grade = grade[(n - 1) % 5];
	in.text = numbered(k, "约周末带家人来谈。", n);
	in.grade_why = "计划有变";
	return sr_contact_log(k->sr, &in, &card, k->mem);
}

/* His card, and what is known of himself. */
static int
card_op(struct desk *k, int n)
{
	struct sr_card card;
	struct sr_person person, out;
	int rc = the_card(k, &card);

	if (rc < 0)
		return rc;
	if (n % 2 != 0) {
		card.note = numbered(k, "送脚垫可谈。", n);
		card.budget_min = (10 + n) * INT64_C(1000000);
		card.budget_max = (12 + n) * INT64_C(1000000);
		return sr_card_save(k->sr, &card, &card, k->mem);
	}
	struct sr_key key = { card.person };
	rc = sr_person_get(k->sr, &key, &person, k->mem);
	if (rc < 0)
		return rc;
	person.wechat = numbered(k, "wx_hongzhe", n);
	person.name = n == 2 ? "张洪喆" : "张红喆";
	return sr_person_save(k->sr, &person, &out, k->mem);
}

int
clerk_agrees(struct desk *k, const char *advice)
{
	struct sr_request out;
	struct sr_decide in;
	struct sr_find find;
	struct sr_rows rows;
	int rc = desk_as(k, CLERK_CODE);

	sr_record_clear(&sr_rec_find, &find);
	if (rc == SR_OK)
		rc = sr_request_find(k->sr, &find, &rows, k->mem);
	if (rc < 0 || rows.n == 0)
		return rc < 0 ? rc : SR_E_NONE;
	sr_record_clear(&sr_rec_decide, &in);
	in.id = SR_ROW(const struct sr_request_line, &rows, 0)->id;
	in.agree = true;
	in.advice = advice;
	return sr_request_decide(k->sr, &in, &out, k->mem);
}

/* The card is lost; who decides is another. */
static int
request_op(struct desk *k, int n)
{
	struct sr_request in, out;
	struct sr_card card;
	int rc = the_card(k, &card);

	if (rc < 0)
		return rc;
	if (n == 2)
		return clerk_agrees(k, "同意。");
	rc = desk_as(k, "01");
	sr_record_clear(&sr_rec_request, &in);
	in.card = card.id;
	in.kind = SR_REQ_VOID;
	in.note = "核实后无购车意向。";
	return rc < 0 ? rc : sr_request_save(k->sr, &in, &out, k->mem);
}

/* ---- the end of a day ---- */

static int
sign_before(struct desk *k)
{
	struct sr_visit v, out;
	int rc = card_before(k);

	for (int n = 1; rc == SR_OK && n <= 3; n++) {
		guest(k, &v, n);
		rc = sr_visit_save(k->sr, &v, &out, k->mem);
	}
	return rc;
}

static int
sign_op(struct desk *k, int n)
{
	struct sr_dayrec day;
	struct sr_sign sign = { .day = day_make(2026, 11, 21),
		.reason = "前台忙，晚些补齐。" };
	struct sr_find find;
	struct sr_visit v, out;
	int rc;

	if (n == 2)
		return sr_day_sign(k->sr, &sign, &day, k->mem);
	if (n == 3) { /* a line in a signed day: a correction */
		guest(k, &v, 9);
		sr_reason(k->sr, "漏登一位客人");
		return sr_visit_save(k->sr, &v, &out, k->mem);
	}
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = sign.day;
	rc = sr_day_get(k->sr, &find, &day, k->mem);
	if (rc < 0)
		return rc;
	day.day = sign.day;
	day.remark = "雨，客流少。";
	return sr_day_save(k->sr, &day, &day, k->mem);
}

/* ---- an import ---- */

static int
import_rows(struct desk *k, int call)
{
	struct sr_visit *row =
	    arena_alloc(k->mem, IMPORT_CALL * sizeof(struct sr_visit));
	struct sr_rows in = {
		.row = row, .n = IMPORT_CALL, .size = sizeof(struct sr_visit)
	};
	struct sr_rows refused;
	int rc;

	if (row == NULL)
		return SR_E_NOMEM;
	for (int i = 0; i < IMPORT_CALL; i++) {
		int n = (call - 1) * IMPORT_CALL + i;
		guest(k, &row[i], n);
		row[i].day = day_make(2026, 10, 1 + n % 30);
		row[i].gone = true;
		row[i].leave = row[i].minute + 40;
		row[i].batch = k->batch;
	}
	rc = sr_import_visits(k->sr, &in, &refused, k->mem);
	return rc == SR_OK && refused.n > 0 ? SR_E_INVALID : rc;
}

/* What the answer to opening it, which was lost, would have said. */
static sr_id
the_batch(struct desk *k)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	if (sr_batch_find(k->sr, &find, &rows, k->mem) < 0 || rows.n == 0)
		return 0;
	return SR_ROW(struct sr_batch, &rows, 0)->id;
}

static int
import_op(struct desk *k, int n)
{
	struct sr_batch b, out;
	int rc;

	if (n > 1 && k->batch == 0)
		k->batch = the_batch(k);
	if (n > 1 && n < 2 + IMPORT_ROWS / IMPORT_CALL)
		return import_rows(k, n - 1);
	sr_record_clear(&sr_rec_batch, &b);
	b.kind = "visits";
	b.file = "register.csv";
	b.id = n > 1 ? k->batch : 0;
	rc = n > 1 ? sr_batch_close(k->sr, &b, &out, k->mem)
		   : sr_batch_open(k->sr, &b, &out, k->mem);
	if (rc == SR_OK)
		k->batch = out.id;
	return rc;
}

/* ---- what is half typed ---- */

static int
draft_op(struct desk *k, int n)
{
	struct sr_draft d, out;
	struct sr_count count;
	const char *text = numbered(k, "note=还在比较", n);

	sr_record_clear(&sr_rec_draft, &d);
	d.form = "visit";
	d.body = (struct sr_bytes){ text, strlen(text) };
	return n < 4 ? sr_draft_save(k->sr, &d, &out, k->mem)
		     : sr_draft_drop(k->sr, &d, &count, k->mem);
}

/* ---- the house's own backups, and one of them back ---- */

static int
guest_op(struct desk *k, int n)
{
	struct sr_visit v, out;

	guest(k, &v, n);
	return sr_visit_save(k->sr, &v, &out, k->mem);
}

/* Four days. */
static int
backup_op(struct desk *k, int n)
{
	return n % 2 != 0 ? guest_op(k, n) : k->backup(k, n / 2);
}

static int
restore_before(struct desk *k)
{
	int rc = desk_as(k, CLERK_CODE);

	if (rc == SR_OK)
		rc = guest_op(k, 1);
	return rc == SR_OK ? k->backup(k, 1) : rc;
}

static int
restore_op(struct desk *k, int n)
{
	return n == 2 ? k->restore(k, "house-20261122-174200.db")
		      : guest_op(k, 1 + n);
}

/* ---- secrets ---- */

static int
secret_op(struct desk *k, int n)
{
	static const char *const word[] = { "",
		"津东的展厅里有十五辆新车今天待售",
		"试驾路线从正门出去再向右转两次回来" };
	struct sr_secret_new in;
	struct sr_count count;

	sr_record_clear(&sr_rec_secret_new, &in);
	in.old = (struct sr_bytes){ word[n - 1], strlen(word[n - 1]) };
	if (n <= 2)
		in.secret = (struct sr_bytes){ word[n], strlen(word[n]) };
	in.clear = n == 3;
	return sr_secret_save(k->sr, &in, &count, k->mem);
}

const struct scenario scenarios[] = {
	{ .name = "house", .ops = 4, .op = house_op, .creates = true },
	{ .name = "register", .ops = 6, .op = register_op },
	{ .name = "contact",
	    .ops = 5,
	    .before = card_before,
	    .op = contact_op },
	{ .name = "card", .ops = 4, .before = card_before, .op = card_op },
	{ .name = "request",
	    .ops = 2,
	    .before = card_before,
	    .op = request_op },
	{ .name = "sign", .ops = 3, .before = sign_before, .op = sign_op },
	{ .name = "staff", .ops = 4, .op = staff_op },
	{ .name = "draft", .ops = 4, .op = draft_op },
	{ .name = "import",
	    .ops = 2 + IMPORT_ROWS / IMPORT_CALL,
	    .op = import_op,
	    .goes = true },
	{ .name = "backup", .ops = 8, .op = backup_op, .alone = true },
	{ .name = "restore",
	    .ops = 3,
	    .before = restore_before,
	    .op = restore_op,
	    .alone = true },
	{ .name = "secret", .ops = 3, .op = secret_op, .slow = true },
	{ .name = "desk", .ops = 7, .before = desk_before, .op = desk_op },
	{ .name = "loss", .ops = 3, .before = desk_before, .op = loss_op },
	{ .name = "merge", .ops = 3, .before = merge_before, .op = merge_op },
	{ .name = "round", .ops = 2, .before = round_before, .op = round_op },
	{ .name = "rule", .ops = 2, .before = round_before, .op = rule_op },
	{ .name = "turn",
	    .ops = 2,
	    .was = "2026-10-30 10:00",
	    .before = turn_before,
	    .op = guest_op },
	{ .name = "pool",
	    .ops = 1,
	    .was = "2026-10-20 10:00",
	    .before = pool_before,
	    .op = guest_op },
	{ .name = "migration", .ops = 2, .op = register_op, .older = true },
	{ 0 },
};

const struct scenario *
scenario_of(const char *name)
{
	const struct scenario *s = scenarios;

	while (s->name != NULL && strcmp(s->name, name) != 0)
		s++;
	return s->name != NULL ? s : NULL;
}

bool
promise(int n)
{
	char line[24];
	int len = snprintf(line, sizeof(line), "ACK %d\n", n);

	return write(STDOUT_FILENO, line, (size_t)len) == len;
}

int
refused(const struct sr_error *e, int n, int rc)
{
	bool known = rc == SR_E_BUSY || rc == SR_E_FILE || rc == SR_E_FULL ||
		     rc == SR_E_IO || rc == SR_E_NOMEM;

	if (e->code < 0)
		fprintf(stderr, "operation %d: %d %s [%s|%s]\n", n, e->code,
		    e->message, e->arg[0].text, e->arg[1].text);
	else
		fprintf(stderr, "operation %d: %d\n", n, rc);
	return known ? 3 : 5;
}
