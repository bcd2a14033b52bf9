/* Days back and forth; knows of a screen only that its state begins so. */
#include "tui/day_walk.h"

#include "tui/dialog.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

static void
day_go(struct view *v, sr_day day)
{
	sr_day *shown = v->state;

	if (day < 1)
		return;
	if (day > v->ui->session.today) {
		ui_message(v->ui, MSG_INFO, N_("{0} is still to come."), 1,
		    SR_DAYARG(day));
		return;
	}
	*shown = day;
	view_reload(v);
}

static sr_day
day_shown(const struct view *v)
{
	return *(const sr_day *)v->state;
}

void
day_back(struct view *v)
{
	day_go(v, day_shown(v) - 1);
}

void
day_on(struct view *v)
{
	day_go(v, day_shown(v) + 1);
}

void
day_today(struct view *v)
{
	day_go(v, v->ui->session.today);
}

void
day_ask(struct view *v)
{
	day_go(v, ui_prompt_day(v->ui, _("Go to which day?"), day_shown(v)));
}
