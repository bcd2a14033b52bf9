/* Sorted arrays of ids: small, quick to intersect. */
#include <stdlib.h>

#include "store/idset.h"
#include "base/banned.h"

void
idset_free(struct idset *s)
{
	free(s->id);
	*s = (struct idset){ 0 };
}

void
idset_add(struct idset *s, sr_id id)
{
	if (s->n == s->cap) {
		size_t cap = s->cap != 0 ? 2 * s->cap : 64;
		sr_id *p = realloc(s->id, cap * sizeof(*p));
		if (p == NULL) {
			s->failed = true;
			return;
		}
		s->id = p;
		s->cap = cap;
	}
	s->id[s->n++] = id;
}

static int
compare(const void *a, const void *b)
{
	const sr_id *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void
idset_sort(struct idset *s)
{
	size_t i = 1, n = 0;

	while (i < s->n && s->id[i - 1] < s->id[i])
		i++;
	if (i >= s->n)
		return;
	qsort(s->id, s->n, sizeof(*s->id), compare);
	for (i = 0; i < s->n; i++)
		if (n == 0 || s->id[n - 1] != s->id[i])
			s->id[n++] = s->id[i];
	s->n = n;
}

bool
idset_has(const struct idset *s, sr_id id)
{
	size_t lo = 0, hi = s->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (s->id[mid] < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->n && s->id[lo] == id;
}

void
idset_intersect(struct idset *s, const struct idset *other)
{
	size_t n = 0, j = 0;

	for (size_t i = 0; i < s->n; i++) {
		while (j < other->n && other->id[j] < s->id[i])
			j++;
		if (j < other->n && other->id[j] == s->id[i])
			s->id[n++] = s->id[i];
	}
	s->n = n;
	s->failed = s->failed || other->failed;
}
