/* Test drives: a car, a time, who drives, what came of it. */
#ifndef SHOWROOM_DRIVE_H
#define SHOWROOM_DRIVE_H

#include <showroom/enums.h>

enum sr_drive_state {
	SR_DRIVE_BOOKED = 1,
	SR_DRIVE_OUT,
	SR_DRIVE_BACK,
	SR_DRIVE_CANCELLED,
	SR_DRIVE_NOSHOW
};

extern const struct sr_choice sr_choice_drive_state;

/* find.kind: of the days asked for, and what is out since before them. */
enum { SR_DRIVES_AND_OUT = 1 };
/* The orders of lists of drives; within each by time. */
enum sr_drive_order {
	SR_DRIVES_TIME,
	SR_DRIVES_NAME,
	SR_DRIVES_STAFF,
	SR_DRIVES_CAR,
	SR_DRIVES_STATE
};

/* A line of the register of test drives. */
struct sr_drive {
	SR_HEAD;
	const char *code;  /* T-26-0123 */
	sr_id card, visit; /* what it belongs to; 0: neither */
	int32_t state;     /* enum sr_drive_state; a save takes the next one */
	const char *name, *phone; /* the customer's */
	int32_t sex;
	sr_id staff; /* salesperson */
	sr_id model, car, route;
	sr_day day;
	sr_time begins, ends;
	const char *driver, *driver_phone; /* if it is not the customer */
	const char *licence, *id_number;   /* the driver's */
	bool agreed;                       /* the agreement is signed */
	sr_id officer;                     /* who sits beside */
	sr_time out_at, back_at;
	int32_t km_out, km_back;
	const char *feedback; /* or why it was cancelled */
	const char *key;      /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_drive;

/*
 * Test drives of some days, by salesperson; staff 0 is the house.  Rates in
 * basis points, -1 where there is nothing to divide by.
 */
struct sr_drive_sum {
	sr_id id, staff;
	int32_t drives, noshow;
	int32_t guests; /* first with a number, and again */
	int32_t rate;   /* drives / guests */
	int32_t cards;  /* opened */
	int32_t rate_cards;
	int32_t orders; /* drives after which the card was ordered */
	int32_t rate_orders;
	const char *key;
};
extern const struct sr_record sr_rec_drive_sum;

#endif
