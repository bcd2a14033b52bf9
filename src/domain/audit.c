/* The rows of the trail that operations leave, beside those of records. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/audit.h"
#include "base/banned.h"

enum {
	DENIALS = 20,  /* rows of one account in a minute; more are counted */
	ACCOUNTS = 32, /* that are counted at a time */
	OWED = 64,     /* rows that wait for room on the disk */
	TEXT = 64,     /* of a terminal's name, of a detail */
	ANCHOR_ROWS = 1000,
	ANCHOR_SECONDS = 3600,
	TAIL = 256, /* rows that are verified when a file is opened */
	LATE = 16   /* logins that wait for the next write, or a second */
};

struct denials {
	int64_t uid;
	sr_id staff;
	sr_instant since, last;
	int op; /* of the last row */
	char detail[TEXT];
	int rows;     /* written since */
	int32_t more; /* denials that got none */
};

/* A row that could not be written yet. */
struct owed {
	struct audit_by by;
	struct audit_entry e;
	char via[TEXT], detail[TEXT];
};

struct trailing {
	struct audit_by by; /* of the transaction under way */
	struct denials denied[ACCOUNTS];
	struct owed owed[OWED];
	int nowed;
	struct late {
		struct conn *conn;
		sr_id staff;
		struct owed row;
	} late[LATE];
	int nlate;
	domain_anchor_fn *anchor;
	void *ctx;
	sr_instant anchored_at;
	int64_t anchored; /* rows added when it was last told */
};

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
	[SR_OP_BACKUP] = { SR_AUDIT_BACKUP, false, true },
};

static struct trailing *
trailing_of(struct domain *d)
{
	if (d->trailing == NULL)
		d->trailing = calloc(1, sizeof(*d->trailing));
	return d->trailing;
}

static void
by_fill(struct ctx *c, const struct sr_job *job, struct audit_by *by)
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

