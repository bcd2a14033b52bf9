/*
 * What the clerk does at his terminal: scenarios of numbered operations that
 * build on each other, so that what a file holds tells how far he came.
 */
#ifndef FAULT_SCENARIO_H
#define FAULT_SCENARIO_H

#include <showroom.h>

#include "base/arena.h"

/* A terminal of the clerk's and what he remembers. */
struct desk {
	struct sr *sr;
	struct arena *mem; /* of one operation */
	const char *dir;   /* the file is house.db in it */
	sr_id batch;       /* import: the batch that was opened */
	/* What the store does without being called, for the one at work. */
	int (*backup)(struct desk *, int day);
	int (*restore)(struct desk *, const char *from);
};

struct scenario {
	const char *name;
	int ops;
	bool creates;    /* there is no file before */
	bool older;      /* the file before has the first schema alone */
	bool goes;       /* what is under way ends with the store */
	bool slow;       /* at a real store */
	bool alone;      /* asks of the store what no terminal can */
	const char *was; /* the clock of what stands before; NULL: CLERK_NOW */
	/* What stands in the file before, beside the house itself. */
	int (*before)(struct desk *);
	/* Operation N, from 1: SR_OK or the code of sr_error(). */
	int (*op)(struct desk *, int n);
};

/* All of them; the last has no name. */
extern const struct scenario scenarios[];
const struct scenario *scenario_of(const char *name);

/* The house with its staff; scenario "house" makes it itself. */
int house_made(struct desk *k);
/* Who works at the desk from now on. */
int desk_as(struct desk *k, const char *code);
int desk_staff(struct desk *k, const char *code, struct sr_staff *out);
/* A card of WHO's; *OUT is what was opened. */
int desk_card(struct desk *k, const char *who, const char *name,
    const char *phone, int32_t grade, struct sr_card *out);
/* The clerk agrees to the first application that waits, with ADVICE. */
int clerk_agrees(struct desk *k, const char *advice);

/* Says "ACK n" with one write(): operation N is done. */
bool promise(int n);
/*
 * Says that N was refused with RC and, if E has one, why; 3 if that is a
 * reason to give people, else 5.
 */
int refused(const struct sr_error *e, int n, int rc);

#define CLERK_NOW "2026-11-21 17:42"
#define CLERK_CODE "05" /* sales manager: may do all that the desk needs */
#define ADMIN_CODE "00"

#endif
