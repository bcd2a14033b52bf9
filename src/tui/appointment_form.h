/* Booking a customer, wherever a card is at hand; appointments in lists. */
#ifndef TUI_APPOINTMENT_FORM_H
#define TUI_APPOINTMENT_FORM_H

#include "base/intl.h"
#include "tui/list.h"

/* Book V's card (screen->card), or change what is booked. */
void appointment_here(struct view *v);
/* This as a row of the actions of screen NAME, where ON(v). */
#define APPOINTMENT_BOOK(name, on) \
	{ \
		'b', name ".book", N_("book"), \
		    N_("Book an appointment, or change the one that is " \
		       "booked."), \
		    SR_OP_APPOINTMENT_SAVE, 0, on, appointment_here \
	}

/* Change appointment ID, or say what came of it. */
void appointment_edit(struct view *v, sr_id id);

/* Whose the view is about (about.id: a card) needs no name. */
extern const struct column appointment_columns[];
extern const struct list_spec appointments_of_card;

#endif
