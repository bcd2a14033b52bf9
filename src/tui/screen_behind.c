/* The records behind a figure of a report. */
#include <stdio.h>
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "model/report_spec.h"
#include "render/message.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

struct state {
	struct sr_report_ask ask;
	char name[24], measure[24];
};

static int
behind_fetch(struct view *v, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	struct state *s = v->state;

	/* They come whole, once it is known what is asked for. */
	if (find->key_id != 0 || s->ask.name == NULL) {
		memset(rows, 0, sizeof(*rows));
		rows->size = sizeof(struct sr_behind);
		return SR_OK;
	}
	return sr_report_behind(v->ui->sr, &s->ask, rows, a);
}

static const struct column columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .min = 5 },
	{ .field = "noun", .min = 8, .drop = 1 },
	{ .field = "name", .min = 10, .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "staff", .title = N_("Sales"), .min = 8 },
	{ .field = "corrected", .title = N_("Corr."), .min = 5 },
	{ .field = "text", .min = 16, .weight = 3 },
	{ .field = NULL },
};

static const struct list_spec records = {
	.row = &sr_rec_behind,
	.op = SR_OP_REPORT_BEHIND,
	.fetch = behind_fetch,
	.columns = columns,
	.empty = N_("No record is behind this figure."),
};

static const struct pane panes[] = {
	{ .list = &records },
};

static const char *
behind_about(struct view *v, struct arena *a)
{
	const struct state *s = v->state;
	const struct report_spec *spec = report_spec_of(s->ask.name);
	const struct report_col *col =
	    spec != NULL ? report_figure_of(spec, s->ask.measure) : NULL;

	return arena_printf(a, "%s%s%s", col != NULL ? _(col->label) : "",
	    s->ask.month ? "  " : "", s->ask.month ? _("month to date") : "");
}

static sr_id
card_of(const struct view *v)
{
	const struct sr_behind *row = view_row(v);

	return row != NULL ? row->card : 0;
}

static const struct action actions[] = {
	{ K_ENTER, "behind.open", N_("card"), N_("Open the record's card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_behind = {
	.id = "behind",
	.title = N_("Behind the figure"),
	.help = N_("These records make up the figure."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_REPORT_BEHIND,
	.state = sizeof(struct state),
	.card = card_of,
	.about = behind_about,
};

void
behind_show(struct ui *ui, const struct sr_report_ask *ask)
{
	struct view *v = view_open(ui, &screen_behind, NULL);
	struct state *s;

	if (v == NULL)
		return;
	s = v->state;
	s->ask = *ask;
	snprintf(s->name, sizeof(s->name), "%s", ask->name);
	snprintf(s->measure, sizeof(s->measure), "%s", ask->measure);
	s->ask.name = s->name;
	s->ask.measure = s->measure;
	view_reload(v);
}
