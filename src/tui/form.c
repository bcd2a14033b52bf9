/*
 * A form's values: buffers over a record, parsing, saving, drafts.  Keys are
 * in form_keys.c, looks in form_paint.c.  Knows fields, no noun.
 */
#include "tui/form_own.h"

#include <showroom/ftype.h>
#include <showroom/ops.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/text.h"
#include "render/message.h"
#include "tui/ui.h"

#include "base/banned.h"

#define NOTE_MAX 65536
#define TEXT_MAX 1024
#define CHOICE_CELLS 18
#define SET_CELLS 30

static const unsigned never = SR_HIDDEN | SR_DERIVED | SR_KEPT;

bool
field_choice(const struct form_field *p)
{
	return p->field.type == SR_TYPE_ENUM ||
	       p->field.type == SR_TYPE_GRADE || p->field.type == SR_TYPE_REF ||
	       p->field.type == SR_TYPE_SET;
}

bool
field_shown(const struct form *f, int i)
{
	return f->all || !f->field[i].more;
}

const char *
field_heading(const struct form *f, int i)
{
	const struct form_row *row = f->field[i].row;

	/* Rows of a table stand one after the other. */
	if (row == NULL || row == f->spec->rows || row[-1].col != NULL)
		return NULL;
	return row[-1].label;
}

struct form_field *
form_field(struct form *f, const char *col)
{
	for (int i = 0; i < f->n; i++)
		if (strcmp(f->field[i].field.col, col) == 0)
			return &f->field[i];
	return NULL;
}

/* The longest of the values that a field chooses from, within reason. */
static int
choice_cells(const struct form *f, const struct form_field *p)
{
	const struct sr_choice *c = p->field.choice;
	const struct sr_dir *dir = f->owner->ui->dir;
	const struct sr_dir_entry **e;
	size_t n = 0;
	int w = p->field.width, cells;

	if (p->field.type == SR_TYPE_SET)
		return w > SET_CELLS ? w : SET_CELLS;
	for (; c->values != NULL && c->values[n].value != 0; n++) {
		cells = text_cells(_(c->values[n].label));
		w = cells > w ? cells : w;
	}
	e = c->values == NULL ? sr_dir_match(dir, c->name, "", &n, f->arena)
			      : NULL;
	for (size_t i = 0; e != NULL && i < n; i++) {
		cells = text_cells(sr_dir_name(dir, c->name, e[i]->id));
		w = cells > w ? cells : w;
	}
	return w > CHOICE_CELLS ? CHOICE_CELLS : w;
}

static void
field_init(
    struct form *f, const struct sr_field *field, const struct form_row *row)
{
	struct form_field *p = &f->field[f->n++];
	unsigned flags = row != NULL ? row->flags : 0;

	p->field = *field;
	p->row = row;
	if (row != NULL && row->label != NULL)
		p->field.label = row->label;
	if (row != NULL && row->choice != NULL) {
		p->field.choice = row->choice;
		if (row->choice->values != NULL && p->field.type == SR_TYPE_INT)
			p->field.type = SR_TYPE_ENUM;
	}
	if (row != NULL && row->width > 0)
		p->field.width = row->width;
	else if (field_choice(p) && p->field.choice != NULL &&
		 p->field.type != SR_TYPE_GRADE)
		p->field.width = (uint8_t)choice_cells(f, p);
	p->more = (flags & FORM_MORE) != 0 ||
		  (row == NULL && (field->flags & SR_MORE) != 0);
	p->must = (flags & FORM_MUST) != 0 || (field->flags & SR_REQUIRED) != 0;
	p->fixed = (flags & FORM_FIXED) != 0 ||
		   ((field->flags & (SR_DERIVED | SR_KEPT)) != 0 &&
		       (flags & FORM_FREE) == 0) ||
		   ((field->flags & SR_FIXED) != 0 && f->id != 0) ||
		   (f->spec->save == NULL);
	p->edit.lines = p->field.type == SR_TYPE_NOTE;
	p->edit.max = p->edit.lines ? NOTE_MAX : TEXT_MAX;
}

