/*
 * The rotation: check-in gives the places, a guest goes to the head of the
 * queue, who then goes to its end.  Whoever has work overdue is passed over
 * while somebody else is there, and so is who has a guest.  A guest's own
 * salesperson, or one who was asked for, gets him without losing a turn.
 */
#include "domain/rota.h"

#include <string.h>

#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "store/rota.h"
#include "base/banned.h"

/* Lines older than this hold nobody up: an import brings years of them. */
enum { PENDING_DAYS = 7, MOST_DAYS = 62 };

/* ---- the queue ---- */

static int32_t
held_by(const struct sr_turn_line *t, bool late, bool pending)
{
	if (late && t->overdue > 0)
		return SR_HELD_OVERDUE;
	if (pending && t->pending > 0)
		return SR_HELD_INCOMPLETE;
	return t->guests > 0 ? SR_HELD_BUSY : 0;
}

/* 0 goes first: who is free, then who has a guest, then who has work due. */
static int
held_rank(const struct sr_turn_line *t)
{
	if (t->held == 0)
		return 0;
	if (t->held == SR_HELD_BUSY)
		return 1;
	return t->guests > 0 ? 3 : 2;
}

/*
 * The queue of DAY into ROWS; *NEXT: whose turn it is, NULL: nobody's.  Line
 * VISIT holds nobody up: it is being handed out.
 */
static int
queue_get(struct ctx *c, sr_day day, sr_id visit, struct sr_rows *rows,
    struct sr_turn_line **next)
{
	bool now = day == c->today, late, pending;
	struct sr_turn_line *best = NULL;
	int32_t place = 0;
	int rc = sql_rows(c->st, &rota_sql[ROTA_LINES],
	    SQL_ARGS(SQL_D("day", day), SQL_D("today", now ? day : 0),
		SQL_D("week", now ? day - PENDING_DAYS : 0),
		SQL_M("now", now ? c->minute : 0), SQL_R("visit", visit)),
	    &sr_rec_turn_line, rows, c->mem);

	late = rule_has(c, "rotation_skip", "overdue");
	pending = rule_has(c, "rotation_skip", "incomplete");
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++) {
		struct sr_turn_line *t = SR_ROW(struct sr_turn_line, rows, i);
		t->place = t->state == SR_PRESENT ? ++place : 0;
		if (!now || t->place == 0)
			continue;
		t->held = held_by(t, late, pending);
		if (best == NULL || held_rank(t) < held_rank(best))
			best = t;
	}
	/* Whose turn it is is passed over for nothing. */
	if (best != NULL) {
		best->next = true;
		best->held = 0;
	}
	*next = best;
	return rc;
}

static int
rota_used(struct ctx *c, bool *used)
{
	int64_t n = 0;
	int rc = sql_integer(
	    c->st, &rota_sql[ROTA_USED], SQL_ARGS(SQL_D("day", c->today)), &n);

	*used = n != 0;
	return rc;
}

int
rota_next(struct ctx *c, sr_id *staff, bool *used)
{
	struct sr_turn_line *next = NULL;
	struct sr_rows rows;
	int rc = rota_used(c, used);

	*staff = 0;
	if (rc == SR_OK && *used)
		rc = queue_get(c, c->today, 0, &rows, &next);
	if (rc == SR_OK && next != NULL)
		*staff = next->staff;
	return rc;
}

int
op_turn_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_turn_line *next;

	if (window_past(find, res, sizeof(struct sr_turn_line)))
		return SR_OK;
	return queue_get(
	    c, find->from != 0 ? find->from : c->today, 0, res, &next);
}

int
op_handout_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	sr_day from = find->from != 0 ? find->from : c->today;
	sr_day to = find->to != 0 ? find->to : from;
	int rc;

	if (window_past(find, res, sizeof(struct sr_handout_line)))
		return SR_OK;
	if (to < from || to - from >= MOST_DAYS)
		return fail(c, SR_E_INVALID, "find", "to",
		    N_("Ask for 1 to {0} days."), 1, SR_NUM(MOST_DAYS));
	rc = sql_rows(c->st, &rota_sql[ROTA_HANDOUTS],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to),
		SQL_R("staff", whose_rows(c, find))),
	    &sr_rec_handout_line, res, c->mem);
	return rc < 0 ? rc : rows_sort(c, &sr_rec_handout_line, find, res);
}

/* ---- coming and going ---- */

/* STAFF's row of today; a blank one when he has not been there. */
static int
shift_get(struct ctx *c, sr_id staff, struct sr_shift *s)
{
	int rc = sql_one(c->st, &rota_sql[ROTA_SHIFT],
	    SQL_ARGS(SQL_D("day", c->today), SQL_R("staff", staff)),
	    &sr_rec_shift, s, c->mem);

	if (rc != SR_E_NONE)
		return rc;
	sr_error_clear(c->err);
	sr_record_clear(&sr_rec_shift, s);
	s->day = c->today;
	s->staff = staff;
	return SR_OK;
}

