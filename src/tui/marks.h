/* Lines marked with Space: a key that acts on one line acts on all of them. */
#ifndef TUI_MARKS_H
#define TUI_MARKS_H

#include <showroom/types.h>

#include <stddef.h>

#include "tui/screen.h"

struct marks {
	sr_id *ids;
	size_t n;
};

bool marks_has(const struct marks *m, sr_id id);
/* Mark ID, or no more. */
void marks_flip(struct marks *m, sr_id id);
void marks_drop(struct marks *m, sr_id id);
void marks_clear(struct marks *m);
/* The pane that V shows is to show other lines. */
void marks_none(struct view *v);

/* How many are marked in the pane that V shows. */
size_t marks_count(const struct view *v);
/*
 * Call ACT with each marked row's id until one fails: those done are marked no
 * more, the cursor goes to the one that was not, and its code is returned.
 */
int marks_each(
    struct view *v, int (*act)(struct view *v, sr_id id, void *ctx), void *ctx);

#endif
