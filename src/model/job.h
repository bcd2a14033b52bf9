/*
 * One call as the store's side gets it, and who answers it.  Between the
 * domain, which has the bodies, and the transports, which know neither it
 * nor the store.
 */
#ifndef MODEL_JOB_H
#define MODEL_JOB_H

#include <showroom/error.h>

struct arena;

struct sr_job {
	int op;             /* enum sr_op */
	const void *arg;    /* the record or struct sr_rows */
	const char *reason; /* why, for a signed day; "" = none given */
	void *res;          /* zeroed room for the record or struct sr_rows */
	struct arena *mem;  /* for the text and rows of the result */
	struct sr_error err;
	uint64_t changed; /* bits (1 << enum sr_noun); if it failed, too */
	sr_id whose;      /* of this salesperson's rows alone; 0: anybody's */
	int lane;         /* enum sr_lane: set with SR_DO_LATER */
	/* How the client numbers its calls, for the trail; 0: it does not. */
	uint64_t nonce;
	uint32_t serial;
};

/*
 * What serving answers besides enum sr_rc.  DO_LATER: a thread of job->lane
 * does what is left, with the same job.  DO_AGAIN, said by that thread: serve
 * the job once more, what was waited for is there.
 */
enum { SR_DO_LATER = 1, SR_DO_AGAIN = 2 };

/* Who does what the serving thread shall not wait for. */
enum sr_lane {
	SR_LANE_WORKER, /* long reads, on a connection of their own */
	SR_LANE_VAULT,  /* secrets: a tenth of a second each, on purpose */
	SR_NLANES
};

/* Who is at the other end; what the system says and what he claims. */
struct sr_peer {
	int64_t uid;    /* by the socket's credentials; -1: in this process */
	char login[64]; /* the account of that uid; "" unknown */
	char tty[64];   /* as claimed: "pts/3", an SSH peer; for the trail */
	sr_instant now; /* != 0: a fixed clock (demo and tests alone) */
};

/*
 * dispatch: do it; SR_OK and *res filled, or an enum sr_rc and err filled.
 * What the argument points to is gone after the return; the result is copied
 * before anything else is asked.
 */
struct sr_server {
	int (*dispatch)(void *ctx, struct sr_job *job);
	void (*close)(void *ctx); /* may be NULL */
	void *ctx;
};

#endif
