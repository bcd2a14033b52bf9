/*
 * What is to be done in a day beside due contacts, as one list.  Its lines
 * are read from the rows that ask for them; none is stored.
 */
#include "domain/agenda.h"

#include <string.h>

#include <showroom/ftype.h>

#include "domain/birthday.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/loss.h"
#include "domain/rules.h"
#include "store/agenda.h"
#include "base/banned.h"

bool
agenda_past(const struct sr_find *find, struct sr_rows *rows)
{
	*rows = (struct sr_rows){ .size = sizeof(struct sr_agenda) };
	return find->key_id != 0;
}

int
agenda_add(struct ctx *c, struct sr_rows *rows, const struct sr_rows *more)
{
	char *all;

	if (more->n == 0)
		return SR_OK;
	all = arena_alloc(c->mem, (rows->n + more->n) * more->size);
	if (all == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	if (rows->n > 0)
		memcpy(all, rows->row, rows->n * more->size);
	memcpy(all + rows->n * more->size, more->row, more->n * more->size);
	rows->row = all;
	rows->n += more->n;
	return SR_OK;
}

void
agenda_finish(struct ctx *c, struct sr_rows *rows)
{
	static const int kinds = 16;
	const struct sr_field *phone = sr_field_of(&sr_rec_agenda, "phone");

	for (size_t i = 0; i < rows->n; i++) {
		struct sr_agenda *t = SR_ROW(struct sr_agenda, rows, i);

		t->id = (sr_id)(i + 1) * kinds + t->kind;
		/* Notes are the salesperson's: the desk knows who comes. */
		if (c->role == SR_DESK)
			t->text = "";
		if (!may_see_phone(c, card_whose(c, t->card, t->staff)))
			sr_mask_field(phone, t, c->mem);
	}
}

/* ---- the parts of it ---- */

enum {
	BACK = 7, /* days after which nobody is asked for any more */
	SOON = 3, /* days for which birthdays are told ahead */
	MONTH = 31
};

/* One kind: what it is read by, and whether it is the desk's as well. */
static const struct {
	int kind, query;
	bool desk;
} parts[] = {
	{ SR_AGENDA_APPOINTMENT, AGENDA_APPOINTMENTS, true },
	{ SR_AGENDA_DRIVE, AGENDA_DRIVES, true },
	{ SR_AGENDA_ALERT, AGENDA_ALERTS, false },
	{ SR_AGENDA_INSTRUCTION, AGENDA_INSTRUCTIONS, false },
	{ SR_AGENDA_NOSHOW, AGENDA_NOSHOWS, false },
	{ SR_AGENDA_FROZEN, AGENDA_FROZEN, false },
	{ SR_AGENDA_RECONTACT, AGENDA_RECONTACTS, false },
};

static int
part_read(
    struct ctx *c, int query, sr_day day, sr_id staff, struct sr_rows *rows)
{
	const struct query *q = &agenda_sql[query];

	bool mine = query == AGENDA_ALERTS || query == AGENDA_INSTRUCTIONS;
	struct sql_arg args[] = { SQL_R("staff", mine ? c->me : staff),
		SQL_D("day", day), SQL_D("from", day - BACK),
		{ .kind = SQL_KIND_END } };

	if (!mine && query != AGENDA_NOSHOWS)
		args[2].kind = SQL_KIND_END;
	return sql_rows(c->st, q, args, &sr_rec_agenda, rows, c->mem);
}

int
op_agenda_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res, some;
	sr_id staff = own_rows(c, find);
	sr_day day = find->from != 0 ? find->from : c->today;
	int rc = SR_OK;

	if (agenda_past(find, rows))
		return SR_OK;
	for (size_t i = 0; rc == SR_OK && i < sizeof(parts) / sizeof(parts[0]);
	     i++) {
		if (c->role == SR_DESK && !parts[i].desk)
			continue;
		rc = part_read(c, parts[i].query, day, staff, &some);
		for (size_t k = 0; rc == SR_OK && k < some.n; k++)
			SR_ROW(struct sr_agenda, &some, k)->kind =
			    parts[i].kind;
		if (rc == SR_OK)
			rc = agenda_add(c, rows, &some);
	}
	if (rc == SR_OK && c->role != SR_DESK) {
		rc = control_soon(c, day, staff, &some);
		if (rc == SR_OK)
			rc = agenda_add(c, rows, &some);
	}
	if (rc == SR_OK && c->role != SR_DESK) {
		rc = birthdays_of(c, day, day + SOON, staff, &some);
		if (rc == SR_OK)
			rc = agenda_add(c, rows, &some);
	}
	if (rc == SR_OK)
		agenda_finish(c, rows);
	return rc;
}

/* ---- the plan ---- */

sr_day
plan_day(struct ctx *c)
{
	sr_day day = c->today + 1, last = day + MONTH;

	while (day < last && rule_closed(c, day))
		day++;
	return day;
}

int
plan_count(struct ctx *c, sr_id staff, int32_t *n)
{
	int64_t found = 0;
	int rc = sql_integer(c->st, &agenda_sql[PLAN_COUNT],
	    SQL_ARGS(SQL_R("staff", staff), SQL_D("day", plan_day(c))), &found);

	*n = (int32_t)found;
	return rc;
}

/*
 * What the next open day begins with: of the cards that are due by then,
 * left-overs too, the hot ones first.
 */
int
op_plan_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res, ids;
	sr_id staff = own_rows(c, find);
	sr_day day = find->from != 0 ? find->from : plan_day(c);
	int rc;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_card_line) };
	if (find->key_id != 0)
		return SR_OK;
	rc = staff != 0
		 ? sql_rows(c->st, &agenda_sql[PLAN_OF_STAFF],
		       SQL_ARGS(SQL_R("staff", staff), SQL_D("day", day)),
		       &sr_rec_key, &ids, c->mem)
		 : sql_rows(c->st, &agenda_sql[PLAN_OF_HOUSE],
		       SQL_ARGS(SQL_D("day", day)), &sr_rec_key, &ids, c->mem);
	return rc < 0 ? rc : card_lines(c, &ids, rows);
}
