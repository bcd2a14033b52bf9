/*
 * The visitor register.  A line keeps name and phone as said; with a phone it
 * belongs to a person.  First or again, and the traffic class, are derived
 * where they are read; what is still due stands in `missing`.
 */
#include <string.h>

#include <showroom/ftype.h>

#include "domain/appointment.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/owner.h"
#include "domain/person.h"
#include "domain/rota.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "domain/visit.h"
#include "store/idset.h"
#include "store/visit.h"
#include "base/banned.h"

int
op_visit_new(struct ctx *c, const void *arg, void *res)
{
	struct sr_visit *v = res;
	sr_id next;
	bool used;
	int rc;

	(void)arg;
	v->day = c->today;
	v->minute = c->minute;
	v->kind = SR_WALKIN;
	v->people = 1;
	v->staff = c->role == SR_SALES ? c->me : 0;
	rc = rota_next(c, &next, &used);
	if (rc == SR_OK && next != 0)
		v->staff = next;
	return rc;
}

int
op_visit_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	struct sr_rows *rows = res;
	int rc;

	find.staff = whose_rows(c, &find);
	find.own = false;
	/* Who did not sign out on an earlier day has left all the same. */
	if (find.state == SR_VISITS_INHOUSE && find.from == 0 && find.to == 0)
		find.from = c->today;
	if (find.from != 0 && find.to == 0)
		find.to = find.from;
	if (find.to != 0 && find.from == 0)
		find.from = 1;
	rc = list_find(c->st, &visit_list, &find, rows, c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		sr_mask_field(sr_field_of(&sr_rec_visit_line, "phone"),
		    SR_ROW(struct sr_visit_line, rows, i), c->mem);
	return rc;
}

static bool
visit_whole(const struct ctx *c, const struct sr_visit *v)
{
	return c->role != SR_SALES || v->staff == c->me || v->staff == 0;
}

int
op_visit_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;
	struct sr_visit *v = res;
	int rc = row_get(c, &sr_rec_visit, key->id, v);

	if (rc < 0 || visit_whole(c, v))
		return rc;
	sr_mask_field(sr_field_of(&sr_rec_visit, "phone"), v, c->mem);
	sr_mask_field(sr_field_of(&sr_rec_visit, "ref_phone"), v, c->mem);
	return SR_OK;
}

/* Is a mandatory field still due?  Rows without intent ask for less. */
static bool
field_due(struct ctx *c, const struct sr_visit *v, const struct sr_field *f)
{
	static const char *const intent[] = { "model", "grade", "source", "how",
		NULL };

	if (strcmp(f->col, "phone") == 0)
		return v->phone[0] == '\0' && v->nofile == 0;
	if (strcmp(f->col, "people") == 0)
		return v->people == 0 && v->kind == SR_WALKIN;
	if (strcmp(f->col, "how") == 0 && v->kind != SR_WALKIN)
		return false;
	for (const char *const *i = intent; *i != NULL; i++) {
		if (strcmp(*i, f->col) == 0 &&
		    strcmp(rule_mark(c, v->purpose), "nonintent") == 0)
			return false;
	}
	return sr_field_empty(f, v);
}

void
visit_missing(struct ctx *c, struct sr_visit *v)
{
	static const char required[] = "visit_required";
	uint64_t fields = rule_fields(c, required, &sr_rec_visit);
	const char *list = "";

	for (size_t i = 0; i < sr_rec_visit.nfields; i++) {
		const struct sr_field *f = &sr_rec_visit.fields[i];
		if ((fields >> i & 1) != 0 && field_due(c, v, f))
			list = *list == '\0' ? f->col
					     : arena_printf(c->mem, "%s,%s",
						   list, f->col);
	}
	v->missing = list;
}

static int
visit_add(void *ctx, const void *row)
{
	idset_add(ctx, ((const struct sr_key *)row)->id);
	return 0;
}

int
visit_wrong_due(struct ctx *c, visit_due_fn *fn, void *to)
{
	struct ctx one = *c; /* its text is let go of line by line */
	struct idset ids = { 0 };
	struct sr_visit v;
	struct sr_key key;
	int rc;

	one.mem = arena_new();
	if (one.mem == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	rc = sql_each(c->st, &visit_sql[VISIT_UNSIGNED], SQL_NONE, &sr_rec_key,
	    &key, visit_add, &ids);
	if (rc == SR_OK && ids.failed)
		rc = fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; rc == SR_OK && i < ids.n; i++) {
		rc = row_get(&one, &sr_rec_visit, ids.id[i], &v);
		const char *stored = v.missing;
		if (rc == SR_OK)
			visit_missing(&one, &v);
		if (rc == SR_OK && strcmp(stored, v.missing) != 0)
			rc = fn(c, &v, to);
		arena_reset(one.mem);
	}
	c->unruled = one.unruled;
	idset_free(&ids);
	arena_free(one.mem);
	return rc;
}

