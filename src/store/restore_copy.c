/* The copy that a backup is restored from. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/reason.h"
#include "store/inside.h"
#include "store/restore_copy.h"
#include "store/seal.h"
#include "base/banned.h"

int
restore_failed(struct restore *r, const char *path, int why)
{
	if (why == 0)
		return SR_OK;
	if (why == ENOSPC || why == EDQUOT || why == EFBIG)
		return sr_fail(r->err, SR_E_FULL, "", "",
		    N_("The disk is full: {0} was not restored and is as it "
		       "was. Free some space beside it and try again."),
		    1, SR_TXT(r->ask->path));
	return sr_fail(r->err, why == ENOMEM ? SR_E_NOMEM : SR_E_FILE, "", "",
	    N_("{0}: {1}. Nothing was restored."), 2, SR_TXT(path),
	    SR_LABEL(reason_of(why)));
}

static int
refused(struct restore *r, const char *why)
{
	return sr_fail(r->err, SR_E_FILE, "", "",
	    N_("{0} was not restored: {1}. Take another backup."), 2,
	    SR_TXT(r->ask->backup), SR_LABEL(why));
}

static int
no_manifest(struct restore *r, const char *path, int why)
{
	if (why == ENOENT)
		return sr_fail(r->err, SR_E_FILE, "", "",
		    N_("{0} has no manifest beside it ({1}), so that nobody "
		       "can say whether it is what was written. To take it "
		       "as it is: --no-manifest"),
		    2, SR_TXT(r->ask->backup), SR_TXT(path));
	return restore_failed(r, path, why);
}

static int
contradicts(struct restore *r, const char *flaw)
{
	return sr_fail(r->err, SR_E_FILE, "", "",
	    N_("{0} is not what its manifest says: {1}. One of the two was "
	       "changed or is damaged; nothing was restored. Take another "
	       "backup."),
	    2, SR_TXT(r->ask->backup), SR_LABEL(flaw));
}

/* What the manifest says of a file with this SIZE and DIGEST. */
static int
read_manifest(struct restore *r, int64_t size, const char *digest)
{
	const char *path = arena_printf(r->mem, "%s.manifest", r->ask->backup);
	const char *flaw;
	char *text;
	int why = file_text(path, MANIFEST_MAX, &text);

	if (why != 0)
		return no_manifest(r, path, why);
	flaw = manifest_parse(&r->says, text, size, digest, r->mem);
	free(text);
	if (arena_failed(r->mem))
		return restore_failed(r, path, ENOMEM);
	/* What the file itself contradicts says more than the digest. */
	if (r->says.size != size)
		flaw = N_("the size");
	else if (strcmp(r->says.digest, digest) != 0)
		flaw = N_("the digest");
	return flaw == NULL ? SR_OK : contradicts(r, flaw);
}

static int
read_key(struct restore *r, struct seal_key *key)
{
	const char *path = r->ask->key;
	char *text;

	if (*path == '\0')
		return sr_fail(r->err, SR_E_FILE, "", "",
		    N_("{0} is sealed: name the file with its secret key: "
		       "--key FILE"),
		    1, SR_TXT(r->ask->backup));
	int why = file_text(path, 4096, &text);
	if (why != 0)
		return restore_failed(r, path, why);
	bool fine = seal_key_parse(key, text);
	crypt_wipe(text, strlen(text));
	if (!fine)
		crypt_wipe(key, sizeof(*key));
	free(text);
	return fine ? SR_OK
		    : sr_fail(r->err, SR_E_FILE, "", "",
			  N_("{0} holds no key of `showroom backup-key`."), 1,
			  SR_TXT(path));
}

static int
unseal(struct restore *r, int from, int to)
{
	struct seal_key key;
	int rc = read_key(r, &key);

	if (rc < 0)
		return rc;
	rc = seal_read(from, to, &key);
	crypt_wipe(&key, sizeof(key));
	if (rc == SEAL_OTHER)
		return sr_fail(r->err, SR_E_FILE, "", "",
		    N_("{0} is sealed for another key than that of {1}."), 2,
		    SR_TXT(r->ask->backup), SR_TXT(r->ask->key));
	if (rc == SEAL_BROKEN)
		return refused(r, N_("it was changed or is not whole"));
	return restore_failed(r, r->ask->path, rc);
}

