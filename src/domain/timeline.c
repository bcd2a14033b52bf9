/*
 * The timeline of a number: what happened with its person and with whoever
 * counts as one with him, and what the rule of each day says to it; beside
 * it what it would say with another number of days.
 */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>

#include "base/phone.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "store/idset.h"
#include "store/owner.h"
#include "store/person.h"
#include "base/banned.h"

enum { CARDS = 64 }; /* of one number; further ones protect nothing */

/* A card as the walk goes by. */
struct holding {
	sr_id card, owner;
	sr_day base; /* the last effective contact, or the opening */
	bool open;
};

struct walk {
	struct ctx *c;
	struct holding holding[CARDS];
	size_t n;
	int32_t days; /* instead of the rule's; 0: none asked */
};

/* ---- what happened ---- */

static int
step_add(void *ctx, const void *row)
{
	idset_add(ctx, ((const struct sr_key *)row)->id);
	return 0;
}

static int
step_persons(struct ctx *c, const char *phone, struct idset *ids)
{
	struct sr_key key;
	struct sr_rows whose;
	int rc = sql_rows(c->st, &person_sql[PERSON_WHOLE],
	    SQL_ARGS(SQL_T("text", phone)), &sr_rec_key, &whose, c->mem);

	for (size_t i = 0; rc == SR_OK && i < whose.n; i++) {
		sr_id id = SR_ROW(struct sr_key, &whose, i)->id;
		idset_add(ids, id);
		if (rule_owner(c, c->today)->family)
			rc = sql_each(c->st, &link_sql[LINK_PERSONS],
			    SQL_ARGS(SQL_R("person", id)), &sr_rec_key, &key,
			    step_add, ids);
	}
	idset_sort(ids);
	if (rc == SR_OK && ids->failed)
		rc = fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	return rc;
}

/* A salesperson asks for the numbers of his own customers. */
static int
step_may(struct ctx *c, const struct idset *ids)
{
	int64_t mine = 0;
	int rc = SR_OK;

	for (size_t i = 0; rc == SR_OK && mine == 0 && i < ids->n; i++)
		rc = sql_integer(c->st, &step_sql[STEP_SEEN],
		    SQL_ARGS(
			SQL_R("person", ids->id[i]), SQL_R("staff", c->me)),
		    &mine);
	if (rc < 0 || mine != 0 || c->role != SR_SALES)
		return rc;
	return fail(c, SR_E_DENIED, "step", "",
	    N_("This number is of none of your customers: ask a "
	       "supervisor."),
	    0);
}

/* All steps of PERSON behind those in OUT. */
static int
step_gather(struct ctx *c, sr_id person, struct sr_rows *out)
{
	struct sr_rows part[STEP_SEEN],
	    all = { .size = sizeof(struct sr_step) };
	struct sr_person p;
	int rc = row_get(c, &sr_rec_person, person, &p);
	size_t n = out->n;

	for (int i = 0; rc == SR_OK && i < STEP_SEEN; i++) {
		rc = sql_rows(c->st, &step_sql[i],
		    SQL_ARGS(SQL_R("person", person)), &sr_rec_step, &part[i],
		    c->mem);
		n += rc == SR_OK ? part[i].n : 0;
	}
	if (rc < 0)
		return rc;
	all.row = arena_alloc(c->mem, (n + 1) * all.size);
	if (all.row == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	if (out->n > 0)
		memcpy(all.row, out->row, out->n * out->size);
	all.n = out->n;
	for (int i = 0; i < STEP_SEEN; i++)
		for (size_t k = 0; k < part[i].n; k++) {
			struct sr_step *s =
			    SR_ROW(struct sr_step, &all, all.n++);
			*s = *SR_ROW(struct sr_step, &part[i], k);
			s->name = p.name;
		}
	*out = all;
	return SR_OK;
}

static int
step_order(const void *a, const void *b)
{
	const struct sr_step *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->minute != y->minute && x->minute != 0 && y->minute != 0)
		return x->minute < y->minute ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* ---- what the rule says ---- */

static sr_day
holding_until(const struct walk *w, const struct holding *h, int32_t days)
{
	return h->base +
	       (days != 0 ? days : rule_owner(w->c, h->base)->protect_days);
}

static struct holding *
holding_of(struct walk *w, sr_id card)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->holding[i].card == card)
			return &w->holding[i];
	return NULL;
}

/* The open card that protects longest. */
static struct holding *
holding_best(struct walk *w)
{
	struct holding *best = NULL;

	for (size_t i = 0; i < w->n; i++) {
		struct holding *h = &w->holding[i];
		if (h->open && (best == NULL || h->base >= best->base))
			best = h;
	}
	return best;
}

