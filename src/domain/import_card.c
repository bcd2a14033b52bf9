/*
 * Prospect cards that come with a file.  Such a card brings what the program
 * would have made step by step: its grade, its last contact, the next one.  A
 * later date than the cap is kept and marked for the manager.  New ones may be
 * ordered or delivered: a house begins with them.
 */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/import.h"
#include "domain/rules.h"
#include "store/card.h"
#include "store/import.h"
#include "base/banned.h"

/* ---- what is judged ---- */

static int
card_state(struct ctx *c, const struct sr_card *card, enum import_how how)
{
	bool open = SR_GRADE_OPEN(card->grade);

	if (how == IMPORT_NEW && !grade_opens(c, card->grade) &&
	    card->grade != SR_GRADE_O && card->grade != SR_GRADE_D)
		return fail(c, SR_E_INVALID, "card", "grade",
		    N_("A card cannot be opened in grade {0}."), 1,
		    SR_TXT(sr_enum_code(&sr_choice_grade, card->grade)));
	if (open != (card->closed == 0))
		return fail(c, SR_E_INVALID, "card", "closed",
		    N_("Grade {0} and the day of closing do not fit: an open "
		       "card has none, a closed one has one."),
		    1, SR_TXT(sr_enum_code(&sr_choice_grade, card->grade)));
	if (card->opened > c->today || card->closed > c->today)
		return fail(c, SR_E_INVALID, "card", "opened",
		    N_("{0} lies in the future. Cards are opened and closed "
		       "today ({1}) or earlier."),
		    2,
		    SR_DAYARG(
			card->opened > c->today ? card->opened : card->closed),
		    SR_DAYARG(c->today));
	if (card->closed != 0 && card->closed < card->opened)
		return fail(c, SR_E_INVALID, "card", "closed",
		    N_("Closed on {0}, before it was opened on {1}."), 2,
		    SR_DAYARG(card->closed), SR_DAYARG(card->opened));
	return SR_OK;
}

/* It is in the figures of the day it was opened, and of that it was closed. */
static int
card_days(struct ctx *c, struct importing *im, const struct sr_card *card)
{
	int rc = import_day(c, im, "card", "opened", card->opened);

	if (rc == SR_OK && card->closed != card->opened)
		rc = import_day(c, im, "card", "closed", card->closed);
	return rc;
}

/* What the log says: no contact of the future, reached ones are attempts. */
static int
card_log(struct ctx *c, struct sr_card *card)
{
	if (card->log_day < card->last_day)
		card->log_day = card->last_day;
	if (card->log_day > c->today)
		return fail(c, SR_E_INVALID, "card", "last_day",
		    N_("{0} lies in the future: a contact is logged when it "
		       "was made."),
		    1, SR_DAYARG(card->log_day));
	return SR_OK;
}

/* The next date: the file's own, else the grade's; is it beyond the cap? */
static int
card_next(struct ctx *c, struct sr_card *card)
{
	struct plan_ask ask = { .record = "card",
		.field = "next_day",
		.grade = card->grade,
		.from = card->opened,
		.cap_from = card->opened,
		.late = true };
	struct sr_plan plan;
	int rc;

	if (card->closed != 0) {
		card->next_day = 0;
		return SR_OK;
	}
	if (card->log_day > ask.from)
		ask.from = ask.cap_from = card->log_day;
	rc = plan_make(c, &ask, &plan);
	if (rc < 0)
		return rc;
	if (card->next_day == 0)
		card->next_day = plan.day;
	card->beyond_cap =
	    plan.cap_days > 0 && card->next_day > ask.cap_from + plan.cap_days;
	return SR_OK;
}

static int
card_has_other(struct ctx *c, const char *code, sr_id owner)
{
	return fail(c, SR_E_EXISTS, "card", "phone",
	    N_("This number has card {0} of {1} already."), 2, SR_TXT(code),
	    SR_TXT(owner != 0 ? staff_name(c, owner) : "-"));
}

/* A number has one open card, unless the file says why it has a second. */
static int
card_second(struct ctx *c, struct importing *im, const struct sr_card *card)
{
	struct sr_card other;
	int64_t id = 0;
	int rc;

	if (card->closed != 0 || *card->second_why != '\0' ||
	    *card->phone == '\0')
		return SR_OK;
	if (im->batch.dry && import_seen(im, card->phone))
		return card_has_other(c, "?", 0);
	rc = sql_integer(c->st, &batch_sql[BATCH_OPEN_CARD],
	    SQL_ARGS(SQL_T("phone", card->phone)), &id);
	if (rc < 0 || id == 0)
		return rc;
	rc = card_get(c, id, &other);
	return rc < 0 ? rc : card_has_other(c, other.code, other.owner);
}

