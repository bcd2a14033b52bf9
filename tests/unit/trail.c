/* The trail for tests: see trail.h. */
#include "trail.h"

int64_t
trail_newest(struct house *h)
{
	unsigned char mac[CRYPT_MAC];
	int64_t seq = -1;

	ck_assert_int_eq(audit_head(h->d->st, &seq, mac), SR_OK);
	return seq;
}

struct sr_rows
trail_from(struct house *h, int64_t first)
{
	struct sr_rows rows;

	ck_assert_int_eq(
	    sql_rows(h->d->st, &audit_sql[AUDIT_WALK],
		SQL_ARGS(SQL_I("first", first)), &audit_rec_row, &rows, h->mem),
	    SR_OK);
	return rows;
}

const struct audit_row *
trail_row(const struct sr_rows *rows, size_t i)
{
	ck_assert_uint_lt(i, rows->n);
	return SR_ROW(const struct audit_row, rows, i);
}

struct audit_row
trail_last(struct house *h)
{
	struct sr_rows rows = trail_from(h, trail_newest(h));

	ck_assert_uint_eq(rows.n, 1);
	return *trail_row(&rows, 0);
}
