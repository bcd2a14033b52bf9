/* A prospect card (A card): one wish to buy, its log, grades, requests. */
#ifndef SHOWROOM_CARD_H
#define SHOWROOM_CARD_H

#include <showroom/enums.h>
#include <showroom/request.h>

struct sr_card {
	SR_HEAD;
	const char *code; /* A-26-0123 */
	sr_id person;
	const char *name, *phone; /* of the person */
	int32_t sex;              /* enum sr_sex */
	/* state */
	int32_t grade; /* enum sr_grade; derived from the grade moves */
	sr_id owner;   /* salesperson */
	sr_day opened, closed, reopened; /* the last time, once closed */
	sr_day next_day; /* the planned contact, of which there is one */
	sr_time next_minute;
	int32_t next_kind; /* enum sr_contact_kind */
	sr_id next_theme;
	sr_day last_day; /* last effective (reached) contact */
	sr_day log_day;  /* last logged contact or attempt: the cap's start */
	sr_id stage;
	int32_t drive; /* test-driven: enum sr_yesno */
	/* wish */
	sr_id model;
	const char *trim;
	sr_id colour;
	int64_t budget_min, budget_max; /* fen */
	sr_id usage, buytype, payment;
	const char *focus; /* set of list codes */
	sr_id rival;
	const char *rival_why;
	sr_day buy_day;
	/* old car */
	const char *old_car, *old_plate;
	int32_t old_year, old_km;
	/* origin */
	sr_id source, how, occasion;
	const char *ref_name, *ref_phone, *ref_vin;
	sr_id visit;            /* the register line it was opened from */
	const char *second_why; /* why a second card for the number */
	const char *note;
	sr_day warned, pooled; /* count if later than last_day */
	bool beyond_cap;       /* an import brought a later date than the cap */
	const char *name_key;  /* pinyin of the person, for sorting */
	sr_id batch;
};
extern const struct sr_record sr_rec_card;

/* The orders of card lists; those of closed cards only NAME and OPENED. */
enum sr_card_order {
	SR_CARDS_DUE,
	SR_CARDS_NAME,
	SR_CARDS_OPENED,
	SR_CARDS_GRADE,
	SR_CARDS_LAST
};
/* Which cards (find.state). */
enum sr_card_which { SR_CARDS_OPEN, SR_CARDS_ALL, SR_CARDS_CLOSED };

/* A card as lists show it. */
struct sr_card_line {
	sr_id id;
	int32_t rev;
	const char *code;
	sr_id person;
	const char *name, *phone, *tail; /* tail: last four digits */
	int32_t sex;
	int32_t grade;
	sr_id owner, model;
	const char *trim;
	sr_id source;
	sr_day opened, next_day;
	sr_time next_minute;
	int32_t next_kind;
	sr_id next_theme;
	sr_day last_day, log_day;
	const char *last_text; /* said on last_day, when he was reached */
	int64_t budget_min, budget_max;
	sr_id rival;
	sr_id best;    /* the best time to reach */
	bool best_now; /* and it is that now */
	int32_t contacts, attempts, visits;
	int32_t request; /* kind of a pending request */
	bool beyond_cap;
	const char *key;
};
extern const struct sr_record sr_rec_card_line;

/* One row of a card's log: planned, then done. */
struct sr_contact {
	SR_HEAD;
	sr_id card, staff;
	int32_t state; /* enum sr_contact_state */
	int32_t kind;  /* enum sr_contact_kind */
	sr_id theme;
	sr_day plan_day;
	sr_time plan_minute;
	sr_day day; /* when it was done */
	sr_time minute;
	int32_t reached; /* enum sr_reached */
	sr_id unreached; /* why not reached */
	const char *text;
	int32_t before, after; /* grades */
	sr_id batch;
	/*
	 * Planned: the day from which it counts as missed, when that is not
	 * plan_day: it was moved after it, or came late into the file.
	 */
	sr_day missed;
	const char *name; /* the customer's */
	const char *key;  /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_contact;

/* Log a contact: what happened and what comes next. */
struct sr_contact_log {
	sr_id card;
	int32_t kind;
	int32_t reached;
	sr_id unreached;
	int32_t grade;   /* after; 0 = unchanged */
	sr_day next_day; /* 0 = the grade's default */
	sr_time next_minute;
	int32_t next_kind;
	sr_id next_theme;
	const char *text;
	sr_id theme;
	sr_day day; /* 0 = today; an earlier day is entered late */
	sr_time minute;
	const char *grade_why; /* due when it changed by much at once */
	/* The card as it was seen: another log since is told; 0: whatever. */
	int32_t seen_grade;
	sr_day seen_day;
};
extern const struct sr_record sr_rec_contact_log;

/* Ask for, and get, the default next contact of a card in a grade. */
struct sr_plan_ask {
	sr_id card; /* 0 = a new card */
	int32_t grade;
	int32_t reached;
	sr_day want;  /* a date to judge instead of the default */
	bool logging; /* the cap starts at the contact being logged */
	sr_day day;   /* its day, 0 = today */
};
extern const struct sr_record sr_rec_plan_ask;

/* The answer: the day a next contact falls on. */
struct sr_plan {
	int32_t grade;  /* by whose rule: a grade may wait */
	sr_day day;     /* proposed */
	sr_day cap_day; /* the last day allowed */
	int32_t every_days, cap_days;
	bool moved;          /* off a closed day: a save does the same */
	const char *holiday; /* what the day asked for is called */
};
extern const struct sr_record sr_rec_plan;

/* A row of the append-only grade history. */
struct sr_move {
	SR_HEAD;
	sr_id card;
	sr_day day;
	sr_time minute;
	int32_t before, after;
	sr_id staff, contact, request;
	const char *reason;
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_move;

/* Hand over one card or (card = 0) all open cards of a salesperson. */
struct sr_handover {
	SR_HEAD;
	sr_id card, from_staff, to_staff;
	const char *reason;
	sr_id staff; /* who did it */
	sr_day day;
	int32_t kind; /* enum sr_handover_kind */
	sr_time minute;
};
extern const struct sr_record sr_rec_handover;

#endif
