/* A register line as a form, and a guest's leaving. */
#ifndef TUI_VISIT_FORM_H
#define TUI_VISIT_FORM_H

#include <showroom/types.h>

#include "tui/ui.h"

/* Complete or correct line ID in the whole form; V is reloaded when saved. */
void visit_edit(struct view *v, sr_id id);
/* The guest of line ID leaves now; MESSAGE takes name and time. */
bool visit_leaves(struct view *v, sr_id id, const char *message);

/* What forms over struct sr_visit share (see struct form_spec). */
void visit_change(struct view *v, struct form *f, const char *col);
int visit_write(struct view *v, void *rec);
void visit_written(struct view *v);

#endif
