/*
 * The month's grade sheet, as on paper: a line a card, a column a day.  The
 * names stay while the days scroll beneath them.
 */
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "model/rows.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/report_file.h"
#include "tui/screens.h"

#include "base/banned.h"

enum { NAME = 8, MODEL = 12, SQUARE = 3, FATE = 12 };
/* Lines: of the first window, at most; further ones when they are needed. */
enum { FIRST = 100, MOST = 4000 };
enum { WITH_MODEL = 126, WITH_FATE = 140 };

struct state {
	sr_day month; /* its first day */
	sr_id staff;
	struct sr_rows rows; /* .more: there are further ones */
	int sort;            /* number of a field; 0: by name */
	bool flip;
	sr_id here;         /* the card of the line under the cursor */
	int at, top, left;  /* line under the cursor; first shown; first day */
	int lines, squares; /* that there is room for */
};

static const struct sr_sheet_line *
line_at(const struct state *s, int i)
{
	return i >= 0 && (size_t)i < s->rows.n
		   ? SR_ROW(struct sr_sheet_line, &s->rows, i)
		   : NULL;
}

static void
keep_here(struct state *s)
{
	const struct sr_sheet_line *l = line_at(s, s->at);

	s->here = l != NULL ? l->id : 0;
}

static int
month_days(const struct state *s)
{
	return day_month_end(s->month) - s->month + 1;
}

/* Whoever sells begins with his own; others with the first who does. */
static sr_id
first_staff(const struct view *v)
{
	size_t n;
	const struct sr_dir_entry **e =
	    sr_dir_match(v->ui->dir, "staff", "", &n, v->ui->frame);

	if (v->ui->session.role == SR_SALES)
		return v->ui->session.staff;
	for (size_t i = 0; i < n; i++)
		if (e[i]->role == SR_SALES)
			return e[i]->id;
	return 0;
}

/* Today is in sight; of another month its first day. */
static void
to_today(struct view *v, struct state *s)
{
	sr_day today = v->ui->session.today;

	s->left = 0;
	if (today >= s->month && today <= day_month_end(s->month))
		s->left = today - s->month - s->squares + 4;
}

/* So many lines are read with the cursor AT: what can be seen, or more. */
static size_t
behind(const struct view *v, int at)
{
	int seen = v->ui->grid.h;

	return (size_t)(at + (seen > FIRST ? seen : FIRST));
}

/* WANT lines, if there are so many: those that are not read yet are. */
static int
sheet_read(struct view *v, size_t want)
{
	struct state *s = v->state;
	struct sr_rows page;
	struct sr_find find;
	void *all;
	int rc = SR_OK;

	want = want < MOST ? want : MOST;
	sr_record_clear(&sr_rec_find, &find);
	find.staff = s->staff;
	find.from = find.to = s->month;
	while (rc == SR_OK && s->rows.more && s->rows.n < want) {
		const struct sr_sheet_line *last =
		    line_at(s, (int)s->rows.n - 1);
		if (last != NULL) {
			find.key = last->key;
			find.key_id = last->id;
		}
		find.limit = (int32_t)(want - s->rows.n);
		rc = sr_board_sheet(v->ui->sr, &find, &page, v->arena);
		if (rc < 0)
			break;
		all = arena_grow(v->arena, s->rows.row, s->rows.n * page.size,
		    (s->rows.n + page.n + 1) * page.size);
		if (all == NULL)
			return SR_E_NOMEM;
		s->rows.row = all;
		if (page.n > 0)
			memcpy(SR_ROW(char, &s->rows, s->rows.n), page.row,
			    page.n * page.size);
		s->rows.n += page.n;
		s->rows.more = page.more && page.n > 0;
	}
	return rc;
}

