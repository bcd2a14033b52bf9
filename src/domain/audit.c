/* What operations leave in the trail, beside the rows of their records. */
#include <stdlib.h>

#include "domain/audit_own.h"
#include "base/banned.h"

/* What operations leave beside the rows of their records. */
static const struct {
	int32_t what; /* enum sr_audit_what: a row of its own; 0 none */
	bool quiet;   /* the records it writes leave none */
	bool before;  /* before it begins, not with it */
} leaves[SR_NOPS] = {
	[SR_OP_INIT] = { SR_AUDIT_NEW, true, false },
	[SR_OP_SESSION_OPEN] = { SR_AUDIT_LOGIN, false, false },
	[SR_OP_SESSION_UNLOCK] = { SR_AUDIT_LOGIN, false, false },
	[SR_OP_SECRET_SAVE] = { SR_AUDIT_CHANGE, false, false },
	[SR_OP_PERSON_REVEAL] = { SR_AUDIT_REVEAL, false, false },
	[SR_OP_DRAFT_SAVE] = { 0, true, false },
	[SR_OP_DRAFT_DROP] = { 0, true, false },
	/* batch_row tells which rows it were. */
	[SR_OP_IMPORT_VISITS] = { SR_AUDIT_IMPORT, true, false },
	[SR_OP_IMPORT_PROSPECTS] = { SR_AUDIT_IMPORT, true, false },
	[SR_OP_IMPORT_PERSONS] = { SR_AUDIT_IMPORT, true, false },
	[SR_OP_IMPORT_LISTS] = { SR_AUDIT_IMPORT, true, false },
	[SR_OP_BATCH_UNDO] = { SR_AUDIT_REMOVE, true, false },
	[SR_OP_EXPORT_VISITS] = { SR_AUDIT_EXPORT, false, true },
	[SR_OP_EXPORT_PROSPECTS] = { SR_AUDIT_EXPORT, false, true },
	[SR_OP_EXPORT_PERSONS] = { SR_AUDIT_EXPORT, false, true },
	[SR_OP_EXPORT_LISTS] = { SR_AUDIT_EXPORT, false, true },
	[SR_OP_EXPORT_MAILING] = { SR_AUDIT_EXPORT, false, true },
	[SR_OP_BACKUP] = { SR_AUDIT_BACKUP, false, true },
};

struct trailing *
trailing_of(struct domain *d)
{
	if (d->trailing == NULL)
		d->trailing = calloc(1, sizeof(*d->trailing));
	return d->trailing;
}

void
trail_by(struct ctx *c, const struct sr_job *job, struct audit_by *by)
{
	*by = (struct audit_by){ .at = c->now,
		.day = c->today,
		/* Making a house makes its caller, too. */
		.staff = c->me != 0 ? c->me : c->conn->me.id,
		.uid = c->conn->peer.uid,
		.via = c->conn->peer.tty,
		.session = c->conn->session,
		.op = sr_ops[job->op].name,
		.nonce = (int64_t)job->nonce,
		.serial = job->serial };
}

/* ---- what the row is about ---- */

/* The row that an argument names: its id, or its card's. */
static sr_id
row_of(const struct sr_record *r, const void *rec)
{
	const struct sr_field *id = sr_field_of(r, "id");

	return id != NULL && id->type == SR_TYPE_ID ? sr_get_int(id, rec) : 0;
}

void
trail_entry(struct ctx *c, const struct sr_job *job, int32_t what,
    struct audit_entry *e)
{
	const struct sr_opdef *op = &sr_ops[job->op];

	*e = (struct audit_entry){
		.what = what, .record = "", .fields = "", .detail = ""
	};
	if (what == SR_AUDIT_IMPORT || job->op == SR_OP_BATCH_UNDO) {
		const struct sr_rows *rows = job->arg;
		e->record = sr_rec_batch.name;
		e->row =
		    op->arg_many && rows->n > 0
			? sr_get_int(sr_field_of(op->arg, "batch"), rows->row)
			: row_of(op->arg, job->arg);
		if (op->arg_many)
			e->detail =
			    arena_printf(c->mem, "%lld", (long long)rows->n);
		return;
	}
	if (op->arg_many || op->lengthy)
		return;
	if (what == SR_AUDIT_LOGIN || job->op == SR_OP_SECRET_SAVE) {
		const struct sr_secret_new *secret = job->arg;
		e->record = sr_rec_staff.name;
		e->row = c->me;
		if (job->op == SR_OP_SECRET_SAVE && secret->staff != 0)
			e->row = secret->staff;
		e->detail = job->op == SR_OP_SECRET_SAVE ? "secret"
							 : c->conn->peer.login;
		return;
	}
	e->row = row_of(op->arg, job->arg);
	if (e->row != 0)
		e->record = op->res->name;
}

/* ---- with a writing operation ---- */

void
trail_begin(struct ctx *c, const struct sr_job *job)
{
	struct trailing *t = trailing_of(c->d);

	if (t == NULL)
		return;
	trail_by(c, job, &t->by);
	audit_begin(c->st, &t->by, !leaves[job->op].quiet);
}

