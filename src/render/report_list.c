/*
 * Reports that are lists: the rows of an operation page by page, as text on
 * paper of three widths, as CSV, as JSON.  It adds nothing: a total is a row.
 */
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/csv_cell.h"
#include "render/message.h"
#include "render/report.h"
#include "render/report_pen.h"
#include "render/rows.h"
#include "base/banned.h"

enum { WINDOW = 500, NARROW = 3, LEAST = 6, MOST_COLS = 64 };

/* The lines of A3 are those of A4: it is wider, not higher. */
static const struct {
	const char *name;
	int width, lines;
} paper_sizes[REPORT_NPAPERS] = {
	[REPORT_A4] = { "a4", 80, 60 },
	[REPORT_A4L] = { "a4-landscape", 132, 45 },
	[REPORT_A3] = { "a3", 188, 60 },
};

const char *const report_papers[] = { "a4", "a4-landscape", "a3", NULL };

struct listing {
	const struct report_spec *spec;
	const struct sr_report_ask *ask;
	const struct sr_record *record;
	const struct sr_dir *dir;
	struct sr_session session;
	struct sr_rows rows;
	struct sink *out;
	struct arena *mem;
	/* The columns: their fields, and on paper their cells. */
	const struct report_col *col[MOST_COLS];
	const struct sr_field *field[MOST_COLS];
	int width[MOST_COLS];
	int n, paper;
};

int
report_paper_of(const struct report_spec *spec, const char *name)
{
	int paper = 0;

	if (name == NULL)
		return spec->paper;
	while (paper < REPORT_NPAPERS &&
	       strcmp(paper_sizes[paper].name, name) != 0)
		paper++;
	if (paper == REPORT_NPAPERS || paper < spec->paper ||
	    (spec->op == 0 && paper != REPORT_A4))
		return -1;
	return paper;
}

void
report_days(
    const struct report_spec *spec, sr_day today, struct sr_report_ask *ask)
{
	bool said = ask->from != 0 || ask->to != 0;
	bool several = ask->from != 0 && ask->to != 0 && ask->from != ask->to;

	if (spec->op != 0 && spec->span == REPORT_ANY)
		return;
	if (ask->to == 0)
		ask->to = said && ask->from > today ? ask->from : today;
	if (ask->from == 0)
		ask->from = ask->to;
	if (spec->op != 0 && (spec->span == REPORT_SHEET ||
				 (spec->span == REPORT_MONTH && !several))) {
		ask->from = day_month_start(ask->from);
		ask->to = day_month_end(ask->from);
	}
}

/* ---- reading ---- */

/* All rows, window by window: each goes on behind the last row before. */
static int
list_read(struct listing *l, struct sr *sr)
{
	const struct sr_field *key = sr_field_of(l->record, "key");
	const struct sr_field *id = sr_field_of(l->record, "id");
	struct sr_find find;
	struct sr_rows page = { .more = true };
	size_t room = 0;
	int rc = SR_OK;

	sr_record_clear(&sr_rec_find, &find);
	find.limit = WINDOW;
	find.kind = l->spec->kind;
	find.staff = l->ask->staff;
	find.from = l->ask->from;
	find.to = l->ask->to;
	find.search = l->ask->measure;
	l->rows = (struct sr_rows){ .size = l->record->size };
	while (rc == SR_OK && page.more) {
		rc = sr_call(sr, l->spec->op, &find, &page, l->mem);
		if (rc < 0 || page.n == 0)
			break;
		if (l->rows.n + page.n > room) {
			size_t more = 2 * (l->rows.n + page.n);
			void *p = arena_grow(l->mem, l->rows.row,
			    room * page.size, more * page.size);
			if (p == NULL)
				return SR_E_NOMEM;
			l->rows.row = p;
			room = more;
		}
		memcpy(SR_ROW(char, &l->rows, l->rows.n), page.row,
		    page.n * page.size);
		l->rows.n += page.n;
		const void *last = SR_ROW(char, &l->rows, l->rows.n - 1);
		page.more = page.more && key != NULL && id != NULL;
		if (page.more) {
			find.key = sr_get_text(key, last);
			find.key_id = sr_get_int(id, last);
		}
	}
	return rc;
}

static const struct report_col *
list_col(const struct listing *l, int k)
{
	return l->col[k];
}

static const char *
list_label(const struct listing *l, int k)
{
	const char *label = list_col(l, k)->label;

	return _(label != NULL ? label : l->field[k]->label);
}

/* The same on paper, where it may be shorter, or nothing. */
static const char *
list_title(const struct listing *l, int k)
{
	const char *head = list_col(l, k)->head;

	return head == NULL ? list_label(l, k) : *head != '\0' ? _(head) : "";
}

static bool
list_absent(const struct listing *l, int k, const void *rec)
{
	return (list_col(l, k)->flags & REPORT_MINUS) != 0 &&
	       sr_get_int(l->field[k], rec) < 0;
}

