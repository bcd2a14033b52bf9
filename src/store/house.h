/* Statements of staff, lists, grade rules, holidays, settings, drafts. */
#ifndef STORE_HOUSE_H
#define STORE_HOUSE_H

#include "store/sql.h"

enum {
	HOUSE_SETTINGS,
	HOUSE_SETTING,
	HOUSE_GRADES,
	HOUSE_HOLIDAYS,
	HOUSE_STAFF,
	HOUSE_STAFF_CODE,
	HOUSE_STAFF_LOGIN,
	HOUSE_STAFF_SAME,
	HOUSE_ADMINS,
	HOUSE_LIST,
	HOUSE_LISTS,
	HOUSE_LIST_NAMED,
	HOUSE_LIST_UNREAD,
	HOUSE_MARK,
	HOUSE_LIST_OF,
	HOUSE_SETTING_ROW,
	HOUSE_BACKUP_LAST,
	HOUSE_BACKUP_WHY,
	HOUSE_BORN,
	HOUSE_NSQL
};
extern const struct query house_sql[HOUSE_NSQL];

enum { DRAFT_OF, DRAFT_MINE, DRAFT_DROP, DRAFT_OLD, DRAFT_MANY, DRAFT_NSQL };
extern const struct query draft_sql[DRAFT_NSQL];

#endif
