/* Statements of secrets and of what was tried with them. */
#ifndef STORE_SECRET_H
#define STORE_SECRET_H

#include "store/sql.h"

enum {
	SECRET_OF,
	SECRET_NAMES,
	SECRET_TRIED,
	SECRET_FORGIVEN,
	SECRET_HOUR,
	SECRET_HOUR_OVER,
	SECRET_NOBODY_OVER,
	SECRET_STEPPED,
	SECRET_HOUR_STEPPED,
	SECRET_PHONES,
	SECRET_PLATES,
	SECRET_NSQL
};
extern const struct query secret_sql[SECRET_NSQL];

#endif
