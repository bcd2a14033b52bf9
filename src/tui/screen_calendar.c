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
#include "tui/calendar_paint.h"
#include "tui/contact_strip.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/screens.h"

#include "base/banned.h"

enum { DUE_MAX = 240 };

static struct calendar *
state_of(const struct view *v)
{
	return v->state;
}

static int
load_squares(struct view *v, struct calendar *s)
{
	struct sr_find find;
	struct sr_rows rows;
	int rc;

	memset(s->square, 0, sizeof(s->square));
	s->first = day_month_start(s->day);
	s->first -= day_weekday(s->first) - 1;
	sr_record_clear(&sr_rec_find, &find);
	find.from = s->first > 0 ? s->first : 1;
	find.to = s->first + CALENDAR_DAYS - 1;
	find.own = v->own = !calendar_house(v);
	rc = sr_calendar_find(v->ui->sr, &find, &rows, v->arena);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_calday *c =
		    SR_ROW(const struct sr_calday, &rows, i);
		struct square *q = calendar_square(s, c->day);
		if (q == NULL)
			continue;
		q->planned += c->planned;
		q->done += c->done;
		q->overdue += c->overdue;
		if (c->grade > 0 && c->grade < CALENDAR_GRADES)
			q->by_grade[c->grade] += c->planned;
	}
	if (rc == SR_OK)
		rc = sr_holiday_find(v->ui->sr, &find, &rows, v->arena);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_holiday *h =
		    SR_ROW(const struct sr_holiday, &rows, i);
		struct square *q = calendar_square(s, h->day);
		if (q == NULL)
			continue;
		q->holiday = v->ui->english && *h->name_en != '\0' ? h->name_en
								   : h->name_zh;
		q->closed = h->closed;
		q->works = h->kind == SR_DAY_WORK;
	}
	return rc;
}

/* Who is due: on the day under the cursor, or in its week. */
static int
load_due(struct view *v, struct calendar *s)
{
	struct sr_find find;

	sr_record_clear(&sr_rec_find, &find);
	find.from = s->week ? calendar_monday(s->day) : s->day;
	find.to = s->week ? find.from + 6 : s->day;
	if (find.from < 1)
		find.from = 1;
	find.own = !calendar_house(v);
	find.limit = s->week ? DUE_MAX : DUE_MAX / 4;
	return sr_card_find(v->ui->sr, &find, &s->due, v->arena);
}

static int
calendar_load(struct view *v)
{
	struct calendar *s = v->state;
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
	    calendar_house(v) ? _("the house") : _("mine"));
}

/* ---- keys ---- */

static void
go_day(struct view *v, sr_day day)
{
	struct calendar *s = v->state;

	if (day < 1 || day > 3652059 - CALENDAR_DAYS)
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
		.kind = calendar_house(v) };

	view_open(v->ui, &screen_calday, &about);
}

static bool
has_due(const struct view *v)
{
	const struct calendar *s = state_of(v);

	for (size_t i = 0; i < s->due.n; i++)
		if (calendar_due(s, i)->next_day == s->day)
			return true;
	return false;
}

/* Choose one of the day's, then its new day. */
static void
run_move(struct view *v)
{
	const struct calendar *s = state_of(v);
	struct item *items = arena_alloc(v->arena, s->due.n * sizeof(*items));
	size_t n = 0;
	int chosen;

	if (items == NULL)
		return;
	for (size_t i = 0; i < s->due.n; i++) {
		const struct sr_card_line *c = calendar_due(s, i);

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
	.state = sizeof(struct calendar),
	.nouns = UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1) << SR_NOUN_CONTACT |
		 UINT64_C(1) << SR_NOUN_HOLIDAY,
	.load = calendar_load,
	.about = calendar_about,
};
