/* The contact strip: log what happened with a card and what comes next. */
#ifndef TUI_CONTACT_STRIP_H
#define TUI_CONTACT_STRIP_H

#include <showroom/types.h>

#include "tui/screen.h"

struct form;
struct sr_plan_ask;

/*
 * Open the strip over the foot of V for CARD.  All but the text is preset:
 * what was said and Enter are a whole log.
 */
void contact_strip(struct view *v, sr_id card);
/* Move the planned contact of CARD to a day that is asked for. */
void contact_move(struct view *v, sr_id card);
/* Put the day that the rule proposes into `next_day` of F, and say the rule. */
void contact_propose(
    struct view *v, struct form *f, const struct sr_plan_ask *ask);

#endif
