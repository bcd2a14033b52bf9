/* What the files of the domain's audit share. */
#ifndef DOMAIN_AUDIT_OWN_H
#define DOMAIN_AUDIT_OWN_H

#include "domain/audit.h"

enum {
	TRAIL_ACCOUNTS = 32, /* whose denials are counted at a time */
	TRAIL_OWED = 64,     /* rows that wait for room on the disk */
	TRAIL_TEXT = 64,     /* of a terminal's name, of a detail */
	TRAIL_LATE = 16      /* logins that wait for the next write */
};

struct denials {
	int64_t uid;
	sr_id staff;
	bool locked; /* by a locked desk: they hide no wrong secrets */
	sr_instant since, last;
	int op; /* of the last row */
	char detail[TRAIL_TEXT];
	int rows;     /* written since */
	int32_t more; /* denials that got none */
};

/* A row that could not be written yet. */
struct owed {
	struct audit_by by;
	struct audit_entry e;
	char via[TRAIL_TEXT], detail[TRAIL_TEXT];
};

struct trailing {
	struct audit_by by; /* of the transaction under way */
	struct denials denied[TRAIL_ACCOUNTS];
	struct owed owed[TRAIL_OWED];
	int nowed;
	struct late {
		struct conn *conn;
		sr_id staff;
		struct owed row;
	} late[TRAIL_LATE];
	int nlate;
	domain_anchor_fn *anchor;
	void *ctx;
	sr_instant anchored_at;
	int64_t anchored; /* rows added when it was last told */
};

/* Made at its first use; NULL: no memory. */
struct trailing *trailing_of(struct domain *d);
/* Who does JOB. */
void trail_by(struct ctx *c, const struct sr_job *job, struct audit_by *by);
/* The row of JOB, and what it is about. */
void trail_entry(struct ctx *c, const struct sr_job *job, int32_t what,
    struct audit_entry *e);

/* A copy of a row that outlives its call. */
void owed_set(
    struct owed *o, const struct audit_by *by, const struct audit_entry *e);
/* In a transaction: what waited goes first. */
int owed_write(struct domain *d, struct trailing *t);
/* A row in a transaction of its own. */
int note_by(
    struct domain *d, const struct audit_by *by, const struct audit_entry *e);
/* The same; where the disk is full, as soon as there is room. */
int note_by_or_owe(
    struct domain *d, const struct audit_by *by, const struct audit_entry *e);
int note_or_owe(
    struct ctx *c, const struct sr_job *job, const struct audit_entry *e);
/* After a commit: is it time for an anchor?  NOW it is where it matters. */
void anchor_look(struct domain *d, sr_instant at, bool now);
void anchor_tell(struct domain *d, sr_instant now);

/* JOB was denied. */
void denials_add(struct ctx *c, const struct sr_job *job);
/* What was only counted gets its row. */
void denials_tell(struct domain *d, struct denials *x);

#endif
