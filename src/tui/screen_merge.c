/*
 * Two persons side by side: each field that differs is chosen from one of
 * them, then they become one.  What is equal is not shown.
 */
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/screens.h"
#include "tui/ui.h"

#include "base/banned.h"

enum { ROWS = 48, LABEL = 19 };

/* A line: a field of both, or (NULL) which open card stays. */
struct row {
	const struct sr_field *field;
	bool right;
};

struct state {
	struct sr_twin twin;
	struct sr_person left, right;
	struct row row[ROWS];
	int n, at;
	bool begun;
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

/*
 * To begin with: what only the right one has, and a full name instead of a
 * form of address (which is the shorter one).
 */
static bool
rather_right(const struct sr_field *f, const struct state *s)
{
	if (sr_field_empty(f, &s->left))
		return true;
	return strcmp(f->col, "name") == 0 &&
	       strlen(s->right.name) > strlen(s->left.name);
}

static bool
in_list(const char *list, const char *col)
{
	size_t n = strlen(col);

	for (const char *s = list; *s != '\0';) {
		size_t len = strcspn(s, ",");
		if (len == n && strncmp(s, col, n) == 0)
			return true;
		s += len + (s[len] == ',');
	}
	return false;
}

static void
rows_make(struct state *s)
{
	s->n = 0;
	for (size_t i = 0; i < sr_rec_person.nfields; i++) {
		const struct sr_field *f = &sr_rec_person.fields[i];
		if (s->n < ROWS - 1 && in_list(s->twin.differ, f->col)) {
			s->row[s->n].field = f;
			s->row[s->n++].right = rather_right(f, s);
		}
	}
	if (s->twin.stays != 0) {
		s->row[s->n].field = NULL;
		s->row[s->n++].right = s->twin.stays == s->twin.other_card;
	}
	s->at = s->at < s->n ? s->at : 0;
}

static int
merge_load(struct view *v)
{
	struct state *s = v->state;
	const struct sr_merge_ask ask = {
		.keep = v->about.id, .gone = v->about.staff, .taken = ""
	};
	struct sr_key key = { .id = ask.keep };
	int32_t rev = s->twin.rev, other_rev = s->twin.other_rev;
	int rc = sr_twin_get(v->ui->sr, &ask, &s->twin, v->arena);

	if (rc == SR_OK)
		rc = sr_person_get(v->ui->sr, &key, &s->left, v->arena);
	key.id = ask.gone;
	if (rc == SR_OK)
		rc = sr_person_get(v->ui->sr, &key, &s->right, v->arena);
	if (rc < 0)
		return rc;
	/* What was chosen stays until one of them is changed. */
	if (!s->begun || rev != s->twin.rev || other_rev != s->twin.other_rev)
		rows_make(s);
	s->begun = true;
	return SR_OK;
}

static const char *
merge_about(struct view *v, struct arena *a)
{
	const struct state *s = state_of(v);

	return arena_printf(a, "%s  =  %s", s->left.name, s->right.name);
}

/* ---- painting ---- */

static void
value_paint(struct view *v, int y, int x, int w, const char *text, bool chosen)
{
	struct grid *g = &v->ui->grid;

	cell_put(
	    g, y, x, 2, chosen ? "▸" : "", chosen ? STYLE_OK : STYLE_NORMAL);
	cell_put(g, y, x + 2, w - 3, *text != '\0' ? text : "-",
	    chosen ? STYLE_NORMAL : STYLE_DIM);
}

/* Of both the same: names the sides, or what is kept of both. */
static void
pair_paint(struct view *v, struct rect r, int y, const char *label,
    const char *left, const char *right, int style)
{
	int w = (r.w - LABEL) / 2;

	if (y >= r.h)
		return;
	cell_put(&v->ui->grid, r.y + y, r.x + 1, LABEL - 2, label, STYLE_DIM);
	cell_put(&v->ui->grid, r.y + y, r.x + LABEL + 2, w - 3, left, style);
	cell_put(
	    &v->ui->grid, r.y + y, r.x + LABEL + w + 2, w - 3, right, style);
}

static const char *
numbers_text(struct view *v, const struct sr_person *p)
{
	const char *text = ui_text(v->ui, &sr_rec_person, "phone", p);

	if (*p->phone2 != '\0')
		text = arena_printf(v->ui->frame, "%s, %s", text,
		    ui_text(v->ui, &sr_rec_person, "phone2", p));
	if (*p->phone3 != '\0')
		text = arena_printf(v->ui->frame, "%s, %s", text,
		    ui_text(v->ui, &sr_rec_person, "phone3", p));
	return text;
}

static const char *
card_text(struct view *v, const struct sr_twin *t, bool right)
{
	const char *code = right ? t->other_code : t->code;

	if (*code == '\0')
		return "-";
	return arena_printf(v->ui->frame, "%s %s %s %s", code,
	    ui_text(v->ui, &sr_rec_twin, right ? "other_grade" : "grade", t),
	    ui_text(v->ui, &sr_rec_twin, right ? "other_owner" : "owner", t),
	    ui_text(v->ui, &sr_rec_twin, right ? "other_last" : "last_day", t));
}

static void
row_paint(struct view *v, struct rect r, int y, const struct row *row)
{
	const struct state *s = state_of(v);
	const char *left, *right, *label;
	int w = (r.w - LABEL) / 2;

	if (y >= r.h)
		return;
	if (row->field != NULL) {
		label = _(row->field->label);
		left =
		    ui_text(v->ui, &sr_rec_person, row->field->col, &s->left);
		right =
		    ui_text(v->ui, &sr_rec_person, row->field->col, &s->right);
	} else {
		label = _("Card that stays");
		left = card_text(v, &s->twin, false);
		right = card_text(v, &s->twin, true);
	}
	cell_put(&v->ui->grid, r.y + y, r.x + 1, LABEL - 2, label, STYLE_DIM);
	value_paint(v, r.y + y, r.x + LABEL, w, left, !row->right);
	value_paint(v, r.y + y, r.x + LABEL + w, w, right, row->right);
}

static void
merge_paint(struct view *v, struct rect r)
{
	const struct state *s = state_of(v);
	struct grid *g = &v->ui->grid;
	int y = 0, top;

	cell_fill(g, r, STYLE_NORMAL);
	pair_paint(v, r, y++, "", s->left.name, s->right.name, STYLE_TITLE);
	pair_paint(v, r, y++, _("All numbers stay"), numbers_text(v, &s->left),
	    numbers_text(v, &s->right), STYLE_NORMAL);
	if (s->twin.stays == 0)
		pair_paint(v, r, y++, _("All cards stay"),
		    card_text(v, &s->twin, false), card_text(v, &s->twin, true),
		    STYLE_NORMAL);
	y++;
	/* The line of the cursor is in sight. */
	top = s->at >= r.h - y ? s->at - (r.h - y) + 1 : 0;
	for (int i = top; i < s->n; i++, y++) {
		row_paint(v, r, y, &s->row[i]);
		if (i == s->at && y < r.h)
			cell_mark(g, (struct rect){ r.y + y, r.x, 1, r.w },
			    STYLE_SELECTED);
	}
	if (s->n == 0 && y < r.h)
		cell_add(g, r.y + y, r.x + 1, r.w - 2,
		    _("Nothing differs: Enter makes one of them."), STYLE_DIM);
}

static bool
merge_key(struct view *v, const struct key *k)
{
	struct state *s = state_of(v);

	switch (k->code) {
	case K_UP: s->at -= s->at > 0; return true;
	case K_DOWN: s->at += s->at < s->n - 1; return true;
	case K_HOME: s->at = 0; return true;
	case K_END: s->at = s->n > 0 ? s->n - 1 : 0; return true;
	default: break;
	}
	if (s->n == 0)
		return false;
	switch (k->code) {
	case K_LEFT: s->row[s->at].right = false; return true;
	case K_RIGHT: s->row[s->at].right = true; return true;
	default: return false;
	}
}

static const struct custom custom = {
	.paint = merge_paint,
	.key = merge_key,
};

static const struct pane panes[] = {
	{ .custom = &custom },
};

/* ---- merging ---- */

static void
run_merge(struct view *v)
{
	const struct state *s = state_of(v);
	struct sr_merge_ask ask = { .keep = v->about.id,
		.gone = v->about.staff,
		.taken = "",
		.rev = s->twin.rev,
		.gone_rev = s->twin.other_rev };
	const struct sr_arg name[2] = { SR_TXT(s->left.name),
		SR_TXT(s->right.name) };
	struct sr_merge out;
	struct ui *ui = v->ui;

	for (int i = 0; i < s->n; i++) {
		const struct row *row = &s->row[i];
		if (row->field == NULL)
			ask.stays =
			    row->right ? s->twin.other_card : s->twin.card;
		else if (row->right)
			ask.taken = arena_printf(v->arena, "%s%s%s", ask.taken,
			    *ask.taken != '\0' ? "," : "", row->field->col);
	}
	if (!ui_confirm(ui,
		message_text(v->arena,
		    _("Make one person of {0} and {1}? It can be undone until "
		      "today is signed."),
		    name, 2)) ||
	    ui_call(ui, SR_OP_MERGE_SAVE, &ask, &out, v->arena) < 0)
		return;
	ui_message(ui, MSG_OK,
	    N_("One person now: {0}. F7 d, pane Merged, undoes it."), 1,
	    SR_TXT(out.name));
	view_close(v);
}

static bool
has_choice(const struct view *v)
{
	return state_of(v)->n > 0;
}

static void
run_side(struct view *v)
{
	struct state *s = state_of(v);

	s->row[s->at].right = !s->row[s->at].right;
}

static const struct action actions[] = {
	{ ' ', "merge.side", N_("other side"),
	    N_("The other one's value holds; so do left and right."), 0, 0,
	    has_choice, run_side },
	{ K_ENTER, "merge.save", N_("merge"),
	    N_("Make one person of both, with what is marked."),
	    SR_OP_MERGE_SAVE, 0, NULL, run_merge },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_merge = {
	.id = "merge",
	.title = N_("Merge"),
	.help =
	    N_("Space, or left and right, choose whose value holds. Visits, "
	       "numbers and cards of both are kept; of two open cards one "
	       "is closed as a duplicate, and what is booked for it goes to "
	       "the other."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_MERGE_SAVE,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_PERSON | UINT64_C(1) << SR_NOUN_CARD,
	.load = merge_load,
	.about = merge_about,
};

void
merge_show(struct ui *ui, sr_id one, sr_id other)
{
	struct subject about = { .id = one, .staff = other };

	if (one != 0 && other != 0)
		view_open(ui, &screen_merge, &about);
}
