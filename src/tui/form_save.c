/*
 * The end of a form: complete or not, saved, merged with what somebody else
 * saved meanwhile, kept as a draft, or left.
 */
#include "tui/form_own.h"

#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>
#include <showroom/open.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/stale.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

/* So that a draft is written within a second of the key. */
#define DRAFT_MS 800

/* Every touched buffer parsed, every required field filled? */
static bool
form_complete(struct form *f)
{
	struct sr_error err;

	for (int i = 0; i < f->n; i++)
		if (f->field[i].pending && !field_leave(f, i))
			return false;
	for (int i = 0; i < f->n; i++) {
		const struct form_field *p = &f->field[i];

		if (!p->must || p->fixed || !sr_field_empty(&p->field, f->rec))
			continue;
		sr_fail(&err, SR_E_INVALID, f->spec->record->name, p->field.col,
		    N_("{0} is missing."), 1, SR_LABEL(p->field.label));
		form_error(f, &err);
		return false;
	}
	return true;
}

static void
draft_write(struct form *f, bool drop)
{
	struct ui *ui = f->owner->ui;
	struct sr_draft d, out;
	struct sr_count count;
	const char *body;
	struct arena *a;
	int rc;

	f->draft_due = false;
	f->draft_owed = f->draft_owed && !drop;
	if (drop && !f->draft_kept)
		return;
	f->draft_kept = !drop;
	if (f->spec->id == NULL || ui->sr == NULL || (a = arena_new()) == NULL)
		return;
	sr_record_clear(&sr_rec_draft, &d);
	d.form = f->spec->id;
	d.row = f->row;
	body = form_draft(f, a);
	d.body = (struct sr_bytes){ body, strlen(body) };
	/* A draft that cannot be kept must not stop the typing. */
	if (drop)
		sr_draft_drop(ui->sr, &d, &count, a);
	else if ((rc = sr_draft_save(ui->sr, &d, &out, a)) == SR_OK)
		f->draft_owed = false;
	else if (rc == SR_E_GONE)
		f->draft_due = true; /* it goes when the store is back */
	arena_free(a);
}

void
form_keep(struct form *f)
{
	if (form_dirty(f))
		draft_write(f, false);
}

void
form_due(struct form *f)
{
	struct ui *ui = f->owner->ui;

	if (!f->draft_due)
		return;
	if (ui->backend->ticks(ui->backend->data) - f->typed_at >= DRAFT_MS)
		form_keep(f);
	else
		ui_wake(ui, f->typed_at + DRAFT_MS);
}

/* Take it off the screen; a pane's form stays, as saved. */
static void
form_end(struct form *f)
{
	struct view *v = f->view;

	if (v->strip == f) {
		strip_close(f->owner);
	} else if (f->owner != v) {
		view_drop(v);
	} else {
		for (int i = 0; i < f->n; i++)
			f->field[i].typed = f->field[i].touched = false;
	}
}

enum {
	UNHEARD = 1, /* saved, but what the store said of it is lost */
	STAYS        /* not saved: the user was asked, and said no */
};

/* One attempt, and with a reason another; the error goes to its field. */
static int
save_call(struct form *f)
{
	struct ui *ui = f->owner->ui;
	struct sr_error err;
	int rc;

	sr_error_clear(&err);
	do {
		rc = f->spec->save(f->owner, f->rec);
		/* What is asked next may call the store too. */
		if (rc < 0 && ui->sr != NULL)
			err = *sr_error(ui->sr);
	} while (ui_reason(ui, rc));
	if (rc > 0)
		return STAYS;
	if (rc == SR_E_GONE && ui->sr != NULL && sr_saved(ui->sr))
		return UNHEARD;
	if (rc < 0 && ui->sr != NULL)
		form_error(f, &err);
	/* A new row has no rev that would tell that it is there already. */
	f->doubt = rc == SR_E_GONE && f->id == 0 && !ui->away;
	return rc;
}

/* Its answer was lost once: the user is to look before it is saved twice. */
static bool
doubt_settled(struct form *f)
{
	return !f->doubt ||
	       ui_confirm(f->owner->ui,
		   _("It may be saved already: look first. Save it again?"));
}

bool
form_save(struct form *f)
{
	struct view *owner = f->owner;
	struct ui *ui = owner->ui;
	const struct form_spec *spec = f->spec;
	enum stale said = STALE_MINE;
	int rc = SR_E_STALE;

	if (spec->save == NULL || !form_complete(f) || !doubt_settled(f))
		return false;
	/* Somebody else may be faster again while this one chooses. */
	while (said == STALE_MINE && rc == SR_E_STALE) {
		rc = save_call(f);
		said = rc == SR_E_STALE ? form_stale(f) : STALE_NONE;
		if (rc == SR_E_STALE && spec->stale != NULL)
			spec->stale(owner, f);
	}
	if (rc == STAYS)
		return false;
	if (said == STALE_BACK)
		ui_message(ui, MSG_INFO,
		    N_("Nothing is saved yet. Saving shows both again."), 0);
	if (rc < 0 && said != STALE_THEIRS && said != STALE_SAME)
		return false;
	draft_write(f, true);
	ui_message(ui, MSG_OK,
	    said == STALE_THEIRS  ? N_("What the other saved stands.")
	    : said == STALE_SAME  ? N_("It is saved just so already.")
	    : spec->saved != NULL ? spec->saved
				  : N_("Saved {0}"),
	    1, SR_TIMEARG(ui->session.minute));
	form_end(f);
	/* Which row it became is not known. */
	if (spec->done != NULL && rc != UNHEARD)
		spec->done(owner);
	return true;
}

bool
form_leave(struct form *f)
{
	static const struct answer answers[] = { { 's', N_("save") },
		{ 'd', N_("discard") }, { K_ESC, N_("go on typing") },
		{ 0, NULL } };
	struct view *v = f->view;
	uint32_t key;

	if (!form_dirty(f) || f->owner->ui->gone)
		return true;
	key = ui_ask(f->owner->ui,
	    _("This is not saved yet. What shall become of it?"), answers);
	/* Saved, it has gone by itself. */
	if (key == 's' && v->strip != f && f->owner == v)
		return form_save(f);
	if (key == 's')
		form_save(f);
	if (key == 'd')
		draft_write(f, true);
	return key == 'd';
}
