/*
 * Rules: grades and whose customer it is.  A rule that has begun stays; it
 * changes from a day on, and what a change of grades does is asked before.
 */
#include "tui/house_rows_own.h"

#include <showroom/ops.h>

#include "base/arena.h"
#include "tui/dialog.h"

#include "base/banned.h"

/* ---- grades ---- */

static const char *
grade_origin(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_grade_rule *rule = row;

	(void)v, (void)style, (void)a;
	return house_origin(rule->origin);
}

/* A number of days, right-aligned in W cells; nothing for none. */
static const char *
days(struct arena *a, int w, int32_t n)
{
	return n != 0 ? arena_printf(a, "%*d", w, (int)n) : "";
}

static const char *
buy_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return days(a, 11, ((const struct sr_grade_rule *)row)->buy_days);
}

static const char *
every_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return days(a, 7, ((const struct sr_grade_rule *)row)->every_days);
}

static const char *
cap_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style;
	return days(a, 5, ((const struct sr_grade_rule *)row)->cap_days);
}

static int
grade_style(const struct view *v, const void *row)
{
	const struct sr_grade_rule *g = row;

	return house_ended(v, g->valid_from, g->valid_to);
}

static const struct column grade_columns[] = {
	{ .field = "grade", .min = 5 },
	{ .field = "buy_days",
	    .title = N_("Buys within"),
	    .min = 11,
	    .text = buy_text },
	{ .field = "every_days",
	    .title = N_("Contact"),
	    .min = 7,
	    .text = every_text },
	{ .field = "cap_days", .title = N_("Cap"), .min = 5, .text = cap_text },
	{ .field = "chosen", .title = N_("In the log"), .min = 10 },
	{ .field = "origin", .min = 15, .weight = 1, .text = grade_origin },
	HOUSE_VALID,
	{ .field = NULL },
};

const struct list_spec house_list_grade = {
	.row = &sr_rec_grade_rule,
	.op = SR_OP_GRADE_FIND,
	.columns = grade_columns,
	.style = grade_style,
};

static const struct form_row grade_rows[] = {
	{ .col = "grade" },
	{ .col = "buy_days" },
	{ .col = "every_days" },
	{ .col = "cap_days" },
	{ .col = "chosen" },
	{ .col = "hot" },
	{ .col = "jump", .label = N_("Up without reason") },
	{ .col = "fall", .label = N_("Down without reason") },
	{ .col = "approve", .label = N_("Needs approval") },
	{ .col = "valid_from" },
	{ .col = NULL },
};

/* What a change of rules does, and shall it? */
static bool
grade_agreed(struct ui *ui, const struct sr_grade_effect *e)
{
	const struct sr_arg arg[3] = { SR_NUM(e->earlier), SR_DAYARG(e->first),
		SR_DAYARG(e->valid_from) };
	struct arena *a = arena_new();
	bool yes =
	    a != NULL &&
	    ui_confirm(ui,
		ui_say(ui, a,
		    e->earlier > 0 ? N_("Cards that get an earlier next date: "
					"{0}, the first on {1}. From {2} on?")
				   : N_("No card gets an earlier next date. "
					"From {2} on?"),
		    arg, 3));

	arena_free(a);
	return yes;
}

static int
save_grade(struct view *v, void *rec)
{
	struct sr_grade_rule *rule = rec, out;
	struct sr_grade_effect effect;
	int rc = sr_grade_effect(v->ui->sr, rule, &effect, v->arena);

	if (rc < 0)
		return rc;
	if (!grade_agreed(v->ui, &effect))
		return 1;
	rule->origin = "house";
	return house_save(v, &house_form_grade, rule, &out);
}

const struct form_spec house_form_grade = {
	.id = "grade",
	.title = N_("Grade rule"),
	.record = &sr_rec_grade_rule,
	.rows = grade_rows,
	.op = SR_OP_GRADE_SAVE,
	.get = SR_OP_GRADE_GET,
	.save = save_grade,
	.done = house_saved,
};

