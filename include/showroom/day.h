/* The business day: its record, numbers, calendar, figures, corrections. */
#ifndef SHOWROOM_DAY_H
#define SHOWROOM_DAY_H

#include <showroom/enums.h>

/* What is written of a day, and who signed it. */
struct sr_dayrec {
	SR_HEAD;
	sr_day day;
	sr_id weather;
	const char *remark;
	sr_id signer, second; /* staff who signed and countersigned */
	sr_instant signed_at, second_at;
	const char *digest;      /* of the figures */
	const char *open_reason; /* why it was signed with open lines */
	const char *loss_reason; /* ... the month with losses not analysed */
};
extern const struct sr_record sr_rec_dayrec;

/* A supervisor's line to a salesperson (card = 0: about the day). */
struct sr_instruction {
	SR_HEAD;
	sr_day day;
	sr_id staff, card, author;
	const char *text;
	sr_instant read_at; /* when STAFF saw it */
	sr_day read_day;    /* the same by the house's clock */
	sr_time read_minute;
	const char *key; /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_instruction;

/* A signed figure; never moves. */
struct sr_figure {
	SR_HEAD;
	sr_day day;
	sr_id staff;         /* 0 = nobody's (the house's own) */
	const char *measure; /* as the report spec names it */
	int32_t month;       /* 0: of the day, 1: month to date, 2: target */
	int64_t value;
};
extern const struct sr_record sr_rec_figure;

/* What was changed in a signed day, and why; printed beneath. */
struct sr_correction {
	SR_HEAD;
	sr_day day;
	int32_t noun; /* enum sr_noun: of the row */
	sr_id row;
	sr_id staff;
	const char *reason;
	const char *text; /* what changed */
	const char *key;  /* for lists: see sr_find */
};
extern const struct sr_record sr_rec_correction;

/*
 * Sign, countersign: a reason is due when lines are still open, another when
 * the day ends a month whose losses are not analysed.
 */
struct sr_sign {
	sr_day day;
	bool second;
	const char *reason;
	const char *loss_reason;
};
extern const struct sr_record sr_rec_sign;

/*
 * The numbers of a day for one salesperson or the house (staff = 0).  Those
 * that find.kind does not ask for are 0.
 */
enum sr_sums { SR_SUM_ALL, SR_SUM_GUESTS, SR_SUM_CARDS, SR_NSUMS };
struct sr_sum {
	sr_day day;
	sr_id staff;
	int32_t overdue, due, done, appointments;    /* contacts */
	int32_t inhouse, incomplete;                 /* lines of the register */
	int32_t requests;                            /* that wait */
	int32_t walkin, callin, other, first, again; /* guests of the day */
	int32_t o, h, a, b, c, n;                    /* open cards, by grade */
	sr_day next_day; /* the next one that the house works */
	int32_t next;    /* due by then; of one salesperson alone */
};
extern const struct sr_record sr_rec_sum;

/* One day x grade of the follow-up calendar. */
struct sr_calday {
	sr_day day;
	int32_t grade; /* enum sr_grade */
	int32_t planned, done, overdue;
};
extern const struct sr_record sr_rec_calday;

#endif
