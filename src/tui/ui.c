/*
 * The running program: session, messages, the loop.  Every key goes through
 * ui_next_key, whether the screen or a dialog waits for it, so that clock,
 * resizing, drafts and hang-ups are served everywhere.
 */
#include "tui/ui.h"

#include <showroom/ftype.h>
#include <showroom/open.h>
#include <showroom/ops.h>

#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "render/message.h"
#include "tui/actions.h"
#include "tui/dialog.h"
#include "tui/kept.h"
#include "tui/live.h"
#include "tui/lock.h"
#include "tui/notice.h"
#include "tui/view.h"

#include "base/banned.h"

#define MIN_H 24
#define MIN_W 80
#define TICK_MS 1000
#define ROW_MS 50
#define SESSION_MS 15000

static int64_t
ui_ticks(const struct ui *ui)
{
	return ui->backend->ticks(ui->backend->data);
}

/* Clock, name and rights anew; a failure leaves the old ones. */
void
ui_session(struct ui *ui)
{
	struct arena *a;
	struct sr_session s;
	const struct sr_none none = { 0 };
	const struct sr_pulse pulse = { .idle = lock_idle(ui) };

	ui->session_at = ui_ticks(ui);
	if (ui->sr == NULL || (a = arena_new()) == NULL)
		return;
	if ((ui->session.kiosk ? sr_session_touch(ui->sr, &pulse, &s, a)
			       : sr_session_get(ui->sr, &none, &s, a)) < 0) {
		arena_free(a);
		return;
	}
	arena_free(ui->session_arena);
	ui->session_arena = a;
	ui->session = s;
	if (s.staff != 0)
		ui->last = s.staff;
	sr_dir_today(ui->dir, s.today);
	notice_begin(ui);
}

int
ui_open(struct ui *ui, struct sr *sr, const struct backend *b, bool english,
    struct sr_error *err)
{
	int h, w;

	*ui = (struct ui){ .sr = sr, .backend = b, .english = english };
	sr_record_clear(&sr_rec_session, &ui->session);
	ui->grid.cursor_y = -1;
	ui->frame = arena_new();
	ui->dir = sr_dir_new();
	b->size(b->data, &h, &w);
	if (ui->frame == NULL || ui->dir == NULL ||
	    !grid_resize(&ui->grid, h, w))
		return sr_fail(err, SR_E_NOMEM, "", "",
		    N_("There is not enough memory."), 0);
	ui->key_at = ui_ticks(ui);
	ui_session(ui);
	if (sr != NULL && !ui->session.locked &&
	    sr_dir_load(ui->dir, sr, english) < 0) {
		*err = *sr_error(sr);
		return err->code;
	}
	return SR_OK;
}

void
ui_close(struct ui *ui)
{
	while (ui->top != NULL)
		view_drop(ui->top);
	kept_free(ui);
	sr_dir_free(ui->dir);
	arena_free(ui->session_arena);
	arena_free(ui->frame);
	grid_free(&ui->grid);
}

bool
ui_ended(const struct ui *ui)
{
	return ui->gone || ui->left;
}

bool
ui_may(const struct ui *ui, int op)
{
	return ui->sr == NULL || sr_op_allowed(op, ui->session.role);
}

bool
ui_reason(struct ui *ui, int rc)
{
	struct arena *a;
	const char *why;

	/* A reason that has a field of its own is typed there. */
	if (ui->sr == NULL ||
	    (rc != SR_E_SIGNED &&
		(rc != SR_E_REASON || sr_error(ui->sr)->field[0] != '\0')) ||
	    (a = arena_new()) == NULL)
		return false;
	ui_error(ui, sr_error(ui->sr));
	why = ui_why(ui,
	    rc == SR_E_SIGNED ? _("Reason for the correction:") : _("Reason:"),
	    a);
	if (why != NULL)
		sr_reason(ui->sr, why);
	arena_free(a);
	return why != NULL;
}

int
ui_call(struct ui *ui, int op, const void *arg, void *res, struct arena *a)
{
	struct sr_error err;
	int rc;

	do {
		rc = sr_call(ui->sr, op, arg, res, a);
		/* The question may call the store too. */
		err = *sr_error(ui->sr);
	} while (ui_reason(ui, rc));
	if (rc < 0)
		ui_error(ui, &err);
	return rc;
}

const char *
ui_day(const struct ui *ui, struct arena *a, sr_day day)
{
	int year, now = 0, month, mday;
	char iso[11];

	day_iso(iso, day);
	day_split(day, &year, &month, &mday);
	if (ui->session.today != 0)
		day_split(ui->session.today, &now, &month, &mday);
	return arena_dup(a, year == now && strlen(iso) == 10 ? iso + 5 : iso);
}

