/*
 * Brings a file's schema up to this program's: steps NNNN_name.sql in order,
 * each in a transaction with its number set inside.  Never downwards.
 */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "store/backup.h"
#include "store/inside.h"
#include "base/banned.h"

/* The number of a step's path, 0 when it is another file. */
static int
step_number(const char *path)
{
	int n = 0;

	for (int i = 0; i < 4; i++) {
		if (path[i] < '0' || path[i] > '9')
			return 0;
		n = 10 * n + (path[i] - '0');
	}
	return path[4] == '_' && strchr(path, '/') == NULL ? n : 0;
}

static int
newest(const struct embedded *steps)
{
	int last = 0;

	for (; steps->path != NULL; steps++)
		if (step_number(steps->path) > last)
			last = step_number(steps->path);
	return last;
}

static const struct embedded *
step_of(const struct embedded *steps, int number)
{
	for (; steps->path != NULL; steps++)
		if (step_number(steps->path) == number)
			return steps;
	return NULL;
}

static int
exec(struct store *st, const char *text)
{
	int rc = sqlite3_exec(st->db, text, NULL, NULL, NULL);

	/* A refused or broken statement of a step is ours to mend. */
	if (rc == SQLITE_OK)
		return SR_OK;
	if ((rc & 0xff) == SQLITE_ERROR || (rc & 0xff) == SQLITE_CONSTRAINT)
		return db_fault(st, "schema", sqlite3_errmsg(st->db));
	return db_fail(st, rc);
}

/* References that hang in the air: a salvaged file may have some. */
static int
references_broken(struct store *st, int64_t *n)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(
	    st->db, "PRAGMA foreign_key_check", -1, &s, NULL);

	*n = 0;
	while (rc == SQLITE_OK && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		*n += 1;
		rc = SQLITE_OK;
	}
	sqlite3_finalize(s);
	return rc == SQLITE_DONE ? SR_OK : db_fail(st, rc);
}

static int
run_step(struct store *st, const struct embedded *step, int number)
{
	char version[40];

	/* A pragma takes no parameter; the number is ours. */
	snprintf(version, sizeof(version), "PRAGMA user_version = %d", number);
	int64_t before = 0, after = 0;
	int rc = store_begin(st);
	if (rc == SR_OK)
		rc = references_broken(st, &before);
	if (rc == SR_OK)
		rc = exec(st, step->text);
	if (rc == SR_OK)
		rc = references_broken(st, &after);
	/* It may have rebuilt tables. */
	if (rc == SR_OK && after > before)
		rc = db_fault(st, step->path, "foreign_key_check");
	if (rc == SR_OK)
		rc = exec(st, version);
	if (rc == SR_OK)
		rc = store_commit(st);
	store_rollback(st);
	return rc;
}

int
store_migrate(struct store *st, const struct embedded *steps)
{
	int last = newest(steps);
	int64_t have = 0;
	int rc = store_version(st, "PRAGMA user_version", &have);

	if (rc < 0)
		return rc;
	if (have > last)
		return sr_fail(st->err, SR_E_FILE, "", "",
		    N_("{0} was written by a newer Showroom (format {1}, this "
		       "one knows {2}). Use the newer one; the file was left "
		       "as it is."),
		    3, SR_TXT(st->path), SR_NUM(have), SR_NUM(last));
	if (have < last && st->readonly)
		return sr_fail(st->err, SR_E_FILE, "", "",
		    N_("{0} was written by an older Showroom and can only be "
		       "read. Make it writable, so that it can be brought up "
		       "to date."),
		    1, SR_TXT(st->path));
	if (have == last)
		return SR_OK;
	if (have > 0 && !st->memory && !st->scratch)
		rc = backup_before(st, (int)have);
	if (rc < 0)
		return rc;
	/* Cannot be set inside a transaction. */
	rc = exec(st, "PRAGMA foreign_keys = OFF");
	for (int n = (int)have + 1; rc == SR_OK && n <= last; n++) {
		const struct embedded *step = step_of(steps, n);
		rc = step != NULL ? run_step(st, step, n)
				  : db_fault(st, "schema", "a step is missing");
	}
	if (rc == SR_OK)
		rc = exec(st, "PRAGMA foreign_keys = ON");
	return rc;
}

int
store_script(struct store *st, const char *path)
{
	const char *text = embedded_text(path);

	if (text == NULL)
		return db_fault(st, path, "no such script");
	if (!st->in_tx)
		return db_fault(st, path, "script outside a transaction");
	/* A script may set series: let it find ours and us find its. */
	int rc = series_flush(st);
	if (rc == SR_OK)
		rc = exec(st, text);
	series_forget(st);
	return rc;
}
