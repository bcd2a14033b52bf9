/* Appointments: what they follow from, and what shows that one was kept. */
#ifndef DOMAIN_APPOINTMENT_H
#define DOMAIN_APPOINTMENT_H

#include <showroom/agenda.h>
#include <showroom/visit.h>

#include "domain/turn.h"

/* The booked one of CARD; SR_E_NONE without a word. */
int appointment_open(struct ctx *c, sr_id card, struct sr_appointment *a);
/*
 * CARD's next contact is planned anew: one in the store at a time is an
 * appointment, made or moved.
 */
int appointment_follows(
    struct ctx *c, const struct sr_card *card, const struct sr_contact *next);
/* The line V of the register is as it is now: who came came to it. */
int appointment_shown(struct ctx *c, const struct sr_visit *v);
/* CARD is closed, or has another owner TO. */
int appointment_dropped(struct ctx *c, sr_id card);
int appointment_handed(struct ctx *c, sr_id card, sr_id to);
/*
 * Whoever is expected with CARD is expected with TO instead, unless he is
 * already; *ID: the appointment of CARD, 0 if it has none.
 */
int appointment_given(
    struct ctx *c, sr_id card, const struct sr_card *to, sr_id *id);
/* A rule of the day: whoever was expected before today did not come. */
turn_rule appointments_past;

#endif
