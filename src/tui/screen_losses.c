/*
 * Loss cases: applications that wait, cards that are lost, out of control or
 * frozen, customers to be asked again, and wins.  Applying and deciding are in
 * card_forms.c and requests.c.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/loss_forms.h"
#include "tui/requests.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

enum {
	PANE_DECIDE,
	PANE_LOST,
	PANE_SLIPPED,
	PANE_FROZEN,
	PANE_AGAIN,
	PANE_WON
};

/* Whose, for those who see more than their own. */
static bool
sees_all(const struct view *v)
{
	return v->ui->session.role != SR_SALES;
}

/* ---- lists ---- */

static void
find_lost(const struct view *v, struct sr_find *find)
{
	(void)v;
	find->grade = SR_GRADE_F1;
}

static void
find_slipped(const struct view *v, struct sr_find *find)
{
	(void)v;
	find->grade = SR_GRADE_L;
}

static void
find_frozen(const struct view *v, struct sr_find *find)
{
	(void)v;
	find->grade = SR_GRADE_F2;
}

static void
find_again(const struct view *v, struct sr_find *find)
{
	(void)v;
	find->state = SR_AGAIN_PLANNED;
}

/* A day that has come stands out, and not by its colour alone. */
static const char *
come(const struct view *v, const struct sr_record *r, const char *field,
    const void *row, int *style, struct arena *a)
{
	sr_day day = (sr_day)sr_get_int(sr_field_of(r, field), row);
	bool has = day != 0 && day <= v->ui->session.today;

	if (has)
		*style = STYLE_OVERDUE;
	return arena_printf(
	    a, "%s%s", has ? "! " : "  ", ui_text(v->ui, r, field, row));
}

static const char *
until_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	return come(v, &sr_rec_loss_line, "until", row, style, a);
}

static const char *
again_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	return come(v, &sr_rec_recontact, "day", row, style, a);
}

static void
loss_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_loss_line *line = row;

	cell_wrap(&v->ui->grid, r, message_kept(v->ui->frame, line->note, true),
	    STYLE_NORMAL);
}

static const char *
loss_title(struct view *v, const void *row, struct arena *a)
{
	const struct sr_loss_line *line = row;
	const char *decider = sr_dir_name(v->ui->dir, "staff", line->decider);
	const struct sr_arg times = SR_NUM(line->reopened);

	return arena_printf(a, "%s  %s%s%s%s%s", line->name, line->code,
	    *decider != '\0' ? "  " : "", decider,
	    line->reopened > 0 ? "  " : "",
	    line->reopened > 0
		? message_text(a, N_("reopened before: {0}"), &times, 1)
		: "");
}

#define WHO \
	{ .field = "name", .min = 8, .weight = 1 }, \
	{ \
		.field = "before", .title = N_("Was"), .min = 3 \
	}
#define WHOSE \
	{ \
		.field = "owner", .title = N_("Sales"), .min = 6, \
		.when = sees_all \
	}

static const struct column lost_columns[] = {
	{ .field = "closed", .title = N_("Closed"), .min = 6 },
	WHO,
	{ .field = "reason", .min = 14, .weight = 1 },
	{ .field = "lost_type", .min = 11, .drop = 2 },
	{ .field = "rival", .min = 8, .weight = 1 },
	{ .field = "stage", .min = 14, .weight = 1 },
	{ .field = "drive", .title = N_("Drive"), .min = 5, .drop = 3 },
	{ .field = "again", .title = N_("Again"), .min = 10, .drop = 1 },
	WHOSE,
	{ .field = NULL },
};

static const struct column slipped_columns[] = {
	{ .field = "closed", .title = N_("Closed"), .min = 6 },
	WHO,
	{ .field = "since", .min = 12 },
	{ .field = "model", .min = 10, .weight = 1 },
	{ .field = "code", .min = 9 },
	WHOSE,
	{ .field = NULL },
};

static const struct column frozen_columns[] = {
	{ .field = "until", .min = 12, .text = until_text },
	WHO,
	{ .field = "closed", .title = N_("Closed"), .min = 6 },
	{ .field = "model", .min = 10, .weight = 1 },
	{ .field = "note", .min = 12, .weight = 2 },
	WHOSE,
	{ .field = NULL },
};

/* A day that was given is so many months after nothing. */
static const char *
months_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_recontact *r = row;

	(void)style;
	if (r->months == 0)
		return "";
	return text_pad(
	    a, ui_text(v->ui, &sr_rec_recontact, "months", r), 6, true);
}

static void
again_preview(struct view *v, const void *row, struct rect r)
{
	cell_wrap(&v->ui->grid, r, ((const struct sr_recontact *)row)->why,
	    STYLE_NORMAL);
}

static const struct column again_columns[] = {
	{ .field = "day", .title = N_("Again"), .min = 8, .text = again_text },
	{ .field = "months",
	    .title = N_("Months"),
	    .min = 6,
	    .text = months_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "reason", .min = 14, .weight = 1 },
	{ .field = "model", .min = 10, .weight = 1 },
	{ .field = "code", .min = 9, .drop = 1 },
	{ .field = "staff", .title = N_("Sales"), .min = 8, .when = sees_all },
	{ .field = NULL },
};

#define BY_COLUMN \
	{ N_("Customer"), SR_LOSSES_NAME, false }, \
	    { N_("Salesperson"), SR_LOSSES_STAFF, false }, \
	    { N_("Model"), SR_LOSSES_MODEL, false }, \
	{ \
		NULL, 0, false \
	}
static const struct sort latest[] = {
	{ N_("latest first"), SR_LOSSES_DAY, true }, BY_COLUMN
};
static const struct sort soonest[] = { { N_("Day"), SR_LOSSES_DAY, false },
	BY_COLUMN };

