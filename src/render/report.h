/*
 * A report as it came from the store: its spec and its cells, and what a
 * cell reads like.  The sinks (grid, text, csv, json) lay it out; none of
 * them adds anything.
 */
#ifndef RENDER_REPORT_H
#define RENDER_REPORT_H

#include <showroom/ftype.h>

#include "model/report_spec.h"
#include "render/sink.h"

struct sr;

struct report {
	const struct report_spec *spec;
	struct sr_report_ask ask;
	const struct sr_dir *dir;
	struct sr_rows cells; /* struct sr_cell, in the spec's order */
	struct arena *mem;
};

enum report_format { REPORT_TEXT, REPORT_CSV, REPORT_JSON, REPORT_NFORMATS };

/* What stands where there is no figure (yet). */
#define REPORT_ABSENT "-"

/*
 * Run ASK and keep its cells in A.  On failure a negative enum sr_rc, and
 * sr_error(sr) tells why.  ASK and DIR must outlive the report.
 */
int report_load(struct report *r, struct sr *sr, const struct sr_dir *dir,
    const struct sr_report_ask *ask, struct arena *a);
/* The cell of COL in ROW of block B (its place in the spec), or NULL. */
const struct sr_cell *report_cell(
    const struct report *r, int b, int row, const char *col);
/* The row of block B after ROW (0: the first); 0 when there is none. */
int report_next_row(const struct report *r, int b, int row);
/* What the cell reads like; "" when there is nothing, see REPORT_ABSENT. */
const char *report_text_of(const struct report *r, const struct report_col *col,
    const struct sr_cell *cell, enum sr_style style);
/* A rate's percentage: "81.8%". */
const char *report_percent(struct arena *a, int64_t basis_points);
/* What a special row of a table is called, or the salesperson's name. */
const char *report_row_name(
    const struct report *r, int row, const struct sr_cell *any);

void report_to_text(const struct report *r, struct sink *out);
void report_to_csv(const struct report *r, struct sink *out);
void report_to_json(const struct report *r, struct sink *out);

/* The format called NAME ("text", "csv", "json"), -1 when there is none. */
int report_format_of(const char *name);
/*
 * All at once, for the command line and for printing: run ASK, write it to
 * OUT in FORMAT; text on PAPER (of a list; see report_papers).  SR_E_IO (in
 * out->failed) when OUT could not be written.
 */
int render_report(struct sr *sr, const struct sr_dir *dir,
    const struct sr_report_ask *ask, int format, int paper, struct sink *out,
    struct arena *a);
/* The same of a list (spec->op): ASK's measure is what to search for. */
int render_list(struct sr *sr, const struct sr_dir *dir,
    const struct report_spec *spec, const struct sr_report_ask *ask, int format,
    int paper, struct sink *out, struct arena *a);

/* What lists are printed on, by enum report_paper; ends with NULL. */
extern const char *const report_papers[];
/* The paper of that name (NULL: the spec's own); -1: it does not fit. */
int report_paper_of(const struct report_spec *spec, const char *name);
/* The days that SPEC takes ASK for: those said, or what it is usually of. */
void report_days(
    const struct report_spec *spec, sr_day today, struct sr_report_ask *ask);

#endif
