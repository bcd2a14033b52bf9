/*
 * What the lead watches: contacts that may have been ticked off, customers
 * that need help.  Nothing is refused here, only shown.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/rules.h"
#include "model/rows.h"
#include "store/grade.h"
#include "base/banned.h"

enum { SPAN_MOST = 92 /* days of contacts at once */ };

/* ---- evidence ---- */

/* The lines of one person: is most of it logged in the evening? */
static void
evidence_late(struct ctx *c, struct sr_evidence_line *line, size_t n)
{
	sr_time after = time_parse(rule_text(c, "evidence_dayend"));
	int least = rule_int(c, "evidence_share", 80);
	int some = rule_int(c, "evidence_least", 10);
	int late = 0, share;

	if (after == 0)
		after = 18 * 60 + 1;
	for (size_t i = 0; i < n; i++) {
		clock_local(
		    line[i].logged, &line[i].log_day, &line[i].log_minute);
		line[i].late = line[i].log_minute >= after;
		late += line[i].late;
	}
	share = n > 0 && (int)n >= some ? (int)(100 * late / (int)n) : 0;
	for (size_t i = 0; i < n; i++)
		line[i].late = line[i].late && share >= least ? share : 0;
}

/*
 * LINE as they were logged, by whom: with how many others each was logged
 * within a minute, in the minute that has the most of them.
 */
static void
evidence_bursts(struct sr_evidence_line *line, size_t n)
{
	for (size_t i = 0, end; i < n; i++) {
		for (end = i + 1; end < n && line[end].staff == line[i].staff &&
				  line[end].logged < line[i].logged + 60;
		     end++)
			;
		for (size_t k = i; k < end; k++)
			if (line[k].burst < (int32_t)(end - i))
				line[k].burst = (int32_t)(end - i);
	}
}

static int
order_text(const void *a, const void *b)
{
	const struct sr_evidence_line *const *x = a, *const *y = b;

	if ((*x)->staff != (*y)->staff)
		return (*x)->staff < (*y)->staff ? -1 : 1;
	return strcmp((*x)->text, (*y)->text);
}

/* How often each says what others of the same person say. */
static int
evidence_repeats(struct ctx *c, struct sr_evidence_line *line, size_t n)
{
	struct sr_evidence_line **by =
	    arena_alloc(c->mem, (n + 1) * sizeof(struct sr_evidence_line *));

	if (by == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; i < n; i++)
		by[i] = &line[i];
	if (n > 1)
		qsort(by, n, sizeof(by[0]), order_text);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && order_text(&by[i], &by[end]) == 0;
		     end++)
			;
		for (size_t k = i; k < end && *by[i]->text != '\0'; k++)
			by[k]->repeated = (int32_t)(end - i);
	}
	return SR_OK;
}

static int
order_day(const void *a, const void *b)
{
	const struct sr_evidence_line *x = a, *y = b;

	if (x->staff != y->staff)
		return x->staff < y->staff ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->minute != y->minute)
		return x->minute < y->minute ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Of ROWS those from FROM on that look like something, as the rules say. */
static int
evidence_pick(struct ctx *c, sr_day from, struct sr_rows *rows)
{
	struct sr_evidence_line *line = rows->row, shown;
	int repeat = rule_int(c, "evidence_repeat", 3);
	int burst = rule_int(c, "evidence_burst", 3);
	size_t all = 0, n = 0;
	int rc = SR_OK;

	for (size_t i = 0; i < rows->n; i++)
		if (line[i].day >= from)
			line[all++] = line[i];
	if (all > 1)
		qsort(line, all, sizeof(*line), order_day);
	for (size_t i = 0, end; i < all; i = end) {
		for (end = i + 1; end < all && line[end].staff == line[i].staff;
		     end++)
			;
		evidence_late(c, line + i, end - i);
	}
	for (size_t i = 0; rc == SR_OK && i < all; i++) {
		struct sr_evidence_line *l = &line[i];
		if (l->repeated < repeat)
			l->repeated = 0;
		if (l->burst < burst)
			l->burst = 0;
		if (!l->empty && l->repeated == 0 && l->burst == 0 &&
		    l->late == 0)
			continue;
		rc = sql_one(c->st, &grade_sql[EVIDENCE_LINE],
		    SQL_ARGS(SQL_R("id", l->id)), &sr_rec_evidence_line, &shown,
		    c->mem);
		l->code = shown.code;
		l->name = shown.name;
		l->key = shown.key;
		line[n++] = *l;
	}
	rows->n = n;
	return rc;
}