static int
shift_end_place(struct ctx *c, struct sr_shift *s)
{
	int64_t last = 0;
	int rc = sql_integer(c->st, &rota_sql[ROTA_LAST],
	    SQL_ARGS(SQL_D("day", c->today)), &last);

	s->place = (int32_t)last + 1;
	return rc;
}

static int
shift_may(struct ctx *c, sr_id id, struct sr_staff *who)
{
	int rc = row_get(c, &sr_rec_staff, id, who);

	if (rc < 0)
		return rc;
	if (c->role == SR_SALES && id != c->me)
		return fail(c, SR_E_DENIED, "shift_ask", "staff",
		    N_("The front desk and supervisors check others in and "
		       "out."),
		    0);
	if (who->role != SR_SALES || !staff_here(c, who))
		return fail(c, SR_E_INVALID, "shift_ask", "staff",
		    N_("{0} does not sell here today and is not in the "
		       "rotation."),
		    1, SR_TXT(who->name));
	return SR_OK;
}

/* May the state become STATE?  Twice the same says so. */
static int
shift_step(struct ctx *c, const struct sr_shift *s, int32_t state,
    const struct sr_staff *who)
{
	static const char *const already[] = {
		[SR_PRESENT] = N_("{0} is checked in since {1}."),
		[SR_BREAK] = N_("{0} is on a break since {1}."),
		[SR_ABSENT] = N_("{0} is absent since {1}."),
	};

	if (s->state == state)
		return fail(c, SR_E_EXISTS, "shift_ask", "state",
		    already[state], 2, SR_TXT(who->name), SR_TIMEARG(s->since));
	if (state == SR_BREAK && s->state != SR_PRESENT)
		return fail(c, SR_E_INVALID, "shift_ask", "state",
		    N_("{0} is not checked in: nobody takes a break from "
		       "elsewhere."),
		    1, SR_TXT(who->name));
	return SR_OK;
}

int
op_shift_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_shift_ask *ask = arg;
	struct sr_shift *s = res;
	struct sr_staff who;
	int rc = shift_may(c, ask->staff, &who);

	if (rc == SR_OK)
		rc = shift_get(c, ask->staff, s);
	if (rc == SR_OK)
		rc = shift_step(c, s, ask->state, &who);
	/* A break keeps the place; whoever comes (again) is the last. */
	if (rc == SR_OK && ask->state == SR_PRESENT && s->state != SR_BREAK)
		rc = shift_end_place(c, s);
	if (rc < 0)
		return rc;
	if (s->came != 0 && s->state != SR_PRESENT)
		s->away += c->minute - s->since;
	if (s->came == 0 && ask->state == SR_PRESENT)
		s->came = c->minute;
	s->state = ask->state;
	s->since = c->minute;
	return save_end(c, &sr_rec_shift, s, SR_NOUN_SHIFT);
}

/* ---- handing out ---- */

/* Does the rotation give out V? */
static bool
visit_turns(const struct ctx *c, const struct sr_visit *v)
{
	return v->id != 0 && v->day == c->today && v->kind == SR_WALKIN &&
	       !v->voided && v->staff != 0;
}

static bool
costs_turn(int32_t kind)
{
	return kind == SR_IN_TURN || kind == SR_OVERRIDE;
}

/* A turn is used up: the last place; or given back: the first. */
static int
turn_place(struct ctx *c, sr_id staff, bool used)
{
	struct sr_shift s;
	int64_t first = 0;
	int rc = shift_get(c, staff, &s);

	if (rc < 0 || s.state == 0 || s.state == SR_ABSENT)
		return rc;
	if (used)
		rc = shift_end_place(c, &s);
	else {
		rc = sql_integer(c->st, &rota_sql[ROTA_FIRST],
		    SQL_ARGS(SQL_D("day", c->today)), &first);
		s.place = (int32_t)first - 1;
	}
	return rc == SR_OK ? save_end(c, &sr_rec_shift, &s, SR_NOUN_SHIFT) : rc;
}

static int
take_back(struct ctx *c, sr_id visit)
{
	struct sr_handout o;
	int rc = sql_one(c->st, &rota_sql[ROTA_GIVEN],
	    SQL_ARGS(SQL_R("visit", visit)), &sr_rec_handout, &o, c->mem);

	if (rc == SR_E_NONE) {
		sr_error_clear(c->err);
		return SR_OK;
	}
	if (rc < 0)
		return rc;
	o.back = c->minute;
	rc = save_end(c, &sr_rec_handout, &o, SR_NOUN_SHIFT);
	if (rc == SR_OK && o.day == c->today && costs_turn(o.kind))
		rc = turn_place(c, o.staff, false);
	return rc;
}

