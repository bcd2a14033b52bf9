/* Walks through a file and brings its rows to the store. */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>
#include <showroom/open.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/intl.h"
#include "cli/import_own.h"
#include "render/message.h"
#include "base/banned.h"

enum {
	CALL_MS = 8,   /* a call is done in about that; others wait for it */
	ROWS_MIN = 25, /* rows of a call */
	ROWS_FIRST = 100,
	ROWS_MAX = 1000,
	CALL_BYTES = 400000, /* of cells in a call: a message has its limit */
	HEADING_ROWS = 10    /* titles that may stand above the heading */
};

static const struct {
	const char *kind;
	const struct sr_record *record;
	int import, export;
} kinds[] = {
	{ "visits", &sr_rec_visit, SR_OP_IMPORT_VISITS, SR_OP_EXPORT_VISITS },
	{ "prospects", &sr_rec_card, SR_OP_IMPORT_PROSPECTS,
	    SR_OP_EXPORT_PROSPECTS },
	{ "persons", &sr_rec_person, SR_OP_IMPORT_PERSONS,
	    SR_OP_EXPORT_PERSONS },
	{ "lists", &sr_rec_list_row, SR_OP_IMPORT_LISTS, SR_OP_EXPORT_LISTS },
};
enum { NKINDS = sizeof(kinds) / sizeof(kinds[0]) };

static size_t
kind_of(const char *kind)
{
	size_t i = 0;

	while (i < NKINDS && strcmp(kinds[i].kind, kind) != 0)
		i++;
	return i;
}

const struct sr_record *
import_record(const char *kind)
{
	size_t i = kind_of(kind);

	return i < NKINDS ? kinds[i].record : NULL;
}

/* The operation that takes rows of the kind. */
static int
import_op(const char *kind)
{
	return kinds[kind_of(kind)].import;
}

int
export_op(const char *kind)
{
	return kinds[kind_of(kind)].export;
}

static int
no_memory(struct import *im)
{
	return sr_fail(im->err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
}

/* The store's error is the import's. */
static int
passed(struct import *im, int rc)
{
	if (rc < 0)
		*im->err = *sr_error(im->sr);
	return rc;
}

/* ---- calls ---- */

/* A reason that lies in the rows, not in the store. */
static bool
refusable(int rc)
{
	return (rc <= SR_E_INVALID && rc >= SR_E_SIGNED) || rc == SR_E_PROTOCOL;
}

static int
refusals(struct import *im, size_t from, const struct sr_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_refusal *r =
		    SR_ROW(const struct sr_refusal, rows, i);
		struct sr_error why;
		sr_refusal_error(r, &why);
		if (import_refuse(im, &im->item[from + (size_t)r->row],
			import_column(im, r->field), &why) < 0)
			return SR_E_NOMEM;
	}
	return SR_OK;
}

/* N rows from FROM on; a call that fails as a whole is cut in two. */
static int
call(struct import *im, size_t from, size_t n)
{
	struct sr_rows in = { .row = im->rows + from * im->record->size,
		.n = n,
		.size = im->record->size };
	struct sr_rows out = { 0 };
	int rc;

	if (im->opt->corrections && *im->opt->reason != '\0')
		sr_reason(im->sr, im->opt->reason);
	rc = sr_call(im->sr, im->op, &in, &out, im->mem);
	if (rc == SR_OK) {
		im->res->taken += (long)(n - out.n);
		return refusals(im, from, &out);
	}
	if (!refusable(rc))
		return passed(im, rc);
	if (n == 1)
		return import_refuse(
		    im, &im->item[from], NO_COLUMN, sr_error(im->sr));
	rc = call(im, from, n / 2);
	return rc < 0 ? rc : call(im, from + n / 2, n - n / 2);
}

static int
rows_begin(struct import *im)
{
	arena_reset(im->mem);
	im->n = im->bytes = im->nrefused = 0;
	im->pending = NULL;
	im->room = im->want;
	im->rows = arena_alloc(im->mem, im->room * im->record->size);
	im->item = arena_alloc(im->mem, im->room * sizeof(*im->item));
	return im->rows == NULL || im->item == NULL ? no_memory(im) : SR_OK;
}

