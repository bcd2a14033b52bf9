/*
 * Secrets of people at a shared front desk: a PIN or a passphrase each, what
 * was tried, and the calls that set and use them.
 */
#ifndef SHOWROOM_SECRET_H
#define SHOWROOM_SECRET_H

#include <showroom/enums.h>

enum sr_secret_kind {
	SR_PIN = 1,   /* six digits: desk and salespersons */
	SR_PASSPHRASE /* fifteen characters or more */
};

enum {
	SR_PIN_DIGITS = 6,
	SR_PASSPHRASE_LEAST = 15, /* characters */
	SR_SECRET_MOST = 1024     /* bytes */
};

/* May who has ROLE use a PIN?  Everybody else has powers: a passphrase. */
bool sr_role_pin(int32_t role);

/* Stored; no operation hands it out. */
struct sr_secret {
	SR_HEAD;
	sr_id staff;
	int32_t kind; /* enum sr_secret_kind */
	const char *hash;
	const char *pepper; /* which key it was made with */
	sr_instant used_at; /* the last success */
};
extern const struct sr_record sr_rec_secret;

/* Failures in a row for a name from a source; stored. */
struct sr_attempt {
	SR_HEAD;
	const char *who, *source;
	int32_t failures;
	sr_instant last_at;
	int64_t last_ms; /* since boot */
	const char *boot;
};
extern const struct sr_record sr_rec_attempt;

/* One failure of the last hour; stored. */
struct sr_failure {
	SR_HEAD;
	const char *source;
	sr_instant last_at;
	int64_t last_ms;
	const char *boot;
};
extern const struct sr_record sr_rec_failure;

/* Who takes the keyboard of a shared front desk. */
struct sr_unlock {
	const char *code; /* staff code */
	struct sr_bytes secret;
};
extern const struct sr_record sr_rec_unlock;

/* Set a secret: six digits are a PIN, anything else is a passphrase. */
struct sr_secret_new {
	sr_id staff; /* 0: one's own */
	struct sr_bytes old, secret;
	bool clear; /* take it away instead */
};
extern const struct sr_record sr_rec_secret_new;

/* How long ago the last key was pressed. */
struct sr_pulse {
	int32_t idle; /* milliseconds */
};
extern const struct sr_record sr_rec_pulse;

#endif
