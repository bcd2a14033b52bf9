/* The pane Data of a card, and what the screen keeps for it. */
#ifndef TUI_CARD_DATA_H
#define TUI_CARD_DATA_H

#include <showroom/ops.h>

#include "tui/screen.h"

/* The state of screen_card. */
struct card_state {
	struct sr_card card;
	struct sr_person person;
	struct sr_rows log;   /* struct sr_contact, newest first */
	struct sr_rows words; /* instruction lines about the card */
	bool reveal;          /* the number stands in full */
};

extern const struct custom card_data;

#endif
