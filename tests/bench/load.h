/*
 * What the files of the load share: what many clerks did, how long each act
 * took, and whether every write that was acknowledged is there afterwards.
 */
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { CLERKS = 64, SERIALS = 1 << 16, MARK_SIZE = 24 };

struct times {
	double *ms;
	size_t n, room;
};

void times_add(struct times *t, double ms);
/* Append the times of MORE, and free them. */
void times_join(struct times *t, struct times *more);
double times_at(struct times *t, double share);

/* Each write carries a mark; the ledger knows which were acknowledged. */
struct ledger {
	atomic_long all; /* acknowledged */
	unsigned char said[CLERKS][SERIALS];
	int next[CLERKS];
};

struct audit {
	long acknowledged, lost, twice, unsaid;
};

/* The mark of CLERK's next write; its serial to SERIAL. */
void ledger_mark(struct ledger *l, int clerk, char mark[MARK_SIZE]);
/* The write of that mark was acknowledged. */
void ledger_said(struct ledger *l, int clerk);
/* As many as there are clerks, or it is FROM (now_ms()) and two minutes. */
bool ledger_begun(const struct ledger *l, double from);
/* Hold it against the file; the store has ended.  False: it cannot be read. */
bool ledger_audit(
    const struct ledger *l, const char *path, struct audit *audit);

/* What clerks did. */
struct work {
	struct times writes, reads;
	long errors;
	long least, most; /* writes of one clerk */
	double seconds;
	char error[200]; /* the first one */
};

void work_free(struct work *w);

/* ---- clerks at the socket: a thread each, in this process ---- */

struct clerks;

struct clerks_plan {
	const char *path; /* the file */
	int people;       /* salespeople in it: clerks share them */
	double pace;      /* ms from write to write; 0: one after the other */
	int reads;        /* between two writes */
};

/* Everybody is connected and logged in before anybody begins; NULL: not. */
struct clerks *clerks_start(
    const struct clerks_plan *plan, struct ledger *ledger);
struct work clerks_stop(struct clerks *c);
/* All of them take one and the same guest at once: how many succeed. */
int clerks_race(const struct clerks_plan *plan, struct work *w);

/* The process of the store that serves PATH, -1 without one. */
pid_t store_of(const char *path);

/* ---- clerks at real terminals ---- */

struct seats;

struct memory {
	double pss, rss, store; /* MiB of all; the store's share, RSS */
};

/* 64 programs, each on its screen. */
struct seats *seats_open(
    const char *showroom, const char *path, struct ledger *ledger);
/* From the first start until all had painted, ms. */
double seats_painted(const struct seats *s);
/* What they do in SECONDS; PACE as for clerks. */
struct work seats_run(struct seats *s, double pace, double seconds);
struct memory seats_memory(const struct seats *s, pid_t store);
void seats_close(struct seats *s);

/* ---- processes that write the file themselves ---- */

/* COUNT processes for SECONDS, one write after the other. */
struct work direct_run(const char *path, int count, double seconds);

#endif
