/* Pages of a table out of the store and into cells. */
#include <string.h>

#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "cli/export.h"
#include "cli/import.h"
#include "render/csv_cell.h"
#include "base/banned.h"

/* What goes out and never comes in. */
static const char mailing[] = "mailing";

const struct sr_record *
export_record(const char *kind)
{
	return strcmp(kind, mailing) == 0 ? &sr_rec_round_line
					  : import_record(kind);
}

static void
put_head(const struct sr_record *r, struct sink *out)
{
	const char *comma = "";

	sink_text(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < r->nfields; i++) {
		if (!sr_field_exported(&r->fields[i]))
			continue;
		sink_text(out, comma);
		csv_cell_put(out, r->fields[i].col);
		comma = ",";
	}
	sink_text(out, "\r\n");
}

static void
put_row(const struct sr_record *r, const struct sr_dir *dir, const void *rec,
    struct sink *out, struct arena *a)
{
	bool first = true;

	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (!sr_field_exported(f))
			continue;
		if (!first)
			sink_put(out, ",", 1);
		first = false;
		if (f->storage == SR_ST_BOOL || !sr_field_empty(f, rec))
			csv_cell_put(out, sr_format(dir, f, rec, SR_FILE, a));
		else if (f->type == SR_TYPE_INT || f->type == SR_TYPE_MONEY)
			sink_put(out, "0", 1);
	}
	sink_put(out, "\r\n", 2);
}

static int
put_pages(struct sr *sr, const struct sr_dir *dir, const char *kind, sr_id of,
    struct sink *out, long *rows, struct arena *a)
{
	const struct sr_record *r = export_record(kind);
	int op =
	    strcmp(kind, mailing) == 0 ? SR_OP_EXPORT_MAILING : export_op(kind);
	struct sr_find find;
	struct sr_rows page;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = of;
	do {
		arena_reset(a);
		int rc = sr_call(sr, op, &find, &page, a);
		if (rc < 0)
			return rc;
		/* Who may not export gets nothing, no heading either. */
		if (find.key_id == 0)
			put_head(r, out);
		for (size_t i = 0; i < page.n; i++) {
			const void *rec = SR_ROW(const void, &page, i);
			put_row(r, dir, rec, out, a);
			find.key_id = sr_get_int(&r->fields[0], rec);
		}
		*rows += (long)page.n;
	} while (page.more && !out->failed);
	return SR_OK;
}

int
export_run(struct sr *sr, const struct sr_dir *dir, const char *kind, sr_id of,
    struct sink *out, long *rows, struct sr_error *err)
{
	struct arena *a = arena_new();
	int rc;

	*rows = 0;
	if (export_record(kind) == NULL || a == NULL) {
		arena_free(a);
		return sr_fail(err, SR_E_INVALID, "", "",
		    N_("\"{0}\" cannot be exported. Kinds: visits, prospects, "
		       "persons, lists, mailing."),
		    1, SR_TXT(kind));
	}
	rc = put_pages(sr, dir, kind, of, out, rows, a);
	if (rc < 0)
		*err = *sr_error(sr);
	arena_free(a);
	return rc;
}
