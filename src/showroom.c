/* The client's main: argv and nothing else. */
#include <stdio.h>

#include "base/banned.h"

int
main(void)
{
	puts("showroom");
	return 0;
}
