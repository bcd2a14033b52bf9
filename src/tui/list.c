/*
 * A list: a window of rows, its keys, its search and filter.  What it looks
 * like is in list_paint.c.  Knows no noun.
 */
#include "tui/list.h"

#include <showroom/call.h>
#include <showroom/ftype.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/pinyin.h"
#include "tui/actions.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list_paint.h"
#include "tui/marks.h"
#include "tui/ui.h"

#include "base/banned.h"

/* The window asks: order, search, filter and the screen's own are added. */
static int
list_fetch(void *data, const struct sr_find *ask, struct sr_rows *rows,
    struct arena *a)
{
	struct list *l = data;
	struct sr_find find = l->filter;
	struct ui *ui = l->view->ui;
	int rc;

	if (l->search.text != NULL && l->search.text[0] != '\0')
		find.search = l->search.text;
	if (l->spec->find != NULL)
		l->spec->find(l->view, &find);
	if (l->spec->sorts != NULL) {
		find.sort = l->spec->sorts[l->sort].sort;
		find.desc = l->spec->sorts[l->sort].desc != l->flip;
	} else if (l->spec->by_column) {
		find.sort = l->sort;
		find.desc = l->flip;
	}
	find.back = ask->back;
	find.limit = ask->limit;
	find.key = ask->key;
	find.key_id = ask->key_id;
	/* Asked for somebody's rows it may show a colleague's. */
	l->view->own = l->view->own && find.staff == 0;
	*rows = (struct sr_rows){ 0 };
	rc = l->spec->fetch != NULL
		 ? l->spec->fetch(l->view, &find, rows, a)
		 : sr_call(ui->sr, l->spec->op, &find, rows, a);
	if (rc < 0 && ui->sr != NULL)
		ui_error(ui, sr_error(ui->sr));
	return rc;
}

struct list *
list_open(struct view *v, const struct list_spec *spec)
{
	struct list *l = calloc(1, sizeof(*l));

	if (l == NULL)
		return NULL;
	l->view = v;
	l->spec = spec;
	l->filter_arena = arena_new();
	l->window = (struct window){ .fetch = list_fetch,
		.data = l,
		.record = spec->row,
		.page = v->ui->grid.h > 8 ? (size_t)v->ui->grid.h - 6 : 16 };
	sr_record_clear(&sr_rec_find, &l->filter);
	l->search.max = 64;
	if (l->filter_arena == NULL || !edit_set(&l->search, "")) {
		list_close(l);
		return NULL;
	}
	window_home(&l->window);
	return l;
}

void
list_close(struct list *l)
{
	if (l == NULL)
		return;
	window_free(&l->window);
	arena_free(l->filter_arena);
	edit_free(&l->search);
	marks_clear(&l->marks);
	free(l);
}

void
list_reload(struct list *l)
{
	list_remember(l);
	window_reload(&l->window);
	list_compare(l);
}

const void *
list_row(const struct list *l)
{
	return window_row(&l->window, l->window.at);
}

bool
list_select(struct list *l, sr_id id)
{
	return window_select(&l->window, id);
}

/* Search text as typed (NULL or "" ends it); reloads. */
static void
list_search(struct list *l, const char *text)
{
	edit_set(&l->search, text != NULL ? text : "");
	l->due = false;
	marks_clear(&l->marks);
	window_home(&l->window);
}

bool
list_filtered(const struct list *l)
{
	for (size_t i = 0; i < sr_rec_find.nfields; i++)
		if (!sr_field_empty(&sr_rec_find.fields[i], &l->filter))
			return true;
	return false;
}

void
list_settle(struct list *l)
{
	if (!l->due)
		return;
	l->due = false;
	window_home(&l->window);
}

bool
list_type(struct list *l, const struct key *k)
{
	bool empty = l->search.len == 0;

	if (l->spec->typing == LIST_KEYS)
		return false;
	if (k->code == K_ESC && !empty && l->spec->typing == LIST_SEARCH) {
		list_search(l, "");
		return true;
	}
	if (k->code == K_BACKSPACE || k->code == K_CTRL('U')
		? empty
		: k->code != K_PASTE &&
		      (!key_is_text(k->code) ||
			  (empty && (k->code == ' ' || k->code == ':' ||
					k->code == '/' || k->code == '?')))) {
		/* Enter means a row of what was typed. */
		list_settle(l);
		return false;
	}
	edit_key(&l->search, k);
	l->due = true;
	return true;
}

