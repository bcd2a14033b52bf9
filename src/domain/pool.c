/*
 * The pool: cards without an effective contact for so many days.  The owner
 * is warned before; he goes on working the card until somebody takes it, and
 * a contact with the customer takes it out again by itself, for `warned` and
 * `pooled` count only if they are later than the last effective contact.
 */
#include "domain/pool.h"

#include <showroom/ftype.h>

#include "base/day.h"
#include "domain/alert.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "model/rows.h"
#include "store/owner.h"
#include "base/banned.h"

enum { DAY_S = 24 * 60 * 60 };

/* BY: which alert it is. */
static int
pool_mark(struct ctx *c, void *row, const void *by)
{
	const int *kind = by;
	struct sr_card card;
	int rc =
	    row_get(c, &sr_rec_card, ((const struct sr_key *)row)->id, &card);

	if (rc < 0)
		return rc;
	if (*kind == SR_ALERT_RECALLED)
		card.pooled = c->today;
	else
		card.warned = c->today;
	rc = save_end(c, &sr_rec_card, &card, SR_NOUN_CARD);
	return rc < 0 ? rc : alert_add(c, card.owner, *kind, card.id, 0, "");
}

int
pool_due(struct ctx *c, struct piece *p)
{
	static const int soon = SR_ALERT_RECALL_SOON, due = SR_ALERT_RECALLED;
	const struct sr_owner_rule *rule = rule_owner(c, c->today);
	int warn = rule->recall_days - rule->warn_days;
	struct sr_rows rows;
	int rc;

	if (rule->recall_days == 0)
		return SR_OK;
	rc = sql_rows(c->st, &pool_sql[POOL_WARN],
	    SQL_ARGS(SQL_D("idle", c->today - warn),
		SQL_I("made", c->now - (sr_instant)warn * DAY_S),
		SQL_I("limit", p->left)),
	    &sr_rec_key, &rows, c->mem);
	if (rc == SR_OK)
		rc = turn_rows(c, p, &rows, pool_mark, &soon);
	if (rc < 0 || p->more)
		return rc;
	rc = sql_rows(c->st, &pool_sql[POOL_DUE],
	    SQL_ARGS(SQL_D("idle", c->today - rule->recall_days),
		SQL_D("warned", c->today - rule->warn_days),
		SQL_I("limit", p->left)),
	    &sr_rec_key, &rows, c->mem);
	return rc < 0 ? rc : turn_rows(c, p, &rows, pool_mark, &due);
}

int
op_pool_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	/* The first window as they come: its rows and one more, not all. */
	bool first = find->key_id == 0 && find->sort == 0 && !find->back;
	int64_t limit = first ? (int64_t)rows_limit(find) + 1 : -1;
	int rc;

	rc = sql_rows(c->st, &pool_sql[POOL_LINES],
	    SQL_ARGS(SQL_D("today", c->today),
		SQL_R("staff", whose_rows(c, find)), SQL_I("limit", limit)),
	    &sr_rec_pool_line, rows, c->mem);
	if (rc == SR_OK)
		rc = rows_sort(c, &sr_rec_pool_line, find, rows);
	if (rc == SR_OK)
		rows_window(rows, find);
	return rc;
}

/* Out of the pool: so many a day. */
static int
claim_most(struct ctx *c)
{
	int32_t most = rule_owner(c, c->today)->claim_most;
	int64_t n = 0;
	int rc = sql_integer(c->st, &pool_sql[POOL_CLAIMS],
	    SQL_ARGS(SQL_R("staff", c->me), SQL_D("day", c->today)), &n);

	if (rc < 0 || n < most)
		return rc;
	return fail(c, SR_E_INVALID, "card", "owner",
	    N_("You have taken as many cards from the pool today as the rule "
	       "allows ({0})."),
	    1, SR_NUM(n));
}

/*
 * How CARD may become the caller's: out of the pool, or because he received
 * its customer after the protection had ended.
 */
static int
claim_kind(struct ctx *c, const struct sr_card *card, int32_t *kind)
{
	const char *since = "";
	sr_day base;
	bool family = rule_owner(c, c->today)->family;
	int64_t received = 0;
	int rc;

	*kind = SR_CLAIMED;
	if (card->pooled > card->last_day)
		return claim_most(c);
	*kind = SR_RECEIVED;
	rc = sql_text(c->st, &pool_sql[POOL_SINCE],
	    SQL_ARGS(SQL_R("card", card->id)), &since, c->mem);
	if (rc < 0)
		return rc;
	base = day_parse(since, c->today, 0);
	rc = sql_integer(c->st, &pool_sql[POOL_RECEIVED],
	    SQL_ARGS(SQL_R("card", card->id), SQL_R("staff", c->me),
		SQL_D("day", base + rule_owner(c, base)->protect_days),
		SQL_R("person", family ? card->person : 0)),
	    &received);
	if (rc < 0 || received != 0)
		return rc;
	return fail(c, SR_E_DENIED, "card", "owner",
	    N_("Card {0} is {1}'s and not in the pool."), 2, SR_TXT(card->code),
	    SR_TXT(staff_name(c, card->owner)));
}

/* Work begins the next day. */
static int
claim_next(struct ctx *c, const struct sr_card *card)
{
	struct sr_plan plan;
	int rc = plan_make(c,
	    &(struct plan_ask){ .record = "card",
		.field = "next_day",
		.grade = card->grade,
		.from = c->today,
		.cap_from = c->today,
		.want = c->today + 1 },
	    &plan);

	return rc < 0 ? rc
		      : next_order(c, card, &(struct next){ .day = plan.day });
}

int
op_card_claim(struct ctx *c, const void *arg, void *res)
{
	struct sr_card card;
	int32_t kind = 0;
	int rc = card_get(c, ((const struct sr_key *)arg)->id, &card);

	if (rc < 0)
		return rc;
	if (card.closed != 0)
		return fail(c, SR_E_INVALID, "card", "closed",
		    N_("Card {0} is closed."), 1, SR_TXT(card.code));
	if (card.owner == c->me)
		return fail(c, SR_E_INVALID, "card", "owner",
		    N_("Card {0} is yours already."), 1, SR_TXT(card.code));
	if (card.grade == SR_GRADE_O)
		return fail(c, SR_E_DENIED, "card", "owner",
		    N_("Card {0} has its order: {1} keeps it, or a supervisor "
		       "hands it over."),
		    2, SR_TXT(card.code), SR_TXT(staff_name(c, card.owner)));
	rc = staff_sells(c, c->me, "card", "owner");
	if (rc == SR_OK)
		rc = claim_kind(c, &card, &kind);
	if (rc == SR_OK)
		rc = day_open(c, c->today);
	if (rc == SR_OK)
		rc = card_hand(c, &card, c->me,
		    c->reason[0] != '\0' ? c->reason : "-", kind);
	if (rc == SR_OK)
		rc = claim_next(c, &card);
	return rc < 0 ? rc : card_get(c, card.id, res);
}
