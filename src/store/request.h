/* Statements and the list of applications. */
#ifndef STORE_REQUEST_H
#define STORE_REQUEST_H

#include "store/list.h"

enum {
	REQUEST_PENDING,
	REQUEST_LEADS,
	REQUEST_LINE,
	REQUEST_OF_STAFF,
	REQUEST_OF_CARD,
	REQUEST_IN_STATE,
	REQUEST_IN_DAYS,
	REQUEST_NSQL
};
extern const struct query request_sql[REQUEST_NSQL];

extern const struct list_spec request_list;

#endif
