/*
 * The running program: session, stack of screens, message line, loop.
 * It asks the store through sr_call alone and the terminal through a
 * backend alone.
 */
#ifndef TUI_UI_H
#define TUI_UI_H

#include <showroom/call.h>

#include "tui/draw.h"
#include "tui/screen.h"

struct sr_dir;
struct overlay;
struct ui;

enum message { MSG_INFO, MSG_OK, MSG_ERROR };

/* Who works and when; refreshed by hooks.session. */
struct session {
	sr_id staff;
	char name[64];
	char house[96]; /* the dealership */
	uint64_t perms; /* bits of enum sr_perm */
	sr_day today;
	sr_time time;
};

/*
 * What the program gives the ui besides the handle.  Every one may be NULL.
 * Drafts are kept per form id and record id (0: a new one).
 */
struct ui_hooks {
	void *data;
	/* Fill S anew (clock, rights); negative: see sr_error. */
	int (*session)(struct ui *ui, struct session *s);
	/* Names of staff and lists may have changed: the directory anew. */
	const struct sr_dir *(*dir)(struct ui *ui);
	int (*draft_put)(
	    struct ui *ui, const char *form, sr_id id, const char *text);
	const char *(*draft_get)(
	    struct ui *ui, const char *form, sr_id id, struct arena *a);
	void (*draft_drop)(struct ui *ui, const char *form, sr_id id);
};

struct ui {
	struct sr *sr;
	const struct sr_dir *dir;
	struct session session;
	struct ui_hooks hooks;
	const struct backend *backend;
	struct grid grid;
	struct arena *frame; /* of one frame: reset before each paint */
	struct view *top;
	struct overlay *overlay; /* dialogs above the view, newest first */
	enum message message_kind;
	char message[512];
	bool quit;  /* the loop ends */
	bool gone;  /* the terminal hung up: no questions any more */
	bool mouse; /* on */
	int64_t session_at, tick_at;
};

/* 0 or a negative rc when memory is out. */
int ui_open(struct ui *ui, struct sr *sr, const struct backend *b,
    const struct ui_hooks *hooks);
/* Show SCREEN and serve keys until the user leaves or the terminal goes. */
int ui_run(struct ui *ui, const struct screen *first);
void ui_close(struct ui *ui);

/*
 * Open SCREEN above the present one; ABOUT may be NULL.  NULL when it could
 * not be loaded (the message line says why).
 */
struct view *view_open(
    struct ui *ui, const struct screen *screen, const struct subject *about);
/* Close the top view (asks when something is unsaved): Esc. */
void view_close(struct view *v);
/* Read it again now (selection is kept by id). */
void view_reload(struct view *v);
/* The row under the cursor of the pane shown; NULL when there is none. */
const void *view_row(const struct view *v);
void view_pane(struct view *v, int pane);

/* True if the session may call operation OP. */
bool ui_may(const struct ui *ui, int op);
/* sr_call on the ui's handle; a failure goes to the message line. */
int ui_call(struct ui *ui, int op, const void *arg, void *res, struct arena *a);
/* MSGID (N_()) with {0}.. replaced by NARG arguments struct sr_arg. */
void ui_message(
    struct ui *ui, enum message kind, const char *msgid, int narg, ...);
void ui_error(struct ui *ui, const struct sr_error *err);

/* Paint everything and show it; one turn of the loop (used by dialogs). */
void ui_paint(struct ui *ui);
void ui_next_key(struct ui *ui, struct key *key);

/*
 * Every action of the program, for manual and lint: global ones and those of
 * lists and forms come with SCREEN NULL.
 */
void ui_actions_walk(void (*each)(void *data, const struct screen *screen,
			 const struct action *action),
    void *data);

#endif
