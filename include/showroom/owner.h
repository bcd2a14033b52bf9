/* Whose customer it is: the house's rule, what a person is told. */
#ifndef SHOWROOM_OWNER_H
#define SHOWROOM_OWNER_H

#include <showroom/enums.h>

/* The house's rule, from a day on; rows end, none is changed afterwards. */
struct sr_owner_rule {
	SR_HEAD;
	int32_t protect_days; /* after the last effective contact, or since
				 it is the owner's */
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

/* Two persons who count as one: of the one, the other is told with his card. */
struct sr_link {
	SR_HEAD;
	sr_id one, other; /* persons */
	int32_t kind;     /* enum sr_link_kind */
	const char *note;
	sr_day day;  /* since then, */
	sr_id staff; /* by whom */
	sr_day ended;
	sr_id ender;
	const char *name; /* of the other; read-only, as the rest */
	const char *code;
	int32_t grade;
	sr_id owner;
	const char *key;
};
extern const struct sr_record sr_rec_link;

/* A visit that one salesperson received within another's protection. */
struct sr_standin {
	sr_id id; /* visit */
	sr_day day;
	sr_time minute;
	const char *name; /* as said */
	sr_id card;
	const char *code;
	sr_id owner, staff; /* whose customer, and who stood in */
	int32_t share;      /* of who stood in, in basis points */
	const char *why;
	const char *key;
};
extern const struct sr_record sr_rec_standin;

/* A card that nobody has reached for long: whoever sells may take it. */
struct sr_pool_line {
	sr_id id; /* card */
	const char *code, *name;
	int32_t grade;
	sr_id owner, model;
	sr_day last_day, pooled;
	int32_t days; /* since the last effective contact, or the opening */
	const char *key;
};
extern const struct sr_record sr_rec_pool_line;

/*
 * What happened with a number, step by step, and what the rule of that day
 * says.  WOULD: with the days that were asked for instead.
 */
struct sr_step {
	sr_id id; /* 1, 2 ... */
	sr_day day;
	sr_time minute;
	int32_t kind; /* enum sr_step_kind */
	sr_id card, person;
	const char *name; /* the person's */
	sr_id staff;      /* who did it */
	sr_id to_staff;   /* to whom a card went */
	int32_t request;  /* enum sr_request_kind, of an application */
	int32_t after; /* the grade that a card was closed or reopened with */
	const char *text;
	sr_id owner;       /* before the step; whose the card is */
	sr_day until;      /* protected, after it */
	int32_t rule_days; /* of the rule that says so */
	int32_t verdict;   /* enum sr_verdict */
	int32_t would;     /* enum sr_verdict, with other days */
	sr_day would_until;
	bool differs;
	int32_t share; /* of a stand-in, in basis points */
	sr_instant at; /* the row was written; for its order in the day */
	const char *key;
};
extern const struct sr_record sr_rec_step;

#endif
