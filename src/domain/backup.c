/* A verified copy of the file, piece by piece. */
#include "domain/bodies.h"
#include "store/backup.h"
#include "base/banned.h"

enum { CHUNK = 256 * 1024 };

/* Offset 0 makes the copy; reading past its end lets it go. */
int
op_backup(struct ctx *c, const void *arg, void *res)
{
	const struct sr_chunk *ask = arg;
	struct sr_chunk *out = res;
	struct conn *conn = c->conn;
	void *data;
	int rc = SR_OK;

	if (ask->offset == 0) {
		backup_close(conn->backup);
		conn->backup = NULL;
		rc = backup_make(c->st, &conn->backup);
	}
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
	if (rc == 0) {
		backup_close(conn->backup);
		conn->backup = NULL;
	}
	return SR_OK;
}
