/*
 * The follow-up calendar: a month or a week, per day what was planned, done
 * and missed, by grade.  Arrows walk over days; Enter opens the day.
 */
#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/card_text.h"
#include "tui/contact_strip.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/screens.h"

#include "base/banned.h"

enum { DAYS = 42, GRADES = SR_GRADE_N + 1, DUE_MAX = 240 };

/* One cell of the month. */
struct square {
	int planned, done, overdue;
	int by_grade[GRADES]; /* planned */
	const char *holiday;
};

struct state {
	sr_day day; /* under the cursor */
	bool week, all;
	sr_day first; /* of squares */
	struct square square[DAYS];
	struct sr_rows due; /* cards of the day under the cursor, or its week */
};

static struct state *
state_of(const struct view *v)
{
	return v->state;
}

/* Of the whole house: a lead's view, or when asked for. */
static bool
whole_house(const struct view *v)
{
	return state_of(v)->all || v->ui->session.role != SR_SALES;
}

static struct square *
square_of(struct state *s, sr_day day)
{
	return day >= s->first && day < s->first + DAYS
		   ? &s->square[day - s->first]
		   : NULL;
}

static int
load_squares(struct view *v, struct state *s)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	memset(s->square, 0, sizeof(s->square));
	s->first = day_month_start(s->day);
	s->first -= day_weekday(s->first) - 1;
	sr_record_clear(&sr_rec_find, &find);
	find.from = s->first > 0 ? s->first : 1;
	find.to = s->first + DAYS - 1;
	find.own = !whole_house(v);
	rc = sr_calendar_find(v->ui->sr, &find, &rows, v->arena);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_calday *c =
		    SR_ROW(const struct sr_calday, &rows, i);
		struct square *q = square_of(s, c->day);
		if (q == NULL)
			continue;
		q->planned += c->planned;
		q->done += c->done;
		q->overdue += c->overdue;
		if (c->grade > 0 && c->grade < GRADES)
			q->by_grade[c->grade] += c->planned;
	}
	if (rc == SR_OK)
		rc = sr_holiday_find(v->ui->sr, &find, &rows, v->arena);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_holiday *h =
		    SR_ROW(const struct sr_holiday, &rows, i);
		struct square *q = square_of(s, h->day);
		if (q != NULL)
			q->holiday = v->ui->english && *h->name_en != '\0'
					 ? h->name_en
					 : h->name_zh;
	}
	return rc;
}

static sr_day
monday_of(sr_day day)
{
	return day - (day_weekday(day) - 1);
}

/* Who is due: on the day under the cursor, or in its week. */
static int
load_due(struct view *v, struct state *s)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.from = s->week ? monday_of(s->day) : s->day;
	find.to = s->week ? find.from + 6 : s->day;
	if (find.from < 1)
		find.from = 1;
	find.own = !whole_house(v);
	find.limit = s->week ? DUE_MAX : DUE_MAX / 4;
	return sr_card_find(v->ui->sr, &find, &s->due, v->arena);
}

static const struct sr_card_line *
due_card(const struct state *s, size_t i)
{
	return SR_ROW(const struct sr_card_line, &s->due, i);
}

static int
calendar_load(struct view *v)
{
	struct state *s = v->state;
	int rc;

	if (s->day == 0)
		s->day = v->ui->session.today;
	rc = load_squares(v, s);
	return rc < 0 ? rc : load_due(v, s);
}

static const char *
calendar_about(struct view *v, struct arena *a)
{
	int year, month, mday;

	day_split(state_of(v)->day, &year, &month, &mday);
	return arena_printf(a, "%04d-%02d  %s", year, month,
	    whole_house(v) ? _("the house") : _("mine"));
}

/* ---- painting ---- */

#define MORE 5         /* cells for "+12", those whose names do not fit */
#define WEEK_GRADES 26 /* where the grades begin in the week */

static const char *const weekdays[] = { N_("Mon"), N_("Tue"), N_("Wed"),
	N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };

/* "9/9" on past days and today, "6" ahead; "!2" for what was missed. */
static const char *
count_text(const struct view *v, sr_day day, const struct square *q)
{
	struct arena *a = v->ui->frame;

	if (q->planned == 0)
		return "";
	if (day > v->ui->session.today)
		return arena_printf(a, "%d", q->planned);
	if (q->overdue > 0)
		return arena_printf(
		    a, "%d/%d!%d", q->done, q->planned, q->overdue);
	return arena_printf(a, "%d/%d", q->done, q->planned);
}

