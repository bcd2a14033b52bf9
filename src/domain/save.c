/* The one generic save: what a caller may not set comes from the stored row. */
#include <string.h>

#include <showroom/ftype.h>

#include "base/phone.h"
#include "domain/ctx.h"
#include "store/audit.h"
#include "store/house.h"
#include "base/banned.h"

static void
field_copy(const struct sr_field *f, void *to, const void *from)
{
	switch (f->storage) {
	case SR_ST_TEXT: sr_set_text(f, to, sr_get_text(f, from)); break;
	case SR_ST_BYTES: sr_set_bytes(f, to, sr_get_bytes(f, from)); break;
	default: sr_set_int(f, to, sr_get_int(f, from));
	}
}

/* Does REC's field stand for "as stored"? */
static bool
field_stays(const struct sr_field *f, const void *rec, bool is_new)
{
	unsigned never = SR_KEPT | SR_DERIVED;

	if (!is_new)
		never |= SR_FIXED;
	if ((f->flags & never) != 0)
		return strcmp(f->col, "id") != 0 && strcmp(f->col, "rev") != 0;
	return !is_new && (f->flags & SR_MASKED) != 0 &&
	       sr_is_masked(sr_get_text(f, rec));
}

/* What a reference that is no list row points to. */
static const struct {
	const struct sr_choice *choice;
	const struct sr_record *record;
} targets[] = {
	{ &sr_ref_staff, &sr_rec_staff },
	{ &sr_ref_person, &sr_rec_person },
	{ &sr_ref_card, &sr_rec_card },
	{ &sr_ref_visit, &sr_rec_visit },
	{ &sr_ref_contact, &sr_rec_contact },
	{ &sr_ref_request, &sr_rec_request },
	{ &sr_ref_batch, &sr_rec_batch },
};

static int
ref_there(struct ctx *c, const struct sr_field *f, sr_id id, bool *there)
{
	const char *list = "";
	int rc;

	for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++)
		if (targets[i].choice == f->choice)
			return record_has(c->st, targets[i].record, id, there);
	rc = sql_text(c->st, &house_sql[HOUSE_LIST_OF],
	    SQL_ARGS(SQL_R("id", id)), &list, c->mem);
	/* Applications of all kinds share a field for their reason. */
	*there = strcmp(list, f->choice->name) == 0 ||
		 (f->choice == &sr_list_lost &&
		     strcmp(list, sr_list_reason.name) == 0);
	return rc;
}

int
refs_check(struct ctx *c, const struct sr_record *r, const void *rec)
{
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		bool there = true;
		int rc = SR_OK;

		if (f->type == SR_TYPE_REF && sr_get_int(f, rec) != 0 &&
		    (f->flags & (SR_KEPT | SR_DERIVED)) == 0)
			rc = ref_there(c, f, sr_get_int(f, rec), &there);
		if (rc == SR_OK && !there)
			rc = fail(c, SR_E_INVALID, r->name, f->col,
			    N_("{0}: what was chosen is not in its list. "
			       "Choose again."),
			    1, SR_LABEL(f->label));
		if (rc < 0)
			return rc;
	}
	return SR_OK;
}

int
save_begin(struct ctx *c, const struct sr_record *r, const void *in, void *rec,
    void *old)
{
	sr_id id = sr_get_int(&r->fields[0], in);
	int rc;

	memcpy(rec, in, r->size);
	sr_record_clear(r, old);
	if (id != 0) {
		rc = row_get(c, r, id, old);
		if (rc < 0)
			return rc;
	}
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (field_stays(f, rec, id == 0))
			field_copy(f, rec, old);
		else if ((f->flags & SR_MASKED) != 0 &&
			 sr_is_masked(sr_get_text(f, rec)))
			return fail(c, SR_E_INVALID, r->name, f->col,
			    phone_message(PHONE_MASK), 1,
			    SR_TXT(sr_get_text(f, rec)));
	}
	return sr_check_required(r, rec, c->err);
}

int
stale_by(struct ctx *c, const struct sr_record *r, sr_id id)
{
	struct sr_error why = *c->err;
	struct sr_staff who;
	int64_t staff = 0;
	int rc = sql_integer(c->st, &audit_sql[AUDIT_LAST],
	    SQL_ARGS(SQL_R("row", id), SQL_T("record", r->name)), &staff);

	if (rc == SR_OK && staff != 0)
		rc = record_get(c->st, &sr_rec_staff, staff, &who, c->mem);
	*c->err = why;
	if (rc < 0 || staff == 0)
		return SR_E_STALE;
	return fail(c, SR_E_STALE, r->name, "",
	    N_("{0} has saved this since it was read: yours is not saved "
	       "yet."),
	    1, SR_TXT(who.name));
}

int
save_end(struct ctx *c, const struct sr_record *r, void *rec, int noun)
{
	int rc;

	if (sr_get_int(&r->fields[0], rec) == 0)
		rc = record_insert(c->st, r, rec, c->now);
	else
		rc = record_update(c->st, r, rec, c->now);
	if (rc == SR_E_STALE)
		return stale_by(c, r, sr_get_int(&r->fields[0], rec));
	if (rc < 0)
		return rc;
	c->changed |= UINT64_C(1) << noun;
	return SR_OK;
}

int
row_get(struct ctx *c, const struct sr_record *r, sr_id id, void *rec)
{
	int rc = record_get(c->st, r, id, rec, c->mem);

	if (rc == SR_E_NONE)
		return fail(c, SR_E_NONE, r->name, "",
		    N_("There is no such row ({0}) any more."), 1,
		    SR_LABEL(r->label));
	return rc;
}

bool
staff_here(const struct ctx *c, const struct sr_staff *s)
{
	return (s->valid_from == 0 || s->valid_from <= c->today) &&
	       (s->valid_to == 0 || s->valid_to >= c->today);
}

bool
is_lead(const struct ctx *c)
{
	return (SR_MAY_LEAD & SR_MAY(c->role)) != 0;
}

sr_id
whose_rows(const struct ctx *c, const struct sr_find *find)
{
	return find->own ? c->me : find->staff;
}

sr_id
own_rows(const struct ctx *c, const struct sr_find *find)
{
	return c->role == SR_SALES ? c->me : whose_rows(c, find);
}

bool
may_see_phone(const struct ctx *c, sr_id owner)
{
	if (c->role == SR_SALES)
		return owner == c->me;
	return c->role != SR_DESK;
}
