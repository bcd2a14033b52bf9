/*
 * Runs the suites named on the command line (all without one).  check forks
 * each case: open a database in a checked fixture only.
 */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

int
main(int argc, char **argv)
{
	int failed = 0, run = 0;

	setlocale(LC_ALL, "C.UTF-8");
	for (size_t i = 0; suites[i].name; i++) {
		if (argc > 1 && strcmp(argv[1], suites[i].name) != 0)
			continue;
		SRunner *runner = srunner_create(suites[i].make());
		srunner_run_all(runner, CK_NORMAL);
		failed += srunner_ntests_failed(runner);
		run += srunner_ntests_run(runner);
		srunner_free(runner);
	}
	return failed == 0 && run > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
