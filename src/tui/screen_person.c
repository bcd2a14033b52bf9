/*
 * A person: all fields at a glance, numbers masked until revealed, the form
 * to edit them, and the visits.
 */
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/history.h"
#include "tui/list.h"
#include "tui/pick.h"
#include "tui/screens.h"
#include "tui/ui.h"
#include "tui/visit_form.h"
#include "tui/visit_text.h"

#include "base/banned.h"

struct state {
	struct sr_person person;
	bool reveal; /* the numbers stand in full */
	bool all;    /* empty fields too */
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

static int
person_load(struct view *v)
{
	struct state *s = v->state;
	const struct sr_key key = { .id = v->about.id };

	sr_record_clear(&sr_rec_person, &s->person);
	if (!ui_may(v->ui, SR_OP_PERSON_GET))
		return SR_OK;
	return s->reveal
		   ? sr_person_reveal(v->ui->sr, &key, &s->person, v->arena)
		   : sr_person_get(v->ui->sr, &key, &s->person, v->arena);
}

static const char *
person_about(struct view *v, struct arena *a)
{
	const struct sr_visit_line *line =
	    v->list[1] != NULL ? list_row(v->list[1]) : NULL;

	(void)a;
	/* The desk knows what was said at the door. */
	return ui_may(v->ui, SR_OP_PERSON_GET) ? state_of(v)->person.name
	       : line != NULL                  ? line->name
					       : "";
}

/* ---- the data ---- */

static const struct form_row rows[] = {
	{ .label = N_("Person") },
	{ .col = "name" },
	{ .col = "sex" },
	{ .col = "birthday" },
	{ .col = "lunar", .flags = FORM_MORE },
	{ .col = "moon", .flags = FORM_MORE },
	{ .col = "kind", .flags = FORM_MORE },
	{ .col = "pinyin_fix", .flags = FORM_MORE },
	{ .label = N_("How to reach") },
	{ .col = "phone" },
	{ .col = "phone2" },
	{ .col = "phone3", .flags = FORM_MORE },
	{ .col = "wechat" },
	{ .col = "qq", .flags = FORM_MORE },
	{ .col = "email", .flags = FORM_MORE },
	{ .col = "visittime" },
	{ .col = "visitplace", .flags = FORM_MORE },
	{ .col = "no_calls" },
	{ .label = N_("Lives and works") },
	{ .col = "area" },
	{ .col = "job" },
	{ .col = "address", .flags = FORM_MORE },
	{ .col = "company", .flags = FORM_MORE },
	{ .col = "industry", .flags = FORM_MORE },
	{ .col = "income", .flags = FORM_MORE },
	{ .col = "marital", .flags = FORM_MORE },
	{ .col = "education", .flags = FORM_MORE },
	{ .col = "hobby", .flags = FORM_MORE },
	{ .col = "idkind", .flags = FORM_MORE },
	{ .col = "id_number", .flags = FORM_MORE },
	{ .label = N_("Consent") },
	{ .col = "consent" },
	{ .col = "consent_day" },
	{ .col = "medium" },
	{ .col = "channels" },
	{ .col = "note", .flags = FORM_MORE, .lines = 3 },
	{ .col = NULL },
};

#define LABEL 19
#define TWO_COLUMNS 76

/* Fields one after the other, two in a line where there is room. */
struct page {
	struct ui *ui;
	struct rect r;
	int y, column, columns;
	bool tight;          /* no room for empty lines */
	const char *heading; /* not painted yet */
};

static void
page_field(struct page *p, const char *label, const char *value)
{
	struct grid *g = &p->ui->grid;
	int w = p->r.w / p->columns, need = LABEL + 1 + text_cells(value);
	int x;

	if (p->heading != NULL) {
		p->y += p->column > 0;
		p->column = 0;
		p->y += p->y > 0 && !p->tight;
		if (p->y < p->r.h)
			cell_add(g, p->r.y + p->y, p->r.x + 1, p->r.w - 2,
			    p->heading, STYLE_TITLE);
		p->y++;
		p->heading = NULL;
	}
	if (p->column > 0 && need > w - 2) {
		p->y++;
		p->column = 0;
	}
	if (p->y >= p->r.h)
		return;
	x = p->r.x + 2 + p->column * w;
	cell_put(g, p->r.y + p->y, x, LABEL - 1, label, STYLE_DIM);
	cell_add(g, p->r.y + p->y, x + LABEL, p->r.x + p->r.w - x - LABEL - 1,
	    *value != '\0' ? value : "-",
	    *value != '\0' ? STYLE_NORMAL : STYLE_DIM);
	p->column += need > w - 2 ? p->columns : 1;
	if (p->column >= p->columns) {
		p->y++;
		p->column = 0;
	}
}

static void
data_paint(struct view *v, struct rect r)
{
	const struct state *s = state_of(v);
	struct page p = {
		.ui = v->ui,
		.r = r,
		.columns = r.w >= TWO_COLUMNS ? 2 : 1,
		.tight = s->all && r.h < 24,
	};

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	for (const struct form_row *row = rows;
	     row->col != NULL || row->label != NULL; row++) {
		const struct sr_field *f =
		    row->col != NULL ? sr_field_of(&sr_rec_person, row->col)
				     : NULL;

		if (f == NULL)
			p.heading = _(row->label);
		else if (s->all || !(row->flags & FORM_MORE) ||
			 !sr_field_empty(f, &s->person))
			page_field(&p, _(f->label),
			    ui_text(
				v->ui, &sr_rec_person, row->col, &s->person));
	}
}

static const struct custom data = { .paint = data_paint };

/* ---- visits ---- */

static void
find_visits(const struct view *v, struct sr_find *find)
{
	find->parent = v->about.id;
}

static const struct column visit_columns[] = {
	{ .field = "day", .min = 10 },
	{ .field = "minute", .title = N_("In"), .min = 5 },
	{ .field = "kind", .min = 8 },
	{ .field = "name", .min = 8, .drop = 2 },
	{ .field = "seen", .title = N_("Seen"), .min = 5, .drop = 3 },
	{ .field = "model", .min = 9, .weight = 1 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "staff", .title = N_("Sales"), .min = 8 },
	{ .field = "note", .min = 13, .weight = 2 },
	{ .field = NULL },
};

static const struct list_spec visits = {
	.row = &sr_rec_visit_line,
	.op = SR_OP_VISIT_FIND,
	.columns = visit_columns,
	.sorts = list_by_time,
	.find = find_visits,
	.preview = visit_preview,
	.preview_lines = 2,
	.empty = N_("No line of the register belongs to this person."),
};

/* Closed ones too: of two that were made one, each keeps its own log. */
static void
find_cards(const struct view *v, struct sr_find *find)
{
	find->parent = v->about.id;
	find->state = SR_CARDS_ALL;
}

static const struct column card_columns[] = {
	{ .field = "code", .min = 9 },
	{ .field = "grade", .title = N_("Gr"), .min = 2 },
	{ .field = "owner", .title = N_("Sales"), .min = 8 },
	{ .field = "opened", .min = 6 },
	{ .field = "model", .min = 10, .weight = 1 },
	{ .field = "last_day", .min = 12 },
	{ .field = "last_text", .min = 13, .weight = 2 },
	{ .field = NULL },
};

static const struct list_spec cards = {
	.row = &sr_rec_card_line,
	.op = SR_OP_CARD_FIND,
	.columns = card_columns,
	.find = find_cards,
	.empty = N_("No card yet: n begins one."),
	.empty_op = SR_OP_CARD_OPEN,
};

static void
find_history(const struct view *v, struct sr_find *find)
{
	find->kind = SR_NOUN_PERSON;
	find->parent = v->about.id;
}

static const struct list_spec history = HISTORY_LIST(find_history);

static const struct pane panes[] = {
	{ .title = N_("Data"), .custom = &data, .op = SR_OP_PERSON_GET },
	{ .title = N_("Visit log"), .list = &visits, .op = SR_OP_VISIT_FIND },
	{ .title = N_("History"), .list = &history, .op = SR_OP_PERSON_GET },
	{ .title = N_("Card log"), .list = &cards, .op = SR_OP_CARD_GET },
};

/* ---- keys ---- */

static bool
on_data(const struct view *v)
{
	return v->pane == 0;
}

static bool
on_visit(const struct view *v)
{
	return v->pane == 1 && view_row(v) != NULL;
}

static bool
on_card(const struct view *v)
{
	return v->pane == 3 && view_row(v) != NULL;
}

static sr_id
card_of(const struct view *v)
{
	if (on_card(v))
		return ((const struct sr_card_line *)view_row(v))->id;
	return on_visit(v) ? ((const struct sr_visit_line *)view_row(v))->card
			   : 0;
}

static bool
is_masked(const struct view *v)
{
	const struct sr_person *p = &state_of(v)->person;

	return on_data(v) &&
	       (sr_is_masked(p->phone) || sr_is_masked(p->phone2) ||
		   sr_is_masked(p->phone3) || sr_is_masked(p->id_number));
}

static int
person_save(struct view *v, void *rec)
{
	struct sr_person out;

	return sr_call(v->ui->sr, SR_OP_PERSON_SAVE, rec, &out, v->arena);
}

/* Somebody else has the same paper, WeChat, number or name and address. */
static void
person_change(struct view *v, struct form *f, const char *col)
{
	static const char *const marks[] = { "phone", "phone2", "phone3",
		"wechat", "id_number", "name", "address" };
	const struct sr_twin *t;
	struct sr_rows same = { 0 };
	struct arena *a = v->ui->frame;
	size_t i = 0, n = sizeof(marks) / sizeof(marks[0]);

	while (i < n && strcmp(col, marks[i]) != 0)
		i++;
	if (i == n)
		return;
	if (sr_twin_of(v->ui->sr, form_record(f), &same, a) < 0 ||
	    same.n == 0) {
		form_hint(f, STYLE_NORMAL, "");
		return;
	}
	t = SR_ROW(const struct sr_twin, &same, 0);
	const struct sr_arg arg[4] = { SR_LABEL(sr_enum_label(
					   &sr_choice_alike, t->why)),
		SR_TXT(t->other_name), SR_TXT(t->other_code),
		SR_TXT(sr_dir_name(v->ui->dir, "staff", t->other_owner)) };
	form_hint(f, STYLE_CHANGED,
	    message_text(a,
		t->other_card != 0 ? _("The same {0} as {1}, card {2} of {3}.")
				   : _("The same {0} as {1}."),
		arg, t->other_card != 0 ? 4 : 2));
}

static const struct form_spec form = {
	.id = "person",
	.title = N_("Person"),
	.record = &sr_rec_person,
	.rows = rows,
	.get = SR_OP_PERSON_GET,
	.op = SR_OP_PERSON_SAVE,
	.save = person_save,
	.done = view_reload,
	.change = person_change,
};

static void
run_edit(struct view *v)
{
	struct sr_key key = { .id = v->about.id };
	struct sr_person now;

	if (ui_call(v->ui, SR_OP_PERSON_EDIT, &key, &now, v->ui->frame) == 0)
		form_open(v, &form, &state_of(v)->person);
}

static void
run_reveal(struct view *v)
{
	struct state *s = state_of(v);

	s->reveal = true;
	if (person_load(v) == SR_OK)
		return;
	ui_error(v->ui, sr_error(v->ui->sr));
	s->reveal = false;
	person_load(v);
}

static void
run_merge(struct view *v)
{
	sr_id other =
	    person_pick(v, _("The same as whom? Name, number or pinyin"));
	sr_id me = v->about.id;

	/* The one who was there first stays. */
	merge_show(v->ui, me < other ? me : other, me < other ? other : me);
}

static void
run_more(struct view *v)
{
	state_of(v)->all = !state_of(v)->all;
}

static void
run_visit(struct view *v)
{
	visit_edit(v, ((const struct sr_visit_line *)view_row(v))->id);
}

/* From the register line, where there is one, else from the person. */
static void
run_new(struct view *v)
{
	const struct sr_visit_line *line = on_visit(v) ? view_row(v) : NULL;

	if (line != NULL && line->card == 0)
		card_new(v->ui, line->id);
	else
		card_new_of(v->ui, &state_of(v)->person);
}

static const struct action actions[] = {
	{ 'e', "person.edit", N_("edit"), N_("Edit the person's data."),
	    SR_OP_PERSON_SAVE, 0, on_data, run_edit },
	{ K_ENTER, "person.edit.enter", N_("edit"), N_("The same as e."),
	    SR_OP_PERSON_SAVE, ACTION_QUIET, on_data, run_edit },
	{ K_ENTER, "person.visit", N_("open"), N_("The line of the register."),
	    SR_OP_VISIT_SAVE, 0, on_visit, run_visit },
	{ 'c', "person.card", N_("card"), N_("The card of this visit."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	{ K_ENTER, "person.card.enter", N_("open"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, on_card, card_show_here },
	{ 'v', "person.reveal", N_("reveal"),
	    N_("Show the numbers in full; it is noted who did."),
	    SR_OP_PERSON_REVEAL, 0, is_masked, run_reveal },
	{ 'n', "person.new", N_("new card"),
	    N_("Begin a card for this person."), SR_OP_CARD_OPEN, 0, NULL,
	    run_new },
	{ 'M', "person.merge", N_("merge"),
	    N_("Was entered twice: make one person of this and another."),
	    SR_OP_MERGE_SAVE, 0, on_data, run_merge },
	{ K_F(10), "person.more", N_("all fields"),
	    N_("Show empty fields too, or hide them."), 0, 0, on_data,
	    run_more },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_person = {
	.id = "person",
	.title = N_("Person"),
	.help = N_("Who the customer is, however many cards there are. "
		   "Numbers are masked where they are not yours to see."),
	.panes = panes,
	.npanes = 4,
	.actions = actions,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_PERSON | UINT64_C(1) << SR_NOUN_VISIT,
	.load = person_load,
	.card = card_of,
	.about = person_about,
};

void
person_show(struct ui *ui, sr_id id)
{
	struct subject about = { .id = id };

	if (id != 0)
		view_open(ui, &screen_person, &about);
}
