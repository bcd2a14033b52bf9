/*
 * The direct transport: a function call.  The result is copied out of the
 * scratch it was made in, so that nothing of the store's is ever kept.
 */
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "wire/call.h"
#include "wire/direct.h"
#include "base/banned.h"

/* Give the record's text and bytes to A; "" needs no room. */
static void
record_own(const struct sr_record *r, void *rec, struct arena *a)
{
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];

		if (f->storage == SR_ST_TEXT) {
			const char *s = sr_get_text(f, rec);

			sr_set_text(f, rec, *s ? arena_dup(a, s) : "");
		} else if (f->storage == SR_ST_BYTES) {
			struct sr_bytes b = sr_get_bytes(f, rec);
			void *copy = b.len ? arena_alloc(a, b.len) : NULL;

			if (copy)
				memcpy(copy, b.data, b.len);
			sr_set_bytes(f, rec,
			    (struct sr_bytes){ copy, copy ? b.len : 0 });
		}
	}
}

static void
rows_own(const struct sr_record *r, struct sr_rows *rows, struct arena *a)
{
	void *copy = rows->n ? arena_alloc(a, rows->n * r->size) : NULL;

	if (copy)
		memcpy(copy, rows->row, rows->n * r->size);
	else
		rows->n = 0;
	rows->row = copy;
	rows->size = r->size;
	for (size_t i = 0; i < rows->n; i++)
		record_own(r, SR_ROW(void, rows, i), a);
}

static int
direct_call(struct sr *sr, struct sr_job *job, struct arena *a)
{
	const struct sr_opdef *def = &sr_ops[job->op];
	int rc = sr->server.dispatch(sr->server.ctx, job);

	if (rc != SR_OK)
		return rc;
	if (arena_failed(sr->scratch))
		return call_no_memory(&job->err);
	if (def->res_many)
		rows_own(def->res, job->res, a);
	else
		record_own(def->res, job->res, a);
	return SR_OK;
}

static void
direct_close(struct sr *sr)
{
	if (sr->server.close)
		sr->server.close(sr->server.ctx);
}

struct sr *
sr_open_direct(const struct sr_server *server)
{
	static const struct transport direct = { .call = direct_call,
		.close = direct_close };

	return call_open(&direct, server);
}
