/*
 * Out of control: a card whose due contact was missed by more than so many
 * of its grade's intervals closes by itself.  It counts from the first day
 * that was missed; an order never slips away.  Its owner is told before.
 */
#include "base/day.h"
#include "domain/agenda.h"
#include "domain/alert.h"
#include "domain/card.h"
#include "domain/drive.h"
#include "domain/loss.h"
#include "domain/rules.h"
#include "store/agenda.h"
#include "store/loss.h"
#include "base/banned.h"

enum { INTERVALS = 3 };

/* What a grade allows, in days; 0: its cards never close by themselves. */
struct control {
	int intervals, each;
};

static struct control
control_of(struct ctx *c, int32_t grade, sr_day day)
{
	const struct sr_grade_rule *rule = rule_grade(c, grade, day);
	int most = rule_int(c, "loss_missed_intervals", INTERVALS);

	if (rule == NULL || rule->every_days <= 0 || most <= 0)
		return (struct control){ 0 };
	return (struct control){ most, rule->every_days };
}

/* The reason, for the history: see SR_KEPT_ARG. */
static const char *
control_why(
    struct ctx *c, const struct control *k, const struct sr_contact *next)
{
	char day[11];

	return arena_printf(c->mem,
	    "%s" SR_KEPT_ARG "%s" SR_KEPT_ARG "%d" SR_KEPT_ARG "%d",
	    N_("Due on {0}, missed by more than {1} × {2} days"),
	    day_iso(day, next->missed != 0 ? next->missed : next->plan_day),
	    k->intervals, k->each);
}

static int
control_close(struct ctx *c, void *row, const void *by)
{
	sr_id id = ((const struct sr_key *)row)->id;
	struct sr_contact next;
	struct sr_card card;
	int rc = card_get(c, id, &card);

	if (rc == SR_OK)
		rc = next_get(c, id, &next);
	if (rc == SR_OK)
		rc = next_drop(c, id);
	if (rc == SR_OK)
		rc = move_add(c, &card, SR_GRADE_L,
		    &(struct move_by){ .reason = control_why(c, by, &next) });
	if (rc < 0)
		return rc;
	card.closed = c->today;
	card.beyond_cap = false;
	c->changed |= UINT64_C(1) << SR_NOUN_CONTACT;
	rc = save_end(c, &sr_rec_card, &card, SR_NOUN_CARD);
	if (rc == SR_OK)
		rc = drives_dropped(c, id, SR_GRADE_L);
	return rc < 0 ? rc
		      : alert_add(c, card.owner, SR_ALERT_SLIPPED, id, 0, "");
}

int
control_due(struct ctx *c, struct piece *p)
{
	int rc = SR_OK;

	if (c->d->playing)
		return SR_OK;
	for (int32_t g = SR_GRADE_H; rc == SR_OK && g <= SR_GRADE_N && !p->more;
	     g++) {
		const struct control k = control_of(c, g, c->today);
		sr_day last = c->today - k.intervals * k.each - 1;
		struct sr_rows rows;
		if (k.each == 0)
			continue;
		rc = sql_rows(c->st, &loss_sql[LOSS_UNCONTROLLED],
		    SQL_ARGS(SQL_I("grade", g), SQL_D("day", last),
			SQL_I("limit", p->left)),
		    &sr_rec_key, &rows, c->mem);
		if (rc == SR_OK)
			rc = turn_rows(c, p, &rows, control_close, &k);
	}
	return rc;
}

/* ---- told before ---- */

/* Cards of G that one more missed interval closes. */
static int
soon_of(struct ctx *c, int32_t g, sr_day day, sr_id staff, struct sr_rows *rows)
{
	const struct control k = control_of(c, g, day);
	int before = (k.intervals - 1) * k.each;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_agenda) };
	if (k.each == 0)
		return SR_OK;
	/* Of one interval: as soon as the day was missed at all. */
	return sql_rows(c->st, &agenda_sql[AGENDA_SLIPPING],
	    SQL_ARGS(SQL_R("staff", staff), SQL_I("grade", g),
		SQL_D("day", day - (before > 0 ? before : 1)),
		SQL_I("after", before + k.each + 1)),
	    &sr_rec_agenda, rows, c->mem);
}

int
control_soon(struct ctx *c, sr_day day, sr_id staff, struct sr_rows *rows)
{
	struct sr_rows some;
	int rc = SR_OK;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_agenda) };
	for (int32_t g = SR_GRADE_H; rc == SR_OK && g <= SR_GRADE_N; g++) {
		rc = soon_of(c, g, day, staff, &some);
		for (size_t i = 0; rc == SR_OK && i < some.n; i++)
			SR_ROW(struct sr_agenda, &some, i)->kind =
			    SR_AGENDA_SLIPPING;
		if (rc == SR_OK)
			rc = agenda_add(c, rows, &some);
	}
	return rc;
}
