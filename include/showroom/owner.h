/* Whose customer it is: what a person is told by the house. */
#ifndef SHOWROOM_OWNER_H
#define SHOWROOM_OWNER_H

#include <showroom/enums.h>

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