static void
entry_fill(struct ctx *c, const struct sr_job *job, int32_t what,
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

/* ---- owed to a full disk ---- */

static void
owed_set(struct owed *o, const struct audit_by *by, const struct audit_entry *e)
{
	*o = (struct owed){ .by = *by, .e = *e };
	snprintf(o->via, TEXT, "%s", by->via);
	snprintf(o->detail, TEXT, "%s", e->detail);
	o->by.via = o->via;
	o->e.detail = o->detail;
}

static void
owe(struct trailing *t, const struct audit_by *by, const struct audit_entry *e)
{
	owed_set(&t->owed[t->nowed++], by, e);
}

/* In a transaction: what waited goes first. */
static int
owed_write(struct domain *d, struct trailing *t)
{
	struct audit_by now = t->by;
	int rc = SR_OK;

	for (int i = 0; rc == SR_OK && i < t->nowed; i++) {
		t->by = t->owed[i].by;
		/* When it is written, not when it happened: rows stand in
		   the order of time. */
		t->by.at = now.at;
		t->by.day = now.day;
		rc = audit_add(d->st, &t->owed[i].e);
	}
	t->by = now;
	return rc;
}

/* ---- anchors ---- */

void
domain_anchor(struct domain *d, domain_anchor_fn *fn, void *ctx)
{
	struct trailing *t = trailing_of(d);

	if (t == NULL)
		return;
	t->anchor = fn;
	t->ctx = ctx;
}

static void
anchor_tell(struct domain *d, sr_instant now)
{
	struct trailing *t = d->trailing;
	unsigned char mac[CRYPT_MAC];
	char hex[2 * CRYPT_MAC + 1];
	int64_t seq = 0;

	if (t->anchor == NULL || audit_head(d->st, &seq, mac) < 0)
		return;
	audit_hex(hex, mac, CRYPT_MAC);
	t->anchor(t->ctx, seq, hex);
	t->anchored = audit_added(d->st);
	t->anchored_at = now;
}

/* After a commit: is it time?  NOW it is where it matters. */
static void
anchor_look(struct domain *d, sr_instant at, bool now)
{
	struct trailing *t = d->trailing;
	int64_t rows = audit_added(d->st) - t->anchored;

	if (rows > 0 && (now || rows >= ANCHOR_ROWS || at < t->anchored_at ||
			    at >= t->anchored_at + ANCHOR_SECONDS))
		anchor_tell(d, at);
}

/* ---- with a writing operation ---- */

void
trail_begin(struct ctx *c, const struct sr_job *job)
{
	struct trailing *t = trailing_of(c->d);

	if (t == NULL)
		return;
	by_fill(c, job, &t->by);
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
	by_fill(c, job, &t->by);
	if (rc < 0 || leaves[job->op].what == 0)
		return rc;
	entry_fill(c, job, leaves[job->op].what, &e);
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

/* ---- rows in a transaction of their own ---- */

static int
note_by(
    struct domain *d, const struct audit_by *by, const struct audit_entry *e)
{
	struct trailing *t = d->trailing;
	int rc = store_begin(d->st);

	t->by = *by;
	if (rc == SR_OK) {
		audit_begin(d->st, &t->by, false);
		rc = owed_write(d, t);
	}
	if (rc == SR_OK)
		rc = audit_add(d->st, e);
	if (rc == SR_OK)
		rc = store_commit(d->st);
	if (rc < 0) {
		store_rollback(d->st);
		return rc;
	}
	t->nowed = 0;
	anchor_look(d, by->at, false);
	return SR_OK;
}

/* Note it; where the disk is full, as soon as there is room. */
static int
note_by_or_owe(
    struct domain *d, const struct audit_by *by, const struct audit_entry *e)
{
	int rc = note_by(d, by, e);

	if (rc != SR_E_FULL || d->trailing->nowed == OWED)
		return rc;
	owe(d->trailing, by, e);
	sr_error_clear(&d->err);
	return SR_OK;
}

static int
note_or_owe(
    struct ctx *c, const struct sr_job *job, const struct audit_entry *e)
{
	struct audit_by by;

	if (trailing_of(c->d) == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	by_fill(c, job, &by);
	return note_by_or_owe(c->d, &by, e);
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
	entry_fill(c, job, leaves[job->op].what, &e);
	rc = note_or_owe(c, job, &e);
	if (rc < 0)
		c->conn->exporting = (struct exporting){ 0 };
	return rc;
}

/* What was only counted gets its row. */
static void
denials_tell(struct domain *d, struct denials *x)
{
	struct audit_entry e = { .what = SR_AUDIT_DENIED,
		.record = "",
		.fields = "",
		.detail = x->rows < DENIALS ? x->detail : "",
		.times = x->more };
	struct audit_by by = { .at = x->last,
		.staff = x->staff,
		.uid = x->uid,
		.via = "",
		/* Of the flood beyond DENIALS nobody knows. */
		.op =
		    x->rows < DENIALS && x->op >= 0 ? sr_ops[x->op].name : "" };
	sr_time minute;

	clock_local(by.at, &by.day, &minute);
	if (x->more > 0 && note_by(d, &by, &e) == SR_OK)
		x->more = 0;
}

static struct denials *
denials_of(struct domain *d, const struct ctx *c)
{
	struct trailing *t = d->trailing;
	struct denials *oldest = &t->denied[0];

	for (int i = 0; i < ACCOUNTS; i++) {
		struct denials *x = &t->denied[i];
		if (x->since != 0 && x->uid == c->conn->peer.uid &&
		    x->staff == c->me)
			return x;
		if (x->last < oldest->last)
			oldest = x;
	}
	denials_tell(d, oldest);
	*oldest = (struct denials){
		.uid = c->conn->peer.uid, .staff = c->me, .op = -1
	};
	return oldest;
}

/*
 * A row for each denial, but not for a flood: what is repeated within the
 * minute, and what goes beyond DENIALS, is counted; the count gets its row
 * when something else comes, and at the end.
 */
static void
denied(struct ctx *c, const struct sr_job *job)
{
	struct trailing *t = trailing_of(c->d);
	struct audit_entry e;
	struct denials *x;

	if (t == NULL)
		return;
	entry_fill(c, job, SR_AUDIT_DENIED, &e);
	e.detail = arena_printf(c->mem, "%s%s%s", c->err->record,
	    *c->err->field != '\0' ? "." : "", c->err->field);
	if (job->op == SR_OP_SESSION_OPEN) {
		const struct sr_login *in = job->arg;
		e.detail = *in->code != '\0' ? in->code
			   : c->d->advisory  ? in->login
					     : c->conn->peer.login;
	} else if (job->op == SR_OP_SESSION_UNLOCK)
		e.detail = ((const struct sr_unlock *)job->arg)->code;
	/* What somebody typed, of whatever length. */
	e.detail = arena_ndup(c->mem, e.detail, text_whole(e.detail, TEXT - 1));
	x = denials_of(c->d, c);
	if (c->now >= x->since + 60 || c->now < x->since) {
		denials_tell(c->d, x);
		x->since = c->now;
		x->rows = 0;
		x->op = -1;
	}
	if (x->rows >= DENIALS ||
	    (x->op == job->op && strcmp(x->detail, e.detail) == 0)) {
		x->last = c->now;
		x->more++;
		return;
	}
	denials_tell(c->d, x);
	x->last = c->now;
	if (note_or_owe(c, job, &e) < 0)
		return;
	x->op = job->op;
	snprintf(x->detail, TEXT, "%s", e.detail);
	x->rows++;
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

	if (t == NULL || t->nlate == LATE || !c->d->advisory ||
	    !c->d->settles || store_readonly(c->st))
		return false;
	by_fill(c, job, &by);
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
	entry_fill(c, job, SR_AUDIT_LOGIN, &e);
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
	by_fill(c, job, &by);
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
	if (rc == SR_E_DENIED)
		denied(c, job);
	else if (rc == SR_OK && job->op == SR_OP_SESSION_OPEN && c->me != 0)
		logged_in(c, job);
	*c->err = kept;
}

/* ---- by the program itself ---- */

int
domain_note(struct domain *d, int32_t what, const char *detail)
{
	struct audit_entry e = {
		.what = what, .record = "", .fields = "", .detail = detail
	};
	struct audit_by by = {
		.at = clock_now(&d->clock), .uid = -1, .via = "", .op = ""
	};
	sr_time minute;

	if (trailing_of(d) == NULL)
		return sr_fail(
		    &d->err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	clock_local(by.at, &by.day, &minute);
	return note_by(d, &by, &e);
}

static int
first_fault(void *ctx, const struct sr_finding *f)
{
	char *detail = ctx;

	if (*detail != '\0' || f->note)
		return SR_OK;
	snprintf(detail, TEXT, "%s", f->detail);
	return SR_OK;
}

void
trail_look(struct domain *d)
{
	unsigned char mac[CRYPT_MAC];
	char detail[TEXT] = "";
	int64_t seq = 0, said = 0;

	if (store_readonly(d->st) || audit_head(d->st, &seq, mac) < 0 ||
	    seq == 0)
		return;
	if (audit_verify(d->st, seq > TAIL ? seq - TAIL + 1 : 1, NULL,
		first_fault, detail) < 0 ||
	    *detail == '\0')
		return;
	/* Said once, while it is among the last rows. */
	if (sql_integer(d->st, &audit_sql[AUDIT_SAID],
		SQL_ARGS(SQL_X("detail", detail), SQL_I("first", seq - TAIL)),
		&said) == SR_OK &&
	    said == 0)
		domain_note(d, SR_AUDIT_BROKEN, detail);
}

void
trail_close(struct domain *d)
{
	struct trailing *t = d->trailing;

	if (t == NULL)
		return;
	if (d->st != NULL)
		trail_settle(d);
	for (int i = 0; d->st != NULL && i < ACCOUNTS; i++)
		denials_tell(d, &t->denied[i]);
	if (d->st != NULL && audit_added(d->st) > t->anchored)
		anchor_tell(d, clock_now(&d->clock));
	free(t);
	d->trailing = NULL;
}
