/*
 * Rounds of mail, calls and visits to cards that are not hot.  A card keeps
 * exactly one next contact: the round gives it a theme, a way and a day that
 * is within the cap of its grade; how it came out is the contact's to tell.
 */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "domain/round.h"
#include "store/round.h"
#include "base/banned.h"

enum { ROUND_DAYS = 92 };

/* A card that is meant. */
struct pick {
	sr_id card, owner;
	sr_day was; /* planned for until now */
	sr_day cap; /* 0: none */
	sr_day day; /* by the round; 0: left out */
};

/* What one salesperson has to do on the days of the round. */
struct load {
	sr_id owner;
	int32_t all[ROUND_DAYS], mine[ROUND_DAYS]; /* by the round */
};

struct rounding {
	const struct sr_round_ask *ask;
	sr_day day[ROUND_DAYS]; /* open ones */
	int ndays;
	struct pick *pick;
	size_t npick;
	struct load *load;
	size_t nload;
	struct sr_round_sum sum;
};

/* ---- which cards ---- */

static int
round_check(struct ctx *c, struct rounding *r)
{
	const struct sr_round_ask *ask = r->ask;
	int rc = sr_check_required(&sr_rec_round_ask, ask, c->err);

	if (rc == SR_OK && ask->first < c->today)
		rc = fail(c, SR_E_INVALID, "round_ask", "first",
		    N_("{0} is past: a round begins today or later."), 1,
		    SR_DAYARG(ask->first));
	if (rc == SR_OK && ask->last < ask->first)
		rc = fail(c, SR_E_INVALID, "round_ask", "last",
		    N_("The round ends before it begins."), 0);
	if (rc == SR_OK && ask->last - ask->first >= ROUND_DAYS)
		rc = fail(c, SR_E_INVALID, "round_ask", "last",
		    N_("A round has at most {0} days."), 1, SR_NUM(ROUND_DAYS));
	if (rc == SR_OK && ask->age_max != 0 && ask->age_max < ask->age_min)
		rc = fail(c, SR_E_INVALID, "round_ask", "age_max",
		    N_("The age ends below where it begins."), 0);
	if (rc == SR_OK)
		rc = round_text_check(c, ask->text);
	for (sr_day d = ask->first; rc == SR_OK && d <= ask->last; d++)
		if (!rule_closed(c, d))
			r->day[r->ndays++] = d;
	if (rc == SR_OK && r->ndays == 0)
		rc = fail(c, SR_E_INVALID, "round_ask", "last",
		    N_("The house is closed on all of these days."), 0);
	return rc;
}

static bool
pick_left(struct rounding *r, int32_t left)
{
	switch (left) {
	case SR_LEFT_PENDING: r->sum.pending++; return true;
	case SR_LEFT_RUNNING: r->sum.running++; return true;
	case SR_LEFT_BOOKED: r->sum.booked++; return true;
	case SR_LEFT_NO_CALLS: r->sum.no_calls++; return true;
	case SR_LEFT_NO_CONSENT: r->sum.no_consent++; return true;
	case SR_LEFT_NO_WAY: r->sum.no_way++; return true;
	default: return false;
	}
}

/* The cards of one grade that are meant. */
static int
pick_grade(struct ctx *c, struct rounding *r, const struct sr_grade_rule *rule)
{
	const struct sr_round_ask *ask = r->ask;
	struct sr_rows rows;
	int rc = sql_rows(c->st, &round_sql[ROUND_PICK],
	    SQL_ARGS(SQL_R("grade", rule->grade), SQL_R("model", ask->model),
		SQL_R("staff", ask->staff), SQL_R("theme", ask->last_theme),
		SQL_D("from", ask->age_max != 0 ? c->today - ask->age_max : 0),
		SQL_D("to", c->today - ask->age_min), SQL_I("kind", ask->kind)),
	    &sr_rec_round_line, &rows, c->mem);

	if (rc == SR_OK)
		r->pick =
		    arena_grow(c->mem, r->pick, r->npick * sizeof(*r->pick),
			(r->npick + rows.n + 1) * sizeof(*r->pick));
	if (rc == SR_OK && r->pick == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_round_line *line =
		    SR_ROW(struct sr_round_line, &rows, i);
		if (!pick_left(r, line->left))
			r->pick[r->npick++] = (struct pick){ .card = line->card,
				.owner = line->owner,
				.was = line->day,
				.cap = rule->cap_days > 0
					   ? line->start + rule->cap_days
					   : 0 };
	}
	return rc;
}

