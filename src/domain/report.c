/*
 * Runs reports: checks the question, has the figures counted, writes them
 * down as cells.  Rates and totals are made here; no sink adds anything.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/day.h"
#include "domain/rules.h"
#include "domain/tally.h"
#include "base/banned.h"

/* A report being written down. */
struct sheet {
	struct ctx *c;
	const struct report_spec *spec;
	struct sr_report_ask ask;
	struct sr_dayrec day; /* of a report of one day */
	struct tally tally;
	struct sr_rows *out;
	size_t room;
	int block;
};

/* ---- the question ---- */

static int
report_asked(struct ctx *c, const struct sr_report_ask *in,
    struct sr_report_ask *ask, const struct report_spec **spec)
{
	*ask = *in;
	*spec = report_spec_of(in->name);
	if (*spec == NULL || (*spec)->op != 0)
		return fail(c, SR_E_NONE, "report_ask", "name",
		    N_("There is no report \"{0}\"."), 1, SR_TXT(in->name));
	if (((*spec)->may & SR_MAY(c->role)) == 0)
		return fail(c, SR_E_DENIED, "report_ask", "name",
		    N_("Your role may not see this report ({0})."), 1,
		    SR_LABEL((*spec)->title));
	if (ask->to == 0)
		ask->to = ask->from != 0 ? ask->from : c->today;
	if (ask->from == 0)
		ask->from = ask->to;
	if (ask->from > ask->to)
		return fail(c, SR_E_INVALID, "report_ask", "to",
		    N_("The report ends on {0}, before it begins on {1}."), 2,
		    SR_DAYARG(ask->to), SR_DAYARG(ask->from));
	return SR_OK;
}

/* What was said to a customer is for the owner and the leads alone. */
static bool
report_sees_text(const struct ctx *c, const struct report_record *r)
{
	return r->noun == SR_NOUN_VISIT || is_lead(c) || c->role == SR_GM ||
	       c->role == SR_CR || (c->me != 0 && r->staff == c->me);
}

/* ---- cells ---- */

static void
sheet_put(struct sheet *s, struct sr_cell cell)
{
	struct sr_rows *out = s->out;

	if (out->n == s->room) {
		size_t room = s->room != 0 ? 2 * s->room : 256;
		void *p = arena_grow(
		    s->c->mem, out->row, s->room * out->size, room * out->size);
		if (p == NULL)
			return; /* the arena knows */
		out->row = p;
		s->room = room;
	}
	cell.block = s->block;
	if (cell.text == NULL)
		cell.text = "";
	*SR_ROW(struct sr_cell, out, out->n) = cell;
	out->n++;
}

/* A fact of the only row: absent ones are left out. */
static void
sheet_fact(struct sheet *s, const char *col, int64_t value, const char *text)
{
	if (value != 0 || text[0] != '\0')
		sheet_put(s,
		    (struct sr_cell){
			.row = 1, .col = col, .value = value, .text = text });
}

static void
sheet_signature(
    struct sheet *s, sr_id who, sr_instant at, const char *const *col)
{
	sr_day day;
	sr_time minute;

	if (who == 0)
		return;
	clock_local(at, &day, &minute);
	sheet_fact(s, col[0], who, "");
	sheet_fact(s, col[1], day, "");
	sheet_fact(s, col[2], minute, "");
}

static void
sheet_head(struct sheet *s)
{
	const struct sr_dayrec *d = &s->day;

	sheet_fact(s, "house", 0, rule_text(s->c, "house"));
	sheet_fact(s, "from", s->ask.from, "");
	sheet_fact(s, "to", s->ask.to, "");
	sheet_fact(s, "weather", d->weather, "");
	sheet_fact(s, "staff", s->ask.staff, "");
	sheet_fact(s, "printed", s->c->today, "");
	sheet_fact(s, "printed_at", s->c->minute, "");
	sheet_signature(s, d->signer, d->signed_at,
	    (const char *const[]){ "signer", "signed_day", "signed_at" });
	sheet_signature(s, d->second, d->second_at,
	    (const char *const[]){ "second", "second_day", "second_at" });
	sheet_fact(s, "open_reason", 0, d->open_reason);
	sheet_fact(s, "loss_reason", 0, d->loss_reason);
	sheet_fact(s, "digest", 0, d->digest);
}

