/* Lists of applications that a second person decides, and deciding one. */
#ifndef TUI_REQUESTS_H
#define TUI_REQUESTS_H

#include "tui/list.h"

/* Those that wait for a decision, and the user's own. */
extern const struct list_spec request_pending, request_own;

/* What a row (sr_request_line) asks for, why, and what was decided. */
void request_preview(struct view *v, const void *row, struct rect r);

/* The row of request_pending under the cursor: a strip over the foot. */
void request_decide(struct view *v);

#endif
