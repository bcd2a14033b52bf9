/* What several suites need. */
#include "support.h"

Suite *
suite_of(const char *name, const TTest *const *tests)
{
	return suite_with(name, tests, NULL, NULL);
}

Suite *
suite_with(const char *name, const TTest *const *tests, void (*setup)(void),
    void (*teardown)(void))
{
	Suite *s = suite_create(name);
	TCase *c = tcase_create(name);

	if (setup != NULL)
		tcase_add_checked_fixture(c, setup, teardown);
	for (; *tests; tests++)
		tcase_add_test(c, *tests);
	suite_add_tcase(s, c);
	return s;
}
