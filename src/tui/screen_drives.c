/*
 * The register of test drives: what is coming, all of them, the rates.  `o`
 * sends a booked one off, `b` takes it back.
 */
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

enum { PANE_COMING, PANE_ALL, PANE_RATES };

/* ---- the lists ---- */

static const char *
km_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_drive *d = row;

	(void)v, (void)style;
	if (d->state != SR_DRIVE_BACK)
		return "";
	return arena_printf(a, "%4d", (int)(d->km_back - d->km_out));
}

/* A car that should be back by now stands out. */
static const char *
state_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_drive *d = row;

	(void)a;
	if (d->state == SR_DRIVE_OUT)
		*style = d->day < v->ui->session.today ||
				 d->ends < v->ui->session.minute
			     ? STYLE_OVERDUE
			     : STYLE_OK;
	return _(sr_enum_label(&sr_choice_drive_state, d->state));
}

static int
drive_style(const struct view *v, const void *row)
{
	int32_t state = ((const struct sr_drive *)row)->state;

	(void)v;
	return state == SR_DRIVE_CANCELLED || state == SR_DRIVE_NOSHOW
		   ? STYLE_DIM
		   : STYLE_NORMAL;
}

static const struct column drive_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "begins", .min = 5, .tight = true },
	{ .field = "ends", .min = 5, .tight = true },
	{ .field = "state", .min = 11, .text = state_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "staff", .title = N_("Sales"), .min = 6, .tight = true },
	{ .field = "car", .min = 14, .weight = 1 },
	{ .field = "km_back", .title = N_("Km"), .min = 4, .text = km_text },
	{ .field = "route", .min = 14, .weight = 1, .drop = 2 },
	{ .field = "feedback", .min = 12, .weight = 2, .drop = 1 },
	{ .field = NULL },
};

/* Who drives, on which way, and what was said. */
static void
drive_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_drive *d = row;
	const struct sr_arg arg[4] = { SR_TXT(d->code),
		SR_TXT(*d->driver != '\0' ? d->driver : d->name),
		SR_TXT(*d->licence != '\0' ? d->licence : "-"),
		SR_TXT(d->route != 0
			   ? sr_dir_name(v->ui->dir, "route", d->route)
			   : "-") };
	int n = cell_wrap(&v->ui->grid, r,
	    ui_say(v->ui, v->ui->frame,
		N_("{0}  drives: {1}, licence {2}  route: {3}"), arg, 4),
	    STYLE_NORMAL);

	r.y += n;
	r.h -= n;
	if (r.h > 0)
		cell_wrap(&v->ui->grid, r, d->feedback, STYLE_NORMAL);
}

static void
find_coming(const struct view *v, struct sr_find *find)
{
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

static const struct list_spec coming = {
	.row = &sr_rec_drive,
	.op = SR_OP_DRIVE_FIND,
	.columns = drive_columns,
	.find = find_coming,
	.style = drive_style,
	.preview = drive_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("No test drive is booked. n books one."),
	.empty_op = SR_OP_DRIVE_SAVE,
};

static const struct list_spec all = {
	.row = &sr_rec_drive,
	.op = SR_OP_DRIVE_FIND,
	.columns = drive_columns,
	.sorts = list_by_time,
	.filter = &filter,
	.style = drive_style,
	.preview = drive_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("No test drive is booked. n books one."),
	.empty_op = SR_OP_DRIVE_SAVE,
};

static void
find_month(const struct view *v, struct sr_find *find)
{
	int year, month, day;

	day_split(v->ui->session.today, &year, &month, &day);
	find->from = v->ui->session.today - day + 1;
	find->to = v->ui->session.today;
}

static const char *
who_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_drive_sum *s = row;

	(void)style, (void)a;
	return s->staff != 0 ? sr_dir_name(v->ui->dir, "staff", s->staff)
			     : _("The house");
}

