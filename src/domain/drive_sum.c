/* The rates of test drives: a line a salesperson, and the house. */
#include <showroom/drive.h>

#include "domain/bodies.h"
#include "store/drive.h"
#include "base/banned.h"

static void
sum_rates(struct sr_drive_sum *s)
{
	s->rate = share_of(s->drives, s->guests);
	s->rate_cards = share_of(s->drives, s->cards);
	s->rate_orders = share_of(s->orders, s->drives);
}

static void
sum_add(struct sr_drive_sum *to, const struct sr_drive_sum *s)
{
	to->drives += s->drives;
	to->noshow += s->noshow;
	to->guests += s->guests;
	to->cards += s->cards;
	to->orders += s->orders;
}

/*
 * Each salesperson, then the house with what is nobody's.  A salesperson sees
 * his own line and the house's.
 */
int
op_drive_sum(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_id only = own_rows(c, find);
	sr_day from = find->from != 0 ? find->from : c->today;
	sr_day to = find->to != 0 ? find->to : c->today;
	struct sr_rows got, *rows = res;
	struct sr_drive_sum *out, house;
	int rc;

	if (window_past(find, rows, sizeof(*out)))
		return SR_OK;
	rc = sql_rows(c->st, &drive_sql[DRIVE_SUMS],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to)), &sr_rec_drive_sum,
	    &got, c->mem);
	if (rc < 0)
		return rc;
	*rows = got;
	rows->n = 0;
	rows->row = out = arena_alloc(c->mem, (got.n + 1) * sizeof(*out));
	if (out == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	sr_record_clear(&sr_rec_drive_sum, &house);
	for (size_t i = 0; i < got.n; i++) {
		struct sr_drive_sum *s = SR_ROW(struct sr_drive_sum, &got, i);
		sum_add(&house, s);
		sum_rates(s);
		if (s->staff != 0 && (only == 0 || s->staff == only))
			out[rows->n++] = *s;
	}
	sum_rates(&house);
	out[rows->n++] = house;
	return SR_OK;
}
