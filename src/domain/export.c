/* Whole tables in pages by id, as files need them: nothing is masked. */
#include "domain/bodies.h"
#include "domain/card.h"
#include "store/card.h"
#include "store/person.h"
#include "base/banned.h"

enum { EXPORT_ROWS = 500 };

static int
page_rows(const struct sr_find *find)
{
	return find->limit > 0 && find->limit < EXPORT_ROWS ? find->limit
							    : EXPORT_ROWS;
}

static int
export_page(struct ctx *c, const struct sr_record *r,
    const struct sr_find *find, struct sr_rows *rows)
{
	return record_page(
	    c->st, r, find->key_id, page_rows(find), rows, c->mem);
}

int
op_export_visits(struct ctx *c, const void *arg, void *res)
{
	return export_page(c, &sr_rec_visit, arg, res);
}

/* A walk over a page beside another, both by id. */
struct beside {
	struct ctx *c;
	struct sr_rows *rows;
	size_t at;
};

/* The card that PERSON, a row of card_person_page, is of. */
static int
card_person(void *ctx, const void *person)
{
	struct beside *b = ctx;
	const struct sr_person *p = person;
	struct sr_card *card;

	while (b->at < b->rows->n &&
	       SR_ROW(struct sr_card, b->rows, b->at)->id < p->id)
		b->at++;
	if (b->at == b->rows->n)
		return SR_OK;
	card = SR_ROW(struct sr_card, b->rows, b->at);
	card->name = arena_dup(b->c->mem, p->name);
	card->phone = arena_dup(b->c->mem, p->phone);
	card->sex = p->sex;
	return SR_OK;
}

int
op_export_prospects(struct ctx *c, const void *arg, void *res)
{
	struct sr_rows *rows = res;
	struct beside b = { .c = c, .rows = rows };
	struct sr_person p;
	int rc = export_page(c, &sr_rec_card, arg, rows);

	if (rc < 0 || rows->n == 0)
		return rc;
	return sql_each(c->st, &card_sql[CARD_PERSON_PAGE],
	    SQL_ARGS(SQL_R("first", SR_ROW(struct sr_card, rows, 0)->id),
		SQL_R("last", SR_ROW(struct sr_card, rows, rows->n - 1)->id)),
	    &sr_rec_person, &p, card_person, &b);
}

/* Each person's numbers come in their order; three of them have a place. */
static int
person_phone(void *ctx, const void *phone)
{
	struct beside *b = ctx;
	const struct sr_phone *n = phone;
	struct sr_person *p;

	while (b->at < b->rows->n &&
	       SR_ROW(struct sr_person, b->rows, b->at)->id < n->person)
		b->at++;
	if (b->at == b->rows->n)
		return SR_OK;
	p = SR_ROW(struct sr_person, b->rows, b->at);
	const char **slot = p->phone[0] == '\0'    ? &p->phone
			    : p->phone2[0] == '\0' ? &p->phone2
						   : &p->phone3;
	if (p->id == n->person && (*slot)[0] == '\0')
		*slot = arena_dup(b->c->mem, n->number);
	return SR_OK;
}

int
op_export_persons(struct ctx *c, const void *arg, void *res)
{
	struct sr_rows *rows = res;
	struct beside b = { .c = c, .rows = rows };
	struct sr_phone n;
	/* Who was merged has nothing left of his own: no row brings him back.
	 */
	int rc = sql_rows(c->st, &person_sql[PERSON_PAGE],
	    SQL_ARGS(SQL_I("after", ((const struct sr_find *)arg)->key_id),
		SQL_I("limit", page_rows(arg))),
	    &sr_rec_person, rows, c->mem);

	if (rc < 0 || rows->n == 0)
		return rc;
	rows->more = rows->n == (size_t)page_rows(arg);
	return sql_each(c->st, &person_sql[PERSON_PHONES_PAGE],
	    SQL_ARGS(SQL_R("first", SR_ROW(struct sr_person, rows, 0)->id),
		SQL_R("last", SR_ROW(struct sr_person, rows, rows->n - 1)->id)),
	    &sr_rec_phone, &n, person_phone, &b);
}

int
op_export_lists(struct ctx *c, const void *arg, void *res)
{
	return export_page(c, &sr_rec_list_row, arg, res);
}
