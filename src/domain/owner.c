/*
 * Whose customer a guest is.  A card protects its owner for some days after
 * the last effective contact, or after he got it if that was later, by the
 * rule of that day; what nobody answered does not count.
 */
#include "domain/owner.h"

#include <string.h>

#include <showroom/ftype.h>

#include "base/day.h"
#include "domain/alert.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "model/rows.h"
#include "store/card.h"
#include "store/owner.h"
#include "base/banned.h"

/* ---- the rule ---- */

int
op_owner_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;

	rows->size = sizeof(struct sr_owner_rule);
	if (find->key_id != 0)
		return SR_OK;
	return sql_rows(c->st, &owner_sql[OWNER_RULES], SQL_NONE,
	    &sr_rec_owner_rule, rows, c->mem);
}

int
op_owner_get(struct ctx *c, const void *arg, void *res)
{
	return row_get(
	    c, &sr_rec_owner_rule, ((const struct sr_key *)arg)->id, res);
}

static int
rule_wrong(struct ctx *c, const char *field, const char *message)
{
	return fail(c, SR_E_INVALID, "owner_rule", field, message, 0);
}

static int
rule_check(struct ctx *c, const struct sr_owner_rule *r)
{
	if (r->protect_days < 0 || r->protect_days > 365)
		return rule_wrong(c, "protect_days",
		    N_("A card is protected for 0 to 365 days."));
	if (r->share < 0 || r->share > 10000)
		return rule_wrong(
		    c, "share", N_("The share of a stand-in is 0 to 100 %."));
	if (r->recall_days < 1 || r->recall_days > 3650)
		return rule_wrong(c, "recall_days",
		    N_("A card goes into the pool after 1 to 3650 days."));
	if (r->warn_days < 0 || r->warn_days >= r->recall_days)
		return rule_wrong(c, "warn_days",
		    N_("The warning lies between the last contact and the "
		       "pool."));
	if (r->claim_most < 0 || r->claim_most > 1000)
		return rule_wrong(c, "claim_most",
		    N_("0 to 1000 cards a day can be taken from the pool."));
	return SR_OK;
}

/*
 * From which day R counts: what was judged by a rule stays, so one that has
 * begun is followed by another.
 */
static int
rule_from(
    struct ctx *c, struct sr_owner_rule *r, const struct sr_owner_rule *old)
{
	if (r->valid_from == 0 ||
	    (old->id != 0 && r->valid_from == old->valid_from &&
		old->valid_from < c->today))
		r->valid_from = c->today;
	if (old->valid_from >= c->today && r->valid_from != old->valid_from)
		return fail(c, SR_E_INVALID, "owner_rule", "valid_from",
		    N_("This rule begins on {0}: add another one for another "
		       "day."),
		    1, SR_DAYARG(old->valid_from));
	if (r->valid_from < c->today)
		return fail(c, SR_E_INVALID, "owner_rule", "valid_from",
		    N_("{0} is past: the rule changes from today ({1}) on. "
		       "What was judged stays."),
		    2, SR_DAYARG(r->valid_from), SR_DAYARG(c->today));
	return SR_OK;
}

/* The row that begins with R, and the one before it, which ends. */
static int
rule_place(struct ctx *c, struct sr_owner_rule *r)
{
	const struct sr_owner_rule *same = rule_owner(c, r->valid_from);
	struct sr_owner_rule before = *rule_owner(c, r->valid_from - 1);

	if (same->id != 0 && same->valid_from == r->valid_from) {
		r->id = same->id;
		r->rev = same->rev;
		r->valid_to = same->valid_to;
		return SR_OK;
	}
	if (before.id == 0)
		return SR_OK;
	r->valid_to = before.valid_to;
	before.valid_to = r->valid_from - 1;
	return save_end(c, &sr_rec_owner_rule, &before, SR_NOUN_OWNER_RULE);
}

int
op_owner_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_owner_rule *r = res, old;
	int rc = save_begin(c, &sr_rec_owner_rule, arg, r, &old);

	if (rc == SR_OK && old.id != 0 && old.rev != r->rev)
		rc = stale_by(c, &sr_rec_owner_rule, r->id);
	if (rc == SR_OK)
		rc = rule_check(c, r);
	if (rc == SR_OK)
		rc = rule_from(c, r, &old);
	if (rc < 0)
		return rc;
	if (old.id == 0 || old.valid_from < c->today)
		r->id = r->rev = 0;
	if (r->id == 0)
		rc = rule_place(c, r);
	r->origin = "house";
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_owner_rule, r, SR_NOUN_OWNER_RULE);
	rules_stale(c->d);
	return rc;
}

