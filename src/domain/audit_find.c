/*
 * Reading the trail: leads and the administrator see all of it, everybody
 * else what he himself did.
 */
#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>
#include <showroom/loss.h>

#include "base/clock.h"
#include "base/day.h"
#include "domain/audit.h"
#include "domain/bodies.h"
#include "store/day.h"
#include "store/house.h"
#include "store/import.h"
#include "store/person.h"
#include "base/banned.h"

/* What people call a row: the first of these that it has. */
static const struct {
	const struct sr_record *record;
	const char *col[2];
} titles[] = {
	{ &sr_rec_card, { "code", NULL } },
	{ &sr_rec_person, { "name", NULL } },
	{ &sr_rec_visit, { "day", "name" } },
	{ &sr_rec_staff, { "code", "name" } },
	{ &sr_rec_list_row, { "list", "name_zh" } },
	{ &sr_rec_grade_rule, { "grade", NULL } },
	{ &sr_rec_holiday, { "day", "name_zh" } },
	{ &sr_rec_setting, { "name", NULL } },
	{ &sr_rec_contact, { "card", NULL } },
	{ &sr_rec_move, { "card", NULL } },
	{ &sr_rec_request, { "card", NULL } },
	{ &sr_rec_handover, { "card", NULL } },
	{ &sr_rec_dayrec, { "day", NULL } },
	{ &sr_rec_instruction, { "day", NULL } },
	{ &sr_rec_correction, { "day", NULL } },
	{ &sr_rec_batch, { "kind", "file" } },
	{ &sr_rec_backup, { "file", NULL } },
	{ &sr_rec_target, { "month", NULL } },
	{ &sr_rec_alert, { "day", "card" } },
	{ &sr_rec_link, { "note", NULL } },
	{ &sr_rec_owner_rule, { "valid_from", NULL } },
	{ &sr_rec_shift, { "day", NULL } },
	{ &sr_rec_handout, { "day", NULL } },
	{ &sr_rec_drive, { "code", "name" } },
	{ &sr_rec_merge, { "day", NULL } },
	{ &sr_rec_apart, { "day", NULL } },
	{ &sr_rec_recontact, { "card", NULL } },
	{ &sr_rec_win, { "card", NULL } },
	{ &sr_rec_round, { "name", NULL } },
	{ &sr_rec_round_card, { "card", NULL } },
	{ &sr_rec_appointment, { "day", "card" } },
};

static const char *
part(struct ctx *c, const struct sr_field *f, const void *rec)
{
	struct sr_card card;
	char iso[11];

	if (f->type == SR_TYPE_DAY)
		return arena_dup(
		    c->mem, day_iso(iso, (sr_day)sr_get_int(f, rec)));
	if (f->type == SR_TYPE_GRADE)
		return sr_enum_code(f->choice, (int32_t)sr_get_int(f, rec));
	if (f->type != SR_TYPE_REF)
		return sr_get_text(f, rec);
	if (record_get(c->st, &sr_rec_card, sr_get_int(f, rec), &card, c->mem) <
	    0)
		return "";
	return card.code;
}

static const char *
title(struct ctx *c, const struct sr_record *r, sr_id id)
{
	void *rec = arena_alloc(c->mem, r->size);
	const char *text = "";

	/* Gone since: the trail has its number. */
	if (rec == NULL || record_get(c->st, r, id, rec, c->mem) < 0) {
		sr_error_clear(c->err);
		return "";
	}
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		for (int k = 0; titles[i].record == r && k < 2; k++) {
			const char *col = titles[i].col[k];
			const char *s = col != NULL
					    ? part(c, sr_field_of(r, col), rec)
					    : "";
			if (*s != '\0')
				text = arena_printf(c->mem, "%s%s%s", text,
				    *text != '\0' ? " " : "", s);
		}
	}
	return text;
}

/* Who sees all rows sees what stood there; others as their screens do. */
static const char *
before_masked(struct ctx *c, const struct sr_record *r, const char *before)
{
	void *rec = arena_alloc(c->mem, r->size);
	uint64_t bits;

	if (rec == NULL)
		return "";
	sr_record_clear(r, rec);
	bits = sr_values_get(r, before, rec, c->mem);
	for (size_t i = 0; i < r->nfields; i++)
		if ((bits >> i & 1) != 0 && (r->fields[i].flags & SR_MASKED))
			sr_mask_field(&r->fields[i], rec, c->mem);
	return sr_values_put(r, rec, bits, c->mem);
}

static void
line_finish(struct ctx *c, struct sr_audit *a, bool all)
{
	const struct sr_record *r = sr_record_named(a->record);
	sr_day day;

	clock_local(a->at, &day, &a->minute);
	if (r == NULL || a->row == 0)
		return;
	a->title = title(c, r, a->row);
	if (!all && *a->before != '\0')
		a->before = before_masked(c, r, a->before);
}

