/*
 * Rows of the trail: numbered, sealed, chained, written.  What a transaction
 * has touched is in audit_watch.c, the key in audit_key.c.
 */
#include <stdlib.h>
#include <string.h>

#include "store/audit_inside.h"
#include "base/banned.h"

#define COLUMNS \
	"id, at, day, staff, uid, via, session, op, what, record, row," \
	" fields, detail, times, nonce, serial, seal, mac"
/* Numbers of enum sr_noun, as batch_row has them. */
#define RECORD_OF_KIND \
	"CASE :kind WHEN 1 THEN 'staff' WHEN 2 THEN 'list_row'" \
	" WHEN 3 THEN 'grade_rule' WHEN 4 THEN 'holiday'" \
	" WHEN 5 THEN 'setting' WHEN 6 THEN 'person' WHEN 7 THEN 'visit'" \
	" WHEN 8 THEN 'card' WHEN 9 THEN 'contact' WHEN 10 THEN 'move'" \
	" WHEN 11 THEN 'request' WHEN 12 THEN 'handover'" \
	" WHEN 13 THEN 'day' WHEN 14 THEN 'batch' END"

const struct query audit_sql[AUDIT_NSQL] = {
	[AUDIT_HEAD] = { "audit_head",
	    "SELECT id, at, mac FROM audit ORDER BY id DESC LIMIT 1",
	    "the last row, from the end" },
	[AUDIT_STRETCH] = { "audit_stretch",
	    "SELECT detail FROM audit WHERE what = 11 ORDER BY id DESC LIMIT 1",
	    "the last of the few rows of this index" },
	[AUDIT_STRETCH_AT] = { "audit_stretch_at",
	    "SELECT detail FROM audit WHERE what = 11 AND id < :first"
	    " ORDER BY id DESC LIMIT 1",
	    NULL },
	[AUDIT_INSERT] = { "audit_insert",
	    "INSERT INTO audit (" COLUMNS ") VALUES (:id, :at, :day, :staff,"
	    " :uid, :via, :session, :op, :what, :record, :row, :fields,"
	    " :detail, :times, :nonce, :serial, :seal, :mac)",
	    NULL },
	[AUDIT_VALUE] = { "audit_value",
	    "INSERT INTO audit_value (id, salt, body)"
	    " VALUES (:id, :salt, :body)",
	    NULL },
	[AUDIT_WALK] = { "audit_walk",
	    "SELECT " COLUMNS " FROM audit WHERE id >= :first ORDER BY id",
	    NULL },
	[AUDIT_VALUE_OF] = { "audit_value_of",
	    "SELECT id, salt, body FROM audit_value WHERE id = :id", NULL },
	[AUDIT_LIST_ROW] = { "audit_list_row",
	    "SELECT audit.id, at, day, staff, what, op, record, row, fields,"
	    " detail, times, via, uid, session, body AS before"
	    " FROM audit LEFT JOIN audit_value ON audit_value.id = audit.id"
	    " WHERE audit.id = :id",
	    NULL },
	[AUDIT_IN_DAYS] = { "audit_in_days",
	    "SELECT id FROM audit WHERE day BETWEEN :from AND :to", NULL },
	/* Of one row; and the import that made it or wrote it last. */
	[AUDIT_ABOUT] = { "audit_about",
	    "SELECT id FROM audit WHERE row = :parent"
	    " AND record = " RECORD_OF_KIND
	    " UNION ALL SELECT audit.id FROM batch JOIN audit"
	    " ON audit.row = batch.id AND audit.record = 'batch'"
	    " WHERE audit.what = 1 AND EXISTS (SELECT 1 FROM batch_row"
	    " WHERE batch = batch.id AND noun = :kind AND id = :parent)",
	    "a house has few imports" },
	[AUDIT_DID] = { "audit_did",
	    "SELECT count(*) FROM audit WHERE nonce = :nonce"
	    " AND serial = :serial AND nonce <> 0 AND what <> 5",
	    NULL },
	[AUDIT_SAID] = { "audit_said",
	    "SELECT count(*) FROM audit WHERE id >= :first AND what = 12"
	    " AND detail = :detail",
	    NULL },
	/* Who wrote a row last: from the end of its entries. */
	[AUDIT_LAST] = { "audit_last",
	    "SELECT staff FROM audit WHERE row = :row AND record = :record"
	    " AND what IN (1, 2) ORDER BY id DESC LIMIT 1",
	    NULL },
	[AUDIT_NEXT] = { "audit_next",
	    "SELECT next FROM serial WHERE name = 'audit'", NULL },
};

static const struct list_order orders[] = {
	{ "number", "id", LIST_INT, { "audit_order", "audit_staff" }, false },
};

static const struct list_filter filters[] = {
	{ "from", "to", &audit_sql[AUDIT_IN_DAYS] },
	{ "kind", "parent", &audit_sql[AUDIT_ABOUT] },
};

