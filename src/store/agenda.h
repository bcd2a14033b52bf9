/* Statements about what is to be done in a day, and appointments. */
#ifndef STORE_AGENDA_H
#define STORE_AGENDA_H

#include "store/sql.h"

enum { AGENDA_BIRTHDAYS, AGENDA_KEYLESS, AGENDA_LUNAR_KEY, AGENDA_NSQL };
extern const struct query agenda_sql[AGENDA_NSQL];

#endif
