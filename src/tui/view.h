/* What the loop asks of an open screen. */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "tui/screen.h"

void view_paint(struct view *v);
/* The number of the N-th pane shown, -1 when there are fewer. */
int view_nth_pane(const struct view *v, int n);
void view_key(struct view *v, const struct key *k);
void view_idle(struct view *v);
/* Write the drafts that are due, or wake the loop when they are. */
void view_due(struct view *v);
/* Close without a question. */
void view_drop(struct view *v);
/* Nothing unsaved in it? */
bool view_dirty(const struct view *v);
/* FN for each of its forms. */
void view_forms(struct view *v, void (*fn)(struct form *f));
/* Write the drafts of all its forms. */
void view_keep(struct view *v);

#endif
