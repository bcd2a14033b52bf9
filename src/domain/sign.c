/*
 * Signing a day: its figures become rows that never move, with a fingerprint
 * over them.  One lead signs, another may countersign.
 */
#include "base/day.h"
#include "base/hash.h"
#include "domain/bodies.h"
#include "domain/day.h"
#include "domain/loss.h"
#include "domain/rules.h"
#include "domain/tally.h"
#include "store/audit.h"
#include "store/day.h"
#include "base/banned.h"

/* It shows a slip or a changed row; it is no seal. */
int
day_fingerprint(struct ctx *c, sr_day day, const char **hex)
{
	uint64_t h = HASH_BEGIN;
	struct sr_rows all;
	int rc = sql_rows(c->st, &day_sql[DAY_FIGURES],
	    SQL_ARGS(SQL_D("day", day)), &sr_rec_figure, &all, c->mem);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < all.n; i++) {
		const struct sr_figure *f = SR_ROW(struct sr_figure, &all, i);
		h = hash_text(h, arena_printf(c->mem, "%s %lld %d %lld\n",
				     f->measure, (long long)f->staff,
				     (int)f->month, (long long)f->value));
	}
	*hex = arena_printf(c->mem, "%016llx", (unsigned long long)h);
	return SR_OK;
}

/* ---- the figures ---- */

static int
figure_put(struct ctx *c, sr_day day, sr_id staff, const char *measure,
    int month, int64_t value)
{
	struct sr_figure f;

	sr_record_clear(&sr_rec_figure, &f);
	f.day = day;
	f.staff = staff;
	f.measure = measure;
	f.month = month;
	f.value = value;
	return save_end(c, &sr_rec_figure, &f, SR_NOUN_DAY);
}

/* Nothing is kept for 0, but for one row that says who stood in the table. */
static int
figures_store(struct ctx *c, sr_day day, const struct tally *t)
{
	int rc = SR_OK;

	for (size_t k = 0; k < t->nrow; k++) {
		const struct tally_row *r = &t->row[k];
		for (int i = 0; r->shown && i < t->nmeasure; i++) {
			if (rc == SR_OK && (r->v[i][0] != 0 || i == 0))
				rc = figure_put(c, day, r->staff,
				    t->measure[i]->name, TALLY_DAY, r->v[i][0]);
			if (rc == SR_OK && r->v[i][1] != 0)
				rc = figure_put(c, day, r->staff,
				    t->measure[i]->name, TALLY_MONTH,
				    r->v[i][1]);
		}
		for (int m = 1; rc == SR_OK && m < SR_TARGET_END; m++) {
			int32_t n = tally_target(t, m, r->staff);
			if (n >= 0)
				rc = figure_put(c, day, r->staff,
				    tally_targeted[m], TALLY_TARGET, n);
		}
	}
	return rc;
}

/* ---- open lines ---- */

static int
sign_count(struct ctx *c, int query, sr_day day, int64_t *n)
{
	return sql_integer(
	    c->st, &day_sql[query], SQL_ARGS(SQL_D("day", day)), n);
}

static int
sign_close(struct ctx *c, sr_day day)
{
	struct sr_rows open;
	int rc = sql_rows(c->st, &day_sql[DAY_OPEN_LINES],
	    SQL_ARGS(SQL_D("day", day)), &sr_rec_key, &open, c->mem);

	for (size_t i = 0; rc == SR_OK && i < open.n; i++)
		rc = audit_touch(
		    c->st, &sr_rec_visit, SR_ROW(struct sr_key, &open, i)->id);
	if (rc == SR_OK)
		rc = sql_run(c->st, &day_sql[DAY_CLOSE_LINES],
		    SQL_ARGS(SQL_D("day", day), SQL_R("now", c->now)));
	if (rc < 0)
		return rc;
	c->changed |= UINT64_C(1) << SR_NOUN_VISIT;
	return SR_OK;
}

/* Guests still here and lines still due block; the manager may go on. */
static int
sign_open_lines(struct ctx *c, const struct sr_sign *in, struct sr_dayrec *rec)
{
	int64_t inhouse = 0, due = 0;
	int rc = sign_count(c, DAY_INHOUSE, rec->day, &inhouse);

	if (rc == SR_OK)
		rc = sign_count(c, DAY_INCOMPLETE, rec->day, &due);
	/* Nobody stays for the night: left, time unknown. */
	if (rc == SR_OK && inhouse != 0 && rec->day < c->today) {
		inhouse = 0;
		rc = sign_close(c, rec->day);
	}
	if (rc < 0 || (inhouse == 0 && due == 0))
		return rc;
	if (c->role != SR_MANAGER)
		return fail(c, SR_E_REASON, "day", "day",
		    N_("{0} has guests in the house ({1}) and incomplete lines "
		       "({2}). Complete them first, or have the manager sign "
		       "with a reason."),
		    3, SR_DAYARG(rec->day), SR_NUM(inhouse), SR_NUM(due));
	if (in->reason[0] == '\0')
		return fail(c, SR_E_REASON, "sign", "reason",
		    N_("{0} has guests in the house ({1}) and incomplete lines "
		       "({2}). Complete them, or give a reason to close them "
		       "as they are."),
		    3, SR_DAYARG(rec->day), SR_NUM(inhouse), SR_NUM(due));
	rec->open_reason = in->reason;
	return sign_close(c, rec->day);
}

