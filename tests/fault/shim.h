/*
 * What a sweep and the shim in another process say to each other: a file
 * named by $FAULT_SHIM that both map.
 */
#ifndef FAULT_SHIM_H
#define FAULT_SHIM_H

#include <stdatomic.h>

/* Which of a program's acts are counted. */
enum shim_class {
	SHIM_NOTHING,
	SHIM_MEMORY,  /* allocations */
	SHIM_CHANGES, /* calls that change a file or say something */
	SHIM_ASKS     /* calls that only ask, and locks */
};

/* One failure befalls all calls of a kind, if it lasts. */
enum shim_kind {
	KIND_MEMORY,
	KIND_DATA, /* what is in files */
	KIND_NAME, /* what they are called */
	KIND_WORD, /* what goes out over a socket */
	KIND_ASK,
	KIND_LOCK
};

enum { SHIM_KINDS = 65536 };

struct shim {
	char in[24];           /* the program, others run on */
	char dir[96];          /* calls that concern files in it */
	enum shim_class class; /* what is counted */
	long at;               /* this one does not come off; 0: all do */
	int sticky;            /* nor do those of its kind behind it */
	int error;             /* how it fails; 0: killed instead */
	atomic_long count;     /* by all processes of that name */
	atomic_int hit;        /* how many did not come off */
	atomic_int fell;       /* signal of a process that fell over */
	char where[96];        /* the first of them */
	unsigned char kind[SHIM_KINDS]; /* of the Nth, when all come off */
};

#endif
