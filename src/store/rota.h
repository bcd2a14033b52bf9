/* Statements of the rotation. */
#ifndef STORE_ROTA_H
#define STORE_ROTA_H

#include "store/sql.h"

enum {
	ROTA_USED,
	ROTA_LINES,
	ROTA_SHIFT,
	ROTA_FIRST,
	ROTA_LAST,
	ROTA_GIVEN,
	ROTA_HANDOUTS,
	ROTA_NSQL
};
extern const struct query rota_sql[ROTA_NSQL];

#endif
