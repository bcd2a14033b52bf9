/*
 * Reports: a spec each (name, title, blocks of typed columns); the store
 * runs the query and returns cells, the sinks lay them out.  Totals are
 * cells too: no sink adds.
 */
#ifndef SHOWROOM_REPORT_H
#define SHOWROOM_REPORT_H

#include <showroom/enums.h>

/* Which report, of which days (inclusive), of whom. */
struct sr_report_ask {
	const char *name; /* "sales-daily" */
	sr_day from, to;
	sr_id staff; /* 0 = all */
	/* drill-down only: which figure */
	const char *measure;
	bool month; /* the month-to-date figure */
};
extern const struct sr_record sr_rec_report_ask;

/*
 * One cell.  block names the block of the spec; row orders within it; staff
 * is the row's salesperson (0 in a total or none); col is the measure or the
 * text column.  Rates: value in basis points, num and den beside it.
 */
struct sr_cell {
	int32_t block, row;
	sr_id staff;
	const char *col;
	int64_t value, num, den;
	const char *text;
};
extern const struct sr_record sr_rec_cell;

/* A record behind a figure. */
struct sr_behind {
	int32_t noun; /* enum sr_noun */
	sr_id id;     /* of the row itself */
	sr_id card;   /* to open, if there is one */
	sr_day day;
	sr_time minute;
	const char *name, *text;
	int32_t grade;
	sr_id staff;
	bool corrected;
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_behind;

#endif
