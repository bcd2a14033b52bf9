/* Statements of the boards, the month's grade sheet, the carry-over. */
#ifndef STORE_BOARD_H
#define STORE_BOARD_H

#include <showroom/board.h>

#include "store/sql.h"

enum {
	/* Parts of sr_hot_line, to be added up by salesperson. */
	BOARD_HELD,
	BOARD_DELIVERED,
	BOARD_DECIDED,
	TARGET_OF_MONTH,
	TARGET_OF,
	CARRY_LAST,
	CARRY_FREEZE,
	CARRY_DONE,
	SHEET_FROZEN,
	SHEET_STAFF, /* id and key of those that may be on a sheet */
	SHEET_HOUSE,
	SHEET_LINE, /* one of them; none: opened after the month */
	SHEET_CONTACTS,
	SHEET_MOVES,
	SHEET_HANDED,
	SHEET_VISITS,
	BOARD_NSQL
};
extern const struct query board_sql[BOARD_NSQL];

#endif