/* The backup's bytes, opened, into TO. */
static int
unpack(struct restore *r, int from, int to)
{
	char start[16], digest[CRYPT_HEX];
	int64_t size;
	size_t n;
	int rc =
	    restore_failed(r, r->ask->backup, file_read(from, start, 16, &n));

	if (rc == SR_OK && !seal_is(start, n))
		rc = restore_failed(
		    r, r->ask->path, file_copy(from, to, &size, digest));
	else if (rc == SR_OK)
		rc = restore_failed(
		    r, r->ask->backup, file_copy(from, -1, &size, digest));
	if (rc == SR_OK && !r->ask->bare)
		rc = read_manifest(r, size, digest);
	return rc == SR_OK && seal_is(start, n) ? unseal(r, from, to) : rc;
}

int
restore_source(struct restore *r, int *fd)
{
	struct stat b, f;

	/* A pipe would be waited for. */
	*fd = open(r->ask->backup, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (*fd < 0)
		return restore_failed(r, r->ask->backup, errno);
	if (fstat(*fd, &b) != 0 || !S_ISREG(b.st_mode))
		return refused(r, N_("it is not a file"));
	if (stat(r->ask->path, &f) == 0 && f.st_dev == b.st_dev &&
	    f.st_ino == b.st_ino)
		return refused(r, N_("it is the file itself"));
	/* A live file, copied by hand, may lack what stands in its log. */
	if (file_filled(r->ask->backup, FILE_LOG))
		return refused(r,
		    N_("it has a log beside it, so it is a file in use and no "
		       "backup"));
	return SR_OK;
}

static int
one_text(sqlite3 *db, const char *sql, bool (*fine)(sqlite3_stmt *s))
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW || rc == SQLITE_DONE)
		rc = fine(s) ? SQLITE_OK : SQLITE_CORRUPT;
	sqlite3_finalize(s);
	return rc;
}

static bool
says_ok(sqlite3_stmt *s)
{
	const char *t = (const char *)sqlite3_column_text(s, 0);

	return t != NULL && strcmp(t, "ok") == 0;
}

static bool
says_nothing(sqlite3_stmt *s)
{
	return sqlite3_data_count(s) == 0;
}

/* Why DB is not to be taken, NULL: it is whole.  IS gets what it holds. */
static const char *
look(struct restore *r, sqlite3 *db, struct manifest *is)
{
	if (one_text(db, "PRAGMA integrity_check(1)", says_ok) != SQLITE_OK)
		return N_("its database is damaged");
	if (one_text(db, "PRAGMA foreign_key_check", says_nothing) != SQLITE_OK)
		return N_("a row refers to one that is not there");
	if (facts_read(db, is, r->mem) != SQLITE_OK)
		return N_("its database cannot be read");
	return NULL;
}

/* The database itself, before anything is written to it. */
static int
examine(struct restore *r)
{
	struct manifest is = r->says;
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(
	    r->copy, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	const char *flaw = rc == SQLITE_OK ? look(r, db, &is)
					   : N_("its database cannot be read");

	sqlite3_close(db);
	if (flaw != NULL)
		return refused(r, flaw);
	if (r->ask->bare) {
		r->says = is;
		return SR_OK;
	}
	flaw = manifest_differs(&r->says, &is);
	return flaw == NULL ? SR_OK : contradicts(r, flaw);
}

/* For the plain copy the manifest speaks of its own digest. */
static int
plain_digest(struct restore *r, int fd)
{
	char digest[CRYPT_HEX];
	int64_t size;
	int rc = restore_failed(r, r->copy, file_copy(fd, -1, &size, digest));

	if (rc < 0 || r->ask->bare)
		return rc;
	return size == r->says.plain_size &&
		       strcmp(digest, r->says.plain_digest) == 0
		   ? SR_OK
		   : refused(r, N_("it was changed or is not whole"));
}

int
restore_fetch(struct restore *r, int from, int to)
{
	int rc = unpack(r, from, to);

	if (rc == SR_OK)
		rc = plain_digest(r, to);
	return rc == SR_OK ? examine(r) : rc;
}