int
op_evidence_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	sr_day to = find->to != 0 ? find->to : c->today;
	sr_day from = find->from != 0 ? find->from : to;
	int days = rule_int(c, "evidence_days", 30);
	sr_day since = to - (days < SPAN_MOST ? days : SPAN_MOST) + 1;
	int rc;

	since = from < since ? from : since;
	if (from > to || to - from >= SPAN_MOST)
		return fail(c, SR_E_INVALID, "find", "from",
		    N_("Contacts are looked at over {0} days at most."), 1,
		    SR_NUM(SPAN_MOST));
	rc = sql_rows(c->st, &grade_sql[EVIDENCE_LINES],
	    SQL_ARGS(SQL_D("since", since), SQL_D("to", to),
		SQL_R("staff", find->staff),
		SQL_I("least", rule_int(c, "evidence_text", 4))),
	    &sr_rec_evidence_line, rows, c->mem);
	if (rc < 0)
		return rc;
	evidence_bursts(rows->row, rows->n);
	rc = evidence_repeats(c, rows->row, rows->n);
	if (rc == SR_OK)
		rc = evidence_pick(c, from, rows);
	if (rc == SR_OK)
		rc = rows_sort(c, &sr_rec_evidence_line, find, rows);
	if (rc == SR_OK)
		rows_window(rows, find);
	return rc;
}

/* ---- customers that need help ---- */

/* What is too much, by the house's settings; 0: that is not looked at. */
struct limits {
	int overdue; /* intervals of the grade */
	int tries, fall;
	int age; /* times the days within which the grade buys */
};

/*
 * Days that the card of LINE has the grade that it has, if they are more than
 * MOST.  None is longer than the card is open: few are looked at.
 */
static int
abnormal_age(struct ctx *c, struct sr_abnormal_line *line, int32_t most)
{
	int64_t age = 0;
	int rc;

	if (most == 0 || c->today - line->opened <= most)
		return SR_OK;
	rc = sql_integer(c->st, &grade_sql[ABNORMAL_AGE],
	    SQL_ARGS(SQL_R("card", line->id), SQL_D("opened", line->opened),
		SQL_D("today", c->today)),
	    &age);
	if (rc == SR_OK && age > most)
		line->age = (int32_t)age;
	return rc;
}

/* What of LINE is too much; what is not, becomes 0. */
static int
abnormal_judge(
    struct ctx *c, const struct limits *most, struct sr_abnormal_line *line)
{
	const struct sr_grade_rule *rule = rule_grade(c, line->grade, c->today);

	if (rule == NULL) {
		line->tries = line->fall = 0;
		return SR_OK;
	}
	if (most->overdue > 0 && line->next_day != 0 &&
	    c->today - line->next_day > most->overdue * rule->every_days)
		line->overdue = c->today - line->next_day;
	if (most->tries == 0 || line->tries < most->tries)
		line->tries = 0;
	if (most->fall == 0 || line->fall < most->fall)
		line->fall = 0;
	return abnormal_age(c, line, most->age * rule->buy_days);
}

/* Those that are found, in the order in which they are due. */
struct abnormals {
	struct ctx *c;
	const struct sr_find *find;
	struct limits most;
	struct sr_rows *rows; /* of struct sr_abnormal_line */
	size_t room;
	size_t past; /* so many stand before the window, if it is known */
};

