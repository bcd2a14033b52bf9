/* The calendar on the screen: the month, the week, the day beneath. */
#include <showroom/dir.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/calendar_paint.h"
#include "tui/card_text.h"
#include "tui/dialog.h"
#include "tui/ui.h"

#include "base/banned.h"

static struct calendar *
state_of(const struct view *v)
{
	return v->state;
}

bool
calendar_house(const struct view *v)
{
	return state_of(v)->all || v->ui->session.role != SR_SALES;
}

struct square *
calendar_square(struct calendar *s, sr_day day)
{
	return day >= s->first && day < s->first + CALENDAR_DAYS
		   ? &s->square[day - s->first]
		   : NULL;
}

sr_day
calendar_monday(sr_day day)
{
	return day - (day_weekday(day) - 1);
}

const struct sr_card_line *
calendar_due(const struct calendar *s, size_t i)
{
	return SR_ROW(const struct sr_card_line, &s->due, i);
}

#define MORE 5         /* cells for "+12", those whose names do not fit */
#define WEEK_GRADES 26 /* where the grades begin in the week */

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

	for (int g = SR_GRADE_O; g < CALENDAR_GRADES; g++) {
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
	struct calendar *s = state_of(v);
	const struct square *q = calendar_square(s, day);
	int year, month, mday, now;

	if (q == NULL || day < 1)
		return;
	date_paint(v, day, q, r);
	day_split(s->day, &year, &now, &mday);
	day_split(day, &year, &month, &mday);
	/* On a closed day nobody is due: its name stands there. */
	if (r.h > 1 && q->planned > 0)
		cell_add(&v->ui->grid, r.y + 1, r.x + 1, r.w - 1,
		    grades_text(v, q, r.w - 1),
		    month != now ? STYLE_DIM : STYLE_NORMAL);
	if (q->holiday != NULL && r.h > (q->planned > 0 ? 2 : 1))
		cell_add(&v->ui->grid, r.y + (q->planned > 0 ? 2 : 1), r.x + 1,
		    r.w - 1, q->works ? _("worked") : q->holiday,
		    q->works ? STYLE_DIM : STYLE_OK);
	if (day == s->day) {
		r.h = r.h > 2 ? 2 : r.h;
		cell_mark(&v->ui->grid, r, STYLE_SELECTED);
	}
}

/* Weeks that the month touches: 4 to 6. */
static int
month_weeks(const struct calendar *s)
{
	return (int)(day_month_end(s->day) - s->first) / 7 + 1;
}

static int
paint_month(struct view *v, struct rect r)
{
	struct calendar *s = state_of(v);
	int weeks = month_weeks(s), w = (r.w - 1) / 7;
	int h = (r.h - 5) / weeks;

	h = h < 1 ? 1 : h > 3 ? 3 : h;
	for (int i = 0; i < 7; i++)
		cell_add(&v->ui->grid, r.y, r.x + i * w + 1, w - 1,
		    _(day_weekday_name(s->first + 7 + i)), STYLE_TITLE);
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
	const struct calendar *s = state_of(v);
	struct grid *g = &v->ui->grid;
	struct arena *a = v->ui->frame;
	int x = 0, y = 0, left = 0;
	char hm[6];

	for (size_t i = 0; i < s->due.n; i++) {
		const struct sr_card_line *c = calendar_due(s, i);
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
	struct calendar *s = state_of(v);
	int h = (r.h - 3) / 7;

	h = h < 1 ? 1 : h > 4 ? 4 : h;
	for (int i = 0; i < 7; i++) {
		sr_day day = calendar_monday(s->day) + i;
		const struct square *sq = calendar_square(s, day);
		struct rect q = { r.y + i * h, r.x + 1, 1, r.w - 2 };
		int x = 6;

		if (sq == NULL || day < 1)
			continue;
		cell_add(&v->ui->grid, q.y, q.x, 5, _(day_weekday_name(day)),
		    STYLE_TITLE);
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

/* "Mon 10-05", and what the day is: a holiday, a weekend that is worked. */
static const char *
day_title(struct view *v, const struct square *q)
{
	struct arena *a = v->ui->frame;
	const struct sr_arg name = SR_TXT(q->holiday != NULL ? q->holiday : "");
	sr_day day = state_of(v)->day;
	const char *title = arena_printf(
	    a, "%s %s", _(day_weekday_name(day)), ui_day(v->ui, a, day));

	if (q->holiday == NULL)
		return title;
	return arena_printf(a, "%s  %s", title,
	    message_text(a,
		q->closed  ? _("{0}: closed")
		: q->works ? _("{0}: the town works")
			   : _("{0}: a day off"),
		&name, 1));
}

/* Beneath: the figures of the day and, in the month, who is due. */
static void
paint_day(struct view *v, struct rect r)
{
	struct calendar *s = state_of(v);
	static const struct square none = { 0 };
	const struct square *of = calendar_square(s, s->day);
	const struct square *q = of != NULL ? of : &none;
	struct grid *g = &v->ui->grid;
	struct arena *a = v->ui->frame;
	int capacity = v->ui->session.day_capacity;
	const struct sr_arg n[4] = { SR_NUM(q->done),
		SR_NUM(q->planned - q->done), SR_NUM(q->overdue),
		SR_NUM(capacity) };

	cell_rule(g, r.y, r.x, r.w, day_title(v, q));
	if (r.h < 2)
		return;
	cell_add(g, r.y + 1, r.x + 1, r.w - 1,
	    message_text(a,
		calendar_house(v)
		    ? _("done {0}  left {1}  overdue {2}")
		    : _("done {0}  left {1}  overdue {2}   capacity {3} a day"),
		n, 4),
	    q->overdue > 0                                ? STYLE_OVERDUE
	    : q->planned > capacity && !calendar_house(v) ? STYLE_CHANGED
							  : STYLE_NORMAL);
	r = (struct rect){ r.y + 2, r.x + 1, r.h - 2, r.w - 2 };
	if (q->planned - q->done <= 0 && r.h > 0)
		cell_add(g, r.y, r.x, r.w, _("Nobody is due on this day."),
		    STYLE_DIM);
	else if (!s->week)
		names_paint(v, s->day, r);
}

void
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
