/*
 * The dispatcher: rights, argument check, transaction, body, commit; the
 * result reaches the caller on success alone.
 */
#include <string.h>

#include <showroom/ftype.h>

#include "domain/audit.h"
#include "domain/bodies.h"
#include "domain/import.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "domain/seat.h"
#include "domain/turn.h"
#include "base/banned.h"

static op_body *const bodies[SR_NOPS] = {
#define SR_X(id, fn, name, may, arg, an, res, rn, mode) [SR_OP_##id] = op_##fn,
	SR_OPERATIONS(SR_X)
#undef SR_X
};

/*
 * The row of who calls, read anew: another role, the end of the time here
 * and a row that was rolled back count at once.
 */
static int
ctx_caller(struct ctx *c)
{
	struct sr_staff me;
	int rc;

	if (c->conn->me.id == 0)
		return SR_OK;
	rc = record_get(c->st, &sr_rec_staff, c->conn->me.id, &me, c->mem);
	if (rc == SR_E_NONE) {
		sr_error_clear(c->err);
		sr_record_clear(&sr_rec_staff, &me);
		conn_is(c->conn, &me);
		return SR_OK;
	}
	if (rc < 0)
		return rc;
	if (me.rev != c->conn->me.rev)
		conn_is(c->conn, &me);
	if (staff_here(c, &me)) {
		c->me = me.id;
		c->role = me.role;
	}
	return SR_OK;
}

void
ctx_alone(struct ctx *c, struct domain *d, struct arena *mem)
{
	memset(c, 0, sizeof(*c));
	c->d = d;
	c->st = d->st;
	c->mem = mem;
	c->err = &d->err;
	sr_error_clear(&d->err);
	c->reason = "";
	c->now = clock_now(&d->clock);
	clock_local(c->now, &c->today, &c->minute);
}

static int
ctx_begin(struct ctx *c, struct conn *conn, struct sr_job *job)
{
	struct domain *d = conn->d;

	ctx_alone(c, d, job->mem);
	c->conn = conn;
	c->reason = job->reason != NULL ? job->reason : "";
	if (conn->peer.now != 0)
		c->now = conn->peer.now;
	clock_local(c->now, &c->today, &c->minute);
	store_on_search(d->st, persons_of_text, c, persons_key(c));
	return ctx_caller(c);
}

static int
ctx_allowed(struct ctx *c, const struct sr_opdef *op)
{
	int rc;

	if (op->may == SR_MAY_NOBODY)
		return SR_OK;
	rc = seat_allowed(c, op);
	if (rc < 0)
		return rc;
	if (c->conn->seat.locked)
		return SR_OK;
	if (c->me == 0)
		return fail(
		    c, SR_E_DENIED, "", "", N_("Nobody is logged in."), 0);
	if ((op->may & SR_MAY(c->role)) == 0)
		return fail(c, SR_E_DENIED, op->res->name, "",
		    N_("Your role ({0}) may not do this ({1}). Ask somebody "
		       "whose role may."),
		    2, SR_LABEL(sr_enum_label(&sr_choice_role, c->role)),
		    SR_TXT(op->name));
	return SR_OK;
}

/* What may come to be written is of its type, whoever the client is. */
static int
ctx_check(struct ctx *c, const struct sr_opdef *op, const void *arg)
{
	const struct sr_mark beside = { .reason = c->reason };
	int rc;

	if (!op->write)
		return SR_OK;
	rc = sr_check_field(sr_field_of(&sr_rec_mark, "reason"),
	    sr_rec_mark.name, &beside, c->err);
	/* Rows of an import are judged one by one. */
	if (rc == SR_OK && !op->arg_many)
		rc = sr_check_record(op->arg, arg, c->err);
	if (rc == SR_OK && !op->arg_many)
		rc = refs_check(c, op->arg, arg);
	return rc;
}

/* The body, and what it may have gone on without. */
static int
ctx_body(struct ctx *c, const struct sr_job *job, void *res)
{
	int rc = bodies[job->op](c, job->arg, res);

	if (rc == SR_OK && c->unruled.code < 0) {
		*c->err = c->unruled;
		return c->err->code;
	}
	if (rc == SR_OK && arena_failed(c->mem))
		rc = fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	return rc;
}

