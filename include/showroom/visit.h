/* One line of the visitor register. */
#ifndef SHOWROOM_VISIT_H
#define SHOWROOM_VISIT_H

#include <showroom/enums.h>

struct sr_visit {
	SR_HEAD;
	sr_day day;
	int32_t kind;   /* enum sr_visit_kind */
	sr_time minute; /* arrival */
	sr_time leave;  /* 0 with gone = left, time unknown */
	bool gone;      /* no longer in the house */
	int32_t people;
	const char *name, *phone; /* as said; phone in normal form */
	int32_t sex;
	sr_id nofile;          /* why no number was left */
	sr_id staff;           /* who receives */
	sr_id standin;         /* for this owner, whose customer it is */
	int32_t share;         /* the stand-in's, in basis points */
	const char *other_why; /* why not the owner */
	sr_id model;
	const char *trim; /* "1.8", "双擎" */
	sr_id colour, rival;
	int32_t grade;
	sr_id source, purpose, how;
	int32_t seen_typed; /* first or again as typed; truth is derived */
	int32_t drive, quote, survey; /* enum sr_yesno */
	sr_id usage, buytype;
	int64_t budget_min, budget_max; /* fen */
	bool trade_in;
	sr_id transport;
	const char *own_car, *plate;
	bool greeted, manager_in, presented;
	const char *wechat;
	const char *ref_name, *ref_phone, *ref_vin; /* referred by an owner */
	sr_id result;
	const char *note; /* what happened */
	sr_id person, card;
	const char *missing; /* columns that are still due: "model,grade" */
	bool voided;
	const char *void_reason;
	sr_id batch;
	/* In a call alone, where it is not staff's turn: enum sr_handout_kind.
	 */
	int32_t given;
};
extern const struct sr_record sr_rec_visit;

/* Which lines (find.state). */
enum sr_visit_which {
	SR_VISITS_INHOUSE = 1,
	SR_VISITS_INCOMPLETE,
	SR_VISITS_DIFFER,   /* first/again was typed otherwise than it is */
	SR_VISITS_TWO_NAMES /* the number belongs to two persons */
};

/* A line as the register shows it. */
struct sr_visit_line {
	sr_id id;
	int32_t rev;
	sr_day day;
	int32_t kind;
	sr_time minute, leave;
	bool gone;
	int32_t people;
	const char *name, *phone;
	int32_t seen; /* derived: first or again */
	int32_t seen_typed;
	sr_id model;
	const char *trim;
	int32_t grade;
	sr_id staff, how, source;
	sr_id person, card;
	const char *missing;
	bool invited, voided, corrected;
	const char *note;
	const char *key;
};
extern const struct sr_record sr_rec_visit_line;

/* What is known of a number before a line is saved. */
struct sr_known_ask {
	const char *phone;
	sr_day day;
};
extern const struct sr_record sr_rec_known_ask;

/*
 * One change to a row: void (reason), leave (minute); to a card (id): its
 * planned contact moves to day, minute.
 */
struct sr_mark {
	sr_id id;
	int32_t rev; /* 0: whatever it is now */
	sr_time minute;
	sr_day day;
	const char *reason;
};
extern const struct sr_record sr_rec_mark;

#endif
