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

static int
link_denied(struct ctx *c)
{
	return fail(c, SR_E_DENIED, "link", "one",
	    N_("None of the two is your customer: ask a supervisor."), 0);
}

/*
 * Leads link whom they like.  A salesperson links his own customer, and not
 * with a colleague's: whose customer both are then is not his to say.
 */
static int
link_may(struct ctx *c, const struct sr_link *link)
{
	const sr_id side[2] = { link->one, link->other };
	struct sr_person p;
	bool mine = false;

	if (c->role != SR_SALES)
		return SR_OK;
	for (int i = 0; i < 2; i++) {
		sr_id owner = 0;
		int rc = row_get(c, &sr_rec_person, side[i], &p);
		if (rc == SR_OK)
			rc = person_whose(c, &p, &owner);
		if (rc < 0)
			return rc;
		if (owner != 0 && owner != c->me)
			return fail(c, SR_E_DENIED, "link", "other",
			    N_("{0} is {1}'s customer: a supervisor links "
			       "customers of two salespersons."),
			    2, SR_TXT(p.name), SR_TXT(staff_name(c, owner)));
		mine = mine || owner == c->me;
	}
	return mine ? SR_OK : link_denied(c);
}

/* The links of a customer of one's own, of old too, or with one. */
static int
link_see(struct ctx *c, sr_id person, const struct sr_rows *links)
{
	int64_t mine = 0;
	int rc;

	for (size_t i = 0; i < links->n; i++)
		if (SR_ROW(struct sr_link, links, i)->owner == c->me)
			return SR_OK;
	rc = sql_integer(c->st, &step_sql[STEP_SEEN],
	    SQL_ARGS(SQL_R("person", person), SQL_R("staff", c->me)), &mine);
	return rc < 0 || mine != 0 ? rc : link_denied(c);
}

int
op_link_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	int rc;

	rows->size = sizeof(struct sr_link);
	if (find->parent == 0 || find->key_id != 0)
		return SR_OK;
	rc = sql_rows(c->st, &link_sql[LINK_OF],
	    SQL_ARGS(SQL_R("person", find->parent)), &sr_rec_link, rows,
	    c->mem);
	return rc == SR_OK && c->role == SR_SALES
		   ? link_see(c, find->parent, rows)
		   : rc;
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
	if (rc == SR_OK && link->id == 0)
		rc = person_is_one(c, link->one);
	if (rc == SR_OK && link->id == 0)
		rc = person_is_one(c, link->other);
	if (rc < 0)
		return rc;
	if (link->one > link->other) {
		sr_id one = link->one;
		link->one = link->other;
		link->other = one;
	}
	if (link->id == 0) {
		link->day = c->today;
		link->staff = c->me;
		rc = sql_integer(c->st, &link_sql[LINK_BETWEEN],
		    SQL_ARGS(
			SQL_R("one", link->one), SQL_R("other", link->other)),
		    &there);
	}
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
	link->ender = c->me;
	c->changed |= UINT64_C(1) << SR_NOUN_PERSON;
	return save_end(c, &sr_rec_link, link, SR_NOUN_LINK);
}
