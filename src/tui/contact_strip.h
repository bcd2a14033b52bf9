/* The contact strip: log what happened with a card and what comes next. */
#ifndef TUI_CONTACT_STRIP_H
#define TUI_CONTACT_STRIP_H

#include <showroom/types.h>

#include "tui/screen.h"

struct sr_card_line;

/*
 * Open the strip over the foot of V for CARD.  Result, grade and next date
 * are preset: Enter, text, Enter is a whole log.
 */
void contact_strip(struct view *v, sr_id card);
/* Move the planned contact of CARD to a day that is asked for. */
void contact_move(struct view *v, sr_id card);

#endif