static int
sheet_load(struct view *v)
{
	struct state *s = v->state;
	sr_id id = s->here;
	int rc;

	if (s->month == 0) {
		s->month = day_month_start(
		    v->about.day != 0 ? v->about.day : v->ui->session.today);
		/* With a kind it is asked for: nobody's is the house's. */
		s->staff = v->about.staff != 0 || v->about.kind != 0
			       ? v->about.staff
			       : first_staff(v);
		s->squares = -1;
	}
	s->rows = (struct sr_rows){ .size = sizeof(struct sr_sheet_line),
		.more = true };
	/* In another order than they come in: all of them. */
	rc = sheet_read(v, s->sort != 0 ? MOST : behind(v, s->at));
	if (s->sort != 0 && !rows_order(&sr_rec_sheet_line.fields[s->sort],
				s->flip, &s->rows, v->arena))
		return SR_E_NOMEM;
	for (size_t i = 0; id != 0 && i < s->rows.n; i++)
		if (SR_ROW(struct sr_sheet_line, &s->rows, i)->id == id)
			s->at = (int)i;
	if (s->at >= (int)s->rows.n)
		s->at = s->rows.n > 0 ? (int)s->rows.n - 1 : 0;
	keep_here(s);
	return rc;
}

static const char *
sheet_about(struct view *v, struct arena *a)
{
	const struct state *s = v->state;
	char iso[11];

	day_iso(iso, s->month);
	iso[7] = '\0';
	return arena_printf(a, "%s  %s", iso,
	    s->staff != 0 ? sr_dir_name(v->ui->dir, "staff", s->staff)
			  : _("the whole house"));
}

/* ---- painting ---- */

static int
mark_style(const char *mark)
{
	if (*mark == '!')
		return STYLE_OVERDUE;
	if (*mark == '.' || *mark == 'x' || *mark == 'v')
		return STYLE_NORMAL;
	return style_of_grade(mark);
}

static const char *
grade_text(int32_t grade)
{
	return grade != 0 ? sr_enum_code(&sr_choice_grade, grade) : "";
}

/*
 * Where the columns stand at this width.  The whole month comes first: model
 * and fate, which the foot tells too, take what it leaves.
 */
struct place {
	int mark, model, first, days, last, fate;
};

static struct place
places(struct state *s, struct rect r)
{
	struct place p = { .mark = r.x + 1 + NAME + 1 };
	int right, x = p.mark + 4;

	if (r.w >= WITH_MODEL) {
		p.model = x;
		x += MODEL + 1;
	}
	p.first = x;
	p.days = x + 3;
	right = r.x + r.w - 3;
	if (r.w >= WITH_FATE) {
		right -= FATE + 2;
		p.fate = right + 4;
	}
	s->squares = (right - p.days) / SQUARE;
	if (s->squares > month_days(s))
		s->squares = month_days(s);
	p.last = p.days + s->squares * SQUARE;
	if (p.fate != 0)
		p.fate = p.last + 4;
	return p;
}

static void
paint_heads(struct view *v, struct rect r, const struct place *p)
{
	struct grid *g = &v->ui->grid;
	const struct state *s = v->state;

	cell_add(g, r.y, r.x + 1, NAME, _("Customer"), STYLE_TITLE);
	cell_add(g, r.y, p->mark, 3, _("Src"), STYLE_TITLE);
	if (p->model != 0)
		cell_add(g, r.y, p->model, MODEL, _("Model"), STYLE_TITLE);
	cell_add(g, r.y, p->first, 3, _("1st"), STYLE_TITLE);
	for (int i = 0; i < s->squares; i++) {
		sr_day day = s->month + s->left + i;
		cell_put_right(g, r.y, p->days + i * SQUARE, 2,
		    arena_printf(v->ui->frame, "%d", s->left + i + 1),
		    day == v->ui->session.today ? STYLE_KEY : STYLE_TITLE);
	}
	cell_add(g, r.y, p->last, 3, _("End"), STYLE_TITLE);
	if (p->fate != 0)
		cell_add(g, r.y, p->fate, FATE, _("Became"), STYLE_TITLE);
}

static void
paint_line(struct view *v, int y, struct rect r, const struct place *p,
    const struct sr_sheet_line *l)
{
	struct grid *g = &v->ui->grid;
	const struct state *s = v->state;
	int base = *l->fate != '\0' ? STYLE_DIM : STYLE_NORMAL;
	const char *first = grade_text(l->first), *last = grade_text(l->last);

	cell_put(g, y, r.x + 1, NAME, l->name, base);
	cell_put(g, y, p->mark, 1, l->mark, base);
	if (p->model != 0)
		cell_put(g, y, p->model, MODEL,
		    sr_dir_name(v->ui->dir, "model", l->model), base);
	cell_put(g, y, p->first, 2, first,
	    l->carried ? style_of_grade(first) : STYLE_DIM);
	for (int i = 0; i < s->squares; i++) {
		const char *mark = l->d[s->left + i];
		cell_put_right(
		    g, y, p->days + i * SQUARE, 2, mark, mark_style(mark));
	}
	cell_put(g, y, p->last, 2, last, style_of_grade(last));
	if (p->fate != 0 && *l->fate != '\0')
		cell_put(g, y, p->fate, FATE, _(l->fate), base);
}

