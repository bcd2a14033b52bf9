/* Statements of the contact log, grade moves and the calendar. */
#ifndef STORE_CONTACT_H
#define STORE_CONTACT_H

#include "store/sql.h"

enum { CONTACT_PLANNED, CONTACT_HAND_OVER, CONTACT_OF_CARD, CONTACT_DONE_ON,
	CONTACT_STARTED, MOVE_OF_CARD, MOVE_ON, CALENDAR_HOUSE,
	CALENDAR_STAFF, SUM_HOUSE, SUM_STAFF, CONTACT_NSQL };
extern const struct query contact_sql[CONTACT_NSQL];

#endif
