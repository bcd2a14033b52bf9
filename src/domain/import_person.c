/* Persons that come with a file. */
#include <string.h>

#include "domain/bodies.h"
#include "domain/import.h"
#include "domain/person.h"
#include "domain/search.h"
#include "store/import.h"
#include "base/banned.h"

/* A person of that name and number is here, or came with an earlier row. */
static int
person_twice(struct ctx *c, struct importing *im, const struct sr_person *p)
{
	int64_t id = 0;
	int rc;

	if (*p->phone == '\0')
		return SR_OK;
	if (im->batch.dry &&
	    import_seen(im, arena_printf(c->mem, "%s %s", p->phone, p->name)))
		id = 1;
	rc = id != 0 ? SR_OK
		     : sql_integer(c->st, &batch_sql[BATCH_SAME_PERSON],
			   SQL_ARGS(SQL_T("phone", p->phone),
			       SQL_T("name", p->name)),
			   &id);
	if (rc == SR_OK && id != 0)
		return fail(c, SR_E_EXISTS, "person", "phone",
		    N_("{0} with the number {1} is here already."), 2,
		    SR_TXT(p->name), SR_TXT(p->phone));
	return rc;
}

/* The person of that id is somebody else: no name and no number agree. */
static bool
person_other(const struct sr_person *p, const struct sr_person *old)
{
	const char *const mine[] = { p->phone, p->phone2, p->phone3 };
	const char *const his[] = { old->phone, old->phone2, old->phone3 };

	if (strcmp(p->name, old->name) == 0)
		return false;
	for (int i = 0; i < 9; i++)
		if (*mine[i / 3] != '\0' &&
		    strcmp(mine[i / 3], his[i % 3]) == 0)
			return false;
	return true;
}

static int
person_known(
    struct ctx *c, struct sr_person *p, struct sr_person *old, bool *same)
{
	int rc = person_phones(c, old);

	if (rc < 0)
		return rc;
	if (person_other(p, old))
		return fail(c, SR_E_EXISTS, "person", "id",
		    N_("{0} has this id here: leave the id empty to import "
		       "the row as a new person."),
		    1, SR_TXT(old->name));
	*same = import_same(&sr_rec_person, p, old);
	p->batch = old->batch;
	return *same ? SR_OK : person_is_one(c, old->id);
}

static int
person_take(struct ctx *c, struct importing *im, const void *row)
{
	struct sr_person p = *(const struct sr_person *)row, old;
	enum import_how how;
	bool same = false;
	int rc = import_begin(c, &sr_rec_person, &p, &old, &how);

	if (rc == SR_OK && how == IMPORT_UPDATE)
		rc = person_known(c, &p, &old, &same);
	else if (rc == SR_OK && how == IMPORT_NEW)
		rc = person_twice(c, im, &p);
	if (rc == SR_OK)
		rc = person_keys(c, &p);
	if (rc < 0 || same || im->batch.dry)
		return rc;
	rc = import_write(c, im, &sr_rec_person, &p, SR_NOUN_PERSON, how);
	if (rc == SR_OK)
		rc = person_phones_set(c, &p);
	if (rc < 0)
		return rc;
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	person_changed(c, p.id);
	return SR_OK;
}

int
op_import_persons(struct ctx *c, const void *arg, void *res)
{
	return import_rows(c, arg, &sr_rec_person, person_take, res);
}
