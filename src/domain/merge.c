/*
 * One person of two.  Everything of the one that goes is given to the one
 * that stays: numbers, visits, cards; of their data each field is taken from
 * either, and what was not taken stays on the one that goes, so that an undo
 * has it.  Contacts and grades stay on their own card.
 */
#include <string.h>

#include <showroom/ftype.h>

#include "domain/alert.h"
#include "domain/appointment.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/day.h"
#include "domain/merge.h"
#include "domain/person.h"
#include "domain/search.h"
#include "domain/twin.h"
#include "model/rows.h"
#include "store/merge.h"
#include "store/request.h"
#include "base/banned.h"

enum { PHONES = 3 };

/* ---- their data ---- */

static void
field_swap(const struct sr_field *f, void *a, void *b)
{
	const char *text = sr_get_text(f, a);
	int64_t n = sr_get_int(f, a);

	if (f->storage == SR_ST_TEXT) {
		sr_set_text(f, a, sr_get_text(f, b));
		sr_set_text(f, b, text);
	} else {
		sr_set_int(f, a, sr_get_int(f, b));
		sr_set_int(f, b, n);
	}
}

/* The columns TAKEN change sides; what is none is an error. */
static int
fields_swap(struct ctx *c, const char *taken, struct sr_person *keep,
    struct sr_person *gone)
{
	for (const char *s = taken; *s != '\0';) {
		size_t n = strcspn(s, ",");
		const char *col = arena_printf(c->mem, "%.*s", (int)n, s);
		const struct sr_field *f = sr_field_of(&sr_rec_person, col);

		if (f == NULL || !twin_column(f))
			return fail(c, SR_E_INVALID, "merge_ask", "taken",
			    N_("\"{0}\" is no field of a person that can be "
			       "taken over."),
			    1, SR_TXT(col));
		field_swap(f, keep, gone);
		s += n + (s[n] == ',');
	}
	person_keys(c, keep);
	return person_keys(c, gone);
}

/* ---- their numbers ---- */

static const char *
phones_text(struct ctx *c, const struct sr_person *p)
{
	return arena_printf(c->mem, "%s %s %s", p->phone, p->phone2, p->phone3);
}

static bool
phones_have(const char *text, const char *number)
{
	size_t n = strlen(number);

	for (const char *s = text; (s = strstr(s, number)) != NULL; s += n)
		if ((s == text || s[-1] == ' ') &&
		    (s[n] == '\0' || s[n] == ' '))
			return true;
	return false;
}

/* NUMBER gets the next free place of P; false: there is none. */
static bool
phone_place(struct sr_person *p, const char *number)
{
	const char **slot[PHONES] = { &p->phone, &p->phone2, &p->phone3 };

	for (int i = 0; i < PHONES; i++) {
		if (strcmp(*slot[i], number) == 0)
			return true;
		if (**slot[i] == '\0') {
			*slot[i] = number;
			return true;
		}
	}
	return false;
}

/* P's numbers become those of TEXT, each once. */
static int
phones_take(struct ctx *c, struct sr_person *p, const char *text)
{
	p->phone = p->phone2 = p->phone3 = "";
	for (const char *s = text + strspn(text, " "); *s != '\0';) {
		size_t n = strcspn(s, " ");
		const char *number = arena_printf(c->mem, "%.*s", (int)n, s);

		if (!phone_place(p, number))
			return fail(c, SR_E_INVALID, "merge", "keep",
			    N_("Together they have more than three numbers: "
			       "take one away from {0} first."),
			    1, SR_TXT(p->name));
		s += n + strspn(s + n, " ");
	}
	return person_phones_set(c, p);
}

/* ---- two open cards ---- */

/* May CARD be closed for STAYS?  Nobody decides about his own. */
static int
card_may_close(
    struct ctx *c, const struct sr_card *card, const struct sr_card *stays)
{
	int64_t pending = 0;
	int rc;

