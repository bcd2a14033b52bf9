/* Statements and the list of the test drives. */
#ifndef STORE_DRIVE_H
#define STORE_DRIVE_H

#include "store/list.h"

enum {
	DRIVE_LINE,
	DRIVE_IN_DAYS,
	DRIVE_OF_CARD,
	DRIVE_OF_STAFF,
	DRIVE_IN_STATE,
	DRIVE_CLASH,
	DRIVE_OUTSIDE,
	DRIVE_KM,
	DRIVE_VISIT,
	DRIVE_CAR_OF,
	DRIVE_LAST,
	DRIVE_BOOKED_FOR,
	DRIVE_SUMS,
	DRIVE_NSQL
};
extern const struct query drive_sql[DRIVE_NSQL];

extern const struct list_spec drive_list;

#endif