int
trail_end(struct ctx *c, const struct sr_job *job)
{
	struct trailing *t = trailing_of(c->d);
	struct audit_entry e;
	int rc;

	if (t == NULL)
		return fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	rc = owed_write(c->d, t);
	trail_by(c, job, &t->by);
	if (rc < 0 || leaves[job->op].what == 0)
		return rc;
	trail_entry(c, job, leaves[job->op].what, &e);
	return audit_add(c->st, &e);
}

/* The newest row is that of a login: later ones name it. */
static void
session_begins(struct conn *conn, sr_id staff)
{
	unsigned char mac[CRYPT_MAC];
	int64_t seq = 0;

	audit_head(conn->d->st, &seq, mac);
	conn->session = seq;
	conn->session_of = staff;
}

void
trail_committed(struct ctx *c, const struct sr_job *job)
{
	if (c->d->trailing == NULL)
		return;
	c->d->trailing->nowed = 0;
	if (leaves[job->op].what == SR_AUDIT_LOGIN)
		session_begins(c->conn, c->me);
	anchor_look(c->d, c->now, job->op == SR_OP_DAY_SIGN);
}

/* Is it more than the next page of an export that is noted? */
static bool
begins(struct ctx *c, const struct sr_job *job)
{
	struct exporting *x = &c->conn->exporting;
	int64_t at = job->op == SR_OP_BACKUP
			 ? ((const struct sr_chunk *)job->arg)->offset
			 : ((const struct sr_find *)job->arg)->key_id;
	bool goes_on =
	    x->op == job->op && x->staff == c->me && at > 0 && at > x->at;

	*x = (struct exporting){ job->op, c->me, at };
	return !goes_on;
}

int
trail_before(struct ctx *c, const struct sr_job *job)
{
	struct audit_entry e;
	int rc;

	if (!leaves[job->op].before || !begins(c, job))
		return SR_OK;
	trail_entry(c, job, leaves[job->op].what, &e);
	rc = note_or_owe(c, job, &e);
	/* The worker's answer goes out without asking whether it lasts. */
	if (rc >= 0)
		rc = store_sync(c->st);
	if (rc < 0)
		c->conn->exporting = (struct exporting){ 0 };
	return rc;
}

/*
 * In personal mode, where it is advice who works, the row of a login waits
 * until something is written or a second is over: the first screen does not
 * wait for the disk.
 */
static bool
logged_in_late(
    struct ctx *c, const struct sr_job *job, const struct audit_entry *e)
{
	struct trailing *t = trailing_of(c->d);
	struct audit_by by;
	struct late *l;

	if (t == NULL || t->nlate == TRAIL_LATE || !c->d->advisory ||
	    !c->d->settles || store_readonly(c->st))
		return false;
	trail_by(c, job, &by);
	l = &t->late[t->nlate++];
	l->conn = c->conn;
	l->staff = c->me;
	owed_set(&l->row, &by, e);
	return true;
}

void
trail_settle(struct domain *d)
{
	struct trailing *t = d->trailing;
	struct sr_error kept = d->err;

	for (int i = 0; t != NULL && i < t->nlate; i++) {
		struct late *l = &t->late[i];

		if (note_by_or_owe(d, &l->row.by, &l->row.e) == SR_OK &&
		    t->nowed == 0)
			session_begins(l->conn, l->staff);
	}
	if (t != NULL)
		t->nlate = 0;
	d->err = kept;
}

static void
logged_in(struct ctx *c, const struct sr_job *job)
{
	struct audit_entry e;

	/* Somebody else at the same terminal: the one before comes first. */
	trail_settle(c->d);
	if (c->conn->session != 0 && c->conn->session_of == c->me)
		return; /* the same person once more */
	c->conn->session = 0;
	trail_entry(c, job, SR_AUDIT_LOGIN, &e);
	if (logged_in_late(c, job, &e))
		return;
	if (note_or_owe(c, job, &e) == SR_OK && c->d->trailing->nowed == 0)
		session_begins(c->conn, c->me);
}

/* Who was at the desk of a shared machine is not any more. */
static void
left(struct ctx *c, const struct sr_job *job)
{
	struct audit_entry e = { .what = SR_AUDIT_LOCK,
		.record = sr_rec_staff.name,
		.row = c->left,
		.fields = "",
		.detail = c->why };
	struct audit_by by;

	if (trailing_of(c->d) == NULL)
		return;
	trail_by(c, job, &by);
	by.staff = c->left;
	note_by_or_owe(c->d, &by, &e);
	c->conn->session = 0;
	c->conn->session_of = 0;
}

void
trail_after(struct ctx *c, const struct sr_job *job, int rc)
{
	struct sr_error kept = *c->err;

	if (c->left != 0)
		left(c, job);
	if (rc == SR_E_DENIED || rc == SR_E_LOCKED)
		denials_add(c, job);
	else if (rc == SR_OK && job->op == SR_OP_SESSION_OPEN && c->me != 0)
		logged_in(c, job);
	*c->err = kept;
}

void
trail_close(struct domain *d)
{
	struct trailing *t = d->trailing;

	if (t == NULL)
		return;
	if (d->st != NULL)
		trail_settle(d);
	for (int i = 0; d->st != NULL && i < TRAIL_ACCOUNTS; i++)
		denials_tell(d, &t->denied[i]);
	if (d->st != NULL && audit_added(d->st) > t->anchored)
		anchor_tell(d, clock_now(&d->clock));
	free(t);
	d->trailing = NULL;
}
