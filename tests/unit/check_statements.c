/*
 * Every statement of the program on the program's own schema: it compiles,
 * neither scans nor sorts without saying why, and writes nothing that the
 * audit trail does not tell.
 */
#include <stdio.h>
#include <string.h>

#include "store/sql.h"
#include "support.h"

static void
flaw(void *ctx, const char *name, const char *what)
{
	int *n = ctx;

	fprintf(stderr, "%s: %s\n", name, what);
	++*n;
}

START_TEST(every_statement_has_a_plan)
{
	struct store *st;
	struct sr_error err;
	struct store_options o = { .path = ":memory:" };
	int flaws = 0, own = 0;

	ck_assert_int_eq(store_open(&st, &o, &err), SR_OK);
	for (const struct store_part *p = store_parts; p->name != NULL; p++)
		own += (int)p->nquery;
	ck_assert_int_ge(sql_verify(st, store_parts, flaw, &flaws), own);
	ck_assert_int_gt(own, 0);
	ck_assert_msg(flaws == 0, "%d statements are listed above", flaws);
	store_close(st);
}
END_TEST

/* Statements that write beside record.c; each has its row by audit_touch. */
START_TEST(statements_that_write_are_known)
{
	static const char *const known[] = { /* told by audit_touch */
		"card_hand_over", "contact_hand_over", "day_close_lines",
		"card_linked",
		/* what stood there at midnight, never changed */
		"carry_freeze", "carry_done",
		/* derived from a setting that is told */
		"visit_missing",
		/* derived from a birthday that is told */
		"agenda_lunar_key",
		/* of a person, which is told */
		"phone_drop",
		/* of a merge, which is told */
		"merge_row_add",
		/* drafts, secrets and what was tried with them */
		"draft_old", "draft_many", "draft_drop", "secret_forgiven",
		"secret_hour_over", "secret_nobody_over", "secret_stepped",
		"secret_hour_stepped",
		/* of an import: one row for each call */
		"batch_takes", "batch_row", "batch_person", "batch_forget",
		"batch_visit_untie", "batch_card_awaits", "batch_card_tie",
		"batch_card_tied", "batch_card_contacts", "batch_card_moves",
		/* the trail itself, numbers of series */
		"audit_insert", "audit_value", "serial_keep"
	};

	for (const struct store_part *p = store_parts; p->name != NULL; p++) {
		for (size_t i = 0; i < p->nquery; i++) {
			const struct query *q = &p->query[i];
			bool writes_rows = strncmp(q->sql, "UPDATE ", 7) == 0 ||
					   strncmp(q->sql, "DELETE ", 7) == 0 ||
					   strncmp(q->sql, "INSERT ", 7) == 0;
			bool is_known = false;
			for (size_t k = 0; k < sizeof(known) / sizeof(*known);
			     k++)
				is_known |= strcmp(known[k], q->name) == 0;
			ck_assert_msg(!writes_rows || is_known,
			    "%s writes: does the trail tell?", q->name);
		}
	}
}
END_TEST

Suite *
suite_statements(void)
{
	return suite_of(
	    "statements", (const TTest *[]){ every_statement_has_a_plan,
			      statements_that_write_are_known, NULL });
}
