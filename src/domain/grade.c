/*
 * Grade rules: the rows of a grade follow each other by the day they begin;
 * a change never begins in the past.  When it begins, cards that are planned
 * later than its cap allows get an earlier date.
 */
#include "domain/grade.h"

#include <showroom/ftype.h>

#include "domain/alert.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "store/grade.h"
#include "store/request.h"
#include "base/banned.h"

enum { DAYS_MOST = 3650, STEPS_MOST = 3 };

/* ---- judging a card ---- */

int
grade_step(struct ctx *c, int32_t before, int32_t after, const char *why)
{
	const struct sr_grade_rule *rule = rule_grade(c, before, c->today);
	int up = before - after;

	/* In the order of heat; O comes by an order, N by opening. */
	if (rule == NULL || before < SR_GRADE_H || before > SR_GRADE_C ||
	    after < SR_GRADE_H || after > SR_GRADE_C || *why != '\0')
		return SR_OK;
	if (up <= rule->jump && -up <= rule->fall)
		return SR_OK;
	return fail(c, SR_E_REASON, "contact_log", "grade_why",
	    N_("From {0} to {1} at once: say why."), 2,
	    SR_TXT(sr_enum_code(&sr_choice_grade, before)),
	    SR_TXT(sr_enum_code(&sr_choice_grade, after)));
}

/* ---- a second person agrees ---- */

int32_t
grade_now(struct ctx *c, sr_id owner, int32_t before, int32_t after)
{
	const struct sr_grade_rule *rule = rule_grade(c, after, c->today);

	/* Of a colleague's card a lead is the second person. */
	if (before == after || (is_lead(c) && owner != c->me) || rule == NULL ||
	    !rule->approve)
		return after;
	if (before != SR_GRADE_N)
		return before;
	/* Nobody has judged the customer yet: the next cooler one will do. */
	for (int32_t g = after + 1; g < SR_GRADE_N; g++) {
		rule = rule_grade(c, g, c->today);
		if (rule != NULL && rule->chosen && !rule->approve)
			return g;
	}
	return SR_GRADE_N;
}

int
grade_ask(
    struct ctx *c, const struct sr_card *card, int32_t grade, const char *why)
{
	struct sr_request r, out;
	int64_t pending = 0;
	int rc = sql_integer(c->st, &request_sql[REQUEST_PENDING],
	    SQL_ARGS(SQL_R("card", card->id)), &pending);

	sr_record_clear(&sr_rec_request, &r);
	if (rc == SR_OK && pending != 0)
		rc = row_get(c, &sr_rec_request, pending, &r);
	if (rc < 0)
		return rc;
	/* He thinks anew before it was decided. */
	if (r.kind != SR_REQ_GRADE || r.staff != c->me)
		sr_record_clear(&sr_rec_request, &r);
	r.card = card->id;
	r.kind = SR_REQ_GRADE;
	r.grade = grade;
	r.note = arena_printf(c->mem, "%s>%s%s%s",
	    sr_enum_code(&sr_choice_grade, card->grade),
	    sr_enum_code(&sr_choice_grade, grade), *why != '\0' ? ": " : "",
	    why);
	return op_request_save(c, &r, &out);
}

int
grade_asked(struct ctx *c, struct sr_request *r, const struct sr_card *card)
{
	const struct sr_grade_rule *rule = rule_grade(c, r->grade, c->today);

	if (r->grade != card->grade && rule != NULL && rule->chosen)
		return SR_OK;
	return fail(c, SR_E_INVALID, "request", "grade",
	    N_("Card {0} is in grade {1}: which other grade?"), 2,
	    SR_TXT(card->code),
	    SR_TXT(sr_enum_code(&sr_choice_grade, card->grade)));
}

/* The next contact is not later than the new grade allows. */
int
grade_agreed(struct ctx *c, const struct sr_request *r, struct sr_card *card)
{
	const struct sr_grade_rule *rule = rule_grade(c, r->grade, c->today);
	struct sr_contact next;
	sr_day day;
	int rc = move_add(c, card, r->grade,
	    &(struct move_by){ .request = r->id, .reason = r->note });

	if (rc == SR_OK)
		rc = next_get(c, card->id, &next);
	if (rc == SR_OK)
		rc = plan_start(c, card, &day);
	if (rc < 0 || rule == NULL)
		return rc;
	day += rule->cap_days;
	day = plan_open_day(c, day > c->today ? day : c->today, c->today);
	if (next.plan_day > day)
		rc = next_move(c, card, day, next.plan_minute);
	if (rc == SR_OK)
		rc = alert_add(c, r->staff, SR_ALERT_GRADED, card->id, 0,
		    sr_enum_code(&sr_choice_grade, r->grade));
	return rc;
}

