/* What lists of register lines say in the same words: stay, what is due. */
#ifndef TUI_VISIT_TEXT_H
#define TUI_VISIT_TEXT_H

#include "tui/screen.h"

struct arena;

/* Column texts of a struct sr_visit_line (see struct column). */
/* In a word: minutes in the house so far, or how the guest came. */
const char *visit_how_text(
    const struct view *v, const void *row, int *style, struct arena *a);
/* The fields still due. */
const char *visit_due_text(
    const struct view *v, const void *row, int *style, struct arena *a);
/* The value, or a red question mark where it is still due. */
const char *visit_phone_text(
    const struct view *v, const void *row, int *style, struct arena *a);
const char *visit_model_text(
    const struct view *v, const void *row, int *style, struct arena *a);
const char *visit_grade_text(
    const struct view *v, const void *row, int *style, struct arena *a);
/* A preview of it (see struct list_spec). */
void visit_preview(struct view *v, const void *row, struct rect r);

#endif
