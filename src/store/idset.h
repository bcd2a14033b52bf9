/* Sets of ids, sorted: what a filter or a search found. */
#ifndef STORE_IDSET_H
#define STORE_IDSET_H

#include <showroom/types.h>

struct idset {
	sr_id *id; /* ascending and unique once idset_sort was called */
	size_t n, cap;
	bool failed; /* out of memory: the set is not to be trusted */
};

void idset_free(struct idset *s); /* leaves it empty and usable */
void idset_add(struct idset *s, sr_id id);
/* After the last add; fast when they came in order. */
void idset_sort(struct idset *s);
bool idset_has(const struct idset *s, sr_id id);
/* S keeps what is in OTHER as well; both are sorted. */
void idset_intersect(struct idset *s, const struct idset *other);

#endif
