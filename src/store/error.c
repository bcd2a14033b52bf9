/*
 * What SQLite reports, in words for people: what happened, what was not
 * saved, what to do.  The only place that maps its codes.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/reason.h"
#include "store/inside.h"
#include "base/banned.h"

struct meaning {
	int sqlite; /* primary code */
	int code;
	const char *saving;  /* {0} the file, {1} what SQLite says */
	const char *reading; /* the same outside a transaction */
};

static const struct meaning meanings[] = {
	{ SQLITE_FULL, SR_E_FULL,
	    N_("The disk is full: nothing of this change was saved. Free "
	       "some space for {0} and save again."),
	    N_("The disk is full. Free some space for {0} and try again.") },
	{ SQLITE_IOERR, SR_E_IO,
	    N_("The disk failed ({1}): nothing of this change was saved. "
	       "Check the disk of {0}, then save again."),
	    N_("{0} could not be read: the disk failed ({1}). Check the disk "
	       "and your backups.") },
	{ SQLITE_CORRUPT, SR_E_IO,
	    N_("{0} is damaged ({1}): nothing of this change was saved. Run "
	       "`showroom check` and go back to a backup."),
	    N_("{0} is damaged ({1}). Run `showroom check` and go back to a "
	       "backup.") },
	{ SQLITE_NOMEM, SR_E_NOMEM,
	    N_("Out of memory: nothing of this change was saved. Close other "
	       "programs and save again."),
	    N_("Out of memory. Close other programs and try again.") },
	{ SQLITE_BUSY, SR_E_BUSY,
	    N_("Another program is writing to {0}: nothing of this change was "
	       "saved. Close it, then save again."),
	    N_("Another program is writing to {0}. Close it, then try "
	       "again.") },
	{ SQLITE_LOCKED, SR_E_BUSY,
	    N_("{0} is being read: nothing of this change was saved. Try "
	       "again."),
	    N_("{0} is being written. Try again.") },
	{ SQLITE_PROTOCOL, SR_E_IO,
	    N_("{0} cannot be locked: nothing of this change was saved. Keep "
	       "it on a disk of this machine."),
	    N_("{0} cannot be locked. Keep it on a disk of this machine.") },
	{ SQLITE_INTERRUPT, SR_E_BUSY,
	    N_("This takes longer than the store may spend on one request: "
	       "nothing of it was saved. Do less at a time."),
	    N_("This takes longer than the store may spend on one request. "
	       "Ask for a shorter time or for fewer rows.") },
	{ SQLITE_READONLY, SR_E_FILE,
	    N_("{0} can only be read: nothing was saved. Make the file and "
	       "its directory writable, then open it again."),
	    N_("{0} can only be read. Make the file and its directory "
	       "writable, then open it again.") },
	{ SQLITE_CANTOPEN, SR_E_FILE,
	    N_("{0} cannot be opened: nothing of this change was saved. Check "
	       "that the file is there and is yours."),
	    N_("{0} cannot be opened. Check that the file is there and is "
	       "yours.") },
	{ SQLITE_PERM, SR_E_FILE,
	    N_("You may not write to {0}: nothing was saved. Check whose file "
	       "it is."),
	    N_("You may not open {0}. Check whose file it is.") },
	{ SQLITE_NOTADB, SR_E_FILE,
	    N_("{0} is not a Showroom file: nothing was saved. Check the "
	       "name."),
	    N_("{0} is not a Showroom file. Check the name.") },
	{ SQLITE_TOOBIG, SR_E_INVALID,
	    N_("A text is too long: nothing of this change was saved. Shorten "
	       "it."),
	    N_("A text is too long. Shorten it.") },
};

int
db_nomem(struct store *st)
{
	/* It is said now; what is asked next may find some again. */
	arena_forgive(st->arena);
	return db_fail(st, SQLITE_NOMEM);
}

