/* Whom a customer counts as one with: couple, family, company. */
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/pick.h"
#include "tui/screens.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

static void
links_find(const struct view *v, struct sr_find *find)
{
	find->parent = v->about.id;
}

static const struct column columns[] = {
	{ .field = "name", .title = N_("Linked with"), .min = 12, .weight = 1 },
	{ .field = "kind", .title = N_("As"), .min = 22 },
	{ .field = "code", .title = N_("Card"), .min = 9 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "owner", .title = N_("Sales"), .min = 8 },
	{ .field = "note", .min = 10, .weight = 1 },
	{ .field = NULL },
};

static const struct list_spec lines = {
	.row = &sr_rec_link,
	.op = SR_OP_LINK_FIND,
	.columns = columns,
	.find = links_find,
	.empty = N_("Linked with nobody. n links a couple, a family, a "
		    "company."),
	.empty_op = SR_OP_LINK_SAVE,
};

static const struct pane panes[] = {
	{ .list = &lines },
};

static const struct form_row rows[] = {
	{ .col = "kind", .flags = FORM_MUST },
	{ .col = "note" },
	{ .col = NULL },
};

static int
link_write(struct view *v, void *rec)
{
	struct sr_link out;

	return sr_call(v->ui->sr, SR_OP_LINK_SAVE, rec, &out, v->arena);
}

static const struct form_spec form = {
	.id = "link",
	.title = N_("Link"),
	.record = &sr_rec_link,
	.rows = rows,
	.of = "one",
	.op = SR_OP_LINK_SAVE,
	.save = link_write,
	.done = view_reload,
};

static bool
on_row(const struct view *v)
{
	return view_row(v) != NULL;
}

static void
run_new(struct view *v)
{
	struct sr_link link;

	sr_record_clear(&sr_rec_link, &link);
	link.one = v->about.id;
	link.other =
	    person_pick(v, _("Linked with whom? Name, number or pinyin"));
	if (link.other == 0)
		return;
	link.kind = SR_LINK_COUPLE;
	form_open(v, &form, &link);
}

static void
run_end(struct view *v)
{
	const struct sr_key key = {
		.id = ((const struct sr_link *)view_row(v))->id
	};
	struct sr_link out;

	if (ui_call(v->ui, SR_OP_LINK_END, &key, &out, v->arena) < 0)
		return;
	view_reload(v);
	ui_message(v->ui, MSG_OK, N_("They count as two from now on."), 0);
}

static void
run_person(struct view *v)
{
	person_show(v->ui, ((const struct sr_link *)view_row(v))->other);
}

static const struct action actions[] = {
	{ 'n', "links.new", N_("new"),
	    N_("Link the customer with somebody who counts as one with "
	       "him."),
	    SR_OP_LINK_SAVE, 0, NULL, run_new },
	{ 'x', "links.end", N_("end"), N_("They count as two from now on."),
	    SR_OP_LINK_END, 0, on_row, run_end },
	{ K_ENTER, "links.person", N_("person"), N_("Who it is."),
	    SR_OP_PERSON_GET, 0, on_row, run_person },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_links = {
	.id = "links",
	.title = N_("Links"),
	.help = N_("Couples, families and companies count as one: the card of "
		   "one protects its salesperson when the other comes."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_LINK_FIND,
	.nouns = UINT64_C(1) << SR_NOUN_LINK | UINT64_C(1) << SR_NOUN_CARD,
};

void
links_show(struct ui *ui, sr_id person)
{
	const struct subject about = { .id = person };

	view_open(ui, &screen_links, &about);
}
