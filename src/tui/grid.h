/*
 * The cell grid: everybody paints into it, draw.c shows it, tests read it.
 * Every text is clipped by display cells and cleaned here, so nothing that a
 * terminal would obey and no half of a wide character gets through.
 * Knows no curses, no customer.
 */
#ifndef TUI_GRID_H
#define TUI_GRID_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum style {
	STYLE_NORMAL,
	STYLE_TITLE, /* the screen's name, column heads */
	STYLE_RULE,  /* lines */
	STYLE_DIM,   /* what may be overlooked */
	STYLE_ERROR,
	STYLE_OK,
	STYLE_KEY,   /* a key's name in the footer */
	STYLE_FIELD, /* room to type in */
	STYLE_GRADE_H,
	STYLE_GRADE_A,
	STYLE_GRADE_B,
	STYLE_GRADE_C,
	STYLE_GRADE_O,
	STYLE_OVERDUE,
	STYLE_CHANGED, /* changed within the last two seconds */
	STYLE_MARKED,  /* marked with Space */
	NSTYLES
};
/* Or'ed to any style: the line or cell that the cursor is on. */
#define STYLE_SELECTED 0x40
/* The style that colours a grade's letter ("H"); NORMAL for others. */
int style_of_grade(const char *letter);

struct cell {
	uint32_t cp[3]; /* a character and at most two combining marks */
	uint8_t style;
	uint8_t cells; /* 1, 2, or 0: the right half of a wide one */
};

/* A part of the grid. */
struct rect {
	int y, x, h, w;
};

struct grid {
	int h, w;
	int cursor_y, cursor_x; /* cursor_y -1: hidden */
	struct cell *cell;      /* h * w */
};

/* True when the memory was there; the content is blank then. */
bool grid_resize(struct grid *g, int h, int w);
void grid_free(struct grid *g);
void grid_clear(struct grid *g);
void grid_cursor(struct grid *g, int y, int x);

/*
 * Write TEXT into exactly W cells from (Y, X): cut by display width, the
 * rest blank in STYLE; parts outside of the grid vanish.  What may not be
 * shown is drawn as '?'.  Returns the cells that the text itself took.
 */
int cell_put(struct grid *g, int y, int x, int w, const char *text, int style);
/* The same, flush right. */
int cell_put_right(
    struct grid *g, int y, int x, int w, const char *text, int style);
/* Just the text, at most W cells, nothing blanked: returns its cells. */
int cell_add(struct grid *g, int y, int x, int w, const char *text, int style);
/*
 * TEXT over the lines of R, broken at blanks or between characters.  Returns
 * the lines that all of it takes, whether they were there or not.
 */
int cell_wrap(struct grid *g, struct rect r, const char *text, int style);
void cell_fill(struct grid *g, struct rect r, int style);
/* A rule over W cells, with TITLE (may be NULL or "") set into it. */
void cell_rule(struct grid *g, int y, int x, int w, const char *title);
/* Turn a flag such as STYLE_SELECTED on for what is already painted. */
void cell_mark(struct grid *g, struct rect r, int flag);

/* The text: a line a row, trailing blanks trimmed. */
const char *grid_text(const struct grid *g, struct arena *a);
/* A letter a cell for its style ('.' normal, upper case when selected). */
const char *grid_styles(const struct grid *g, struct arena *a);
const char *grid_line(const struct grid *g, struct arena *a, int y);

#endif