int
db_stopped(struct store *st)
{
	return sr_fail(st->err, SR_E_GONE, "", "",
	    N_("The store ends, and broke this off. Ask again when it is "
	       "back."),
	    0);
}

int
db_fault(struct store *st, const char *where, const char *what)
{
	return sr_fail(st->err, SR_E_PROTOCOL, "", "",
	    N_("A mistake of the program in {0} ({1}): nothing was saved. "
	       "Please report it."),
	    2, SR_TXT(where), SR_TXT(what));
}

/*
 * "UNIQUE constraint failed: phone.number, ..." names table and column; a
 * key over an expression or a CHECK names only itself.
 */
static void
split_column(const char *message, char record[static 24], char field[static 24])
{
	const char *at = strstr(message, ": ");
	record[0] = field[0] = '\0';
	if (at == NULL)
		return;
	at += 2;
	size_t table = strcspn(at, ".,");
	if (at[table] != '.')
		return;
	snprintf(record, 24, "%.*s", (int)table, at);
	at += table + 1;
	snprintf(field, 24, "%.*s", (int)strcspn(at, ", "), at);
}

static int
constraint(struct store *st, int rc)
{
	const char *message = sqlite3_errmsg(st->db);
	char record[24], field[24];

	split_column(message, record, field);
	switch (rc) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return sr_fail(st->err, SR_E_EXISTS, record, field,
		    N_("There is already one with this {0}: it was not "
		       "saved."),
		    1, SR_TXT(field[0] != '\0' ? field : message));
	case SQLITE_CONSTRAINT_NOTNULL:
		return sr_fail(st->err, SR_E_INVALID, record, field,
		    N_("{0} is missing: it was not saved."), 1, SR_TXT(field));
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return sr_fail(st->err, SR_E_INVALID, "", "",
		    N_("It refers to something that is not there, or is still "
		       "referred to: it was not saved."),
		    0);
	default: /* CHECK names the rule, TRIGGER is a rule's own words */
		return sr_fail(st->err, SR_E_INVALID, "", "",
		    N_("The file refuses this value ({0}): it was not saved."),
		    1, SR_TXT(message));
	}
}

/*
 * No room has other names too: a quota, the limit of a file's size, and the
 * index of the log that could not be enlarged (its errno is lost).
 */
static bool
no_room(int rc, int why)
{
	return rc == SQLITE_IOERR_SHMSIZE || why == ENOSPC || why == EDQUOT ||
	       why == EFBIG;
}

/*
 * Why the system refused what SQLite asked of it; 0: nobody knows.  Of a
 * commit SQLite does not keep it, and nothing has failed since.
 */
static int
system_says(struct store *st, int rc, int last)
{
	int why = st->db != NULL ? sqlite3_system_errno(st->db) : 0;

	if ((rc & 0xff) != SQLITE_IOERR)
		return 0;
	if (why == 0 && (rc == SQLITE_IOERR_WRITE || rc == SQLITE_IOERR_FSYNC ||
			    rc == SQLITE_IOERR_TRUNCATE))
		why = last;
	return why;
}

int
db_fail(struct store *st, int rc)
{
	int why = system_says(st, rc, errno);
	const char *says =
	    st->db != NULL ? sqlite3_errmsg(st->db) : sqlite3_errstr(rc);
	struct sr_arg what = why != 0 ? SR_LABEL(reason_of(why)) : SR_TXT(says);

	if (no_room(rc, why))
		rc = SQLITE_FULL;
	if ((rc & 0xff) == SQLITE_INTERRUPT && store_stopped(st))
		return db_stopped(st);
	if ((rc & 0xff) == SQLITE_CONSTRAINT)
		return constraint(st, rc);
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		const struct meaning *m = &meanings[i];
		if (m->sqlite == (rc & 0xff))
			return sr_fail(st->err, m->code, "", "",
			    st->in_tx ? m->saving : m->reading, 2,
			    SR_TXT(st->path), what);
	}
	return db_fault(st, st->path, says);
}
