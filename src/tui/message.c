/* The message line: what happened, what was wrong, in the user's words. */
#include "tui/ui.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"

#include "base/banned.h"

const char *
ui_say(const struct ui *ui, struct arena *a, const char *msgid,
    const struct sr_arg *arg, int narg)
{
	struct sr_arg said[4] = { SR_NOARG };

	for (int i = 0; i < narg && i < 4; i++) {
		said[i] = arg[i];
		if (arg[i].kind == SR_ARG_DAY)
			said[i] = SR_TXT(ui_day(ui, a, (sr_day)arg[i].num));
	}
	return message_text(a, msgid, said, narg);
}

static void
message_set(struct ui *ui, enum message kind, const char *text)
{
	size_t n = strlen(text);

	if (n >= sizeof(ui->message))
		n = utf8_valid(text, sizeof(ui->message) - 1);
	memcpy(ui->message, text, n);
	ui->message[n] = '\0';
	ui->message_kind = kind;
	ui->waits_until = 0;
}

void
ui_message(struct ui *ui, enum message kind, const char *msgid, int narg, ...)
{
	struct sr_arg arg[4] = { SR_NOARG };
	struct arena *a = arena_new();
	va_list ap;

	va_start(ap, narg);
	for (int i = 0; i < narg && i < 4; i++)
		arg[i] = va_arg(ap, struct sr_arg);
	va_end(ap);
	if (a != NULL)
		message_set(ui, kind, ui_say(ui, a, msgid, arg, narg));
	arena_free(a);
}

/* Its first argument is the time to wait. */
static void
wait_begin(struct ui *ui, const struct sr_error *err)
{
	ui->waits = *err;
	ui->waits_until =
	    ui->backend->ticks(ui->backend->data) + err->arg[0].num * 1000;
}

/* What is left of a wait, said anew. */
static void
wait_count(struct ui *ui)
{
	int64_t until = ui->waits_until;
	int64_t ms = until - ui->backend->ticks(ui->backend->data);

	if (ms <= 0) {
		ui_message(ui, MSG_OK, N_("You may try again now."), 0);
		return;
	}
	ui->waits.arg[0].num = (ms + 999) / 1000;
	message_set(ui, MSG_ERROR,
	    ui_say(ui, ui->frame, ui->waits.message, ui->waits.arg, 4));
	ui->waits_until = until;
	ui_wake(ui, until - (ms - 1) / 1000 * 1000);
}

void
ui_error(struct ui *ui, const struct sr_error *err)
{
	struct arena *a = arena_new();

	if (a != NULL)
		message_set(
		    ui, MSG_ERROR, ui_say(ui, a, err->message, err->arg, 4));
	arena_free(a);
	if (err->arg[0].kind == SR_ARG_WAIT)
		wait_begin(ui, err);
}

void
ui_paint_message(struct ui *ui)
{
	static const int styles[] = { STYLE_NORMAL, STYLE_OK, STYLE_ERROR };
	struct grid *g = &ui->grid;
	struct rect r;
	int lines;

	if (ui->message[0] != '\0' && ui->waits_until != 0)
		wait_count(ui);
	if (ui->message[0] == '\0')
		return;
	lines =
	    cell_wrap(g, (struct rect){ 0, 0, 0, g->w - 2 }, ui->message, 0);
	/* A question takes the line above the footer. */
	r = (struct rect){ g->h - 1 - lines - (ui->overlay != NULL), 0, lines,
		g->w };
	cell_fill(g, r, STYLE_NORMAL);
	r.x = 1;
	r.w -= 2;
	cell_wrap(g, r, ui->message, styles[ui->message_kind]);
}
