/*
 * The Chinese calendar: which day of the moon a day is.  The only user of
 * ICU.  Knows nobody's birthday.
 */
#ifndef STORE_LUNAR_H
#define STORE_LUNAR_H

#include <showroom/types.h>

struct lunar; /* of one thread */

struct lunar_day {
	int month, day; /* 1-12, 1-30 */
	bool leap;      /* the month is the second one of its number */
};

/* NULL: no memory, or ICU lacks its data. */
struct lunar *lunar_open(void);
void lunar_close(struct lunar *l); /* NULL is fine */
/* False outside the years 1900 to 2100. */
bool lunar_of(struct lunar *l, sr_day day, struct lunar_day *out);

#endif
