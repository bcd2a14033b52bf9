/* What several suites need: a suite of one case out of its tests. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <check.h>
#include <stdlib.h>

#endif
