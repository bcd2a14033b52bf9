/*
 * Grade rules: what a change of them does, a preset as a whole.  And what the
 * lead watches: how cards move, what was ticked off, who needs help.
 */
#ifndef SHOWROOM_GRADE_H
#define SHOWROOM_GRADE_H

#include <showroom/enums.h>

/* What a rule would do to the cards there are, on the day it begins. */
struct sr_grade_effect {
	sr_day valid_from;
	int32_t rules;   /* that change */
	int32_t earlier; /* cards that are planned later than it allows */
	sr_day first;    /* the first day that one of them is moved to */
};
extern const struct sr_record sr_rec_grade_effect;

/* All rules of a preset from a day on. */
struct sr_preset_ask {
	const char *name;  /* "ftms", "habc" */
	sr_day valid_from; /* 0 = today */
};
extern const struct sr_record sr_rec_preset_ask;

/* A card as the progress control shows it. */
struct sr_progress_line {
	sr_id id; /* the card's */
	const char *code, *name;
	sr_id owner, model;
	sr_day opened;
	int32_t first, grade; /* at opening, now */
	const char *way;      /* "N>B>A" */
	int32_t steps;        /* since it was judged: hotter > 0, colder < 0 */
	int32_t contacts;
	sr_day last_day, next_day;
	int32_t next_kind;
	sr_id next_theme;
	sr_day closed;    /* in this month; 0: it is open */
	const char *fate; /* N_(): what became of it */
	const char *key;
};
extern const struct sr_record sr_rec_progress_line;

/* A contact that was done and may not have been: it is listed, not refused. */
struct sr_evidence_line {
	sr_id id; /* the contact's */
	sr_id staff, card;
	const char *code, *name;
	sr_day day;
	sr_time minute;
	sr_instant logged;
	sr_day log_day; /* the same by the house's clock */
	sr_time log_minute;
	const char *text;
	bool empty;       /* reached, and next to nothing said */
	int32_t repeated; /* so often the same text by one person in 30 days */
	int32_t burst;    /* logged with so many others within a minute */
	int32_t late; /* in the evening, as this share (%) of his contacts */
	const char *key;
};
extern const struct sr_record sr_rec_evidence_line;

/* An open card that does not go as it should. */
struct sr_abnormal_line {
	sr_id id; /* the card's */
	const char *code, *name;
	sr_id owner;
	int32_t grade;
	sr_day opened, next_day;
	int32_t overdue; /* days, when more than two intervals */
	int32_t tries;   /* in a row without reaching him, when 3 or more */
	int32_t age;  /* days in its grade, when twice as long as that buys */
	int32_t fall; /* grades lost in 14 days, when 2 or more */
	const char *instruction; /* the last one on the card */
	sr_instant read_at;      /* when its addressee read it */
	sr_day read_day;         /* the same by the house's clock */
	sr_time read_minute;
	const char *key;
};
extern const struct sr_record sr_rec_abnormal_line;

#endif