	if (card->owner != stays->owner &&
	    (card->owner == c->me || stays->owner == c->me))
		return fail(c, SR_E_DENIED, "merge_ask", "stays",
		    N_("One of the cards is your own: another supervisor "
		       "decides whose customer it is."),
		    0);
	if (card->grade == SR_GRADE_O)
		return fail(c, SR_E_INVALID, "merge_ask", "stays",
		    N_("Card {0} has an order: it is the one that stays."), 1,
		    SR_TXT(card->code));
	rc = sql_integer(c->st, &request_sql[REQUEST_PENDING],
	    SQL_ARGS(SQL_R("card", card->id)), &pending);
	if (rc < 0 || pending == 0)
		return rc;
	return fail(c, SR_E_EXISTS, "merge_ask", "stays",
	    N_("Card {0} has an application that waits: decide it first."), 1,
	    SR_TXT(card->code));
}

/*
 * CARD is closed as a duplicate of STAYS; ROW notes how it was, EXPECTED the
 * appointment that goes to STAYS, or is cancelled as it has its own (0: none).
 */
static int
card_double(struct ctx *c, struct sr_card *card, const struct sr_card *stays,
    struct sr_merge *row, sr_id *expected)
{
	struct sr_contact next;
	int rc = card_may_close(c, card, stays);

	if (rc == SR_OK)
		rc = day_open(c, c->today);
	if (rc == SR_OK)
		rc = appointment_given(c, card->id, stays, expected);
	if (rc == SR_OK)
		rc = next_get(c, card->id, &next);
	if (rc == SR_OK)
		rc = next_drop(c, card->id);
	if (rc == SR_OK)
		rc = move_add(c, card, SR_GRADE_U,
		    &(struct move_by){
			.reason = arena_printf(c->mem, "= %s", stays->code) });
	if (rc < 0)
		return rc;
	row->card = card->id;
	row->stays = stays->id;
	row->next = next.id;
	card->closed = c->today;
	card->beyond_cap = false;
	rc = save_end(c, &sr_rec_card, card, SR_NOUN_CARD);
	if (rc == SR_OK)
		rc = alert_add(
		    c, card->owner, SR_ALERT_MERGED, card->id, 0, stays->code);
	if (rc == SR_OK && stays->owner != card->owner)
		rc = alert_add(
		    c, stays->owner, SR_ALERT_MERGED, stays->id, 0, card->code);
	return rc == SR_OK ? day_changed(c, c->today, SR_NOUN_CARD, card->id,
				 card_title(c, card))
			   : rc;
}

/* Of two open cards one stays: the one asked for, or spoken to last. */
static int
cards_join(struct ctx *c, const struct sr_merge_ask *ask, struct sr_merge *row,
    sr_id *expected)
{
	struct twin_cards t;
	int rc = twin_open_cards(c, ask->keep, ask->gone, &t);
	int stays = 0;

	if (rc < 0 || t.n < 2)
		return rc;
	if (ask->stays != 0) {
		stays = t.card[1].id == ask->stays;
		if (t.card[stays].id != ask->stays)
			return fail(c, SR_E_INVALID, "merge_ask", "stays",
			    N_("The card that stays is none of theirs that "
			       "are open."),
			    0);
	}
	return card_double(
	    c, &t.card[1 - stays], &t.card[stays], row, expected);
}

/*
 * The contact that ROW dropped is planned again: at a time in the store only
 * if CARD's customer is expected, and then as it is agreed by now.
 */
static int
next_undrop(
    struct ctx *c, const struct sr_merge *row, const struct sr_card *card)
{
	struct sr_appointment a;
	struct sr_contact next;
	int rc = row_get(c, &sr_rec_contact, row->next, &next);

	if (rc == SR_OK)
		rc = appointment_open(c, card->id, &a);
	if (rc < 0 && rc != SR_E_NONE)
		return rc;
	/* A time in the store is an appointment's. */
	if (next.kind == SR_IN_STORE && next.plan_minute != 0) {
		next.kind = rc == SR_OK ? SR_IN_STORE : SR_BY_PHONE;
		next.plan_day = rc == SR_OK ? a.day : next.plan_day;
		next.plan_minute = rc == SR_OK ? a.minute : 0;
	}
	next.state = SR_PLANNED;
	next.staff = card->owner;
	return save_end(c, &sr_rec_contact, &next, SR_NOUN_CONTACT);
}

