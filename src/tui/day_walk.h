/*
 * Keys of a screen that shows one day, today's or an earlier one.  Its state
 * begins with that day (sr_day).
 */
#ifndef TUI_DAY_WALK_H
#define TUI_DAY_WALK_H

#include "base/intl.h"
#include "tui/screen.h"

void day_back(struct view *v);
void day_on(struct view *v);
void day_today(struct view *v);
void day_ask(struct view *v);

/* Rows of a table of actions; NAME is the screen's, as text. */
#define DAY_WALK(name) \
	{ '[', name ".back", N_("day back"), N_("The day before."), 0, \
		ACTION_QUIET, NULL, day_back }, \
	    { ']', name ".on", N_("day on"), N_("The day after."), 0, \
		    ACTION_QUIET, NULL, day_on }, \
	    { '.', name ".today", N_("today"), N_("Back to today."), 0, \
		    ACTION_QUIET, NULL, day_today }, \
	{ \
		'g', name ".date", N_("date"), N_("Go to a day."), 0, 0, NULL, \
		    day_ask \
	}

#endif