const struct list_spec audit_list = {
	.name = "audit",
	.record = &sr_rec_audit,
	.row = &audit_sql[AUDIT_LIST_ROW],
	.table = "audit",
	.order = orders,
	.norder = 1,
	.scope = { { "staff", "staff" } },
	.filter = filters,
	.nfilter = 2,
};

#define F(m, typ) SR_FIELD(struct audit_row, m, #m, typ, 8, 0, NULL)
static const struct sr_field row_fields[] = {
	F(id, ID),
	F(at, INSTANT),
	F(day, DAY),
	F(staff, ID),
	F(uid, INT),
	F(via, TEXT),
	F(session, ID),
	F(op, TEXT),
	F(what, INT),
	F(record, TEXT),
	F(row, ID),
	F(fields, TEXT),
	F(detail, TEXT),
	F(times, INT),
	F(nonce, INT),
	F(serial, INT),
	F(seal, BYTES),
	F(mac, BYTES),
};
#undef F
const struct sr_record audit_rec_row =
    SR_RECORD("audit", "audit", struct audit_row, row_fields);

#define F(m, typ) SR_FIELD(struct audit_value, m, #m, typ, 8, 0, NULL)
static const struct sr_field value_fields[] = {
	F(id, ID),
	F(salt, BYTES),
	F(body, TEXT),
};
#undef F
const struct sr_record audit_rec_value =
    SR_RECORD("audit_value", "audit_value", struct audit_value, value_fields);

/* ---- the hashes ---- */

/*
 * Absent values are left out and each value stands behind its column's name,
 * so that a later column leaves the macs of older rows as they are.
 */
void
audit_mac(const unsigned char key[CRYPT_KEY],
    const unsigned char before[CRYPT_MAC], const struct audit_row *row,
    unsigned char mac[CRYPT_MAC])
{
	struct crypt_hash h;

	crypt_hash_begin(&h, key);
	crypt_hash_piece(&h, before, CRYPT_MAC);
	for (size_t i = 0; i < audit_rec_row.nfields; i++) {
		const struct sr_field *f = &row_fields[i];
		struct sr_bytes b = { NULL, 0 };

		if (sr_field_empty(f, row) || strcmp(f->col, "mac") == 0)
			continue;
		crypt_hash_piece(&h, f->col, strlen(f->col));
		if (f->storage == SR_ST_TEXT)
			b = (struct sr_bytes){ sr_get_text(f, row),
				strlen(sr_get_text(f, row)) };
		else if (f->storage == SR_ST_BYTES)
			b = sr_get_bytes(f, row);
		else
			crypt_hash_number(&h, sr_get_int(f, row));
		if (b.data != NULL)
			crypt_hash_piece(&h, b.data, b.len);
	}
	crypt_hash_end(&h, mac);
}

void
audit_seal(const struct audit_value *v, unsigned char seal[CRYPT_MAC])
{
	struct crypt_hash h;

	crypt_hash_begin(&h, NULL);
	crypt_hash_piece(&h, v->salt.data, v->salt.len);
	crypt_hash_piece(&h, v->body, strlen(v->body));
	crypt_hash_end(&h, seal);
}

void
audit_hex(char *text, const unsigned char *bytes, size_t n)
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		text[2 * i] = digit[bytes[i] >> 4];
		text[2 * i + 1] = digit[bytes[i] & 15];
	}
	text[2 * n] = '\0';
}

/* ---- the newest row ---- */

struct trail *
audit_trail(struct store *st)
{
	struct trail *t = st->trail;

	if (t != NULL)
		return t;
	t = arena_alloc(st->arena, sizeof(*t));
	if (t != NULL)
		t->mem = arena_new();
	if (t == NULL || t->mem == NULL) {
		db_nomem(st);
		return NULL;
	}
	t->last = &t->first;
	st->trail = t;
	return t;
}

void
audit_close(struct store *st)
{
	if (st->trail == NULL)
		return;
	crypt_wipe(st->trail->key, CRYPT_KEY);
	arena_free(st->trail->mem);
	st->trail = NULL;
}

static int
head_read(struct store *st, struct trail *t)
{
	struct arena *a = arena_new();
	struct audit_row row;
	int rc = a == NULL ? db_nomem(st)
			   : sql_one(st, &audit_sql[AUDIT_HEAD], SQL_NONE,
				 &audit_rec_row, &row, a);

	if (rc == SR_E_NONE) {
		sr_error_clear(st->err);
		sr_record_clear(&audit_rec_row, &row);
		rc = SR_OK;
	}
	if (rc == SR_OK) {
		t->seq = row.id;
		t->at = row.at;
		memset(t->mac, 0, sizeof(t->mac));
		if (row.mac.len == CRYPT_MAC)
			memcpy(t->mac, row.mac.data, CRYPT_MAC);
		t->headed = true;
	}
	arena_free(a);
	return rc;
}

