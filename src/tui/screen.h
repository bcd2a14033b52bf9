/*
 * A screen is one const table: what it shows and what its keys do.  From the
 * rows of its actions come dispatch, footer, F1, the palette, the manual.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <showroom/field.h>

#include "tui/grid.h"
#include "tui/keys.h"

struct form;
struct list;
struct form_spec;
struct list_spec;
struct ui;
struct view;

#define VIEW_PANES 8

/* One key and what it does.  A table of them ends with id NULL. */
struct action {
	uint32_t key;
	const char *id;    /* "visit.leave": palette, manual, scripts */
	const char *label; /* N_() a word or two for the footer, lower case */
	const char *help;  /* N_() a sentence for F1 and the manual */
	int op;            /* operation whose permission is due; 0 none */
	int flags;         /* ACTION_* */
	bool (*when)(const struct view *v); /* NULL: always */
	void (*run)(struct view *v);
};
#define ACTION_QUIET 1 /* works, but takes no room in the footer */

/* A view of its own kind inside of a pane (calendar, figures). */
struct custom {
	void (*paint)(struct view *v, struct rect r);
	/* True when the key was used. */
	bool (*key)(struct view *v, const struct key *k);
};

/* One of list, form, custom.  Several panes have their tabs in the head. */
struct pane {
	const char *title; /* N_() tab */
	const struct list_spec *list;
	const struct form_spec *form;
	const struct custom *custom;
	/* A figure behind the title (-1: none); NULL. */
	int (*count)(const struct view *v);
	/* Only who may call it sees the pane; 0: everybody. */
	int op;
	bool (*when)(const struct view *v); /* the same; NULL: always */
};

/* What a view was opened for; each screen says which of them it reads. */
struct subject {
	sr_id id, staff;
	sr_day day, to;
	int32_t kind;
};

struct screen {
	const char *id;    /* "register": scripts, drafts */
	const char *title; /* N_() */
	const char *help;  /* N_() what it is for: the head of F1 */
	const struct pane *panes;
	int npanes;
	const struct action *actions;
	int op;         /* without its permission the screen is not offered */
	size_t state;   /* bytes of v->state, zeroed when opened */
	uint64_t nouns; /* changes of these reload it; 0: of any */
	/*
	 * Read what the screen shows into v->arena (just reset), by sr_call.
	 * Negative: sr_error() is shown; at opening the view is not opened.
	 */
	int (*load)(struct view *v);
	/* The question it begins with when the menu opens it; NULL: none. */
	void (*ask)(struct view *v);
	/* The card that it, or its row under the cursor, is about; 0: none. */
	sr_id (*card)(const struct view *v);
	/* Line 1 behind the title ("张红喆  A since 11-12"); NULL. */
	const char *(*about)(struct view *v, struct arena *a);
	/* Line 2: the figures, above the tabs.  NULL: a rule, or the tabs. */
	void (*header)(struct view *v, struct rect r);
	/* Another terminal's key came, or time passed (about once a second). */
	void (*tick)(struct view *v);
	void (*close)(struct view *v); /* for memory of its own */
};

/* An open screen. */
/* What was asked last about a row, until the view is read again. */
struct recall {
	struct arena *arena;
	sr_id id; /* 0: nothing */
	int op;
	int32_t limit;
	struct sr_rows rows;
};

struct view {
	struct ui *ui;
	const struct screen *screen;
	struct subject about;
	void *state;         /* screen->state bytes, kept until closed */
	struct arena *arena; /* of the last load */
	struct view *below;  /* the one Esc goes back to */
	int pane;            /* the one shown */
	struct list *list[VIEW_PANES];
	struct form *form[VIEW_PANES];
	struct form *strip; /* a form over the foot of the pane, or NULL */
	bool stale;         /* load again before it is painted */
	bool own;        /* shows rows of the caller's own alone; of a load */
	sr_id saved;     /* the row of its last form: the cursor goes there */
	int64_t told[3]; /* what its save said besides, for the form's done */
	struct recall recall;
};

/*
 * KEY (F2, '/') opens SCREEN from everywhere; 0: the palette alone does, or
 * the boards' screen (F7) with the letter BOARD and BRIEF beside the title:
 * what it shows, in at most 46 cells.  It ends with screen NULL.  A footer has
 * the word BRIEF for a key such as '/'.
 */
struct menu_row {
	uint32_t key;
	const struct screen *screen;
	char board;
	const char *brief; /* N_(); of a board, of a plain key */
};
extern const struct menu_row ui_menu[];
/* The screens that a line of another one opens; ends with NULL. */
extern const struct screen *const ui_inner[];

#endif
