/*
 * Rows of the trail in a transaction of their own: at once, or as soon as the
 * disk has room; and the anchors that are told behind them.
 */
#include <stdio.h>

#include "domain/audit_own.h"
#include "base/banned.h"

enum {
	ANCHOR_ROWS = 1000,
	ANCHOR_SECONDS = 3600,
	TAIL = 256 /* rows that are verified when a file is opened */
};

/* ---- owed to a full disk ---- */

void
owed_set(struct owed *o, const struct audit_by *by, const struct audit_entry *e)
{
	*o = (struct owed){ .by = *by, .e = *e };
	snprintf(o->via, TRAIL_TEXT, "%s", by->via);
	snprintf(o->detail, TRAIL_TEXT, "%s", e->detail);
	o->by.via = o->via;
	o->e.detail = o->detail;
}

int
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

void
anchor_tell(struct domain *d, sr_instant now)
{
	struct trailing *t = d->trailing;
	unsigned char mac[CRYPT_MAC];
	char hex[2 * CRYPT_MAC + 1];
	int64_t seq = 0;

	/* What is told outside must not be gone with the power. */
	if (t->anchor == NULL || store_sync(d->st) < 0 ||
	    audit_head(d->st, &seq, mac) < 0)
		return;
	audit_hex(hex, mac, CRYPT_MAC);
	t->anchor(t->ctx, seq, hex);
	t->anchored = audit_added(d->st);
	t->anchored_at = now;
}

void
anchor_look(struct domain *d, sr_instant at, bool now)
{
	struct trailing *t = d->trailing;
	int64_t rows = audit_added(d->st) - t->anchored;

	if (rows > 0 && (now || rows >= ANCHOR_ROWS || at < t->anchored_at ||
			    at >= t->anchored_at + ANCHOR_SECONDS))
		anchor_tell(d, at);
}

/* ---- rows in a transaction of their own ---- */

int
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

int
note_by_or_owe(
    struct domain *d, const struct audit_by *by, const struct audit_entry *e)
{
	struct trailing *t = d->trailing;
	int rc = note_by(d, by, e);

	if (rc != SR_E_FULL || t->nowed == TRAIL_OWED)
		return rc;
	owed_set(&t->owed[t->nowed++], by, e);
	sr_error_clear(&d->err);
	return SR_OK;
}

int
note_or_owe(
    struct ctx *c, const struct sr_job *job, const struct audit_entry *e)
{
	struct audit_by by;

	if (trailing_of(c->d) == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	trail_by(c, job, &by);
	return note_by_or_owe(c->d, &by, e);
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
	snprintf(detail, TRAIL_TEXT, "%s", f->detail);
	return SR_OK;
}

void
trail_look(struct domain *d)
{
	unsigned char mac[CRYPT_MAC];
	char detail[TRAIL_TEXT] = "";
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