static void
fields_init(struct form *f)
{
	const struct sr_record *r = f->spec->record;

	if (f->spec->rows == NULL) {
		for (size_t i = 0; i < r->nfields; i++)
			if (!(r->fields[i].flags & never) &&
			    r->fields[i].type != SR_TYPE_ID)
				field_init(f, &r->fields[i], NULL);
		return;
	}
	for (const struct form_row *row = f->spec->rows;
	     row->col != NULL || row->label != NULL; row++) {
		const struct sr_field *field =
		    row->col != NULL ? sr_field_of(r, row->col) : NULL;

		if (field != NULL && f->n < 64)
			field_init(f, field, row);
	}
}

void
field_refresh(struct form *f, int i)
{
	struct form_field *p = &f->field[i];

	edit_set(&p->edit, sr_format(f->owner->ui->dir, &p->field, f->rec,
			       SR_EDIT, f->owner->ui->frame));
	p->pending = false;
}

void
form_take(struct form *f, const void *rec)
{
	const struct sr_record *r = f->spec->record;
	const struct sr_field *id = sr_field_of(r, "id");

	sr_record_clear(r, f->rec);
	if (rec == NULL)
		return;
	memcpy(f->rec, rec, r->size);
	for (size_t i = 0; i < r->nfields; i++)
		if (r->fields[i].storage == SR_ST_TEXT)
			sr_set_text(&r->fields[i], f->rec,
			    arena_dup(
				f->arena, sr_get_text(&r->fields[i], f->rec)));
	if (id != NULL)
		f->id = sr_get_int(id, f->rec);
	f->base_old = false;
	memcpy(f->base, f->rec, r->size);
}

static void
draft_take(struct form *f)
{
	struct ui *ui = f->owner->ui;
	const struct sr_none none = { 0 };
	struct sr_rows rows;
	struct arena *a;

	if (f->spec->id == NULL || ui->sr == NULL || (a = arena_new()) == NULL)
		return;
	if (sr_draft_find(ui->sr, &none, &rows, a) >= 0)
		for (size_t i = 0; i < rows.n; i++) {
			struct sr_draft *d = SR_ROW(struct sr_draft, &rows, i);

			if (d->row == f->row &&
			    strcmp(d->form, f->spec->id) == 0 &&
			    form_restore(
				f, arena_ndup(a, d->body.data, d->body.len))) {
				f->draft_kept = true;
				form_hint(f, STYLE_OK,
				    f->base_old
					? _("What was typed before is "
					    "back; others changed this "
					    "since. Esc, d: away with it.")
					: _("What was typed before is back. "
					    "Esc, then d throws it away."));
			}
		}
	arena_free(a);
}

struct form *
form_new(struct view *owner, const struct form_spec *spec, const void *rec)
{
	struct form *f = calloc(1, sizeof(*f));
	const struct sr_field *of;

	if (f == NULL)
		return NULL;
	f->owner = f->view = owner;
	f->spec = spec;
	f->error_at = -1;
	f->fresh = true;
	f->arena = arena_new();
	f->rec = calloc(1, spec->record->size);
	f->base = calloc(1, spec->record->size);
	f->field = calloc(65, sizeof(*f->field));
	if (f->arena == NULL || f->rec == NULL || f->base == NULL ||
	    f->field == NULL) {
		form_free(f);
		return NULL;
	}
	form_take(f, rec);
	if (rec == NULL && spec->load != NULL) {
		if (spec->load(owner, f->rec) < 0 && owner->ui->sr != NULL)
			ui_error(owner->ui, sr_error(owner->ui->sr));
		form_take(f, f->rec);
	}
	fields_init(f);
	for (int i = 0; i < f->n; i++)
		field_refresh(f, i);
	if (spec->start != NULL && form_field(f, spec->start) != NULL)
		f->at = (int)(form_field(f, spec->start) - f->field);
	while (f->at + 1 < f->n &&
	       (f->field[f->at].fixed || !field_shown(f, f->at)))
		f->at++;
	of = spec->of != NULL ? sr_field_of(spec->record, spec->of) : NULL;
	f->row = of != NULL ? sr_get_int(of, f->rec) : f->id;
	draft_take(f);
	return f;
}

