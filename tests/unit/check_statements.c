/*
 * Every statement of the program on the program's own schema: it compiles
 * and neither scans nor sorts without saying why.
 */
#include <stdio.h>

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

Suite *
suite_statements(void)
{
	return suite_of("statements",
	    (const TTest *[]){ every_statement_has_a_plan, NULL });
}
