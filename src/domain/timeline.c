/*
 * The timeline of a number: gathers what happened with its person and with
 * whoever counted as one with him, in order; verdict.c judges it.  Tells a
 * salesperson nothing that was said with another's customer.
 */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "base/phone.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "domain/verdict.h"
#include "store/owner.h"
#include "store/person.h"
#include "base/banned.h"

/* What is asked, and what was gathered for it. */
struct timeline {
	struct ctx *c;
	char phone[PHONE_MAX];
	int32_t days;         /* to try; 0: none */
	struct sr_rows whose; /* sr_key: persons of the number */
	struct sr_rows links; /* sr_link from their side, ended ones too */
	struct sr_rows *steps;
};

/* "13717716163" or "13717716163 7": the number, and other days to try. */
static int
timeline_ask(struct timeline *t, const char *search)
{
	size_t len = strcspn(search, " ");
	const char *typed = arena_ndup(t->c->mem, search, len);
	long n = search[len] == ' ' ? strtol(search + len, NULL, 10) : 0;

	t->days = (int32_t)n;
	if (n < 0 || n > 365)
		return fail(t->c, SR_E_INVALID, "step", "",
		    N_("A card is protected for 0 to 365 days."), 0);
	if (phone_normal(typed, t->phone) == PHONE_OK)
		return SR_OK;
	return fail(t->c, SR_E_INVALID, "step", "",
	    N_("Which number? Type it whole, and after it the days to try: "
	       "13717716163 7."),
	    0);
}

/* ---- what happened ---- */

/* N more rows of SIZE behind those of ROWS; NULL: out of memory. */
static void *
rows_more(struct ctx *c, struct sr_rows *rows, size_t n)
{
	char *all = arena_alloc(c->mem, (rows->n + n + 1) * rows->size);
	size_t had = rows->n;

	if (all == NULL) {
		fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
		return NULL;
	}
	if (had > 0)
		memcpy(all, rows->row, had * rows->size);
	rows->row = all;
	rows->n += n;
	return all + had * rows->size;
}

static bool
of_number(const struct timeline *t, sr_id person)
{
	for (size_t i = 0; i < t->whose.n; i++)
		if (SR_ROW(struct sr_key, &t->whose, i)->id == person)
			return true;
	return false;
}

/* The persons of the number, and their links. */
static int
timeline_persons(struct timeline *t)
{
	struct ctx *c = t->c;
	int rc = sql_rows(c->st, &person_sql[PERSON_WHOLE],
	    SQL_ARGS(SQL_T("text", t->phone)), &sr_rec_key, &t->whose, c->mem);

	t->links.size = sizeof(struct sr_link);
	for (size_t i = 0; rc == SR_OK && i < t->whose.n; i++) {
		struct sr_rows part;
		void *to;
		rc = sql_rows(c->st, &link_sql[LINK_EVER],
		    SQL_ARGS(SQL_R(
			"person", SR_ROW(struct sr_key, &t->whose, i)->id)),
		    &sr_rec_link, &part, c->mem);
		if (rc < 0 || part.n == 0)
			continue;
		to = rows_more(c, &t->links, part.n);
		if (to == NULL)
			return SR_E_NOMEM;
		memcpy(to, part.row, part.n * part.size);
	}
	return rc;
}

/* Is CALLER's customer PERSON?  One of old, too. */
static int
timeline_mine(struct ctx *c, sr_id person, int64_t *mine)
{
	return sql_integer(c->st, &step_sql[STEP_SEEN],
	    SQL_ARGS(SQL_R("person", person), SQL_R("staff", c->me)), mine);
}

