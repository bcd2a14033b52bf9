/*
 * Taking an import back: what it made goes, newest kind first, unless it was
 * changed since, lies in a signed day or is used by other rows; that stays
 * and is told.  A call does a piece of it; the caller asks again.
 */
#include "base/day.h"
#include "domain/appointment.h"
#include "domain/bodies.h"
#include "domain/day.h"
#include "domain/import.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "domain/turn.h"
#include "store/import.h"
#include "store/person.h"
#include "base/banned.h"

enum { UNDO_ROWS = 200 };

#define WHY_CHANGED N_("It was changed since.")
#define WHY_UPDATED N_("It was here before; the import only changed it.")
#define WHY_SIGNED N_("Its day is signed.")
#define WHY_USED N_("Other rows need it.")

union row {
	struct sr_visit visit;
	struct sr_card card;
	struct sr_person person;
	struct sr_list_row list;
	struct sr_staff staff;
};

/* One kind of row: how it is told, when it is needed, how it goes. */
struct undo_kind {
	int32_t noun;
	const struct sr_record *record;
	const char *(*text)(struct ctx *c, const union row *row);
	sr_day (*day)(const union row *row);   /* NULL: of no day */
	sr_day (*end)(const union row *row);   /* the other one; NULL */
	int used;                              /* query; -1: references tell */
	int (*parts)(struct ctx *c, sr_id id); /* what goes before; NULL */
};

static const char *
visit_text(struct ctx *c, const union row *row)
{
	char iso[11];

	return arena_printf(c->mem, "%s %s %s", day_iso(iso, row->visit.day),
	    row->visit.name, row->visit.phone);
}

static const char *
card_text(struct ctx *c, const union row *row)
{
	(void)c;
	return row->card.code;
}

static const char *
person_text(struct ctx *c, const union row *row)
{
	(void)c;
	return row->person.name;
}

static const char *
list_text(struct ctx *c, const union row *row)
{
	return arena_printf(c->mem, "%s %s", row->list.list, row->list.name_zh);
}

static const char *
staff_text(struct ctx *c, const union row *row)
{
	return arena_printf(c->mem, "%s %s", row->staff.code, row->staff.name);
}

static sr_day
visit_day(const union row *row)
{
	return row->visit.day;
}

static sr_day
card_day(const union row *row)
{
	return row->card.opened;
}

static sr_day
card_end(const union row *row)
{
	return row->card.closed;
}

/* Cards of imports live without their line; nobody came by it any more. */
static int
visit_parts(struct ctx *c, sr_id id)
{
	const struct sr_visit gone = { .id = id, .voided = true };
	int rc = appointment_shown(c, &gone);

	return rc < 0 ? rc
		      : sql_run(c->st, &batch_sql[BATCH_VISIT_UNTIE],
			    SQL_ARGS(SQL_R("id", id)));
}

static int
card_parts(struct ctx *c, sr_id id)
{
	int rc = sql_run(
	    c->st, &batch_sql[BATCH_CARD_MOVES], SQL_ARGS(SQL_R("id", id)));

	if (rc >= 0)
		rc = sql_run(c->st, &batch_sql[BATCH_CARD_CONTACTS],
		    SQL_ARGS(SQL_R("id", id)));
	return rc;
}

static int
person_parts(struct ctx *c, sr_id id)
{
	person_changed(c, id);
	return sql_run(
	    c->st, &person_sql[PHONE_DROP], SQL_ARGS(SQL_R("person", id)));
}

static const struct undo_kind kinds[] = {
	{ SR_NOUN_VISIT, &sr_rec_visit, visit_text, visit_day, NULL,
	    BATCH_VISIT_USED, visit_parts },
	{ SR_NOUN_CARD, &sr_rec_card, card_text, card_day, card_end,
	    BATCH_CARD_USED, card_parts },
	{ SR_NOUN_PERSON, &sr_rec_person, person_text, NULL, NULL,
	    BATCH_PERSON_USED, person_parts },
	{ SR_NOUN_LIST, &sr_rec_list_row, list_text, NULL, NULL, -1, NULL },
	{ SR_NOUN_STAFF, &sr_rec_staff, staff_text, NULL, NULL, -1, NULL },
};
enum { NKINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* Why ROW stays; *WHY NULL: it may go. */
static int
undo_why(struct ctx *c, const struct undo_kind *k, sr_id batch,
    const struct sr_mark *made, const union row *row, const char **why)
{
	const struct sr_field *of = sr_field_of(k->record, "batch");
	struct sr_dayrec day;
	int64_t used = 0;
	int rc = SR_OK;

	*why = NULL;
	if (sr_get_int(of, row) != batch)
		*why = WHY_UPDATED;
	else if (sr_get_int(&k->record->fields[1], row) != made->rev)
		*why = WHY_CHANGED;
	if (*why != NULL)
		return SR_OK;
	for (int i = 0; i < 2 && rc == SR_OK; i++) {
		sr_day (*fn)(const union row *) = i == 0 ? k->day : k->end;
		if (fn == NULL || fn(row) == 0)
			continue;
		rc = day_of(c, fn(row), &day);
		if (rc == SR_OK && day.signer != 0)
			*why = WHY_SIGNED;
	}
	if (rc < 0 || *why != NULL || k->used < 0)
		return rc;
	rc = k->noun == SR_NOUN_CARD
		 ? sql_integer(c->st, &batch_sql[k->used],
		       SQL_ARGS(SQL_R("id", made->id), SQL_R("batch", batch)),
		       &used)
		 : sql_integer(c->st, &batch_sql[k->used],
		       SQL_ARGS(SQL_R("id", made->id)), &used);
	if (used != 0)
		*why = WHY_USED;
	return rc;
}

/* Remove it with its parts; a reference that is left keeps all of it. */
static int
undo_remove(
    struct ctx *c, const struct undo_kind *k, sr_id id, const char **why)
{
	int rc = store_part(c->st);

