/*
 * What becomes of a round: how each contact came out, whom it writes to, and
 * taking it back.
 */
#include <showroom/ftype.h>

#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/person.h"
#include "domain/round.h"
#include "model/rows.h"
#include "store/round.h"
#include "base/banned.h"

enum { PAGE = 500, LINES = 50 };

/* ---- what became of it ---- */

int
op_round_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_id staff = own_rows(c, find);
	int rc;

	/* Answered whole: counting a part costs as much as counting all. */
	if (window_past(find, res, sizeof(struct sr_round)))
		return SR_OK;
	rc = staff != 0 ? sql_rows(c->st, &round_sql[ROUND_OF_STAFF],
			      SQL_ARGS(SQL_R("staff", staff)), &sr_rec_round,
			      res, c->mem)
			: sql_rows(c->st, &round_sql[ROUND_ALL], SQL_NONE,
			      &sr_rec_round, res, c->mem);
	return rc < 0 ? rc : rows_sort(c, &sr_rec_round, find, res);
}

/* TO_SEND: without cards that left it, and who may not be written to now. */
static int
lines_read(struct ctx *c, const struct sr_find *find, bool to_send, int limit,
    struct sr_rows *rows)
{

	return sql_rows(c->st, &round_sql[ROUND_LINE_PAGE],
	    SQL_ARGS(SQL_I("after", find->key_id), SQL_R("round", find->parent),
		SQL_R("staff", own_rows(c, find)), SQL_D("from", find->from),
		SQL_D("to", find->to), SQL_T("search", find->search),
		SQL_I("send", to_send), SQL_I("limit", limit)),
	    &sr_rec_round_line, rows, c->mem);
}

/* One more than LIMIT was asked for, to see whether there is one. */
static void
lines_cut(struct sr_rows *rows, int limit)
{
	rows->more = rows->n > (size_t)limit;
	if (rows->more)
		rows->n = (size_t)limit;
}

int
op_round_lines(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	const struct sr_field *phone = sr_field_of(&sr_rec_round_line, "phone");
	struct sr_rows *rows = res;
	int limit = find.limit > 0 ? find.limit : LINES;
	int rc;

	/* In their own order, onwards: no more than are shown. */
	if (find.sort == 0 && !find.back) {
		rc = lines_read(c, &find, false, limit + 1, rows);
		lines_cut(rows, limit);
	} else {
		find.key_id = 0;
		rc = lines_read(c, &find, false, 2 * ROUND_MOST, rows);
		if (rc == SR_OK)
			rc = rows_sort(c, &sr_rec_round_line, &find, rows);
		rows_window(rows, arg);
	}
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < rows->n; i++) {
		struct sr_round_line *line =
		    SR_ROW(struct sr_round_line, rows, i);
		line->text = round_text(c, line);
		if (!may_see_phone(c, line->owner))
			sr_mask_field(phone, line, c->mem);
	}
	return SR_OK;
}

/* The list to write to: as every export noted before its first row. */
int
op_export_mailing(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	int limit = find->limit > 0 && find->limit < PAGE ? find->limit : PAGE;
	int rc = lines_read(c, find, true, limit + 1, rows);

	if (rc < 0)
		return rc;
	lines_cut(rows, limit);
	for (size_t i = 0; i < rows->n; i++) {
		struct sr_round_line *line =
		    SR_ROW(struct sr_round_line, rows, i);
		line->text = round_text(c, line);
	}
	return SR_OK;
}

/* ---- taking it back ---- */

/*
 * The contact that LINE's card was given by the round goes back to what its
 * grade plans; one that has a time by now is an appointment and stays.
 */
static int
line_plan(struct ctx *c, const struct sr_round_card *line)
{
	struct plan_ask ask = {
		.record = "round_drop", .field = "line", .late = true
	};
	struct sr_contact next;
	struct sr_card card;
	struct sr_plan plan;
	int rc = card_get(c, line->card, &card);

	if (rc == SR_OK)
		rc = next_get(c, line->card, &next);
	if (rc < 0 || next.plan_minute != 0)
		return rc;
	ask.grade = card.grade;
	rc = plan_start(c, &card, &ask.from);
	ask.cap_from = ask.from;
	if (rc == SR_OK)
		rc = plan_make(c, &ask, &plan);
	if (rc < 0)
		return rc;
	next_put_off(c, &next, plan.day);
	next.kind = SR_BY_PHONE;
	next.theme = 0;
	return save_end(c, &sr_rec_contact, &next, SR_NOUN_CONTACT);
}

static int
line_drop(struct ctx *c, struct sr_round_card *line)
{
	int rc = line_plan(c, line);

	line->dropped = c->today;
	line->contact = 0;
	return rc == SR_OK
		   ? save_end(c, &sr_rec_round_card, line, SR_NOUN_ROUND)
		   : rc;
}

int
op_round_drop(struct ctx *c, const void *arg, void *res)
{
	const struct sr_round_drop *in = arg;
	struct sr_count *count = res;
	struct sr_round round;
	struct sr_rows rows;
	int rc = row_get(c, &sr_rec_round, in->round, &round);

	if (rc == SR_OK)
		rc = sql_rows(c->st, &round_sql[ROUND_OPEN],
		    SQL_ARGS(
			SQL_R("round", in->round), SQL_R("line", in->line)),
		    &sr_rec_round_card, &rows, c->mem);
	if (rc == SR_OK && rows.n == 0)
		rc = fail(c, SR_E_NONE, "round_drop", "line",
		    N_("No contact of \"{0}\" is still planned: what was "
		       "done stays."),
		    1, SR_TXT(round.name));
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++)
		rc = line_drop(c, SR_ROW(struct sr_round_card, &rows, i));
	if (rc < 0)
		return rc;
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	count->n = (int32_t)rows.n;
	return SR_OK;
}
