/* Everything that has SQL, for the test that looks at each statement. */
#include "store/sql.h"
#include "base/banned.h"

const struct store_part store_parts[] = {
	{ NULL, NULL, 0, NULL, NULL },
};
