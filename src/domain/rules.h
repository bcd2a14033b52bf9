/*
 * The house's rules as rows: settings, grade rules, holidays; read once and
 * again when one changes.
 */
#ifndef DOMAIN_RULES_H
#define DOMAIN_RULES_H

#include "domain/ctx.h"

/* The setting NAME, "" when there is none; valid until rules change. */
const char *rule_text(struct ctx *c, const char *name);
/* As a whole number, OTHERWISE when absent or no number. */
int rule_int(struct ctx *c, const char *name, int otherwise);
/* True when the comma list of setting NAME holds ITEM. */
bool rule_has(struct ctx *c, const char *name, const char *item);
/* The fields of R that setting NAME lists, as bits in the field table. */
uint64_t rule_fields(
    struct ctx *c, const char *name, const struct sr_record *r);
/* The rule of GRADE on DAY, or NULL. */
const struct sr_grade_rule *rule_grade(
    struct ctx *c, int32_t grade, sr_day day);
/* The row of DAY in the holidays, or NULL: it may be a working day. */
const struct sr_holiday *rule_holiday(struct ctx *c, sr_day day);
/* The rule of DAY on whose customer it is; defaults when there is none. */
const struct sr_owner_rule *rule_owner(struct ctx *c, sr_day day);
/*
 * Does the town work on DAY?  Monday to Friday but for days off, and the
 * weekends that are worked instead.  The showroom is open on days off, too.
 */
bool rule_works(struct ctx *c, sr_day day);
/* Is the house closed on DAY? */
bool rule_closed(struct ctx *c, sr_day day);
/* The mark (extra) of a list row: "invited", "nonintent"; "" for none. */
const char *rule_mark(struct ctx *c, sr_id list_row);
/* Forget what was read: a setting, grade, holiday or list row changed. */
void rules_stale(struct domain *d);
void rules_free(struct domain *d);

#endif
