/* Booking a test drive, and what becomes of it: for every list of them. */
#ifndef TUI_DRIVE_FORMS_H
#define TUI_DRIVE_FORMS_H

#include "base/intl.h"
#include "tui/screen.h"

/* Book for CARD, or for register line VISIT; for neither (0). */
void drive_new(struct view *v, sr_id card, sr_id visit);
/* The same for V's card (screen->card). */
void drive_here(struct view *v);
/* This as a row of the actions of screen NAME, where ON(v). */
#define DRIVE_BOOK(name, on) \
	{ \
		't', name ".drive", N_("test drive"), \
		    N_("Book a test drive for the customer."), \
		    SR_OP_DRIVE_SAVE, 0, on, drive_here \
	}

/* Drive ID: the whole form; the car leaves; it is back. */
void drive_edit(struct view *v, sr_id id);
void drive_leaves(struct view *v, sr_id id);
void drive_returns(struct view *v, sr_id id);
/* It is cancelled, for a reason that is asked for; the guest did not come. */
void drive_cancel(struct view *v, sr_id id);
void drive_missed(struct view *v, sr_id id);

#endif
