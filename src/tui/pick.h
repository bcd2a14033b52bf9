/* Finding whom a form or a question means, by what is typed. */
#ifndef TUI_PICK_H
#define TUI_PICK_H

#include <showroom/types.h>

struct view;

/* For form rows: the card that TYPED (its code, or a search) means; or 0. */
sr_id card_pick(struct view *v, const char *typed);
/*
 * Asks QUESTION, and finds another person than the one V is about by the
 * answer, with or without a card; 0: none.
 */
sr_id person_pick(struct view *v, const char *question);

#endif
