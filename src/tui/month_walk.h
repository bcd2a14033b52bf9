/*
 * Keys of a screen that shows one month, this one or another.  Its state
 * begins with the first day of that month (sr_day).
 */
#ifndef TUI_MONTH_WALK_H
#define TUI_MONTH_WALK_H

#include "base/intl.h"
#include "tui/screen.h"

struct sr_find;

/* The month shown; this one when nothing was chosen. */
sr_day month_shown(const struct view *v);
/* A list's `find`: of that month. */
void month_find(const struct view *v, struct sr_find *find);
/* Line 1 of such a screen: "2026-11". */
const char *month_text(struct view *v, struct arena *a);
void month_back(struct view *v);
void month_on(struct view *v);

/* Rows of a table of actions, where ON(v); NAME is the screen's, as text. */
#define MONTH_WALK(name, on) \
	{ '[', name ".month.back", N_("month back"), N_("The month before."), \
		0, 0, on, month_back }, \
	{ \
		']', name ".month.on", N_("on"), N_("The month after."), 0, 0, \
		    on, month_on \
	}

#endif
