/* Whole tables in pages by id, as files need them: nothing is masked. */
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/person.h"
#include "store/card.h"
#include "base/banned.h"

enum { EXPORT_ROWS = 500 };

static int
export_page(struct ctx *c, const struct sr_record *r,
    const struct sr_find *find, struct sr_rows *rows)
{
	int limit = find->limit > 0 && find->limit < EXPORT_ROWS ? find->limit
								 : EXPORT_ROWS;

	return record_page(c->st, r, find->key_id, limit, rows, c->mem);
}

int
op_export_visits(struct ctx *c, const void *arg, void *res)
{
	return export_page(c, &sr_rec_visit, arg, res);
}

int
op_export_prospects(struct ctx *c, const void *arg, void *res)
{
	struct sr_rows *rows = res;
	int rc = export_page(c, &sr_rec_card, arg, rows);

	for (size_t i = 0; rc == SR_OK && i < rows->n; i++) {
		struct sr_card *card = SR_ROW(struct sr_card, rows, i);
		struct sr_person p;
		rc = sql_one(c->st, &card_sql[CARD_PERSON],
		    SQL_ARGS(SQL_R("id", card->person)), &sr_rec_person, &p,
		    c->mem);
		card->name = p.name;
		card->phone = p.phone;
		card->sex = p.sex;
	}
	return rc;
}

int
op_export_persons(struct ctx *c, const void *arg, void *res)
{
	struct sr_rows *rows = res;
	int rc = export_page(c, &sr_rec_person, arg, rows);

	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		rc = person_phones(c, SR_ROW(struct sr_person, rows, i));
	return rc;
}

int
op_export_lists(struct ctx *c, const void *arg, void *res)
{
	return export_page(c, &sr_rec_list_row, arg, res);
}
