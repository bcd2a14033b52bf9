/*
 * What belongs to a person, given to another and back: visits, cards, links
 * with third persons; what lies ahead of a card that closed for another.  Each
 * row that went is noted with its merge.  Contacts and grades stay with their
 * card, and are read with the one that goes on.
 */
#include "domain/merge.h"

#include <string.h>

#include <showroom/ftype.h>

#include "domain/appointment.h"
#include "domain/card.h"
#include "model/rows.h"
#include "store/merge.h"
#include "store/owner.h"
#include "base/banned.h"

/* Rows of one noun, and the member that says whose they are. */
struct theirs {
	int noun, query, noted;
	const struct sr_record *record;
	const char *key; /* the person's sorting key in it, or NULL */
};
static const struct theirs theirs[] = {
	{ SR_NOUN_VISIT, MERGE_VISITS, MERGE_ROWS_VISITS, &sr_rec_visit, NULL },
	{ SR_NOUN_CARD, MERGE_CARDS, MERGE_ROWS, &sr_rec_card, "name_key" },
};
enum { NTHEIRS = sizeof(theirs) / sizeof(theirs[0]) };

/* A visit of a signed day: a correction beneath its report, once a day. */
static int
visit_corrected(struct ctx *c, const struct sr_visit *v, sr_day *last)
{
	int rc = SR_OK;

	if (v->day != *last)
		rc = day_changed(c, v->day, SR_NOUN_VISIT, v->id,
		    N_("Two persons were made one, or one two again"));
	*last = v->day;
	return rc;
}

/* Row ID of T goes from FROM to TO; *DAY: the last day that was corrected. */
static int
row_give(struct ctx *c, const struct theirs *t, sr_id id,
    const struct sr_person *from, const struct sr_person *to, sr_day *day)
{
	const struct sr_field *whose = sr_field_of(t->record, "person");
	union {
		struct sr_visit visit;
		struct sr_card card;
	} rec;
	int rc = row_get(c, t->record, id, &rec);

	if (rc < 0 || sr_get_int(whose, &rec) != from->id)
		return rc;
	if (t->noun == SR_NOUN_VISIT)
		rc = day_open(c, rec.visit.day);
	sr_set_int(whose, &rec, to->id);
	if (t->key != NULL)
		sr_set_text(sr_field_of(t->record, t->key), &rec, to->pinyin);
	if (rc == SR_OK)
		rc = save_end(c, t->record, &rec, t->noun);
	if (rc == SR_OK && t->noun == SR_NOUN_VISIT)
		rc = visit_corrected(c, &rec.visit, day);
	return rc;
}

int
merge_noted(struct ctx *c, sr_id merge, int noun, sr_id id)
{
	int rc = sql_run(c->st, &merge_sql[MERGE_ROW_ADD],
	    SQL_ARGS(
		SQL_R("merge", merge), SQL_I("noun", noun), SQL_R("id", id)));

	return rc < 0 ? rc : SR_OK;
}

/* ---- links ---- */

/* LINK of FROM with a third person, as one of TO; the older stands first. */
static struct sr_link
link_turned(struct ctx *c, const struct sr_link *link, sr_id from, sr_id to)
{
	sr_id third = link->one + link->other - from;
	struct sr_link turned;

	sr_record_clear(&sr_rec_link, &turned);
	turned.one = third < to ? third : to;
	turned.other = third < to ? to : third;
	turned.kind = link->kind;
	turned.note = link->note;
	turned.day = c->today;
	turned.staff = c->me;
	return turned;
}

/* It ends, and begins anew with KEEP unless he has such a link already. */
static int
link_give(struct ctx *c, sr_id merge, sr_id id, sr_id gone, sr_id keep)
{
	struct sr_link link, turned;
	int64_t there = 0;
	int rc = row_get(c, &sr_rec_link, id, &link);

	if (rc < 0)
		return rc;
	if (link.one + link.other - gone == keep)
		return fail(c, SR_E_INVALID, "merge_ask", "gone",
		    N_("They are linked, so they are two people: end the link "
		       "first."),
		    0);
	link.ended = c->today;
	link.ender = c->me;
	rc = save_end(c, &sr_rec_link, &link, SR_NOUN_LINK);
	if (rc == SR_OK)
		rc = merge_noted(c, merge, SR_NOUN_LINK, id);
	turned = link_turned(c, &link, gone, keep);
	if (rc == SR_OK)
		rc = sql_integer(c->st, &link_sql[LINK_BETWEEN],
		    SQL_ARGS(
			SQL_R("one", turned.one), SQL_R("other", turned.other)),
		    &there);
	if (rc < 0 || there != 0)
		return rc;
	rc = save_end(c, &sr_rec_link, &turned, SR_NOUN_LINK);
	return rc == SR_OK ? merge_noted(c, merge, SR_NOUN_LINK, turned.id)
			   : rc;
}