static int32_t
visit_verdict(const struct walk *w, const struct sr_step *s,
    const struct holding *h, int32_t days)
{
	if (h == NULL)
		return SR_VERDICT_NOBODYS;
	if (s->day > holding_until(w, h, days))
		return SR_VERDICT_FREE;
	return s->staff == h->owner || s->staff == 0 ? SR_VERDICT_OWNERS
						     : SR_VERDICT_STANDIN;
}

static void
step_opened(struct walk *w, struct sr_step *s)
{
	s->verdict = s->would = SR_VERDICT_BEGINS;
	if (w->n < CARDS)
		w->holding[w->n++] = (struct holding){ .card = s->card,
			.owner = s->staff,
			.base = s->day,
			.open = true };
}

/* A step of a card changes what protects. */
static void
step_card(struct walk *w, struct sr_step *s)
{
	struct holding *h = holding_of(w, s->card);

	if (h == NULL)
		return;
	switch (s->kind) {
	case SR_STEP_REACHED:
		h->base = s->day > h->base ? s->day : h->base;
		s->verdict = SR_VERDICT_BEGINS;
		break;
	case SR_STEP_UNREACHED: s->verdict = SR_VERDICT_NOTHING; break;
	case SR_STEP_HANDED:
		h->owner = s->staff;
		s->verdict = SR_VERDICT_MOVES;
		break;
	case SR_STEP_CLOSED:
		h->open = false;
		s->verdict = SR_VERDICT_ENDS;
		break;
	case SR_STEP_REOPENED:
		h->open = true;
		s->verdict = SR_VERDICT_BEGINS;
		break;
	default: break;
	}
	s->would = s->verdict;
}

static void
step_judge(struct walk *w, struct sr_step *s)
{
	const struct holding *h = holding_best(w);

	s->owner = h != NULL ? h->owner : 0;
	if (s->kind == SR_STEP_VISIT) {
		s->verdict = visit_verdict(w, s, h, 0);
		s->would = visit_verdict(w, s, h, w->days);
	} else if (s->kind == SR_STEP_OPENED) {
		step_opened(w, s);
	} else {
		step_card(w, s);
	}
	s->differs = s->would != s->verdict;
	h = holding_best(w);
	if (h == NULL)
		return;
	s->until = holding_until(w, h, 0);
	s->rule_days = rule_owner(w->c, h->base)->protect_days;
	s->would_until = holding_until(w, h, w->days);
}

/*
 * Of another's card a salesperson learns what the desk sees: that and when,
 * not what was said.  The walk is over: cards are whose they are now.
 */
static void
step_mask(struct walk *w, struct sr_step *s)
{
	const struct holding *h = holding_of(w, s->card);

	if (w->c->role == SR_SALES && s->kind != SR_STEP_OPENED &&
	    s->staff != w->c->me && (h == NULL || h->owner != w->c->me))
		s->text = "";
}

/* "13717716163" or "13717716163 7": the number, and other days to try. */
static int
timeline_ask(struct ctx *c, const char *search, char *phone, int32_t *days)
{
	size_t len = strcspn(search, " ");
	const char *typed = arena_ndup(c->mem, search, len);
	long n = search[len] == ' ' ? strtol(search + len, NULL, 10) : 0;

	*days = (int32_t)n;
	if (n < 0 || n > 365)
		return fail(c, SR_E_INVALID, "step", "",
		    N_("A card is protected for 0 to 365 days."), 0);
	if (phone_normal(typed, phone) == PHONE_OK)
		return SR_OK;
	return fail(c, SR_E_INVALID, "step", "",
	    N_("Which number? Type it whole, and after it the days to try: "
	       "13717716163 7."),
	    0);
}

int
op_timeline(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	struct sr_rows *rows = res;
	struct idset ids = { 0 };
	struct walk w = { .c = c };
	char phone[PHONE_MAX];
	int rc;

	rows->size = sizeof(struct sr_step);
	if (find->key_id != 0 || find->search[0] == '\0')
		return SR_OK;
	rc = timeline_ask(c, find->search, phone, &w.days);
	if (rc == SR_OK)
		rc = step_persons(c, phone, &ids);
	if (rc == SR_OK && ids.n > 0)
		rc = step_may(c, &ids);
	for (size_t i = 0; rc == SR_OK && i < ids.n; i++)
		rc = step_gather(c, ids.id[i], rows);
	idset_free(&ids);
	if (rc < 0)
		return rc;
	if (rows->n > 1)
		qsort(rows->row, rows->n, rows->size, step_order);
	for (size_t i = 0; i < rows->n; i++) {
		struct sr_step *s = SR_ROW(struct sr_step, rows, i);
		s->id = (sr_id)i + 1;
		step_judge(&w, s);
	}
	for (size_t i = 0; i < rows->n; i++)
		step_mask(&w, SR_ROW(struct sr_step, rows, i));
	return SR_OK;
}