/* NUM of DEN in basis points, rounded; -1 when there is nothing to divide. */
static int64_t
rate_of(int64_t num, int64_t den)
{
	return den > 0 ? (num * 10000 + den / 2) / den : -1;
}

static void
sheet_line(struct sheet *s, const struct report_block *b)
{
	const struct tally *t = &s->tally;

	for (size_t k = 0; k < b->ncol; k++) {
		const struct report_col *col = &b->col[k];
		struct sr_cell cell = {
			.row = 1, .col = col->name, .staff = s->ask.staff
		};
		if (report_is_figure(b, col)) {
			cell.value =
			    tally_total(t, tally_measure(t, col->name), 0);
		} else if (col->num != NULL) {
			cell.num =
			    tally_total(t, tally_measure(t, col->num), 0);
			cell.den =
			    tally_total(t, tally_measure(t, col->den), 0);
			cell.value = rate_of(cell.num, cell.den);
		} else
			continue; /* its noun comes later */
		sheet_put(s, cell);
	}
}

/* One special row of a table: the sum of all, or of the month. */
static void
sheet_sum(struct sheet *s, const struct report_block *b, int row, int month)
{
	const struct tally *t = &s->tally;

	for (size_t k = 0; k < b->ncol; k++) {
		const struct report_col *col = &b->col[k];
		if (!report_is_figure(b, col) ||
		    (month != 0 && (col->flags & REPORT_STOCK) != 0))
			continue;
		sheet_put(s, (struct sr_cell){ .row = row,
				 .col = col->name,
				 .staff = s->ask.staff,
				 .value = tally_total(
				     t, tally_measure(t, col->name), month) });
	}
}

/* The row beneath the month to date: what the month is to bring. */
static void
sheet_targets(struct sheet *s, const struct report_block *b)
{
	for (int m = 1; m < SR_TARGET_END; m++) {
		int32_t n = tally_target(&s->tally, m, s->ask.staff);
		if (n >= 0 && report_col_of(b, tally_targeted[m]) != NULL)
			sheet_put(s, (struct sr_cell){ .row = REPORT_ROW_TARGET,
					 .col = tally_targeted[m],
					 .staff = s->ask.staff,
					 .value = n });
	}
}

static void
sheet_table(struct sheet *s, const struct report_block *b)
{
	const struct tally *t = &s->tally;
	int row = 0;

	for (size_t i = 0; i < t->nrow; i++) {
		const struct tally_row *r = &t->row[i];
		if (!r->shown)
			continue;
		row = r->staff != 0 ? row + 1 : REPORT_ROW_NOBODY;
		for (size_t k = 0; k < b->ncol; k++) {
			const struct report_col *col = &b->col[k];
			if (!report_is_figure(b, col))
				continue;
			int m = tally_measure(t, col->name);
			sheet_put(s, (struct sr_cell){ .row = row,
					 .col = col->name,
					 .staff = r->staff != 0 ? r->staff
								: REPORT_NOBODY,
					 .value = r->v[m][0] });
		}
	}
	sheet_sum(s, b, REPORT_ROW_TOTAL, 0);
	if (s->spec->month)
		sheet_sum(s, b, REPORT_ROW_MONTH, 1);
	if (s->spec->month)
		sheet_targets(s, b);
}

/* ---- lists ---- */

static void
sheet_record(struct sheet *s, int row, const struct report_record *r)
{
	const struct report_col *m = report_figure_of(s->spec, r->measure);
	const struct report_block *b = &s->spec->block[s->block];

	for (size_t k = 0; k < b->ncol; k++) {
		const char *col = b->col[k].name;
		struct sr_cell cell = { .row = row, .col = col };
		if (strcmp(col, "staff") == 0)
			cell.value = r->staff;
		else if (strcmp(col, "name") == 0)
			cell.text = r->name;
		else if (strcmp(col, "before") == 0)
			cell.value = r->before;
		else if (strcmp(col, "grade") == 0)
			cell.value = r->grade;
		else if (strcmp(col, "day") == 0)
			cell.value = r->day;
		else if (strcmp(col, "minute") == 0)
			cell.value = r->minute;
		else if (strcmp(col, "measure") == 0)
			cell.text = m != NULL ? m->label : "";
		else if (report_sees_text(s->c, r))
			cell.text = r->text;
		sheet_put(s, cell);
	}
}

