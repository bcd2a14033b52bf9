/*
 * A few days of trade in a made house, written row by row beside the rules,
 * so that every figure of the reports is known by counting.  Today is
 * Saturday 2026-11-21, 17:42.
 *
 * Register of the 21st: nine lines and a void one
 *	09:00 李 walk-in, number P1, test drive		first, filed
 *	10:00 李 walk-in, P1 again			repeat
 *	10:30 王 phone-in				phone
 *	11:00 王 walk-in, no number			first, not filed
 *	11:30 王 walk-in, invited, model still due	incomplete
 *	12:00 李 walk-in, invited, not to buy		nonintent
 *	13:00 李 walk-in, invited			invited
 *	14:00 -- walk-in, no number, typed "again"	repeat, in the house
 *	15:00 王 at an event, number of the 5th		repeat
 * and one of 李 on the 5th (first, filed), one on October 31st.
 *
 * Cards
 *	张红喆 李	opened 11-03 as B; reached on the 21st as planned:
 *			B to A; next on the 23rd
 *	单雄信 李	opened 11-21 as H; next on the 22nd
 *	林国丹 王	opened 11-01 as A; lost on the 21st
 *	欧阳海 王	opened 10-10 as C; reached on 11-15: C to H; next on
 *			the 19th and overdue since
 *	查思宇 王, 李	opened 11-10 as B; B to C and handed over to 李 on the
 *			20th; not reached on the 21st; next on the 22nd
 */
#ifndef TESTS_TRADE_H
#define TESTS_TRADE_H

#include "house.h"

struct trade {
	struct house h;
	sr_id visit[11];
	sr_id zhang, shan, lin, ouyang, zha; /* cards */
	sr_id reached; /* 张红喆's contact of the 21st */
};

/* The suite NAME of TESTS: each with a trade T of its own. */
Suite *trade_suite(
    const char *name, const TTest *const *tests, struct trade *t);
void trade_open(struct trade *t);
void trade_close(struct trade *t);
/* Write REC as it is, whatever the rules say; its id. */
sr_id trade_put(struct trade *t, const struct sr_record *r, void *rec);
/* One more walk-in, first and filed, on DAY. */
sr_id trade_guest(struct trade *t, const char *day);
/* Card ID goes from grade BEFORE (0: it is opened) to AFTER on DAY. */
void trade_move(
    struct trade *t, sr_id id, const char *day, int before, int after);
/* OWNER's card, A from OPENED on, that became AFTER on DAY. */
sr_id trade_decided(struct trade *t, const char *owner, const char *opened,
    const char *day, int after);
/* Asks for STAFF (NULL: all) and the one DAY (NULL: today). */
struct sr_find trade_find(struct trade *t, const char *staff, const char *day);

#endif
