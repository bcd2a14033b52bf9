/*
 * The inside of the search buffer, for search.c (which fills it) and
 * search_find.c (which reads it).  A person is a line in each of three
 * columns, so that a search reads only the bytes that can match:
 *	names	UTF-16, folded (base/pinyin.h), a correction behind FIX
 *	phones	digits, spaces between numbers
 *	cars	plates in upper case, VINs behind VIN
 * Pinyin is not kept: the matcher takes it from the characters (29 bytes a
 * person in all; written out with its variants it would be 45).
 *
 * Lines 0 to SORTED - 1 have ascending ids; those of changed persons follow
 * in the order of writing, ORDER lists them by id.
 */
#ifndef STORE_SEARCH_BUFFER_H
#define STORE_SEARCH_BUFFER_H

#include "store/search.h"

#define SEARCH_END '\n'  /* of a line in each column */
#define SEARCH_FIX 1     /* names: a correction follows */
#define SEARCH_VINS '\t' /* cars: VINs follow */

struct search_names {
	uint16_t *u;
	size_t n, cap;
};

struct search_bytes {
	char *b;
	size_t n, cap;
};

/* Where every 64th line starts, so that a line is found by its number. */
#define SEARCH_BLOCK 64

struct search_block {
	uint32_t name, phone, car;
};

struct search {
	struct search_names names;
	struct search_bytes phones, cars;
	sr_id *id;      /* by line */
	uint64_t *dead; /* a bit a line */
	struct search_block *block;
	size_t n, cap; /* lines; cap is a multiple of 64 */
	size_t live, sorted;
	uint32_t *order; /* lines from SORTED on that live, by id */
	size_t ordered, order_cap;
	bool digits; /* some name has a digit */
};

/* A plate or VIN as it is kept: upper case, no dots or dashes; its bytes. */
size_t search_fold_car(const char *s, size_t n, char *out);

#endif
