/*
 * List rows that come with a file, and names that a file mentions and the
 * house does not know yet: staff, models, sources and the like are made on
 * the way, marked with their batch.
 */
#include <ctype.h>
#include <string.h>

#include <showroom/ftype.h>

#include "base/pinyin.h"
#include "domain/bodies.h"
#include "domain/import.h"
#include "domain/rules.h"
#include "store/house.h"
#include "store/import.h"
#include "base/banned.h"

static int
list_unique(struct ctx *c, const struct sr_list_row *row)
{
	int64_t other = 0;
	int rc = sql_integer(c->st, &house_sql[HOUSE_LIST_NAMED],
	    SQL_ARGS(SQL_T("list", row->list), SQL_T("name", row->name_zh),
		SQL_T("code", row->code), SQL_R("id", row->id)),
	    &other);

	if (rc == SR_OK && other != 0)
		return fail(c, SR_E_EXISTS, "list_row", "name_zh",
		    N_("The list has a row \"{0}\" or a code \"{1}\" already."),
		    2, SR_TXT(row->name_zh), SR_TXT(row->code));
	return rc;
}

static int
list_known(struct ctx *c, const char *list)
{
	for (const struct sr_list_name *l = sr_lists; l->choice != NULL; l++)
		if (strcmp(l->choice->name, list) == 0)
			return SR_OK;
	return fail(c, SR_E_INVALID, "list_row", "list",
	    N_("There is no list \"{0}\"."), 1, SR_TXT(list));
}

static int
list_take(struct ctx *c, struct importing *im, const void *in)
{
	struct sr_list_row row = *(const struct sr_list_row *)in, old;
	enum import_how how;
	int rc = import_begin(c, &sr_rec_list_row, &row, &old, &how);

	if (rc == SR_OK)
		rc = list_known(c, row.list);
	if (rc < 0)
		return rc;
	if (how == IMPORT_UPDATE && strcmp(row.list, old.list) != 0)
		return fail(c, SR_E_EXISTS, "list_row", "id",
		    N_("\"{0}\" has this id here: leave the id empty to import "
		       "the row as a new one."),
		    1, SR_TXT(old.name_zh));
	if (how == IMPORT_UPDATE && import_same(&sr_rec_list_row, &row, &old))
		return SR_OK;
	if (how == IMPORT_UPDATE)
		row.batch = old.batch;
	rc = list_unique(c, &row);
	if (rc == SR_OK && im->batch.dry && how == IMPORT_NEW &&
	    import_seen(im, arena_printf(c->mem, "%s %s", row.list, row.code)))
		rc = fail(c, SR_E_EXISTS, "list_row", "code",
		    N_("An earlier row has this code."), 0);
	if (rc < 0 || im->batch.dry)
		return rc;
	row.pinyin = pinyin_key(c->mem, row.name_zh, "");
	rules_stale(c->d);
	return import_write(c, im, &sr_rec_list_row, &row, SR_NOUN_LIST, how);
}

int
op_import_lists(struct ctx *c, const void *arg, void *res)
{
	return import_rows(c, arg, &sr_rec_list_row, list_take, res);
}

/* ---- names on the way ---- */

/* Lists whose rows name things of the trade; rules hang on the others. */
static bool
adoptable(const char *list)
{
	static const char *const lists[] = { "staff", "model", "colour",
		"source", "rival", NULL };

	for (const char *const *l = lists; *l != NULL; l++)
		if (strcmp(*l, list) == 0)
			return true;
	return false;
}

/* "王建国#02": the code behind a #, else the next free one. */
static int
staff_code(struct ctx *c, struct sr_staff *s)
{
	const char *hash = strchr(s->name, '#');
	int64_t other = 0;
	int rc = SR_OK;

	if (hash != NULL) {
		s->code = arena_dup(c->mem, hash + 1);
		s->name = arena_ndup(c->mem, s->name, (size_t)(hash - s->name));
		rc = sql_integer(c->st, &batch_sql[BATCH_STAFF_CODE],
		    SQL_ARGS(SQL_T("code", s->code)), &other);
		if (rc < 0 || (other == 0 && *s->code != '\0'))
			return rc;
	}
	for (int n = 1; rc == SR_OK; n++) {
		s->code = arena_printf(c->mem, "%02d", n);
		rc = sql_integer(c->st, &batch_sql[BATCH_STAFF_CODE],
		    SQL_ARGS(SQL_T("code", s->code)), &other);
		if (other == 0)
			break;
	}
	return rc;
}

