/*
 * What the lead watches: how cards move, contacts that may only have been
 * ticked off, customers that need help.  Enter opens the card.
 */
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/card_forms.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

/* ---- progress ---- */

static const char *
steps_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	int32_t n = ((const struct sr_progress_line *)row)->steps;

	(void)v;
	if (n == 0)
		return "";
	*style = n > 0 ? STYLE_OK : STYLE_OVERDUE;
	return arena_printf(a, "%+d", (int)n);
}

/* What is planned; of a closed card when that was, and what became of it. */
static const char *
plan_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_progress_line *l = row;

	(void)style, (void)a;
	return ui_text(v->ui, &sr_rec_progress_line,
	    l->closed != 0 ? "closed" : "next_day", row);
}

static const char *
fate_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_progress_line *l = row;

	(void)style, (void)a;
	return l->closed != 0
		   ? _(l->fate)
		   : ui_text(v->ui, &sr_rec_progress_line, "next_kind", row);
}

static int
progress_style(const struct view *v, const void *row)
{
	(void)v;
	return ((const struct sr_progress_line *)row)->closed != 0
		   ? STYLE_DIM
		   : STYLE_NORMAL;
}

static bool
leads(const struct view *v)
{
	return v->ui->session.role != SR_SALES;
}

static const struct column progress_columns[] = {
	{ .field = "opened", .min = 6 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "model", .min = 8, .weight = 1, .drop = 2 },
	{ .field = "owner", .title = N_("Sales"), .min = 6, .when = leads },
	{ .field = "first", .title = N_("First"), .min = 5 },
	{ .field = "grade", .title = N_("Now"), .min = 3, .tight = true },
	{ .field = "steps",
	    .title = "",
	    .min = 2,
	    .tight = true,
	    .text = steps_text },
	{ .field = "way", .min = 11, .weight = 1 },
	{ .field = "contacts", .title = N_("Done"), .min = 6, .drop = 1 },
	{ .field = "next_day",
	    .title = N_("Plan"),
	    .min = 5,
	    .text = plan_text },
	{ .field = "next_kind",
	    .title = "",
	    .min = 9,
	    .weight = 4,
	    .tight = true,
	    .text = fate_text },
	{ .field = "next_theme", .min = 8, .drop = 3 },
	{ .field = NULL },
};

static const struct form_row progress_filters[] = {
	{ .col = "staff" },
	{ .col = "grade" },
	{ .col = "model" },
	{ .col = "from", .label = N_("Opened from") },
	{ .col = "to", .label = N_("Opened to") },
	{ .col = NULL },
};
static const struct form_spec progress_filter = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = progress_filters,
};

static const struct list_spec progress = {
	.row = &sr_rec_progress_line,
	.op = SR_OP_BOARD_PROGRESS,
	.columns = progress_columns,
	.sorts = list_by_time,
	.filter = &progress_filter,
	.style = progress_style,
	.empty = N_("No open card, and none closed in this month."),
};

static const struct pane progress_panes[] = { { .list = &progress } };

static sr_id
progress_card(const struct view *v)
{
	const struct sr_progress_line *line = view_row(v);

	return line != NULL ? line->id : 0;
}

#define OPEN(name) \
	{ \
		K_ENTER, name ".open", N_("open"), N_("Open the card."), \
		    SR_OP_CARD_GET, 0, card_here, card_show_here \
	}
#define END \
	{ \
		0, NULL, NULL, NULL, 0, 0, NULL, NULL \
	}
#define CARDS \
	(UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT | \
	    UINT64_C(1) << SR_NOUN_MOVE)

static const struct action progress_actions[] = { OPEN("progress"), END };

const struct screen screen_progress = {
	.id = "progress",
	.title = N_("Progress of cards"),
	.help = N_("Each open card: the grade it began with, every judgement "
		   "since, and what is planned next. At the end those closed "
		   "in this month, when, and what became of them."),
	.panes = progress_panes,
	.npanes = 1,
	.actions = progress_actions,
	.op = SR_OP_BOARD_PROGRESS,
	.nouns = CARDS,
	.card = progress_card,
};

