/* Statements of the business day: its record, instructions, figures. */
#ifndef STORE_DAY_H
#define STORE_DAY_H

#include "store/sql.h"

enum {
	DAY_OF,
	DAY_INHOUSE,
	DAY_INCOMPLETE,
	DAY_OPEN_LINES,
	DAY_CLOSE_LINES,
	DAY_INSTRUCTIONS,
	DAY_CORRECTIONS,
	DAY_FIGURES,
	DAY_NSQL
};
extern const struct query day_sql[DAY_NSQL];

#endif