/* "H2 A3 B3": as many grades as fit into W cells. */
static const char *
grades_text(const struct view *v, const struct square *q, int w)
{
	const char *out = "";

	for (int g = SR_GRADE_O; g < GRADES; g++) {
		const char *more;

		if (q->by_grade[g] == 0)
			continue;
		more = arena_printf(v->ui->frame, "%s%s%s%d", out,
		    *out != '\0' ? " " : "", sr_enum_code(&sr_choice_grade, g),
		    q->by_grade[g]);
		if (text_cells(more) > w)
			break;
		out = more;
	}
	return out;
}

/* The date and the figures; returns the cells taken. */
static int
date_paint(struct view *v, sr_day day, const struct square *q, struct rect r)
{
	struct grid *g = &v->ui->grid;
	int year, month, mday, now, style = STYLE_NORMAL, x;
	bool today = day == v->ui->session.today;

	day_split(state_of(v)->day, &year, &now, &mday);
	day_split(day, &year, &month, &mday);
	if (month != now)
		style = STYLE_DIM;
	if (q->overdue > 0)
		style = STYLE_OVERDUE;
	x = cell_add(g, r.y, r.x, r.w,
	    arena_printf(v->ui->frame, "%2d%s ", mday, today ? "*" : " "),
	    today ? STYLE_TITLE : style);
	x += cell_add(g, r.y, r.x + x, r.w - x, count_text(v, day, q), style);
	return x;
}

static void
square_paint(struct view *v, sr_day day, struct rect r)
{
	struct state *s = state_of(v);
	const struct square *q = square_of(s, day);
	int year, month, mday, now;

	if (q == NULL || day < 1)
		return;
	date_paint(v, day, q, r);
	day_split(s->day, &year, &now, &mday);
	day_split(day, &year, &month, &mday);
	/* On a closed day nobody is due: its name stands there. */
	if (r.h > 1 && q->holiday != NULL)
		cell_add(&v->ui->grid, r.y + 1, r.x + 1, r.w - 1, q->holiday,
		    STYLE_OK);
	else if (r.h > 1)
		cell_add(&v->ui->grid, r.y + 1, r.x + 1, r.w - 1,
		    grades_text(v, q, r.w - 1),
		    month != now ? STYLE_DIM : STYLE_NORMAL);
	if (day == s->day) {
		r.h = r.h > 2 ? 2 : r.h;
		cell_mark(&v->ui->grid, r, STYLE_SELECTED);
	}
}

/* Weeks that the month touches: 4 to 6. */
static int
month_weeks(const struct state *s)
{
	return (int)(day_month_end(s->day) - s->first) / 7 + 1;
}

static int
paint_month(struct view *v, struct rect r)
{
	struct state *s = state_of(v);
	int weeks = month_weeks(s), w = (r.w - 1) / 7;
	int h = (r.h - 5) / weeks;

	h = h < 1 ? 1 : h > 3 ? 3 : h;
	for (int i = 0; i < 7; i++)
		cell_add(&v->ui->grid, r.y, r.x + i * w + 1, w - 1,
		    _(weekdays[i]), STYLE_TITLE);
	for (int i = 0; i < weeks * 7; i++) {
		struct rect q = { r.y + 1 + i / 7 * h, r.x + 1 + i % 7 * w, h,
			w - 1 };
		if (q.y + q.h <= r.y + r.h)
			square_paint(v, s->first + i, q);
	}
	return 1 + weeks * h;
}

/* Who is due on DAY, one after the other over the lines of R. */
static void
names_paint(struct view *v, sr_day day, struct rect r)
{
	const struct state *s = state_of(v);
	struct grid *g = &v->ui->grid;
	struct arena *a = v->ui->frame;
	int x = 0, y = 0, left = 0;
	char hm[6];

	for (size_t i = 0; i < s->due.n; i++) {
		const struct sr_card_line *c = due_card(s, i);
		const char *text;
		int cells;

		if (c->next_day != day)
			continue;
		text = arena_printf(a, "%s%s%s %s %s",
		    time_hm(hm, c->next_minute), c->next_minute != 0 ? " " : "",
		    c->name, sr_enum_code(&sr_choice_grade, c->grade),
		    _(sr_enum_label(&sr_choice_contact_kind, c->next_kind)));
		cells = text_cells(text);
		if (x > 0 && x + cells > (y + 1 < r.h ? r.w : r.w - MORE)) {
			x = 0;
			y++;
		}
		left += y >= r.h;
		if (y < r.h)
			x += 3 + cell_add(g, r.y + y, r.x + x, r.w - x, text,
				     STYLE_NORMAL);
	}
	if (left > 0 && r.h > 0)
		cell_put_right(g, r.y + r.h - 1, r.x + r.w - MORE, MORE,
		    arena_printf(a, "+%d", left), STYLE_DIM);
}

