/*
 * Verifies the trail: numbers without a gap, each row's mac and seal, the
 * end where other places remember it.
 */
#include <string.h>

#include "base/intl.h"
#include "store/audit_inside.h"
#include "store/file.h"
#include "base/banned.h"

/* Rows one after the other with the same fault: one finding. */
struct bad {
	const char *what;
	int64_t from, to;
};

struct walk {
	struct store *st;
	struct trail *t;
	const struct sr_anchor *anchor;
	audit_found *fn;
	void *ctx;
	struct arena *mem; /* of one row */
	struct bad mac_bad, seal_bad;
	int64_t last; /* number of the row before */
	unsigned char mac[CRYPT_MAC];
	bool known;    /* mac is that of the row before */
	bool ours;     /* the rows are under our key */
	int64_t alien; /* else: the first of these */
	bool believed; /* the row itself is not judged: it begins the walk */
	bool anchored; /* the anchor's row was seen */
};

static int
tell(struct walk *w, const char *what, const char *detail, bool note)
{
	struct sr_finding f = { .what = what, .detail = detail, .note = note };

	return w->fn(w->ctx, &f);
}

static int
tell_row(struct walk *w, const char *what, int64_t id)
{
	return tell(
	    w, what, arena_printf(w->mem, "%lld", (long long)id), false);
}

static int
tell_rows(struct walk *w, const char *what, int64_t from, int64_t to, bool note)
{
	const char *text = from == to
			       ? arena_printf(w->mem, "%lld", (long long)from)
			       : arena_printf(w->mem, "%lld-%lld",
				     (long long)from, (long long)to);

	return from > to ? SR_OK : tell(w, what, text, note);
}

static int
bad_end(struct walk *w, struct bad *b)
{
	int rc =
	    b->from != 0 ? tell_rows(w, b->what, b->from, b->to, false) : SR_OK;

	b->from = b->to = 0;
	return rc;
}

/* Row ID has the fault WHAT, as the row before it may have. */
static int
bad_row(struct walk *w, struct bad *b, const char *what, int64_t id)
{
	int rc = b->from != 0 && b->to != id - 1 ? bad_end(w, b) : SR_OK;

	b->what = what;
	if (b->from == 0)
		b->from = id;
	b->to = id;
	return rc;
}

/* Rows under a key that is not here end before row NEXT. */
static int
alien_end(struct walk *w, int64_t next)
{
	int64_t from = w->alien;

	w->alien = 0;
	if (from == 0)
		return SR_OK;
	return tell_rows(w,
	    N_("Rows of the audit trail are under another key and cannot be "
	       "verified here."),
	    from, next - 1, true);
}

/* A row that begins a stretch tells whose key it is under. */
static int
stretch(struct walk *w, const struct audit_row *row)
{
	bool ours = w->t->keyed && strcmp(row->detail, w->t->mark) == 0;
	int rc = SR_OK;

	if (ours)
		rc = alien_end(w, row->id);
	else if (w->alien == 0)
		w->alien = row->id;
	w->ours = ours;
	return rc;
}

static int
check_seal(struct walk *w, const struct audit_row *row)
{
	unsigned char seal[CRYPT_MAC];
	struct audit_value v;
	int rc = sql_one(w->st, &audit_sql[AUDIT_VALUE_OF],
	    SQL_ARGS(SQL_R("id", row->id)), &audit_rec_value, &v, w->mem);

	if (rc == SR_E_NONE) {
		sr_error_clear(w->st->err);
		return SR_OK; /* erased, or it never had any */
	}
	if (rc < 0)
		return rc;
	audit_seal(&v, seal);
	if (row->seal.len == CRYPT_MAC &&
	    crypt_same(seal, row->seal.data, CRYPT_MAC))
		return bad_end(w, &w->seal_bad);
	return bad_row(w, &w->seal_bad,
	    N_("Earlier values in the audit trail are not those that it "
	       "sealed."),
	    row->id);
}

static int
check_mac(struct walk *w, const struct audit_row *row)
{
	static const char other[] =
	    N_("A row of the audit trail is not as it was written.");
	unsigned char mac[CRYPT_MAC];
	int64_t began = w->alien;
	bool same;

	if (!w->t->keyed || !w->known || w->believed)
		return SR_OK;
	audit_mac(w->t->key, w->mac, row, mac);
	same = row->mac.len == CRYPT_MAC &&
	       crypt_same(mac, row->mac.data, CRYPT_MAC);
	if (same == w->ours)
		return bad_end(w, &w->mac_bad);
	/* Said to be under another key: whoever said so was changed. */
	w->ours = true;
	w->alien = 0;
	return bad_row(w, &w->mac_bad, other, same ? began : row->id);
}