/* Who can wait least comes first. */
static int
pick_order(const void *a, const void *b)
{
	const struct pick *x = a, *y = b;
	sr_day xcap = x->cap != 0 ? x->cap : INT32_MAX;
	sr_day ycap = y->cap != 0 ? y->cap : INT32_MAX;

	if (xcap != ycap)
		return xcap < ycap ? -1 : 1;
	return (x->card > y->card) - (x->card < y->card);
}

static int
pick_all(struct ctx *c, struct rounding *r)
{
	int rc = SR_OK;

	for (int32_t g = SR_GRADE_O; rc == SR_OK && g <= SR_GRADE_N; g++) {
		const struct sr_grade_rule *rule = rule_grade(c, g, c->today);
		bool meant = r->ask->grade != 0
				 ? g == r->ask->grade
				 : rule != NULL && rule->chosen && !rule->hot;
		if (rule != NULL && meant)
			rc = pick_grade(c, r, rule);
	}
	if (rc == SR_OK && r->npick > 1)
		qsort(r->pick, r->npick, sizeof(*r->pick), pick_order);
	return rc;
}

/* ---- spreading ---- */

static int
day_index(const struct rounding *r, sr_day day)
{
	for (int i = 0; i < r->ndays; i++)
		if (r->day[i] == day)
			return i;
	return -1;
}

