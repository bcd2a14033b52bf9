/*
 * Out of control: a card whose due contact was missed by more than so many
 * of its grade's intervals closes by itself.  It counts from the first day
 * that was missed; an order never slips away.
 */
#include "base/day.h"
#include "domain/card.h"
#include "domain/loss.h"
#include "domain/rules.h"
#include "store/loss.h"
#include "base/banned.h"

enum { INTERVALS = 3 };

static int
control_close(struct ctx *c, sr_id id)
{
	struct sr_contact next;
	struct sr_card card;
	char day[11];
	int rc = card_get(c, id, &card);

	if (rc == SR_OK)
		rc = next_get(c, id, &next);
	if (rc == SR_OK)
		rc = next_drop(c, id);
	if (rc < 0)
		return rc;
	/* A word for all languages: the move itself says what it is. */
	day_iso(day, next.missed != 0 ? next.missed : next.plan_day);
	rc = move_add(c, &card, SR_GRADE_L,
	    &(struct move_by){ .reason = arena_dup(c->mem, day) });
	if (rc < 0)
		return rc;
	card.closed = c->today;
	card.beyond_cap = false;
	c->changed |= UINT64_C(1) << SR_NOUN_CONTACT;
	return save_end(c, &sr_rec_card, &card, SR_NOUN_CARD);
}

/* Those of GRADE; *ROOM is what is left of the piece. */
static int
control_grade(struct ctx *c, int32_t grade, size_t *room)
{
	const struct sr_grade_rule *rule = rule_grade(c, grade, c->today);
	int most = rule_int(c, "loss_missed_intervals", INTERVALS);
	struct sr_rows rows;
	sr_day last;
	int rc;

	/* No number of intervals: nothing closes by itself. */
	if (rule == NULL || rule->every_days <= 0 || most <= 0)
		return SR_OK;
	last = c->today - most * rule->every_days - 1;
	rc = sql_rows(c->st, &loss_sql[LOSS_UNCONTROLLED],
	    SQL_ARGS(SQL_I("grade", grade), SQL_D("day", last),
		SQL_I("limit", (int64_t)*room)),
	    &sr_rec_key, &rows, c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++)
		rc = control_close(c, SR_ROW(struct sr_key, &rows, i)->id);
	if (rc == SR_OK)
		*room -= rows.n;
	return rc;
}

int
control_due(struct ctx *c, bool *more)
{
	size_t room = TURN_ROWS;
	int rc = SR_OK;

	*more = false;
	if (c->d->playing)
		return SR_OK;
	for (int32_t g = SR_GRADE_H; rc == SR_OK && g <= SR_GRADE_N && room > 0;
	     g++)
		rc = control_grade(c, g, &room);
	*more = room == 0;
	return rc;
}
