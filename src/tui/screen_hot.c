/*
 * The H/A board: hot cards held against those that the month's target needs,
 * a line a salesperson and one of the house.
 */
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "render/report.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/report_file.h"
#include "tui/screens.h"
#include "tui/target_form.h"

#include "base/banned.h"

struct state {
	struct sr_rows rows;
	bool borrowed; /* somebody's rate is the house's */
};

static int
hot_load(struct view *v)
{
	struct state *s = v->state;
	struct sr_find find;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_board_hot(v->ui->sr, &find, &s->rows, v->arena);
	s->borrowed = false;
	for (size_t i = 0; rc == SR_OK && i < s->rows.n; i++)
		s->borrowed |=
		    SR_ROW(struct sr_hot_line, &s->rows, i)->of_house;
	return rc;
}

/* They come whole, with the screen. */
static int
hot_fetch(struct view *v, const struct sr_find *find, struct sr_rows *rows,
    struct arena *a)
{
	const struct state *s = v->state;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_hot_line) };
	if (find->key_id != 0)
		return SR_OK;
	if (find->sort != 0)
		return sr_board_hot(v->ui->sr, find, rows, a);
	rows->row = arena_alloc(a, s->rows.n * rows->size + 1);
	if (rows->row == NULL)
		return SR_E_NOMEM;
	rows->n = s->rows.n;
	if (rows->n > 0)
		memcpy(rows->row, s->rows.row, rows->n * rows->size);
	return SR_OK;
}

/* Cells of the columns whose text is made here, to the right. */
enum { TARGET = 6, RATE = 7, NEEDED = 6, SHORT = 6, AGE = 5 };

static const char *
number(struct arena *a, int32_t n)
{
	return n < 0 ? REPORT_ABSENT : arena_printf(a, "%d", (int)n);
}

static const char *
percent(struct arena *a, int32_t rate)
{
	return rate < 0 ? REPORT_ABSENT : report_percent(a, rate);
}

static const char *
who_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_hot_line *l = row;

	(void)style, (void)a;
	return l->staff == 0 ? _("House")
			     : sr_dir_name(v->ui->dir, "staff", l->staff);
}

static const char *
target_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return text_pad(a, number(a, ((const struct sr_hot_line *)row)->target),
	    TARGET, true);
}

static const char *
rate_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_hot_line *l = row;

	(void)v, (void)style;
	return text_pad(a,
	    arena_printf(
		a, "%s%s", percent(a, l->rate), l->of_house ? "*" : " "),
	    RATE, true);
}

static const char *
needed_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return text_pad(a, number(a, ((const struct sr_hot_line *)row)->needed),
	    NEEDED, true);
}

/* The colour's meaning stands beside it. */
static const char *
short_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	static const struct {
		int style;
		const char *glyph;
	} warnings[] = { { STYLE_DIM, "  " }, { STYLE_OK, "  " },
		{ STYLE_OVERDUE, " ~" }, { STYLE_ERROR, " !" } };
	const struct sr_hot_line *l = row;
	int w = l->warning >= 0 && l->warning <= SR_SHORT ? l->warning : 0;

	(void)v;
	*style = warnings[w].style;
	return text_pad(a,
	    arena_printf(a, "%s%s", number(a, l->lacking), warnings[w].glyph),
	    SHORT, true);
}

static const char *
age_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_hot_line *l = row;
	struct sr_arg days = SR_NUM(l->age);

	(void)v, (void)style;
	return text_pad(a,
	    l->age < 0 ? REPORT_ABSENT : message_text(a, _("{0} d"), &days, 1),
	    AGE, true);
}

static int
line_style(const struct view *v, const void *row)
{
	(void)v;
	return ((const struct sr_hot_line *)row)->staff == 0 ? STYLE_TITLE
							     : STYLE_NORMAL;
}

static const struct column columns[] = {
	{ .field = "staff",
	    .title = N_("Sales"),
	    .min = 8,
	    .weight = 1,
	    .text = who_text },
	{ .field = "h", .title = "H", .min = 3 },
	{ .field = "a", .title = "A", .min = 3 },
	{ .field = "orders", .title = N_("Ord."), .min = 4 },
	{ .field = "delivered", .title = N_("Del."), .min = 4 },
	{ .field = "target", .min = TARGET, .text = target_text },
	{ .field = "rate",
	    .title = N_("Closes"),
	    .min = RATE,
	    .text = rate_text },
	{ .field = "needed", .min = NEEDED, .text = needed_text },
	{ .field = "held", .title = N_("Held"), .min = 4 },
	{ .field = "lacking", .min = SHORT, .text = short_text },
	{ .field = "age", .title = N_("Age"), .min = AGE, .text = age_text },
	{ .field = NULL },
};

static const struct list_spec hot = {
	.row = &sr_rec_hot_line,
	.op = SR_OP_BOARD_HOT,
	.fetch = hot_fetch,
	.columns = columns,
	.by_column = true,
	.style = line_style,
	.empty = N_("Nobody sells here yet: F9, Staff."),
};

static const struct pane panes[] = {
	{ .list = &hot },
};

