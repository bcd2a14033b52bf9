/*
 * A card that is won: ordered, then delivered.  Only its grade knows of it
 * here; what was ordered, at what price, is not kept.  An order is cancelled
 * by application.
 */
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/drive.h"
#include "domain/rules.h"
#include "base/banned.h"

/* The card of ARG, if its caller may say so of it today. */
static int
sale_card(struct ctx *c, const void *arg, struct sr_card *card)
{
	int rc = card_edit_open(c, ((const struct sr_key *)arg)->id, card);

	return rc < 0 ? rc : day_open(c, c->today);
}

static int
sale_done(struct ctx *c, sr_id id, void *res)
{
	struct sr_card *card = res;
	int rc = card_get(c, id, card);

	return rc < 0 ? rc
		      : day_changed(
			    c, c->today, SR_NOUN_CARD, id, card_title(c, card));
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
		rc = next_order(c, &card, plan.day, 0);
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
