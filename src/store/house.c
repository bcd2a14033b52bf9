/* Statements of staff, lists, grade rules, holidays, settings, drafts. */
#include "store/house.h"
#include "base/banned.h"

#define SMALL "a house has few of them: read whole and sorted"

const struct query house_sql[HOUSE_NSQL] = {
	[HOUSE_SETTINGS] = { "house_settings",
	    "SELECT *, name AS key FROM setting ORDER BY name", SMALL },
	[HOUSE_SETTING] = { "house_setting",
	    "SELECT value FROM setting WHERE name = :name", NULL },
	[HOUSE_GRADES] = { "house_grades",
	    "SELECT *, grade || ifnull(' ' || valid_from, '') AS key"
	    " FROM grade_rule ORDER BY grade, valid_from",
	    SMALL },
	[HOUSE_HOLIDAYS] = { "house_holidays",
	    "SELECT *, day AS key FROM holiday WHERE day >= :from"
	    " AND day <= :to ORDER BY day",
	    NULL },
	[HOUSE_STAFF] = { "house_staff",
	    "SELECT *, code AS key FROM staff ORDER BY code", SMALL },
	[HOUSE_STAFF_CODE] = { "house_staff_code",
	    "SELECT * FROM staff WHERE code = :code", NULL },
	[HOUSE_STAFF_LOGIN] = { "house_staff_login",
	    "SELECT * FROM staff WHERE login = :login", NULL },
	[HOUSE_STAFF_SAME] = { "house_staff_same",
	    "SELECT id FROM staff WHERE (code = :code OR login = :login)"
	    " AND id <> ifnull(:id, 0)",
	    NULL },
	[HOUSE_STAFF_CARDS] = { "house_staff_cards",
	    "SELECT count(*) FROM card WHERE owner = :id AND closed IS NULL",
	    NULL },
	[HOUSE_ADMINS] = { "house_admins",
	    "SELECT count(*) FROM staff WHERE role = 8 AND id <> :id"
	    " AND (valid_to IS NULL OR valid_to >= :day)",
	    SMALL },
	[HOUSE_LIST] = { "house_list",
	    "SELECT *, code AS key FROM list_row WHERE list = :list"
	    " ORDER BY sort, id",
	    NULL },
	[HOUSE_LISTS] = { "house_lists",
	    "SELECT *, list || ' ' || code AS key FROM list_row"
	    " ORDER BY list, sort, id",
	    SMALL },
	[HOUSE_LIST_NAMED] = { "house_list_named",
	    "SELECT id FROM list_row WHERE list = :list"
	    " AND (name_zh = :name OR code = :code)"
	    " AND id <> ifnull(:id, 0)",
	    NULL },
	[HOUSE_LIST_UNREAD] = { "house_list_unread",
	    "SELECT * FROM list_row WHERE pinyin IS NULL", SMALL },
	[HOUSE_LIST_OF] = { "house_list_of",
	    "SELECT list FROM list_row WHERE id = :id", NULL },
	[HOUSE_SETTING_ROW] = { "house_setting_row",
	    "SELECT * FROM setting WHERE name = :name", NULL },
	[HOUSE_BACKUP_LAST] = { "house_backup_last",
	    "SELECT max(made_at) FROM backup"
	    " WHERE good = 1 AND made_at <= :now",
	    NULL },
	[HOUSE_BACKUP_WHY] = { "house_backup_why",
	    "SELECT why FROM backup WHERE automatic = 1 AND good = 0"
	    " AND id = (SELECT max(id) FROM backup WHERE automatic = 1)",
	    "?one a day" },
	[HOUSE_BORN] = { "house_born", "SELECT min(created_at) FROM staff",
	    "?a house has few of them" },
	[HOUSE_MARK] = { "house_mark",
	    "SELECT extra FROM list_row WHERE id = :id", NULL },
};

const struct query draft_sql[DRAFT_NSQL] = {
	[DRAFT_OF] = { "draft_of",
	    "SELECT * FROM draft WHERE staff = :staff AND form = :form"
	    " AND row = :row",
	    NULL },
	[DRAFT_MINE] = { "draft_mine",
	    "SELECT * FROM draft WHERE staff = :staff", NULL },
	[DRAFT_DROP] = { "draft_drop",
	    "DELETE FROM draft WHERE staff = :staff AND form = :form"
	    " AND row = :row",
	    NULL },
	[DRAFT_OLD] = { "draft_old",
	    "DELETE FROM draft WHERE updated_at < :before",
	    "a draft each at most" },
	[DRAFT_MANY] = { "draft_many",
	    "DELETE FROM draft WHERE staff = :staff AND id IN"
	    " (SELECT id FROM draft WHERE staff = :staff"
	    " ORDER BY updated_at DESC, id DESC LIMIT -1 OFFSET :keep)",
	    "one person's drafts, of which there are few" },
};
