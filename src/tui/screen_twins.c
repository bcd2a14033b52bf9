/*
 * Persons who look alike, and those that were made one.  Which of their data
 * holds is chosen in screen_merge.c.
 */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/screens.h"

#include "base/banned.h"

/* A number that a couple shares says little. */
static const char *
why_text(const struct view *v, const void *row, int *style, struct arena *a)
{
	const struct sr_twin *t = row;

	(void)a;
	if (!t->family)
		return ui_text(v->ui, &sr_rec_twin, "why", t);
	*style = STYLE_DIM;
	return _("Family?");
}

static const struct column columns[] = {
	{ .field = "why", .min = 13, .text = why_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "owner", .title = N_("Sales"), .min = 6, .tight = true },
	{ .field = "phone", .min = 13, .drop = 1 },
	{ .field = "other_name", .min = 8, .weight = 1 },
	{ .field = "other_grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "other_owner",
	    .title = N_("Sales"),
	    .min = 6,
	    .tight = true },
	{ .field = "other_phone", .min = 13, .drop = 2 },
	{ .field = NULL },
};

static const struct list_spec alike = {
	.row = &sr_rec_twin,
	.op = SR_OP_TWIN_FIND,
	.by_column = true,
	.columns = columns,
	.empty = N_("No two persons share a number, a paper, WeChat or name "
		    "and address."),
};

static const struct column merge_columns[] = {
	{ .field = "day", .min = 5 },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "other_name", .min = 8, .weight = 1 },
	{ .field = "code", .min = 11 },
	{ .field = "staff", .min = 8 },
	{ .field = "undone", .min = 6 },
	{ .field = "undoer", .min = 9, .drop = 1 },
	{ .field = NULL },
};

static const struct list_spec merges = {
	.row = &sr_rec_merge,
	.op = SR_OP_MERGE_FIND,
	.by_column = true,
	.columns = merge_columns,
	.empty = N_("No two persons were made one yet."),
};

static const struct pane panes[] = {
	{ .title = N_("Look alike"), .list = &alike },
	{ .title = N_("Merged"), .list = &merges },
};

/* ---- keys ---- */

static bool
on_pair(const struct view *v)
{
	return v->pane == 0 && view_row(v) != NULL;
}

static bool
on_merge(const struct view *v)
{
	return v->pane == 1 && view_row(v) != NULL;
}

static bool
can_undo(const struct view *v)
{
	return on_merge(v) &&
	       ((const struct sr_merge *)view_row(v))->undone == 0;
}

static void
run_open(struct view *v)
{
	const struct sr_twin *t = view_row(v);

	merge_show(v->ui, t->one, t->other);
}

static void
run_person(struct view *v)
{
	person_show(v->ui, ((const struct sr_merge *)view_row(v))->keep);
}

static void
run_apart(struct view *v)
{
	const struct sr_twin *t = view_row(v);
	struct sr_merge_ask ask = {
		.keep = t->one, .gone = t->other, .taken = ""
	};
	const struct sr_arg name[2] = { SR_TXT(t->name),
		SR_TXT(t->other_name) };
	struct sr_count n;

	if (!ui_confirm(
		v->ui, message_text(v->arena, _("{0} and {1} are two people?"),
			   name, 2)) ||
	    ui_call(v->ui, SR_OP_TWIN_APART, &ask, &n, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("They are listed no more."), 0);
}

static void
run_undo(struct view *v)
{
	const struct sr_merge *m = view_row(v);
	const struct sr_key key = { .id = m->id };
	const struct sr_arg name[2] = { SR_TXT(m->name),
		SR_TXT(m->other_name) };
	struct sr_merge out;

	if (!ui_confirm(
		v->ui, message_text(v->arena,
			   _("Make two of {0} and {1} again, each as before?"),
			   name, 2)) ||
	    ui_call(v->ui, SR_OP_MERGE_UNDO, &key, &out, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("The merge is undone."), 0);
}

static const struct action actions[] = {
	{ K_ENTER, "twins.open", N_("compare"),
	    N_("Both side by side: choose field by field, then make one of "
	       "them."),
	    SR_OP_MERGE_SAVE, 0, on_pair, run_open },
	{ 'k', "twins.apart", N_("keep apart"),
	    N_("They are two people: list them no more."), SR_OP_TWIN_APART, 0,
	    on_pair, run_apart },
	{ K_ENTER, "twins.person", N_("person"), N_("Who was kept."),
	    SR_OP_PERSON_GET, 0, on_merge, run_person },
	{ 'u', "twins.undo", N_("undo"),
	    N_("Make two of them again, until the day of the merge is "
	       "signed."),
	    SR_OP_MERGE_UNDO, 0, can_undo, run_undo },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_twins = {
	.id = "twins",
	.title = N_("Entered twice"),
	.help = N_("Persons who share a number, a paper, WeChat, or name and "
		   "address."),
	.panes = panes,
	.npanes = 2,
	.actions = actions,
	.op = SR_OP_TWIN_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_PERSON | UINT64_C(1) << SR_NOUN_MERGE,
};
