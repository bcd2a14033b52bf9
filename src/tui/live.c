/*
 * What others change reaches the screens here.  Views that show such nouns
 * are read again: the cursor stays by id, sort, filter, search and what is
 * typed are theirs.  Under a question nothing moves: it is about the row that
 * the user sees.
 */
#include "tui/live.h"

#include <unistd.h>

#include <showroom/dir.h>
#include <showroom/open.h>

#include "base/intl.h"
#include "tui/form.h"
#include "tui/notice.h"
#include "tui/stale.h"
#include "tui/view.h"

#include "base/banned.h"

#define AGAIN_MS 1000
/*
 * A house that writes all the time is read again this often at most; not by
 * all terminals at the same moment, though a change reaches all at once.
 */
#define SPREAD_MS 500
#define APART_MS 450

static int64_t
now(const struct ui *ui)
{
	return ui->backend->ticks(ui->backend->data);
}

static bool
shows(const struct view *v, uint64_t bits)
{
	if (!v->own)
		bits |= bits >> SR_OTHERS;
	return v->screen->nouns == 0 || (v->screen->nouns & bits) != 0;
}

/* Forms over a record that may have changed. */
static void
forms_changed(struct view *v, uint64_t bits)
{
	for (int i = 0; i < VIEW_PANES; i++)
		if (v->form[i] != NULL && shows(form_owner(v->form[i]), bits))
			form_changed(v->form[i]);
	if (v->strip != NULL && shows(v, bits))
		form_changed(v->strip);
}

void
live_spread(struct ui *ui)
{
	uint64_t bits;

	if (ui->sr == NULL)
		return;
	notice_say(ui);
	bits = sr_changed(ui->sr);
	/* Typing does not bring others' changes any earlier. */
	if (ui->changed != 0 && now(ui) >= ui->spread_at) {
		bits |= ui->changed;
		ui->changed = 0;
		ui->spread_at = now(ui) + SPREAD_MS + getpid() % APART_MS;
	}
	bits &= ~((uint64_t)1 << SR_NOUN_DRAFT);
	if (bits == 0)
		return;
	/* Names, and what the one at this terminal may. */
	if (bits & (1u << SR_NOUN_STAFF | 1u << SR_NOUN_LIST)) {
		ui_session(ui);
		sr_dir_load(ui->dir, ui->sr, ui->english);
		sr_dir_today(ui->dir, ui->session.today);
	}
	if (bits & UINT64_C(1) << SR_NOUN_ALERT) {
		notice_changed(ui);
		notice_say(ui);
	}
	for (struct view *v = ui->top; v != NULL; v = v->below) {
		v->stale = v->stale || shows(v, bits);
		forms_changed(v, bits);
	}
}

/* Everything is as old as the loss of the line. */
static void
live_back(struct ui *ui)
{
	ui->away = false;
	ui->changed = ~UINT64_C(0);
	ui->spread_at = 0;
	ui_session(ui);
	if (ui->session.locked) {
		if (!ui->locked)
			ui_message(ui, MSG_INFO,
			    N_("The store was away and is back. Say who you "
			       "are."),
			    0);
		return;
	}
	for (struct view *v = ui->top; v != NULL; v = v->below)
		view_keep(v);
	if (ui->message[0] == '\0')
		ui_message(ui, MSG_OK,
		    N_("The store was away and is back. What you typed is "
		       "here."),
		    0);
}

static bool
live_again(struct ui *ui)
{
	int rc;

	if (now(ui) < ui->again_at)
		return false;
	rc = sr_again(ui->sr);
	if (rc == SR_OK) {
		live_back(ui);
		return true;
	}
	/* Back, but not for us: that is said. */
	if (rc != SR_E_GONE)
		ui_error(ui, sr_error(ui->sr));
	ui->again_at = now(ui) + AGAIN_MS;
	return true;
}

bool
live_serve(struct ui *ui)
{
	bool fresh = false;

	if (ui->sr == NULL)
		return false;
	if (!ui->away && !sr_listen(ui->sr)) {
		ui->away = fresh = true;
		ui->again_at = now(ui);
	}
	if (ui->away)
		fresh = live_again(ui) || fresh;
	if (ui->backend->watch != NULL)
		ui->backend->watch(
		    ui->backend->data, ui->away ? -1 : sr_fd(ui->sr));
	ui->changed |= sr_changed(ui->sr);
	if (ui->changed == 0 || ui->away || ui->overlay != NULL ||
	    now(ui) < ui->spread_at)
		return fresh;
	live_spread(ui);
	return true;
}

void
live_due(struct ui *ui)
{
	if (ui->away)
		ui_wake(ui, ui->again_at);
	else if (ui->changed != 0 && ui->overlay == NULL)
		ui_wake(ui, ui->spread_at);
}

void
live_paint(struct ui *ui)
{
	struct grid *g = &ui->grid;

	if (!ui->away)
		return;
	cell_put(g, 0, 0, g->w, "", STYLE_ERROR);
	cell_put(g, 0, 1, g->w - 2,
	    _("The store is gone; what you typed is kept. Trying again ..."),
	    STYLE_ERROR);
}