static int
card_mandatory(struct ctx *c, const struct sr_card *card, enum import_how how)
{
	if (*card->phone == '\0' && how == IMPORT_NEW)
		return fail(c, SR_E_INVALID, "card", "phone",
		    N_("A card needs the customer's phone number."), 0);
	if (*card->name == '\0' && *card->phone == '\0')
		return fail(c, SR_E_INVALID, "card", "name",
		    N_("A card needs a name: at least what the customer is "
		       "called, like 王先生."),
		    0);
	if (card->owner == 0)
		return fail(c, SR_E_INVALID, "card", "owner",
		    N_("Whose card is it? The salesperson is missing."), 0);
	return SR_OK;
}

static int
card_code_free(struct ctx *c, const struct sr_card *card)
{
	int64_t other = 0;
	int rc;

	if (*card->code == '\0')
		return SR_OK;
	rc = sql_integer(c->st, &batch_sql[BATCH_CARD_CODE],
	    SQL_ARGS(SQL_T("code", card->code)), &other);
	if (rc == SR_OK && other != 0)
		return fail(c, SR_E_EXISTS, "card", "code",
		    N_("Another card is called {0} here."), 1,
		    SR_TXT(card->code));
	return rc;
}

static int
card_judge(struct ctx *c, struct importing *im, struct sr_card *card,
    enum import_how how)
{
	int rc = card_mandatory(c, card, how);

	if (rc == SR_OK)
		rc = card_state(c, card, how);
	if (rc == SR_OK)
		rc = card_log(c, card);
	if (rc == SR_OK)
		rc = card_rules(c, card);
	if (rc == SR_OK)
		rc = card_next(c, card);
	if (rc == SR_OK)
		rc = card_code_free(c, card);
	if (rc == SR_OK)
		rc = card_days(c, im, card);
	return rc == SR_OK ? card_second(c, im, card) : rc;
}

/* ---- what is written ---- */

/* "A-26-0123": the year's series goes on behind it. */
static int
code_keep(struct ctx *c, const struct sr_card *card)
{
	int year, month, mday;
	char *end;
	long n, yy;

	if (strncmp(card->code, "A-", 2) != 0)
		return SR_OK;
	yy = strtol(card->code + 2, &end, 10);
	if (*end != '-' || yy < 0 || yy > 99)
		return SR_OK;
	n = strtol(end + 1, &end, 10);
	if (*end != '\0' || n <= 0)
		return SR_OK;
	day_split(card->opened, &year, &month, &mday);
	return serial_past(c->st,
	    arena_printf(c->mem, "card code %d", year / 100 * 100 + (int)yy),
	    n);
}

static int
contact_write(struct ctx *c, struct importing *im, struct sr_contact *row)
{
	int rc;

	row->staff = row->staff != 0 ? row->staff : c->me;
	row->batch = im->batch.id;
	rc = record_insert(c->st, &sr_rec_contact, row, c->now);
	c->changed |= UINT64_C(1) << SR_NOUN_CONTACT;
	return rc;
}

static int
contact_done(struct ctx *c, struct importing *im, const struct sr_card *card,
    sr_day day, int32_t reached)
{
	struct sr_contact row;

	if (day == 0)
		return SR_OK;
	sr_record_clear(&sr_rec_contact, &row);
	row.card = card->id;
	row.staff = card->owner;
	row.state = SR_DONE;
	row.day = day;
	row.reached = reached;
	return contact_write(c, im, &row);
}

static int
contact_next(struct ctx *c, struct importing *im, const struct sr_card *card)
{
	struct sr_contact row;

	if (card->next_day == 0)
		return SR_OK;
	sr_record_clear(&sr_rec_contact, &row);
	row.card = card->id;
	row.staff = card->owner;
	row.state = SR_PLANNED;
	row.kind = card->next_kind != 0 ? card->next_kind : SR_BY_PHONE;
	row.theme = card->next_theme;
	row.plan_day = card->next_day;
	row.plan_minute = card->next_minute;
	/* Nobody here could do it in time. */
	row.missed = row.plan_day < c->today ? c->today : 0;
	return contact_write(c, im, &row);
}

/*
 * Of a closed card the file says when it became what it is, and not what it
 * was before.
 */
static int
grade_write(struct ctx *c, const struct sr_card *card)
{
	struct sr_move row;

	sr_record_clear(&sr_rec_move, &row);
	row.card = card->id;
	row.day = card->closed != 0 ? card->closed : card->opened;
	row.after = card->grade;
	row.staff = c->me;
	return save_end(c, &sr_rec_move, &row, SR_NOUN_MOVE);
}

/*
 * Links of the file to rows that are not here are dropped; *AWAITED is the
 * register line that may still come.
 */
static int
card_ties(struct ctx *c, struct importing *im, struct sr_card *card,
    enum import_how how, sr_id *awaited)
{
	struct sr_person p;
	struct sr_visit v;
	int rc = SR_E_NONE;

