/* Staff, the house's lists, grade rules, holidays and settings. */
#ifndef SHOWROOM_STAFF_H
#define SHOWROOM_STAFF_H

#include <showroom/enums.h>

struct sr_staff {
	SR_HEAD;
	const char *code; /* short and unique; names may repeat */
	const char *name;
	int32_t role;      /* enum sr_role */
	const char *login; /* Unix user, "" = cannot log in by himself */
	const char *team;
	sr_day valid_from, valid_to; /* inclusive; 0 = open */
	const char *pinyin;
	sr_id batch;     /* made by that import */
	const char *key; /* for lists: see sr_find */
	/* Of one row, got or saved: the store's machine has no such login. */
	bool no_account;
	int32_t cards; /* of one who leaves: open cards that are his still */
};
extern const struct sr_record sr_rec_staff;

/* One row of one list (model, colour, source ...): see sr_lists. */
struct sr_list_row {
	SR_HEAD;
	const char *list; /* "model" */
	const char *code;
	const char *name_zh, *name_en; /* name_en may be "" */
	/*
	 * What rules ask of a row: purpose "nonintent"; how "invited"; source
	 * R B S I E P (code of the month sheet); lost "product" or "process".
	 */
	const char *extra;
	int32_t sort;
	sr_day valid_from, valid_to;
	const char *pinyin;
	sr_id batch;
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_list_row;

/* What a grade asks for, valid for a time. */
struct sr_grade_rule {
	SR_HEAD;
	int32_t grade;
	int32_t buy_days;   /* buys within; 0 = not said */
	int32_t every_days; /* default next contact, days from today */
	int32_t cap_days;   /* hard cap, calendar days from the last contact */
	bool chosen;        /* may be chosen in the log */
	bool hot;
	int32_t jump;       /* this many grades hotter at once need no reason */
	int32_t fall;       /* the same, colder */
	bool approve;       /* a salesperson applies for it, a lead agrees */
	const char *origin; /* "source" or "default" (the house's own) */
	bool applied;       /* no card is planned later than the cap allows */
	sr_day valid_from, valid_to;
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_grade_rule;

struct sr_holiday {
	SR_HEAD;
	sr_day day;
	const char *name_zh, *name_en;
	int32_t kind;    /* enum sr_holiday_kind; 0 = a day off */
	bool closed;     /* the house is closed: contacts move off this day */
	const char *key; /* for lists: see sr_find */
	/* Of a save: contacts that were planned for that day, and where to. */
	int32_t moved;
	sr_day moved_to;
	int32_t booked; /* of them appointments: to be agreed on anew */
};
extern const struct sr_record sr_rec_holiday;

/* A setting of the house: those that exist are made with it. */
struct sr_setting {
	SR_HEAD;
	const char *name;
	const char *value;
	const char *origin;
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_setting;

/*
 * Orders of the small lists (sr_find.sort): the number of the field in the
 * record's table; 0 is the list's own order.
 */
enum sr_house_order {
	SR_STAFF_BY_ROLE = 6,
	SR_STAFF_BY_NAME = 11, /* pinyin */
	SR_ROWS_BY_CODE = 5,
	SR_ROWS_BY_NAME = 12, /* pinyin */
	SR_HOLIDAYS_BY_NAME = 5
};

/* Who is calling, and what the client shows of the house. */
struct sr_session {
	sr_id staff;
	const char *code, *name;
	int32_t role;
	const char *house; /* dealership's name */
	const char *preset;
	sr_day today;
	sr_time minute; /* now, in the file's zone */
	bool demo;
	bool advisory;        /* personal mode: the caller owns the file */
	int32_t day_capacity; /* contacts a day, for the calendar */
	int32_t open_batch;   /* imports that were interrupted */
	/* No good backup for 26 hours; for leads and the administrator. */
	bool backup_late;
	sr_day backup_day; /* the last good one, 0 none */
	sr_time backup_minute;
	/* A shared front desk: several people, one Unix user. */
	bool kiosk;
	bool locked;        /* nobody is at it: unlock it first */
	int32_t lock_after; /* it locks itself after that many seconds */
	/* Right after unlocking: failures since the success before. */
	int32_t failed;
	sr_day failed_day;
	sr_time failed_minute;
};
extern const struct sr_record sr_rec_session;

/* Open a session: as the Unix user LOGIN, or as the staff member CODE. */
struct sr_login {
	const char *login;
	const char *code; /* --as or the switch key; "" = by login */
};
extern const struct sr_record sr_rec_login;

/* Make a new house (init): dealership, preset and the caller's own row. */
struct sr_init {
	const char *house;
	const char *zone;   /* "Asia/Shanghai" */
	const char *preset; /* "ftms" or "habc" */
	const char *name;   /* staff 1, administrator */
	const char *login;
};
extern const struct sr_record sr_rec_init;

#endif