/* ---- what a rule says ---- */

static int
rule_wrong(struct ctx *c, const char *field, const char *message)
{
	return fail(c, SR_E_INVALID, "grade_rule", field, message, 0);
}

static int
rule_days(struct ctx *c, const struct sr_grade_rule *g)
{
	const struct {
		const char *field;
		int32_t days, most;
	} all[] = { { "buy_days", g->buy_days, DAYS_MOST },
		{ "every_days", g->every_days, DAYS_MOST },
		{ "cap_days", g->cap_days, DAYS_MOST },
		{ "jump", g->jump, STEPS_MOST },
		{ "fall", g->fall, STEPS_MOST } };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].days < 0 || all[i].days > all[i].most)
			return fail(c, SR_E_INVALID, "grade_rule", all[i].field,
			    N_("Give a number from 0 to {0}."), 1,
			    SR_NUM(all[i].most));
	return SR_OK;
}

static int
rule_begins(struct ctx *c, const char *record, sr_day day)
{
	if (day >= c->today)
		return SR_OK;
	return fail(c, SR_E_INVALID, record, "valid_from",
	    N_("{0} is past: a rule changes from today ({1}) on; what was "
	       "judged by it stays."),
	    2, SR_DAYARG(day), SR_DAYARG(c->today));
}

static int
rule_check(struct ctx *c, const struct sr_grade_rule *g)
{
	int rc = rule_days(c, g);

	if (rc < 0)
		return rc;
	if (SR_GRADE_OPEN(g->grade) && g->every_days < 1)
		return rule_wrong(c, "every_days",
		    N_("An open grade is contacted every 1 day or more."));
	if (SR_GRADE_OPEN(g->grade) && g->cap_days < g->every_days)
		return fail(c, SR_E_INVALID, "grade_rule", "cap_days",
		    N_("The hard cap ({0} d) is shorter than the usual "
		       "interval ({1} d)."),
		    2, SR_NUM(g->cap_days), SR_NUM(g->every_days));
	if (g->chosen && (g->grade < SR_GRADE_H || g->grade > SR_GRADE_C))
		return fail(c, SR_E_INVALID, "grade_rule", "chosen",
		    N_("Grade {0} comes by an operation and cannot be chosen "
		       "in the log."),
		    1, SR_TXT(sr_enum_code(&sr_choice_grade, g->grade)));
	return rule_begins(c, "grade_rule", g->valid_from);
}

/* ---- changing it ---- */

/* The rows of G's grade in the order in which they begin. */
static int
chain_read(struct ctx *c, const struct sr_grade_rule *g, struct sr_rows *rows)
{
	return sql_rows(c->st, &grade_sql[GRADE_CHAIN],
	    SQL_ARGS(SQL_R("grade", g->grade)), &sr_rec_grade_rule, rows,
	    c->mem);
}

/* Every row ends the day before the next begins. */
static int
chain_close(struct ctx *c, struct sr_grade_rule *g)
{
	struct sr_rows rows;
	int rc = chain_read(c, g, &rows);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_grade_rule *row =
		    SR_ROW(struct sr_grade_rule, &rows, i);
		sr_day end = 0;
		if (i + 1 < rows.n)
			end = SR_ROW(struct sr_grade_rule, &rows, i + 1)
				  ->valid_from -
			      1;
		if (row->valid_to == end)
			continue;
		row->valid_to = end;
		rc = save_end(c, &sr_rec_grade_rule, row, SR_NOUN_GRADE);
		if (row->id == g->id)
			*g = *row;
	}
	return rc;
}

/*
 * The row that G becomes: what has begun before today stays as it is, so that
 * G is a new row.  What shortens the cap of its day is to be applied to cards.
 */
