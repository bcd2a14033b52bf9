/* Booking a customer: the strip for it, wherever a card is at hand. */
#ifndef TUI_APPOINTMENT_FORM_H
#define TUI_APPOINTMENT_FORM_H

#include "base/intl.h"
#include "tui/screen.h"

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

#endif
