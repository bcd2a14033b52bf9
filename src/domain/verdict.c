/*
 * The judge of a timeline: goes through what happened with a number, knows at
 * each step which cards were open, who counted as one and until when a card
 * was protected, by the rule of that day and by other days that are tried.
 * Reads no row.
 */
#include "domain/verdict.h"

#include <showroom/ftype.h>

#include "domain/rules.h"
#include "base/banned.h"

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

sr_id
walk_owner(struct walk *w, sr_id card)
{
	const struct holding *h = holding_of(w, card);

	return h != NULL ? h->owner : 0;
}

/* Do ONE and OTHER count as one by now, and by the rule of DAY? */
static bool
as_one(const struct walk *w, sr_id one, sr_id other, sr_day day)
{
	if (one == other)
		return true;
	for (size_t i = 0; i < w->links->n; i++) {
		const struct sr_link *l = SR_ROW(struct sr_link, w->links, i);
		if (w->on[i] && l->one + l->other == one + other &&
		    (l->one == one || l->other == one))
			return rule_owner(w->c, day)->family;
	}
	return false;
}

/* Of the open cards that count for S's person the one protected longest. */
static struct holding *
holding_best(struct walk *w, const struct sr_step *s)
{
	struct holding *best = NULL;

	for (size_t i = 0; i < w->n; i++) {
		struct holding *h = &w->holding[i];
		if (h->open && as_one(w, h->person, s->person, s->day) &&
		    (best == NULL || h->base >= best->base))
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

static int32_t
step_opened(struct walk *w, const struct sr_step *s)
{
	if (w->n < WALK_CARDS)
		w->holding[w->n++] = (struct holding){ .card = s->card,
			.person = s->person,
			.owner = s->to_staff,
			.base = s->day,
			.open = true };
	return SR_VERDICT_BEGINS;
}

/* Protection counts from DAY on, unless it does from a later one. */
static int32_t
step_begins(struct holding *h, sr_day day, int32_t verdict)
{
	if (h->base < day)
		h->base = day;
	return verdict;
}

/* A step of the card H changes what protects: see HELD_SINCE. */
static int32_t
step_card(struct holding *h, const struct sr_step *s)
{
	switch (s->kind) {
	case SR_STEP_REACHED: return step_begins(h, s->day, SR_VERDICT_BEGINS);
	case SR_STEP_UNREACHED: return SR_VERDICT_NOTHING;
	case SR_STEP_HANDED:
	case SR_STEP_CLAIMED:
	case SR_STEP_TAKEOVER:
		h->owner = s->to_staff;
		return step_begins(h, s->day, SR_VERDICT_MOVES);
	case SR_STEP_CLOSED: h->open = false; return SR_VERDICT_ENDS;
	case SR_STEP_REOPENED:
		h->open = true;
		return step_begins(h, s->day, SR_VERDICT_BEGINS);
	case SR_STEP_WARNED: return SR_VERDICT_SOON;
	case SR_STEP_POOLED: return SR_VERDICT_POOLED;
	default: return 0;
	}
}

/* The link of S holds from now on, or no longer. */
static int32_t
step_link(struct walk *w, const struct sr_step *s)
{
	bool on = s->kind == SR_STEP_LINKED;

	for (size_t i = 0; i < w->links->n; i++)
		if (SR_ROW(struct sr_link, w->links, i)->id == s->id)
			w->on[i] = on;
	return on ? SR_VERDICT_JOINED : SR_VERDICT_PARTED;
}

static int32_t
step_verdict(struct walk *w, const struct sr_step *s)
{
	struct holding *h;

	switch (s->kind) {
	case SR_STEP_OPENED: return step_opened(w, s);
	case SR_STEP_LINKED:
	case SR_STEP_UNLINKED: return step_link(w, s);
	case SR_STEP_MERGED: return SR_VERDICT_JOINED;
	case SR_STEP_UNMERGED: return SR_VERDICT_PARTED;
	default: h = holding_of(w, s->card); break;
	}
	return h != NULL ? step_card(h, s) : 0;
}

void
walk_step(struct walk *w, struct sr_step *s)
{
	const struct holding *h = holding_best(w, s);

	s->owner = h != NULL ? h->owner : 0;
	if (s->kind == SR_STEP_VISIT) {
		s->verdict = visit_verdict(w, s, h, 0);
		s->would = visit_verdict(w, s, h, w->days);
	} else {
		s->verdict = s->would = step_verdict(w, s);
	}
	s->differs = s->would != s->verdict;
	h = holding_best(w, s);
	if (h == NULL)
		return;
	s->until = holding_until(w, h, 0);
	s->would_until = holding_until(w, h, w->days);
	s->rule_days =
	    s->verdict == SR_VERDICT_SOON || s->verdict == SR_VERDICT_POOLED
		? rule_owner(w->c, s->day)->recall_days
		: rule_owner(w->c, h->base)->protect_days;
}