const char *
ui_text(struct ui *ui, const struct sr_record *record, const char *col,
    const void *rec)
{
	const struct sr_field *f = sr_field_of(record, col);

	return f != NULL ? sr_format(ui->dir, f, rec, SR_SHOW, ui->frame) : "";
}

static bool
too_small(const struct ui *ui)
{
	return ui->grid.h < MIN_H || ui->grid.w < MIN_W;
}

static void
paint_small(struct ui *ui)
{
	struct sr_arg size = SR_TXT("80x24");
	const char *s = message_text(
	    ui->frame, N_("Make the window larger: {0}"), &size, 1);

	/* In as many lines as it takes: 20x5 shows all of it. */
	cell_wrap(&ui->grid, (struct rect){ 0, 0, ui->grid.h, ui->grid.w }, s,
	    STYLE_NORMAL);
}

static void
paint_overlays(struct ui *ui, struct overlay *o)
{
	if (o == NULL)
		return;
	paint_overlays(ui, o->next);
	ui->grid.cursor_y = -1;
	o->paint(o, ui);
}

void
ui_paint(struct ui *ui)
{
	arena_reset(ui->frame);
	grid_clear(&ui->grid);
	ui->wake_at = 0;
	if (too_small(ui)) {
		paint_small(ui);
	} else if (ui->locked) {
		lock_paint(ui);
		paint_overlays(ui, ui->overlay);
		live_paint(ui);
	} else if (ui->top != NULL) {
		view_paint(ui->top);
		ui_paint_message(ui);
		paint_overlays(ui, ui->overlay);
		live_paint(ui);
	}
	ui->backend->flush(ui->backend->data, &ui->grid);
	ui->painted_at = ui_ticks(ui);
}

static void
ui_resize(struct ui *ui)
{
	int h, w;

	ui->backend->size(ui->backend->data, &h, &w);
	if (h != ui->grid.h || w != ui->grid.w)
		grid_resize(&ui->grid, h, w);
}

static void
ui_hangup(struct ui *ui)
{
	/* The last moment to give away what was typed. */
	if (ui->away && sr_again(ui->sr) == SR_OK)
		ui->away = false;
	for (struct view *v = ui->top; v != NULL; v = v->below)
		view_keep(v);
	ui->gone = ui->quit = true;
}

/* The first search would wait for its index: let it be loaded beside. */
static void
search_warm(struct ui *ui)
{
	const struct sr_ask ask = { .text = "", .limit = 1 };
	struct arena *a;
	struct sr_rows rows;

	if (ui->warm || ui->away || ui->sr == NULL ||
	    !ui_may(ui, SR_OP_SEARCH) || (a = arena_new()) == NULL)
		return;
	ui->warm = true;
	sr_search(ui->sr, &ask, &rows, a);
	arena_free(a);
}

static void
ui_idle(struct ui *ui)
{
	int64_t now = ui_ticks(ui);

	ui->tick_at = now;
	if (now - ui->session_at >= SESSION_MS && !ui->away)
		ui_session(ui);
	if (ui->locked)
		return;
	search_warm(ui);
	for (struct view *v = ui->top; v != NULL; v = v->below)
		view_idle(v);
}

bool
ui_key_waits(struct ui *ui)
{
	const struct backend *b = ui->backend;

	if (ui->ahead.code == K_NONE)
		b->next_key(b->data, 0, &ui->ahead);
	return ui->ahead.code != K_NONE;
}

void
ui_wake(struct ui *ui, int64_t at)
{
	if (ui->wake_at == 0 || at < ui->wake_at)
		ui->wake_at = at;
}

/* Milliseconds to wait for a key. */
static int
patience(const struct ui *ui)
{
	int64_t ms = ui->wake_at - ui_ticks(ui);

	if (ui->wake_at == 0 || ms > TICK_MS)
		return TICK_MS;
	return ms < 1 ? 1 : (int)ms;
}

/* The key looked at ahead, or the next one. */
static void
key_take(struct ui *ui, struct key *key)
{
	const struct backend *b = ui->backend;

	*key = ui->ahead;
	ui->ahead = (struct key){ 0 };
	if (key->code == K_NONE)
		b->next_key(b->data, patience(ui), key);
}

/* Whatever waits for its time, while keys come or none do. */
static void
ui_due(struct ui *ui)
{
	live_due(ui);
	if (ui->away || ui->locked)
		return;
	for (struct view *v = ui->top; v != NULL; v = v->below)
		view_due(v);
}

