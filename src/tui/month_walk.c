/* Going from month to month on a screen that shows one. */
#include "tui/month_walk.h"

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "tui/ui.h"

#include "base/banned.h"

sr_day
month_shown(const struct view *v)
{
	const sr_day *month = v->state;

	return *month != 0 ? *month : day_month_start(v->ui->session.today);
}

void
month_find(const struct view *v, struct sr_find *find)
{
	find->from = month_shown(v);
	find->to = day_month_end(find->from);
}

const char *
month_text(struct view *v, struct arena *a)
{
	int year, month, day;

	day_split(month_shown(v), &year, &month, &day);
	return arena_printf(a, "%04d-%02d", year, month);
}

static void
month_go(struct view *v, int months)
{
	sr_day *month = v->state;

	*month = day_add_months(month_shown(v), months);
	view_reload(v);
}

void
month_back(struct view *v)
{
	month_go(v, -1);
}

void
month_on(struct view *v)
{
	month_go(v, 1);
}