static int
check_anchor(struct walk *w, const struct audit_row *row)
{
	char mac[2 * CRYPT_MAC + 1];

	if (w->anchor == NULL || w->anchor->seq != row->id)
		return SR_OK;
	w->anchored = true;
	audit_hex(mac, row->mac.data,
	    row->mac.len < CRYPT_MAC ? row->mac.len : CRYPT_MAC);
	if (strcmp(mac, w->anchor->mac) == 0)
		return SR_OK;
	return tell_row(w,
	    N_("The audit trail is not the one that the anchor was taken "
	       "from."),
	    row->id);
}

static int
check_row(void *ctx, const void *rec)
{
	const struct audit_row *row = rec;
	struct walk *w = ctx;
	int rc = SR_OK;

	if (row->id != w->last + 1 && !w->believed)
		rc = bad_end(w, &w->mac_bad);
	if (rc == SR_OK && row->id != w->last + 1 && !w->believed)
		rc = tell_rows(w, N_("Rows of the audit trail are missing."),
		    w->last + 1, row->id - 1, false);
	/* With rows missing before it, nobody can tell of this one. */
	w->known = w->known && row->id == w->last + 1;
	if (rc == SR_OK && row->what == SR_AUDIT_KEY)
		rc = stretch(w, row);
	if (!w->ours && w->alien == 0)
		w->alien = row->id;
	if (rc == SR_OK)
		rc = check_mac(w, row);
	if (rc == SR_OK && !w->believed)
		rc = check_seal(w, row);
	if (rc == SR_OK)
		rc = check_anchor(w, row);
	w->believed = false;
	w->last = row->id;
	w->known = row->mac.len == CRYPT_MAC;
	if (w->known)
		memcpy(w->mac, row->mac.data, CRYPT_MAC);
	arena_reset(w->mem);
	return rc;
}

/* Does it end where the series of its numbers and the anchor say? */
static int
check_end(struct walk *w)
{
	static const char cut[] =
	    N_("The end of the audit trail was cut off: rows are missing.");
	int64_t next = 0, end = w->last;
	int rc = sql_integer(w->st, &audit_sql[AUDIT_NEXT], SQL_NONE, &next);

	if (rc == SR_OK && next - 1 > end)
		end = next - 1;
	if (rc == SR_OK && w->anchor != NULL && w->anchor->seq > end)
		end = w->anchor->seq;
	return rc < 0 ? rc : tell_rows(w, cut, w->last + 1, end, false);
}

static int
walk_all(struct walk *w, int64_t first)
{
	struct audit_row row;
	const char *mark = "";
	int rc = SR_OK;

	w->last = first > 1 ? first - 1 : 0;
	w->known = true;
	w->believed = first > 1;
	if (first > 1)
		rc = sql_text(w->st, &audit_sql[AUDIT_STRETCH_AT],
		    SQL_ARGS(SQL_I("first", first)), &mark, w->mem);
	w->ours = w->t->keyed && strcmp(mark, w->t->mark) == 0;
	if (rc == SR_OK)
		rc = sql_each(w->st, &audit_sql[AUDIT_WALK],
		    SQL_ARGS(SQL_I("first", first > 1 ? first - 1 : 1)),
		    &audit_rec_row, &row, check_row, w);
	if (rc == SR_OK)
		rc = bad_end(w, &w->mac_bad);
	if (rc == SR_OK)
		rc = bad_end(w, &w->seal_bad);
	if (rc == SR_OK && first <= 1)
		rc = alien_end(w, w->last + 1);
	return rc == SR_OK ? check_end(w) : rc;
}

int
audit_verify(struct store *st, int64_t first, const struct sr_anchor *anchor,
    audit_found *fn, void *ctx)
{
	struct walk w = { .st = st,
		.t = audit_trail(st),
		.anchor = anchor,
		.fn = fn,
		.ctx = ctx,
		.mem = arena_new() };
	int rc = w.t == NULL || w.mem == NULL ? db_nomem(st) : SR_OK;

	if (rc == SR_OK && audit_key(st, w.t, false) == SR_E_FILE)
		rc = tell(&w,
		    N_("The key of the audit trail cannot be used, so its "
		       "rows cannot be verified. See the mode of the file."),
		    arena_printf(w.mem, "%s" FILE_KEY, st->path), false);
	if (rc == SR_OK)
		sr_error_clear(st->err);
	if (rc == SR_OK)
		rc = walk_all(&w, first);
	arena_free(w.mem);
	return rc;
}
