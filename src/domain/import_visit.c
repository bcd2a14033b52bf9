/* Register lines that come with a file: judged as those that are typed. */
#include <string.h>

#include "domain/appointment.h"
#include "domain/bodies.h"
#include "domain/import.h"
#include "domain/search.h"
#include "domain/visit.h"
#include "store/card.h"
#include "store/import.h"
#include "base/banned.h"

/* Is NUMBER one of PERSON's?  None at all is everybody's. */
static int
number_his(struct ctx *c, sr_id person, const char *number, int64_t *his)
{
	*his = 1;
	return number[0] == '\0' ? SR_OK
				 : sql_integer(c->st, &card_sql[CARD_HAS_PHONE],
				       SQL_ARGS(SQL_R("person", person),
					   SQL_T("number", number)),
				       his);
}

/*
 * A file's own links count where they hold: the person is there and has the
 * number, the card is that person's or, in a family, of the same number.
 */
static int
links_hold(struct ctx *c, const struct sr_visit *v, bool *person, bool *card)
{
	struct sr_person p;
	struct sr_card k;
	int64_t his = 0;
	int rc;

	*person = *card = false;
	if (v->person == 0)
		return SR_OK;
	rc = record_get(c->st, &sr_rec_person, v->person, &p, c->mem);
	if (rc == SR_OK)
		rc = number_his(c, v->person, v->phone, &his);
	if (rc == SR_E_NONE)
		return SR_OK;
	*person = rc == SR_OK && his != 0;
	if (rc < 0 || !*person || v->card == 0)
		return rc;
	rc = record_get(c->st, &sr_rec_card, v->card, &k, c->mem);
	if (rc < 0)
		return rc == SR_E_NONE ? SR_OK : rc;
	rc = number_his(c, k.person, v->phone, &his);
	*card = rc == SR_OK && his != 0 &&
		(v->phone[0] != '\0' || k.person == v->person);
	return rc;
}

static int
visit_tie(struct ctx *c, struct importing *im, struct sr_visit *v)
{
	const struct sr_visit said = *v;
	bool person, card;
	int rc = links_hold(c, &said, &person, &card);

	sr_error_clear(c->err);
	v->person = v->card = 0;
	if (rc == SR_OK && v->phone[0] != '\0' && !person)
		rc = import_person_for(
		    c, im, v->name, v->phone, v->sex, &v->person);
	if (rc < 0 || !person)
		return rc < 0 ? rc : visit_card(c, v);
	v->person = said.person;
	v->card = card ? said.card : 0;
	if (v->plate[0] != '\0')
		person_changed(c, v->person);
	return SR_OK;
}

/* What only the program sets comes along in its own exports alone. */
static void
visit_kept(struct sr_visit *v, const struct sr_visit *old, enum import_how how)
{
	v->missing = "";
	if (how == IMPORT_NEW) {
		v->person = v->card = 0;
		v->voided = false;
		v->void_reason = v->other_why = "";
		v->standin = 0;
		v->share = 0;
	} else if (how == IMPORT_UPDATE) {
		v->voided = old->voided;
		v->void_reason = old->void_reason;
		v->standin = old->standin;
		v->share = old->share;
		v->other_why = old->other_why;
		v->batch = old->batch;
	}
}

/* An id that means another line here: nothing of the two agrees. */
static int
visit_other(struct ctx *c, const struct sr_visit *v, const struct sr_visit *old)
{
	if (old->id == 0 || v->day == old->day ||
	    (v->phone[0] != '\0' && strcmp(v->phone, old->phone) == 0) ||
	    (v->name[0] != '\0' && strcmp(v->name, old->name) == 0))
		return SR_OK;
	return fail(c, SR_E_EXISTS, "visit", "id",
	    N_("Another line has this id here: leave the id empty to import "
	       "it as a new one."),
	    0);
}

/* Cards that were opened from this line may have come before it. */
static int
visit_awaited(struct ctx *c, const struct sr_visit *v, enum import_how how)
{
	int rc;

	if (how != IMPORT_KEPT)
		return SR_OK;
	rc = sql_run(
	    c->st, &batch_sql[BATCH_CARD_TIE], SQL_ARGS(SQL_R("visit", v->id)));
	if (rc > 0)
		rc = sql_run(c->st, &batch_sql[BATCH_CARD_TIED],
		    SQL_ARGS(SQL_R("visit", v->id)));
	return rc < 0 ? rc : SR_OK;
}

static int
visit_take(struct ctx *c, struct importing *im, const void *row)
{
	struct sr_visit v = *(const struct sr_visit *)row, old;
	enum import_how how;
	int rc = import_begin(c, &sr_rec_visit, &v, &old, &how);

	if (rc == SR_OK)
		rc = visit_other(c, &v, &old);
	if (rc < 0)
		return rc;
	if (how == IMPORT_UPDATE && import_same(&sr_rec_visit, &v, &old))
		return SR_OK;
	visit_kept(&v, &old, how);
	if (old.voided)
		return fail(c, SR_E_INVALID, "visit", "",
		    N_("This line is void and stays as it is."), 0);
	rc = visit_check(c, &v);
	if (rc == SR_OK)
		rc = import_day(c, im, "visit", "day", v.day);
	if (rc == SR_OK)
		rc = import_day(c, im, "visit", "day", old.day);
	if (rc < 0 || im->batch.dry)
		return rc;
	rc = visit_tie(c, im, &v);
	if (rc < 0)
		return rc;
	if (!v.voided)
		visit_missing(c, &v);
	rc = import_write(c, im, &sr_rec_visit, &v, SR_NOUN_VISIT, how);
	if (rc == SR_OK)
		rc = visit_awaited(c, &v, how);
	if (rc == SR_OK)
		rc = appointment_shown(c, &v);
	if (rc == SR_OK)
		rc = import_day_changed(
		    c, im, v.day, SR_NOUN_VISIT, v.id, N_("Line imported"));
	if (rc == SR_OK && old.day != 0 && old.day != v.day)
		rc = import_day_changed(c, im, old.day, SR_NOUN_VISIT, v.id,
		    N_("Line moved to another day"));
	return rc;
}

int
op_import_visits(struct ctx *c, const void *arg, void *res)
{
	return import_rows(c, arg, &sr_rec_visit, visit_take, res);
}
