/*
 * What the fuzz targets share: one function per target that takes bytes, and
 * a word for what must hold.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Broken: the input that broke it is kept by the fuzzer. */
#define hold(what) \
	do { \
		if (!(what)) \
			abort(); \
	} while (0)

/* The bytes as a string of its own size (reading past its end is seen). */
static inline char *
fuzz_string(const uint8_t *data, size_t n)
{
	char *s = malloc(n + 1);

	hold(s != NULL);
	if (n > 0)
		memcpy(s, data, n);
	s[n] = '\0';
	return s;
}

#endif
