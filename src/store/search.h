/*
 * The search buffer: everything a person is found by, packed into memory and
 * read through at every typed character.  Pure memory, without globals: one
 * thread may fill it and hand it over.  Knows no file and no right: the
 * caller says which fields may be searched.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include <showroom/types.h>

struct arena;
struct search;

/* What a person is found by; texts are "" if absent, never NULL. */
struct search_person {
	const char *name;
	const char *pinyin_fix; /* found as well as every derived reading */
	const char *phones;     /* normal digits, spaces between numbers */
	const char *plates;     /* spaces between plates */
	const char *vins;       /* spaces between them */
};

enum search_field {
	SEARCH_NAME = 1,
	SEARCH_PHONE = 2,       /* any part of at least 3 digits */
	SEARCH_PHONE_WHOLE = 4, /* only the whole number or its last 4 */
	SEARCH_PLATE = 8,
	SEARCH_VIN = 16,
	SEARCH_ALL = 31
};

struct search_hits {
	sr_id *id; /* ascending, each once */
	size_t n;
	size_t total; /* with those beyond the maximum asked for */
};

struct search *search_new(void);    /* NULL when out of memory */
void search_free(struct search *s); /* NULL is fine */

/*
 * Add or replace the person ID (> 0).  False when out of memory; what was
 * there is then still found.  Loading in the order of ids is fastest.
 */
bool search_put(struct search *s, sr_id id, const struct search_person *p);
void search_drop(struct search *s, sr_id id); /* an unknown id is fine */

/*
 * The persons that every word of QUERY finds in one of FIELDS (enum
 * search_field), at most MAX of them; a query without words finds none.
 *	name	characters in sequence, full pinyin from the start of a
 *		syllable on (its last syllable may be cut), or initials
 *	phone	3 digits and more
 *	plate	2 characters and more, a digit or a Chinese one among them;
 *	VIN	3 if all are digits; in either case
 * False when out of memory.
 */
bool search_find(const struct search *s, const char *query, unsigned fields,
    size_t max, struct arena *a, struct search_hits *hits);

size_t search_count(const struct search *s);
/* Bytes in use. */
size_t search_memory(const struct search *s);

#endif
