/* The cards behind a figure of the loss analysis. */
#include <stdio.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

struct state {
	struct sr_loss_ask ask;
	const char *what; /* N_(): the figure */
	char who[64];
};

static int
cards_fetch(struct view *v, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	const struct state *s = v->state;
	struct sr_loss_ask ask = s->ask;

	/* It is not known yet what is asked for. */
	if (s->what == NULL) {
		*rows = (struct sr_rows){ .size = sizeof(struct sr_loss_line) };
		return SR_OK;
	}
	ask.back = find->back;
	ask.limit = find->limit;
	ask.key_id = find->key_id;
	return sr_loss_behind(v->ui->sr, &ask, rows, a);
}

static void
cards_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_loss_line *line = row;

	cell_wrap(&v->ui->grid, r, message_kept(v->ui->frame, line->note, true),
	    STYLE_NORMAL);
}

static const struct column columns[] = {
	{ .field = "code", .min = 9 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "before", .title = N_("Was"), .min = 3 },
	{ .field = "grade", .title = N_("Is"), .min = 2 },
	{ .field = "closed", .title = N_("Closed"), .min = 6 },
	{ .field = "reason", .min = 8, .weight = 1 },
	{ .field = "rival", .min = 8, .weight = 1 },
	{ .field = "stage", .min = 10, .weight = 1, .drop = 1 },
	{ .field = "owner", .title = N_("Sales"), .min = 6 },
	{ .field = NULL },
};

static const struct list_spec cards = {
	.row = &sr_rec_loss_line,
	.op = SR_OP_LOSS_BEHIND,
	.fetch = cards_fetch,
	.columns = columns,
	.preview = cards_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("No card is behind this figure."),
};

static const struct pane panes[] = {
	{ .list = &cards },
};

static const char *
cards_about(struct view *v, struct arena *a)
{
	const struct state *s = v->state;

	if (s->what == NULL)
		return "";
	return arena_printf(
	    a, "%s%s%s", _(s->what), *s->who != '\0' ? "  " : "", s->who);
}

static sr_id
card_of(const struct view *v)
{
	const struct sr_loss_line *row = view_row(v);

	return row != NULL ? row->id : 0;
}

static const struct action actions[] = {
	{ K_ENTER, "loss_cards.open", N_("open"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_loss_cards = {
	.id = "loss_cards",
	.title = N_("Behind the figure"),
	.help = N_("These cards make up the figure."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_LOSS_BEHIND,
	.state = sizeof(struct state),
	.card = card_of,
	.about = cards_about,
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_REQUEST,
};

void
loss_cards_show(struct ui *ui, const struct sr_loss_ask *ask, const char *what,
    const char *who)
{
	struct view *v = view_open(ui, &screen_loss_cards, NULL);
	struct state *s;

	if (v == NULL)
		return;
	s = v->state;
	s->ask = *ask;
	s->what = what;
	snprintf(s->who, sizeof(s->who), "%s", who);
	view_reload(v);
}