#define LOSSES(cols, fn, none) \
	{ \
		.row = &sr_rec_loss_line, .op = SR_OP_LOSS_FIND, \
		.sorts = latest, .columns = (cols), .find = (fn), \
		.preview = loss_preview, .preview_title = loss_title, \
		.preview_lines = 2, .empty = (none) \
	}

static const struct list_spec lost = LOSSES(lost_columns, find_lost,
    N_("No card is lost. x on a card applies for closing it."));
static const struct list_spec slipped = LOSSES(slipped_columns, find_slipped,
    N_("No card is out of control: every due contact was made in time."));
static const struct list_spec frozen =
    LOSSES(frozen_columns, find_frozen, N_("No card is frozen."));
static const struct list_spec again = {
	.row = &sr_rec_recontact,
	.op = SR_OP_RECONTACT_FIND,
	.sorts = soonest,
	.columns = again_columns,
	.find = find_again,
	.preview = again_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("Nobody is to be asked again: an agreed loss plans it."),
};

static const struct column won_columns[] = {
	{ .field = "day", .min = 6 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "reason", .min = 15, .weight = 1 },
	{ .field = "rival", .min = 12, .weight = 1 },
	{ .field = "text", .min = 12, .weight = 2 },
	{ .field = "staff", .title = N_("Sales"), .min = 8, .when = sees_all },
	{ .field = NULL },
};

static const struct list_spec won = {
	.row = &sr_rec_win,
	.op = SR_OP_WIN_FIND,
	.sorts = latest,
	.columns = won_columns,
	.empty = N_("No win is reported. w reports what won a customer."),
	.empty_op = SR_OP_WIN_SAVE,
};

static const struct pane panes[] = {
	[PANE_DECIDE] = { .title = N_("Approve"),
	    .list = &request_pending,
	    .op = SR_OP_REQUEST_DECIDE },
	[PANE_LOST] = { .title = N_("Lost"), .list = &lost },
	[PANE_SLIPPED] = { .title = N_("Out of control"), .list = &slipped },
	[PANE_FROZEN] = { .title = N_("Frozen"), .list = &frozen },
	[PANE_AGAIN] = { .title = N_("Ask again"), .list = &again },
	[PANE_WON] = { .title = N_("Wins"), .list = &won },
};

/* ---- keys ---- */

static bool
on_pending(const struct view *v)
{
	return v->pane == PANE_DECIDE && view_row(v) != NULL;
}

static bool
on_loss(const struct view *v)
{
	return v->pane >= PANE_LOST && v->pane <= PANE_FROZEN &&
	       view_row(v) != NULL;
}

static bool
on_again(const struct view *v)
{
	return v->pane == PANE_AGAIN && view_row(v) != NULL;
}

static bool
on_wins(const struct view *v)
{
	return v->pane == PANE_WON;
}

static bool
on_win(const struct view *v)
{
	return on_wins(v) && view_row(v) != NULL;
}

static bool
on_closed(const struct view *v)
{
	return on_loss(v) || on_again(v);
}

static bool
on_card(const struct view *v)
{
	return on_closed(v) || on_win(v);
}

static sr_id
card_of(const struct view *v)
{
	if (on_pending(v))
		return ((const struct sr_request_line *)view_row(v))->card;
	if (on_loss(v))
		return ((const struct sr_loss_line *)view_row(v))->id;
	if (on_again(v))
		return ((const struct sr_recontact *)view_row(v))->card;
	if (on_win(v))
		return ((const struct sr_win *)view_row(v))->card;
	return 0;
}

static void
run_apply(struct view *v)
{
	loss_apply(v, card_of(v));
}

static void
run_again(struct view *v)
{
	again_open(v, view_row(v));
}

static void
run_sums(struct view *v)
{
	view_open(v->ui, &screen_loss_sums, NULL);
}

static const struct action actions[] = {
	{ K_ENTER, "losses.decide", N_("decide"),
	    N_("Agree or refuse, with advice."), SR_OP_REQUEST_DECIDE, 0,
	    on_pending, request_decide },
	{ K_ENTER, "losses.card", N_("open"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, on_card, card_show_here },
	{ 'c', "losses.of", N_("card"), N_("Open the card it is about."),
	    SR_OP_CARD_GET, 0, on_pending, card_show_here },
	{ 'r', "losses.again", N_("result"),
	    N_("What came of asking the customer again."), SR_OP_RECONTACT_SAVE,
	    0, on_again, run_again },
	{ 'x', "losses.apply", N_("apply"),
	    N_("Apply for reopening the card; one out of control may be "
	       "closed as lost or frozen, too."),
	    SR_OP_REQUEST_SAVE, 0, on_closed, run_apply },
	{ 'w', "losses.win", N_("report"),
	    N_("Report what won a customer who ordered."), SR_OP_WIN_SAVE, 0,
	    on_wins, win_new },
	{ 'e', "losses.edit", N_("edit"), N_("Correct the win report."),
	    SR_OP_WIN_SAVE, 0, on_win, win_edit },
	{ 'a', "losses.sums", N_("analysis"),
	    N_("What losses were lost by, and the rates of a month."),
	    SR_OP_LOSS_SUM, 0, NULL, run_sums },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_losses = {
	.id = "losses",
	.title = N_("Loss cases"),
	.help = N_("Cards that are lost, out of control or frozen, why, and "
		   "when their customers are asked again. A month is closed "
		   "when its losses are analysed."),
	.panes = panes,
	.npanes = sizeof(panes) / sizeof(panes[0]),
	.actions = actions,
	.op = SR_OP_LOSS_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_REQUEST |
		 UINT64_C(1) << SR_NOUN_LOSS,
	.card = card_of,
};
