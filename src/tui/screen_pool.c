/*
 * The pool: cards that nobody has reached for long.  Whoever sells takes one;
 * its owner keeps it by reaching the customer.
 */
#include <showroom/ops.h>

#include "base/intl.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

static const struct column columns[] = {
	{ .field = "code", .min = 9 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "owner", .title = N_("Sales"), .min = 8 },
	{ .field = "model", .min = 10, .weight = 1 },
	{ .field = "last_day", .min = 12 },
	{ .field = "days", .title = N_("Days"), .min = 4 },
	{ .field = "pooled", .title = N_("Since"), .min = 5 },
	{ .field = NULL },
};

static const struct list_spec lines = {
	.row = &sr_rec_pool_line,
	.op = SR_OP_POOL_FIND,
	.columns = columns,
	.by_column = true,
	.empty = N_("The pool is empty: every customer was reached in time."),
};

static const struct pane panes[] = {
	{ .list = &lines },
};

static bool
on_row(const struct view *v)
{
	return view_row(v) != NULL;
}

static sr_id
card_of(const struct view *v)
{
	const struct sr_pool_line *line = view_row(v);

	return line != NULL ? line->id : 0;
}

static void
run_claim(struct view *v)
{
	const struct sr_key key = { .id = card_of(v) };
	struct sr_card card;

	if (ui_call(v->ui, SR_OP_CARD_CLAIM, &key, &card, v->arena) < 0)
		return;
	/* Its code is gone with what is read anew. */
	ui_message(v->ui, MSG_OK,
	    N_("Card {0} is yours: the next contact is on {1}."), 2,
	    SR_TXT(card.code), SR_DAYARG(card.next_day));
	view_reload(v);
}

static const struct action actions[] = {
	{ K_ENTER, "pool.open", N_("card"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, on_row, card_show_here },
	{ 'c', "pool.claim", N_("take"),
	    N_("Take the card: it is yours from now on."), SR_OP_CARD_CLAIM, 0,
	    on_row, run_claim },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_pool = {
	.id = "pool",
	.title = N_("Pool"),
	.help = N_("Cards without an effective contact for longer than the "
		   "rule allows; their owners were warned."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_POOL_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1)
						   << SR_NOUN_OWNER_RULE,
	.card = card_of,
};
