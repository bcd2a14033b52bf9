/* One day of the calendar: who is due, and what was done. */
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "tui/card_text.h"
#include "tui/contact_strip.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

static const char *
day_about(struct view *v, struct arena *a)
{
	return ui_day(v->ui, a, v->about.day);
}

static void
find_due(const struct view *v, struct sr_find *find)
{
	find->from = find->to = v->about.day;
	find->own = v->about.kind == 0;
}

static bool
whole_house(const struct view *v)
{
	return v->about.kind != 0;
}

static const struct column due_columns[] = {
	{ .field = "next_day",
	    .title = N_("Due"),
	    .min = 8,
	    .text = card_due_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "tail", .min = 4, .tight = true },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "model", .min = 10, .weight = 1, .tight = true },
	{ .field = "owner",
	    .title = N_("Sales"),
	    .min = 6,
	    .when = whole_house },
	{ .field = "next_kind", .min = 8 },
	{ .field = "next_theme", .min = 8, .drop = 2 },
	{ .field = "last_text",
	    .title = N_("Last contact"),
	    .min = 14,
	    .weight = 3,
	    .drop = 1,
	    .text = card_last_text },
	{ .field = NULL },
};

static const struct list_spec due = {
	.row = &sr_rec_card_line,
	.op = SR_OP_CARD_FIND,
	.sorts = card_sorts,
	.columns = due_columns,
	.find = find_due,
	.preview = card_preview,
	.preview_title = card_preview_title,
	.preview_lines = 3,
	.empty = N_("Nobody is due on this day."),
};

/* What was done: the records behind the daily report's figure. */
static int
fetch_done(struct view *v, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	struct sr_report_ask ask;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "sales-daily";
	ask.from = ask.to = v->about.day;
	ask.staff = v->about.kind == 0 ? v->ui->session.staff : 0;
	ask.measure = "done";
	if (find->key_id != 0 || v->about.day > v->ui->session.today) {
		rows->n = 0;
		rows->more = false;
		rows->size = sizeof(struct sr_behind);
		return SR_OK;
	}
	return sr_report_behind(v->ui->sr, &ask, rows, a);
}

static const struct column done_columns[] = {
	{ .field = "minute", .min = 5 },
	{ .field = "name", .min = 10, .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "staff",
	    .title = N_("Sales"),
	    .min = 8,
	    .when = whole_house },
	{ .field = "text",
	    .title = N_("What was said"),
	    .min = 24,
	    .weight = 3 },
	{ .field = NULL },
};

static const struct list_spec done = {
	.row = &sr_rec_behind,
	.op = SR_OP_REPORT_BEHIND,
	.fetch = fetch_done,
	.columns = done_columns,
	.empty = N_("Nothing was logged on this day."),
};

static const struct pane panes[] = {
	{ .title = N_("Due"), .list = &due },
	{ .title = N_("Done"), .list = &done },
};

static sr_id
card_of(const struct view *v)
{
	const void *row = view_row(v);

	if (row == NULL)
		return 0;
	return v->pane == 0 ? ((const struct sr_card_line *)row)->id
			    : ((const struct sr_behind *)row)->card;
}

static bool
on_due(const struct view *v)
{
	return v->pane == 0 && card_here(v);
}

static const struct action actions[] = {
	{ K_ENTER, "calday.open", N_("open"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	CONTACT_LOG("calday", on_due),
	CONTACT_MOVE("calday", on_due),
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_calday = {
	.id = "calday",
	.title = N_("Contacts of the day"),
	.help = N_("Who is due on this day and what was done."),
	.panes = panes,
	.npanes = 2,
	.actions = actions,
	.op = SR_OP_CARD_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT,
	.card = card_of,
	.about = day_about,
};
