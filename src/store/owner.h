/* Statements about whose customer it is: alerts. */
#ifndef STORE_OWNER_H
#define STORE_OWNER_H

#include "store/sql.h"

enum { ALERT_NEW, ALERT_SAID, ALERT_NSQL };
extern const struct query alert_sql[ALERT_NSQL];

#endif