/*
 * Is there one more than the window that is asked for?  In another order, or
 * backwards, all are to be known.
 */
static bool
abnormal_enough(struct abnormals *a, sr_id last)
{
	const struct sr_find *find = a->find;

	if (find->sort != 0 || find->back)
		return false;
	if (find->key_id != 0 && last == find->key_id)
		a->past = a->rows->n;
	return (find->key_id == 0 || a->past != 0) &&
	       a->rows->n - a->past > rows_limit(find);
}

static int
abnormal_card(void *ctx, const void *rec)
{
	struct abnormals *a = ctx;
	struct sr_rows *rows = a->rows;
	struct sr_abnormal_line line = *(const struct sr_abnormal_line *)rec;
	int rc = abnormal_judge(a->c, &a->most, &line);

	if (rc < 0 || (line.overdue == 0 && line.tries == 0 && line.age == 0 &&
			  line.fall == 0))
		return rc;
	if (rows->n == a->room) {
		size_t room = 2 * a->room + 64;
		void *row = arena_grow(a->c->mem, rows->row,
		    a->room * sizeof(line), room * sizeof(line));
		if (row == NULL)
			return fail(
			    a->c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
		rows->row = row;
		a->room = room;
	}
	*SR_ROW(struct sr_abnormal_line, rows, rows->n++) = line;
	return abnormal_enough(a, line.id);
}

static int
abnormal_find(struct ctx *c, struct abnormals *a)
{
	sr_id staff = a->find->staff;
	sr_day since = c->today - rule_int(c, "abnormal_fall_days", 14) + 1;
	struct sr_abnormal_line scratch;

	if (staff != 0)
		return sql_each(c->st, &grade_sql[ABNORMAL_OF_STAFF],
		    SQL_ARGS(SQL_R("staff", staff), SQL_D("since", since)),
		    &sr_rec_abnormal_line, &scratch, abnormal_card, a);
	return sql_each(c->st, &grade_sql[ABNORMAL_CARDS],
	    SQL_ARGS(SQL_D("since", since)), &sr_rec_abnormal_line, &scratch,
	    abnormal_card, a);
}

/* What is shown beside what was judged. */
static int
abnormal_lines(struct ctx *c, struct sr_rows *rows)
{
	int rc = SR_OK;

	for (size_t i = 0; rc == SR_OK && i < rows->n; i++) {
		struct sr_abnormal_line *line =
		    SR_ROW(struct sr_abnormal_line, rows, i);
		struct sr_abnormal_line shown;
		rc = sql_one(c->st, &grade_sql[ABNORMAL_LINE],
		    SQL_ARGS(SQL_R("id", line->id)), &sr_rec_abnormal_line,
		    &shown, c->mem);
		line->code = shown.code;
		line->name = shown.name;
		line->instruction = shown.instruction;
		line->read_at = shown.read_at;
		if (line->read_at != 0)
			clock_local(
			    line->read_at, &line->read_day, &line->read_minute);
		line->key = shown.key;
	}
	return rc;
}

int
op_abnormal_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	struct abnormals a = { .c = c,
		.find = find,
		.rows = rows,
		.most = {
		    .overdue = rule_int(c, "abnormal_overdue", 2),
		    .tries = rule_int(c, "abnormal_tries", 3),
		    .fall = rule_int(c, "abnormal_fall", 2),
		    .age = rule_int(c, "abnormal_age", 2),
		} };
	int rc;

	*rows = (struct sr_rows){ .size = sizeof(struct sr_abnormal_line) };
	rc = abnormal_find(c, &a);
	if (rc < 0)
		return rc;
	if (find->sort == 0) {
		rows_window(rows, find);
		return abnormal_lines(c, rows);
	}
	rc = abnormal_lines(c, rows);
	if (rc == SR_OK)
		rc = rows_sort(c, &sr_rec_abnormal_line, find, rows);
	if (rc == SR_OK)
		rows_window(rows, find);
	return rc;
}