/* Is KEY for what is on the screen? */
static bool
key_serves(struct ui *ui, const struct key *key)
{
	if (key->code == K_NONE || too_small(ui))
		return false;
	if (ui->locked && key->code == K_CTRL('Q'))
		ui->gone = ui->quit = true;
	return !ui->gone && !lock_watch(ui, true);
}

void
ui_next_key(struct ui *ui, struct key *key)
{
	for (;;) {
		*key = (struct key){ 0 };
		if (lock_watch(ui, false) && !ui_ended(ui))
			ui_paint(ui);
		if (ui_ended(ui)) {
			key->code = K_HANGUP;
			return;
		}
		if (live_serve(ui)) {
			/* Nobody is at a desk whose store began anew. */
			if (!ui->session.locked || ui->locked)
				ui_paint(ui);
			continue;
		}
		ui_due(ui);
		key_take(ui, key);
		if (key->code == K_HANGUP) {
			ui_hangup(ui);
			return;
		}
		if (key->code == K_RESIZE)
			ui_resize(ui);
		else if (key_serves(ui, key))
			break;
		if (ui_ticks(ui) - ui->tick_at >= TICK_MS)
			ui_idle(ui);
		ui_paint(ui);
	}
	if (ui_ticks(ui) - ui->tick_at >= TICK_MS)
		ui_idle(ui);
}

bool
ui_leave(struct ui *ui)
{
	bool dirty = false;

	for (struct view *v = ui->top; v != NULL; v = v->below)
		dirty = dirty || view_dirty(v);
	return !dirty || ui->gone ||
	       ui_confirm(ui, _("Something typed is not saved. Leave anyway?"));
}

const struct screen *
ui_home(const struct ui *ui)
{
	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++)
		if (m->screen->op == 0 || ui_may(ui, m->screen->op))
			return m->screen;
	return NULL;
}

/* An import that never ended is offered for undo to who may do it. */
static void
ui_offer_undo(struct ui *ui)
{
	if (ui->session.open_batch > 0 && ui_may(ui, SR_OP_BATCH_UNDO))
		ui_message(ui, MSG_ERROR,
		    N_("An import was interrupted: a part of its rows is here. "
		       "Take it back: F9, Imports, u."),
		    0);
}

/* FIRST, or without one whatever screen of the menu opens. */
static bool
ui_begin(struct ui *ui, const struct screen *first)
{
	if (first != NULL)
		return view_open(ui, first, NULL) != NULL;
	for (const struct menu_row *m = ui_menu; m->screen != NULL; m++)
		if (m->screen->op == 0 || ui_may(ui, m->screen->op))
			if (view_open(ui, m->screen, NULL) != NULL)
				return true;
	return false;
}

/* Another person: what was open is gone, the new one's day opens. */
static void
ui_anew(struct ui *ui)
{
	ui->left = false;
	while (ui->top != NULL)
		view_drop(ui->top);
	ui_begin(ui, NULL);
	ui_offer_drafts(ui);
	if (ui->message[0] == '\0')
		ui_message(ui, MSG_OK, N_("{0} works here now."), 1,
		    SR_TXT(ui->session.name));
}

/*
 * Letters in a row into one form (an input method's words, a scanner's
 * digits) are painted when they end, or twenty times a second.
 */
static bool
in_a_row(struct ui *ui, const struct form *typed)
{
	return typed != NULL && view_form(ui->top) == typed &&
	       ui_ticks(ui) - ui->painted_at < ROW_MS && ui_key_waits(ui) &&
	       key_is_text(ui->ahead.code);
}

int
ui_run(struct ui *ui, const struct screen *first, struct sr_error *err)
{
	const struct form *typed = NULL;

	if (ui->session.locked)
		lock_run(ui);
	ui->left = false;
	if (ui->gone)
		return SR_OK;
	if (!ui_begin(ui, first)) {
		if (ui->sr != NULL && sr_error(ui->sr)->code < 0) {
			*err = *sr_error(ui->sr);
			return err->code;
		}
		return sr_fail(err, SR_E_DENIED, "", "",
		    N_("Your role does not open this screen."), 0);
	}
	ui_offer_drafts(ui);
	ui_offer_undo(ui);
	while (!ui->quit && ui->top != NULL) {
		struct key key;

		if (ui->left)
			ui_anew(ui);
		if (!ui->away)
			live_spread(ui);
		if (!in_a_row(ui, typed))
			ui_paint(ui);
		ui_next_key(ui, &key);
		typed = NULL;
		if (ui->quit || ui->left)
			continue;
		ui->message[0] = '\0';
		ui->key = key.code;
		if (key_is_text(key.code))
			typed = view_form(ui->top);
		view_key(ui->top, &key);
	}
	return SR_OK;
}
