/* Statements that find rows against the rules: for the check of a file. */
#ifndef STORE_BREACH_H
#define STORE_BREACH_H

#include "store/sql.h"

enum {
	/* Rows of struct sr_finding: detail says where. */
	BREACH_OPEN_NEXT,
	BREACH_CLOSED_NEXT,
	BREACH_GRADE,
	BREACH_STATE,
	BREACH_PLAN,
	BREACH_LOGGED,
	BREACH_NAME,
	BREACH_SECOND,
	BREACH_PERSON,
	BREACH_MERGED,
	BREACH_ALIKE,
	BREACH_REQUEST,
	BREACH_APPOINTMENT,
	BREACH_POOL,
	BREACH_CAR,
	BREACH_AGAIN,
	BREACH_ROUND,
	BREACH_CARRY,
	/* Rows of struct sr_dayrec for the domain to judge. */
	BREACH_SIGNED,
	BREACH_NSQL
};
extern const struct query breach_sql[BREACH_NSQL];

#endif
