/* What several suites need. */
#include "support.h"
