/*
 * The H/A board: hot cards held against those needed to reach the month's
 * target, by the closing rate of the last weeks; and the targets.
 */
#include "base/day.h"
#include "domain/board.h"
#include "domain/bodies.h"
#include "domain/rules.h"
#include "store/board.h"
#include "store/report.h"
#include "base/banned.h"

/* The house's line has no salesperson, but lists want an id. */
enum { HOUSE_LINE = 1, TARGET_MOST = 10000 };

int32_t
board_hot(struct ctx *c)
{
	int32_t hot = 0;

	for (int32_t g = SR_GRADE_H; g <= SR_GRADE_N; g++) {
		const struct sr_grade_rule *rule = rule_grade(c, g, c->today);
		if (rule != NULL && rule->hot)
			hot |= INT32_C(1) << g;
	}
	return hot;
}

struct board {
	struct ctx *c;
	struct sr_rows *out;
	size_t room;
	int least, tight;
	int32_t target; /* of the house itself; -1: none */
};

static struct sr_hot_line *
board_line(struct board *b, sr_id staff)
{
	struct sr_rows *out = b->out;
	struct sr_hot_line *l;

	for (size_t i = 0; i < out->n; i++) {
		l = SR_ROW(struct sr_hot_line, out, i);
		if (l->staff == staff)
			return l;
	}
	if (out->n == b->room) {
		size_t room = b->room != 0 ? 2 * b->room : 16;
		void *p = arena_grow(
		    b->c->mem, out->row, b->room * out->size, room * out->size);
		if (p == NULL)
			return NULL;
		out->row = p;
		b->room = room;
	}
	l = SR_ROW(struct sr_hot_line, out, out->n++);
	sr_record_clear(&sr_rec_hot_line, l);
	l->id = staff != 0 ? staff : HOUSE_LINE;
	l->staff = staff;
	l->target = -1;
	return l;
}

/* The lines of those who sell today, in the order of their codes. */
static int
board_staff(void *ctx, const void *rec)
{
	const struct report_staff *s = rec;
	struct board *b = ctx;

	return s->sells && board_line(b, s->id) == NULL ? SR_E_NOMEM : SR_OK;
}

/* What a statement counted of a salesperson goes into his line. */
static int
board_part(void *ctx, const void *rec)
{
	static const char *const counted[] = { "h", "a", "held", "orders",
		"age", "delivered", "num", "den" };
	struct sr_hot_line *l =
	    board_line(ctx, ((const struct sr_hot_line *)rec)->staff);

	if (l == NULL)
		return SR_E_NOMEM;
	for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++) {
		const struct sr_field *f =
		    sr_field_of(&sr_rec_hot_line, counted[i]);
		sr_set_int(f, l, sr_get_int(f, l) + sr_get_int(f, rec));
	}
	return SR_OK;
}

static int
board_target(void *ctx, const void *rec)
{
	const struct sr_target *t = rec;
	struct sr_hot_line *l;

	if (t->measure != SR_TARGET_DELIVERIES)
		return SR_OK;
	if (t->staff == 0) {
		((struct board *)ctx)->target = t->value;
		return SR_OK;
	}
	l = board_line(ctx, t->staff);
	if (l == NULL)
		return SR_E_NOMEM;
	l->target = t->value;
	return SR_OK;
}

static int
board_count(struct board *b)
{
	struct ctx *c = b->c;
	struct sr_hot_line scratch;
	struct report_staff staff;
	struct sr_target target;
	sr_day first = day_month_start(c->today);
	int32_t hot = board_hot(c);
	int window = rule_int(c, "hot_rate_days", 90);
	int rc = sql_each(c->st, &report_sql[REPORT_STAFF],
	    SQL_ARGS(SQL_D("day", c->today)), &report_staff, &staff,
	    board_staff, b);

	if (rc == SR_OK)
		rc = sql_each(c->st, &board_sql[BOARD_HELD],
		    SQL_ARGS(SQL_I("hot", hot), SQL_D("today", c->today)),
		    &sr_rec_hot_line, &scratch, board_part, b);
	if (rc == SR_OK)
		rc = sql_each(c->st, &board_sql[BOARD_DELIVERED],
		    SQL_ARGS(SQL_D("from", first), SQL_D("to", c->today)),
		    &sr_rec_hot_line, &scratch, board_part, b);
	if (rc == SR_OK)
		rc = sql_each(c->st, &board_sql[BOARD_DECIDED],
		    SQL_ARGS(SQL_I("hot", hot),
			SQL_D("from", c->today - window + 1),
			SQL_D("to", c->today)),
		    &sr_rec_hot_line, &scratch, board_part, b);
	if (rc == SR_OK)
		rc = sql_each(c->st, &board_sql[TARGET_OF_MONTH],
		    SQL_ARGS(SQL_D("month", first)), &sr_rec_target, &target,
		    board_target, b);
	return rc;
}

