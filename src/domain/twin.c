/*
 * Persons who look alike: all pairs of the house, and those of one person
 * while he is typed.  Merging them is in merge.c.
 */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/person.h"
#include "domain/twin.h"
#include "store/merge.h"
#include "store/owner.h"
#include "base/banned.h"

bool
twin_column(const struct sr_field *f)
{
	static const char *const head[] = { "id", "rev", "created_at",
		"updated_at" };

	for (size_t i = 0; i < sizeof(head) / sizeof(head[0]); i++)
		if (strcmp(f->col, head[i]) == 0)
			return false;
	return (f->flags & (SR_KEPT | SR_DERIVED | SR_LOCAL)) == 0;
}

/* One number serves two people who are called differently in full. */
static bool
is_family(const struct sr_twin *t)
{
	return t->why >= SR_ALIKE_PHONE && t->marks == 1 &&
	       strcmp(t->name, t->other_name) != 0 &&
	       !person_name_short(t->name) && !person_name_short(t->other_name);
}

static void
side_mask(struct ctx *c, struct sr_twin *side)
{
	if (!may_see_phone(c, side->owner))
		sr_mask_field(sr_field_of(&sr_rec_twin, "phone"), side, c->mem);
}

int
twin_read(struct ctx *c, sr_id one, sr_id other, struct sr_twin *twin)
{
	struct sr_twin half;
	int rc = sql_one(c->st, &merge_sql[TWIN_SIDE],
	    SQL_ARGS(SQL_R("id", other)), &sr_rec_twin, &half, c->mem);

	sr_record_clear(&sr_rec_twin, twin);
	if (rc == SR_OK && one != 0)
		rc = sql_one(c->st, &merge_sql[TWIN_SIDE],
		    SQL_ARGS(SQL_R("id", one)), &sr_rec_twin, twin, c->mem);
	if (rc < 0)
		return rc;
	side_mask(c, twin);
	side_mask(c, &half);
	twin->other = half.one;
	twin->other_rev = half.rev;
	twin->other_name = half.name;
	twin->other_phone = half.phone;
	twin->other_card = half.card;
	twin->other_code = half.code;
	twin->other_grade = half.grade;
	twin->other_owner = half.owner;
	twin->other_last = half.last_day;
	return SR_OK;
}

/* Each pair of PAIRS with names and cards. */
static int
twins_fill(struct ctx *c, struct sr_rows *pairs)
{
	int rc = SR_OK;

	for (size_t i = 0; rc == SR_OK && i < pairs->n; i++) {
		struct sr_twin *t = SR_ROW(struct sr_twin, pairs, i);
		struct sr_twin pair = *t;
		int64_t linked = 0;
		rc = twin_read(c, pair.one, pair.other, t);
		t->id = (sr_id)i + 1;
		t->why = pair.why;
		t->marks = pair.marks;
		if (rc == SR_OK && pair.one != 0)
			rc = sql_integer(c->st, &link_sql[LINK_BETWEEN],
			    SQL_ARGS(SQL_R("one", pair.one),
				SQL_R("other", pair.other)),
			    &linked);
		t->family = linked != 0 || is_family(t);
	}
	return rc;
}

/* Families last; else as they came. */
static int
twin_order(const void *a, const void *b)
{
	const struct sr_twin *x = a, *y = b;

	if (x->family != y->family)
		return x->family - y->family;
	return (x->id > y->id) - (x->id < y->id);
}

int
op_twin_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_rows *rows = res;
	int rc;

	/* Answered whole: a part costs as much as all of them. */
	if (window_past(arg, rows, sizeof(struct sr_twin)))
		return SR_OK;
	rc = sql_rows(c->st, &merge_sql[TWIN_PAIRS], SQL_NONE, &sr_rec_twin,
	    rows, c->mem);
	if (rc == SR_OK)
		rc = twins_fill(c, rows);
	if (rc < 0)
		return rc;
	if (rows->n > 1)
		qsort(rows->row, rows->n, rows->size, twin_order);
	return rows_sort(c, &sr_rec_twin, arg, rows);
}