int
linked_card(struct ctx *c, sr_id person, struct sr_card *card)
{
	int64_t who = 0, id = 0;
	int rc = SR_OK;

	sr_record_clear(&sr_rec_card, card);
	if (rule_owner(c, c->today)->family)
		rc = sql_integer(c->st, &link_sql[LINK_HOLDERS],
		    SQL_ARGS(SQL_R("person", person)), &who);
	if (rc == SR_OK && who != 0)
		rc = sql_integer(c->st, &card_sql[CARD_OF_NUMBER],
		    SQL_ARGS(SQL_R("person", who), SQL_R("but", 0)), &id);
	return rc < 0 || id == 0 ? rc : card_get(c, id, card);
}

/* ---- lines of the register ---- */

static int
other_reason(struct ctx *c, const struct sr_visit *v, const struct sr_hit *hit)
{
	if (hit->protects)
		return fail(c, SR_E_REASON, "visit", "",
		    N_("{0} is {1}'s customer, protected to {2}. Why does {3} "
		       "stand in?"),
		    4, SR_TXT(hit->name), SR_TXT(staff_name(c, hit->owner)),
		    SR_DAYARG(hit->protected_until),
		    SR_TXT(staff_name(c, v->staff)));
	return fail(c, SR_E_REASON, "visit", "",
	    N_("{0} is {1}'s customer, protection ended {2}. Why does {3} "
	       "receive?"),
	    4, SR_TXT(hit->name), SR_TXT(staff_name(c, hit->owner)),
	    SR_DAYARG(hit->protected_until), SR_TXT(staff_name(c, v->staff)));
}

int
visit_owned(struct ctx *c, struct sr_visit *v, const struct sr_visit *old,
    struct sr_hit *whose)
{
	const struct sr_hit *hit;
	struct sr_rows rows;
	int rc;

	sr_record_clear(&sr_rec_hit, whose);
	if (old->id != 0 && v->staff == old->staff &&
	    strcmp(v->phone, old->phone) == 0)
		return SR_OK;
	v->standin = 0;
	v->share = 0;
	v->other_why = "";
	if (v->phone[0] == '\0')
		return SR_OK;
	rc = known_find(c, v->phone, v->day, &rows);
	if (rc < 0 || rows.n == 0)
		return rc;
	hit = SR_ROW(struct sr_hit, &rows, 0);
	if (hit->card == 0 || !SR_GRADE_OPEN(hit->grade))
		return SR_OK;
	*whose = *hit;
	if (v->staff == 0 && hit->protects)
		v->staff = hit->owner;
	if (v->staff == 0 || v->staff == hit->owner)
		return SR_OK;
	if (c->reason[0] == '\0')
		return other_reason(c, v, hit);
	v->other_why = c->reason;
	if (hit->protects) {
		v->standin = hit->owner;
		v->share = rule_owner(c, v->day)->share;
	}
	return SR_OK;
}

int
visit_told(struct ctx *c, const struct sr_visit *v, const struct sr_hit *whose)
{
	if (whose->card == 0 || v->day != c->today)
		return SR_OK;
	return alert_add(c, whose->owner, SR_ALERT_VISITED, whose->card, v->id,
	    v->staff != 0 && v->staff != whose->owner ? staff_name(c, v->staff)
						      : "");
}

/* Of this month if no days are asked for; a salesperson's are his own. */
int
op_standin_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_day to = find->to != 0 ? find->to : c->today;
	sr_day from = find->from != 0 ? find->from : day_month_start(to);
	int rc;

	rc = sql_rows(c->st, &owner_sql[OWNER_STANDINS],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to),
		SQL_R("staff", own_rows(c, find))),
	    &sr_rec_standin, res, c->mem);
	if (rc == SR_OK)
		rc = rows_sort(c, &sr_rec_standin, find, res);
	if (rc == SR_OK)
		rows_window(res, find);
	return rc;
}