/* The sum of all lines; a target of the house's own goes before the sum. */
static void
board_house(const struct board *b, struct sr_hot_line *house)
{
	sr_record_clear(&sr_rec_hot_line, house);
	house->id = HOUSE_LINE;
	house->target = -1;
	for (size_t i = 0; i < b->out->n; i++) {
		const struct sr_hot_line *l =
		    SR_ROW(struct sr_hot_line, b->out, i);
		house->h += l->h;
		house->a += l->a;
		house->held += l->held;
		house->orders += l->orders;
		house->age += l->age;
		house->delivered += l->delivered;
		house->num += l->num;
		house->den += l->den;
		if (l->target >= 0)
			house->target =
			    (house->target > 0 ? house->target : 0) + l->target;
	}
	if (b->target >= 0)
		house->target = b->target;
}

/*
 * needed = (target - delivered - open orders) / closing rate, rounded up.
 * Too few decided cards of his own: by the house's rate; where the house has
 * too few as well there is none, and nothing is needed by guess.
 */
static void
board_judge(const struct board *b, struct sr_hot_line *l,
    const struct sr_hot_line *house)
{
	int64_t num = l->num, den = l->den, rest;

	l->age = l->held > 0 ? (l->age + l->held / 2) / l->held : -1;
	l->left = day_month_end(b->c->today) - b->c->today;
	l->rate = l->needed = l->lacking = -1;
	if (den < b->least) {
		num = house->num;
		den = house->den;
		l->of_house = l->staff != 0 && den >= b->least;
	}
	if (den < b->least || den == 0)
		return;
	l->rate = (int32_t)((num * 10000 + den / 2) / den);
	if (l->target < 0)
		return;
	rest = (int64_t)l->target - l->delivered - l->orders;
	if (rest > 0 && num == 0) {
		l->warning = SR_SHORT; /* no number of cards is enough */
		return;
	}
	l->needed = rest > 0 ? (int32_t)((rest * den + num - 1) / num) : 0;
	l->lacking = l->needed > l->held ? l->needed - l->held : 0;
	l->warning =
	    l->lacking == 0 ? SR_ENOUGH
	    : (int64_t)l->lacking * 100 <= (int64_t)b->tight * l->needed
		? SR_TIGHT
		: SR_SHORT;
}

/* A salesperson sees his own line and the house's. */
int
op_board_hot(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_id only = c->role == SR_SALES ? c->me : find->staff;
	struct board b = { .c = c,
		.out = res,
		.target = -1,
		.least = rule_int(c, "hot_rate_least", 10),
		.tight = rule_int(c, "hot_tight", 25) };
	struct sr_hot_line house, *last;
	size_t n = 0;
	int rc;

	*b.out = (struct sr_rows){ .size = sizeof(struct sr_hot_line) };
	rc = board_count(&b);
	if (rc < 0)
		return rc;
	board_house(&b, &house);
	for (size_t i = 0; i < b.out->n; i++) {
		struct sr_hot_line *l = SR_ROW(struct sr_hot_line, b.out, i);
		if (only != 0 && l->staff != only)
			continue;
		board_judge(&b, l, &house);
		*SR_ROW(struct sr_hot_line, b.out, n++) = *l;
	}
	b.out->n = n;
	rc = rows_sort(c, &sr_rec_hot_line, find, b.out);
	if (rc < 0)
		return rc;
	/* That may have moved them to where no room is left. */
	b.room = n;
	board_judge(&b, &house, &house);
	last = board_line(&b, 0);
	if (last == NULL)
		return fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	*last = house;
	return SR_OK;
}

/* ---- targets ---- */

int
op_target_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_day day = find->from != 0 ? find->from : c->today;
	struct sr_rows *rows = res;
	size_t n = 0;
	int rc = sql_rows(c->st, &board_sql[TARGET_OF_MONTH],
	    SQL_ARGS(SQL_D("month", day_month_start(day))), &sr_rec_target,
	    rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows->n; i++) {
		const struct sr_target *t = SR_ROW(struct sr_target, rows, i);
		if (c->role != SR_SALES || t->staff == 0 || t->staff == c->me)
			*SR_ROW(struct sr_target, rows, n++) = *t;
	}
	if (rc == SR_OK)
		rows->n = n;
	return rc;
}

/* A month, a salesperson and a measure have one target, and it is changed. */
int
op_target_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_target in = *(const struct sr_target *)arg, target, old;
	int64_t there = 0;
	int rc;

	in.month = in.month != 0 ? day_month_start(in.month) : 0;
	rc = save_begin(c, &sr_rec_target, &in, &target, &old);
	if (rc == SR_OK && (target.value < 0 || target.value > TARGET_MOST))
		return fail(c, SR_E_INVALID, "target", "value",
		    N_("A target is a number from 0 to {0}."), 1,
		    SR_NUM(TARGET_MOST));
	if (rc == SR_OK && target.id == 0)
		rc = sql_integer(c->st, &board_sql[TARGET_OF],
		    SQL_ARGS(SQL_D("month", target.month),
			SQL_R("staff", target.staff),
			SQL_R("measure", target.measure)),
		    &there);
	if (rc == SR_OK && there != 0)
		return fail(c, SR_E_EXISTS, "target", "value",
		    N_("Somebody has just set this target: look at it and "
		       "change it."),
		    0);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_target, &target, SR_NOUN_TARGET);
	if (rc == SR_OK)
		*(struct sr_target *)res = target;
	return rc;
}
