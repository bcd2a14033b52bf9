/*
 * Applications: closing, reopening or handing over a card is asked for by
 * its owner or a lead and decided by another lead.
 */
#include <showroom/ftype.h>

#include "domain/alert.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/drive.h"
#include "domain/grade.h"
#include "domain/loss.h"
#include "domain/rules.h"
#include "store/request.h"
#include "base/banned.h"

/* What an agreed application makes of the card; 0: it does not close it. */
static const int32_t closes[] = {
	[SR_REQ_LOST] = SR_GRADE_F1,
	[SR_REQ_FROZEN] = SR_GRADE_F2,
	[SR_REQ_DUPLICATE] = SR_GRADE_U,
	[SR_REQ_VOID] = SR_GRADE_X,
	[SR_REQ_REOPEN] = 0,
	[SR_REQ_HANDOVER] = 0,
	[SR_REQ_GRADE] = 0,
	[SR_REQ_CANCEL] = SR_GRADE_T,
};

/* ---- asking ---- */

static int
ask_missing(struct ctx *c, const char *field, const char *message)
{
	return fail(c, SR_E_INVALID, "request", field, message, 0);
}

static int
ask_duplicate(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	struct sr_card other;

	if (r->other == 0 || r->other == card->id)
		return ask_missing(
		    c, "other", N_("Which other card is it a duplicate of?"));
	return row_get(c, &sr_rec_card, r->other, &other);
}

static int
ask_void(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	(void)c;
	(void)r;
	(void)card;
	return SR_OK;
}

/* One open card for a number, reopened ones too. */
static int
reopen_alone(struct ctx *c, const struct sr_card *card)
{
	struct sr_card other;
	int rc = card_other(c, card->person, card->id, &other);

	if (rc < 0 || other.id == 0)
		return rc;
	return fail(c, SR_E_EXISTS, "request", "card",
	    N_("This number has card {0} of {1} by now."), 2,
	    SR_TXT(other.code), SR_TXT(staff_name(c, other.owner)));
}

static int
ask_reopen(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	const struct sr_grade_rule *rule = rule_grade(c, r->grade, c->today);

	if (!SR_GRADE_OPEN(r->grade) || rule == NULL || !rule->chosen)
		return ask_missing(c, "grade",
		    N_("In which grade shall the card be reopened?"));
	return reopen_alone(c, card);
}

static int
ask_handover(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	if (r->to_staff == 0)
		return ask_missing(
		    c, "to_staff", N_("Who shall have the card?"));
	if (r->to_staff == card->owner)
		return fail(c, SR_E_INVALID, "request", "to_staff",
		    N_("{0} has the card already: choose somebody else."), 1,
		    SR_TXT(staff_name(c, card->owner)));
	return staff_sells(c, r->to_staff, "request", "to_staff");
}

static int
ask_cancel(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	(void)r;
	if (card->grade == SR_GRADE_O)
		return SR_OK;
	return fail(c, SR_E_INVALID, "request", "card",
	    N_("Card {0} has no order to cancel."), 1, SR_TXT(card->code));
}

/* May fill what the application leaves open. */
typedef int ask_fn(
    struct ctx *c, struct sr_request *r, const struct sr_card *card);
static ask_fn *const asks[] = {
	[SR_REQ_LOST] = loss_ask,
	[SR_REQ_FROZEN] = freeze_ask,
	[SR_REQ_DUPLICATE] = ask_duplicate,
	[SR_REQ_VOID] = ask_void,
	[SR_REQ_REOPEN] = ask_reopen,
	[SR_REQ_HANDOVER] = ask_handover,
	[SR_REQ_GRADE] = grade_asked,
	[SR_REQ_CANCEL] = ask_cancel,
};

/*
 * Only a closed card is reopened, everything else is for an open one; one
 * that is out of control may still be lost or frozen.  One that is ordered
 * changes hands or its order is cancelled.
 */
static int
ask_card(struct ctx *c, const struct sr_request *r, struct sr_card *card)
{
	int rc = card_edit(c, r->card, card);

	if (rc == SR_OK && card->grade == SR_GRADE_L &&
	    (r->kind == SR_REQ_LOST || r->kind == SR_REQ_FROZEN))
		return SR_OK;
	if (rc == SR_OK && r->kind != SR_REQ_REOPEN) {
		rc = card_edit_open(c, r->card, card);
		if (rc < 0 || r->kind == SR_REQ_HANDOVER ||
		    r->kind == SR_REQ_CANCEL)
			return rc;
		return card_unordered(c, card, "request", "card");
	}
	if (rc == SR_OK && card->closed == 0)
		return fail(c, SR_E_INVALID, "request", "kind",
		    N_("Card {0} is open."), 1, SR_TXT(card->code));
	return rc;
}

