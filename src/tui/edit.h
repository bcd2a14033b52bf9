/*
 * Text being typed: a buffer, a cursor between characters, scrolling in
 * cells.  Used by forms, prompts, the palette and searches.  Knows no field.
 */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stddef.h>

#include "tui/grid.h"
#include "tui/keys.h"

struct edit {
	char *text; /* always terminated; never NULL after edit_set */
	size_t len, room;
	size_t at;    /* byte of the cursor, at a character's start */
	size_t from;  /* first byte shown (one line) or first line (lines) */
	size_t max;   /* bytes at most */
	bool lines;   /* line feeds are allowed */
	bool refused; /* the last key did not fit or may not be typed */
};

/* False when memory is out (the old text stays). */
bool edit_set(struct edit *e, const char *text);
void edit_free(struct edit *e);
/* Overwrite what was typed: it was a secret. */
void edit_wipe(struct edit *e);
/* True when the key was an editing key (typing, paste, Home, Ctrl-U ...). */
bool edit_key(struct edit *e, const struct key *k);
/* Paint into R and, if FOCUS, put the hardware cursor. */
void edit_paint(
    struct edit *e, struct grid *g, struct rect r, int style, bool focus);

#endif
