/*
 * Prospect cards: who sees and changes what of them, their lists.  Opening
 * is in card_open.c; what changes their grade or their next contact in
 * contact.c, request.c, plan.c.
 */
#include <string.h>

#include <showroom/ftype.h>

#include "domain/board.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "domain/search.h"
#include "store/card.h"
#include "base/banned.h"

const char *
staff_name(struct ctx *c, sr_id id)
{
	struct sr_staff s;

	if (record_get(c->st, &sr_rec_staff, id, &s, c->mem) < 0)
		return "?";
	return s.name;
}

int
staff_sells(struct ctx *c, sr_id staff, const char *record, const char *field)
{
	struct sr_staff s;
	int rc = row_get(c, &sr_rec_staff, staff, &s);

	if (rc < 0)
		return rc;
	if ((SR_MAY_SELL & SR_MAY(s.role)) == 0)
		return fail(c, SR_E_INVALID, record, field,
		    N_("{0} is no salesperson and cannot have cards."), 1,
		    SR_TXT(s.name));
	if (!staff_here(c, &s))
		return fail(c, SR_E_INVALID, record, field,
		    N_("{0} does not work here today: choose somebody else."),
		    1, SR_TXT(s.name));
	return SR_OK;
}

/* ---- who may see and change what ---- */

int
card_get(struct ctx *c, sr_id id, struct sr_card *card)
{
	struct sr_person p = { .name = "", .phone = "" };
	int rc = row_get(c, &sr_rec_card, id, card);

	if (rc == SR_OK)
		rc = sql_one(c->st, &card_sql[CARD_PERSON],
		    SQL_ARGS(SQL_R("id", card->person)), &sr_rec_person, &p,
		    c->mem);
	if (rc < 0)
		return rc;
	card->name = p.name;
	card->phone = p.phone;
	card->sex = p.sex;
	return SR_OK;
}

sr_id
card_whose(struct ctx *c, sr_id id, sr_id staff)
{
	struct sr_card card;

	/* The others see all numbers or none. */
	if (c->role != SR_SALES || id == 0)
		return staff;
	return record_get(c->st, &sr_rec_card, id, &card, c->mem) == SR_OK
		   ? card.owner
		   : 0;
}

static int
card_denied(struct ctx *c, const struct sr_card *card)
{
	return fail(c, SR_E_DENIED, "card", "owner",
	    N_("Card {0} belongs to {1}: ask {1} or a supervisor."), 2,
	    SR_TXT(card->code), SR_TXT(staff_name(c, card->owner)));
}

int
card_see(struct ctx *c, sr_id id, struct sr_card *card)
{
	int rc = card_get(c, id, card);

	if (rc == SR_OK && !may_see_phone(c, card->owner))
		return card_denied(c, card);
	return rc;
}

int
card_edit(struct ctx *c, sr_id id, struct sr_card *card)
{
	int rc = card_get(c, id, card);

	if (rc == SR_OK && !is_lead(c) && card->owner != c->me)
		return card_denied(c, card);
	return rc;
}

int
card_edit_open(struct ctx *c, sr_id id, struct sr_card *card)
{
	int rc = card_edit(c, id, card);

	if (rc == SR_OK && card->closed != 0)
		return fail(c, SR_E_INVALID, "card", "closed",
		    N_("Card {0} was closed on {1}: reopen it first."), 2,
		    SR_TXT(card->code), SR_DAYARG(card->closed));
	return rc;
}

const char *
card_title(struct ctx *c, const struct sr_card *card)
{
	return arena_printf(c->mem, "%s %s", card->code, card->name);
}

int
card_other(struct ctx *c, sr_id person, sr_id card, struct sr_card *other)
{
	int64_t id;
	int rc = sql_integer(c->st, &card_sql[CARD_OF_NUMBER],
	    SQL_ARGS(SQL_R("person", person), SQL_R("but", card)), &id);

	sr_record_clear(&sr_rec_card, other);
	return rc < 0 || id == 0 ? rc : card_get(c, id, other);
}

/* ---- lists ---- */

/* What is left of a line for whoever may not see the card whole. */
static void
line_mask(struct ctx *c, struct sr_card_line *line)
{
	static const char *const seen[] = { "id", "rev", "code", "person",
		"name", "sex", "grade", "owner", "last_day", "key" };
	struct sr_card_line whole = *line;
	const struct sr_field *phone = sr_field_of(&sr_rec_card_line, "phone");

	sr_record_clear(&sr_rec_card_line, line);
	for (size_t i = 0; i < sizeof(seen) / sizeof(seen[0]); i++) {
		const struct sr_field *f =
		    sr_field_of(&sr_rec_card_line, seen[i]);
		if (f->storage == SR_ST_TEXT)
			sr_set_text(f, line, sr_get_text(f, &whole));
		else
			sr_set_int(f, line, sr_get_int(f, &whole));
	}
	if (c->role == SR_DESK)
		return;
	sr_mask_field(phone, &whole, c->mem);
	line->phone = whole.phone;
	line->tail = whole.tail;
}

