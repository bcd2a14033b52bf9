/*
 * The rules: one open file and the connections to it.  Prints nothing, knows
 * no screen; SQL stands in store.
 */
#ifndef DOMAIN_DOMAIN_H
#define DOMAIN_DOMAIN_H

#include <stdatomic.h>

#include <showroom/finding.h>
#include <showroom/staff.h>

#include "base/clock.h"
#include "model/job.h"

struct domain;
struct conn;
struct vault;

struct domain_options {
	const char *path; /* of the database file */
	bool create;      /* make it (then call init); else it must exist */
	bool readonly;
	bool settles;   /* somebody calls domain_settle each second */
	bool beside;    /* another connection of this process writes the file */
	bool demo;      /* example data in a throw-away file */
	bool scratch;   /* a copy at work, not anybody's file yet */
	sr_instant now; /* != 0: a fixed clock (demo and tests) */
	bool advisory;  /* personal mode: the caller owns the file */
	struct vault *vault;     /* NULL: secrets are hashed in this process */
	bool cheap;              /* tests alone: hashes that cost nothing */
	bool network;            /* even on a network file system */
	const char *backups;     /* where the store's own go; NULL: none */
	const atomic_bool *stop; /* see store_options; NULL */
};

/*
 * Open the file of OPT.  The error, on failure, goes to ERR: SR_E_FILE,
 * SR_E_BUSY, SR_E_EXISTS, SR_E_FULL, SR_E_IO, SR_E_NOMEM.
 */
int domain_open(struct domain **out, const struct domain_options *opt,
    struct sr_error *err);
void domain_close(struct domain *d); /* NULL is fine */
/*
 * It will be closed, and nobody waits any more for what the worker does: that
 * is broken off (SR_E_GONE), and leaves nothing behind.
 */
void domain_ending(struct domain *d);
/* Set the fixed clock of a demo or test forward (never in a real file). */
void domain_clock(struct domain *d, sr_instant now);
/* Each second, serving: what waited for a quiet moment. */
void domain_settle(struct domain *d);
/*
 * What was written since the last time lasts when this returns SR_OK: nobody
 * is told of it before.  SR_E_IO: nobody knows; ERR says so.
 */
int domain_sync(struct domain *d, struct sr_error *err);
/* Is there anything that domain_sync() would do? */
bool domain_owes(const struct domain *d);
/* Nobody works now: what was written goes from the log into the file. */
void domain_rest(struct domain *d);
/*
 * Tests: the clock of intervals stands at MS from now on, and goes on by EACH
 * whenever it is looked at.
 */
void domain_ticks(struct domain *d, int64_t ms, int64_t each);
/*
 * How long a request may keep the serving thread, and a long read the
 * worker; how long one waits for what the day does by itself.  0: as long as
 * it takes.
 */
void domain_limit(struct domain *d, int serve_ms, int work_ms, int turn_ms);
/* For TURN_MS: then its commit, and now and then the log into the file. */
enum { DOMAIN_TURN_MS = 5 };
/* Let a demo's clock run on from its fixed time. */
void domain_clock_run(struct domain *d);

/*
 * Anchors of the audit trail: FN hears of the newest row's number and mac (in
 * hexadecimal) now and then, after a signed day and at the end, to keep them
 * where nobody who can change the file gets at them.
 */
typedef void domain_anchor_fn(void *ctx, int64_t seq, const char *mac);
void domain_anchor(struct domain *d, domain_anchor_fn *fn, void *ctx);
/*
 * One row of the trail in a transaction of its own, for what the program
 * itself did: WHAT is SR_AUDIT_RESTORE, SR_AUDIT_OVERRIDE ...  DETAIL holds
 * no value of a record.
 */
int domain_note(struct domain *d, int32_t what, const char *detail);

/* A connection: nobody is logged in until session.open. */
struct conn *conn_new(struct domain *d);
/* The same for who came over a socket; PEER is copied. */
struct conn *conn_join(struct domain *d, const struct sr_peer *peer);
void conn_free(struct conn *c); /* NULL is fine */
/*
 * Serve one request for the connection CTX (a struct conn): checks rights
 * and the argument, runs the body in a transaction of its own if it writes,
 * and fills job->res on success alone.  Whatever has to be waited for is
 * done before it returns: for one terminal in one thread.
 */
int domain_dispatch(void *ctx, struct sr_job *job);
/*
 * The same in steps, for a store with many terminals.  serve runs on the one
 * serving thread and may say SR_DO_LATER; work then runs on the thread of
 * job->lane, one job of a connection at a time, and may say SR_DO_AGAIN.
 */
int domain_serve(void *ctx, struct sr_job *job);
/* Who is logged in at the connection; 0: nobody. */
sr_id domain_who(void *ctx);
int domain_work(void *ctx, struct sr_job *job);
/*
 * JOB was done, but its caller is told that it failed: nobody sits at a shared
 * desk who was told that he does not.
 */
void domain_unsaid(void *ctx, struct sr_job *job);

/*
 * The store's own backups.  due: serving, each second; true: let run do it on
 * the worker's thread, then call done, serving again.  done leaves a row; a
 * failure is tried again after an hour.
 */
bool domain_backup_due(struct domain *d);
int domain_backup_run(struct domain *d, struct sr_error *err);
int domain_backup_done(struct domain *d);

/*
 * Work on a file that no store has open: TASK->kind says which, ROWS are of
 * its record.  The file's lock is held meanwhile.
 */
int domain_restore(const struct sr_task *task, struct sr_rows *rows,
    struct arena *mem, struct sr_error *err);
int domain_salvage(const struct sr_task *task, struct sr_rows *rows,
    struct arena *mem, struct sr_error *err);

#endif
