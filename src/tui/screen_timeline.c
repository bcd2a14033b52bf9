/*
 * The timeline of one number: who did what when, and what the rule of that
 * day says of it; with other days beside it when they are tried.
 */
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

enum { WIDE = 100 }; /* all columns have room */

struct state {
	char phone[32], days[8];
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static void
steps_find(const struct view *v, struct sr_find *find)
{
	const struct state *s = state_of(v);

	find->search = arena_printf(v->ui->frame, "%s%s%s", s->phone,
	    s->days[0] != '\0' ? " " : "", s->days);
}

/*
 * What the other days change stands in the colour of what is late; without
 * the reason behind a colon where that would be cut.
 */
static const char *
would_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_step *s = row;
	const char *text, *end;

	if (!s->differs)
		return "";
	*style = STYLE_OVERDUE;
	text = ui_text(v->ui, &sr_rec_step, "would", s);
	end = strstr(text, _(": "));
	return end != NULL && v->ui->grid.w < WIDE
		   ? arena_printf(a, "%.*s", (int)(end - text), text)
		   : text;
}

/* What an application is for, whom a card went to; else the verdict. */
static const char *
verdict_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_step *s = row;
	const struct sr_arg to[1] = { SR_TXT(
	    ui_text(v->ui, &sr_rec_step, "to_staff", s)) };

	(void)style;
	if (s->request != 0)
		return ui_text(v->ui, &sr_rec_step, "request", s);
	if (s->verdict == SR_VERDICT_MOVES)
		return message_text(a, _("another owner: {0}"), to, 1);
	return ui_text(v->ui, &sr_rec_step, "verdict", s);
}

static const char *
rule_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_step *s = row;

	(void)v, (void)style;
	return s->rule_days == 0 ? "" : arena_printf(a, "%4d", s->rule_days);
}

static bool
tries_days(const struct view *v)
{
	return state_of(v)->days[0] != '\0';
}

/* Where it is narrow, what would be takes the place of what is until when. */
static const struct column columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "minute", .min = 5, .tight = true },
	{ .field = "kind", .min = 12 },
	{ .field = "staff", .title = N_("By"), .min = 6, .tight = true },
	{ .field = "owner", .title = N_("Whose"), .min = 6, .tight = true },
	{ .field = "verdict", .min = 23, .text = verdict_text },
	{ .field = "until", .title = N_("Until"), .min = 5, .drop = 1 },
	{ .field = "rule_days",
	    .title = N_("Rule"),
	    .min = 4,
	    .tight = true,
	    .text = rule_text,
	    .drop = 2 },
	{ .field = "would",
	    .title = N_("Would be"),
	    .min = 9,
	    .weight = 1,
	    .text = would_text,
	    .when = tries_days },
	{ .field = NULL },
};

/* The words, what became of a card, the stand-in's share, what would be. */
static void
step_preview(struct view *v, const void *row, struct rect r)
{
	const struct sr_step *s = row;
	struct arena *a = v->ui->frame;
	const struct sr_arg arg[4] = { SR_TXT(ui_text(
					   v->ui, &sr_rec_step, "after", s)),
		SR_TXT(ui_text(v->ui, &sr_rec_step, "share", s)),
		SR_TXT(state_of(v)->days),
		SR_TXT(ui_text(v->ui, &sr_rec_step, "would", s)) };
	const struct {
		bool said;
		const char *text;
	} more[] = { { s->after != 0, N_("Grade {0}.") },
		{ s->share != 0, N_("Share of the stand-in {1}.") },
		{ s->differs, N_("With {2} d: {3}.") } };
	const char *text =
	    arena_printf(a, "%s  %s", s->name, message_kept(a, s->text, true));

	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		if (more[i].said)
			text = arena_printf(a, "%s  %s", text,
			    message_text(a, _(more[i].text), arg, 4));
	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	cell_wrap(&v->ui->grid, r, text, STYLE_NORMAL);
}

static const struct list_spec steps = {
	.row = &sr_rec_step,
	.op = SR_OP_TIMELINE,
	.columns = columns,
	.find = steps_find,
	.preview = step_preview,
	.preview_lines = 2,
	.beneath = true,
	.empty = N_("n asks for a number. One that the house does not know has "
		    "no lines."),
};

static const struct pane panes[] = {
	{ .list = &steps },
};

static void
run_number(struct view *v)
{
	struct state *s = state_of(v);
	const char *typed =
	    ui_prompt(v->ui, _("Which number, whole?"), s->phone, v->arena);

	if (typed == NULL || strlen(typed) >= sizeof(s->phone))
		return;
	memcpy(s->phone, typed, strlen(typed) + 1);
	view_reload(v);
}

/* What the other days change, in a word. */
static void
say_difference(struct view *v)
{
	struct sr_find find;
	struct sr_rows rows;
	int64_t n = 0;

	sr_record_clear(&sr_rec_find, &find);
	steps_find(v, &find);
	if (ui_call(v->ui, SR_OP_TIMELINE, &find, &rows, v->ui->frame) < 0)
		return;
	for (size_t i = 0; i < rows.n; i++)
		n += SR_ROW(const struct sr_step, &rows, i)->differs;
	ui_message(v->ui, MSG_OK,
	    n == 0 ? N_("With {0} d nothing would differ.")
		   : N_("With {0} d steps would differ: {1}."),
	    2, SR_TXT(state_of(v)->days), SR_NUM(n));
}

static void
run_days(struct view *v)
{
	struct state *s = state_of(v);
	const char *typed = ui_prompt(v->ui,
	    _("Protected for how many days instead? Nothing: by the rule."),
	    s->days, v->arena);

	if (typed == NULL || strlen(typed) >= sizeof(s->days) ||
	    strspn(typed, "0123456789") != strlen(typed))
		return;
	memcpy(s->days, typed, strlen(typed) + 1);
	view_reload(v);
	if (s->days[0] != '\0')
		say_difference(v);
}

static bool
has_number(const struct view *v)
{
	return state_of(v)->phone[0] != '\0';
}

static sr_id
card_of(const struct view *v)
{
	const struct sr_step *s = view_row(v);

	return s != NULL ? s->card : 0;
}

static const struct action actions[] = {
	{ 'n', "timeline.number", N_("number"),
	    N_("Ask for the timeline of a number."), SR_OP_TIMELINE, 0, NULL,
	    run_number },
	{ 'w', "timeline.days", N_("what if"),
	    N_("What would the rule say with other days of protection?"),
	    SR_OP_TIMELINE, 0, has_number, run_days },
	{ K_ENTER, "timeline.open", N_("card"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

static const char *
timeline_about(struct view *v, struct arena *a)
{
	const struct state *s = state_of(v);

	return arena_printf(
	    a, "%s%s%s", s->phone, s->days[0] != '\0' ? "  ? " : "", s->days);
}

const struct screen screen_timeline = {
	.id = "timeline",
	.title = N_("Timeline"),
	.help = N_("Everything that happened with one number, step by step, "
		   "with what the rule of that day says."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_TIMELINE,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT |
		 UINT64_C(1) << SR_NOUN_VISIT | UINT64_C(1) << SR_NOUN_LINK |
		 UINT64_C(1) << SR_NOUN_MERGE | UINT64_C(1) << SR_NOUN_REQUEST |
		 UINT64_C(1) << SR_NOUN_OWNER_RULE,
	.ask = run_number,
	.card = card_of,
	.about = timeline_about,
};
