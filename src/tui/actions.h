/*
 * Which actions live here and now: the one answer that dispatch, footer,
 * help and palette share.
 */
#ifndef TUI_ACTIONS_H
#define TUI_ACTIONS_H

#include <stddef.h>

#include "tui/screen.h"

#define ACTIONS_MAX 128

/* An action, or a row of the menu. */
struct entry {
	const struct action *action;
	const struct menu_row *menu;
};

/* True when V has a form that takes the typing (strip or pane). */
struct form *view_form(const struct view *v);
/* What works now in V, most used first; returns how many. */
size_t actions_now(const struct view *v, struct entry out[ACTIONS_MAX]);
uint32_t entry_key(const struct entry *e);
const char *entry_label(const struct entry *e); /* translated */
const char *entry_help(const struct entry *e);  /* translated */
/* Two keys for one thing; and: an entry before ALL[I] does the same. */
bool entry_same(const struct entry *a, const struct entry *b);
bool entry_again(const struct entry *all, size_t i);
void entry_run(struct view *v, const struct entry *e);
/* Run what KEY stands for; false when it stands for nothing. */
bool actions_key(struct view *v, uint32_t key);
/* The footer on row Y; and the action at a cell of it, by mouse. */
void footer_paint(struct view *v, int y);
bool footer_click(struct view *v, int x);

#endif
