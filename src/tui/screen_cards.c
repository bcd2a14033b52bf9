/* The prospect cards: a list with filters; Enter opens one, l logs. */
#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/card_forms.h"
#include "tui/card_text.h"
#include "tui/contact_strip.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/marks.h"
#include "tui/screens.h"

#include "base/banned.h"

/* Which cards: a salesperson begins with his own. */
enum scope { SCOPE_MINE, SCOPE_ALL, SCOPE_OVERDUE, NSCOPES };

struct state {
	bool begun;
	int scope;
	struct sr_sum sum;
};

static const char *const scope_names[NSCOPES] = { N_("mine"),
	N_("the whole house"), N_("overdue") };

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static int
cards_load(struct view *v)
{
	struct state *s = v->state;
	struct sr_find find;

	if (!s->begun) {
		s->begun = true;
		s->scope =
		    v->ui->session.role == SR_SALES ? SCOPE_MINE : SCOPE_ALL;
	}
	sr_record_clear(&sr_rec_find, &find);
	find.from = find.to = v->ui->session.today;
	find.kind = SR_SUM_CARDS;
	find.own = v->own =
	    s->scope == SCOPE_MINE ||
	    (s->scope == SCOPE_OVERDUE && v->ui->session.role == SR_SALES);
	return sr_sum_get(v->ui->sr, &find, &s->sum, v->arena);
}

static void
cards_find(const struct view *v, struct sr_find *find)
{
	int scope = state_of(v)->scope;

	if (v->about.kind != 0) {
		find->staff = find->staff != 0 ? find->staff : v->about.staff;
		find->kind = v->about.kind;
		return;
	}
	if (find->staff == 0 &&
	    (scope == SCOPE_MINE ||
		(scope == SCOPE_OVERDUE && v->ui->session.role == SR_SALES)))
		find->own = true;
	if (scope == SCOPE_OVERDUE) {
		find->from = 1;
		find->to = v->ui->session.today - 1;
	}
}

/* Opened from the H/A board: whose hot cards these are. */
static void
hot_header(struct view *v, struct rect r)
{
	const struct sr_arg who =
	    SR_TXT(v->about.staff != 0
		       ? sr_dir_name(v->ui->dir, "staff", v->about.staff)
		       : _("the whole house"));

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	cell_add(&v->ui->grid, r.y, r.x + 1, r.w - 2,
	    message_text(v->ui->frame, _("Hot cards: {0}"), &who, 1),
	    STYLE_TITLE);
}

static void
cards_header(struct view *v, struct rect r)
{
	const struct sr_sum *n = &state_of(v)->sum;
	struct grid *g = &v->ui->grid;
	const struct sr_arg arg[4] = { SR_NUM(n->h), SR_NUM(n->a), SR_NUM(n->b),
		SR_NUM(n->c) };
	const struct sr_arg due[3] = { SR_NUM(n->n), SR_NUM(n->due),
		SR_NUM(n->overdue) };
	struct arena *a = v->ui->frame;
	int x = r.x + 1;

	if (v->about.kind != 0) {
		hot_header(v, r);
		return;
	}
	cell_fill(g, r, STYLE_NORMAL);
	x += cell_add(g, r.y, x, r.w - 1, _(scope_names[state_of(v)->scope]),
	    STYLE_TITLE);
	x += 2;
	x += cell_add(g, r.y, x, r.w - x,
	    message_text(a, "H {0}  A {1}  B {2}  C {3}", arg, 4),
	    STYLE_NORMAL);
	x += 2;
	cell_add(g, r.y, x, r.w - x,
	    message_text(a, _("N {0}   due today {1}  overdue {2}"), due, 3),
	    n->overdue > 0 ? STYLE_OVERDUE : STYLE_NORMAL);
}

/* His own cards need not say whose they are. */
static bool
not_mine(const struct view *v)
{
	return v->about.kind != 0 ? v->about.staff == 0
				  : state_of(v)->scope != SCOPE_MINE;
}

static const struct column columns[] = {
	{ .field = "next_day",
	    .title = N_("Due"),
	    .min = 8,
	    .text = card_due_text },
	{ .field = "name", .min = 8, .weight = 1 },
	{ .field = "tail", .min = 4, .tight = true },
	{ .field = "grade", .title = N_("Gr"), .min = 2, .tight = true },
	{ .field = "model", .min = 10, .weight = 1, .tight = true },
	{ .field = "owner", .title = N_("Sales"), .min = 6, .when = not_mine },
	{ .field = "next_kind", .min = 8 },
	{ .field = "next_theme", .min = 8, .drop = 2 },
	{ .field = "source", .min = 8, .drop = 4 },
	{ .field = "opened",
	    .title = N_("Age"),
	    .min = 4,
	    .drop = 3,
	    .text = card_age_text },
	{ .field = "last_text",
	    .title = N_("Last contact"),
	    .min = 14,
	    .weight = 3,
	    .drop = 1,
	    .text = card_last_text },
	{ .field = NULL },
};