static int
rule_place(struct ctx *c, struct sr_grade_rule *g)
{
	const struct sr_grade_rule *own = NULL;
	int32_t cap = DAYS_MOST;
	struct sr_rows rows;
	int rc = chain_read(c, g, &rows);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		const struct sr_grade_rule *row =
		    SR_ROW(const struct sr_grade_rule, &rows, i);
		if (row->id == g->id && row->valid_from >= c->today)
			own = row;
		else if (row->valid_from == g->valid_from)
			return fail(c, SR_E_EXISTS, "grade_rule", "valid_from",
			    N_("Another rule of {0} begins on {1}: change "
			       "that one."),
			    2, SR_TXT(sr_enum_code(&sr_choice_grade, g->grade)),
			    SR_DAYARG(g->valid_from));
		if (row->valid_from <= g->valid_from)
			cap = row->cap_days;
	}
	if (rc == SR_OK && own == NULL)
		g->id = g->rev = 0;
	g->applied = !SR_GRADE_OPEN(g->grade) || g->cap_days >= cap;
	return rc;
}

static int
rule_change(struct ctx *c, struct sr_grade_rule *g)
{
	int rc = save_end(c, &sr_rec_grade_rule, g, SR_NOUN_GRADE);

	if (rc == SR_OK)
		rc = chain_close(c, g);
	rules_stale(c->d);
	/* Cards follow piece by piece, before what is asked for next. */
	c->d->turn_after = 0;
	if (!g->applied)
		c->d->turned = 0;
	return rc;
}

/* G is what is to be written of IN, or why not. */
static int
rule_begin(struct ctx *c, const void *in, struct sr_grade_rule *g)
{
	struct sr_grade_rule old;
	int rc = save_begin(c, &sr_rec_grade_rule, in, g, &old);

	if (rc < 0)
		return rc;
	if (g->valid_from == 0)
		g->valid_from = c->today;
	if (g->id != 0 && g->rev != old.rev) {
		fail(c, SR_E_STALE, "grade_rule", "",
		    N_("Somebody has saved this since it was read: yours is "
		       "not saved yet."),
		    0);
		return stale_by(c, &sr_rec_grade_rule, g->id);
	}
	rc = rule_check(c, g);
	return rc < 0 ? rc : rule_place(c, g);
}

int
op_grade_save(struct ctx *c, const void *arg, void *res)
{
	int rc = rule_begin(c, arg, res);

	return rc < 0 ? rc : rule_change(c, res);
}

/* ---- what it does ---- */

/* The day that CARD's next contact is moved to, at the earliest FIRST. */
static sr_day
rule_day(struct ctx *c, const struct sr_card *card, int32_t cap, sr_day first)
{
	sr_day day = card->opened + cap;

	return plan_open_day(c, day > first ? day : first, first);
}

/* MOST cards behind AFTER that G's cap does not allow; -1: all. */
static int
rule_beyond(struct ctx *c, const struct sr_grade_rule *g, sr_day first,
    sr_id after, int most, struct sr_rows *rows)
{
	return sql_rows(c->st, &grade_sql[GRADE_BEYOND],
	    SQL_ARGS(SQL_R("grade", g->grade), SQL_D("first", first),
		SQL_I("cap", g->cap_days), SQL_I("after", after),
		SQL_I("most", most)),
	    &sr_rec_card, rows, c->mem);
}

static int
effect_add(
    struct ctx *c, const struct sr_grade_rule *g, struct sr_grade_effect *e)
{
	struct sr_rows rows;
	int rc;

	e->rules++;
	/* A cap as wide as before moves nothing, what was imported neither. */
	if (g->applied)
		return SR_OK;
	rc = rule_beyond(c, g, g->valid_from, 0, -1, &rows);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < rows.n; i++) {
		const struct sr_card *card =
		    SR_ROW(const struct sr_card, &rows, i);
		sr_day day = rule_day(c, card, g->cap_days, g->valid_from);
		if (day >= card->next_day)
			continue;
		e->earlier++;
		if (e->first == 0 || day < e->first)
			e->first = day;
	}
	return SR_OK;
}

int
op_grade_effect(struct ctx *c, const void *arg, void *res)
{
	struct sr_grade_effect *e = res;
	struct sr_grade_rule g;
	int rc = sr_check_record(&sr_rec_grade_rule, arg, c->err);

	sr_record_clear(&sr_rec_grade_effect, e);
	if (rc == SR_OK)
		rc = rule_begin(c, arg, &g);
	if (rc < 0)
		return rc;
	e->valid_from = g.valid_from;
	return effect_add(c, &g, e);
}

static int
card_follow(struct ctx *c, const struct sr_card *row, sr_day day)
{
	struct sr_card card;
	int rc = next_move(c, row, day, row->next_minute);

	if (rc == SR_OK && row->beyond_cap) {
		rc = card_get(c, row->id, &card);
		if (rc == SR_OK)
			rc = cap_kept(c, &card);
	}
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	return rc;
}

