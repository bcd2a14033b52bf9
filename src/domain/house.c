/*
 * Staff, lists, holidays and settings, grade rules as they are read: what the
 * administrator edits.  Rows end by validity; none is deleted, for old records
 * name them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/account.h"
#include "base/day.h"
#include "base/pinyin.h"
#include "domain/bodies.h"
#include "domain/card.h"
#include "domain/rules.h"
#include "domain/visit.h"
#include "model/rows.h"
#include "store/house.h"
#include "base/banned.h"

/* These lists are small and answered whole: a further window is empty. */
bool
window_past(const struct sr_find *find, struct sr_rows *rows, size_t size)
{
	if (find->key_id == 0)
		return false;
	memset(rows, 0, sizeof(*rows));
	rows->size = size;
	return true;
}

int32_t
share_of(int64_t part, int64_t whole)
{
	return whole == 0 ? -1
			  : (int32_t)((part * 20000 + whole) / (2 * whole));
}

/* Does any text of the row hold what is searched, or its pinyin? */
static bool
row_hit(
    struct ctx *c, const struct sr_record *r, const void *row, const char *text)
{
	for (size_t i = 0; i < r->nfields; i++) {
		const struct sr_field *f = &r->fields[i];
		if (f->storage == SR_ST_TEXT && (f->flags & SR_LOCAL) == 0 &&
		    pinyin_matches(c->mem, text, sr_get_text(f, row)))
			return true;
	}
	return false;
}

int
rows_sort(struct ctx *c, const struct sr_record *r, const struct sr_find *find,
    struct sr_rows *rows)
{
	if (find->sort < 0 || (size_t)find->sort >= r->nfields)
		return fail(c, SR_E_INVALID, "find", "sort",
		    N_("There is no order number {0}."), 1, SR_NUM(find->sort));
	if (find->sort != 0 &&
	    !rows_order(&r->fields[find->sort], find->desc, rows, c->mem))
		return fail(c, SR_E_NOMEM, "", "", N_("Out of memory."), 0);
	return SR_OK;
}

/*
 * A small list, whole: find->search picks rows, find->sort is the number of
 * the field to sort by (0: the list's own order).
 */
static int
find_all(struct ctx *c, const struct sr_find *find, int query,
    const struct sql_arg *args, const struct sr_record *r, struct sr_rows *rows)
{
	size_t kept = 0;
	int rc;

	if (window_past(find, rows, r->size))
		return SR_OK;
	rc = sql_rows(c->st, &house_sql[query], args, r, rows, c->mem);
	if (rc < 0)
		return rc;
	for (size_t i = 0; find->search[0] != '\0' && i < rows->n; i++) {
		const void *row = SR_ROW(const void, rows, i);
		if (row_hit(c, r, row, find->search))
			memmove(SR_ROW(void, rows, kept++), row, rows->size);
	}
	if (find->search[0] != '\0')
		rows->n = kept;
	return rows_sort(c, r, find, rows);
}

int
op_staff_find(struct ctx *c, const void *arg, void *res)
{
	return find_all(c, arg, HOUSE_STAFF, SQL_NONE, &sr_rec_staff, res);
}

/*
 * A login of no account may be a slip, an account that is still to be made, or
 * meant for another machine: it is saved, and said.  Who has left needs none.
 */
static int
staff_look(struct ctx *c, struct sr_staff *s)
{
	int64_t cards = 0;
	int rc = SR_OK;

	s->no_account = *s->login != '\0' &&
			(s->valid_to == 0 || s->valid_to > c->today) &&
			account_missing(s->login);
	/* His customers wait for somebody: not refused, but said. */
	if (s->valid_to != 0)
		rc = sql_integer(c->st, &house_sql[HOUSE_STAFF_CARDS],
		    SQL_ARGS(SQL_R("id", s->id)), &cards);
	s->cards = (int32_t)cards;
	return rc;
}

int
op_staff_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;
	int rc = row_get(c, &sr_rec_staff, key->id, res);

	return rc < 0 ? rc : staff_look(c, res);
}

