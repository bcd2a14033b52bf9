/*
 * Questions: they stand above the screen, take the keys until answered and
 * return the answer.  A hang-up answers "no".
 */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include "tui/ui.h"

/* What stands above the view; painted after it. */
struct overlay {
	void (*paint)(struct overlay *o, struct ui *ui);
	/* True when the key ends it. */
	bool (*key)(struct overlay *o, struct ui *ui, const struct key *k);
	struct overlay *next;
};
/* Serve keys until O ends or the terminal is gone (then false). */
bool overlay_run(struct ui *ui, struct overlay *o);

/* QUESTION is translated text.  True for y or Enter. */
bool ui_confirm(struct ui *ui, const char *question);

/* One of several keys.  A table ends with key 0. */
struct answer {
	uint32_t key;
	const char *label; /* N_() */
};
/* The keys of a question in line Y. */
void answers_paint(struct grid *g, int y, const struct answer *answers);
/* The key of the answer, K_ESC when none was given. */
uint32_t ui_ask(
    struct ui *ui, const char *question, const struct answer *answers);

/* A line of text: NULL when given up; lives in A. */
const char *ui_prompt(
    struct ui *ui, const char *question, const char *preset, struct arena *a);
/* A reason: asked again while it is empty; NULL when given up. */
const char *ui_why(struct ui *ui, const char *question, struct arena *a);
/* The same for a secret: each character shows as a star. */
const char *ui_prompt_hidden(
    struct ui *ui, const char *question, struct arena *a);
/* The same for a day; 0 when given up.  Wrong input is asked again. */
sr_day ui_prompt_day(struct ui *ui, const char *question, sr_day preset);

/* An item to choose; TEXT is as shown, KEYS what typing may also hit. */
struct item {
	int64_t value;
	const char *text;
	const char *keys; /* "" or pinyin, initials, code */
	const char *note; /* right of it, dim; "" */
};
/*
 * Choose by arrows or typing.  TYPED is the filter to begin with.  The index
 * into ITEMS, or -1.  NEAR: open beside this cell, or NULL: in the middle.
 */
int ui_choose(struct ui *ui, const char *title, const struct item *items,
    size_t n, const char *typed, const struct rect *near);
/* Several of them: CHOSEN has N flags.  False when given up. */
bool ui_choose_set(struct ui *ui, const char *title, const struct item *items,
    size_t n, bool *chosen);

/* `:`, `@` and F1. */
void palette_run(struct view *v);
bool switch_offered(const struct view *v);
void switch_run(struct view *v);
void help_run(struct view *v);

#endif