	*awaited = 0;
	if (how == IMPORT_NEW)
		card->person = card->visit = 0;
	if (card->visit != 0 && record_get(c->st, &sr_rec_visit, card->visit,
				    &v, c->mem) == SR_E_NONE) {
		*awaited = card->visit;
		card->visit = 0;
	}
	if (card->person != 0)
		rc = sql_one(c->st, &card_sql[CARD_PERSON],
		    SQL_ARGS(SQL_R("id", card->person)), &sr_rec_person, &p,
		    c->mem);
	if (rc == SR_E_NONE ||
	    (rc == SR_OK && strcmp(p.phone, card->phone) != 0)) {
		sr_error_clear(c->err);
		rc = import_person_for(
		    c, im, card->name, card->phone, card->sex, &card->person);
		if (rc == SR_OK)
			rc = row_get(c, &sr_rec_person, card->person, &p);
	}
	if (rc == SR_OK)
		card->name_key = *p.pinyin != '\0' ? p.pinyin : p.name;
	return rc;
}

static int
card_write(struct ctx *c, struct importing *im, struct sr_card *card,
    enum import_how how)
{
	sr_id awaited;
	int rc = card_ties(c, im, card, how, &awaited);

	if (rc == SR_OK)
		rc = *card->code == '\0' ? card_code(c, card)
					 : code_keep(c, card);
	if (rc == SR_OK)
		rc = import_write(c, im, &sr_rec_card, card, SR_NOUN_CARD, how);
	if (rc == SR_OK && awaited != 0)
		rc = sql_run(c->st, &batch_sql[BATCH_CARD_AWAITS],
		    SQL_ARGS(SQL_R("card", card->id), SQL_R("visit", awaited)));
	if (rc >= 0)
		rc = grade_write(c, card);
	if (rc == SR_OK)
		rc = contact_done(c, im, card, card->last_day, SR_REACHED);
	if (rc == SR_OK && card->log_day > card->last_day)
		rc = contact_done(c, im, card, card->log_day, SR_UNREACHED);
	if (rc == SR_OK)
		rc = contact_next(c, im, card);
	if (rc < 0)
		return rc;
	rc = import_day_changed(
	    c, im, card->opened, SR_NOUN_CARD, card->id, card_title(c, card));
	if (rc == SR_OK && card->closed != 0 && card->closed != card->opened)
		rc = import_day_changed(c, im, card->closed, SR_NOUN_CARD,
		    card->id, card_title(c, card));
	return rc;
}

/* ---- known cards ---- */

/* Fields that have an operation of their own: an import leaves them. */
static const struct sr_field *
card_moved(const struct sr_card *card, const struct sr_card *old)
{
	for (size_t i = 4; i < sr_rec_card.nfields; i++) {
		const struct sr_field *f = &sr_rec_card.fields[i];
		if (sr_field_exported(f) &&
		    (f->flags & (SR_KEPT | SR_DERIVED | SR_FIXED)) != 0 &&
		    !sr_field_same(f, card, old))
			return f;
	}
	return NULL;
}

static int
card_update(struct ctx *c, struct importing *im, struct sr_card *card,
    struct sr_card *old)
{
	const struct sr_field *moved;
	int rc = card_get(c, old->id, old);

	if (rc < 0 || import_same(&sr_rec_card, card, old))
		return rc;
	if (strcmp(card->code, old->code) != 0)
		return fail(c, SR_E_EXISTS, "card", "id",
		    N_("Another card ({0}) has this id here: leave the id "
		       "empty to import it as a new one."),
		    1, SR_TXT(old->code));
	moved = card_moved(card, old);
	if (moved != NULL)
		return fail(c, SR_E_INVALID, "card", moved->col,
		    N_("{0} of card {1} is not changed by an import: change "
		       "it in the program."),
		    2, SR_LABEL(moved->label), SR_TXT(old->code));
	rc = card_rules(c, card);
	if (rc == SR_OK)
		rc = import_day(c, im, "card", "opened", card->opened);
	if (rc < 0 || im->batch.dry)
		return rc;
	card->beyond_cap = old->beyond_cap;
	card->name_key = old->name_key;
	card->batch = old->batch;
	rc = import_write(
	    c, im, &sr_rec_card, card, SR_NOUN_CARD, IMPORT_UPDATE);
	if (rc < 0)
		return rc;
	return import_day_changed(
	    c, im, card->opened, SR_NOUN_CARD, card->id, card_title(c, old));
}

static int
card_take(struct ctx *c, struct importing *im, const void *row)
{
	struct sr_card card = *(const struct sr_card *)row, old;
	enum import_how how;
	int rc = import_begin(c, &sr_rec_card, &card, &old, &how);

	if (rc < 0)
		return rc;
	if (how == IMPORT_UPDATE)
		return card_update(c, im, &card, &old);
	if (card.opened == 0)
		card.opened = c->today;
	if (card.grade == 0)
		card.grade = SR_GRADE_N;
	if (how == IMPORT_NEW)
		card.code = card.second_why = "";
	rc = card_judge(c, im, &card, how);
	if (rc < 0 || im->batch.dry)
		return rc;
	return card_write(c, im, &card, how);
}

int
op_import_prospects(struct ctx *c, const void *arg, void *res)
{
	return import_rows(c, arg, &sr_rec_card, card_take, res);
}