/* Send what is there; the next call has as many rows as fit in its time. */
static int
rows_send(struct import *im)
{
	int64_t start = clock_ticks(), took;
	size_t n = im->n;
	uint32_t work;
	int rc = n > 0 ? call(im, 0, n) : SR_OK;

	import_refused_put(im);
	/* What the store worked, not how long others kept it from it. */
	work = sr_work(im->sr);
	took = work != 0 ? work / 1000 : clock_ticks() - start;
	if (took > CALL_MS)
		im->want = n * CALL_MS / (size_t)took;
	else if (took < CALL_MS * 2 / 3 && n == im->room)
		im->want = n * 3 / 2;
	if (im->want < ROWS_MIN)
		im->want = ROWS_MIN;
	if (im->want > ROWS_MAX)
		im->want = ROWS_MAX;
	if (im->opt->progress != NULL)
		im->opt->progress(
		    im->opt->ctx, csv_at(im->in), csv_size(im->in));
	if (rc == SR_OK && out_failed(im->refused))
		rc = sr_fail(im->err, SR_E_IO, "", "",
		    N_("{0} cannot be written: the import ends here."), 1,
		    SR_TXT(im->opt->refused));
	return rc < 0 ? rc : rows_begin(im);
}

/* ROW as it stood in the file, kept until its call is done. */
static int
item_keep(
    struct import *im, const struct csv_row *row, struct import_item *item)
{
	const char **cell = arena_alloc(im->mem, (row->n + 1) * sizeof(*cell));

	if (cell == NULL)
		return no_memory(im);
	for (size_t i = 0; i < row->n; i++) {
		size_t n = strlen(row->cell[i]);
		cell[i] = n != 0 ? arena_ndup(im->mem, row->cell[i], n) : "";
		im->bytes += n;
	}
	*item = (struct import_item){ row->line, row->n, cell };
	return SR_OK;
}

/* ---- walks ---- */

static int
take_row(void *ctx, const struct csv_row *row)
{
	struct import *im = ctx;
	struct import_item item;
	struct sr_error why;
	size_t column;
	bool refused;
	void *rec;
	int rc;

	if (row->line <= im->cols.line)
		return 0;
	if (import_row_empty(row)) {
		im->res->blank++;
		return 0;
	}
	if (import_row_total(row)) {
		im->res->totals++;
		return 0;
	}
	im->res->rows++;
	rec = im->rows + im->n * im->record->size;
	rc = import_row_read(im, row, rec, &column);
	if (rc < 0 && !refusable(rc))
		return rc;
	why = *im->err;
	refused = rc < 0;
	rc = item_keep(im, row, &item);
	if (rc == SR_OK && refused)
		rc = import_refuse(im, &item, column, &why);
	if (rc < 0)
		return rc;
	if (!refused) {
		sr_set_int(sr_field_of(im->record, "batch"), rec, im->batch.id);
		im->item[im->n++] = item;
	}
	return im->n == im->room || im->nrefused == ROWS_MAX ||
		       im->bytes > CALL_BYTES
		   ? rows_send(im)
		   : 0;
}

/* The heading, the years of its dates, and whether all can be read. */
static int
survey_row(void *ctx, const struct csv_row *row)
{
	struct import *im = ctx;
	int rc;

	if (im->cols.line != 0) {
		for (size_t i = 0; i < row->n && i < im->cols.n; i++) {
			const struct sr_field *f = im->cols.col[i].field;
			if (f != NULL && f->type == SR_TYPE_DAY)
				import_row_year(im, i, row->cell[i]);
		}
		return 0;
	}
	rc = columns_find(&im->cols, row, im->a, im->err);
	if (rc == SR_E_NONE) {
		im->cols.line = 0;
		if (++im->titles < HEADING_ROWS)
			return 0;
		return sr_fail(im->err, SR_E_INVALID, "", "",
		    N_("No line names the columns. Name them such as {0}, or "
		       "say which is which with --map."),
		    1, SR_TXT(_("Name, Phone, Model")));
	}
	if (rc < 0)
		return rc;
	im->day = arena_alloc(im->a, (im->cols.n + 1) * sizeof(*im->day));
	return im->day == NULL ? no_memory(im) : 0;
}

