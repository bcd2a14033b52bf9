/* What several suites need: a suite of one case out of its tests. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <check.h>
#include <stdlib.h>

/* A suite with the one case NAME of TESTS, which ends with NULL. */
Suite *suite_of(const char *name, const TTest *const *tests);
/* The same, each test between SETUP and TEARDOWN. */
Suite *suite_with(const char *name, const TTest *const *tests,
    void (*setup)(void), void (*teardown)(void));

#endif