/* On which the house was open last in DAY's month. */
static sr_day
month_last(struct ctx *c, sr_day day)
{
	sr_day last = day_month_end(day);

	while (last > day && rule_closed(c, last))
		last--;
	return last;
}

/* A month closes with its last day: its losses are analysed by then. */
static int
sign_losses(struct ctx *c, const struct sr_sign *in, struct sr_dayrec *rec)
{
	int64_t n = 0;
	int rc;

	if (rec->day != month_last(c, rec->day))
		return SR_OK;
	rc = loss_unanalysed(c, day_month_end(rec->day), &n);
	if (rc < 0 || n == 0)
		return rc;
	if (c->role != SR_MANAGER)
		return fail(c, SR_E_REASON, "day", "day",
		    N_("{0} ends the month, and not all of its losses are "
		       "analysed (left: {1}). Decide them first (F7 l), or "
		       "have the manager sign with a reason."),
		    2, SR_DAYARG(rec->day), SR_NUM(n));
	if (in->loss_reason[0] == '\0')
		return fail(c, SR_E_REASON, "sign", "loss_reason",
		    N_("{0} ends the month, and not all of its losses are "
		       "analysed (left: {1}). Decide them first (F7 l), or "
		       "give a reason to close the month without."),
		    2, SR_DAYARG(rec->day), SR_NUM(n));
	rec->loss_reason = in->loss_reason;
	return SR_OK;
}

/* ---- signatures ---- */

static int
sign_staff_name(struct ctx *c, sr_id id, const char **name)
{
	struct sr_staff who;
	int rc = row_get(c, &sr_rec_staff, id, &who);

	*name = who.name;
	return rc;
}

static int
sign_second(struct ctx *c, struct sr_dayrec *rec)
{
	const char *name;
	int rc;

	if (rec->signer == 0)
		return fail(c, SR_E_INVALID, "day", "second",
		    N_("{0} is not signed yet: somebody signs first, another "
		       "countersigns."),
		    1, SR_DAYARG(rec->day));
	if (rec->second != 0) {
		rc = sign_staff_name(c, rec->second, &name);
		return rc < 0 ? rc
			      : fail(c, SR_E_EXISTS, "day", "second",
				    N_("{0} is countersigned already, by {1}."),
				    2, SR_DAYARG(rec->day), SR_TXT(name));
	}
	if (rec->signer == c->me)
		return fail(c, SR_E_DENIED, "day", "second",
		    N_("You have signed {0} yourself: another one "
		       "countersigns."),
		    1, SR_DAYARG(rec->day));
	rec->second = c->me;
	rec->second_at = c->now;
	return save_end(c, &sr_rec_dayrec, rec, SR_NOUN_DAY);
}

static int
sign_first(struct ctx *c, const struct sr_sign *in, struct sr_dayrec *rec)
{
	struct sr_report_ask ask;
	const char *name;
	struct tally t;
	int rc;

	if (rec->signer != 0) {
		rc = sign_staff_name(c, rec->signer, &name);
		return rc < 0 ? rc
			      : fail(c, SR_E_EXISTS, "day", "signer",
				    N_("{0} is signed already, by {1}."), 2,
				    SR_DAYARG(rec->day), SR_TXT(name));
	}
	sr_record_clear(&sr_rec_report_ask, &ask);
	ask.from = ask.to = rec->day;
	rc = sign_open_lines(c, in, rec);
	if (rc == SR_OK)
		rc = sign_losses(c, in, rec);
	if (rc == SR_OK)
		rc = tally_make(
		    c, report_spec_of("sales-daily"), &ask, false, &t);
	if (rc == SR_OK)
		rc = figures_store(c, rec->day, &t);
	if (rc == SR_OK)
		rc = day_fingerprint(c, rec->day, &rec->digest);
	if (rc < 0)
		return rc;
	rec->signer = c->me;
	rec->signed_at = c->now;
	return save_end(c, &sr_rec_dayrec, rec, SR_NOUN_DAY);
}

int
op_day_sign(struct ctx *c, const void *arg, void *res)
{
	const struct sr_sign *in = arg;
	struct sr_dayrec *rec = res;
	sr_day day = in->day != 0 ? in->day : c->today;
	int rc;

	if (day > c->today)
		return fail(c, SR_E_INVALID, "sign", "day",
		    N_("{0} is still to come: sign it when it is over."), 1,
		    SR_DAYARG(day));
	rc = day_of(c, day, rec);
	if (rc < 0)
		return rc;
	return in->second ? sign_second(c, rec) : sign_first(c, in, rec);
}