void
form_free(struct form *f)
{
	if (f == NULL)
		return;
	for (int i = 0; i < f->n; i++)
		edit_free(&f->field[i].edit);
	free(f->field);
	free(f->rec);
	free(f->base);
	arena_free(f->arena);
	free(f);
}

void *
form_record(struct form *f)
{
	return f->rec;
}

bool
form_touched(const struct form *f, const char *col)
{
	for (int i = 0; i < f->n; i++)
		if (strcmp(f->field[i].field.col, col) == 0)
			return f->field[i].typed;
	return false;
}

struct view *
form_owner(const struct form *f)
{
	return f->owner;
}

bool
form_dirty(const struct form *f)
{
	for (int i = 0; i < f->n; i++)
		if (f->field[i].typed)
			return true;
	return false;
}

void
form_hint(struct form *f, int style, const char *text)
{
	f->hint_style = style;
	snprintf(f->hint, sizeof(f->hint), "%s", text);
	f->hint[utf8_valid(f->hint, strlen(f->hint))] = '\0';
}

void
form_error(struct form *f, const struct sr_error *err)
{
	const struct ui *ui = f->owner->ui;
	const char *text = ui_say(ui, ui->frame, err->message, err->arg, 4);
	struct form_field *p = form_field(f, err->field);

	snprintf(f->error, sizeof(f->error), "%s", text);
	f->error[utf8_valid(f->error, strlen(f->error))] = '\0';
	f->error_at = -1;
	if (p == NULL) {
		ui_error(f->owner->ui, err);
		return;
	}
	f->error_at = (int)(p - f->field);
	f->at = f->error_at;
	/* A value that was understood is typed anew, a slip is mended. */
	f->fresh = !p->pending;
	f->all = f->all || p->more;
}

bool
field_parse(struct form *f, int i)
{
	struct form_field *p = &f->field[i];
	struct sr_error err;

	sr_error_clear(&err);
	if (sr_parse(f->owner->ui->dir, &p->field, f->spec->record->name,
		p->edit.text, 0, f->rec, f->arena, &err) < 0) {
		form_error(f, &err);
		return false;
	}
	p->pending = false;
	if (f->error_at == i)
		f->error_at = -1;
	return true;
}

/* A VIN or plate of an odd shape is taken, but said. */
static void
field_doubt(struct form *f, int i)
{
	struct ui *ui = f->owner->ui;
	struct sr_error odd;

	sr_error_clear(&odd);
	if (sr_field_odd(
		&f->field[i].field, f->spec->record->name, f->rec, &odd))
		form_hint(f, STYLE_OVERDUE, error_text(ui->frame, &odd));
}

bool
field_leave(struct form *f, int i)
{
	struct form_field *p = &f->field[i];

	if (!p->pending)
		return true;
	if (!field_parse(f, i))
		return false;
	field_refresh(f, i);
	field_doubt(f, i);
	if (f->spec->change != NULL)
		f->spec->change(f->owner, f, p->field.col);
	return true;
}

void
form_typed(struct form *f, int i)
{
	const struct backend *b = f->owner->ui->backend;

	f->field[i].typed = f->field[i].touched = true;
	if (!f->draft_due)
		f->typed_at = b->ticks(b->data);
	f->draft_due = f->draft_owed = true;
	if (f->error_at == i)
		f->error_at = -1;
}

void
form_put(struct form *f, const char *col, const char *text)
{
	struct form_field *p = form_field(f, col);
	const struct sr_field *field = sr_field_of(f->spec->record, col);
	struct sr_error err;

	if (p != NULL)
		field = &p->field;
	sr_error_clear(&err);
	if (field == NULL ||
	    sr_parse(f->owner->ui->dir, field, f->spec->record->name, text, 0,
		f->rec, f->arena, &err) < 0)
		return;
	if (p != NULL) {
		p->touched = true;
		field_refresh(f, (int)(p - f->field));
	}
}

void
form_put_int(struct form *f, const char *col, int64_t value)
{
	struct form_field *p = form_field(f, col);
	const struct sr_field *field = sr_field_of(f->spec->record, col);

	if (field == NULL || field->storage == SR_ST_TEXT)
		return;
	sr_set_int(field, f->rec, value);
	if (p != NULL) {
		p->touched = true;
		field_refresh(f, (int)(p - f->field));
	}
}
