/*
 * A form's keys: moving between fields, typing, choosing, opening and
 * closing it.  Knows kinds of fields, no noun.
 */
#include "tui/form_own.h"

#include <showroom/ftype.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/actions.h"
#include "tui/dialog.h"
#include "tui/ui.h"

#include "base/banned.h"

static bool
field_stop(const struct form *f, int i)
{
	return field_shown(f, i) && !f->field[i].fixed;
}

/* The next field by STEP that can be typed in; -1 when there is none. */
static int
field_next(const struct form *f, int step)
{
	for (int i = f->at + step; i >= 0 && i < f->n; i += step)
		if (field_stop(f, i))
			return i;
	return -1;
}

/* To field TO, unless what was typed here cannot be. */
static void
form_go(struct form *f, int to)
{
	if (to < 0 || !field_leave(f, f->at))
		return;
	f->at = to;
	f->fresh = true;
}

static void
run_save(struct view *v)
{
	form_save(view_form(v));
}

static void
run_next(struct view *v)
{
	struct form *f = view_form(v);
	int to = field_next(f, 1);

	if (to < 0) {
		f->at = -1;
		to = field_next(f, 1);
		f->at = f->n - 1;
		while (f->at > 0 && !field_stop(f, f->at))
			f->at--;
	}
	form_go(f, to);
}

static void
run_back(struct view *v)
{
	struct form *f = view_form(v);

	form_go(f, field_next(f, -1));
}

/* The usual key: on to the next field, from the last one save. */
static void
run_enter(struct view *v)
{
	struct form *f = view_form(v);
	int to = field_next(f, 1);

	if (f->spec->quick || to < 0)
		form_save(f);
	else
		form_go(f, to);
}

static bool
has_more(const struct view *v)
{
	const struct form *f = view_form(v);

	for (int i = 0; i < f->n; i++)
		if (f->field[i].more)
			return true;
	return false;
}

static void
run_more(struct view *v)
{
	struct form *f = view_form(v);

	f->all = !f->all;
	while (f->at > 0 && !field_stop(f, f->at))
		f->at--;
}

static bool
can_save(const struct view *v)
{
	const struct form_spec *spec = view_form(v)->spec;

	return spec->save != NULL && (spec->op == 0 || ui_may(v->ui, spec->op));
}

static bool
is_note(const struct view *v)
{
	const struct form *f = view_form(v);

	return f->n > 0 && f->field[f->at].edit.lines;
}

/* Shown in the footer and F1; the key itself is the field's. */
static void
run_newline(struct view *v)
{
	struct form *f = view_form(v);

	form_key(f, &(struct key){ .code = K_CTRL('J') });
}

static void
field_set_int(struct form *f, int i, int64_t value)
{
	struct form_field *p = &f->field[i];

	sr_set_int(&p->field, f->rec, value);
	field_refresh(f, i);
	form_typed(f, i);
	if (f->spec->change != NULL)
		f->spec->change(f->owner, f, p->field.col);
}

static void
field_clear(struct form *f, int i)
{
	if (f->field[i].field.storage != SR_ST_TEXT) {
		field_set_int(f, i, 0);
		return;
	}
	edit_set(&f->field[i].edit, "");
	f->field[i].pending = true;
	form_typed(f, i);
}

/* The items that the field may take, in A. */
static size_t
field_items(struct form *f, int i, struct item **items, struct arena *a)
{
	const struct form_field *p = &f->field[i];
	const struct sr_choice *c = p->field.choice;
	const struct sr_dir *dir = f->owner->ui->dir;
	const struct sr_dir_entry **e;
	size_t n = 0;

	if (c == NULL)
		return 0;
	if (c->values != NULL) {
		while (c->values[n].value != 0)
			n++;
		*items = arena_alloc(a, (n + 1) * sizeof(**items));
		for (size_t k = 0; *items != NULL && k < n; k++)
			(*items)[k] = (struct item){ c->values[k].value,
				_(c->values[k].label), c->values[k].code, "" };
		return *items != NULL ? n : 0;
	}
	e = sr_dir_match(dir, c->name, "", &n, a);
	*items = arena_alloc(a, (n + 1) * sizeof(**items));
	for (size_t k = 0; *items != NULL && k < n; k++)
		(*items)[k] = (struct item){ e[k]->id,
			sr_dir_name(dir, c->name, e[k]->id),
			arena_printf(
			    a, "%s %s %s", e[k]->pinyin, e[k]->code, e[k]->en),
			"" };
	return *items != NULL ? n : 0;
}

