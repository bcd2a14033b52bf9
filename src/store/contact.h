/* Statements and lists of contacts, grade moves and the calendar. */
#ifndef STORE_CONTACT_H
#define STORE_CONTACT_H

#include <showroom/day.h>

#include "store/list.h"

enum {
	CONTACT_PLANNED,
	CONTACT_PLANNED_ON,
	CONTACT_LOGGER,
	CONTACT_HAND_OVER,
	CONTACT_ROW,
	CONTACT_IN_DAYS,
	CONTACT_STAFF_DAYS,
	MOVE_STARTED,
	MOVE_ROW,
	MOVE_IN_DAYS,
	CALENDAR_HOUSE,
	CALENDAR_STAFF,
	SUM_HOUSE, /* + enum sr_sums, and so the next */
	SUM_STAFF = SUM_HOUSE + SR_NSUMS,
	CONTACT_NSQL = SUM_STAFF + SR_NSUMS
};
extern const struct query contact_sql[CONTACT_NSQL];

/* The log of one card (parent), the planned one last. */
extern const struct list_spec contact_card_list;
/* What was done on some days (from, to), by all or by staff. */
extern const struct list_spec contact_done_list;
/* Moves of one card (parent) or of some days. */
extern const struct list_spec move_list;

#endif
