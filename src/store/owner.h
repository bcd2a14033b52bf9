/* Statements about whose customer it is: rules, alerts. */
#ifndef STORE_OWNER_H
#define STORE_OWNER_H

#include "store/sql.h"

/*
 * SQL: whose card C was in the evening of DAY: from whom it went at the first
 * handover since.
 */
#define OWNER_ON(day) \
	"ifnull((SELECT from_staff FROM handover WHERE card = c.id AND day " \
	"> " day " ORDER BY id LIMIT 1), c.owner)"

/*
 * SQL: since when the owner of C (an alias) has it as it is: the last of its
 * opening, a reopening, a handover of any kind and an effective contact.  What
 * protects him, and the pool, count from then.
 */
#define HELD_SINCE(c) \
	"max(" c ".opened, ifnull(" c ".last_day, '')," \
	" ifnull((SELECT max(day) FROM handover WHERE card = " c ".id), '')," \
	" ifnull((SELECT max(day) FROM move WHERE card = " c ".id" \
	" AND before > 6), ''))"

enum { OWNER_RULES, OWNER_STANDINS, OWNER_NSQL };
extern const struct query owner_sql[OWNER_NSQL];

enum { LINK_HOLDERS, LINK_OF, LINK_EVER, LINK_BETWEEN, LINK_NSQL };
extern const struct query link_sql[LINK_NSQL];

enum {
	POOL_LINES,
	POOL_WARN,
	POOL_DUE,
	POOL_CLAIMS,
	POOL_SINCE,
	POOL_RECEIVED,
	POOL_CIRCLE,
	POOL_NSQL
};
extern const struct query pool_sql[POOL_NSQL];

/* What happened with a person, as steps without a verdict. */
enum {
	STEP_OPENED,
	STEP_VISITS,
	STEP_CONTACTS,
	STEP_HANDED,
	STEP_MOVES,
	STEP_APPLIED,
	STEP_DECIDED,
	STEP_POOL,
	STEP_MERGED,
	STEP_UNMERGED,
	STEP_SEEN,
	STEP_NSQL
};
extern const struct query step_sql[STEP_NSQL];

enum { ALERT_NEW, ALERT_SAID, ALERT_NSQL };
extern const struct query alert_sql[ALERT_NSQL];

#endif