void
house_preset(struct view *v)
{
	static const struct answer which[] = { { 'f', N_("FAW-Toyota (ftms)") },
		{ 'h', N_("industry (habc)") }, { 0, NULL } };
	struct sr_preset_ask ask = { .valid_from = v->ui->session.today };
	struct sr_grade_effect effect;

	switch (ui_ask(v->ui, _("All grades as which preset says?"), which)) {
	case 'f': ask.name = "ftms"; break;
	case 'h': ask.name = "habc"; break;
	default: return;
	}
	/* Refused, it is asked again. */
	do {
		ask.valid_from = ui_prompt_day(v->ui,
		    _("From which day on? Today or later"), ask.valid_from);
		if (ask.valid_from == 0)
			return;
	} while (
	    ui_call(v->ui, SR_OP_PRESET_EFFECT, &ask, &effect, v->arena) < 0);
	if (effect.rules == 0) {
		ui_message(v->ui, MSG_INFO,
		    N_("The grades are as this preset says already."), 0);
		return;
	}
	if (!grade_agreed(v->ui, &effect) ||
	    ui_call(v->ui, SR_OP_PRESET_SAVE, &ask, &effect, v->arena) < 0)
		return;
	ui_message(v->ui, MSG_OK, N_("{0} rules begin on {1}."), 2,
	    SR_NUM(effect.rules), SR_DAYARG(effect.valid_from));
	view_reload(v);
}

/* ---- whose customer it is ---- */

static const char *
owner_origin(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)v, (void)style, (void)a;
	return house_origin(((const struct sr_owner_rule *)row)->origin);
}

static const char *
days_text(const struct view *v, struct arena *a, int32_t days)
{
	const struct sr_arg arg[1] = { SR_NUM(days) };

	return ui_say(v->ui, a, N_("{0} d"), arg, 1);
}

static const char *
protect_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)style;
	return days_text(
	    v, a, ((const struct sr_owner_rule *)row)->protect_days);
}

/* Without an effective contact. */
static const char *
recall_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)style;
	return days_text(
	    v, a, ((const struct sr_owner_rule *)row)->recall_days);
}

/* Before that. */
static const char *
warn_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	(void)style;
	return days_text(v, a, ((const struct sr_owner_rule *)row)->warn_days);
}

static int
owner_style(const struct view *v, const void *row)
{
	const struct sr_owner_rule *r = row;

	return house_ended(v, r->valid_from, r->valid_to);
}

static const struct column owner_columns[] = {
	{ .field = "protect_days",
	    .title = N_("Protected"),
	    .min = 9,
	    .text = protect_text },
	{ .field = "family", .title = N_("Families"), .min = 8 },
	{ .field = "share", .title = N_("Stand-in"), .min = 8 },
	{ .field = "recall_days",
	    .title = N_("Pool"),
	    .min = 6,
	    .text = recall_text },
	{ .field = "warn_days",
	    .title = N_("Warned"),
	    .min = 6,
	    .text = warn_text },
	{ .field = "claim_most", .title = N_("A day"), .min = 5 },
	{ .field = "origin",
	    .min = 13,
	    .weight = 1,
	    .text = owner_origin,
	    .drop = 3 },
	HOUSE_VALID,
	{ .field = NULL },
};

const struct list_spec house_list_owner = {
	.row = &sr_rec_owner_rule,
	.op = SR_OP_OWNER_FIND,
	.columns = owner_columns,
	.style = owner_style,
};

static const struct form_row owner_rows[] = {
	{ .col = "protect_days" },
	{ .col = "family" },
	{ .col = "share" },
	{ .col = "recall_days" },
	{ .col = "warn_days" },
	{ .col = "claim_most" },
	{ .col = "valid_from" },
	{ .col = NULL },
};

static int
save_owner(struct view *v, void *rec)
{
	struct sr_owner_rule out;

	return house_save(v, &house_form_owner, rec, &out);
}

const struct form_spec house_form_owner = {
	.id = "owner.rule",
	.title = N_("Ownership rule"),
	.record = &sr_rec_owner_rule,
	.rows = owner_rows,
	.op = SR_OP_OWNER_SAVE,
	.get = SR_OP_OWNER_GET,
	.save = save_owner,
	.done = house_saved,
};
