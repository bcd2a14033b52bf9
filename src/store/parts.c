/*
 * Everything that has SQL, for the test that looks at each statement: a row
 * for each table of statements, each record with a table of its own and each
 * noun's lists.
 */
#include <showroom/day.h>

#include "store/day.h"
#include "store/inside.h"
#include "base/banned.h"

const struct store_part store_parts[] = {
	{ "tx", tx_sql, TX_NSQL, NULL, NULL },
	{ "check", check_sql, CHECK_NSQL, NULL, NULL },
	{ "day", day_sql, DAY_NSQL, &sr_rec_dayrec, NULL },
	{ "instruction", NULL, 0, &sr_rec_instruction, NULL },
	{ "figure", NULL, 0, &sr_rec_figure, NULL },
	{ "correction", NULL, 0, &sr_rec_correction, NULL },
	{ NULL, NULL, 0, NULL, NULL },
};
