/* The house's rules as rows, read once and again when one changes. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "domain/rules.h"
#include "store/house.h"
#include "store/owner.h"
#include "base/banned.h"

struct rules {
	struct arena *mem;
	struct sr_rows settings, grades, holidays, owners;
	/* What rule_fields() said last: an import asks for every row. */
	const char *asked;
	const struct sr_record *of;
	uint64_t fields;
};

/* The rules are not known: whatever is made of that is refused. */
static void
rules_lost(struct ctx *c, int rc)
{
	if (c->err->code != rc)
		fail(c, SR_E_NOMEM, "", "",
		    N_("Out of memory: nothing was saved."), 0);
	if (c->unruled.code == SR_OK)
		c->unruled = *c->err;
}

static struct rules *
rules_read(struct ctx *c)
{
	struct rules *r = calloc(1, sizeof(*r));
	int rc = SR_E_NOMEM;

	if (r == NULL) {
		rules_lost(c, rc);
		return NULL;
	}
	r->mem = arena_new();
	if (r->mem != NULL)
		rc = sql_rows(c->st, &house_sql[HOUSE_SETTINGS], SQL_NONE,
		    &sr_rec_setting, &r->settings, r->mem);
	if (rc == SR_OK)
		rc = sql_rows(c->st, &house_sql[HOUSE_GRADES], SQL_NONE,
		    &sr_rec_grade_rule, &r->grades, r->mem);
	if (rc == SR_OK)
		rc = sql_rows(c->st, &house_sql[HOUSE_HOLIDAYS],
		    SQL_ARGS(SQL_D("from", 1), SQL_D("to", 3652059)),
		    &sr_rec_holiday, &r->holidays, r->mem);
	if (rc == SR_OK)
		rc = sql_rows(c->st, &owner_sql[OWNER_RULES], SQL_NONE,
		    &sr_rec_owner_rule, &r->owners, r->mem);
	if (rc != SR_OK) {
		arena_free(r->mem);
		free(r);
		rules_lost(c, rc);
		return NULL;
	}
	return r;
}

/*
 * NULL when memory or the file failed: rules then answer "absent", and the
 * dispatcher refuses what was made of that.
 */
static struct rules *
rules_get(struct ctx *c)
{
	struct rules *r = c->d->rules;

	if (r == NULL)
		c->d->rules = r = rules_read(c);
	return r;
}

void
rules_free(struct domain *d)
{
	if (d->rules == NULL)
		return;
	arena_free(d->rules->mem);
	free(d->rules);
	d->rules = NULL;
}

void
rules_stale(struct domain *d)
{
	rules_free(d);
}

const char *
rule_text(struct ctx *c, const char *name)
{
	const struct rules *r = rules_get(c);

	for (size_t i = 0; r != NULL && i < r->settings.n; i++) {
		const struct sr_setting *s =
		    SR_ROW(const struct sr_setting, &r->settings, i);
		if (strcmp(s->name, name) == 0)
			return s->value;
	}
	return "";
}

int
rule_int(struct ctx *c, const char *name, int otherwise)
{
	const char *text = rule_text(c, name);
	char *end;
	long n = strtol(text, &end, 10);

	return *text == '\0' || *end != '\0' || n < 0 || n > 1000000 ? otherwise
								     : (int)n;
}

bool
rule_has(struct ctx *c, const char *name, const char *item)
{
	const char *s = rule_text(c, name);
	size_t len = strlen(item);

	while (*s != '\0') {
		size_t n = strcspn(s, ",");
		if (n == len && memcmp(s, item, len) == 0)
			return true;
		s += n + (s[n] == ',');
	}
	return false;
}

uint64_t
rule_fields(struct ctx *c, const char *name, const struct sr_record *r)
{
	struct rules *rules = rules_get(c);

	if (rules == NULL)
		return 0;
	if (rules->asked == name && rules->of == r)
		return rules->fields;
	rules->fields = 0;
	for (size_t i = 0; i < r->nfields; i++)
		if (rule_has(c, name, r->fields[i].col))
			rules->fields |= UINT64_C(1) << i;
	rules->asked = name;
	rules->of = r;
	return rules->fields;
}

const struct sr_grade_rule *
rule_grade(struct ctx *c, int32_t grade, sr_day day)
{
	const struct rules *r = rules_get(c);
	const struct sr_grade_rule *best = NULL;

	for (size_t i = 0; r != NULL && i < r->grades.n; i++) {
		const struct sr_grade_rule *g =
		    SR_ROW(const struct sr_grade_rule, &r->grades, i);
		if (g->grade == grade && g->valid_from <= day &&
		    (g->valid_to == 0 || g->valid_to >= day))
			best = g; /* the latest that has begun */
	}
	return best;
}

const struct sr_owner_rule *
rule_owner(struct ctx *c, sr_day day)
{
	static const struct sr_owner_rule none = {
		.protect_days = 10, .origin = "", .key = ""
	};
	const struct rules *r = rules_get(c);
	const struct sr_owner_rule *best = &none;

	for (size_t i = 0; r != NULL && i < r->owners.n; i++) {
		const struct sr_owner_rule *o =
		    SR_ROW(const struct sr_owner_rule, &r->owners, i);
		if (o->valid_from <= day)
			best = o; /* the latest that has begun */
	}
	return best;
}

const struct sr_holiday *
rule_holiday(struct ctx *c, sr_day day)
{
	const struct rules *r = rules_get(c);

	for (size_t i = 0; r != NULL && i < r->holidays.n; i++) {
		const struct sr_holiday *h =
		    SR_ROW(const struct sr_holiday, &r->holidays, i);
		if (h->day == day)
			return h;
	}
	return NULL;
}

bool
rule_closed(struct ctx *c, sr_day day)
{
	const struct sr_holiday *h = rule_holiday(c, day);

	return h != NULL && h->closed;
}

bool
rule_works(struct ctx *c, sr_day day)
{
	const struct sr_holiday *h = rule_holiday(c, day);

	return h != NULL ? h->kind == SR_DAY_WORK : day_weekday(day) <= 5;
}

const char *
rule_mark(struct ctx *c, sr_id list_row)
{
	const char *mark = "";

	if (list_row == 0)
		return "";
	int rc = sql_text(c->st, &house_sql[HOUSE_MARK],
	    SQL_ARGS(SQL_R("id", list_row)), &mark, c->mem);
	if (rc != SR_OK)
		rules_lost(c, rc);
	return mark;
}
