/*
 * Persons: whose number it is, what they are called, who may see what.  A
 * number may serve a family: then several persons have it.
 */
#include <string.h>

#include <showroom/ftype.h>

#include "base/phone.h"
#include "base/pinyin.h"
#include "domain/birthday.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/person.h"
#include "domain/search.h"
#include "store/person.h"
#include "base/banned.h"

bool
person_name_short(const char *name)
{
	static const char *const forms[] = { "先生", "女士", "小姐", "太太",
		"老板", "经理", "师傅", "老师", "总", "哥", "姐", NULL };
	size_t len = strlen(name);

	if (len <= 3)
		return true; /* nothing, or one Chinese character */
	for (const char *const *f = forms; *f != NULL; f++) {
		size_t n = strlen(*f);
		if (len > n && len - n <= 6 && strcmp(name + len - n, *f) == 0)
			return true; /* a surname of one or two characters */
	}
	return false;
}

/* Do both names begin with the same character? */
static bool
same_surname(const char *a, const char *b)
{
	size_t n = (unsigned char)*a < 0x80 ? 1 : 3;

	return strncmp(a, b, n) == 0;
}

int
person_keys(struct ctx *c, struct sr_person *p)
{
	p->pinyin = pinyin_key(c->mem, p->name, p->pinyin_fix);
	p->initials = pinyin_initials(c->mem, p->pinyin);
	return birthday_key_set(c, p);
}

static int
phone_add(struct ctx *c, sr_id person, const char *number, int32_t place)
{
	struct sr_phone row;

	sr_record_clear(&sr_rec_phone, &row);
	row.person = person;
	row.number = number;
	row.place = place;
	return record_insert(c->st, &sr_rec_phone, &row, c->now);
}

/*
 * What somebody is called of whom the number alone is known: everybody reads
 * names, so the number stays masked.
 */
static const char *
person_called(struct ctx *c, const char *phone)
{
	char buf[32];

	return arena_dup(c->mem, phone_show(buf, phone, true));
}

static int
person_make(struct ctx *c, const char *name, const char *phone, int32_t sex,
    sr_id batch, sr_id *id)
{
	struct sr_person p;
	int rc;

	sr_record_clear(&sr_rec_person, &p);
	p.name = *name != '\0' ? name : person_called(c, phone);
	p.sex = sex;
	p.batch = batch;
	person_keys(c, &p);
	rc = record_insert(c->st, &sr_rec_person, &p, c->now);
	if (rc == SR_OK && *phone != '\0')
		rc = phone_add(c, p.id, phone, 1);
	if (rc < 0)
		return rc;
	*id = p.id;
	c->changed |= UINT64_C(1) << SR_NOUN_PERSON;
	person_changed(c, p.id);
	return SR_OK;
}

/* A full name was said for somebody known by a form of address. */
static int
person_rename(struct ctx *c, struct sr_person *p, const char *name, int32_t sex)
{
	int rc;

	p->name = name;
	if (p->sex == 0)
		p->sex = sex;
	person_keys(c, p);
	rc = record_update(c->st, &sr_rec_person, p, c->now);
	c->changed |= UINT64_C(1) << SR_NOUN_PERSON;
	person_changed(c, p->id);
	return rc;
}

int
person_for_phone(struct ctx *c, const char *name, const char *phone,
    int32_t sex, sr_id batch, sr_id *id)
{
	struct sr_rows rows = { 0 };
	bool brief = person_name_short(name);
	struct sr_person *fit = NULL;
	int rc;

	*id = 0;
	if (*phone != '\0') {
		rc = sql_rows(c->st, &person_sql[PERSON_BY_PHONE],
		    SQL_ARGS(SQL_T("number", phone)), &sr_rec_person, &rows,
		    c->mem);
		if (rc < 0)
			return rc;
	}
	for (size_t i = 0; i < rows.n; i++) {
		struct sr_person *p = SR_ROW(struct sr_person, &rows, i);
		bool same = strcmp(p->name, name) == 0;
		if (same || (brief && (fit == NULL ||
					  (*name != '\0' &&
					      same_surname(p->name, name)))))
			fit = p;
		if (same)
			break;
	}
	if (fit != NULL) {
		*id = fit->id;
		return SR_OK;
	}
	for (size_t i = 0; i < rows.n; i++) {
		struct sr_person *p = SR_ROW(struct sr_person, &rows, i);
		if (strcmp(p->name, person_called(c, phone)) == 0 ||
		    (person_name_short(p->name) &&
			same_surname(p->name, name))) {
			*id = p->id;
			return person_rename(c, p, name, sex);
		}
	}
	return person_make(c, name, phone, sex, batch, id);
}

