/*
 * The register of test drives: what is coming, all of them, the rates.  `o`
 * sends a booked one off, `b` takes it back.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/intl.h"
#include "tui/drive_forms.h"
#include "tui/drive_list.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/month_walk.h"
#include "tui/percent.h"
#include "tui/report_file.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

enum { PANE_COMING, PANE_ALL, PANE_RATES };

struct state {
	sr_day month; /* of the rates: see month_walk.h */
};

/* ---- the lists ---- */

/* From today on, and what did not come back. */
static void
find_coming(const struct view *v, struct sr_find *find)
{
	find->kind = SR_DRIVES_AND_OUT;
	find->from = v->ui->session.today;
	find->to = v->ui->session.today + 366;
}

static const struct form_row filter_rows[] = {
	{ .col = "staff" },
	{ .col = "state", .choice = &sr_choice_drive_state },
	{ .col = "from" },
	{ .col = "to" },
	{ .col = NULL },
};

static const struct form_spec filter = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = filter_rows,
};

#define NONE N_("No test drive is booked. n books one.")
static const struct list_spec coming =
    DRIVE_LIST(find_coming, drives_soonest, NULL, NONE);
static const struct list_spec all =
    DRIVE_LIST(NULL, drives_latest, &filter, NONE);

/* ---- rates ---- */

static const char *
who_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_drive_sum *s = row;

	(void)style, (void)a;
	return s->staff != 0 ? sr_dir_name(v->ui->dir, "staff", s->staff)
			     : _("The house");
}

PERCENT(rate_text, sr_drive_sum, rate)
PERCENT(rate_cards_text, sr_drive_sum, rate_cards)
PERCENT(rate_orders_text, sr_drive_sum, rate_orders)

static const struct column rate_columns[] = {
	{ .field = "staff",
	    .title = N_("Sales"),
	    .min = 9,
	    .weight = 1,
	    .text = who_text },
	{ .field = "drives", .title = N_("Drives"), .min = 6 },
	{ .field = "noshow", .title = N_("No-show"), .min = 7 },
	{ .field = "guests", .title = N_("Visits"), .min = 6 },
	{ .field = "rate",
	    .title = N_("/visits"),
	    .min = 7,
	    .tight = true,
	    .text = rate_text },
	{ .field = "cards", .title = N_("Cards"), .min = 5 },
	{ .field = "rate_cards",
	    .title = N_("/cards"),
	    .min = 6,
	    .tight = true,
	    .text = rate_cards_text },
	{ .field = "orders", .title = N_("Orders"), .min = 6 },
	{ .field = "rate_orders",
	    .title = N_("/drives"),
	    .min = 7,
	    .tight = true,
	    .text = rate_orders_text },
	{ .field = NULL },
};

static void
rate_preview(struct view *v, const void *row, struct rect r)
{
	(void)row;
	cell_wrap(&v->ui->grid, r,
	    _("Drives made / visits that left a number or were "
	      "not the first; drives / cards opened; drives after which the "
	      "card was ordered / drives."),
	    STYLE_DIM);
}

static const struct list_spec rates = {
	.row = &sr_rec_drive_sum,
	.op = SR_OP_DRIVE_SUM,
	.columns = rate_columns,
	.find = month_find,
	.preview = rate_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("Nothing to count yet."),
};

static const struct pane panes[] = {
	{ .title = N_("Coming"), .list = &coming },
	{ .title = N_("All"), .list = &all },
	{ .title = N_("Rates"), .list = &rates, .op = SR_OP_DRIVE_SUM },
};

static const char *
rates_about(struct view *v, struct arena *a)
{
	return v->pane == PANE_RATES ? month_text(v, a) : "";
}

/* ---- keys ---- */

static bool
on_rates(const struct view *v)
{
	return v->pane == PANE_RATES;
}

static const struct sr_drive *
on_drive(const struct view *v)
{
	return v->pane == PANE_RATES ? NULL : view_row(v);
}

static bool
on_any(const struct view *v)
{
	return on_drive(v) != NULL;
}

static bool
on_booked(const struct view *v)
{
	const struct sr_drive *d = on_drive(v);

	return d != NULL && d->state == SR_DRIVE_BOOKED;
}

static bool
on_road(const struct view *v)
{
	const struct sr_drive *d = on_drive(v);

	return d != NULL && d->state == SR_DRIVE_OUT;
}

static void
run_new(struct view *v)
{
	drive_new(v, 0, 0);
}

#define RUN(name, what) \
	static void name(struct view *v) \
	{ \
		const struct sr_drive *d = on_drive(v); \
		if (d != NULL) \
			what(v, d->id); \
	}
RUN(run_edit, drive_edit)
RUN(run_out, drive_leaves)
RUN(run_back, drive_returns)
RUN(run_cancel, drive_cancel)
RUN(run_missed, drive_missed)

static bool
on_card(const struct view *v)
{
	const struct sr_drive *d = on_drive(v);

	return d != NULL && d->card != 0;
}

static void
run_card(struct view *v)
{
	const struct sr_drive *d = on_drive(v);

	if (d != NULL && d->card != 0)
		card_show(v->ui, d->card);
}

/* What is coming; behind the other tabs, the month. */
static void
run_print(struct view *v)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	(v->pane == PANE_COMING ? find_coming : month_find)(v, &find);
	report_of_days(v,
	    v->pane == PANE_RATES ? "test-drive-rate" : "test-drives",
	    find.from, find.to);
}

static const struct action actions[] = {
	{ 'n', "drive.new", N_("book"),
	    N_("Book a car for a customer without a card; t on a card or a "
	       "register line books for that one."),
	    SR_OP_DRIVE_SAVE, 0, NULL, run_new },
	{ 'o', "drive.out", N_("out"),
	    N_("The car leaves: licence, agreement, kilometres."),
	    SR_OP_DRIVE_SAVE, 0, on_booked, run_out },
	{ 'b', "drive.back", N_("back"),
	    N_("The car is back: kilometres and what the customer says."),
	    SR_OP_DRIVE_SAVE, 0, on_road, run_back },
	{ K_ENTER, "drive.edit", N_("edit"), N_("Change the booking."),
	    SR_OP_DRIVE_SAVE, 0, on_any, run_edit },
	{ 'x', "drive.cancel", N_("cancel"), N_("Cancel it, with a reason."),
	    SR_OP_DRIVE_SAVE, 0, on_booked, run_cancel },
	{ 'm', "drive.noshow", N_("missed"), N_("The customer did not come."),
	    SR_OP_DRIVE_SAVE, 0, on_booked, run_missed },
	{ 'c', "drive.card", N_("card"), N_("The customer's card."),
	    SR_OP_CARD_GET, 0, on_card, run_card },
	MONTH_WALK("drives", on_rates),
	{ 'p', "drives.print", N_("print"),
	    N_("Write the list as text, CSV or JSON."), 0, 0, NULL, run_print },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_drives = {
	.id = "drives",
	.title = N_("Test drives"),
	.help = N_("Which car is with whom, and when. A car is booked once at "
		   "a time; it leaves with a licence and a signed agreement."),
	.panes = panes,
	.npanes = 3,
	.actions = actions,
	.op = SR_OP_DRIVE_FIND,
	.state = sizeof(struct state),
	.about = rates_about,
	.nouns = UINT64_C(1) << SR_NOUN_DRIVE,
};
