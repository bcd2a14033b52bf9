/*
 * Couples, families, companies: persons who count as one, so that the card
 * of one protects its owner when the other comes.
 */
#include <showroom/ftype.h>

#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/person.h"
#include "store/owner.h"
#include "base/banned.h"

/* For leads, and for who has a card of either. */
static int
link_may(struct ctx *c, const struct sr_link *link)
{
	int64_t mine = 0;
	int rc = SR_OK;

	if (c->role != SR_SALES)
		return SR_OK;
	rc = sql_integer(c->st, &step_sql[STEP_SEEN],
	    SQL_ARGS(SQL_R("person", link->one), SQL_R("staff", c->me)), &mine);
	if (rc == SR_OK && mine == 0 && link->other != 0)
		rc = sql_integer(c->st, &step_sql[STEP_SEEN],
		    SQL_ARGS(
			SQL_R("person", link->other), SQL_R("staff", c->me)),
		    &mine);
	if (rc < 0 || mine != 0)
		return rc;
	return fail(c, SR_E_DENIED, "link", "one",
	    N_("None of the two is your customer: ask a supervisor."), 0);
}

int
op_link_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	struct sr_link of = { .one = find->parent };
	int rc;

	rows->size = sizeof(struct sr_link);
	if (find->parent == 0 || find->key_id != 0)
		return SR_OK;
	rc = sql_rows(c->st, &link_sql[LINK_OF],
	    SQL_ARGS(SQL_R("person", find->parent)), &sr_rec_link, rows,
	    c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		if (SR_ROW(struct sr_link, rows, i)->owner == c->me)
			return SR_OK;
	return rc < 0 ? rc : link_may(c, &of);
}

int
op_link_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_link *link = res, old;
	int64_t there = 0;
	int rc = save_begin(c, &sr_rec_link, arg, link, &old);

	if (rc < 0)
		return rc;
	if (link->one == link->other)
		return fail(c, SR_E_INVALID, "link", "other",
		    N_("A person is not linked with himself: choose somebody "
		       "else."),
		    0);
	rc = link_may(c, link);
	if (rc < 0)
		return rc;
	if (link->one > link->other) {
		sr_id one = link->one;
		link->one = link->other;
		link->other = one;
	}
	if (link->id == 0)
		rc = sql_integer(c->st, &link_sql[LINK_BETWEEN],
		    SQL_ARGS(
			SQL_R("one", link->one), SQL_R("other", link->other)),
		    &there);
	if (rc == SR_OK && there != 0)
		return fail(c, SR_E_EXISTS, "link", "other",
		    N_("These two are linked already."), 0);
	c->changed |= UINT64_C(1) << SR_NOUN_PERSON;
	return rc < 0 ? rc : save_end(c, &sr_rec_link, link, SR_NOUN_LINK);
}

/* It stays for what was judged by it. */
int
op_link_end(struct ctx *c, const void *arg, void *res)
{
	struct sr_link *link = res;
	int rc =
	    row_get(c, &sr_rec_link, ((const struct sr_key *)arg)->id, link);

	if (rc == SR_OK)
		rc = link_may(c, link);
	if (rc == SR_OK && link->ended != 0)
		return SR_OK;
	if (rc < 0)
		return rc;
	link->ended = c->today;
	c->changed |= UINT64_C(1) << SR_NOUN_PERSON;
	return save_end(c, &sr_rec_link, link, SR_NOUN_LINK);
}