/*
 * The call fails with WHY, or is not done yet, and what it wrote counts all
 * the same: what was tried with a secret.
 */
static int
ctx_stands(struct ctx *c, int why)
{
	struct sr_error said = *c->err;
	int rc = store_commit(c->st);

	if (rc < 0)
		return rc;
	*c->err = said;
	return why;
}

/* In a transaction of its own. */
static int
ctx_write(struct ctx *c, const struct sr_job *job, void *res)
{
	int rc = store_begin(c->st);

	if (rc == SR_OK) {
		trail_begin(c, job);
		rc = ctx_body(c, job, res);
	}
	if (rc == SR_OK)
		rc = trail_end(c, job);
	if (rc == SR_OK)
		rc = store_commit(c->st);
	if (rc != SR_OK && c->stands && store_in_transaction(c->st))
		rc = ctx_stands(c, rc);
	if (rc != SR_OK) {
		store_rollback(c->st);
		rules_stale(c->d); /* they may be of what was rolled back */
		seat_untake(c);
		return rc;
	}
	trail_committed(c, job);
	if (c->imported) {
		import_free(c->conn->import);
		c->conn->import = NULL;
	}
	/* The zone was looked for before it was saved. */
	if ((c->changed & UINT64_C(1) << SR_NOUN_SETTING) != 0)
		domain_zone(c->d);
	return SR_OK;
}

/* One look at the file. */
static int
ctx_read(struct ctx *c, const struct sr_job *job, void *res)
{
	int rc = store_look(c->st);

	if (rc == SR_OK)
		rc = ctx_body(c, job, res);
	store_look_end(c->st);
	return rc;
}

/* Room for the result of JOB: a record or rows. */
static void *
result_room(const struct sr_opdef *op, struct arena *a)
{
	void *res = arena_alloc(
	    a, op->res_many ? sizeof(struct sr_rows) : op->res->size);

	if (res != NULL && !op->res_many)
		sr_record_clear(op->res, res);
	return res;
}

/*
 * How long one request may keep the store, in milliseconds: others wait for
 * what the serving thread does.  What works in pieces, once, or on the whole
 * file ends by itself.
 */
static int
limit_of(const struct domain *d, const struct sr_job *job)
{
	switch (job->op) {
	case SR_OP_INIT:
	case SR_OP_IMPORT_VISITS:
	case SR_OP_IMPORT_PROSPECTS:
	case SR_OP_IMPORT_PERSONS:
	case SR_OP_IMPORT_LISTS:
	case SR_OP_BATCH_CLOSE:
	case SR_OP_BATCH_UNDO:
	case SR_OP_CHECK:
	case SR_OP_BACKUP: return 0;
	default: return sr_ops[job->op].lengthy ? d->work_ms : d->serve_ms;
	}
}

/* Who serves: the one serving thread, the only one, a worker for it. */
enum serving { SERVE_MANY, SERVE_ONE, SERVE_LATER };