static bool
list_unsaid(const struct listing *l, int k, const void *rec)
{
	int part = list_col(l, k)->part;

	return part != 0 && sr_field_empty(l->field[k], rec) &&
	       sr_get_int(sr_field_of(l->record, "part"), rec) == part;
}

static const char *
list_cell(const struct listing *l, size_t i, int k, enum sr_style style)
{
	const struct sr_field *f = l->field[k];
	const void *rec = SR_ROW(char, &l->rows, i);
	int flags = list_col(l, k)->flags;
	const char *s;

	if (list_absent(l, k, rec))
		return style == SR_FILE ? "" : REPORT_ABSENT;
	if ((flags & REPORT_STAR) != 0 && style == SR_SHOW)
		return sr_get_int(f, rec) != 0 ? "*" : "";
	if ((flags & REPORT_TOTAL) != 0 && sr_field_empty(f, rec))
		return style == SR_FILE ? "" : _("Total");
	if (list_unsaid(l, k, rec))
		return style == SR_FILE ? "" : _(REPORT_NOT_SAID);
	s = sr_format(l->dir, f, rec, style, l->mem);
	if ((flags & REPORT_MSGID) != 0)
		s = message_kept(l->mem, s, true);
	/* A note stands in one line of a list. */
	return text_safe(l->mem, s, style == SR_FILE);
}

/* ---- on paper ---- */

static int
list_gap(const struct listing *l, int k)
{
	return k == 0 ? 0 : l->width[k] <= NARROW ? 1 : 2;
}

/* As wide as what is in them; the widest texts give way to the paper. */
static void
list_widths(struct listing *l)
{
	int total = 0;

	for (int k = 0; k < l->n; k++) {
		l->width[k] = text_cells(list_title(l, k));
		for (size_t i = 0; i < l->rows.n; i++) {
			int w = text_cells(list_cell(l, i, k, SR_SHOW));
			if (w > l->width[k])
				l->width[k] = w;
		}
	}
	for (int k = 0; k < l->n; k++)
		total += l->width[k] + list_gap(l, k);
	while (total > paper_sizes[l->paper].width) {
		int widest = -1;
		for (int k = 0; k < l->n; k++)
			if (!sr_type_right(l->field[k]->type) &&
			    l->width[k] > LEAST &&
			    (widest < 0 || l->width[k] > l->width[widest]))
				widest = k;
		if (widest < 0)
			break;
		l->width[widest]--;
		total--;
	}
}

/* ROW of the list, -1: the heads.  No blanks end a line. */
static void
list_line(const struct listing *l, long row)
{
	int blanks = 0;

	for (int k = 0; k < l->n; k++) {
		const char *s = row < 0 ? list_title(l, k)
					: list_cell(l, (size_t)row, k, SR_SHOW);
		bool right = sr_type_right(l->field[k]->type);
		int used;
		size_t fits = text_fit(s, l->width[k], &used);

		/* A number is never cut. */
		if (right && s[fits] != '\0' && row >= 0) {
			s = "####";
			fits = text_fit(s, l->width[k], &used);
		}
		blanks += list_gap(l, k) + (right ? l->width[k] - used : 0);
		if (used > 0) {
			sink_fill(l->out, ' ', blanks);
			sink_put(l->out, s, fits);
			blanks = 0;
		}
		blanks += right ? 0 : l->width[k] - used;
	}
	sink_text(l->out, "\n");
}

/* LEFT and, flush right, RIGHT. */
static void
list_pair(const struct listing *l, const char *left, const char *right)
{
	int room = paper_sizes[l->paper].width - text_cells(right) - 1, used;
	size_t fits = text_fit(left, room, &used);

	sink_put(l->out, left, fits);
	sink_fill(l->out, ' ', room + 1 - used);
	sink_text(l->out, right);
	sink_text(l->out, "\n");
}

static const char *
list_days(const struct listing *l)
{
	char from[11], to[11];

	if (l->ask->from == 0 && l->ask->to == 0)
		return "";
	day_iso(from, l->ask->from);
	day_iso(to, l->ask->to);
	return l->ask->from == l->ask->to
		   ? arena_printf(l->mem, "%s %s", from,
			 _(day_weekday_name(l->ask->from)))
		   : arena_printf(l->mem, "%s .. %s", from, to);
}

enum { HEAD = 4 };