/* In the last line what the card under the cursor is, which has no room. */
static void
paint_foot(struct view *v, struct rect r, const struct sr_sheet_line *l)
{
	const struct state *s = v->state;
	const struct sr_arg of[2] = { SR_NUM(s->at + 1),
		SR_NUM((int64_t)s->rows.n) };
	struct grid *g = &v->ui->grid;
	int y = r.y + r.h - 1;

	cell_rule(g, y - 1, r.x, r.w,
	    message_text(v->ui->frame,
		s->rows.more ? _("{0} of more than {1}") : _("{0} of {1}"), of,
		2));
	cell_add(g, y, r.x + 1, r.w - 2,
	    arena_printf(v->ui->frame, "%s  %s  %s  %s%s%s", l->code, l->name,
		sr_dir_name(v->ui->dir, "model", l->model),
		l->carried ? _("Carried over") : "",
		l->carried && *l->fate != '\0' ? "  " : "",
		*l->fate != '\0' ? _(l->fate) : ""),
	    STYLE_NORMAL);
}

static void
sheet_paint(struct view *v, struct rect r)
{
	struct state *s = v->state;
	const struct sr_sheet_line *here;
	bool begun = s->squares >= 0;
	struct place p = places(s, r);
	int days = month_days(s);

	if (!begun)
		to_today(v, s);
	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	if (s->left > days - s->squares)
		s->left = days - s->squares;
	if (s->left < 0)
		s->left = 0;
	s->lines = r.h - 3 > 1 ? r.h - 3 : 1;
	if (s->at < s->top)
		s->top = s->at;
	if (s->at >= s->top + s->lines)
		s->top = s->at - s->lines + 1;
	if (s->top > 0 && s->top + s->lines > (int)s->rows.n)
		s->top =
		    (int)s->rows.n > s->lines ? (int)s->rows.n - s->lines : 0;
	paint_heads(v, r, &p);
	here = line_at(s, s->at);
	for (int i = 0; i < s->lines; i++) {
		const struct sr_sheet_line *l = line_at(s, s->top + i);
		if (l == NULL)
			break;
		paint_line(v, r.y + 1 + i, r, &p, l);
		if (s->top + i == s->at)
			cell_mark(&v->ui->grid,
			    (struct rect){ r.y + 1 + i, r.x, 1, r.w },
			    STYLE_SELECTED);
	}
	if (here != NULL)
		paint_foot(v, r, here);
	else
		cell_add(&v->ui->grid, r.y + 1, r.x + 1, r.w - 2,
		    _("No card was held in this month."), STYLE_DIM);
}

/* ---- keys ---- */

static void
go_line(struct view *v, int at)
{
	struct state *s = v->state;

	/* A screen ahead, so that what is beneath is seen. */
	if (at + s->lines > (int)s->rows.n && sheet_read(v, behind(v, at)) < 0)
		ui_error(v->ui, sr_error(v->ui->sr));
	if (at >= (int)s->rows.n)
		at = (int)s->rows.n - 1;
	s->at = at > 0 ? at : 0;
	keep_here(s);
}

static bool
sheet_key(struct view *v, const struct key *k)
{
	struct state *s = v->state;

	switch (k->code) {
	case K_LEFT: s->left--; return true;
	case K_RIGHT: s->left++; return true;
	case K_UP: go_line(v, s->at - 1); return true;
	case K_DOWN: go_line(v, s->at + 1); return true;
	case K_PGUP: go_line(v, s->at - s->lines); return true;
	case K_PGDN: go_line(v, s->at + s->lines); return true;
	case K_HOME: go_line(v, 0); return true;
	case K_END: go_line(v, MOST); return true;
	default: return false;
	}
}

static const struct custom custom = {
	.paint = sheet_paint,
	.key = sheet_key,
};

static const struct pane panes[] = {
	{ .custom = &custom },
};