/* ---- by what people call it ---- */

static int
by_setting(struct ctx *c, const char *name, int64_t *id)
{
	struct sr_rows rows;
	int rc = sql_rows(c->st, &house_sql[HOUSE_SETTINGS], SQL_NONE,
	    &sr_rec_setting, &rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++)
		if (strcmp(SR_ROW(struct sr_setting, &rows, i)->name, name) ==
		    0)
			*id = SR_ROW(struct sr_setting, &rows, i)->id;
	return rc;
}

static int
by_query(struct ctx *c, const struct query *q, const struct sql_arg *args,
    const struct sr_record *r, int64_t *id)
{
	void *rec = arena_alloc(c->mem, r->size);
	int rc =
	    rec != NULL ? sql_one(c->st, q, args, r, rec, c->mem) : SR_E_NOMEM;

	if (rc == SR_OK)
		*id = sr_get_int(&r->fields[0], rec);
	if (rc != SR_E_NONE)
		return rc;
	sr_error_clear(c->err);
	return SR_OK;
}

/* Its number in this file, or its id. */
static bool
by_number(const char *text, bool is_phone, int64_t *id)
{
	size_t n = strspn(text, "0123456789");

	if (n == 0 || n > 18 || text[n] != '\0' || (is_phone && n > 6))
		return false;
	*id = strtoll(text, NULL, 10);
	if (*id < INT64_C(1) << 40)
		*id |= INT64_C(1) << 40;
	return true;
}

/* The row of kind FIND->kind that people call FIND->search. */
static int
find_named(struct ctx *c, struct sr_find *find)
{
	const char *text = find->search;
	int64_t id = 0;
	int rc = SR_OK;

	if (by_number(text, find->kind == SR_NOUN_PERSON, &id) &&
	    find->kind != SR_NOUN_STAFF)
		;
	else if (find->kind == SR_NOUN_CARD)
		rc = sql_integer(c->st, &batch_sql[BATCH_CARD_CODE],
		    SQL_ARGS(SQL_T("code", text)), &id);
	else if (find->kind == SR_NOUN_STAFF)
		rc = by_query(c, &house_sql[HOUSE_STAFF_CODE],
		    SQL_ARGS(SQL_T("code", text)), &sr_rec_staff, &id);
	else if (find->kind == SR_NOUN_PERSON)
		rc = by_query(c, &person_sql[PERSON_BY_PHONE],
		    SQL_ARGS(SQL_T("number", text)), &sr_rec_person, &id);
	else if (find->kind == SR_NOUN_DAY)
		rc = by_query(c, &day_sql[DAY_OF],
		    SQL_ARGS(SQL_D("day", day_parse(text, c->today, 0))),
		    &sr_rec_dayrec, &id);
	else if (find->kind == SR_NOUN_SETTING)
		rc = by_setting(c, text, &id);
	if (rc < 0)
		return rc;
	if (id == 0)
		return fail(c, SR_E_NONE, "find", "search",
		    N_("{0}: there is no \"{1}\"."), 2,
		    SR_LABEL(sr_enum_label(&sr_choice_noun, find->kind)),
		    SR_TXT(text));
	find->parent = id;
	find->search = "";
	return SR_OK;
}

int
op_audit_find(struct ctx *c, const void *arg, void *res)
{
	struct sr_find find = *(const struct sr_find *)arg;
	bool all = is_lead(c) || c->role == SR_ADMIN;
	struct sr_rows *rows = res;
	int rc = SR_OK;

	if (find.kind != 0 && *find.search != '\0')
		rc = find_named(c, &find);
	if (rc < 0)
		return rc;
	if (find.own || !all)
		find.staff = c->me;
	find.own = false;
	if (find.from != 0 && find.to == 0)
		find.to = c->today;
	if (find.to != 0 && find.from == 0)
		find.from = 1;
	rc = list_find(c->st, &audit_list, &find, rows, c->mem);
	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		line_finish(c, SR_ROW(struct sr_audit, rows, i), all);
	return rc;
}

int
op_session_did(struct ctx *c, const void *arg, void *res)
{
	const struct sr_did *did = arg;
	struct sr_count *count = res;
	int64_t n = 0;
	int rc = sql_integer(c->st, &audit_sql[AUDIT_DID],
	    SQL_ARGS(SQL_I("nonce", did->nonce), SQL_I("serial", did->serial)),
	    &n);

	count->n = (int32_t)n;
	/* He goes by it: so it lasts before he hears of it. */
	return rc == SR_OK && n > 0 ? store_sync(c->st) : rc;
}
