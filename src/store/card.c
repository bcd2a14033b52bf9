/*
 * Prospect cards: who they are of, lists of open and of all cards.  Knows
 * no right: the domain masks.
 */
#include "store/card.h"

#include <showroom/card.h>

#include "store/idset.h"
#include "base/banned.h"

/* From here on all cards are looked at, instead of each person's. */
enum { MANY = 5000 };

#define FEW_PHONES "a person has a few numbers"

const struct query card_sql[CARD_NSQL] = {
	[CARD_PERSON] = { "card_person",
	    "SELECT id, name, sex, pinyin,"
	    " (SELECT number FROM phone WHERE person = person.id"
	    "  ORDER BY place, phone.id LIMIT 1) AS phone"
	    " FROM person WHERE id = :id",
	    FEW_PHONES },
	[CARD_REOPENED] = { "card_reopened",
	    "SELECT max(day) AS reopened FROM move WHERE card = :card"
	    " AND before IN (8, 9, 10) AND after BETWEEN 1 AND 6",
	    NULL },
	/* The same of all cards of a page: ids are of the cards. */
	[CARD_PERSON_PAGE] = { "card_person_page",
	    "SELECT card.id, person.name, person.sex,"
	    " (SELECT number FROM phone WHERE person = card.person"
	    "  ORDER BY place, phone.id LIMIT 1) AS phone"
	    " FROM card JOIN person ON person.id = card.person"
	    " WHERE card.id BETWEEN :first AND :last ORDER BY card.id",
	    FEW_PHONES },
	/* The open card of a person, or of whoever has a number in common. */
	[CARD_OF_NUMBER] = { "card_of_number",
	    "SELECT id FROM card WHERE person = :person AND closed IS NULL"
	    " AND id IS NOT :but"
	    " UNION ALL SELECT card.id FROM phone AS mine"
	    " JOIN phone AS other ON other.number = mine.number"
	    " JOIN card ON card.person = other.person"
	    " WHERE mine.person = :person AND card.closed IS NULL"
	    " AND card.id IS NOT :but LIMIT 1",
	    NULL },
	[CARD_LINKED] = { "card_linked",
	    "UPDATE visit SET card = :card, person = :person, rev = rev + 1,"
	    " updated_at = :now WHERE id = :visit",
	    NULL },
	[CARD_HAS_PHONE] = { "card_has_phone",
	    "SELECT 1 FROM phone WHERE person = :person AND number = :number",
	    NULL },
	[CARD_OF_STAFF] = { "card_of_staff",
	    "SELECT id FROM card INDEXED BY card_owner_due"
	    " WHERE owner = :owner AND closed IS NULL"
	    " UNION SELECT card FROM recontact INDEXED BY recontact_due"
	    " WHERE staff = :owner AND state = 1",
	    NULL },
	[CARD_HAND_OVER] = { "card_hand_over",
	    "UPDATE card SET owner = :owner, warned = NULL, pooled = NULL,"
	    " rev = rev + 1, updated_at = :now WHERE id = :card",
	    NULL },
	[CARD_LINE] = { "card_line",
	    "SELECT card.id, card.rev, card.code, card.person, person.name,"
	    " (SELECT number FROM phone WHERE person = card.person"
	    "  ORDER BY place, phone.id LIMIT 1) AS phone,"
	    " person.sex, card.grade,"
	    " card.owner, card.model, card.trim, card.source, card.opened,"
	    " card.next_day, card.next_minute, card.next_kind,"
	    " card.next_theme, card.last_day, card.log_day,"
	    " (SELECT text FROM contact AS k WHERE k.card = card.id"
	    "  AND k.state = 2 AND k.reached = 1"
	    "  ORDER BY ifnull(k.day, '9999') DESC,"
	    "  k.id DESC LIMIT 1) AS last_text,"
	    " card.budget_min, card.budget_max, card.rival,"
	    " person.visittime AS best,"
	    " (SELECT count(*) FROM contact AS k WHERE k.card = card.id"
	    "  AND k.state = 2 AND k.reached = 1) AS contacts,"
	    " (SELECT count(*) FROM contact AS k WHERE k.card = card.id"
	    "  AND k.state = 2 AND k.reached = 2) AS attempts,"
	    " (SELECT count(*) FROM visit AS v WHERE v.card = card.id"
	    "  AND v.voided = 0) AS visits,"
	    " (SELECT kind FROM request AS r WHERE r.card = card.id"
	    "  AND r.state = 1) AS request, card.beyond_cap"
	    " FROM card JOIN person ON person.id = card.person"
	    " WHERE card.id = :id",
	    FEW_PHONES },
	[CARD_IN_MODEL] = { "card_in_model",
	    "SELECT id FROM card WHERE model = :model AND closed IS NULL",
	    NULL },
	[CARD_IN_SOURCE] = { "card_in_source",
	    "SELECT id FROM card WHERE source = :source AND closed IS NULL",
	    NULL },
	[CARD_IN_GRADE] = { "card_in_grade",
	    "SELECT id FROM card WHERE ifnull(grade, 0) = :grade"
	    " AND closed IS NULL",
	    NULL },
	/* Grades are bits of :kind. */
	[CARD_IN_HOT] = { "card_in_hot",
	    "SELECT id FROM card WHERE closed IS NULL"
	    " AND ifnull(grade, 0) BETWEEN 1 AND 6"
	    " AND (:kind >> ifnull(grade, 0)) & 1",
	    NULL },
	[CARD_IN_DUE] = { "card_in_due",
	    "SELECT id FROM card WHERE closed IS NULL"
	    " AND due >= ifnull(:from, '')"
	    " AND due < ifnull(:to, '9998') || '~'",
	    NULL },
	[CARD_ALL_MODEL] = { "card_all_model",
	    "SELECT id FROM card WHERE model = :model", NULL },
	[CARD_ALL_SOURCE] = { "card_all_source",
	    "SELECT id FROM card WHERE source = :source", NULL },
	[CARD_ALL_GRADE] = { "card_all_grade",
	    "SELECT id FROM card WHERE grade = :grade", NULL },
	[CARD_ALL_CLOSED] = { "card_all_closed",
	    "SELECT id FROM card WHERE closed > '' AND :state = 2", NULL },
	[CARD_OF_PERSON] = { "card_of_person",
	    "SELECT id FROM card WHERE person = :person", NULL },
	[CARD_ALL_PERSON] = { "card_all_person",
	    "SELECT id FROM card WHERE person = :parent", NULL },
	[CARD_PERSONS] = { "card_persons",
	    "SELECT id, person FROM card INDEXED BY card_person",
	    "most persons were found: all cards are looked at" },
};