static int
staff_check(struct ctx *c, const struct sr_staff *s, const struct sr_staff *old)
{
	int64_t other = 0, admins = 0;
	int rc = sql_integer(c->st, &house_sql[HOUSE_STAFF_SAME],
	    SQL_ARGS(SQL_T("code", s->code), SQL_T("login", s->login),
		SQL_R("id", s->id)),
	    &other);

	if (rc < 0)
		return rc;
	if (other != 0)
		return fail(c, SR_E_EXISTS, "staff", "code",
		    N_("Code \"{0}\" or Unix user \"{1}\" belongs to somebody "
		       "else. Choose another."),
		    2, SR_TXT(s->code), SR_TXT(s->login));
	if (strchr(s->code, '#') != NULL || strchr(s->name, '#') != NULL)
		return fail(c, SR_E_INVALID, "staff", "name",
		    N_("Names and codes of staff hold no #."), 0);
	if (s->valid_to != 0 && s->valid_to < s->valid_from)
		return fail(c, SR_E_INVALID, "staff", "valid_to",
		    N_("Valid to {0} lies before valid from {1}."), 2,
		    SR_DAYARG(s->valid_to), SR_DAYARG(s->valid_from));
	if (old->role != SR_ADMIN || (s->role == SR_ADMIN && s->valid_to == 0 &&
					 s->valid_from <= c->today))
		return SR_OK;
	rc = sql_integer(c->st, &house_sql[HOUSE_ADMINS],
	    SQL_ARGS(SQL_R("id", s->id), SQL_D("day", c->today)), &admins);
	if (rc == SR_OK && admins == 0)
		return fail(c, SR_E_INVALID, "staff", "role",
		    N_("This is the last administrator. Make another one "
		       "first."),
		    0);
	return rc;
}

int
op_staff_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_staff *s = res, old;
	int rc = save_begin(c, &sr_rec_staff, arg, s, &old);

	if (rc == SR_OK)
		rc = staff_check(c, s, &old);
	if (rc < 0)
		return rc;
	s->pinyin = pinyin_key(c->mem, s->name, "");
	rc = save_end(c, &sr_rec_staff, s, SR_NOUN_STAFF);
	return rc < 0 ? rc : staff_look(c, s);
}

int
op_list_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;
	int n = 0;

	if (find->kind == 0)
		return find_all(
		    c, find, HOUSE_LISTS, SQL_NONE, &sr_rec_list_row, res);
	while (sr_lists[n].choice != NULL)
		n++;
	if (find->kind < 0 || find->kind > n)
		return fail(c, SR_E_INVALID, "list_row", "list",
		    N_("There is no list number {0}."), 1, SR_NUM(find->kind));
	return find_all(c, find, HOUSE_LIST,
	    SQL_ARGS(SQL_T("list", sr_lists[find->kind - 1].choice->name)),
	    &sr_rec_list_row, res);
}

int
op_list_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;

	return row_get(c, &sr_rec_list_row, key->id, res);
}

static bool
list_known(const char *list)
{
	for (const struct sr_list_name *l = sr_lists; l->choice != NULL; l++) {
		if (strcmp(l->choice->name, list) == 0)
			return true;
	}
	return false;
}

int
op_list_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_list_row *row = res, old;
	int64_t other = 0;
	int rc = save_begin(c, &sr_rec_list_row, arg, row, &old);

	if (rc < 0)
		return rc;
	if (!list_known(row->list))
		return fail(c, SR_E_INVALID, "list_row", "list",
		    N_("There is no list \"{0}\"."), 1, SR_TXT(row->list));
	rc = sql_integer(c->st, &house_sql[HOUSE_LIST_NAMED],
	    SQL_ARGS(SQL_T("list", row->list), SQL_T("name", row->name_zh),
		SQL_T("code", row->code), SQL_R("id", row->id)),
	    &other);
	if (rc < 0)
		return rc;
	if (other != 0)
		return fail(c, SR_E_EXISTS, "list_row", "name_zh",
		    N_("The list has a row \"{0}\" or a code \"{1}\" already."),
		    2, SR_TXT(row->name_zh), SR_TXT(row->code));
	row->pinyin = pinyin_key(c->mem, row->name_zh, "");
	rules_stale(c->d);
	rc = save_end(c, &sr_rec_list_row, row, SR_NOUN_LIST);
	/* Who comes without the intent to buy is asked for less. */
	if (rc == SR_OK && strcmp(row->extra, old.extra) != 0 &&
	    strcmp(row->list, sr_list_purpose.name) == 0)
		rc = visit_due_again(c);
	return rc;
}

