/* Statements about whose customer it is.  Knows no right and no rule. */
#include "store/owner.h"

#include "base/banned.h"

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
