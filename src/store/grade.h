/* Statements of grade rules and of the cards that they bind. */
#ifndef STORE_GRADE_H
#define STORE_GRADE_H

#include "store/list.h"

enum {
	GRADE_CHAIN,
	GRADE_PRESET,
	GRADE_BEYOND,
	GRADE_UNAPPLIED,
	PROGRESS_LINE,
	PROGRESS_CLOSED,
	PROGRESS_OPENED,
	PROGRESS_MODEL,
	PROGRESS_GRADE,
	EVIDENCE_LINES,
	EVIDENCE_LINE,
	ABNORMAL_CARDS,
	ABNORMAL_OF_STAFF,
	ABNORMAL_AGE,
	ABNORMAL_LINE,
	GRADE_NSQL
};
extern const struct query grade_sql[GRADE_NSQL];

/* Open cards by the day of opening, of staff, a grade, a model. */
extern const struct list_spec progress_list;

#endif