int
op_grade_find(struct ctx *c, const void *arg, void *res)
{
	return find_all(
	    c, arg, HOUSE_GRADES, SQL_NONE, &sr_rec_grade_rule, res);
}

int
op_grade_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;

	return row_get(c, &sr_rec_grade_rule, key->id, res);
}

int
op_holiday_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *find = arg;

	return find_all(c, find, HOUSE_HOLIDAYS,
	    SQL_ARGS(SQL_D("from", find->from != 0 ? find->from : 1),
		SQL_D("to", find->to != 0 ? find->to : 3652059)),
	    &sr_rec_holiday, res);
}

int
op_holiday_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;

	return row_get(c, &sr_rec_holiday, key->id, res);
}

int
op_holiday_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_holiday *h = res, old;
	const struct sr_holiday *same;
	int rc = save_begin(c, &sr_rec_holiday, arg, h, &old);

	if (rc < 0)
		return rc;
	same = rule_holiday(c, h->day);
	if (same != NULL && same->id != h->id)
		return fail(c, SR_E_EXISTS, "holiday", "day",
		    N_("{0} is a holiday already: {1}."), 2, SR_DAYARG(h->day),
		    SR_TXT(same->name_zh));
	if (h->kind == 0)
		h->kind = SR_DAY_OFF;
	rc = save_end(c, &sr_rec_holiday, h, SR_NOUN_HOLIDAY);
	rules_stale(c->d);
	return rc < 0 ? rc : plan_closes(c, h);
}

int
op_setting_find(struct ctx *c, const void *arg, void *res)
{
	return find_all(c, arg, HOUSE_SETTINGS, SQL_NONE, &sr_rec_setting, res);
}

/* Settings that count something take a whole number. */
static bool
setting_number(const char *name)
{
	static const char *const numbers[] = { "loss_missed_intervals",
		"day_capacity", "hot_rate_days", "hot_rate_least", "hot_tight",
		"lock_after", "backup_keep_daily", "backup_keep_weekly",
		"evidence_text", "evidence_repeat", "evidence_burst",
		"evidence_share", "evidence_days", "evidence_least",
		"abnormal_overdue", "abnormal_tries", "abnormal_fall",
		"abnormal_fall_days", "abnormal_age", NULL };

	for (const char *const *n = numbers; *n != NULL; n++) {
		if (strcmp(*n, name) == 0)
			return true;
	}
	return false;
}

/* What a complete line of the register holds: columns of a visit. */
static int
setting_columns(struct ctx *c, const struct sr_setting *s)
{
	for (const char *p = s->value; *p != '\0';) {
		size_t n = strcspn(p, ",");
		const char *col = arena_ndup(c->mem, p, n);
		const struct sr_field *f = sr_field_of(&sr_rec_visit, col);
		if (f == NULL || (f->flags & (SR_KEPT | SR_DERIVED)) != 0 ||
		    f->type == SR_TYPE_BOOL)
			return fail(c, SR_E_INVALID, "setting", "value",
			    N_("\"{0}\" is no field of the register that can "
			       "be "
			       "due. Type names like phone,model, commas "
			       "between."),
			    1, SR_TXT(col));
		p += n + (p[n] == ',');
	}
	return SR_OK;
}

/* What makes the rotation pass somebody over; nothing: nobody is. */
static int
setting_skip(struct ctx *c, const struct sr_setting *s)
{
	for (const char *p = s->value; *p != '\0';) {
		size_t n = strcspn(p, ",");
		const char *word = arena_ndup(c->mem, p, n);
		if (strcmp(word, "overdue") != 0 &&
		    strcmp(word, "incomplete") != 0)
			return fail(c, SR_E_INVALID, "setting", "value",
			    N_("\"{0}\" is no reason to pass somebody over. "
			       "Type overdue, incomplete, both with a comma "
			       "between, or nothing."),
			    1, SR_TXT(word));
		p += n + (p[n] == ',');
	}
	return SR_OK;
}