int
audit_head(struct store *st, int64_t *seq, unsigned char mac[CRYPT_MAC])
{
	struct trail *t = audit_trail(st);
	int rc = t == NULL ? db_failed(st) : SR_OK;

	/* Another connection may be the one that writes. */
	if (rc == SR_OK && (!t->headed || st->readonly))
		rc = head_read(st, t);
	if (rc < 0)
		return rc;
	*seq = t->seq;
	memcpy(mac, t->mac, CRYPT_MAC);
	return SR_OK;
}

int64_t
audit_added(const struct store *st)
{
	return st->trail != NULL ? st->trail->added : 0;
}

/* ---- writing ---- */

/* One row behind the newest. */
static int
append(struct store *st, struct trail *t, struct audit_row *row)
{
	unsigned char mac[CRYPT_MAC];
	int rc;

	row->id = t->seq + 1;
	audit_mac(t->key, t->mac, row, mac);
	row->mac = (struct sr_bytes){ mac, CRYPT_MAC };
	rc = sql_run(st, &audit_sql[AUDIT_INSERT],
	    SQL_ARGS(SQL_REC(&audit_rec_row, row)));
	/* Where the series has gone on, an end that is cut off shows. */
	if (rc >= 0)
		rc = serial_past(st, "audit", row->id);
	if (rc < 0)
		return rc;
	t->seq = row->id;
	t->at = row->at;
	memcpy(t->mac, mac, CRYPT_MAC);
	t->pending++;
	return SR_OK;
}

void
audit_row_by(struct audit_row *row, const struct audit_by *by)
{
	sr_record_clear(&audit_rec_row, row);
	row->at = by->at;
	row->day = by->day;
	row->staff = by->staff;
	row->uid = by->uid;
	row->via = by->via;
	row->session = by->session;
	row->op = by->op;
	row->nonce = by->nonce;
	row->serial = by->serial;
	row->times = 1;
}

/* The first row under this key tells which key it is. */
static int
stretch_begin(struct store *st, struct trail *t)
{
	struct audit_row row;
	const char *mark = "";
	int rc = audit_key(st, t, true);

	if (rc == SR_OK)
		rc = sql_text(
		    st, &audit_sql[AUDIT_STRETCH], SQL_NONE, &mark, t->mem);
	if (rc < 0)
		return rc;
	if (strcmp(mark, t->mark) != 0) {
		audit_row_by(&row, t->by);
		row.what = SR_AUDIT_KEY;
		row.detail = t->mark;
		rc = append(st, t, &row);
	}
	t->in_stretch = rc == SR_OK;
	return rc;
}

static int
clock_look(struct store *st, struct trail *t)
{
	struct audit_row row;

	/* A second is what keeping time moves a clock by. */
	if (t->by->at + 1 >= t->at)
		return SR_OK;
	audit_row_by(&row, t->by);
	row.what = SR_AUDIT_CLOCK;
	row.detail =
	    arena_printf(t->mem, "-%lld s", (long long)(t->at - t->by->at));
	return append(st, t, &row);
}

static int
ready(struct store *st, struct trail *t)
{
	int rc = SR_OK;

	if (!t->headed)
		rc = head_read(st, t);
	if (rc == SR_OK && !t->in_stretch)
		rc = stretch_begin(st, t);
	return rc == SR_OK ? clock_look(st, t) : rc;
}

int
audit_write(struct store *st, struct audit_row *row, const struct sr_record *r,
    const void *before, uint64_t fields)
{
	unsigned char salt[16], seal[CRYPT_MAC];
	struct trail *t = st->trail;
	struct audit_value v = { .salt = { salt, sizeof(salt) } };
	int rc = ready(st, t);

	if (rc < 0)
		return rc;
	if (fields == 0)
		return append(st, t, row);
	crypt_random(salt, sizeof(salt));
	v.body = sr_values_put(r, before, fields, t->mem);
	audit_seal(&v, seal);
	row->seal = (struct sr_bytes){ seal, CRYPT_MAC };
	rc = append(st, t, row);
	v.id = row->id;
	if (rc == SR_OK)
		rc = sql_run(st, &audit_sql[AUDIT_VALUE],
		    SQL_ARGS(SQL_REC(&audit_rec_value, &v)));
	return rc < 0 ? rc : SR_OK;
}

int
audit_add(struct store *st, const struct audit_entry *e)
{
	struct audit_row row;

	if (st->trail == NULL || st->trail->by == NULL)
		return db_fault(st, "audit_add", "before audit_begin");
	audit_row_by(&row, st->trail->by);
	row.what = e->what;
	row.record = e->record;
	row.row = e->row;
	row.fields = e->fields;
	row.detail = e->detail;
	row.times = e->times > 1 ? e->times : 1;
	return audit_write(st, &row, NULL, NULL, 0);
}
