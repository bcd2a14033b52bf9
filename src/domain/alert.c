/* What the house tells one person, until he has seen it. */
#include "domain/alert.h"

#include "domain/bodies.h"
#include "store/owner.h"
#include "base/banned.h"

int
alert_add(struct ctx *c, sr_id staff, int kind, sr_id card, sr_id visit,
    const char *text)
{
	struct sr_alert alert;
	int64_t said = 0;
	int rc;

	if (staff == 0 || staff == c->me)
		return SR_OK;
	rc = sql_integer(c->st, &alert_sql[ALERT_SAID],
	    SQL_ARGS(SQL_R("staff", staff), SQL_D("day", c->today),
		SQL_R("kind", kind), SQL_R("card", card), SQL_R("visit", visit),
		SQL_T("text", text)),
	    &said);
	if (rc < 0 || said != 0)
		return rc;
	sr_record_clear(&sr_rec_alert, &alert);
	alert.staff = staff;
	alert.kind = kind;
	alert.card = card;
	alert.visit = visit;
	alert.day = c->today;
	alert.minute = c->minute;
	alert.text = text;
	/* It is not about the caller's rows alone. */
	c->whose = 0;
	return save_end(c, &sr_rec_alert, &alert, SR_NOUN_ALERT);
}

/* Everybody reads his own, the oldest first. */
int
op_alert_find(struct ctx *c, const void *arg, void *res)
{
	(void)arg;
	return sql_rows(c->st, &alert_sql[ALERT_NEW],
	    SQL_ARGS(SQL_R("staff", c->me), SQL_R("id", 0)), &sr_rec_alert, res,
	    c->mem);
}

/* One of his own, or all of them (id 0), are seen. */
int
op_alert_seen(struct ctx *c, const void *arg, void *res)
{
	struct sr_count *count = res;
	struct sr_rows rows;
	int rc = sql_rows(c->st, &alert_sql[ALERT_NEW],
	    SQL_ARGS(SQL_R("staff", c->me),
		SQL_R("id", ((const struct sr_key *)arg)->id)),
	    &sr_rec_alert, &rows, c->mem);

	for (size_t i = 0; rc == SR_OK && i < rows.n; i++) {
		struct sr_alert *alert = SR_ROW(struct sr_alert, &rows, i);
		alert->seen_at = c->now;
		rc = save_end(c, &sr_rec_alert, alert, SR_NOUN_ALERT);
		count->n++;
	}
	/* Nobody else has it in a list. */
	c->whose = c->me;
	return rc;
}