/* The card that the merge closed is open again, as it was. */
static int
card_undouble(struct ctx *c, const struct sr_merge *row)
{
	struct sr_card card;
	int64_t before = 0;
	int rc = row->card != 0 ? card_get(c, row->card, &card) : SR_E_NONE;

	if (rc == SR_E_NONE || (rc == SR_OK && card.grade != SR_GRADE_U)) {
		sr_error_clear(c->err);
		/* It was reopened meanwhile. */
		return rc == SR_OK && card.closed == 0
			   ? merge_unbooked(c, row, &card)
			   : SR_OK;
	}
	if (rc == SR_OK)
		rc = day_open(c, c->today);
	if (rc == SR_OK)
		rc = sql_integer(c->st, &merge_sql[MERGE_LAST_MOVE],
		    SQL_ARGS(SQL_R("card", card.id)), &before);
	if (rc < 0)
		return rc;
	card.closed = 0;
	rc = save_end(c, &sr_rec_card, &card, SR_NOUN_CARD);
	if (rc == SR_OK)
		rc = move_add(c, &card, (int32_t)before,
		    &(struct move_by){ .reason = c->reason });
	if (rc == SR_OK)
		rc = merge_unbooked(c, row, &card);
	if (rc == SR_OK)
		rc = next_undrop(c, row, &card);
	return rc == SR_OK ? day_changed(c, c->today, SR_NOUN_CARD, card.id,
				 card_title(c, &card))
			   : rc;
}

/* ---- merging ---- */

static int
merge_person(struct ctx *c, sr_id id, int32_t rev, struct sr_person *p)
{
	struct sr_person into;
	int rc = row_get(c, &sr_rec_person, id, p);

	if (rc == SR_OK && p->merged != 0) {
		rc = row_get(c, &sr_rec_person, p->merged, &into);
		return rc < 0 ? rc
			      : fail(c, SR_E_STALE, "merge_ask", "gone",
				    N_("{0} was merged with {1} already."), 2,
				    SR_TXT(p->name), SR_TXT(into.name));
	}
	if (rc == SR_OK && rev != 0 && rev != p->rev) {
		fail(c, SR_E_STALE, "person", "",
		    N_("Somebody has saved this since it was read: yours is "
		       "not saved yet."),
		    0);
		return stale_by(c, &sr_rec_person, id);
	}
	return rc == SR_OK ? person_phones(c, p) : rc;
}

/* Both persons are written, the numbers with them. */
static int
merge_write(struct ctx *c, struct sr_person *keep, const char *keep_phones,
    struct sr_person *gone, const char *gone_phones)
{
	int rc = save_end(c, &sr_rec_person, keep, SR_NOUN_PERSON);

	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_person, gone, SR_NOUN_PERSON);
	/* Who loses numbers does so first. */
	if (rc == SR_OK)
		rc = phones_take(c, gone, gone_phones);
	if (rc == SR_OK)
		rc = phones_take(c, keep, keep_phones);
	person_changed(c, keep->id);
	person_changed(c, gone->id);
	return rc;
}

int
op_merge_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_merge_ask *ask = arg;
	struct sr_merge *row = res;
	struct sr_person keep, gone;
	sr_id expected = 0;
	int rc = sr_check_required(&sr_rec_merge_ask, arg, c->err);

	if (rc == SR_OK && ask->keep == ask->gone)
		rc = fail(c, SR_E_INVALID, "merge_ask", "gone",
		    N_("This is one person already: choose another one."), 0);
	if (rc == SR_OK)
		rc = merge_person(c, ask->keep, ask->rev, &keep);
	if (rc == SR_OK)
		rc = merge_person(c, ask->gone, ask->gone_rev, &gone);
	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_merge, row);
	row->day = c->today;
	row->keep = keep.id;
	row->gone = gone.id;
	row->taken = ask->taken;
	row->staff = c->me;
	row->keep_phones = phones_text(c, &keep);
	row->gone_phones = phones_text(c, &gone);
	rc = cards_join(c, ask, row, &expected);
	if (rc == SR_OK)
		rc = fields_swap(c, ask->taken, &keep, &gone);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_merge, row, SR_NOUN_MERGE);
	if (rc == SR_OK && expected != 0)
		rc = merge_noted(c, row->id, SR_NOUN_APPOINTMENT, expected);
	if (rc == SR_OK && row->card != 0)
		rc = merge_drives(c, row);
	if (rc == SR_OK)
		rc = merge_give(c, row, &gone, &keep);
	if (rc < 0)
		return rc;
	gone.merged = keep.id;
	row->name = keep.name;
	row->other_name = gone.name;
	return merge_write(c, &keep,
	    arena_printf(c->mem, "%s %s", row->keep_phones, row->gone_phones),
	    &gone, "");
}