/* Who stood before NEXT in the queue, by what held them. */
static void
passed_over(struct ctx *c, const struct sr_rows *rows,
    const struct sr_turn_line *next, struct sr_handout *o)
{
	const char **list[] = { [SR_HELD_OVERDUE] = &o->late,
		[SR_HELD_INCOMPLETE] = &o->pending,
		[SR_HELD_BUSY] = &o->busy };

	for (size_t i = 0; i < rows->n; i++) {
		const struct sr_turn_line *t =
		    SR_ROW(const struct sr_turn_line, rows, i);
		if (t == next || t->place == 0)
			return;
		const char **of = list[t->held];
		*of = arena_printf(c->mem, "%s%lld,", **of == '\0' ? "," : *of,
		    (long long)t->staff);
	}
}

/*
 * It is somebody else's turn, and nothing says why V's staff gets it.  The
 * third argument is whose.
 */
static int
not_next(
    struct ctx *c, const struct sr_visit *v, const struct sr_turn_line *next)
{
	if (next == NULL)
		return fail(c, SR_E_REASON, "visit", "staff",
		    N_("Nobody is checked in, so it is nobody's turn. Why "
		       "does {0} get the guest?"),
		    1, SR_TXT(staff_name(c, v->staff)));
	return fail(c, SR_E_REASON, "visit", "staff",
	    N_("It is {0}'s turn. Why does {1} get the guest?"), 3,
	    SR_TXT(staff_name(c, next->staff)), SR_TXT(staff_name(c, v->staff)),
	    SR_NUM(next->staff));
}

/* How V's salesperson comes to the guest. */
static int
hand_kind(struct ctx *c, const struct sr_visit *v,
    const struct sr_turn_line *next, int32_t *kind)
{
	struct sr_card card;
	int rc;

	if (v->card != 0) {
		rc = row_get(c, &sr_rec_card, v->card, &card);
		if (rc < 0)
			return rc;
		*kind = SR_OWNER_BACK;
		if (card.owner == v->staff)
			return SR_OK;
	}
	/* A guest who is somebody's costs no turn, whoever stands in for him.
	 */
	*kind = SR_STAND_IN;
	if (v->standin != 0)
		return SR_OK;
	*kind = SR_IN_TURN;
	if (next != NULL && next->staff == v->staff)
		return SR_OK;
	/* Why it is not the owner was asked and said. */
	*kind = v->other_why[0] != '\0' ? SR_STAND_IN : v->given;
	if (*kind == SR_ASKED_FOR || *kind == SR_STAND_IN)
		return SR_OK;
	if (*kind != SR_OVERRIDE || c->reason[0] == '\0')
		return not_next(c, v, next);
	if (next != NULL && !is_lead(c))
		return fail(c, SR_E_DENIED, "visit", "staff",
		    N_("It is {0}'s turn: a supervisor or the manager decides "
		       "otherwise."),
		    1, SR_TXT(staff_name(c, next->staff)));
	return SR_OK;
}

static int
hand_out(struct ctx *c, const struct sr_visit *v)
{
	struct sr_turn_line *next;
	struct sr_handout o;
	struct sr_rows rows;
	int rc = queue_get(c, c->today, v->id, &rows, &next);

	sr_record_clear(&sr_rec_handout, &o);
	if (rc == SR_OK)
		rc = hand_kind(c, v, next, &o.kind);
	if (rc < 0)
		return rc;
	o.day = v->day;
	o.minute = c->minute;
	o.visit = v->id;
	o.staff = v->staff;
	o.author = c->me;
	if (o.kind == SR_IN_TURN)
		passed_over(c, &rows, next, &o);
	else if (next != NULL && next->staff != v->staff)
		o.instead = next->staff;
	if (o.kind == SR_OVERRIDE || o.kind == SR_STAND_IN)
		o.reason = c->reason;
	rc = save_end(c, &sr_rec_handout, &o, SR_NOUN_SHIFT);
	if (rc == SR_OK && costs_turn(o.kind))
		rc = turn_place(c, o.staff, true);
	return rc;
}

int
rota_given(struct ctx *c, const struct sr_visit *v, const struct sr_visit *old)
{
	bool was = visit_turns(c, old), is = visit_turns(c, v);
	bool used;
	int rc;

	if (was == is && v->staff == old->staff)
		return SR_OK;
	rc = rota_used(c, &used);
	if (rc < 0 || !used)
		return rc;
	if (was)
		rc = take_back(c, v->id);
	if (rc == SR_OK && is)
		rc = hand_out(c, v);
	return rc;
}
