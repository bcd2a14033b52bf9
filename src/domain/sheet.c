/*
 * The month's grade sheet: each card of a salesperson's month over its days,
 * as on paper.  What was carried over stands frozen; the marks are those of
 * the log as it is now.
 */
#include <string.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "store/board.h"
#include "base/banned.h"

enum { WINDOW = 500 };

/* What may stand in a square, the stronger over the weaker. */
enum mark {
	MARK_NONE,
	MARK_PLAN,
	MARK_VISIT,
	MARK_TRIED,
	MARK_GRADE,
	MARK_END
};

struct sheet {
	struct ctx *c;
	sr_id staff;        /* 0: the house */
	sr_day first, last; /* days of the month */
	bool frozen;
	/* The card under work. */
	struct sr_sheet_line *line;
	sr_day from, to; /* it was his then, within the month */
	bool gone;       /* handed over before the month ended */
	uint8_t mark[SR_SHEET_DAYS];
	int32_t before, came, last_grade; /* evening before; at first; now */
	sr_day closed;                    /* 0: it is open */
};

static const char *
grade_text(int32_t grade)
{
	return sr_enum_code(&sr_choice_grade, grade);
}

static void
sheet_mark(struct sheet *s, sr_day day, int mark, const char *text)
{
	int i = (int)(day - s->first);

	if (day < s->from || day > s->to || mark < s->mark[i])
		return;
	s->mark[i] = (uint8_t)mark;
	s->line->d[i] = text;
}

/* ---- whose it was ---- */

struct owning {
	struct sheet *s;
	sr_id owner; /* from DAY on */
	sr_day day;
	bool any, his;
};

static void
owning_until(struct owning *o, sr_day end)
{
	struct sheet *s = o->s;

	if (o->owner == s->staff && o->day <= s->last && end >= o->day) {
		s->from = o->his ? s->from : o->day;
		s->to = end;
		o->his = true;
	}
}

static int
owning_handed(void *ctx, const void *rec)
{
	const struct sr_handover *h = rec;
	struct owning *o = ctx;

	if (!o->any)
		o->owner = h->from_staff;
	o->any = true;
	if (h->day > o->s->last)
		return 0;
	owning_until(o, h->day);
	o->owner = h->to_staff;
	o->day = h->day;
	return 0;
}

/* The days of the month on which the card was his; false: on none. */
static int
sheet_owned(struct sheet *s, bool *his)
{
	struct owning o = { .s = s, .owner = 0, .day = s->first };
	struct sr_handover scratch;
	int rc;

	s->from = s->first;
	s->to = s->last;
	s->gone = false;
	*his = true;
	rc = sql_each(s->c->st, &board_sql[SHEET_HANDED],
	    SQL_ARGS(SQL_R("card", s->line->id), SQL_D("from", s->first)),
	    &sr_rec_handover, &scratch, owning_handed, &o);
	if (rc < 0 || !o.any || s->staff == 0) {
		if (rc == SR_OK && s->staff != 0 && !o.any)
			*his = s->line->owner == s->staff;
		if (rc == SR_OK && o.any)
			s->line->owner = o.owner;
		return rc;
	}
	owning_until(&o, s->last);
	*his = o.his;
	s->gone = o.his && o.owner != s->staff;
	s->line->owner = s->staff;
	return SR_OK;
}

/* ---- what happened ---- */

static int
sheet_move(void *ctx, const void *rec)
{
	const struct sr_move *m = rec;
	struct sheet *s = ctx;

	if (m->day < s->first)
		s->before = m->after;
	/* What was closed comes with the grade it is opened again in. */
	if (m->day < s->from ||
	    (SR_GRADE_OPEN(m->after) &&
		(m->day == s->from || !SR_GRADE_OPEN(s->came))))
		s->came = m->after;
	if (m->day <= s->to)
		s->last_grade = m->after;
	s->closed = m->after > SR_GRADE_N ? m->day : 0;
	sheet_mark(s, m->day,
	    s->closed != 0 || m->after == SR_GRADE_O ? MARK_END : MARK_GRADE,
	    grade_text(m->after));
	return 0;
}

static int
sheet_visit(void *ctx, const void *rec)
{
	sheet_mark(ctx, ((const struct sr_visit *)rec)->day, MARK_VISIT, "v");
	return 0;
}

/*
 * What is planned is a dot, and ! once it is past; what was done stands on
 * its own day, and what it was planned for keeps the ! if it came later, or
 * was moved when it was late.
 */
static int
sheet_contact(void *ctx, const void *rec)
{
	const struct sr_contact *k = rec;
	struct sheet *s = ctx;
	bool past = k->plan_day < s->c->today;

	if (k->missed < k->plan_day)
		sheet_mark(s, k->missed, MARK_PLAN, "!");
	/* It was dropped when the card was closed. */
	if (k->state != SR_PLANNED && k->state != SR_DONE) {
		if (k->plan_day < s->closed)
			sheet_mark(s, k->plan_day, MARK_PLAN, "!");
		return 0;
	}
	if (k->state == SR_PLANNED) {
		sheet_mark(s, k->plan_day, MARK_PLAN, past ? "!" : ".");
		return 0;
	}
	if (k->plan_day != 0 && k->plan_day < k->day)
		sheet_mark(s, k->plan_day, MARK_PLAN, "!");
	if (k->reached == SR_UNREACHED)
		sheet_mark(s, k->day, MARK_TRIED, "x");
	else if (k->after != 0)
		sheet_mark(s, k->day, MARK_GRADE, grade_text(k->after));
	return 0;
}