/* Who is typed learns no number: names and whose customer it is. */
int
op_twin_of(struct ctx *c, const void *arg, void *res)
{
	struct sr_rows *rows = res;
	int rc = sql_rows(c->st, &merge_sql[TWIN_OF_PERSON],
	    SQL_ARGS(SQL_REC(&sr_rec_person, arg)), &sr_rec_twin, rows, c->mem);

	return rc == SR_OK ? twins_fill(c, rows) : rc;
}

/* What would have to be chosen, were the two one person. */
static const char *
differing(
    struct ctx *c, const struct sr_person *one, const struct sr_person *other)
{
	const char *text = "";

	for (size_t i = 0; i < sr_rec_person.nfields; i++) {
		const struct sr_field *f = &sr_rec_person.fields[i];
		if (twin_column(f) && !sr_field_same(f, one, other))
			text = arena_printf(c->mem, "%s%s%s", text,
			    *text != '\0' ? "," : "", f->col);
	}
	return text;
}

int
twin_open_cards(struct ctx *c, sr_id one, sr_id other, struct twin_cards *t)
{
	struct sr_rows ids;
	int rc = sql_rows(c->st, &merge_sql[MERGE_OPEN_CARDS],
	    SQL_ARGS(SQL_R("keep", one), SQL_R("gone", other)), &sr_rec_key,
	    &ids, c->mem);

	t->n = ids.n;
	if (rc == SR_OK && ids.n > 2)
		return fail(c, SR_E_INVALID, "merge_ask", "stays",
		    N_("Together they have too many open cards ({0}): close "
		       "all but two first."),
		    1, SR_NUM((int64_t)ids.n));
	for (size_t i = 0; rc == SR_OK && i < ids.n; i++)
		rc = card_get(
		    c, SR_ROW(struct sr_key, &ids, i)->id, &t->card[i]);
	return rc;
}

int
op_twin_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_merge_ask *ask = arg;
	struct sr_twin *t = res;
	struct sr_person one, other;
	struct twin_cards cards;
	int rc = row_get(c, &sr_rec_person, ask->keep, &one);

	if (rc == SR_OK)
		rc = row_get(c, &sr_rec_person, ask->gone, &other);
	if (rc == SR_OK)
		rc = twin_read(c, ask->keep, ask->gone, t);
	if (rc == SR_OK)
		rc = twin_open_cards(c, ask->keep, ask->gone, &cards);
	if (rc < 0)
		return rc;
	t->differ = differing(c, &one, &other);
	if (cards.n == 2)
		t->stays = cards.card[0].id;
	return SR_OK;
}

int
op_twin_apart(struct ctx *c, const void *arg, void *res)
{
	const struct sr_merge_ask *ask = arg;
	sr_id one = ask->keep < ask->gone ? ask->keep : ask->gone;
	sr_id other = ask->keep < ask->gone ? ask->gone : ask->keep;
	struct sr_apart row;
	int64_t there = 0;
	int rc = sr_check_required(&sr_rec_merge_ask, arg, c->err);

	if (rc == SR_OK && one == other)
		rc = fail(c, SR_E_INVALID, "merge_ask", "gone",
		    N_("This is one person already: choose another one."), 0);
	if (rc == SR_OK)
		rc = sql_integer(c->st, &merge_sql[TWIN_APART],
		    SQL_ARGS(SQL_R("one", one), SQL_R("other", other)), &there);
	if (rc < 0 || there != 0)
		return rc;
	sr_record_clear(&sr_rec_apart, &row);
	row.one = one;
	row.other = other;
	row.staff = c->me;
	row.day = c->today;
	((struct sr_count *)res)->n = 1;
	return save_end(c, &sr_rec_apart, &row, SR_NOUN_MERGE);
}