	if (rc == SR_OK && k->parts != NULL)
		rc = k->parts(c, id);
	if (rc >= 0)
		rc = record_remove(c->st, k->record, id);
	if (rc == SR_E_INVALID) {
		sr_error_clear(c->err);
		*why = WHY_USED;
	} else if (rc < 0) {
		return rc;
	}
	c->changed |= UINT64_C(1) << k->noun;
	return store_part_end(c->st, *why == NULL);
}

static int
undo_row(struct ctx *c, const struct undo_kind *k, sr_id batch,
    const struct sr_mark *made, struct sr_rows *out)
{
	union row row;
	const char *why = NULL;
	int rc = record_get(c->st, k->record, made->id, &row, c->mem);

	if (rc == SR_E_NONE) {
		sr_error_clear(c->err);
		return SR_OK; /* it is gone already */
	}
	if (rc == SR_OK)
		rc = undo_why(c, k, batch, made, &row, &why);
	if (rc == SR_OK && why == NULL)
		rc = undo_remove(c, k, made->id, &why);
	if (rc < 0 || why == NULL)
		return rc;
	struct sr_undo_line *line = SR_ROW(struct sr_undo_line, out, out->n++);
	*line = (struct sr_undo_line){ .noun = k->noun,
		.id = made->id,
		.text = k->text(c, &row),
		.why = why };
	return SR_OK;
}

struct undo {
	sr_id batch;
	const struct undo_kind *kind;
	struct sr_rows *out;
};

/* What is left of it is told once: the batch forgets it. */
static int
undo_made(struct ctx *c, void *row, const void *by)
{
	const struct undo *u = by;
	const struct sr_mark *made = row;
	int rc = undo_row(c, u->kind, u->batch, made, u->out);

	if (rc == SR_OK)
		rc = sql_run(c->st, &batch_sql[BATCH_FORGET],
		    SQL_ARGS(SQL_R("batch", u->batch),
			SQL_I("noun", u->kind->noun), SQL_R("id", made->id)));
	return rc < 0 ? rc : SR_OK;
}

static int
undo_some(struct ctx *c, struct piece *p, const struct undo *u)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &batch_sql[BATCH_ROWS],
	    SQL_ARGS(SQL_R("batch", u->batch), SQL_I("noun", u->kind->noun),
		SQL_I("limit", p->left)),
	    &sr_rec_mark, &rows, c->mem);

	return rc < 0 ? rc : turn_rows(c, p, &rows, undo_made, u);
}

static int
undo_end(struct ctx *c, struct sr_batch *b)
{
	b->state = SR_BATCH_UNDONE;
	rules_stale(c->d);
	c->changed |= UINT64_C(1) << SR_NOUN_BATCH;
	return record_update(c->st, &sr_rec_batch, b, c->now);
}

int
op_batch_undo(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;
	struct piece p = piece_of(c, UNDO_ROWS);
	struct sr_rows *rows = res;
	struct sr_batch b;
	int rc = row_get(c, &sr_rec_batch, key->id, &b);

	if (rc < 0)
		return rc;
	if (b.state == SR_BATCH_UNDONE)
		return fail(c, SR_E_INVALID, "batch", "state",
		    N_("This import is undone already."), 0);
	rows->size = sizeof(struct sr_undo_line);
	rows->row = arena_alloc(c->mem, UNDO_ROWS * rows->size);
	if (rows->row == NULL)
		return fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	for (size_t i = 0; i < NKINDS && rc == SR_OK && !p.more; i++)
		rc = undo_some(c, &p, &(struct undo){ b.id, &kinds[i], rows });
	rows->more = p.more;
	return rc < 0 || p.more ? rc : undo_end(c, &b);
}
