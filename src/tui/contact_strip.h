/* The contact strip: log what happened with a card and what comes next. */
#ifndef TUI_CONTACT_STRIP_H
#define TUI_CONTACT_STRIP_H

#include <showroom/types.h>

#include "tui/screen.h"

struct form;
struct sr_plan_ask;

/*
 * Open the strip over the foot of V for its card (screen->card).  All but the
 * text is preset: what was said and Enter are a whole log.
 */
void contact_strip(struct view *v);
/* Move the planned contact of CARD, or of V's, to a day that is asked for. */
void contact_move(struct view *v, sr_id card);
void contact_move_here(struct view *v);
/* These as rows of the actions of screen NAME, where ON(v). */
#define CONTACT_LOG(name, on) \
	{ \
		'l', name ".log", N_("log"), \
		    N_("Log a contact: what was said, the grade, the next " \
		       "date."), \
		    SR_OP_CONTACT_LOG, 0, on, contact_strip \
	}
#define CONTACT_MOVE(name, on) \
	{ \
		'm', name ".move", N_("move"), \
		    N_("Move the next contact to another day."), \
		    SR_OP_CONTACT_MOVE, 0, on, contact_move_here \
	}
/* Put the day that the rule proposes into `next_day` of F, and say the rule. */
void contact_propose(
    struct view *v, struct form *f, const struct sr_plan_ask *ask);

#endif
