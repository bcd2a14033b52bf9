/* SQLite's own checks as rows. */
#include "base/intl.h"
#include "store/check.h"
#include "store/inside.h"
#include "base/banned.h"

static const char whole[] = "a check reads everything";

const struct query check_sql[CHECK_NSQL] = {
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

static int
stumbled(struct store *st, struct sr_rows *rows, struct arena *a)
{
	struct sr_finding *f = arena_alloc(a, sizeof(*f));

	if (f == NULL)
		return sr_fail(store_error(st), SR_E_NOMEM, "", "",
		    N_("Out of memory."), 0);
	f->what = "database";
	f->detail = arena_dup(a, store_error(st)->arg[1].text);
	*rows = (struct sr_rows){ .row = f, .n = 1, .size = sizeof(*f) };
	return SR_OK;
}

int
store_check(struct store *st, struct sr_rows *rows, struct arena *a)
{
	struct sr_rows more;
	int rc = sql_rows(
	    st, &check_sql[CHECK_PAGES], SQL_NONE, &sr_rec_finding, rows, a);

	/* Damage may be such that the check itself stumbles over it. */
	if (rc == SR_E_IO)
		return stumbled(st, rows, a);
	/* Damaged pages would only be reported a second time. */
	if (rc < 0 || rows->n > 0)
		return rc;
	rc = sql_rows(st, &check_sql[CHECK_REFERENCES], SQL_NONE,
	    &sr_rec_finding, &more, a);
	if (rc == SR_OK)
		*rows = more;
	return rc;
}
