/* Statements of persons who look alike, and of their merges. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "store/sql.h"

enum {
	TWIN_PAIRS,
	TWIN_OF_PERSON,
	TWIN_SIDE,
	TWIN_APART,
	MERGE_LINES,
	MERGE_LAST,
	MERGE_ROW_ADD,
	MERGE_ROWS,
	MERGE_PARTED,
	MERGE_ROWS_VISITS,
	MERGE_VISITS,
	MERGE_CARDS,
	MERGE_DRIVES,
	MERGE_LINKS,
	MERGE_OPEN_CARDS,
	MERGE_LAST_MOVE,
	MERGE_STAYED,
	MERGE_CONTACTS,
	MERGE_MOVES,
	MERGE_NSQL
};
extern const struct query merge_sql[MERGE_NSQL];

#endif
