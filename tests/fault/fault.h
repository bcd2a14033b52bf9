/*
 * The sweeps' common part: a directory in memory, the clerk run in it under
 * a fault, the oracle that judges what he left.
 */
#ifndef FAULT_H
#define FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scenario.h"
#include "shim.h"

enum { MAX_OPS = 16, MAX_POINTS = 8192 };

/* What the oracle may find. */
enum verdict {
	GOOD,
	LOST,   /* an acknowledged operation is not there */
	HALF,   /* a state that no number of operations leads to */
	BROKEN, /* cannot be opened, or the check has something to say */
	LITTER, /* a file that should be gone after the next start */
	CRASH,  /* a signal */
	HANG,
	RUDE, /* gave up without need, or without a reason for people */
	NVERDICTS
};
extern const char *const verdicts[NVERDICTS];

/* The contents of a directory after so many operations. */
struct expect {
	uint64_t digest[MAX_OPS + 1];
	char names[4096]; /* files that may be there, each behind a blank */
};

struct fault {
	const char *bin; /* where clerk, teller and shim.so are */
	char room[64];   /* ours, in memory if there is some */
	bool brief;
	const char *only;  /* one scenario, or NULL */
	const char *habit; /* the clerk's bad one, or NULL */
	bool quiet;        /* a control: what is found is what is sought */
	struct shim *shim; /* in all that is run, where its .in is set */
	long points;
	long found[NVERDICTS];
};

/* How a run of the clerk ended. */
struct outcome {
	int acks;
	int signal; /* 0: none */
	int code;   /* of exit */
	bool hung;
};

/* One scenario under way. */
struct stage {
	struct fault *f;
	const struct scenario *s;
	const char *who;                 /* clerk or teller */
	char base[96], dir[96], log[96]; /* before, at work, strace's words */
	struct expect expect;
};

/* ---- stage.c ---- */

/* Make the scenario's base and learn what is expected of it. */
bool stage_open(struct stage *st, struct fault *f, const struct scenario *s);
void stage_close(struct stage *st);
/* A fresh copy of the base. */
void stage_reset(struct stage *st);
void stage_empty(struct stage *st);
/* What is there becomes the base. */
void stage_keep(struct stage *st);
/*
 * Every how-manyth of TOTAL points is taken: about FEW of them in a short
 * sweep, MANY in a whole one.  Where it begins differs by the scenario.
 */
int stage_stride(const struct stage *st, int total, int few, int many);
int stage_offset(const struct stage *st, int step);
/*
 * Run TOOL (words before the clerk's, ended by NULL; NULL: none) with the
 * clerk doing the scenario by the habit WORD (NULL: none).  ENV: assignments
 * for his surroundings, or NULL.
 */
void stage_run(struct stage *st, const char *const *tool, const char *word,
    char *const *env, struct outcome *o);
/* Run WORDS; what they print goes into the room's files acks and err. */
void stage_exec(struct stage *st, const char *const *words, char *const *env,
    struct outcome *o);
/*
 * The shim counts acts of CLASS by the program IN from now on; from the
 * ATth on (0: none; STICKY: and all of its kind behind) they fail by ERROR,
 * 0: a kill.
 */
void stage_arm(struct stage *st, const char *in, enum shim_class class, long at,
    bool sticky, int error);
void stage_disarm(struct stage *st);
/*
 * Judge a run that was not killed.  ONCE: only once something failed, so
 * that all must be done.
 */
void stage_refused(
    struct stage *st, const struct outcome *o, bool once, const char *point);
/* Judge the directory; LEAST to MOST operations must be in it. */
void stage_judge(struct stage *st, int least, int most, const char *point);
/* Count and tell a finding. */
void stage_found(
    struct stage *st, enum verdict v, const char *point, const char *detail);
/* True when strace works here. */
bool stage_traces(const struct fault *f);

/* WORDS are among what was said on standard error. */
bool stage_said(const struct stage *st, const char *words);

/* ---- oracle.c ---- */

/*
 * Open what is in DIR as the real program does and look at everything: the
 * digest of its contents, what the check says, what files are left over.
 */
struct seen {
	enum verdict verdict; /* GOOD, BROKEN */
	uint64_t digest;
	char names[4096];
	char detail[256];
};
void oracle(const char *dir, bool creates, struct seen *seen);

/* ---- remote.c ---- */

/* Where programs run and meet their store. */
void remote_open(struct stage *st);
char *const *remote_env(void);
/*
 * The stores that are left when their terminals have gone end, by SIG.
 * After a kill the next one finds what it would after a crash; asked to end,
 * a store leaves everything in order.
 */
void stores_end(struct stage *st, int sig, const char *point);

/* ---- the sweeps ---- */

void sweep_kill(struct stage *st);
void sweep_error(struct stage *st);
void sweep_oom(struct stage *st);
void sweep_power(struct stage *st);
void sweep_client(struct stage *st);
void sweep_remote(struct stage *st);
void sweep_copy(struct stage *st);

#endif