/* A salesperson asks for the numbers of his own customers. */
static int
timeline_may(const struct timeline *t)
{
	struct ctx *c = t->c;
	int64_t mine = t->whose.n == 0 || c->role != SR_SALES;
	int rc = SR_OK;

	for (size_t i = 0; rc == SR_OK && mine == 0 && i < t->whose.n; i++)
		rc = timeline_mine(
		    c, SR_ROW(struct sr_key, &t->whose, i)->id, &mine);
	for (size_t i = 0; rc == SR_OK && mine == 0 && i < t->links.n; i++) {
		const struct sr_link *l = SR_ROW(struct sr_link, &t->links, i);
		if (l->ended == 0 && rule_owner(c, c->today)->family)
			rc = timeline_mine(c, l->other, &mine);
	}
	if (rc < 0 || mine != 0)
		return rc;
	return fail(c, SR_E_DENIED, "step", "",
	    N_("This number is of none of your customers: ask a "
	       "supervisor."),
	    0);
}

/* All steps of PERSON, up to the day UNTIL if it is not 0. */
static int
person_steps(struct timeline *t, sr_id person, sr_day until)
{
	struct ctx *c = t->c;
	struct sr_person p;
	int rc = row_get(c, &sr_rec_person, person, &p);

	for (int i = 0; rc == SR_OK && i < STEP_SEEN; i++) {
		struct sr_rows part;
		struct sr_step *to;
		rc = sql_rows(c->st, &step_sql[i],
		    SQL_ARGS(SQL_R("person", person)), &sr_rec_step, &part,
		    c->mem);
		to = rc == SR_OK ? rows_more(c, t->steps, part.n) : NULL;
		if (to == NULL)
			return rc < 0 ? rc : SR_E_NOMEM;
		t->steps->n -= part.n;
		for (size_t k = 0; k < part.n; k++) {
			const struct sr_step *s =
			    SR_ROW(struct sr_step, &part, k);
			if (until != 0 && s->day > until)
				continue;
			*to = *s;
			to->person = person;
			to->name = p.name;
			to++;
			t->steps->n++;
		}
	}
	return rc;
}

/* That link L began, and that it ended. */
static int
link_steps(struct timeline *t, const struct sr_link *l)
{
	struct sr_step *s = rows_more(t->c, t->steps, l->ended != 0 ? 2 : 1);
	struct sr_person p;
	int rc = row_get(t->c, &sr_rec_person, l->one, &p);

	if (s == NULL || rc < 0)
		return s == NULL ? SR_E_NOMEM : rc;
	sr_record_clear(&sr_rec_step, s);
	s->id = l->id;
	s->kind = SR_STEP_LINKED;
	s->person = l->one;
	s->name = p.name;
	s->text = l->name;
	s->day = l->day;
	s->staff = l->staff;
	s->at = l->created_at;
	if (l->ended == 0)
		return SR_OK;
	s[1] = *s;
	s[1].kind = SR_STEP_UNLINKED;
	s[1].day = l->ended;
	s[1].staff = l->ender;
	s[1].at = l->updated_at;
	return SR_OK;
}

/* What one person did while he counted as one with the number's. */
static int
linked_steps(struct timeline *t, size_t i)
{
	const struct sr_link *l = SR_ROW(struct sr_link, &t->links, i);
	sr_day until = l->ended;

	if (of_number(t, l->other))
		return SR_OK;
	for (size_t k = 0; k < t->links.n; k++) {
		const struct sr_link *b = SR_ROW(struct sr_link, &t->links, k);
		if (b->other != l->other)
			continue;
		if (k < i)
			return SR_OK; /* he was gathered */
		until = until == 0 || b->ended == 0 ? 0
			: b->ended > until          ? b->ended
						    : until;
	}
	return person_steps(t, l->other, until);
}

static int
timeline_gather(struct timeline *t)
{
	int rc = SR_OK;

	for (size_t i = 0; rc == SR_OK && i < t->whose.n; i++)
		rc =
		    person_steps(t, SR_ROW(struct sr_key, &t->whose, i)->id, 0);
	for (size_t i = 0; rc == SR_OK && i < t->links.n; i++) {
		const struct sr_link *l = SR_ROW(struct sr_link, &t->links, i);
		/* Both have the number: the link is there from either side. */
		if (of_number(t, l->other) && l->other < l->one)
			continue;
		rc = link_steps(t, l);
		if (rc == SR_OK)
			rc = linked_steps(t, i);
	}
	return rc;
}

