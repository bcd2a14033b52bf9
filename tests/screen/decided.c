/* Rows of cards that were decided: see decided.h. */
#include "decided.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "domain/ctx.h"

#include "base/banned.h"

static int
put(struct domain *d, const struct sr_record *r, void *rec)
{
	int rc = store_begin(d->st);

	if (rc == SR_OK)
		rc = record_insert(d->st, r, rec, clock_now(&d->clock));
	return rc == SR_OK ? store_commit(d->st) : rc;
}

/* A card that was H and became AFTER on DAY. */
static int
decided(struct domain *d, int n, sr_id owner, sr_day day, int32_t after)
{
	char code[24];
	struct sr_person p;
	struct sr_card c;
	struct sr_move m;
	int rc;

	snprintf(code, sizeof(code), "A-26-9%03d", n);
	sr_record_clear(&sr_rec_person, &p);
	p.name = "客户";
	p.pinyin = "x";
	rc = put(d, &sr_rec_person, &p);
	sr_record_clear(&sr_rec_card, &c);
	c.code = code;
	c.person = p.id;
	c.owner = owner;
	c.opened = day - 20;
	c.closed = day;
	c.name_key = "x";
	if (rc == SR_OK)
		rc = put(d, &sr_rec_card, &c);
	sr_record_clear(&sr_rec_move, &m);
	m.card = c.id;
	m.day = c.opened;
	m.after = SR_GRADE_H;
	if (rc == SR_OK)
		rc = put(d, &sr_rec_move, &m);
	m.id = 0;
	m.day = day;
	m.before = SR_GRADE_H;
	m.after = after;
	return rc == SR_OK ? put(d, &sr_rec_move, &m) : rc;
}

static int
target(struct domain *d, sr_id staff, sr_day month, int value)
{
	struct sr_target t;

	sr_record_clear(&sr_rec_target, &t);
	t.month = month;
	t.staff = staff;
	t.measure = SR_TARGET_DELIVERIES;
	t.value = value;
	return put(d, &sr_rec_target, &t);
}

int
decided_fill(struct domain *d, struct sr *sr)
{
	static const struct {
		const char *code;
		int n, won, target;
	} people[] = { { "01", 6, 3, 4 }, { "02", 12, 5, 2 } };
	sr_day october = day_make(2026, 10, 20);
	struct arena *a = arena_new();
	struct sr_find find;
	struct sr_rows rows = { 0 };
	int rc, n = 0;

	sr_record_clear(&sr_rec_find, &find);
	rc = sr_staff_find(sr, &find, &rows, a);
	for (size_t i = 0; rc == SR_OK && i < 2; i++) {
		sr_id id = 0;
		for (size_t k = 0; k < rows.n; k++) {
			const struct sr_staff *s =
			    SR_ROW(struct sr_staff, &rows, k);
			if (strcmp(s->code, people[i].code) == 0)
				id = s->id;
		}
		for (int k = 0; rc == SR_OK && k < people[i].n; k++)
			rc = decided(d, n++, id,
			    i == 1 && k == 0 ? day_make(2026, 11, 10) : october,
			    k < people[i].won ? SR_GRADE_D : SR_GRADE_F1);
		if (rc == SR_OK)
			rc = target(
			    d, id, day_make(2026, 11, 1), people[i].target);
	}
	arena_free(a);
	return rc;
}
