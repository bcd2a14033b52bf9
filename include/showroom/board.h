/*
 * Boards: who holds how many hot cards and needs how many, the month's grade
 * sheet, the targets they are measured by.
 */
#ifndef SHOWROOM_BOARD_H
#define SHOWROOM_BOARD_H

#include <showroom/enums.h>

enum sr_target_measure {
	SR_TARGET_ORDERS = 1,
	SR_TARGET_DELIVERIES,
	SR_TARGET_WALKINS,
	SR_TARGET_OPENED,
	SR_TARGET_DRIVES,
	SR_TARGET_END
};
extern const struct sr_choice sr_choice_target;

/* What a month is to bring. */
struct sr_target {
	SR_HEAD;
	sr_day month;    /* its first day */
	sr_id staff;     /* 0: the house */
	int32_t measure; /* enum sr_target_measure */
	int32_t value;
};
extern const struct sr_record sr_rec_target;

/* How it stands with the hot cards: needed against held. */
enum sr_warning { SR_ENOUGH = 1, SR_TIGHT, SR_SHORT };
extern const struct sr_choice sr_choice_warning;

/*
 * A line of the H/A board: of a salesperson, the last one of the house.  -1
 * stands for a figure that there is none of.
 */
struct sr_hot_line {
	sr_id id;
	sr_id staff; /* 0: the house */
	int32_t h, a;
	int32_t held; /* in hot grades, by the rules of the day */
	int32_t orders, delivered, target;
	/* Hot cards that were decided in the last days, and ordered. */
	int32_t num, den;
	int32_t rate; /* num of den, or the house's */
	bool of_house;
	int32_t needed, lacking;
	int32_t age;     /* of a held card, in days */
	int32_t left;    /* days until the month ends */
	int32_t warning; /* enum sr_warning; 0: nothing to say */
	const char *key;
};
extern const struct sr_record sr_rec_hot_line;

/*
 * A line of the month's grade sheet.  A day holds the grade after a contact
 * (O, D, F1 ... too), x after an attempt, v where he only came, ! where what
 * was planned is past, . where it is to come.
 */
enum { SR_SHEET_DAYS = 31 };
struct sr_sheet_line {
	sr_id id; /* the card */
	const char *code, *name;
	const char *mark; /* of the source: R B S I E P */
	sr_id model, owner;
	bool carried;  /* it was open when the month began */
	int32_t first; /* grade then, or when it came */
	const char *d[SR_SHEET_DAYS];
	int32_t last;     /* grade at the end of the month, or today */
	const char *fate; /* msgid: why it is not held any more; "" */
	const char *key;
};
extern const struct sr_record sr_rec_sheet_line;

#endif