/* "12.5%", or "-" where there is nothing to divide by. */
static const char *
rate(struct arena *a, int32_t points)
{
	if (points < 0)
		return "     -";
	points = (points + 5) / 10;
	return arena_printf(a, "%4d.%d%%", points / 10, points % 10);
}

static const char *
rate_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return rate(a, ((const struct sr_drive_sum *)row)->rate);
}

static const char *
rate_cards_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return rate(a, ((const struct sr_drive_sum *)row)->rate_cards);
}

static const char *
rate_orders_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return rate(a, ((const struct sr_drive_sum *)row)->rate_orders);
}

static const struct column rate_columns[] = {
	{ .field = "staff",
	    .title = N_("Sales"),
	    .min = 8,
	    .weight = 1,
	    .text = who_text },
	{ .field = "drives", .title = N_("Drives"), .min = 6 },
	{ .field = "noshow", .title = N_("No-show"), .min = 7 },
	{ .field = "guests", .title = N_("Guests"), .min = 6 },
	{ .field = "rate",
	    .title = N_("Rate"),
	    .min = 7,
	    .tight = true,
	    .text = rate_text },
	{ .field = "cards", .title = N_("Cards"), .min = 6 },
	{ .field = "rate_cards",
	    .title = N_("Rate"),
	    .min = 7,
	    .tight = true,
	    .text = rate_cards_text },
	{ .field = "orders", .title = N_("Orders"), .min = 6 },
	{ .field = "rate_orders",
	    .title = N_("Rate"),
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
	    _("This month. Drives made / guests who left a number or came "
	      "again; drives / cards opened; drives after which the card was "
	      "ordered / drives."),
	    STYLE_DIM);
}

