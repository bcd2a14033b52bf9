/*
 * The loss analysis of a month: what lost customers, and what each
 * salesperson applied for and lost, with the rates.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "model/report_spec.h"
#include "render/message.h"
#include "render/report.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/month_walk.h"
#include "tui/percent.h"
#include "tui/report_file.h"
#include "tui/screens.h"

#include "base/banned.h"

enum { PANE_CAUSES, PANE_RATES };

struct state {
	sr_day month; /* its first day */
	sr_id staff;  /* whose causes; 0: everybody's */
};

static void
find_causes(const struct view *v, struct sr_find *find)
{
	const struct state *s = v->state;

	month_find(v, find);
	find->staff = s->staff;
}

/* ---- causes ---- */

static const char *
cause_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	static const char *const fields[] = {
		[SR_LOSS_REASON] = "reason",
		[SR_LOSS_RIVAL] = "rival",
		[SR_LOSS_STAGE] = "stage",
		[SR_LOSS_GRADE] = "before",
		[SR_LOSS_DRIVE] = "drive",
	};
	const struct sr_loss_sum *s = row;
	const char *text = "";

	(void)a;
	if (s->part == SR_LOSS_ALL)
		return "";
	if (s->part >= SR_LOSS_REASON && s->part <= SR_LOSS_DRIVE)
		text = ui_text(v->ui, &sr_rec_loss_sum, fields[s->part], row);
	if (*text != '\0')
		return text;
	*style = STYLE_DIM;
	return _(REPORT_NOT_SAID);
}

PERCENT(share_text, sr_loss_sum, share)
PERCENT(product_text, sr_loss_sum, product_rate)
PERCENT(process_text, sr_loss_sum, process_rate)
PERCENT(refused_text, sr_loss_rate, refused_rate)
PERCENT(clear_text, sr_loss_rate, clear_rate)
PERCENT(by_product_text, sr_loss_rate, product_rate)
PERCENT(by_process_text, sr_loss_rate, process_rate)
PERCENT(lost_text, sr_loss_rate, loss_rate)

static int
cause_style(const struct view *v, const void *row)
{
	(void)v;
	return ((const struct sr_loss_sum *)row)->part == SR_LOSS_ALL
		   ? STYLE_TITLE
		   : STYLE_NORMAL;
}

static const struct column cause_columns[] = {
	{ .field = "part", .title = "", .min = 13 },
	{ .field = "reason",
	    .title = N_("Cause"),
	    .min = 12,
	    .weight = 1,
	    .text = cause_text },
	{ .field = "lost_type", .min = 14, .drop = 1 },
	{ .field = "lost", .min = 6 },
	{ .field = "share", .min = 6, .text = share_text },
	{ .field = "product_rate",
	    .title = N_("Product"),
	    .min = 7,
	    .text = product_text },
	{ .field = "process_rate",
	    .title = N_("Process"),
	    .min = 7,
	    .text = process_text },
	{ .field = NULL },
};

/* How each of them is counted, as on paper. */
static void
formula(struct view *v, struct rect r, const char *report)
{
	cell_wrap(&v->ui->grid, r, _(report_spec_of(report)->note), STYLE_DIM);
}

static void
cause_formula(struct view *v, const void *row, struct rect r)
{
	(void)row;
	formula(v, r, "loss-analysis");
}

static const struct list_spec causes = {
	.row = &sr_rec_loss_sum,
	.op = SR_OP_LOSS_SUM,
	.columns = cause_columns,
	.find = find_causes,
	.style = cause_style,
	.preview = cause_formula,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("No loss was agreed in this month."),
};

/* ---- rates ---- */

static const char *
who_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_loss_rate *l = row;

	(void)style, (void)a;
	return l->staff == 0 ? _("House")
			     : sr_dir_name(v->ui->dir, "staff", l->staff);
}

static int
rate_style(const struct view *v, const void *row)
{
	(void)v;
	return ((const struct sr_loss_rate *)row)->staff == 0 ? STYLE_TITLE
							      : STYLE_NORMAL;
}

static const struct column rate_columns[] = {
	{ .field = "staff",
	    .title = N_("Sales"),
	    .min = 6,
	    .weight = 1,
	    .text = who_text },
	{ .field = "applied", .title = N_("Appl."), .min = 5 },
	{ .field = "refused_rate",
	    .title = N_("Refused"),
	    .min = 7,
	    .tight = true,
	    .text = refused_text },
	{ .field = "clear_rate",
	    .title = N_("Clear"),
	    .min = 6,
	    .tight = true,
	    .text = clear_text },
	{ .field = "lost", .title = N_("Lost"), .min = 4 },
	{ .field = "product_rate",
	    .title = N_("Product"),
	    .min = 7,
	    .tight = true,
	    .text = by_product_text },
	{ .field = "process_rate",
	    .title = N_("Process"),
	    .min = 7,
	    .tight = true,
	    .text = by_process_text },
	{ .field = "fresh", .title = N_("New"), .min = 4 },
	{ .field = "carried", .title = N_("Old"), .min = 4 },
	{ .field = "back", .title = N_("Reop."), .min = 5, .tight = true },
	{ .field = "loss_rate",
	    .title = N_("Rate"),
	    .min = 6,
	    .tight = true,
	    .text = lost_text },
	{ .field = NULL },
};