static sr_id
card_of(const struct view *v)
{
	const struct state *s = v->state;
	const struct sr_sheet_line *l = line_at(s, s->at);

	return l != NULL ? l->id : 0;
}

static void
go_month(struct view *v, int step)
{
	struct state *s = v->state;

	s->month = day_add_months(s->month, step);
	to_today(v, s);
	view_reload(v);
}

static void
run_back(struct view *v)
{
	go_month(v, -1);
}

/* Not into months that have not begun. */
static void
run_on(struct view *v)
{
	const struct state *s = v->state;

	if (day_month_end(s->month) < v->ui->session.today)
		go_month(v, 1);
}

static void
run_staff(struct view *v)
{
	struct state *s = v->state;
	struct arena *a = arena_new();
	const struct sr_dir_entry **e;
	struct item *items;
	size_t n = 0, m = 0;
	int i;

	if (a == NULL)
		return;
	e = sr_dir_match(v->ui->dir, "staff", "", &n, a);
	items = arena_alloc(a, (n + 1) * sizeof(*items));
	for (size_t k = 0; items != NULL && k < n; k++)
		if (e[k]->role == SR_SALES)
			items[m++] = (struct item){ e[k]->id,
				sr_dir_name(v->ui->dir, "staff", e[k]->id),
				arena_printf(
				    a, "%s %s", e[k]->code, e[k]->pinyin),
				e[k]->code };
	if (items != NULL)
		items[m++] = (struct item){ 0, _("the whole house"), "", "" };
	i = m > 0 ? ui_choose(v->ui, _("Whose sheet?"), items, m, "", NULL)
		  : -1;
	if (i >= 0) {
		s->staff = items[i].value;
		s->at = 0;
		view_reload(v);
	}
	arena_free(a);
}

static bool
of_house(const struct view *v)
{
	return ((const struct state *)v->state)->staff == 0;
}

/* What stands left and right of the days. */
static const struct column columns[] = {
	{ .field = "code" },
	{ .field = "name" },
	{ .field = "mark" },
	{ .field = "model" },
	{ .field = "owner", .when = of_house },
	{ .field = "first" },
	{ .field = "last" },
	{ .field = "fate" },
	{ .field = NULL },
};

static void
run_sort(struct view *v)
{
	struct state *s = v->state;

	if (!columns_order(v, &sr_rec_sheet_line, columns, &s->sort, &s->flip))
		return;
	s->at = 0;
	s->here = 0;
	view_reload(v);
}

static void
run_print(struct view *v)
{
	const struct state *s = v->state;
	struct sr_report_ask ask;

	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.name = "grade-sheet";
	ask.staff = s->staff;
	ask.from = s->month;
	ask.to = day_month_end(s->month);
	report_to_file(v, &ask);
}

static bool
may_choose(const struct view *v)
{
	return v->ui->session.role != SR_SALES;
}

static const struct action actions[] = {
	{ K_ENTER, "sheet.card", N_("card"), N_("Open the card."),
	    SR_OP_CARD_GET, 0, card_here, card_show_here },
	{ '[', "sheet.back", N_("month back"), N_("The month before."), 0, 0,
	    NULL, run_back },
	{ ']', "sheet.on", N_("on"), N_("The month after."), 0, 0, NULL,
	    run_on },
	{ 'w', "sheet.staff", N_("whose"),
	    N_("Another salesperson's sheet, or the house's."), 0, 0,
	    may_choose, run_staff },
	{ 's', "sheet.sort", N_("sort"),
	    N_("Choose the order; the same again turns it round."), 0, 0, NULL,
	    run_sort },
	{ 'p', "sheet.print", N_("print"),
	    N_("Write the sheet for A4 landscape or A3, as CSV or JSON."), 0, 0,
	    NULL, run_print },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_sheet = {
	.id = "sheet",
	.title = N_("Month sheet"),
	.help = N_("Each card over the days of the month: . planned, ! "
		   "missed, x not reached, v came, a grade after a contact. "
		   "Left and Right scroll the days."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_BOARD_SHEET,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT |
		 UINT64_C(1) << SR_NOUN_MOVE | UINT64_C(1) << SR_NOUN_VISIT |
		 UINT64_C(1) << SR_NOUN_HANDOVER,
	.load = sheet_load,
	.card = card_of,
	.about = sheet_about,
};
