/* The records behind reports' figures, and who stands in their tables. */
#ifndef STORE_REPORT_H
#define STORE_REPORT_H

#include "store/sql.h"

enum { REPORT_SALES_DAILY, REPORT_STAFF, REPORT_CARD_NAME, REPORT_NSQL };
extern const struct query report_sql[REPORT_NSQL];
/* The query of the report NAME. */
const struct query *report_query(const char *name);

/* One row of schema/report: a record that counts for a measure. */
struct report_record {
	const char *measure;
	sr_id staff;
	int32_t noun;
	sr_id id, card;
	sr_day day;
	sr_time minute;
	const char *name, *text;
	int32_t grade, before;
	bool corrected;
};
extern const struct sr_record report_record;

/* Everybody of the house in the order of tables. */
struct report_staff {
	sr_id id;
	bool sells; /* a salesperson on that day */
};
extern const struct sr_record report_staff;

#endif
