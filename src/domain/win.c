/* Win reports, beside those of losses: what won a customer who ordered. */
#include "domain/bodies.h"
#include "domain/card.h"
#include "store/loss.h"
#include "base/banned.h"

int
op_win_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;

	find.staff = own_rows(c, &find);
	find.own = false;
	return list_find(c->st, &win_list, &find, res, c->mem);
}

/* One a card, and the customer has ordered. */
static int
win_check(struct ctx *c, const struct sr_win *win, const struct sr_card *card)
{
	int64_t other;
	int rc;

	if (card->grade != SR_GRADE_O && card->grade != SR_GRADE_D)
		return fail(c, SR_E_INVALID, "win", "card",
		    N_("Card {0} has no order: nothing is won yet."), 1,
		    SR_TXT(card->code));
	rc = sql_integer(c->st, &loss_sql[WIN_OF_CARD],
	    SQL_ARGS(SQL_R("card", card->id)), &other);
	if (rc < 0 || other == 0 || other == win->id)
		return rc;
	return fail(c, SR_E_EXISTS, "win", "card",
	    N_("Card {0} has its win report: correct that."), 1,
	    SR_TXT(card->code));
}

int
op_win_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_win *win = res, old;
	struct sr_card card;
	int rc = save_begin(c, &sr_rec_win, arg, win, &old);

	if (rc == SR_OK && old.id != 0)
		win->card = old.card;
	if (rc == SR_OK)
		rc = card_edit(c, win->card, &card);
	if (rc == SR_OK)
		rc = win_check(c, win, &card);
	if (rc < 0)
		return rc;
	if (old.id == 0) {
		win->staff = card.owner;
		win->day = c->today;
	}
	return save_end(c, &sr_rec_win, win, SR_NOUN_LOSS);
}
