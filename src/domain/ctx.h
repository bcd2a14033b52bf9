/*
 * What the body of an operation gets, and what all bodies share: saving a
 * record with everything that the caller may not set taken from the stored
 * row, signed days, who may see a number.
 */
#ifndef DOMAIN_CTX_H
#define DOMAIN_CTX_H

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/intl.h"
#include "domain/domain.h"
#include "store/record.h"
#include "store/sql.h"
#include "store/vault.h"

struct lunar;
struct persons;
struct trailing;

struct domain {
	struct store *st;
	struct sr_error err; /* the store's */
	struct clock clock;
	struct persons *persons;        /* search.c; NULL until first asked */
	int serve_ms, work_ms, turn_ms; /* see domain_limit */
	bool demo, advisory;
	struct vault *vault; /* NULL: in this process */
	bool cheap;          /* tests: hashes that cost nothing */
	int64_t ticks;       /* tests: instead of clock_ticks; -1: real */
	int64_t tick;        /* so much later at each look */
	char boot[CLOCK_BOOT];
	struct keeping *keeping; /* keep.c; NULL: no backups by itself */
	struct pepper *pepper;   /* secret.c; NULL until first needed */
	bool settles; /* domain_settle is called: what can wait waits for it */
	bool looked;  /* the last rows of the trail were verified */
	bool beside;  /* the worker's: finds persons by columns alone */
	/* Cached rows of setting, grade_rule, holiday: see rules.h. */
	struct rules *rules;
	struct trailing *trailing; /* audit.c; NULL until needed */
	struct lunar *lunar;       /* birthday.c; NULL until needed */
	/* The worker's own: the same file, read only; NULL until needed. */
	struct domain *reader;
	/* turn.c: the last day that was turned; not before this again. */
	sr_day turned;
	sr_instant turn_again;
	sr_id turn_after;   /* the row that the rule under work came to */
	bool playing;       /* demo.c: no card it plays with closes by itself */
	atomic_bool ending; /* domain_ending: the worker's stores stop */
};

struct backup;
struct given;
struct importing;

/* By both clocks: one may be set, the other sleeps with the machine. */
struct moment {
	int64_t ms;
	sr_instant at;
};

/* At a shared front desk (seat.h). */
struct seat {
	bool kiosk, locked;
	int32_t by;           /* enum sr_secret_kind; 0: the Unix login */
	struct moment active; /* when a person last did something */
	struct moment proved; /* when the secret was typed */
};

/* What the vault is asked for the call under way. */
struct asking {
	int step;      /* answers so far */
	bool answered; /* the call is served again for the last one */
	int32_t rev;   /* of the secret that was right */
	struct vault_ask ask;
	struct vault_answer answer;
};

/* An export that is noted, as far as it went. */
struct exporting {
	int op;
	sr_id staff;
	int64_t at; /* where its last page began */
};

struct conn {
	struct domain *d;
	struct arena *mem;        /* of me's text */
	struct sr_staff me;       /* id 0: nobody */
	struct sr_peer peer;      /* uid -1: in this process */
	struct conn *reader;      /* of d->reader, for the worker alone */
	struct backup *backup;    /* being read */
	struct given *given;      /* the last one that was read to its end */
	struct importing *import; /* under way, or NULL */
	struct seat seat;
	struct asking asking;
	sr_id session, session_of;  /* row of the login in the trail; who */
	struct exporting exporting; /* the last one */
};

/* The clock's zone becomes the file's; the environment's does not count. */
int domain_zone(struct domain *d);
/* From now on WHO is at the connection. */
void conn_is(struct conn *c, const struct sr_staff *who);

