/* Forms about a card: its data, opening, applications, handing over. */
#ifndef TUI_CARD_FORMS_H
#define TUI_CARD_FORMS_H

#include <showroom/types.h>

#include "tui/screen.h"

struct sr_card;

/* Edit the card's data. */
void card_data_form(struct view *v, sr_id card);
/* Ask for closing, freezing, handing over ... (a second person decides). */
void card_apply(struct view *v, const struct sr_card *card);
/*
 * A lead hands cards over at once: those marked in V, else CARD, or (0) all
 * open ones of FROM.
 */
void card_hand_over(struct view *v, sr_id card, sr_id from, int32_t kind);
/* A lead leaves OWNER a line on CARD. */
void card_instruct(struct view *v, sr_id card, sr_id owner);
/* A lead applies for having CARD himself: another lead decides. */
void card_take_over(struct view *v, sr_id card);

#endif
