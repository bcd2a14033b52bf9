/* Statements and lists of losses, and of what follows them. */
#ifndef STORE_LOSS_H
#define STORE_LOSS_H

#include "store/list.h"

enum { LOSS_UNCONTROLLED, AGAIN_PLANNED, LOSS_NSQL };
extern const struct query loss_sql[LOSS_NSQL];

#endif
