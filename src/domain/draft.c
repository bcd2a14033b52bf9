/*
 * Drafts: what stands in an unfinished form, one per person, form and
 * record; offered at the next start, dropped by save or discard.
 */
#include "domain/bodies.h"
#include "store/house.h"
#include "base/banned.h"

enum {
	DRAFT_KEEP = 7 * 86400,  /* seconds */
	DRAFT_MOST = 50,         /* of one person: the oldest make room */
	DRAFT_BYTES = 256 * 1024 /* of one: more than any form holds */
};

int
op_draft_find(struct ctx *c, const void *arg, void *res)
{
	(void)arg;
	return sql_rows(c->st, &draft_sql[DRAFT_MINE],
	    SQL_ARGS(SQL_R("staff", c->me)), &sr_rec_draft, res, c->mem);
}

int
op_draft_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_draft *in = arg;
	struct sr_draft *d = res;
	int rc;

	if (in->body.len > DRAFT_BYTES)
		return fail(c, SR_E_INVALID, "draft", "body",
		    N_("A draft has {0} bytes at most."), 1,
		    SR_NUM(DRAFT_BYTES));
	rc = sql_one(c->st, &draft_sql[DRAFT_OF],
	    SQL_ARGS(SQL_R("staff", c->me), SQL_T("form", in->form),
		SQL_I("row", in->row)),
	    &sr_rec_draft, d, c->mem);

	if (rc == SR_E_NONE) {
		sr_error_clear(c->err);
		*d = *in;
		d->id = 0;
		d->staff = c->me;
		rc = sql_run(c->st, &draft_sql[DRAFT_OLD],
		    SQL_ARGS(SQL_R("before", c->now - DRAFT_KEEP)));
		if (rc >= 0)
			rc = sql_run(c->st, &draft_sql[DRAFT_MANY],
			    SQL_ARGS(SQL_R("staff", c->me),
				SQL_I("keep", DRAFT_MOST - 1)));
		return rc < 0 ? rc
			      : record_insert(c->st, &sr_rec_draft, d, c->now);
	}
	if (rc < 0)
		return rc;
	d->body = in->body;
	return record_update(c->st, &sr_rec_draft, d, c->now);
}

int
op_draft_drop(struct ctx *c, const void *arg, void *res)
{
	const struct sr_draft *in = arg;
	struct sr_count *count = res;

	count->n = sql_run(c->st, &draft_sql[DRAFT_DROP],
	    SQL_ARGS(SQL_R("staff", c->me), SQL_T("form", in->form),
		SQL_I("row", in->row)));
	return count->n < 0 ? count->n : SR_OK;
}
