/* Statements and lists of prospect cards. */
#ifndef STORE_CARD_H
#define STORE_CARD_H

#include "store/list.h"

enum {
	CARD_PERSON,
	CARD_REOPENED,
	CARD_PERSON_PAGE,
	CARD_OF_NUMBER,
	CARD_LINKED,
	CARD_HAS_PHONE,
	CARD_OF_STAFF,
	CARD_HAND_OVER,
	CARD_LINE,
	CARD_IN_MODEL,
	CARD_IN_SOURCE,
	CARD_IN_GRADE,
	CARD_IN_HOT,
	CARD_IN_DUE,
	CARD_ALL_MODEL,
	CARD_ALL_SOURCE,
	CARD_ALL_GRADE,
	CARD_ALL_CLOSED,
	CARD_OF_PERSON,
	CARD_ALL_PERSON,
	CARD_PERSONS,
	CARD_NSQL
};
extern const struct query card_sql[CARD_NSQL];

/* Both have the orders of enum sr_card_order; card_all only some of them. */
extern const struct list_spec card_open_list, card_all_list;

#endif
