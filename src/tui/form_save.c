/*
 * The end of a form: complete or not, saved, merged with what somebody else
 * saved meanwhile, kept as a draft, or left.
 */
#include "tui/form_own.h"

#include <stdlib.h>
#include <string.h>

#include <showroom/ftype.h>
#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/dialog.h"
#include "tui/ui.h"
#include "tui/view.h"

#include "base/banned.h"

#define DRAFT_MS 1000

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

	f->draft_due = false;
	if (drop && !f->draft_kept)
		return;
	f->draft_kept = !drop;
	if (f->spec->id == NULL || ui->sr == NULL || (a = arena_new()) == NULL)
		return;
	sr_record_clear(&sr_rec_draft, &d);
	d.form = f->spec->id;
	d.row = f->id;
	body = form_draft(f, a);
	d.body = (struct sr_bytes){ body, strlen(body) };
	/* A draft that cannot be kept must not stop the typing. */
	if (drop)
		sr_draft_drop(ui->sr, &d, &count, a);
	else
		sr_draft_save(ui->sr, &d, &out, a);
	arena_free(a);
}

void
form_keep(struct form *f)
{
	if (form_dirty(f))
		draft_write(f, false);
}

void
form_idle(struct form *f)
{
	const struct backend *b = f->owner->ui->backend;

	if (f->draft_due && b->ticks(b->data) - f->typed_at >= DRAFT_MS)
		form_keep(f);
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

/*
 * Somebody else saved the record since it was read: his values come in but
 * where something was typed here, and the next save is over his.
 */
static void
form_merge(struct form *f)
{
	const struct sr_key key = { .id = f->id };
	struct arena *a = arena_new();
	void *rec = a != NULL ? arena_alloc(a, f->spec->record->size) : NULL;

	if (rec != NULL && f->spec->get != 0 && f->id != 0 &&
	    sr_call(f->owner->ui->sr, f->spec->get, &key, rec, a) == SR_OK) {
		form_take(f, rec);
		for (int i = 0; i < f->n; i++)
			if (f->field[i].touched)
				field_parse(f, i);
			else
				field_refresh(f, i);
	}
	arena_free(a);
}

bool
form_save(struct form *f)
{
	struct view *owner = f->owner;
	struct ui *ui = owner->ui;
	const struct form_spec *spec = f->spec;
	int rc;

	if (spec->save == NULL || !form_complete(f))
		return false;
	do
		rc = spec->save(owner, f->rec);
	while (ui_reason(ui, rc));
	if (rc < 0 && ui->sr != NULL)
		form_error(f, sr_error(ui->sr));
	if (rc == SR_E_STALE)
		form_merge(f);
	if (rc != 0)
		return false;
	draft_write(f, true);
	ui_message(ui, MSG_OK,
	    spec->saved != NULL ? spec->saved : N_("Saved {0}"), 1,
	    SR_TIMEARG(ui->session.minute));
	form_end(f);
	if (spec->done != NULL)
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
