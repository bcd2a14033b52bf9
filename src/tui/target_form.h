/* The strip that sets a target. */
#ifndef TUI_TARGET_FORM_H
#define TUI_TARGET_FORM_H

#include <showroom/types.h>

struct view;

/* Over V: the deliveries of this month of STAFF (0: the house), to begin. */
void target_form(struct view *v, sr_id staff);

#endif