static void
rate_formula(struct view *v, const void *row, struct rect r)
{
	(void)row;
	formula(v, r, "loss-rates");
}

static const struct list_spec rates = {
	.row = &sr_rec_loss_rate,
	.op = SR_OP_LOSS_RATE,
	.columns = rate_columns,
	.find = month_find,
	.style = rate_style,
	.preview = rate_formula,
	.preview_lines = 4,
	.beneath = true,
	.empty = N_("Nothing to count yet."),
};

static const struct pane panes[] = {
	[PANE_CAUSES] = { .title = N_("Causes"), .list = &causes },
	[PANE_RATES] = { .title = N_("Rates"), .list = &rates },
};

/* ---- keys ---- */

static const char *
sums_about(struct view *v, struct arena *a)
{
	const struct state *s = v->state;

	return arena_printf(a, "%s%s%s", month_text(v, a),
	    s->staff != 0 ? "  " : "",
	    s->staff != 0 ? sr_dir_name(v->ui->dir, "staff", s->staff) : "");
}

static bool
on_rate(const struct view *v)
{
	return v->pane == PANE_RATES && view_row(v) != NULL;
}

static bool
on_cause(const struct view *v)
{
	return v->pane == PANE_CAUSES && view_row(v) != NULL;
}

static struct sr_loss_ask
sums_ask(const struct view *v, sr_id staff)
{
	struct sr_loss_ask ask;

	sr_record_clear(&sr_rec_loss_ask, &ask);
	ask.from = month_shown(v);
	ask.to = day_month_end(ask.from);
	ask.staff = staff;
	return ask;
}

/* The cards that the line under the cursor counts. */
static void
run_lost(struct view *v)
{
	const struct state *s = v->state;
	const struct sr_loss_sum *line = view_row(v);
	struct sr_loss_ask ask = sums_ask(v, s->staff);

	ask.part = line->part;
	ask.reason = line->reason;
	ask.lost_type = line->lost_type;
	ask.rival = line->rival;
	ask.stage = line->stage;
	ask.before = line->before;
	ask.drive = line->drive;
	loss_cards_show(v->ui, &ask,
	    sr_enum_label(&sr_choice_loss_part, line->part),
	    cause_text(v, line, &(int){ 0 }, v->ui->frame));
}

/* The causes of who stands under the cursor. */
static void
run_causes(struct view *v)
{
	struct state *s = v->state;

	s->staff = ((const struct sr_loss_rate *)view_row(v))->staff;
	view_pane(v, PANE_CAUSES);
	view_reload(v);
}

/* Which of the line's figures? Its cards. */
static void
run_figure(struct view *v)
{
	const struct sr_loss_rate *line = view_row(v);
	struct sr_loss_ask ask = sums_ask(v, line->staff);
	struct item items[SR_LOSS_BACK];
	/* A frame is painted while it is asked: what lives longer. */
	const char *who = who_text(v, line, &(int){ 0 }, v->arena);
	int chosen;

	for (int i = 0; i < SR_LOSS_BACK; i++) {
		const char *col = sr_loss_figures[i + 1];
		items[i] = (struct item){ i + 1,
			_(sr_field_of(&sr_rec_loss_rate, col)->label), "",
			arena_dup(v->arena,
			    ui_text(v->ui, &sr_rec_loss_rate, col, line)) };
	}
	chosen = ui_choose(
	    v->ui, _("Cards of which figure?"), items, SR_LOSS_BACK, "", NULL);
	if (chosen < 0)
		return;
	ask.figure = chosen + 1;
	loss_cards_show(v->ui, &ask,
	    sr_field_of(&sr_rec_loss_rate, sr_loss_figures[ask.figure])->label,
	    who);
}

static void
run_print(struct view *v)
{
	const struct state *s = v->state;
	struct sr_report_ask ask;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = v->pane == PANE_RATES ? "loss-rates" : "loss-analysis";
	ask.staff = v->pane == PANE_RATES ? 0 : s->staff;
	ask.from = month_shown(v);
	ask.to = day_month_end(ask.from);
	report_to_file(v, &ask);
}

static const struct action actions[] = {
	{ K_ENTER, "loss_sums.lost", N_("cards"),
	    N_("The cards that the line counts."), SR_OP_LOSS_BEHIND, 0,
	    on_cause, run_lost },
	{ K_ENTER, "loss_sums.figure", N_("cards"),
	    N_("The cards behind one of the line's figures."),
	    SR_OP_LOSS_BEHIND, 0, on_rate, run_figure },
	{ 'c', "loss_sums.causes", N_("causes"),
	    N_("By what his customers were lost."), SR_OP_LOSS_SUM, 0, on_rate,
	    run_causes },
	MONTH_WALK("loss_sums", NULL),
	{ 'p', "loss_sums.print", N_("print"),
	    N_("Write the analysis as text, CSV or JSON."), 0, 0, NULL,
	    run_print },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_loss_sums = {
	.id = "loss_sums",
	.title = N_("Loss analysis"),
	.help = N_("What lost customers in a month, by the product or by our "
		   "process, and how many of those there were to lose."),
	.panes = panes,
	.npanes = sizeof(panes) / sizeof(panes[0]),
	.actions = actions,
	.op = SR_OP_LOSS_SUM,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_REQUEST,
	.about = sums_about,
};