static int
due_store(struct ctx *c, const struct sr_visit *v, void *to)
{
	(void)to;
	c->changed |= UINT64_C(1) << SR_NOUN_VISIT;
	int rc = sql_run(c->st, &visit_sql[VISIT_MISSING],
	    SQL_ARGS(SQL_R("id", v->id), SQL_T("missing", v->missing)));
	return rc < 0 ? rc : SR_OK;
}

int
visit_due_again(struct ctx *c)
{
	return visit_wrong_due(c, due_store, NULL);
}

int
visit_check(struct ctx *c, struct sr_visit *v)
{
	if (v->day > c->today)
		return fail(c, SR_E_INVALID, "visit", "day",
		    N_("{0} lies in the future. The register takes today "
		       "({1}) and earlier days."),
		    2, SR_DAYARG(v->day), SR_DAYARG(c->today));
	if (v->leave != 0 && v->minute != 0 && v->leave < v->minute)
		return fail(c, SR_E_INVALID, "visit", "leave",
		    N_("Out at {0} lies before in at {1}."), 2,
		    SR_TIMEARG(v->leave), SR_TIMEARG(v->minute));
	if (v->people < 0 || v->people > 999)
		return fail(c, SR_E_INVALID, "visit", "people",
		    N_("{0} people? Type a number from 1 to 999."), 1,
		    SR_NUM(v->people));
	if (v->budget_max != 0 && v->budget_max < v->budget_min)
		return fail(c, SR_E_INVALID, "visit", "budget_max",
		    N_("The budget ends below where it begins."), 0);
	if (v->grade != 0 &&
	    (v->grade == SR_GRADE_O || !SR_GRADE_OPEN(v->grade)))
		return fail(c, SR_E_INVALID, "visit", "grade",
		    N_("Grade {0} cannot be given to a visit. Choose H, A, B, "
		       "C or N."),
		    1, SR_TXT(sr_enum_code(&sr_choice_grade, v->grade)));
	/* What is not today's guest at the door has left. */
	if (v->leave != 0 || v->kind != SR_WALKIN || v->day < c->today)
		v->gone = true;
	if (v->phone[0] != '\0')
		v->nofile = 0;
	return SR_OK;
}

int
visit_card(struct ctx *c, struct sr_visit *v)
{
	int64_t card = 0;
	int rc = SR_OK;

	if (v->phone[0] != '\0')
		rc = sql_integer(c->st, &visit_sql[VISIT_CARD],
		    SQL_ARGS(SQL_T("phone", v->phone)), &card);
	v->card = card;
	if (v->plate[0] != '\0')
		person_changed(c, v->person);
	return rc;
}

/* Person and open card of its phone. */
static int
visit_link(struct ctx *c, struct sr_visit *v)
{
	int rc;

	v->person = v->card = 0;
	if (v->phone[0] == '\0')
		return SR_OK;
	rc = person_for_phone(
	    c, v->name, v->phone, v->sex, v->batch, &v->person);
	return rc == SR_OK ? visit_card(c, v) : rc;
}

/*
 * A line that is changed stays with its person and card as long as it names
 * the same: the person's name may have been corrected, the card closed.
 */
static int
visit_relink(struct ctx *c, struct sr_visit *v, const struct sr_visit *old)
{
	int rc = SR_OK;

	if (old->person != 0 && strcmp(v->phone, old->phone) == 0 &&
	    strcmp(v->name, old->name) == 0) {
		v->person = old->person;
		v->card = old->card;
		if (v->card == 0)
			rc = visit_card(c, v);
	} else
		rc = visit_link(c, v);
	/* Plates are found by search. */
	if (old->plate[0] != '\0')
		person_changed(c, old->person);
	if (v->plate[0] != '\0')
		person_changed(c, v->person);
	return rc;
}

/* Both days must be open, the one it lay on and the one it goes to. */
static int
visit_days(struct ctx *c, const struct sr_visit *v, const struct sr_visit *old)
{
	int rc = old->day != 0 ? day_open(c, old->day) : SR_OK;

	if (rc == SR_OK && v->day != old->day)
		rc = day_open(c, v->day);
	return rc;
}