/* ROW is a card of the rule BY; the next piece goes on behind it. */
static int
rule_row(struct ctx *c, void *row, const void *by)
{
	const struct sr_grade_rule *g = by;
	const struct sr_card *card = row;
	sr_day day = rule_day(c, card, g->cap_days, c->today);
	int rc = SR_OK;

	if (day < card->next_day)
		rc = card_follow(c, card, day);
	c->d->turn_after = card->id;
	return rc;
}

/* G's cards, as many as the piece has room for. */
static int
rule_follow(struct ctx *c, const struct sr_grade_rule *g, struct piece *p)
{
	struct sr_rows rows;
	int rc = rule_beyond(c, g, c->today, c->d->turn_after, p->left, &rows);

	return rc < 0 ? rc : turn_rows(c, p, &rows, rule_row, g);
}

int
grades_due(struct ctx *c, struct piece *p)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &grade_sql[GRADE_UNAPPLIED],
	    SQL_ARGS(SQL_D("day", c->today)), &sr_rec_grade_rule, &rows,
	    c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_grade_rule *g =
		    SR_ROW(struct sr_grade_rule, &rows, i);
		/* One that ended before anybody came is another's by now. */
		if (g->valid_to == 0 || g->valid_to >= c->today)
			rc = rule_follow(c, g, p);
		if (rc < 0 || p->more)
			break;
		c->d->turn_after = 0;
		g->applied = true;
		rc = save_end(c, &sr_rec_grade_rule, g, SR_NOUN_GRADE);
		rules_stale(c->d);
	}
	return rc;
}

/* ---- presets ---- */

static int
preset_read(
    struct ctx *c, const struct sr_preset_ask *ask, struct sr_rows *rows)
{
	int rc = sql_rows(c->st, &grade_sql[GRADE_PRESET],
	    SQL_ARGS(SQL_T("preset", ask->name)), &sr_rec_grade_rule, rows,
	    c->mem);

	if (rc == SR_OK && rows->n == 0)
		return fail(c, SR_E_INVALID, "preset_ask", "name",
		    N_("There is no preset \"{0}\": choose ftms or habc."), 1,
		    SR_TXT(ask->name));
	return rc;
}

/*
 * G, a row of the preset, from FROM on; *SAME: it says what holds then.  What
 * a reason is asked for is the house's own.
 */
static int
preset_rule(struct ctx *c, struct sr_grade_rule *g, sr_day from, bool *same)
{
	const struct sr_grade_rule *now = rule_grade(c, g->grade, from);

	g->valid_from = from;
	if (now != NULL && now->valid_from == from) {
		g->id = now->id;
		g->rev = now->rev;
	}
	g->jump = now != NULL ? now->jump : 1;
	g->fall = now != NULL ? now->fall : 1;
	g->approve = now != NULL && now->approve;
	*same = now != NULL && now->buy_days == g->buy_days &&
		now->every_days == g->every_days &&
		now->cap_days == g->cap_days && now->chosen == g->chosen &&
		now->hot == g->hot;
	return *same ? SR_OK : rule_check(c, g);
}

/* What the preset does into E; WRITE: it is done. */
static int
preset_all(struct ctx *c, const struct sr_preset_ask *ask, bool write,
    struct sr_grade_effect *e)
{
	struct sr_rows rows;
	int rc = preset_read(c, ask, &rows);

	sr_record_clear(&sr_rec_grade_effect, e);
	e->valid_from = ask->valid_from != 0 ? ask->valid_from : c->today;
	if (rc == SR_OK)
		rc = rule_begins(c, "preset_ask", e->valid_from);
	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_grade_rule *g =
		    SR_ROW(struct sr_grade_rule, &rows, i);
		bool same;
		rc = preset_rule(c, g, e->valid_from, &same);
		if (rc == SR_OK && !same)
			rc = rule_place(c, g);
		if (rc == SR_OK && !same)
			rc = effect_add(c, g, e);
		if (rc == SR_OK && !same && write)
			rc = rule_change(c, g);
	}
	return rc;
}

int
op_preset_effect(struct ctx *c, const void *arg, void *res)
{
	int rc = sr_check_record(&sr_rec_preset_ask, arg, c->err);

	return rc < 0 ? rc : preset_all(c, arg, false, res);
}

int
op_preset_save(struct ctx *c, const void *arg, void *res)
{
	return preset_all(c, arg, true, res);
}