/* Is it now what the house calls the best time BEST? */
static bool
best_now(struct ctx *c, sr_id best)
{
	enum { MORNING = 9 * 60 + 1, EVENING = 18 * 60 + 1 };
	const char *mark = rule_mark(c, best);
	bool light = c->minute >= MORNING && c->minute < EVENING;

	if (strcmp(mark, "weekend") == 0)
		return !rule_works(c, c->today);
	if (strcmp(mark, "work") == 0)
		return light && rule_works(c, c->today);
	return (strcmp(mark, "day") == 0 && light) ||
	       (strcmp(mark, "evening") == 0 && c->minute >= EVENING);
}

static void
line_finish(struct ctx *c, struct sr_card_line *line)
{
	size_t n = strlen(line->phone);

	line->tail = line->phone + (n > 4 ? n - 4 : 0);
	line->best_now = line->best != 0 && best_now(c, line->best);
	if (!may_see_phone(c, line->owner))
		line_mask(c, line);
}

int
card_lines(struct ctx *c, const struct sr_rows *ids, struct sr_rows *rows)
{
	struct sr_card_line *line =
	    arena_alloc(c->mem, (ids->n + 1) * sizeof(*line));
	int rc = SR_OK;

	*rows = (struct sr_rows){ .row = line, .size = sizeof(*line) };
	if (line == NULL)
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	for (size_t i = 0; rc == SR_OK && i < ids->n; i++) {
		const struct sr_key *key = SR_ROW(struct sr_key, ids, i);
		rc = sql_one(c->st, &card_sql[CARD_LINE],
		    SQL_ARGS(SQL_R("id", key->id)), &sr_rec_card_line, &line[i],
		    c->mem);
		if (rc == SR_OK)
			line_finish(c, &line[i]);
		rows->n += rc == SR_OK;
	}
	return rc;
}

int
op_card_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	const struct list_spec *list = &card_open_list;
	struct sr_rows *rows = res;
	int rc;

	find.staff = whose_rows(c, &find);
	/* A kind of the caller's: the hot ones. */
	if (find.kind != 0)
		find.kind = board_hot(c);
	if (find.state != SR_CARDS_OPEN) {
		list = &card_all_list;
		if (find.sort != SR_CARDS_NAME)
			find.sort = SR_CARDS_OPENED;
		if (find.state == SR_CARDS_ALL)
			find.state = 0;
	}
	rc = list_find(c->st, list, &find, rows, c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		line_finish(c, SR_ROW(struct sr_card_line, rows, i));
	return rc;
}

int
op_card_get(struct ctx *c, const void *arg, void *res)
{
	struct sr_card *card = res, move;
	int rc = card_see(c, ((const struct sr_key *)arg)->id, card);

	if (rc == SR_OK)
		rc = sql_one(c->st, &card_sql[CARD_REOPENED],
		    SQL_ARGS(SQL_R("card", card->id)), &sr_rec_card, &move,
		    c->mem);
	if (rc == SR_OK)
		card->reopened = move.reopened;
	return rc;
}

/* ---- editing ---- */

int
card_rules(struct ctx *c, const struct sr_card *card)
{
	if (card->budget_max != 0 && card->budget_min > card->budget_max)
		return fail(c, SR_E_INVALID, "card", "budget_max",
		    N_("The budget's end is below its beginning."), 0);
	if (card->buy_day != 0 && card->buy_day < card->opened)
		return fail(c, SR_E_INVALID, "card", "buy_day",
		    N_("The day to buy is before the card's opening on {0}."),
		    1, SR_DAYARG(card->opened));
	return SR_OK;
}

int
op_card_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_card *in = arg;
	struct sr_card card, old;
	int rc;

	if (in->id == 0)
		return fail(c, SR_E_INVALID, "card", "",
		    N_("A new card is opened, not saved."), 0);
	rc = card_edit(c, in->id, &card);
	if (rc == SR_OK)
		rc = save_begin(c, &sr_rec_card, in, &card, &old);
	if (rc == SR_OK)
		rc = card_rules(c, &card);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_card, &card, SR_NOUN_CARD);
	person_changed(c, card.person); /* plates are found by search */
	return rc < 0 ? rc : card_get(c, card.id, res);
}
