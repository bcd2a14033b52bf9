/*
 * A card that is won: ordered, then delivered.  Only its grade knows of it
 * here; what was ordered, at what price, is not kept.  An order is cancelled
 * by application.
 */
#include <showroom/ftype.h>

#include "domain/alert.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/drive.h"
#include "domain/rules.h"
#include "store/house.h"
#include "store/request.h"
#include "base/banned.h"

/* The card of ARG, if its caller may say so of it today. */
static int
sale_card(struct ctx *c, const void *arg, struct sr_card *card)
{
	int rc = card_edit_open(c, ((const struct sr_key *)arg)->id, card);

	return rc < 0 ? rc : day_open(c, c->today);
}

int
card_unordered(struct ctx *c, const struct sr_card *card, const char *record,
    const char *field)
{
	if (card->grade != SR_GRADE_O)
		return SR_OK;
	return fail(c, SR_E_INVALID, record, field,
	    N_("Card {0} has an order: cancel that first."), 1,
	    SR_TXT(card->code));
}

/* ---- an application that waits ---- */

/* What an order does to it; 0: it waits on, until the delivery. */
enum overtaking {
	FALLS = 1, /* there is nothing left to decide */
	FIRST      /* that is decided first */
};
static const uint8_t overtakes[] = {
	[SR_REQ_LOST] = FALLS,
	[SR_REQ_FROZEN] = FALLS,
	[SR_REQ_DUPLICATE] = FIRST,
	[SR_REQ_VOID] = FALLS,
	[SR_REQ_HANDOVER] = 0,
	[SR_REQ_GRADE] = FALLS,
	[SR_REQ_CANCEL] = FIRST,
};

static int
request_falls(struct ctx *c, struct sr_request *r)
{
	struct sr_rows leads;
	int rc = sql_rows(c->st, &request_sql[REQUEST_LEADS],
	    SQL_ARGS(SQL_D("day", c->today)), &sr_rec_key, &leads, c->mem);

	r->state = SR_OVERTAKEN;
	r->decided = c->today;
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_request, r, SR_NOUN_REQUEST);
	if (rc == SR_OK)
		rc = alert_add(c, r->staff, SR_ALERT_OVERTAKEN, r->card, 0, "");
	for (size_t i = 0; rc == SR_OK && i < leads.n; i++)
		rc = alert_add(c, SR_ROW(struct sr_key, &leads, i)->id,
		    SR_ALERT_OVERTAKEN, r->card, 0, "");
	return rc;
}

/* GRADE is what CARD becomes. */
static int
sale_overtakes(struct ctx *c, const struct sr_card *card, int32_t grade)
{
	struct sr_request r;
	int64_t id = 0;
	int what, rc;

	rc = sql_integer(c->st, &request_sql[REQUEST_PENDING],
	    SQL_ARGS(SQL_R("card", card->id)), &id);
	if (rc < 0 || id == 0)
		return rc;
	rc = row_get(c, &sr_rec_request, id, &r);
	if (rc < 0)
		return rc;
	what = grade == SR_GRADE_O ? overtakes[r.kind] : FIRST;
	if (what == FALLS)
		return request_falls(c, &r);
	if (what != FIRST)
		return SR_OK;
	return fail(c, SR_E_EXISTS, "card", "grade",
	    N_("{0} has applied for this card: {1}. A supervisor or the "
	       "manager decides that first (F7 l)."),
	    2, SR_TXT(staff_name(c, r.staff)),
	    SR_LABEL(sr_enum_label(&sr_choice_request_kind, r.kind)));
}

/* ---- ordered, delivered ---- */

static int
sale_done(struct ctx *c, sr_id id, void *res)
{
	struct sr_card *card = res;
	int rc = card_get(c, id, card);

	return rc < 0 ? rc
		      : day_changed(
			    c, c->today, SR_NOUN_CARD, id, card_title(c, card));
}

/*
 * What was planned for him before is past: from DAY on he is looked after
 * until he has his car.
 */
static int
sale_keeps(struct ctx *c, const struct sr_card *card, sr_day day)
{
	int64_t theme = 0;
	int rc = sql_integer(c->st, &house_sql[HOUSE_LIST_NAMED],
	    SQL_ARGS(SQL_T("list", "theme"), SQL_T("name", ""),
		SQL_T("code", "keep"), SQL_R("id", 0)),
	    &theme);

	return rc < 0
		   ? rc
		   : next_order(c, card,
			 &(struct next){
			     .day = day, .kind = SR_BY_PHONE, .theme = theme });
}

/* CARD is in nobody's pool, and planned within its cap. */
static int
sale_fresh(struct ctx *c, struct sr_card *card)
{
	if (card->warned == 0 && card->pooled == 0 && !card->beyond_cap)
		return SR_OK;
	card->warned = card->pooled = 0;
	card->beyond_cap = false;
	return save_end(c, &sr_rec_card, card, SR_NOUN_CARD);
}

/* A deposit is paid: looked after by the rule of O until it is delivered. */
int
op_card_ordered(struct ctx *c, const void *arg, void *res)
{
	struct sr_card card;
	struct sr_plan plan;
	int rc = sale_card(c, arg, &card);

	if (rc == SR_OK && card.grade == SR_GRADE_O)
		rc = fail(c, SR_E_INVALID, "card", "grade",
		    N_("Card {0} has its order already."), 1,
		    SR_TXT(card.code));
	if (rc == SR_OK)
		rc = sale_overtakes(c, &card, SR_GRADE_O);
	if (rc == SR_OK)
		rc = plan_make(c,
		    &(struct plan_ask){ .record = "card",
			.field = "next_day",
			.grade = SR_GRADE_O,
			.from = c->today,
			.cap_from = c->today },
		    &plan);
	if (rc == SR_OK)
		rc = move_add(c, &card, SR_GRADE_O,
		    &(struct move_by){ .reason = c->reason });
	if (rc == SR_OK)
		rc = sale_fresh(c, &card);
	if (rc == SR_OK)
		rc = sale_keeps(c, &card, plan.day);
	return rc < 0 ? rc : sale_done(c, card.id, res);
}

int
op_card_delivered(struct ctx *c, const void *arg, void *res)
{
	struct sr_card card;
	int rc = sale_card(c, arg, &card);

	if (rc == SR_OK && card.grade != SR_GRADE_O)
		rc = fail(c, SR_E_INVALID, "card", "grade",
		    N_("Card {0} has no order: nothing can be delivered."), 1,
		    SR_TXT(card.code));
	if (rc == SR_OK)
		rc = sale_overtakes(c, &card, SR_GRADE_D);
	if (rc == SR_OK)
		rc = next_drop(c, card.id);
	if (rc == SR_OK)
		rc = move_add(c, &card, SR_GRADE_D,
		    &(struct move_by){ .reason = c->reason });
	if (rc < 0)
		return rc;
	card.closed = c->today;
	card.beyond_cap = false;
	rc = save_end(c, &sr_rec_card, &card, SR_NOUN_CARD);
	if (rc == SR_OK)
		rc = drives_dropped(c, card.id, SR_GRADE_D);
	return rc < 0 ? rc : sale_done(c, card.id, res);
}
