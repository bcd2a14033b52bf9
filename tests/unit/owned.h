/* Customers whom somebody has, for tests of whose they are. */
#ifndef TESTS_OWNED_H
#define TESTS_OWNED_H

#include "house.h"

#define NUMBER "13717716163"
#define WIFES "13900001111"

/* A card of 李晓梅's, grade A. */
struct sr_card owned_card(struct house *h, const char *name, const char *phone);
/* Somebody without a card, whom 李晓梅 received. */
sr_id owned_person(struct house *h, const char *name, const char *phone);
/* Who has the card. */
sr_id owned_by(struct house *h, sr_id card);
/* 李晓梅 reaches her customer. */
void owned_reached(struct house *h, sr_id card);
/* The desk enters a guest of the 21st, for STAFF (0: nobody is named). */
int owned_guest(struct house *h, const char *phone, sr_id staff,
    const char *reason, struct sr_visit *out);
/* Whom the desk finds by a number, as of DAY. */
struct sr_hit owned_known(struct house *h, const char *phone, const char *day);
/* The timeline of "NUMBER" or "NUMBER DAYS". */
struct sr_rows owned_steps(
    struct house *h, const char *code, const char *search);
/* Two persons are linked as a couple. */
int owned_linked(struct house *h, sr_id one, sr_id other, struct sr_link *out);
/* BY gives the card to TO. */
int owned_handed(struct house *h, const char *by, sr_id card, const char *to,
    const char *reason, int32_t kind);
/* What CODE is told and has not seen; the caller is CODE then. */
struct sr_rows owned_alerts(struct house *h, const char *code);
struct sr_alert owned_alert(const struct sr_rows *rows, size_t i);

#endif