static struct list *
list_of(const struct view *v)
{
	return v->list[v->pane];
}

static long
list_page(const struct view *v)
{
	size_t page = list_of(v)->window.page;

	return page > 1 ? (long)page - 1 : 1;
}

static void
run_up(struct view *v)
{
	window_move(&list_of(v)->window, -1);
}

static void
run_down(struct view *v)
{
	window_move(&list_of(v)->window, 1);
}

static void
run_pgup(struct view *v)
{
	window_move(&list_of(v)->window, -list_page(v));
}

static void
run_pgdn(struct view *v)
{
	window_move(&list_of(v)->window, list_page(v));
}

static void
run_home(struct view *v)
{
	window_home(&list_of(v)->window);
}

static void
run_end(struct view *v)
{
	window_end(&list_of(v)->window);
}

const struct sort list_by_time[] = {
	{ N_("latest first"), 0, true },
	{ N_("oldest first"), 0, false },
	{ NULL, 0, false },
};

static bool
can_sort(const struct view *v)
{
	const struct sort *s = list_of(v)->spec->sorts;

	return s != NULL && s[0].title != NULL;
}

static bool
can_order(const struct view *v)
{
	return list_of(v)->spec->by_column || can_sort(v);
}

/* Its title, or the label of its field where another column has that. */
static const char *
column_name(const struct column *columns, const struct column *k,
    const struct sr_field *f)
{
	const char *title = k->title != NULL ? k->title : f->label;

	for (; columns != k; columns++)
		if (columns->title != NULL &&
		    strcmp(columns->title, title) == 0)
			return _(f->label);
	return _(*title != '\0' ? title : f->label);
}

bool
columns_order(struct view *v, const struct sr_record *r,
    const struct column *columns, int *sort, bool *flip)
{
	struct item items[24] = {
		{ .text = _("as usual"), .keys = "", .note = "" }
	};
	const struct sr_field *f;
	size_t n = 1;
	int i;

	for (const struct column *k = columns; k->field != NULL && n < 24;
	     k++) {
		if (k->when != NULL && !k->when(v))
			continue;
		f = sr_field_of(r, k->field);
		items[n] = (struct item){ .value = f - r->fields,
			.text = column_name(columns, k, f),
			.keys = "",
			.note = "" };
		if (items[n].value == *sort)
			items[n].note = *flip ? _("downwards") : _("upwards");
		n++;
	}
	i = ui_choose(v->ui, _("Sort by"), items, n, "", NULL);
	if (i < 0)
		return false;
	f = &r->fields[items[i].value];
	*flip = items[i].value == *sort
		    ? !*flip
		    : f->type == SR_TYPE_INT || f->type == SR_TYPE_RATE;
	*sort = (int)items[i].value;
	return true;
}

/* The same order again turns it round. */
static void
run_sort(struct view *v)
{
	struct list *l = list_of(v);
	struct item items[16];
	size_t n = 0;
	int i;

	if (l->spec->by_column) {
		if (columns_order(
			v, l->spec->row, l->spec->columns, &l->sort, &l->flip))
			window_home(&l->window);
		return;
	}
	for (const struct sort *s = l->spec->sorts; s->title != NULL && n < 16;
	     s++, n++)
		items[n] = (struct item){ .text = _(s->title),
			.keys = "",
			.note = (int)n != l->sort    ? ""
				: s->desc != l->flip ? _("downwards")
						     : _("upwards") };
	i = n == 1 ? 0 : ui_choose(v->ui, _("Sort by"), items, n, "", NULL);
	if (i < 0)
		return;
	l->flip = i == l->sort ? !l->flip : false;
	l->sort = i;
	window_home(&l->window);
}

static bool
can_filter(const struct view *v)
{
	return list_of(v)->spec->filter != NULL;
}

static bool
is_filtered(const struct view *v)
{
	return list_filtered(list_of(v));
}

static void
run_unfilter(struct view *v)
{
	struct list *l = list_of(v);

	sr_record_clear(&sr_rec_find, &l->filter);
	arena_reset(l->filter_arena);
	marks_clear(&l->marks);
	window_home(&l->window);
}

static int
filter_save(struct view *v, void *rec)
{
	struct list *l = list_of(v);
	struct sr_find *find = rec;

	arena_reset(l->filter_arena);
	l->filter = *find;
	l->filter.search = arena_dup(l->filter_arena, find->search);
	l->filter.key = "";
	marks_clear(&l->marks);
	window_home(&l->window);
	return 0;
}