static int
visit_may_edit(struct ctx *c, const struct sr_visit *old)
{
	if (old->id == 0 || visit_whole(c, old))
		return old->voided
			   ? fail(c, SR_E_INVALID, "visit", "",
				 N_("This line is void and stays as it is."), 0)
			   : SR_OK;
	return fail(c, SR_E_DENIED, "visit", "staff",
	    N_("This guest is {0}'s: {0} or a supervisor changes the line."), 1,
	    SR_TXT(staff_name(c, old->staff)));
}

int
op_visit_edit(struct ctx *c, const void *arg, void *res)
{
	int rc = op_visit_get(c, arg, res);

	return rc == SR_OK ? visit_may_edit(c, res) : rc;
}

int
op_visit_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_visit *v = res, old;
	struct sr_hit whose;
	int rc = save_begin(c, &sr_rec_visit, arg, v, &old);

	if (rc == SR_OK)
		rc = visit_may_edit(c, &old);
	if (rc == SR_OK)
		rc = visit_check(c, v);
	if (rc == SR_OK)
		rc = visit_days(c, v, &old);
	if (rc == SR_OK)
		rc = visit_owned(c, v, &old, &whose);
	if (rc == SR_OK)
		rc = visit_relink(c, v, &old);
	if (rc < 0)
		return rc;
	visit_missing(c, v);
	rc = save_end(c, &sr_rec_visit, v, SR_NOUN_VISIT);
	if (rc == SR_OK)
		rc = visit_told(c, v, &whose);
	if (rc == SR_OK)
		rc = rota_given(c, v, &old);
	if (rc == SR_OK)
		rc = appointment_shown(c, v);
	if (rc == SR_OK)
		rc = day_changed(c, v->day, SR_NOUN_VISIT, v->id,
		    old.id == 0 ? N_("Line added") : N_("Line changed"));
	if (rc == SR_OK && old.day != 0 && old.day != v->day)
		rc = day_changed(c, old.day, SR_NOUN_VISIT, v->id,
		    N_("Line moved to another day"));
	return rc;
}

/* Read the line of a mark that may be changed. */
static int
mark_begin(struct ctx *c, const struct sr_mark *m, struct sr_visit *v)
{
	int rc = row_get(c, &sr_rec_visit, m->id, v);

	if (rc == SR_OK && m->rev != 0)
		v->rev = m->rev;
	if (rc == SR_OK)
		rc = visit_may_edit(c, v);
	return rc == SR_OK ? day_open(c, v->day) : rc;
}

int
op_visit_leave(struct ctx *c, const void *arg, void *res)
{
	const struct sr_mark *m = arg;
	struct sr_visit *v = res;
	int rc = mark_begin(c, m, v);

	if (rc < 0)
		return rc;
	/* Two who see the guest off: the first one's time stands. */
	if (m->rev == 0 && m->minute == 0 && v->gone && v->leave != 0)
		return fail(c, SR_E_EXISTS, "visit", "leave",
		    N_("This guest left at {0} already."), 1,
		    SR_TIMEARG(v->leave));
	v->leave = m->minute != 0       ? m->minute
		   : v->day == c->today ? c->minute
					: 0;
	v->gone = true;
	rc = visit_check(c, v);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_visit, v, SR_NOUN_VISIT);
	if (rc == SR_OK)
		rc = day_changed(
		    c, v->day, SR_NOUN_VISIT, v->id, N_("Time of leaving"));
	return rc;
}

int
op_visit_void(struct ctx *c, const void *arg, void *res)
{
	const struct sr_mark *m = arg;
	struct sr_visit *v = res, old;
	int rc;

	if (m->reason[0] == '\0')
		return fail(c, SR_E_REASON, "visit", "void_reason",
		    N_("Why is the line void? A reason is kept with it."), 0);
	rc = mark_begin(c, m, v);
	if (rc < 0)
		return rc;
	old = *v;
	v->voided = true;
	v->void_reason = m->reason;
	v->missing = "";
	rc = save_end(c, &sr_rec_visit, v, SR_NOUN_VISIT);
	if (rc == SR_OK)
		rc = rota_given(c, v, &old);
	if (rc == SR_OK)
		rc = appointment_shown(c, v);
	if (rc == SR_OK)
		rc = day_changed(
		    c, v->day, SR_NOUN_VISIT, v->id, N_("Line voided"));
	return rc;
}
