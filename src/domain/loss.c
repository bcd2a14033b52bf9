/*
 * What an application for a loss or a freeze must say, and what follows it:
 * the days on which the customer is asked once more.
 */
#include "domain/loss.h"

#include <stdlib.h>
#include <string.h>

#include <showroom/loss.h>

#include "base/day.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "store/loss.h"
#include "base/banned.h"

enum { FREEZE_MOST = 731 /* days */ };

static int
missing(struct ctx *c, const char *field, const char *message)
{
	return fail(c, SR_E_INVALID, "request", field, message, 0);
}

/* Most reasons say by what it was lost; the others may be told. */
static int
loss_type(struct ctx *c, struct sr_request *r, const struct sr_list_row *reason)
{
	int32_t type = sr_enum_value(&sr_choice_lost_type, reason->extra);

	if (r->lost_type != 0 && type != 0 && r->lost_type != type)
		return missing(c, "lost_type",
		    N_("The reason says otherwise: choose another reason, or "
		       "leave this empty."));
	if (type != 0)
		r->lost_type = type;
	return SR_OK;
}

static int
loss_rival(struct ctx *c, struct sr_request *r)
{
	if (r->rival != 0 && r->lost_to == 0)
		r->lost_to = SR_LOST_BRAND;
	if (r->rival != 0 && r->lost_to != SR_LOST_BRAND)
		return missing(c, "rival",
		    N_("Not lost to another brand: leave the rival empty."));
	if (r->rival == 0 &&
	    (r->lost_to == SR_LOST_BRAND ||
		(r->lost_to == 0 && r->lost_type == SR_LOST_PRODUCT)))
		return missing(
		    c, "rival", N_("Lost to another product: to which one?"));
	return SR_OK;
}

int
loss_ask(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	struct sr_list_row reason;
	int rc = SR_OK;

	(void)card;
	if (r->reason == 0)
		rc = missing(c, "reason",
		    N_("Why is the customer lost? Choose a reason."));
	if (rc == SR_OK)
		rc = row_get(c, &sr_rec_list_row, r->reason, &reason);
	if (rc < 0)
		return rc;
	if (strcmp(reason.list, sr_list_lost.name) != 0)
		return missing(
		    c, "reason", N_("Choose one of the reasons of loss."));
	rc = loss_type(c, r, &reason);
	if (rc == SR_OK)
		rc = loss_rival(c, r);
	if (rc < 0)
		return rc;
	if (r->stage == 0)
		r->stage = card->stage;
	if (r->stage == 0)
		return missing(c, "stage",
		    N_("How far had it come? Choose the stage at which the "
		       "customer was lost."));
	if (r->again != 0 && r->again <= c->today)
		return missing(
		    c, "again", N_("Ask again when? Give a coming day."));
	return SR_OK;
}

int
freeze_ask(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	(void)card;
	if (r->until <= c->today)
		return missing(
		    c, "until", N_("Frozen until when? Give a coming day."));
	if (r->until > c->today + FREEZE_MOST)
		return missing(c, "until",
		    N_("Frozen for two years at most: give an earlier day, or "
		       "close the card as lost."));
	return SR_OK;
}

/* ---- asked once more ---- */

static int
again_add(struct ctx *c, const struct sr_request *r, sr_day day, int months)
{
	struct sr_recontact row;
	struct sr_card card;
	int rc = row_get(c, &sr_rec_card, r->card, &card);

	if (rc < 0)
		return rc;
	for (sr_day end = day + 366; day < end && rule_closed(c, day); day++)
		;
	sr_record_clear(&sr_rec_recontact, &row);
	row.card = r->card;
	row.staff = card.owner;
	row.day = day;
	row.months = months;
	row.state = SR_AGAIN_PLANNED;
	return save_end(c, &sr_rec_recontact, &row, SR_NOUN_LOSS);
}