static int
links_give(struct ctx *c, sr_id merge, sr_id gone, sr_id keep)
{
	struct sr_rows ids;
	int rc = sql_rows(c->st, &merge_sql[MERGE_LINKS],
	    SQL_ARGS(SQL_R("person", gone)), &sr_rec_key, &ids, c->mem);

	for (size_t i = 0; rc == SR_OK && i < ids.n; i++)
		rc = link_give(
		    c, merge, SR_ROW(struct sr_key, &ids, i)->id, gone, keep);
	return rc;
}

/*
 * A link that MERGE ended holds again, one that it began ends.  Who has ended
 * that one since has parted the two: they stay so, and the older one ended.
 */
static int
link_back(struct ctx *c, const struct sr_merge *merge, sr_id id)
{
	struct sr_link link;
	int64_t parted = 0;
	bool again;
	int rc = row_get(c, &sr_rec_link, id, &link);

	if (rc < 0)
		return rc;
	again = link.one == merge->gone || link.other == merge->gone;
	if (again)
		rc = sql_integer(c->st, &merge_sql[MERGE_PARTED],
		    SQL_ARGS(SQL_R("merge", merge->id),
			SQL_I("noun", SR_NOUN_LINK), SQL_R("gone", merge->gone),
			SQL_R("third", link.one + link.other - merge->gone)),
		    &parted);
	else
		parted = link.ended != 0;
	if (rc < 0 || parted != 0)
		return rc;
	link.ended = again ? 0 : c->today;
	link.ender = again ? 0 : c->me;
	return save_end(c, &sr_rec_link, &link, SR_NOUN_LINK);
}

/* In the order of their ids: those that it ended, then those it began. */
static int
links_back(struct ctx *c, const struct sr_merge *merge)
{
	struct sr_rows ids;
	int rc = sql_rows(c->st, &merge_sql[MERGE_ROWS],
	    SQL_ARGS(SQL_R("merge", merge->id), SQL_I("noun", SR_NOUN_LINK)),
	    &sr_rec_key, &ids, c->mem);

	for (size_t i = 0; rc == SR_OK && i < ids.n; i++)
		rc = link_back(c, merge, SR_ROW(struct sr_key, &ids, i)->id);
	return rc;
}

/* ---- what was booked for the card that closed ---- */

/* Drive ID, if it lies ahead of FROM still, is one of TO. */
static int
drive_give(struct ctx *c, sr_id id, sr_id from, const struct sr_card *to)
{
	struct sr_drive d;
	int rc = row_get(c, &sr_rec_drive, id, &d);

	if (rc < 0 || d.card != from || d.state > SR_DRIVE_OUT)
		return rc;
	d.card = to->id;
	d.staff = to->owner;
	return save_end(c, &sr_rec_drive, &d, SR_NOUN_DRIVE);
}

int
merge_drives(struct ctx *c, const struct sr_merge *merge)
{
	struct sr_card stays;
	struct sr_rows ids;
	int rc = card_get(c, merge->stays, &stays);

	if (rc == SR_OK)
		rc = sql_rows(c->st, &merge_sql[MERGE_DRIVES],
		    SQL_ARGS(SQL_R("card", merge->card)), &sr_rec_key, &ids,
		    c->mem);
	for (size_t i = 0; rc == SR_OK && i < ids.n; i++) {
		sr_id id = SR_ROW(struct sr_key, &ids, i)->id;
		rc = drive_give(c, id, merge->card, &stays);
		if (rc == SR_OK)
			rc = merge_noted(c, merge->id, SR_NOUN_DRIVE, id);
	}
	return rc;
}

/* Appointment ID was given to STAYS, or cancelled since STAYS has its own. */
static int
expected_again(struct ctx *c, sr_id id, const struct sr_merge *merge,
    const struct sr_card *card)
{
	struct sr_appointment a, other;
	int rc = row_get(c, &sr_rec_appointment, id, &a);

	if (rc < 0)
		return rc;
	if (a.card == merge->stays && a.state == SR_BOOKED)
		return appointment_given(c, merge->stays, card, &id);
	rc = appointment_open(c, card->id, &other);
	if (rc != SR_E_NONE || a.card != card->id || a.state != SR_CANCELLED)
		return rc == SR_E_NONE ? SR_OK : rc;
	a.state = a.day < c->today ? SR_NOSHOW : SR_BOOKED;
	return save_end(c, &sr_rec_appointment, &a, SR_NOUN_APPOINTMENT);
}

