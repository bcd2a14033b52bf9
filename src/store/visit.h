/* Statements and the list of the visitor register. */
#ifndef STORE_VISIT_H
#define STORE_VISIT_H

#include "store/list.h"

enum {
	VISIT_LINE,
	VISIT_IN_DAYS,
	VISIT_OF_PERSON,
	VISIT_STATE,
	VISIT_KIND,
	VISIT_GRADE,
	VISIT_MODEL,
	VISIT_SOURCE,
	VISIT_CARD,
	VISIT_UNSIGNED,
	VISIT_MISSING,
	VISIT_NSQL
};
extern const struct query visit_sql[VISIT_NSQL];

/* The register by time; the domain fills in search. */
extern const struct list_spec visit_list;

#endif