/* What persons were found, and the cards of theirs. */
struct found {
	struct idset person, *card;
};

static int
found_add(void *ctx, const void *rec)
{
	const struct sr_card *card = rec;
	struct found *f = ctx;

	if (card->person == 0 || idset_has(&f->person, card->person))
		idset_add(f->card, card->id);
	return 0;
}

static int
card_search(struct store *st, const char *text, struct idset *ids)
{
	struct found f = { .card = ids };
	struct sr_card card;
	int rc = store_search(st, text, &f.person);

	if (rc == SR_OK && f.person.n > MANY)
		rc = sql_each(st, &card_sql[CARD_PERSONS], SQL_NONE,
		    &sr_rec_card, &card, found_add, &f);
	else
		for (size_t i = 0; rc == SR_OK && i < f.person.n; i++)
			rc = sql_each(st, &card_sql[CARD_OF_PERSON],
			    SQL_ARGS(SQL_R("person", f.person.id[i])),
			    &sr_rec_card, &card, found_add, &f);
	idset_free(&f.person);
	return rc;
}

static const struct list_order open_orders[] = {
	[SR_CARDS_DUE] = { "due", "due", LIST_TEXT,
	    { "card_due", "card_owner_due" }, true },
	[SR_CARDS_NAME] = { "name", "name_key", LIST_TEXT,
	    { "card_name", "card_owner_name" }, false },
	[SR_CARDS_OPENED] = { "opened", "opened", LIST_TEXT,
	    { "card_opened", "card_owner_opened" }, false },
	[SR_CARDS_GRADE] = { "grade", "ifnull(grade, 0)", LIST_INT,
	    { "card_grade", "card_owner_grade" }, false },
	[SR_CARDS_LAST] = { "last", "ifnull(last_day, '')", LIST_TEXT,
	    { "card_last", "card_owner_last" }, false },
};

static const struct list_order all_orders[] = {
	[SR_CARDS_DUE] = { "due", "due", LIST_TEXT, { NULL }, false },
	[SR_CARDS_NAME] = { "name", "name_key", LIST_TEXT,
	    { "card_all_name", "card_all_owner_name" }, false },
	[SR_CARDS_OPENED] = { "opened", "opened", LIST_TEXT,
	    { "card_all_opened", "card_all_owner_opened" }, false },
};

static const struct list_filter open_filters[] = {
	{ "model", NULL, &card_sql[CARD_IN_MODEL] },
	{ "source", NULL, &card_sql[CARD_IN_SOURCE] },
	{ "grade", NULL, &card_sql[CARD_IN_GRADE] },
	{ "kind", NULL, &card_sql[CARD_IN_HOT] },
	{ "from", "to", &card_sql[CARD_IN_DUE] },
};

static const struct list_filter all_filters[] = {
	{ "from", "to", &card_sql[CARD_IN_DUE] },
	{ "model", NULL, &card_sql[CARD_ALL_MODEL] },
	{ "source", NULL, &card_sql[CARD_ALL_SOURCE] },
	{ "grade", NULL, &card_sql[CARD_ALL_GRADE] },
	{ "state", NULL, &card_sql[CARD_ALL_CLOSED] },
	{ "parent", NULL, &card_sql[CARD_ALL_PERSON] },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

const struct list_spec card_open_list = {
	.name = "card_open",
	.record = &sr_rec_card_line,
	.row = &card_sql[CARD_LINE],
	.table = "card",
	.where = "closed IS NULL",
	.order = open_orders,
	.norder = COUNT(open_orders),
	.scope = { { "staff", "owner" } },
	.filter = open_filters,
	.nfilter = COUNT(open_filters),
	.search = card_search,
};

const struct list_spec card_all_list = {
	.name = "card_all",
	.record = &sr_rec_card_line,
	.row = &card_sql[CARD_LINE],
	.table = "card",
	.order = all_orders,
	.norder = COUNT(all_orders),
	.scope = { { "staff", "owner" } },
	.filter = all_filters,
	.nfilter = COUNT(all_filters),
	.search = card_search,
};
