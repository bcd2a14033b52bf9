/*
 * Errors are values: a code, where it is (record and field), a message id in
 * English for gettext and at most four typed arguments that the client puts
 * in place of {0}..{3}.  Set where the fault is found, passed on unchanged.
 */
#ifndef SHOWROOM_ERROR_H
#define SHOWROOM_ERROR_H

#include <showroom/types.h>

enum sr_rc {
	SR_OK = 0,
	SR_E_INVALID = -1,   /* a value breaks a rule: field says which */
	SR_E_NONE = -2,      /* no such row */
	SR_E_STALE = -3,     /* the row changed since it was read */
	SR_E_DENIED = -4,    /* the caller's role may not do this */
	SR_E_EXISTS = -5,    /* a row of that key is already there */
	SR_E_REASON = -6,    /* allowed, but a reason must be given */
	SR_E_SIGNED = -7,    /* the day is signed: a correction reason is due */
	SR_E_BUSY = -8,      /* somebody else holds the file */
	SR_E_FILE = -9,      /* not ours, too new, unreadable, read-only */
	SR_E_FULL = -10,     /* the disk is full */
	SR_E_IO = -11,       /* the disk failed */
	SR_E_NOMEM = -12,    /* out of memory */
	SR_E_PROTOCOL = -13, /* a frame or call that cannot be */
	SR_E_GONE = -14,     /* the store is away, or left in the middle */
	SR_E_LOCKED = -15,   /* nobody is at this front desk: unlock it */
	SR_E_LAST = SR_E_LOCKED
};

/* What an argument is: how it is written is the reader's business. */
enum sr_arg_kind {
	SR_ARG_NONE,
	SR_ARG_TEXT,
	SR_ARG_INT,
	SR_ARG_DAY,
	SR_ARG_TIME,
	SR_ARG_LABEL,
	SR_ARG_WAIT, /* seconds from now, which a screen counts down */
	SR_ARG_LAST = SR_ARG_WAIT
};

struct sr_arg {
	int32_t kind;  /* enum sr_arg_kind; LABEL: a message id to translate */
	int64_t num;   /* INT, DAY (sr_day), TIME (sr_time), WAIT (seconds) */
	char text[96]; /* TEXT and LABEL, cut at a character boundary */
};

struct sr_error {
	int32_t code;    /* enum sr_rc */
	char record[24]; /* "visit", or "" */
	char field[24];  /* column name, or "" */
	/* Msgid with {0}..{3}; static storage or the handle's; never NULL. */
	const char *message;
	struct sr_arg arg[4];
};

#define SR_NUM(n) ((struct sr_arg){ .kind = SR_ARG_INT, .num = (n) })
#define SR_DAYARG(d) ((struct sr_arg){ .kind = SR_ARG_DAY, .num = (d) })
#define SR_TIMEARG(t) ((struct sr_arg){ .kind = SR_ARG_TIME, .num = (t) })
#define SR_WAIT(s) ((struct sr_arg){ .kind = SR_ARG_WAIT, .num = (s) })
#define SR_TXT(s) sr_arg_text(SR_ARG_TEXT, (s))
#define SR_LABEL(s) sr_arg_text(SR_ARG_LABEL, (s))
#define SR_NOARG ((struct sr_arg){ .kind = SR_ARG_NONE })

/*
 * A message that is kept in a file, for whoever reads it in whatever
 * language: the message id, then each argument behind one of these.
 */
#define SR_KEPT_ARG "\x1f"

/* A text argument of KIND: a copy of S (NULL: ""), cut to what fits. */
struct sr_arg sr_arg_text(int kind, const char *s);

/*
 * Fill ERR and return CODE, so that a rule reads
 *	return sr_fail(err, SR_E_INVALID, "visit", "phone", N_("..."), 1,
 *	    SR_TXT(v->phone));
 * RECORD and FIELD may be "".  MESSAGE must have static storage.  NARG
 * (0-4) arguments of type struct sr_arg follow.  ERR may be NULL.
 */
int sr_fail(struct sr_error *err, int code, const char *record,
    const char *field, const char *message, int narg, ...);

/* No error: code SR_OK, no text. */
void sr_error_clear(struct sr_error *err);

#endif