static int
paint_week(struct view *v, struct rect r)
{
	struct state *s = state_of(v);
	int h = (r.h - 3) / 7;

	h = h < 1 ? 1 : h > 4 ? 4 : h;
	for (int i = 0; i < 7; i++) {
		sr_day day = monday_of(s->day) + i;
		const struct square *sq = square_of(s, day);
		struct rect q = { r.y + i * h, r.x + 1, 1, r.w - 2 };
		int x = 6;

		if (sq == NULL || day < 1)
			continue;
		cell_add(
		    &v->ui->grid, q.y, q.x, 5, _(weekdays[i]), STYLE_TITLE);
		x += date_paint(
		    v, day, sq, (struct rect){ q.y, q.x + x, 1, q.w - x });
		x = x < WEEK_GRADES ? WEEK_GRADES : x + 2;
		x += cell_add(&v->ui->grid, q.y, q.x + x, q.w - x,
		    grades_text(v, sq, q.w - x), STYLE_NORMAL);
		if (sq->holiday != NULL)
			cell_add(&v->ui->grid, q.y, q.x + x, q.w - x,
			    sq->holiday, STYLE_OK);
		if (day == s->day)
			cell_mark(&v->ui->grid, q, STYLE_SELECTED);
		names_paint(
		    v, day, (struct rect){ q.y + 1, q.x + 6, h - 1, q.w - 6 });
	}
	return 7 * h;
}

/* Beneath: the figures of the day and, in the month, who is due. */
static void
paint_day(struct view *v, struct rect r)
{
	struct state *s = state_of(v);
	static const struct square none = { 0 };
	const struct square *of = square_of(s, s->day);
	const struct square *q = of != NULL ? of : &none;
	struct grid *g = &v->ui->grid;
	struct arena *a = v->ui->frame;
	int capacity = v->ui->session.day_capacity;
	const struct sr_arg n[4] = { SR_NUM(q->done),
		SR_NUM(q->planned - q->done), SR_NUM(q->overdue),
		SR_NUM(capacity) };

	cell_rule(g, r.y, r.x, r.w,
	    arena_printf(a, "%s %s", _(weekdays[day_weekday(s->day) - 1]),
		ui_day(v->ui, a, s->day)));
	if (r.h < 2)
		return;
	cell_add(g, r.y + 1, r.x + 1, r.w - 1,
	    message_text(a,
		whole_house(v)
		    ? _("done {0}  left {1}  overdue {2}")
		    : _("done {0}  left {1}  overdue {2}   capacity {3} a day"),
		n, 4),
	    q->overdue > 0                             ? STYLE_OVERDUE
	    : q->planned > capacity && !whole_house(v) ? STYLE_CHANGED
						       : STYLE_NORMAL);
	r = (struct rect){ r.y + 2, r.x + 1, r.h - 2, r.w - 2 };
	if (q->planned - q->done <= 0 && r.h > 0)
		cell_add(g, r.y, r.x, r.w, _("Nobody is due on this day."),
		    STYLE_DIM);
	else if (!s->week)
		names_paint(v, s->day, r);
}

static void
calendar_paint(struct view *v, struct rect r)
{
	int used;

	cell_fill(&v->ui->grid, r, STYLE_NORMAL);
	used = state_of(v)->week ? paint_week(v, r) : paint_month(v, r);
	r.y += used;
	r.h -= used;
	if (r.h > 0)
		paint_day(v, r);
}

/* ---- keys ---- */

static void
go_day(struct view *v, sr_day day)
{
	struct state *s = v->state;

	if (day < 1 || day > 3652059 - DAYS)
		return;
	s->day = day;
	v->stale = true;
}

