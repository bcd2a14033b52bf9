/* Everything that has SQL, for the test that looks at each statement. */
#include <showroom/day.h>

#include "store/day.h"
#include "store/sql.h"
#include "base/banned.h"

const struct store_part store_parts[] = {
	{ "day", day_sql, DAY_NSQL, &sr_rec_dayrec, NULL },
	{ "instruction", NULL, 0, &sr_rec_instruction, NULL },
	{ "figure", NULL, 0, &sr_rec_figure, NULL },
	{ "correction", NULL, 0, &sr_rec_correction, NULL },
	{ NULL, NULL, 0, NULL, NULL },
};