static const struct sr_enum state_values[] = {
	{ SR_CARDS_ALL, "all", N_("Open and closed") },
	{ SR_CARDS_CLOSED, "closed", N_("Closed only") },
	{ 0, NULL, NULL },
};
static const struct sr_choice state_choice = { "state", state_values };

static const struct form_row filter_rows[] = {
	{ .col = "staff" },
	{ .col = "grade" },
	{ .col = "model" },
	{ .col = "source" },
	{ .col = "from", .label = N_("Due from") },
	{ .col = "to", .label = N_("Due to") },
	{ .col = "state", .label = N_("Cards"), .choice = &state_choice },
	{ .col = NULL },
};

static const struct form_spec filter = {
	.title = N_("Show only"),
	.record = &sr_rec_find,
	.rows = filter_rows,
};

static const struct list_spec cards = {
	.row = &sr_rec_card_line,
	.op = SR_OP_CARD_FIND,
	.columns = columns,
	.sorts = card_sorts,
	.filter = &filter,
	.find = cards_find,
	.preview = card_preview,
	.preview_title = card_preview_title,
	.preview_lines = 3,
	.empty = N_("No card here. a shows other cards, n begins one, f "
		    "filters."),
	.empty_op = SR_OP_CARD_OPEN,
	.marks = true,
};

static const struct pane panes[] = {
	{ .list = &cards },
};

static sr_id
card_of(const struct view *v)
{
	const struct sr_card_line *line = view_row(v);

	return line != NULL ? line->id : 0;
}

/* The keys that act on the line's card need it to be the caller's. */
static bool
on_own_card(const struct view *v)
{
	const struct sr_card_line *line = view_row(v);

	return line != NULL && SR_GRADE_OPEN(line->grade) &&
	       (v->ui->session.role != SR_SALES ||
		   line->owner == v->ui->session.staff);
}

static void
run_scope(struct view *v)
{
	struct state *s = v->state;

	s->scope = (s->scope + 1) % NSCOPES;
	if (s->scope == SCOPE_MINE && v->ui->session.role != SR_SALES)
		s->scope = SCOPE_ALL;
	marks_none(v);
	view_reload(v);
}

/* A board's cards are what they are. */
static bool
may_scope(const struct view *v)
{
	return v->about.kind == 0;
}

static void
run_new(struct view *v)
{
	card_new(v->ui, 0);
}

/* The marked cards, this one, or all of its salesperson's. */
static void
run_hand(struct view *v)
{
	const struct sr_card_line *line = view_row(v);
	static const struct answer which[] = { { '1', N_("this card") },
		{ 'a', N_("all of this salesperson") }, { 0, NULL } };
	sr_id card = line->id, owner = line->owner;

	switch (marks_count(v) > 0
		    ? '1'
		    : ui_ask(v->ui, _("Hand over which cards?"), which)) {
	case '1': card_hand_over(v, card, owner, SR_HANDED); break;
	case 'a': card_hand_over(v, 0, owner, SR_HANDED); break;
	default: break;
	}
}

static const struct action actions[] = {
	{ K_ENTER, "cards.open", N_("open"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	CONTACT_LOG("cards", on_own_card),
	CONTACT_MOVE("cards", on_own_card),
	{ 'n', "cards.new", N_("new"), N_("Begin a new card."), SR_OP_CARD_OPEN,
	    0, NULL, run_new },
	{ 'a', "cards.scope", N_("mine/all"),
	    N_("Mine, the whole house, the overdue ones."), 0, 0, may_scope,
	    run_scope },
	{ 'H', "cards.handover", N_("hand over"),
	    N_("Hand over this card, the marked ones, or all of its "
	       "salesperson."),
	    SR_OP_CARD_HANDOVER, 0, card_here, run_hand },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_cards = {
	.id = "cards",
	.title = N_("Cards"),
	.help = N_("Every wish to buy is a card. An open card always has "
		   "exactly one next contact; its grade says how soon."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_CARD_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT,
	.load = cards_load,
	.card = card_of,
	.header = cards_header,
};
