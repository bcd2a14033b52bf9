/*
 * Handing cards over: one, or of a salesperson who leaves all open ones and
 * those whose customers are to be asked again.
 */
#include <showroom/ftype.h>

#include "domain/alert.h"
#include "domain/appointment.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/drive.h"
#include "domain/loss.h"
#include "store/audit.h"
#include "store/card.h"
#include "store/contact.h"
#include "store/owner.h"
#include "base/banned.h"

int
card_hand(struct ctx *c, struct sr_card *card, sr_id to, const char *reason,
    int32_t kind)
{
	struct sr_handover row;
	struct sr_contact next;
	int rc = audit_touch(c->st, &sr_rec_card, card->id);

	/* Statements of their own change both. */
	if (rc == SR_OK && card->closed == 0)
		rc = next_get(c, card->id, &next);
	if (rc == SR_OK && card->closed == 0)
		rc = audit_touch(c->st, &sr_rec_contact, next.id);
	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_handover, &row);
	row.card = card->id;
	row.from_staff = card->owner;
	row.to_staff = to;
	row.reason = reason;
	row.staff = c->me;
	row.day = c->today;
	row.minute = c->minute;
	row.kind = kind;
	rc = save_end(c, &sr_rec_handover, &row, SR_NOUN_HANDOVER);
	if (rc == SR_OK)
		rc = sql_run(c->st, &card_sql[CARD_HAND_OVER],
		    SQL_ARGS(SQL_R("owner", to), SQL_R("now", c->now),
			SQL_R("card", card->id)));
	if (rc >= 0)
		rc = sql_run(c->st, &contact_sql[CONTACT_HAND_OVER],
		    SQL_ARGS(SQL_R("staff", to), SQL_D("today", c->today),
			SQL_R("now", c->now), SQL_R("card", card->id)));
	if (rc < 0)
		return rc;
	c->changed |= UINT64_C(1) << SR_NOUN_CARD | UINT64_C(1)
							<< SR_NOUN_CONTACT;
	rc = alert_add(c, to, SR_ALERT_HANDED, card->id, 0, reason);
	if (rc == SR_OK)
		rc = alert_add(
		    c, card->owner, SR_ALERT_HANDED, card->id, 0, reason);
	if (rc < 0)
		return rc;
	rc = appointment_handed(c, card->id, to);
	if (rc == SR_OK)
		rc = loss_handed(c, card->id, to);
	if (rc == SR_OK)
		rc = drives_handed(c, card->id, 0, to);
	if (rc < 0)
		return rc;
	card->owner = to;
	return day_changed(
	    c, c->today, SR_NOUN_HANDOVER, row.id, card_title(c, card));
}

static int
hand_check(struct ctx *c, const struct sr_handover *in)
{
	int rc;

	if (in->to_staff == in->from_staff)
		return fail(c, SR_E_INVALID, "handover", "to_staff",
		    N_("{0} has the card already: choose somebody else."), 1,
		    SR_TXT(staff_name(c, in->to_staff)));
	/* Nobody approves his own. */
	if (in->to_staff == c->me)
		return fail(c, SR_E_DENIED, "handover", "to_staff",
		    N_("You cannot hand cards over to yourself: another "
		       "supervisor does that."),
		    0);
	rc = staff_sells(c, in->to_staff, "handover", "to_staff");
	return rc < 0 ? rc : day_open(c, c->today);
}

static int
hand_one(struct ctx *c, const struct sr_handover *in, struct sr_count *count)
{
	struct sr_card card;
	int rc = card_edit_open(c, in->card, &card);

	if (rc < 0)
		return rc;
	if (in->from_staff != card.owner)
		return fail(c, SR_E_STALE, "handover", "from_staff",
		    N_("Card {0} belongs to {1} by now."), 2, SR_TXT(card.code),
		    SR_TXT(staff_name(c, card.owner)));
	count->n = 1;
	return card_hand(c, &card, in->to_staff, in->reason,
	    in->kind == SR_TAKEOVER ? SR_TAKEOVER : SR_HANDED);
}

/*
 * What came from somebody today, all of it and perhaps by way of others, does
 * not go back with everything else: single cards may.
 */
static int
hand_circle(struct ctx *c, const struct sr_handover *in)
{
	int64_t circle = 0;
	int rc = sql_integer(c->st, &pool_sql[POOL_CIRCLE],
	    SQL_ARGS(SQL_R("from", in->from_staff), SQL_R("to", in->to_staff),
		SQL_D("day", c->today)),
	    &circle);

	if (rc < 0 || circle == 0)
		return rc;
	return fail(c, SR_E_INVALID, "handover", "to_staff",
	    N_("All cards of {0} came to {1} today: back they would go in a "
	       "circle. Nothing was handed over; single cards can be."),
	    2, SR_TXT(staff_name(c, in->to_staff)),
	    SR_TXT(staff_name(c, in->from_staff)));
}

static int
hand_all(struct ctx *c, const struct sr_handover *in, struct sr_count *count)
{
	struct sr_rows rows;
	struct sr_card card;
	int rc = hand_circle(c, in);

	if (rc < 0)
		return rc;
	rc = sql_rows(c->st, &card_sql[CARD_OF_STAFF],
	    SQL_ARGS(SQL_R("owner", in->from_staff)), &sr_rec_card, &rows,
	    c->mem);

	if (rc == SR_OK)
		rc = drives_handed(c, 0, in->from_staff, in->to_staff);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		rc = card_get(c, SR_ROW(struct sr_card, &rows, i)->id, &card);
		if (rc == SR_OK)
			rc = card_hand(c, &card, in->to_staff, in->reason,
			    SR_HANDED_LEAVER);
		count->n++;
	}
	return rc;
}

int
op_card_handover(struct ctx *c, const void *arg, void *res)
{
	struct sr_handover in = *(const struct sr_handover *)arg;
	struct sr_card card;
	int rc;

	/* One card says itself whose it is. */
	if (in.card != 0 && in.from_staff == 0) {
		rc = card_get(c, in.card, &card);
		if (rc < 0)
			return rc;
		in.from_staff = card.owner;
		/* One of many, and his already: nothing to do. */
		if (in.to_staff == card.owner) {
			((struct sr_count *)res)->n = 0;
			return SR_OK;
		}
	}
	rc = sr_check_required(&sr_rec_handover, &in, c->err);
	if (rc == SR_OK)
		rc = hand_check(c, &in);
	if (rc < 0)
		return rc;
	return in.card != 0 ? hand_one(c, &in, res) : hand_all(c, &in, res);
}
