/* Statements about whose customer it is: rules, alerts. */
#ifndef STORE_OWNER_H
#define STORE_OWNER_H

#include "store/sql.h"

enum { OWNER_RULES, OWNER_NSQL };
extern const struct query owner_sql[OWNER_NSQL];

enum { LINK_HOLDERS, LINK_NSQL };
extern const struct query link_sql[LINK_NSQL];

enum { ALERT_NEW, ALERT_SAID, ALERT_NSQL };
extern const struct query alert_sql[ALERT_NSQL];

#endif
