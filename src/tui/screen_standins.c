/*
 * Who received whose customer within the protection, month by month, with the
 * share that the rule gave: what a lead settles by.
 */
#include <showroom/ops.h>

#include "base/intl.h"
#include "tui/list.h"
#include "tui/month_walk.h"
#include "tui/screens.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

struct state {
	sr_day month; /* see month_walk.h */
};

static const struct column columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .min = 5, .tight = true },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "code", .min = 9 },
	{ .field = "owner", .title = N_("Whose"), .min = 8 },
	{ .field = "staff", .title = N_("Stood in"), .min = 8 },
	{ .field = "share", .title = N_("Split"), .min = 5 },
	{ .field = "why", .min = 12, .weight = 2 },
	{ .field = NULL },
};

static const struct list_spec lines = {
	.row = &sr_rec_standin,
	.op = SR_OP_STANDIN_FIND,
	.columns = columns,
	.by_column = true,
	.find = month_find,
	.empty = N_("Nobody stood in for a colleague in this month."),
};

static const struct pane panes[] = {
	{ .list = &lines },
};

static sr_id
card_of(const struct view *v)
{
	const struct sr_standin *line = view_row(v);

	return line != NULL ? line->card : 0;
}

static bool
always(const struct view *v)
{
	(void)v;
	return true;
}

static const struct action actions[] = {
	{ K_ENTER, "standins.open", N_("card"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	MONTH_WALK("standins", always),
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_standins = {
	.id = "standins",
	.title = N_("Stand-ins"),
	.help = N_("Guests who were somebody's customer within the protection "
		   "and whom a colleague received: why, and which share the "
		   "rule of that day gave him."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_STANDIN_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_VISIT | UINT64_C(1) << SR_NOUN_CARD,
	.card = card_of,
	.about = month_text,
};
