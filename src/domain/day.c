/*
 * The business day: its record, the instruction lines, what a change in a
 * signed day leaves behind.  Signing itself is in sign.c.
 */
#include <string.h>

#include "domain/bodies.h"
#include "domain/day.h"
#include "store/day.h"
#include "base/banned.h"

int
day_of(struct ctx *c, sr_day day, struct sr_dayrec *rec)
{
	int rc = sql_one(c->st, &day_sql[DAY_OF], SQL_ARGS(SQL_D("day", day)),
	    &sr_rec_dayrec, rec, c->mem);

	if (rc != SR_E_NONE)
		return rc;
	sr_error_clear(c->err);
	sr_record_clear(&sr_rec_dayrec, rec);
	rec->day = day;
	return SR_OK;
}

/* *SIGNED: are the figures of DAY final? */
static int
day_signed(struct ctx *c, sr_day day, bool *is_signed)
{
	struct sr_dayrec rec;
	int rc;

	*is_signed = false;
	if (day == 0)
		return SR_OK;
	rc = day_of(c, day, &rec);
	if (rc == SR_OK)
		*is_signed = rec.signer != 0;
	return rc;
}

int
day_open(struct ctx *c, sr_day day)
{
	bool is_signed;
	int rc = day_signed(c, day, &is_signed);

	if (rc < 0 || !is_signed || c->reason[0] != '\0')
		return rc;
	return fail(c, SR_E_SIGNED, "day", "day",
	    N_("{0} is signed. Give a reason: the change then becomes a "
	       "correction that is printed beneath the report."),
	    1, SR_DAYARG(day));
}

int
day_changed(struct ctx *c, sr_day day, int noun, sr_id id, const char *text)
{
	struct sr_correction cor;
	bool is_signed;
	int rc = day_signed(c, day, &is_signed);

	if (rc < 0 || !is_signed)
		return rc;
	sr_record_clear(&sr_rec_correction, &cor);
	cor.day = day;
	cor.noun = noun;
	cor.row = id;
	cor.staff = c->me;
	cor.reason = c->reason;
	cor.text = text;
	return save_end(c, &sr_rec_correction, &cor, SR_NOUN_DAY);
}

int
op_day_get(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *in = arg;

	return day_of(c, in->from != 0 ? in->from : c->today, res);
}

int
op_day_save(struct ctx *c, const void *arg, void *res)
{
	const struct sr_dayrec *in = arg;
	struct sr_dayrec *rec = res, old;
	struct sr_dayrec stored;
	int rc = save_begin(c, &sr_rec_dayrec, in, rec, &old);

	if (rc < 0)
		return rc;
	if (rec->id == 0) {
		rc = day_of(c, rec->day, &stored);
		if (rc == SR_OK && stored.id != 0) {
			fail(c, SR_E_STALE, "day", "",
			    N_("Somebody has saved this since it was read: "
			       "yours is not saved yet."),
			    0);
			rc = stale_by(c, &sr_rec_dayrec, stored.id);
		}
	}
	if (rc == SR_OK)
		rc = day_open(c, rec->day);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_dayrec, rec, SR_NOUN_DAY);
	if (rc == SR_OK)
		rc =
		    day_changed(c, rec->day, SR_NOUN_DAY, rec->id, rec->remark);
	return rc;
}

/* Who reads what was said to everybody. */
static bool
day_sees_all(const struct ctx *c)
{
	return is_lead(c) || c->role == SR_GM;
}

/* When it was read, by the house's clock. */
static void
instruction_local(struct sr_instruction *rec)
{
	if (rec->read_at != 0)
		clock_local(rec->read_at, &rec->read_day, &rec->read_minute);
}

int
op_instruction_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *in = arg;
	sr_day from = in->from != 0 ? in->from : 1;
	sr_day to = in->to != 0 ? in->to : c->today;

	struct sr_rows *rows = res;
	int rc = sql_rows(c->st, &day_sql[DAY_INSTRUCTIONS],
	    SQL_ARGS(SQL_D("from", from), SQL_D("to", to),
		SQL_R("staff", whose_rows(c, in)), SQL_R("card", in->parent),
		SQL_I("all", day_sees_all(c)), SQL_R("me", c->me)),
	    &sr_rec_instruction, rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows->n; i++)
		instruction_local(SR_ROW(struct sr_instruction, rows, i));
	return rc;
}

int
op_instruction_get(struct ctx *c, const void *arg, void *res)
{
	struct sr_instruction *rec = res;
	int rc = row_get(
	    c, &sr_rec_instruction, ((const struct sr_key *)arg)->id, rec);

	instruction_local(rec);
	if (rc < 0 || rec->staff == 0 || rec->staff == c->me ||
	    rec->author == c->me || day_sees_all(c))
		return rc;
	return fail(c, SR_E_DENIED, "instruction", "staff",
	    N_("This instruction is for somebody else."), 0);
}

/* An instruction on a card is for its owner unless it says otherwise. */
static int
instruction_card(struct ctx *c, struct sr_instruction *rec)
{
	struct sr_card card;
	int rc;

	if (rec->card == 0)
		return SR_OK;
	rc = row_get(c, &sr_rec_card, rec->card, &card);
	if (rc == SR_OK && rec->staff == 0)
		rec->staff = card.owner;
	return rc;
}

int
op_instruction_save(struct ctx *c, const void *arg, void *res)
{
	struct sr_instruction *rec = res, old;
	int rc = save_begin(c, &sr_rec_instruction, arg, rec, &old);

	if (rc < 0)
		return rc;
	if (strcmp(old.text, rec->text) != 0 || old.staff != rec->staff)
		rec->read_at = 0;
	if (rec->id == 0)
		rec->author = c->me;
	else if (rec->author != c->me)
		return fail(c, SR_E_DENIED, "instruction", "author",
		    N_("Somebody else wrote this instruction. Add one of "
		       "your own."),
		    0);
	rc = instruction_card(c, rec);
	if (rc == SR_OK)
		rc = day_open(c, rec->day);
	if (rc == SR_OK && old.day != 0 && old.day != rec->day)
		rc = day_open(c, old.day);
	if (rc == SR_OK)
		rc = save_end(c, &sr_rec_instruction, rec, SR_NOUN_DAY);
	if (rc == SR_OK && old.day != rec->day)
		rc = day_changed(c, old.day, SR_NOUN_DAY, rec->id, old.text);
	if (rc == SR_OK)
		rc = day_changed(c, rec->day, SR_NOUN_DAY, rec->id, rec->text);
	return rc;
}

/* Its addressee has it before him; what others see is no reading. */
int
op_instruction_read(struct ctx *c, const void *arg, void *res)
{
	struct sr_instruction *rec = res;
	int rc = op_instruction_get(c, arg, rec);

	if (rc < 0 || rec->staff != c->me || rec->read_at != 0)
		return rc;
	rec->read_at = c->now;
	instruction_local(rec);
	return save_end(c, &sr_rec_instruction, rec, SR_NOUN_DAY);
}

int
op_correction_find(struct ctx *c, const void *arg, void *res)
{
	const struct sr_find *in = arg;

	return sql_rows(c->st, &day_sql[DAY_CORRECTIONS],
	    SQL_ARGS(SQL_D("from", in->from != 0 ? in->from : 1),
		SQL_D("to", in->to != 0 ? in->to : c->today)),
	    &sr_rec_correction, res, c->mem);
}
