/*
 * What a list asks for: order, direction, window and filters.  One record
 * for all lists; a list's spec says which filters it knows.
 */
#ifndef SHOWROOM_FIND_H
#define SHOWROOM_FIND_H

#include <showroom/field.h>

struct sr_find {
	int32_t sort; /* the list's order, 0 = its first */
	bool desc;
	bool back;     /* the window before key instead of after */
	int32_t limit; /* rows, 0 = 50; an export never more than 500 */
	const char *search;
	const char *key; /* sort key of the row to go on from */
	sr_id key_id;    /* its id; 0 = first window (back: last) */
	sr_id parent;    /* the card of a contact, the list of a row ... */
	sr_id staff, model, source;
	int32_t grade, kind, state;
	sr_day from, to; /* inclusive */
	bool own;        /* the caller's own rows */
};
extern const struct sr_record sr_rec_find;

#endif
