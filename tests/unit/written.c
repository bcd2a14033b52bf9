/* What was written and told: see written.h. */
#include <stdio.h>
#include <string.h>

#include "written.h"

enum { WRITES = 4000 };

static struct {
	char table[24];
	int64_t id;
} writes[WRITES];
static int nwrites;
static struct house *house;
static int64_t mark;

static void
written(
    void *ctx, int action, const char *db, const char *table, sqlite3_int64 id)
{
	(void)ctx;
	(void)action;
	(void)db;
	ck_assert_int_lt(nwrites, WRITES);
	snprintf(writes[nwrites].table, sizeof(writes[0].table), "%s", table);
	writes[nwrites++].id = id;
}

void
written_watch(struct house *h)
{
	house = h;
	sqlite3_update_hook(h->d->st->db, written, NULL);
	written_skip();
}

void
written_skip(void)
{
	mark = trail_newest(house);
	nwrites = 0;
}

void
written_as(const char *code)
{
	house_as(house, code);
	written_skip();
}

int64_t
written_mark(void)
{
	return mark;
}

bool
written_told(const struct sr_rows *rows, const char *table, int64_t id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (strcmp(trail_row(rows, i)->record, table) == 0 &&
		    trail_row(rows, i)->row == id)
			return true;
	return false;
}

struct sr_rows
written_by(int op, bool all)
{
	struct sr_rows rows = trail_from(house, mark + 1);

	ck_assert_msg(rows.n > 0, "%s left no row", sr_ops[op].name);
	for (size_t i = 0; i < rows.n; i++) {
		ck_assert_int_eq(
		    trail_row(&rows, i)->id, mark + 1 + (int64_t)i);
		ck_assert_str_eq(trail_row(&rows, i)->op, sr_ops[op].name);
	}
	for (int i = 0; i < nwrites && !all; i++) {
		bool quiet = sr_record_named(writes[i].table) == NULL;
		/* How cards sort follows their person's name. */
		if (op == SR_OP_PERSON_SAVE &&
		    strcmp(writes[i].table, "card") == 0)
			quiet = true;
		ck_assert_msg(
		    quiet || written_told(&rows, writes[i].table, writes[i].id),
		    "%s wrote %s %lld and did not tell", sr_ops[op].name,
		    writes[i].table, (long long)writes[i].id);
	}
	written_skip();
	return rows;
}