static const struct list_spec rates = {
	.row = &sr_rec_drive_sum,
	.op = SR_OP_DRIVE_SUM,
	.columns = rate_columns,
	.find = find_month,
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

/* ---- forms ---- */

static int
drive_write(struct view *v, void *rec)
{
	struct sr_drive out;
	int rc = sr_call(v->ui->sr, SR_OP_DRIVE_SAVE, rec, &out, v->arena);

	if (rc == SR_OK)
		v->saved = out.id;
	return rc;
}

static void
drive_written(struct view *v)
{
	view_reload(v);
	if (v->screen == &screen_drives && v->list[v->pane] != NULL)
		list_select(v->list[v->pane], v->saved);
}

/* Half an hour, until somebody says otherwise. */
static void
drive_change(struct view *v, struct form *f, const char *col)
{
	const struct sr_drive *d = form_record(f);

	(void)v;
	if (strcmp(col, "begins") == 0 && d->begins != 0 &&
	    !form_touched(f, "ends"))
		form_put_int(f, "ends", d->begins + 30);
}

static const struct form_row whole_rows[] = {
	{ .label = N_("Car") },
	{ .col = "car" },
	{ .col = "route" },
	{ .col = "day" },
	{ .col = "begins" },
	{ .col = "ends" },
	{ .label = N_("Customer") },
	{ .col = "name" },
	{ .col = "phone" },
	{ .col = "staff" },
	{ .col = "model" },
	{ .label = N_("Driver") },
	{ .col = "licence" },
	{ .col = "agreed" },
	{ .col = "driver" },
	{ .col = "driver_phone" },
	{ .col = "officer" },
	{ .label = N_("Came back"), .flags = FORM_MORE },
	{ .col = "km_out", .flags = FORM_MORE },
	{ .col = "km_back", .flags = FORM_MORE },
	{ .col = "feedback", .flags = FORM_MORE, .lines = 2 },
	{ .col = NULL },
};

static const struct form_spec whole = {
	.id = "drive",
	.title = N_("Test drive"),
	.record = &sr_rec_drive,
	.rows = whole_rows,
	.get = SR_OP_DRIVE_GET,
	.op = SR_OP_DRIVE_SAVE,
	.save = drive_write,
	.done = drive_written,
	.change = drive_change,
};

static const struct form_row out_rows[] = {
	{ .col = "licence" },
	{ .col = "agreed" },
	{ .col = "km_out" },
	{ .col = "officer" },
	{ .col = NULL },
};

static const struct form_spec leaving = {
	.title = N_("The car leaves"),
	.record = &sr_rec_drive,
	.rows = out_rows,
	.get = SR_OP_DRIVE_GET,
	.op = SR_OP_DRIVE_SAVE,
	.save = drive_write,
	.done = drive_written,
	.quick = true,
};

static const struct form_row back_rows[] = {
	{ .col = "km_back" },
	{ .col = "feedback", .lines = 1 },
	{ .col = NULL },
};

static const struct form_spec returning = {
	.title = N_("The car is back"),
	.record = &sr_rec_drive,
	.rows = back_rows,
	.get = SR_OP_DRIVE_GET,
	.op = SR_OP_DRIVE_SAVE,
	.save = drive_write,
	.done = drive_written,
	.quick = true,
};

void
drive_new(struct view *v, sr_id card, sr_id visit)
{
	struct sr_drive in, rec;

	sr_record_clear(&sr_rec_drive, &in);
	in.card = card;
	in.visit = visit;
	if (ui_call(v->ui, SR_OP_DRIVE_NEW, &in, &rec, v->arena) == SR_OK)
		form_open(v, &whole, &rec);
}

/* ---- keys ---- */

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

/* The row under the cursor as it is stored, to become STATE. */
static bool
drive_read(struct view *v, struct sr_drive *rec, int32_t state)
{
	const struct sr_key key = { .id = on_drive(v)->id };

	if (ui_call(v->ui, SR_OP_DRIVE_GET, &key, rec, v->arena) < 0)
		return false;
	if (state != 0)
		rec->state = state;
	v->saved = rec->id;
	return true;
}

static void
run_new(struct view *v)
{
	drive_new(v, 0, 0);
}

static void
run_edit(struct view *v)
{
	struct sr_drive rec;

	if (drive_read(v, &rec, 0))
		form_open(v, &whole, &rec);
}

static void
run_out(struct view *v)
{
	struct sr_drive rec;

	if (drive_read(v, &rec, SR_DRIVE_OUT))
		strip_open(v, &leaving, &rec);
}

static void
run_back(struct view *v)
{
	struct sr_drive rec;

	if (!drive_read(v, &rec, SR_DRIVE_BACK))
		return;
	rec.km_back = rec.km_out;
	strip_open(v, &returning, &rec);
}

static void
drive_ends(struct view *v, struct sr_drive *rec, const char *said)
{
	struct sr_drive out;

	if (ui_call(v->ui, SR_OP_DRIVE_SAVE, rec, &out, v->arena) < 0)
		return;
	/* Its name is gone with what is read anew. */
	ui_message(v->ui, MSG_OK, said, 1, SR_TXT(out.name));
	view_reload(v);
}

static void
run_cancel(struct view *v)
{
	struct sr_drive rec;

	if (!drive_read(v, &rec, SR_DRIVE_CANCELLED))
		return;
	rec.feedback =
	    ui_prompt(v->ui, _("Why is it cancelled?"), "", v->arena);
	if (rec.feedback != NULL)
		drive_ends(v, &rec, N_("{0}'s test drive is cancelled."));
}

static void
run_noshow(struct view *v)
{
	struct sr_drive rec;

	if (drive_read(v, &rec, SR_DRIVE_NOSHOW))
		drive_ends(v, &rec, N_("{0} did not come."));
}

static void
run_card(struct view *v)
{
	card_show(v->ui, on_drive(v)->card);
}

static bool
on_card(const struct view *v)
{
	return on_any(v) && on_drive(v)->card != 0;
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
	    SR_OP_DRIVE_SAVE, 0, on_booked, run_noshow },
	{ 'c', "drive.card", N_("card"), N_("The customer's card."),
	    SR_OP_CARD_GET, 0, on_card, run_card },
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
	.nouns = UINT64_C(1) << SR_NOUN_DRIVE,
};