/* ---- evidence ---- */

/* What catches the eye, in words. */
static const char *
evidence_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_evidence_line *e = row;
	const struct sr_arg n[3] = { SR_NUM(e->repeated), SR_NUM(e->burst),
		SR_NUM(e->late) };
	const struct {
		bool on;
		const char *label;
	} why[] = { { e->empty, N_("nothing said") },
		{ e->repeated != 0, N_("same text seen {0}x") },
		{ e->burst != 0, N_("{1} in a minute") },
		{ e->late != 0, N_("{2} of 100 in the evening") } };
	const char *text = "";

	*style = STYLE_OVERDUE;
	for (size_t i = 0; i < sizeof(why) / sizeof(why[0]); i++)
		if (why[i].on)
			text = arena_printf(a, "%s%s%s", text,
			    *text != '\0' ? "  " : "",
			    ui_say(v->ui, a, why[i].label, n, 3));
	return text;
}

static const struct column evidence_columns[] = {
	{ .field = "staff", .title = N_("Sales"), .min = 6 },
	{ .field = "day", .min = 5 },
	{ .field = "minute", .title = "", .min = 5, .tight = true },
	{ .field = "name", .min = 8 },
	{ .field = "text", .min = 14, .weight = 1 },
	{ .field = "repeated", /* what it is sorted by */
	    .title = N_("Look at it because"),
	    .min = 24,
	    .weight = 1,
	    .text = evidence_text },
	{ .field = NULL },
};

static const struct form_row evidence_filters[] = {
	{ .col = "staff" },
	{ .col = "from" },
	{ .col = "to" },
	{ .col = NULL },
};
static const struct form_spec evidence_filter = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = evidence_filters,
};

/* All that was said, and when it was written down. */
static void
evidence_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_evidence_line *e = row;
	struct grid *g = &v->ui->grid;
	const struct sr_arg at = SR_TXT(arena_printf(v->ui->frame, "%s %s",
	    ui_text(v->ui, &sr_rec_evidence_line, "log_day", row),
	    ui_text(v->ui, &sr_rec_evidence_line, "log_minute", row)));

	cell_fill(g, r, STYLE_NORMAL);
	cell_add(g, r.y, r.x, r.w,
	    arena_printf(v->ui->frame, "%s  %s  %s", e->code, e->name,
		ui_say(v->ui, v->ui->frame, N_("logged {0}"), &at, 1)),
	    STYLE_DIM);
	cell_wrap(g, (struct rect){ r.y + 1, r.x, r.h - 1, r.w }, e->text,
	    STYLE_NORMAL);
}

static const struct list_spec evidence = {
	.row = &sr_rec_evidence_line,
	.op = SR_OP_EVIDENCE_FIND,
	.by_column = true,
	.columns = evidence_columns,
	.filter = &evidence_filter,
	.preview = evidence_preview,
	.preview_lines = 3,
	.beneath = true,
	.empty = N_("Nothing catches the eye in the contacts of these days."),
};

static const struct pane evidence_panes[] = { { .list = &evidence } };

static sr_id
evidence_card(const struct view *v)
{
	const struct sr_evidence_line *line = view_row(v);

	return line != NULL ? line->card : 0;
}

static const struct action evidence_actions[] = { OPEN("evidence"), END };

const struct screen screen_evidence = {
	.id = "evidence",
	.title = N_("Evidence of contacts"),
	.help = N_("Contacts of today, or of the days of the filter, that "
		   "were ticked off without content, with a text used again "
		   "and again, many within a minute, or always in the "
		   "evening. It is a reason to ask, no proof."),
	.panes = evidence_panes,
	.npanes = 1,
	.actions = evidence_actions,
	.op = SR_OP_EVIDENCE_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_CONTACT,
	.card = evidence_card,
};

/* ---- customers that need help ---- */