static void
sheet_records(struct sheet *s, const struct report_block *b)
{
	const struct sr_rows *kept = &s->tally.kept;
	int row = 0;

	for (const char *const *m = b->measure; *m != NULL; m++) {
		for (size_t i = 0; i < kept->n; i++) {
			const struct report_record *r =
			    SR_ROW(struct report_record, kept, i);
			if (strcmp(r->measure, *m) == 0)
				sheet_record(s, ++row, r);
		}
	}
}

static void
sheet_num(struct sheet *s, int row, const char *col, int64_t value)
{
	sheet_put(
	    s, (struct sr_cell){ .row = row, .col = col, .value = value });
}

static void
sheet_text(struct sheet *s, int row, const char *col, const char *text)
{
	sheet_put(s, (struct sr_cell){ .row = row, .col = col, .text = text });
}

/* When its addressee had it before him, if he had. */
static void
sheet_receipt(struct sheet *s, int row, const struct sr_instruction *in)
{
	if (in->read_at == 0)
		return;
	sheet_num(s, row, "read_day", in->read_day);
	sheet_num(s, row, "read_at", in->read_minute);
}

static int
sheet_instructions(struct sheet *s)
{
	struct sr_find find;
	struct sr_rows all;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.from = s->ask.from;
	find.to = s->ask.to;
	find.staff = s->ask.staff == REPORT_NOBODY ? 0 : s->ask.staff;
	rc = op_instruction_find(s->c, &find, &all);
	for (size_t i = 0; rc == SR_OK && i < all.n; i++) {
		const struct sr_instruction *in =
		    SR_ROW(struct sr_instruction, &all, i);
		const char *name = "";
		int row = (int)i + 1;
		if (in->card != 0)
			rc = sql_text(s->c->st, &report_sql[REPORT_CARD_NAME],
			    SQL_ARGS(SQL_R("card", in->card)), &name,
			    s->c->mem);
		sheet_num(s, row, "staff", in->staff);
		sheet_text(s, row, "name", name);
		sheet_num(s, row, "author", in->author);
		sheet_receipt(s, row, in);
		sheet_text(s, row, "text", in->text);
	}
	return rc;
}

static int
sheet_corrections(struct sheet *s)
{
	struct sr_find find;
	struct sr_rows all;
	int rc;

	sr_record_clear(&sr_rec_find, &find);
	find.from = s->ask.from;
	find.to = s->ask.to;
	rc = op_correction_find(s->c, &find, &all);
	for (size_t i = 0; rc == SR_OK && i < all.n; i++) {
		const struct sr_correction *k =
		    SR_ROW(struct sr_correction, &all, i);
		int row = (int)i + 1;
		sheet_num(s, row, "noun", k->noun);
		sheet_num(s, row, "staff", k->staff);
		sheet_text(s, row, "reason", k->reason);
		sheet_text(s, row, "text", k->text);
	}
	return rc;
}

static int
sheet_block(struct sheet *s, const struct report_block *b)
{
	switch (b->kind) {
	case REPORT_HEAD: sheet_head(s); return SR_OK;
	case REPORT_LINE: sheet_line(s, b); return SR_OK;
	case REPORT_TABLE: sheet_table(s, b); return SR_OK;
	case REPORT_NOTE:
		sheet_fact(s, "remark", 0, s->day.remark);
		return SR_OK;
	case REPORT_SIGN:
		sheet_fact(s, "signer", s->day.signer, "");
		sheet_fact(s, "second", s->day.second, "");
		return SR_OK;
	default: break;
	}
	if (b->measure != NULL) {
		sheet_records(s, b);
		return SR_OK;
	}
	return strcmp(b->name, "instruction") == 0 ? sheet_instructions(s)
						   : sheet_corrections(s);
}

