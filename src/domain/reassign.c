/*
 * Reassignment by plan: who gets whose cards, all rows or none.  Cards go
 * once: who gives and gets in the same plan keeps what he gets.
 */
#include <showroom/ftype.h>

#include "domain/bodies.h"
#include "domain/card.h"
#include "store/card.h"
#include "base/banned.h"

enum { CARDS_MOST = 500, ROWS_MOST = 100 };

static const struct sr_handover *
row_at(const struct sr_rows *plan, size_t i)
{
	return SR_ROW(const struct sr_handover, plan, i);
}

/* The row that gives away all of STAFF's cards. */
static const struct sr_handover *
row_from(const struct sr_rows *plan, sr_id staff)
{
	for (size_t i = 0; i < plan->n; i++)
		if (row_at(plan, i)->card == 0 &&
		    row_at(plan, i)->from_staff == staff)
			return row_at(plan, i);
	return NULL;
}

/* From ROW on, do the cards come back to where they were? */
static int
plan_circle(
    struct ctx *c, const struct sr_rows *plan, const struct sr_handover *row)
{
	const struct sr_handover *at = row;
	const char *path = staff_name(c, row->from_staff);

	for (size_t i = 0; at != NULL && i <= plan->n; i++) {
		path = arena_printf(
		    c->mem, "%s - %s", path, staff_name(c, at->to_staff));
		if (at->to_staff == row->from_staff)
			return fail(c, SR_E_INVALID, "handover", "to_staff",
			    N_("{0} goes in a circle: nothing was handed "
			       "over."),
			    1, SR_TXT(path));
		at = row_from(plan, at->to_staff);
	}
	return SR_OK;
}

static int
row_check(
    struct ctx *c, const struct sr_rows *plan, const struct sr_handover *row)
{
	int rc = sr_check_record(&sr_rec_handover, row, c->err);

	if (rc == SR_OK)
		rc = refs_check(c, &sr_rec_handover, row);
	if (rc == SR_OK)
		rc = sr_check_required(&sr_rec_handover, row, c->err);
	if (rc < 0)
		return rc;
	if (row->to_staff == row->from_staff)
		return fail(c, SR_E_INVALID, "handover", "to_staff",
		    N_("{0} has the card already: choose somebody else."), 1,
		    SR_TXT(staff_name(c, row->to_staff)));
	if (row->to_staff == c->me)
		return fail(c, SR_E_DENIED, "handover", "to_staff",
		    N_("You cannot hand cards over to yourself: another "
		       "supervisor does that."),
		    0);
	if (row->card == 0 && row_from(plan, row->from_staff) != row)
		return fail(c, SR_E_INVALID, "handover", "from_staff",
		    N_("{0} stands twice in the plan."), 1,
		    SR_TXT(staff_name(c, row->from_staff)));
	rc = staff_sells(c, row->to_staff, "handover", "to_staff");
	return rc < 0 || row->card != 0 ? rc : plan_circle(c, plan, row);
}

/* What ROW is about, as it is before anything moves. */
static int
row_cards(struct ctx *c, const struct sr_handover *row, struct sr_rows *cards)
{
	struct sr_card *card;
	int rc;

	if (row->card == 0)
		return sql_rows(c->st, &card_sql[CARD_OPEN_OF_STAFF],
		    SQL_ARGS(SQL_R("owner", row->from_staff)), &sr_rec_card,
		    cards, c->mem);
	card = arena_alloc(c->mem, sizeof(*card));
	if (card == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	*cards = (struct sr_rows){ .row = card, .n = 1, .size = sizeof(*card) };
	rc = card_edit_open(c, row->card, card);
	if (rc == SR_OK && card->owner != row->from_staff)
		rc = fail(c, SR_E_STALE, "handover", "from_staff",
		    N_("Card {0} belongs to {1} by now."), 2,
		    SR_TXT(card->code), SR_TXT(staff_name(c, card->owner)));
	return rc;
}

static int
row_hand(struct ctx *c, const struct sr_handover *row,
    const struct sr_rows *cards, struct sr_count *count)
{
	struct sr_card card;
	int rc = SR_OK;

	for (size_t i = 0; rc == SR_OK && i < cards->n; i++) {
		rc = card_get(c, SR_ROW(struct sr_card, cards, i)->id, &card);
		if (rc == SR_OK)
			rc = card_hand_as(c, &card, row->to_staff, row->reason,
			    row->card != 0 ? SR_HANDED : SR_HANDED_LEAVER);
		count->n++;
	}
	return rc;
}

int
op_reassign(struct ctx *c, const void *arg, void *res)
{
	const struct sr_rows *plan = arg;
	struct sr_rows cards[ROWS_MOST];
	size_t n = 0;
	int rc = day_open(c, c->today);

	if (rc == SR_OK && plan->n > ROWS_MOST)
		rc = fail(c, SR_E_INVALID, "handover", "",
		    N_("A plan has {0} rows at most."), 1, SR_NUM(ROWS_MOST));
	for (size_t i = 0; rc == SR_OK && i < plan->n; i++)
		rc = row_check(c, plan, row_at(plan, i));
	for (size_t i = 0; rc == SR_OK && i < plan->n; i++) {
		rc = row_cards(c, row_at(plan, i), &cards[i]);
		n += rc == SR_OK ? cards[i].n : 0;
	}
	if (rc == SR_OK && n > CARDS_MOST)
		rc = fail(c, SR_E_INVALID, "handover", "",
		    N_("The plan moves {0} cards; {1} at once are possible: "
		       "divide it."),
		    2, SR_NUM((int64_t)n), SR_NUM(CARDS_MOST));
	for (size_t i = 0; rc == SR_OK && i < plan->n; i++)
		rc = row_hand(c, row_at(plan, i), &cards[i], res);
	return rc;
}