int
person_phones(struct ctx *c, struct sr_person *p)
{
	const char **slot[3] = { &p->phone, &p->phone2, &p->phone3 };
	struct sr_rows rows;
	int rc = sql_rows(c->st, &person_sql[PERSON_PHONES],
	    SQL_ARGS(SQL_R("person", p->id)), &sr_rec_phone, &rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n && i < 3; i++)
		*slot[i] = SR_ROW(struct sr_phone, &rows, i)->number;
	return rc;
}

static int
person_owner(struct ctx *c, sr_id person, sr_id *owner)
{
	int64_t id = 0;
	int rc = sql_integer(c->st, &person_sql[PERSON_OWNER],
	    SQL_ARGS(SQL_R("person", person)), &id);

	*owner = id;
	return rc;
}

/* What the desk knows of everybody, too. */
static void
person_little(struct sr_person *p)
{
	struct sr_person whole = *p;

	sr_record_clear(&sr_rec_person, p);
	p->id = whole.id;
	p->rev = whole.rev;
	p->name = whole.name;
	p->sex = whole.sex;
	p->phone = whole.phone;
}

/* A paper's number shows itself to nobody who does not ask for it. */
static void
person_mask(struct ctx *c, struct sr_person *p, bool see)
{
	if (!see)
		person_little(p);
	for (size_t i = 0; i < sr_rec_person.nfields; i++) {
		const struct sr_field *f = &sr_rec_person.fields[i];
		if ((f->flags & SR_MASKED) != 0 &&
		    (!see || f->type == SR_TYPE_IDCARD))
			sr_mask_field(f, p, c->mem);
	}
}

int
person_whose(struct ctx *c, const struct sr_person *p, sr_id *owner)
{
	enum { LONGEST = 32 }; /* a file that goes in a circle is damaged */
	struct sr_person stays = *p;
	int rc = SR_OK;

	for (int i = 0; rc == SR_OK && stays.merged != 0 && i < LONGEST; i++)
		rc = row_get(c, &sr_rec_person, stays.merged, &stays);
	return rc < 0 ? rc : person_owner(c, stays.id, owner);
}

static int
person_read(struct ctx *c, sr_id id, struct sr_person *p, bool reveal)
{
	sr_id owner = 0;
	bool see;
	int rc = row_get(c, &sr_rec_person, id, p);

	if (rc == SR_OK)
		rc = person_phones(c, p);
	if (rc == SR_OK)
		rc = person_whose(c, p, &owner);
	if (rc < 0)
		return rc;
	see = owner == 0 || may_see_phone(c, owner);
	if (reveal && !see && !is_lead(c))
		return fail(c, SR_E_DENIED, "person", "phone",
		    N_("This is another salesperson's customer: his numbers "
		       "stay masked."),
		    0);
	if (!reveal)
		person_mask(c, p, see);
	return SR_OK;
}

int
op_person_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;

	return person_read(c, key->id, res, false);
}

int
op_person_reveal(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;

	return person_read(c, key->id, res, true);
}

/* Numbers that came back masked stay what they are. */
static int
phones_keep(struct ctx *c, struct sr_person *in)
{
	struct sr_person had;
	const char **mine[3] = { &in->phone, &in->phone2, &in->phone3 };
	const char **kept[3] = { &had.phone, &had.phone2, &had.phone3 };
	int rc;

	sr_record_clear(&sr_rec_person, &had);
	had.id = in->id;
	rc = in->id != 0 ? person_phones(c, &had) : SR_OK;
	if (rc < 0)
		return rc;
	for (int i = 0; i < 3; i++) {
		if (sr_is_masked(*mine[i]) && **kept[i] != '\0')
			*mine[i] = *kept[i];
	}
	return SR_OK;
}

