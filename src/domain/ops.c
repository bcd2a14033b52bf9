/*
 * The dispatcher: rights, argument check, transaction, body, commit; the
 * result reaches the caller on success alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/bodies.h"
#include <showroom/ftype.h>
#include "base/banned.h"

static op_body *const bodies[SR_NOPS] = {
#define SR_X(id, fn, name, may, arg, an, res, rn, mode) \
	[SR_OP_##id] = op_##fn,
	SR_OPERATIONS(SR_X)
#undef SR_X
};

/* The row of who calls, read anew: a changed role counts at once. */
static int
ctx_caller(struct ctx *c)
{
	int rc;

	if (c->conn->me.id == 0)
		return SR_OK;
	rc = record_get(c->st, &sr_rec_staff, c->conn->me.id, &c->conn->me,
	    c->mem);
	if (rc < 0)
		return rc;
	c->me = c->conn->me.id;
	c->role = c->conn->me.role;
	return SR_OK;
}

static int
ctx_begin(struct ctx *c, struct conn *conn, struct sr_serve *req)
{
	struct domain *d = conn->d;

	memset(c, 0, sizeof(*c));
	c->d = d;
	c->conn = conn;
	c->st = d->st;
	c->mem = req->mem;
	c->err = &d->err;
	sr_error_clear(&d->err);
	c->reason = req->reason != NULL ? req->reason : "";
	c->now = clock_now(&d->clock);
	clock_local(c->now, &c->today, &c->minute);
	return ctx_caller(c);
}

static int
ctx_allowed(struct ctx *c, const struct sr_opdef *op)
{
	if (op->may == SR_MAY_NOBODY)
		return SR_OK;
	if (c->me == 0)
		return fail(c, SR_E_DENIED, "", "",
		    N_("Nobody is logged in."), 0);
	if ((op->may & SR_MAY(c->role)) == 0)
		return fail(c, SR_E_DENIED, op->res->name, "",
		    N_("Your role ({0}) may not do this ({1}). Ask somebody "
		       "whose role may."), 2,
		    SR_LABEL(sr_enum_label(&sr_choice_role, c->role)),
		    SR_TXT(op->name));
	return SR_OK;
}

/* Run the body; a writing one in a transaction of its own. */
static int
ctx_run(struct ctx *c, const struct sr_serve *req, void *res)
{
	const struct sr_opdef *op = &sr_ops[req->op];
	int rc;

	if (!op->write)
		return bodies[req->op](c, req->arg, res);
	rc = store_begin(c->st);
	if (rc == SR_OK)
		rc = bodies[req->op](c, req->arg, res);
	if (rc == SR_OK && arena_failed(c->mem))
		rc = fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	if (rc == SR_OK)
		return store_commit(c->st);
	store_rollback(c->st);
	return rc;
}

int
domain_dispatch(void *ctx, struct sr_serve *req)
{
	struct conn *conn = ctx;
	const struct sr_opdef *op;
	struct sr_rows rows = { 0 };
	struct ctx c;
	void *res;
	int rc;

	if (req->op < 0 || req->op >= SR_NOPS)
		return sr_fail(&req->err, SR_E_PROTOCOL, "", "",
		    N_("Operation {0} is unknown."), 1, SR_NUM(req->op));
	op = &sr_ops[req->op];
	res = op->res_many ? (void *)&rows
			   : arena_alloc(req->mem, op->res->size);
	if (res == NULL)
		return sr_fail(&req->err, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	if (!op->res_many)
		sr_record_clear(op->res, res);
	rc = ctx_begin(&c, conn, req);
	if (rc == SR_OK)
		rc = ctx_allowed(&c, op);
	if (rc == SR_OK)
		rc = ctx_run(&c, req, res);
	req->err = conn->d->err;
	req->changed = rc == SR_OK ? c.changed : 0;
	if (rc == SR_OK)
		memcpy(req->res, res,
		    op->res_many ? sizeof(rows) : op->res->size);
	return rc;
}