static const char *
abnormal_text(
    const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_abnormal_line *l = row;
	const struct sr_arg n[4] = { SR_NUM(l->overdue), SR_NUM(l->tries),
		SR_NUM(l->age), SR_NUM(l->fall) };
	const struct {
		bool on;
		const char *label;
	} why[] = { { l->overdue != 0, N_("overdue by {0} d") },
		{ l->tries != 0, N_("tries in vain: {1}") },
		{ l->fall != 0, N_("grades down: {3}") },
		{ l->age != 0, N_("in grade for {2} d") } };
	const char *text = "";

	*style = STYLE_OVERDUE;
	for (size_t i = 0; i < sizeof(why) / sizeof(why[0]); i++)
		if (why[i].on)
			text = arena_printf(a, "%s%s%s", text,
			    *text != '\0' ? "  " : "",
			    ui_say(v->ui, a, why[i].label, n, 4));
	return text;
}

static const char *
read_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_abnormal_line *l = row;

	(void)v, (void)style, (void)a;
	return *l->instruction == '\0' ? ""
	       : l->read_at != 0       ? _("read")
				       : _("not read yet");
}

static const struct column abnormal_columns[] = {
	{ .field = "name", .min = 8 },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "owner", .title = N_("Sales"), .min = 6 },
	{ .field = "overdue",
	    .title = N_("Needs help because"),
	    .min = 30,
	    .weight = 1,
	    .text = abnormal_text },
	{ .field = "instruction", .min = 12, .weight = 1 },
	{ .field = "read_at", .title = "", .min = 8, .text = read_text },
	{ .field = NULL },
};

static const struct form_row abnormal_filters[] = {
	{ .col = "staff" },
	{ .col = NULL },
};
static const struct form_spec abnormal_filter = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = abnormal_filters,
};

static const struct list_spec abnormals = {
	.row = &sr_rec_abnormal_line,
	.op = SR_OP_ABNORMAL_FIND,
	.columns = abnormal_columns,
	.by_column = true,
	.filter = &abnormal_filter,
	.empty = N_("Every open card goes as it should."),
	.marks = true,
};

static const struct pane abnormal_panes[] = { { .list = &abnormals } };

static sr_id
abnormal_card(const struct view *v)
{
	const struct sr_abnormal_line *line = view_row(v);

	return line != NULL ? line->id : 0;
}

static void
run_instruct(struct view *v)
{
	const struct sr_abnormal_line *line = view_row(v);

	card_instruct(v, line->id, line->owner);
}

static void
run_hand(struct view *v)
{
	const struct sr_abnormal_line *line = view_row(v);

	card_hand_over(v, line->id, line->owner, SR_TAKEOVER);
}

static void
run_take(struct view *v)
{
	card_take_over(v, abnormal_card(v));
}

static const struct action abnormal_actions[] = {
	OPEN("abnormal"),
	{ 'i', "abnormal.instruct", N_("instruct"),
	    N_("Leave the salesperson a line on this card."),
	    SR_OP_INSTRUCTION_SAVE, 0, card_here, run_instruct },
	{ 'K', "abnormal.take", N_("take over"),
	    N_("Apply for having the card yourself: another lead decides."),
	    SR_OP_REQUEST_DECIDE, 0, card_here, run_take },
	{ 'H', "abnormal.handover", N_("hand over"),
	    N_("Give the card to another salesperson."), SR_OP_CARD_HANDOVER, 0,
	    card_here, run_hand },
	END,
};

const struct screen screen_abnormal = {
	.id = "abnormal",
	.title = N_("Customers that need help"),
	.help = N_("Open cards that are long overdue, not reached again and "
		   "again, down by several grades, or far longer in their "
		   "grade than it takes to buy: to be taken over, handed over, "
		   "or helped by an instruction. How much is too much stands "
		   "in F9, Settings."),
	.panes = abnormal_panes,
	.npanes = 1,
	.actions = abnormal_actions,
	.op = SR_OP_ABNORMAL_FIND,
	.nouns = CARDS | UINT64_C(1) << SR_NOUN_DAY |
		 UINT64_C(1) << SR_NOUN_HANDOVER,
	.card = abnormal_card,
};
