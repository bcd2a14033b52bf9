/*
 * The scalar values that every layer shares, and what their zero means.
 * Decisions on zero: text, day, time, instant, enum and reference 0 = absent;
 * int, money and bool have no absent value.
 */
#ifndef SHOWROOM_TYPES_H
#define SHOWROOM_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A calendar day: 1 = 0001-01-01 (proleptic Gregorian), 0 = absent. */
typedef int32_t sr_day;
/* A time of day: minutes since midnight plus one (1 = 00:00), 0 = absent. */
typedef int32_t sr_time;
/* Seconds since 1970-01-01 UTC; made by the store alone, 0 = absent. */
typedef int64_t sr_instant;
/* A row's id: store number * 2^40 + serial, 0 = absent. */
typedef int64_t sr_id;

/* Bytes that are not text (a chunk of a backup). */
struct sr_bytes {
	const void *data;
	size_t len;
};

/*
 * Rows of one record, one after the other.  They and the text they point to
 * live in the arena given to the call.
 */
struct sr_rows {
	void *row; /* n records of size bytes each */
	size_t n;
	size_t size;
	bool more; /* there is more in the direction asked for */
};

/* Row I of ROWS as a pointer to TYPE. */
#define SR_ROW(type, rows, i) \
	((type *)(void *)((char *)(rows)->row + (size_t)(i) * (rows)->size))

#endif
