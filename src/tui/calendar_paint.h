/* An open calendar, shared by its two files: what it holds, how it looks. */
#ifndef TUI_CALENDAR_PAINT_H
#define TUI_CALENDAR_PAINT_H

#include <showroom/ops.h>

#include "tui/screen.h"

enum { CALENDAR_DAYS = 42, CALENDAR_GRADES = SR_GRADE_N + 1 };

/* One cell of the month. */
struct square {
	int planned, done, overdue;
	int by_grade[CALENDAR_GRADES]; /* planned */
	const char *holiday;           /* a name; NULL: an ordinary day */
	bool closed, works;
};

struct calendar {
	sr_day day; /* under the cursor */
	bool week, all;
	sr_day first; /* of squares */
	struct square square[CALENDAR_DAYS];
	struct sr_rows due; /* cards of the day under the cursor, or its week */
};

/* Of the whole house?  A lead's view, or when asked for. */
bool calendar_house(const struct view *v);
/* The square of DAY; NULL: not of this month's. */
struct square *calendar_square(struct calendar *s, sr_day day);
sr_day calendar_monday(sr_day day);
/* The card I of those that are due. */
const struct sr_card_line *calendar_due(const struct calendar *s, size_t i);
/* See struct custom. */
void calendar_paint(struct view *v, struct rect r);

#endif