/* ---- undoing ---- */

/* While its day is open, and nothing was built upon it. */
static int
undo_may(struct ctx *c, const struct sr_merge *row)
{
	struct sr_dayrec day;
	int64_t last = 0;
	int rc = day_of(c, row->day, &day);

	if (rc == SR_OK && row->undone != 0)
		return fail(c, SR_E_STALE, "merge", "undone",
		    N_("{0} has undone this already."), 1,
		    SR_TXT(staff_name(c, row->undoer)));
	if (rc == SR_OK && day.signer != 0)
		return fail(c, SR_E_INVALID, "merge", "day",
		    N_("{0} is signed by {1}: what was merged on it stays "
		       "merged."),
		    2, SR_DAYARG(row->day), SR_TXT(staff_name(c, day.signer)));
	if (rc == SR_OK)
		rc = sql_integer(c->st, &merge_sql[MERGE_LAST],
		    SQL_ARGS(
			SQL_R("keep", row->keep), SQL_R("gone", row->gone)),
		    &last);
	if (rc == SR_OK && last != row->id)
		return fail(c, SR_E_INVALID, "merge", "keep",
		    N_("One of them was merged again later: undo that one "
		       "first."),
		    0);
	return rc;
}

/* KEEP's numbers without those that only GONE had brought. */
static const char *
undo_phones(struct ctx *c, const struct sr_merge *row, struct sr_person *keep)
{
	const char *const now[PHONES] = { keep->phone, keep->phone2,
		keep->phone3 };
	const char *text = "";

	for (int i = 0; i < PHONES; i++)
		if (*now[i] != '\0' &&
		    (phones_have(row->keep_phones, now[i]) ||
			!phones_have(row->gone_phones, now[i])))
			text = arena_printf(c->mem, "%s %s", text, now[i]);
	return text;
}

int
op_merge_undo(struct ctx *c, const void *arg, void *res)
{
	struct sr_merge *row = res;
	struct sr_person keep, gone;
	const char *phones;
	int rc =
	    row_get(c, &sr_rec_merge, ((const struct sr_key *)arg)->id, row);

	if (rc == SR_OK)
		rc = undo_may(c, row);
	if (rc == SR_OK)
		rc = row_get(c, &sr_rec_person, row->keep, &keep);
	if (rc == SR_OK)
		rc = row_get(c, &sr_rec_person, row->gone, &gone);
	if (rc == SR_OK)
		rc = person_phones(c, &keep);
	if (rc < 0)
		return rc;
	phones = undo_phones(c, row, &keep);
	rc = fields_swap(c, row->taken, &keep, &gone);
	if (rc == SR_OK)
		rc = card_undouble(c, row);
	if (rc == SR_OK)
		rc = merge_back(c, row, &keep, &gone);
	if (rc < 0)
		return rc;
	gone.merged = 0;
	row->undone = c->today;
	row->undoer = c->me;
	row->name = keep.name;
	row->other_name = gone.name;
	rc = merge_write(c, &keep, phones, &gone, row->gone_phones);
	return rc == SR_OK ? save_end(c, &sr_rec_merge, row, SR_NOUN_MERGE)
			   : rc;
}

int
op_merge_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	int rc = sql_rows(c->st, &merge_sql[MERGE_LINES],
	    SQL_ARGS(SQL_R("parent", find->parent)), &sr_rec_merge, rows,
	    c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows->n; i++) {
		struct sr_merge *m = SR_ROW(struct sr_merge, rows, i);
		m->keep_phones = m->gone_phones = "";
	}
	if (rc == SR_OK)
		rc = rows_sort(c, &sr_rec_merge, find, rows);
	if (rc == SR_OK)
		rows_window(rows, find);
	return rc;
}
