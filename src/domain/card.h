/* Cards as other bodies need them: rights, grade moves, the next contact. */
#ifndef DOMAIN_CARD_H
#define DOMAIN_CARD_H

#include "domain/ctx.h"

/* The card with its person's name, phone and sex; no right is asked. */
int card_get(struct ctx *c, sr_id id, struct sr_card *card);
/* The same for who may see it whole: a salesperson only his own. */
int card_see(struct ctx *c, sr_id id, struct sr_card *card);
/* The same for who may change it: its owner and leads. */
int card_edit(struct ctx *c, sr_id id, struct sr_card *card);
/* The same, and the card is open. */
int card_edit_open(struct ctx *c, sr_id id, struct sr_card *card);
/*
 * Whose customer a row is about, for who asks to see his numbers: CARD's
 * owner, whoever is to act; of none STAFF's.
 */
sr_id card_whose(struct ctx *c, sr_id card, sr_id staff);
/* CARD's code: the next one of the year of its opening. */
int card_code(struct ctx *c, struct sr_card *card);
/* What a card says about budgets and days fits together. */
int card_rules(struct ctx *c, const struct sr_card *card);
/* N or what may be chosen in the log; O and the rest come by operations. */
bool grade_opens(struct ctx *c, int32_t grade);
/* Names CARD in a correction: "A-26-0123 NAME". */
const char *card_title(struct ctx *c, const struct sr_card *card);
/*
 * Another open card of the person or of one of the person's numbers into
 * OTHER, but CARD itself; id 0 when there is none.
 */
int card_other(struct ctx *c, sr_id person, sr_id card, struct sr_card *other);
/* A staff member's name; "?" when there is none. */
const char *staff_name(struct ctx *c, sr_id id);
/* May STAFF be given cards?  Else an error at RECORD's FIELD. */
int staff_sells(
    struct ctx *c, sr_id staff, const char *record, const char *field);

/*
 * CARD has no order, else an error at RECORD's FIELD: what ends one is a
 * delivery or an application to cancel it.
 */
int card_unordered(struct ctx *c, const struct sr_card *card,
    const char *record, const char *field);

/* A row of the grade history; CARD's grade becomes AFTER. */
struct move_by {
	sr_day day; /* 0 = today, now */
	sr_time minute;
	sr_id contact, request;
	const char *reason; /* NULL = none */
};
int move_add(struct ctx *c, struct sr_card *card, int32_t after,
    const struct move_by *by);

/* What follows for a card: how and when it is contacted next. */
struct next {
	sr_day day;
	sr_time minute;
	int32_t kind; /* 0 = by phone */
	sr_id theme;
};
/* Plan the one next contact; its owner is to do it. */
int next_add(
    struct ctx *c, const struct sr_card *card, const struct next *next);
/* The planned contact of CARD; SR_E_NONE only in a damaged file. */
int next_get(struct ctx *c, sr_id card, struct sr_contact *contact);
/* NEXT is planned for DAY instead; what it missed until now counts. */
void next_put_off(const struct ctx *c, struct sr_contact *next, sr_day day);
/* Another day and time for the planned contact. */
int next_move(
    struct ctx *c, const struct sr_card *card, sr_day day, sr_time minute);
/*
 * It begins anew, as a lead orders it or for another owner: what was missed
 * before does not count.  Without a kind it keeps its kind and theme.
 */
int next_order(
    struct ctx *c, const struct sr_card *card, const struct next *next);
/* Planned no more: the card was closed. */
int next_drop(struct ctx *c, sr_id card);
/* The card's next contact is within the cap again. */
int cap_kept(struct ctx *c, struct sr_card *card);

/* What a next date is judged by: the cap, closed days. */
struct plan_ask {
	const char *record, *field; /* that messages are about */
	int32_t grade;
	sr_day from;     /* the interval starts here */
	sr_day cap_from; /* the cap starts here */
	bool unreached;  /* an attempt failed: tomorrow is proposed */
	bool late;       /* a cap that is past ends today */
	sr_day want;     /* 0 = propose */
};
/*
 * The day to plan into PLAN: the wanted one if it is neither past nor beyond
 * the cap, else the grade's own; moved off a closed day.
 */
int plan_make(struct ctx *c, const struct plan_ask *ask, struct sr_plan *plan);
/*
 * WANT, or if the house is closed then the last open day before it and after
 * FIRST; when only FIRST is left, the next open day.
 */
sr_day plan_open_day(struct ctx *c, sr_day want, sr_day first);
/*
 * H closes the house on its day: what is planned for it moves, H says how
 * much.  Today's stays.  A customer who has an appointment is to be called
 * before it: it stays as it was agreed until another day is.
 */
int plan_closes(struct ctx *c, struct sr_holiday *h);
/* Where the cap of CARD starts: its last contact, attempt or opening. */
int plan_start(struct ctx *c, const struct sr_card *card, sr_day *from);

/*
 * CARD gets the owner TO: with its planned contact and a handover row; KIND
 * is enum sr_handover_kind.
 */
int card_hand(struct ctx *c, struct sr_card *card, sr_id to, const char *reason,
    int32_t kind);

/* The lines of the cards IDS (sr_key) into ROWS, masked for the caller. */
int card_lines(struct ctx *c, const struct sr_rows *ids, struct sr_rows *rows);

#endif