int
loss_follow(struct ctx *c, const struct sr_request *r)
{
	const char *p = rule_text(c, "recontact_months");
	int rc = loss_unfollow(c, r->card);

	if (rc == SR_OK && r->kind == SR_REQ_FROZEN)
		return again_add(c, r, r->until, 0);
	if (rc < 0 || r->kind != SR_REQ_LOST)
		return rc;
	if (r->again > c->today)
		return again_add(c, r, r->again, 0);
	while (rc == SR_OK && *p != '\0') {
		char *end;
		int months = (int)strtol(p, &end, 10);
		if (end == p)
			break;
		rc = again_add(c, r, day_add_months(c->today, months), months);
		p = end + (*end == ',');
	}
	return rc;
}

/* What is planned for CARD is STAFF's from now on; nobody's (0): dropped. */
static int
again_give(struct ctx *c, sr_id card, sr_id staff)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &loss_sql[AGAIN_PLANNED],
	    SQL_ARGS(SQL_R("card", card)), &sr_rec_recontact, &rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_recontact *row =
		    SR_ROW(struct sr_recontact, &rows, i);
		if (staff != 0)
			row->staff = staff;
		else
			row->state = SR_AGAIN_DROPPED;
		rc = save_end(c, &sr_rec_recontact, row, SR_NOUN_LOSS);
	}
	return rc;
}

int
loss_unfollow(struct ctx *c, sr_id card)
{
	return again_give(c, card, 0);
}

int
loss_handed(struct ctx *c, sr_id card, sr_id to)
{
	return again_give(c, card, to);
}

/* ---- lists ---- */

/* A salesperson sees what was his. */
static struct sr_find
own_find(struct ctx *c, const struct sr_find *in)
{
	struct sr_find find = *in;

	find.staff = own_rows(c, &find);
	find.own = false;
	return find;
}

int
op_loss_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = own_find(c, arg);

	return list_find(c->st, &loss_list, &find, res, c->mem);
}

int
op_recontact_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = own_find(c, arg);

	return list_find(c->st, &recontact_list, &find, res, c->mem);
}

/* Planned for a day, or done: then with what came out. */
static int
again_check(struct ctx *c, const struct sr_recontact *row)
{
	const struct sr_holiday *holiday = rule_holiday(c, row->day);

	if (row->state != SR_AGAIN_PLANNED)
		return fail(c, SR_E_STALE, "recontact", "state",
		    N_("This was done or dropped already."), 0);
	if (row->reached == 0 && row->day < c->today)
		return fail(c, SR_E_INVALID, "recontact", "day",
		    N_("Ask again when? Give a coming day."), 0);
	if (row->reached == 0 && rule_closed(c, row->day))
		return fail(c, SR_E_INVALID, "recontact", "day",
		    N_("The house is closed on {0} ({1}): agree on another "
		       "day."),
		    2, SR_DAYARG(row->day),
		    SR_TXT(holiday != NULL ? holiday->name_zh : ""));
	if (row->reached != 0 && *row->text == '\0')
		return fail(c, SR_E_INVALID, "recontact", "text",
		    N_("What was said? A few words."), 0);
	return SR_OK;
}

int
op_recontact_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_recontact *in = arg;
	struct sr_recontact *row = res, old;
	struct sr_card card;
	int rc;

	if (in->id == 0)
		return fail(c, SR_E_INVALID, "recontact", "",
		    N_("A contact after a loss is planned by the loss."), 0);
	rc = save_begin(c, &sr_rec_recontact, arg, row, &old);
	if (rc == SR_OK)
		rc = card_edit(c, row->card, &card);
	if (rc == SR_OK)
		rc = again_check(c, row);
	if (rc < 0)
		return rc;
	if (row->reached != 0) {
		row->state = SR_AGAIN_DONE;
		row->done = c->today;
	}
	return save_end(c, &sr_rec_recontact, row, SR_NOUN_LOSS);
}

int
loss_unanalysed(struct ctx *c, sr_day month_end, int64_t *n)
{
	return sql_integer(c->st, &loss_sql[LOSS_UNANALYSED],
	    SQL_ARGS(SQL_D("from", day_month_start(month_end)),
		SQL_D("to", month_end)),
	    n);
}