/* What OWNER has to do, without the cards that the round may move. */
static int
load_of(struct ctx *c, struct rounding *r, sr_id owner, struct load **load)
{
	struct load *l;
	int rc = SR_OK;

	for (size_t i = 0; i < r->nload; i++)
		if (r->load[i].owner == owner) {
			*load = &r->load[i];
			return SR_OK;
		}
	r->load = arena_grow(c->mem, r->load, r->nload * sizeof(*l),
	    (r->nload + 1) * sizeof(*l));
	if (r->load == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	*load = l = &r->load[r->nload++];
	memset(l, 0, sizeof(*l));
	l->owner = owner;
	for (int i = 0; rc == SR_OK && i < r->ndays; i++) {
		int64_t n = 0;
		rc = sql_integer(c->st, &round_sql[ROUND_LOAD],
		    SQL_ARGS(SQL_D("day", r->day[i]), SQL_R("staff", owner)),
		    &n);
		l->all[i] = (int32_t)n;
	}
	for (size_t i = 0; rc == SR_OK && i < r->npick; i++) {
		int at = day_index(r, r->pick[i].was);
		if (r->pick[i].owner == owner && at >= 0)
			l->all[at]--;
	}
	return rc;
}

/*
 * The day with the least to do that P can wait for, the first one if he waits
 * since a day that is past; -1: none has room.
 */
static int
day_least(struct ctx *c, const struct rounding *r, const struct load *l,
    const struct pick *p)
{
	int room = rule_int(c, "day_capacity", 12), at = -1;

	for (int i = 0; i < r->ndays; i++) {
		if ((p->cap != 0 && r->day[i] > p->cap) || l->all[i] >= room)
			continue;
		if (p->was < c->today)
			return i;
		if (at < 0 || l->all[i] < l->all[at])
			at = i;
	}
	return at;
}

static int
pick_day(struct ctx *c, struct rounding *r, struct pick *p)
{
	struct load *l = NULL;
	int at, was = day_index(r, p->was);
	int rc = load_of(c, r, p->owner, &l);

	if (rc < 0)
		return rc;
	if (p->cap != 0 && p->cap < r->day[0]) {
		r->sum.earlier++;
		return SR_OK;
	}
	at = day_least(c, r, l, p);
	if (at < 0) {
		r->sum.no_room++;
		if (was >= 0)
			l->all[was]++; /* it stays where it is */
		return SR_OK;
	}
	p->day = r->day[at];
	l->all[at]++;
	l->mine[at]++;
	r->sum.cards++;
	if (l->mine[at] > r->sum.most)
		r->sum.most = l->mine[at];
	return SR_OK;
}

static int
round_plan(struct ctx *c, struct rounding *r, const struct sr_round_ask *ask)
{
	int rc;

	memset(r, 0, sizeof(*r));
	r->ask = ask;
	rc = round_check(c, r);
	if (rc == SR_OK)
		rc = pick_all(c, r);
	for (size_t i = 0; rc == SR_OK && i < r->npick; i++)
		rc = pick_day(c, r, &r->pick[i]);
	for (int d = 0; rc == SR_OK && d < r->ndays; d++) {
		bool used = false;
		for (size_t i = 0; i < r->nload; i++)
			used = used || r->load[i].mine[d] > 0;
		r->sum.days += used;
	}
	for (size_t i = 0; rc == SR_OK && i < r->nload; i++) {
		bool used = false;
		for (int d = 0; d < r->ndays; d++)
			used = used || r->load[i].mine[d] > 0;
		r->sum.owners += used;
	}
	return rc;
}

/* The text as P's customer gets it, to be read before it is planned. */
static int
pick_text(struct ctx *c, struct rounding *r, const struct pick *p)
{
	struct sr_round_line line;
	int rc = sql_one(c->st, &round_sql[ROUND_SAMPLE],
	    SQL_ARGS(SQL_R("card", p->card)), &sr_rec_round_line, &line,
	    c->mem);

	line.text = r->ask->text;
	line.day = p->day;
	r->sum.text = rc == SR_OK ? round_text(c, &line) : "";
	return rc;
}

int
op_round_try(struct ctx *c, const void *arg, void *res)
{
	struct rounding r;
	int rc = round_plan(c, &r, arg);

	r.sum.text = "";
	for (size_t i = 0; rc == SR_OK && i < r.npick; i++)
		if (r.pick[i].day != 0) {
			rc = pick_text(c, &r, &r.pick[i]);
			break;
		}
	*(struct sr_round_sum *)res = r.sum;
	return rc;
}

/* ---- planning ---- */

static int
pick_write(struct ctx *c, const struct rounding *r, const struct pick *p)
{
	const struct sr_round_ask *ask = r->ask;
	struct sr_round_card row;
	struct sr_contact next;
	struct sr_card card;
	int rc = card_get(c, p->card, &card);

	if (rc == SR_OK)
		rc = next_get(c, p->card, &next);
	if (rc < 0)
		return rc;
	next_put_off(c, &next, p->day);
	next.kind = ask->kind;
	next.theme = ask->theme;
	rc = save_end(c, &sr_rec_contact, &next, SR_NOUN_CONTACT);
	if (rc == SR_OK)
		rc = cap_kept(c, &card);
	sr_record_clear(&sr_rec_round_card, &row);
	row.round = r->sum.round;
	row.card = p->card;
	row.staff = p->owner;
	row.day = p->day;
	row.contact = next.id;
	return rc == SR_OK
		   ? save_end(c, &sr_rec_round_card, &row, SR_NOUN_ROUND)
		   : rc;
}

int
op_round_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_round_ask *ask = arg;
	struct rounding r;
	struct sr_round row;
	int rc = round_plan(c, &r, ask);

	if (rc == SR_OK && r.sum.cards == 0)
		rc = fail(c, SR_E_NONE, "round_ask", "",
		    N_("No card is meant, or none that can be moved into "
		       "these days."),
		    0);
	if (rc == SR_OK && r.sum.cards > ROUND_MOST)
		rc = fail(c, SR_E_INVALID, "round_ask", "",
		    N_("{0} cards are more than one round takes ({1}): choose "
		       "fewer."),
		    2, SR_NUM(r.sum.cards), SR_NUM(ROUND_MOST));
	if (rc < 0)
		return rc;
	sr_record_clear(&sr_rec_round, &row);
	row.name = ask->name;
	row.theme = ask->theme;
	row.kind = ask->kind;
	row.text = ask->text;
	row.first = ask->first;
	row.last = ask->last;
	row.staff = c->me;
	rc = save_end(c, &sr_rec_round, &row, SR_NOUN_ROUND);
	r.sum.round = row.id;
	for (size_t i = 0; rc == SR_OK && i < r.npick; i++)
		if (r.pick[i].day != 0)
			rc = pick_write(c, &r, &r.pick[i]);
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	r.sum.text = "";
	*(struct sr_round_sum *)res = r.sum;
	return rc;
}
