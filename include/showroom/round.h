/*
 * Rounds (MTV: mail, telephone, visit): cards that are not hot, chosen by
 * rule, get one planned contact of one theme, spread over staff and days.
 */
#ifndef SHOWROOM_ROUND_H
#define SHOWROOM_ROUND_H

#include <showroom/enums.h>

/* Which cards, what about, when. */
struct sr_round_ask {
	const char *name; /* "Year-end offer" */
	sr_id theme;
	int32_t kind;     /* enum sr_contact_kind */
	const char *text; /* {name} {title} {model} {staff} {house} {day} */
	sr_day first, last;
	int32_t grade;            /* 0: all that are not hot */
	int32_t age_min, age_max; /* days since the opening; 0: any */
	sr_id model;
	sr_id last_theme; /* of the last contact */
	sr_id staff;
};
extern const struct sr_record sr_rec_round_ask;

struct sr_round {
	SR_HEAD;
	const char *name;
	sr_id theme;
	int32_t kind;
	const char *text;
	sr_day first, last;
	sr_id staff; /* who planned it */
	/* Of whoever asks: his own, or the house's. */
	int32_t cards, done, reached, dropped;
	const char *key;
};
extern const struct sr_record sr_rec_round;

/* What a round would be, or has become. */
struct sr_round_sum {
	sr_id round; /* 0: not planned yet */
	int32_t cards, owners, days;
	int32_t most; /* of one salesperson on one day */
	/* Left out, and why. */
	int32_t no_calls, no_consent, no_way, pending, booked, running, earlier,
	    no_room;      /* earlier: due before the round begins */
	const char *text; /* as the first card gets it */
};
extern const struct sr_record sr_rec_round_sum;

struct sr_round_card {
	SR_HEAD;
	sr_id round, card, staff;
	sr_day day;     /* as planned by the round */
	sr_id contact;  /* which tells how it came out */
	sr_day dropped; /* taken out of the round, without a contact now */
};
extern const struct sr_record sr_rec_round_card;

/* Take what is still planned of ROUND back: one card (LINE), or all (0). */
struct sr_round_drop {
	sr_id round, line;
};
extern const struct sr_record sr_rec_round_drop;

/* Why a card is in no round. */
enum sr_left {
	SR_LEFT_PENDING = 1, /* an application waits */
	SR_LEFT_RUNNING,     /* in another round */
	SR_LEFT_BOOKED,      /* the next contact has a time */
	SR_LEFT_NO_CALLS,
	SR_LEFT_NO_CONSENT,
	SR_LEFT_NO_WAY /* consent is for other ways */
};

/* A card of a round: its contact, and how it came out. */
struct sr_round_line {
	sr_id id;
	const char *round;
	sr_id card;
	const char *code, *name, *phone, *address;
	int32_t sex;
	sr_id model;
	int32_t grade;
	sr_id owner;
	sr_day day;
	int32_t state; /* enum sr_contact_state */
	sr_day done;
	int32_t reached;
	const char *said;
	sr_day dropped;
	const char *text; /* filled in */
	const char *key;
	/* While cards are chosen. */
	int32_t left; /* enum sr_left */
	sr_day start; /* where the cap starts */
};
extern const struct sr_record sr_rec_round_line;

#endif