int
merge_unbooked(
    struct ctx *c, const struct sr_merge *merge, const struct sr_card *card)
{
	static const int nouns[] = { SR_NOUN_DRIVE, SR_NOUN_APPOINTMENT };
	int rc = SR_OK;

	for (int n = 0; rc == SR_OK && n < 2; n++) {
		struct sr_rows ids;
		rc = sql_rows(c->st, &merge_sql[MERGE_ROWS],
		    SQL_ARGS(
			SQL_R("merge", merge->id), SQL_I("noun", nouns[n])),
		    &sr_rec_key, &ids, c->mem);
		for (size_t i = 0; rc == SR_OK && i < ids.n; i++) {
			sr_id id = SR_ROW(struct sr_key, &ids, i)->id;
			rc = nouns[n] == SR_NOUN_DRIVE
				 ? drive_give(c, id, merge->stays, card)
				 : expected_again(c, id, merge, card);
		}
	}
	return rc;
}

/* ---- all of it ---- */

/* All that is GONE's goes to KEEP, and is noted. */
int
merge_give(struct ctx *c, const struct sr_merge *merge,
    const struct sr_person *gone, const struct sr_person *keep)
{
	int rc = links_give(c, merge->id, gone->id, keep->id);

	for (int n = 0; rc == SR_OK && n < NTHEIRS; n++) {
		const struct theirs *t = &theirs[n];
		struct sr_rows ids;
		sr_day day = 0;
		rc = sql_rows(c->st, &merge_sql[t->query],
		    SQL_ARGS(SQL_R("person", gone->id)), &sr_rec_key, &ids,
		    c->mem);
		for (size_t i = 0; rc == SR_OK && i < ids.n; i++) {
			sr_id id = SR_ROW(struct sr_key, &ids, i)->id;
			rc = row_give(c, t, id, gone, keep, &day);
			if (rc == SR_OK)
				rc = merge_noted(c, merge->id, t->noun, id);
		}
	}
	return rc;
}

/* What was noted and is KEEP's still goes back to GONE. */
int
merge_back(struct ctx *c, const struct sr_merge *merge,
    const struct sr_person *keep, const struct sr_person *gone)
{
	int rc = links_back(c, merge);

	for (int n = 0; rc == SR_OK && n < NTHEIRS; n++) {
		const struct theirs *t = &theirs[n];
		struct sr_rows ids;
		sr_day day = 0;
		rc = sql_rows(c->st, &merge_sql[t->noted],
		    SQL_ARGS(SQL_R("merge", merge->id), SQL_I("noun", t->noun)),
		    &sr_rec_key, &ids, c->mem);
		for (size_t i = 0; rc == SR_OK && i < ids.n; i++)
			rc = row_give(c, t, SR_ROW(struct sr_key, &ids, i)->id,
			    keep, gone, &day);
	}
	return rc;
}

/* ---- the history of both ---- */

static void
rows_turn(struct sr_rows *rows, char *spare)
{
	char *first = rows->row;
	size_t size = rows->size;

	for (size_t i = 0; i < rows->n / 2; i++) {
		char *a = first + i * size;
		char *b = first + (rows->n - 1 - i) * size;
		memcpy(spare, a, size);
		memcpy(a, b, size);
		memcpy(b, spare, size);
	}
}

int
merge_history(struct ctx *c, int query, const struct sr_record *r,
    const struct sr_find *find, struct sr_rows *rows, bool *there)
{
	int64_t doubled = 0;
	char *spare = arena_alloc(c->mem, r->size);
	int rc = sql_integer(c->st, &merge_sql[MERGE_STAYED],
	    SQL_ARGS(SQL_R("parent", find->parent)), &doubled);

	*there = doubled != 0;
	if (rc < 0 || !*there)
		return rc;
	if (spare == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	rc = sql_rows(c->st, &merge_sql[query],
	    SQL_ARGS(SQL_R("parent", find->parent)), r, rows, c->mem);
	if (rc < 0)
		return rc;
	if (find->desc)
		rows_turn(rows, spare);
	rows_window(rows, find);
	return SR_OK;
}
