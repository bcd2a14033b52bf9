/* Statements of secrets and of what was tried with them. */
#include "store/secret.h"
#include "base/banned.h"

#define FEW "thirty an hour and a source at most"

const struct query secret_sql[SECRET_NSQL] = {
	[SECRET_OF] = { "secret_of",
	    "SELECT * FROM secret WHERE staff = :staff", NULL },
	/* Who can take the keyboard: no more of them than a name to choose. */
	[SECRET_NAMES] = { "secret_names",
	    "SELECT staff.id, staff.code, staff.name, staff.role, staff.pinyin"
	    " FROM secret JOIN staff ON staff.id = secret.staff"
	    " WHERE (valid_from IS NULL OR valid_from <= :day)"
	    " AND (valid_to IS NULL OR valid_to >= :day)"
	    " AND (kind = 2 OR role <= 2) AND pepper = :pepper"
	    " ORDER BY staff.code",
	    "a house has few of them" },
	[SECRET_TRIED] = { "secret_tried",
	    "SELECT * FROM attempt WHERE who = :who AND source = :source",
	    NULL },
	[SECRET_FORGIVEN] = { "secret_forgiven",
	    "DELETE FROM attempt WHERE who = :who"
	    " AND (:source IS NULL OR source IN (:source, '*'))",
	    NULL },
	[SECRET_HOUR] = { "secret_hour",
	    "SELECT * FROM failure WHERE source = :source", NULL },
	[SECRET_HOUR_OVER] = { "secret_hour_over",
	    "DELETE FROM failure WHERE last_at <= :before", FEW },
	/* Codes that nobody has are forgotten. */
	[SECRET_NOBODY_OVER] = { "secret_nobody_over",
	    "DELETE FROM attempt WHERE last_at <= :before"
	    " AND who NOT LIKE '#%'",
	    "a row a name that failed" },
	/* The clock was set back and the machine started anew since. */
	[SECRET_STEPPED] = { "secret_stepped",
	    "UPDATE attempt SET last_at = :now, last_ms = :ms, boot = :boot"
	    " WHERE last_at > :now AND boot IS NOT :boot",
	    "a row a name that failed" },
	[SECRET_HOUR_STEPPED] = { "secret_hour_stepped",
	    "UPDATE failure SET last_at = :now, last_ms = :ms, boot = :boot"
	    " WHERE last_at > :now AND boot IS NOT :boot",
	    FEW },
	[SECRET_PHONES] = { "secret_phones",
	    "SELECT group_concat(number, ' ') FROM phone WHERE person IN"
	    " (SELECT id FROM person WHERE name = :name LIMIT 20)",
	    NULL },
	[SECRET_PLATES] = { "secret_plates",
	    "SELECT group_concat(old_plate, ' ') FROM card WHERE person IN"
	    " (SELECT id FROM person WHERE name = :name LIMIT 20)",
	    NULL },
};
