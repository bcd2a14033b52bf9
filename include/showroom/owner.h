/* Whose customer it is: the house's rule, what a person is told. */
#ifndef SHOWROOM_OWNER_H
#define SHOWROOM_OWNER_H

#include <showroom/enums.h>

/* The house's rule, from a day on; rows end, none is changed afterwards. */
struct sr_owner_rule {
	SR_HEAD;
	int32_t protect_days; /* after the last effective contact */
	bool family;          /* couples, families, companies are one */
	int32_t share;        /* of a stand-in, in basis points */
	int32_t recall_days;  /* without effective contact: into the pool */
	int32_t warn_days;    /* before that the owner is warned */
	int32_t claim_most;   /* out of the pool, by one person in a day */
	const char *origin;   /* "default", "house" */
	sr_day valid_from, valid_to;
	const char *key;
};
extern const struct sr_record sr_rec_owner_rule;

/* What the house tells one person, until he has seen it. */
struct sr_alert {
	SR_HEAD;
	sr_id staff;  /* who is told */
	int32_t kind; /* enum sr_alert_kind */
	sr_id card, visit;
	sr_day day;
	sr_time minute;
	const char *text; /* beside what the kind says */
	sr_instant seen_at;
	const char *code, *name; /* of the card, or the guest's; read-only */
	const char *key;
};
extern const struct sr_record sr_rec_alert;

#endif