/* One pending application a card; its applicant may change it. */
static int
ask_single(struct ctx *c, const struct sr_request *r)
{
	struct sr_request other;
	int64_t pending;
	int rc;

	if (r->id != 0 && r->state != SR_PENDING)
		return fail(c, SR_E_INVALID, "request", "state",
		    N_("This application is decided already."), 0);
	if (r->id != 0 && r->staff != c->me)
		return fail(c, SR_E_DENIED, "request", "staff",
		    N_("Only {0}, who applied, may change this."), 1,
		    SR_TXT(staff_name(c, r->staff)));
	rc = sql_integer(c->st, &request_sql[REQUEST_PENDING],
	    SQL_ARGS(SQL_R("card", r->card)), &pending);
	if (rc < 0 || pending == 0 || pending == r->id)
		return rc;
	rc = row_get(c, &sr_rec_request, pending, &other);
	return rc < 0 ? rc
		      : fail(c, SR_E_EXISTS, "request", "card",
			    N_("This card has an application of {0} that "
			       "waits for a decision."),
			    1, SR_TXT(staff_name(c, other.staff)));
}

int
op_request_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_request *r = res, old;
	struct sr_card card;
	int rc = save_begin(c, &sr_rec_request, arg, r, &old);

	if (rc < 0)
		return rc;
	if (old.id != 0)
		r->card = old.card;
	rc = ask_card(c, r, &card);
	if (rc == SR_OK)
		rc = ask_single(c, r);
	if (rc == SR_OK)
		rc = asks[r->kind](c, r, &card);
	if (rc < 0)
		return rc;
	if (r->id == 0) {
		r->state = SR_PENDING;
		r->staff = c->me;
		r->day = c->today;
	}
	/* Lists of cards show what waits. */
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return save_end(c, &sr_rec_request, r, SR_NOUN_REQUEST);
}

/* ---- deciding ---- */

static int
decide_close(struct ctx *c, struct sr_card *card, const struct sr_request *r)
{
	int rc = card->closed == 0 ? next_drop(c, card->id) : SR_OK;

	if (rc == SR_OK)
		rc = move_add(c, card, closes[r->kind],
		    &(struct move_by){ .request = r->id, .reason = r->note });
	if (rc < 0)
		return rc;
	card->closed = c->today;
	card->beyond_cap = false;
	rc = save_end(c, &sr_rec_card, card, SR_NOUN_CARD);
	if (rc == SR_OK)
		rc = drives_dropped(c, card->id, closes[r->kind]);
	return rc < 0 ? rc : loss_follow(c, r);
}

static int
decide_reopen(struct ctx *c, struct sr_card *card, struct sr_request *r)
{
	struct sr_plan plan;
	int rc = reopen_alone(c, card);

	if (rc == SR_OK)
		rc = plan_make(c,
		    &(struct plan_ask){ .record = "decide",
			.field = "next_day",
			.grade = r->grade,
			.from = c->today,
			.cap_from = c->today,
			.want = r->next_day },
		    &plan);
	if (rc < 0)
		return rc;
	r->next_day = plan.day;
	card->closed = 0;
	/* What was so before it closed: its owner is warned anew. */
	card->warned = card->pooled = 0;
	rc = save_end(c, &sr_rec_card, card, SR_NOUN_CARD);
	if (rc == SR_OK)
		rc = move_add(c, card, r->grade,
		    &(struct move_by){ .request = r->id, .reason = r->note });
	if (rc == SR_OK)
		rc = next_add(c, card, &(struct next){ .day = plan.day });
	return rc < 0 ? rc : loss_unfollow(c, card->id);
}

static int
decide_agree(struct ctx *c, struct sr_request *r, struct sr_card *card)
{
	int rc = ask_card(c, r, card);

	/* Nobody approves his own. */
	if (rc == SR_OK && r->kind == SR_REQ_HANDOVER && r->to_staff == c->me)
		rc = fail(c, SR_E_DENIED, "request", "to_staff",
		    N_("You cannot hand cards over to yourself: another "
		       "supervisor does that."),
		    0);
	if (rc == SR_OK)
		rc = day_open(c, c->today);
	if (rc == SR_OK)
		rc = asks[r->kind](c, r, card);
	if (rc < 0)
		return rc;
	if (closes[r->kind] != 0)
		rc = decide_close(c, card, r);
	else if (r->kind == SR_REQ_REOPEN)
		rc = decide_reopen(c, card, r);
	else if (r->kind == SR_REQ_GRADE)
		rc = grade_agreed(c, r, card);
	else
		return card_hand(c, card, r->to_staff, r->note,
		    r->to_staff == r->staff ? SR_TAKEOVER : SR_HANDED);
	if (rc < 0)
		return rc;
	return day_changed(
	    c, c->today, SR_NOUN_REQUEST, r->id, card_title(c, card));
}