static int
survey(struct import *im)
{
	int rc = csv_each(im->in, survey_row, im, im->err);

	if (rc < 0)
		return rc;
	if (im->cols.line == 0)
		return sr_fail(im->err, SR_E_INVALID, "", "",
		    N_("No line names the columns. Name them such as {0}, or "
		       "say which is which with --map."),
		    1, SR_TXT(_("Name, Phone, Model")));
	for (size_t i = 0; i < im->cols.n; i++) {
		const struct column *col = &im->cols.col[i];
		if (col->field == NULL && *col->head != '\0' &&
		    *col->head != '#')
			im->res->unknown = arena_printf(im->a, "%s%s%s",
			    im->res->unknown,
			    *im->res->unknown != '\0' ? ", " : "", col->head);
	}
	return SR_OK;
}

static int
batch_open(struct import *im)
{
	const char *slash = strrchr(im->opt->path, '/');
	struct sr_batch b;

	sr_record_clear(&sr_rec_batch, &b);
	b.kind = im->opt->kind;
	b.file = slash != NULL ? slash + 1 : im->opt->path;
	b.strict = im->opt->strict;
	b.corrections = im->opt->corrections;
	b.dry = im->opt->dry;
	return passed(im, sr_batch_open(im->sr, &b, &im->batch, im->a));
}

static int
batch_close(struct import *im)
{
	struct sr_batch in = im->batch, out;

	in.refused = (int32_t)im->res->refused;
	return passed(im, sr_batch_close(im->sr, &in, &out, im->a));
}

static int
import_all(struct import *im)
{
	int rc = csv_open(&im->in, im->opt->path, im->err);

	if (rc < 0)
		return rc;
	im->res->encoding = csv_encoding(im->in);
	if (*im->opt->map != '\0') {
		rc = map_read(
		    &im->map, im->opt->map, im->record, im->a, im->err);
		im->cols.map = &im->map;
	}
	im->cols.record = im->record;
	if (rc == SR_OK)
		rc = survey(im);
	if (rc == SR_OK)
		rc = out_open(
		    &im->refused, im->opt->refused, OUT_REPLACE, im->err);
	if (rc == SR_OK)
		rc = batch_open(im);
	if (rc < 0)
		return rc;
	im->res->batch = im->opt->dry ? 0 : im->batch.id;
	rc = rows_begin(im);
	if (rc == SR_OK)
		rc = csv_each(im->in, take_row, im, im->err);
	if (rc == SR_OK)
		rc = rows_send(im);
	im->res->blank += csv_blank(im->in);
	return rc == SR_OK ? batch_close(im) : rc;
}

int
import_run(struct sr *sr, struct sr_dir *dir, const struct import_options *opt,
    struct import_result *res, struct arena *a, struct sr_error *err)
{
	struct import im = { .sr = sr,
		.dir = dir,
		.opt = opt,
		.res = res,
		.a = a,
		.err = err,
		.record = import_record(opt->kind),
		.want = ROWS_FIRST };
	struct sr_error ignored;
	int rc;

	*res = (struct import_result){ .encoding = "", .unknown = "" };
	if (im.record == NULL)
		return sr_fail(err, SR_E_INVALID, "", "",
		    N_("\"{0}\" cannot be imported. Kinds: visits, prospects, "
		       "persons, lists."),
		    1, SR_TXT(opt->kind));
	im.op = import_op(opt->kind);
	im.mem = arena_new();
	rc = im.mem != NULL ? import_all(&im) : no_memory(&im);
	if (im.refused != NULL) {
		int closed = out_close(
		    im.refused, res->refused > 0, rc < 0 ? &ignored : err);
		rc = rc < 0 ? rc : closed;
	}
	csv_close(im.in);
	arena_free(im.mem);
	if (res->nadopted > 0 && !opt->dry)
		sr_dir_load(dir, sr, opt->english);
	return rc;
}