static bool
name_in(const char *list, const char *name)
{
	size_t n = strlen(name);

	while (*list != '\0') {
		size_t m = strcspn(list, ",");

		if (m == n && memcmp(list, name, n) == 0)
			return true;
		list += m;
		list += strspn(list, ", ");
	}
	return false;
}

static void
choose_set(
    struct form *f, int i, const struct item *items, size_t n, struct arena *a)
{
	struct form_field *p = &f->field[i];
	bool *chosen = arena_alloc(a, n + 1);
	const char *text = "";

	if (chosen == NULL)
		return;
	for (size_t k = 0; k < n; k++)
		chosen[k] = name_in(p->edit.text, items[k].text);
	if (!ui_choose_set(f->owner->ui, _(p->field.label), items, n, chosen))
		return;
	for (size_t k = 0; k < n; k++)
		if (chosen[k])
			text = arena_printf(a, "%s%s%s", text,
			    text[0] != '\0' ? "," : "", items[k].text);
	edit_set(&p->edit, text);
	p->pending = true;
	form_typed(f, i);
	field_leave(f, i);
}

/* A list of the house that has no rows yet, as after an update. */
static void
list_empty(struct ui *ui, const struct sr_choice *c)
{
	for (const struct sr_list_name *l = sr_lists; l->choice != NULL; l++)
		if (l->choice == c)
			ui_message(ui, MSG_ERROR,
			    N_("The list \"{0}\" is empty: the administrator "
			       "adds rows to it, F9."),
			    1, SR_LABEL(l->label));
}

/* The list of a choice field, filtered by what was TYPED. */
static void
field_choose(struct form *f, const char *typed)
{
	int i = f->at;
	struct form_field *p = &f->field[i];
	struct arena *a = arena_new();
	struct item *items = NULL;
	size_t n;
	int k;

	if (a == NULL)
		return;
	if (p->row != NULL && p->row->pick != NULL) {
		sr_id id = p->row->pick(f->owner, typed);

		if (id != 0)
			field_set_int(f, i, id);
		arena_free(a);
		return;
	}
	n = field_items(f, i, &items, a);
	if (n == 0) {
		list_empty(f->owner->ui, p->field.choice);
	} else if (p->field.type == SR_TYPE_SET) {
		choose_set(f, i, items, n, a);
	} else {
		k = ui_choose(f->owner->ui, _(p->field.label), items, n, typed,
		    p->at.h > 0 ? &p->at : NULL);
		if (k >= 0 && items != NULL) {
			field_set_int(f, i, items[k].value);
			if (field_next(f, 1) >= 0)
				form_go(f, field_next(f, 1));
		}
	}
	arena_free(a);
}

static bool
choice_key(struct form *f, const struct key *k)
{
	char typed[8];

	if (k->code == K_DOWN || k->code == ' ') {
		field_choose(f, "");
		return true;
	}
	if (k->code == K_BACKSPACE || k->code == K_DELETE) {
		field_clear(f, f->at);
		return true;
	}
	if (k->code == K_PASTE) {
		field_choose(f, k->text);
		return true;
	}
	if (!key_is_text(k->code))
		return false;
	typed[key_text(typed, k->code)] = '\0';
	field_choose(f, typed);
	return true;
}

static bool
bool_key(struct form *f, const struct key *k)
{
	const struct form_field *p = &f->field[f->at];
	bool on = sr_get_int(&p->field, f->rec) != 0;

	switch (k->code) {
	case ' ': field_set_int(f, f->at, !on); return true;
	case 'y':
	case '1': field_set_int(f, f->at, 1); return true;
	case 'n':
	case '0':
	case K_BACKSPACE: field_set_int(f, f->at, 0); return true;
	default: return key_is_text(k->code);
	}
}

