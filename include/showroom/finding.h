/* What a check found wrong; work on a file that nobody has open. */
#ifndef SHOWROOM_FINDING_H
#define SHOWROOM_FINDING_H

#include <showroom/field.h>

struct sr_finding {
	const char *what;   /* which check: "database", "reference", a rule */
	const char *detail; /* where and what */
	bool note;          /* good to know; no fault */
};

extern const struct sr_record sr_rec_finding;

/* One table of a damaged file: what came out of it. */
struct sr_salvaged {
	const char *name; /* of the table */
	int64_t copied;
	int64_t lost;      /* rows that an index still knows, at least */
	const char *where; /* their numbers: "17-31, 40" */
	const char *note;  /* msgid, "" none: what else is to be known */
};
extern const struct sr_record sr_rec_salvaged;

enum sr_task_kind {
	SR_TASK_RESTORE = 1, /* FROM takes the place of PATH: findings */
	SR_TASK_SALVAGE      /* the rows of FROM into PATH: salvaged */
};

/* Work on a file while no store has it open; the paths are the caller's. */
struct sr_task {
	int32_t kind; /* enum sr_task_kind */
	const char *path, *from;
	const char *key; /* file with the secret key; "" none */
	bool bare;       /* a backup without its manifest will do */
	const char *by;  /* Unix user, for the trail */
	sr_instant now;  /* 0: the clock's */
};
extern const struct sr_record sr_rec_task;

#endif