static void
run_filter(struct view *v)
{
	struct list *l = list_of(v);
	const struct form_spec *f = l->spec->filter;

	l->form = (struct form_spec){ .title = f->title,
		.record = &sr_rec_find,
		.rows = f->rows,
		.save = filter_save,
		.saved = N_("Filtered. F shows all again."),
		.quick = true };
	strip_open(v, &l->form, &l->filter);
}

static bool
can_mark(const struct view *v)
{
	return list_of(v)->spec->marks && list_of(v)->window.n > 0;
}

static void
run_mark(struct view *v)
{
	struct list *l = list_of(v);

	marks_flip(&l->marks, window_id(&l->window, l->window.at));
	window_move(&l->window, 1);
	ui_message(v->ui, MSG_INFO, N_("Marked: {0}."), 1,
	    SR_NUM((int64_t)l->marks.n));
}

/* To a day or any other start of the sort key, which is as it is read. */
static void
run_jump(struct view *v)
{
	struct list *l = list_of(v);
	struct arena *a = arena_new();
	const char *typed;
	char iso[11];
	sr_day day;

	typed = a != NULL ? ui_prompt(v->ui, _("Go to"), "", a) : NULL;
	if (typed != NULL && typed[0] != '\0') {
		day = day_parse(typed, v->ui->session.today, 0);
		window_jump(&l->window,
		    day != 0 ? day_iso(iso, day) : pinyin_key(a, typed, ""));
	}
	arena_free(a);
}

const struct action list_actions[] = {
	{ ' ', "list.mark", N_("mark"),
	    N_("Mark this card, or no more: all marked are moved, or handed "
	       "over."),
	    0, ACTION_QUIET, can_mark, run_mark },
	{ 's', "list.sort", N_("sort"),
	    N_("Choose the order; the same again turns it round."), 0, 0,
	    can_order, run_sort },
	{ 'f', "list.filter", N_("filter"), N_("Show only some lines."), 0, 0,
	    can_filter, run_filter },
	{ 'F', "list.all", N_("show all"), N_("Take the filter away."), 0, 0,
	    is_filtered, run_unfilter },
	{ 'g', "list.jump", N_("go to"),
	    N_("Go to a day or to where the order begins so."), 0, ACTION_QUIET,
	    can_sort, run_jump },
	{ K_UP, "list.up", N_("up"), N_("A line up."), 0, ACTION_QUIET, NULL,
	    run_up },
	{ K_DOWN, "list.down", N_("down"), N_("A line down."), 0, ACTION_QUIET,
	    NULL, run_down },
	{ 'k', "list.up.key", N_("up"), N_("A line up."), 0, ACTION_QUIET, NULL,
	    run_up },
	{ 'j', "list.down.key", N_("down"), N_("A line down."), 0, ACTION_QUIET,
	    NULL, run_down },
	{ K_PGUP, "list.pgup", N_("page up"), N_("A page up."), 0, ACTION_QUIET,
	    NULL, run_pgup },
	{ K_PGDN, "list.pgdn", N_("page down"), N_("A page down."), 0,
	    ACTION_QUIET, NULL, run_pgdn },
	{ K_HOME, "list.home", N_("first line"), N_("To the first line."), 0,
	    ACTION_QUIET, NULL, run_home },
	{ K_END, "list.end", N_("last line"), N_("To the last line."), 0,
	    ACTION_QUIET, NULL, run_end },
	{ 0 },
};

bool
list_key(struct list *l, const struct key *k)
{
	struct window *w = &l->window;
	int row = k->y - l->rows_at.y;

	if (k->code != K_MOUSE)
		return false;
	if (k->button == MOUSE_WHEEL_UP || k->button == MOUSE_WHEEL_DOWN) {
		window_move(w, k->button == MOUSE_WHEEL_UP ? -3 : 3);
		return true;
	}
	if (row < 0 || row >= l->rows_at.h || k->x < l->rows_at.x ||
	    k->x >= l->rows_at.x + l->rows_at.w || w->top + (size_t)row >= w->n)
		return false;
	w->at = w->top + (size_t)row;
	if (k->button == MOUSE_DOUBLE)
		actions_key(l->view, K_ENTER);
	return true;
}
