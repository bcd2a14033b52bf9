/* Statements and lists of losses, and of what follows them. */
#ifndef STORE_LOSS_H
#define STORE_LOSS_H

#include "store/list.h"

enum {
	LOSS_UNCONTROLLED,
	LOSS_UNANALYSED,
	LOSS_LINE,
	LOSS_OF_STAFF,
	LOSS_OF_GRADE,
	LOSS_IN_DAYS,
	LOSS_AGREED,
	LOSS_RATES,
	LOSS_BEHIND,
	AGAIN_PLANNED,
	AGAIN_ROW,
	AGAIN_OF_CARD,
	AGAIN_OF_STAFF,
	AGAIN_IN_STATE,
	AGAIN_IN_DAYS,
	WIN_OF_CARD,
	WIN_ROW,
	WIN_OF_STAFF,
	WIN_IN_DAYS,
	LOSS_NSQL
};
extern const struct query loss_sql[LOSS_NSQL];

extern const struct list_spec loss_list, recontact_list, win_list;

#endif
