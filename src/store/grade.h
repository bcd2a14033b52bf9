/* Statements of grade rules and of the cards that they bind. */
#ifndef STORE_GRADE_H
#define STORE_GRADE_H

#include "store/sql.h"

enum {
	GRADE_CHAIN,
	GRADE_PRESET,
	GRADE_BEYOND,
	GRADE_UNAPPLIED,
	GRADE_NSQL
};
extern const struct query grade_sql[GRADE_NSQL];

#endif