static int
adopt_staff(struct ctx *c, struct importing *im, struct sr_adopt *a)
{
	struct sr_staff s;
	int rc;

	sr_record_clear(&sr_rec_staff, &s);
	s.name = a->name;
	s.role = SR_SALES;
	s.batch = im->batch.id;
	rc = staff_code(c, &s);
	if (rc < 0)
		return rc;
	if (*s.name == '\0' || strchr(s.name, '#') != NULL)
		return fail(c, SR_E_INVALID, "staff", "name",
		    N_("Names and codes of staff hold no #."), 0);
	s.pinyin = pinyin_key(c->mem, s.name, "");
	rc = import_write(c, im, &sr_rec_staff, &s, SR_NOUN_STAFF, IMPORT_NEW);
	a->id = s.id;
	return rc;
}

/* A code out of the name: its letters and digits, or its pinyin. */
static int
list_code(struct ctx *c, struct sr_list_row *row)
{
	const char *from =
	    pinyin_joined(c->mem, pinyin_key(c->mem, row->name_zh, ""));
	char base[24];
	size_t n = 0;
	int64_t other = 1;
	int rc = SR_OK;

	for (; *from != '\0' && n + 1 < sizeof(base); from++)
		if (isascii((unsigned char)*from) &&
		    isalnum((unsigned char)*from))
			base[n++] = *from;
	base[n] = '\0';
	row->code = arena_dup(c->mem, n != 0 ? base : "x");
	for (int i = 2; rc == SR_OK; i++) {
		rc = sql_integer(c->st, &batch_sql[BATCH_LIST_CODE],
		    SQL_ARGS(
			SQL_T("list", row->list), SQL_T("code", row->code)),
		    &other);
		if (other == 0)
			break;
		row->code =
		    arena_printf(c->mem, "%s-%d", n != 0 ? base : "x", i);
	}
	return rc;
}

static int
adopt_row(struct ctx *c, struct importing *im, struct sr_adopt *a)
{
	struct sr_list_row row;
	int rc;

	sr_record_clear(&sr_rec_list_row, &row);
	row.list = a->list;
	row.name_zh = a->name;
	row.sort = 9000; /* behind the house's own */
	row.batch = im->batch.id;
	rc = list_code(c, &row);
	if (rc == SR_OK)
		rc = list_unique(c, &row);
	if (rc < 0)
		return rc;
	row.pinyin = pinyin_key(c->mem, row.name_zh, "");
	rules_stale(c->d);
	rc = import_write(
	    c, im, &sr_rec_list_row, &row, SR_NOUN_LIST, IMPORT_NEW);
	a->id = row.id;
	return rc;
}

int
op_adopt(struct ctx *c, const void *arg, void *res)
{
	struct sr_adopt *a = res;
	struct importing *im;
	int rc;

	*a = *(const struct sr_adopt *)arg;
	rc = import_of(c, a->batch, &im);
	if (rc == SR_OK)
		rc = sr_check_record(&sr_rec_adopt, a, c->err);
	if (rc == SR_OK)
		rc = sr_check_required(&sr_rec_adopt, a, c->err);
	if (rc < 0)
		return rc;
	if (im->batch.strict || !adoptable(a->list))
		return fail(c, SR_E_NONE, "adopt", "name",
		    N_("\"{0}\" is not known here and is not made by an "
		       "import: add it first."),
		    1, SR_TXT(a->name));
	if (im->batch.dry) {
		a->id = im->batch.id;
		return SR_OK;
	}
	return strcmp(a->list, "staff") == 0 ? adopt_staff(c, im, a)
					     : adopt_row(c, im, a);
}