/* One operation under way. */
struct ctx {
	struct domain *d;
	struct conn *conn;
	struct store *st;
	struct arena *mem;    /* the result's text goes here */
	struct sr_error *err; /* the store's error: all failures land here */
	sr_instant now;       /* one for the whole operation */
	sr_day today;
	sr_time minute;
	sr_id me; /* staff */
	int32_t role;
	const char *reason; /* beside the call, "" = none */
	uint64_t changed;   /* bits 1 << enum sr_noun */
	sr_id whose;        /* of this salesperson's rows alone; 0: anybody's */
	bool stands;        /* what was written stays though it fails */
	bool seated;        /* somebody takes the desk, if it is committed */
	bool imported;      /* the import is over, if it is committed */
	sr_id left;         /* who was at the desk until now */
	const char *why;    /* it was locked, for the trail */
	/* Why rules could not be read: then all is void (code 0: they could).
	 */
	struct sr_error unruled;
};

void given_free(struct given *g); /* NULL is fine */
/* For work without a caller: nobody is logged in. */
void ctx_alone(struct ctx *c, struct domain *d, struct arena *mem);
/* What op_check finds, for whoever has the file. */
int check_all(
    struct ctx *c, const struct sr_anchor *anchor, struct sr_rows *rows);

/*
 * The body of an operation: ARG and RES are the records of its table row.  It
 * may fill conn->asking.ask and return SR_DO_LATER: all it wrote is undone,
 * and it is called again, one step further, when the vault has answered.
 */
typedef int op_body(struct ctx *c, const void *arg, void *res);

/* A rule is broken: c->err gets all of it; returns the code. */
#define fail(c, ...) sr_fail((c)->err, __VA_ARGS__)

/*
 * Begin a save of IN: REC becomes what is to be written.  A new row (id 0)
 * keeps IN but for SR_KEPT, SR_DERIVED fields, which are zero.  For a stored
 * row OLD gets it (zero for a new one) and REC takes from it what the caller
 * may not set: kept, derived and fixed fields, and masked fields that came
 * back masked.  Then required fields are checked; types and references were
 * by the dispatcher.
 */
int save_begin(struct ctx *c, const struct sr_record *r, const void *in,
    void *rec, void *old);
/* Does every reference of REC that a caller sets name a row of its list? */
int refs_check(struct ctx *c, const struct sr_record *r, const void *rec);
/* Insert or update REC; marks NOUN as changed. */
int save_end(struct ctx *c, const struct sr_record *r, void *rec, int noun);
/*
 * SR_E_STALE, with the name of who saved R's row ID last; where the trail
 * names nobody, the error stays as it is.
 */
int stale_by(struct ctx *c, const struct sr_record *r, sr_id id);
/* Get row ID or fail with "no such ..." that names the record. */
int row_get(struct ctx *c, const struct sr_record *r, sr_id id, void *rec);

/*
 * May DAY's figures still change?  SR_OK on an unsigned day.  On a signed
 * one SR_E_SIGNED without a reason beside the call; with one SR_OK, and
 * day_changed() afterwards writes the correction row.
 */
int day_open(struct ctx *c, sr_day day);
/* After a change to row ID of NOUN on DAY: a correction row if signed. */
int day_changed(
    struct ctx *c, sr_day day, int noun, sr_id id, const char *text);

/* FIND goes on after the only window that there is: ROWS are none. */
bool window_past(const struct sr_find *find, struct sr_rows *rows, size_t size);
/*
 * ROWS, which are all that there are, by the field of R that is number
 * find->sort; 0: as they are.  Equals stay as they were.
 */
int rows_sort(struct ctx *c, const struct sr_record *r,
    const struct sr_find *find, struct sr_rows *rows);
/* Whose rows FIND asks for: the caller's own, its staff's, 0: everybody's. */
sr_id whose_rows(const struct ctx *c, const struct sr_find *find);
/* The same where a salesperson is told of his own alone. */
sr_id own_rows(const struct ctx *c, const struct sr_find *find);
/* In basis points, rounded half up; -1: nothing to divide by. */
int32_t share_of(int64_t part, int64_t whole);
/* Does S belong to the house today? */
bool staff_here(const struct ctx *c, const struct sr_staff *s);
/* Leads: supervisor and manager. */
bool is_lead(const struct ctx *c);
/* May the caller see the phone of a person whose card OWNER has? */
bool may_see_phone(const struct ctx *c, sr_id owner);

#endif
