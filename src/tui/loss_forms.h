/* Forms of what follows a loss, and of what won a customer. */
#ifndef TUI_LOSS_FORMS_H
#define TUI_LOSS_FORMS_H

#include <showroom/loss.h>

#include "tui/view.h"

/* What came of AGAIN, or another day for it: a strip over the foot. */
void again_open(struct view *v, const struct sr_recontact *again);
/* The same for the next one that is planned for the customer of CARD. */
void again_of(struct view *v, sr_id card);
/* Apply for the closed CARD: he wants a car again. */
void loss_apply(struct view *v, sr_id card);
/* A win report of a card that is asked for; the one under the cursor. */
void win_new(struct view *v);
void win_edit(struct view *v);

#endif
