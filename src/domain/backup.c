/* A verified copy of the file, piece by piece. */
#include <string.h>

#include "domain/bodies.h"
#include "store/backup.h"
#include "store/house.h"
#include "base/banned.h"

enum { CHUNK = 256 * 1024 };

/* The key that backups are sealed for, "" none: as the file says now. */
static int
sealing_key(struct ctx *c, const char **key)
{
	return sql_text(c->st, &house_sql[HOUSE_SETTING],
	    SQL_ARGS(SQL_T("name", "backup_key")), key, c->mem);
}

static int
backup_begin(struct ctx *c)
{
	struct conn *conn = c->conn;
	const char *key = "";
	int rc = sealing_key(c, &key);

	backup_close(conn->backup);
	conn->backup = NULL;
	return rc < 0 ? rc : backup_make(c->st, key, &conn->backup);
}

/* The end: what is to stand beside the file. */
static void
backup_end(struct ctx *c, const struct sr_chunk *ask, struct sr_chunk *out)
{
	struct conn *conn = c->conn;
	const char *slash = strrchr(ask->name, '/');
	const char *text = backup_manifest(conn->backup,
	    slash != NULL ? slash + 1 : ask->name, c->now, c->mem);

	out->manifest = (struct sr_bytes){ text, strlen(text) };
	backup_close(conn->backup);
	conn->backup = NULL;
}

/* Offset 0 makes the copy; reading past its end lets it go. */
int
op_backup(struct ctx *c, const void *arg, void *res)
{
	const struct sr_chunk *ask = arg;
	struct sr_chunk *out = res;
	struct conn *conn = c->conn;
	void *data;
	int rc = SR_OK;

	if (ask->offset == 0)
		rc = backup_begin(c);
	if (rc < 0)
		return rc;
	if (conn->backup == NULL || ask->offset < 0)
		return fail(c, SR_E_PROTOCOL, "chunk", "offset",
		    N_("No backup is under way."), 0);
	data = arena_alloc(c->mem, CHUNK);
	if (data == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	rc = backup_read(conn->backup, ask->offset, data, CHUNK);
	if (rc < 0)
		return rc;
	out->offset = ask->offset;
	out->size = backup_size(conn->backup);
	out->data = (struct sr_bytes){ data, (size_t)rc };
	if (rc == 0)
		backup_end(c, ask, out);
	return SR_OK;
}