int
op_report_run(struct ctx *c, const void *arg, void *res)
{
	struct sheet s = { .c = c, .out = res };
	int rc = report_asked(c, arg, &s.ask, &s.spec);

	if (rc < 0)
		return rc;
	*s.out = (struct sr_rows){ .size = sizeof(struct sr_cell) };
	sr_record_clear(&sr_rec_dayrec, &s.day);
	if (s.ask.from == s.ask.to)
		rc = day_of(c, s.ask.to, &s.day);
	if (rc == SR_OK)
		rc = tally_make(c, s.spec, &s.ask, s.day.signer != 0, &s.tally);
	for (s.block = 0; rc == SR_OK && s.block < s.spec->nblock; s.block++)
		rc = sheet_block(&s, &s.spec->block[s.block]);
	if (rc == SR_OK && arena_failed(c->mem))
		rc = fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	return rc;
}

/* ---- the records behind a figure ---- */

/*
 * Parts of any number of rows cross the wire, but the store keeps them all
 * until they are taken: more than anybody walks through are refused, and not
 * cut off, for figure and list do not differ.
 */
enum { BEHIND_MOST = 50000 };

struct behind {
	struct ctx *c;
	struct sr_rows *out;
	size_t room;
};

static int
behind_row(void *ctx, const void *rec)
{
	struct behind *b = ctx;
	const struct report_record *r = rec;
	struct arena *mem = b->c->mem;

	if (b->out->n == BEHIND_MOST)
		return fail(b->c, SR_E_INVALID, "report_ask", "to",
		    N_("More than {0} records stand behind this figure: ask "
		       "for fewer days."),
		    1, SR_NUM(BEHIND_MOST));
	if (b->out->n == b->room) {
		size_t room = b->room != 0 ? 2 * b->room : 64;
		void *p = arena_grow(mem, b->out->row, b->room * b->out->size,
		    room * b->out->size);
		if (p == NULL)
			return fail(b->c, SR_E_NOMEM, "", "",
			    N_("Out of memory: nothing was saved."), 0);
		b->out->row = p;
		b->room = room;
	}
	*SR_ROW(struct sr_behind, b->out, b->out->n) = (struct sr_behind){
		.noun = r->noun,
		.id = r->id,
		.card = r->card,
		.day = r->day,
		.minute = r->minute,
		.name = arena_dup(mem, r->name),
		.text =
		    report_sees_text(b->c, r) ? arena_dup(mem, r->text) : "",
		.grade = r->grade,
		.staff = r->staff,
		.corrected = r->corrected,
	};
	b->out->n++;
	return SR_OK;
}

static int
behind_order(const void *left, const void *right)
{
	const struct sr_behind *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->minute != b->minute)
		return a->minute < b->minute ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* In the order of the day, from whatever nouns they come. */
int
op_report_behind(struct ctx *c, const void *arg, void *res)
{
	struct behind b = { .c = c, .out = res };
	struct report_record scratch;
	const struct report_spec *spec;
	const struct report_col *col;
	struct sr_report_ask ask;
	int rc = report_asked(c, arg, &ask, &spec);

	if (rc < 0)
		return rc;
	*b.out = (struct sr_rows){ .size = sizeof(struct sr_behind) };
	col = report_figure_of(spec, ask.measure);
	if (col == NULL)
		return fail(c, SR_E_NONE, "report_ask", "measure",
		    N_("The report has no figure \"{0}\"."), 1,
		    SR_TXT(ask.measure));
	if (ask.month)
		ask.from = day_month_start(ask.to);
	rc = sql_each(c->st, report_query(spec->name),
	    SQL_ARGS(SQL_D("from", ask.from), SQL_D("to", ask.to),
		SQL_R("staff", ask.staff), SQL_D("named", 0),
		SQL_T("measure", col->den != NULL ? col->den : col->name)),
	    &report_record, &scratch, behind_row, &b);
	if (rc == SR_OK && b.out->n > 1)
		qsort(b.out->row, b.out->n, b.out->size, behind_order);
	return rc;
}