/* ---- in order ---- */

/* What has no time of its own was done when its row was written. */
static void
step_time(struct sr_step *s)
{
	sr_day day = 0;
	sr_time minute = 0;

	if (s->minute == 0 && s->at != 0)
		clock_local(s->at, &day, &minute);
	if (day == s->day)
		s->minute = minute;
	s->at = 0;
}

/*
 * Within a minute: rows of one table in the order in which they were written,
 * the tables in the order in which one follows from another.
 */
static int
step_rank(int32_t kind)
{
	static const signed char rank[] = { [SR_STEP_OPENED] = 1,
		[SR_STEP_VISIT] = 2,
		[SR_STEP_REACHED] = 3,
		[SR_STEP_UNREACHED] = 3,
		[SR_STEP_LINKED] = 4,
		[SR_STEP_UNLINKED] = 4,
		[SR_STEP_MERGED] = 5,
		[SR_STEP_UNMERGED] = 5,
		[SR_STEP_APPLIED] = 6,
		[SR_STEP_AGREED] = 6,
		[SR_STEP_REFUSED] = 6,
		[SR_STEP_CLOSED] = 7,
		[SR_STEP_REOPENED] = 7,
		[SR_STEP_WARNED] = 8,
		[SR_STEP_POOLED] = 8,
		[SR_STEP_HANDED] = 9,
		[SR_STEP_CLAIMED] = 9,
		[SR_STEP_TAKEOVER] = 9 };

	return rank[kind];
}

static int
step_order(const void *a, const void *b)
{
	const struct sr_step *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->minute != y->minute)
		return x->minute < y->minute ? -1 : 1;
	if (step_rank(x->kind) != step_rank(y->kind))
		return step_rank(x->kind) < step_rank(y->kind) ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

/*
 * Of another's card a salesperson learns what the desk sees: that and when,
 * not what was said.  The walk is over: cards are whose they are now.
 */
static void
step_mask(struct walk *w, struct sr_step *s)
{
	if (w->c->role == SR_SALES && s->kind != SR_STEP_OPENED &&
	    s->staff != w->c->me && walk_owner(w, s->card) != w->c->me)
		s->text = "";
}

static int
timeline_judge(struct timeline *t)
{
	struct walk w = { .c = t->c, .links = &t->links, .days = t->days };
	struct sr_rows *rows = t->steps;

	w.on = arena_alloc(t->c->mem, t->links.n + 1);
	if (w.on == NULL)
		return fail(t->c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	memset(w.on, 0, t->links.n + 1);
	for (size_t i = 0; i < rows->n; i++)
		step_time(SR_ROW(struct sr_step, rows, i));
	if (rows->n > 1)
		qsort(rows->row, rows->n, rows->size, step_order);
	for (size_t i = 0; i < rows->n; i++) {
		struct sr_step *s = SR_ROW(struct sr_step, rows, i);
		walk_step(&w, s);
		s->id = (sr_id)i + 1;
	}
	for (size_t i = 0; i < rows->n; i++)
		step_mask(&w, SR_ROW(struct sr_step, rows, i));
	return SR_OK;
}

int
op_timeline(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct timeline t = { .c = c, .steps = res };
	int rc;

	t.steps->size = sizeof(struct sr_step);
	if (find->key_id != 0 || find->search[0] == '\0')
		return SR_OK;
	rc = timeline_ask(&t, find->search);
	if (rc == SR_OK)
		rc = timeline_persons(&t);
	if (rc == SR_OK)
		rc = timeline_may(&t);
	if (rc == SR_OK)
		rc = timeline_gather(&t);
	return rc == SR_OK ? timeline_judge(&t) : rc;
}