/* Accounts of shared front desks: nobody's own login is one. */
static int
setting_accounts(struct ctx *c, const struct sr_setting *s)
{
	struct sr_staff who;

	for (const char *p = s->value; *p != '\0';) {
		size_t n = strcspn(p, " ");
		const char *login = arena_ndup(c->mem, p, n);
		int rc = sql_one(c->st, &house_sql[HOUSE_STAFF_LOGIN],
		    SQL_ARGS(SQL_T("login", login)), &sr_rec_staff, &who,
		    c->mem);
		if (rc == SR_OK)
			return fail(c, SR_E_INVALID, "setting", "value",
			    N_("\"{0}\" is the Unix user of {1}. A shared "
			       "front desk has an account of its own."),
			    2, SR_TXT(login), SR_TXT(who.name));
		if (rc != SR_E_NONE)
			return rc;
		sr_error_clear(c->err);
		p += n + (p[n] == ' ');
	}
	return SR_OK;
}

/* A front desk must not lock under the hands, nor stay open for long. */
static int
setting_seconds(struct ctx *c, const struct sr_setting *s)
{
	int64_t n = 0;

	for (const char *p = s->value; *p != '\0'; p++)
		n = n * 10 + *p - '0';
	if (n >= 30 && n <= 900)
		return SR_OK;
	return fail(c, SR_E_INVALID, "setting", "value",
	    N_("A shared front desk locks itself after 30 to 900 seconds."), 0);
}

/* When customers are asked again: a few numbers of months. */
static int
setting_months(struct ctx *c, const struct sr_setting *s)
{
	const char *p = s->value;

	for (int n = 0; *p != '\0' && n < 6; n++) {
		size_t digits = strspn(p, "0123456789");
		if (digits == 0 || digits > 2 || strtol(p, NULL, 10) < 1)
			break;
		p += digits;
		if (*p == ',' && p[1] != '\0')
			p++;
	}
	if (*p == '\0')
		return SR_OK;
	return fail(c, SR_E_INVALID, "setting", "value",
	    N_("\"{0}\" are no months. Type them as 3,6,12, six at most."), 1,
	    SR_TXT(s->value));
}

int
op_setting_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_key *key = arg;

	return row_get(c, &sr_rec_setting, key->id, res);
}

int
op_setting_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_setting *s = res, old;
	int rc = save_begin(c, &sr_rec_setting, arg, s, &old);

	if (rc < 0)
		return rc;
	if (s->id == 0)
		return fail(c, SR_E_INVALID, "setting", "name",
		    N_("Settings are changed, not added."), 0);
	if (setting_number(s->name) &&
	    (s->value[0] == '\0' ||
		strspn(s->value, "0123456789") != strlen(s->value) ||
		strlen(s->value) > 5))
		return fail(c, SR_E_INVALID, "setting", "value",
		    N_("\"{0}\" is not a whole number."), 1, SR_TXT(s->value));
	if (strcmp(s->name, "zone") == 0 && !clock_zone_known(s->value))
		return fail(c, SR_E_INVALID, "setting", "value",
		    N_("There is no time zone \"{0}\". Type it as "
		       "Asia/Shanghai."),
		    1, SR_TXT(s->value));
	if ((strcmp(s->name, "backup_time") == 0 ||
		strcmp(s->name, "evidence_dayend") == 0) &&
	    time_parse(s->value) == 0)
		return fail(c, SR_E_INVALID, "setting", "value",
		    N_("\"{0}\" is no time of day. Type it as 21:30."), 1,
		    SR_TXT(s->value));
	if (strcmp(s->name, "backup_key") == 0 && s->value[0] != '\0' &&
	    strcmp(s->value, old.value) != 0)
		return fail(c, SR_E_INVALID, "setting", "value",
		    N_("A key is made by: showroom backup-key FILE. Without a "
		       "value backups are not sealed."),
		    0);
	if (strcmp(s->name, "visit_required") == 0)
		rc = setting_columns(c, s);
	if (strcmp(s->name, "rotation_skip") == 0)
		rc = setting_skip(c, s);
	if (strcmp(s->name, "kiosk") == 0)
		rc = setting_accounts(c, s);
	if (strcmp(s->name, "recontact_months") == 0)
		rc = setting_months(c, s);
	if (strcmp(s->name, "lock_after") == 0)
		rc = setting_seconds(c, s);
	if (rc < 0)
		return rc;
	s->origin = "house";
	rules_stale(c->d);
	rc = save_end(c, &sr_rec_setting, s, SR_NOUN_SETTING);
	if (rc == SR_OK && strcmp(s->name, "visit_required") == 0)
		rc = visit_due_again(c);
	return rc;
}