int
person_phones_set(struct ctx *c, const struct sr_person *p)
{
	const char *want[3] = { p->phone, p->phone2, p->phone3 };
	int32_t place = 1;
	int rc = sql_run(
	    c->st, &person_sql[PHONE_DROP], SQL_ARGS(SQL_R("person", p->id)));

	for (int i = 0; rc >= 0 && i < 3; i++) {
		bool twice = false;
		for (int k = 0; k < i; k++)
			twice = twice || strcmp(want[k], want[i]) == 0;
		if (*want[i] != '\0' && !twice)
			rc = phone_add(c, p->id, want[i], place++);
	}
	return rc < 0 ? rc : SR_OK;
}

/*
 * A number has one open card: whoever adds one that has a card with somebody
 * else would make a second of it, which is a lead's to do.
 */
static int
phones_free(struct ctx *c, const struct sr_person *p)
{
	static const char *const col[3] = { "phone", "phone2", "phone3" };
	const char *want[3] = { p->phone, p->phone2, p->phone3 };
	struct sr_card card;
	int rc = SR_OK;

	for (int i = 0; rc == SR_OK && i < 3 && !is_lead(c); i++) {
		int64_t id = 0;
		if (*want[i] != '\0')
			rc = sql_integer(c->st, &person_sql[PERSON_RIVAL_CARD],
			    SQL_ARGS(SQL_T("number", want[i]),
				SQL_R("person", p->id), SQL_R("me", c->me)),
			    &id);
		if (rc < 0 || id == 0)
			continue;
		rc = card_get(c, id, &card);
		return rc < 0 ? rc
			      : fail(c, SR_E_EXISTS, "person", col[i],
				    N_("This number has card {0} of {1}. Ask "
				       "{1} or a supervisor."),
				    2, SR_TXT(card.code),
				    SR_TXT(staff_name(c, card.owner)));
	}
	return rc;
}

/* A draft, or a file, may still be of somebody who was merged since. */
int
person_is_one(struct ctx *c, sr_id id)
{
	struct sr_person p, into;
	int rc = row_get(c, &sr_rec_person, id, &p);

	if (rc < 0 || p.merged == 0)
		return rc;
	rc = row_get(c, &sr_rec_person, p.merged, &into);
	return rc < 0 ? rc
		      : fail(c, SR_E_INVALID, "person", "",
			    N_("{0} was merged with {1}: edit {1}, or have "
			       "the merge undone."),
			    2, SR_TXT(p.name), SR_TXT(into.name));
}

static int
person_may_edit(struct ctx *c, sr_id id)
{
	sr_id owner = 0;
	int rc = id != 0 ? person_is_one(c, id) : SR_OK;

	if (rc == SR_OK && id != 0)
		rc = person_owner(c, id, &owner);
	if (rc < 0 || owner == 0 || owner == c->me || is_lead(c))
		return rc;
	return fail(c, SR_E_DENIED, "person", "",
	    N_("This is another salesperson's customer. Ask him or a "
	       "manager."),
	    0);
}

int
op_person_edit(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;
	int rc = person_may_edit(c, key->id);

	return rc == SR_OK ? op_person_get(c, arg, res) : rc;
}

int
op_person_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_person in = *(const struct sr_person *)arg, old;
	struct sr_person *p = res;
	int rc = person_may_edit(c, in.id);

	if (rc == SR_OK)
		rc = phones_keep(c, &in);
	if (rc == SR_OK)
		rc = save_begin(c, &sr_rec_person, &in, p, &old);
	if (rc == SR_OK)
		rc = phones_free(c, p);
	if (rc < 0)
		return rc;
	rc = person_keys(c, p);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_person, p, SR_NOUN_PERSON);
	if (rc == SR_OK)
		rc = person_phones_set(c, p);
	if (rc < 0)
		return rc;
	c->changed |= UINT64_C(1) << SR_NOUN_CARD;
	person_changed(c, p->id);
	person_mask(c, p, true);
	return SR_OK;
}
