/* Statements about whose customer it is.  Knows no right and no rule. */
#include "store/owner.h"

#include "base/banned.h"

const struct query owner_sql[OWNER_NSQL] = {
	[OWNER_RULES] = { "owner_rules",
	    "SELECT *, ifnull(valid_from, '') AS key FROM owner_rule"
	    " ORDER BY ifnull(valid_from, '')",
	    "a rule changes a few times in years" },
};

#define OTHER_OF \
	"SELECT other AS id FROM link WHERE one = :person AND ended IS NULL" \
	" UNION ALL SELECT one FROM link WHERE other = :person" \
	" AND ended IS NULL"

const struct query link_sql[LINK_NSQL] = {
	/* Persons that are linked with one and have an open card. */
	[LINK_HOLDERS] = { "link_holders",
	    "SELECT person AS id FROM card WHERE closed IS NULL"
	    " AND person IN (" OTHER_OF ")",
	    NULL },
};

const struct query alert_sql[ALERT_NSQL] = {
	/* What STAFF has not seen, or the one of it that is ID. */
	[ALERT_NEW] = { "alert_new",
	    "SELECT alert.*, card.code,"
	    " ifnull(person.name, visit.name) AS name FROM alert"
	    " LEFT JOIN card ON card.id = alert.card"
	    " LEFT JOIN visit ON visit.id = alert.visit"
	    " LEFT JOIN person ON person.id = card.person"
	    " WHERE alert.staff = :staff AND alert.seen_at IS NULL"
	    " AND (:id IS NULL OR alert.id = :id)"
	    " ORDER BY alert.day, alert.id LIMIT 200",
	    NULL },
	[ALERT_SAID] = { "alert_said",
	    "SELECT 1 FROM alert WHERE staff = :staff AND seen_at IS NULL"
	    " AND day = :day AND kind = :kind AND card IS :card"
	    " AND visit IS :visit AND text IS :text LIMIT 1",
	    NULL },
};
