/*
 * The log of a card: a planned contact becomes a done one, the next is
 * planned, the grade is judged anew.  Grade history is append-only.
 */
#include <showroom/ftype.h>

#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/grade.h"
#include "domain/merge.h"
#include "domain/rules.h"
#include "store/contact.h"
#include "store/merge.h"
#include "base/banned.h"

int
move_add(struct ctx *c, struct sr_card *card, int32_t after,
    const struct move_by *by)
{
	struct sr_move move;

	sr_record_clear(&sr_rec_move, &move);
	move.card = card->id;
	move.day = by->day != 0 ? by->day : c->today;
	move.minute =
	    by->minute != 0 || move.day != c->today ? by->minute : c->minute;
	move.before = card->grade;
	move.after = after;
	move.staff = c->me;
	move.contact = by->contact;
	move.request = by->request;
	move.reason = by->reason != NULL ? by->reason : "";
	card->grade = after;
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return save_end(c, &sr_rec_move, &move, SR_NOUN_MOVE);
}

/* A contact that is being logged. */
struct logging {
	const struct sr_contact_log *in;
	struct sr_card card;
	struct sr_contact done; /* planned until now */
	struct sr_plan plan;
	sr_day day;
	int32_t before, after;
	int32_t asked; /* a grade that a second person agrees to; 0: none */
};

/*
 * Two who log the same contact: the second judged a card that is not as he
 * saw it any more.
 */
static int
log_seen(struct ctx *c, struct logging *l)
{
	const struct sr_contact_log *in = l->in;
	int64_t by = 0;
	int rc;

	if ((in->seen_grade == 0 || in->seen_grade == l->card.grade) &&
	    (in->seen_day == 0 || in->seen_day == l->card.next_day))
		return SR_OK;
	rc = sql_integer(c->st, &contact_sql[CONTACT_LOGGER],
	    SQL_ARGS(SQL_R("card", l->card.id)), &by);
	return rc < 0
		   ? rc
		   : fail(c, SR_E_STALE, "contact_log", "grade",
			 N_("{0} has logged a contact meanwhile: grade {1}, "
			    "next on {2}. Look at it, then save yours."),
			 3, SR_TXT(staff_name(c, by)),
			 SR_TXT(sr_enum_code(&sr_choice_grade, l->card.grade)),
			 SR_DAYARG(l->card.next_day));
}

static int
log_day(struct ctx *c, struct logging *l)
{
	l->day = l->in->day != 0 ? l->in->day : c->today;
	if (l->day > c->today ||
	    (l->day == c->today && l->in->minute > c->minute))
		return fail(c, SR_E_INVALID, "contact_log",
		    l->day > c->today ? "day" : "minute",
		    N_("This has not happened yet: a contact is logged when "
		       "it is done."),
		    0);
	if (l->day < l->card.opened)
		return fail(c, SR_E_INVALID, "contact_log", "day",
		    N_("The card was opened on {0}: no contact before that."),
		    1, SR_DAYARG(l->card.opened));
	return day_open(c, l->day);
}

static int
log_grade(struct ctx *c, struct logging *l)
{
	const struct sr_grade_rule *rule;
	int rc;

	l->before = l->card.grade;
	l->after = l->in->grade != 0 ? l->in->grade : l->before;
	if (l->after == SR_GRADE_N && l->in->reached == SR_REACHED)
		return fail(c, SR_E_INVALID, "contact_log", "grade",
		    N_("N is for a card without a contact: judge the customer "
		       "now."),
		    0);
	if (l->after == l->before)
		return SR_OK;
	rc = card_unordered(c, &l->card, "contact_log", "grade");
	if (rc < 0)
		return rc;
	rule = rule_grade(c, l->after, c->today);
	if (rule == NULL || !rule->chosen)
		return fail(c, SR_E_INVALID, "contact_log", "grade",
		    N_("Grade {0} cannot be chosen in the log."), 1,
		    SR_TXT(sr_enum_code(&sr_choice_grade, l->after)));
	if (l->day < l->card.last_day)
		return fail(c, SR_E_INVALID, "contact_log", "grade",
		    N_("A later contact on {0} has judged the customer: leave "
		       "the grade as it is."),
		    1, SR_DAYARG(l->card.last_day));
	if (grade_now(c, l->card.owner, l->before, l->after) != l->after) {
		l->asked = l->after;
		l->after = grade_now(c, l->card.owner, l->before, l->asked);
		if (*l->in->grade_why == '\0')
			return fail(c, SR_E_REASON, "contact_log", "grade_why",
			    N_("A second person agrees to {0}: say why."), 1,
			    SR_TXT(sr_enum_code(&sr_choice_grade, l->asked)));
		return SR_OK;
	}
	return grade_step(c, l->before, l->after, l->in->grade_why);
}

