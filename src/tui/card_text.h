/* What lists of cards say in the same words: due, age, last contact. */
#ifndef TUI_CARD_TEXT_H
#define TUI_CARD_TEXT_H

#include "tui/list.h"
#include "tui/screen.h"

struct arena;

/* The orders of a list of open cards (struct sort, tui/list.h). */
extern const struct sort card_sorts[];
/* Column texts of a struct sr_card_line (see struct column). */
const char *card_due_text(
    const struct view *v, const void *row, int *style, struct arena *a);
const char *card_age_text(
    const struct view *v, const void *row, int *style, struct arena *a);
const char *card_last_text(
    const struct view *v, const void *row, int *style, struct arena *a);
/* A column text of it: "B>A", "" for a contact that judged none. */
const char *contact_grades_text(
    const struct view *v, const void *row, int *style, struct arena *a);
/* A budget as "25万-28万"; "" when there is none. */
const char *budget_text(struct arena *a, int64_t low, int64_t high);
/* A preview of a struct sr_card_line (see struct list_spec). */
void card_preview(struct view *v, const void *row, struct rect r);
const char *card_preview_title(
    struct view *v, const void *row, struct arena *a);

#endif
