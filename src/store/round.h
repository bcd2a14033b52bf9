/* Statements of rounds of mail, calls and visits. */
#ifndef STORE_ROUND_H
#define STORE_ROUND_H

#include "store/sql.h"

enum {
	ROUND_PICK,
	ROUND_LOAD,
	ROUND_ALL,
	ROUND_OF_STAFF,
	ROUND_LINE_PAGE,
	ROUND_SAMPLE,
	ROUND_OPEN,
	ROUND_NSQL
};
extern const struct query round_sql[ROUND_NSQL];

#endif
