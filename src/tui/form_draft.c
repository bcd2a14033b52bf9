/*
 * What was typed, as text that survives a crash: a line a field, column, tab
 * and the buffer, in which \n, \t and \\ stand for line feed, tab and \.  The
 * line without a column tells the record's rev when it was read.
 */
#include "tui/form_own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <showroom/ops.h>

#include "base/arena.h"
#include "base/intl.h"
#include "tui/ui.h"

#include "base/banned.h"

static size_t
escape(char *out, const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++) {
		char c = *s == '\n' ? 'n' : *s == '\t' ? 't' : *s;

		if (c != *s || c == '\\')
			out[n++] = '\\';
		out[n++] = c;
	}
	return n;
}

static void
unescape(char *s)
{
	char *out = s;

	for (; *s != '\0'; s++) {
		if (s[0] == '\\' && s[1] != '\0') {
			s++;
			*out++ = *s == 'n' ? '\n' : *s == 't' ? '\t' : *s;
		} else {
			*out++ = *s;
		}
	}
	*out = '\0';
}

const char *
form_draft(const struct form *f, struct arena *a)
{
	const struct sr_field *rev = sr_field_of(f->spec->record, "rev");
	size_t room = 32, n = 0;
	char *out;

	for (int i = 0; i < f->n; i++)
		room += strlen(f->field[i].field.col) +
			f->field[i].edit.len * 2 + 2;
	out = arena_alloc(a, room);
	if (out == NULL)
		return "";
	if (f->id != 0 && rev != NULL)
		n = (size_t)snprintf(
		    out, 32, "\t%lld\n", (long long)sr_get_int(rev, f->rec));
	for (int i = 0; i < f->n; i++) {
		const struct form_field *p = &f->field[i];
		size_t len = strlen(p->field.col);

		if (!p->typed)
			continue;
		memcpy(out + n, p->field.col, len);
		n += len;
		out[n++] = '\t';
		n += escape(out + n, p->edit.text);
		out[n++] = '\n';
	}
	out[n] = '\0';
	return out;
}

/*
 * The record was read as of rev TEXT.  If it has changed since, the save is
 * to be refused, and both values shown.
 */
static void
restore_rev(struct form *f, const char *text)
{
	const struct sr_field *rev = sr_field_of(f->spec->record, "rev");
	long long was = strtoll(text, NULL, 10);

	if (rev == NULL || was <= 0 || sr_get_int(rev, f->rec) == was)
		return;
	f->rev_seen = sr_get_int(rev, f->rec);
	f->base_old = true;
	sr_set_int(rev, f->rec, was);
}

bool
form_restore(struct form *f, const char *text)
{
	bool any = false;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		size_t col = strcspn(text, "\t\n");
		char *line = arena_alloc(f->arena, n + 1);
		struct form_field *p;

		if (line == NULL)
			break;
		memcpy(line, text, n);
		text += n + (text[n] == '\n');
		if (col >= n)
			continue;
		line[col] = '\0';
		if (col == 0) {
			restore_rev(f, line + 1);
			continue;
		}
		p = form_field(f, line);
		if (p == NULL || p->fixed)
			continue;
		unescape(line + col + 1);
		edit_set(&p->edit, line + col + 1);
		p->typed = p->touched = p->pending = any = true;
		/* What parses is in the record already for the others. */
		field_parse(f, (int)(p - f->field));
	}
	f->error_at = -1;
	return any;
}

/* The record that a form's name begins with: "visit.quick" is a visit. */
static const char *
draft_label(const char *form)
{
	size_t n = strcspn(form, ".");
	const char *like = N_("Form");

	for (int i = 0; i < 2 * SR_NOPS; i++) {
		const struct sr_record *r =
		    i % 2 == 0 ? sr_ops[i / 2].arg : sr_ops[i / 2].res;

		if (strncmp(r->name, form, n) != 0)
			continue;
		if (r->name[n] == '\0')
			return r->label;
		like = r->label;
	}
	return like;
}

void
ui_offer_drafts(struct ui *ui)
{
	const struct sr_none none = { 0 };
	const struct sr_draft *last = NULL;
	struct arena *a = arena_new();
	struct sr_rows rows;

	if (a != NULL && ui->sr != NULL && ui->session.staff != 0 &&
	    sr_draft_find(ui->sr, &none, &rows, a) == SR_OK)
		for (size_t i = 0; i < rows.n; i++) {
			const struct sr_draft *d =
			    SR_ROW(const struct sr_draft, &rows, i);

			if (last == NULL || d->updated_at > last->updated_at)
				last = d;
		}
	if (last != NULL)
		ui_message(ui, MSG_INFO,
		    N_("Unfinished: {0}. Open it again, and what was typed is "
		       "back."),
		    1, SR_LABEL(draft_label(last->form)));
	arena_free(a);
}