/* Refused with another salesperson to go on: as any handing over. */
static int
refuse_to(struct ctx *c, struct sr_card *card, const struct sr_decide *in)
{
	int rc;

	if (in->to_staff == c->me)
		return fail(c, SR_E_DENIED, "decide", "to_staff",
		    N_("You cannot hand cards over to yourself: another "
		       "supervisor does that."),
		    0);
	rc = staff_sells(c, in->to_staff, "decide", "to_staff");
	if (rc == SR_OK)
		rc = day_open(c, c->today);
	return rc < 0 ? rc
		      : card_hand(c, card, in->to_staff, in->advice, SR_HANDED);
}

/* When the customer of a card that stays open is contacted next. */
static int
refuse_next(struct ctx *c, const struct sr_card *card, struct sr_request *r)
{
	const struct plan_ask ask = { .record = "decide",
		.field = "next_day",
		.grade = card->grade,
		.from = c->today,
		.cap_from = c->today,
		.want = r->next_day };
	struct sr_plan plan;
	int rc = plan_make(c, &ask, &plan);

	if (rc < 0)
		return rc;
	r->next_day = plan.day; /* moved off a closed day */
	return next_order(c, card,
	    &(struct next){ .day = plan.day, .minute = card->next_minute });
}

/* Who applied hears of it, and what he shall do. */
static int
refuse_tell(
    struct ctx *c, const struct sr_request *r, const struct sr_decide *in)
{
	return alert_add(c, r->staff, SR_ALERT_REFUSED, r->card, 0, in->advice);
}

/* The card stays as it is; who refuses says how it goes on. */
static int
decide_refuse(struct ctx *c, struct sr_request *r, struct sr_card *card,
    const struct sr_decide *in)
{
	bool loss = r->kind == SR_REQ_LOST || r->kind == SR_REQ_FROZEN;
	int rc = SR_OK;

	if (*in->advice == '\0')
		return fail(c, SR_E_INVALID, "decide", "advice",
		    N_("What shall {0} do instead? A refusal needs advice."), 1,
		    SR_TXT(staff_name(c, r->staff)));
	if (card->closed != 0)
		return refuse_tell(c, r, in);
	if (loss && in->next_day == 0)
		return fail(c, SR_E_INVALID, "decide", "next_day",
		    N_("When is the customer contacted next? A loss that is "
		       "refused needs a date."),
		    0);
	if (in->to_staff != 0 && in->to_staff != card->owner)
		rc = refuse_to(c, card, in);
	if (rc == SR_OK && in->next_day != 0)
		rc = refuse_next(c, card, r);
	return rc < 0 ? rc : refuse_tell(c, r, in);
}

static int
decide_who(struct ctx *c, const struct sr_request *r)
{
	if (r->state == SR_OVERTAKEN)
		return fail(c, SR_E_STALE, "request", "state",
		    N_("The customer has ordered by now: nothing is left to "
		       "decide."),
		    0);
	if (r->state != SR_PENDING)
		return fail(c, SR_E_STALE, "request", "state",
		    N_("{0} has decided this already."), 1,
		    SR_TXT(staff_name(c, r->decider)));
	if (r->staff == c->me)
		return fail(c, SR_E_DENIED, "request", "staff",
		    N_("Nobody decides his own application: ask another "
		       "supervisor or the manager."),
		    0);
	return SR_OK;
}

int
op_request_decide(struct ctx *c, const void *arg, void *res)
{
	const struct sr_decide *in = arg;
	struct sr_request *r = res;
	struct sr_card card;
	int rc = sr_check_required(&sr_rec_decide, arg, c->err);

	if (rc == SR_OK)
		rc = row_get(c, &sr_rec_request, in->id, r);
	if (rc == SR_OK)
		rc = decide_who(c, r);
	if (rc == SR_OK)
		rc = card_get(c, r->card, &card);
	if (rc < 0)
		return rc;
	if (in->next_day != 0)
		r->next_day = in->next_day;
	rc = in->agree ? decide_agree(c, r, &card)
		       : decide_refuse(c, r, &card, in);
	if (rc < 0)
		return rc;
	r->state = in->agree ? SR_AGREED : SR_REFUSED;
	r->decider = c->me;
	r->decided = c->today;
	r->advice = in->advice;
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return save_end(c, &sr_rec_request, r, SR_NOUN_REQUEST);
}

/* A salesperson sees what he asked for, and what his own cards have. */
int
op_request_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	struct sr_card card;
	int rc = SR_OK;

	if (find.parent != 0)
		rc = card_see(c, find.parent, &card);
	else
		find.staff = own_rows(c, &find);
	return rc < 0 ? rc
		      : list_find(c->st, &request_list, &find, res, c->mem);
}
