/*
 * The loss analysis: losses that were agreed, by each of their causes, and
 * what each salesperson applied for and lost, with the rates.
 */
#include <stdlib.h>

#include <showroom/ftype.h>
#include <showroom/loss.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "model/rows.h"
#include "store/loss.h"
#include "base/banned.h"

/* By which fields losses are one line. */
static const struct {
	int32_t part;
	const char *by[2];
} parts[] = {
	{ SR_LOSS_ALL, { NULL, NULL } },
	{ SR_LOSS_REASON, { "reason", "lost_type" } },
	{ SR_LOSS_RIVAL, { "rival", NULL } },
	{ SR_LOSS_STAGE, { "stage", NULL } },
	{ SR_LOSS_GRADE, { "before", NULL } },
	{ SR_LOSS_DRIVE, { "drive", NULL } },
};
enum { NPARTS = sizeof(parts) / sizeof(parts[0]) };

/* A salesperson is told of his own; STAFF 0: everybody's. */
static sr_id
sum_whose(const struct ctx *c, bool own, sr_id staff)
{
	return own || c->role == SR_SALES ? c->me : staff;
}

/* What is asked: this month if no days are. */
static int
sum_read(struct ctx *c, const struct sr_find *find, int sql,
    const struct sr_record *record, struct sr_rows *rows)
{
	sr_day to = find->to != 0 ? find->to : c->today;
	sr_day from = find->from != 0 ? find->from : day_month_start(to);

	return sql_rows(c->st, &loss_sql[sql],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to),
		SQL_R("staff", sum_whose(c, find->own, find->staff))),
	    record, rows, c->mem);
}

/* ---- by cause ---- */

static bool
sum_same(const struct sr_loss_sum *s, int part, const struct sr_loss_sum *loss)
{
	if (s->part != parts[part].part)
		return false;
	for (size_t i = 0; i < 2 && parts[part].by[i] != NULL; i++) {
		const struct sr_field *f =
		    sr_field_of(&sr_rec_loss_sum, parts[part].by[i]);
		if (sr_get_int(f, s) != sr_get_int(f, loss))
			return false;
	}
	return true;
}

/* The line that LOSS counts in; a new one behind the others. */
static struct sr_loss_sum *
sum_line(struct sr_rows *out, int part, const struct sr_loss_sum *loss)
{
	struct sr_loss_sum *s;

	for (size_t i = 0; i < out->n; i++) {
		s = SR_ROW(struct sr_loss_sum, out, i);
		if (sum_same(s, part, loss))
			return s;
	}
	s = SR_ROW(struct sr_loss_sum, out, out->n++);
	sr_record_clear(&sr_rec_loss_sum, s);
	s->id = (sr_id)out->n;
	s->part = parts[part].part;
	for (size_t i = 0; i < 2 && parts[part].by[i] != NULL; i++) {
		const struct sr_field *f =
		    sr_field_of(&sr_rec_loss_sum, parts[part].by[i]);
		sr_set_int(f, s, sr_get_int(f, loss));
	}
	return s;
}

