/*
 * The business day in the file.  What blocks signing is counted by the
 * partial indexes visit_inhouse and visit_missing; the report lists the same
 * lines (schema/report/sales-daily.sql).
 */
#include "store/day.h"
#include "base/banned.h"

const struct query day_sql[DAY_NSQL] = {
	[DAY_OF] = { "day_of", "SELECT * FROM day WHERE day = :day", NULL },
	[DAY_INHOUSE] = { "day_inhouse",
	    "SELECT count(*) FROM visit WHERE day = :day AND gone = 0"
	    " AND kind = 1 AND voided = 0",
	    NULL },
	[DAY_INCOMPLETE] = { "day_incomplete",
	    "SELECT count(*) FROM visit WHERE day = :day"
	    " AND missing IS NOT NULL AND voided = 0",
	    NULL },
	[DAY_OPEN_LINES] = { "day_open_lines",
	    "SELECT id FROM visit WHERE day = :day AND gone = 0"
	    " AND kind = 1 AND voided = 0",
	    NULL },
	[DAY_CLOSE_LINES] = { "day_close_lines",
	    "UPDATE visit SET gone = 1, rev = rev + 1, updated_at = :now"
	    " WHERE day = :day AND gone = 0 AND kind = 1 AND voided = 0",
	    NULL },
	/* Some see all, others the house's and their own. */
	[DAY_INSTRUCTIONS] = { "day_instructions",
	    "SELECT * FROM instruction WHERE day BETWEEN :from AND :to"
	    " AND (:staff IS NULL OR staff = :staff)"
	    " AND (:card IS NULL OR card = :card)"
	    " AND (:all OR staff IS NULL OR staff = :me)"
	    " ORDER BY day, id",
	    NULL },
	[DAY_CORRECTIONS] = { "day_corrections",
	    "SELECT * FROM correction WHERE day BETWEEN :from AND :to"
	    " ORDER BY day, id",
	    NULL },
	/* In the order that the digest is made in. */
	[DAY_FIGURES] = { "day_figures",
	    "SELECT * FROM figure WHERE day = :day"
	    " ORDER BY measure, staff, month",
	    "the figures of one day, some hundred, sorted" },
};
