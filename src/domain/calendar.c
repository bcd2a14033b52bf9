/* The follow-up calendar and the numbers of a day. */
#include "domain/agenda.h"
#include "domain/bodies.h"
#include "store/contact.h"
#include "base/banned.h"

enum { MOST_DAYS = 62 };

int
op_calendar_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_id staff = whose_rows(c, find);
	sr_day from = find->from != 0 ? find->from : c->today;
	sr_day to = find->to != 0 ? find->to : from;

	if (to < from || to - from >= MOST_DAYS)
		return fail(c, SR_E_INVALID, "find", "to",
		    N_("A calendar shows 1 to {0} days."), 1,
		    SR_NUM(MOST_DAYS));
	if (staff == 0)
		return sql_rows(c->st, &contact_sql[CALENDAR_HOUSE],
		    SQL_ARGS(SQL_D("from", from), SQL_D("to", to),
			SQL_D("today", c->today)),
		    &sr_rec_calday, res, c->mem);
	return sql_rows(c->st, &contact_sql[CALENDAR_STAFF],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to),
		SQL_D("today", c->today), SQL_R("staff", staff)),
	    &sr_rec_calday, res, c->mem);
}

int
op_sum_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_sum *sum = res;
	sr_id staff = whose_rows(c, find);
	sr_day day = find->from != 0 ? find->from : c->today;
	int rc;

	if (find->kind < 0 || find->kind >= SR_NSUMS)
		return fail(c, SR_E_INVALID, "find", "kind",
		    N_("There is no such choice of numbers."), 0);
	if (staff == 0)
		rc = sql_one(c->st, &contact_sql[SUM_HOUSE + find->kind],
		    SQL_ARGS(SQL_D("day", day)), &sr_rec_sum, sum, c->mem);
	else
		rc = sql_one(c->st, &contact_sql[SUM_STAFF + find->kind],
		    SQL_ARGS(SQL_D("day", day), SQL_R("staff", staff)),
		    &sr_rec_sum, sum, c->mem);
	sum->day = day;
	sum->staff = staff;
	sum->next_day = plan_day(c);
	return rc < 0 || staff == 0 || find->kind != SR_SUM_ALL
		   ? rc
		   : plan_count(c, staff, &sum->next);
}