static bool
text_key(struct form *f, const struct key *k)
{
	struct form_field *p = &f->field[f->at];
	bool types = key_is_text(k->code) || k->code == K_PASTE ||
		     k->code == K_BACKSPACE;
	size_t len = p->edit.len;

	/* As in a table: typing replaces, moving begins to mend. */
	if ((key_is_text(k->code) || k->code == K_PASTE) && f->fresh &&
	    !p->edit.lines)
		edit_set(&p->edit, "");
	/* A masked value cannot be mended, only typed anew. */
	if (types && !p->touched && (p->field.flags & SR_MASKED) &&
	    sr_is_masked(p->edit.text))
		edit_set(&p->edit, "");
	if (!edit_key(&p->edit, k))
		return false;
	f->fresh = false;
	if (p->edit.refused) {
		ui_message(f->owner->ui, MSG_ERROR,
		    N_("That does not fit or may not be typed here."), 0);
	} else if (types || p->edit.len != len) {
		p->pending = true;
		form_typed(f, f->at);
	}
	return true;
}

static bool
form_mouse(struct form *f, const struct key *k)
{
	if (k->button != MOUSE_CLICK && k->button != MOUSE_DOUBLE)
		return true;
	for (int i = 0; i < f->n; i++) {
		const struct rect *r = &f->field[i].at;

		if (r->h == 0 || k->y < r->y || k->y >= r->y + r->h ||
		    k->x < r->x || k->x >= r->x + r->w || !field_stop(f, i))
			continue;
		if (i != f->at)
			form_go(f, i);
		else if (field_choice(&f->field[i]))
			field_choose(f, "");
		return true;
	}
	return true;
}

bool
form_key(struct form *f, const struct key *k)
{
	const struct form_field *p;

	if (k->code == K_MOUSE)
		return form_mouse(f, k);
	if (f->n == 0 || !field_stop(f, f->at))
		return false;
	p = &f->field[f->at];
	if (k->code == K_CTRL('J') && !p->edit.lines) {
		run_enter(f->view);
		return true;
	}
	if (field_choice(p)                 ? choice_key(f, k)
	    : p->field.type == SR_TYPE_BOOL ? bool_key(f, k)
					    : text_key(f, k))
		return true;
	if (k->code == K_UP || k->code == K_DOWN) {
		form_go(f, field_next(f, k->code == K_UP ? -1 : 1));
		return true;
	}
	return false;
}

const struct action form_actions[] = {
	{ K_ENTER, "form.enter", N_("next/save"),
	    N_("On to the next field; from the last one, save."), 0, 0, NULL,
	    run_enter },
	{ K_CTRL('S'), "form.save", N_("save"), N_("Save from any field."), 0,
	    0, can_save, run_save },
	{ K_TAB, "form.next", N_("next"), N_("On to the next field."), 0,
	    ACTION_QUIET, NULL, run_next },
	{ K_BACKTAB, "form.back", N_("field before"),
	    N_("Back to the field before."), 0, ACTION_QUIET, NULL, run_back },
	{ K_F(10), "form.more", N_("more"),
	    N_("Show the fields that are seldom needed, or hide them."), 0, 0,
	    has_more, run_more },
	{ K_CTRL('J'), "form.line", N_("new line"),
	    N_("A new line within a note."), 0, 0, is_note, run_newline },
	{ 0 },
};

struct form *
strip_open(struct view *owner, const struct form_spec *spec, const void *rec)
{
	if (owner->strip != NULL)
		strip_close(owner);
	owner->strip = form_new(owner, spec, rec);
	return owner->strip;
}

void
strip_close(struct view *owner)
{
	form_free(owner->strip);
	owner->strip = NULL;
}

static const char *
form_about(struct view *v, struct arena *a)
{
	(void)a;
	return v->form[0] != NULL ? _(v->form[0]->spec->title) : "";
}

static const struct pane form_pane[1] = { { 0 } };
static const struct screen form_screen = {
	.id = "form",
	.title = "",
	.help = N_("Type, Enter goes on. Fields with a mark open a list by a "
		   "letter or by the arrow down. Days: 11-25, +3, sat. "
		   "Money: 18.18万."),
	.panes = form_pane,
	.npanes = 1,
	/* Nothing of its own is read again when something changes. */
	.nouns = (uint64_t)1 << 63,
	.about = form_about,
};

struct view *
form_open(struct view *owner, const struct form_spec *spec, const void *rec)
{
	struct view *v = view_open(owner->ui, &form_screen, NULL);

	if (v == NULL)
		return NULL;
	v->form[0] = form_new(owner, spec, rec);
	if (v->form[0] == NULL) {
		view_close(v);
		return NULL;
	}
	v->form[0]->view = v;
	return v;
}
