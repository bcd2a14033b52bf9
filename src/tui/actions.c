/*
 * The actions that live here and now, the footer, the global keys.  Knows
 * tables of actions, not what the actions do.
 */
#include "tui/actions.h"

#include <string.h>

#include <showroom/enums.h>

#include "base/intl.h"
#include "base/text.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

struct form *
view_form(const struct view *v)
{
	return v->strip != NULL ? v->strip : v->form[v->pane];
}

static bool
has_panes(const struct view *v)
{
	return view_nth_pane(v, 1) >= 0 && v->strip == NULL;
}

static bool
has_below(const struct view *v)
{
	return v->below != NULL || v->strip != NULL;
}

static bool
has_no_form(const struct view *v)
{
	return view_form(v) == NULL;
}

/* STEP panes on from the one shown, round the end. */
static void
step_pane(struct view *v, int step)
{
	int n = 0, at = 0;

	while (view_nth_pane(v, n) >= 0) {
		if (view_nth_pane(v, n) == v->pane)
			at = n;
		n++;
	}
	if (n > 0)
		view_pane(v, view_nth_pane(v, (at + step + n) % n));
}

static void
run_next_pane(struct view *v)
{
	step_pane(v, 1);
}

static void
run_last_pane(struct view *v)
{
	step_pane(v, -1);
}

static void
run_pane(struct view *v)
{
	int pane = view_nth_pane(v, (int)v->ui->key - '1');

	if (pane >= 0)
		view_pane(v, pane);
}

static void
run_quit(struct view *v)
{
	if (v->below != NULL)
		view_close(v);
	else if (ui_leave(v->ui))
		v->ui->quit = true;
}

static void
run_exit(struct view *v)
{
	if (ui_leave(v->ui))
		v->ui->quit = true;
}

static void
run_mouse(struct view *v)
{
	struct ui *ui = v->ui;

	ui->mouse = !ui->mouse;
	if (ui->backend->mouse != NULL)
		ui->backend->mouse(ui->backend->data, ui->mouse);
	ui_message(ui, MSG_INFO,
	    ui->mouse ? N_("The mouse is on.")
		      : N_("The mouse is off: the terminal selects text."),
	    0);
}

static void
run_redraw(struct view *v)
{
	view_reload(v);
}

static const struct action global_actions[] = {
	{ K_TAB, "pane.next", N_("next pane"), N_("Go to the next pane."), 0,
	    ACTION_QUIET, has_panes, run_next_pane },
	{ K_BACKTAB, "pane.last", N_("pane before"),
	    N_("Go to the pane before."), 0, ACTION_QUIET, has_panes,
	    run_last_pane },
	{ '1', "pane.1", N_("pane 1-8"),
	    N_("1 to 8 choose the pane with that number."), 0, ACTION_QUIET,
	    has_panes, run_pane },
	{ ':', "palette", N_("all actions"),
	    N_("Find an action by a few letters of its name."), 0, ACTION_QUIET,
	    NULL, palette_run },
	{ K_ESC, "back", N_("back"), N_("Go back to the screen before."), 0, 0,
	    has_below, view_close },
	{ 'q', "quit", N_("quit"),
	    N_("Leave this screen; on the first one, the program."), 0,
	    ACTION_QUIET, has_no_form, run_quit },
	{ K_CTRL('Q'), "exit", N_("leave the program"),
	    N_("Leave the program from anywhere."), 0, ACTION_QUIET, NULL,
	    run_exit },
	{ K_CTRL('L'), "reload", N_("read again"),
	    N_("Read the screen's data again."), 0, ACTION_QUIET, NULL,
	    run_redraw },
	{ '@', "switch", N_("switch person"),
	    N_("Somebody else works at this terminal from now on; a shared "
	       "front desk is locked."),
	    0, ACTION_QUIET, switch_offered, switch_run },
	{ K_F(12), "mouse", N_("mouse on/off"),
	    N_("Let the program or the terminal have the mouse."), 0,
	    ACTION_QUIET, NULL, run_mouse },
	{ K_F(1), "help", N_("help"), N_("Explain this screen and its keys."),
	    0, 0, NULL, help_run },
	{ '?', "help.key", N_("help"), N_("The same as F1."), 0, ACTION_QUIET,
	    NULL, help_run },
	{ 0 },
};

/* A screen's own key hides the same key of its list. */
static bool
is_taken(const struct entry *all, size_t n, uint32_t key)
{
	for (size_t i = 0; i < n; i++)
		if (all[i].action->key == key)
			return true;
	return false;
}

static size_t
collect(const struct view *v, const struct action *table, bool typing,
    struct entry *out, size_t n)
{
	for (; table != NULL && table->id != NULL; table++) {
		if (n == ACTIONS_MAX)
			break;
		if ((typing && key_is_text(table->key)) ||
		    (table->op != 0 && !ui_may(v->ui, table->op)) ||
		    (table->when != NULL && !table->when(v)) ||
		    is_taken(out, n, table->key))
			continue;
		out[n++] = (struct entry){ .action = table };
	}
	return n;
}

size_t
actions_now(const struct view *v, struct entry out[ACTIONS_MAX])
{
	bool typing = view_form(v) != NULL;
	size_t n = 0;

	if (typing)
		n = collect(v, form_actions, typing, out, n);
	if (v->strip == NULL)
		n = collect(v, v->screen->actions, typing, out, n);
	if (!typing && v->list[v->pane] != NULL)
		n = collect(v, list_actions, typing, out, n);
	n = collect(v, global_actions, typing, out, n);
	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++) {
		if (n == ACTIONS_MAX || (typing && key_is_text(m->key)) ||
		    (m->screen->op != 0 && !ui_may(v->ui, m->screen->op)))
			continue;
		out[n++] = (struct entry){ .menu = m };
	}
	return n;
}

