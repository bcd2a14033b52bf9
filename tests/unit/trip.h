/* Out of a house into files, and from them into a fresh one. */
#ifndef TESTS_TRIP_H
#define TESTS_TRIP_H

#include "house.h"

/* The file of KIND that the house of SR exports, kept in KEEP. */
const char *trip_exported(
    struct house *h, const char *kind, struct arena *keep);
/*
 * All kinds go out, into a fresh house of day NOW, and out again: the same,
 * byte for byte.  H is the fresh one afterwards, the manager at its terminal.
 */
void trip_round(struct house *h, const char *now);

#endif