static int
sheet_log(struct sheet *s)
{
	const struct sql_arg *card = SQL_ARGS(SQL_R("card", s->line->id));
	const struct sql_arg *since =
	    SQL_ARGS(SQL_R("card", s->line->id), SQL_D("from", s->first));
	const struct sql_arg *within = SQL_ARGS(SQL_R("card", s->line->id),
	    SQL_D("from", s->first), SQL_D("to", s->last));
	struct sr_move move;
	struct sr_contact contact;
	struct sr_visit visit;
	int rc = sql_each(s->c->st, &board_sql[SHEET_MOVES], card, &sr_rec_move,
	    &move, sheet_move, s);

	if (rc == SR_OK)
		rc = sql_each(s->c->st, &board_sql[SHEET_CONTACTS], since,
		    &sr_rec_contact, &contact, sheet_contact, s);
	if (rc == SR_OK)
		rc = sql_each(s->c->st, &board_sql[SHEET_VISITS], within,
		    &sr_rec_visit, &visit, sheet_visit, s);
	return rc;
}

/* ---- a line ---- */

/* False: it was not held in this month. */
static int
sheet_line(struct sheet *s, struct sr_sheet_line *l, bool *shown)
{
	bool carried = l->carried;
	int rc;

	s->line = l;
	memset(s->mark, MARK_NONE, sizeof(s->mark));
	s->before = s->came = s->last_grade = 0;
	s->closed = 0;
	for (int i = 0; i < SR_SHEET_DAYS; i++)
		l->d[i] = "";
	rc = sheet_owned(s, shown);
	if (rc < 0 || !*shown)
		return rc;
	rc = sheet_log(s);
	/* Closed before, and not opened again until the month was over. */
	if (rc < 0 || (!carried && s->last_grade > SR_GRADE_N &&
			  s->before == s->last_grade)) {
		*shown = false;
		return rc;
	}
	if (!s->frozen)
		carried = SR_GRADE_OPEN(s->before);
	l->carried = carried && s->from == s->first;
	if (!l->carried || !s->frozen)
		l->first = l->carried ? s->before : s->came;
	l->last = s->last_grade;
	l->fate = s->gone ? N_("Handed over")
		  : s->last_grade > SR_GRADE_N
		      ? sr_enum_label(&sr_choice_grade, s->last_grade)
		      : "";
	return SR_OK;
}

/* ---- a window of lines ---- */

struct sheet_window {
	struct sheet s;
	const struct sr_find *find;
	struct sr_rows *rows;
	size_t most;
};

/* A card that may be on the sheet, in the order of names. */
static int
window_card(void *ctx, const void *rec)
{
	const struct sr_sheet_line *at = rec;
	struct sheet_window *w = ctx;
	struct ctx *c = w->s.c;
	struct sr_sheet_line *l;
	bool shown = false;
	int rc;

	if (w->find->key_id != 0 && strcmp(at->key, w->find->key) == 0 &&
	    at->id <= w->find->key_id)
		return 0;
	w->rows->more = w->rows->n == w->most;
	if (w->rows->more)
		return 1;
	l = SR_ROW(struct sr_sheet_line, w->rows, w->rows->n);
	rc = sql_one(c->st, &board_sql[SHEET_LINE],
	    SQL_ARGS(SQL_R("card", at->id), SQL_D("from", w->s.first),
		SQL_D("to", w->s.last)),
	    &sr_rec_sheet_line, l, c->mem);
	if (rc == SR_OK)
		rc = sheet_line(&w->s, l, &shown);
	w->rows->n += shown;
	return rc == SR_E_NONE ? 0 : rc;
}

static int
window_fill(struct sheet_window *w)
{
	const struct sheet *s = &w->s;
	const char *key = w->find->key_id != 0 ? w->find->key : "";
	struct sr_sheet_line at;
	int rc = s->staff != 0
		     ? sql_each(s->c->st, &board_sql[SHEET_STAFF],
			   SQL_ARGS(SQL_R("staff", s->staff),
			       SQL_D("from", s->first), SQL_D("to", s->last),
			       SQL_T("key", key)),
			   &sr_rec_sheet_line, &at, window_card, w)
		     : sql_each(s->c->st, &board_sql[SHEET_HOUSE],
			   SQL_ARGS(SQL_D("from", s->first),
			       SQL_D("to", s->last), SQL_T("key", key)),
			   &sr_rec_sheet_line, &at, window_card, w);

	return rc < 0 ? rc : SR_OK;
}

int
op_board_sheet(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_day day = find->from != 0 ? find->from : c->today;
	struct sr_rows *rows = res;
	struct sheet_window w = {
		.s = { .c = c,
		    .staff = c->role == SR_SALES ? c->me : find->staff,
		    .first = day_month_start(day),
		    .last = day_month_end(day) },
		.find = find,
		.rows = rows,
		.most = find->limit > 0 && find->limit < WINDOW
			    ? (size_t)find->limit
			    : WINDOW,
	};
	int64_t frozen = 0;
	int rc = sql_integer(c->st, &board_sql[SHEET_FROZEN],
	    SQL_ARGS(SQL_D("month", w.s.first)), &frozen);

	if (rc < 0)
		return rc;
	w.s.frozen = frozen != 0;
	*rows = (struct sr_rows){ .size = sizeof(struct sr_sheet_line) };
	rows->row = arena_alloc(c->mem, w.most * rows->size);
	if (rows->row == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	return window_fill(&w);
}