static void
hot_header(struct view *v, struct rect r)
{
	const struct state *s = v->state;
	const struct sr_hot_line *house =
	    s->rows.n > 0 ? SR_ROW(struct sr_hot_line, &s->rows, s->rows.n - 1)
			  : NULL;
	struct sr_arg left = SR_NUM(house != NULL ? house->left : 0);
	int x = r.x + 1;

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	x += cell_add(&v->ui->grid, r.y, x, r.w - 1,
	    message_text(
		v->ui->frame, _("Days to the month's end: {0}"), &left, 1),
	    STYLE_NORMAL);
	if (s->borrowed)
		cell_add(&v->ui->grid, r.y, x + 3, r.w - x - 3,
		    _("* too few own cards: the house's rate"), STYLE_DIM);
	else if (house != NULL && house->rate < 0)
		cell_add(&v->ui->grid, r.y, x + 3, r.w - x - 3,
		    _("too few cards were decided: no closing rate yet"),
		    STYLE_DIM);
}

/* ---- keys ---- */

static void
run_cards(struct view *v)
{
	const struct sr_hot_line *l = view_row(v);
	struct subject about = { .staff = l->staff, .kind = 1 };

	view_open(v->ui, &screen_cards, &about);
}

/* Whose cards these are, over the days of the month. */
static void
run_sheet(struct view *v)
{
	const struct sr_hot_line *l = view_row(v);
	struct subject about = { .staff = l->staff, .kind = 1 };

	view_open(v->ui, &screen_sheet, &about);
}

/* The formula, with the numbers of the line in it. */
static void
run_formula(struct view *v)
{
	const struct sr_hot_line *l = view_row(v);
	const struct state *s = v->state;
	const struct sr_hot_line *of = l;
	struct arena *a = arena_new();

	if (a == NULL)
		return;
	if (l->of_house)
		of = SR_ROW(struct sr_hot_line, &s->rows, s->rows.n - 1);
	const struct sr_arg needed[4] = { SR_TXT(number(a, l->target)),
		SR_NUM(l->delivered), SR_NUM(l->orders),
		SR_TXT(percent(a, l->rate)) };
	const struct sr_arg rate[2] = { SR_NUM(of->num), SR_NUM(of->den) };
	const struct sr_arg lack[3] = { SR_TXT(number(a, l->needed)),
		SR_NUM(l->held), SR_TXT(number(a, l->lacking)) };
	const struct sr_arg own[1] = { SR_NUM(l->den) };
	struct item lines[5] = {
		{ 0, _("needed = (target - delivered - orders) / closing rate"),
		    "", "" },
	};
	size_t n = 1;
	if (l->target >= 0)
		lines[n++] = (struct item){ 1,
			message_text(a,
			    _("= ({0} - {1} - {2}) / {3}, rounded up"), needed,
			    4),
			"", "" };
	lines[n++] = (struct item){ 2,
		message_text(a,
		    _("closing rate: ordered {0}, of hot cards that were "
		      "decided {1}"),
		    rate, 2),
		"", "" };
	if (l->of_house)
		lines[n++] = (struct item){ 3,
			message_text(a,
			    _("the house's rate: own cards decided: {0}"), own,
			    1),
			"", "" };
	if (l->needed >= 0)
		lines[n++] = (struct item){ 4,
			message_text(a,
			    _("short = needed {0} - held {1} = {2}"), lack, 3),
			"", "" };
	else if (l->target < 0 || l->rate <= 0)
		lines[n++] = (struct item){ 4,
			l->target < 0
			    ? _("there is no target: the manager sets it "
				"with T on this board")
			: l->rate < 0 ? _("too few were decided: no rate")
				      : _("none was ordered: no number is "
					  "enough"),
			"", "" };
	ui_choose(v->ui, _("Formula"), lines, n, "", NULL);
	arena_free(a);
}

static void
run_target(struct view *v)
{
	target_form(v, ((const struct sr_hot_line *)view_row(v))->staff);
}

static void
run_print(struct view *v)
{
	struct sr_report_ask ask;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "hot-board";
	ask.from = ask.to = v->ui->session.today;
	report_to_file(v, &ask);
}

static bool
on_row(const struct view *v)
{
	return view_row(v) != NULL;
}

static const struct action actions[] = {
	{ K_ENTER, "hot.cards", N_("cards"), N_("Open the hot cards."),
	    SR_OP_CARD_FIND, 0, on_row, run_cards },
	{ '=', "hot.formula", N_("formula"),
	    N_("Show how the needed number comes about."), 0, 0, on_row,
	    run_formula },
	{ 'm', "hot.sheet", N_("month"),
	    N_("Open the month sheet of this salesperson."), SR_OP_BOARD_SHEET,
	    0, on_row, run_sheet },
	{ 'T', "hot.target", N_("target"),
	    N_("Set what a month is to bring: deliveries, or another "
	       "measure."),
	    SR_OP_TARGET_SAVE, 0, on_row, run_target },
	{ 'p', "hot.print", N_("print"),
	    N_("Write the board as text, CSV or JSON."), 0, 0, NULL,
	    run_print },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_hot = {
	.id = "hot",
	.title = N_("H/A board"),
	.help = N_("Hot cards held against those that the month's target "
		   "needs, by the own closing rate. ~ is tight, ! is short."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_BOARD_HOT,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_MOVE |
		 UINT64_C(1) << SR_NOUN_TARGET | UINT64_C(1) << SR_NOUN_STAFF,
	.load = hot_load,
	.header = hot_header,
};
