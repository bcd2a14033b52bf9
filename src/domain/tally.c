/* Counts the records behind figures; the only place that adds. */
#include <string.h>

#include <showroom/day.h>

#include "base/day.h"
#include "domain/tally.h"
#include "store/board.h"
#include "store/day.h"
#include "base/banned.h"

struct counting {
	struct ctx *c;
	const struct sr_report_ask *ask;
	struct tally *t;
	sr_day month; /* its first day */
	bool figures; /* keep lists, count nothing */
	size_t room;  /* of t->kept */
};

static void
tally_measures(struct tally *t)
{
	for (size_t i = 0; i < t->spec->nblock; i++) {
		const struct report_block *b = &t->spec->block[i];
		for (size_t k = 0; k < b->ncol; k++) {
			const struct report_col *col = &b->col[k];
			if (report_is_figure(b, col) &&
			    tally_measure(t, col->name) < 0 &&
			    t->nmeasure < TALLY_MEASURES)
				t->measure[t->nmeasure++] = col;
		}
	}
}

int
tally_measure(const struct tally *t, const char *measure)
{
	for (int i = 0; i < t->nmeasure; i++) {
		if (strcmp(t->measure[i]->name, measure) == 0)
			return i;
	}
	return -1;
}

int64_t
tally_total(const struct tally *t, int i, int month)
{
	int64_t sum = 0;

	for (size_t k = 0; k < t->nrow; k++)
		sum += t->row[k].v[i][month];
	return sum;
}

const char *const tally_targeted[SR_TARGET_END] = {
	[SR_TARGET_ORDERS] = "order",
	[SR_TARGET_DELIVERIES] = "delivery",
	[SR_TARGET_WALKINS] = "walkin",
	[SR_TARGET_OPENED] = "opened",
	[SR_TARGET_DRIVES] = "drive",
};

int32_t
tally_target(const struct tally *t, int measure, sr_id staff)
{
	int32_t sum = -1;

	for (size_t k = 0; k < t->nrow; k++) {
		int32_t n = t->row[k].target[measure];
		if (n < 0)
			continue;
		if (t->row[k].staff == staff)
			return n;
		if (staff == 0)
			sum = (sum > 0 ? sum : 0) + n;
	}
	return sum;
}

/* A row for everybody, shown or not, and nobody's. */
static int
tally_people(struct ctx *c, const struct sr_report_ask *ask, bool figures,
    struct tally *t)
{
	struct sr_rows all;
	int rc = sql_rows(c->st, &report_sql[REPORT_STAFF],
	    SQL_ARGS(SQL_D("day", ask->to)), &report_staff, &all, c->mem);

	if (rc < 0)
		return rc;
	t->nrow = all.n + 1;
	t->row = arena_alloc(c->mem, t->nrow * sizeof(*t->row));
	if (t->row == NULL)
		return fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	for (size_t i = 0; i < all.n; i++) {
		const struct report_staff *s =
		    SR_ROW(struct report_staff, &all, i);
		t->row[i].staff = s->id;
		t->row[i].shown = s->sells && !figures &&
				  (ask->staff == 0 || ask->staff == s->id);
	}
	for (size_t k = 0; k < t->nrow; k++)
		memset(t->row[k].target, -1, sizeof(t->row[k].target));
	return SR_OK;
}

static struct tally_row *
tally_row_of(struct tally *t, sr_id staff)
{
	for (size_t i = 0; i + 1 < t->nrow; i++) {
		if (t->row[i].staff == staff)
			return &t->row[i];
	}
	return &t->row[t->nrow - 1];
}

/* Does a list of the report hold records of that measure? */
static bool
tally_listed(const struct report_spec *spec, const char *measure)
{
	for (size_t i = 0; i < spec->nblock; i++) {
		const char *const *m = spec->block[i].measure;
		for (; m != NULL && *m != NULL; m++) {
			if (strcmp(*m, measure) == 0)
				return true;
		}
	}
	return false;
}