/* Causes in their order, each with what lost most first. */
static int
sum_order(const void *a, const void *b)
{
	const struct sr_loss_sum *x = a, *y = b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	if (x->lost != y->lost)
		return x->lost > y->lost ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

int
op_loss_sum(struct ctx *c, const void *arg, void *res)
{
	struct sr_rows got, *out = res;
	int rc;

	if (window_past(arg, out, sizeof(struct sr_loss_sum)))
		return SR_OK;
	rc = sum_read(c, arg, LOSS_AGREED, &sr_rec_loss_sum, &got);
	if (rc < 0)
		return rc;
	*out = (struct sr_rows){ .size = sizeof(struct sr_loss_sum) };
	out->row = arena_alloc(c->mem, (got.n * NPARTS + 1) * out->size);
	if (out->row == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; i < got.n; i++) {
		const struct sr_loss_sum *loss =
		    SR_ROW(struct sr_loss_sum, &got, i);
		for (int part = 0; part < NPARTS; part++) {
			struct sr_loss_sum *s = sum_line(out, part, loss);
			s->lost++;
			s->product += loss->lost_type == SR_LOST_PRODUCT;
			s->process += loss->lost_type == SR_LOST_PROCESS;
		}
	}
	for (size_t i = 0; i < out->n; i++) {
		struct sr_loss_sum *s = SR_ROW(struct sr_loss_sum, out, i);
		s->share = share_of(s->lost, (int64_t)got.n);
		s->product_rate = share_of(s->product, s->lost);
		s->process_rate = share_of(s->process, s->lost);
	}
	if (out->n > 0)
		qsort(out->row, out->n, out->size, sum_order);
	return SR_OK;
}

/* The cards of ASK's line. */
static int
cause_cards(struct ctx *c, const struct sr_loss_ask *ask, struct sr_rows *ids)
{
	const struct sr_find find = {
		.from = ask->from, .to = ask->to, .staff = ask->staff
	};
	struct sr_loss_sum line;
	struct sr_rows all;
	int part = 0, rc;

	while (part < NPARTS - 1 && parts[part].part != ask->part)
		part++;
	sr_record_clear(&sr_rec_loss_sum, &line);
	line.part = ask->part;
	for (size_t i = 0; i < 2 && parts[part].by[i] != NULL; i++)
		sr_set_int(sr_field_of(&sr_rec_loss_sum, parts[part].by[i]),
		    &line,
		    sr_get_int(
			sr_field_of(&sr_rec_loss_ask, parts[part].by[i]), ask));
	rc = sum_read(c, &find, LOSS_AGREED, &sr_rec_loss_sum, &all);
	if (rc < 0)
		return rc;
	ids->size = sizeof(struct sr_key);
	ids->row = arena_alloc(c->mem, (all.n + 1) * ids->size);
	if (ids->row == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; i < all.n; i++) {
		const struct sr_loss_sum *loss =
		    SR_ROW(struct sr_loss_sum, &all, i);
		if (sum_same(&line, part, loss))
			SR_ROW(struct sr_key, ids, ids->n++)->id = loss->id;
	}
	return SR_OK;
}

/* ---- by salesperson ---- */

/* Which rows of LOSS_BEHIND a figure counts; ends of ranges. */
static const struct {
	int what, state, state_to, cause, cause_to;
} figures[] = {
	[SR_LOSS_APPLIED] = { 1, SR_PENDING, SR_REFUSED, 0, SR_LOST_PROCESS },
	[SR_LOSS_REFUSED] = { 1, SR_REFUSED, SR_REFUSED, 0, SR_LOST_PROCESS },
	[SR_LOSS_CLEAR] = { 1, SR_AGREED, SR_AGREED, SR_LOST_PRODUCT,
	    SR_LOST_PROCESS },
	[SR_LOSS_LOST] = { 2, 0, 0, 0, SR_LOST_PROCESS },
	[SR_LOSS_BY_PRODUCT] = { 2, 0, 0, SR_LOST_PRODUCT, SR_LOST_PRODUCT },
	[SR_LOSS_BY_PROCESS] = { 2, 0, 0, SR_LOST_PROCESS, SR_LOST_PROCESS },
	[SR_LOSS_FRESH] = { 3, 0, 0, 0, 0 },
	[SR_LOSS_CARRIED] = { 4, 0, 0, 0, 0 },
	[SR_LOSS_BACK] = { 5, 0, 0, 0, 0 },
};

static int
figure_cards(struct ctx *c, const struct sr_loss_ask *ask, struct sr_rows *ids)
{
	int f = ask->figure;

	if (f < SR_LOSS_APPLIED || f > SR_LOSS_BACK)
		return fail(c, SR_E_INVALID, "loss_ask", "figure",
		    N_("There is no such figure."), 0);
	return sql_rows(c->st, &loss_sql[LOSS_BEHIND],
	    SQL_ARGS(SQL_D("from", ask->from), SQL_D("to", ask->to),
		SQL_R("staff", sum_whose(c, false, ask->staff)),
		SQL_I("what", figures[f].what),
		SQL_I("state", figures[f].state),
		SQL_I("state_to", figures[f].state_to),
		SQL_I("cause", figures[f].cause),
		SQL_I("cause_to", figures[f].cause_to)),
	    &sr_rec_key, ids, c->mem);
}

int
op_loss_behind(struct ctx *c, const void *arg, void *res)
{
	const struct sr_loss_ask *ask = arg;
	const struct sr_find window = {
		.back = ask->back, .limit = ask->limit, .key_id = ask->key_id
	};
	struct sr_rows ids = { 0 }, *rows = res;
	struct sr_loss_line *line;
	int rc = sr_check_required(&sr_rec_loss_ask, ask, c->err);

	if (rc == SR_OK)
		rc = ask->part != 0 ? cause_cards(c, ask, &ids)
				    : figure_cards(c, ask, &ids);
	if (rc < 0)
		return rc;
	rows_window(&ids, &window);
	*rows = (struct sr_rows){ .size = sizeof(*line), .more = ids.more };
	rows->row = line = arena_alloc(c->mem, (ids.n + 1) * sizeof(*line));
	if (line == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; rc == SR_OK && i < ids.n; i++)
		rc = sql_one(c->st, &loss_sql[LOSS_LINE],
		    SQL_ARGS(SQL_R("id", SR_ROW(struct sr_key, &ids, i)->id)),
		    &sr_rec_loss_line, &line[rows->n++], c->mem);
	return rc;
}

static void
rate_judge(struct sr_loss_rate *l)
{
	int64_t all = (int64_t)l->fresh + l->carried + l->back;

	l->refused_rate = share_of(l->refused, l->applied);
	l->clear_rate = share_of(l->clear, l->applied);
	l->product_rate = share_of(l->product, l->lost);
	l->process_rate = share_of(l->process, l->lost);
	l->loss_rate = share_of(l->lost, all);
}

static void
rate_add(struct sr_loss_rate *to, const struct sr_loss_rate *l)
{
	to->applied += l->applied;
	to->refused += l->refused;
	to->clear += l->clear;
	to->lost += l->lost;
	to->product += l->product;
	to->process += l->process;
	to->fresh += l->fresh;
	to->carried += l->carried;
	to->back += l->back;
}

/* Each salesperson, then the house; who asks for one gets that one. */
int
op_loss_rate(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_loss_rate *out, house;
	struct sr_rows got, *rows = res;
	int rc;

	if (window_past(find, rows, sizeof(*out)))
		return SR_OK;
	rc = sum_read(c, find, LOSS_RATES, &sr_rec_loss_rate, &got);
	if (rc < 0)
		return rc;
	*rows = (struct sr_rows){ .size = sizeof(*out) };
	rows->row = out = arena_alloc(c->mem, (got.n + 1) * sizeof(*out));
	if (out == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	sr_record_clear(&sr_rec_loss_rate, &house);
	house.id = 1; /* lists want one */
	for (size_t i = 0; i < got.n; i++) {
		struct sr_loss_rate *l = SR_ROW(struct sr_loss_rate, &got, i);
		rate_add(&house, l);
		rate_judge(l);
		out[rows->n++] = *l;
	}
	rate_judge(&house);
	if (find->staff == 0 && !find->own && c->role != SR_SALES)
		out[rows->n++] = house;
	return SR_OK;
}
