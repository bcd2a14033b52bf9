/*
 * The running program: session, stack of screens, message line, loop.
 * It asks the store through sr_call alone and the terminal through a
 * backend alone.
 */
#ifndef TUI_UI_H
#define TUI_UI_H

#include <showroom/staff.h>

#include "tui/draw.h"
#include "tui/screen.h"

struct arena;
struct sr_find;
struct sr;
struct sr_dir;
struct overlay;
struct kept;

enum message { MSG_INFO, MSG_OK, MSG_ERROR };

struct ui {
	struct sr *sr;
	struct sr_dir *dir;        /* names of staff and list rows */
	struct sr_session session; /* who works and when; kept fresh */
	struct arena *session_arena;
	const struct backend *backend;
	struct grid grid;
	struct arena *frame; /* of one frame: reset before each paint */
	struct view *top;
	struct overlay *overlay; /* dialogs above the view, newest first */
	enum message message_kind;
	char message[512];
	struct sr_error waits; /* said by it, and counted down */
	int64_t waits_until;   /* 0: it waits for nothing */
	uint32_t key;          /* the last one, for actions that share a row */
	bool english;          /* prefer English names of list rows */
	bool quit;             /* the loop ends */
	bool gone;             /* the terminal hung up: no questions any more */
	bool mouse;            /* on */
	bool switched;         /* somebody else took the keyboard: `@` */
	/* A shared front desk. */
	bool locked;       /* its lock screen is what shows */
	bool left;         /* another person came: all that is open ends */
	sr_id last;        /* who was there before it was locked */
	struct kept *kept; /* what others typed there: kept.h */
	int64_t key_at;    /* when a key was pressed */
	int64_t painted_at;
	int64_t session_at, tick_at;
	struct key ahead; /* looked at, not yet served; K_NONE: none */
	bool warm;        /* the store was asked to make ready for searches */
	int64_t wake_at;  /* when to paint again without a key; 0: never */
	bool away;        /* the store is gone: tried again at again_at */
	int64_t again_at;
	uint64_t changed;  /* bits of nouns, told and not shown yet */
	int64_t spread_at; /* not before */
	/* Alerts: notice.h. */
	sr_id told, told_whom; /* the last one said here, and to whom */
	bool notice;           /* there may be another */
};

/*
 * SR may be NULL (tests of the machinery).  0 or negative: ERR says why.
 * Whatever happened, ui_close() gives everything back.
 */
int ui_open(struct ui *ui, struct sr *sr, const struct backend *b, bool english,
    struct sr_error *err);
/* The first screen of the menu that the session may see; NULL: none. */
const struct screen *ui_home(const struct ui *ui);
/*
 * Show FIRST (NULL: the first of the menu that opens) and serve keys until
 * the user leaves or the terminal goes.  Negative with ERR when there is
 * nothing to show.
 */
int ui_run(struct ui *ui, const struct screen *first, struct sr_error *err);
void ui_close(struct ui *ui);

/*
 * Open SCREEN above the present one; ABOUT may be NULL.  NULL when it could
 * not be loaded (the message line says why).
 */
struct view *view_open(
    struct ui *ui, const struct screen *screen, const struct subject *about);
/* Close the top view (asks when something is unsaved): Esc. */
void view_close(struct view *v);
/* Open SCREEN, or go back to it when it is open already. */
struct view *view_goto(struct ui *ui, const struct screen *screen);
/* Read it again now (selection is kept by id). */
void view_reload(struct view *v);
/*
 * The rows of OP about FIND->parent for a painter, asked for once until the
 * view is read again; NULL: there are none to be had.
 */
const struct sr_rows *view_recall(
    struct view *v, int op, const struct sr_find *find);
/* The row under the cursor of the pane shown; NULL when there is none. */
const void *view_row(const struct view *v);
void view_pane(struct view *v, int pane);

/* Who works, when and with which rights: ask the store again now. */
void ui_session(struct ui *ui);
/* The terminal went, or another person came: no questions any more. */
bool ui_ended(const struct ui *ui);
/* Say what this person left unfinished, if anything: at the start. */
void ui_offer_drafts(struct ui *ui);
/* May everything be closed?  Asks when something is unsaved. */
bool ui_leave(struct ui *ui);

/* True if the session may call operation OP. */
bool ui_may(const struct ui *ui, int op);
/*
 * After a call returned RC: when it only lacks the reason that a signed day
 * asks for, ask for it; true when one was given and the call shall be made
 * again.  Forms and ui_call do it by themselves.
 */
bool ui_reason(struct ui *ui, int rc);
/* sr_call on the ui's handle; a failure goes to the message line. */
int ui_call(struct ui *ui, int op, const void *arg, void *res, struct arena *a);
/* MSGID (N_()) with {0}.. replaced by NARG arguments struct sr_arg. */
void ui_message(
    struct ui *ui, enum message kind, const char *msgid, int narg, ...);
void ui_error(struct ui *ui, const struct sr_error *err);

/* MSGID translated and filled; days of this year stand short. */
const char *ui_say(const struct ui *ui, struct arena *a, const char *msgid,
    const struct sr_arg *arg, int narg);
/* "11-21", of another year "2025-11-21". */
const char *ui_day(const struct ui *ui, struct arena *a, sr_day day);

/* A field of a record as people read it, in the frame's arena. */
const char *ui_text(struct ui *ui, const struct sr_record *record,
    const char *col, const void *rec);

/* The message, above the footer or a question. */
void ui_paint_message(struct ui *ui);
/* Paint everything and show it; one turn of the loop (used by dialogs). */
void ui_paint(struct ui *ui);
void ui_next_key(struct ui *ui, struct key *key);
/* True when another key is there already: what takes time may wait. */
bool ui_key_waits(struct ui *ui);
/* Said while painting: paint again at tick AT, were no key to come. */
void ui_wake(struct ui *ui, int64_t at);

/*
 * Every screen and action of the program, for manual and lint: global ones
 * and those of lists and forms come first, with SCREEN NULL; then each screen
 * with ACTION NULL, and its actions.
 */
void ui_actions_walk(void (*each)(void *data, const struct screen *screen,
			 const struct action *action),
    void *data);

#endif
