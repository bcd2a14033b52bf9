/* Imports: see intake.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "intake.h"
#include "trip.h"

/* Of the suite that runs. */
static struct intake *intake;

static void
setup(void)
{
	struct intake *in = intake;

	snprintf(in->dir, sizeof(in->dir), "/tmp/showroom-import-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(in->dir));
	snprintf(in->refused, sizeof(in->refused), "%s/refused.csv", in->dir);
	snprintf(in->typed, sizeof(in->typed), "%s/typed.csv", in->dir);
	house_open(&in->h, "2026-11-21 14:06");
	house_as(&in->h, MANAGER);
}

static void
teardown(void)
{
	house_close(&intake->h);
	unlink(intake->refused);
	unlink(intake->typed);
	rmdir(intake->dir);
}

Suite *
intake_suite(const char *name, const TTest *const *tests, struct intake *in)
{
	intake = in;
	return suite_with(name, tests, setup, teardown);
}

struct import_options
intake_of(struct intake *in, const char *kind, const char *path)
{
	return (struct import_options){ .kind = kind,
		.path = path,
		.map = "",
		.refused = in->refused,
		.reason = "" };
}

struct import_options
intake_file(struct intake *in, const char *kind, const char *text)
{
	FILE *f = fopen(in->typed, "wb");

	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
	return intake_of(in, kind, in->typed);
}

int
intake_run(struct intake *in, const struct import_options *opt)
{
	sr_error_clear(&in->err);
	return import_run(
	    in->h.sr, in->h.dir, opt, &in->res, in->h.mem, &in->err);
}

void
intake_takes(
    struct intake *in, const struct import_options *opt, long taken, long not )
{
	const struct import_result *res = &in->res;

	if (intake_run(in, opt) < 0)
		ck_abort_msg("%s [%s|%s]", in->err.message, in->err.arg[0].text,
		    in->err.arg[1].text);
	if (res->taken != taken || res->refused != not )
		ck_abort_msg("%ld taken, %ld refused: %s [%s]", res->taken,
		    res->refused, not < res->refused ? res->first.message : "",
		    res->first.arg[0].text);
}

void
intake_text(struct intake *in, const char *kind, const char *text, long taken,
    long not )
{
	struct import_options opt = intake_file(in, kind, text);

	intake_takes(in, &opt, taken, not );
}

const char *
intake_refused(struct intake *in)
{
	static char buf[1 << 20];
	FILE *f = fopen(in->refused, "rb");
	size_t n = f != NULL ? fread(buf, 1, sizeof(buf) - 1, f) : 0;

	if (f != NULL)
		fclose(f);
	buf[n] = '\0';
	return buf;
}

const char *
intake_exported(struct intake *in, const char *kind)
{
	return trip_exported(&in->h, kind, in->h.mem);
}

void
intake_undo(struct intake *in, sr_id batch, struct sr_rows *kept)
{
	struct house *h = &in->h;
	struct sr_key key = { batch };
	struct sr_rows rows;

	*kept = (struct sr_rows){ .size = sizeof(struct sr_undo_line) };
	do {
		must(h, sr_batch_undo(h->sr, &key, &rows, h->mem));
		kept->row = arena_grow(h->mem, kept->row, kept->n * kept->size,
		    (kept->n + rows.n + 1) * kept->size);
		if (rows.n > 0)
			memcpy(SR_ROW(void, kept, kept->n), rows.row,
			    rows.n * rows.size);
		kept->n += rows.n;
	} while (rows.more);
	must(h, sr_dir_load(h->dir, h->sr, false));
}

int
intake_count(const char *text, const char *with)
{
	int n = 0;

	for (; (text = strstr(text, with)) != NULL; text++)
		n++;
	return n;
}
