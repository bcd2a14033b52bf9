/* A run as the disk saw it: every change, sync and promise, in order. */
#ifndef FAULT_RECORD_H
#define FAULT_RECORD_H

#include "fault.h"

enum { RECORD_NAMES = 64, RECORD_FILES = 256 };

enum change_kind {
	WRITTEN,
	CUT,     /* to a length */
	NAMED,   /* a new file, or one more name */
	UNNAMED, /* a name is gone */
	MOVED,
	SYNCED,
	SYNCED_NAMES, /* the directory */
	PROMISED
};

struct change {
	enum change_kind kind;
	int file, name, to; /* numbers */
	size_t at, len;
	unsigned char *data;
};

struct record {
	struct change *change;
	int nchanges, room;
	char name[RECORD_NAMES][128];
	int first[RECORD_NAMES]; /* the file of a name before, -1: none */
	int nnames;
	struct {
		unsigned char *data; /* before the run */
		size_t size;
		size_t at; /* where write() goes on */
	} file[RECORD_FILES];
	int nfiles;
	int now[RECORD_NAMES]; /* the file of a name as the run goes */
};

/* Run the scenario once and write down what it did. */
bool record_make(struct record *r, struct stage *st);
void record_free(struct record *r);

#endif