uint32_t
entry_key(const struct entry *e)
{
	return e->action != NULL ? e->action->key : e->menu->key;
}

const char *
entry_label(const struct entry *e)
{
	return e->action != NULL ? _(e->action->label)
				 : _(e->menu->screen->title);
}

bool
entry_same(const struct entry *a, const struct entry *b)
{
	return a->action != NULL && b->action != NULL &&
	       a->action->run == b->action->run &&
	       strcmp(a->action->label, b->action->label) == 0;
}

bool
entry_again(const struct entry *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (entry_same(&all[k], &all[i]))
			return true;
	return false;
}

const char *
entry_help(const struct entry *e)
{
	return e->action != NULL ? _(e->action->help)
				 : _(e->menu->screen->help);
}

void
entry_run(struct view *v, const struct entry *e)
{
	v->ui->key = entry_key(e);
	if (e->action != NULL)
		e->action->run(v);
	else
		view_goto(v->ui, e->menu->screen);
}

/* A key of the menu that is not for this role says so. */
static bool
menu_refused(struct view *v, uint32_t key)
{
	const struct ui *ui = v->ui;

	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++) {
		if (m->key != key || m->screen->op == 0 ||
		    ui_may(ui, m->screen->op))
			continue;
		ui_message(v->ui, MSG_ERROR,
		    N_("\"{0}\" is not open to your role ({1})."), 2,
		    SR_LABEL(m->screen->title),
		    SR_LABEL(sr_enum_label(&sr_choice_role, ui->session.role)));
		return true;
	}
	return false;
}

bool
actions_key(struct view *v, uint32_t key)
{
	struct entry all[ACTIONS_MAX];
	size_t n = actions_now(v, all);
	uint32_t want = key >= '2' && key < '1' + VIEW_PANES ? '1' : 0;

	for (size_t i = 0; i < n; i++)
		if (entry_key(&all[i]) == key) {
			entry_run(v, &all[i]);
			return true;
		}
	/* The digits share one row of the table. */
	for (size_t i = 0; i < n && want != 0; i++)
		if (entry_key(&all[i]) == want && all[i].action != NULL &&
		    all[i].action->run == run_pane) {
			v->ui->key = key;
			run_pane(v);
			return true;
		}
	return (view_form(v) == NULL || !key_is_text(key)) &&
	       menu_refused(v, key);
}

/* Cells of "key label", and painted when PAINT. */
static int
footer_entry(struct view *v, const struct entry *e, int y, int x, bool paint)
{
	char buf[KEY_NAME_MAX];
	const char *key = key_label(buf, entry_key(e));
	const char *text =
	    e->action != NULL ? entry_label(e) : _(e->menu->brief);

	if (paint) {
		struct grid *g = &v->ui->grid;

		x += cell_add(g, y, x, 20, key, STYLE_KEY) + 1;
		cell_add(g, y, x, 40, text, STYLE_NORMAL);
	}
	return text_cells(key) + 1 + text_cells(text);
}

/* Of the menu only what is a plain key (`/`) stands in the footer. */
static bool
entry_quiet(const struct view *v, const struct entry *e)
{
	if (e->action != NULL)
		return (e->action->flags & ACTION_QUIET) != 0;
	return !key_is_text(e->menu->key) || e->menu->screen == v->screen;
}

/* What the footer shows, from the left; the index at X or -1. */
static int
footer_walk(struct view *v, const struct entry *all, size_t n, int y, int at)
{
	int w = v->ui->grid.w, x = 1, found = -1, help = -1;

	for (size_t i = 0; i < n; i++)
		if (all[i].action != NULL && all[i].action->run == help_run &&
		    help < 0)
			help = (int)i;
	if (help >= 0)
		w -= footer_entry(v, &all[help], y, 0, false) + 2;
	for (size_t i = 0; i < n; i++) {
		int cells;

		if ((int)i == help || entry_quiet(v, &all[i]))
			continue;
		cells = footer_entry(v, &all[i], y, x, false);
		if (x + cells > w)
			break;
		footer_entry(v, &all[i], y, x, true);
		if (at >= x && at < x + cells)
			found = (int)i;
		x += cells + 2;
	}
	if (help >= 0) {
		if (at >= x)
			found = help;
		footer_entry(v, &all[help], y, x, true);
	}
	return found;
}

void
footer_paint(struct view *v, int y)
{
	struct entry all[ACTIONS_MAX];

	footer_walk(v, all, actions_now(v, all), y, -1);
}

bool
footer_click(struct view *v, int x)
{
	struct entry all[ACTIONS_MAX];
	int i = footer_walk(v, all, actions_now(v, all), v->ui->grid.h - 1, x);

	if (i >= 0)
		entry_run(v, &all[i]);
	return i >= 0;
}

static void
walk_table(void (*each)(void *, const struct screen *, const struct action *),
    void *data, const struct screen *screen, const struct action *table)
{
	for (; table != NULL && table->id != NULL; table++)
		each(data, screen, table);
}

void
ui_actions_walk(void (*each)(void *data, const struct screen *screen,
		    const struct action *action),
    void *data)
{
	walk_table(each, data, NULL, global_actions);
	walk_table(each, data, NULL, list_actions);
	walk_table(each, data, NULL, form_actions);
	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++) {
		each(data, m->screen, NULL);
		walk_table(each, data, m->screen, m->screen->actions);
	}
	for (const struct screen *const *s = ui_inner; *s != NULL; s++) {
		each(data, *s, NULL);
		walk_table(each, data, *s, (*s)->actions);
	}
}
