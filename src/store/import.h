/* Statements of imports: batches and the rows that they made. */
#ifndef STORE_IMPORT_H
#define STORE_IMPORT_H

#include "store/sql.h"

enum {
	BATCH_ALL,
	BATCH_UNFINISHED,
	BATCH_TAKES,
	BATCH_ROW,
	BATCH_PERSON,
	BATCH_ROWS,
	BATCH_FORGET,
	BATCH_CARD_USED,
	BATCH_PERSON_USED,
	BATCH_CARD_CONTACTS,
	BATCH_CARD_MOVES,
	BATCH_CARD_CODE,
	BATCH_OPEN_CARD,
	BATCH_SAME_PERSON,
	BATCH_STAFF_CODE,
	BATCH_LIST_CODE,
	BATCH_NSQL
};
extern const struct query batch_sql[BATCH_NSQL];

#endif
