/* SQLite's own checks as rows. */
#include "store/check.h"
#include "store/sql.h"
#include "base/banned.h"

static const char whole[] = "a check reads everything";

enum { CHECK_PAGES, CHECK_REFERENCES, CHECK_NSQL };

static const struct query check_sql[CHECK_NSQL] = {
	[CHECK_PAGES] = { "check_pages",
	    "SELECT 'database' AS what, integrity_check AS detail"
	    " FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
	    whole },
	[CHECK_REFERENCES] = { "check_references",
	    "SELECT 'reference' AS what, \"table\" || ' ' ||"
	    " ifnull(rowid, '') || ' -> ' || parent AS detail"
	    " FROM pragma_foreign_key_check",
	    whole },
};

int
store_check(struct store *st, struct sr_rows *rows, struct arena *a)
{
	struct sr_rows more;
	int rc = sql_rows(
	    st, &check_sql[CHECK_PAGES], SQL_NONE, &sr_rec_finding, rows, a);

	/* Damaged pages would only be reported a second time. */
	if (rc < 0 || rows->n > 0)
		return rc;
	rc = sql_rows(st, &check_sql[CHECK_REFERENCES], SQL_NONE,
	    &sr_rec_finding, &more, a);
	if (rc == SR_OK)
		*rows = more;
	return rc;
}