static bool
calendar_key(struct view *v, const struct key *k)
{
	sr_day day = state_of(v)->day;
	bool week = state_of(v)->week;

	switch (k->code) {
	case K_LEFT:
	case 'h': go_day(v, day - (week ? 7 : 1)); return true;
	case K_RIGHT: go_day(v, day + (week ? 7 : 1)); return true;
	case K_UP:
	case 'k': go_day(v, day - (week ? 1 : 7)); return true;
	case K_DOWN:
	case 'j': go_day(v, day + (week ? 1 : 7)); return true;
	case K_PGUP: go_day(v, day_add_months(day, -1)); return true;
	case K_PGDN: go_day(v, day_add_months(day, 1)); return true;
	case K_HOME: go_day(v, day_month_start(day)); return true;
	case K_END: go_day(v, day_month_end(day)); return true;
	default: return false;
	}
}

static const struct custom calendar = {
	.paint = calendar_paint,
	.key = calendar_key,
};

static const struct pane panes[] = {
	{ .custom = &calendar },
};

static void
run_day(struct view *v)
{
	struct subject about = { .day = state_of(v)->day,
		.kind = whole_house(v) };

	view_open(v->ui, &screen_calday, &about);
}

static bool
has_due(const struct view *v)
{
	const struct state *s = state_of(v);

	for (size_t i = 0; i < s->due.n; i++)
		if (due_card(s, i)->next_day == s->day)
			return true;
	return false;
}

/* Choose one of the day's, then its new day. */
static void
run_move(struct view *v)
{
	const struct state *s = state_of(v);
	struct item *items = arena_alloc(v->arena, s->due.n * sizeof(*items));
	size_t n = 0;
	int chosen;

	if (items == NULL)
		return;
	for (size_t i = 0; i < s->due.n; i++) {
		const struct sr_card_line *c = due_card(s, i);

		if (c->next_day != s->day)
			continue;
		items[n++] = (struct item){ c->id, c->name, "",
			sr_enum_code(&sr_choice_grade, c->grade) };
	}
	chosen = n == 1 ? 0
			: ui_choose(v->ui, _("Move whose contact?"), items, n,
			      "", NULL);
	if (chosen >= 0)
		contact_move(v, items[chosen].value);
}

static void
run_week(struct view *v)
{
	state_of(v)->week = !state_of(v)->week;
	v->stale = true;
}

static void
run_all(struct view *v)
{
	state_of(v)->all = !state_of(v)->all;
	view_reload(v);
}

static void
run_today(struct view *v)
{
	go_day(v, v->ui->session.today);
}

static void
run_date(struct view *v)
{
	go_day(
	    v, ui_prompt_day(v->ui, _("Go to which day?"), state_of(v)->day));
}

static bool
is_sales(const struct view *v)
{
	return v->ui->session.role == SR_SALES;
}

static const struct action actions[] = {
	{ K_ENTER, "calendar.day", N_("day"),
	    N_("Open the day: who is due, who was spoken to."), SR_OP_CARD_FIND,
	    0, NULL, run_day },
	{ 'm', "calendar.move", N_("move"),
	    N_("Move a contact of this day to another day."),
	    SR_OP_CONTACT_MOVE, 0, has_due, run_move },
	{ 'w', "calendar.week", N_("week/month"),
	    N_("Show the week or the month."), 0, 0, NULL, run_week },
	{ 'a', "calendar.all", N_("mine/all"), N_("Mine or the whole house."),
	    0, 0, is_sales, run_all },
	{ '.', "calendar.today", N_("today"), N_("Back to today."), 0, 0, NULL,
	    run_today },
	{ 'g', "calendar.date", N_("date"), N_("Go to a day."), 0, 0, NULL,
	    run_date },
	{ 0, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const struct screen screen_calendar = {
	.id = "calendar",
	.title = N_("Follow-up calendar"),
	.help = N_("Each day shows done/planned contacts and ! what was "
		   "missed, with the grades beneath. Arrows walk over days, "
		   "PgUp and PgDn over months."),
	.panes = panes,
	.npanes = 1,
	.actions = actions,
	.op = SR_OP_CALENDAR_FIND,
	.state = sizeof(struct state),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT |
		 UINT64_C(1) << SR_NOUN_HOLIDAY,
	.load = calendar_load,
	.about = calendar_about,
};
