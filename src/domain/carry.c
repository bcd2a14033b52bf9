/*
 * The carry-over: which cards a month begins with, whose and how hot, as they
 * stood at 00:00 of its first day.  It never changes afterwards.
 */
#include "base/day.h"
#include "domain/carry.h"
#include "store/board.h"
#include "base/banned.h"

/*
 * The months that are still due, in their order; a file that has none yet
 * begins with the present one.
 */
int
carry_due(struct ctx *c, struct piece *p)
{
	sr_day now = day_month_start(c->today), month;
	struct sr_target last;
	int n = TURN_ROWS, rc = sql_one(c->st, &board_sql[CARRY_LAST], SQL_NONE,
			       &sr_rec_target, &last, c->mem);

	if (rc < 0)
		return rc;
	month = last.month != 0 ? day_add_months(last.month, 1) : now;
	if (month > now)
		return SR_OK;
	/* A row costs two seeks: TURN_ROWS of them count as one. */
	while (n == TURN_ROWS && turn_goes(c, p))
		n = sql_run(c->st, &board_sql[CARRY_FREEZE],
		    SQL_ARGS(SQL_D("month", month), SQL_D("eve", month - 1),
			SQL_I("most", TURN_ROWS)));
	if (n < 0 || p->more)
		return n < 0 ? n : SR_OK;
	p->more = month < now;
	n = sql_run(c->st, &board_sql[CARRY_DONE],
	    SQL_ARGS(SQL_D("month", month), SQL_I("now", c->now)));
	return n < 0 ? n : SR_OK;
}