static void
list_head(const struct listing *l, int page, int pages)
{
	struct sr_arg no[2] = { SR_NUM(page), SR_NUM(pages) };
	char day[11], hm[6];
	const char *title =
	    arena_printf(l->mem, "%s  %s", l->session.house, _(l->spec->title));
	struct sr_arg at = SR_TXT(arena_printf(l->mem, "%s %s",
	    day_iso(day, l->session.today), time_hm(hm, l->session.minute)));

	if (l->ask->staff != 0)
		title = arena_printf(l->mem, "%s  %s", title,
		    sr_dir_name(l->dir, "staff", l->ask->staff));
	if (page > 1)
		sink_text(l->out, "\f");
	list_pair(l, title, message_text(l->mem, N_("Page {0} of {1}"), no, 2));
	list_pair(
	    l, list_days(l), message_text(l->mem, N_("Printed {0}"), &at, 1));
	list_line(l, -1);
	sink_fill(l->out, '-', paper_sizes[l->paper].width);
	sink_text(l->out, "\n");
}

/* The note beneath, or how many lines that takes. */
static size_t
list_note(const struct listing *l, struct sink *out)
{
	int width = paper_sizes[l->paper].width;
	const char *s = l->spec->note != NULL ? _(l->spec->note) : "";
	size_t lines = 0;

	while (*s != '\0') {
		size_t n = pen_cut(s, width);
		if (out != NULL) {
			sink_text(out, lines == 0 ? "\n" : "");
			sink_text(out, arena_ndup(l->mem, s, n));
			sink_text(out, "\n");
		}
		s += n + strspn(s + n, " ");
		lines++;
	}
	return lines > 0 ? lines + 1 : 0;
}

static void
list_text(struct listing *l)
{
	size_t room =
	    (size_t)(paper_sizes[l->paper].lines - HEAD) - list_note(l, NULL);
	size_t pages = l->rows.n == 0 ? 1 : (l->rows.n + room - 1) / room;

	list_widths(l);
	for (size_t p = 0; p < pages; p++) {
		list_head(l, (int)p + 1, (int)pages);
		for (size_t i = p * room; i < l->rows.n && i < (p + 1) * room;
		     i++)
			list_line(l, (long)i);
	}
	list_note(l, l->out);
}

/* ---- for spreadsheets and programs ---- */

static void
list_csv(struct listing *l)
{
	sink_text(l->out, "\xef\xbb\xbf");
	for (int k = 0; k < l->n; k++) {
		sink_text(l->out, k > 0 ? "," : "");
		csv_cell_put(l->out, *list_label(l, k) != '\0'
					 ? list_label(l, k)
					 : l->field[k]->col);
	}
	sink_text(l->out, "\r\n");
	for (size_t i = 0; i < l->rows.n; i++) {
		for (int k = 0; k < l->n; k++) {
			sink_text(l->out, k > 0 ? "," : "");
			csv_cell_put(l->out, list_cell(l, i, k, SR_FILE));
		}
		sink_text(l->out, "\r\n");
	}
}

/* Columns by the names of their fields; texts in no language. */
static void
list_json(struct listing *l)
{
	sink_text(l->out, "{\n  \"report\": ");
	sink_json(l->out, l->spec->name);
	sink_text(l->out, ",\n  \"rows\": [");
	for (size_t i = 0; i < l->rows.n; i++) {
		const void *rec = SR_ROW(char, &l->rows, i);
		sink_text(l->out, i > 0 ? ",\n    {" : "\n    {");
		for (int k = 0; k < l->n; k++) {
			sink_text(l->out, k > 0 ? ", " : "");
			sink_json(l->out, l->field[k]->col);
			sink_text(l->out, ": ");
			if (list_absent(l, k, rec))
				sink_text(l->out, "null");
			else
				row_json_value(
				    l->dir, l->field[k], rec, l->out, l->mem);
		}
		sink_text(l->out, "}");
	}
	sink_text(l->out, l->rows.n > 0 ? "\n  ]\n}\n" : "]\n}\n");
}

int
render_list(struct sr *sr, const struct sr_dir *dir,
    const struct report_spec *spec, const struct sr_report_ask *ask, int format,
    int paper, struct sink *out, struct arena *a)
{
	struct listing l = { .spec = spec,
		.ask = ask,
		.record = sr_ops[spec->op].res,
		.dir = dir,
		.out = out,
		.mem = a,
		.paper = paper };
	const struct sr_none none = { 0 };
	int rc = sr_session_get(sr, &none, &l.session, a);

	for (int k = 0; k < spec->ncol && l.n < MOST_COLS; k++) {
		const struct report_col *col = &spec->col[k];
		if ((col->flags & REPORT_WHOSE) != 0 && ask->staff != 0)
			continue;
		l.field[l.n] = sr_field_of(l.record, col->name);
		l.col[l.n++] = col;
	}
	if (rc == SR_OK)
		rc = list_read(&l, sr);
	if (rc < 0)
		return rc;
	switch (format) {
	case REPORT_TEXT: list_text(&l); break;
	case REPORT_CSV: list_csv(&l); break;
	default: list_json(&l); break;
	}
	if (arena_failed(a))
		return SR_E_NOMEM;
	return out->failed ? SR_E_IO : SR_OK;
}