static int
tally_keep(struct counting *n, const struct report_record *r)
{
	struct sr_rows *kept = &n->t->kept;

	if (kept->n == n->room) {
		size_t room = n->room != 0 ? 2 * n->room : 16;
		void *p = arena_grow(n->c->mem, kept->row, n->room * kept->size,
		    room * kept->size);
		if (p == NULL)
			return fail(n->c, SR_E_NOMEM, "", "",
			    N_("Out of memory: nothing was saved."), 0);
		kept->row = p;
		n->room = room;
	}
	struct report_record *to = SR_ROW(struct report_record, kept, kept->n);
	*to = *r;
	to->measure = arena_dup(n->c->mem, r->measure);
	to->name = arena_dup(n->c->mem, r->name);
	to->text = arena_dup(n->c->mem, r->text);
	kept->n++;
	return SR_OK;
}

static int
tally_count(void *ctx, const void *rec)
{
	struct counting *n = ctx;
	const struct report_record *r = rec;
	int i = tally_measure(n->t, r->measure);
	bool stock = i >= 0 && (n->t->measure[i]->flags & REPORT_STOCK) != 0;
	bool inside = stock || (r->day >= n->ask->from && r->day <= n->ask->to);

	if (inside && tally_listed(n->t->spec, r->measure)) {
		int rc = tally_keep(n, r);
		if (rc < 0)
			return rc;
	}
	if (i < 0 || n->figures)
		return SR_OK;
	struct tally_row *row = tally_row_of(n->t, r->staff);
	row->shown = true;
	row->v[i][0] += inside;
	row->v[i][1] += !stock && r->day >= n->month;
	return SR_OK;
}

static int
tally_aim(void *ctx, const void *rec)
{
	const struct sr_target *aim = rec;

	tally_row_of(ctx, aim->staff)->target[aim->measure] = aim->value;
	return SR_OK;
}

/* Of a signed day: as they were then. */
static void
tally_aimed(struct tally *t, const struct sr_figure *f)
{
	for (int m = 1; m < SR_TARGET_END; m++)
		if (strcmp(tally_targeted[m], f->measure) == 0)
			tally_row_of(t, f->staff)->target[m] =
			    (int32_t)f->value;
}

static int
tally_signed(struct ctx *c, const struct sr_report_ask *ask, struct tally *t)
{
	struct sr_rows all;
	int rc = sql_rows(c->st, &day_sql[DAY_FIGURES],
	    SQL_ARGS(SQL_D("day", ask->to)), &sr_rec_figure, &all, c->mem);

	for (size_t k = 0; rc == SR_OK && k < all.n; k++) {
		const struct sr_figure *f = SR_ROW(struct sr_figure, &all, k);
		int i = tally_measure(t, f->measure);
		if (f->month == TALLY_TARGET)
			tally_aimed(t, f);
		if (f->month == TALLY_TARGET || i < 0 ||
		    (ask->staff != 0 && ask->staff != f->staff &&
			!(ask->staff == REPORT_NOBODY && f->staff == 0)))
			continue;
		struct tally_row *row = tally_row_of(t, f->staff);
		row->shown = true;
		row->v[i][f->month != 0] = f->value;
	}
	return rc;
}

int
tally_make(struct ctx *c, const struct report_spec *spec,
    const struct sr_report_ask *ask, bool figures, struct tally *t)
{
	struct report_record scratch;
	struct sr_target aim;
	struct counting n = { .c = c,
		.ask = ask,
		.t = t,
		.month = day_month_start(ask->to),
		.figures = figures };
	sr_day from = ask->from;
	int rc;

	*t = (struct tally){ .spec = spec,
		.kept = { .size = sizeof(struct report_record) } };
	tally_measures(t);
	rc = tally_people(c, ask, figures, t);
	if (rc == SR_OK && figures)
		rc = tally_signed(c, ask, t);
	else if (rc == SR_OK && spec->month)
		rc = sql_each(c->st, &board_sql[TARGET_OF_MONTH],
		    SQL_ARGS(SQL_D("month", n.month)), &sr_rec_target, &aim,
		    tally_aim, t);
	if (rc < 0)
		return rc;
	if (spec->month && !figures && n.month < from)
		from = n.month;
	return sql_each(c->st, report_query(spec->name),
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", ask->to),
		SQL_R("staff", ask->staff), SQL_T("measure", ""),
		SQL_D("named", ask->from)),
	    &report_record, &scratch, tally_count, &n);
}
