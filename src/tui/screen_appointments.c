/*
 * The board of appointments: who is expected, what came of those of a month,
 * and how many of them were kept.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/intl.h"
#include "tui/appointment_form.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/month_walk.h"
#include "tui/percent.h"
#include "tui/report_file.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

enum { PANE_COMING, PANE_MONTH, PANE_RATES };

struct state {
	sr_day month; /* see month_walk.h */
};

/* ---- lists ---- */

static void
find_coming(const struct view *v, struct sr_find *find)
{
	find->from = v->ui->session.today;
	find->to = v->ui->session.today + 366;
}

static const struct list_spec coming = {
	.row = &sr_rec_appointment,
	.op = SR_OP_APPOINTMENT_FIND,
	.by_column = true,
	.columns = appointment_columns,
	.find = find_coming,
	.empty = N_("Nobody is expected. b on a card or in My day books an "
		    "appointment."),
};

static const struct list_spec of_month = {
	.row = &sr_rec_appointment,
	.op = SR_OP_APPOINTMENT_FIND,
	.by_column = true,
	.columns = appointment_columns,
	.find = month_find,
	.empty = N_("No appointment in this month. [ shows the month before."),
};

static const char *
who_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_shows *s = row;

	(void)style, (void)a;
	return s->staff != 0 ? sr_dir_name(v->ui->dir, "staff", s->staff)
			     : _("The house");
}

static int
rate_style(const struct view *v, const void *row)
{
	(void)v;
	return ((const struct sr_shows *)row)->staff == 0 ? STYLE_TITLE
							  : STYLE_NORMAL;
}

PERCENT(rate_text, sr_shows, rate)

static const struct column rate_columns[] = {
	{ .field = "staff",
	    .title = N_("Sales"),
	    .min = 8,
	    .weight = 1,
	    .text = who_text },
	{ .field = "shown", .min = 9 },
	{ .field = "noshow", .min = 12 },
	{ .field = "rate", .min = 9, .text = rate_text },
	{ .field = "booked", .title = N_("Still booked"), .min = 12 },
	{ .field = "cancelled", .min = 9 },
	{ .field = NULL },
};

static void
rate_preview(struct view *v, const void *row, struct rect r)
{
	(void)row;
	cell_wrap(&v->ui->grid, r,
	    _("Show rate: turned up / (turned up + did not come); booked and "
	      "cancelled ones do not count. The register says who turned up."),
	    STYLE_DIM);
}

static const struct list_spec rates = {
	.row = &sr_rec_shows,
	.op = SR_OP_SHOWS_FIND,
	.columns = rate_columns,
	.find = month_find,
	.style = rate_style,
	.preview = rate_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("Nothing to count yet."),
};

static const struct pane panes[] = {
	[PANE_COMING] = { .title = N_("Coming"), .list = &coming },
	[PANE_MONTH] = { .title = N_("By month"), .list = &of_month },
	[PANE_RATES] = { .title = N_("Show rate"), .list = &rates },
};

static const char *
month_about(struct view *v, struct arena *a)
{
	return v->pane == PANE_COMING ? "" : month_text(v, a);
}

/* ---- keys ---- */

static const struct sr_appointment *
on_row(const struct view *v)
{
	return v->pane == PANE_RATES ? NULL : view_row(v);
}

static bool
on_any(const struct view *v)
{
	return on_row(v) != NULL;
}

static bool
of_months(const struct view *v)
{
	return v->pane != PANE_COMING;
}

static sr_id
card_of(const struct view *v)
{
	const struct sr_appointment *a = on_row(v);

	return a != NULL ? a->card : 0;
}

static void
run_change(struct view *v)
{
	const struct sr_appointment *a = on_row(v);

	if (a != NULL)
		appointment_edit(v, a->id);
}

static void
run_print(struct view *v)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	(v->pane == PANE_COMING ? find_coming : month_find)(v, &find);
	report_of_days(v, v->pane == PANE_RATES ? "show-rate" : "appointments",
	    find.from, find.to);
}

static const struct action actions[] = {
	{ K_ENTER, "appointments.change", N_("change"),
	    N_("Change the appointment, or say what came of it."),
	    SR_OP_APPOINTMENT_SAVE, 0, on_any, run_change },
	{ 'c', "appointments.card", N_("card"), N_("The customer's card."),
	    SR_OP_CARD_GET, 0, on_any, card_show_here },
	MONTH_WALK("appointments", of_months),
	{ 'p', "appointments.print", N_("print"),
	    N_("Write the list as text, CSV or JSON."), 0, 0, NULL, run_print },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_appointments = {
	.id = "appointments",
	.title = N_("Appointments"),
	.help = N_("Who is expected and who came. A line of the register on "
		   "the day shows that an appointment was kept; the end of the "
		   "day, that it was not. A supervisor may say otherwise, with "
		   "a reason."),
	.panes = panes,
	.npanes = sizeof(panes) / sizeof(panes[0]),
	.actions = actions,
	.op = SR_OP_APPOINTMENT_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_APPOINTMENT | UINT64_C(1)
							  << SR_NOUN_CARD,
	.card = card_of,
	.about = month_about,
};