static int
log_plan(struct ctx *c, struct logging *l)
{
	struct plan_ask ask = { .record = "contact_log",
		.field = "next_day",
		.grade = l->after,
		.from = c->today,
		.late = true,
		.want = l->in->next_day,
		.unreached = l->in->reached == SR_UNREACHED };
	int rc = plan_start(c, &l->card, &ask.cap_from);

	if (l->day > ask.cap_from)
		ask.cap_from = l->day;
	return rc < 0 ? rc : plan_make(c, &ask, &l->plan);
}

static int
log_write(struct ctx *c, struct logging *l)
{
	const struct sr_contact_log *in = l->in;
	struct sr_contact *done = &l->done;
	int rc = next_get(c, l->card.id, done);

	if (rc < 0)
		return rc;
	done->state = SR_DONE;
	done->staff = c->me;
	done->kind = in->kind;
	if (in->theme != 0)
		done->theme = in->theme;
	done->day = l->day;
	done->minute = in->minute;
	if (in->minute == 0 && l->day == c->today)
		done->minute = c->minute;
	done->reached = in->reached;
	done->unreached = in->reached == SR_UNREACHED ? in->unreached : 0;
	done->text = in->text;
	done->before = l->before;
	done->after = l->after;
	rc = save_end(c, &sr_rec_contact, done, SR_NOUN_CONTACT);
	if (rc == SR_OK && l->after != l->before)
		rc = move_add(c, &l->card, l->after,
		    &(struct move_by){ .day = l->day,
			.minute = done->minute,
			.contact = done->id,
			.reason = in->grade_why });
	if (rc == SR_OK)
		rc = next_add(c, &l->card,
		    &(struct next){ l->plan.day, in->next_minute,
			in->next_kind != 0 ? in->next_kind : in->kind,
			in->next_theme });
	if (rc == SR_OK)
		rc = cap_kept(c, &l->card);
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return rc;
}

int
op_contact_log(struct ctx *c, const void *arg, void *res)
{
	struct logging l = { .in = arg };
	int rc = sr_check_required(&sr_rec_contact_log, arg, c->err);

	if (rc == SR_OK)
		rc = card_edit_open(c, l.in->card, &l.card);
	if (rc == SR_OK)
		rc = log_seen(c, &l);
	if (rc == SR_OK)
		rc = log_day(c, &l);
	if (rc == SR_OK)
		rc = log_grade(c, &l);
	if (rc == SR_OK)
		rc = log_plan(c, &l);
	if (rc == SR_OK)
		rc = log_write(c, &l);
	if (rc == SR_OK && l.asked != 0)
		rc = grade_ask(c, &l.card, l.asked, l.in->grade_why);
	if (rc == SR_OK)
		rc = day_changed(c, l.day, SR_NOUN_CONTACT, l.done.id,
		    card_title(c, &l.card));
	/* In his colleagues' own lists nothing has changed. */
	if (l.card.owner == c->me)
		c->whose = c->me;
	return rc < 0 ? rc : card_get(c, l.card.id, res);
}

/* Days that a list without a card is about. */
static void
some_days(const struct ctx *c, struct sr_find *find)
{
	if (find->from == 0)
		find->from = find->to != 0 ? find->to : c->today;
	if (find->to == 0)
		find->to = find->from;
}

/* A card's log for who may see it; else what was done on some days. */
int
op_contact_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	struct sr_card card;
	bool whole;
	int rc;

	if (find.parent != 0) {
		rc = card_see(c, find.parent, &card);
		if (rc == SR_OK)
			rc = merge_history(c, MERGE_CONTACTS, &sr_rec_contact,
			    &find, res, &whole);
		return rc < 0 || whole ? rc
				       : list_find(c->st, &contact_card_list,
					     &find, res, c->mem);
	}
	find.staff = own_rows(c, &find);
	some_days(c, &find);
	return list_find(c->st, &contact_done_list, &find, res, c->mem);
}

int
op_move_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	struct sr_card card;
	bool whole = false;
	int rc = SR_OK;

	/* Beyond one card moves are for those who see all cards. */
	if (find.parent != 0 || c->role == SR_SALES)
		rc = card_see(c, find.parent, &card);
	else
		some_days(c, &find);
	if (rc == SR_OK && find.parent != 0)
		rc = merge_history(
		    c, MERGE_MOVES, &sr_rec_move, &find, res, &whole);
	return rc < 0 || whole
		   ? rc
		   : list_find(c->st, &move_list, &find, res, c->mem);
}
