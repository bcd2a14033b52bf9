/* The rotation: who is in the showroom today, and who gets the next guest. */
#ifndef SHOWROOM_ROTA_H
#define SHOWROOM_ROTA_H

#include <showroom/enums.h>

enum sr_shift_state { SR_PRESENT = 1, SR_BREAK, SR_ABSENT };
/* Why somebody got a guest; IN_TURN and OVERRIDE cost a turn. */
enum sr_handout_kind {
	SR_IN_TURN = 1,
	SR_ASKED_FOR,  /* the guest asked for him */
	SR_OWNER_BACK, /* the guest's card is his */
	SR_OVERRIDE,
	SR_STAND_IN /* for the guest's own salesperson */
};
/* Why the rotation passes somebody over who is next by his place. */
enum sr_held { SR_HELD_OVERDUE = 1, SR_HELD_INCOMPLETE, SR_HELD_BUSY };

extern const struct sr_choice sr_choice_shift_state, sr_choice_handout_kind,
    sr_choice_held;

/* One salesperson's day in the showroom. */
struct sr_shift {
	SR_HEAD;
	sr_day day;
	sr_id staff;
	int32_t state;       /* enum sr_shift_state */
	int32_t place;       /* in the queue: the smallest is its head */
	sr_time came, since; /* first check-in; of the present state */
	int32_t away;        /* minutes between, up to `since` */
};
extern const struct sr_record sr_rec_shift;

/* A guest was given to somebody; why, and who stood before. */
struct sr_handout {
	SR_HEAD;
	sr_day day;
	sr_time minute;
	sr_id visit, staff;
	int32_t kind;  /* enum sr_handout_kind */
	sr_id instead; /* who was next, if somebody else */
	/* Passed over: ids of staff, a comma before and behind each. */
	const char *late, *pending, *busy;
	const char *reason;
	sr_id author;
	sr_time back; /* taken back: the line was voided or given to another */
};
extern const struct sr_record sr_rec_handout;

/* Check STAFF in (SR_PRESENT), out for a break, or out. */
struct sr_shift_ask {
	sr_id staff;
	int32_t state;
};
extern const struct sr_record sr_rec_shift_ask;

/*
 * A salesperson in the queue, and his share of the day.  Rows come in the
 * order of the queue, then who is on a break, absent, not there yet.
 */
struct sr_turn_line {
	sr_id id; /* the salesperson's */
	sr_id staff;
	int32_t place; /* 1 is the head; 0: not in the queue */
	int32_t state; /* 0: not there yet */
	bool next;
	int32_t held;                     /* enum sr_held */
	int32_t overdue, pending, guests; /* of now; of a past day 0 */
	int32_t turns, asked, owned, override, stand; /* of the day */
	int32_t passed;                               /* times passed over */
	sr_time came, since;
	int32_t present, busy; /* minutes: there; with guests */
	const char *key;
};
extern const struct sr_record sr_rec_turn_line;

/* A hand-out as lists show it: with names instead of ids. */
struct sr_handout_line {
	sr_id id;
	sr_day day;
	sr_time minute;
	sr_id visit;
	const char *name; /* of the guest */
	sr_id staff;
	int32_t kind;
	sr_id instead;
	const char *late, *pending, *busy; /* names */
	const char *reason;
	sr_id author;
	sr_time back;
	const char *key;
};
extern const struct sr_record sr_rec_handout_line;

#endif
