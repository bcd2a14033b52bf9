/*
 * The lock screen.  Nothing of the screens below shows through, the
 * terminal's memory of them is cleared, and what was typed is a draft of its
 * owner already.
 */
#include "tui/lock.h"

#include <string.h>

#include <showroom/dir.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/dialog.h"
#include "tui/kept.h"
#include "tui/secret.h"
#include "tui/view.h"

#include "base/banned.h"

#define PAUSE_MS 5000 /* a key after so long is told to the store at once */

int32_t
lock_idle(const struct ui *ui)
{
	return (int32_t)(ui->backend->ticks(ui->backend->data) - ui->key_at);
}

void
lock_paint(struct ui *ui)
{
	static const struct answer keys[] = { { K_ENTER, N_("accept") },
		{ K_ESC, N_("somebody else") },
		{ K_CTRL('Q'), N_("leave the program") }, { 0, NULL } };
	const struct sr_session *s = &ui->session;
	struct grid *g = &ui->grid;
	char iso[11], hm[6];
	const char *when;
	int x;

	x = 1 + cell_add(g, 0, 1, g->w - 2, s->house, STYLE_DIM);
	cell_add(g, 0, x + 2, g->w - x - 2, _("Locked"), STYLE_TITLE);
	if (s->today != 0) {
		when = arena_printf(ui->frame, "%s %s",
		    day_iso(iso, s->today) + 5, time_hm(hm, s->minute));
		cell_put_right(g, 0, g->w - 13, 12, when, STYLE_NORMAL);
	}
	cell_rule(g, 1, 0, g->w, NULL);
	cell_wrap(g, (struct rect){ 3, 2, 3, g->w - 4 },
	    _("This front desk is shared. Choose your name, then type your "
	      "PIN or passphrase. Who is not in the list has none yet: "
	      "`showroom pin` sets it, or the administrator does."),
	    STYLE_DIM);
	cell_rule(g, g->h - 2, 0, g->w, NULL);
	answers_paint(g, g->h - 1, keys);
	ui_paint_message(ui);
}

/* The names to choose from, who was here last at first. */
static struct item *
names_load(struct ui *ui, struct sr_rows *rows, struct arena *a)
{
	const struct sr_none none = { 0 };
	struct item *items;
	size_t first = 0;

	if (sr_kiosk_find(ui->sr, &none, rows, a) < 0) {
		ui_error(ui, sr_error(ui->sr));
		rows->n = 0;
	}
	items = arena_alloc(a, (rows->n + 1) * sizeof(*items));
	for (size_t i = 0; items != NULL && i < rows->n; i++) {
		const struct sr_staff *s =
		    SR_ROW(const struct sr_staff, rows, i);
		items[i] = (struct item){ .value = (int64_t)i,
			.text = s->name,
			.keys = arena_printf(a, "%s %s", s->pinyin, s->code),
			.note = _(sr_enum_label(&sr_choice_role, s->role)) };
		if (s->id == ui->last)
			first = i;
	}
	if (items != NULL && first > 0) {
		struct item last = items[first];
		memmove(items + 1, items, first * sizeof(*items));
		items[0] = last;
	}
	return items;
}

/* Who says that he works here; his code, NULL: nobody does yet. */
static const char *
lock_name(struct ui *ui, const char **name, struct arena *a)
{
	struct sr_rows rows = { .n = 0 };
	struct item *items = names_load(ui, &rows, a);
	int i = items != NULL ? ui_choose(ui, _("Who works here?"), items,
				    rows.n, "", NULL)
			      : -1;

	ui->message[0] = '\0';
	if (i < 0)
		return NULL;
	*name = items[i].text;
	return SR_ROW(const struct sr_staff, &rows, items[i].value)->code;
}

/* Is it he?  Asked until it is, or until he gives up. */
static bool
lock_proof(struct ui *ui, const char *code, const char *name,
    struct sr_session *s, struct arena *a)
{
	struct sr_arg who = SR_TXT(name);
	const char *question =
	    message_text(a, _("PIN or passphrase of {0}:"), &who, 1);
	int rc = SR_E_DENIED;

	while (rc < 0) {
		const char *typed = ui_prompt_hidden(ui, question, a);
		struct sr_unlock in = { .code = code };

		if (typed == NULL)
			return false;
		in.secret = (struct sr_bytes){ typed, strlen(typed) };
		rc = sr_session_unlock(ui->sr, &in, s, a);
		secret_forget(typed);
		if (rc < 0)
			ui_error(ui, sr_error(ui->sr));
	}
	return true;
}

/* Somebody was let in: the screens are his, or they are gone. */
static void
lock_opened(struct ui *ui, const struct sr_session *s)
{
	ui->left = ui->last != s->staff;
	if (ui->left)
		kept_take(ui);
	ui_session(ui);
	kept_give(ui);
	sr_dir_load(ui->dir, ui->sr, ui->english);
	sr_dir_today(ui->dir, ui->session.today);
	for (struct view *v = ui->top; v != NULL; v = v->below)
		v->stale = true;
	ui->message[0] = '\0';
	if (s->failed == 1)
		ui_message(ui, MSG_ERROR,
		    N_("One failed attempt since {0} {1}."), 2,
		    SR_DAYARG(s->failed_day), SR_TIMEARG(s->failed_minute));
	else if (s->failed > 1)
		ui_message(ui, MSG_ERROR,
		    N_("{0} failed attempts since {1} {2}."), 3,
		    SR_NUM(s->failed), SR_DAYARG(s->failed_day),
		    SR_TIMEARG(s->failed_minute));
}

void
lock_run(struct ui *ui)
{
	struct overlay *below = ui->overlay;
	struct sr_session s;
	struct arena *a = arena_new();
	bool in = false;

	if (a == NULL)
		return;
	ui->overlay = NULL;
	ui->locked = true;
	if (ui->backend->wipe != NULL)
		ui->backend->wipe(ui->backend->data);
	while (!in && !ui->gone) {
		const char *name = "", *code;

		arena_reset(a);
		code = lock_name(ui, &name, a);
		in = code != NULL && lock_proof(ui, code, name, &s, a);
	}
	ui->locked = false;
	ui->overlay = below;
	ui->key_at = ui->backend->ticks(ui->backend->data);
	if (in)
		lock_opened(ui, &s);
	arena_free(a);
}

void
lock_now(struct ui *ui)
{
	const struct sr_none none = { 0 };
	struct arena *a = arena_new();
	struct sr_session s;

	for (struct view *v = ui->top; v != NULL; v = v->below)
		view_keep(v);
	ui->message[0] = '\0';
	if (a != NULL && sr_session_lock(ui->sr, &none, &s, a) < 0)
		ui_error(ui, sr_error(ui->sr));
	arena_free(a);
	ui_session(ui);
	lock_run(ui);
}

bool
lock_watch(struct ui *ui, bool pressed)
{
	int32_t idle = lock_idle(ui);
	bool refused;

	if (!ui->session.kiosk || ui->locked || ui->left || ui->sr == NULL)
		return false;
	refused = ui->session.locked || sr_error(ui->sr)->code == SR_E_LOCKED;
	if (idle >= ui->session.lock_after * 1000) {
		lock_now(ui);
		return true;
	}
	if (pressed)
		ui->key_at += idle;
	if (!refused && (!pressed || idle < PAUSE_MS))
		return false;
	ui_session(ui);
	if (!ui->session.locked)
		return false;
	lock_run(ui);
	return true;
}
