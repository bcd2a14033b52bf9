/*
 * What a list is asked for: one record for every list of the program.  A
 * list takes the members it knows (its spec says which) and refuses others.
 */
#ifndef SHOWROOM_FIND_H
#define SHOWROOM_FIND_H

#include <showroom/field.h>

struct sr_find {
	int32_t sort;	    /* number of the list's order, 0 = its usual one */
	bool desc;	    /* downwards in that order */
	bool back;	    /* the window before KEY_ID; 0 then is the end */
	int32_t limit;	    /* rows wanted at most; 0 = 50 */
	const char *search; /* part of a name, phone, plate ... */
	const char *key;    /* `key` of the row that the window continues */
	sr_id key_id;	    /* its id; 0 = the first window (back: the last) */
	sr_id parent;	    /* only what belongs to this row */
	sr_id staff;	    /* only what this member of staff owns */
	sr_id model;
	sr_id source;
	int32_t grade;
	int32_t kind;  /* the list says of what kind */
	int32_t state; /* the list says of which state */
	sr_day from;   /* both inclusive */
	sr_day to;
	bool own; /* only the caller's: the domain turns it into STAFF */
};

extern const struct sr_record sr_rec_find;

#endif