/* The operation on the connection's own file, from rights to commit. */
static int
conn_serve(struct conn *conn, struct sr_job *job, enum serving how)
{
	const struct sr_opdef *op;
	uint64_t turned = job->changed; /* by the day, when it began this */
	struct ctx c;
	void *res;
	int rc;

	if (job->op < 0 || job->op >= SR_NOPS)
		return sr_fail(&job->err, SR_E_PROTOCOL, "", "",
		    N_("Operation {0} is unknown."), 1, SR_NUM(job->op));
	op = &sr_ops[job->op];
	if (!conn->asking.answered)
		conn->asking.step = 0;
	conn->asking.answered = false;
	res = result_room(op, job->mem);
	if (res == NULL)
		return sr_fail(&job->err, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	if (how != SERVE_LATER && (op->write || op->lengthy))
		trail_settle(conn->d);
	rc = ctx_begin(&c, conn, job);
	if (rc == SR_OK)
		rc = ctx_allowed(&c, op);
	if (rc == SR_OK)
		rc = ctx_check(&c, op, job->arg);
	if (rc == SR_OK && how != SERVE_LATER) {
		turn_day(&c);
		turned |= c.changed;
		rc = trail_before(&c, job);
	}
	if (rc == SR_OK && op->lengthy && how == SERVE_MANY) {
		job->lane = SR_LANE_WORKER;
		rc = SR_DO_LATER;
	} else if (rc == SR_OK) {
		store_limit(c.st, limit_of(conn->d, job));
		rc = op->write ? ctx_write(&c, job, res)
			       : ctx_read(&c, job, res);
		store_limit(c.st, 0);
	}
	if (rc == SR_DO_LATER && !op->lengthy)
		job->lane = SR_LANE_VAULT;
	store_on_search(c.st, NULL, NULL, 0);
	if (how != SERVE_LATER)
		trail_after(&c, job, rc);
	job->err = conn->d->err;
	/* What the day did stands, whatever comes of the call, and is
	 * anybody's.
	 */
	job->changed = turned | (rc == SR_OK ? c.changed : 0);
	job->whose = turned == 0 ? c.whose : 0;
	if (rc == SR_OK)
		memcpy(job->res, res,
		    op->res_many ? sizeof(struct sr_rows) : op->res->size);
	return rc;
}

int
domain_serve(void *ctx, struct sr_job *job)
{
	return conn_serve(ctx, job, SERVE_MANY);
}

sr_id
domain_who(void *ctx)
{
	return ((const struct conn *)ctx)->me.id;
}

/* The same person at the worker's own connection to the file. */
static int
reader_of(struct conn *conn, struct conn **out, struct sr_error *err)
{
	struct domain *d = conn->d;
	struct domain_options opt = { .path = store_path(d->st),
		.readonly = true,
		.beside = true,
		.demo = d->demo,
		.advisory = d->advisory,
		.stop = &d->ending };
	int rc = SR_OK;

	if (d->reader == NULL)
		rc = domain_open(&d->reader, &opt, err);
	if (rc == SR_OK && conn->reader == NULL)
		conn->reader = conn_join(d->reader, &conn->peer);
	*out = conn->reader;
	if (rc < 0 || conn->reader == NULL)
		return rc < 0 ? rc
			      : sr_fail(err, SR_E_NOMEM, "", "",
				    N_("Out of memory."), 0);
	d->reader->clock = d->clock;
	d->reader->work_ms = d->work_ms;
	/* Others have written since: nothing that it remembers counts. */
	rules_stale(d->reader);
	store_stale(d->reader->st);
	conn_is(conn->reader, &conn->me);
	conn->reader->seat = conn->seat;
	return SR_OK;
}

static int
vault_work(struct conn *conn)
{
	struct asking *a = &conn->asking;

	vault_ask(conn->d->vault, &a->ask, &a->answer);
	crypt_wipe(a->ask.secret, sizeof(a->ask.secret));
	a->step++;
	a->answered = true;
	return SR_DO_AGAIN;
}

int
domain_work(void *ctx, struct sr_job *job)
{
	struct conn *conn = ctx, *reader;
	int rc;

	if (job->lane == SR_LANE_VAULT)
		return vault_work(conn);
	rc = reader_of(conn, &reader, &job->err);
	return rc < 0 ? rc : conn_serve(reader, job, SERVE_LATER);
}

void
domain_unsaid(void *ctx, struct sr_job *job)
{
	struct conn *conn = ctx;
	struct ctx c;

	if (job->op != SR_OP_SESSION_UNLOCK || !conn->seat.kiosk)
		return;
	ctx_alone(&c, conn->d, job->mem);
	c.conn = conn;
	seat_unsaid(&c);
	trail_after(&c, job, SR_OK);
}

int
domain_dispatch(void *ctx, struct sr_job *job)
{
	int rc = conn_serve(ctx, job, SERVE_ONE);

	while (rc == SR_DO_LATER && vault_work(ctx) == SR_DO_AGAIN)
		rc = conn_serve(ctx, job, SERVE_ONE);
	struct conn *conn = ctx;
	struct sr_error err;
	int synced = domain_sync(conn->d, &err);
	/* What is there can be read all the same. */
	if (rc == SR_OK && synced < 0 && sr_ops[job->op].write) {
		domain_unsaid(conn, job);
		job->err = err;
		rc = synced;
	}
	return rc;
}
