/* Forms of what follows a loss, and of what won a customer. */
#include "tui/loss_forms.h"

#include <showroom/ops.h>

#include "base/intl.h"
#include "tui/card_forms.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/pick.h"
#include "tui/ui.h"

#include "base/banned.h"

/* ---- asked again ---- */

static const struct form_row again_rows[] = {
	{ .col = "text", .lines = 2 },
	{ .col = "reached" },
	{ .col = "day", .width = 10 },
	{ .col = NULL },
};

static int
again_save(struct view *v, void *rec)
{
	struct sr_recontact out;

	return sr_call(v->ui->sr, SR_OP_RECONTACT_SAVE, rec, &out, v->arena);
}

static const struct form_spec again_form = {
	.title = N_("Asked again"),
	.record = &sr_rec_recontact,
	.rows = again_rows,
	.op = SR_OP_RECONTACT_SAVE,
	.save = again_save,
	.done = view_reload,
};

void
again_open(struct view *v, const struct sr_recontact *again)
{
	struct sr_recontact rec = *again;
	struct form *f;

	rec.reached = SR_REACHED;
	f = strip_open(v, &again_form, &rec);
	if (f != NULL)
		form_hint(f, STYLE_DIM,
		    _("Without an outcome it is only put off to the day. If "
		      "the customer wants a car again, x reopens the card."));
}

void
again_of(struct view *v, sr_id card)
{
	struct sr_find find;
	struct sr_rows rows;

	sr_record_clear(&sr_rec_find, &find);
	find.parent = card;
	find.state = SR_AGAIN_PLANNED;
	if (ui_call(v->ui, SR_OP_RECONTACT_FIND, &find, &rows, v->arena) ==
		SR_OK &&
	    rows.n > 0)
		again_open(v, SR_ROW(struct sr_recontact, &rows, 0));
}

void
loss_apply(struct view *v, sr_id id)
{
	const struct sr_key key = { .id = id };
	struct sr_card card;

	if (ui_call(v->ui, SR_OP_CARD_GET, &key, &card, v->arena) == SR_OK)
		card_apply(v, &card);
}

/* ---- wins ---- */

static const struct form_row win_rows[] = {
	{ .col = "name", .flags = FORM_FIXED },
	{ .col = "code", .flags = FORM_FIXED },
	{ .col = "reason" },
	{ .col = "rival" },
	{ .col = "text", .flags = FORM_MUST, .lines = 3 },
	{ .col = NULL },
};

static int
win_write(struct view *v, void *rec)
{
	struct sr_win out;

	return sr_call(v->ui->sr, SR_OP_WIN_SAVE, rec, &out, v->arena);
}

static const struct form_spec win_form = {
	.id = "win",
	.of = "card",
	.title = N_("Win report"),
	.record = &sr_rec_win,
	.rows = win_rows,
	.op = SR_OP_WIN_SAVE,
	.save = win_write,
	.done = view_reload,
};

void
win_new(struct view *v)
{
	const char *typed =
	    ui_prompt(v->ui, _("Whose card was won?"), "", v->arena);
	struct sr_card card;
	struct sr_win win;
	struct sr_key key;

	if (typed == NULL || *typed == '\0')
		return;
	key.id = card_pick(v, typed);
	if (key.id == 0 ||
	    ui_call(v->ui, SR_OP_CARD_GET, &key, &card, v->arena) < 0)
		return;
	if (card.grade != SR_GRADE_O && card.grade != SR_GRADE_D) {
		ui_message(v->ui, MSG_ERROR,
		    N_("Card {0} has no order: nothing is won yet."), 1,
		    SR_TXT(card.code));
		return;
	}
	sr_record_clear(&sr_rec_win, &win);
	win.card = card.id;
	win.name = card.name;
	win.code = card.code;
	form_open(v, &win_form, &win);
}

void
win_edit(struct view *v)
{
	form_open(v, &win_form, view_row(v));
}
