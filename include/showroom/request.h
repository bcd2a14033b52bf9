/* Applications: what a second person decides, and how lists show it. */
#ifndef SHOWROOM_REQUEST_H
#define SHOWROOM_REQUEST_H

#include <showroom/field.h>

/*
 * A request that a second person decides: closing (lost, frozen, duplicate,
 * void), reopening, handing over.
 */
struct sr_request {
	SR_HEAD;
	sr_id card;
	int32_t kind;  /* enum sr_request_kind */
	int32_t state; /* enum sr_request_state */
	sr_id reason;  /* list lost or reason */
	sr_id rival;
	const char *note; /* why, in words */
	sr_day until;     /* frozen until */
	sr_id other;      /* duplicate of that card */
	sr_id to_staff;   /* handed over to */
	int32_t grade;    /* reopen as */
	sr_id staff;      /* who asks */
	sr_day day;
	sr_id decider;
	sr_day decided;
	const char *advice;
	sr_day next_day; /* refused or reopened: next contact */
	/* Of a loss: how far it had come, enum sr_lost_type, sr_lost_to. */
	sr_id stage;
	int32_t lost_type, lost_to;
	sr_day again; /* when he is asked once more; 0 = as the house does */
};
extern const struct sr_record sr_rec_request;

/* A request as lists show it. */
struct sr_request_line {
	sr_id id;
	int32_t rev;
	sr_id card;
	const char *code, *name;
	int32_t grade;
	int32_t kind, state;
	sr_id reason, rival, to_staff;
	const char *note;
	sr_id staff;
	sr_day day;
	sr_id decider;
	sr_day decided;
	const char *advice;
	sr_id stage;
	int32_t lost_type;
	sr_day until, again; /* frozen; asked once more */
	int32_t wanted;      /* the grade it is to have */
	sr_day next_day;
	const char *other; /* the card that it is a duplicate of */
	const char *key;
};
extern const struct sr_record sr_rec_request_line;
/* The orders of lists of applications; within each by day. */
enum sr_request_order {
	SR_REQUESTS_DAY,
	SR_REQUESTS_NAME,
	SR_REQUESTS_KIND,
	SR_REQUESTS_GRADE,
	SR_REQUESTS_REASON,
	SR_REQUESTS_STAFF,
	SR_REQUESTS_STATE
};

/* The second person's answer to a request. */
struct sr_decide {
	sr_id id;
	bool agree;
	const char *advice; /* due with a refusal */
	sr_day next_day;    /* of a card that stays open: the next contact */
	sr_id to_staff;     /* refused: who goes on with it; 0 = its owner */
};
extern const struct sr_record sr_rec_decide;

#endif
